"""The dialog of the recovery sheet: asks for the passphrase, then shows the page, small, to be printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from careerjournal.core import memory, passphrase, recovery_sheet, whole_file
from careerjournal.core.summary.typeset import Document
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import ask, printing, theme
from careerjournal.ui.kit.behind import Work
from careerjournal.ui.kit.layout import scrolling
from careerjournal.ui.kit.paper import PaperView
from careerjournal.ui.kit.parts import Button, across, down
from careerjournal.ui.kit.secret_line import SecretLine
from careerjournal.ui.kit.text import label

if TYPE_CHECKING:
    from careerjournal.ui.window import Window

_SHOWN = 190  # px wide: what page it is, not what it says
_FRAME = 64  # px that a desktop puts around a window, and a little air


class RecoveryDialog(QDialog):
    """Holds the page while it is open, and forgets it afterwards; nothing is written unasked.

    Whoever finds the window unlocked must not leave with a key: the page is made once the passphrase is typed.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._journal = window.journal
        self.document: Document | None = None
        self.setWindowTitle(self.tr("Career Journal"))
        self.setFixedWidth(theme.size(ask.WIDTH))
        self.asking, self.sheet = self._make_asking(), self._make_sheet()
        box = down(label(self.tr("Recovery sheet"), "h3"), self.asking, self.sheet, gap=8)
        box.setContentsMargins(24, 24, 24, 16)
        self.setLayout(box)
        self.sheet.hide()
        self.line.setFocus()
        self.finished.connect(self._forget)

    # --- asking

    def _make_asking(self) -> QWidget:
        self.line = SecretLine(self.tr("Passphrase"))
        self.line.entered.connect(self.try_it)
        self.wrong = label("", "body")
        self.wrong.hide()
        self.do = Button(self.tr("Show the sheet"), primary=True, pressed=self.try_it)
        lead = self.tr(
            "It carries the key of this journal. Type the passphrase once more, so that only you can take it."
        )
        made = QWidget()
        made.setLayout(down(
            label(lead, "muted"), 4, label(self.tr("Passphrase"), "field"), self.line, self.wrong, 8,
            across(None, Button(self.tr("Not now"), pressed=self.reject), self.do), gap=6,
        ))  # fmt: skip
        return made

    def try_it(self) -> None:
        """Show the page if what is typed is the passphrase; that takes a fifth of a second by design."""
        if not self.do.isEnabled():
            return
        key, typed = self._journal.key, self.line.text()
        self.do.set_off(self.tr("One moment: the key is being made."))
        Work(self, lambda _tell: passphrase.fits(key, typed), self._tried, self._refused)

    def _tried(self, fits: Any) -> None:
        self.do.set_off()
        if fits:
            self.show_sheet()
        else:
            self._refused(Trouble(self.tr("That passphrase doesn’t open this journal.")))

    def _refused(self, trouble: Trouble) -> None:
        self.do.set_off()
        self.wrong.setText(str(trouble))
        self.wrong.show()
        self.line.line.setAccessibleDescription(str(trouble))
        self.line.setFocus()
        self.line.line.selectAll()
        self._fit()

    # --- the page

    def _make_sheet(self) -> QWidget:
        self.page = PaperView(most=_SHOWN, margin=12)
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
        self.inside = QWidget()
        self.inside.setProperty("ground", "clear")
        self.inside.setLayout(down(label(lead, "muted"), self.page, label(older, "muted"), gap=8))
        self.middle = scrolling(self.inside)
        self.middle.setAccessibleName(self.page.accessibleName())
        made = QWidget()
        made.setLayout(down(self.middle, self.said, 8, across(None, self.leave, self.save, self.print), gap=8))
        return made

    def show_sheet(self) -> None:
        """Make the page and show it."""
        self.line.clear()
        journal = self._journal
        self.document = recovery_sheet.document(journal.path, journal.key, journal.settings.paper)
        self.page.show_document(self.document)
        self.asking.hide()
        self.sheet.show()
        self.print.setFocus()
        self._fit()

    def print_it(self) -> None:
        if self.document and printing.print_document(self, self.document, self.tr("Recovery sheet")):
            self._say(self.tr("Printed."))

    def save_it(self) -> None:
        name = f"{self._journal.path.stem}-recovery-sheet.pdf"
        path = ask.save_file(self, self.tr("Save the recovery sheet"), name, [("PDF", "*.pdf")])
        if path is not None and self.document:
            whole_file.write(path, self.document.pdf)
            self._say(self.tr("Saved as {path}.").format(path=path))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        self._fit()

    # --- both

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as all of it; where the screen is lower, the page scrolls and the buttons stay in sight."""
        if not self.sheet.isHidden():
            whole = self.inside.heightForWidth(self.middle.viewport().width())
            room = self.screen().availableGeometry().height() - _FRAME - self._height_with(0)
            self.middle.setFocusPolicy(Qt.FocusPolicy.StrongFocus if whole > room else Qt.FocusPolicy.NoFocus)
            self._height_with(max(0, min(whole, room)))
        if (box := self.layout()) is not None:
            box.activate()
            self.resize(self.width(), box.totalHeightForWidth(self.width()))

    def _height_with(self, middle: int) -> int:
        """How high the dialog is with this much of the page in sight."""
        self.middle.setFixedHeight(middle)
        for part in (self.sheet, self):
            part.updateGeometry()
            if (box := part.layout()) is not None:
                box.invalidate()
                box.activate()
        return box.totalHeightForWidth(self.width()) if box is not None else 0

    def _forget(self) -> None:
        self.line.clear()
        self.page.show_document(None)
        self.document = None
        memory.forget()
        self.deleteLater()


def show(window: Window, known: bool = False) -> RecoveryDialog:
    """Open the dialog for the journal that the window shows; `known` where the passphrase was typed just now."""
    made = RecoveryDialog(window)
    if known:
        made.show_sheet()
    made.open()
    return made
