"""The rows of the goals screen's lists: goals and what roles ask for, where to, the year, support, options."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from careerjournal.core import (
    aspirations,
    days,
    goals,
    growth,
    growth_steps,
    options,
    support,
    values,
    wants,
    year_plan,
)
from careerjournal.core.aspirations import AspirationView
from careerjournal.core.goals import GoalView
from careerjournal.core.growth import CompetencyView
from careerjournal.core.growth_steps import GrowthStepView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.options import OptionView, Problem
from careerjournal.core.support import SupportView
from careerjournal.core.wants import WantView
from careerjournal.ui.kit.fields import choice_words
from careerjournal.ui.kit.lists import Heading, Row
from careerjournal.ui.records import states
from careerjournal.ui.screens.goals import aspiration_page, goal_words, growth_step_page, want_page

translate = QCoreApplication.translate
Lines = Sequence[Heading | Row]


def goal_rows(journal: Journal) -> Lines:
    """Active goals, what target roles ask for, then the goals that rest; each with its newest evidence's day."""
    found = goals.all_of(journal)
    lines: list[Heading | Row] = []
    for state in goals.STATES:
        mine = [_goal(goal) for goal in found if goal.state == state]
        lines += [Heading(states.of_goal(state).word), *mine] if mine else []
        lines += _competencies(journal) if state == "active" else []
    return lines


def _competencies(journal: Journal) -> Lines:
    """What each target role asks for, under the role's name."""
    lines: list[Heading | Row] = []
    unnamed = translate("goals", "What a role asks for")
    for role, asked in groupby(growth.competencies(journal), lambda one: one.target_role):
        head = translate("goals", "{role} asks for").format(role=role) if role else unnamed
        lines += [Heading(head), *(_competency(one) for one in asked)]
    return lines


def _competency(one: CompetencyView) -> Row:
    newest = goal_words.short(one.evidence[0].day) if one.evidence else translate("goals", "Nothing yet")
    return Row(one.id, one.name, "", newest, muted=not one.evidence)


def _goal(goal: GoalView) -> Row:
    unsaid = translate("goals", "How would you notice it worked?") if goal.state == "active" else ""
    newest = goal_words.short(goal.newest.day) if goal.newest else ""
    return Row(goal.id, goal.title, goal.measure or unsaid, newest, muted=goal.state in ("paused", "let go"))


def option_rows(journal: Journal) -> Lines:
    """Problems that lack a way forward, then the undecided options and the decided ones."""
    lines: list[Heading | Row] = []
    problems = options.problems(journal)
    if problems:
        lines.append(Heading(translate("goals", "What could you propose?")))
        lines += [_problem(one) for one in problems]
    found = options.all_of(journal)
    heads = ((True, translate("goals", "Undecided")), (False, translate("goals", "Decided")))
    for is_open, head in heads:
        mine = [_option(option) for option in found if option.is_open == is_open]
        lines += [Heading(head), *mine] if mine else []
    return lines


def _problem(one: Problem) -> Row:
    ready = states.of_option("ready").word if one.ready_on else ""
    return Row(one.id, one.text, days.plain(one.day), ready, icon="messages-square")


def _option(option: OptionView) -> Row:
    state = states.of_option(option.state)
    about = " · ".join(named.name for named in (option.strength, option.goal) if named)
    return Row(
        option.id, option.title, about or option.trial, state.word, icon=state.icon, muted=option.state == "declined"
    )


def where_rows(journal: Journal) -> Lines:
    """Where to in two and five years, what I want and the next step; what must develop; what matters."""
    lines: list[Heading | Row] = [Heading(translate("goals", "Where to"))]
    for uid, years in aspiration_page.UIDS.items():
        newest = aspirations.newest(journal, years)
        lines.append(_said(uid, goal_words.horizon(years), newest))
    want, step = wants.newest(journal), growth_steps.next_one(journal)
    lines.append(_said(want_page.UID, translate("goals", "What I want"), want))
    name = translate("goals", "The next growth step")
    lines.append(_said(growth_step_page.UID, name, step))
    areas = growth.areas(journal)
    grown = translate("goals", "Grown enough")
    rows = [
        Row(one.id, one.name, one.gets_in_the_way, "" if one.is_open else grown, muted=not one.is_open)
        for one in areas
    ]  # fmt: skip
    lines += [Heading(translate("goals", "What must develop")), *rows] if rows else []
    matters = [Row(one.id, one.name, one.note) for one in values.all_of(journal)]
    lines += [Heading(translate("goals", "What matters to me")), *matters] if matters else []
    return lines


def _said(uid: str, name: str, said: AspirationView | WantView | GrowthStepView | None) -> Row:
    """Something that is said in a sentence, or not yet."""
    if said is None:
        return Row(uid, name, translate("goals", "Not said yet"))
    return Row(uid, name, said.text, goal_words.short(said.day))


def year_rows(journal: Journal) -> Lines:
    """The themes of each year, the newest year first; each with the day it was last read again."""
    lines: list[Heading | Row] = []
    for year, themes in groupby(year_plan.all_of(journal), lambda one: one.year):
        rows = [
            Row(one.id, one.name, one.text, goal_words.short(one.revisits[-1].day) if one.revisits else "")
            for one in themes
        ]
        lines += [Heading(str(year)), *rows]
    return lines


def support_rows(journal: Journal) -> Lines:
    """What was asked and has not come, what is to be asked, what came, what was declined."""
    lines: list[Heading | Row] = []
    found = support.all_of(journal)
    for state in support.STATES:
        mine = [_support(one) for one in found if one.state == state]
        lines += [Heading(goal_words.of_support(state).word), *mine] if mine else []
    return lines


def _support(one: SupportView) -> Row:
    source = choice_words(NOUNS["support"].field("source"), one.source) if one.source else ""
    who, goal = one.person.name if one.person else "", one.goal.name if one.goal else ""
    detail = " · ".join(part for part in (source, who, goal) if part)
    return Row(one.id, one.what, detail, goal_words.short(one.day) if one.day else "", muted=one.state == "declined")
