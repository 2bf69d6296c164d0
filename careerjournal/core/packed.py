"""Packed texts: a text as what it does not share with the one before it; read back exactly or not at all.

Bytes are those of UTF-8. `head` and `tail` count what both texts begin and end with; `middle` is what stands between,
as raw deflate, with the middle of the text before as its dictionary. A whole text has no text before. `crc` is of the
whole text, so that a chain in which anything went wrong says so instead of reading back another text.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

EVERY = 16
"""So many texts at most hang on one whole one, itself among them: a chain stays short, and a lost row loses little."""
_RAW = -zlib.MAX_WBITS
_WINDOW = 32_768  # deflate looks back no further


class Unreadable(Exception):
    """What is there does not give back the text that was packed."""


@dataclass(frozen=True)
class Packed:
    """A text against the one before it."""

    head: int
    tail: int
    middle: bytes
    crc: int


def pack(text: str, before: str = "") -> Packed:
    """A text, packed against the one before it, or whole."""
    old, new = before.encode(), text.encode()
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    packer = zlib.compressobj(9, wbits=_RAW, zdict=old[head : len(old) - tail][-_WINDOW:])
    middle = packer.compress(new[head : len(new) - tail]) + packer.flush()
    return Packed(head, tail, middle, zlib.crc32(new))


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        half = (least + most + 1) // 2
        if one[least:half] == other[least:half]:
            least = half
        else:
            most = half - 1
    return least


def unpack(packed: Packed, before: str = "") -> str:
    """The text again; Unreadable where it would not be the same."""
    old = before.encode()
    unpacker = zlib.decompressobj(wbits=_RAW, zdict=old[packed.head : len(old) - packed.tail][-_WINDOW:])
    try:
        middle = unpacker.decompress(packed.middle)
    except zlib.error as error:
        raise Unreadable from error
    found = old[: packed.head] + middle + old[len(old) - packed.tail :]
    if zlib.crc32(found) != packed.crc:
        raise Unreadable
    return found.decode()


def chained(texts: Iterable[str]) -> Iterator[tuple[bool, Packed]]:
    """Texts of one field, oldest first, each packed; whether it hangs on the one before it."""
    before = ""
    for number, text in enumerate(texts):
        hangs = number % EVERY > 0
        yield hangs, pack(text, before if hangs else "")
        before = text
