"""Heights: how high each of many entries is, guessed until it was measured, and where in the column each one begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """The heights of a column, from its upper edge on."""

    def __init__(self) -> None:
        self._all: list[int] = []
        self._above = 0
        self._measured: set[int] = set()
        self._sums: list[int] | None = None

    def guess(self, heights: Iterable[int], above: int) -> None:
        """Begin with guesses, under what stands free above the first."""
        self._all, self._above = list(heights), above
        self._measured.clear()
        self._sums = None

    def measure(self, number: int, height: int) -> bool:
        """Take the true height of one; whether it was guessed otherwise."""
        self._measured.add(number)
        if self._all[number] == height:
            return False
        self._all[number] = height
        self._sums = None
        return True

    def is_measured(self, number: int) -> bool:
        return number in self._measured

    @property
    def tops(self) -> list[int]:
        """Where each begins; one more for the end."""
        if self._sums is None:
            self._sums = list(accumulate(self._all, initial=self._above))
        return self._sums

    def at(self, y: int) -> int:
        """The number of the one that stands so far down; the first or the last beyond the ends."""
        return min(max(0, bisect_right(self.tops, y) - 1), max(0, len(self._all) - 1))
