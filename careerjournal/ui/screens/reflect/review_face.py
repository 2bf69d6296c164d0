"""The quarter beside the last, and a year ago: where a quarter review begins, with what every number counts."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from careerjournal.core import clock, quarter_review, session_quarter, sessions
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.quarter_review import Cell, QuarterReview
from careerjournal.core.sessions import SessionView
from careerjournal.ui.charts.figures import Asked
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.parts import Page, across, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.behind_panel import WIDTH, BehindPanel
from careerjournal.ui.screen import Go
from careerjournal.ui.screens.reflect.quarter_table import QuarterTable

MEASURE, LEAST = 680, 520


class ReviewFace(QWidget):
    """Shows the numbers of the quarter that a session reviews, and beside them the records behind one of them."""

    arranged = Signal()
    """The list came or went."""

    def __init__(self, journal: Journal, go: Go) -> None:
        super().__init__()
        self._journal = journal
        self._session = ""
        self.review: QuarterReview | None = None
        self._asked: Asked | None = None
        self.which = Choice([], self.tr("Which quarter do you look back at?"))
        self.which.chosen.connect(self._choose)
        self.title = label("", "title")
        self.hint = label("", "muted")
        self.table = QuarterTable(self.tr("The quarter beside the last, and a year ago"))
        self.table.asked.connect(self.ask)
        self.table.walked.connect(self._follow)
        self.panel = BehindPanel(journal, go)
        self.panel.closed.connect(self.close_panel)
        self.page = Page(MEASURE, top=24, gap=0)
        chosen = across(label(self.tr("Looking back at"), "field", wrap=False), self.which, None, gap=12)
        head = down(label(self.tr("What the quarter held"), "accent"), self.title, self.hint, gap=6)
        for part in (head, chosen):
            self.page.box.addLayout(part)
            self.page.box.addSpacing(16)
        self.page.box.addWidget(self.table)
        self.page.box.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.page, 1)
        row.addWidget(self.panel)
        self.panel.hide()

    # --- showing

    def show_session(self, view: SessionView) -> None:
        """Show the quarter of a session as the journal has it now; a list that is open stays."""
        quarter = view.quarter
        if quarter is None:
            return
        if (self._session, self.review and self.review.quarter) != (view.id, quarter):
            self.close_panel()
        self._session = view.id
        self.review = quarter_review.read(self._journal, quarter)
        self.title.setText(self.tr("The quarter beside the last, and a year ago"))
        self.hint.setText(self._hint(quarter))
        self._offer(quarter)
        self.table.show_review(self.review)
        self._show_panel()

    def _hint(self, quarter: Quarter) -> str:
        words = self.tr("Every number opens what it counts. Then come the questions.")
        if clock.today() in quarter and clock.today() < quarter.last:
            words += " " + self.tr("{quarter} is still running.").format(quarter=quarter.label)
        return words

    def _offer(self, quarter: Quarter) -> None:
        self.which.clear()
        for one in session_quarter.choices(self._journal, quarter):
            self.which.addItem(self.tr("{quarter}, {months}").format(quarter=one.label, months=one.span), str(one))
        self.which.set_value(str(quarter))
        self.which.updateGeometry()

    def _choose(self, quarter: str) -> None:
        sessions.review(self._journal, self._session, Quarter.parse(quarter, self._journal.settings.fiscal_start))
        self.which.setFocus()

    def take_focus(self) -> None:
        self.table.setFocus()

    def _follow(self, rect: QRect) -> None:
        """Keep the place of the keyboard in sight."""
        inside = self.table.viewport().mapTo(self.page.column, rect.center())
        self.page.ensureVisible(inside.x(), inside.y(), 0, theme.size(48))

    # --- opening what a number counts

    def _cell(self, asked: Asked) -> Cell | None:
        line = self.review.line(asked.number, asked.subject) if self.review else None
        return tuple(reversed(line.cells))[asked.column] if line else None

    def ask(self, asked: Asked) -> None:
        """Show what a number counts beside the table; nothing where it counts nothing."""
        cell = self._cell(asked)
        if cell and cell.behind.ids:
            self._asked = asked
            self._show_panel()
            self.panel.list.setFocus()
            self.panel.list.choose_first()

    def _show_panel(self) -> None:
        cell = self._cell(self._asked) if self._asked else None
        if cell is None or not cell.behind.ids:
            self._asked = None
        elif self._asked:
            self.panel.show_behind(cell.behind)
        self.panel.setVisible(self._asked is not None)
        self._arrange()

    def close_panel(self) -> bool:
        """Close the list; whether there was one to see."""
        held, self._asked = self.panel.isVisible(), None
        self.panel.hide()
        self._arrange()
        if held:
            self.table.setFocus()
        return held

    def _arrange(self) -> None:
        """The list beside the table, or in its place where there is no room for both."""
        width = theme.size(WIDTH)
        alone = self.width() - width < theme.size(LEAST)
        self.panel.setMaximumWidth(16777215 if alone else width)
        self.panel.setMinimumWidth(0 if alone else width)
        self.page.setVisible(not (alone and self._asked))
        self.arranged.emit()

    @property
    def taken(self) -> int:
        """The width at the right that the page does not have."""
        return self.panel.minimumWidth() if self._asked and not self.page.isHidden() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
