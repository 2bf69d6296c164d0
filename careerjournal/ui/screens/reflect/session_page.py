"""One session: its bar, its questions one at a time or on a page, and how it is to be read once it is finished."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractScrollArea, QStackedWidget, QWidget

from careerjournal.core import entries, session_becomes, sessions
from careerjournal.core.journal import Journal
from careerjournal.core.sessions import SessionView
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.layout import Column
from careerjournal.ui.kit.parts import Button, MoreButton, Segmented, VerbButton, across, action, down, rule
from careerjournal.ui.kit.text import label, set_tip
from careerjournal.ui.prose.saver import KEPT, SAVED
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.screen import Go
from careerjournal.ui.screens.reflect.answer_saver import bring_back
from careerjournal.ui.screens.reflect.one_face import MEASURE, WHOLE, OneFace
from careerjournal.ui.screens.reflect.page_face import PageFace
from careerjournal.ui.screens.reflect.question_block import QuestionBlock
from careerjournal.ui.screens.reflect.reading_face import ReadingFace
from careerjournal.ui.screens.reflect.review_face import MEASURE as REVIEW
from careerjournal.ui.screens.reflect.review_face import ReviewFace
from careerjournal.ui.screens.reflect.set_rows import titled

ONE, PAGE = "one", "page"


class SessionPage(QWidget):
    """Shows one session."""

    left = Signal()
    """Back to the list."""
    opened = Signal(str)
    talk_opened = Signal(str)
    over_time = Signal(str)
    told = Signal(str, bool)
    """A sentence for the toast, and whether it can be taken back."""
    trouble = Signal(str)
    thrown = Signal(str)

    def __init__(self, journal: Journal, go: Go) -> None:
        super().__init__()
        self._journal, self._go = journal, go
        self.view: SessionView | None = None
        self._in_numbers = False  # the quarter is shown, and not the questions
        self.key = ""
        self._again: SessionView | None = None  # a finished one that is gone on with, as it was before
        self.one, self.all, self.read = OneFace(journal), PageFace(journal), ReadingFace()
        self.review = ReviewFace(journal, go)
        self.faces = QStackedWidget()
        for face in (self.one, self.all, self.read, self.review):
            self.faces.addWidget(face)
        self._bar()
        self._foot()
        whole = down(self.bar, self.faces, self.foot, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._connect()

    def _bar(self) -> None:
        back = VerbButton(self.tr("Reflect"), quiet=True, icon="arrow-left", pressed=self.leave)
        self.title = label("", "strong", elide=True)
        self.state = label("", "faint", wrap=False)
        self.mode = Segmented([(ONE, self.tr("One at a time")), (PAGE, self.tr("On a page"))], self.tr("Questions"))
        self.mode.chosen.connect(self.turn_to)
        self.more = MoreButton(self.tr("More"), self._lines)
        self.numbers = VerbButton("", quiet=True, icon="columns-2", pressed=self.turn_numbers)
        bar = across(back, self.title, self.state, self.numbers, self.mode, self.more, gap=12)
        bar.setStretch(1, 1)
        bar.setContentsMargins(16, 12, 20, 8)
        self.bar = QWidget()
        self.bar.setLayout(bar)

    def _foot(self) -> None:
        self.next = Button("", primary=True, pressed=self.go_on)
        set_tip(self.next, self.tr("Ctrl+Enter"))
        self.skip = Button(self.tr("Skip"), pressed=self.skip_question)
        self.back = Button(self.tr("Back"), pressed=self.go_back)
        self.enough = VerbButton(self.tr("Enough for today"), quiet=True, pressed=self.leave)
        self._column = Column(WHOLE, top=12)
        self._column.box.addLayout(across(self.next, self.skip, self.back, None, self.enough))
        self.foot = QWidget()
        self._under = across(self._column)
        self.foot.setLayout(down(rule(), self._under, gap=0))
        for face in (self.one, self.all, self.review.page):
            face.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._align_foot())

    def _connect(self) -> None:
        block = self.one.block
        for face in (block, self.all):
            face.state.connect(self._say)
            face.trouble.connect(self.trouble)
        block.becoming.became.connect(self._became)
        self.all.became.connect(self._became)
        self.all.skipped.connect(self._skip)
        for beside in (self.one.beside, self.all):
            beside.opened.connect(self.opened)
            beside.over_time.connect(self.over_time)
        self.one.narrowed.connect(lambda _narrow: self._show_foot(self.view) if self.view else None)
        self.review.arranged.connect(self._align_foot)
        self.read.reopened.connect(self.reopen)
        self.read.shared.connect(self.share)
        self.read.page_wanted.connect(self._make_page)
        self.read.over_time.connect(self.over_time)
        self.read.copied.connect(lambda link: self.told.emit(self.tr("Copied: {link}").format(link=link), False))

    # --- showing

    @property
    def uid(self) -> str:
        return self.view.id if self.view else ""

    def show_session(self, uid: str, key: str = "") -> None:
        """Show a session at a question, else where it was left: at words that a kill left, at what is open."""
        self.settle()
        if self._again and self._again.id != uid:
            self._stop_again()
        kept = bring_back(self._journal, uid)
        self.view = sessions.get(self._journal, uid)
        following = self.view.next_open or (self.view.questions[0] if self.view.questions else None)
        self.key = key or kept or (following.key if following else "")
        untouched = all(question.is_open for question in self.view.questions)
        self._in_numbers = bool(self.view.quarter and untouched and not key and not kept)
        self._say(SAVED)
        self._show()

    def refresh(self) -> None:
        """Show what the journal says now; what is being typed stays."""
        if self.view:
            self.view = sessions.get(self._journal, self.view.id)
            self._show()

    def _show(self) -> None:
        view = self.view
        if view is None:
            return
        self.title.setText(titled(view))
        lock_away(self, entries.get(self._journal, view.id).private)
        done = (view.state == sessions.FINISHED and not self._again) or not view.questions
        self._in_numbers = self._in_numbers and view.quarter is not None
        self.mode.setVisible(not done and not self._in_numbers)
        self.foot.setVisible(not done)
        self.state.setVisible(not done)
        self.numbers.setVisible(view.quarter is not None)
        self.numbers.set_text(self._numbers_verb(done))
        if self._in_numbers:
            self.review.show_session(view)
            self.faces.setCurrentWidget(self.review)
        elif done:
            self.read.show_session(view)
            self.read.offer(session_becomes.to_share(view) if view.finished_on else "")
            self.faces.setCurrentWidget(self.read)
        elif self.mode.value() == PAGE:
            self.all.show_session(view)
            self.faces.setCurrentWidget(self.all)
        else:
            self._show_question(view)
            self.faces.setCurrentWidget(self.one)
        self._show_foot(view)

    def _numbers_verb(self, done: bool) -> str:
        if not self._in_numbers:
            return self.tr("The quarter in numbers")
        return self.tr("What you wrote") if done else self.tr("The questions")

    def turn_numbers(self) -> None:
        """From the questions, or what was answered, to the numbers of the quarter, or back."""
        if self.view and self.view.quarter:
            self.settle()
            self._in_numbers = not self._in_numbers
            self.refresh()
            self.take_focus()

    def _show_question(self, view: SessionView) -> None:
        known = {question.key: question for question in view.questions}
        self.key = self.key if self.key in known else view.questions[0].key
        self.one.show_question(view, known[self.key])

    def _show_foot(self, view: SessionView) -> None:
        paged = self.mode.value() == PAGE
        if self._in_numbers:
            self._column.set_measure(REVIEW)
            self.next.set_text(self.tr("To the questions"))
            self.skip.hide()
            self.back.hide()
            self._align_foot()
            return
        self._column.set_measure(MEASURE if paged or self.one.narrow else WHOLE)
        keys = [question.key for question in view.questions]
        at = keys.index(self.key) if self.key in keys else 0
        last = paged or at == len(keys) - 1
        self.next.set_text(self.tr("Finish") if last else self.tr("Next question"))
        self.skip.setVisible(not paged)
        self.back.setVisible(not paged)
        self.back.set_off("" if at else self.tr("This is the first question."))
        self._align_foot()

    def _align_foot(self) -> None:
        """Stand under the column above, also where a scroll bar takes room beside that."""
        face = self.faces.currentWidget()
        face = self.review.page if face is self.review else face
        bar = face.verticalScrollBar() if isinstance(face, QAbstractScrollArea) else None
        taken = self.review.taken if self._in_numbers else 0
        taken += bar.sizeHint().width() if bar and bar.maximum() > 0 else 0
        self._under.setContentsMargins(0, 0, taken, 0)

    def _say(self, state: str) -> None:
        words = {SAVED: self.tr("Saved") if self.view and self.view.answered else "", KEPT: self.tr("Kept as a draft")}
        self.state.setText(words.get(state, ""))

    # --- going through it

    @property
    def block(self) -> QuestionBlock | None:
        """The question that is being answered."""
        if self.faces.currentWidget() is self.one:
            return self.one.block
        if self.faces.currentWidget() is self.all and self.all.item:
            return self.all.item.block
        return None

    def turn_to(self, mode: str) -> None:
        """Show the questions one at a time or all on a page, at the same one."""
        self._in_numbers = False
        if self.all.item and self.faces.currentWidget() is self.all:
            self.key = self.all.item.block.key
        self.settle()
        self.mode.set_value(mode)
        self.refresh()
        self.take_focus()

    def turn(self) -> None:
        """From one at a time to all on a page, or back."""
        if self.block:
            self.turn_to(ONE if self.mode.value() == PAGE else PAGE)

    def _step(self, by: int) -> bool:
        """Go to another question; False at the end."""
        keys = [question.key for question in self.view.questions] if self.view else []
        place = keys.index(self.key) + by if self.key in keys else 0
        if not 0 <= place < len(keys):
            return False
        self.settle()
        self.key = keys[place]
        self.refresh()
        self.one.block.answer_on()
        return True

    def go_on(self) -> None:
        """Keep what is open in a form, else the next question; after the last one the session is finished."""
        block = self.block
        if self._in_numbers:
            self.turn_numbers()
        if block is None:
            return
        if block.becoming.holds_focus():
            block.becoming.keep()
        elif self.faces.currentWidget() is self.all:
            if self.next.hasFocus() or not self.all.step(1):
                self.finish()
        elif not self._step(1):
            self.finish()

    def go_back(self) -> None:
        """The question before."""
        if self.faces.currentWidget() is self.all:
            self.all.step(-1)
        elif self.block:
            self._step(-1)

    def skip_question(self) -> None:
        """Pass this question; it can be answered still."""
        if self.block:
            self._skip(self.block.key)

    def _skip(self, key: str) -> None:
        self.settle()
        if self.view and self.view.question(key).is_open:
            sessions.skip(self._journal, self.uid, key)
        if self.faces.currentWidget() is self.all:
            self.all.answer_on(key)
            self.all.step(1)
        else:
            self._step(1)

    def quote(self, number: int) -> None:
        """Put the own entry of that number into the answer."""
        if self.faces.currentWidget() is self.one:
            self.one.beside.quote(number)
        elif self.faces.currentWidget() is self.all and self.all.item:
            self.all.item.beside.quote(number)

    def finish(self) -> None:
        """Finish it; one in which nothing was said is only left."""
        self.settle()
        self.refresh()
        if self.view is None or not self.view.answered:
            self.leave()
            return
        before, self._again = self._again, None
        if before is None or _said(before) != _said(self.view):
            sessions.finish(self._journal, self.uid)
        self.refresh()
        self.take_focus()
        self.told.emit(self.tr("Finished"), True)

    def reopen(self, key: str = "") -> None:
        """Go on with a finished session; it stays finished as long as nothing in it changes."""
        self._again = self.view
        self.show_session(self.uid, key)
        self.take_focus()

    def _stop_again(self) -> None:
        """What was changed in a finished session makes it unfinished; what was looked at leaves it as it was."""
        before, self._again = self._again, None
        if before and _said(sessions.get(self._journal, before.id)) != _said(before):
            sessions.reopen(self._journal, before.id)

    def _make_page(self) -> None:
        """Show the document of the quarter that was reviewed."""
        if self.view and self.view.quarter:
            self._go("summary", "", document="quarter", subject=str(self.view.quarter))

    def share(self) -> None:
        """Make the one line that the session ends with a topic of the next talk."""
        words = session_becomes.to_share(self.view) if self.view else ""
        if not words:
            return
        try:
            session_becomes.become(self._journal, self.uid, "one-line", "topic", words)
        except Trouble as trouble:
            self.told.emit(str(trouble), False)
            return
        self._became(self.tr("{verb}: {words}").format(verb=session_becomes.label("topic"), words=words))

    def leave(self) -> None:
        """Pause: nothing is asked and nothing is lost."""
        self.settle()
        self._stop_again()
        self.left.emit()

    def _became(self, said: str) -> None:
        self.refresh()
        self.told.emit(said, True)

    # --- the rare verbs

    def _lines(self) -> Sequence[QAction | None]:
        uid = self.uid
        private = entries.get(self._journal, uid).private
        words = self.tr("Let it be used again") if private else self.tr("Only for me")
        lines: list[QAction | None] = []
        if self.block:
            lines.append(action(self.tr("Finish here"), self.finish, "check"))
        if talk := self.view.conversation if self.view else "":
            words_of_talk = self.tr("Open the conversation")
            lines.append(action(words_of_talk, lambda: self.talk_opened.emit(talk), "messages-square"))
        return [
            *lines,
            action(self.tr("Open in the timeline"), lambda: self.opened.emit(uid), "calendar-range"),
            action(words, lambda: self._journal.edit("session", uid, private=not private), "lock"),
            earlier_versions.line(self, uid),
            None,
            action(self.tr("Move to trash"), lambda: self.thrown.emit(uid), "trash-2"),
        ]

    # --- ending

    def take_focus(self) -> None:
        """Put the cursor behind what is written, or on the way back into a finished one."""
        if self.faces.currentWidget() is self.all:
            self.all.answer_on(self.key)
        elif self.block:
            self.one.block.answer_on()
        elif self._in_numbers:
            self.review.take_focus()
        else:
            self.read.take_focus()

    def settle(self) -> None:
        """Save what is being typed."""
        self.one.setting.settle()
        self.one.block.settle()
        self.all.settle()

    def forget(self) -> None:
        """The session is gone."""
        self.view = self._again = None
        self.one.block.forget()
        self.all.forget()


def _said(view: SessionView) -> list[tuple[str, str, bool]]:
    """What was said in a session, question by question."""
    return [(one.key, one.answer, one.skipped) for one in view.questions]
