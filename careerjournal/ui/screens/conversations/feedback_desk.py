"""What the reader shows of feedback: a piece of it, a request, the words worth keeping, or one of the two forms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from careerjournal.core import feedback_requests
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.parts import Empty
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.ask_page import AskPage, RequestPage
from careerjournal.ui.screens.conversations.feedback_page import FeedbackPage
from careerjournal.ui.screens.conversations.form_page import FormPage
from careerjournal.ui.screens.conversations.kept_words import KeptWords
from careerjournal.ui.screens.conversations.new_feedback import NewFeedback


class FeedbackDesk(QStackedWidget):
    """Shows one page at a time."""

    opened = Signal(str)
    """A person or another record is to be shown."""
    asked = Signal(int)
    """So many people were asked."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context = journal, context
        self.page, self.request = FeedbackPage(journal, context), RequestPage(journal, context)
        self.words = KeptWords(journal)
        self.ask, self.new = AskPage(journal), NewFeedback(journal)
        self.nothing = Empty(
            self.tr("What did somebody say about your work?"), self.tr("“You waited. Most people can’t.”")
        )
        for page in (self.nothing, self.page, self.request, self.words, self.ask, self.new):
            self.addWidget(page)
        for record in self._records():
            record.led.connect(self._lead)
        self.words.opened.connect(self.opened)
        self.words.printed.connect(lambda: context.go("summary", document="words"))
        self.ask.asked.connect(self.asked)

    def _records(self) -> tuple[RecordPage, ...]:
        return self.page, self.request

    @property
    def uid(self) -> str:
        """The record that is shown."""
        shown = self.currentWidget()
        return shown.uid if isinstance(shown, RecordPage) else ""

    @property
    def reads_words(self) -> bool:
        return self.currentWidget() is self.words

    def shows(self, form: QWidget) -> bool:
        return self.indexOf(form) >= 0

    def show_record(self, uid: str) -> None:
        asked = {one.id for one in feedback_requests.outstanding(self._journal)}
        page = self.request if uid in asked else self.page
        if self.currentWidget() is not page:
            self.settle()
        page.open_record(uid)
        self.setCurrentWidget(page)

    def show_words(self) -> None:
        self.words.refresh()
        self.setCurrentWidget(self.words)

    def show_form(self, form: FormPage) -> None:
        self.setCurrentWidget(form)

    def show_nothing(self) -> None:
        self.setCurrentWidget(self.nothing)

    def forget_removed(self, known: Sequence[str]) -> None:
        """What went to the trash, and a request that has its answer, is not shown any more."""
        for record in self._records():
            if record.uid and record.uid not in known:
                record.forget()
                if self.currentWidget() is record:
                    self.show_nothing()

    def settle(self) -> None:
        for record in self._records():
            record.settle()

    def _lead(self, noun: str, uid: str) -> None:
        if noun == "entry":
            self._context.go("timeline", uid)
        else:
            self.opened.emit(uid)
