"""Themes from one quarter to the next: which are new, which come again, and which are gone."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

import peewee as pw

from careerjournal.core.entries import Filter, matching
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Entry, EntryTheme, Theme, live

NUMBERS = ("themes_new", "themes_again", "themes_gone")


def turned(here: AbstractSet[str], before: AbstractSet[str], earlier: AbstractSet[str]) -> dict[str, AbstractSet[str]]:
    """The themes that are new, that come again after a pause, and that were there just before and are not."""
    return dict(zip(NUMBERS, (here - earlier, here & earlier - before, before - here), strict=True))


def listed(number: str, first: Quarter, last: Quarter) -> tuple[str, ...]:
    """The uids behind a number, by name."""
    here, before = _named(first, last), _named(first.previous(), first.previous())
    wanted = turned(here, before, {uid for uid in here if uid in before or _is_older(uid, first)})[number]
    themes = live(Theme, Theme.uid).where(Theme.uid << list(wanted))
    return tuple(row[0] for row in themes.order_by(Theme.name.collate("NOCASE"), Theme.id).tuples())


def with_themes(query: Any) -> Any:
    joined = query.join(EntryTheme, on=(EntryTheme.entry == Entry.id)).join(Theme)
    return joined.where(EntryTheme.removed_on.is_null(), Theme.removed_on.is_null())


def _named(first: Quarter, last: Quarter) -> set[str]:
    named = with_themes(matching(Filter(first.first, last.last), Theme.uid).distinct())
    return {row[0] for row in named.tuples()}


def _is_older(theme: str, first: Quarter) -> bool:
    """Whether any entry before names it. From its links, the oldest of which is mostly an answer at once."""
    links = live(EntryTheme, EntryTheme.entry).join(Theme).where(Theme.uid == theme)
    seen = matching(Filter(), pw.SQL("1")).where(Entry.id << links, Entry.day < first.first)
    return bool(seen.exists())
