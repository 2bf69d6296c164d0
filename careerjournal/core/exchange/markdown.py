"""Markdown files and folders, Obsidian's among them, read into dated texts; no word of them is dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from careerjournal.core import clock
from careerjournal.core.exchange import front_matter, markdown_entry, markdown_years, sources
from careerjournal.core.exchange.front_matter import Value
from careerjournal.core.exchange.markdown_dates import Dated, Span, in_heading, in_path, written
from careerjournal.core.exchange.markdown_text import (
    code_lines,
    first_heading,
    has_words,
    heading,
    readable_links,
    tags,
)
from careerjournal.core.exchange.reading import Found, Gathered, Reading, content_key, number_repeats
from careerjournal.core.exchange.sources import Source, Unreadable
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

FORMAT = "markdown"
ENDINGS = (".md", ".markdown", ".mdown", ".mkd")

_DATES = ("date", "created", "week_ending")
_TAGS = ("tags", "tag")
_PROSE = ("description", "summary", "subtitle", "excerpt", "abstract")
# What only says how a site or a note program shows the page. The report names each one that was left out.
_SWITCHES = ("draft", "layout", "permalink", "slug", "cssclass", "cssclasses", "toc")
_NO_TITLE = ("index", "readme", "note", "notes", "journal", "untitled")


def read(path: str | Path, whole: bool = False) -> Reading:
    """Read a file or a folder; with `whole` a year's file stays one text. `Trouble` when nothing of it can be read."""
    root = sources.existing(path)
    gathered, others, switches = Gathered(), Counter[str](), Counter[str]()
    if root.is_dir():
        _folder(root, whole, gathered, others, switches)
    else:
        source = Source(root, sources.shown(root.name))
        try:
            _file(source, whole, gathered, switches)
        except Unreadable as reason:
            raise Trouble(
                translate("core", "{place} {reason}. Nothing was imported.").format(place=source.place, reason=reason)
            ) from None
    gathered.notes += _about_others(others) + _about_switches(switches)
    return gathered.as_reading(FORMAT, sources.shown(root))


def _folder(root: Path, whole: bool, gathered: Gathered, others: Counter[str], switches: Counter[str]) -> None:
    def left_out(place: str, reason: str) -> None:
        if reason:
            gathered.skip(place, reason)
        else:
            others[Path(place).suffix.lower() or Path(place).name] += 1

    for source in sources.files(root, ENDINGS, left_out):
        try:
            _file(source, whole, gathered, switches)
        except Unreadable as reason:
            gathered.skip(source.place, str(reason))


def _about_others(others: Counter[str]) -> list[str]:
    if not others:
        return []
    names = ", ".join(sorted(others)[:6]) + (" …" if len(others) > 6 else "")
    text = translate("core", "Files of other kinds that were left alone: %n ({names}).", others.total())
    return [text.format(names=names)]


def _about_switches(switches: Counter[str]) -> list[str]:
    text = translate("core", "“{name}” in the front matter is a setting, not text, and was left out of {count} files.")
    return [text.format(name=name, count=count) for name, count in sorted(switches.items())]


# One file ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Note:
    """A file taken apart: what its name says, its front matter, its text."""

    place: str
    stem: str
    named: Dated | None
    values: tuple[Value, ...]
    body: str
    first_line: int


def _file(source: Source, whole: bool, gathered: Gathered, switches: Counter[str]) -> None:
    loaded = sources.load(source.path)
    if loaded.guessed:
        gathered.notes.append(
            translate("core", "{place} is not UTF-8 and was read as Windows-1252.").format(place=source.place)
        )
    own = markdown_entry.read(loaded.text, source.place, gathered.notes)
    found = [own] if own else _foreign(source, loaded.text, whole, gathered, switches)
    found = [item for item in found if _says_something(item.title + item.body)]
    if found:
        gathered.found += number_repeats(found)
    elif not any(skipped.place == source.place for skipped in gathered.skipped[-1:]):
        gathered.skip(source.place, translate("core", "has no text"))


