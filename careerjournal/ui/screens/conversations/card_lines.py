"""What stands on the fifteen-minute card of a talk, for the faces that follow once it is prepared in full or held."""

from __future__ import annotations

from careerjournal.core.conversations import ConversationView
from careerjournal.ui.kit.text import label
from careerjournal.ui.screens.conversations.talk_rows import Section


class CardLines(Section):
    """The question, the gift and the insight, one below the other; nothing where the talk has none of them."""

    def __init__(self) -> None:
        super().__init__(self.tr("Fifteen minutes"))
        self.words = label("", "body")
        self.box.addWidget(self.words)

    def show_talk(self, talk: ConversationView) -> None:
        parts = (
            (self.tr("My one question: {words}"), talk.question),
            (self.tr("One thing I can give: {words}"), talk.give),
            (self.tr("One insight I want: {words}"), talk.insight),
        )
        said = [line.format(words=words) for line, words in parts if words]
        self.words.setText("\n".join(said))
        self.setVisible(bool(said))
