"""Strengths: the ranked list with what this quarter says of each, the stock-takes, and work that drains or stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from careerjournal.core import drains, keeps, stock_takes, strengths
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.lists import ListAndReader
from careerjournal.ui.kit.parts import Button, Empty, Segmented, VerbButton, across, down, ground, label
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.strengths import tabs
from careerjournal.ui.screens.strengths.names_page import NamesPage
from careerjournal.ui.screens.strengths.stock_take_page import BESIDE, TAKE, StockTakePage
from careerjournal.ui.screens.strengths.strength_list import StrengthList
from careerjournal.ui.screens.strengths.strength_page import StrengthPage
from careerjournal.ui.screens.strengths.tabs import STOCK, STRENGTHS, WORK, Tab, nothing_listed
from careerjournal.ui.screens.strengths.work_pages import DrainPage, KeepPage

_LEADS = {"entry": "timeline", "option": "goals", "person": "conversations"}


class StrengthsScreen(Screen):
    name: ClassVar[str] = "strengths"
    shows: ClassVar[frozenset[str]] = frozenset({
        "strength", "entry_strength", "entry", "conversation", "option", "option_evidence", "outcome", "setting",
        "stock_take", "stock_take_state", "drain", "keep", "person",
    })  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.page = StrengthPage(journal, context)
        self.stock_take = StockTakePage(journal, context)
        self.drain, self.keep = DrainPage(journal, context), KeepPage(journal, context)
        self.names = NamesPage(journal)
        self.list = StrengthList(self.tr("Strengths"))
        self.tabs = tabs.make(self.list, self._show_strength, self._show_quarter, self._show_work)
        self.nothing = (
            nothing_listed(),
            nothing_listed(),
        )  # beside the list, and in its place where there is room for one
        self.reader = QStackedWidget()
        self.blank = ground(QWidget(), "surface")
        for page in (self.blank, self.page, self.stock_take, self.drain, self.keep, self.names, self.nothing[0]):
            self.reader.addWidget(page)
        self.pair = ListAndReader(self._side(), self.reader, self.tr("Strengths"))
        self.empty = self._make_empty()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.pair)
        self.pages.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._connect()
        self._declare()

    # --- making

    def _make_empty(self) -> Empty:
        made = Empty(
            self.tr("What do people come to you for?"),
            self.tr("“Seeing the pattern.” “Calm in a gale.” Your own words are fine."),
            self.tr("Name a strength"), self.compose,
        )  # fmt: skip
        made.add_verb(VerbButton(self.tr("Start from names"), pressed=self.start_from_names))
        return made

    def _side(self) -> QWidget:
        self.new = Button("", primary=True, icon="plus", pressed=self.compose)
        top = across(label(self.tr("Strengths"), "h2", wrap=False), None, self.new)
        top.setContentsMargins(24, 20, 20, 0)
        named = [(STRENGTHS, self.tr("My list")), (STOCK, self.tr("Stock-takes")), (WORK, self.tr("Work"))]
        self.switch = Segmented(named, self.tr("What to show"))
        self.switch.chosen.connect(self.show_tab)
        self.line = AddLine(
            self.tr("What do people come to you for?"), self.tr("Your own words are fine."), self.tr("Add"), stays=True
        )
        self.drain_line = AddLine(
            self.tr("Which piece of work drains you?"), self.tr("Name the work, not yourself."), self.tr("Add")
        )
        self.keep_line = AddLine(
            self.tr("Which work do you want to go on with?"), self.tr("What you enjoy is worth a line."), self.tr("Add")
        )
        self.quarter = label(self.tr("This quarter, by your own entries"), "faint")
        self.lists = QStackedWidget()
        for tab in self.tabs.values():
            self.lists.addWidget(tab.list)
        self.lists.addWidget(self.nothing[1])
        self.other = VerbButton("", pressed=self.compose_other)
        side = QWidget()
        self._lay_out_side(side, top)
        return side

    def _lay_out_side(self, side: QWidget, top: Any) -> None:
        switch = across(self.switch, None)
        foot = across(self.other, None)
        rows = across(self.lists)
        switch.setContentsMargins(24, 0, 20, 0)
        foot.setContentsMargins(16, 0, 20, 12)  # a verb's words begin 8 px inside it
        rows.setContentsMargins(12, 0, 12, 0)
        for part in (self.line, self.drain_line, self.keep_line, self.quarter):
            part.setContentsMargins(24, 0, 20, 0)
        box = down(top, switch, self.line, self.drain_line, self.keep_line, self.quarter, rows, foot, gap=12)
        box.setStretch(6, 1)
        side.setLayout(box)

    def _connect(self) -> None:
        for tab in self.tabs.values():
            tab.list.chosen.connect(self.show_row)
            tab.list.entered.connect(self._enter)
        self.list.moved.connect(self.move_strength)
        self.page.moved.connect(self.move_strength)
        for page in (self.page, self.drain, self.keep):
            page.led.connect(self._lead)
        self.stock_take.led.connect(self._lead)
        for source in (self.page, self.stock_take):
            source.filtered.connect(lambda wanted: self.go("timeline", filter=wanted))
        self.page.stock_take_wanted.connect(lambda: self.open("", tab=STOCK))
        for name, line in (("strength", self.line), ("drain", self.drain_line), ("keep", self.keep_line)):
            line.keep_drafts(self.journal, f"add/{name}")
        self.line.added.connect(self._add)
        self.drain_line.added.connect(self._add_drain)
        self.keep_line.added.connect(self._add_keep)
        self.names.added.connect(self._added_names)
        self.names.left.connect(self.show_first)

    def _declare(self) -> None:
        self.command("new", self.tr("Add to this list"), self.compose, "Ctrl+N", "plus")
        self.command("up", self.tr("Move this strength up"), lambda: self.move_strength(-1), "", "arrow-up")
        self.command("down", self.tr("Move this strength down"), lambda: self.move_strength(1), "", "arrow-down")
        self.command(
            "take", self.tr("Take stock of this quarter"), lambda: self.open("", tab=STOCK), "", "clipboard-check"
        )
        self.command("names", self.tr("Start from names"), self.start_from_names, "", "list-checks")

    # --- showing

    @property
    def tab(self) -> Tab:
        return self.tabs[self.switch.value()]

    def refresh(self) -> None:
        tab = self.tab
        tab.list.set_lines(tab.rows(self.journal))
        self.new.set_text(tab.verb)
        self.quarter.setVisible(self.switch.value() == STRENGTHS)
        other = {STRENGTHS: self.tr("Start from names"), WORK: self.tr("Add work to keep")}
        self.other.setVisible(self.switch.value() in other)
        self.other.set_text(other.get(self.switch.value(), ""))
        nothing = self.switch.value() == STRENGTHS and not self.list.uids() and self.line.isHidden()
        nothing = nothing and self.reader.currentWidget() is not self.names
        self.pages.setCurrentWidget(self.empty if nothing else self.pair)
        self._refresh_reader(tab)
        self.pair.side.setFocusProxy(tab.list)
        self._arrange()

    def _arrange(self) -> None:
        """Where list and reader take turns, an empty list says so itself."""
        alone = self.pair.narrow and self.switch.value() == WORK and not self.tab.list.uids()
        self.lists.setCurrentWidget(self.nothing[1] if alone else self.tab.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _refresh_reader(self, tab: Tab) -> None:
        shown = self.reader.currentWidget()
        if shown is self.names:
            self.names.refresh()
            return
        uids, uid = tab.list.uids(), self._shown_uid()
        if uid in uids:
            tab.list.choose(uid, quietly=True)
            tab.show(uid)
            return
        for page in (self.page, self.drain, self.keep):
            page.forget()
        self.show_first()

    def _shown_uid(self) -> str:
        """The row that the reader shows."""
        shown = self.reader.currentWidget()
        if isinstance(shown, RecordPage):
            return shown.uid
        return str(self.stock_take.quarter) if shown is self.stock_take and self.stock_take.quarter else ""

    def show_first(self) -> None:
        """Show the chosen record of the list, else its first."""
        uids = self.tab.list.uids()
        if not uids:
            self.reader.setCurrentWidget(self.nothing[0] if self.switch.value() == WORK else self.blank)
            if self.switch.value() == STRENGTHS and self.line.isHidden():
                self.pages.setCurrentWidget(self.empty)
            return
        uid = self.tab.list.uid() if self.tab.list.uid() in uids else uids[0]
        self.tab.list.choose(uid, quietly=True)
        self.show_row(uid)

    def show_tab(self, key: str) -> None:
        """Turn to the list of strengths, the stock-takes or the work."""
        self.settle()
        self.switch.set_value(key)
        for line in (self.line, self.drain_line, self.keep_line):
            line.close_line()
        self.reader.setCurrentWidget(self.blank)
        self.refresh()

    def show_row(self, uid: str) -> None:
        """Show what a row of the present list stands for; what was typed into the one before is saved."""
        self.settle()
        self.tab.show(uid)
        self.tab.list.choose(uid, quietly=True)  # saving the one before may have moved the choice back to it

    def _show_strength(self, uid: str) -> None:
        self.reader.setCurrentWidget(self.page)
        self.page.open_record(uid)

    def _show_quarter(self, uid: str) -> None:
        self.reader.setCurrentWidget(self.stock_take)
        self.stock_take.open_quarter(Quarter.parse(uid, self.journal.settings.fiscal_start))

    def _show_work(self, uid: str) -> None:
        page = self.drain if uid in {one.id for one in drains.all_of(self.journal)} else self.keep
        self.reader.setCurrentWidget(page)
        page.open_record(uid)

    def open(self, uid: str, **wanted: Any) -> None:
        """Show a strength, a drain, work to keep or a stock-take; “new” begins one, `tab` turns to a list.

        With `tab` “stock-take”, `quarter` (“2026-Q1”) says which one, and `face` “beside” shows two.
        """
        if uid == "new":
            self.show_tab(STRENGTHS)
            self.compose()
            return
        tab, row = (
            self._place_of(uid) if uid else (str(wanted.get("tab") or STRENGTHS), str(wanted.get("quarter") or ""))
        )
        if tab != self.switch.value() or self.reader.currentWidget() is self.names:
            self.show_tab(tab)
        if tab == STOCK:
            self.stock_take.switch.set_value(BESIDE if wanted.get("face") == BESIDE else TAKE)
            row = row or str(stock_takes.this_quarter(self.journal))
        if row:
            self.show_row(row)
            self.pair.show_reader()
        self.take_focus()
        if tab == STOCK:
            self.stock_take.begin()

    def where(self) -> tuple[str, dict[str, Any]]:
        tab, row = self.switch.value(), self._shown_uid()
        if tab != STOCK:
            return row, {"tab": tab}
        return "", {"tab": tab, "quarter": row, "face": self.stock_take.switch.value()}

    def _place_of(self, uid: str) -> tuple[str, str]:
        """The tab that shows a record, and its row there."""
        work = {one.id for one in drains.all_of(self.journal)} | {one.id for one in keeps.all_of(self.journal)}
        if uid in work:
            return WORK, uid
        taken = next((view for view in stock_takes.all_of(self.journal) if view.id == uid), None)
        if taken:
            return STOCK, str(taken.quarter)
        if uid not in {one.id for one in strengths.ranked(self.journal)}:
            raise Trouble(self.tr("This record is not in the journal any more. It may be in the trash."))
        return STRENGTHS, uid

    def settle(self) -> None:
        for page in (self.page, self.stock_take, self.drain, self.keep):
            page.settle()

    def take_focus(self) -> None:
        if self.pages.currentWidget() is self.empty:
            (self.empty.button or self.empty).setFocus()
        else:
            shown = self.reader.currentWidget()
            (shown if self.pair.reading and shown is not None else self.tab.list).setFocus()

    # --- doing

    def compose(self) -> None:
        """Add to the list that is shown; a stock-take is begun for this quarter."""
        if self.switch.value() == STOCK:
            self.open("", tab=STOCK)
            return
        self.pages.setCurrentWidget(self.pair)
        self.pair.show_list()
        self.keep_line.close_line()
        (self.line if self.switch.value() == STRENGTHS else self.drain_line).open_line()

    def compose_other(self) -> None:
        """The lesser way to add: names of a framework, or work to keep."""
        if self.switch.value() == STRENGTHS:
            self.start_from_names()
        else:
            self.drain_line.close_line()
            self.keep_line.open_line()

    def start_from_names(self) -> None:
        """Offer what frameworks call strengths."""
        if self.switch.value() != STRENGTHS:
            self.show_tab(STRENGTHS)
        self.settle()
        self.line.close_line()
        self.reader.setCurrentWidget(self.names)
        self.names.refresh()
        self.pages.setCurrentWidget(self.pair)
        self.pair.show_reader()
        self.names.switch.setFocus()

    def _added_names(self, uids: Sequence[str]) -> None:
        names = [one.name for one in strengths.ranked(self.journal) if one.id in uids]
        self._show_strength(uids[0])
        self.list.choose(uids[0], quietly=True)
        self.pair.show_list()
        self.list.setFocus()
        self.toast(self.tr("Added: {name}").format(name=", ".join(names)), self.journal.undo)

    def _add(self, name: str) -> None:
        before = {one.id for one in strengths.ranked(self.journal)}
        uid = strengths.add(self.journal, name)
        self.list.choose(uid)
        if uid in before:
            self.toast(self.tr("It stands in your list already."))
        else:
            self.toast(self.tr("Added: {name}").format(name=name), self.journal.undo)

    def _add_drain(self, work: str) -> None:
        self._open_work(self.journal.add("drain", work=work), work)
        self.drain.form.focus("asks_for")

    def _add_keep(self, work: str) -> None:
        self._open_work(keeps.add(self.journal, work), work)

    def _open_work(self, uid: str, work: str) -> None:
        self.open(uid)
        self.toast(self.tr("Added: {name}").format(name=work), self.journal.undo)

    def move_strength(self, steps: int) -> None:
        """Move the chosen strength up or down the list."""
        self.page.settle()
        uid = self.list.uid()
        if uid and self.switch.value() == STRENGTHS and strengths.move(self.journal, uid, steps):
            self.toast(self.tr("Order changed"), self.journal.undo)

    def _enter(self, uid: str) -> None:
        self.show_row(uid)
        self.pair.show_reader()
        shown = self.reader.currentWidget()
        if self.pair.reading and shown is not None:
            shown.setFocus()

    def _lead(self, noun: str, uid: str) -> None:
        if noun in _LEADS:
            self.go(_LEADS[noun], uid)
        else:
            self.open(uid)

    # --- pictures

    def scenes(self) -> Iterator[str]:
        yield ""
        lines = stock_takes.page(self.journal, stock_takes.this_quarter(self.journal)).lines
        unused = next((one.strength.id for one in lines if (one.state or one.use.state) == "unused"), "")
        if unused:
            self.open(unused)
            yield "unused"
        for tab, face in ((STOCK, TAKE), (STOCK, BESIDE), (WORK, "")):
            self.show_tab(tab)
            if face:
                self.stock_take.show_face(face)
            yield "side by side" if face == BESIDE else tab
        self.start_from_names()
        yield "names"
        self.show_first()
