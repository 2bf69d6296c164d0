"""The passphrase among the settings: whether there is one, what it does, and the sheet for when it is forgotten."""

from __future__ import annotations

from careerjournal.core.journal import Journal
from careerjournal.ui.commands import Commands
from careerjournal.ui.kit.parts import Button, clear, down
from careerjournal.ui.screens.settings.settings_rows import Part, SettingRow


class PassphraseRows(Part):
    """One row while the journal is not encrypted; afterwards to change it, to print its sheet, to remove it."""

    def __init__(self, journal: Journal, commands: Commands) -> None:
        super().__init__()
        self._journal, self._commands = journal, commands
        self._shown: bool | None = None
        self._box = down(gap=0)
        self.setLayout(self._box)

    def refresh(self) -> None:
        if self._shown != self._journal.encrypted:
            self._shown = self._journal.encrypted
            clear(self._box)
            for row in self._encrypted() if self._shown else self._open():
                self._box.addWidget(row)

    def _open(self) -> list[SettingRow]:
        said = self.tr("The file is readable to anybody who can open it. A passphrase encrypts it, and its backups.")
        return [SettingRow(self.tr("Not encrypted"), said, self._button(self.tr("Set a passphrase…"), "passphrase"))]

    def _encrypted(self) -> list[SettingRow]:
        said = self.tr("The journal and its backups are encrypted. Without the passphrase nobody reads them.")
        sheet = self.tr("A printed page whose key opens the journal when the passphrase is forgotten.")
        open_again = self.tr("Then the file is readable to anybody who can open it.")
        return [
            SettingRow(self.tr("Encrypted"), said, self._button(self.tr("Change the passphrase…"), "passphrase")),
            SettingRow(self.tr("Recovery sheet"), sheet, self._button(self.tr("Recovery sheet…"), "recovery-sheet")),
            SettingRow(
                self.tr("Remove the passphrase"), open_again, self._button(self.tr("Remove it…"), "passphrase.remove")
            ),
        ]

    def _button(self, text: str, command: str) -> Button:
        return Button(text, pressed=lambda: self._commands.run(command))
