"""The checklist beside the page: what is worth doing, what could be done if there is time, and what is done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from careerjournal.core import actions, checklist
from careerjournal.core.checklist import Checklist, Step
from careerjournal.core.checklist_questions import DONE, NOT_NEEDED, OPEN, SKIPPED
from careerjournal.core.evidence import Evidence
from careerjournal.core.journal import Journal
from careerjournal.core.words import counted
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.parts import Fold, MoreButton, VerbButton, across, action, down, restyle
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.record_fold import RecordFold
from careerjournal.ui.screens.conversations.talk_rows import LinkRow, RowStack, Section, ViewRow

GLYPH = 20
_ICONS = {OPEN: "circle", DONE: "circle-check", SKIPPED: "corner-down-right", NOT_NEEDED: "minus"}


@dataclass(frozen=True)
class Shown:
    """A step, and whether the person may skip, reword and tick it here."""

    step: Step
    changeable: bool

    @property
    def id(self) -> str:
        return self.step.key


class StepRow(ViewRow):
    """One step: a glyph, what and why, one verb, and what it rests on folded below."""

    wanted = Signal(object)
    opened = Signal(object)
    skipped = Signal(str, bool)
    ticked = Signal(str, bool)
    reworded = Signal(str, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.shown: Shown | None = None
        self.glyph = Glyph("circle", GLYPH)
        self.title, self.reason = label("", "lead"), label("", "muted")
        self.verb = VerbButton("", pressed=self._want)
        self.more = MoreButton(self.tr("More about this step"), self._lines)
        self.records = RecordFold(journal, self._with_verbs)
        self.records.opened.connect(self.opened)
        self.show_records = self.records.button
        self.line = DraftLine(journal, self.tr("This step in your own words"))
        self.line.returnPressed.connect(self._reword)
        self.line.on_escape(lambda: self._rewording(False))
        self.line.hide()
        self._lay_out()
        self.setFocusProxy(self.verb)

    def _lay_out(self) -> None:
        """What on the first line, why below it over the whole width, a chevron beside it for what it rests on."""
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        for part in (self.show_records, self.more):  # titles stand in one line, with and without them
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        lead = down(self.glyph, self.show_records, None, gap=0)
        lead.setAlignment(self.glyph, Qt.AlignmentFlag.AlignHCenter)
        lead.setContentsMargins(0, 6, 0, 0)
        titled = down(self.title, self.line, gap=0)
        titled.setContentsMargins(0, 5, 0, 2)
        grid.addLayout(lead, 0, 0, 2, 1)
        grid.addLayout(titled, 0, 1)
        grid.addLayout(across(self.verb, self.more, gap=2), 0, 2, top)
        grid.addWidget(self.reason, 1, 1, 1, 2, top)
        grid.addWidget(self.records, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)

    def show_view(self, view: Shown) -> None:
        self.shown = view
        step = view.step
        self.glyph.set_icon(_ICONS[step.state], "accent_text" if step.state == DONE else "muted")
        self.title.setText(step.title)
        self.reason.setText(step.reason)
        self._show_verb(step)
        self.more.setVisible(view.changeable)
        self.more.set_name(self.tr("More about “{step}”").format(step=step.title))
        self.records.show_uids(step.evidence)

    def _show_verb(self, step: Step) -> None:
        again = {SKIPPED: self.tr("Take it in"), DONE: self.tr("Look again"), NOT_NEEDED: ""}
        text = again.get(step.state, step.verb)
        if step.state == DONE and step.does in ("tick", "prepared", "want", "bring", "topics"):
            text = ""
        self.verb.setVisible(bool(text))
        self.verb.set_text(text)
        self.verb.setAccessibleName(self.tr("{verb}: {step}").format(verb=text, step=step.title))
        restyle(self.verb, "quiet", step.state != OPEN)

    def open_records(self, opened: bool = True) -> None:
        """Show what the step rests on, or fold it."""
        self.records.set_open(opened)

    def _with_verbs(self, row: LinkRow, record: Evidence) -> QWidget:
        """A promise can be closed where it is seen."""
        if record.noun != "action" or not actions.get(self._journal, record.id).is_open:
            return row
        done = VerbButton(self.tr("Done"), pressed=partial(actions.done, self._journal, record.id))
        done.setAccessibleName(self.tr("Done: {promise}").format(promise=record.title))
        drop = VerbButton(self.tr("Let go"), quiet=True, pressed=partial(actions.drop, self._journal, record.id))
        drop.setAccessibleName(self.tr("Let go: {promise}").format(promise=record.title))
        both = QWidget()
        box = across(row, done, drop, gap=2)
        box.setStretch(0, 1)
        both.setLayout(box)
        return both

    def _lines(self) -> list[QAction | None]:
        if self.shown is None:
            return []
        step = self.shown.step
        lines: list[QAction | None] = []
        if step.state == OPEN:
            lines.append(action(self.tr("Skip this time"), partial(self.skipped.emit, step.key, True), "arrow-right"))
            lines.append(action(self.tr("Mark as done"), partial(self.ticked.emit, step.key, True), "check"))
        elif step.state == SKIPPED:
            lines.append(action(self.tr("Take it in"), partial(self.skipped.emit, step.key, False), "undo-2"))
        elif step.state == DONE:
            lines.append(action(self.tr("Not done after all"), partial(self.ticked.emit, step.key, False), "undo-2"))
        return [*lines, action(self.tr("Reword"), partial(self._rewording, True), "pencil")]

    def _want(self) -> None:
        if self.shown is None:
            return
        if self.shown.step.state == SKIPPED:
            self.skipped.emit(self.shown.step.key, False)
        else:
            self.wanted.emit(self.shown.step)

    def _rewording(self, on: bool) -> None:
        self.line.setVisible(on)
        self.title.setVisible(not on)
        if on and self.shown:
            self.line.setText(self.shown.step.title)
            self.line.setFocus()
            self.line.selectAll()
        else:
            self.setFocus()

    def _reword(self) -> None:
        if self.shown and self.line.words():
            self.reworded.emit(self.shown.step.key, self.line.words())
        self._rewording(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._rewording(True)
        else:
            super().keyPressEvent(event)


class StepList(QWidget):
    """The steps of one conversation in their three groups."""

    wanted = Signal(object)
    """The step whose verb was pressed."""
    opened = Signal(object)
    """The Evidence that was pressed."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context = journal, context
        self._talk = ""
        self.stacks = {name: RowStack(lambda _view: self._row(), gap=2) for name in ("worth", "time", "done")}
        self._worth = Section(self.tr("Worth doing"))
        self._time = Section(self.tr("If there is time"))
        self.done = Fold("", gap=2)
        self._worth.box.addWidget(self.stacks["worth"])
        self._time.box.addWidget(self.stacks["time"])
        self.done.box.addWidget(self.stacks["done"])
        self.calm = label(self.tr("Nothing more is needed. Ready when you are."), "muted")
        self.add_line = DraftLine(journal, self.tr("Add a step of your own"))
        self.add_line.returnPressed.connect(self._add)
        self.add_line.on_escape(self._close_add)
        self.add_verb = VerbButton(self.tr("Add a step"), quiet=True, icon="plus", pressed=self._begin_add)
        self.add_line.hide()
        adding = across(self.add_verb, None)
        self.setLayout(down(self._worth, self.calm, self._time, adding, self.add_line, self.done, gap=14))

    def _row(self) -> StepRow:
        row = StepRow(self._journal)
        row.wanted.connect(self.wanted)
        row.opened.connect(self.opened)
        row.ticked.connect(lambda key, on: checklist.tick(self._journal, self._talk, key, on))
        row.reworded.connect(lambda key, title: checklist.reword(self._journal, self._talk, key, title))
        row.skipped.connect(self._skip)
        return row

    def show_list(self, found: Checklist, short: bool = False) -> None:
        """Show a checklist; the `short` one is a single group that nobody changes."""
        self._talk = found.conversation
        groups = {"worth": found.steps if short else found.of_group("worth"), "time": (), "done": ()}
        if not short:
            groups |= {"time": found.of_group("time"), "done": found.finished}
        for name, steps in groups.items():
            self.stacks[name].show_views([Shown(step, not short) for step in steps])
        self._worth.setVisible(bool(groups["worth"]))
        self._worth.title.setText(self.tr("In ten minutes") if short else self.tr("Worth doing"))
        self._time.setVisible(bool(groups["time"]))
        self.calm.setVisible(not short and not groups["worth"])
        self.done.setVisible(bool(groups["done"]))
        done = sum(step.state == DONE for step in groups["done"])
        self.done.set_title(counted("One done", "%n done", done) if done else self.tr("Not needed now"))
        self.add_verb.setVisible(not short and self.add_line.isHidden())
        if short:
            self.add_line.hide()

    def row(self, key: str) -> StepRow | None:
        found = (stack.rows.get(key) for stack in self.stacks.values())
        return next((row for row in found if isinstance(row, StepRow)), None)

    def take_focus(self) -> bool:
        """Focus the first step that can be done."""
        row = next(iter(self.stacks["worth"].rows.values()), None)
        if row:
            row.setFocus()
        return row is not None

    def _skip(self, key: str, skipped: bool) -> None:
        checklist.skip(self._journal, self._talk, key, skipped)
        if skipped:
            self._context.toast(self.tr("Skipped this time"), self._journal.undo)

    def _begin_add(self) -> None:
        self.add_verb.hide()
        self.add_line.show_place(f"step/{self._talk}")
        self.add_line.show()
        self.add_line.setFocus()

    def _close_add(self) -> None:
        self.add_line.hide()
        self.add_verb.show()
        self.add_verb.setFocus()

    def _add(self) -> None:
        if title := self.add_line.words():
            self.add_line.use_up()
            self._close_add()
            checklist.add(self._journal, self._talk, title)
