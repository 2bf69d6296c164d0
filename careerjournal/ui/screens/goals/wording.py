"""A goal's wording: changed on purpose and with a reason, and every former one beside what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from typing import Any

from PySide6.QtCore import Signal

from careerjournal.core import clock, days, goals
from careerjournal.core.goals import GoalWording, MeasureTime
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.words import counted
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.drafted import DraftedText
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, Card, Fold, VerbButton, across, down, label
from careerjournal.ui.records.side_by_side import SideBySide, Version


class Wordings(Fold):
    """Every wording, two beside each other, with the days they held and why they changed.

    Each measure stands with what was seen in its own time, and `asked` carries a Filter of exactly that.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("", gap=16)
        self.side = SideBySide()
        self.side.asked.connect(self.asked)
        self.box.addWidget(self.side)

    def show_wordings(self, found: Sequence[GoalWording], times: Sequence[tuple[MeasureTime, int]]) -> None:
        """`times` are the measures with the number of entries in the time of each."""
        self.set_title(self.tr("How it was worded ({n})").format(n=len(found)))
        ends = accumulate(time.wordings for time, _count in times)
        seen = {end - 1: time for end, time in zip(ends, times, strict=True)}
        followers: list[GoalWording | None] = [*found[1:], None]
        self.side.show_versions(
            [self._version(number, one, followers[number], seen.get(number)) for number, one in enumerate(found)]
        )

    def _version(
        self, number: int, one: GoalWording, after: GoalWording | None, seen: tuple[MeasureTime, int] | None
    ) -> Version:
        by = self.tr("by {day}").format(day=days.plain(one.target_date)) if one.target_date else self.tr("no day")
        notes = (self.tr("Why: {reason}").format(reason=one.reason),) if one.reason else ()
        verb: tuple[str, object] | None = None
        if seen and seen[1] and one.measure:
            words = counted("%n entry while this was the measure", "%n entries while this was the measure", seen[1])
            verb = (words, seen[0].evidence)
        return Version(str(number), self._held(one, after), "", (one.title, one.measure, by), notes, verb=verb)

    def _held(self, one: GoalWording, after: GoalWording | None) -> str:
        if after is None:
            return self.tr("Since {day}").format(day=days.plain(one.day))
        last = max(one.day, after.day - timedelta(days=1))
        if last == one.day:
            return days.plain(one.day)
        return self.tr("{first} – {last}").format(first=days.plain(one.day), last=days.plain(last))


class WordingForm(Card):
    """Title, measure and day of a goal, and why they change; the former wording stays readable."""

    kept = Signal()
    left = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(gap=16)
        self._journal, self._uid = journal, ""
        self._before: dict[str, object] = {}
        noun = NOUNS["goal"]
        measure = replace(noun.field("measure"), type="prose")  # a measure is often longer than a line
        self.form = Form([noun.field("title"), measure, noun.field("target_date")], journal)
        self.why_head = label(self.tr("What changed?"), "field")
        self.why_hint = label(self.tr("The former wording stays, with its day."), "faint")
        self.why = DraftedText(journal, self.tr("What changed?"), least=2, most=8)
        self.why.setMaximumWidth(theme.size(480))
        self.keep_button = Button(self.tr("Keep this wording"), pressed=self.keep)
        self.leave_button = VerbButton(self.tr("Leave it as it was"), quiet=True, pressed=self.leave)
        self.box.addWidget(self.form)
        self.box.addLayout(down(self.why_head, self.why_hint, self.why, gap=6))
        self.box.addLayout(across(self.keep_button, self.leave_button, None))
        self.hide()

    def open_wording(self, uid: str, field: str = "title") -> None:
        """Change the wording of a goal; one that was first worded today is simply still being written."""
        self._uid = uid
        found = goals.wordings(self._journal, uid)
        young = len(found) == 1 and found[0].day == clock.today()
        for part in (self.why_head, self.why_hint, self.why):
            part.setVisible(not young)
        self.keep_button.set_text(self.tr("Keep it") if young else self.tr("Keep this wording"))
        self.leave_button.set_text(self.tr("Later") if young else self.tr("Leave it as it was"))
        self.why.show_place(f"wording/{uid}", "")
        self.form.set_place(f"new/wording/{uid}")
        self.form.set_values(self._journal.values(uid))
        self._before = self.form.kept_values()
        self.show()
        self.form.focus(field)

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def keep(self) -> None:
        """Write the new wording, if it is one."""
        if self.form.problems():
            return
        now = self.form.values()
        changed: dict[str, Any] = {name: value for name, value in now.items() if value != self._before.get(name)}
        self.hide()
        if changed:
            goals.reword(self._journal, self._uid, self.why.text().strip(), **changed)
            self._drop_drafts()
            self.kept.emit()
        else:
            self.leave()

    def _drop_drafts(self) -> None:
        self.form.now_kept()
        self.why.now_kept()

    def leave(self) -> None:
        self._drop_drafts()
        self.hide()
        self.left.emit()

    def settle(self) -> None:
        """Whoever goes elsewhere keeps what they typed."""
        if self.is_open:
            self.keep()
            self.hide()

    def forget(self) -> None:
        self.hide()