def _foreign(source: Source, text: str, whole: bool, gathered: Gathered, switches: Counter[str]) -> list[Found]:
    parts = front_matter.split(re.sub(r"\r\n?", "\n", text))
    left_out = [value for value in parts.values if value.key.lower() in _SWITCHES and "\n" not in value.raw]
    switches.update(value.key for value in left_out)
    values = tuple(value for value in parts.values if value not in left_out)
    path = Path(source.path)
    note = _Note(source.place, sources.shown(path.stem), in_path(path), values, parts.body, parts.first_line)
    if note.named and note.named.span is Span.YEAR and not whole:
        return _year(note, note.named, gathered)
    if note.named and note.named.guessed:
        gathered.notes.append(
            translate(
                "core", "{place} was read as a week. In a folder named after the year it is read as a month."
            ).format(place=note.place)
        )
    found = _sections(note) or _one(note)
    if not found and _says_something(text):
        gathered.skip(
            note.place, translate("core", "has no date in its name, its front matter (date, created) or a heading")
        )
    return found


def _one(note: _Note) -> list[Found]:
    """The whole file as one text, on the day of its name, else of its front matter, else of its heading."""
    dated = note.named or _front_date(note) or _heading_date(note.body)
    return [_found(note, dated, note.body, note.values, whole_file=True)] if dated else []


def _front_date(note: _Note) -> Dated | None:
    """The first date in the front matter that says the file's day."""
    for key in _DATES:
        for value in note.values:
            day = written(value.text or "") if value.key.lower() == key else None
            if day and (not note.named or note.named.day == day.day):
                return day
    return None


def _heading_date(body: str) -> Dated | None:
    lines = body.strip("\n").split("\n")
    found = first_heading(lines)
    if found:
        return in_heading(found.text)
    dated = written(lines[0])
    return dated if dated and dated.end == len(lines[0].strip()) else _any_heading_date(lines)


def _any_heading_date(lines: list[str]) -> Dated | None:
    code = code_lines(lines)
    found = (heading(line) for line, fenced in zip(lines, code, strict=True) if not fenced)
    return next((dated for one in found if one and (dated := in_heading(one.text))), None)


# A file of several days --------------------------------------------------------------------------------------------


def _sections(note: _Note) -> list[Found]:
    """A running log, or a month's or week's file, at its date headings; nothing where there are fewer than two.

    What stands before the first one goes with it.
    """
    if (note.named and note.named.span not in (Span.WEEK, Span.MONTH)) or (not note.named and _front_date(note)):
        return []
    lines = note.body.split("\n")
    starts = _date_headings(lines)
    if len(starts) < 2:
        return []
    ends = [n for n, _ in starts[1:]] + [len(lines)]
    found = []
    for (start, dated), end in zip(starts, ends, strict=True):
        first = start == starts[0][0]
        text = "\n".join(lines[start:end])
        before = "\n".join(lines[:start]).strip("\n") if first else ""
        values = note.values if first else tuple(value for value in note.values if value.key.lower() in _TAGS)
        place = _line(note.place, note.first_line + start)
        found.append(_found(note, dated, text, values, place=place, before=before))
    return found


def _date_headings(lines: list[str]) -> list[tuple[int, Dated]]:
    """Where the headings of the highest level that has dates stand, each with its day."""
    code = code_lines(lines)
    found: list[tuple[int, int, Dated]] = []
    for n, line in enumerate(lines):
        one = None if code[n] else heading(line)
        dated = in_heading(one.text) if one else None
        if one and dated and dated.start == 0:
            found.append((n, one.level, dated))
    top = min((level for _, level, _ in found), default=0)
    return [(n, dated) for n, level, dated in found if level == top]


def _line(place: str, line: int) -> str:
    return translate("core", "{place}, line {line}").format(place=place, line=line)


# A year's file -----------------------------------------------------------------------------------------------------


def _year(note: _Note, named: Dated, gathered: Gathered) -> list[Found]:
    year = markdown_years.take_apart(note.body, note.first_line)
    given = _given_tags(note.values)
    found = []
    for item in year.items:
        text = readable_links(item.text)
        found.append(
            Found(
                key=content_key(item.dated.day.isoformat(), "", "", text),
                day=item.dated.day,
                title="",
                body=text,
                place=_line(note.place, item.line),
                themes=_unique([item.heading, *given, *tags(text)]),
            )
        )
    rest = [_found(note, named, year.rest, note.values)] if _says_something(year.rest) or note.values else []
    rest = [item for item in rest if _says_something(item.title + item.body)]
    gathered.notes += _about_year(note.place, len(found), rest) + [
        translate("core", "{place}: “[{text}]” is no day, and stays where it stands.").format(
            place=_line(note.place, line), text=text
        )
        for line, text in year.undated
    ]
    return found + rest


