"""Saying something anew: a card to write the next version in; the versions before stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal

from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.drafted import DraftedText
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, Card, VerbButton, across, label


class SayingCard(Card):
    """A question, a text that is safe from the first key, other fields where there are any. `kept` carries all."""

    kept = Signal(str, dict)
    left = Signal()

    def __init__(self, journal: Journal, question: str, hint: str, fields: Sequence[Field] = ()) -> None:
        super().__init__(gap=12)
        self.question = label(question, "title")
        self.text = DraftedText(journal, question)
        self.form = Form(fields, journal) if fields else None
        self.keep_button = Button(self.tr("Keep it"), pressed=self.keep)
        self.leave_button = VerbButton(self.tr("Leave it as it was"), quiet=True, pressed=self.leave)
        for part in (self.question, label(hint, "muted"), self.text, self.form):
            if part is not None:
                self.box.addWidget(part)
        self.box.addLayout(across(self.keep_button, self.leave_button, None, gap=4))
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open_card(self, place: str, text: str, values: dict[str, Any] | None = None) -> None:
        """Begin with the words that hold now; `place` names where the draft lies."""
        self.text.show_place(place, text)
        if self.form and values is not None:
            self.form.set_place(f"new/{place}")
            self.form.set_values(values)
        self._before = self.form.kept_values() if self.form else {}
        self.leave_button.setVisible(bool(text))
        self.show()

    def has_draft(self, place: str) -> bool:
        """Whether something was left there unsaved, as by a kill."""
        return self.text.has_draft(place)

    def keep(self) -> None:
        """Keep what is written, where it is something else than before."""
        words, values = self.text.text().strip(), self.form.values() if self.form else {}
        if not words:
            self.text.setFocus()
            return
        changed = self.text.is_changed or values != self._before
        self._drop_drafts()
        self.hide()
        if changed:
            self.kept.emit(words, values)
        else:
            self.left.emit()

    def leave(self) -> None:
        """Give up what was written here."""
        self._drop_drafts()
        self.hide()
        self.left.emit()

    def _drop_drafts(self) -> None:
        self.text.now_kept()
        if self.form:
            self.form.now_kept()

    def settle(self) -> None:
        """Whoever goes elsewhere keeps what they typed."""
        if self.is_open and self.text.text().strip():
            self.keep()
        self.hide()
