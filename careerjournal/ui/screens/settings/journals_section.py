"""Other journals among the settings: those that were opened here, any other file, and a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from careerjournal.core import known
from careerjournal.core.journal import Journal
from careerjournal.ui.commands import Commands
from careerjournal.ui.journal_list import JournalList, another_file
from careerjournal.ui.kit.parts import Button, Fold, VerbButton, clear, down
from careerjournal.ui.other_journals import JOURNALS, NEW
from careerjournal.ui.screens.settings.settings_rows import Part, SettingRow


class JournalRows(Part):
    """Two rows, and a fold with the journals that this computer knows and has."""

    def __init__(self, journal: Journal, commands: Commands, opens: Callable[[Path], object]) -> None:
        super().__init__()
        self._journal, self._opens = journal, opens
        self._shown: tuple[Path, ...] | None = None
        self.other = another_file(self, opens)
        new = Button(self.tr("Begin one…"), pressed=lambda: commands.run(NEW))
        new.setAccessibleName(self.tr("Begin a new journal"))
        closes = self.tr("This one is saved and closed first. The next start opens the usual one again.")
        self.seen = Fold(self.tr("Journals that were opened on this computer"))
        self.setLayout(
            down(
                SettingRow(self.tr("Another journal"), closes, self.other),
                SettingRow(self.tr("A new journal"), self.tr("Empty, and a file of its own."), new),
                8, self.seen, gap=0,
            )
        )  # fmt: skip

    def refresh(self) -> None:
        """Look which of them are there; a stick may have come or gone."""
        others = known.others(self._journal.path)
        self.seen.setVisible(bool(others))
        if others == self._shown:
            return
        self._shown = others
        clear(self.seen.box)
        listed = JournalList(others)
        listed.opened.connect(self._opens)
        self.seen.box.addWidget(listed)

    def open(self, uid: str) -> bool:
        if uid != JOURNALS:
            return False
        self.seen.set_open(True)
        return True

    def take_focus(self) -> None:
        """On the journal that was opened last of the others; where there is none, on the way to any file."""
        ways = [self.other] if self.seen.isHidden() else self.seen.body.findChildren(VerbButton)
        ways[0].setFocus(Qt.FocusReason.OtherFocusReason)
