"""What a sentence rests on: records folded below it behind a chevron, each opening where it lives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import days, evidence
from careerjournal.core.evidence import Evidence
from careerjournal.core.journal import Journal
from careerjournal.core.words import counted
from careerjournal.ui.kit.parts import IconButton, clear, down
from careerjournal.ui.screens.conversations.talk_rows import LinkRow

_ICONS = {
    "conversation": "messages-square", "goal": "target", "option": "split", "topic": "message-circle",
    "action": "list-checks", "feedback": "message-square-quote", "entry": "notebook-pen", "want": "flag",
    "cycle-date": "calendar-days", "competency": "square-check", "promotion": "footprints",
    "feedback-request": "message-square-quote", "session": "feather",
}  # fmt: skip


class RecordFold(QWidget):
    """The records, shut until `button` is pressed; the button stands wherever the row wants it."""

    opened = Signal(object)
    """The Evidence that was pressed."""

    def __init__(self, journal: Journal, dress: Callable[[LinkRow, Evidence], QWidget] | None = None) -> None:
        """`dress` may put verbs beside a record."""
        super().__init__()
        self._journal, self._dress = journal, dress
        self._uids: tuple[str, ...] = ()
        self._read: tuple[Evidence, ...] = ()
        self._box = down(gap=0)
        self.setLayout(self._box)
        self.button = IconButton("chevron-right", "", lambda: self.set_open(self.isHidden()))
        self.hide()

    def show_uids(self, uids: tuple[str, ...]) -> None:
        """Rest on these records; what is open stays so."""
        self._uids = uids
        self.button.setVisible(bool(uids))
        self.set_open(not self.isHidden())

    def set_open(self, opened: bool = True) -> None:
        """Show the records, or fold them."""
        opened = opened and bool(self._uids)
        if opened:
            self._fill()
        self.setVisible(opened)
        self.button.set_icon("chevron-down" if opened else "chevron-right")
        shut = counted("Show the record behind it", "Show the %n records behind it", len(self._uids))
        self.button.set_name(self.tr("Fold what is behind it") if opened else shut)

    def _fill(self) -> None:
        records = evidence.named(self._journal, self._uids)
        if records == self._read:
            return
        self._read = records
        clear(self._box)
        for record in records:
            day = days.plain(record.day) if record.day else ""
            row = LinkRow(record.id, record.title, day, _ICONS.get(record.noun, "file-text"), wrapped=True)
            row.pressed.connect(lambda _uid, record=record: self.opened.emit(record))
            self._box.addWidget(self._dress(row, record) if self._dress else row)
