"""The page of one growth area: who says so, how it gets in the way now, and what somebody would see instead."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from careerjournal.core import days, growth
from careerjournal.core.growth import BehaviourView, GrowthAreaView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.chips import Chips, FilterChip, FlowLayout
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import across, down
from careerjournal.ui.kit.title_text import TitleText
from careerjournal.ui.records.record_page import RecordPage, Verb, VerbRow, state_label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals import goal_words
from careerjournal.ui.screens.goals.plan_parts import TickFold, ToTick


class GrowthAreaPage(RecordPage):
    noun = "growth-area"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.state = state_label()
        self.title = TitleText(self.tr("What is to grow"))
        self.title.changed.connect(lambda text: self.save("name", text))
        self.sources = {source: FilterChip(goal_words.area_source(source)) for source in growth.AREA_SOURCES}
        flow = FlowLayout(8)
        for source, chip in self.sources.items():
            chip.clicked.connect(partial(self._say_source, source))
            flow.addWidget(chip)
        self.said = QWidget()
        self.said.setLayout(flow)
        self.form = self.form_of(("gets_in_the_way",))
        self.behaviours = TickFold(
            self.tr("What somebody would see"), self.tr("What would somebody see you do?"),
            self.tr("Something visible that you do not do today."), self.tr("Add a behaviour"),
        )  # fmt: skip
        self.behaviours.added.connect(self._add_behaviour)
        self.behaviours.list.ticked.connect(self._practise)
        self.behaviours.list.removed.connect(self._remove_behaviour)
        self.goals = Chips(icon="target")
        self.goals.opened.connect(lambda uid: self.led.emit("goal", uid))
        self.verbs = VerbRow()
        self._lay_out()

    def _lay_out(self) -> None:
        head = across(Glyph("sprout", 16), self.state, self.more, gap=8)
        head.setStretch(1, 1)
        self.box.addLayout(head)
        self.box.addLayout(
            down(
                4, self.title, 12, self.said, 20, self.form, 20, self.behaviours, 12, self.goals, 16, self.verbs, gap=0
            )
        )
        self.box.addStretch(1)

    # --- showing

    def begin(self) -> None:
        self.behaviours.line.close_line()
        self.behaviours.set_open(True)

    def refresh(self) -> None:
        area = growth.area(self.journal, self.uid)
        self.state.setText(self._stands(area))
        self.title.set_text(area.name)
        for source, chip in self.sources.items():
            chip.setChecked(source in area.sources)
        self.form.set_values({"gets_in_the_way": area.gets_in_the_way})
        self.behaviours.show_lines([self._behaviour(one) for one in area.behaviours])
        goals = {one.goal.id: one.goal.name for one in area.behaviours if one.goal}
        self.goals.set_links(list(goals.items()))
        self.goals.setVisible(bool(goals))
        words, closed = (self.tr("Grown enough"), True) if area.is_open else (self.tr("Take up again"), False)
        self.verbs.set_verbs([Verb(words, lambda: self.close_area(closed))])

    def _stands(self, area: GrowthAreaView) -> str:
        if area.closed_on:
            return self.tr("Grown enough since {day}").format(day=days.plain(area.closed_on))
        return self.tr("Growing since {day}").format(day=days.plain(area.since))

    def _behaviour(self, one: BehaviourView) -> ToTick:
        since = self.tr("a habit since {day}").format(day=days.plain(one.done_on)) if one.done_on else ""
        return ToTick(one.id, one.text, since, one.is_done)

    # --- doing

    def _say_source(self, source: str) -> None:
        self.save(f"from_{source}", self.sources[source].isChecked())

    def _add_behaviour(self, text: str) -> None:
        self.journal.add("behaviour", text=text, growth_area=self.uid)
        self.say(self.tr("Added"))

    def _practise(self, uid: str, is_habit: bool) -> None:
        growth.practise(self.journal, uid, is_habit)
        self.say(self.tr("A habit from today on") if is_habit else self.tr("Open again"))

    def _remove_behaviour(self, uid: str) -> None:
        self.journal.remove(uid)
        self.say(self.tr("Moved to trash"))

    def close_area(self, closed: bool) -> None:
        self.settle()
        growth.close(self.journal, self.uid, closed)
        self.say(self.tr("Grown enough") if closed else self.tr("Taken up again"))

    def settle(self) -> None:
        if self.uid:
            self.title.flush()
        super().settle()
