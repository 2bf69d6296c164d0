"""The options of a strength, a goal or a problem: each with its state, side by side on demand, and a line for more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from careerjournal.core import options
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.parts import Fold, VerbButton, across, label
from careerjournal.ui.records.option_comparison import OptionComparison
from careerjournal.ui.records.record_rows import RecordRows, of_option


class OptionList(Fold):
    """Folded until there is something undecided. `added` carries the words of a new option."""

    opened = Signal(str)
    added = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("", gap=8)
        self._journal = journal
        self.invitation = label("", "lead")
        self.hint = label(
            self.tr("A responsibility, a project, a training. Several are easier to say yes to."), "muted"
        )
        self.list = RecordRows()
        self.list.opened.connect(self.opened)
        self.comparison = OptionComparison()
        self.comparison.opened.connect(self.opened)
        self.line = AddLine(
            self.tr("A possible way forward"),
            self.tr("Rough is fine; reasons and cost come later."),
            self.tr("Add"),
            True,
        )
        self.line.added.connect(self.added)
        self.verb = VerbButton(self.tr("Add an option"), icon="plus", pressed=self.line.open_line)
        self.beside = VerbButton(self.tr("Compare them"), quiet=True, icon="columns-2", pressed=self.compare)
        for part in (self.invitation, self.hint, self.list, self.comparison, self.line):
            self.box.addWidget(part)
        self.box.addLayout(across(self.verb, self.beside, None))
        self._record, self._here, self._compares = "", "", False
        self._found: tuple[OptionView, ...] = ()

    def show_options(self, found: Sequence[OptionView], record: str, invitation: str = "", here: str = "") -> None:
        """Show the options of a record; an invitation stands above them where there are too few.

        `here` is the option on whose page this is: it is not listed, but compared with the others.
        """
        self._found, self._here = tuple(found), here
        lone = "" if invitation else self._lone()
        others = [option for option in found if option.id != here]
        self._name(len(others))
        self.list.set_lines([of_option(option) for option in others])
        self.invitation.setText(invitation or lone)
        self.invitation.setVisible(bool(invitation or lone))
        self.hint.setVisible(bool(invitation or lone))
        if record != self._record:
            self._record, self._compares = record, False
            self.line.keep_drafts(self._journal, f"add/option/{record}")
            self.set_open(bool(invitation or lone) or any(option.is_open for option in others))
        self._arrange()

    def _name(self, count: int) -> None:
        if self._here:
            self.set_title(self.tr("Other ways forward ({n})").format(n=count) if count else self.tr("Another way"))
        else:
            self.set_title(self.tr("Options ({n})").format(n=count) if count else self.tr("Options"))

    def _lone(self) -> str:
        """One option alone is easily declined: said once, and only until something was agreed."""
        if not options.asks_for_more(self._found):
            return ""
        return self.tr("One way so far. A second makes it a choice.")

    def compare(self) -> None:
        """Show the options side by side, or as a list again."""
        self._compares = not self._compares
        self._arrange()

    def _arrange(self) -> None:
        several = len(self._found) >= options.WAYS
        beside = self._compares and several
        self.beside.setVisible(several)
        self.beside.set_text(self.tr("As a list") if beside else self.tr("Compare them"))
        self.list.setVisible(not beside and bool(self.list.lines()))
        self.comparison.setVisible(beside)
        self.comparison.show_options(self._found if beside else (), self._here)
