"""The window: the sidebar, the stack of screens, and what they share: commands, undo, the toast, trouble."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from careerjournal.core import first_start, guard
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.core.summary.kinds import KINDS
from careerjournal.core.trouble import Trouble
from careerjournal.ui import whereabouts
from careerjournal.ui.backups import Backups
from careerjournal.ui.commands import Commands
from careerjournal.ui.example import Example
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.clipboard import keeper
from careerjournal.ui.kit.drafted import Draft
from careerjournal.ui.kit.parts import IconButton, VerbButton, across, ground
from careerjournal.ui.kit.tab_order import next_stop
from careerjournal.ui.kit.text import label
from careerjournal.ui.locking import Locking
from careerjournal.ui.navigation import Place, Sidebar
from careerjournal.ui.other_journals import OtherJournals
from careerjournal.ui.prose.saver import Saver
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.restoring import Restoring
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens import SCREENS
from careerjournal.ui.signals import Signals
from careerjournal.ui.toast import Toast
from careerjournal.ui.undo import TextFirst

ICONS_ONLY = 1100
SEARCH_KEYS = "Ctrl+K"
SETTINGS_KEYS = "Ctrl+,"
FIRST_START = "first-start"
"""The screen that a new journal opens with."""


class TroubleBar(QWidget):
    """One sentence across the top of the page, until it is closed: what is safe, what happened, what next."""

    def __init__(self) -> None:
        super().__init__()
        ground(self, "trouble")
        self.words = label("", "body")
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.verb = VerbButton("", pressed=self._take)
        self.verb.hide()
        self._way: Callable[[], object] | None = None
        close = IconButton("x", self.tr("Close this message"), self.hide)
        box = across(self.words, self.verb, close, gap=12)
        box.setContentsMargins(24, 8, 12, 8)
        box.setStretch(0, 1)
        self.setLayout(box)
        self.hide()

    def say(self, sentence: str, verb: str = "", way: Callable[[], object] | None = None) -> None:
        """Say a sentence, with the one way out where there is one."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self._way = way
        self.verb.set_text(verb)
        self.verb.setVisible(way is not None)
        self.show()

    def _take(self) -> None:
        self.hide()
        if self._way is not None:
            self._way()


