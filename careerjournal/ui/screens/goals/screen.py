"""Goals: what the person wants, where to, the year's themes, support and options; five lists, each with its pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from careerjournal.core import values, year_plan
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.lists import ListAndReader
from careerjournal.ui.kit.parts import Button, Empty, IconButton, Segmented, across, action, down, ground, label, menu
from careerjournal.ui.records import places
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.goals import growth_step_page, standing, tabs
from careerjournal.ui.screens.goals.aspiration_page import AspirationPage
from careerjournal.ui.screens.goals.competency_page import CompetencyPage
from careerjournal.ui.screens.goals.goal_page import GoalPage
from careerjournal.ui.screens.goals.growth_area_page import GrowthAreaPage
from careerjournal.ui.screens.goals.growth_step_page import GrowthStepPage
from careerjournal.ui.screens.goals.option_page import OptionPage
from careerjournal.ui.screens.goals.plan_theme_page import PlanThemePage
from careerjournal.ui.screens.goals.problem_page import ProblemPage
from careerjournal.ui.screens.goals.support_page import SupportPage
from careerjournal.ui.screens.goals.tabs import Tab
from careerjournal.ui.screens.goals.value_page import ValuePage
from careerjournal.ui.screens.goals.want_page import WantPage

_PAGES: dict[str, type[RecordPage]] = {
    "goal": GoalPage, "competency": CompetencyPage, "aspiration": AspirationPage, "want": WantPage,
    "growth-step": GrowthStepPage, "growth-area": GrowthAreaPage, "value": ValuePage, "plan-theme": PlanThemePage,
    "support": SupportPage, "option": OptionPage, "topic": ProblemPage,
}  # fmt: skip


class GoalsScreen(Screen):
    name: ClassVar[str] = "goals"
    shows: ClassVar[frozenset[str]] = frozenset({
        "goal", "goal_version", "entry", "entry_goal", "option", "option_evidence", "outcome", "person", "strength",
        "topic", "conversation", "competency", "competency_evidence", "behaviour", "growth_area", "action", "support",
        "aspiration", "aspiration_strength", "want", "want_heard", "value", "growth_step", "plan_theme", "plan_revisit",
        "promotion", "promotion_goal", "session", "answer", "setting",
    })  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._pages: dict[str, RecordPage] = {}
        self.tabs = tabs.make(self.compose)
        self.lines = tabs.make_lines()
        self.goal_line, self.option_line = self.lines["goal"], self.lines["option"]
        self.reader = QStackedWidget()
        self.blank = ground(QWidget(), "surface")
        self.lists = QStackedWidget()
        for tab in self.tabs.values():
            self.lists.addWidget(tab.list)
            self.lists.addWidget(tab.empties[0])
            self.reader.addWidget(tab.empties[1])
        self.reader.addWidget(self.blank)
        self.pair = ListAndReader(self._side(), self.reader, self.tr("Goals"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pair)
        self._connect()
        self.command("new", self.tr("Add to this list"), self.compose, "Ctrl+N", "plus")

    # --- making

    def _side(self) -> QWidget:
        self.new = Button("", primary=True, icon="plus", pressed=self.compose)
        keeps = self.new.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.new.setSizePolicy(keeps)
        self.print = IconButton("printer", "", self._print)
        top = across(label(self.tr("Goals"), "h2", wrap=False), None, self.print, self.new)
        top.setContentsMargins(24, 20, 20, 0)
        names = [(key, tab.name) for key, tab in self.tabs.items()]
        self.switch = Segmented(names, self.tr("What to show"), wraps=True)
        self.switch.chosen.connect(self.show_tab)
        switch = across(self.switch, None)
        switch.setContentsMargins(24, 0, 12, 0)
        rows = across(self.lists)
        rows.setContentsMargins(12, 0, 12, 0)
        for line in self.lines.values():
            line.setContentsMargins(24, 0, 20, 0)
        side = QWidget()
        box = down(top, switch, *self.lines.values(), rows, gap=12)
        box.setStretch(box.count() - 1, 1)
        side.setLayout(box)
        return side

    def _connect(self) -> None:
        for tab in self.tabs.values():
            tab.list.chosen.connect(self.show_record)
            tab.list.entered.connect(self._enter)
        for noun, line in self.lines.items():
            line.keep_drafts(self.journal, f"add/{noun}")
            line.added.connect(partial(self._add, noun))

    # --- the pages, each made when it is first shown

    def page_for(self, noun: str) -> RecordPage:
        """The page that shows the records of a noun."""
        if noun not in self._pages:
            made = self._pages[noun] = _PAGES[noun](self.journal, self.context)
            made.led.connect(self._lead)
            if isinstance(made, GoalPage):
                made.filtered.connect(lambda wanted: self.go("timeline", filter=wanted))
            elif isinstance(made, ProblemPage):
                made.made.connect(self._made_option)
            self.reader.addWidget(made)
        return self._pages[noun]

    @property
    def goal(self) -> GoalPage:
        return cast("GoalPage", self.page_for("goal"))

    @property
    def option(self) -> OptionPage:
        return cast("OptionPage", self.page_for("option"))

    @property
    def problem(self) -> ProblemPage:
        return cast("ProblemPage", self.page_for("topic"))

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
        self._name_print()
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

    def _print(self) -> None:
        self.go("summary", document="proposal" if self.switch.value() == "options" else "plan")

    def _name_print(self) -> None:
        options = self.switch.value() == "options"
        self.print.set_name(self.tr("Print a proposal") if options else self.tr("Print the development plan"))

    def show_tab(self, key: str) -> None:
        """Turn to another list."""
        self.settle()
        self.switch.set_value(key)
        for line in self.lines.values():
            line.close_line()
        self.reader.setCurrentWidget(self.blank)
        self.refresh()

    def show_record(self, uid: str) -> None:
        """Show a record of the present tab; what was typed into the one before is saved."""
        before, page = self.page, self._page_of(uid)
        if page is None:
            return
        if before is not None and before is not page:
            before.settle()
        self.reader.setCurrentWidget(page)
        page.open_record(uid)
        self.tab.list.choose(uid, quietly=True)  # saving the one before may have moved the choice back to it

    def _page_of(self, uid: str) -> RecordPage | None:
        found = standing.of(self.journal, uid)
        return self.page_for(found.page) if found else None

    def open(self, uid: str, **wanted: Any) -> None:
        """Show a record of one of the lists, or what it stands with; `tab` turns to a list."""
        if wanted.get("tab") in self.tabs:
            self.show_tab(str(wanted["tab"]))
        if uid == "new":
            self.compose()
        elif uid:
            found = standing.of(self.journal, uid)
            if found and (found.tab != self.switch.value() or found.row not in self.tab.list.uids()):
                self.show_tab(found.tab)
            if found is None or found.row not in self.tab.list.uids():
                raise Trouble(self.tr("This record is not in the journal any more. It may be in the trash."))
            self.tab.list.choose(found.row, quietly=True)
            self.show_record(found.row)
            self.pair.show_reader()
            self.take_focus()

    def where(self) -> tuple[str, dict[str, Any]]:
        return self.page.uid if self.page else "", {"tab": self.switch.value()}

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
        """Add to the list that is shown; where it holds several things, ask which."""
        adds = self.tab.adds
        if len(adds) == 1:
            self.add_to(adds[0])
            return
        said = {
            "growth-area": self.tr("A growth area"), "value": self.tr("A value"),
            "growth-step": self.tr("The next growth step"),
        }  # fmt: skip
        lines = [action(said[noun], partial(self.add_to, noun), places.ICONS[noun]) for noun in adds]
        self.pair.show_list()
        menu(self, lines).popup(self.new.mapToGlobal(QPoint(0, self.new.height() + 4)))

    def add_to(self, noun: str) -> None:
        """Open the line that adds one of these."""
        if noun == "growth-step":
            self.open(growth_step_page.UID)
            step = self.page_for(noun)
            if isinstance(step, GrowthStepPage):
                step.line.open_line()
            return
        self.pair.show_list()
        self.lines[noun].open_line()

    def _add(self, noun: str, text: str) -> None:
        if noun == "value":
            uid = values.add(self.journal, text)
        elif noun == "plan-theme":
            uid = year_plan.add(self.journal, text)
        else:
            titles = {"goal": "title", "growth-area": "name", "support": "what", "option": "title"}
            uid = self.journal.add(noun, **{titles[noun]: text})
        self.open(uid)
        self.toast(self.tr("Added: {name}").format(name=text), self.journal.undo)
        self._ask_more(noun)

    def _ask_more(self, noun: str) -> None:
        """What is worth asking right after something was added."""
        first = {"growth-area": "gets_in_the_way", "value": "note", "plan-theme": "text", "support": "source"}
        if noun == "goal":
            self.goal.change("measure")
            self.goal.ask_to_carry()
        elif noun == "option":
            self.option.form.focus("rationale")
        else:
            page = self.page_for(noun)
            page.forms[0].focus(first[noun])
            if isinstance(page, ValuePage):
                page.ask_to_carry()

    def _made_option(self, uid: str) -> None:
        self.open(uid)

    def _enter(self, uid: str) -> None:
        self.show_record(uid)
        self.pair.show_reader()
        if self.pair.reading and self.page is not None:
            self.page.setFocus()

    def _lead(self, noun: str, uid: str) -> None:
        if uid == "new":
            self.add_to(noun)
            return
        screen, target = places.place(self.journal, noun, uid)
        if screen == self.name:
            self.open(target)
        else:
            self.go(screen, target)

    # --- pictures

    def scenes(self) -> Iterator[str]:
        for key in self.tabs:
            self.show_tab(key)
            seen = {type(self.page)}
            yield "" if key == "goals" else key
            for uid in self.tab.list.uids():
                page = self._page_of(uid)
                if page is not None and type(page) not in seen:
                    seen.add(type(page))
                    self.tab.list.choose(uid)
                    yield f"{key} {page.noun}"
        self.show_tab("goals")
        goal = next(iter(self.tab.list.uids()), "")
        if goal and self._page_of(goal) is self.goal:
            self.show_record(goal)
            self.goal.walk_through()
            yield "it changed"
            self.goal.walk.forget()
            self.goal.refresh()
