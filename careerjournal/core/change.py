"""A change: what a write touched, as everybody who shows a journal is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from careerjournal.core import records, tables
from careerjournal.core.ledger import Step

EVERYTHING = frozenset(records.table(record) for record in tables.RECORDS)


@dataclass(frozen=True)
class Change:
    """What a write touched: rows as (table, id), or everything of `kinds` when another process or bulk work wrote."""

    label: str
    touched: frozenset[tuple[str, int]]
    kinds: frozenset[str]

    @classmethod
    def of(cls, step: Step) -> Change:
        """What a step of this window touched."""
        return cls(step.label, step.touched, frozenset(table for table, _ in step.touched))

    @classmethod
    def of_everything(cls, label: str = "") -> Change:
        """What nobody looked at row by row; without a label it was another process."""
        return cls(label, frozenset(), EVERYTHING)


Listener = Callable[[Change], None]
