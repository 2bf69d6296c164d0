"""Every number of Trends counted once more, in plain SQL that shares nothing with the program's own questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median, quantiles
from typing import Any

from careerjournal.core.journal import Journal

KINDS = {
    "notes": "note", "wins": "win", "learnings": "learning", "setbacks": "setback", "feedback": "feedback",
    "decisions": "decision", "reflections": "reflection", "conversations": "conversation", "milestones": "milestone",
}  # fmt: skip
CAREER = ("career", "promotion", "mentoring")
COUNTS = "e.removed_on IS NULL AND NOT EXISTS (SELECT 1 FROM conversation t WHERE t.id = e.id AND t.held_on IS NULL)"
ENTRIES = f"SELECT count(*) FROM entry e WHERE {COUNTS} AND e.day >= :a AND e.day <= :b AND "
LINK = "EXISTS (SELECT 1 FROM entry_{0} l, {0} r WHERE l.entry_id = e.id AND r.id = l.{0}_id AND l.removed_on IS NULL \
AND r.removed_on IS NULL AND {1})"
ACTIONS = "SELECT count(*) FROM action WHERE removed_on IS NULL AND "
STILL_OPEN = (
    "ifnull(day, substr(created, 1, 10)) <= {0} AND ifnull(done_on, '9999') > {0} AND ifnull(dropped_on, '9999') > {0}"
)
DONE = "done_on >= :a AND done_on <= :b"
LATE = f"(({DONE} AND due IS NOT NULL AND done_on > due) OR (due < :now AND {STILL_OPEN.format(':now')}))"
GOALS = "SELECT count(*) FROM goal g WHERE g.removed_on IS NULL AND "
ACTIVE = (
    "(SELECT min(v.day) FROM goal_version v WHERE v.goal_id = g.id AND v.removed_on IS NULL) <= :b"
    " AND ifnull(paused_on, '9999') > :b AND ifnull(reached_on, '9999') > :b AND ifnull(let_go_on, '9999') > :b"
)
# A wording is the first one where it is the least by day and row; window functions say so, the program does not.
CHANGED = (
    "EXISTS (SELECT 1 FROM (SELECT goal_id, day, row_number() OVER (PARTITION BY goal_id ORDER BY day, id) AS n"
    " FROM goal_version WHERE removed_on IS NULL) v WHERE v.goal_id = g.id AND n > 1 AND v.day >= :a AND v.day <= :b)"
)
MOVED = (
    f"EXISTS (SELECT 1 FROM entry_goal l, entry e WHERE l.goal_id = g.id AND e.id = l.entry_id AND l.removed_on IS NULL"
    f" AND e.day >= :a AND e.day <= :b AND {COUNTS})"
)
THEMED = (
    "EXISTS (SELECT 1 FROM entry_theme l, entry e WHERE l.theme_id = h.id AND e.id = l.entry_id"
    f" AND l.removed_on IS NULL AND {COUNTS} AND "
)
HERE, BEFORE, EVER = (
    f"{THEMED}e.day >= :a AND e.day <= :b)", f"{THEMED}e.day >= :p AND e.day < :a)", f"{THEMED}e.day < :a)",
)  # fmt: skip
THEMES = "SELECT count(*) FROM theme h WHERE h.removed_on IS NULL AND "
TAKEN = "(k.note <> '' OR EXISTS (SELECT 1 FROM stock_take_state s, strength r WHERE s.stock_take_id = k.id \
AND s.removed_on IS NULL AND r.id = s.strength_id AND r.removed_on IS NULL))"


@dataclass(frozen=True)
class Span:
    """The days of a quarter, the first day of the one before it, and the day on which the clock stands."""

    first: date
    last: date
    before: date
    today: date

    @property
    def values(self) -> dict[str, str]:
        return {
            "a": self.first.isoformat(), "b": self.last.isoformat(), "p": self.before.isoformat(),
            "now": min(self.last, self.today).isoformat(),
        }  # fmt: skip


class Plain:
    """One quarter of a journal: each number by (name, subject), where the subject is a name or “”."""

    def __init__(self, journal: Journal, span: Span) -> None:
        self._journal, self._span = journal, span

    def ask(self, sql: str, **more: object) -> list[tuple[Any, ...]]:
        values = {**self._span.values, **more}
        names = sorted((name for name in values if f":{name}" in sql), key=len, reverse=True)
        for name in names:
            sql = sql.replace(f":{name}", _literal(values[name]))
        return self._journal.rows(sql)

    def n(self, sql: str, **more: object) -> int:
        return int(self.ask(sql, **more)[0][0])

    def numbers(self) -> dict[tuple[str, str], int]:
        plain = {**self._of_entries(), **self._of_promises(), **self._of_goals(), **self._of_themes()}
        found = {(number, ""): n for number, n in plain.items()}
        for uid, name in self.ask("SELECT uid, name FROM strength WHERE removed_on IS NULL"):
            for number, effect in _EFFECTS.items():
                met = LINK.format("strength", f"r.uid = :uid AND {effect}")
                found[number, name] = self.n(ENTRIES + met, uid=uid)
        for uid, name in self.ask("SELECT uid, name FROM theme WHERE removed_on IS NULL"):
            found["theme", name] = self.n(ENTRIES + LINK.format("theme", "r.uid = :uid"), uid=uid)
        return found

    def _of_entries(self) -> dict[str, int]:
        found = {number: self.n(f"{ENTRIES}e.kind = :kind", kind=kind) for number, kind in KINDS.items()}
        found |= {
            f"conversations.{kind}": self.n(
                f"{ENTRIES}(SELECT t.talk_kind FROM conversation t WHERE t.id = e.id) = :kind", kind=kind
            )
            for kind in ("", *CAREER, "status", "appraisal")
        }
        answered = "e.kind = 'feedback' AND e.id IN (SELECT feedback_id FROM action WHERE removed_on IS NULL)"
        return found | {
            "entries": self.n(f"{ENTRIES}1"),
            "energy": self.n(f"{ENTRIES}e.energy IS NOT NULL"),
            "impact_missing": self.n(f"{ENTRIES}e.kind = 'win' AND length(e.impact) = 0"),
            "feedback_answered": self.n(ENTRIES + answered),
            "goal_evidence": self.n(ENTRIES + LINK.format("goal", "1")),
            "draining": self.n(ENTRIES + LINK.format("strength", "l.effect = 'drained'")),
        }

    def _of_promises(self) -> dict[str, int]:
        found = {}
        ways = {"actions_done": DONE, "actions_open": STILL_OPEN.format(":b"), "actions_late": LATE}
        for number, way in ways.items():
            found[number] = self.n(ACTIONS + way)
            found[f"{number}.mine"] = self.n(f"{ACTIONS}{way} AND owner_id IS NULL")
            found[f"{number}.theirs"] = self.n(f"{ACTIONS}{way} AND owner_id > 0")
        outcomes = "SELECT count(*) FROM outcome WHERE removed_on IS NULL AND day >= :a AND day <= :b"
        for kind in ("agreed", "counter-offered", "deferred", "declined"):
            found[f"outcomes.{kind}"] = self.n(f"{outcomes} AND kind = :kind", kind=kind)
        put = "SELECT count(*) FROM option WHERE removed_on IS NULL AND proposed_on >= :a AND proposed_on <= :b"
        return {**found, "outcomes": self.n(outcomes), "options_put": self.n(put)}

    def _of_goals(self) -> dict[str, int]:
        return {
            "goals_active": self.n(GOALS + ACTIVE),
            "goals_changed": self.n(GOALS + CHANGED),
            "goals_moved": self.n(GOALS + MOVED),
            "goals_reached": self.n(f"{GOALS}reached_on >= :a AND reached_on <= :b"),
            "goals_let_go": self.n(f"{GOALS}let_go_on >= :a AND let_go_on <= :b"),
        }

    def _of_themes(self) -> dict[str, int]:
        taken = (
            f"SELECT count(*) > 0 FROM stock_take k WHERE k.removed_on IS NULL AND day >= :a AND day <= :b AND {TAKEN}"
        )
        return {
            "themes_new": self.n(f"{THEMES}{HERE} AND NOT {EVER}"),
            "themes_again": self.n(f"{THEMES}{HERE} AND {EVER} AND NOT {BEFORE}"),
            "themes_gone": self.n(f"{THEMES}{BEFORE} AND NOT {HERE}"),
            "stock_take": self.n(taken),
        }

    # What is no count

    def values(self) -> dict[str, Any]:
        energies = [row[0] for row in self.ask(f"{ENTRIES.replace('count(*)', 'e.energy')}e.energy IS NOT NULL")]
        quarters = quantiles(energies, n=4, method="inclusive") if len(energies) > 2 else None
        return {
            "energy_median": median(energies) if quarters else None,
            "energy_middle_half": [quarters[0], quarters[2]] if quarters else None,
            "days_to_response": self._days_to_response(),
            "longest_gap": self._gap(""),
            "longest_career_gap": self._gap("AND t.talk_kind IN ('career', 'promotion', 'mentoring')"),
            "stock_takes": self._stock(),
        }

    def _days_to_response(self) -> float | None:
        first = "(SELECT min({0}) FROM action a WHERE a.feedback_id = e.id AND a.removed_on IS NULL)"
        response = f"ifnull({first.format('a.done_on')}, {first.format('a.day')})"
        wait = f"SELECT max(0, julianday({response}) - julianday(e.day)) FROM entry e"
        heard = "WHERE e.kind = 'feedback' AND e.removed_on IS NULL AND e.day >= :a AND e.day <= :b"
        waits = [row[0] for row in self.ask(f"{wait} {heard} AND {response} IS NOT NULL")]
        return median(waits) if waits else None

    def _gap(self, kinds: str) -> int | None:
        """Walk day by day: how long is it since the last talk, on the day before the next one, or at the end."""
        end = min(self._span.last, self._span.today)
        held = self.ask(
            "SELECT e.day FROM entry e, conversation t WHERE t.id = e.id AND e.removed_on IS NULL"
            f" AND t.held_on IS NOT NULL {kinds} ORDER BY e.day"
        )
        talks = {date.fromisoformat(row[0]) for row in held}
        if not talks or min(talks) > end or end < self._span.first:
            return None
        longest, since, day = 0, min(talks), min(talks)
        while day <= end:
            if day >= self._span.first and (day in talks or day == end):
                longest = max(longest, (day - since).days)
            since = day if day in talks else since
            day += timedelta(days=1)
        return longest

    def _stock(self) -> dict[str, str]:
        rows = self.ask(
            "SELECT r.name, s.state FROM stock_take k, stock_take_state s, strength r WHERE s.stock_take_id = k.id"
            " AND r.id = s.strength_id AND k.removed_on IS NULL AND s.removed_on IS NULL AND r.removed_on IS NULL"
            " AND k.day >= :a AND k.day <= :b ORDER BY k.day, k.id, s.id"
        )
        return dict(rows)


_EFFECTS = {"used": "l.effect <> 'drained'", "energised": "l.effect = 'energised'", "drained": "l.effect = 'drained'"}


def _literal(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"


# The program's own answers, in the same shape


def of_json(row: dict[str, Any]) -> dict[tuple[str, str], int]:
    """Every number of a quarter of `trends --json`."""
    counts = {key: n for key, n in row.items() if key not in (*_VALUES, *_NESTED, "quarter", "from", "to")}
    assert all(type(n) is int for n in counts.values()), "a key of the JSON is not looked at"
    found = {(_NAMES.get(key, key), ""): n for key, n in counts.items()}
    for name, use in row["strengths"].items():
        found |= {(number, name): use[number] for number in _EFFECTS}
    found |= {("theme", name): n for name, n in row["themes"].items()}
    found |= {(f"conversations.{kind}", ""): n for kind, n in row["conversation_kinds"].items()}
    return found | {(f"outcomes.{kind}", ""): n for kind, n in row["outcomes"].items()}


_NAMES = {
    "energy_count": "energy", "outcomes_noted": "outcomes",
    **{f"{number}_{whose}": f"{number}.{whose}" for number in ("actions_done", "actions_open", "actions_late")
       for whose in ("mine", "theirs")},
}  # fmt: skip
_NESTED = ("strengths", "themes", "conversation_kinds", "outcomes")
_VALUES = (
    "energy_median", "energy_middle_half", "days_to_response", "longest_gap", "longest_career_gap", "stock_takes",
)  # fmt: skip


def values_of_json(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in _VALUES}
