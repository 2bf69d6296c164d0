"""A goal's wording: changed on purpose and with a reason, and every former one beside what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from careerjournal.core import clock, days, drift, goals
from careerjournal.core.drift import Piece
from careerjournal.core.goals import GoalWording, MeasureTime
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.words import counted
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.drafted import DraftedText
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, Card, Fold, VerbButton, across, clear, down, ground, label

_LINE = 20


class ChangedText(QWidget):
    """Words against their former wording: what went is struck out, what came stands on a soft ground."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self._pieces = [piece for piece in pieces if piece.text]
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._spoken())

    def text(self) -> str:
        return " ".join(piece.text for piece in self._pieces)

    def _spoken(self) -> str:
        now = " ".join(piece.text for piece in self._pieces if piece.change != "gone")
        gone = ", ".join(piece.text for piece in self._pieces if piece.change == "gone")
        return self.tr("{now} (before: {gone})").format(now=now, gone=gone) if gone else now

    def _lay(self, width: float) -> QTextLayout:
        layout = QTextLayout(self.text(), theme.font(13))
        option = QTextOption()
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        y, step = 0.0, theme.size(_LINE)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, y + (step - line.height()) / 2))
            y += step
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        t, found, start = theme.current(), [], 0
        for piece in self._pieces:
            made = QTextLayout.FormatRange()
            made.start, made.length = start, len(piece.text)
            look = QTextCharFormat()
            look.setForeground(t.colour("faint" if piece.change == "gone" else "text"))
            if piece.change == "gone":
                look.setFontStrikeOut(True)
            elif piece.change == "new":
                look.setBackground(t.colour("accent_soft"))
                look.setFontWeight(QFont.Weight.Medium)
            made.format = look
            found.append(made)
            start += len(piece.text) + 1
        return found

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, self._lay(width).lineCount()) * theme.size(_LINE)

    def sizeHint(self) -> QSize:
        natural = QFontMetrics(theme.font(13)).horizontalAdvance(self.text()) + 2
        width = min(natural, theme.size(420))
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().colour("text"))
        self._lay(self.width()).draw(painter, QPointF(0, 0))
        painter.end()


class Wordings(Fold):
    """Every wording, the newest first, with the days it held, what changed against the one before, and why.

    Each measure stands with what was seen in its own time, and `asked` carries a Filter of exactly that.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("", gap=16)
        self._shown: tuple[object, ...] = ()

    def show_wordings(self, found: Sequence[GoalWording], times: Sequence[tuple[MeasureTime, int]]) -> None:
        """`times` are the measures with the number of entries in the time of each."""
        self.set_title(self.tr("How it was worded ({n})").format(n=len(found)))
        shown = (*found, *times, clock.today())
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.box)
        ends = accumulate(time.wordings for time, _count in times)
        seen = {end - 1: time for end, time in zip(ends, times, strict=True)}
        for number in reversed(range(len(found))):
            after = found[number + 1] if number + 1 < len(found) else None
            before = found[number - 1] if number else None
            self.box.addWidget(self._block(found[number], before, after, seen.get(number)))

    def _block(
        self,
        one: GoalWording,
        before: GoalWording | None,
        after: GoalWording | None,
        seen: tuple[MeasureTime, int] | None,
    ) -> QWidget:
        box = down(label(self._held(one, after), "meta", wrap=False), gap=2)
        title, measure = (before.title, before.measure) if before else (None, None)
        for now, was in ((one.title, title), (one.measure, measure)):
            if now or was:
                box.addWidget(ChangedText(drift.marked(was, now) if was and now else _whole(was, now)))
        if (by := self._by(one, before)) is not None:
            box.addWidget(by)
        if one.reason:
            box.addWidget(label(self.tr("Why: {reason}").format(reason=one.reason), "muted"))
        if seen and seen[1] and one.measure:
            box.addLayout(across(self._seen(*seen), None))
        made = ground(QWidget(), "well")
        box.setContentsMargins(14, 10, 14, 12)
        made.setLayout(box)
        return made

    def _held(self, one: GoalWording, after: GoalWording | None) -> str:
        if after is None:
            return self.tr("Since {day}").format(day=days.plain(one.day))
        last = max(one.day, after.day - timedelta(days=1))
        if last == one.day:
            return days.plain(one.day)
        return self.tr("{first} – {last}").format(first=days.plain(one.day), last=days.plain(last))

    def _seen(self, time: MeasureTime, count: int) -> VerbButton:
        words = counted("%n entry while this was the measure", "%n entries while this was the measure", count)
        return VerbButton(words, pressed=lambda: self.asked.emit(time.evidence))

    def _by(self, one: GoalWording, before: GoalWording | None) -> QWidget | None:
        now, was = one.target_date, before.target_date if before else None
        if now is None and was is None:
            return None
        said = self.tr("by {day}").format(day=days.plain(now)) if now else self.tr("no day")
        if before is None or now == was:
            return ChangedText([Piece(said, "same")])
        former = self.tr("by {day}").format(day=days.plain(was)) if was else ""
        return ChangedText([Piece(former, "gone"), Piece(said, "new")])


def _whole(was: str | None, now: str) -> list[Piece]:
    """A text that came where there was none, or went and left none."""
    return [Piece(now, "same" if was is None else "new")] if now else [Piece(was or "", "gone")]


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
