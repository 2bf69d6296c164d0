"""The charts of Trends: which there are, in their order, and what each of them shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from careerjournal.core import findings
from careerjournal.core.nouns import CAREER_TALKS, OUTCOMES, TALK_KINDS
from careerjournal.core.trends import Trends
from careerjournal.ui.charts import chart_of_energy, chart_of_strengths, chart_of_themes
from careerjournal.ui.charts.chart_words import entries_words
from careerjournal.ui.charts.figures import Chart, Row, together
from careerjournal.ui.charts.rows import BAR, DISC, FIGURE, INNER, OPEN, SLATE, SLATE_BAR, counted, in_days

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Kind:
    """What there is to say of a chart before any numbers: its name, a line under its title, what its rows are."""

    name: str
    under: str
    finding: str
    """The function of `core.findings` whose sentence is its title."""
    rows: Callable[[Trends], tuple[Row, ...]]
    table: Callable[[Trends], tuple[Row, ...]]


KEYS = (
    "energy", "strengths", "wins", "goals", "conversations", "feedback", "actions", "options", "themes",
)  # fmt: skip


def chart(key: str, trends: Trends) -> Chart:
    """One of `KEYS`, for the quarters of `trends`."""
    kind = _kinds()[key]
    title = getattr(findings, kind.finding, lambda _trends: "")(trends) or kind.name
    return Chart(
        key, kind.name, title, kind.under, tuple(one.quarter for one in trends.quarters), kind.rows(trends),
        kind.table(trends), _basis(key, trends),
        tuple(one.energy for one in trends.quarters) if key == "energy" else (),
    )  # fmt: skip


def _basis(key: str, trends: Trends) -> str:
    """How many entries the chart rests on in all quarters together, where its sums do not say so."""
    n = sum(one.count(_BASIS[key]) for one in trends.quarters) if key in _BASIS else 0
    return entries_words(n) if n else ""


_BASIS = {"energy": "energy", "strengths": "entries", "wins": "entries", "goals": "goal_evidence", "themes": "entries"}


def short_name(key: str) -> str:
    """A chart in one or two words, as the way to it is called."""
    return {
        "energy": translate("charts", "Energy"),
        "strengths": translate("charts", "Strengths"),
        "wins": translate("charts", "Wins"),
        "goals": translate("charts", "Goals"),
        "conversations": translate("charts", "Conversations"),
        "feedback": translate("charts", "Feedback"),
        "actions": translate("charts", "Actions"),
        "options": translate("charts", "Options"),
        "themes": translate("charts", "Themes"),
    }[key]


def _kinds() -> dict[str, Kind]:
    return {
        "energy": Kind(
            translate("charts", "Energy by quarter"),
            translate(
                "charts",
                "The middle of how your work felt, by quarter; the band is the middle half of your entries.",
            ),
            "of_energy", chart_of_energy.rows, chart_of_energy.table,
        ),
        "strengths": Kind(
            translate("charts", "Strengths by quarter"),
            translate(
                "charts",
                "Entries that used each strength. Hatched: it drained more often than it energised. "
                "A ring or a word: your stock-take said otherwise.",
            ),
            "of_strengths", chart_of_strengths.rows, chart_of_strengths.table,
        ),
        "wins": Kind(
            translate("charts", "Wins, learnings and setbacks"),
            translate("charts", "Entries by what they tell of. Outlined: wins whose impact is still missing."),
            "of_wins", _wins, _entries,
        ),
        "goals": Kind(
            translate("charts", "Goals by quarter"),
            translate("charts", "Entries that speak for a goal, and how many goals moved or changed."),
            "of_goals", _goals, _goals,
        ),
        "conversations": Kind(
            translate("charts", "Conversations by quarter"),
            translate("charts", "Conversations held, by kind. Lines: the longest time without one, in days."),
            "of_conversations", _talks, _talks,
        ),
        "feedback": Kind(
            translate("charts", "Feedback by quarter"),
            translate("charts", "Feedback received, and how soon something was done about it."),
            "of_feedback", _feedback, _feedback,
        ),
        "actions": Kind(
            translate("charts", "Actions by quarter"),
            translate("charts", "What was promised, by you and to you. Rings are open on the quarter’s last day."),
            "of_actions", _actions, _all_actions,
        ),
        "options": Kind(
            translate("charts", "Options by quarter"),
            translate("charts", "Options put to somebody, and what became of them."),
            "of_options", _options, _options,
        ),
        "themes": Kind(
            translate("charts", "Themes that come and go"),
            translate("charts", "Entries that name each theme; a line joins quarters in a row."),
            "of_themes", chart_of_themes.rows, chart_of_themes.table,
        ),
    }  # fmt: skip


def _wins(trends: Trends) -> tuple[Row, ...]:
    wins = counted(trends, translate("charts", "Wins"), "wins", BAR)
    missing = counted(trends, translate("charts", "impact still missing"), "impact_missing", INNER)
    parted = zip(wins.cells, missing.cells, strict=True)
    wins = replace(wins, cells=tuple(replace(cell, part=none.size) for cell, none in parted))
    learnings = counted(trends, translate("charts", "Learnings"), "learnings", BAR)
    setbacks = counted(trends, translate("charts", "Setbacks"), "setbacks", SLATE_BAR)
    wins, learnings, setbacks = together((wins, learnings, setbacks))
    every = counted(trends, translate("charts", "Entries of every kind"), "entries", INNER)
    return wins, missing, learnings, setbacks, replace(every, inner=False)


def _entries(trends: Trends) -> tuple[Row, ...]:
    named = (
        ("entries", translate("charts", "Entries")),
        ("wins", translate("charts", "Wins")),
        ("impact_missing", translate("charts", "impact still missing")),
        ("learnings", translate("charts", "Learnings")),
        ("setbacks", translate("charts", "Setbacks")),
        ("notes", translate("charts", "Notes")),
        ("decisions", translate("charts", "Decisions")),
        ("milestones", translate("charts", "Milestones")),
        ("reflections", translate("charts", "Reflections")),
        ("feedback", translate("charts", "Feedback")),
        ("conversations", translate("charts", "Conversations")),
    )
    return tuple(
        counted(trends, name, number, INNER if number == "impact_missing" else FIGURE) for number, name in named
    )


def _goals(trends: Trends) -> tuple[Row, ...]:
    evidence = counted(trends, translate("charts", "Evidence for goals"), "goal_evidence")
    goals = (
        counted(trends, translate("charts", "Goals that moved"), "goals_moved", adds=False),
        counted(trends, translate("charts", "Worded anew"), "goals_changed", adds=False),
        counted(trends, translate("charts", "Reached"), "goals_reached"),
        counted(trends, translate("charts", "Let go"), "goals_let_go", SLATE),
        counted(trends, translate("charts", "Active at the end"), "goals_active", OPEN, adds=False),
    )
    return (*together((evidence,)), *together(goals))


def _talks(trends: Trends) -> tuple[Row, ...]:
    words = {kind: translate("choices", kind) for kind in TALK_KINDS}
    kinds = [counted(trends, words[kind][:1].upper() + words[kind][1:], f"conversations.{kind}") for kind in TALK_KINDS]
    kinds.append(counted(trends, translate("charts", "Of no kind"), "conversations."))
    seen = [row for row in kinds if row.any or row.number == f"conversations.{CAREER_TALKS[0]}"]
    days = (
        in_days(trends, translate("charts", "Longest time between two"), "gap", lambda one: one.longest_gap),
        in_days(trends, translate("charts", "Between career talks"), "career_gap", lambda one: one.longest_career_gap),
    )
    every = counted(trends, translate("charts", "All"), "conversations", FIGURE)
    return (*together(seen), every, *together(days))


def _feedback(trends: Trends) -> tuple[Row, ...]:
    words = (
        counted(trends, translate("charts", "Received"), "feedback"),
        counted(trends, translate("charts", "With a response"), "feedback_answered"),
    )
    days = in_days(
        trends, translate("charts", "Days to response"), "feedback_answered", lambda one: one.days_to_response
    )
    return (*together(words), days)


def _actions(trends: Trends) -> tuple[Row, ...]:
    return together((
        counted(trends, translate("charts", "Kept, mine"), "actions_done.mine"),
        counted(trends, translate("charts", "Kept, theirs"), "actions_done.theirs"),
        counted(trends, translate("charts", "Late, mine"), "actions_late.mine", SLATE, adds=False),
        counted(trends, translate("charts", "Late, theirs"), "actions_late.theirs", SLATE, adds=False),
        counted(trends, translate("charts", "Open at the end, mine"), "actions_open.mine", OPEN, adds=False),
        counted(trends, translate("charts", "Open at the end, theirs"), "actions_open.theirs", OPEN, adds=False),
    ))  # fmt: skip


def _all_actions(trends: Trends) -> tuple[Row, ...]:
    """Each number, and of it mine and theirs."""
    named = (
        ("actions_done", translate("charts", "Kept"), True),
        ("actions_late", translate("charts", "Late"), False),
        ("actions_open", translate("charts", "Open at the end"), False),
    )
    owners = (("mine", translate("charts", "mine")), ("theirs", translate("charts", "theirs")))
    found = []
    for number, name, adds in named:
        found.append(counted(trends, name, number, FIGURE, adds=adds))
        found += [
            counted(trends, words, f"{number}.{owner}", INNER, adds=adds, said_as=f"{name}, {words}")
            for owner, words in owners
        ]
    return tuple(found)


def _options(trends: Trends) -> tuple[Row, ...]:
    words = {
        "agreed": translate("charts", "Agreed"),
        "counter-offered": translate("charts", "Counter-offered"),
        "deferred": translate("charts", "Deferred"),
        "declined": translate("charts", "Declined"),
    }
    put = counted(trends, translate("charts", "Put to somebody"), "options_put", OPEN)
    became = (
        counted(trends, words[kind], f"outcomes.{kind}", SLATE if kind == "declined" else DISC) for kind in OUTCOMES
    )
    return together((put, *became))


def all_word() -> str:
    """The head over the sums."""
    return translate("charts", "All")
