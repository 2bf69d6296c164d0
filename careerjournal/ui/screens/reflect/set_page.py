"""An own set of questions as a calm form: what it is called, and its questions as rows to word, order and drop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from careerjournal.core import own_sets, prompts
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.noun import QT_TRANSLATE_NOOP
from careerjournal.core.prompts import Prompt, PromptSet
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.controls import Choice, GrowingText
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, IconButton, MoreButton, Page, VerbButton, across, action, clear, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import earlier_versions

_L = QT_TRANSLATE_NOOP
MEASURE = 640
_FIELDS = (
    Field("title", "text", _L("fields", "Title"), required=True),
    Field("about", "text", _L("fields", "What it is for, in one sentence")),
    Field("minutes", "number", _L("fields", "About how many minutes")),
    Field("window_months", "number", _L("fields", "Months to look back")),
)
_SEVERAL = "several"
_NUMBER = 18


class PromptRow(QWidget):
    """One question: its words, which own entries stand beside it, and its place."""

    reworded = Signal(str, str)
    moved = Signal(str, int)
    changed = Signal(object)
    """The Prompt with something else about it."""
    dropped = Signal(str)

    def __init__(self, prompt: Prompt, number: int, last: bool) -> None:
        super().__init__()
        self.prompt = prompt
        named = self.tr("Question {number}").format(number=number)
        self.text = GrowingText(named, least=1, most=5)
        self.text.set_text(prompt.text)
        self.text.left.connect(self.flush)
        up = IconButton("arrow-up", self.tr("Move {question} up").format(question=named), partial(self._move, -1))
        below = IconButton("arrow-down", self.tr("Move {question} down").format(question=named), partial(self._move, 1))
        up.setEnabled(number > 1)
        below.setEnabled(not last)
        more = MoreButton(self.tr("More about {question}").format(question=named), self._lines)
        self.beside = Choice(self._kinds(), self.tr("Own entries beside {question}").format(question=named))
        self.beside.set_value(prompt.evidence[0] if len(prompt.evidence) == 1 else _SEVERAL if prompt.evidence else "")
        self.beside.chosen.connect(self._beside)
        place = label(str(number), "meta", wrap=False)
        place.setFixedWidth(theme.size(_NUMBER))
        head = across(place, self.text, up, below, more, gap=4)
        head.setStretch(1, 1)
        for part in (place, up, below, more):
            head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        said = label(self.tr("Can be passed over"), "faint", wrap=False)
        said.setVisible(False)
        foot = across(theme.size(_NUMBER) + 4, self.beside, 8, said, None, gap=0)
        self.setLayout(down(head, foot, gap=6))
        said.setVisible(prompt.optional)
        self.setFocusProxy(self.text)

    def _kinds(self) -> list[tuple[str, str]]:
        spoken = {
            "energised": self.tr("What gave energy"), "drained": self.tr("What took energy"), "wins": self.tr("Wins"),
            "untold": self.tr("Wins not told yet"), "setbacks": self.tr("Setbacks"),
            "learnings": self.tr("Learnings"), "feedback": self.tr("Feedback"), "decisions": self.tr("Decisions"),
            "talks": self.tr("Conversations"), "career-talks": self.tr("Career talks"),
            "goals": self.tr("Entries for a goal"), "strength": self.tr("Entries with a strength"),
        }  # fmt: skip
        several = [(_SEVERAL, self.tr("Several kinds"))] if len(self.prompt.evidence) > 1 else []
        return [("", self.tr("No entries beside it")), *several, *((kind, spoken[kind]) for kind in prompts.EVIDENCE)]

    def _beside(self, kind: str) -> None:
        if kind != _SEVERAL:
            self.changed.emit(replace(self.prompt, evidence=(kind,) if kind else ()))

    def _lines(self) -> Sequence[QAction | None]:
        must = self.tr("Ask it always") if self.prompt.optional else self.tr("It can be passed over")
        other = replace(self.prompt, optional=not self.prompt.optional)
        return [
            action(must, lambda: self.changed.emit(other), "circle-dot"),
            None,
            action(self.tr("Remove this question"), lambda: self.dropped.emit(self.prompt.key), "trash-2"),
        ]  # fmt: skip

    def _move(self, by: int) -> None:
        self.flush()
        self.moved.emit(self.prompt.key, by)

    def flush(self) -> None:
        """Send new words that were typed."""
        words = " ".join(self.text.text().split())
        if words and words != self.prompt.text:
            self.reworded.emit(self.prompt.key, words)
        elif not words:
            self.text.set_text(self.prompt.text)

    def holds_focus(self) -> bool:
        """Whether the keyboard is on this question."""
        held = QApplication.focusWidget()
        return held is not None and self.isAncestorOf(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self._move(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class SetPage(Page):
    """Edits one own set; every change is saved as it is left."""

    left = Signal()
    begun = Signal(str)
    shared = Signal(str)
    told = Signal(str)
    thrown = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(MEASURE, top=12, gap=0)
        self._journal = journal
        self.uid = ""
        self.one: PromptSet | None = None
        self.rows: dict[str, PromptRow] = {}
        self._back = VerbButton(self.tr("Reflect"), quiet=True, icon="arrow-left", pressed=self.leave)
        self.more = MoreButton(self.tr("More"), self._lines)
        self.form = Form(_FIELDS, journal, shown=2)
        self.form.changed.connect(self._changed)
        self._questions = down(gap=16)
        self.line = AddLine(self.tr("Ask yourself …"), self.tr("Enter adds it at the end."), self.tr("Add"), stays=True)
        self.add = VerbButton(self.tr("Add a question"), icon="plus", pressed=self.line.open_line)
        self.line.added.connect(self._added)
        self.whole = self._make_whole()
        self.mend = self._make_mend()
        self.box.addLayout(across(self._back, None, self.more))
        self.box.addSpacing(12)
        self.box.addWidget(self.whole)
        self.box.addWidget(self.mend)
        self.box.addStretch(1)

    def _make_whole(self) -> QWidget:
        begin = Button(self.tr("Begin"), primary=True, pressed=self._begin)
        made = QWidget()
        hint = label(self.tr("Alt+Up and Alt+Down move a question. {window}, {person} and {quarter} stand for what "
                             "they say, on the day of the session."), "faint")  # fmt: skip
        made.setLayout(down(
            self.form, 24, label(self.tr("Questions"), "h3"), hint, 8, self._questions, 8, self.line,
            across(self.add, None), 24, across(begin, None), gap=4,
        ))  # fmt: skip
        return made

    def _make_mend(self) -> QWidget:
        """The text itself, only where it cannot be read as questions."""
        self.why = label("", "body")
        self.source = GrowingText(self.tr("Questions as text"), least=12, most=30)
        made = QWidget()
        keep = Button(self.tr("Try again"), pressed=self._mend)
        made.setLayout(down(label(self.tr("This set cannot be read yet"), "h2"), self.why, self.source,
                            across(keep, None), gap=12))  # fmt: skip
        return made

    # --- showing

    def show_set(self, uid: str) -> None:
        """Show an own set from its top."""
        self.settle()
        self.uid, self.one = uid, None
        self.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Read the set again; a question that is being typed is sent first."""
        text = str(self._journal.values(self.uid)["text"])
        try:
            one = own_sets.read(text, str(self._journal.values(self.uid)["title"]))
        except Trouble as trouble:
            self.why.setText(str(trouble))
            self.source.set_text(text)
            self.whole.hide()
            self.mend.show()
            return
        self.mend.hide()
        self.whole.show()
        if one != self.one:
            self.one = one
            self.form.set_place(f"prompt-set/{self.uid}")
            self.form.set_values({field.name: getattr(one, field.name) for field in _FIELDS})
            self._fill(one)

    def _fill(self, one: PromptSet) -> None:
        place = next((number for number, row in enumerate(self.rows.values()) if row.holds_focus()), -1)
        held = list(self.rows)[place] if place >= 0 else ""
        clear(self._questions)
        self.rows = {}
        for number, prompt in enumerate(one.prompts, 1):
            row = PromptRow(prompt, number, number == len(one.prompts))
            row.reworded.connect(lambda key, text: self._save(lambda one: own_sets.reworded(one, key, text)))
            row.changed.connect(self._prompt_changed)
            row.moved.connect(self.move_question)
            row.dropped.connect(self._drop)
            self.rows[prompt.key] = row
            self._questions.addWidget(row)
        if place >= 0:
            near = list(self.rows)[min(place, len(self.rows) - 1)]
            self.rows.get(held, self.rows[near]).setFocus()

    # --- changing

    def _save(self, change: Callable[[PromptSet], PromptSet]) -> None:
        if self.one is None:
            return
        own_sets.save(self._journal, self.uid, own_sets.compose(change(self.one)))

    def _changed(self, name: str, value: object) -> None:
        blank: dict[str, object] = {"about": "", "minutes": 10, "window_months": 3}
        said = blank[name] if value in (None, "") else value
        try:
            self._save(lambda one: replace(one, **{name: said}))  # type: ignore[arg-type]
        except Trouble as trouble:
            self.form.say(name, str(trouble))

    def _prompt_changed(self, changed: Prompt) -> None:
        self._save(lambda one: replace(one, prompts=tuple(
            changed if prompt.key == changed.key else prompt for prompt in one.prompts
        )))  # fmt: skip

    def _added(self, text: str) -> None:
        self._save(lambda one: own_sets.with_prompt(one, text))

    def move_question(self, key: str, by: int) -> None:
        """Move a question, and keep the keyboard on it."""
        self._save(lambda one: own_sets.moved(one, key, by))
        if key in self.rows:
            self.rows[key].setFocus()

    def _drop(self, key: str) -> None:
        self._save(lambda one: own_sets.without(one, key))
        self.told.emit(self.tr("Removed. Answers that were given stay where they are."))

    def _mend(self) -> None:
        try:
            own_sets.save(self._journal, self.uid, self.source.text())
        except Trouble as trouble:
            self.why.setText(str(trouble))

    # --- the rest

    def _lines(self) -> Sequence[QAction | None]:
        lines: list[QAction | None] = []
        if self.one:
            key = self._key()
            lines += [action(self.tr("Share as a file"), lambda: self.shared.emit(key), "file-down")]
        lines += [earlier_versions.line(self, self.uid), None]
        return [*lines, action(self.tr("Move to trash"), lambda: self.thrown.emit(self.uid), "trash-2")]

    def _key(self) -> str:
        return next((key for key, uid in own_sets.uids(self._journal).items() if uid == self.uid), "")

    def _begin(self) -> None:
        self.settle()
        self.begun.emit(self._key())

    def leave(self) -> None:
        self.settle()
        self.left.emit()

    def settle(self) -> None:
        """Save what is typed but not left yet."""
        if self.uid and self.one:
            self.form.flush()
            for row in list(self.rows.values()):
                row.flush()

    def forget(self) -> None:
        """The set is gone; nothing is to be saved any more."""
        self.uid, self.one = "", None

    def take_focus(self) -> None:
        if self.one:
            self.form.focus("title")
        else:
            self.source.setFocus()
