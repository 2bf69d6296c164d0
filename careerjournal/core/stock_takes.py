"""Stock-takes: which strengths the work of a quarter used, in the person's words, beside what their entries say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, strengths
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.nouns_growth import STRENGTH_STATES
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Strength, live
from careerjournal.core.records_growth import StockTake, StockTakeState
from careerjournal.core.strengths import Use
from careerjournal.core.words import counted, translate

STATES = STRENGTH_STATES


@dataclass(frozen=True)
class Said:
    """One strength in one quarter: what the person said (`state` “” is nothing), and what the entries say."""

    strength: Named
    quarter: Quarter
    state: str
    work: str
    note: str
    use: Use

    @property
    def differs(self) -> bool:
        """Whether person and entries say different things."""
        return bool(self.state) and self.state != self.use.state


@dataclass(frozen=True)
class StockTakeView:
    """The stock-take of a quarter over all strengths, by rank; `id` and `day` are empty where none was taken."""

    id: str
    day: date | None
    quarter: Quarter
    note: str
    lines: tuple[Said, ...]

    def of(self, strength: str) -> Said | None:
        return next((line for line in self.lines if line.strength.id == strength), None)

    def having(self, state: str) -> tuple[Named, ...]:
        """The strengths of which this was said."""
        return tuple(line.strength for line in self.lines if line.state == state)


def all_of(journal: Journal) -> list[StockTakeView]:
    """The stock-takes that were taken, newest first; one a quarter."""
    known = _Known(journal)
    return [known.view(quarter) for quarter in sorted(known.taken, reverse=True)]


def newest(journal: Journal) -> StockTakeView | None:
    return next(iter(all_of(journal)), None)


def of_quarter(journal: Journal, quarter: Quarter) -> StockTakeView | None:
    """The stock-take of a quarter, or None where nobody took one."""
    known = _Known(journal, quarter)
    return known.view(quarter) if quarter in known.taken else None


def page(journal: Journal, quarter: Quarter) -> StockTakeView:
    """All strengths of a quarter, taken or not: what a stock-take is filled in on."""
    return _Known(journal, quarter).view(quarter)


def of_strength(journal: Journal, strength: str) -> list[Said]:
    """What was said of one strength and what entries say of it, newest quarter first, where either says anything."""
    known = _Known(journal)
    named = {quarter for uid, quarter in known.uses if uid == strength}
    lines = (known.view(quarter).of(strength) for quarter in sorted(named | known.taken.keys(), reverse=True))
    return [line for line in lines if line and (line.state or line.use.named)]


def lies_unused(lines: Iterable[Said], now: Quarter) -> bool:
    """Whether a strength of which this is known lies unused `now`: said so, or, where nothing is said, by entries."""
    return all((line.state or line.use.state) == "unused" for line in lines if line.quarter == now)


def this_quarter(journal: Journal) -> Quarter:
    return Quarter.of(clock.today(), journal.settings.fiscal_start)


def say(journal: Journal, quarter: Quarter, strength: str, **said: str) -> str:
    """What the person says of one strength in a quarter: its `state` (“” takes it back), `work`, `note`.

    The stock-take's uid; it is made where the quarter has none yet.
    """
    with journal.write(translate("core", "Take stock")):
        uid = _made(journal, quarter)
        if "state" in said:
            _say_state(journal, quarter, uid, strength, said.pop("state"))
        if said:
            texts: dict[str, Any] = {name: " ".join(text.split()) for name, text in said.items()}
            mine = (StockTakeState.strength == _row_of(strength)) & (
                StockTakeState.stock_take << _rows(journal, quarter)
            )
            StockTakeState.update(**texts, changed=clock.stamp()).where(mine).execute()
    return uid


def note(journal: Journal, quarter: Quarter, text: str) -> str:
    """What is to be noted of the quarter as a whole; the stock-take's uid."""
    with journal.write(translate("core", "Take stock")):
        uid = _made(journal, quarter)
        journal.edit("stock-take", uid, note=text)
    return uid


