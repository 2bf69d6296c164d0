"""Earlier versions of a record's texts: each with the words marked in which it differs, and the way back to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import days, drift, revisions
from careerjournal.core.journal import Journal
from careerjournal.core.revisions import RevisionView
from careerjournal.ui.kit.parts import Fold, VerbButton, across, clear, down, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.changed_text import ChangedText


class EarlierVersions(QWidget):
    """Folded away; opened it compares each with what stands there now. Bringing one back keeps the present text."""

    brought_back = Signal()

    def __init__(self, journal: Journal, uid: str, now: Mapping[str, str]) -> None:
        super().__init__()
        self._journal, self._uid, self._now = journal, uid, dict(now)
        self._found = [one for one in revisions.of(journal, uid) if one.field in self._now]
        self.fold = Fold(self.tr("Earlier versions"), gap=4)
        self.fold.toggled.connect(self._fill)
        self.setLayout(down(self.fold, gap=0))
        if not self._found:  # showing it before it has a parent would open it as a window
            self.hide()

    def _fill(self, opened: bool) -> None:
        clear(self.fold.box)
        for one in self._found if opened else ():
            self._line(one)

    def _line(self, one: RevisionView) -> None:
        when = f"{days.whole(one.moment.date())}, {one.moment:%H:%M}"
        back = VerbButton(self.tr("Bring back"), pressed=partial(self._bring_back, one))
        back.setAccessibleName(self.tr("Bring back the version of {when}").format(when=when))
        head = across(label(when, "faint", wrap=False), None, back)
        head.setContentsMargins(0, 8, 0, 0)
        self.fold.box.addLayout(head)
        self.fold.box.addWidget(ChangedText(drift.marked(self._now[one.field], one.text), reading=True))
        self.fold.box.addWidget(rule())

    def _bring_back(self, one: RevisionView) -> None:
        revisions.bring_back(self._journal, self._uid, one)
        self.brought_back.emit()
