"""The only place that asks a modal question or for a file; tests put their own answers in its place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import Button, across
from careerjournal.ui.kit.text import label

WIDTH = 440
Kinds = Sequence[tuple[str, str]]
"""What files may be called: (words, pattern), as ("PDF", "*.pdf")."""


def question(parent: QWidget, sentence: str, detail: str, verbs: Sequence[str]) -> int:
    """Ask what undo could not mend: which verb was pressed, the first being the careful one; −1 for none."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(QCoreApplication.translate("ask", "Career Journal"))
    dialog.setFixedWidth(theme.size(WIDTH))
    box = QVBoxLayout(dialog)
    box.setContentsMargins(24, 24, 24, 16)
    box.setSpacing(12)
    box.addWidget(label(sentence, "h3"))
    if detail:
        box.addWidget(label(detail, "muted"))
    box.addSpacing(8)
    buttons = [Button(verb, primary=number == 0) for number, verb in enumerate(verbs)]
    for number, button in enumerate(buttons):
        button.clicked.connect(lambda _on=False, number=number: dialog.done(number + 1))
    box.addLayout(across(None, *reversed(buttons)))
    buttons[0].setFocus()
    return dialog.exec() - 1


def keep_no_list() -> None:
    """Qt notes in a file of all programs which folders its dialogs were in, and other systems' dialogs which files."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def _dialog(parent: QWidget, title: str, folder: Path | None, kinds: Kinds) -> QFileDialog:
    # No static function: on some systems it asks the native dialog in any case.
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    dialog.setDirectory(str(folder or Path.home()))
    dialog.setSidebarUrls([])
    dialog.setMinimumSize(720, 480)
    if kinds:
        dialog.setNameFilters([f"{words} ({pattern})" for words, pattern in kinds])
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.close()
    return Path(chosen[0]) if accepted and chosen else None


def open_file(parent: QWidget, title: str, kinds: Kinds = (), folder: Path | None = None) -> Path | None:
    """Which file to read."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def open_folder(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """Which folder to read or write."""
    dialog = _dialog(parent, title, folder, ())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog)


def save_file(
    parent: QWidget, title: str, name: str, kinds: Kinds = (), folder: Path | None = None, replaces: bool = True
) -> Path | None:
    """Where to write; a file that is there already is asked about by the dialog, where it may be replaced at all."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    return _answer(dialog)
