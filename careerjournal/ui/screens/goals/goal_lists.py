"""The rows of the two lists of the goals screen: goals by state, options by what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from careerjournal.core import clock, days, goals, options
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.ui.kit.lists import Heading, Row
from careerjournal.ui.records import states

translate = QCoreApplication.translate
Lines = Sequence[Heading | Row]


def short(day: date) -> str:
    """“19 Jan”, with the year where it is not this one."""
    year = f" {day.year}" if day.year != clock.today().year else ""
    return f"{day.day} {days.short_month(day)}{year}"


def goal_rows(journal: Journal) -> Lines:
    """Active, paused, reached, let go; each with its measure and the day of its newest evidence."""
    found = goals.all_of(journal)
    lines: list[Heading | Row] = []
    for state in goals.STATES:
        mine = [_goal(goal) for goal in found if goal.state == state]
        lines += [Heading(states.of_goal(state).word), *mine] if mine else []
    return lines


def _goal(goal: GoalView) -> Row:
    unsaid = translate("goals", "How would you notice it worked?") if goal.state == "active" else ""
    newest = short(goal.newest.day) if goal.newest else ""
    return Row(goal.id, goal.title, goal.measure or unsaid, newest, muted=goal.state in ("paused", "let go"))


def option_rows(journal: Journal) -> Lines:
    """Problems that lack a way forward, then the undecided options and the decided ones."""
    lines: list[Heading | Row] = []
    problems = options.problems(journal)
    if problems:
        lines.append(Heading(translate("goals", "What could you propose?")))
        lines += [Row(one.id, one.text, days.plain(one.day), icon="messages-square") for one in problems]
    found = options.all_of(journal)
    heads = ((True, translate("goals", "Undecided")), (False, translate("goals", "Decided")))
    for is_open, head in heads:
        mine = [_option(option) for option in found if option.is_open == is_open]
        lines += [Heading(head), *mine] if mine else []
    return lines


def _option(option: OptionView) -> Row:
    state = states.of_option(option.state)
    about = " · ".join(named.name for named in (option.strength, option.goal) if named)
    return Row(
        option.id, option.title, about or option.trial, state.word, icon=state.icon, muted=option.state == "declined"
    )
