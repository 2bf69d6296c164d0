"""How one entry is written: title and text in place, and below them what else can be said about it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor

from careerjournal.core import capture, days, names
from careerjournal.core.entries import EntryView
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Page
from careerjournal.ui.kit.text import label
from careerjournal.ui.kit.title_text import HeadingEdit
from careerjournal.ui.prose.editor import ProseEditor
from careerjournal.ui.prose.saver import KEPT, SAVED, SAVING, Saver
from careerjournal.ui.screens.timeline.reading import MEASURE

_FIRST = ("kind", "energy", "impact")
_REST = ("giver", "about", "people", "strengths", "goals", "themes", "private", "day", "time", "told_on")
_NOUN_OF = {"@": "person", "#": "theme", "+": "strength", "-": "strength", "^": "goal"}
_LINES = (6, 100_000)


class WritingPage(Page):
    """Edits one entry. Nothing is ever lost between a key and the journal: see Saver."""

    state = Signal(str)
    trouble = Signal(str)
    made = Signal(str)
    """The uid of an entry that was begun here and is now in the journal."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(MEASURE, top=12, gap=0)
        self._journal = journal
        self.uid = ""
        self._noun = "entry"
        self._forms: dict[str, Form] = {}
        self.title = HeadingEdit(self.tr("Title"), self.tr("Title, if it needs one"))
        self.when = label("", "meta")
        self.when.setMinimumHeight(theme.size(24))  # as high as the line of the reading page: no word moves
        self.when.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.body = ProseEditor(self.tr("Text"), placeholder=self.tr("What happened? A sentence is enough."))
        self.body.grow(*_LINES)
        self.body.set_candidates(lambda sign: names.of(journal, _NOUN_OF[sign]))
        self.titles = Saver(journal, "title", self.title, self._make, self)
        self.texts = Saver(journal, "body", self.body, self._make, self)
        for part in (self.title, self.when, 20, self.body, 28):
            if isinstance(part, int):
                self.box.addSpacing(part)
            else:
                self.box.addWidget(part)
        self.box.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.title.edited.connect(self.titles.touched)
        self.title.left.connect(self.titles.settle)
        self.body.edited.connect(self.texts.touched)
        self.body.left.connect(self.texts.settle)
        self.body.picked.connect(self._link)
        self.body.cursorPositionChanged.connect(lambda: QTimer.singleShot(0, self, self._follow_caret))
        for saver in self.savers:
            saver.state.connect(lambda _state: self.state.emit(self.saved_state))
            saver.trouble.connect(self.trouble)

    @property
    def savers(self) -> tuple[Saver, Saver]:
        return self.titles, self.texts

    @property
    def saved_state(self) -> str:
        """saved, saving or kept: the least safe of both fields."""
        states = {saver.now for saver in self.savers}
        return KEPT if KEPT in states else SAVING if SAVING in states else SAVED

    # --- which entry

    def show_entry(self, entry: EntryView | None) -> bool:
        """Edit an entry, or a new one; whether unsaved words of an earlier time came back."""
        self.settle()
        self.uid = entry.id if entry else ""
        self._noun = entry.noun if entry else "entry"
        lock_away(self, entry is not None and entry.private)
        came_back = [
            self.titles.show(self.uid, entry.title if entry else ""),
            self.texts.show(self.uid, entry.body if entry else ""),
        ]
        self._show_rest(entry)
        self.verticalScrollBar().setValue(0)
        if came_back[1]:
            self.body.moveCursor(QTextCursor.MoveOperation.End)  # to go on where the words break off
        return any(came_back)

    def refresh(self, entry: EntryView) -> None:
        """Take in what changed elsewhere, but for what is being typed."""
        lock_away(self, entry.private)
        self.titles.refresh(entry.title)
        self.texts.refresh(entry.body)
        self._show_rest(entry)

    def gone(self) -> None:
        """The entry is in the trash: what is unsaved here becomes a new one."""
        self.uid = ""
        for saver in self.savers:
            saver.let_go()

    @property
    def dirty(self) -> bool:
        return any(saver.dirty for saver in self.savers)

    def settle(self) -> None:
        """Save what is typed, now."""
        for saver in self.savers:
            saver.settle()
        if self._form() and self.uid:
            self._form().flush()

    def _show_rest(self, entry: EntryView | None) -> None:
        self.when.setText(" · ".join(part for part in (days.whole(entry.day), entry.time) if part) if entry else "")
        self.when.setVisible(entry is not None)
        form = self._form()
        for noun, other in self._forms.items():
            other.setVisible(noun == self._noun)
        form.set_place(f"{self._noun}/{entry.id}" if entry else "new/entry")
        form.set_values(self._journal.values(entry.id) if entry else _blank(self._noun))

    def _form(self) -> Form:
        if self._noun not in self._forms:
            fields = _fields(self._noun)
            shown = sum(field.name in _FIRST for field in fields)
            form = Form(fields, self._journal, shown=shown, more=self.tr("People, strengths, day"))
            form.changed.connect(self._changed)
            self._forms[self._noun] = form
            self.box.insertWidget(self.box.count() - 1, form)
        return self._forms[self._noun]

    # --- writing

    def _make(self, field: str, typed: str, session: str) -> str:
        """Add the entry at its first words, and let the other field know."""
        with self._journal.write(self.tr("Add entry"), session):
            uid = self._journal.add("entry", **self._given() | {field: typed})
        self._begun(uid, field)
        return uid

    def _given(self) -> dict[str, Any]:
        """What is said already of an entry that is not there yet."""
        return {name: value for name, value in self._form().values().items() if value}

    def _begun(self, uid: str, field: str = "") -> None:
        self.uid = uid
        self._form().now_kept()
        for saver, name in ((self.titles, "title"), (self.texts, "body")):
            if name != field:
                saver.adopt(uid)
        self.made.emit(uid)

    def _changed(self, name: str, value: object) -> None:
        if name == "day" and value is None:
            self._form().say("day", self.tr("Every entry has a day."))
            return
        changes: dict[str, Any] = {name: value}
        if self.uid:
            self._journal.edit(self._noun, self.uid, **changes)
        else:
            self._begun(self._journal.add("entry", **self._given() | changes))

    def _link(self, sign: str, target: str, name: str) -> None:
        self.texts.save()
        if self.uid:
            capture.link(self._journal, self.uid, sign, target, name)

    def focus(self, field: str = "body") -> None:
        """Put the cursor into the text, the title, or a field below."""
        if field == "body":
            self.body.setFocus()
        elif field == "title":
            self.title.setFocus()
        else:
            form = self._form()
            form.focus(field)
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(form.edit_of(field), 0, 48))

    def _follow_caret(self) -> None:
        if self.body.hasFocus():
            caret = self.body.cursorRect()
            at = self.body.viewport().mapTo(self.column, QPoint(caret.left(), caret.center().y()))
            self.ensureVisible(at.x(), at.y(), 0, 48)


def _fields(noun: str) -> list[Field]:
    """What is said below the text, the usual things first."""
    known = {field.name: field for field in NOUNS[noun].fields}
    return [known[name] for name in (*_FIRST, *_REST) if name in known]


def _blank(noun: str) -> dict[str, Any]:
    """A new entry's values: a note of which nothing else is said yet."""
    return {field.name: () if field.many else None for field in NOUNS[noun].fields} | {"kind": "note"}
