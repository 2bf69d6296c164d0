"""Names to start from: what frameworks call strengths, to pick from or to leave; own words are as good."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import frameworks, strengths
from careerjournal.core.frameworks import Framework
from careerjournal.core.journal import Journal
from careerjournal.core.words import counted
from careerjournal.ui.kit.chips import FilterChip, FlowLayout
from careerjournal.ui.kit.parts import Button, Page, Segmented, VerbButton, across, clear, down, label
from careerjournal.ui.kit.text import set_tip


class NamesPage(Page):
    """`added` carries the uids that were added in one step; `left` says that the person wants nothing more of it."""

    added = Signal(object)
    left = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(640, top=32, gap=0)
        self._journal = journal
        self.picked: set[str] = set()
        self.found = {one.key: one for one in frameworks.all()}
        self.switch = Segmented(
            [(one.key, one.title) for one in self.found.values()], self.tr("Where the names are from")
        )
        self.switch.chosen.connect(self._turn)
        self.about = label("", "muted")
        self.chips: list[FilterChip] = []
        self._groups = down(gap=20)
        self.add_button = Button("", pressed=self.add)
        self.leave = VerbButton(self.tr("Back to my list"), quiet=True, pressed=self.left.emit)
        body = QWidget()
        body.setLayout(self._groups)
        lead = label(self.tr("Take what sounds like you, or none of it. Your own words are as good."), "lead")
        head = label(self.tr("Names to start from"), "h1")
        row = across(self.add_button, self.leave, None)
        self.box.addLayout(down(head, 8, lead, 20, across(self.switch, None), 10, self.about, 20, body, 28, row, gap=0))
        self.box.addStretch(1)

    @property
    def framework(self) -> Framework:
        return self.found[self.switch.value()]

    def _turn(self, _key: str) -> None:
        self.picked.clear()
        self.refresh()

    def refresh(self) -> None:
        """Show the names of the framework; those that stand in the list are ticked and stay."""
        known = {one.name.casefold() for one in strengths.ranked(self._journal)}
        self.about.setText(self.framework.about)
        clear(self._groups)
        self.chips = []
        for domain in dict.fromkeys(one.domain for one in self.framework.strengths):
            flow = FlowLayout(8)
            for one in self.framework.strengths:
                if one.domain == domain:
                    flow.addWidget(self._chip(one.name, one.name.casefold() in known))
            group = QWidget()  # goes as one: a flow inside a layout that is cleared loses its items to the next one
            group.setLayout(down(label(domain, "field"), flow, gap=8) if domain else flow)
            self._groups.addWidget(group)
        self._count()

    def _chip(self, name: str, is_known: bool) -> FilterChip:
        chip = FilterChip(name, is_known or name in self.picked)
        if is_known:
            chip.setEnabled(False)
            set_tip(chip, self.tr("It stands in your list already."))
        chip.toggled.connect(lambda on: self._pick(name, on))
        self.chips.append(chip)
        return chip

    def _pick(self, name: str, on: bool) -> None:
        (self.picked.add if on else self.picked.discard)(name)
        self._count()

    def _count(self) -> None:
        n = len(self.picked)
        self.add_button.set_text(counted("Add %n name", "Add %n names", n) if n else self.tr("Add them"))
        self.add_button.set_off("" if n else self.tr("Take a name first"))

    def add(self) -> None:
        """Put what was picked at the end of the list."""
        made = strengths.add_suggested(self._journal, self.framework, self.picked)
        self.picked.clear()
        self.added.emit(made)
