"""The list of Reflect: what was left, the sets to begin with, letters, answers over time, what is finished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from careerjournal.core import days, own_letters, own_sets, session_answers, sessions
from careerjournal.core.journal import Journal
from careerjournal.core.sessions import SessionLine, SetView
from careerjournal.core.words import counted
from careerjournal.ui.kit.parts import Button, Page, VerbButton, across, action, clear, down, label
from careerjournal.ui.records.record_page import Part
from careerjournal.ui.records.record_rows import Line, RecordRows
from careerjournal.ui.screens.reflect.set_rows import GoOnRow, RowCard, SetRow, titled

MEASURE = 680
_FINISHED, _ASKED = 6, 3


class Overview(Page):
    """Shows all that can be begun, gone on with and read again."""

    begun = Signal(str)
    another_begun = Signal(str)
    """Begin a session of a set though one is unfinished."""
    entered = Signal(str)
    over_time = Signal(str)
    letter_wanted = Signal()
    letter_opened = Signal(str)
    set_opened = Signal(str)
    set_done = Signal(str, str)
    """What is to be done with a set, copy, share or remove, and its key."""
    file_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(MEASURE, top=24, gap=28)
        self._journal = journal
        self._all = False
        self._drawn: object = None
        self.empty = self._empty()
        self.box.addWidget(label(self.tr("Reflect"), "h2"))
        self.box.addWidget(self.empty)
        self.go_on = self._part(self.tr("Go on"))
        self.suggested = self._part(self.tr("First, for where you are now"))
        self.sets = self._part(self.tr("Sets of questions"))
        self.own = self._own()
        self.letters = self._letters()
        self.asked, self.asked_rows = self._rows(self.tr("Questions over time"), self.over_time.emit)
        self.finished, self.finished_rows = self._rows(self.tr("Looked back"), self.entered.emit)
        self.everything = VerbButton(self.tr("All of them"), pressed=self._show_all)
        self.finished.box.addLayout(across(self.everything, None))
        self.box.addStretch(1)

    # --- making

    def _empty(self) -> QWidget:
        """What stands above the sets as long as nothing was ever begun."""
        self.start = Button("", primary=True)
        self.start.clicked.connect(lambda: self.begun.emit(self.start.property("key")))
        made = QWidget()
        made.setLayout(down(
            label(self.tr("Ten minutes, your own notes beside you."), "title"),
            label(self.tr("“What am I most proud of? The harbour schedule: nobody believed it would hold.”"), "faint"),
            4, across(self.start, None), gap=8,
        ))  # fmt: skip
        return made

    def _part(self, title: str) -> tuple[Part, RowCard]:
        part, card = Part(title), RowCard()
        part.box.addWidget(card)
        self.box.addWidget(part)
        return part, card

    def _own(self) -> tuple[Part, RowCard]:
        verbs = QWidget()
        new = VerbButton(self.tr("New set"), icon="plus", pressed=self.new_wanted.emit)
        file = VerbButton(self.tr("Add from a file"), icon="folder-open", pressed=self.file_wanted.emit)
        verbs.setLayout(across(new, file, gap=4))
        part, card = Part(self.tr("Your own sets"), verbs), RowCard()
        self.own_hint = label(self.tr("Copy any set above and change it, or begin one of your own."), "muted")
        part.box.addWidget(self.own_hint)
        part.box.addWidget(card)
        self._broken = down(gap=4)
        part.box.addLayout(self._broken)
        self.box.addWidget(part)
        return part, card

    def _letters(self) -> Part:
        verb = VerbButton(self.tr("Write a letter"), icon="mail", pressed=self.letter_wanted.emit)
        part = Part(self.tr("A letter to myself"), verb)
        self.letters_hint = label("", "muted")
        self.letter_rows = RecordRows()
        self.letter_rows.opened.connect(self.letter_opened)
        part.box.addWidget(self.letter_rows)
        part.box.addWidget(self.letters_hint)
        self.box.addWidget(part)
        return part

    def _rows(self, title: str, opened: Callable[[str], object]) -> tuple[Part, RecordRows]:
        part, rows = Part(title), RecordRows()
        rows.opened.connect(opened)
        part.box.addWidget(rows)
        self.box.addWidget(part)
        return part, rows

    # --- showing

    def refresh(self) -> None:
        """Read everything again."""
        unfinished, sets = sessions.unfinished(self._journal), sessions.sets(self._journal)
        finished = sessions.finished(self._journal)
        self._show_start(not unfinished and not finished, sets)
        self._show_sets(unfinished, sets)
        self._show_broken()
        self._show_letters()
        self._show_asked()
        self._show_finished(finished)

    def _show_start(self, nothing: bool, sets: Sequence[SetView]) -> None:
        self.empty.setVisible(nothing and bool(sets))
        if sets:
            self.start.set_text(self.tr("Begin: {title}").format(title=sets[0].title))
            self.start.setProperty("key", sets[0].key)

    def _show_sets(self, unfinished: Sequence[SessionLine], sets: Sequence[SetView]) -> None:
        drawn = (tuple(unfinished), tuple(sets))
        if drawn == self._drawn:
            return
        self._drawn = drawn
        held = self._held()
        rows = [GoOnRow(line, number == 0) for number, line in enumerate(unfinished)]
        for row in rows:
            row.entered.connect(self.entered)
        self._fill(self.go_on, rows)
        self._fill(self.suggested, [self._set_row(one) for one in sets if one.suggested and not one.own])
        self._fill(self.sets, [self._set_row(one) for one in sets if not one.suggested and not one.own])
        own = [self._set_row(one) for one in sets if one.own]
        self.own[1].set_rows(own)
        self.own_hint.setVisible(not own)
        self._hold(held)

    def _fill(self, where: tuple[Part, RowCard], rows: Sequence[GoOnRow | SetRow]) -> None:
        part, card = where
        card.set_rows(rows)
        part.setVisible(bool(rows))

    def _set_row(self, one: SetView) -> SetRow:
        row = SetRow(one, partial(self._lines, one))
        row.begun.connect(self.begun)
        row.entered.connect(self.entered)
        return row

    def _lines(self, one: SetView) -> Sequence[QAction | None]:
        copy = action(self.tr("Copy and change it"), partial(self.set_done.emit, "copy", one.key), "copy")
        share = action(self.tr("Share as a file"), partial(self.set_done.emit, "share", one.key), "file-down")
        another = action(self.tr("Begin another one"), partial(self.another_begun.emit, one.key), "plus")
        begin: list[QAction | None] = [another, None] if one.unfinished else []
        if not one.own:
            return [*begin, copy, share]
        edit = action(self.tr("Change the questions"), partial(self.set_opened.emit, one.own), "pen-line")
        remove = action(self.tr("Move to trash"), partial(self.set_done.emit, "remove", one.own), "trash-2")
        return [*begin, edit, copy, share, None, remove]

    def _show_broken(self) -> None:
        clear(self._broken)
        for uid, title, why in own_sets.broken(self._journal):
            verb = VerbButton(self.tr("Mend it"), pressed=partial(self.set_opened.emit, uid))
            verb.setAccessibleDescription(title)
            row = across(down(label(title, "strong"), label(why, "muted"), gap=2), verb, gap=12)
            row.setStretch(0, 1)
            self._broken.addLayout(row)

    def _show_letters(self) -> None:
        due, waiting = own_letters.due(self._journal), own_letters.waiting(self._journal)
        opened = own_letters.opened(self._journal)
        written = self.tr("Written on {day}")
        lines = [
            Line(one.id, written.format(day=days.plain(one.day)), self.tr("Its day has come. Open it."), icon="mail")
            for one in due
        ]
        lines += [
            Line(one.id, written.format(day=days.plain(one.day)),
                 self.tr("Opened {day}").format(day=days.near(one.opened_on or one.open_on)), icon="book-open-text")
            for one in opened
        ]  # fmt: skip
        self.letter_rows.set_lines(lines)
        shut = [self.tr("One waits until {day}.").format(day=days.plain(one.open_on)) for one in waiting]
        nothing = self.tr("To be read on a day that you choose, and not before.")
        self.letters_hint.setText("\n".join(shut) or ("" if lines else nothing))
        self.letters_hint.setVisible(bool(self.letters_hint.text()))

    def _show_asked(self) -> None:
        asked = session_answers.asked_before(self._journal)
        self.asked.setVisible(bool(asked))
        self.asked_rows.set_lines([
            Line(one.key, one.text,
                 self.tr("answered {times}, last {day}").format(
                     times=counted("once", "%n times", one.times), day=days.near(one.last_on)), icon="history")
            for one in asked[:_ASKED]
        ])  # fmt: skip

    def _show_finished(self, finished: Sequence[SessionLine]) -> None:
        shown = finished if self._all else finished[:_FINISHED]
        self.finished.setVisible(bool(finished))
        self.finished_rows.set_lines([
            Line(one.id, titled(one), one.first_words, f"{one.day.day} {days.short_month(one.day)} {one.day.year}")
            for one in shown
        ])  # fmt: skip
        self.everything.setVisible(len(shown) < len(finished))

    def _show_all(self) -> None:
        self._all = True
        self._show_finished(sessions.finished(self._journal))
        self.finished_rows.rows()[_FINISHED].setFocus()

    # --- the keyboard

    def _held(self) -> str:
        """The set or session whose row has the keyboard."""
        at = QApplication.focusWidget()
        while at is not None and not isinstance(at, GoOnRow | SetRow):
            at = at.parentWidget()
        return at.uid if isinstance(at, GoOnRow) else at.key if isinstance(at, SetRow) else ""

    def _hold(self, held: str) -> None:
        if held:
            self.focus_on(held)

    def focus_on(self, which: str = "") -> None:
        """Put the keyboard on the verb of a session or a set, else on the first verb there is."""
        rows = [row for _part, card in (self.go_on, self.suggested, self.sets, self.own) for row in card.rows]
        named = {
            row.uid if isinstance(row, GoOnRow) else row.key: row for row in rows if isinstance(row, GoOnRow | SetRow)
        }
        row = named.get(which)
        if row is not None:
            row.verb.setFocus()
            QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row, 0, 96))
            return
        first = next(iter(named.values())).verb if named else None
        verb = first if self.empty.isHidden() else self.start
        if verb is not None:
            verb.setFocus()
        self.verticalScrollBar().setValue(0)
