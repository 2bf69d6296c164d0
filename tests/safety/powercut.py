"""What is on the disk after the power went: a recorded run, replayed with unsynced writes dropped or torn."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from careerjournal.core import guard
from tests.safety import traced

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from tests.safety.crew import Crew

SECTOR = 512
_WRITING = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "writev", *traced.NAMING)
_SYNCS = ("fsync", "fdatasync")
WAYS = ("nothing", "everything", "the first", "some", "torn")
"""What becomes of writes that nobody had waited for."""


NOTE, PART = "note", "part"
"""What a journal's note of its pages, in the state folder, and the one that takes its place are called here."""


class Event(NamedTuple):
    """One write, cut, sync or naming of a file, by its name; or, with no name, what was acknowledged."""

    kind: str
    name: str
    place: int = 0
    content: bytes = b""
    told: tuple[Any, ...] = ()


def recorded(crew: Crew, path: Path, log: Path, *arguments: object) -> list[Event]:
    """Let the program save, and write down what it did to the journal and its log, and what it acknowledged."""
    child = crew.begin("save", path, *arguments, stopped=True)
    with traced.traced(child, log, *traced.options(*_WRITING)):
        told = child.ended()
    assert child.status == 0, told
    note = noted_at(path)
    names = {str(path): path.name, f"{path}-wal": f"{path.name}-wal", f"{note}": NOTE, f"{note}.part": PART}
    events = []
    for call in traced.calls(log):
        if call.path == str(child.report):
            events.append(Event("told", "", told=tuple(json.loads(call.content))))
        elif call.path in names and call.name not in traced.NAMING:
            name = names[call.path]
            assert call.name not in ("write", "writev") or name == PART, "SQLite writes in another way; follow it here"
            kind = "sync" if call.name in _SYNCS else "cut" if call.name == "ftruncate" else "write"
            events.append(Event(kind, name, call.place, call.content))
        elif names.get(call.path) == NOTE or (call.name == "fsync" and call.path == str(note.parent)):
            events.append(Event("sync" if call.name == "fsync" else call.name, NOTE))
    log.unlink()
    return events


def noted_at(path: Path) -> Path:
    """Where the note of a journal's pages lies."""
    return guard._pages(path)


@dataclass
class Disk:
    """The files as the disk holds them, and what it was given and may still lose."""

    durable: dict[str, bytearray]
    pending: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    told: list[tuple[Any, ...]] = field(default_factory=list)
    notes: list[bytes] = field(default_factory=lambda: [b""])
    """The note of the pages as it is for certain, and those that have come since."""

    def take(self, event: Event) -> None:
        """Let one more thing happen."""
        if event.kind == "told":
            self.told.append(event.told)
        elif event.name in (NOTE, PART):
            self._take_note(event)
        elif event.kind == "sync":
            waiting = self.pending.pop(event.name, [])
            self.durable[event.name] = _after(self.durable.get(event.name, b""), waiting)
        else:
            self.pending[event.name].append(event)

    def _take_note(self, event: Event) -> None:
        part = self.pending[PART]
        if event.kind == "rename":
            self.notes.append(b"".join(one.content for one in part) if part[-1].kind == "sync" else b"not on the disk")
            part.clear()
        elif event.kind == "unlink":
            self.notes.append(b"")
        elif event.name == PART:
            part.append(event)
        else:
            del self.notes[:-1]

    def after_a_cut(self, way: str, chance: random.Random) -> dict[str, bytes]:
        """Return the files as one finds them when the power went now, and unsynced writes fared in this way."""
        names = (self.durable.keys() | self.pending.keys()) - {PART}
        return {
            name: bytes(_after(self.durable.get(name, b""), _survived(self.pending.get(name, []), way, chance)))
            for name in names
        }


def _survived(waiting: list[Event], way: str, chance: random.Random) -> list[Event]:
    if way == "nothing":
        return []
    if way == "everything":
        return waiting
    if way == "the first":
        return waiting[: chance.randint(0, len(waiting))]
    some = [event for event in waiting if chance.random() < 0.5]
    return some if way == "some" else [piece for event in some for piece in _torn(event, chance)]


def _torn(event: Event, chance: random.Random) -> Iterable[Event]:
    """The sectors of one write that reached the disk."""
    if event.kind != "write":
        return [event]
    return [
        event._replace(place=event.place + start, content=event.content[start : start + SECTOR])
        for start in range(0, len(event.content), SECTOR)
        if chance.random() < 0.6
    ]


def _after(before: bytes, events: Iterable[Event]) -> bytearray:
    content = bytearray(before)
    for event in events:
        end = event.place + len(event.content)
        if event.kind == "cut":
            del content[event.place :]
        content.extend(bytes(max(0, end - len(content))))
        if event.kind == "write":
            content[event.place : end] = event.content
    return content
