"""One entry as a Markdown file of ours: front matter with every field and link, then the text; and read back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date

from careerjournal.core.exchange import front_matter
from careerjournal.core.exchange.front_matter import Value
from careerjournal.core.exchange.markdown_dates import written
from careerjournal.core.exchange.reading import Found, content_key
from careerjournal.core.words import translate

MARK = "career_journal"
_OPENING = f"---\n{MARK}: 1\n"
_EFFECT = re.compile(r"(?P<name>.*) \((?P<effect>energised|used|drained)\)", re.DOTALL)
# What YAML takes for a line's end, or would rather not see raw.
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# What a conversation or feedback has beside the entry: its field, and what the file calls it. Not read back.
ON_TOP = {
    "kind": "conversation", "wish": "wish", "formal": "formal", "minutes": "minutes", "held_on": "held_on",
    "cancelled_on": "cancelled_on", "told_on": "expect_told_on", "notes_read_on": "notes_read_on",
    "prepared_on": "prepared_on", "printed_on": "printed_on", "about": "about",
}  # fmt: skip
_NOT_READ = frozenset((*ON_TOP.values(), "from", "topics", "actions"))
_FIELDS = frozenset((
    MARK, "id", "date", "time", "zone", "kind", "title", "impact", "energy", "private", "told_on", "people", "goals",
    "strengths", "themes", "tags",
)) | _NOT_READ  # fmt: skip
_KINDS = frozenset(("note", "win", "learning", "setback", "decision", "reflection", "milestone"))


def write(fields: Iterable[tuple[str, object]], body: str) -> str:
    """The file's text; fields that say nothing are left out."""
    lines = [f"{name}: {_written(value)}\n" for name, value in fields if value not in (None, "", (), [], False)]
    return f"{_OPENING}{''.join(lines)}---\n\n{body}\n"


def _written(value: object) -> str:
    """A value as YAML and JSON both read it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, date)):
        return str(value)
    text = json.dumps(value, ensure_ascii=False)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def read(text: str, place: str, notes: list[str]) -> Found | None:
    """The entry that such a file holds; None for any other file, also for one that lost its date.

    `notes` hears of a conversation or feedback, which comes in as a note.
    """
    if text.startswith("---\r\n"):  # another program has changed every line end
        text = text.replace("\r\n", "\n")
    parts = front_matter.split(text)
    values = {value.key: value for value in parts.values}
    day = written(_text(values, "date"))
    if MARK not in values or not day:
        return None
    if _NOT_READ & values.keys():
        notes.append(
            translate(
                "core", "{place} was more than a note: what was agreed or promised there stays in the file."
            ).format(place=place)
        )
    time, title, body = _text(values, "time"), _text(values, "title"), _body(parts)
    return Found(
        key=content_key(_text(values, "id"), day.day.isoformat(), time, title, body),
        day=day.day, title=title, body=body, place=place, time=time if _is_time(time) else "",
        zone=_text(values, "zone"), kind=_kind(values), themes=_words(values, "themes") or _words(values, "tags"),
        impact=_text(values, "impact"), energy=_energy(values), private=_text(values, "private") == "true",
        told_on=_day(values, "told_on"), people=_words(values, "people"), goals=_words(values, "goals"),
        strengths=tuple(_strength(name) for name in _words(values, "strengths")),
    )  # fmt: skip


def _body(parts: front_matter.Split) -> str:
    body = parts.body.removeprefix("\n")
    added = [value.raw for value in parts.values if value.key not in _FIELDS]
    return "\n\n".join([body.removesuffix("\n"), *added]) if added else body.removesuffix("\n")


def _text(values: dict[str, Value], key: str) -> str:
    return (values[key].text or "") if key in values else ""


def _words(values: dict[str, Value], key: str) -> tuple[str, ...]:
    return tuple(word for word in (values[key].items or ()) if word) if key in values else ()


def _kind(values: dict[str, Value]) -> str:
    kind = _text(values, "kind")
    return kind if kind in _KINDS else "note"


def _energy(values: dict[str, Value]) -> int | None:
    text = _text(values, "energy")
    return int(text) if text in ("-2", "-1", "0", "1", "2") else None


def _day(values: dict[str, Value], key: str) -> date | None:
    found = written(_text(values, key))
    return found.day if found else None


def _strength(text: str) -> tuple[str, str]:
    match = _EFFECT.fullmatch(text)
    return (match["name"], match["effect"]) if match else (text, "used")


def _is_time(text: str) -> bool:
    return re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text) is not None
