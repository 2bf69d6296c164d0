"""The timeline: everything in one stream, newest first, in quarter lanes, with an entry to read or write beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from careerjournal.core import clock, drafts, entries, spans
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.spans import QUARTER, Span
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.lists import ListAndReader
from careerjournal.ui.kit.parts import Empty, bare
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.timeline.jumps import Jumps
from careerjournal.ui.screens.timeline.reader import Reader
from careerjournal.ui.screens.timeline.reading_face import ReadingFace
from careerjournal.ui.screens.timeline.side import Side

THIS_DAY, DAYS = "on this day", "days"
"""The face that `open` is asked for by who wants to look back on a day."""
_LEADS = {"strength": "strengths", "goal": "goals", "conversation": "conversations", "session": "reflect"}


class _Pair(ListAndReader):
    """List and reader; Esc leads back to the reading, where the entry was opened from there."""

    def __init__(self, side: QWidget, reader: QWidget, back: str, go_back: Callable[[], bool]) -> None:
        self._go_back = go_back
        super().__init__(side, reader, back)

    def _escape(self) -> None:
        if not self._go_back():
            super()._escape()


class TimelineScreen(Screen):
    name: ClassVar[str] = "timeline"
    shows: ClassVar[frozenset[str]] = frozenset({
        "entry", "entry_person", "entry_strength", "entry_goal", "entry_theme", "person", "strength", "goal", "theme",
        "conversation", "feedback", "action", "role", "cycle_date", "setting", "revision",
    })  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._begun = False
        self._from_reading = False
        self.side = Side(journal)
        self.stream, self.list, self.filter = self.side.stream, self.side.list, self.side.filter
        self.jumps = Jumps(self)
        self._thrown: list[str] = []
        self.nothing = self.side.nothing
        self.reader = Reader(journal)
        self.pair = _Pair(self.side, self.reader, self.tr("Timeline"), self.back_to_reading)
        self.face = ReadingFace(journal)
        self.empty = Empty(
            self.tr("Small things count. A sentence is enough."),
            self.tr("“Helped Ines find the slow query before the release.”"),
            self.tr("Write an entry"), self.compose,
        )  # fmt: skip
        self.pages = QStackedWidget()
        for page in (self.pair, self.empty, self.face):
            self.pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._connect()
        self._declare()

    # --- making

    def _connect(self) -> None:
        side, back = self.side, self.side.look_back
        for button, done in (
            (side.new, self.compose), (side.funnel, self.choose_filter), (side.jump, self.jumps.choose_quarter),
            (side.everything, self.show_everything), (back.read, self.read_days), (back.year, self.jumps.turn_year),
            (back.day, self.look_on_this_day),
        ):  # fmt: skip
            button.clicked.connect(bare(done))
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
        for part in (self.reader, self.face):
            part.copied.connect(lambda link: self.toast(self.tr("Copied: {link}").format(link=link)))
        self.reader.back.clicked.connect(bare(self.back_to_reading))
        self.face.left.connect(self.leave_reading)
        self.face.opened.connect(self._write_from_reading)
        self.face.printed.connect(lambda days: self.go("summary", "", document="timeline", subject=days))

    def _declare(self) -> None:
        self.command("new", self.tr("New entry"), self.compose, "Ctrl+N", "plus")
        self.command("write", self.tr("Write this entry"), self.reader.write, "Ctrl+E", "pen-line")
        self.command("filter", self.tr("Filter the timeline"), self.choose_filter, "Ctrl+Shift+F", "list-filter")
        self.command("jump", self.tr("Go to a quarter"), self.jumps.choose_quarter, "Ctrl+G", "calendar-range")
        self.command("last-year", self.tr("This quarter last year"), self.jumps.turn_year, "Ctrl+L", "history")
        self.command("read", self.tr("Read these days"), self.read_days, "Ctrl+R", "book-open-text")
        self.command("this-day", self.tr("On this day"), self.look_on_this_day, "Ctrl+D", "calendar-days")
        self.command("print", self.tr("Print these days…"), self.print_days, "Ctrl+P", "printer")
        older, newer = partial(self.jumps.turn_quarter, False), partial(self.jumps.turn_quarter, True)
        self.command("older", self.tr("The quarter before"), older, "Alt+Left", "chevron-left")
        self.command("newer", self.tr("The quarter after"), newer, "Alt+Right", "chevron-right")
        tips = (self.context.commands.tip(f"timeline.{name}") for name in ("read", "last-year", "this-day"))
        self.side.look_back.set_tips(*tips)

    # --- showing

    def refresh(self) -> None:
        """Read the lanes again, stay at the entry and the place, and leave typing alone."""
        if self.reads:
            self.face.refresh()
        uid, row = self.reader.uid, self.list.currentIndex().row()
        composing = self.reader.composing
        self.filter.set_value(self.filter.value)
        self.list.read(self.filter.value)
        self.reader.refresh()
        self._show_pages()
        if back := self._came_back():
            self._show_entry(back)
            return
        if uid and self.reader.uid and self.list.choose(entries.get(self.journal, uid), quietly=True):
            return
        if not composing and not self.reader.composing and not self.reader.uid:
            self.list.choose_near(max(0, row))
        self._bring_drafts_back()

    def _came_back(self) -> str:
        """The entry thrown away last, where undo brought it back while nothing is being written."""
        if not self._thrown or self.reader.writes or not entries.get_many(self.journal, self._thrown[-1:]):
            return ""
        return self._thrown.pop()

    def _show_pages(self) -> None:
        any_entry = bool(self.stream.rowCount())
        filtered = self.filter.value != Filter()
        empty = not any_entry and not filtered and not self.reader.composing and not self.reader.uid
        if not self.reads:
            self.pages.setCurrentWidget(self.empty if empty else self.pair)
        self.side.show_what_there_is()

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
        self.leave()
        if isinstance(found := wanted.get("filter"), Filter):
            self.show_filter(found)
        if wanted.get("face") == THIS_DAY:
            self.look_on_this_day(wanted.get("day"), uid)
            return
        if uid:
            self._show_entry(uid)
            self.pair.show_reader()
            if wanted.get("field"):
                self.reader.write(str(wanted["field"]))
        if wanted.get("face") == DAYS:
            self.read_days()

    def where(self) -> tuple[str, dict[str, Any]]:
        if self.reader.composing:
            return "new", {}
        wanted: dict[str, Any] = {"filter": self.filter.value} if self.filter.value != Filter() else {}
        if self.reads:
            wanted["face"] = DAYS
        elif self.reader.writes:
            wanted["field"] = "body"
        return self.reader.uid, wanted

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
        if self.reads:
            self.face.setFocus()
        elif self.pages.currentWidget() is self.empty:
            self.empty.setFocus()
        elif not self.reader.writes:
            self.list.setFocus()

    # --- what the person does

    def compose(self) -> None:
        """Begin a new entry."""
        self.leave()
        self.pages.setCurrentWidget(self.pair)
        self.list.clearSelection()
        self.pair.show_reader()
        self.reader.compose()

    def throw_away(self, uid: str) -> None:
        """Move an entry to the trash; Undo stands in the toast."""
        self.reader.settle()
        self._thrown.append(uid)
        self.journal.remove(uid)
        self.toast(self.tr("Moved to trash"), self.journal.undo)

    def show_everything(self) -> None:
        self.show_filter(Filter())

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
            self._set_from_reading(False)
            self.reader.read()
            if not self.reader.uid:
                self.list.choose_near(max(0, self.list.currentIndex().row()))
        return False

    # --- jumping

    def choose_filter(self) -> None:
        self.leave()
        self.pair.show_list()
        self.filter.choose(self.side.funnel)

    # --- many days at once

    @property
    def reads(self) -> bool:
        """Whether many days are read at once."""
        return self.pages.currentWidget() is self.face

    def read_days(self) -> None:
        """Read the days that are shown, or else the quarter of the entry, one whole entry after another."""
        self.reader.settle()
        value, uid = self.filter.value, self.reader.uid
        day = entries.get(self.journal, uid).day if uid else clock.today()
        span = Span(value.first, value.last)
        self.face.read_span(
            value, span if span != Span() else spans.around(QUARTER, day, self.journal.settings.fiscal_start), day, uid
        )
        self._show_face()

    def look_on_this_day(self, day: date | None = None, uid: str = "") -> None:
        """Read what earlier years hold on a calendar day, today's unless another is asked for."""
        self.reader.settle()
        self.face.read_day(day or clock.today(), uid)
        self._show_face()

    def print_days(self) -> None:
        """Go to the page on which the days that are shown can be printed."""
        if not self.reads:
            self.read_days()
        self.face.print()

    def _show_face(self) -> None:
        self._set_from_reading(False)
        self.pages.setCurrentWidget(self.face)
        self.face.setFocus()

    def leave_reading(self) -> None:
        """Back to where one was before the reading."""
        self.leave()
        if not self.reader.uid and self.pages.currentWidget() is self.pair:
            self.list.choose_near(0)
        self.take_focus()

    def leave(self) -> None:
        """Put the list and the reader in the place of what is read."""
        self._set_from_reading(False)
        if self.reads:
            self.pages.setCurrentWidget(self.pair)
            self._show_pages()

    def _write_from_reading(self, uid: str) -> None:
        """Write an entry of the reading; Esc leads back there."""
        self.leave()
        self._show_entry(uid)
        self.pair.show_reader()
        self.reader.write()
        self._set_from_reading(self.isVisible())

    def back_to_reading(self) -> bool:
        """Back to the reading that an entry was opened from; False where it was not."""
        if not self._from_reading:
            return False
        self.reader.read()
        self._show_face()
        self.face.refresh()
        return True

    def _set_from_reading(self, whether: bool) -> None:
        self._from_reading = whether
        self.reader.back.setVisible(whether)

    # --- pictures

    def scenes(self) -> Iterator[str]:
        yield ""
        self.reader.write()
        yield "write"
        self.reader.read()
        self.show_filter(Filter(kinds=("win",)))
        yield "filtered"
        self.show_filter(Filter())
        self.read_days()
        yield "reading"
        self.look_on_this_day()
        yield "on this day"
        self.jumps.go_last_year()
        yield "last year"
        self.jumps.leave_last_year()
