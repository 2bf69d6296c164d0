"""The page of one theme of a year: what it is to be, and how it is this quarter beside the last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from careerjournal.core import days, year_plan
from careerjournal.core.journal import Journal
from careerjournal.core.year_plan import Beside, PlanThemeView, Revisit
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.drafted import DraftedText
from careerjournal.ui.kit.parts import across, clear, down, ground, label
from careerjournal.ui.kit.title_text import TitleText
from careerjournal.ui.records.record_page import Part, RecordPage, state_label
from careerjournal.ui.screen import Context

_SIDE_BY_SIDE = 520


class PlanThemePage(RecordPage):
    noun = "plan-theme"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.state = state_label()
        self.title = TitleText(self.tr("Theme of the year"))
        self.title.changed.connect(lambda text: self.save("name", text))
        self.form = self.form_of(("text", "year"), 1, self.tr("Which year"))
        self.last = ground(QWidget(), "well")
        self.last_head = label("", "field")
        self.last_day = label("", "faint")
        self.last_text = label("", "muted")
        self.now_head = label("", "field")
        self.now_hint = label("", "faint")
        self.now_text = DraftedText(journal, self.tr("How is it now?"), least=5, most=16)
        self.now_text.left.connect(self.keep_revisit)
        self.history = Part(self.tr("Quarter by quarter"))
        self._shown: tuple[Revisit, ...] | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        head = across(Glyph("calendar-range", 16), self.state, self.more, gap=8)
        head.setStretch(1, 1)
        words = down(self.last_head, self.last_day, 4, self.last_text, None, gap=2)
        words.setContentsMargins(14, 10, 14, 12)
        self.last.setLayout(words)
        now = QWidget()
        written = down(self.now_head, self.now_hint, 4, self.now_text, None, gap=2)
        written.setContentsMargins(0, 10, 0, 0)
        now.setLayout(written)
        self.beside = QWidget()
        self._pair = across(self.last, now, gap=16)
        self._pair.setStretch(0, 1)
        self._pair.setStretch(1, 1)
        self.beside.setLayout(self._pair)
        self.box.addLayout(head)
        self.box.addLayout(down(4, self.title, 14, self.form, 24, self.beside, 24, self.history, gap=0))
        self.box.addStretch(1)

    # --- showing

    def begin(self) -> None:
        self.form.fold.set_open(False)
        self.now_text.forget_place()

    def refresh(self) -> None:
        one = year_plan.get(self.journal, self.uid)
        found = year_plan.beside(self.journal, one)
        self.state.setText(self._stands(one))
        self.title.set_text(one.name)
        self.form.set_values(self.journal.values(self.uid))
        self._show_beside(one, found)
        shown = () if self.beside.isHidden() else (found.now, found.last)
        self._show_history([each for each in one.revisits if each not in shown])
        self._arrange()

    def _stands(self, one: PlanThemeView) -> str:
        if not one.revisits:
            return str(one.year)
        return self.tr("{year} · last read again on {day}").format(year=one.year, day=days.plain(one.revisits[-1].day))

    def _show_beside(self, one: PlanThemeView, found: Beside) -> None:
        """A year that is over is read in its quarters alone."""
        self.beside.setVisible(one.year >= found.quarter.year)
        self.last.setVisible(bool(found.last))
        if found.last:
            self.last_head.setText(found.last.quarter.label)
            self.last_day.setText(days.plain(found.last.day))
            self.last_text.setText(found.last.text)
        self.now_head.setText(found.quarter.label)
        self.now_hint.setText(self.tr("How is it now?"))
        kept = found.now.text if found.now else ""
        place = f"revisit/{self.uid}/{found.quarter}"
        if self.now_text.place == place:
            self.now_text.refresh_kept(kept)
        else:
            self.now_text.show_place(place, kept)

    def _show_history(self, found: Sequence[Revisit]) -> None:
        self.history.setVisible(bool(found))
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        clear(self.history.box)
        for one in reversed(found):
            when = self.tr("{quarter}, {day}").format(quarter=one.quarter.label, day=days.plain(one.day))
            self.history.box.addLayout(down(label(when, "meta", wrap=False), label(one.text, "body"), 8, gap=2))

    def _arrange(self) -> None:
        """Side by side where there is room, otherwise one under the other."""
        wide = self.viewport().width() >= theme.size(_SIDE_BY_SIDE)
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- doing

    def keep_revisit(self) -> None:
        """Keep how the theme is this quarter."""
        if self.uid and self.now_text.place and self.now_text.is_changed:
            text = self.now_text.text().strip()
            self.now_text.now_kept()
            year_plan.revisit(self.journal, self.uid, text)
            self.say(self.tr("Saved"))

    def settle(self) -> None:
        if self.uid:
            self.title.flush()
            self.keep_revisit()
        super().settle()
