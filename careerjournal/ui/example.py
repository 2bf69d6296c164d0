"""A look round the example: an invented career in the same window, marked all the time, and one command back."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui import whereabouts
from careerjournal.ui.kit.parts import VerbButton, across, ground
from careerjournal.ui.kit.text import label

if TYPE_CHECKING:
    from careerjournal.ui.window import Window

translate = QCoreApplication.translate

BEGIN, LEAVE = "example", "example.leave"


class ExampleStrip(QWidget):
    """The calm strip over every screen of the example."""

    def __init__(self, example: Example) -> None:
        super().__init__()
        ground(self, "example")
        words = label(self.tr("This is an invented example. Nothing here is yours."), "body")
        words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        back = VerbButton(self.tr("Back to my journal"), pressed=example.leave)
        box = across(words, back, gap=12)
        box.setContentsMargins(24, 4, 12, 4)
        box.setStretch(0, 1)
        self.setLayout(box)
        self.hide()


class Example:
    """Puts the example into the window in place of the own journal, and the own one back.

    The example is a file of its own in a folder that goes with it. A process has one journal open: while one looks
    round, the own file is closed, and nothing can be written into it from here.
    """

    def __init__(self, window: Window) -> None:
        self._window = window
        self._own: Journal | None = None
        self.own_is_encrypted = False
        self._folder = Path()
        self.strip = ExampleStrip(self)
        add = window.commands.add
        self._begin = add(BEGIN, translate("Example", "Look round the example"), self.begin, icon="eye")
        self._leave = add(LEAVE, translate("Example", "Back to my journal"), self.leave, icon="arrow-left")
        self._show()

    @property
    def is_shown(self) -> bool:
        return self._own is not None

    def begin(self) -> None:
        """Close the own journal and show the example, made anew; Trouble leaves everything as it was."""
        if self._own:
            return
        own = self._window.journal
        whereabouts.note(self._window)
        self._window.let_go()
        own.close()
        folder = Path(tempfile.mkdtemp(prefix="careerjournal-example-"))
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            example = _made(folder / "example.journal")
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            self._window.take(Journal.again(own))
            raise
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._own, self.own_is_encrypted, self._folder = own, own.encrypted, folder
        if own.encrypted:
            own.forget_key()
        self._show()
        self._window.take(example)

    def leave(self) -> None:
        """Throw the example away and open the own journal again, where it was left; a locked one asks first."""
        if self._own is None:
            return
        if self.own_is_encrypted:
            self._window.locking.lock_by_itself()
            return
        example = self._window.journal
        self._window.let_go()
        example.close()
        try:
            own = Journal.again(self._own)
        except Trouble:  # moved or damaged meanwhile: better the example than no journal at all
            self._window.take(Journal.again(example))
            raise
        self._forget()
        self._window.take(own)

    def throw_away(self) -> None:
        """Throw the example away; the own journal stays closed."""
        if self._own is not None:
            example, own = self._window.journal, self._own
            self._window.let_go()
            example.close()
            self._window.journal = own
            self._forget()

    def _forget(self) -> None:
        self._own = None
        shutil.rmtree(self._folder, ignore_errors=True)
        self._show()

    def end(self) -> None:
        """Leave nothing behind when the window closes on the example."""
        if self._own is not None:
            self._window.journal.close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _show(self) -> None:
        title = translate("Example", "Career Journal: an invented example")
        self._window.setWindowTitle(title if self.is_shown else translate("Example", "Career Journal"))
        self.strip.setVisible(self.is_shown)
        self._begin.setEnabled(not self.is_shown)
        self._leave.setEnabled(self.is_shown)


def _made(path: Path) -> Journal:
    from careerjournal.core import demo

    journal = Journal.create(path, known_here=False)
    try:
        demo.fill(journal)
    except BaseException:
        journal.close()
        raise
    return journal
