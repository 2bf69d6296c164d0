"""The dialog that sets, changes or removes a passphrase: what it does, what is typed, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from careerjournal.core import passphrase
from careerjournal.core.journal import Journal
from careerjournal.core.passphrase import Changed
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import ask, theme
from careerjournal.ui.kit.behind import Work
from careerjournal.ui.kit.parts import Button, across, down
from careerjournal.ui.kit.secret_line import SecretLine
from careerjournal.ui.kit.text import LEADING, Label, label

if TYPE_CHECKING:
    from careerjournal.ui.window import Window

translate = QCoreApplication.translate

SHEET = "recovery-sheet"
_CALM = 300  # ms that need no word


@dataclass(frozen=True)
class Task:
    """What is to be done, in the dialog's words; `asks` names which of present and new passphrase it asks for."""

    title: str
    lead: str
    verb: str
    done: str
    sheet: str
    """What is said of recovery sheets at the end."""
    asks_present: bool
    asks_new: bool


def setting() -> Task:
    return Task(
        translate("PassphraseDialog", "Set a passphrase"),
        translate(
            "PassphraseDialog",
            "It encrypts the whole journal and its backups. Nobody can reset it for you: print the recovery sheet "
            "afterwards.",
        ),
        translate("PassphraseDialog", "Set it"),
        translate("PassphraseDialog", "The journal has a passphrase now."),
        translate("PassphraseDialog", "A recovery sheet opens the journal when the passphrase is forgotten."),
        asks_present=False,
        asks_new=True,
    )


def changing() -> Task:
    return Task(
        translate("PassphraseDialog", "Change the passphrase"),
        translate(
            "PassphraseDialog",
            "The journal and its backups are encrypted anew. Recovery sheets that you printed before open nothing "
            "any more.",
        ),
        translate("PassphraseDialog", "Change it"),
        translate("PassphraseDialog", "The journal has another passphrase now."),
        translate("PassphraseDialog", "A recovery sheet that you printed before opens nothing now. Print a new one."),
        asks_present=True,
        asks_new=True,
    )


def removing() -> Task:
    return Task(
        translate("PassphraseDialog", "Remove the passphrase"),
        translate(
            "PassphraseDialog",
            "The journal and its backups are not encrypted afterwards: anybody who can open the files can read them.",
        ),
        translate("PassphraseDialog", "Remove it"),
        translate("PassphraseDialog", "The journal has no passphrase any more: it is not encrypted."),
        "",
        asks_present=True,
        asks_new=False,
    )


