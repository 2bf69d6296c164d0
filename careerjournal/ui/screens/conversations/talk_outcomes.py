"""What became, in a conversation, of an option or an ask: the line that asks it, and the options at the table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QPushButton, QWidget

from careerjournal.core import clock, days, outcomes, prose
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import OUTCOMES
from careerjournal.core.options import OptionView
from careerjournal.core.outcomes import OutcomeView
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.fields import Day
from careerjournal.ui.kit.parts import MoreButton, Segmented, VerbButton, across, action, down
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.kit.text import Label, label
from careerjournal.ui.records import states
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.talk_rows import ENTER, RowStack, ViewRow


class OutcomeLine(QWidget):
    """Asks what became of one thing; Enter keeps it, Esc leaves it open."""

    kept = Signal(dict)
    escaped = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.title = label("", "strong", elide=True)
        kinds = [(kind, states.of_option(kind).word) for kind in OUTCOMES]
        self.kind = Segmented(kinds, self.tr("What became of it"))
        self.kind.chosen.connect(lambda _kind: self._follow())
        self.instead = QLineEdit()
        self.instead.setAccessibleName(self.tr("What was offered instead"))
        self.instead.setPlaceholderText(self.tr("What was offered instead?"))
        self.reason = DraftLine(journal, self.tr("The reason they gave"), self.tr("Because … (their words)"))
        self.begins = Day(Field("from_day", "day", self.tr("Trial from")))
        self.review = Day(Field("review_on", "day", self.tr("Look again on")))
        for day in (self.begins, self.review):
            day.line.setPlaceholderText(day.name)
        self.hint = label(self.tr("With a first day it becomes a step of yours, and a win on the timeline."), "faint")
        self.keep = VerbButton(self.tr("Keep"), pressed=self.finish)
        self.leave = VerbButton(self.tr("Not now"), quiet=True, pressed=self.escaped.emit)
        self.message = label("", "meta")
        self._lay_out()
        self.reason.on_escape(self.escaped.emit)
        for line in (self.instead, self.reason, self.begins.line, self.review.line):
            line.returnPressed.connect(self.finish)
        self._follow()

    def _lay_out(self) -> None:
        rest = QWidget()
        flow = FlowLayout(8)
        for part in (self.begins, self.review, self.keep, self.leave):
            flow.addWidget(part)
        rest.setLayout(flow)
        kinds = across(self.kind, None)
        self.setLayout(down(self.title, kinds, self.instead, self.reason, rest, self.hint, self.message, gap=6))

    def ask(self, about: str) -> None:
        """Ask what became of `about`."""
        self.title.setText(self.tr("What became of “{thing}”?").format(thing=about))
        self.kind.set_value("agreed")
        self.instead.clear()
        self.reason.clear()
        self.begins.set_value(None)
        self.review.set_value(None)
        self._say("")
        self._follow()
        first = self.kind.findChild(QPushButton)
        (first if isinstance(first, QPushButton) else self.reason).setFocus(Qt.FocusReason.TabFocusReason)

    def _follow(self) -> None:
        """Ask only what the answer can have: what was offered instead, or when the trial begins."""
        self.instead.setVisible(self.kind.value() == "counter-offered")
        self.begins.setVisible(self.kind.value() == "agreed")
        self.hint.setVisible(self.kind.value() == "agreed")
        QTimer.singleShot(0, self, lambda: follow_layout(self))  # only the chosen word takes Tab, once it has the focus

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def finish(self) -> None:
        """Keep the outcome."""
        kind, said = self.kind.value(), {"reason": self.reason.words()}
        instead = " ".join(self.instead.text().split()) if kind == "counter-offered" else ""
        days_said = self._days(kind)
        if days_said is not None:
            self.kept.emit({"kind": kind, **said, "offered_instead": instead, **days_said})

    def _days(self, kind: str) -> dict[str, object] | None:
        """The days that are typed; None where one is none, which is said."""
        found: dict[str, object] = {}
        for name, edit in (("from_day", self.begins), ("review_on", self.review)):
            try:
                found[name] = edit.value() if name != "from_day" or kind == "agreed" else None
            except Trouble as trouble:
                self._say(str(trouble))
                edit.setFocus()
                return None
        return found

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)  # Esc closes this before it leaves the talk
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:  # on one of the four words
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def told(outcome: OutcomeView) -> str:
    """An outcome in one line."""
    parts = [states.of_option(outcome.kind).word]
    if outcome.offered_instead:
        parts.append(outcome.offered_instead)
    if outcome.accepted_on:
        parts.append(QCoreApplication.translate("outcomes", "accepted"))
    if outcome.from_day:
        begins = QCoreApplication.translate("outcomes", "trial from {day}")
        parts.append(begins.format(day=days.plain(outcome.from_day)))
    if outcome.reason:
        parts.append(QCoreApplication.translate("outcomes", "because “{reason}”").format(reason=outcome.reason))
    if outcome.look_again_on:
        look = QCoreApplication.translate("outcomes", "look again on {day}")
        parts.append(look.format(day=days.plain(outcome.look_again_on)))
    return " · ".join(parts)


class DetailAndVerb(QWidget):
    """A verb beside a detail where that fits into one line, else below it."""

    def __init__(self, detail: Label, verb: VerbButton) -> None:
        super().__init__()
        self._detail, self._verb = detail, verb
        detail.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._pair = across(detail, verb)
        self._pair.setStretch(0, 1)
        self.setLayout(self._pair)

    def stand(self) -> None:
        """Place the verb for the words as they are now."""
        words = self._detail.fontMetrics().horizontalAdvance(self._detail.text())
        beside = self._verb.isHidden() or words <= self.width() - self._verb.sizeHint().width() - 8
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(8 if beside else 0)
        self._pair.setAlignment(self._verb, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)


class OptionRow(ViewRow):
    """One option at the table, with what became of it here."""

    outcome_wanted = Signal(str)

    def __init__(self, journal: Journal, context: Context, talk: str) -> None:
        super().__init__()
        self._journal, self._context, self._talk = journal, context, talk
        self.view: OptionView | None = None
        self.text, self.detail = label("", "body"), label("", "meta")
        self.verb = VerbButton(self.tr("Outcome"), quiet=True, pressed=self._do)
        self.more = MoreButton(self.tr("More about this option"), self._lines)
        self.line = QFrame()
        self.line.setProperty("row", True)
        self.line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._second = DetailAndVerb(self.detail, self.verb)
        words = down(self.text, self._second, gap=0)
        words.setContentsMargins(0, theme.size(4), 0, theme.size(4))
        lead = down(Glyph("split", 16))
        lead.setContentsMargins(6, 7, 4, 0)
        row = across(lead, words, self.more, gap=8)
        row.setContentsMargins(2, 0, 2, 0)
        row.setStretch(1, 1)
        row.setAlignment(lead, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        self.line.setLayout(row)
        self._box = down(self.line)
        self.setLayout(self._box)
        self.setFocusProxy(self.line)

    def show_view(self, view: OptionView) -> None:
        self.view = view
        self.text.setText(view.title)
        here = self._here()
        trial = prose.excerpt(view.trial, 120)
        smaller = self.tr("or, smaller: {trial}").format(trial=trial) if trial else ""
        self.detail.setText(told(here) if here else self._due() or smaller)
        accepts = here is not None and here.can_accept
        self.verb.setVisible(here is None or accepts)
        self.verb.set_text(self.tr("Accept it") if accepts else self.tr("Outcome"))
        name = self.tr("Accept what was offered for “{option}”") if accepts else self.tr("Outcome of “{option}”")
        self.verb.setAccessibleName(name.format(option=view.title))
        self._second.stand()
        self.more.set_name(self.tr("More about “{option}”").format(option=view.title))
        self.line.setAccessibleName(", ".join(part for part in (view.title, self.detail.text()) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._box.activate()
        self._second.stand()
        self.updateGeometry()  # the rows below must move: what stands below its detail is higher

    def _due(self) -> str:
        """What was said earlier, where this is the day to look at it again."""
        last = self.view.outcomes[-1] if self.view and self.view.outcomes else None
        return told(last) if last else ""

    def _here(self) -> OutcomeView | None:
        found = self.view.outcomes if self.view else ()
        return next((one for one in reversed(found) if one.conversation == self._talk), None)

    def _lines(self) -> list[QAction | None]:
        if self.view is None:
            return []
        opens = partial(self._context.go, "goals", self.view.id)
        lines: list[QAction | None] = [
            action(self.tr("Note an outcome"), self._want, "split"),
            action(self.tr("Open it"), opens, "arrow-up-right"),
        ]
        here = self._here()
        if here is None and self.view.review_on and self.view.review_on <= clock.today():
            lines.insert(1, action(self.tr("Looked at; nothing changes"), self._looked_at, "check"))
        if here and here.can_accept:
            lines.insert(0, action(self.tr("Accept it"), self._accept, "circle-check"))
        if here:
            lines += [None, action(self.tr("Take the outcome back"), self._take_back, "undo-2")]
        return lines

    def _do(self) -> None:
        """The verb at the row's end."""
        here = self._here()
        if here is not None and here.can_accept:
            self._accept()
        else:
            self._want()

    def _accept(self) -> None:
        if here := self._here():
            outcomes.accept(self._journal, here.id, here.day)
            self._context.toast(self.tr("Accepted. It is a step and a win now."), self._journal.undo)

    def _looked_at(self) -> None:
        if self.view and self.view.outcomes:
            outcomes.looked_at(self._journal, self.view.outcomes[-1].id)
            self._context.toast(self.tr("Looked at"), self._journal.undo)

    def _want(self) -> None:
        if self.view:
            self.outcome_wanted.emit(self.view.id)

    def _take_back(self) -> None:
        if here := self._here():
            self._journal.remove(here.id)
            self._context.toast(self.tr("Taken back"), self._journal.undo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._want()
        else:
            super().keyPressEvent(event)


class OptionsAtTheTable(QWidget):
    """The options to talk about in one conversation."""

    outcome_wanted = Signal(str)

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._talk = ""
        self._journal, self._context = journal, context
        self.stack = RowStack(lambda _view: self._row())
        self.setLayout(down(self.stack))

    def _row(self) -> OptionRow:
        row = OptionRow(self._journal, self._context, self._talk)
        row.outcome_wanted.connect(self.outcome_wanted)
        return row

    def show_options(self, talk: str, found: list[OptionView]) -> None:
        if talk != self._talk:
            self.stack.show_views([])
            self._talk = talk
        self.stack.show_views(found)

    def focused(self) -> OptionView | None:
        """The option that has the focus."""
        for row in self.stack.rows.values():
            if isinstance(row, OptionRow) and row.line.hasFocus():
                return row.view
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() not in ways or not self.stack.step(ways[Qt.Key(event.key())]):
            super().keyPressEvent(event)
