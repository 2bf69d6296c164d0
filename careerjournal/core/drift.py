"""Drift: how one wording became another, word by word, and where two are too far apart for that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.4
"""Below this share of common words a comparison word by word would only be noise."""
_ALIKE_BESIDE = 0.3
"""The same where the two stand beside each other: each can still be read by itself."""
_LONG = 400
"""Words; from here on comparing each with each would take a while."""
_MOST = 6_000
"""Words; more are not compared: a page waits for the answer."""
_WORTH_IT = 12
"""Words; fewer than these are not left out."""
_BEGINNING = 240
"""Words that stand for a long text of which nothing is marked."""
_LEFT_OUT = "…"
_WORD = re.compile(r"(\S+)(\s*)")
_SIGNS = '.,;:!?…“”"()'


@dataclass(frozen=True)
class Piece:
    """Some words of a text against another wording: `change` is same, gone or new, `after` is the space behind them."""

    text: str
    change: str
    after: str = " "


@dataclass(frozen=True)
class Sides:
    """Two wordings beside each other: what is gone is marked in the former, what is new in the latter.

    Nothing is marked where they have too little in common, and `alike` says so.
    """

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    alike: bool


@dataclass(frozen=True)
class _Word:
    """A word and the space behind it; the signs at its ends and capitals make no other word of it."""

    text: str
    after: str

    @property
    def key(self) -> str:
        return self.text.strip(_SIGNS).casefold() or self.text

    def differs(self, other: _Word) -> bool:
        return self.text != other.text and self.key != other.key


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """How a wording became another, word by word; what went stands before what came."""
    return _changes(_words(before), _words(after))


def _changes(old: Sequence[_Word], new: Sequence[_Word]) -> tuple[Piece, ...]:
    head, tail = _shared(old, new)
    found = _pieces(new[:head], "same")
    inner = old[head : len(old) - tail], new[head : len(new) - tail]
    for tag, old_from, old_to, new_from, new_to in _matcher(*inner).get_opcodes():
        if tag == "equal":
            found += _pieces(inner[1][new_from:new_to], "same")
            continue
        found += _pieces(inner[0][old_from:old_to], "gone") + _pieces(inner[1][new_from:new_to], "new")
    return tuple(found + _pieces(new[len(new) - tail :], "same"))


def _shared(old: Sequence[_Word], new: Sequence[_Word]) -> tuple[int, int]:
    """How many words long texts begin and end with alike, which need no comparing; short ones are compared whole."""
    least = min(len(old), len(new))
    if least < _LONG:
        return 0, 0
    head = next((at for at in range(least) if old[at].differs(new[at])), least)
    rest = range(least - head)
    return head, next((at for at in rest if old[-1 - at].differs(new[-1 - at])), least - head)


def marked(before: str, after: str) -> tuple[Piece, ...]:
    """As `changes` where much was kept; otherwise the new words alone, which say enough beside the old ones."""
    old, new = _words(before), _words(after)
    return _changes(old, new) if old and _can_be_marked(old, new) else (Piece(after, "same"),)


def same_words(before: str, after: str) -> bool:
    """Whether two wordings differ in nothing that is ever marked: at most in signs, capitals and spaces."""
    return [word.key for word in _words(before)] == [word.key for word in _words(after)]


def _can_be_marked(old: Sequence[_Word], new: Sequence[_Word]) -> bool:
    """Whether enough is common, and what is to be compared is no more than can be at once."""
    head, tail = _shared(old, new)
    longest = max(len(old), len(new))
    if longest - head - tail > _MOST:
        return False
    return (head + tail) / max(longest, 1) >= _ALIKE or _are_alike(_matcher(old, new), _ALIKE)


def near_changes(pieces: Sequence[Piece], words: int = 14) -> tuple[Piece, ...]:
    """The same, where much is unchanged with a few words only around each change, and … for the rest.

    Where nothing is marked it is the beginning that stands for the text.
    """
    if all(piece.change == "same" for piece in pieces):
        return tuple(_shortened(piece, _BEGINNING, 0) for piece in pieces)
    last = len(pieces) - 1
    return tuple(
        _shortened(piece, words if number else 0, words if number < last else 0) if piece.change == "same" else piece
        for number, piece in enumerate(pieces)
    )


def _shortened(piece: Piece, first: int, last: int) -> Piece:
    """Its first and last words, where that leaves out enough to be worth it."""
    found = _words(piece.text)
    if len(found) <= first + last + _WORTH_IT:
        return piece
    begins, ends = _said(found[:first]), _said(found[len(found) - last :])
    return Piece(" ".join(part for part in (begins, _LEFT_OUT, ends) if part), piece.change, piece.after)


def _said(words: Sequence[_Word]) -> str:
    return "".join(word.text + word.after for word in words).rstrip()


def sides(before: str, after: str) -> Sides:
    """Two wordings, each with its own words marked that the other does not have."""
    old, new = _words(before), _words(after)
    matcher = _matcher(old, new)
    if not _are_alike(matcher, _ALIKE_BESIDE):
        return Sides(tuple(_pieces(old, "same")), tuple(_pieces(new, "same")), alike=False)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        left += _pieces(old[old_from:old_to], "same" if tag == "equal" else "gone")
        right += _pieces(new[new_from:new_to], "same" if tag == "equal" else "new")
    return Sides(tuple(left), tuple(right), alike=True)


def text(pieces: Iterable[Piece]) -> str:
    """The words of some pieces, lines and paragraphs kept."""
    return "".join(piece.text + piece.after for piece in pieces).rstrip()


def _words(text: str) -> list[_Word]:
    return [_Word(word, _gap(space)) for word, space in _WORD.findall(text)]


def _gap(space: str) -> str:
    lines = space.count("\n")
    return "\n\n" if lines > 1 else "\n" if lines else " "


def _pieces(words: Sequence[_Word], change: str) -> list[Piece]:
    """One piece, or none where there are no words."""
    if not words:
        return []
    said = "".join(word.text + word.after for word in words[:-1]) + words[-1].text
    return [Piece(said, change, words[-1].after)]


def _are_alike(matcher: SequenceMatcher[str], least: float) -> bool:
    """Whether enough words are common; the quick question spares most texts the long one."""
    return matcher.quick_ratio() >= least and matcher.ratio() >= least


def _matcher(old: Sequence[_Word], new: Sequence[_Word]) -> SequenceMatcher[str]:
    """Compares words; in long texts the commonest ones are no landmarks, which keeps the time within bounds."""
    keys = [word.key for word in old], [word.key for word in new]
    return SequenceMatcher(None, *keys, autojunk=max(map(len, keys)) > _LONG)
