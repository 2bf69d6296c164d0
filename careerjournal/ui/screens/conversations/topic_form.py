"""One topic in words: what, whose, of which kind, and for a hard one what could be proposed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from careerjournal.core.conversations import TopicView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.parts import Segmented, VerbButton, down
from careerjournal.ui.kit.text import label


def kind_word(kind: str) -> str:
    """Talk, Ask or Hard."""
    words = {
        "talk": QCoreApplication.translate("topics", "To talk about"),
        "ask": QCoreApplication.translate("topics", "Ask"),
        "hard": QCoreApplication.translate("topics", "Hard"),
    }
    return words.get(kind, words["talk"])


class TopicForm(QWidget):
    """Adds a topic with Enter, or changes one; whose and which kind appear once something is written."""

    done = Signal(dict)
    escaped = Signal()

    def __init__(self, journal: Journal, adding: bool = True) -> None:
        super().__init__()
        self._adding = adding
        name = self.tr("Add a topic") if adding else self.tr("Topic")
        self.line = DraftLine(journal, name)
        self.line.textChanged.connect(self._follow)
        self.line.returnPressed.connect(self._finish)

        if not adding:
            self.line.on_escape(self.escaped.emit)
        self._make_more()
        self.setLayout(down(self.line, self._more, gap=6))
        self.setFocusProxy(self.line)
        self._follow()

    def _make_more(self) -> None:
        self.whose = Segmented([("mine", self.tr("Mine")), ("theirs", self.tr("Theirs"))], self.tr("Whose"))
        kinds = [("talk", self.tr("Talk")), ("ask", self.tr("Ask")), ("hard", self.tr("Hard"))]
        self.kind = Segmented(kinds, self.tr("Which kind"))
        self.kind.chosen.connect(lambda _kind: self._follow())
        self.proposal = QLineEdit()
        self.proposal.setAccessibleName(self.tr("What could you propose?"))
        self.proposal.setPlaceholderText(self.tr("“A smaller trial in March”"))
        self.proposal.returnPressed.connect(self._finish)
        self._question = label(self.tr("What could you propose? “Not sure yet” is fine."), "meta")
        self.keep = VerbButton(self.tr("Add") if self._adding else self.tr("Save"), pressed=self._finish)
        choices = QWidget()
        flow = FlowLayout(8)
        for part in (self.whose, self.kind, self.keep):
            flow.addWidget(part)
        choices.setLayout(flow)
        self._hard = QWidget()
        self._hard.setLayout(down(self._question, self.proposal, gap=4))
        self._more = QWidget()
        self._more.setLayout(down(choices, self._hard, gap=6))

    def _follow(self) -> None:
        self._more.setVisible(bool(self.line.words()) or not self._adding)
        self._hard.setVisible(self.kind.value() == "hard")

    def show_topic(self, topic: TopicView) -> None:
        self.line.setText(topic.text)
        self.whose.set_value(topic.whose)
        self.kind.set_value(topic.kind)
        self.proposal.setText(topic.proposal)
        self._follow()

    def begin(self, kind: str = "", whose: str = "") -> None:
        """Put the cursor here, to write one of this kind."""
        if kind:
            self.kind.set_value(kind)
        if whose:
            self.whose.set_value(whose)
        self._follow()
        self.line.setFocus()

    def _finish(self) -> None:
        text = self.line.words()
        if not text:
            return
        hard = self.kind.value() == "hard"
        if hard and self.line.hasFocus() and not self.proposal.text().strip() and self._adding:
            self.proposal.setFocus()  # Enter once more leaves it unsaid
            return
        proposal = " ".join(self.proposal.text().split()) if hard else ""
        values = {"text": text, "whose": self.whose.value(), "kind": self.kind.value(), "proposal": proposal}
        if self._adding:
            self.line.use_up()
            self.proposal.clear()
            self.kind.set_value("talk")
            self.line.setFocus()
            self._follow()
        self.done.emit(values)
