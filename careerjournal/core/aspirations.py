"""Aspirations: where the person wants to be in 2 and in 5 years; every version stays, and how they drifted is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from careerjournal.core import clock, drift
from careerjournal.core.drift import Piece
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Strength, live
from careerjournal.core.records_growth import Aspiration, AspirationStrength
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

HORIZONS = (2, 5)
"""In how many years."""


@dataclass(frozen=True)
class AspirationView:
    """One version of an aspiration, and the strengths that were to carry there."""

    id: str
    horizon: int
    day: date
    text: str
    strengths: tuple[Named, ...]


@dataclass(frozen=True)
class Drift:
    """One version against the one before it: its words, and which strengths came and went."""

    version: AspirationView
    pieces: tuple[Piece, ...]
    came: tuple[Named, ...]
    went: tuple[Named, ...]


def versions(journal: Journal, horizon: int) -> list[AspirationView]:
    """Every version for one horizon, newest first."""
    return _views(live(Aspiration).where(Aspiration.horizon == horizon))


def newest(journal: Journal, horizon: int) -> AspirationView | None:
    """Where the person wants to be, as said last."""
    return next(iter(versions(journal, horizon)), None)


def get(journal: Journal, uid: str) -> AspirationView:
    """One version."""
    found = _views(live(Aspiration).where(Aspiration.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no aspiration “{id}”.").format(id=uid))
    return found[0]


def drifted(journal: Journal, horizon: int) -> tuple[Drift, ...]:
    """Every version for one horizon, newest first, each against the one before it."""
    found = versions(journal, horizon)
    return tuple(_drift(one, before) for one, before in zip_longest(found, found[1:]) if one)


def say(
    journal: Journal, horizon: int, text: str, strengths: Iterable[str] = (), day: date | None = None
) -> str:  # fmt: skip
    """A new version; its uid. One that was said on the same day is still being written, and changes."""
    said_on, carrying = day or clock.today(), list(strengths)
    with journal.write(translate("core", "Say an aspiration")):
        same = next((one for one in versions(journal, horizon) if one.day == said_on), None)
        if same is None:
            return journal.add("aspiration", horizon=horizon, day=said_on, text=text, strengths=carrying)
        journal.edit("aspiration", same.id, text=text, strengths=carrying)
        return same.id


def _drift(one: AspirationView, before: AspirationView | None) -> Drift:
    if before is None:
        return Drift(one, (Piece(one.text, "same"),), (), ())
    return Drift(
        one, drift.marked(before.text, one.text), _without(one.strengths, before.strengths),
        _without(before.strengths, one.strengths),
    )  # fmt: skip


def _without(these: Sequence[Named], those: Sequence[Named]) -> tuple[Named, ...]:
    return tuple(one for one in these if one not in those)


def _views(query: Any) -> list[AspirationView]:
    rows = list(query.order_by(Aspiration.day.desc(), Aspiration.id.desc()))
    carrying: dict[int, list[Named]] = {}
    links = (
        live(AspirationStrength, AspirationStrength.aspiration, Strength.uid, Strength.name)
        .join(Strength)
        .where(AspirationStrength.aspiration << rows, Strength.removed_on.is_null())
        .order_by(AspirationStrength.id)
    )
    for aspiration, uid, name in links.tuples():
        carrying.setdefault(aspiration, []).append(Named(uid, name))
    return [AspirationView(row.uid, row.horizon, row.day, row.text, tuple(carrying.get(row.id, ()))) for row in rows]
