"""Several records at once: named in one sentence, the first few and that there are more; or by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from careerjournal.core.conversations import listed
from careerjournal.core.words import in_words, translate


def some(names: Sequence[str], most: int = 2) -> str:
    """“Ines, Tomás and two more”."""
    more = len(names) - most
    last = [translate("core", "{number} more").format(number=in_words(more))] if more > 0 else []
    return listed([*names[:most], *last])


def quoted(names: Sequence[str], most: int = 2) -> str:
    """As `some`, each in quotation marks."""
    return some([f"“{name}”" for name in names], most)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def ids(found: Sequence[_HasId]) -> tuple[str, ...]:
    """The uids of some records."""
    return tuple(one.id for one in found)
