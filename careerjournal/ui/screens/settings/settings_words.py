"""Words to look out for: what a page is searched for before it is shared, as the person lists it."""

from __future__ import annotations

import re

from careerjournal.core.journal import Journal
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import GrowingText
from careerjournal.ui.kit.parts import down
from careerjournal.ui.screens.settings.settings_rows import Part, SettingRow


class PrivateWords(Part):
    """One word or name on each line, or with commas between them; kept on leaving the field."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        title = self.tr("Words to look out for before a page is shared")
        help_ = self.tr("A name, a project, a number, each on a line. The check points at them and holds nothing back.")
        self.field = GrowingText(title, least=2, most=6)
        self.field.setFixedWidth(theme.size(240))
        self.field.left.connect(self.settle)
        self.setLayout(down(SettingRow(title, help_, self.field), gap=0))

    def refresh(self) -> None:
        if not self.field.hasFocus():
            self.field.set_text("\n".join(self.journal.settings.private_words))

    def settle(self) -> None:
        words = re.split(r"[\n,;]", self.field.text())
        if tuple(word for word in (" ".join(word.split()) for word in words) if word) != self._kept:
            self.journal.settings.private_words = words

    @property
    def _kept(self) -> tuple[str, ...]:
        return self.journal.settings.private_words
