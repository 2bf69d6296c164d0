"""The options of a strength or a goal: each with its state, and a line to add one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from careerjournal.core.options import OptionView
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.parts import Fold, VerbButton, across, label
from careerjournal.ui.records.record_rows import RecordRows, of_option


class OptionList(Fold):
    """Folded until there is something undecided. `added` carries the words of a new option."""

    opened = Signal(str)
    added = Signal(str)

    def __init__(self) -> None:
        super().__init__("", gap=8)
        self.invitation = label("", "lead")
        self.hint = label(
            self.tr("A responsibility, a project, a training. Several are easier to say yes to."), "muted"
        )
        self.list = RecordRows()
        self.list.opened.connect(self.opened)
        self.line = AddLine(
            self.tr("A possible way forward"),
            self.tr("Rough is fine; reasons and cost come later."),
            self.tr("Add"),
            True,
        )
        self.line.added.connect(self.added)
        self.verb = VerbButton(self.tr("Add an option"), icon="plus", pressed=self.line.open_line)
        for part in (self.invitation, self.hint, self.list, self.line):
            self.box.addWidget(part)
        self.box.addLayout(across(self.verb, None))
        self._record = ""

    def show_options(self, found: Sequence[OptionView], record: str, invitation: str = "") -> None:
        """Show the options of a record; an invitation stands above them where there are too few."""
        self.set_title(self.tr("Options ({n})").format(n=len(found)) if found else self.tr("Options"))
        self.list.set_lines([of_option(option) for option in found])
        self.invitation.setText(invitation)
        self.invitation.setVisible(bool(invitation))
        self.hint.setVisible(bool(invitation))
        if record != self._record:
            self._record = record
            self.line.close_line()
            self.set_open(bool(invitation) or any(option.is_open for option in found))
