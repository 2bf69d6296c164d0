"""The summary screen: what to bring to a conversation, ticked on the left, and the real page on the right."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from careerjournal.core import conversations, days
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Change, Journal
from careerjournal.core.summary import documents
from careerjournal.core.summary.fitting import Fitted, fit
from careerjournal.core.summary.page import Summary
from careerjournal.ui.kit import ask, theme
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.paper import PaperView
from careerjournal.ui.kit.parts import Button, Empty, Segmented, across, action, down, ground, menu, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.summary import printing
from careerjournal.ui.screens.summary.sheet_list import SheetList

SIDE = 340
_SIDE_MARGIN = 24


class SummaryScreen(Screen):
    name = "summary"
    shows = frozenset(
        {
            "conversation", "entry", "entry_person", "entry_goal", "entry_theme", "topic", "action", "option",
            "outcome", "goal", "person", "theme", "feedback", "summary_choice", "setting",
        }
    )  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._conversation = ""
        self.fitted: Fitted | None = None
        self._sheet: Summary | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._typeset)
        self._make_side()
        self._make_page()
        self.empty = Empty(
            self.tr("Who are you meeting?"),
            self.tr("“Priya, Tuesday at ten.” The page is made from your own words."),
            self.tr("Plan a conversation"),
            lambda: self.go("conversations", plan=True),
        )
        whole = QWidget()
        box = QHBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.side)
        box.addWidget(self.desk, 1)
        self._faces = QStackedLayout(self)
        self._faces.addWidget(self.empty)
        self._faces.addWidget(whole)
        self._whole = whole
        self.command("print", self.tr("Print the sheet"), self.print, "Ctrl+P", "printer")
        theme.signals.changed.connect(self._size_side)

    # --- making

    def _make_side(self) -> None:
        self.side = ground(QWidget(), "surface")
        self.talks = Choice([], self.tr("Conversation"))
        self.talks.chosen.connect(self._choose_talk)
        self.talks.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title = label("", "title")
        self.when = label("", "muted")
        head = down(self.title, self.when, 4, self.talks, gap=4)
        head.setContentsMargins(_SIDE_MARGIN, 28, _SIDE_MARGIN, 16)
        self.list = SheetList()
        self.list.ticked.connect(self._tick)
        self.list.shortened.connect(self._shorten)
        inside = QWidget()
        inside.setProperty("ground", "clear")
        box = QVBoxLayout(inside)
        box.setContentsMargins(_SIDE_MARGIN, 4, _SIDE_MARGIN - 8, 24)
        box.setSpacing(12)
        box.addWidget(self.list)
        box.addStretch(1)
        self.records = _scroll(inside)
        column = down(head, self.records, rule(), self._make_notes(), self._make_foot(), gap=0)
        column.setStretch(1, 1)
        self.side.setLayout(column)
        self._size_side()

    def _make_notes(self) -> QWidget:
        """Who is named and what is left out: always in sight, and scrolled where there is much of it."""
        self.named, self.left_out, self.glyphs = label("", "meta"), label("", "meta"), label("", "meta")
        inside = QWidget()
        inside.setProperty("ground", "clear")
        self._notes_box = down(self.named, self.left_out, self.glyphs, gap=6)
        self._notes_box.setContentsMargins(_SIDE_MARGIN, 12, _SIDE_MARGIN, 4)
        inside.setLayout(self._notes_box)
        self.notes = _scroll(inside)
        return self.notes

    def _make_foot(self) -> QWidget:
        self.paper = Segmented([("a4", self.tr("A4")), ("letter", self.tr("Letter"))], self.tr("Paper"))
        self.paper.chosen.connect(self._choose_paper)
        self.print_button = Button(self.tr("Print"), primary=True, pressed=self.print)
        self.save_button = Button(self.tr("Save as"), icon="chevron-down", pressed=self._offer_formats)
        self.save_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the words
        foot = QWidget()
        box = across(self.print_button, self.save_button, None, self.paper)
        box.setContentsMargins(_SIDE_MARGIN, 8, _SIDE_MARGIN, 16)
        foot.setLayout(box)
        return foot

    def _make_page(self) -> None:
        self.page = PaperView()
        self.desk = _scroll(self.page)
        self.desk.setAccessibleName(self.tr("Preview"))

    def _size_side(self) -> None:
        self.side.setFixedWidth(theme.size(SIDE))

    # --- filling

    def open(self, uid: str, **wanted: Any) -> None:
        """Show the sheet of a conversation: `uid`, or `conversation=`."""
        self.list.settle()
        self._conversation = uid or str(wanted.get("conversation", ""))
        self.refresh()

    def refresh(self) -> None:
        talk, others = self._talks()
        self._faces.setCurrentWidget(self._whole if talk else self.empty)
        if talk is None:
            self._conversation, self._sheet, self.fitted = "", None, None
            return
        if talk.id != self._conversation:
            self.list.settle()
        self._conversation = talk.id
        self._sheet = documents.summary(self.journal, documents.sheet_of(talk.id))
        self._show_head(self._sheet, talk, others)
        self.paper.set_value(self.journal.settings.paper)
        self.list.show_sheet(self._sheet, talk.id)
        self._soon.start()

    def _talks(self) -> tuple[ConversationView | None, list[ConversationView]]:
        """The conversation to show, and those to choose from; a private one has no sheet."""
        planned = [talk for talk in conversations.upcoming(self.journal) if not talk.private]
        if self._conversation and self._conversation not in {talk.id for talk in planned}:
            asked_for = [talk for talk in conversations.past(self.journal) if talk.id == self._conversation]
            planned += [talk for talk in asked_for if not talk.private]
        chosen = next((talk for talk in planned if talk.id == self._conversation), None)
        if chosen is None:
            coming = conversations.next_one(self.journal)
            chosen = next((talk for talk in planned if coming and talk.id == coming.id), next(iter(planned), None))
        return chosen, planned

    def _show_head(self, sheet: Summary, talk: ConversationView, others: list[ConversationView]) -> None:
        self.title.setText(sheet.title)
        self.when.setText(sheet.when)
        self.talks.setVisible(len(others) > 1)
        self.talks.clear()
        room = theme.size(SIDE - 2 * _SIDE_MARGIN - 48)
        for other in others:
            line = self.tr("{day}, {name}").format(day=days.plain(other.day), name=other.name)
            short = QFontMetrics(theme.font(13)).elidedText(line, Qt.TextElideMode.ElideRight, room)
            self.talks.addItem(short, other.id)
        self.talks.set_value(talk.id)

    def _typeset(self) -> None:
        """Make the page; the first one also loads the engine, so the screen is painted before."""
        self._soon.stop()
        if self._sheet is None:
            return
        before = self.fitted.let_go if self.fitted else None
        self.fitted = fit(self._sheet, self.journal.settings.paper, before)
        self.list.show_sheet(self.fitted.summary, self._conversation)
        self.page.show_document(self.fitted.document)
        self._say_what_is_on_it(self.fitted)

    def _say_what_is_on_it(self, fitted: Fitted) -> None:
        names = documents.who_is_named(fitted)
        nobody, some = self.tr("Nobody is named on it."), self.tr("Named on it: {names}.")
        self.named.setText(some.format(names=conversations.listed(names)) if names else nobody)
        left: dict[str, list[str]] = {}
        for one in fitted.left_out:
            left.setdefault(documents.reason(one), []).append(one.text)
        line = self.tr("Left out, {why}: {names}")
        lines = [line.format(why=why, names=" · ".join(texts)) for why, texts in left.items()]
        self.left_out.setText("\n".join(lines))
        self.left_out.setVisible(bool(lines))
        missing = " ".join(fitted.document.missing)
        self.glyphs.setText(self.tr("No font here has these characters: {characters}").format(characters=missing))
        self.glyphs.setVisible(bool(missing))
        self._size_notes()

    def _size_notes(self) -> None:
        height = self._notes_box.totalHeightForWidth(theme.size(SIDE))
        self.notes.setFixedHeight(max(0, min(height, self.side.height() // 3)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_notes()
        self.page.fit_height(self.height())

    # --- choosing

    def _choose_talk(self, uid: str) -> None:
        self.open(uid)
        self.desk.verticalScrollBar().setValue(0)
        self.records.verticalScrollBar().setValue(0)

    def _choose_paper(self, paper: str) -> None:
        self.journal.settings.paper = paper

    def _tick(self, uid: str, included: bool) -> None:
        documents.choose(self.journal, documents.sheet_of(self._conversation), uid, included)

    def _shorten(self, uid: str, short: str) -> None:
        documents.shorten(self.journal, documents.sheet_of(self._conversation), uid, short)

    def changed(self, change: Change) -> None:
        """A tick alone leaves the records as they are; everything else gathers them anew."""
        if change.kinds == {"summary_choice"} and self._sheet and self.isVisible() and not self.stale:
            self._sheet = documents.again(documents.sheet_of(self._conversation), self._sheet)
            self.list.show_sheet(self._sheet, self._conversation)
            self._soon.start()
        else:
            super().changed(change)

    def settle(self) -> None:
        self.list.settle()

    def take_focus(self) -> None:
        if self._sheet is None:
            (self.empty.button or self.empty).setFocus()
        else:
            self.list.take_focus()

    # --- paper and files

    def _ready(self) -> Fitted | None:
        """The page with everything that was typed."""
        self.list.settle()
        self._typeset()
        return self.fitted

    def print(self) -> None:
        fitted = self._ready()
        if fitted and printing.print_document(self, fitted.document):
            documents.printed(self.journal, documents.sheet_of(self._conversation))
            self.toast(self.tr("Printed"))

    def _offer_formats(self) -> None:
        names = {".pdf": self.tr("PDF"), ".html": self.tr("HTML"), ".md": self.tr("Markdown"), ".txt": self.tr("Text")}
        lines = [action(name, partial(self.save, suffix), "file-down") for suffix, name in names.items()]
        opened = menu(self, lines)
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above = self.save_button.mapToGlobal(QPoint(0, -opened.sizeHint().height() - 4))
        opened.popup(above)

    def save(self, suffix: str) -> None:
        """Ask where, and write the page there in this format."""
        fitted = self._ready()
        if fitted is None:
            return
        name = documents.file_name(fitted, suffix)
        target = ask.save_file(self, self.tr("Save the sheet"), name, [(suffix[1:].upper(), f"*{suffix}")])
        if target is None:
            return
        documents.save(self.journal, documents.sheet_of(self._conversation), target, fitted.paper)
        self.toast(self.tr("Saved as {name}").format(name=target.name))


def _scroll(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    area.verticalScrollBar().setSingleStep(24)
    return area
