"""Strengths: what the person is good at, and whether the work of a quarter uses it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from careerjournal.core import clock, entries
from careerjournal.core.entries import EntryView, Filter, Named
from careerjournal.core.frameworks import Framework
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Strength, live
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import counted, translate

USED_FROM = 3


@dataclass(frozen=True)
class Use:
    """How often entries of one quarter met a strength: `used` is any effect but drained, `energised` is within it."""

    used: int = 0
    energised: int = 0
    drained: int = 0

    @property
    def state(self) -> str:
        """draining, used, used a little or unused, as PRODUCT.md defines it."""
        if self.drained > self.energised:
            return "draining"
        if self.used >= USED_FROM:
            return "used"
        return "used a little" if self.used else "unused"

    @property
    def named(self) -> int:
        """How many entries name it, whatever its effect there."""
        return self.used + self.drained


@dataclass(frozen=True)
class StrengthView:
    """One strength, with its use in one quarter and the day it was last named."""

    id: str
    name: str
    rank: int | None
    framework: str
    domain: str
    note: str
    use: Use
    last_named: date | None
    helps_now: str = ""

    @property
    def state(self) -> str:
        return self.use.state


# Entries are looked at in their indexes and their links from there: the rows themselves, with their texts, lie all over
# a large file. CROSS JOIN keeps SQLite to that order.
_HELD = "(entry.kind <> 'conversation' OR entry.id NOT IN (SELECT id FROM conversation WHERE held_on IS NULL))"
_NAMES = "CROSS JOIN entry_strength AS link ON link.entry_id = entry.id AND link.removed_on IS NULL"
_USE = f"""
SELECT link.strength_id, sum(link.effect <> 'drained'), sum(link.effect = 'energised'), sum(link.effect = 'drained')
FROM entry INDEXED BY entry_order {_NAMES}
WHERE entry.removed_on IS NULL AND {_HELD} AND entry.day BETWEEN ? AND ? GROUP BY 1
"""
_LAST_NAMED = f"""
SELECT strength.id, (
  SELECT entry.day FROM entry INDEXED BY entry_order {_NAMES}
  WHERE link.strength_id = strength.id AND entry.removed_on IS NULL AND {_HELD} ORDER BY entry.day DESC LIMIT 1)
FROM strength WHERE EXISTS (SELECT 1 FROM entry_strength WHERE strength_id = strength.id AND removed_on IS NULL)
"""
_USES = f"""
SELECT strength.uid, substr(entry.day, 1, 7), sum(link.effect <> 'drained'), sum(link.effect = 'energised'),
  sum(link.effect = 'drained')
