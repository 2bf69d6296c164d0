"""What a reader found in somebody's files: plain values, independent of the journal they may go into."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256


@dataclass(frozen=True)
class Found:
    """One dated text. `key` tells it again on a later import, whatever its file is called then."""

    key: str
    day: date
    title: str
    body: str
    place: str
    time: str = ""
    zone: str = ""
    kind: str = "note"
    themes: tuple[str, ...] = ()
    # What only an export of ours knows.
    impact: str = ""
    energy: int | None = None
    private: bool = False
    told_on: date | None = None
    people: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    strengths: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Skipped:
    """A file, or a place in one, that was left out, and why."""

    place: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """Everything that was understood, everything that was not, and what the person should know about it."""

    format: str
    source: str
    found: tuple[Found, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Gathered:
    """A reading on its way."""

    found: list[Found] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def skip(self, place: str, reason: str) -> None:
        self.skipped.append(Skipped(place, reason))

    def as_reading(self, form: str, source: str) -> Reading:
        return Reading(form, source, tuple(self.found), tuple(self.skipped), tuple(dict.fromkeys(self.notes)))


def content_key(*parts: str) -> str:
    """The same key for the same parts, and practically never for others."""
    return sha256("\x00".join(part.strip() for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def number_repeats(found: list[Found]) -> list[Found]:
    """Tell apart texts of one file that are alike in every word, so that each of them stays."""
    seen: Counter[str] = Counter()
    numbered = []
    for item in found:
        seen[item.key] += 1
        again = seen[item.key]
        numbered.append(item if again == 1 else replace(item, key=f"{item.key}#{again}"))
    return numbered
