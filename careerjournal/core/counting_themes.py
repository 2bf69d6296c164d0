"""Themes through the quarters: in how many entries each is named, which are new, come again, and are gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from careerjournal.core.quarter import Quarter
from careerjournal.core.records import db

NUMBERS = ("themes_new", "themes_again", "themes_gone")
_MONTHS = """
SELECT theme.uid, substr(entry.day, 1, 4) * 12 + substr(entry.day, 6, 2) AS month, count(*)
FROM entry_theme AS link
JOIN theme ON theme.id = link.theme_id AND theme.removed_on IS NULL
JOIN entry ON entry.id = link.entry_id AND entry.removed_on IS NULL
LEFT JOIN conversation AS talk ON talk.id = entry.id
WHERE link.removed_on IS NULL AND entry.day <= ? AND (entry.kind <> 'conversation' OR talk.held_on IS NOT NULL)
GROUP BY 1, 2 ORDER BY theme.name COLLATE NOCASE, theme.id
"""
Seen = Mapping[Quarter, Counter[str]]


def seen(last: Quarter) -> Seen:
    """In how many entries of each quarter each theme is named, from the first entry of all up to a quarter."""
    found: dict[Quarter, Counter[str]] = defaultdict(Counter)
    for uid, month, n in db.execute_sql(_MONTHS, [last.last.isoformat()]):
        months = month - last.fiscal_start
        found[Quarter(months // 12, months % 12 // 3 + 1, last.fiscal_start)][uid] += n
    return found


def listed(number: str, first: Quarter, last: Quarter) -> tuple[str, ...]:
    return turned(seen(last), first, last)[number]


def turned(themes: Seen, first: Quarter, last: Quarter) -> dict[str, tuple[str, ...]]:
    """The themes of some quarters that are new, that come again after a pause, and that were there just before."""
    here = {uid for quarter, named in themes.items() if first <= quarter <= last for uid in named}
    before = set(themes.get(first.previous(), ()))
    ever = {uid for quarter, named in themes.items() if quarter < first for uid in named}
    sets = here - ever, here & ever - before, before - here
    ordered = list(dict.fromkeys(uid for quarter in sorted(themes, reverse=True) for uid in themes[quarter]))
    return {name: tuple(uid for uid in ordered if uid in wanted) for name, wanted in zip(NUMBERS, sets, strict=True)}
