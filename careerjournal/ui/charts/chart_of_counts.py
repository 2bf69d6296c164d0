"""The charts that count: wins and setbacks, goals, conversations, feedback, actions and options, row by row."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from careerjournal.core.nouns import CAREER_TALKS, OUTCOMES, TALK_KINDS
from careerjournal.core.trends import Trends
from careerjournal.ui.charts.figures import Row, together
from careerjournal.ui.charts.rows import BAR, DISC, FIGURE, INNER, OPEN, SLATE, SLATE_BAR, counted, in_days

translate = QCoreApplication.translate


def wins(trends: Trends) -> tuple[Row, ...]:
    """Wins with what is missing of them, learnings and setbacks by one measure, and all entries."""
    wins = counted(trends, translate("charts", "Wins"), "wins", BAR)
    missing = counted(trends, translate("charts", "impact still missing"), "impact_missing", INNER)
    parted = zip(wins.cells, missing.cells, strict=True)
    wins = replace(wins, cells=tuple(replace(cell, part=none.size) for cell, none in parted))
    learnings = counted(trends, translate("charts", "Learnings"), "learnings", BAR)
    setbacks = counted(trends, translate("charts", "Setbacks"), "setbacks", SLATE_BAR)
    wins, learnings, setbacks = together((wins, learnings, setbacks))
    every = counted(trends, translate("charts", "Entries of every kind"), "entries", INNER)
    return wins, missing, learnings, setbacks, replace(every, inner=False)


def entries(trends: Trends) -> tuple[Row, ...]:
    """The entries of each kind."""
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


def goals(trends: Trends) -> tuple[Row, ...]:
    """Evidence, and what became of goals."""
    evidence = counted(trends, translate("charts", "Evidence for goals"), "goal_evidence")
    goals = (
        counted(trends, translate("charts", "Goals that moved"), "goals_moved", adds=False),
        counted(trends, translate("charts", "Worded anew"), "goals_changed", adds=False),
        counted(trends, translate("charts", "Reached"), "goals_reached"),
        counted(trends, translate("charts", "Let go"), "goals_let_go", SLATE),
        counted(trends, translate("charts", "Active at the end"), "goals_active", OPEN, adds=False),
    )
    return (*together((evidence,)), *together(goals))


def talks(trends: Trends) -> tuple[Row, ...]:
    """Conversations by kind, those of no kind where there are any, and the longest times without one."""
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


def feedback(trends: Trends) -> tuple[Row, ...]:
    """What was received and answered, and how soon."""
    words = (
        counted(trends, translate("charts", "Received"), "feedback"),
        counted(trends, translate("charts", "With a response"), "feedback_answered"),
    )
    days = in_days(
        trends, translate("charts", "Days to response"), "feedback_answered", lambda one: one.days_to_response
    )
    return (*together(words), days)


def actions(trends: Trends) -> tuple[Row, ...]:
    """Kept, late and open, mine and theirs."""
    return together((
        counted(trends, translate("charts", "Kept, mine"), "actions_done.mine"),
        counted(trends, translate("charts", "Kept, theirs"), "actions_done.theirs"),
        counted(trends, translate("charts", "Late, mine"), "actions_late.mine", SLATE, adds=False),
        counted(trends, translate("charts", "Late, theirs"), "actions_late.theirs", SLATE, adds=False),
        counted(trends, translate("charts", "Open at the end, mine"), "actions_open.mine", OPEN, adds=False),
        counted(trends, translate("charts", "Open at the end, theirs"), "actions_open.theirs", OPEN, adds=False),
    ))  # fmt: skip


def all_actions(trends: Trends) -> tuple[Row, ...]:
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


def options(trends: Trends) -> tuple[Row, ...]:
    """What was put to somebody, and what became of it."""
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
