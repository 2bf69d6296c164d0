"""The one error that carries a sentence fit for the person."""

from __future__ import annotations


class Trouble(Exception):
    """Something the person can act on: its text says what is wrong, where, and what to do; nothing was changed."""
