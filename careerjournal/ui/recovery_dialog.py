"""The dialog of the recovery sheet: the page, small, to be printed or saved; nothing is written unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

from careerjournal.core import memory, recovery_sheet, whole_file
from careerjournal.ui.kit import ask, printing, theme
from careerjournal.ui.kit.paper import PaperView
from careerjournal.ui.kit.parts import Button, across, down
from careerjournal.ui.kit.text import label

if TYPE_CHECKING:
    from careerjournal.ui.window import Window

_SHOWN = 190  # px wide: what page it is, not what it says


class RecoveryDialog(QDialog):
    """Holds the page while it is open, and forgets it afterwards."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        journal = window.journal
        self.document = recovery_sheet.document(journal.path, journal.key, journal.settings.paper)
        self._name = f"{journal.path.stem}-recovery-sheet.pdf"
        self.setWindowTitle(self.tr("Career Journal"))
        self.setFixedWidth(theme.size(ask.WIDTH))
        self.page = PaperView(most=_SHOWN, margin=12)
        self.page.show_document(self.document)
        self.page.setAccessibleName(self.tr("The recovery sheet, small"))
        self.said = label("", "body")
        self.said.hide()
        self.print = Button(self.tr("Print"), primary=True, icon="printer", pressed=self.print_it)
        self.save = Button(self.tr("Save as PDF…"), pressed=self.save_it)
        self.leave = Button(self.tr("Done"), pressed=self.accept)
        lead = self.tr(
            "Its key opens this journal when the passphrase is forgotten. Keep it apart from the computer: whoever "
            "has the page and the file can read everything."
        )
        older = self.tr("Sheets from before the last change of the passphrase open nothing any more.")
        box = down(
            label(self.tr("Recovery sheet"), "h3"), label(lead, "muted"), self.page, label(older, "muted"), self.said,
            8, across(None, self.leave, self.save, self.print), gap=8,
        )  # fmt: skip
        box.setContentsMargins(24, 24, 24, 16)
        self.setLayout(box)
        self.print.setFocus()
        self.finished.connect(self._forget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        if (box := self.layout()) is not None:
            box.activate()
            self.resize(self.width(), box.totalHeightForWidth(self.width()))

    def print_it(self) -> None:
        if printing.print_document(self, self.document):
            self._say(self.tr("Printed."))

    def save_it(self) -> None:
        path = ask.save_file(self, self.tr("Save the recovery sheet"), self._name, [("PDF", "*.pdf")])
        if path is not None:
            whole_file.write(path, self.document.pdf)
            self._say(self.tr("Saved as {path}.").format(path=path))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        self._fit()

    def _forget(self) -> None:
        self.page.show_document(None)
        memory.forget()
        self.deleteLater()


def show(window: Window) -> RecoveryDialog:
    """Open the dialog for the journal that the window shows."""
    made = RecoveryDialog(window)
    made.open()
    return made
