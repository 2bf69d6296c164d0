"""What stands beside a question: what the session is about, last time's answer, and own entries to quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from careerjournal.core import days, own_sets, prose, sessions
from careerjournal.core.entries import EntryView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.sessions import Question, SessionView
from careerjournal.core.words import counted
from careerjournal.ui.kit import kinds, theme
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import IconButton, VerbButton, across, clear, down
from careerjournal.ui.kit.text import label, set_tip

WIDTH = 280
_MONTHS = (1, 2, 3, 6, 9, 12, 24, 36)
_EXCERPT, _TITLE = 280, 90
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _in_lines(text: str) -> str:
    """A short answer in its own lines; of a long one the beginning, in one."""
    whole = prose.excerpt(text, _EXCERPT)
    lines = [line for line in (prose.excerpt(one, _EXCERPT) for one in text.splitlines()) if line]
    return "\n".join(lines) if " ".join(lines) == whole else whole


class Setting(QWidget):
    """What a session is about and how far it looks back, where its set asks for either; both can be changed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._view: SessionView | None = None
        self._needs: tuple[str, ...] = ()
        self.form: Form | None = None
        self.months = Choice([], self.tr("How far to look back"))
        self.months.chosen.connect(self._look_back)
        self._form_box = down()
        self._back = QWidget()
        self._back.setLayout(down(label(self.tr("Looking back over"), "field"), across(self.months, None), gap=6))
        self.setLayout(down(self._form_box, self._back, gap=16))

    def show_session(self, view: SessionView, key: str = "") -> None:
        """Show it, and how far back only where the question `key`, or any, asks for that; what is typed stays."""
        self._view = view
        one = own_sets.all_sets(self._journal).get(view.set_key)
        self._make_form(one.needs if one else ())
        if self.form:
            about: dict[str, Any] = {name: getattr(view, name) for name in self._needs}
            self.form.set_values({name: named.id if named else None for name, named in about.items()})
        asked = [prompt for prompt in (one.prompts if one else ()) if key in ("", prompt.key)]
        looks = not view.quarter and any(prompt.evidence or prompt.asks & {"window", "since"} for prompt in asked)
        self._back.setVisible(looks)
        self._show_months(view.window.months)
        self.setVisible(looks or bool(self._needs))

    def _make_form(self, needs: tuple[str, ...]) -> None:
        if needs == self._needs:
            return
        clear(self._form_box)
        self._needs = needs
        fields = [NOUNS["session"].field(name) for name in needs]
        self.form = Form(fields, self._journal, shown=len(fields)) if fields else None
        if self.form:
            self.form.changed.connect(self._concern)
            self._form_box.addWidget(self.form)

    def _show_months(self, months: int) -> None:
        offered = sorted({*_MONTHS, months})
        if [self.months.itemData(row) for row in range(self.months.count())] != [str(one) for one in offered]:
            self.months.clear()
            for one in offered:
                self.months.addItem(counted("%n month", "%n months", one), str(one))
        self.months.set_value(str(months))

    def _look_back(self, months: str) -> None:
        if self._view:
            sessions.look_back(self._journal, self._view.id, int(months))

    def _concern(self, name: str, value: object) -> None:
        if self._view:
            sessions.concern(self._journal, self._view.id, **{name: str(value or "")})

    def settle(self) -> None:
        """Save what is typed but not left yet."""
        if self.form and self._view:
            self.form.flush()


class EntryRow(QFrame):
    """One own entry with its number; pressing it quotes it, the arrow opens it in the timeline."""

    quoted = Signal()

    def __init__(self, entry: EntryView, number: int) -> None:
        super().__init__()
        self.entry = entry
        self.setProperty("row", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        title = prose.excerpt(entry.title or entry.body, _TITLE)
        about = f"{kinds.word(entry.kind)} · {days.plain(entry.day)}"
        said = self.tr("Quote {number}: {title}, {about}").format(number=number, title=title, about=about)
        self.setAccessibleName(said)
        set_tip(self, prose.excerpt(entry.body, _EXCERPT))
        mark = label(str(number), "meta", wrap=False)
        mark.setMinimumWidth(theme.size(10))
        self.open = IconButton("arrow-up-right", self.tr("Open {title}").format(title=title))
        words = down(label(title, "body"), label(about, "meta", wrap=False), gap=0)
        box = across(mark, words, self.open, gap=6)
        box.setStretch(1, 1)
        box.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        box.setAlignment(self.open, Qt.AlignmentFlag.AlignTop)
        box.setContentsMargins(4, 6, 0, 6)
        self.setLayout(box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.quoted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_ENTER, Qt.Key.Key_Space):
            self.quoted.emit()
        else:
            super().keyPressEvent(event)


class Beside(QWidget):
    """Shows what helps with one question."""

    quoted = Signal(object)
    """An EntryView to put into the answer."""
    opened = Signal(str)
    over_time = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[EntryView, ...] = ()
        self._key = ""
        self.rows: list[EntryRow] = []
        self.last_head = label("", "strong")
        self.last = label("", "muted")
        self.all = VerbButton(
            self.tr("Your answers over time"), icon="history", pressed=lambda: self.over_time.emit(self._key)
        )
        self._last = QWidget()
        self._last.setLayout(down(self.last_head, self.last, across(self.all, None), gap=4))
        self.head = label(self.tr("From your own entries"), "strong")
        self.hint = label("", "faint")
        self._rows = down(gap=0)
        self._entries = QWidget()
        self._entries.setLayout(down(self.head, self.hint, self._rows, gap=4))
        self.setLayout(down(self._last, self._entries, gap=24))

    def show_question(self, question: Question, asked: Sequence[str]) -> None:
        """Show what stands beside a question; `asked` are the kinds of entries that its set wants here."""
        self._key = question.key
        self._last.setVisible(question.last is not None)
        if question.last:
            self.last_head.setText(self.tr("Last time, {day}").format(day=days.plain(question.last.day)))
            self.last.setText(_in_lines(question.last.text))
        self._entries.setVisible(bool(asked) or bool(question.evidence))
        found = len(question.evidence)
        if found:
            keys = self.tr("Alt+1") if found == 1 else self.tr("Alt+1 to Alt+{last}").format(last=found)
            self.hint.setText(self.tr("{keys} quotes one into your answer.").format(keys=keys))
        else:
            self.hint.setText(self.tr("Nothing of this kind in the time you look back over."))
        if question.evidence != self._shown:
            self._shown = question.evidence
            self._fill()
        self.setVisible(question.last is not None or bool(asked) or bool(question.evidence))

    def _fill(self) -> None:
        clear(self._rows)
        self.rows = []
        for number, entry in enumerate(self._shown, 1):
            row = EntryRow(entry, number)
            row.quoted.connect(lambda entry=entry: self.quoted.emit(entry))
            row.open.clicked.connect(lambda _on=False, uid=entry.id: self.opened.emit(uid))
            self._rows.addWidget(row)
            self.rows.append(row)

    def quote(self, number: int) -> None:
        """Quote the entry of that number, 1 to 5; nothing where there is none."""
        if 1 <= number <= len(self._shown):
            self.quoted.emit(self._shown[number - 1])
