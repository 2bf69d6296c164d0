"""Goals: what the person wants, how they would notice it worked, every wording it had, each measure with its time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from careerjournal.core import clock, entries, store
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.core.records import Goal, GoalVersion, live
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

STATES = ("active", "paused", "reached", "let go")
ENOUGH = 3
"""How many active goals of one's own development are enough; a further one is asked about, never refused."""
_NOT_DEVELOPMENT = "business"
_WORDS_NEEDED = 4
# English only: in another language a short measure is still asked about.
_UNSEEN = frozenset({
    "better", "more", "less", "good", "great", "improve", "improved", "improving", "increase", "increased", "grow",
    "growing", "stronger", "faster",
})  # fmt: skip


@dataclass(frozen=True)
class GoalWording:
    """How a goal was worded from a day on, and why it changed."""

    day: date
    title: str
    measure: str
    target_date: date | None
    reason: str


@dataclass(frozen=True)
class MeasureTime:
    """A measure and the days on which it held; what was seen in that time speaks for this measure and no other."""

    measure: str
    first: date
    last: date | None
    """None while it holds."""
    evidence: Filter
    wordings: int
    """How many wordings of the goal had it, one after the other."""


@dataclass(frozen=True)
class GoalView:
    """One goal with its newest evidence: an entry that is linked to it, since its present measure holds."""

    id: str
    title: str
    kind: str
    measure: str
    target_date: date | None
    direction: str
    why: str
    paused_on: date | None
    reached_on: date | None
    let_go_on: date | None
    evidence_count: int
    newest: EntryView | None
    started_on: date | None = None

    @property
    def state(self) -> str:
        """active, paused, reached or let go."""
        if self.reached_on:
            return "reached"
        if self.let_go_on:
            return "let go"
        return "paused" if self.paused_on else "active"


# Newest by walking the dates until an entry is linked: to order them, SQLite would fetch every linked entry. What is in
# the trash has its links there too.
_EVIDENCE = """
WITH still_to_come AS (SELECT id FROM conversation WHERE held_on IS NULL),
counted AS MATERIALIZED (
  SELECT goal_id AS goal, count(*) AS evidence FROM entry_goal
  WHERE goal_id IN (SELECT value FROM json_each(?)) AND removed_on IS NULL AND entry_id NOT IN still_to_come
  GROUP BY goal_id
)
SELECT goal, evidence, (
  SELECT entry.uid FROM entry WHERE entry.id NOT IN still_to_come AND EXISTS (
    SELECT 1 FROM entry_goal WHERE entry_id = entry.id AND goal_id = goal AND entry_goal.removed_on IS NULL)
  ORDER BY entry.day DESC, entry.time DESC, entry.id DESC LIMIT 1)
FROM counted
"""


def all_of(journal: Journal) -> list[GoalView]:
    """Every goal: active ones first by target date, then paused, reached and let go."""
    return _views(journal, live(Goal))


def active(journal: Journal) -> list[GoalView]:
    settled = (Goal.paused_on, Goal.reached_on, Goal.let_go_on)
    return _views(journal, live(Goal).where(*(day.is_null() for day in settled)))


def development(found: Iterable[GoalView]) -> list[GoalView]:
    """Those about the person's own development: all but the goals of the business."""
    return [goal for goal in found if goal.kind != _NOT_DEVELOPMENT]


