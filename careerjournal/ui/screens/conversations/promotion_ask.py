"""The ask for a promotion while it is prepared: what supports it, what is thin, and its four parts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import agendas, conversations, days, promotion_case, promotions
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.core.promotion_case import Point
from careerjournal.core.promotions import PromotionView
from careerjournal.core.words import counted_in_words
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.parts import VerbButton, across, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.record_fold import RecordFold
from careerjournal.ui.screens.conversations.talk_rows import RowStack, Section, ViewRow

AGENDA, QUESTIONS = "promotion", "promotion-ask"
_ICONS = {True: "circle-check", False: "circle-dashed"}


class _Side:
    """A point of the case, and on which side it stands."""

    def __init__(self, point: Point, supports: bool) -> None:
        self.point, self.supports = point, supports

    @property
    def id(self) -> str:
        return self.point.key


class PointRow(ViewRow):
    """One point, with what it rests on folded below."""

    opened = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.glyph = Glyph("circle-check", 18)
        self.text = label("", "body")
        self.records = RecordFold(journal)
        self.records.opened.connect(self.opened)
        lead = down(self.glyph)
        lead.setContentsMargins(0, 6, 0, 0)
        words = down(self.text, self.records, gap=0)
        words.setContentsMargins(0, 4, 0, 4)
        box = across(lead, words, self.records.button, gap=8)
        box.setStretch(1, 1)
        for part in (lead, self.records.button):
            box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)

    def show_view(self, view: _Side) -> None:
        self.glyph.set_icon(_ICONS[view.supports], "accent_text" if view.supports else "muted")
        self.text.setText(view.point.text)
        self.records.show_uids(view.point.evidence)


class TargetLine(QWidget):
    """Asks to which level or role, where a talk about a promotion has no ask yet."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._talk: ConversationView | None = None
        self.line = DraftLine(journal, self.tr("To which level or role?"))
        self.line.returnPressed.connect(self._begin)
        keep = VerbButton(self.tr("Keep"), pressed=self._begin)
        row = across(self.line, keep)
        row.setStretch(0, 1)
        self.setLayout(row)
        self.setFocusProxy(self.line)

    def show_talk(self, talk: ConversationView) -> None:
        self._talk = talk
        self.line.show_place(f"promotion/{talk.id}")

    def _begin(self) -> None:
        if self._talk and (target := self.line.words()):
            self.line.use_up()
            promotions.begin(self._journal, target, self._talk)


class PromotionAsk(Section):
    """Both sides of the case, and the way into words."""

    opened = Signal(object)
    """The Evidence that was pressed."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(self.tr("The ask"), gap=10)
        self._journal, self._context, self._talk = journal, context, ""
        self.target = TargetLine(journal)
        self.supports, self.thin = (RowStack(lambda _view: self._row()) for _side in range(2))
        self._supports = Section(self.tr("What supports it"), gap=0)
        self._supports.box.addWidget(self.supports)
        self._thin = Section(self.tr("What is still thin"), gap=0)
        self._thin.box.addWidget(self.thin)
        self.parts = VerbButton(self.tr("Put its four parts on the list"), icon="plus", pressed=self._put_parts)
        self.write = VerbButton(self.tr("Find your words"), quiet=True, icon="feather", pressed=self._write)
        self.print = VerbButton(self.tr("Print the case"), quiet=True, icon="printer", pressed=self._print)
        self._verbs = QWidget()
        flow = FlowLayout(8)
        for verb in (self.parts, self.write, self.print):
            flow.addWidget(verb)
        self._verbs.setLayout(flow)
        for part in (self.target, self._supports, self._thin, self._verbs):
            self.box.addWidget(part)

    def _row(self) -> PointRow:
        row = PointRow(self._journal)
        row.opened.connect(self.opened)
        return row

    def show_talk(self, talk: ConversationView) -> None:
        """Show the case of a talk about a promotion; nothing for any other."""
        ask = promotions.of_talk(self._journal, talk)
        self._talk = talk.id
        self.setVisible(talk.kind == promotions.KIND or ask is not None)
        self.target.setVisible(ask is None)
        self.target.show_talk(talk)
        open_ask = ask is not None and not ask.answer
        for part in (self._supports, self._thin, self._verbs):
            part.setVisible(open_ask)
        self.say(self._about(ask))
        if ask is not None and open_ask:
            self._show_case(ask)

    def _about(self, ask: PromotionView | None) -> str:
        if ask is None:
            return ""
        if ask.is_quiet and ask.follow_up_on:
            return self.tr("It rests until {day}. The plan is for another day.").format(day=days.near(ask.follow_up_on))
        if ask.answer == promotions.NO:
            return self.tr("Not this time. Start with their words.")
        return ask.target

    def _show_case(self, ask: PromotionView) -> None:
        case = promotion_case.read(self._journal, ask.id)
        for stack, section, points, supports in (
            (self.supports, self._supports, case.supports, True), (self.thin, self._thin, case.thin, False)
        ):  # fmt: skip
            stack.show_views([_Side(point, supports) for point in points])
            section.setVisible(bool(points))

    def _put_parts(self) -> None:
        count = agendas.put(self._journal, self._talk, AGENDA)
        self._context.toast(counted_in_words("One topic added", "%n topics added", count), self._journal.undo)

    def _print(self) -> None:
        ask = promotions.of_talk(self._journal, conversations.get(self._journal, self._talk))
        self._context.go("summary", document="promotion", subject=ask.id if ask else "")

    def _write(self) -> None:
        self._context.go("reflect", set=QUESTIONS, conversation=self._talk)
