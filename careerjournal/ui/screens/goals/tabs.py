"""The tabs of the goals screen: what each list holds, what adds to it, and what it says while it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from careerjournal.core.journal import Journal
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.lists import Heading, Row, SectionList
from careerjournal.ui.kit.parts import Empty
from careerjournal.ui.screens.goals import goal_lists

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Tab:
    """One of the lists: its name, what adds to it, how its rows are read, and what it says while it is empty."""

    name: str
    verb: str
    list: SectionList
    rows: Callable[[Journal], Sequence[Heading | Row]]
    adds: tuple[str, ...]
    """The nouns that can be added here."""
    empties: tuple[Empty, Empty]
    """The same words twice: in the list's place where there is room for one of the two only, and beside it."""


def _tab(
    compose: Callable[[], object], name: str, verb: str, rows: Callable[[Journal], Sequence[Heading | Row]],
    adds: tuple[str, ...], sentence: str, example: str,
) -> Tab:  # fmt: skip
    instead, beside = (Empty(sentence, example, verb, compose) for _ in range(2))
    return Tab(name, verb, SectionList(name), rows, adds, (instead, beside))


def make(compose: Callable[[], object]) -> dict[str, Tab]:
    """Every tab by its key; `compose` adds to the one that is shown."""
    tab = partial(_tab, compose)
    return {
        "goals": tab(
            translate("goals", "Goals"), translate("goals", "New goal"), goal_lists.goal_rows, ("goal",),
            translate("goals", "Start with one thing you want more of."),
            translate("goals", "“Thursdays end at five.”"),
        ),
        "where": tab(
            translate("goals", "Where to"), translate("goals", "Add"), goal_lists.where_rows,
            ("growth-area", "value", "growth-step"),
            translate("goals", "Where do you want to be?"),
            translate("goals", "“Something with people at the end of it.”"),
        ),
        "year": tab(
            translate("goals", "Year plan"), translate("goals", "New theme"), goal_lists.year_rows, ("plan-theme",),
            translate("goals", "What is this year to be about?"),
            translate("goals", "“Rest that is planned.”"),
        ),
        "support": tab(
            translate("goals", "Support"), translate("goals", "New support"), goal_lists.support_rows, ("support",),
            translate("goals", "What would help, and who has it?"),
            translate("goals", "“Somebody who reads my case, and not as a friend.”"),
        ),
        "options": tab(
            translate("goals", "Options"), translate("goals", "New option"), goal_lists.option_rows, ("option",),
            translate("goals", "What could you propose? “Not sure yet” is fine."),
            translate("goals", "“Give the duty rota to the crew office, next month only.”"),
        ),
    }  # fmt: skip


def make_lines() -> dict[str, AddLine]:
    """The line that adds, for each noun that can be added by its name alone."""
    said = {
        "goal": (translate("goals", "What do you want more of?"), translate("goals", "One sentence; it may change.")),
        "growth-area": (
            translate("goals", "What is to grow?"), translate("goals", "A few words; who says so comes next."),
        ),
        "value": (translate("goals", "What matters to you?"), translate("goals", "A word or two.")),
        "plan-theme": (
            translate("goals", "What is this year to be about?"), translate("goals", "A theme, not a task."),
        ),
        "support": (translate("goals", "What would help?"), translate("goals", "From whom comes next.")),
        "option": (
            translate("goals", "A possible way forward"), translate("goals", "Rough is fine; the rest comes later."),
        ),
    }  # fmt: skip
    return {noun: AddLine(question, hint, translate("goals", "Add")) for noun, (question, hint) in said.items()}