class PassphraseDialog(QDialog):
    """Asks, works and reports on one journal; while it works the window has the journal closed."""

    def __init__(self, window: Window, task: Task) -> None:
        super().__init__(window)
        self._window, self.task = window, task
        self._works = False
        self.setWindowTitle(self.tr("Career Journal"))
        self.setFixedWidth(theme.size(ask.WIDTH))
        self.asking, self.told = self._make_asking(), QWidget()
        box = down(self.asking, self.told, gap=0)
        box.setContentsMargins(24, 24, 24, 16)
        self.setLayout(box)
        self.told.hide()
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._show_progress)
        (self.present if task.asks_present else self.new).setFocus()

    # --- asking

    def _make_asking(self) -> QWidget:
        self.present = SecretLine(self.tr("Present passphrase or recovery key"))
        self.new = SecretLine(self.tr("New passphrase"))
        self.again = SecretLine(self.tr("The new one once more"))
        self.strength, self.said, self.progress = label("", "meta"), label("", "body"), label("", "muted")
        self.do = Button(self.task.verb, primary=True, pressed=self.try_it)
        self.leave = Button(self.tr("Not now"), pressed=self.reject)
        for line, following in ((self.present, self.new), (self.new, self.again)):
            line.entered.connect(following.setFocus if self.task.asks_new else self.try_it)
        self.again.entered.connect(self.try_it)
        self.new.changed.connect(self._tell_strength)
        for line in self._lines:
            line.changed.connect(self._unsay)
        self._fields = box = down(label(self.task.title, "h3"), label(self.task.lead, "muted"), gap=6)
        self._add(box, self.present, self.task.asks_present)
        self._add(box, self.new, self.task.asks_new)
        self._keep(box, self.strength, self.task.asks_new)
        self._add(box, self.again, self.task.asks_new)
        box.addWidget(self.said)
        box.addWidget(self.progress)
        self.said.hide()
        self.progress.hide()
        box.addSpacing(8)
        box.addLayout(across(None, self.leave, self.do))
        made = QWidget()
        made.setLayout(box)
        self._names = passphrase.names_in(self._window.journal)
        self._tell_strength()
        return made

    @property
    def _lines(self) -> tuple[SecretLine, ...]:
        return self.present, self.new, self.again

    def _order_tab(self) -> None:
        """From line to line, as one types: the eyes come after the buttons."""
        stops = [*(line.line for line in self._lines), self.leave, self.do, *(line.eye for line in self._lines)]
        for before, after in pairwise(stop for stop in stops if not stop.isHidden()):
            QWidget.setTabOrder(before, after)

    def _add(self, box: QVBoxLayout, line: SecretLine, wanted: bool) -> None:
        if wanted:
            box.addSpacing(8)
        self._keep(box, label(line.line.accessibleName(), "field"), wanted)
        self._keep(box, line, wanted)

    def _keep(self, box: QVBoxLayout, part: QWidget, wanted: bool) -> None:
        if wanted:
            box.addWidget(part)
        else:
            part.setParent(self)
            part.hide()

    def _tell_strength(self) -> None:
        """Say how long guessing would take; nothing is required."""
        said = passphrase.told(self.new.text(), self._names)
        self.strength.setText(said)
        self.new.line.setAccessibleDescription(said)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is said now."""
        if (box := self.layout()) is not None:
            box.activate()
            self.resize(self.width(), box.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tab()
        self.strength.setMinimumHeight(theme.size(2 * LEADING[12]))  # what it says next may need the second line
        self._fit()  # only now the parts have their type

    # --- working

    def try_it(self) -> None:
        """Check what is typed, and begin."""
        if self._works:
            return
        new = self.new.text()
        if self.task.asks_new and not new:
            self._say(self.tr("An empty passphrase protects nothing."), self.new)
        elif self.task.asks_new and len(new.encode()) > passphrase.LONGEST:
            self._say(self.tr("This passphrase is longer than the journal can take."), self.new)
        elif new != self.again.text():
            self._say(self.tr("The two are not the same."), self.again)
        elif self.task.asks_present:
            self._check_present()
        else:
            self._change()

    def _check_present(self) -> None:
        key, typed = self._window.journal.key, self.present.text()
        self._set_working(on=True)

        def checked(fits: Any) -> None:
            if fits:
                self._change()
            else:
                self._refused(Trouble(self.tr("That passphrase doesn’t open this journal. Nothing changed.")))

        Work(self, lambda _tell: passphrase.fits(key, typed), checked, self._refused)

    def _change(self) -> None:
        """Close the journal, change its key on a thread of its own, and open it again where the person stood."""
        window, new = self._window, self.new.text()
        path, former, known_here = window.journal.path, window.journal.key, window.journal.known_here
        self._set_working(on=True)
        window.backups.wait()  # one that is being made would keep the former key
        try:
            window.locking.shut(spare=self)
        except Trouble as trouble:
            self._refused(trouble)
            return

        def again() -> None:
            window.locking.come_back(passphrase.reopened(path, former, new, known_here))

        def done(changed: Any) -> None:
            again()
            self._report(changed)

        def failed(trouble: Trouble) -> None:
            again()
            self._refused(trouble)

        places = window.settings.second_places
        Work(self, lambda tell: passphrase.change_closed(path, former, new, places, tell), done, failed, self._hear)

    def _set_working(self, on: bool) -> None:
        self._works = on
        why = self.tr("The journal is being changed.") if on else ""
        for button in (self.do, self.leave):
            button.set_off(why)
        for line in self._lines:
            line.setEnabled(not on)
        if on:
            self.said.hide()
            self._calm.start()
        else:
            self._calm.stop()
            self.progress.hide()
        self._fit()

    def _hear(self, words: str) -> None:
        self.progress.setText(words)

    def _show_progress(self) -> None:
        self.progress.show()
        self._fit()

    def _refused(self, trouble: Trouble) -> None:
        self._set_working(on=False)
        self._say(str(trouble), self.present if self.task.asks_present else self.new)

    def _say(self, sentence: str, line: SecretLine) -> None:
        """Say what is wrong with a line right below it."""
        below = self._fields
        below.removeWidget(self.said)
        below.insertWidget(below.indexOf(line) + 1, self.said)
        self.said.setText(sentence)
        self.said.show()
        line.line.setAccessibleDescription(sentence)
        line.setFocus()
        line.line.selectAll()
        self._fit()

    def _unsay(self) -> None:
        if not self._works and self.said.isVisible():
            self.said.hide()
            self._fit()

    def reject(self) -> None:
        if not self._works:
            self._forget()
            super().reject()

    def _forget(self) -> None:
        for line in self._lines:
            line.clear()

    # --- reporting

    def _report(self, changed: Changed) -> None:
        self._set_working(on=False)
        self._forget()
        box = down(label(self.task.done, "h3"), label(self._backups(changed), "body"), gap=8)
        if changed.unreachable:
            for part in _unreached(changed.unreachable):
                box.addWidget(part)
        close = Button(self.tr("Done"), primary=not self.task.asks_new, pressed=self.accept)
        row = across(None, close)
        if self.task.asks_new:
            box.addWidget(label(self.task.sheet, "body"))
            row.addWidget(Button(self.tr("Recovery sheet…"), primary=True, pressed=self._to_sheet))
        box.addSpacing(8)
        box.addLayout(row)
        self.told.setLayout(box)
        self.asking.hide()
        self.told.show()
        self._fit()
        close.setFocus()

    def _backups(self, changed: Changed) -> str:
        none = self.tr("No backup of it could be made yet. The settings make one once there is room for it.")
        return changed.said or none

    def _to_sheet(self) -> None:
        from careerjournal.ui import recovery_dialog

        self.accept()
        recovery_dialog.show(self._window, known=True)


def _unreached(paths: tuple[Path, ...]) -> list[Label]:
    """What could not be reached, and what that means."""
    said = translate(
        "PassphraseDialog",
        "These could not be reached and are as they were. They still open with what was there before: change the "
        "passphrase once more when they are there, or throw them away.",
    )
    return [label(said, "body"), *(label(str(path), "muted") for path in paths)]


def show(window: Window, task: Callable[[], Task] | None = None) -> PassphraseDialog:
    """Open the dialog; without a task it sets a passphrase, or changes the one there is."""
    journal: Journal = window.journal
    made = PassphraseDialog(window, (task or (changing if journal.encrypted else setting))())
    made.finished.connect(made.deleteLater)
    made.open()
    return made
