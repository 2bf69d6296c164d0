"""What comes in, what goes out, and what was removed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from careerjournal.core import days, trash
from careerjournal.core.exchange import formats, importing, markdown_export
from careerjournal.core.exchange.reading import Reading
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.backups import Backups
from careerjournal.ui.kit import ask
from careerjournal.ui.kit.parts import Button, VerbButton, across, clear, down, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Toast
from careerjournal.ui.screens.settings.settings_rows import Part, SettingRow, give_focus, held_among

SHOWN = 20
TRASH = "trash"
"""What the settings open to show the trash."""


class ExchangeRows(Part):
    """Bring in Markdown, with a look first; write everything out."""

    def __init__(
        self, journal: Journal, toast: Toast, trouble: Callable[[str], None], backups: Backups | None = None
    ) -> None:
        super().__init__()
        self.journal, self.toast, self.trouble, self.backups = journal, toast, trouble, backups
        self.report = label("", "muted")
        self.report.hide()
        file = Button(self.tr("A file"), pressed=self._import_file)
        folder = Button(self.tr("A folder"), pressed=self._import_folder)
        both = across(file, folder)
        holder = Part()
        holder.setLayout(both)
        bring = self.tr("Notes of other programs, each on its own day. Nothing comes in twice.")
        out = self.tr("One readable file an entry, for any other program.")
        self.setLayout(
            down(
                SettingRow(self.tr("Bring in Markdown"), bring, holder),
                self.report,
                SettingRow(
                    self.tr("Write out as Markdown"), out, Button(self.tr("Choose a folder"), pressed=self._export)
                ),
                gap=0,
            )
        )

    def _import_file(self) -> None:
        self._import(ask.open_file(self, self.tr("Bring in a Markdown file"), [("Markdown", "*.md *.markdown *.txt")]))

    def _import_folder(self) -> None:
        self._import(ask.open_folder(self, self.tr("Bring in a folder of Markdown files")))

    def _import(self, path: Path | None) -> None:
        if path is None:
            return
        reading = formats.read(path)
        look = importing.run(self.journal, reading, dry_run=True)
        if not look.added:
            self._say(look.text())
            return
        verbs = [self.tr("Bring them in"), self.tr("Not now")]
        if ask.question(self, self.tr("Bring this in?"), look.text(), verbs) == 0:
            self._after_a_backup(lambda: self._bring(reading))

    def _after_a_backup(self, then: Callable[[], None]) -> None:
        if self.backups is None or not self.journal.known_here:
            then()
            return
        self._say(self.tr("A backup is made first…"))
        self.backups.make("import", self, lambda _made: then(), self._nothing_came_in)

    def _nothing_came_in(self, trouble: Trouble) -> None:
        said = self.tr("Nothing was brought in: the backup before it could not be made. {reason}")
        self._say(said.format(reason=trouble))

    def _bring(self, reading: Reading) -> None:
        done = importing.run(self.journal, reading)
        self._say(done.text())
        self.toast(
            self.tr("Brought in."), partial(importing.undo, self.journal, done.batch), self.tr("Undo this import")
        )

    def _export(self) -> None:
        folder = ask.open_folder(self, self.tr("Write into an empty folder"))
        if folder is None:
            return
        try:
            count = markdown_export.write(self.journal, folder)
        except Trouble as trouble:
            self.trouble(str(trouble))
            return
        self._say(self.tr("Written: {count} files in {folder}.").format(count=count, folder=folder))

    def _say(self, text: str) -> None:
        self.report.setText(text)
        self.report.show()


def _about(piece: trash.Removed) -> str:
    """“Entry, 20 January · removed yesterday”."""
    what = days.capital(piece.called) + (f", {days.plain(piece.day)}" if piece.day else "")
    return f"{what} · {QCoreApplication.translate('TrashRows', 'removed {day}').format(day=days.near(piece.gone))}"


class TrashRows(Part):
    """What was removed, and the way back."""

    def __init__(self, journal: Journal, toast: Toast) -> None:
        super().__init__()
        self.journal, self.toast = journal, toast
        self._most = SHOWN
        self._backs: list[VerbButton] = []
        self.box = down(gap=0)
        self.setLayout(self.box)

    def refresh(self) -> None:
        box, held = self.box, held_among(self._backs)
        clear(box)
        self._backs = []
        found = trash.contents(self.journal)
        if not found:
            nothing = label(self.tr("Nothing was removed. What you remove waits here until you empty it."), "muted")
            box.addWidget(nothing)
            give_focus(held, [nothing])
            return
        for piece in found[: self._most]:
            self._line(piece)
        if len(found) > self._most:
            words = self.tr("Show {count} more").format(count=len(found) - self._most)
            box.addLayout(across(VerbButton(words, quiet=True, pressed=self._show_all), None))
        row = across(Button(self.tr("Empty the trash"), pressed=self._empty), None)
        row.setContentsMargins(0, 12, 0, 0)
        box.addLayout(row)
        give_focus(held, self._backs)

    def open(self, uid: str) -> bool:
        return uid == TRASH

    def take_focus(self) -> None:
        give_focus(0, self._backs)

    def _line(self, piece: trash.Removed) -> None:
        title = piece.title or piece.called
        back = VerbButton(self.tr("Bring back"))
        back.setAccessibleName(self.tr("Bring back: {title}").format(title=title))
        back.clicked.connect(partial(self._restore, piece.id))
        self._backs.append(back)
        row = across(down(label(title, "body", elide=True), label(_about(piece), "muted"), gap=2), back)
        row.setStretch(0, 1)
        row.setContentsMargins(0, 8, 0, 8)
        self.box.addLayout(row)
        self.box.addWidget(rule())

    def _show_all(self) -> None:
        self._most = len(trash.contents(self.journal))
        self.refresh()

    def _restore(self, uid: str, _checked: bool = False) -> None:
        trash.restore(self.journal, uid)
        self.toast(self.tr("Brought back."), self.journal.undo)

    def _empty(self) -> None:
        sentence = self.tr("Empty the trash for good?")
        detail = self.tr("What is in it cannot be brought back afterwards.")
        if ask.question(self, sentence, detail, [self.tr("Keep it"), self.tr("Empty the trash")]) == 1:
            trash.empty(self.journal)
            self.toast(self.tr("The trash is empty."))
