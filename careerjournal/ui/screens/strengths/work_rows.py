"""Work that drains and work to keep, as lines on a page and as rows in the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal

from careerjournal.core import days, drains, keeps
from careerjournal.core.drains import DrainView
from careerjournal.core.journal import Journal
from careerjournal.core.keeps import KeepView
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.lists import Heading, Row
from careerjournal.ui.kit.parts import VerbButton, across, label
from careerjournal.ui.records.record_page import Part
from careerjournal.ui.records.record_rows import Line, RecordRows

DRAIN, KEEP = "battery-low", "heart"


def plan_words(drain: DrainView) -> str:
    """The plan, or the question that leads to one."""
    ended = QCoreApplication.translate("work", "Ended on {day}")
    if drain.ended_on:
        return ended.format(day=days.plain(drain.ended_on))
    return drains.plan(drain) or QCoreApplication.translate("work", "No plan yet. What could you do about it?")


def keep_words(keep: KeepView) -> str:
    if keep.ended_on:
        return QCoreApplication.translate("work", "Ended on {day}").format(day=days.plain(keep.ended_on))
    if keep.strength:
        return keep.strength.name
    return QCoreApplication.translate("work", "Since {day}").format(day=days.plain(keep.day))


def drain_line(drain: DrainView) -> Line:
    return Line(drain.id, drain.work, plan_words(drain), "", DRAIN)


def keep_line(keep: KeepView) -> Line:
    return Line(keep.id, keep.work, keep_words(keep), "", KEEP)


def rows(journal: Journal) -> Sequence[Heading | Row]:
    """The list of the work: plans for what drains, what to keep, and what has ended."""
    draining, kept = drains.all_of(journal), keeps.all_of(journal)
    found: list[Heading | Row] = []
    open_drains = [_drain_row(one) for one in draining if one.is_open]
    open_keeps = [_keep_row(one) for one in kept if one.is_open]
    ended = [_drain_row(one) for one in draining if not one.is_open]
    ended += [_keep_row(one) for one in kept if not one.is_open]
    for title, those in (
        (QCoreApplication.translate("work", "Plans for draining ones"), open_drains),
        (QCoreApplication.translate("work", "Work to keep"), open_keeps),
        (QCoreApplication.translate("work", "Ended"), ended),
    ):
        found += [Heading(title), *those] if those else []
    return found


def _drain_row(drain: DrainView) -> Row:
    return Row(drain.id, drain.work, plan_words(drain), icon=DRAIN, muted=not drain.is_open)


def _keep_row(keep: KeepView) -> Row:
    return Row(keep.id, keep.work, keep_words(keep), icon=KEEP, muted=not keep.is_open)


class WorkPart(Part):
    """Some work on a page under a question, and a line to name more."""

    opened = Signal(str)
    added = Signal(str)

    def __init__(self, title: str, question: str, hint: str, verb: str) -> None:
        super().__init__(title)
        self.question = label(question, "muted")
        self.list = RecordRows()
        self.list.opened.connect(self.opened)
        self.line = AddLine(question, hint, self.tr("Add"))
        self.line.added.connect(self.added)
        self.verb = VerbButton(verb, icon="plus", pressed=self.line.open_line)
        for part in (self.question, self.list, self.line):
            self.box.addWidget(part)
        self.box.addLayout(across(self.verb, None))

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.list.set_lines(lines)
        self.question.setVisible(not lines)
