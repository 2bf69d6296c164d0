"""Capture: a text becomes an entry, with the people, themes, strengths and goals that its marks name.

The first line is the title only where the text says so: it is a Markdown heading, or it is short and an empty line
sets it apart from what follows. Otherwise the entry has no title, and a list shows its first line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from careerjournal.core import clock, drafts, lookup, marks, store
from careerjournal.core.journal import Journal
from careerjournal.core.marks import Mark, Resolved
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

TITLE_LENGTH = 80
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*")
_NO_TITLE = re.compile(r"[ \t]*(?:[-*+>|`~#]|\d{1,3}[.)][ \t]|.*[:,;]$)")


def keep_text(journal: Journal, text: str, fields: Mapping[str, Any] | None = None) -> str:
    """Add an entry whose marks all count, as on the command line; its uid.

    An unknown person or theme is made; an unknown strength or goal is Trouble, and nothing is saved.
    """
    return _add(journal, text, dict(fields or {}), marks.read(text))


def keep(
    journal: Journal, text: str, kind: str = "note", picked: Collection[tuple[str, str]] = (), **fields: Any
) -> str:
    """Add an entry from the window, where a mark counts once (sign, name) of it was picked from completion; its uid.

    Its draft goes in the same write: a kill between the two would leave the words twice.
    """
    wanted = {(sign, marks.fold(name)) for sign, name in picked}
    counted = [mark for mark in marks.read(text) if (mark.sign, marks.fold(mark.name)) in wanted]
    with journal.write(_label()):
        uid = _add(journal, text, {"kind": kind, **fields}, counted)
        drafts.drop(journal, drafts.CAPTURE)
    return uid


def split(text: str) -> tuple[str, str]:
    """The title that a text gives itself, or “”, and the rest of it."""
    whole = text.strip("\n").rstrip()
    first, _, rest = whole.partition("\n")
    first = first.strip()
    heading = _HEADING.fullmatch(first)
    if heading and heading["title"]:
        return heading["title"], rest.strip("\n")
    apart = rest.startswith("\n") or (rest[:1].isspace() and not rest.split("\n")[0].strip())
    if apart and rest.strip() and len(first) <= TITLE_LENGTH and not _NO_TITLE.match(first):
        return first, rest.strip("\n")
    return "", whole


def _label() -> str:
    return translate("core", "Keep an entry")


def _add(journal: Journal, text: str, fields: dict[str, Any], counted: Iterable[Mark]) -> str:
    if not text.strip():
        raise Trouble(translate("core", "There is no text to keep. A sentence is enough."))
    title, body = (fields.pop("title"), text.strip("\n").rstrip()) if fields.get("title") else split(text)
    meant = _meaning(journal, list(counted))
    kind = str(fields.get("kind") or "note")
    noun = kind if kind in ("feedback", "conversation") else "entry"
    if noun != "entry":
        fields.pop("kind")
    with journal.write(_label()):
        fields["people"] = _together(fields.get("people"), meant.people, _made(journal, "person", meant.new_people))
        fields["themes"] = _together(fields.get("themes"), meant.themes, _made(journal, "theme", meant.new_themes))
        fields["goals"] = _together(fields.get("goals"), meant.goals)
        fields["strengths"] = _effects(fields.get("strengths"), meant.strengths)
        fields["private"] = bool(fields.get("private")) or meant.private
        return journal.add(noun, **fields | _own(noun, fields) | {"title": title, "body": body})


def _own(noun: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What a feedback or a conversation has more than an entry: who gave it, and that it was held."""
    if noun == "entry":
        return {}
    if fields.get("impact"):
        raise Trouble(translate("core", "A conversation or a feedback has no impact. Nothing was saved."))
    if noun == "feedback":
        return {"giver": next(iter(fields["people"]), None)}
    if not fields["people"]:
        raise Trouble(translate("core", "Whom was it with? Say @name in the text, or --person. Nothing was saved."))
    day = fields.get("day") or clock.today()
    if day > clock.today():
        return {}
    now = clock.time_of_day() if day == clock.today() else ""
    return {"held_on": day, "time": fields.get("time") or now}


def _meaning(journal: Journal, counted: Sequence[Mark]) -> Resolved:
    if not counted:
        return Resolved()
    return marks.resolve(counted, *(lookup.named(journal, noun) for noun in ("person", "strength", "goal", "theme")))


def _made(journal: Journal, noun: str, new: Iterable[str]) -> tuple[str, ...]:
    return tuple(journal.add(noun, name=name) for name in new)


def _together(*lists: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(uid for uids in lists for uid in uids or ()))


def _effects(given: Iterable[Any] | None, marked: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Strengths with their effects; what is given beside the text counts more than a mark in it."""
    pairs = [pair if isinstance(pair, tuple) else (pair, "used") for pair in given or ()]
    return tuple((dict(marked) | dict(pairs)).items())


def link(journal: Journal, uid: str, sign: str, target: str, name: str) -> None:
    """Link an entry to what a picked mark names; an empty `target` is a new person or theme."""
    field, noun = _FIELDS[sign]
    with journal.write(translate("core", "Link an entry")):
        target = target or journal.add(noun, name=name)
        here: Any = journal.values(uid)[field]
        if field == "strengths":
            kept = [pair for pair in here if pair[0] != target]
            changed: tuple[Any, ...] = (*kept, (target, marks.EFFECTS[sign]))
        else:
            changed = _together(here, (target,))
        if changed != here:
            changes: dict[str, Any] = {field: changed}
            journal.edit(store.noun_of(uid), uid, **changes)


_FIELDS = {
    "@": ("people", "person"), "#": ("themes", "theme"), "^": ("goals", "goal"),
    "+": ("strengths", "strength"), "-": ("strengths", "strength"),
}  # fmt: skip
