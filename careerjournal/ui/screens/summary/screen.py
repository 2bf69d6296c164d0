"""The summary screen: what to bring, its records ticked on the left, and the real pages on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from careerjournal.core.change import Change
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.summary import documents, kinds, share_check, sources
from careerjournal.core.summary.choices import About
from careerjournal.core.summary.fitting import Fitted, fit
from careerjournal.core.summary.page import Summary
from careerjournal.core.summary.share_check import Concern
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import ask, printing, theme
from careerjournal.ui.kit.layout import scrolling
from careerjournal.ui.kit.parts import Button, Empty, Segmented, across, action, down, ground, menu, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.summary import beginnings
from careerjournal.ui.screens.summary.desk import Desk
from careerjournal.ui.screens.summary.notes import Notes
from careerjournal.ui.screens.summary.record_list import RecordList
from careerjournal.ui.screens.summary.sharing import Sharing
from careerjournal.ui.screens.summary.what import DAYS, What, last_month

SIDE = 340
_MARGIN = 24
_LOW, _LOWEST = 700, 480  # of height: there the head, and the notes, scroll away with the records
_SHARE = 0.52  # of the screen's width the side has at most
_SETTING = "summary.document"


class SummaryScreen(Screen):
    name = "summary"
    shows = frozenset(
        {
            "action", "answer", "aspiration", "aspiration_strength", "behaviour", "competency", "competency_evidence",
            "conversation", "cycle_date", "drain", "entry", "entry_goal", "entry_person", "entry_strength",
            "entry_theme", "feedback", "feedback_request", "goal", "goal_version", "growth_area", "growth_step", "keep",
            "option", "option_evidence", "outcome", "person", "plan_revisit", "plan_theme", "promotion",
            "promotion_goal", "role", "session", "setting", "stock_take", "stock_take_state", "strength",
            "summary_choice", "support", "theme", "topic", "value", "want", "want_heard",
        }
    )  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.about = About("")
        self.fitted: Fitted | None = None
        self._asked_for = About("")  # where another screen led, until another document is chosen
        self._summary: Summary | None = None
        self._trouble = ""  # why there are no pages of what was asked for
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._typeset)
        self._then = QTimer(self, singleShot=True, interval=0)
        self._then.timeout.connect(self._tell)
        self._make_side()
        self.desk = Desk()
        self.page = self.desk.page
        self.empty = Empty("")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.side)
        self._right = QStackedLayout()
        box.addLayout(self._right, 1)
        for part in (self.desk, self.empty):  # now that it has a place: it shows the first one
            self._right.addWidget(part)
        self.command("print", self.tr("Print"), self.print, "Ctrl+P", "printer")
        self.command("save", self.tr("Save as PDF"), partial(self.save, ".pdf"), "Ctrl+S", "file-down")
        theme.signals.changed.connect(self._size_side)

    # --- making

    def _make_side(self) -> None:
        self.side = ground(QWidget(), "surface")
        self.what = What(SIDE - 2 * _MARGIN)
        self.what.document_chosen.connect(self._choose_document)
        self.what.subject_chosen.connect(self._choose_subject)
        self.title = label("", "title")
        self.when = label("", "muted")
        head = down(self.title, self.when, 6, self.what, gap=4)
        head.setContentsMargins(_MARGIN, 28, _MARGIN, 16)
        self.head = QWidget()
        self.head.setLayout(head)
        self.list = RecordList()
        self.list.ticked.connect(lambda uid, included: self._tick([uid], included))
        self.list.all_ticked.connect(self._tick)
        self.list.shortened.connect(self._shorten)
        self.records = scrolling(self._make_inside())
        self.foot = down(rule(), self._make_notes(), self._make_verbs(), gap=0)
        below = QWidget()
        below.setLayout(self.foot)
        below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.below = below
        self._column = down(self.head, self.records, below, gap=0)
        self._column.setStretchFactor(self.records, 1)
        self.side.setLayout(self._column)
        self._size_side()

    def _make_inside(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("ground", "clear")
        box = down(self.list, None, gap=12)
        box.setContentsMargins(_MARGIN, 4, _MARGIN - 8, 24)
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addLayout(box)
        return inside

    def _make_notes(self) -> QWidget:
        """Always in sight, and scrolled where there is much to say."""
        self.notes = Notes(_MARGIN)
        self.notes.option.connect(lambda uid, on: self._tick([uid], on))
        self._notes = scrolling(self.notes)
        return self._notes

    def _make_verbs(self) -> QVBoxLayout:
        self.sharing = Sharing()
        self.sharing.looked.connect(self._look)
        self.sharing.changed.connect(self._say_verbs)
        self.print_button = Button(self.tr("Print"), primary=True, pressed=self.print)
        self.save_button = Button(self.tr("Save as"), icon="chevron-down", pressed=self._press_save)
        self.save_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the words
        self.paper = Segmented([("a4", self.tr("A4")), ("letter", self.tr("Letter"))], self.tr("Paper"))
        self.paper.chosen.connect(self._choose_paper)
        box = down(self.sharing, across(self.print_button, self.save_button, None, self.paper), gap=10)
        box.setContentsMargins(_MARGIN, 8, _MARGIN, 16)
        return box

    def _size_side(self) -> None:
        """As wide as it is drawn; large text leaves half of a small window to the page."""
        self._width = min(theme.size(SIDE), max(SIDE, round(self.width() * _SHARE)))
        self.side.setFixedWidth(self._width)

    # --- filling

    def open(self, uid: str, **wanted: Any) -> None:
        """Show a document (`document=`, and what it is about, `subject=`); a conversation alone means its sheet."""
        self.list.settle()
        subject = str(wanted.get("subject", "")) or uid or str(wanted.get("conversation", ""))
        self._asked_for = About(str(wanted.get("document", "sheet")), subject)
        self.refresh()
        self._to_top()
        if self._trouble:
            self.toast(self._trouble)

    def where(self) -> tuple[str, dict[str, Any]]:
        return "", {"document": self.about.document, "subject": self.about.subject}

    def _wanted(self) -> About:
        if self._asked_for.document in kinds.KINDS:
            return self._asked_for
        remembered = self.journal.settings.get(_SETTING, "sheet")
        key = remembered if remembered in kinds.KINDS else "sheet"
        return self.about if self.about.document == key else About(key)

    def refresh(self) -> None:
        wanted = self._wanted()
        kind = kinds.of(wanted.document)
        subjects = sources.of(kind.key).subjects(self.journal)
        about, made = self._gathered(wanted, subjects)
        if about != self.about:
            self.list.settle()
        self.about, self._summary = about, made
        self.what.show_document(kind.key)
        if made is not None and about.subject and about.subject not in {one.id for one in subjects}:
            named = made.when if made.title == kind.title else made.title
            subjects = [*subjects, Named(about.subject, named)]
        self.what.show_subjects(kind, subjects, about.subject, self._trouble)
        self._show_page(kind, made)

    def _gathered(self, wanted: About, subjects: Sequence[Named]) -> tuple[About, Summary | None]:
        """The document about what was asked for, else about the first thing it can be about."""
        self._trouble = ""
        offered = [one.id for one in subjects]
        for subject in dict.fromkeys([wanted.subject] * bool(wanted.subject) + offered[:1]):
            about = About(wanted.document, subject)
            try:
                return about, documents.summary(self.journal, about)
            except Trouble as trouble:  # it is gone, or only for the person; or these days are too many
                self._trouble = self._trouble or str(trouble)
                if kinds.of(wanted.document).subject == DAYS:
                    return about, None
        return About(wanted.document, last_month() if kinds.of(wanted.document).subject == DAYS else ""), None

    def _show_page(self, kind: kinds.Kind, made: Summary | None) -> None:
        says = made is not None and any(section.items or section.rule.always for section in made.sections)
        own = made is not None and made.title != kind.title  # the choice below says it already
        self.title.setText(made.title if made and own else self.tr("Summary"))
        self.when.setText(made.when if made else "")
        self.when.setVisible(bool(made and made.when))
        for part in (self.list, self.below):
            part.setVisible(says)
        if made is None or not says:
            self._summary, self.fitted = None, None
            self._show_empty()
            return
        self._right.setCurrentWidget(self.desk)
        self.notes.show_options(made)
        self.paper.set_value(self.journal.settings.paper)
        self.list.show_summary(made, self.about)
        _come_to_rest()
        self._soon.start()

    def _show_empty(self) -> None:
        self.list.clear()
        begins = beginnings.of(self.about.document)
        if self.empty.sentence.text() != begins.sentence:
            self._right.removeWidget(self.empty)
            self.empty.deleteLater()
            lead = partial(self.go, begins.screen, **begins.wanted)
            self.empty = Empty(begins.sentence, begins.example, begins.verb, lead)
            self._right.addWidget(self.empty)
        self._right.setCurrentWidget(self.empty)

    def _typeset(self) -> None:
        """Make the pages; the first ones also load the engine, so the screen is painted before."""
        self._soon.stop()
        if self._summary is None:
            return
        before = self.fitted.let_go if self.fitted and self.fitted.summary.layout == self._summary.layout else None
        self.fitted = fit(self._summary, self.journal.settings.paper, before)
        self.list.show_summary(self.fitted.summary, self.about)
        self.desk.show_document(self.fitted.document)
        self._then.start()

    def _tell(self) -> None:
        """Say who is named and what to look at; after the page, which a tick brings at once."""
        self._then.stop()
        if self.fitted is None:
            return
        self.sharing.show_concerns(share_check.read(self.journal, self.fitted))
        self.notes.show_fitted(self.fitted, self.sharing.named)
        self._place()
        _come_to_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_side()
        self._place()
        self.page.fit_height(self.height())

    def _place(self) -> None:
        """In a low window the head is the first thing that scrolls, in a very low one what is said below the last."""
        low, lowest = (self.height() < theme.size(height) for height in (_LOW, _LOWEST))
        head = self._inside if low else self._column
        if head.indexOf(self.head) < 0:
            head.insertWidget(0, self.head)
        notes, place = (self._inside, -1) if lowest else (self.foot, 1)
        if notes.indexOf(self._notes) < 0:
            notes.insertWidget(place, self._notes)
        needed = self.notes.heightForWidth(self._width)
        self._notes.setFixedHeight(max(0, needed if lowest else min(needed, self.side.height() // 4)))

    def _to_top(self) -> None:
        self.desk.verticalScrollBar().setValue(0)
        self.records.verticalScrollBar().setValue(0)

    # --- choosing

    def _choose_document(self, key: str) -> None:
        """Another document, which is also the one to begin with the next time."""
        self._asked_for = About("")
        with self.journal.write(self.tr("Choose a document"), session="summary document"):
            self.journal.settings.set(_SETTING, key)
        if self.about.document != key:
            self.refresh()
        self._to_top()

    def _choose_subject(self, subject: str) -> None:
        self.open(subject, document=self.about.document)

    def _choose_paper(self, paper: str) -> None:
        self.journal.settings.paper = paper

    def _tick(self, uids: Sequence[str], included: bool) -> None:
        with self.journal.write(self.tr("Choose for the page")):
            for uid in uids:
                documents.choose(self.journal, self.about, uid, included)

    def _shorten(self, uid: str, short: str) -> None:
        documents.shorten(self.journal, self.about, uid, short)

    def changed(self, change: Change) -> None:
        """A tick alone leaves the records as they are; everything else gathers them anew."""
        if change.kinds == {"summary_choice"} and self._summary and self.isVisible() and not self.stale:
            self._summary = documents.again(self.about, self._summary)
            self.notes.show_options(self._summary)
            self.list.show_summary(self._summary, self.about)
            self._soon.start()
        else:
            super().changed(change)

    def settle(self) -> None:
        self.list.settle()

    def take_focus(self) -> None:
        if self._summary is None:
            (self.empty.button or self.empty).setFocus()
        elif not self.list.take_focus():
            self.what.documents.setFocus()

    # --- the share check

    def _look(self, concern: Concern) -> None:
        """Go to the next record that a concern is about."""
        found = share_check.records(self.fitted, concern) if self.fitted else ()
        if not found:
            return
        at = next((place for place, uid in enumerate(found) if self._has_focus(uid)), -1)
        row = self.list.reveal(found[(at + 1) % len(found)])
        if row is not None:
            row.tick.setFocus()
            QTimer.singleShot(0, row, lambda: self.records.ensureWidgetVisible(row, 0, 80))

    def _has_focus(self, uid: str) -> bool:
        row = self.list.rows().get(uid)
        return row is not None and row.tick.hasFocus()

    def _say_verbs(self) -> None:
        asked = self.sharing.asked
        self.print_button.set_text(self.tr("Print anyway") if asked else self.tr("Print"))
        self.save_button.set_text(self.tr("Save anyway") if asked else self.tr("Save as"))
        self.paper.setVisible(not asked)  # beside two longer buttons there is no room
        for button in (self.print_button, self.save_button):
            button.setAccessibleDescription(self.sharing.text if asked else "")

    def _lets_out(self, button: Button) -> bool:
        """Whether the pages may go now; where there is something to look at, the same button passes it."""
        if self.sharing.lets_through():
            return True
        button.setFocus()
        return False

    # --- paper and files

    def _ready(self) -> Fitted | None:
        """The pages with everything that was typed."""
        self.list.settle()
        self._typeset()
        self._tell()
        return self.fitted

    def print(self) -> None:
        fitted = self._ready()
        if fitted is None or not self._lets_out(self.print_button):
            return
        if printing.print_document(self, fitted.document):
            documents.printed(self.journal, self.about)
            self.toast(self.tr("Printed"))

    def _press_save(self) -> None:
        self._ready()
        if self._lets_out(self.save_button):
            self._offer_formats()

    def _offer_formats(self) -> None:
        names = {".pdf": self.tr("PDF"), ".html": self.tr("HTML"), ".md": self.tr("Markdown"), ".txt": self.tr("Text")}
        lines = [action(name, partial(self.save, suffix), "file-down") for suffix, name in names.items()]
        opened = menu(self, lines)
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above = self.save_button.mapToGlobal(QPoint(0, -opened.sizeHint().height() - 4))
        opened.popup(above)

    def save(self, suffix: str) -> None:
        """Ask where, and write the pages there in this format."""
        fitted = self._ready()
        if fitted is None or not self._lets_out(self.save_button):
            return
        name = documents.file_name(fitted, suffix)
        target = ask.save_file(self, self.tr("Save as"), name, [(suffix[1:].upper(), f"*{suffix}")])
        if target is None:
            return
        documents.save(self.journal, self.about, target, fitted.paper)
        self.toast(self.tr("Saved as {name}").format(name=target.name))

    def scenes(self) -> Iterator[str]:
        yield ""
        for key in kinds.KINDS:
            self.open("", document=key)
            yield key


def _come_to_rest() -> None:
    """Let what scrolls be as high as its content at once; it would squeeze the words until the next round."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
