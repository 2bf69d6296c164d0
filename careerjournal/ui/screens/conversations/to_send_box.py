"""A short text to send to somebody: shown as it will be read, copied or saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from careerjournal.core import to_send, whole_file
from careerjournal.ui.kit import ask
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.parts import VerbButton, down, ground
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context


class ToSend(QWidget):
    """The text in a well, and the verbs that take it along; `sent` follows each of them."""

    sent = Signal()

    def __init__(self, context: Context, name: str, copy: str) -> None:
        """`name` is what a file of it is called, `copy` the verb that copies it."""
        super().__init__()
        self._context, self._name = context, name
        self._lines: tuple[str, ...] = ()
        self.text = label("", "body")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        well = ground(QWidget(), "well")
        inside = down(self.text)
        inside.setContentsMargins(14, 12, 14, 12)
        well.setLayout(inside)
        self.copy = VerbButton(copy, icon="copy", pressed=self.copy_text)
        self.save = VerbButton(self.tr("Save it"), quiet=True, icon="file-down", pressed=self.save_text)
        verbs = QWidget()
        self.verbs = FlowLayout(8)
        for verb in (self.copy, self.save):
            self.verbs.addWidget(verb)
        verbs.setLayout(self.verbs)
        self.setLayout(down(well, verbs, gap=6))
        self.setFocusProxy(self.copy)

    def show_lines(self, lines: Sequence[str], about: str) -> None:
        """Show these lines; `about` goes into the name of their file."""
        self._lines, self._about = tuple(lines), about
        self.text.setText("\n".join(lines))

    def copy_text(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        self._context.toast(self.tr("Copied. Paste it where you write to them."))
        self.sent.emit()

    def save_text(self) -> None:
        """Save it as text or Markdown."""
        title = self.tr("{name} – {talk}").format(name=self._name, talk=self._about)
        kinds = [(self.tr("Text"), "*.txt"), (self.tr("Markdown"), "*.md")]
        path = ask.save_file(self, self.tr("Save it"), whole_file.name_for(title, ".txt"), kinds)
        if path:
            saved = to_send.save(self._lines, path if path.suffix else path.with_suffix(".txt"))
            self._context.toast(self.tr("Saved as {name}").format(name=saved.name))
            self.sent.emit()
