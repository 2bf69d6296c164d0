"""Follow up: the paper typed in, in the order of the paper, and a recap to send."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from careerjournal.core import clock, conversations, days, follow_up, prose, recap
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import EntryView
from careerjournal.core.journal import Journal
from careerjournal.core.words import counted
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Tick
from careerjournal.ui.kit.parts import Button, Page, VerbButton, across, down, ground
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.agreed import ActionList
from careerjournal.ui.screens.conversations.promotion_answer import PromotionAnswer
from careerjournal.ui.screens.conversations.talk_face import TalkFace
from careerjournal.ui.screens.conversations.talk_rows import RowStack, Section, ViewRow
from careerjournal.ui.screens.conversations.to_send_box import ToSend
from careerjournal.ui.screens.conversations.told_bar import ToldBar
from careerjournal.ui.screens.conversations.want_told import WantTold

MEASURE, WHOLE = 700, 9999  # the column stands at the left, under the header


class WinRow(ViewRow):
    """A win, ticked once it was told."""

    def __init__(self, journal: Journal, face: FollowUpFace) -> None:
        super().__init__()
        self._journal, self._face, self._uid = journal, face, ""
        self.tick = Tick(name=" ")
        self.tick.clicked.connect(self._tell)
        self.text = label("", "body")
        words = down(self.text)
        words.setContentsMargins(0, theme.size(4), 0, theme.size(4))
        box = across(self.tick, words, gap=8)
        box.setStretch(1, 1)
        box.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        box.setContentsMargins(4, 0, 0, 0)
        self.setLayout(box)
        self.setFocusProxy(self.tick)

    def show_view(self, view: EntryView) -> None:
        self._uid = view.id
        text = view.title or prose.excerpt(view.body, 120)
        self.text.setText(text)
        self.tick.setAccessibleName(self.tr("Told: {win}").format(win=text))
        self.tick.setChecked(view.told_on is not None)

    def _tell(self, on: bool) -> None:
        if self._face.talk:
            follow_up.tell(self._journal, self._face.talk, self._uid, on)


class Held(QWidget):
    """Whether it took place, and how long it took."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context, self._uid = journal, context, ""
        self.said = label("", "body", wrap=False)
        self.minutes = QLineEdit()
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.minutes.setMaxLength(4)
        self.minutes.setFixedWidth(theme.size(96))
        self.minutes.returnPressed.connect(self.hold)
        self.minutes.editingFinished.connect(self._keep_minutes)
        self.verb = Button(self.tr("Mark as held"), icon="check", pressed=self.hold)
        self._unit = label(self.tr("minutes"), "muted", wrap=False)
        self.setLayout(across(self.said, self.minutes, self._unit, self.verb, None))

    def show_talk(self, talk: ConversationView) -> None:
        self._uid = talk.id
        self._held = talk.state == "held"
        if talk.held_on:
            self.said.setText(self.tr("Held on {day}").format(day=days.plain(talk.held_on)))
        self.said.setVisible(self._held)
        self.verb.setVisible(not self._held)
        if not self.minutes.hasFocus():
            self.minutes.setText(str(talk.minutes or ""))
        self.minutes.setFixedWidth(theme.size(96))

    def _minutes(self) -> int | None:
        text = self.minutes.text().strip()
        return int(text) if text.isdecimal() and text.isascii() else None

    def hold(self) -> None:
        """Note that it took place."""
        if not self._held:
            self._held = True
            conversations.hold(self._journal, self._uid, self._minutes())
            self._context.toast(self.tr("Marked as held"), self._journal.undo)

    def _keep_minutes(self) -> None:
        if self._held and self._minutes() != conversations.get(self._journal, self._uid).minutes:
            self._journal.edit("conversation", self._uid, minutes=self._minutes())


