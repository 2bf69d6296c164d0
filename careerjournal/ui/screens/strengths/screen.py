"""Strengths: the ranked list with what this quarter says of each, and one strength with its evidence beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from careerjournal.core import days, strengths
from careerjournal.core.journal import Journal
from careerjournal.core.strengths import StrengthView
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.lists import ListAndReader
from careerjournal.ui.kit.parts import Button, Empty, across, down, label
from careerjournal.ui.records import states
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.strengths.strength_list import StrengthList, StrengthRow
from careerjournal.ui.screens.strengths.strength_page import StrengthPage

_LEADS = {"entry": "timeline", "option": "goals"}


class StrengthsScreen(Screen):
    name: ClassVar[str] = "strengths"
    shows: ClassVar[frozenset[str]] = frozenset(
        {"strength", "entry_strength", "entry", "conversation", "option", "option_evidence", "outcome", "setting"}
    )

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.page = StrengthPage(journal, context)
        self.list = StrengthList(self.tr("Strengths"))
        self.pair = ListAndReader(self._side(), self.page, self.tr("Strengths"))
        self.empty = Empty(
            self.tr("What do people come to you for?"),
            self.tr("“Seeing the pattern.” “Calm in a gale.” Your own words are fine."),
            self.tr("Name a strength"), self.compose,
        )  # fmt: skip
        self.pages = QStackedWidget()
        self.pages.addWidget(self.pair)
        self.pages.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._connect()

    # --- making

    def _side(self) -> QWidget:
        new = Button(self.tr("Add a strength"), primary=True, icon="plus", pressed=self.compose)
        top = across(label(self.tr("Strengths"), "h2", wrap=False), None, new)
        top.setContentsMargins(24, 20, 20, 0)
        self.line = AddLine(
            self.tr("What do people come to you for?"), self.tr("Your own words are fine."), self.tr("Add"), stays=True
        )
        self.line.setContentsMargins(24, 0, 20, 0)
        self.quarter = label("", "faint")
        self.quarter.setContentsMargins(24, 0, 20, 0)
        rows = across(self.list)
        rows.setContentsMargins(12, 0, 12, 0)
        side = QWidget()
        box = down(top, self.line, self.quarter, rows, gap=12)
        box.setStretch(3, 1)
        side.setLayout(box)
        side.setFocusProxy(self.list)
        return side

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.entered.connect(self._enter)
        self.list.moved.connect(self.move_strength)
        self.page.moved.connect(self.move_strength)
        self.page.led.connect(lambda noun, uid: self.go(_LEADS[noun], uid))
        self.page.filtered.connect(lambda wanted: self.go("timeline", filter=wanted))
        self.line.added.connect(self._add)
        self.command("new", self.tr("Add a strength"), self.compose, "Ctrl+N", "plus")
        self.command("up", self.tr("Move this strength up"), lambda: self.move_strength(-1), "", "arrow-up")
        self.command("down", self.tr("Move this strength down"), lambda: self.move_strength(1), "", "arrow-down")

    # --- showing

    def refresh(self) -> None:
        found = strengths.ranked(self.journal)
        self.list.set_lines([self._row(place, one) for place, one in enumerate(found, 1)])
        self.quarter.setText(self.tr("This quarter, by your own entries"))
        nothing = not found and self.line.isHidden()
        self.pages.setCurrentWidget(self.empty if nothing else self.pair)
        self.page.setVisible(bool(found))
        known = {one.id for one in found}
        if self.page.uid in known:
            self.list.choose(self.page.uid, quietly=True)
            self.page.refresh()
        else:
            self.page.forget()
            self.list.choose_first()

    def _row(self, place: int, one: StrengthView) -> StrengthRow:
        state = states.of_strength(one.state)
        named = self.tr("last named on {day}").format(day=days.plain(one.last_named)) if one.last_named else ""
        return StrengthRow(one.id, one.name, named if one.state == "unused" else "", place=place, state=state)

    def open(self, uid: str, **wanted: Any) -> None:
        """Show one strength; `uid` "new" begins one."""
        if uid == "new":
            self.compose()
        elif uid:
            self._show(uid)
            self.pair.show_reader()
            self.take_focus()

    def settle(self) -> None:
        self.page.settle()

    def take_focus(self) -> None:
        if self.pages.currentWidget() is self.empty:
            (self.empty.button or self.empty).setFocus()
        else:
            (self.page if self.pair.reading else self.list).setFocus()

    # --- doing

    def compose(self) -> None:
        """Open the line above the list."""
        self.pages.setCurrentWidget(self.pair)
        self.pair.show_list()
        self.line.open_line()

    def _add(self, name: str) -> None:
        before = {one.id for one in strengths.ranked(self.journal)}
        uid = strengths.add(self.journal, name)
        self.list.choose(uid)
        if uid in before:
            self.toast(self.tr("It stands in your list already."))
        else:
            self.toast(self.tr("Added: {name}").format(name=name), self.journal.undo)

    def move_strength(self, steps: int) -> None:
        """Move the chosen strength up or down the list."""
        self.page.settle()
        if self.page.uid and strengths.move(self.journal, self.page.uid, steps):
            self.toast(self.tr("Order changed"), self.journal.undo)

    def _show(self, uid: str) -> None:
        self.page.open_record(uid)
        self.list.choose(uid, quietly=True)  # saving the one before may have moved the choice back to it

    def _enter(self, uid: str) -> None:
        self._show(uid)
        self.pair.show_reader()
        if self.pair.reading:
            self.page.setFocus()

    # --- pictures

    def scenes(self) -> Iterator[str]:
        yield ""
        unused = next((one.id for one in strengths.ranked(self.journal) if one.state == "unused"), "")
        if unused:
            self.open(unused)
            yield "unused"
