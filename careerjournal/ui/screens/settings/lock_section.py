"""Locking and covering among the settings: after how many minutes, with the screen, and by which keys."""

from __future__ import annotations

from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.ui.commands import Commands
from careerjournal.ui.kit.controls import Choice, Tick
from careerjournal.ui.kit.parts import Button
from careerjournal.ui.kit.parts import down as stacked
from careerjournal.ui.screens.settings.settings_rows import Part, SettingRow

MINUTES = (1, 2, 5, 10, 15, 30, 60)


class LockRows(Part):
    """What locks the journal by itself, and the two commands that do so now."""

    def __init__(self, journal: Journal, settings: Settings, commands: Commands) -> None:
        super().__init__()
        self._journal, self._settings = journal, settings
        self.after = Choice(self._lengths(), self.tr("Lock by itself"), f"{settings.lock_after:g}")
        self.after.chosen.connect(self._keep_minutes)
        self.with_screen = Tick(self.tr("Lock when the screen locks"), settings.lock_with_screen)
        self.with_screen.clicked.connect(self._keep_with_screen)
        self.lock = Button(self.tr("Lock now"), icon="lock", pressed=lambda: commands.run("lock"))
        self.cover = Button(self.tr("Cover the page"), icon="eye-off", pressed=lambda: commands.run("cover"))
        asleep = self.tr("Also when the computer sleeps, where the system says so.")
        locked = self.tr("Saves and closes everything; no word of it stays on the screen. {keys}")
        covered = self.tr("Hides the page at once, until any key is pressed; needs no passphrase. {keys}")
        self.setLayout(
            stacked(
                SettingRow(
                    self.tr("Lock by itself"), self.tr("When neither keyboard nor mouse was used here."), self.after
                ),
                SettingRow(self.tr("With the screen"), asleep, self.with_screen),
                SettingRow(self.tr("Lock"), locked.format(keys=commands["lock"].keys), self.lock),
                SettingRow(self.tr("Cover"), covered.format(keys=commands["cover"].keys), self.cover),
                gap=0,
            )
        )

    def _lengths(self) -> list[tuple[str, str]]:
        present = self._settings.lock_after
        minutes = sorted({*MINUTES, present} - {0})
        one, many = self.tr("After one minute"), self.tr("After {n} minutes")
        return [("0", self.tr("Never")), *((f"{n:g}", one if n == 1 else many.format(n=f"{n:g}")) for n in minutes)]

    def refresh(self) -> None:
        """Without a passphrase there is nothing to lock with."""
        why = "" if self._journal.encrypted else self.tr("Locking needs a passphrase.")
        self.lock.set_off(why)
        for control in (self.after, self.with_screen):
            control.setEnabled(not why)
            control.setToolTip(why)
            control.setAccessibleDescription(why)

    def _keep_minutes(self, minutes: str) -> None:
        self._settings.lock_after = float(minutes)
        self._settings.save()

    def _keep_with_screen(self) -> None:
        self._settings.lock_with_screen = self.with_screen.isChecked()
        self._settings.save()