class FollowUpFace(TalkFace):
    """One conversation after it took place."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context, self.tr("Options"), notes_grow=True)
        self.page = Page(WHOLE, margin=24, top=8, gap=0)
        self.setLayout(down(self.page))
        self.held = Held(journal, context)
        self.since = ActionList(journal, context)
        self.wins = RowStack(lambda _view: WinRow(journal, self))
        self.answer = PromotionAnswer(journal, context)
        self.want = WantTold(journal, context)
        self.manager = ToldBar(journal, context)
        self._lay_out()

    def _lay_out(self) -> None:
        self._since = self._section(self.tr("Since last time"), self.since)
        self._wins = self._section(self.tr("Wins"), self.wins, detail=self.tr("Tick what you told them."))
        self._topics = self._section(
            self.tr("Topics"), self.topics, detail=self.tr("Tick what you talked about. Add what they raised.")
        )
        self._agreed = self._section(self.tr("Agreed"), self.agreed, self.line, gap=8)
        self._inner = down(gap=26)
        self.rest = VerbButton(self.tr("The rest of the talk"), quiet=True, pressed=self._show_rest)
        self._asking = ground(QWidget(), "well")
        asking = down(self.outcome)
        asking.setContentsMargins(14, 12, 14, 12)
        self._asking.setLayout(asking)
        self._asking.hide()
        self._onward = self._section(self.tr("What moved on"))
        self.onward = label("", "body")
        self._onward.box.addWidget(self.onward)
        self._recap = self._section(self.tr("A recap to send"))
        self.recap = ToSend(self._context, self.tr("Recap"), self.tr("Copy the recap"))
        self._recap.box.addWidget(self.recap)
        self._rest = QWidget()
        rest = down(
            self._since, self._wins, self.want, self._options, self._asking, self._topics, self._agreed, self.notes,
            self.manager, self._onward, self._recap, gap=26,
        )  # fmt: skip
        self._rest.setLayout(rest)
        for part in (self.held, self.card, self.answer, self.rest, self._rest):
            self._inner.addWidget(part)
        column = QWidget()
        column.setLayout(self._inner)
        column.setMaximumWidth(theme.size(MEASURE))
        row = across(column, None)  # the layout of a row asks how high the column is at the width that it gets
        row.setStretch(0, 1)
        row.setStretch(1, 0)
        self.page.box.addLayout(row)
        self.page.box.addStretch(1)

    def _section(self, title: str, *parts: QWidget, detail: str = "", gap: int = 0) -> Section:
        section = Section(title, detail, gap)
        for part in parts:
            section.box.addWidget(part)
        return section

    # --- showing

    def show_talk(self, talk: ConversationView) -> None:
        if self.talk is not None and self.talk.id != talk.id:
            self.page.verticalScrollBar().setValue(0)
        super().show_talk(talk)
        self.held.show_talk(talk)
        since = follow_up.since_last_time(self._journal, talk)
        self.since.show_actions(talk, since)
        self._since.setVisible(bool(since))
        wins = follow_up.wins_to_tell(self._journal, talk)
        self.wins.show_views(wins)
        self._wins.setVisible(bool(wins))
        self.answer.show_talk(talk)
        self.want.show_talk(talk)
        self.manager.show_talk(talk.id)
        self._show_onward(talk)
        said = recap.lines(self._journal, talk.id)
        self.recap.show_lines(said, talk.name)
        self._recap.setVisible(bool(said))
        self._show_rest(not self.answer.is_fresh)

    def _show_rest(self, shown: bool = True) -> None:
        """After a no their words come first, and nothing else until they are written or passed over."""
        self._rest.setVisible(shown)
        self.rest.setVisible(not shown)

    def _show_onward(self, talk: ConversationView) -> None:
        found = follow_up.onward(self._journal, talk)
        self._onward.setVisible(bool(found.topics) and talk.state == "held")
        if found.to:
            count = counted(
                "One topic goes on to {talk}, {day}.", "%n topics go on to {talk}, {day}.", len(found.topics)
            )
            where = count.format(talk=found.to.name, day=days.near(found.to.day))
        else:
            where = counted(
                "It waits for the next conversation.", "They wait for the next conversation.", len(found.topics)
            )
        self._onward.say(where)
        self.onward.setText("\n".join(f"– {text}" for text in found.topics))

    def settle(self) -> None:
        super().settle()
        self.since.settle()
        self.answer.settle()

    def take_focus(self) -> None:
        """Begin where the paper begins."""
        if self.talk and self.talk.state != "held" and self.talk.day <= clock.today():
            self.held.minutes.setFocus()
        else:
            self.line.setFocus()

    # --- doing

    def _show_outcome(self) -> None:
        self._asking.show()
        self.outcome.show()
        self.page.ensureWidgetVisible(self._asking, 0, 80)

    def _leave_outcome(self) -> None:
        self._about = ("", "")
        inside = QApplication.focusWidget()
        held = inside is not None and self._asking.isAncestorOf(inside)
        self._asking.hide()
        if held:
            self.line.setFocus()