def _about_year(place: str, items: int, rest: list[Found]) -> list[str]:
    if not rest:
        return []
    if items:
        text = translate(
            "core", "{place}: dated items, each on its own day: %n. The rest is one entry on {day}.", items
        )
    else:
        text = translate("core", "{place} has no dated items and is one entry on {day}.")
    return [text.format(place=place, day=rest[0].day.isoformat())]


# One text ----------------------------------------------------------------------------------------------------------


def _found(
    note: _Note,
    dated: Dated,
    body: str,
    values: tuple[Value, ...],
    place: str = "",
    before: str = "",
    whole_file: bool = False,
) -> Found:
    """One text with its title, its themes, and what its front matter says besides."""
    title, values = _front_title(values)
    body = readable_links(body).strip("\n")
    if not title:
        title, body = _heading_title(body, dated.day)
    day = _front_date(note)
    time = dated.time or (day.time if day and day.day == dated.day else "")
    prose = [value.text or "" for value in values if _is_prose(value)]
    kept = "\n".join(value.raw for value in values if not _is_said(value, dated.day, time))
    body = "\n\n".join(
        part.strip("\n") for part in (readable_links(before), *prose, body, kept) if _says_something(part)
    )
    key = content_key(dated.day.isoformat(), time, title, body)  # by the day as written: today's is another tomorrow
    if not title and whole_file:
        title = _stem_title(note)
    themes = _unique([*_given_tags(values), *tags(body)])
    private = any(_is_private(value) for value in values)
    return Found(key, _no_later(dated), title, body, place or note.place, time=time, themes=themes, private=private)


def _no_later(dated: Dated) -> date:
    """The last day of a week, month or year that has not ended yet is today."""
    return dated.day if dated.span is Span.DAY else min(dated.day, clock.today())


def _front_title(values: tuple[Value, ...]) -> tuple[str, tuple[Value, ...]]:
    found = next((value for value in values if value.key.lower() == "title" and (value.text or "").strip()), None)
    if not found or "\n" in (found.text or ""):
        return "", values
    return (found.text or "").strip(), tuple(value for value in values if value is not found)


def _heading_title(body: str, day: date) -> tuple[str, str]:
    """The heading with which a text begins, and the text below it. One that only says the day is said by the day."""
    lines = body.split("\n")
    found = first_heading(lines)
    text, count = (found.text, found.lines) if found else (lines[0].strip(), 1)
    dated = in_heading(text)
    only_day = bool(dated and dated.day == day and dated.start == 0 and not has_words(text[dated.end :]))
    if only_day:
        return "", "\n".join(lines[count:]).strip("\n")
    if not found or "](" in text:
        return "", body
    return text, "\n".join(lines[count:]).strip("\n")


def _stem_title(note: _Note) -> str:
    """What the file's name says besides its date, as somebody named the note."""
    stem = note.stem
    if note.named:
        stem = stem[: note.named.start] + stem[note.named.end :]
    stem = stem.strip(" -_.,()")
    worth = any(letter.isalpha() for letter in stem) and stem.lower() not in _NO_TITLE
    return stem if worth else ""


def _says_something(text: str) -> bool:
    return bool(text.strip())


def _is_said(value: Value, day: date, time: str) -> bool:
    """Whether a value of the front matter is in the entry without standing at the end of its text."""
    dated = written(value.text or "") if value.key.lower() in _DATES else None
    only_date = bool(
        dated and dated.day == day and dated.time in ("", time) and dated.end == len(str(value.text).strip())
    )
    return only_date or _is_prose(value) or _is_tags(value) or _is_private(value)


def _is_private(value: Value) -> bool:
    return value.key.lower() == "private" and (value.text or "").lower() in ("true", "yes")


def _is_prose(value: Value) -> bool:
    return value.key.lower() in _PROSE and value.text is not None


def _is_tags(value: Value) -> bool:
    return value.key.lower() in _TAGS and (value.items is not None or value.text is not None)


def _given_tags(values: Iterable[Value]) -> list[str]:
    return [word.lstrip("#").strip() for value in values if _is_tags(value) for word in value.words]


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, whatever its case, as it was written first."""
    first: dict[str, str] = {}
    for name in names:
        if name:
            first.setdefault(name.casefold(), name)
    return tuple(first.values())
