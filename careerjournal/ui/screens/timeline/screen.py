"""The timeline: everything in one stream, newest first, in quarter lanes, with an entry to read or write beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from careerjournal.core import drafts, entries, marks, timeline
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.lists import Heading, ListAndReader, Row
from careerjournal.ui.kit.parts import Button, Empty, IconButton, VerbButton, across, down, label
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.timeline.filters import FilterBar
from careerjournal.ui.screens.timeline.reader import Reader
from careerjournal.ui.screens.timeline.stream import Stream, StreamView

_LAST_YEAR = "last year"
_LEADS = {"strength": "strengths", "goal": "goals", "conversation": "conversations", "session": "reflect"}


class TimelineScreen(Screen):
    name: ClassVar[str] = "timeline"
    shows: ClassVar[frozenset[str]] = frozenset({
        "entry", "entry_person", "entry_strength", "entry_goal", "entry_theme", "person", "strength", "goal", "theme",
        "conversation", "feedback", "action", "role", "cycle_date", "setting", "revision",
    })  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._begun = False
        self.stream = Stream(journal)
        self.list = StreamView(self.stream)
        self.filter = FilterBar(journal)
        self.reader = Reader(journal)
        self.pair = ListAndReader(self._side(), self.reader, self.tr("Timeline"))
        self.empty = Empty(
            self.tr("Small things count. A sentence is enough."),
            self.tr("“Helped Ines find the slow query before the release.”"),
            self.tr("Write an entry"), self.compose,
        )  # fmt: skip
        self.pages = QStackedWidget()
        self.pages.addWidget(self.pair)
        self.pages.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._connect()
        self._declare()

    # --- making

    def _side(self) -> QWidget:
        self.funnel = IconButton("list-filter", self.tr("Filter"), self.choose_filter)
        self.jump = IconButton("calendar-range", self.tr("Go to a quarter"), self.choose_quarter)
        new = Button(self.tr("New entry"), primary=True, icon="plus", pressed=self.compose)
        top = across(label(self.tr("Timeline"), "h2", wrap=False), None, self.funnel, self.jump, 8, new, gap=4)
        top.setContentsMargins(24, 20, 20, 0)
        chips = across(self.filter)
        chips.setContentsMargins(24, 0, 20, 0)
        self.nothing = QWidget()
        nothing = down(
            label(self.tr("Nothing here fits this filter."), "muted"),
            across(VerbButton(self.tr("Show everything"), pressed=lambda: self.show_filter(Filter())), None), None,
        )  # fmt: skip
        nothing.setContentsMargins(26, 24, 20, 0)
        self.nothing.setLayout(nothing)
        side = QWidget()
        box = down(top, chips, self.list, self.nothing, gap=12)
        box.setStretch(2, 1)
        box.setStretch(3, 1)
        side.setLayout(box)
        side.setFocusProxy(self.list)
        return side

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.entered.connect(self._enter)
        self.list.thrown.connect(self.throw_away)
        self.list.installEventFilter(self)
        self.filter.changed.connect(self._filter_changed)
        self.reader.led.connect(self._lead)
        self.reader.made.connect(self._made)
        self.reader.thrown.connect(self.throw_away)
        self.reader.trouble.connect(self.trouble)
        self.reader.copied.connect(lambda link: self.toast(self.tr("Copied: {link}").format(link=link)))

    def _declare(self) -> None:
        self.command("new", self.tr("New entry"), self.compose, "Ctrl+N", "plus")
        self.command("write", self.tr("Write this entry"), self.reader.write, "Ctrl+E", "pen-line")
        self.command("filter", self.tr("Filter the timeline"), self.choose_filter, "Ctrl+Shift+F", "list-filter")
        self.command("jump", self.tr("Go to a quarter"), self.choose_quarter, "Ctrl+G", "calendar-range")
        self.command("last-year", self.tr("This quarter last year"), self.go_last_year, "", "history")

    # --- showing

    def refresh(self) -> None:
        """Read the lanes again, stay at the entry and the place, and leave typing alone."""
        uid, row = self.reader.uid, self.list.currentIndex().row()
        composing = self.reader.composing
        self.filter.set_value(self.filter.value)
        self.list.read(self.filter.value)
        self.reader.refresh()
        self._show_pages()
        if uid and self.reader.uid and self.list.choose(entries.get(self.journal, uid), quietly=True):
            return
        if not composing and not self.reader.composing and not self.reader.uid:
            self.list.choose_near(max(0, row))
        self._bring_drafts_back()

    def _show_pages(self) -> None:
        any_entry = bool(self.stream.rowCount())
        filtered = self.filter.value != Filter()
        empty = not any_entry and not filtered and not self.reader.composing and not self.reader.uid
        self.pages.setCurrentWidget(self.empty if empty else self.pair)
        self.list.setVisible(any_entry or not filtered)
        self.nothing.setVisible(filtered and not any_entry)

    def _bring_drafts_back(self) -> None:
        """At the start, words that a kill left unsaved come back where they were typed."""
        if self._begun:
            return
        self._begun = True
        for draft in reversed(drafts.all(self.journal, "entry/")):
            if self._bring_back(draft.place.split("/")[1]):
                self.toast(self.tr("What you were writing is back."))
                return

    def _bring_back(self, uid: str) -> bool:
        if uid == "new":
            self.compose()
            return True
        try:
            self._show_entry(uid)
        except Trouble:
            return False
        self.reader.write()
        self.pair.show_reader()
        return True

    def open(self, uid: str, **wanted: Any) -> None:
        """Show an entry, or with `filter` what it asks for; `field` goes on to write in that field."""
        if uid == "new":
            self.compose()
            return
        if isinstance(found := wanted.get("filter"), Filter):
            self.show_filter(found)
        if uid:
            self._show_entry(uid)
            self.pair.show_reader()
            if wanted.get("field"):
                self.reader.write(str(wanted["field"]))

    def _show_entry(self, uid: str) -> None:
        entry = entries.get(self.journal, uid)
        if not self.list.choose(entry, quietly=True):
            self.filter.set_value(Filter())
            self.list.read(Filter())
            self.list.choose(entry, quietly=True)
        self._show_pages()
        self.reader.show_entry(uid)

    def settle(self) -> None:
        self.reader.settle()

    def take_focus(self) -> None:
        if self.pages.currentWidget() is self.empty:
            self.empty.setFocus()
        elif not self.reader.writes:
            self.list.setFocus()

    # --- what the person does

    def compose(self) -> None:
        """Begin a new entry."""
        self.pages.setCurrentWidget(self.pair)
        self.list.clearSelection()
        self.pair.show_reader()
        self.reader.compose()

    def throw_away(self, uid: str) -> None:
        """Move an entry to the trash; Undo stands in the toast."""
        self.reader.settle()
        self.journal.remove(uid)
        self.toast(self.tr("Moved to trash"), self.journal.undo)

    def show_filter(self, wanted: Filter) -> None:
        self.filter.set_value(wanted)
        self._filter_changed()

    def _filter_changed(self) -> None:
        self.list.read(self.filter.value)
        self.list.scrollToTop()
        self._show_pages()
        self.list.choose_near(0)
        self.pair.show_list()

    def _show(self, uid: str) -> None:
        self.reader.show_entry(uid)

    def _open(self, uid: str) -> None:
        self.reader.show_entry(uid)
        self.pair.show_reader()

    def _enter(self, uid: str) -> None:
        """Enter reads where the reader was not seen, and writes where it was."""
        seen = self.reader.isVisible()
        self._open(uid)
        if seen:
            self.reader.write()
        else:
            self.reader.reading.body.setFocus()

    def _made(self, uid: str) -> None:
        entry = entries.get(self.journal, uid)
        if not self.list.choose(entry, quietly=True):
            self.list.clearSelection()

    def _lead(self, noun: str, uid: str) -> None:
        if noun == "theme":
            self.show_filter(Filter(themes=(uid,)))
        elif noun == "person":
            self.go("conversations", uid)
        else:
            self.go(_LEADS[noun], uid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.FocusIn and self.reader.writes:
            self.reader.read()
            if not self.reader.uid:
                self.list.choose_near(max(0, self.list.currentIndex().row()))
        return False

    # --- jumping

    def choose_filter(self) -> None:
        self.pair.show_list()
        self.filter.choose(self.funnel)

    def choose_quarter(self) -> None:
        """Offer the quarters that hold something, with how many entries each has."""
        self.pair.show_list()
        picker = Picker(self.jump, self.tr("Go to a quarter"), self.tr("2024, Q3…"), self._quarters)
        picker.picked.connect(self._jump)
        picker.open_below(self.jump)

    def _quarters(self, typed: str) -> Sequence[Heading | Row]:
        wanted = marks.fold(typed)
        before = timeline.this_quarter(self.journal).year_before()
        rows: list[Heading | Row] = [
            Row(str(lane.quarter), lane.quarter.label, aside=str(lane.count), icon="calendar")
            for lane in self.stream.lanes.lanes
            if all(part in marks.fold(f"{lane.quarter.label} {lane.quarter.span}") for part in wanted.split())
        ]
        if not typed:
            rows.insert(0, Row(_LAST_YEAR, self.tr("This quarter last year"), aside=before.label, icon="history"))
        return rows

    def _jump(self, key: str) -> None:
        if key == _LAST_YEAR:
            self.go_last_year()
        else:
            self._go(Quarter.parse(key, self.journal.settings.fiscal_start))

    def go_last_year(self) -> None:
        """Go to the same quarter of last year, or the nearest older one that holds something."""
        self._go(timeline.this_quarter(self.journal).year_before())

    def _go(self, quarter: Quarter) -> None:
        self.pair.show_list()
        self.list.setFocus()
        self.list.go_to(quarter)

    # --- pictures

    def scenes(self) -> Iterator[str]:
        yield ""
        self.reader.write()
        yield "write"
        self.reader.read()
        self.show_filter(Filter(kinds=("win",)))
        yield "filtered"
        self.show_filter(Filter())
