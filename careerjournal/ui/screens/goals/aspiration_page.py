"""Where to in two, or in five years: what holds now, what carries there, what must develop, and how it drifted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from careerjournal.core import aspirations, growth
from careerjournal.core.aspirations import AspirationView, Drift
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.chips import Chips
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import VerbButton, across, action, down, label
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.records.record_page import Part, Verb, VerbRow, state_label
from careerjournal.ui.records.record_rows import Line, RecordRows
from careerjournal.ui.records.side_by_side import SideBySide, Version
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals import goal_words
from careerjournal.ui.screens.goals.said_page import SaidPage
from careerjournal.ui.screens.goals.saying import SayingCard

UIDS = {f"in-{years}": years for years in aspirations.HORIZONS}
"""What the page is called in the list, for each number of years: the versions come and go behind it."""


class AspirationPage(SaidPage):
    noun = "aspiration"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.said = state_label()
        self.title = label("", "h1")
        self.text = label("", "reading")
        self.carrying = Chips(icon="sparkles", shown=6)
        self.carrying.opened.connect(lambda uid: self.led.emit("strength", uid))
        self.verbs = VerbRow()
        hint = self.tr("A direction is enough. Every version is kept.")
        self.card = SayingCard(journal, self.tr("Where do you want to be?"), hint, (self.field("strengths"),))
        self.card.kept.connect(self._keep)
        self.card.left.connect(self.refresh)
        self.areas = RecordRows()
        self.areas.opened.connect(lambda uid: self.led.emit("growth-area", uid))
        self.add_area = VerbButton(self.tr("Add a growth area"), icon="plus")
        self.add_area.clicked.connect(lambda: self.led.emit("growth-area", "new"))
        self.growing = Part(self.tr("What must develop"), self.add_area)
        self.nothing = label(self.tr("What has to grow to get you there stands here."), "muted")
        self.growing.box.addWidget(self.nothing)
        self.growing.box.addWidget(self.areas)
        self.drift = Part(self.tr("How it drifted"))
        self.side = SideBySide()
        self.drift.box.addWidget(self.side)
        self._lay_out()

    def _lay_out(self) -> None:
        head = across(Glyph("signpost", 16), self.said, self.more, gap=8)
        head.setStretch(1, 1)
        self.carried = QWidget()
        strengths = label(self.tr("Strengths that carry you there"), "field")
        self.carried.setLayout(down(strengths, self.carrying, gap=6))
        self.held = QWidget()
        self.held.setLayout(down(self.text, 16, self.carried, 16, self.verbs, gap=0))
        self.box.addLayout(head)
        self.box.addLayout(
            down(4, self.title, 12, self.held, self.card, 24, self.growing, 24, self.drift, gap=0)
        )  # fmt: skip
        self.box.addStretch(1)

    @property
    def horizon(self) -> int:
        return UIDS[self.uid]

    def _place(self) -> str:
        return f"aspiration/{self.uid}"

    # --- showing

    def begin(self) -> None:
        self.card.hide()
        if self.card.has_draft(self._place()):
            self.open_card()

    def refresh(self) -> None:
        newest = self.newest()
        self.title.setText(goal_words.horizon(self.horizon))
        if newest is None and not self.card.is_open:
            self.open_card()
        self.held.setVisible(newest is not None and not self.card.is_open)
        self.carried.setVisible(bool(newest and newest.strengths))
        self.said.setText(self.said_on())
        self.more.setVisible(newest is not None)
        if newest:
            self.text.setText(newest.text)
            self.carrying.set_links([(one.id, one.name) for one in newest.strengths])
            self.verbs.set_verbs([Verb(self.tr("Say it anew"), self.say_anew)])
        self._show_areas()
        self._show_drift()

    def _show_areas(self) -> None:
        found = [one for one in growth.areas(self.journal) if one.is_open]
        self.areas.set_lines([Line(one.id, one.name, one.gets_in_the_way, "", "sprout") for one in found])
        self.nothing.setVisible(not found)

    def _show_drift(self) -> None:
        found = aspirations.drifted(self.journal, self.horizon)
        self.drift.setVisible(len(found) > 1)
        self.side.show_versions([self._version(one) for one in reversed(found)])

    def _version(self, one: Drift) -> Version:
        moved = self._moved(one)
        when = goal_words.with_year(one.version.day)
        return Version(one.version.id, when, "", (one.version.text,), (moved,) if moved else ())

    def _moved(self, one: Drift) -> str:
        """Which strengths came and went with a version."""
        came, went = (", ".join(each.name for each in these) for these in (one.came, one.went))
        said = [self.tr("Now carried by {names}").format(names=came)] if came else []
        said += [self.tr("no longer by {names}").format(names=went)] if went else []
        words = ", ".join(said)
        return words[:1].upper() + words[1:] + "." if words else ""

    # --- doing

    def newest(self) -> AspirationView | None:
        return aspirations.newest(self.journal, self.horizon)

    def open_card(self) -> None:
        newest = self.newest()
        strengths = tuple(one.id for one in newest.strengths) if newest else ()
        self.card.open_card(self._place(), newest.text if newest else "", {"strengths": strengths})

    def _keep(self, text: str, values: dict[str, tuple[str, ...]]) -> None:
        aspirations.say(self.journal, self.horizon, text, values.get("strengths", ()))
        self.say(self.tr("Kept"))
        self.refresh()

    def rare_verbs(self) -> Sequence[QAction | None]:
        throw = action(self.tr("Move this version to trash"), self.remove, "trash-2")
        return [earlier_versions.line(self, self.record()), None, throw] if self.record() else [throw]
