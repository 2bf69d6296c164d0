"""How work felt, in words: the five of energy, from −2 to +2, and what lies between two of them."""

from __future__ import annotations

from careerjournal.core.words import marked, translate

SCALE = (-2, -1, 0, 1, 2)
_WORDS = dict(zip(SCALE, marked("feelings", "Drained", "Tired", "Even", "Lively", "Energised"), strict=True))


def word(energy: int) -> str:
    """How the work of one entry felt."""
    return translate("feelings", _WORDS[energy])


def middle(median: float) -> str:
    """A median as a word, or as two where it lies between them: “Even – Lively”."""
    low, high = int(median // 1), int(-(-median // 1))
    if low == high:
        return word(low)
    return translate("core", "{low} – {high}").format(low=word(low), high=word(high))
