"""The page of one competency: what a target role asks for, for which goal, and the entries that show it."""

from __future__ import annotations

from careerjournal.core import ages, days, growth
from careerjournal.core.growth import CompetencyView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import across, down
from careerjournal.ui.kit.title_text import TitleText
from careerjournal.ui.records.record_page import RecordPage, state_label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals.chosen_evidence import ChosenEvidence


class CompetencyPage(RecordPage):
    noun = "competency"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.state = state_label()
        self.title = TitleText(self.tr("What the role asks for"))
        self.title.changed.connect(lambda text: self.save("name", text))
        nothing = self.tr("Nothing yet. An entry or two that show it are enough to speak about it.")
        self.evidence = ChosenEvidence(journal, nothing)
        self.evidence.opened.connect(lambda uid: self.led.emit("entry", uid))
        self.evidence.changed.connect(self._take)
        self.form = self.form_of(("target_role", "goal", "note"))
        head = across(Glyph("target", 16), self.state, self.more, gap=8)
        head.setStretch(1, 1)
        self.box.addLayout(head)
        self.box.addLayout(down(4, self.title, 24, self.evidence, 24, self.form, gap=0))
        self.box.addStretch(1)

    def refresh(self) -> None:
        one = growth.competency(self.journal, self.uid)
        role = self.tr("{role} asks for it").format(role=one.target_role)
        self.state.setText(role if one.target_role else self.tr("What a role asks for"))
        self.title.set_text(one.name)
        self.evidence.show_entries(one.evidence, self._age(one))
        self.form.set_values(self.journal.values(self.uid))

    def _age(self, one: CompetencyView) -> str:
        if not one.evidence:
            return ""
        newest = one.evidence[0].day
        return self.tr("Newest evidence: {day}, {age}.").format(day=days.plain(newest), age=ages.said(newest))

    def _take(self, uids: list[str], is_more: bool) -> None:
        self.journal.edit("competency", self.uid, evidence=uids)
        self.say(self.tr("Evidence added") if is_more else self.tr("Evidence taken off"))

    def settle(self) -> None:
        if self.uid:
            self.title.flush()
        super().settle()
