"""Home: what now? A box to write into, the next conversation, a few lines worth a look, and where things stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core import days, home, look, prose
from careerjournal.core.change import Change
from careerjournal.core.entries import EntryView
from careerjournal.core.home import Home, TalkCard
from careerjournal.core.journal import Journal
from careerjournal.core.look import Look
from careerjournal.core.words import counted
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import (
    Button,
    Card,
    Page,
    VerbButton,
    across,
    clear,
    down,
    label,
    rule,
)
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.records import talk_words
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.home.away_card import AwayCard
from careerjournal.ui.screens.home.capture_box import CaptureBox
from careerjournal.ui.screens.home.deeds import Deeds
from careerjournal.ui.screens.home.entry_row import EntryRow
from careerjournal.ui.screens.home.look_row import LookRow
from careerjournal.ui.screens.home.sheet_card import SmallSheet
from careerjournal.ui.screens.home.standing import StandingFold

_STEPS = 3
_EXAMPLE = "example"
"""The window's command that opens the example career; not there while one looks round it."""


class HomeScreen(Screen):
    name: ClassVar[str] = "home"
    shows: ClassVar[frozenset[str]] = frozenset({
        "entry", "entry_goal", "entry_person", "person", "conversation", "topic", "action", "feedback", "option",
        "outcome", "goal", "cycle_date", "checklist_step", "setting", "away", "want", "want_heard", "session", "answer",
        "letter", "role", "series", "feedback_request", "promotion", "summary_choice",
    })  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.capture = CaptureBox(journal)
        self.capture.more.connect(lambda uid: self.go("timeline", uid, field="impact"))
        self.sheet = SmallSheet(journal)
        self.sheet.pressed.connect(self._open_sheet)
        self._talk_id = ""
        self.talk = QVBoxLayout()
        self.looks = QVBoxLayout()
        self.latest = QVBoxLayout()
        self.year_ago = QVBoxLayout()
        self.away = AwayCard(journal)
        self.welcome = label(self.tr("Welcome back. Start with anything; the rest has waited."), "title")
        self.calm = label(self.tr("Nothing needs you today."), "muted")
        self.calm.setContentsMargins(4, 0, 0, 0)
        self.standing = StandingFold()
        self.deeds = Deeds(journal, context, self._open_standing)
        self.standing.led.connect(self.go)
        self.standing.done.connect(self.deeds.done)
        self.standing.acted.connect(self.deeds.act)
        page = Page(680, top=32, gap=20)
        for top in (self.capture, self.away, self.welcome):
            page.box.addWidget(top)
        for part in (self.talk, self.looks):
            part.setSpacing(0)
            page.box.addLayout(part)
        page.box.addWidget(self.calm)
        for part in (self.latest, self.year_ago):
            part.setSpacing(0)
            page.box.addLayout(part)
        page.box.addWidget(self.standing)
        page.box.addStretch(1)
        self.page = page
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        self.command("capture", self.tr("Write something down"), self.take_focus, "Ctrl+N", "notebook-pen")
        self.command("prepare", self.tr("Prepare the next conversation"), self._prepare, "", "list-checks")

    # --- showing

    def refresh(self) -> None:
        """Read the journal again; the capture box keeps what is typed."""
        seen = home.read(self.journal)
        self.capture.after.refresh()
        self.away.show_away(seen.away)
        self.welcome.setVisible(seen.is_back)
        self._show_talk(seen)
        self._show_looks(seen.looks)
        self._show_latest(seen.latest)
        self._show_year_ago(seen.year_ago)
        needs_nothing = not (seen.looks or seen.new or seen.away or (seen.talk and seen.talk.steps))
        self.calm.setVisible(needs_nothing)
        self.standing.show_standing(seen.standing)
        follow_layout(self)

    def changed(self, change: Change) -> None:
        super().changed(change)
        self.sheet.stale()

    def settle(self) -> None:
        self.capture.settle()

    def take_focus(self) -> None:
        self.page.verticalScrollBar().setValue(0)
        self.capture.setFocus()

    # --- the next conversation

    def _show_talk(self, seen: Home) -> None:
        self.sheet.setParent(None)
        clear(self.talk)
        self._talk_id = seen.talk.talk.id if seen.talk else ""
        if seen.talk:
            self.talk.addWidget(self._talk_card(seen.talk))
        elif not seen.away:
            self.talk.addWidget(self._invitation(seen))
        self.sheet.show_talk(self._talk_id if seen.talk and not seen.talk.talk.private else "")

    def _talk_card(self, card: TalkCard) -> QWidget:
        kind = self.tr("{kind} talk").format(kind=talk_words.kind(card.talk)) if card.talk.kind else ""
        words = down(
            label(card.who or card.talk.name, "title"),
            label(" · ".join(part for part in (card.when, kind) if part), "muted"), gap=2,
        )  # fmt: skip
        words.addSpacing(12)
        if card.sentence:
            words.addWidget(label(card.sentence, "h3"))
            words.addSpacing(4)
        for step in card.steps[:_STEPS]:
            words.addLayout(_line(Glyph("circle", 14, "faint"), label(step, "body")))
        if len(card.steps) > _STEPS:
            more = counted("and one more", "and %n more", len(card.steps) - _STEPS)
            words.addLayout(_line(Glyph("ellipsis", 14, "faint"), label(more, "muted")))
        if not card.steps:
            words.addWidget(label(self.tr("You are ready."), "body"))
        words.addSpacing(12)
        words.addLayout(across(Button(self.tr("Prepare"), primary=bool(card.steps), pressed=self._prepare), None))
        words.addStretch(1)
        made = Card(padding=20)
        row = across(words, self.sheet, gap=8)
        row.setStretch(0, 1)
        row.setAlignment(self.sheet, Qt.AlignmentFlag.AlignTop)
        made.box.addLayout(row)
        return made

    def _invitation(self, seen: Home) -> QWidget:
        made = Card(padding=20)
        if seen.meets_somebody:
            made.box.addWidget(label(self.tr("When do you talk next?"), "title"))
            made.box.addWidget(label(self.tr("A day is enough. What helps before it will be here."), "muted"))
        else:
            made.box.addWidget(label(self.tr("Who do you meet, and when next?"), "title"))
            made.box.addWidget(label(self.tr("“No date yet” is fine. What helps before it will be here."), "muted"))
        made.box.addSpacing(4)
        verbs = across(Button(self.tr("Add a conversation"), icon="calendar-plus", pressed=self._plan), None, gap=12)
        if seen.new and self._has(_EXAMPLE):
            verbs.insertWidget(1, VerbButton(self.tr("Look round the example"), pressed=self._look_round))
        made.box.addLayout(verbs)
        return made

    def _has(self, command: str) -> bool:
        return any(one.name == command for one in self.context.commands.all())

    def _look_round(self) -> None:
        self.context.commands.run(_EXAMPLE)

    def _plan(self) -> None:
        self.go("conversations", plan=True)

    def _prepare(self) -> None:
        if self._talk_id:
            self.go("conversations", self._talk_id, face="prepare")
        else:
            self._plan()

    def _open_sheet(self) -> None:
        self.go("summary", conversation=self._talk_id)

    # --- worth a look

    def _show_looks(self, found: Sequence[Look]) -> None:
        """The lines; one whose reason is open stays open, and the keyboard stays on the line in that place."""
        rows = self._look_rows()
        explained = {row.look.key for row in rows if not row.reason.isHidden()}
        held = next(((at, row.held) for at, row in enumerate(rows) if row.held), None)
        if held:
            self.page.setFocus()  # not to the next stop, which would scroll there
        clear(self.looks)
        for one in found:
            if one is not found[0]:
                self.looks.addWidget(rule())
            row = LookRow(one, self.deeds.verbs(one))
            if one.key in explained:
                row.ask.click()
            self.looks.addWidget(row)
        if held and (rows := self._look_rows()):
            rows[min(held[0], len(rows) - 1)].take(held[1])

    def _look_rows(self) -> list[LookRow]:
        found = (self.looks.itemAt(place).widget() for place in range(self.looks.count()))  # type: ignore[union-attr]
        return [row for row in found if isinstance(row, LookRow)]

    # --- the last entries

    def _show_latest(self, found: Sequence[EntryView]) -> None:
        clear(self.latest)
        if not found:
            return
        lately = label(self.tr("Lately"), "strong")
        lately.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head = across(
            lately,
            None,
            VerbButton(self.tr("Timeline"), quiet=True, pressed=lambda: self.go("timeline")),
        )
        head.setContentsMargins(4, 0, 0, 4)
        self.latest.addLayout(head)
        for entry in found:
            self.latest.addWidget(rule())
            self.latest.addWidget(EntryRow(entry, partial(self.go, "timeline", entry.id)))

    def _show_year_ago(self, entry: EntryView | None) -> None:
        clear(self.year_ago)
        if entry is None:
            return
        made = Card(self.tr("A year ago: {title}").format(title=look.name_of(entry)), padding=16, gap=2)
        when = label(self.tr("A year ago, on {day}").format(day=days.plain(entry.day)), "meta", wrap=False)
        more = VerbButton(self.tr("On this day"), quiet=True, pressed=lambda: self.go("timeline", face="on this day"))
        made.box.addLayout(across(when, None, more))
        made.box.addWidget(label(look.name_of(entry), "h3", elide=True))
        said = prose.excerpt(entry.impact or (entry.body if entry.title else ""), 180)
        if said:
            made.box.addWidget(label(said, "muted", elide=True))
        made.pressed.connect(lambda: self.go("timeline", entry.id))
        self.year_ago.addWidget(made)

    # --- where things stand

    def _open_standing(self) -> None:
        self.standing.set_open(True)
        QTimer.singleShot(0, lambda: self.page.ensureWidgetVisible(self.standing.body, 0, 24))

    # --- pictures

    def scenes(self) -> Iterator[str]:
        self.sheet.draw()
        yield ""
        self.standing.set_open(True)
        self.page.verticalScrollBar().setValue(self.page.verticalScrollBar().maximum())
        yield "standing"
        self.standing.set_open(False)


def _line(*parts: QWidget) -> Any:
    row = across(*parts, gap=8)
    row.setStretch(1, 1)
    return row
