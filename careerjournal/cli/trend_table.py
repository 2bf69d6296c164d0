"""Trends as text: what the numbers bear out, then the numbers themselves, quarters across."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from careerjournal.core import findings
from careerjournal.core.nouns import OUTCOMES, TALK_KINDS
from careerjournal.core.trends import QuarterNumbers, Trends

ACROSS = 8
"""How many quarters stand beside each other."""
Line = tuple[str, Callable[[QuarterNumbers], object]]


def lines(trends: Trends) -> Iterator[str]:
    """Every line to print."""
    said = [sentence for find in _FINDINGS if (sentence := find(trends))]
    yield from said
    for start in range(0, len(trends.quarters), ACROSS):
        if start or said:
            yield ""
        yield from _table(trends, trends.quarters[start : start + ACROSS])


_FINDINGS = (
    findings.of_energy, findings.of_strengths, findings.of_wins, findings.of_goals, findings.of_conversations,
    findings.of_feedback, findings.of_actions, findings.of_options, findings.of_themes,
)  # fmt: skip


def _table(trends: Trends, quarters: Sequence[QuarterNumbers]) -> Iterator[str]:
    rows = [(name, [_said(read(one)) for one in quarters]) for name, read in _rows(trends)]
    width = max(len(name) for name, _cells in rows)
    for name, cells in [("", [str(one.quarter) for one in quarters]), *rows]:
        yield f"{name:<{width}}" + "".join(f"{cell:>9}" for cell in cells)


def _said(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _rows(trends: Trends) -> list[Line]:
    return [
        *(_count(name, number) for name, number in _ENTRIES),
        ("energy, median", lambda one: one.energy.median),
        *(_count(name, number) for name, number in _TALKS),
        ("  longest time without, days", lambda one: one.longest_gap),
        ("  about the career, days", lambda one: one.longest_career_gap),
        ("days to response", lambda one: one.days_to_response),
        *(_count(name, number) for name, number in _PROMISES),
        *(_count(f"theme: {one.name}", "theme", one.id) for one in trends.themes),
        *(_use(one.id, one.name) for one in trends.strengths),
        *(_stock(one.id, one.name) for one in trends.strengths if any(one.id in two.stock for two in trends.quarters)),
    ]


def _count(name: str, number: str, subject: str = "") -> Line:
    return name, lambda one: one.count(number, subject)


def _use(uid: str, name: str) -> Line:
    """Used, energised and drained in one cell: “7/5/1”."""

    def read(one: QuarterNumbers) -> str:
        use = one.strengths[uid]
        return f"{use.used}/{use.energised}/{use.drained}" if use.named else "0"

    return f"used/energised/drained: {name}", read


def _stock(uid: str, name: str) -> Line:
    short = {"used a little": "a little"}
    return f"stock-take: {name}", lambda one: short.get(one.stock.get(uid, "-"), one.stock.get(uid, "-"))


_ENTRIES = (
    ("entries", "entries"), ("notes", "notes"), ("wins", "wins"), ("  impact missing", "impact_missing"),
    ("learnings", "learnings"), ("setbacks", "setbacks"), ("decisions", "decisions"), ("reflections", "reflections"),
    ("milestones", "milestones"), ("feedback", "feedback"), ("  with a response", "feedback_answered"),
    ("say how it felt", "energy"), ("drained a strength", "draining"),
)  # fmt: skip
_TALKS = (
    ("conversations", "conversations"),
    *((f"  {kind}", f"conversations.{kind}") for kind in TALK_KINDS),
    ("  no kind", "conversations."),
)
_PROMISES = (
    ("actions kept", "actions_done"), ("  mine", "actions_done.mine"), ("  theirs", "actions_done.theirs"),
    ("actions late", "actions_late"), ("  mine", "actions_late.mine"), ("  theirs", "actions_late.theirs"),
    ("actions open", "actions_open"), ("  mine", "actions_open.mine"), ("  theirs", "actions_open.theirs"),
    ("goals active", "goals_active"), ("  entries for a goal", "goal_evidence"), ("  moved", "goals_moved"),
    ("  changed", "goals_changed"), ("  reached", "goals_reached"), ("  let go", "goals_let_go"),
    ("options put", "options_put"), ("outcomes", "outcomes"),
    *((f"  {kind}", f"outcomes.{kind}") for kind in OUTCOMES),
    ("themes new", "themes_new"), ("themes again", "themes_again"), ("themes gone", "themes_gone"),
    ("stock-takes", "stock_take"),
)  # fmt: skip
