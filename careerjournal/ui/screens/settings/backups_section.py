"""Backups in the settings: the last one and what is in it, where they are, a second place, and the way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from careerjournal.core import backup, moving, second_place, synced
from careerjournal.core.backup import Backup
from careerjournal.core.journal import Journal
from careerjournal.core.rescue import known_backups
from careerjournal.core.trouble import Trouble
from careerjournal.ui.backups import BACKUPS, NOW, RESTORE
from careerjournal.ui.kit import ask, backup_words
from careerjournal.ui.kit.parts import Button, Fold, VerbButton, across, clear, down, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.settings.settings_rows import Part, SettingRow, give_focus, held_among

JOURNALS = "*.journal"


class BackupRows(Part):
    """Everything about the journal's backups; what is being made says how far it is."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self.journal, self.context, self._held = journal, context, ""
        self._making = False
        self._restores: list[VerbButton] = []
        self.setLayout(down(self._warning(), self._last(), self._where(), self._second(), self._all(), gap=0))
        if context.backups is not None:
            context.backups.said.connect(self._say)
            context.backups.changed.connect(self.refresh)

    # --- making it

    def _warning(self) -> QWidget:
        self.move_it = Button(self.tr("Move it out…"), pressed=self._move_out)
        self.warning = SettingRow(self.tr("Your journal lies in a synced folder"), "", self.move_it)
        self.warning.hide()
        return self.warning

    def _last(self) -> QWidget:
        self.now = Button(self.tr("Back up now"), icon="archive", pressed=self.back_up)
        self.last = SettingRow(self.tr("The last verified backup"), "", self.now)
        return self.last

    def _where(self) -> QWidget:
        copy = Button(self.tr("Copy the path"), icon="copy", pressed=self._copy)
        copy.setAccessibleName(self.tr("Copy the path of the backups"))
        folder = backup.folder_of(self.journal.path)
        return SettingRow(self.tr("Where they are"), str(folder), copy)

    def _second(self) -> QWidget:
        self.choose = Button(self.tr("Choose…"), pressed=self._choose_place)
        self.choose.setAccessibleName(self.tr("Choose a second place"))
        self.give_up = VerbButton(self.tr("Stop using it"), quiet=True, pressed=lambda: self._use_place(""))
        self.give_up.setAccessibleName(self.tr("Stop using the second place"))
        both = QWidget()
        both.setLayout(across(self.give_up, self.choose))
        self.second = SettingRow(self.tr("A second place"), "", both)
        return self.second

    def _all(self) -> QWidget:
        self.other = Button(self.tr("Choose a file…"), pressed=self._restore_file)
        self.other.setAccessibleName(self.tr("Restore from another file"))
        help_ = self.tr("It takes the journal’s place. The present file is kept beside it, and can be put back.")
        self.fold = Fold("", gap=0)
        holder = QWidget()
        holder.setLayout(down(SettingRow(self.tr("Restore a backup"), help_, self.other), 8, self.fold, gap=0))
        return holder

    # --- showing it

    def open(self, uid: str) -> bool:
        """Lead here; with `NOW` make one, with `RESTORE` show which there are to go back to."""
        if uid not in (BACKUPS, NOW, RESTORE):
            return False
        if uid == NOW and self.now.isEnabled():
            self.back_up()
        if uid == RESTORE:
            self.fold.set_open(True)
        self._led = uid
        return True

    def take_focus(self) -> None:
        ways: list[QWidget] = [*self._restores, self.other] if self._led == RESTORE else [self.now]
        if self._led == BACKUPS and not self.warning.isHidden():
            ways = [self.move_it]
        ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read what is kept; the files are looked at, not opened."""
        settings = self.context.settings
        kept = known_backups(self.journal.path, settings.second_places)
        self._held = (
            f"{backup_words.when(kept[0])}\n{backup_words.holds(kept[0])}" if kept else self.tr("None is there yet.")
        )
        self._say("")
        self.now.set_off("" if self.journal.known_here else self.tr("The example is not backed up."))
        self.other.set_off("" if self.journal.known_here else self.tr("Nothing is restored over the example."))
        place = settings.second_place
        away = self.context.backups.away if place and self.context.backups else ""
        said = self.tr("A stick, or a folder that is copied elsewhere. It gets closed copies, never the journal.")
        self.second.set_help(
            "\n".join(filter(None, (place, away or self._arrived(place), self._open_to_all()))) if place else said
        )
        self.give_up.setVisible(bool(place))
        about = self._about_syncing()
        self.warning.set_help(about)
        self.warning.setVisible(bool(about))
        self._fill(kept)

    def _arrived(self, place: str) -> str:
        """Which copy the second place holds."""
        there = backup.kept_in(second_place.folder_in(Path(place), self.journal.path))
        if not there:
            return self.tr("No copy is there yet.")
        return self.tr("The newest copy there is of {when}.").format(when=backup_words.when(there[0]))

    def _open_to_all(self) -> str:
        if self.journal.encrypted:
            return ""
        return self.tr("The copies are not encrypted: whoever can open that folder can read them.")

    def _about_syncing(self) -> str:
        service = synced.service(self.journal.path)
        if not service:
            return ""
        said = self.tr(
            "{service} copies this folder. A copy that is taken while you write may be half a journal, and may come "
            "back over the whole one. It is safer elsewhere, with closed copies of its backups here instead."
        )
        return said.format(service=service)

    def _fill(self, kept: list[Backup]) -> None:
        held = held_among(self._restores)
        clear(self.fold.box)
        self._restores = []
        asides = backup.asides(self.journal.path)
        self.fold.setVisible(bool(kept or asides))
        self.fold.set_title(self.tr("All of them: {count}").format(count=len(kept)))
        for one in kept:
            when = backup_words.when(one)
            self._line(when, backup_words.holds(one), self.tr("Restore…"), one.path, when)
        if asides:
            self.fold.box.addSpacing(16)
            self.fold.box.addWidget(label(self.tr("Kept from before a restore"), "strong"))
        for path in asides:
            about = f"{path.name} · {backup_words.size(path.stat().st_size)}"
            when = backup_words.moment(backup.set_aside_at(path))
            self._line(self.tr("Before {when}").format(when=when), about, self.tr("Put back…"), path, path.name)
        give_focus(held, self._restores)

    def _line(self, title: str, detail: str, verb: str, source: Path, named: str) -> None:
        button = VerbButton(verb, pressed=partial(self._restore, source, named))
        button.setAccessibleName(f"{verb} {named}")
        self._restores.append(button)
        row = across(down(label(title, "body"), label(detail, "muted"), gap=2), button)
        row.setStretch(0, 1)
        row.setContentsMargins(0, 8, 0, 8)
        self.fold.box.addLayout(row)
        self.fold.box.addWidget(rule())

    # --- doing it

    def back_up(self) -> None:
        """Make one now, and say how far it is."""
        if self.context.backups is None or self._making:  # switched off, the button would lose the cursor
            return
        self._making = True
        self._say(self.tr("Beginning…"))
        self.context.backups.make("asked for", self, self._made, self._failed)

    def _say(self, words: str) -> None:
        self.last.set_help("\n".join(filter(None, (self._held, words))))

    def _made(self, _made: Backup) -> None:
        self._making = False
        self._say(self.tr("Made, opened again and checked."))

    def _failed(self, trouble: Trouble) -> None:
        self._making = False
        self._say(self.tr("Your journal is safe. The backup was not made: {reason}").format(reason=trouble))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(backup.folder_of(self.journal.path)))
        self.context.toast(self.tr("Copied."))

    def _choose_place(self) -> None:
        folder = ask.open_folder(self, self.tr("A stick or a folder for copies of the backups"))
        if folder is not None:
            self._use_place(str(folder))

    def _use_place(self, place: str) -> None:
        self.context.settings.second_place = place
        self.context.settings.save()
        if self.context.backups is not None:
            self.context.backups.keep_up()
        self.refresh()

    def _move_out(self) -> None:
        sentence = self.tr("Move the journal out of this folder?")
        detail = self.tr(
            "It goes to {path}. From then on this folder gets a verified copy after each backup, and the first one now."
        )
        verbs = [self.tr("Leave it here"), self.tr("Move it out")]
        said = " ".join(filter(None, (detail.format(path=moving.home(self.journal.path)), self._open_to_all())))
        if ask.question(self, sentence, said, verbs) == 1 and self.context.move_out is not None:
            self.context.move_out()

    def _restore_file(self) -> None:
        chosen = ask.open_file(self, self.tr("Restore a backup"), [(self.tr("Journals"), JOURNALS), ("*", "*")])
        if chosen is not None:
            self._restore(chosen, chosen.name)

    def _restore(self, source: Path, named: str) -> None:
        sentence = self.tr("Go back to {which}?").format(which=named)
        detail = self.tr(
            "What you wrote since then is not in it. The present file is kept beside it and can be put back."
        )
        verbs = [self.tr("Leave it as it is"), self.tr("Restore")]
        if ask.question(self, sentence, detail, verbs) == 1 and self.context.restore is not None:
            self.context.restore(source)