class Window(QMainWindow):
    """The one window of a journal."""

    def __init__(self, journal: Journal, settings: Settings, screens: dict[str, str] | None = None) -> None:
        super().__init__()
        self.journal, self.settings = journal, settings
        self._screens = SCREENS if screens is None else screens
        self._built: dict[str, Screen] = {}
        self._places = self._make_places()
        self.setMinimumSize(720, 520)
        self.commands = Commands(self)
        self.example = Example(self)
        self._lay_out()
        self.backups, self.restoring, self.others = Backups(self), Restoring(self), OtherJournals(self)
        self._leaving = False
        self.context = Context(
            self.go, self.toast, self.trouble, settings, self.commands,
            self.backups, self.restoring.begin, self.restoring.move_out, self.others.open,
        )  # fmt: skip
        self._declare()
        self.locking = Locking(self)
        self.clipboard = keeper()
        self._text_first = TextFirst(self)
        self._listen()
        self._place_on_desk()

    # --- making

    def _make_places(self) -> list[Place]:
        return [
            Place("home", self.tr("Home"), "house", "Ctrl+1"),
            Place("timeline", self.tr("Timeline"), "calendar-range", "Ctrl+2"),
            Place("conversations", self.tr("Conversations"), "messages-square", "Ctrl+3"),
            Place("strengths", self.tr("Strengths"), "sparkles", "Ctrl+4", gap=True),
            Place("goals", self.tr("Goals"), "target", "Ctrl+5"),
            Place("reflect", self.tr("Reflect"), "feather", "Ctrl+6"),
            Place("trends", self.tr("Trends"), "trending-up", "Ctrl+7", gap=True),
            Place("summary", self.tr("Summary"), "scroll-text", "Ctrl+8"),
        ]

    def _lay_out(self) -> None:
        foot = [Place("settings", self.tr("Settings"), "settings", SETTINGS_KEYS)]
        self.sidebar = Sidebar(self._places, foot, SEARCH_KEYS)
        self.sidebar.picked.connect(self._picked)
        self.stack = QStackedWidget()
        self.trouble_bar = TroubleBar()
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.example.strip)
        down.addWidget(self.trouble_bar)
        down.addWidget(self.stack, 1)
        root = QWidget()
        box = QHBoxLayout(root)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.sidebar)
        box.addWidget(page, 1)
        self.frame = QStackedWidget()
        """The journal; or in its place the cover, or the page that unlocks it."""
        self.frame.addWidget(root)
        self.setCentralWidget(self.frame)
        self._toast = Toast(page)
        self._scale = theme.text_scale()
        theme.signals.changed.connect(self._theme_changed)

    def _declare(self) -> None:
        add = self.commands.add
        for place in self._places:
            add(f"go.{place.name}", place.text, self._opener(place.name), place.keys, place.icon)
        add("go.search", self.tr("Search"), self._opener("search"), SEARCH_KEYS, "search")
        add("go.settings", self.tr("Settings"), self._opener("settings"), SETTINGS_KEYS, "settings")
        add(f"go.{FIRST_START}", self.tr("The three questions of the first start"), self._opener(FIRST_START))
        where = partial(self.go, "settings", "where-is-my-data")
        add("go.where-is-my-data", self.tr("Where is my data?"), where, icon="folder-open")
        self.backups.declare()
        add("go.trash", self.tr("Trash"), partial(self.go, "settings", "trash"), icon="trash-2")
        add("go.new-employer", self.tr("Change employer"), self._opener("new-employer"), icon="briefcase")
        add("plan", self.tr("Plan a conversation"), lambda: self.go("conversations", plan=True), icon="calendar-plus")
        add("log", self.tr("Log a talk"), lambda: self.go("conversations", log=True), icon="notebook-pen")
        add("stock", self.tr("Take stock"), lambda: self.go("strengths", tab="stock-take"), icon="clipboard-check")
        add("pulse", self.tr("Answer the monthly pulse"), lambda: self.go("reflect", set="pulse"), icon="footprints")
        for kind in KINDS.values():
            show = partial(self.go, "summary", document=kind.key)
            add(f"print.{kind.key}", self.tr("Print: {document}").format(document=kind.title), show, icon="printer")
        shower = earlier_versions.shower(self)
        add("versions", earlier_versions.words(), shower, earlier_versions.KEYS, earlier_versions.ICON)
        add("undo", self.tr("Undo"), self.undo, "Ctrl+Z", "undo-2")
        add("redo", self.tr("Redo"), self.redo, "Ctrl+Shift+Z | Ctrl+Y", "redo-2")
        add("close", self.tr("Close the window"), self.close, "Ctrl+Q")

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self.go(name)

    def _place_on_desk(self) -> None:
        self.resize(1320, 840)
        if self.settings.window:
            self.restoreGeometry(QByteArray.fromHex(self.settings.window.encode("ascii", "ignore")))

    # --- going about

    @property
    def shown(self) -> Screen | None:
        screen = self.stack.currentWidget()
        return screen if isinstance(screen, Screen) else None

    @property
    def screen_name(self) -> str:
        return self.shown.name if self.shown else ""

    def screen_of(self, name: str) -> Screen:
        """A screen, built when it is first asked for."""
        if name not in self._built:
            module, cls = self._screens[name].split(":")
            screen: Screen = getattr(import_module(module), cls)(self.journal, self.context)
            self._built[name] = screen
            self.stack.addWidget(screen)
        return self._built[name]

    def go(self, name: str, uid: str = "", /, **wanted: Any) -> None:
        """Show a screen, and on it a record or whatever else its `open` understands."""
        before, screen = self.shown, self.screen_of(name)
        if before is not None and before is not screen:
            before.settle()
        self.stack.setCurrentWidget(screen)
        self.sidebar.show_place(name)
        screen.freshen()
        if uid or wanted:
            screen.open(uid, **wanted)
        screen.take_focus()

    def _picked(self, name: str, by_mouse: bool) -> None:
        held = self.focusWidget()
        self.go(name)
        if not by_mouse and held is not None:  # arrows walk on through the sidebar
            held.setFocus()

    def _changed(self, change: Any) -> None:
        if change.label:  # what another process wrote is no step of this window's undo
            self._toast.let_go()
        for screen in self._built.values():
            screen.changed(change)

    # --- saying

    def toast(self, text: str, undo: Callable[[], object] | None = None, verb: str = "") -> None:
        """Say something at the bottom for eight seconds."""
        self._toast.say(text, undo, verb)

    def trouble(self, sentence: str) -> None:
        """Say at the top what went wrong, until it is closed."""
        self.trouble_bar.say(sentence)

    def lost(self, sentence: str) -> None:
        """Say that nothing more can be saved in this file, with the way to its backups."""
        said = self.tr("{reason} What you typed is still here, and can be copied.").format(reason=sentence)
        self.trouble_bar.say(said, self.tr("What can I do?"), lambda: self.restoring.show(sentence))

    # --- undoing

    def undo(self) -> None:
        self._take_back(self.journal.undo, self.tr("Undone: {label}"), self.tr("Nothing to undo."), self.redo)

    def redo(self) -> None:
        self._take_back(self.journal.redo, self.tr("Done again: {label}"), self.tr("Nothing to redo."), self.undo)

    def _take_back(self, step: Callable[[], str | None], said: str, nothing: str, back: Callable[[], None]) -> None:
        if self.shown:
            self.shown.settle()
        try:
            done = step()
        except guard.Lost as lost:
            self.lost(str(lost))
            return
        except Trouble as trouble:
            self.trouble(str(trouble))
            return
        if done is None:
            self.toast(nothing)
        else:
            verb = self.tr("Redo") if back == self.redo else self.tr("Undo")
            self.toast(said.format(label=done), back, verb)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Lead Tab on; a container that hands its focus on is no stop of its own."""
        stop = next_stop(self, forward)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return stop is not None

    # --- sizes and endings

    def _fit(self) -> None:
        needed = ICONS_ONLY + round((theme.text_scale() - 1) * 220)
        self.sidebar.fit(compact=self.width() < needed)

    def _theme_changed(self) -> None:
        self._fit()
        if self._scale != theme.text_scale():
            self._scale = theme.text_scale()
            self._forget_hidden()

    def _forget_hidden(self) -> None:
        """Let go of screens that were laid out for another text size; they are built again when shown."""
        for name, screen in list(self._built.items()):
            if screen is not self.stack.currentWidget():
                screen.settle()
                self._forget(name, screen)

    def _forget(self, name: str, screen: Screen) -> None:
        del self._built[name]
        self.commands.forget(screen)
        self.stack.removeWidget(screen)
        screen.deleteLater()

    # --- another journal

    def _listen(self) -> None:
        self.signals = Signals(self.journal, self)
        self.signals.changed.connect(self._changed)
        self.signals.trouble.connect(self.trouble)

    def settle(self) -> None:
        """Save what is being typed."""
        for screen in self._built.values():
            screen.settle()
        for draft in self.findChildren(Draft):
            draft.settle()

    def unkept(self) -> list[tuple[str, str]]:
        """What stands on the screens alone, as nothing could be written: the place of each and its words."""
        drafts = [(draft.place, draft.unkept) for draft in self.findChildren(Draft) if draft.unkept is not None]
        return drafts + [(saver.place, saver.typed) for saver in self.findChildren(Saver) if saver.dirty]

    def forget_words(self) -> None:
        """Say nothing more of what was said."""
        self.trouble_bar.say("")
        self.trouble_bar.hide()
        self._toast.forget()

    def let_go(self, settled: bool = True) -> None:
        """Save what is being typed and show nothing more of this journal; it may be closed afterwards.

        `settled` False gives up what cannot be saved: the person was told.
        """
        if settled:
            self.settle()
        self.signals.stop()
        self.signals.deleteLater()
        self._toast.let_go()
        for name, screen in list(self._built.items()):
            self._forget(name, screen)

    def take(self, journal: Journal) -> None:
        """Show a journal after the former one was let go: where one stood in it, or from its first screen."""
        self.journal, self._leaving = journal, False
        self.trouble_bar.hide()
        self._listen()
        self._begin()
        self.backups.opened()

    def _begin(self) -> None:
        if not whereabouts.go_back(self):
            self.go(self._first())

    def _first(self) -> str:
        """Home; at the very first start the three questions."""
        asks = FIRST_START in self._screens and first_start.is_due(self.journal)
        return FIRST_START if asks else next(iter(self._screens))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.stack.count() and not self.locking.is_shut:
            self._begin()
        QTimer.singleShot(0, self, self.activateWindow)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._settled():
            event.ignore()
            return
        if not self.locking.is_shut:
            self.signals.stop()
        self.example.end()
        self.settings.window = bytes(self.saveGeometry().toHex().data()).decode("ascii")
        self.settings.save()
        super().closeEvent(event)

    def _settled(self) -> bool:
        """Whether the window may close; where something cannot be kept, the second time: only copying is left then."""
        try:
            self.settle()
        except Trouble as trouble:
            if self._leaving:
                return True
            self._leaving = True
            say = self.lost if isinstance(trouble, guard.Lost) else self.trouble
            say(str(trouble))
            self.toast(self.tr("What you typed is not kept. Closing the window once more loses it."))
            return False
        self._leaving = False
        return True
