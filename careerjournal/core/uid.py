"""Ids of records: 26 lower-case characters, ordered by time, unique over all nouns."""

from __future__ import annotations

import random
import secrets

from careerjournal.core import clock

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o, u: nothing to misread, no words by accident
LENGTH = 26


def new_uid(ms: int | None = None, rng: random.Random | None = None) -> str:
    """A fresh id: `ms` milliseconds since 1970 (now) and 80 random bits, from `rng` where ids must repeat."""
    moment = clock.milliseconds() if ms is None else ms
    noise = rng.getrandbits(80) if rng else secrets.randbits(80)
    value = (moment << 80) | noise
    return "".join(ALPHABET[value >> shift & 31] for shift in range(125, -1, -5))


def is_uid(text: str) -> bool:
    return len(text) == LENGTH and all(letter in ALPHABET for letter in text)
