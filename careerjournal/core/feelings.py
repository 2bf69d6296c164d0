"""How work felt, in words: the five of energy, from −2 to +2, and what lies between two of them."""

from __future__ import annotations

from careerjournal.core.words import marked, translate

SCALE = (-2, -1, 0, 1, 2)
_WORDS = dict(zip(SCALE, marked("feelings", "Drained", "Tired", "Even", "Lively", "Energised"), strict=True))


def word(energy: int) -> str:
    """How the work of one entry felt."""
    return translate("feelings", _WORDS[energy])


def around(value: float) -> tuple[str, ...]:
    """The word for a value of the scale, or the two that it lies between, the lower first."""
    low, high = int(value // 1), int(-(-value // 1))
    return (word(low),) if low == high else (word(low), word(high))


def middle(median: float) -> str:
    """A median as a word, or as two where it lies between them: “Even – Lively”."""
    words = around(median)
    if len(words) == 1:
        return words[0]
    return translate("core", "{low} – {high}").format(low=words[0], high=words[1])
