"""A reader of QR codes for tests: finds one on a rendered page and says its text; it knows version 4-M, as printed.

By ISO/IEC 18004, and with nothing of the library that draws the codes. It corrects no errors: the page has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

SIZE, BLOCKS, DATA = 33, 2, 32
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_FORMAT_MASK = 0b101010000010010
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda y, x: (y + x) % 2, lambda y, _x: y % 2, lambda _y, x: x % 3, lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2, lambda y, x: y * x % 2 + y * x % 3, lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)  # fmt: skip
Squares = list[list[bool]]


def read(dark: Sequence[Sequence[bool]]) -> str:
    """The text of the one code on a page, whose pixels are dark or not."""
    return text_of(squares(dark))


def squares(dark: Sequence[Sequence[bool]]) -> Squares:
    """The code's own squares: between the corners of the first line that crosses two finder patterns."""
    for top, line in enumerate(dark):
        found = list(_finders(line))
        if len(found) == 2 and round((found[1][1] - found[0][0]) / found[0][2]) == SIZE:
            left, side = found[0][0], (found[1][1] - found[0][0]) / SIZE
            above = top
            while any(dark[above - 1][left : left + round(6 * side)]):
                above -= 1
            return [
                [dark[int(above + (y + 0.5) * side)][int(left + (x + 0.5) * side)] for x in range(SIZE)]
                for y in range(SIZE)
            ]
    raise ValueError("There is no code on this page.")


def _finders(line: Sequence[bool]) -> Iterator[tuple[int, int, float]]:
    """Where dark, light, three times dark, light, dark begin and end, and how wide one square is."""
    runs: list[tuple[bool, int, int]] = []
    for shade, pixels in groupby(line):
        begin = runs[-1][2] if runs else 0
        runs.append((shade, begin, begin + len(list(pixels))))
    for at in range(len(runs) - 4):
        five = runs[at : at + 5]
        side = (five[4][2] - five[0][1]) / 7
        fits = all(
            abs(end - begin - n * side) <= 0.5 * side for (_, begin, end), n in zip(five, (1, 1, 3, 1, 1), strict=True)
        )
        if five[0][0] and side > 2 and fits:
            yield five[0][1], five[4][2], side


def text_of(code: Squares) -> str:
    """What a code of version 4-M in capitals and digits says."""
    places = [*((8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)), *((y, 8) for y in (7, 5, 4, 3, 2, 1, 0))]
    form = _number(code[y][x] for y, x in places) ^ _FORMAT_MASK
    if form >> 13 != 0:
        raise ValueError("This code has not the correction of level M.")
    mask = _MASKS[form >> 10 & 7]
    bits = [code[y][x] ^ (mask(y, x) == 0) for y, x in _path()]
    words = [_number(bits[n : n + 8]) for n in range(0, len(bits) // 8 * 8, 8)]
    data = [word for block in range(BLOCKS) for word in words[block : BLOCKS * DATA : BLOCKS]]
    return _said(f"{word:08b}" for word in data)


def _said(words: Iterable[str]) -> str:
    bits = "".join(words)
    if bits[:4] != "0010":
        raise ValueError("This code is not written in capitals and digits.")
    count, at, said = int(bits[4:13], 2), 13, ""
    for _pair in range(count // 2):
        first, second = divmod(int(bits[at : at + 11], 2), 45)
        said, at = said + _SIGNS[first] + _SIGNS[second], at + 11
    return said + (_SIGNS[int(bits[at : at + 6], 2)] if count % 2 else "")


def _number(bits: Iterable[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)


def _path() -> Iterator[tuple[int, int]]:
    """The squares that carry data, in their order: up and down in columns of two, from the right."""
    upwards = True
    for right in (*range(SIZE - 1, 6, -2), 5, 3, 1):
        for down in range(SIZE):
            y = SIZE - 1 - down if upwards else down
            for x in (right, right - 1):
                if not _is_fixed(y, x):
                    yield y, x
        upwards = not upwards


def _is_fixed(y: int, x: int) -> bool:
    """Whether a square belongs to a finder pattern with its form beside it, a timing line, or the alignment pattern."""
    corners = (y < 9 and x < 9) or (y < 9 and x >= SIZE - 8) or (y >= SIZE - 8 and x < 9)
    return corners or 6 in (y, x) or (24 <= y <= 28 and 24 <= x <= 28)