def get(journal: Journal, uid: str) -> GoalView:
    found = _views(journal, live(Goal).where(Goal.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no goal “{id}”.").format(id=uid))
    return found[0]


def evidence(journal: Journal, uid: str, limit: int | None = None) -> list[EntryView]:
    """The entries that are linked to a goal, newest first."""
    return entries.select(journal, Filter(goals=(uid,)), limit)


def link(journal: Journal, uid: str, entry: str) -> None:
    """Let an entry, or a talk or feedback, speak for a goal."""
    view = entries.get(journal, entry)
    with journal.write(translate("core", "Add evidence")):
        journal.edit(view.noun, entry, goals=[*(goal.id for goal in view.goals if goal.id != uid), uid])


def wordings(journal: Journal, uid: str) -> list[GoalWording]:
    """Every wording of a goal, oldest first."""
    rows = live(GoalVersion).join(Goal).where(Goal.uid == uid).order_by(GoalVersion.day, GoalVersion.id)
    return [GoalWording(row.day, row.title, row.measure, row.target_date, row.reason) for row in rows]


def is_vague(measure: str) -> bool:
    """Whether nobody could see that it happened: few words and no number, or only “better” and “more”."""
    words = re.findall(r"[^\W\d_]+", measure.casefold())
    if re.search(r"\d", measure):
        return False
    return len(words) < _WORDS_NEEDED or (len(words) < 2 * _WORDS_NEEDED and not _UNSEEN.isdisjoint(words))


def measures(journal: Journal, uid: str) -> tuple[MeasureTime, ...]:
    """Every measure that a goal had, oldest first. What was seen before there was a measure counts for the first."""
    runs: list[tuple[date, str, int]] = []
    for one in wordings(journal, uid):
        if runs and runs[-1][1] in ("", one.measure):
            first, _, times = runs.pop()
            runs.append((first, one.measure, times + 1))
        else:
            runs.append((one.day, one.measure, 1))
    found = []
    for place, (first, measure, times) in enumerate(runs):
        last = runs[place + 1][0] - timedelta(days=1) if place + 1 < len(runs) else None
        seen = Filter(first=first if place else None, last=last, goals=(uid,))
        found.append(MeasureTime(measure, first, max(first, last) if last else None, seen, times))
    return tuple(found)


def reword(journal: Journal, uid: str, reason: str, day: date | None = None, **wording: Any) -> None:
    """Change a goal's title, measure or target date, for a reason; the former wording stays as it was."""
    with journal.write(translate("core", "Change a goal")):
        store.edit("goal", uid, wording, reason)
        if day:
            last = live(GoalVersion).join(Goal).where(Goal.uid == uid).order_by(GoalVersion.id.desc()).get()
            GoalVersion.update(day=day).where(GoalVersion.id == last.id).execute()


def _views(journal: Journal, query: Any) -> list[GoalView]:
    rows = list(query.order_by(Goal.id))
    asked = json.dumps([row.id for row in rows])
    evidence = {goal: (count, uid) for goal, count, uid in journal.rows(_EVIDENCE, [asked])}
    started, changed = _times(journal)
    evidence |= {row.id: _since(journal, row.uid, changed[row.id]) for row in rows if row.id in changed}
    views = {view.id: view for view in entries.get_many(journal, [uid for _, uid in evidence.values() if uid])}
    found = []
    for goal in rows:
        count, uid = evidence.get(goal.id, (0, ""))
        found.append(_view(goal, count, views.get(uid), started.get(goal.id)))
    return sorted(found, key=lambda goal: (STATES.index(goal.state), goal.target_date or date.max))


def _times(journal: Journal) -> tuple[dict[int, date], dict[int, date]]:
    """Since when each goal is there; and since when its present measure holds, where it had another before."""
    started: dict[int, date] = {}
    measures: dict[int, str] = {}
    changed: dict[int, date] = {}
    versions = "SELECT goal_id, day, measure FROM goal_version WHERE removed_on IS NULL ORDER BY day, id"
    for goal, day, measure in journal.rows(versions):
        started.setdefault(goal, date.fromisoformat(day))
        if measures.get(goal, "") not in ("", measure):
            changed[goal] = date.fromisoformat(day)
        measures[goal] = measure
    return started, changed


def _since(journal: Journal, uid: str, day: date) -> tuple[int, str]:
    """How much evidence a goal has from a day on, and the newest of it."""
    wanted = Filter(first=day, goals=(uid,))
    newest = entries.select(journal, wanted, 1)
    return entries.count(journal, wanted), newest[0].id if newest else ""


def _view(goal: Goal, count: int, newest: EntryView | None, started: date | None) -> GoalView:
    return GoalView(
        goal.uid, goal.title, goal.kind, goal.measure, goal.target_date, goal.direction, goal.why, goal.paused_on,
        goal.reached_on, goal.let_go_on, count, newest, started,
    )  # fmt: skip


def settle(journal: Journal, uid: str, column: str, day: date | None = None) -> None:
    """Note that a goal was reached, let go or paused (`reached_on`, `let_go_on`, `paused_on`) on `day` (today)."""
    with journal.write(translate("core", "Change a goal")):
        settled: dict[str, Any] = {column: day or clock.today()}
        journal.edit("goal", uid, **settled)


def resume(journal: Journal, uid: str) -> None:
    """Make a goal active again."""
    with journal.write(translate("core", "Take a goal up again")):
        journal.edit("goal", uid, paused_on=None, reached_on=None, let_go_on=None)
