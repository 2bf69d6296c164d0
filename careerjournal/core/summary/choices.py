"""Choices: what the person ticked for a document, the short versions for paper, and how its pages are set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from careerjournal.core import clock
from careerjournal.core.journal import Journal
from careerjournal.core.records import SummaryChoice, live
from careerjournal.core.summary.page import Item, Section, ranked
from careerjournal.core.uid import new_uid
from careerjournal.core.words import translate

LARGE, INITIALS = "@large", "@initials"
"""How a document is set, kept like a tick; no record's uid begins like these."""


@dataclass(frozen=True)
class About:
    """One document about one thing: a conversation's or a person's uid, “2026-Q1”, two days, or nothing more."""

    document: str
    subject: str = ""


@dataclass(frozen=True)
class Choices:
    """The ticks by uid, and the short versions."""

    ticks: Mapping[str, bool] = field(hash=False)
    shorts: Mapping[str, str] = field(hash=False)

    @property
    def asked_for(self) -> list[str]:
        return [about for about, included in self.ticks.items() if included]

    def but(self, include: Sequence[str] = (), leave_out: Sequence[str] = ()) -> Choices:
        """With these ticks over the ones that are kept."""
        return replace(self, ticks={**self.ticks, **dict.fromkeys(include, True), **dict.fromkeys(leave_out, False)})


def read(about: About) -> Choices:
    """What was chosen for a document."""
    rows = list(live(SummaryChoice).where(_of(about)))
    return Choices(
        {row.about: row.included for row in rows if row.included is not None},
        {row.about: row.short for row in rows if row.short},
    )


def ticked(conversation: str) -> set[str]:
    """The records that the person put on the sheet of a conversation."""
    return {one for one, included in read(About("sheet", conversation)).ticks.items() if included}


def choose(journal: Journal, about: About, record: str, included: bool) -> None:
    """Tick a record for a document, or take the tick away."""
    with journal.write(translate("core", "Choose for the page")):
        _keep(about, record, included=included)


def shorten(journal: Journal, about: About, record: str, short: str) -> None:
    """Keep a short version of a record for a document; none where it is empty."""
    session = f"short {about.document} {about.subject} {record}"
    with journal.write(translate("core", "Shorten for paper"), session=session):
        _keep(about, record, short=" ".join(short.split()))


def _keep(about: About, record: str, **values: object) -> None:
    moment = clock.stamp()
    if not SummaryChoice.update(**values, changed=moment).where(_of(about), SummaryChoice.about == record).execute():
        fresh = {"uid": new_uid(), "created": moment, "changed": moment}
        given = {"document": about.document, "subject": about.subject, "about": record, "short": ""}
        SummaryChoice.insert(**given | values, **fresh).execute()


def _of(about: About) -> object:
    return (SummaryChoice.document == about.document) & (SummaryChoice.subject == about.subject)


def applied(section: Section, found: Sequence[Item], choices: Choices) -> Section:
    """The section with its items ticked: as chosen, else as many as it holds, those of a fit length first."""
    rule, ticks = section.rule, choices.ticks
    items = [replace(_parts(item, ticks), left="", short=choices.shorts.get(item.uid, "")) for item in found]
    ready = [item for item in items if rule.ticked and item.usual and item.uid not in ticks]
    best = [item.uid for item in ranked(ready) if not rule.words or item.words(rule) <= rule.words]
    best += [item.uid for item in ranked(ready) if item.uid not in best]
    free = max(0, rule.most - sum(ticks.get(item.uid, False) for item in items)) if rule.most else len(best)
    usual = set(best[:free])
    return Section(rule, tuple(replace(item, included=ticks.get(item.uid, item.uid in usual)) for item in items))


def _parts(item: Item, ticks: Mapping[str, bool]) -> Item:
    """The item without the records that tell of it and were left out."""
    return replace(item, parts=tuple(replace(part, included=ticks.get(part.uid, True)) for part in item.parts))
