"""The page for a journal that cannot be used as it is: which trouble in one sentence, its backups, the ways out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLayout, QWidget

from careerjournal.core import keys
from careerjournal.core.backup import Backup
from careerjournal.core.rescue import Case
from careerjournal.core.trouble import Trouble
from careerjournal.ui.journal_list import JournalList, another_file
from careerjournal.ui.kit import backup_words
from careerjournal.ui.kit.flow import FlowLayout
from careerjournal.ui.kit.parts import Button, Card, Fold, Page, VerbButton, across, down, rule
from careerjournal.ui.kit.secret_line import SecretLine
from careerjournal.ui.kit.text import label

SHOWN = 3
"""Backups in sight, or one where the journal itself was found again; the others wait in a fold."""


class RescuePage(Page):
    """Reads and writes nothing itself: `restore` carries a backup's path and the secret that was typed for it."""

    restore = Signal(object, str)
    elsewhere = Signal(object)
    begin = Signal()
    go_on = Signal()
    again = Signal()
    leave = Signal()

    def __init__(self, case: Case, leaving: str = "") -> None:
        super().__init__(600, top=56)
        self._source: Path | None = None
        self._starts: list[Button] = []
        self.box.addWidget(label(self.tr("Your journal needs a look"), "h1"))
        self.box.addWidget(label(case.sentence, "lead"))
        if case.found is not None:
            self.box.addLayout(across(self._there(case.found), None))
        if case.backups:
            self._offer(case)
        self.box.addWidget(self._secret())
        self.said = label("", "body")
        self.said.hide()
        self.box.addWidget(self.said)
        if case.seen:
            self.box.addWidget(self._seen(case))
        self.box.addSpacing(8)
        self.box.addWidget(self._ways(case, leaving))
        self.box.addStretch(1)
        # The page takes the keys first: what is typed blindly, a passphrase perhaps, presses nothing.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(case.sentence)
        self.setFocus()

    def _there(self, found: Path) -> Button:
        button = Button(self.tr("Open it there"), primary=True, pressed=partial(self.elsewhere.emit, found))
        button.setAccessibleName(self.tr("Open {path}").format(path=found))
        self._starts.append(button)
        return button

    # --- the backups

    def _offer(self, case: Case) -> None:
        card = Card(gap=4)
        card.box.addWidget(label(self.tr("Verified backups, the newest first"), "meta"))
        shown = SHOWN if case.found is None else 1
        for number, one in enumerate(case.backups[:shown]):
            if number:
                card.box.addWidget(rule())
            card.box.addLayout(self._line(one, primary=not number and case.found is None))
        if len(case.backups) > shown:
            fold = Fold(self.tr("Older ones"))
            for one in case.backups[shown:]:
                fold.box.addLayout(self._line(one))
            card.box.addWidget(rule())
            card.box.addWidget(fold)
        self.box.addWidget(card)
        takes = self.tr("A restored backup takes the journal’s place.")
        keeps = self.tr("A restored backup takes the journal’s place. What is there now is kept beside it.")
        self.box.addWidget(label(keeps if case.is_there else takes, "muted"))

    def _line(self, one: Backup, primary: bool = False) -> QLayout:
        pressed = partial(self._restore, one.path)
        words = self.tr("Restore this one")
        button = Button(words, primary=True, pressed=pressed) if primary else VerbButton(words, pressed=pressed)
        button.setAccessibleName(self.tr("Restore the backup of {when}").format(when=backup_words.when(one)))
        self._starts.append(button)
        row = across(down(label(backup_words.when(one)), label(backup_words.holds(one), "muted"), gap=2), button)
        row.setStretch(0, 1)
        row.setContentsMargins(0, 8, 0, 8)
        return row

    def _restore(self, source: Path) -> None:
        self._source = source
        self._start("")

    def _start(self, secret: str) -> None:
        if self._source is not None:
            self.rest(on=False)
            self.restore.emit(self._source, secret)

    # --- the other ways

    def _seen(self, case: Case) -> QWidget:
        """In sight where nothing better is offered."""
        title = self.tr("Journals that were opened on this computer")
        lies_open = not case.backups and case.found is None
        known = JournalList(case.seen, title if lies_open else "")
        known.opened.connect(self.elsewhere)
        if lies_open:
            return known
        fold = Fold(title)
        fold.box.addWidget(known)
        return fold

    def _ways(self, case: Case, leaving: str) -> QWidget:
        primary = not (case.backups or case.found or case.seen or case.is_whole)
        ways = [another_file(self, self.elsewhere.emit, primary)]
        if not leaving:
            ways.insert(0, Button(self.tr("Look again"), primary=case.is_whole, pressed=self.again.emit))
        if case.may_go_on:
            ways.append(Button(self.tr("Go on with this file"), pressed=self.go_on.emit))
        if case.may_begin:
            ways.append(Button(self.tr("Begin a new journal"), pressed=self.begin.emit))
        self._starts += ways
        holder = QWidget()
        flow = FlowLayout(8)
        holder.setLayout(flow)
        for way in (*ways, VerbButton(leaving or self.tr("Close"), quiet=True, pressed=self.leave.emit)):
            flow.addWidget(way)
        return holder

    # --- the passphrase of a backup, and how far it is

    def _secret(self) -> QWidget:
        self.line = SecretLine(self.tr("Passphrase or recovery key"))
        self._go = Button(self.tr("Restore"), pressed=self._try)
        self.line.entered.connect(self._try)
        self.asks = QWidget()
        row = across(self.line, self._go)
        row.setStretch(0, 1)
        words = label(self.tr("The passphrase of this backup, or the key from its recovery sheet"), "field")
        self.asks.setLayout(down(words, row))
        self.asks.hide()
        return self.asks

    def _try(self) -> None:
        self._start(self.line.text())

    def say(self, words: str) -> None:
        """Say how far it is, or what went wrong."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def refused(self, trouble: Trouble) -> None:
        """A restore did not succeed: ask for the passphrase, or say why."""
        self.rest(on=True)
        if isinstance(trouble, keys.Locked):
            self.say("")
            self.asks.show()
            self.line.setFocus()
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.asks))  # once it has its place
        elif isinstance(trouble, keys.WrongSecret):
            wrong = self.tr("That passphrase doesn’t open this backup. Nothing changed.")
            self.say(str(trouble) if isinstance(trouble, keys.Mistyped) else wrong)
            self.line.setFocus()
            self.line.line.selectAll()
        else:
            self.say(str(trouble))

    def rest(self, on: bool) -> None:
        """Take nothing more while something runs."""
        for button in (*self._starts, self._go):
            button.setEnabled(on)