FROM entry INDEXED BY {{index}} {_NAMES}
JOIN strength ON strength.id = link.strength_id AND strength.removed_on IS NULL
WHERE entry.removed_on IS NULL AND {_HELD} AND entry.day BETWEEN ? AND ? GROUP BY 1, 2
"""
_ALWAYS = (date.min.isoformat(), date.max.isoformat())


def ranked(journal: Journal, quarter: Quarter | None = None) -> list[StrengthView]:
    """All strengths by rank, then name; their use in `quarter` (this one, unless given)."""
    span = quarter or Quarter.of(clock.today(), journal.settings.fiscal_start)
    uses = {row: Use(*met) for row, *met in journal.rows(_USE, (span.first.isoformat(), span.last.isoformat()))}
    last = {row: date.fromisoformat(day) for row, day in journal.rows(_LAST_NAMED) if day}
    return [_view(one, uses.get(one.id, Use()), last.get(one.id)) for one in _in_order()]


def names() -> list[Named]:
    """All strengths by rank, then name."""
    return [Named(strength.uid, strength.name) for strength in _in_order()]


def _in_order() -> list[Strength]:
    return list(live(Strength).order_by(Strength.rank.is_null(), Strength.rank, Strength.name.collate("NOCASE")))


def uses(journal: Journal, only: Quarter | None = None) -> dict[tuple[str, Quarter], Use]:
    """The use of every strength in every quarter whose entries name it, or in one alone, by uid and quarter."""
    found: dict[tuple[str, Quarter], Use] = {}
    fiscal_start = journal.settings.fiscal_start
    question = _USES.format(index="entry_order" if only else "entry_kind")
    days = (only.first.isoformat(), only.last.isoformat()) if only else _ALWAYS
    for uid, month, used, energised, drained in journal.rows(question, days):
        key = uid, Quarter.of(date.fromisoformat(f"{month}-01"), fiscal_start)
        had = found.get(key, Use())
        found[key] = Use(had.used + used, had.energised + energised, had.drained + drained)
    return found


def get(journal: Journal, uid: str, quarter: Quarter | None = None) -> StrengthView:
    found = [strength for strength in ranked(journal, quarter) if strength.id == uid]
    if not found:
        raise Trouble(translate("core", "There is no strength “{id}”.").format(id=uid))
    return found[0]


def sentence(use: Use) -> str:
    """What a quarter's entries say of a strength: “Used in 4 entries this quarter; 2 energised, 1 drained.”"""
    if use.state == "unused":
        return translate("core", "Unused: no entry names it this quarter.")
    if not use.used:
        return counted(
            "Draining: in %n entry this quarter.", "Draining: in %n entries this quarter.", use.drained
        )  # fmt: skip
    one, many = {
        "used": ("Used in %n entry this quarter", "Used in %n entries this quarter"),
        "used a little": ("Used a little, in %n entry this quarter", "Used a little, in %n entries this quarter"),
        "draining": ("Draining: used in %n entry this quarter", "Draining: used in %n entries this quarter"),
    }[use.state]
    met = [translate("core", "{n} energised").format(n=use.energised)] if use.energised else []
    met += [translate("core", "{n} drained").format(n=use.drained)] if use.drained else []
    return "; ".join(part for part in (counted(one, many, use.used), ", ".join(met)) if part) + "."


def add(journal: Journal, name: str, framework: str = "", domain: str = "") -> str:
    """A new strength at the end of the list; the uid of the one that is called so already, where there is one."""
    known = ranked(journal)
    same = next((one.id for one in known if one.name.casefold() == name.strip().casefold()), "")
    last = max((one.rank or 0 for one in known), default=0)
    rank = max(last, len(known)) + 1
    return same or journal.add("strength", name=name, rank=rank, framework=framework, domain=domain)


def add_suggested(journal: Journal, framework: Framework, names: Iterable[str]) -> list[str]:
    """Names that a framework offers, in its order, at the end of the list in one step; their uids."""
    wanted = set(names)
    with journal.write(translate("core", "Add strengths")):
        return [
            add(journal, one.name, framework.title, one.domain) for one in framework.strengths if one.name in wanted
        ]


def move(journal: Journal, uid: str, steps: int) -> bool:
    """Move a strength down the list by `steps` (up where negative) and number all ranks anew; False at the end."""
    order = [one.id for one in ranked(journal)]
    before = order.index(uid)
    after = min(max(before + steps, 0), len(order) - 1)
    if before == after:
        return False
    order.insert(after, order.pop(before))
    had = {one.id: one.rank for one in ranked(journal)}
    with journal.write(translate("core", "Rank strengths")):
        for rank, one in enumerate(order, 1):
            if had[one] != rank:
                journal.edit("strength", one, rank=rank)
    return True


def evidence(journal: Journal, uid: str, limit: int | None = None) -> list[EntryView]:
    """The entries that name a strength, newest first."""
    return entries.select(journal, Filter(strengths=(uid,)), limit)


def _view(row: Strength, use: Use, last: date | None) -> StrengthView:
    return StrengthView(
        row.uid, row.name, row.rank, row.framework, row.domain, row.note, use, last, row.helps_now
    )  # fmt: skip
