"""What I want, in one or two sentences: who has heard it and when last, and the words it had before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from careerjournal.core import days, names, wants
from careerjournal.core.journal import Journal
from careerjournal.core.wants import Hearer, WantView
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.lists import Heading, Row
from careerjournal.ui.kit.parts import VerbButton, across, action, down, label
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.records.record_page import Part, Verb, VerbRow, folded, state_label
from careerjournal.ui.records.record_rows import Line, RecordRows
from careerjournal.ui.records.side_by_side import SideBySide, Version
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals import goal_words
from careerjournal.ui.screens.goals.said_page import SaidPage
from careerjournal.ui.screens.goals.saying import SayingCard

UID = "want"
"""What the page is called in the list: the versions come and go behind it."""

_DRAFT = "want/new"


class WantPage(SaidPage):
    noun = "want"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.said = state_label()
        self.text = label("", "reading")
        self.verbs = VerbRow()
        hint = self.tr("One or two sentences, as you would say them to somebody.")
        self.card = SayingCard(journal, self.tr("What do you want?"), hint)
        self.card.kept.connect(self._keep)
        self.card.left.connect(self.refresh)
        self.hear_button = VerbButton(self.tr("They heard it today"), icon="check", pressed=self.choose_hearer)
        self.heard = Part(self.tr("Who has heard it"), self.hear_button)
        self.nobody = label(self.tr("Nobody yet. It is easier to help somebody whose wish one knows."), "muted")
        self.hearers = RecordRows()
        self.hearers.opened.connect(lambda uid: self.led.emit("person", uid))
        self.heard.box.addWidget(self.nobody)
        self.heard.box.addWidget(self.hearers)
        self.side = SideBySide()
        self.former = folded(self.tr("How it was said before"), self.side)
        head = across(Glyph("signpost", 16), self.said, self.more, gap=8)
        head.setStretch(1, 1)
        self.held = QWidget()
        self.held.setLayout(down(self.text, 16, self.verbs, gap=0))
        self.box.addLayout(head)
        title = label(self.tr("What I want"), "h1")
        self.box.addLayout(down(4, title, 12, self.held, self.card, 24, self.heard, 16, self.former, gap=0))
        self.box.addStretch(1)

    # --- showing

    def begin(self) -> None:
        self.card.hide()
        self.former.set_open(False)
        if self.card.has_draft(_DRAFT):
            self.open_card()

    def refresh(self) -> None:
        found = wants.versions(self.journal)
        newest = found[0] if found else None
        if newest is None and not self.card.is_open:
            self.open_card()
        self.held.setVisible(newest is not None and not self.card.is_open)
        self.heard.setVisible(newest is not None)
        self.more.setVisible(newest is not None)
        self.said.setText(self.said_on())
        if newest:
            self.text.setText(newest.text)
            self.verbs.set_verbs([Verb(self.tr("Say it anew"), self.say_anew)])
        hearers = wants.hearers(self.journal)
        self.hearers.set_lines([self._hearer(one) for one in hearers])
        self.nobody.setVisible(not hearers)
        self.side.show_versions(
            [Version(one.id, goal_words.with_year(one.day), "", (one.text,)) for one in reversed(found)]
        )
        self.former.setVisible(len(found) > 1)

    def _hearer(self, one: Hearer) -> Line:
        detail = "" if one.is_current else self.tr("In the words of before")
        return Line(one.person.id, one.person.name, detail, goal_words.with_year(one.day), "user")

    # --- doing

    def newest(self) -> WantView | None:
        return wants.newest(self.journal)

    def open_card(self) -> None:
        newest = self.newest()
        self.card.open_card(_DRAFT, newest.text if newest else "")

    def _keep(self, text: str, _values: dict[str, object]) -> None:
        wants.say(self.journal, text)
        self.say(self.tr("Kept"))
        self.refresh()

    def choose_hearer(self) -> None:
        """Somebody heard it today: who?"""
        picker = Picker(self.hear_button, self.tr("Who heard it?"), self.tr("A name"), self._offer)
        picker.picked.connect(self._hear)
        picker.open_below(self.hear_button)

    def _offer(self, typed: str) -> Sequence[Heading | Row]:
        last = {one.person.id: one for one in wants.hearers(self.journal)}
        people = [one for one in names.of(self.journal, "person") if typed.casefold() in one.name.casefold()]
        people.sort(key=lambda one: one.id not in last)
        return [
            Row(one.id, one.name, "", days.plain(last[one.id].day) if one.id in last else "", icon="user", asked=typed)
            for one in people
        ]

    def _hear(self, person: str) -> None:
        newest = wants.newest(self.journal)
        if newest:
            wants.hear(self.journal, newest.id, person)
            name = next(one.name for one in names.of(self.journal, "person") if one.id == person)
            self.say(self.tr("{name} heard it today").format(name=name))

    def rare_verbs(self) -> Sequence[QAction | None]:
        throw = action(self.tr("Move these words to trash"), self.remove, "trash-2")
        return [earlier_versions.line(self, self.record()), None, throw] if self.record() else [throw]
