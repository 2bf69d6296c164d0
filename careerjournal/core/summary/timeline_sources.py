"""A range of the timeline, for paper: whole entries by day, oldest first, with quarters, roles and cycle dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from careerjournal.core import conversations, days, entries, feelings, spans, timeline
from careerjournal.core.entries import EntryView, Filter, Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.spans import Span
from careerjournal.core.summary import items
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.on_paper import blocks, parts
from careerjournal.core.summary.page import Item, run
from careerjournal.core.timeline import Marker
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

MOST = 5000
"""Entries on one document: these are some 730 pages, made in five seconds and 0.8 GB; twice as many take twice that."""


def subjects(journal: Journal) -> list[Named]:
    """The quarters that hold something, the newest first."""
    quarters = list(timeline.counted(journal))
    return [Named(spans.interval(Span(one.first, one.last)), f"{one.label}, {one.span}") for one in quarters]


def subject(journal: Journal, given: str) -> Named:
    """Any two days with a stroke between them; either may be left open."""
    return Named(given, spans.named(_span(given), journal.settings.fiscal_start))


def gather(journal: Journal, given: str, _asked_for: Collection[str]) -> Gathered:
    """Every entry of these days as a candidate; what did not work stands apart, and waits to be ticked."""
    span = _span(given)
    wanted = Filter(first=span.first, last=span.last)
    _require_measure(journal, wanted)
    found = [one for one in reversed(entries.select(journal, wanted)) if not one.private]
    lanes = timeline.read(journal, wanted).lanes
    marks = sorted((mark for lane in lanes for _, mark in lane.markers), key=lambda mark: mark.day)
    quarters = _quarters(journal, [*(one.day for one in found), *(mark.day for mark in marks)])
    untold = conversations.untold(journal)
    told = [_entry(one, quarters, usual=one.id not in untold) for one in found if one.kind != "setback"]
    made = {
        "days": _merged(told, [_marker(mark, quarters) for mark in marks], found, marks),
        "setbacks": [_entry(one, quarters) for one in found if one.kind == "setback"],
    }
    name = spans.named(span, journal.settings.fiscal_start)
    is_open = span.first is None or span.last is None
    title = translate("core", "Timeline") if is_open else translate("core", "Timeline, {days}").format(days=name)
    return Gathered(title, _when(span, name), made)


def _span(given: str) -> Span:
    first, stroke, last = given.partition("/")
    if not stroke:
        raise _no_days(given)
    try:
        span = Span(*(date.fromisoformat(end) if end else None for end in (first, last)))
    except ValueError:
        raise _no_days(given) from None
    if span.first and span.last and span.last < span.first:
        raise Trouble(translate("core", "These days end before they begin. Say the earlier one first."))
    return span


def _no_days(given: str) -> Trouble:
    said = translate("core", "“{days}” says no days. Write them as 2026-01-01/2026-03-31.")
    return Trouble(said.format(days=given))


def _require_measure(journal: Journal, wanted: Filter) -> None:
    count = entries.count(journal, wanted)
    if count > MOST:
        said = translate("core", "These days hold {count} entries, and a document holds {most}. Choose fewer days.")
        raise Trouble(said.format(count=count, most=MOST))


def _when(span: Span, name: str) -> str:
    """From when to when, where the name does not say it."""
    if span.first is None or span.last is None:
        return name
    said = f"{days.dated(span.first, span.first.year != span.last.year)} – {days.dated(span.last)}"
    return said if said != name and span.first != span.last else ""


# Heads


def _quarters(journal: Journal, found: Iterable[date]) -> dict[date, Quarter]:
    """The quarter of each day; none where all days lie in one, which the title says."""
    start = journal.settings.fiscal_start
    quarters = {day: Quarter.of(day, start) for day in found}
    return quarters if len(set(quarters.values())) > 1 else {}


def _over(day: date, quarters: dict[date, Quarter]) -> tuple[str, ...]:
    """The quarter, where it needs saying, and the day, whose year the quarter or the title says."""
    quarter = quarters.get(day)
    said = days.in_its_year(day)
    return (f"{quarter.label}, {quarter.span}", said) if quarter else (said,)


# Items


def _entry(entry: EntryView, quarters: dict[date, Quarter], usual: bool = True) -> Item:
    impact = (translate("core", "Impact"), items.said(entry, entry.impact))
    return Item(
        entry.id, run(items.without_marks(entry, entry.title)), parts(impact), aside=_aside(entry), usual=usual,
        blocks=blocks(items.without_marks(entry, entry.body)), over=_over(entry.day, quarters),
    )  # fmt: skip


def _aside(entry: EntryView) -> str:
    """“Win · 09:30 · Lively · with Priya Raman”: what it is, when, how it felt and who was there."""
    kind = translate("choices", entry.kind).capitalize()
    felt = feelings.word(entry.energy) if entry.energy is not None else ""
    people = conversations.listed([person.name for person in entry.people])
    said = translate("core", "from {people}") if entry.kind == "feedback" else translate("core", "with {people}")
    met = said.format(people=people) if people else ""
    return " · ".join(filter(None, (kind, entry.time, felt, met)))


def _marker(mark: Marker, quarters: dict[date, Quarter]) -> Item:
    return Item(f"{mark.id}-{mark.day}", run(mark.text), aside=mark.detail, over=_over(mark.day, quarters))


def _merged(told: list[Item], marked: list[Item], found: list[EntryView], marks: list[Marker]) -> list[Item]:
    """Entries and markers as the days went; a marker leads its day."""
    day_of = {one.id: one.day for one in found}
    dated = [(mark.day, 0, item) for mark, item in zip(marks, marked, strict=True)]
    dated += [(day_of[item.uid], 1, item) for item in told]
    return [item for *_, item in sorted(dated, key=lambda one: one[:2])]
