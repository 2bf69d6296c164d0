"""The lines of the list behind a number: for each noun that is counted, what a record is called and where it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from careerjournal.core import actions, days, entries, goals, names, options, stock_takes
from careerjournal.core.actions import ActionView
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.core.outcomes import OutcomeView
from careerjournal.core.prose import first_line
from careerjournal.core.stock_takes import StockTakeView
from careerjournal.ui.kit.lists import Row
from careerjournal.ui.records import places, states
from careerjournal.ui.screen import Go

Opened = tuple[Row, Callable[[], None]]
translate = QCoreApplication.translate


def rows(journal: Journal, go: Go, noun: str, ids: Sequence[str]) -> list[Opened]:
    """A line for each record, in the order of `ids`, with what entering it opens."""
    return _LISTED[noun](journal, go, ids)


def _entries(journal: Journal, go: Go, ids: Sequence[str]) -> list[Opened]:
    return [(_entry_row(view), partial(go, "timeline", view.id)) for view in entries.get_many(journal, ids)]


def _entry_row(view: EntryView) -> Row:
    return Row(view.id, view.title or first_line(view.body), days.plain(view.day), kind=view.kind)


def _actions(journal: Journal, go: Go, ids: Sequence[str]) -> list[Opened]:
    promised = {one.id: one for one in actions.all_of(journal)}
    return [(_action_row(promised[uid]), _action_opener(go, promised[uid])) for uid in ids]


def _action_opener(go: Go, action: ActionView) -> Callable[[], None]:
    """An action is seen where it was promised."""
    if action.conversation:
        return partial(go, "conversations", action.conversation, face="follow up")
    return partial(go, "timeline", action.feedback) if action.feedback else partial(go, "home")


def _action_row(action: ActionView) -> Row:
    said = [action.owner.name if action.owner else translate("BehindPanel", "Me")]
    if action.done_on:
        said.append(translate("BehindPanel", "done {day}").format(day=days.plain(action.done_on)))
    elif action.dropped_on:
        said.append(translate("BehindPanel", "let go {day}").format(day=days.plain(action.dropped_on)))
    if action.due:
        said.append(translate("BehindPanel", "by {day}").format(day=days.plain(action.due)))
    icon = "circle-check" if action.done_on else "circle"
    return Row(action.id, action.text, " · ".join(said), icon=icon)


def _goals(journal: Journal, go: Go, ids: Sequence[str]) -> list[Opened]:
    wanted = {one.id: one for one in goals.all_of(journal)}
    return [(_goal_row(wanted[uid]), partial(go, "goals", uid)) for uid in ids]


def _goal_row(goal: GoalView) -> Row:
    ended = (
        (goal.reached_on, translate("BehindPanel", "reached {day}")),
        (goal.let_go_on, translate("BehindPanel", "let go {day}")),
        (goal.target_date, translate("BehindPanel", "by {day}")),
    )
    said = next((words.format(day=days.plain(day)) for day, words in ended if day), goal.measure)
    return Row(goal.id, goal.title, said, icon="target")


def _options(journal: Journal, go: Go, ids: Sequence[str]) -> list[Opened]:
    known = {one.id: one for one in options.all_of(journal)}
    return [(_option_row(known[uid]), _opener(journal, go, "option", uid)) for uid in ids]


def _option_row(option: OptionView) -> Row:
    put = translate("BehindPanel", "put to somebody {day}")
    said = put.format(day=days.plain(option.proposed_on)) if option.proposed_on else ""
    return Row(option.id, option.title, said, icon=states.of_option(option.state).icon)


def _outcomes(journal: Journal, go: Go, ids: Sequence[str]) -> list[Opened]:
    known = {became.id: (one, became) for one in options.all_of(journal) for became in one.outcomes}
    return [(_outcome_row(*known[uid]), partial(go, "goals", known[uid][0].id)) for uid in ids]


def _outcome_row(option: OptionView, became: OutcomeView) -> Row:
    state = states.of_option(became.kind)
    said = (state.word, days.plain(became.day) if became.day else "", became.reason or became.offered_instead)
    return Row(became.id, option.title, " · ".join(part for part in said if part), icon=state.icon)


def _themes(journal: Journal, go: Go, ids: Sequence[str]) -> list[Opened]:
    known = {one.id: one.name for one in names.of(journal, "theme")}
    return [
        (Row(uid, known[uid], icon="tag"), partial(go, "timeline", "", filter=Filter(themes=(uid,)))) for uid in ids
    ]


def _stock_takes(journal: Journal, go: Go, ids: Sequence[str]) -> list[Opened]:
    known = {one.id: one for one in stock_takes.all_of(journal)}
    return [(_stock_take_row(known[uid]), _opener(journal, go, "stock-take", uid)) for uid in ids]


def _stock_take_row(taken: StockTakeView) -> Row:
    title = translate("BehindPanel", "Stock-take of {quarter}").format(quarter=taken.quarter.label)
    return Row(taken.id, title, days.plain(taken.day) if taken.day else "", icon="clipboard-check")


def _opener(journal: Journal, go: Go, noun: str, uid: str) -> Callable[[], None]:
    """Where a record is shown; asked only once it is opened."""

    def open_it() -> None:
        screen, record = places.place(journal, noun, uid)
        go(screen, record)

    return open_it


_LISTED: dict[str, Callable[[Journal, Go, Sequence[str]], list[Opened]]] = {
    "entry": _entries,
    "action": _actions,
    "goal": _goals,
    "option": _options,
    "outcome": _outcomes,
    "theme": _themes,
    "stock-take": _stock_takes,
}
