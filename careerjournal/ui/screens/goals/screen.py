"""Goals: what the person wants, and the options put to somebody; two lists and a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from careerjournal.core import goals, options
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.lists import Heading, ListAndReader, Row, SectionList
from careerjournal.ui.kit.parts import Button, Empty, Segmented, across, down, ground, label
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.goals import goal_lists
from careerjournal.ui.screens.goals.goal_page import GoalPage
from careerjournal.ui.screens.goals.option_page import OptionPage
from careerjournal.ui.screens.goals.problem_page import ProblemPage

_LEADS = {"entry": "timeline", "strength": "strengths", "person": "conversations", "conversation": "conversations"}


@dataclass(frozen=True)
class Tab:
    """One of the two lists: what adds to it, what it says while it is empty, and how its rows are read."""

    verb: str
    list: SectionList
    rows: Callable[[Journal], Sequence[Heading | Row]]
    empties: tuple[Empty, Empty]
    """The same words twice: beside the list, and in its place where there is room for one of the two only."""


class GoalsScreen(Screen):
    name: ClassVar[str] = "goals"
    shows: ClassVar[frozenset[str]] = frozenset({
        "goal", "goal_version", "entry", "entry_goal", "option", "option_evidence", "outcome", "person", "strength",
        "topic", "conversation",
    })  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.goal, self.option = GoalPage(journal, context), OptionPage(journal, context)
        self.problem = ProblemPage(journal, context)
        self.tabs = self._make_tabs()
        self.reader = QStackedWidget()
        self.blank = ground(QWidget(), "surface")
        self.lists = QStackedWidget()
        for tab in self.tabs.values():
            self.lists.addWidget(tab.list)
            self.lists.addWidget(tab.empties[0])
            self.reader.addWidget(tab.empties[1])
        for page in (self.blank, *self._pages()):
            self.reader.addWidget(page)
        self.pair = ListAndReader(self._side(), self.reader, self.tr("Goals"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pair)
        self._connect()
        self.command("new", self.tr("Add to this list"), self.compose, "Ctrl+N", "plus")

    # --- making

    def _pages(self) -> tuple[RecordPage, ...]:
        return self.goal, self.option, self.problem

    def _make_tabs(self) -> dict[str, Tab]:
        said = {
            "goals": (
                self.tr("New goal"), self.tr("Goals"), goal_lists.goal_rows,
                self.tr("Start with one thing you want more of."), self.tr("“Thursdays end at five.”"),
            ),
            "options": (
                self.tr("New option"), self.tr("Options"), goal_lists.option_rows,
                self.tr("What could you propose? “Not sure yet” is fine."),
                self.tr("“Give the duty rota to the crew office, next month only.”"),
            ),
        }  # fmt: skip
        return {key: self._make_tab(*words) for key, words in said.items()}

    def _make_tab(
        self, verb: str, name: str, rows: Callable[[Journal], Sequence[Heading | Row]], sentence: str, example: str
    ) -> Tab:
        empties = (self._empty(sentence, example, verb), self._empty(sentence, example, verb))
        return Tab(verb, SectionList(name), rows, empties)

    def _empty(self, sentence: str, example: str, verb: str) -> Empty:
        return Empty(sentence, example, verb, self.compose)

    def _side(self) -> QWidget:
        self.new = Button("", primary=True, icon="plus", pressed=self.compose)
        keeps = self.new.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.new.setSizePolicy(keeps)
        top = across(label(self.tr("Goals"), "h2", wrap=False), None, self.new)
        top.setContentsMargins(24, 20, 20, 0)
        names = [("goals", self.tr("Goals")), ("options", self.tr("Options"))]
        self.switch = Segmented(names, self.tr("What to show"))
        self.switch.chosen.connect(self.show_tab)
        switch = across(self.switch, None)
        switch.setContentsMargins(24, 0, 20, 0)
        self.goal_line = AddLine(
            self.tr("What do you want more of?"), self.tr("One sentence; it may change."), self.tr("Add")
        )
        self.option_line = AddLine(
            self.tr("A possible way forward"), self.tr("Rough is fine; the rest comes later."), self.tr("Add")
        )
        rows = across(self.lists)
        rows.setContentsMargins(12, 0, 12, 0)
        for line in (self.goal_line, self.option_line):
            line.setContentsMargins(24, 0, 20, 0)
        side = QWidget()
        box = down(top, switch, self.goal_line, self.option_line, rows, gap=12)
        box.setStretch(4, 1)
        side.setLayout(box)
        return side

    def _connect(self) -> None:
        for tab in self.tabs.values():
            tab.list.chosen.connect(self.show_record)
            tab.list.entered.connect(self._enter)
        for page in self._pages():
            page.led.connect(self._lead)
        self.goal.filtered.connect(lambda wanted: self.go("timeline", filter=wanted))
        self.problem.made.connect(self._made_option)
        self.goal_line.added.connect(self._add_goal)
        self.option_line.added.connect(self._add_option)

    # --- showing

    @property
    def tab(self) -> Tab:
        return self.tabs[self.switch.value()]

    @property
    def page(self) -> RecordPage | None:
        """The record that is shown."""
        shown = self.reader.currentWidget()
        return shown if isinstance(shown, RecordPage) else None

    def refresh(self) -> None:
        tab = self.tab
        tab.list.set_lines(tab.rows(self.journal))
        self.new.set_text(tab.verb)
        page = self.page
        if page is not None and page.uid in tab.list.uids() and page is self._page_of(page.uid):
            tab.list.choose(page.uid, quietly=True)
            page.refresh()
        else:
            if page is not None:
                page.forget()
            self.show_first()
        self._arrange()

    def show_first(self) -> None:
        """Show the first record of the list, or what the list says while it is empty."""
        uids = self.tab.list.uids()
        if not uids:
            self.reader.setCurrentWidget(self.tab.empties[1])
        elif self.tab.list.uid() in uids:
            self.show_record(self.tab.list.uid())
        else:
            self.tab.list.choose(uids[0], quietly=True)
            self.show_record(uids[0])
        self._arrange()

    def _arrange(self) -> None:
        """Where list and reader take turns, an empty list says so itself."""
        tab = self.tab
        nothing = not tab.list.uids()
        self.lists.setCurrentWidget(tab.empties[0] if nothing and self.pair.narrow else tab.list)
        self.pair.side.setFocusProxy(tab.list)
        self.new.setVisible(not nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_tab(self, key: str) -> None:
        """Turn to goals or options."""
        self.settle()
        self.switch.set_value(key)
        self.goal_line.close_line()
        self.option_line.close_line()
        self.reader.setCurrentWidget(self.blank)
        self.refresh()

    def show_record(self, uid: str) -> None:
        """Show a record of the present tab; what was typed into the one before is saved."""
        before, page = self.page, self._page_of(uid)
        if before is not None and before is not page:
            before.settle()
        self.reader.setCurrentWidget(page)
        page.open_record(uid)
        self.tab.list.choose(uid, quietly=True)  # saving the one before may have moved the choice back to it

    def _page_of(self, uid: str) -> RecordPage:
        if self.switch.value() == "goals":
            return self.goal
        return self.problem if uid in {one.id for one in options.problems(self.journal)} else self.option

    def open(self, uid: str, **wanted: Any) -> None:
        """Show a goal, an option or an outcome's option; `tab` turns to a list."""
        if wanted.get("tab") in self.tabs:
            self.show_tab(str(wanted["tab"]))
        if uid == "new":
            self.compose()
        elif uid:
            tab, uid = self._place_of(uid)
            if tab != self.switch.value():
                self.show_tab(tab)
            self.tab.list.choose(uid, quietly=True)
            self.show_record(uid)
            self.pair.show_reader()
            self.take_focus()

    def _place_of(self, uid: str) -> tuple[str, str]:
        """The tab that shows a record, and the record it is shown with."""
        if uid in {goal.id for goal in goals.all_of(self.journal)}:
            return "goals", uid
        for option in options.all_of(self.journal):
            if uid == option.id or uid in {outcome.id for outcome in option.outcomes}:
                return "options", option.id
        if uid in {problem.id for problem in options.problems(self.journal)}:
            return "options", uid
        raise Trouble(self.tr("This record is not in the journal any more. It may be in the trash."))

    def settle(self) -> None:
        if self.page is not None:
            self.page.settle()

    def take_focus(self) -> None:
        if isinstance(self.reader.currentWidget(), Empty):
            empty = self.tab.empties[0 if self.pair.narrow else 1]
            (empty.button or empty).setFocus()
        elif self.pair.reading and self.page is not None:
            self.page.setFocus()
        else:
            self.tab.list.setFocus()

    # --- doing

    def compose(self) -> None:
        """Add to the list that is shown."""
        self.pair.show_list()
        (self.goal_line if self.switch.value() == "goals" else self.option_line).open_line()

    def _add_goal(self, title: str) -> None:
        uid = self.journal.add("goal", title=title)
        self.open(uid)
        self.toast(self.tr("Added: {name}").format(name=title), self.journal.undo)
        self.goal.change("measure")
        self.goal.ask_to_carry()

    def _add_option(self, title: str) -> None:
        self._made_option(self.journal.add("option", title=title))
        self.toast(self.tr("Added: {name}").format(name=title), self.journal.undo)
        self.option.form.focus("rationale")

    def _made_option(self, uid: str) -> None:
        self.open(uid)

    def _enter(self, uid: str) -> None:
        self.show_record(uid)
        self.pair.show_reader()
        if self.pair.reading and self.page is not None:
            self.page.setFocus()

    def _lead(self, noun: str, uid: str) -> None:
        if noun in _LEADS:
            self.go(_LEADS[noun], uid)
        else:
            self.open(uid)

    # --- pictures

    def scenes(self) -> Iterator[str]:
        for key in self.tabs:
            self.show_tab(key)
            yield "" if key == "goals" else key