def take(journal: Journal, **fields: Any) -> str:
    """A stock-take as the noun's fields say it; where its quarter has one, that one is filled in further."""
    day = fields.get("day") or clock.today()
    quarter = Quarter.of(day, journal.settings.fiscal_start)
    with journal.write(translate("core", "Take stock")):
        if not _rows(journal, quarter):
            return journal.add("stock-take", **fields)
        uid = _made(journal, quarter)
        for strength, state in fields.get("states") or ():
            say(journal, quarter, strength, state=state)
        if fields.get("note"):
            journal.edit("stock-take", uid, note=fields["note"])
    return uid


def difference(line: Said) -> str:
    """Where person and entries say different things, both as facts: “You said unused; 4 entries name it.”"""
    if not line.differs:
        return ""
    said = {
        "used": translate("core", "You said used"),
        "used a little": translate("core", "You said used a little"),
        "unused": translate("core", "You said unused"),
    }[line.state]
    return translate("core", "{said}; {entries}.").format(said=said, entries=_entries_say(line.use))


def _entries_say(use: Use) -> str:
    if not use.named:
        return translate("core", "no entry names it")
    if use.state == "draining":
        said = counted("it drained in {drained} of %n entry", "it drained in {drained} of %n entries", use.named)
        return said.format(drained=use.drained)
    return counted("%n entry names it", "%n entries name it", use.named)


class _Known:
    """Everything that was said and every use, read once: each quarter is then put together from it."""

    def __init__(self, journal: Journal, only: Quarter | None = None) -> None:
        """`only` is the one quarter that is going to be looked at, where it is one."""
        self._ranked = strengths.names()
        self.uses = strengths.uses(journal, only)
        self._takes: dict[Quarter, list[StockTake]] = {}
        fiscal_start = journal.settings.fiscal_start
        for row in live(StockTake).order_by(StockTake.day, StockTake.id):
            self._takes.setdefault(Quarter.of(row.day, fiscal_start), []).append(row)
        self._said: dict[tuple[int, str], StockTakeState] = {
            (row.stock_take_id, row.strength.uid): row
            for row in live(StockTakeState, StockTakeState, Strength.uid).join(Strength).order_by(StockTakeState.id)
        }
        spoken = {take for take, _strength in self._said}
        self.taken: Mapping[Quarter, list[StockTake]] = {
            quarter: rows for quarter, rows in self._takes.items() if any(row.note or row.id in spoken for row in rows)
        }

    def view(self, quarter: Quarter) -> StockTakeView:
        rows = self._takes.get(quarter, [])
        text = next((row.note for row in reversed(rows) if row.note), "")
        lines = tuple(self._line(quarter, rows, one) for one in self._ranked)
        last = rows[-1] if rows else None
        return StockTakeView(last.uid if last else "", last.day if last else None, quarter, text, lines)

    def _line(self, quarter: Quarter, rows: Iterable[StockTake], one: Named) -> Said:
        # Two in a quarter come from a changed fiscal start or an import: the later one counts, strength by strength.
        found = [said for row in rows if (said := self._said.get((row.id, one.id)))]
        use = self.uses.get((one.id, quarter), Use())
        if not found:
            return Said(one, quarter, "", "", "", use)
        return Said(one, quarter, found[-1].state, found[-1].work, found[-1].note, use)


def _rows(journal: Journal, quarter: Quarter) -> list[int]:
    fitting = live(StockTake, StockTake.id).where(StockTake.day.between(quarter.first, quarter.last))
    return [row.id for row in fitting.order_by(StockTake.day, StockTake.id)]


def _made(journal: Journal, quarter: Quarter) -> str:
    """The stock-take that a quarter is written into."""
    rows = _rows(journal, quarter)
    if rows:
        return str(StockTake.get_by_id(rows[-1]).uid)
    return journal.add("stock-take", day=min(max(clock.today(), quarter.first), quarter.last))


def _say_state(journal: Journal, quarter: Quarter, uid: str, strength: str, state: str) -> None:
    for row in _rows(journal, quarter):
        written = str(StockTake.get_by_id(row).uid)
        before: Any = journal.values(written)["states"]
        states = {one: said for one, said in before if one != strength}
        if state and written == uid:
            states[strength] = state
        if list(states.items()) != list(before):
            journal.edit("stock-take", written, states=list(states.items()))


def _row_of(strength: str) -> Any:
    return live(Strength, Strength.id).where(Strength.uid == strength)
