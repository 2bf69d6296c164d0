"""The page of one value: what matters, what is meant by it, its place among the others, and how work serves it."""

from __future__ import annotations

from careerjournal.core import values
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.parts import IconButton, across, down, label
from careerjournal.ui.kit.title_text import TitleText
from careerjournal.ui.records.record_page import Part, RecordPage
from careerjournal.ui.records.record_rows import Line, RecordRows
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals import goal_words
from careerjournal.ui.screens.goals.carry_notice import CarryNotice


class ValuePage(RecordPage):
    noun = "value"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.place = label("", "meta", wrap=False)
        self.up = IconButton("arrow-up", self.tr("Move up the list"), lambda: self.move_by(-1))
        self.down = IconButton("arrow-down", self.tr("Move down the list"), lambda: self.move_by(1))
        self.title = TitleText(self.tr("What matters to you"))
        self.title.changed.connect(lambda text: self.save("name", text))
        self.carry = CarryNotice("feather")
        self.carry.chosen.connect(self._let_go)
        self.form = self.form_of(("note",))
        self.answers = RecordRows()
        self.answers.opened.connect(lambda uid: self.led.emit("session", uid))
        self.served = Part(self.tr("How my work serves it"))
        self.served.box.addWidget(self.answers)
        hint = label(self.tr("Sessions ask how today’s work serves one of them."), "muted")
        self.box.addLayout(across(self.place, 4, self.up, self.down, None, self.more, gap=0))
        self.box.addLayout(down(4, self.title, 8, hint, 16, self.carry, 16, self.form, 24, self.served, gap=0))
        self.box.addStretch(1)

    def begin(self) -> None:
        self.carry.hide()

    def refresh(self) -> None:
        order = [one.id for one in values.all_of(self.journal)]
        place = order.index(self.uid)
        self.place.setText(self.tr("{place} of {count}").format(place=place + 1, count=len(order)))
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < len(order) - 1)
        one = values.get(self.journal, self.uid)
        self.title.set_text(one.name)
        self.form.set_values({"note": one.note})
        said = values.served(self.journal, self.uid)
        self.answers.set_lines([Line(each.session, each.text, "", goal_words.with_year(each.day)) for each in said])
        self.served.setVisible(bool(said))

    def ask_to_carry(self) -> None:
        """After one more came: is that too many?"""
        others = [Named(one.id, one.name) for one in values.all_of(self.journal) if one.id != self.uid]
        if len(others) >= values.ENOUGH:
            question = self.tr("You have {n}. Let one go, or carry {m}?")
            self.carry.ask(question, self.tr("Let go of {name}"), others)

    def _let_go(self, uid: str) -> None:
        self.journal.remove(uid)
        self.say(self.tr("Let go"))

    def move_by(self, steps: int) -> None:
        self.settle()
        values.move(self.journal, self.uid, steps)

    def settle(self) -> None:
        if self.uid:
            self.title.flush()
        super().settle()
