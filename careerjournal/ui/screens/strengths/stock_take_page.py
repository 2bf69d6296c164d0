"""The stock-take of a quarter on one page: every strength, then work to keep, then what drains; or two side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from careerjournal.core import days, drains, keeps, stock_takes
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.stock_takes import StockTakeView
from careerjournal.ui.kit.drafted import DraftedText
from careerjournal.ui.kit.parts import (
    Card,
    MoreButton,
    Page,
    Segmented,
    VerbButton,
    across,
    action,
    clear,
    down,
    label,
    rule,
)
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.records.record_page import MEASURE
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.strengths.drain_fields import DrainFields
from careerjournal.ui.screens.strengths.side_by_side import SideBySide
from careerjournal.ui.screens.strengths.state_row import StateRow
from careerjournal.ui.screens.strengths.work_rows import WorkPart, drain_line, keep_line

TAKE, BESIDE = "take", "beside"


class StockTakePage(Page):
    """Everything is kept as it is said; a quarter's page can be filled in over days and changed later."""

    led = Signal(str, str)
    """(noun, uid) of a record that a row leads to."""
    filtered = Signal(object)

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(MEASURE, top=20, gap=0)
        self.journal, self.context = journal, context
        self.quarter: Quarter | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Stock-take"))
        self.title, self.span = label("", "h1", wrap=False), label("", "meta", wrap=False)
        self.state = label("", "lead")
        self.more = MoreButton(self.tr("More"), self.rare_verbs)
        self.switch = Segmented(
            [(TAKE, self.tr("Take stock")), (BESIDE, self.tr("Side by side"))], self.tr("One quarter or two")
        )
        self.switch.chosen.connect(self.show_face)
        self.rows: dict[str, StateRow] = {}
        self.note = DraftedText(journal, self.tr("A note on the quarter"), least=2, most=8)
        self.note.left.connect(self._save_note)
        self.beside = SideBySide(journal)
        self.beside.entries_wanted.connect(self.filtered)
        self._make_work()
        self._lay_out()

    # --- making

    def _make_work(self) -> None:
        self.keeps = WorkPart(
            self.tr("Work to keep"), self.tr("Which work do you enjoy and want to go on with?"),
            self.tr("A task, a duty, a Tuesday hour."), self.tr("Add work to keep"),
        )  # fmt: skip
        self.keeps.opened.connect(lambda uid: self.led.emit("keep", uid))
        self.keeps.added.connect(self._keep)
        self.drains = WorkPart(
            self.tr("Plans for draining ones"), self.tr("Which piece of work drains you?"),
            self.tr("Name the work, not yourself."), self.tr("Add draining work"),
        )  # fmt: skip
        self.drains.opened.connect(lambda uid: self.led.emit("drain", uid))
        self.drains.added.connect(self._drain)
        self.drain_title = label("", "strong")
        self.drain_form = DrainFields(self.journal)
        self.drain_form.saved.connect(lambda: self._say(self.tr("Saved")))
        self.drain_card = Card(gap=16)
        self.drain_card.box.addWidget(self.drain_title)
        self.drain_card.box.addWidget(self.drain_form)
        self.drain_card.box.addLayout(across(VerbButton(self.tr("That is all"), pressed=self.close_drain), None))
        self.drain_card.hide()
        self.drains.box.addWidget(self.drain_card)

    def _lay_out(self) -> None:
        head = across(self.span, self.more)
        head.setStretch(0, 1)
        self.lines = QWidget()
        self._lines = down(gap=0)
        self.lines.setLayout(self._lines)
        self.hint = label(
            self.tr("The keys 1, 2 and 3 answer. Beside your answer stands what your own entries say."), "faint"
        )
        self.first = VerbButton(
            self.tr("Name a strength"), icon="plus", pressed=lambda: self.led.emit("strength", "new")
        )
        self.last_rule = rule()
        self.take = QWidget()
        note = down(label(self.tr("A note on the quarter"), "field"), self.note, gap=6)
        head_of = down(self.hint, across(self.first, None), gap=0)
        parts = (head_of, 8, self.lines, self.last_rule, 20, note, 28, self.keeps, 28, self.drains)
        self.take.setLayout(down(*parts, gap=0))
        switch = across(self.switch, None)
        self.box.addLayout(head)
        self.box.addLayout(down(self.title, 8, self.state, 14, switch, 18, self.take, self.beside, gap=0))
        self.box.addStretch(1)

    # --- showing

    def open_quarter(self, quarter: Quarter) -> None:
        """Show the stock-take of another quarter; what was typed into the one before is kept."""
        if quarter != self.quarter:
            self.settle()
            self.quarter = quarter
            self.close_drain()
            for part in (self.keeps, self.drains):
                part.line.close_line()
            self.verticalScrollBar().setValue(0)
        self.refresh()

    def show_face(self, face: str) -> None:
        """Turn to taking stock, or to two quarters side by side."""
        self.settle()
        self.switch.set_value(face)
        self.refresh()

    def refresh(self) -> None:
        """Show what the journal says now; lines that are being typed into stay as they are."""
        if self.quarter is None:
            return
        view = stock_takes.page(self.journal, self.quarter)
        self.title.setText(self.quarter.label)
        self.span.setText(self.quarter.span)
        self.state.setText(self._stands(view))
        beside = self.switch.value() == BESIDE
        self.take.setVisible(not beside)
        self.beside.setVisible(beside)
        if beside:
            self.beside.show_quarter(self.quarter)
            return
        self._show_rows(view)
        self._show_note(f"stock-take/{self.quarter}", view.note)
        self._show_work(self.quarter)

    def _show_note(self, place: str, kept: str) -> None:
        if self.note.place == place:
            self.note.refresh_kept(kept)
        else:
            self.note.show_place(place, kept)

    def _stands(self, view: StockTakeView) -> str:
        if view.day and any(line.state for line in view.lines):
            return self.tr("Taken on {day}. It can be changed at any time.").format(day=days.plain(view.day))
        if not view.lines:
            return self.tr("What are you good at? With a name or two, a quarter can be looked at.")
        return self.tr("Which of your strengths did your work use? Say what you know; the rest can wait.")

    def _show_rows(self, view: StockTakeView) -> None:
        if list(self.rows) != [line.strength.id for line in view.lines]:
            clear(self._lines)
            self.rows = {line.strength.id: self._row(line.strength.id) for line in view.lines}
            for row in self.rows.values():
                self._lines.addWidget(rule())
                self._lines.addWidget(row)
        for part in (self.hint, self.last_rule):
            part.setVisible(bool(view.lines))
        self.first.setVisible(not view.lines)
        kept = frozenset(one.work.casefold() for one in keeps.all_of(self.journal) if one.is_open)
        is_now = view.quarter == stock_takes.this_quarter(self.journal)
        for line in view.lines:
            self.rows[line.strength.id].show_line(line, is_now, kept)

    def _row(self, strength: str) -> StateRow:
        row = StateRow(strength)
        row.said.connect(partial(self._say_of, strength))
        row.kept.connect(lambda work: self._keep(work, strength))
        row.entries_wanted.connect(self.filtered)
        row.options_wanted.connect(lambda: self.led.emit("strength", strength))
        return row

    def _show_work(self, quarter: Quarter) -> None:
        self.keeps.show_lines([keep_line(one) for one in keeps.in_quarter(self.journal, quarter)])
        found = drains.in_quarter(self.journal, quarter)
        self.drains.show_lines([drain_line(one) for one in found])
        mine = next((one for one in found if one.id == self.drain_form.uid), None)
        if mine:
            self.drain_title.setText(mine.work)
            self.drain_form.show_drain(mine.id)
        else:
            self.close_drain()

    # --- doing

    def _say_of(self, strength: str, field: str, text: str) -> None:
        if self.quarter is not None:
            stock_takes.say(self.journal, self.quarter, strength, **{field: text})
            if field != "state":
                self._say(self.tr("Saved"))

    def _save_note(self) -> None:
        if self.quarter is not None and self.note.place and self.note.is_changed:
            stock_takes.note(self.journal, self.quarter, self.note.text())
            self.note.now_kept()
            self._say(self.tr("Saved"))

    def _keep(self, work: str, strength: str = "") -> None:
        keeps.add(self.journal, work, strength or None)
        self._say(self.tr("Among your work to keep: {work}").format(work=work))

    def _drain(self, work: str) -> None:
        uid = self.journal.add("drain", work=work)
        self.drain_title.setText(work)
        self.drain_card.show()
        self.drain_form.show_drain(uid)
        self.refresh()
        self.drain_form.focus("asks_for")
        QTimer.singleShot(0, self.drain_card, lambda: self.ensureWidgetVisible(self.drain_card, 0, 24))
        self._say(self.tr("Added: {work}").format(work=work))

    def close_drain(self) -> None:
        """Fold the questions about the drain that was just named."""
        self.drain_form.flush()
        self.drain_form.forget()
        self.drain_card.hide()

    def _say(self, text: str) -> None:
        self.context.toast(text, self.journal.undo)

    def settle(self) -> None:
        """Save what is typed but not left yet."""
        for row in self.rows.values():
            row.flush()
        self._save_note()
        self.drain_form.flush()

    def begin(self) -> None:
        """Put the cursor where the next answer goes: the first strength of which nothing is said."""
        open_ones = [row for row in self.rows.values() if not row.choice.value()]
        row = next(iter(open_ones or self.rows.values()), None)
        if row is not None and not self.take.isHidden():
            row.choice.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(row)

    def rare_verbs(self) -> Sequence[QAction | None]:
        view = stock_takes.page(self.journal, self.quarter) if self.quarter else None
        nothing = "" if view and view.id else self.tr("Nothing is said of this quarter yet")
        return [
            action(self.tr("Take stock in questions"), self._reflect, "book-open-text"),
            *([earlier_versions.line(self, view.id)] if view and view.id else []),
            None,
            action(self.tr("Move to trash"), self.remove, "trash-2", nothing),
        ]

    def _reflect(self) -> None:
        self.settle()
        self.context.go("reflect", set="take-stock")

    def remove(self) -> None:
        """Move the quarter's stock-take to the trash; its work to keep and its drains stay."""
        self.settle()
        if self.quarter is not None:
            self.journal.remove(stock_takes.page(self.journal, self.quarter).id)
            self._say(self.tr("Moved to trash"))
