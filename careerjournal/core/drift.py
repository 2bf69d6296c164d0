"""Drift: how one wording became another, word by word, and where two are too far apart for that."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.4
"""Below this share of common words a comparison word by word would only be noise."""


@dataclass(frozen=True)
class Piece:
    """Some words of a text against its former wording: `change` is same, gone or new."""

    text: str
    change: str


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """How a wording became another, word by word; what went stands before what came."""
    old, new = before.split(), after.split()
    found: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in _matcher(old, new).get_opcodes():
        if tag == "equal":
            found.append(Piece(" ".join(new[new_from:new_to]), "same"))
            continue
        gone, came = " ".join(old[old_from:old_to]), " ".join(new[new_from:new_to])
        found += [Piece(gone, "gone")] if gone else []
        found += [Piece(came, "new")] if came else []
    return tuple(found)


def marked(before: str, after: str) -> tuple[Piece, ...]:
    """As `changes` where much was kept; otherwise the new words alone, which say enough beside the old ones."""
    if not before or _matcher(before.split(), after.split()).ratio() < _ALIKE:
        return (Piece(after, "same"),)
    return changes(before, after)


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, old, new, autojunk=False)
