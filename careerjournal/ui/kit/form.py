"""A form: fields under their labels in one column, made from a noun's declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.fields import Chosen, Day, FieldEdit, Flag, Line, Prose, Written, words
from careerjournal.ui.kit.form_drafts import FieldDraft, record_at
from careerjournal.ui.kit.parts import Fold, down
from careerjournal.ui.kit.references import Effects, References
from careerjournal.ui.kit.text import label

WIDTH, GAP, SHOWN = 480, 20, 3


def editor(field: Field, journal: Journal) -> FieldEdit:
    """The editor that fits a field's type."""
    match field.type:
        case "prose":
            return Prose(field)
        case "day":
            return Day(field)
        case "time":
            return Line(field, 100, QCoreApplication.translate("fields", "hh:mm"))
        case "number" if field.choices:
            return Chosen(field)
        case "number":
            return Line(field, 100)
        case "choice":
            return Chosen(field)
        case "flag":
            return Flag(field)
        case "ref":
            return References(field, journal)
        case "effects":
            return Effects(field, journal)
        case _:
            return Line(field)


class FormField(QWidget):
    """A field with its label above and, once it was left, a message below."""

    def __init__(self, edit: FieldEdit) -> None:
        super().__init__()
        self.edit = edit
        self.message = label("", "meta")
        self.message.hide()
        box = down(gap=6)
        if not isinstance(edit, Flag):
            box.addWidget(label(edit.name, "field"))
        if edit.field.help:
            self.help = label(words(Field(edit.field.name, label=edit.field.help)), "faint")
            box.addWidget(self.help)
        box.addWidget(edit)
        box.addWidget(self.message)
        self.setLayout(box)

    def say(self, sentence: str) -> None:
        """Show a sentence under the field; an empty one goes away."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        target = self.edit.focusProxy() or self.edit
        target.setAccessibleDescription(sentence)


class Form(QWidget):
    """A noun's fields. `changed` carries a field's name and value once it was left with something new in it.

    What is typed at a place (see `set_place`) is a draft at every key. Where each field is saved as it is left, its
    draft goes once the journal has the value; what a verb keeps stays a draft until `now_kept`.
    """

    changed = Signal(str, object)

    def __init__(self, fields: Sequence[Field], journal: Journal, shown: int = SHOWN, more: str = "") -> None:
        super().__init__()
        self.setMaximumWidth(theme.size(WIDTH))
        self._journal, self._place = journal, ""
        self._unread: set[str] = set()
        """The fields that do not show yet what is at the present place."""
        self._fields: dict[str, FormField] = {}
        self._drafts: dict[str, FieldDraft] = {}
        self._kept: dict[str, object] = {}
        self._setting = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        self.fold = Fold(more or self.tr("More"), gap=GAP)
        for number, field in enumerate(fields):
            into = box if number < shown else self.fold.box
            into.addWidget(self._make(field, journal))
        box.addWidget(self.fold)
        self.fold.setVisible(len(fields) > shown)
        self._kept = self.values()

    def _make(self, field: Field, journal: Journal) -> FormField:
        made = FormField(editor(field, journal))
        made.edit.left.connect(partial(self._left, field.name))
        if field.name == "private":
            made.edit.left.connect(self._lock_away)
        self._fields[field.name] = made
        if isinstance(made.edit, Written):
            self._drafts[field.name] = FieldDraft(journal, made.edit, self)
            made.edit.typing.connect(partial(self._typed, field.name))
        return made

    def _lock_away(self) -> None:
        lock_away(self, bool(self._fields["private"].edit.value()))

    def edit_of(self, name: str) -> FieldEdit:
        """The editor of one field, for a screen that wants more of it."""
        return self._fields[name].edit

    def show_field(self, name: str, shown: bool) -> None:
        """Show a field only where it has something to ask."""
        self._fields[name].setVisible(shown)

    def say(self, name: str, sentence: str) -> None:
        """Show a sentence under a field."""
        self._fields[name].say(sentence)

    def values(self) -> dict[str, object]:
        """What stands in the fields, without what does not fit."""
        found: dict[str, object] = {}
        for name, field in self._fields.items():
            try:
                found[name] = field.edit.value()
            except Trouble:
                continue
        return found

    def kept_values(self) -> dict[str, object]:
        """What the fields showed when they were filled last or left, without what is being typed."""
        return dict(self._kept)

    def set_place(self, place: str) -> None:
        """Say whose values come next: `goal/UID` where fields are saved as they are left, else `new/goal` or the like.

        What was typed at that place and not kept, as before a kill, stands in the fields again.
        """
        if place != self._place:
            self._place, self._unread = place, set(self._drafts)
            for draft in self._drafts.values():
                draft.turn_to(place)

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show a record's values; a field that is being typed into is left alone."""
        self._setting = True
        for name in (name for name in self._fields if name in values):
            if name in self._unread or not self._being_typed(name):
                self._show(name, values[name])
        self._unread -= values.keys()
        self._setting = False

    def begin(self, place: str) -> None:
        """Show nothing but what was typed at a place and not kept."""
        self.set_place(place)
        self.set_values(dict.fromkeys(self._fields))

    @property
    def is_unsaved(self) -> bool:
        """Whether words stand here that are drafts only."""
        return any(draft.unsaved for draft in self._drafts.values())

    def _show(self, name: str, value: object) -> None:
        field = self._fields[name]
        field.edit.set_value(value)
        if name == "private":
            self._lock_away()
        field.say("")
        self._keep(name)
        if name in self._drafts and self._drafts[name].bring_back() and self.fold.body.isAncestorOf(field):
            self.fold.set_open(True)

    def _typed(self, name: str) -> None:
        if not self._setting:
            self._drafts[name].typed()

    def now_kept(self) -> None:
        """What stands in the fields is kept, or was given up: no draft of it stays."""
        for draft in self._drafts.values():
            draft.now_kept()

    def taken_back(self) -> None:
        """What stands in the fields was kept, and is not any more: all of it is a draft again."""
        for draft in self._drafts.values():
            draft.taken_back()

    def _being_typed(self, name: str) -> bool:
        if name in self._drafts and self._drafts[name].unsaved:
            return True
        edit, focused = self._fields[name].edit, QApplication.focusWidget()
        inside = focused is not None and edit.isAncestorOf(focused)
        return inside and (edit.unfinished() or self._is_new(name))

    def _is_new(self, name: str) -> bool:
        try:
            return name not in self._kept or self._kept[name] != self._fields[name].edit.value()
        except Trouble:
            return True

    def _keep(self, name: str) -> None:
        try:
            self._kept[name] = self._fields[name].edit.value()
        except Trouble:
            self._kept.pop(name, None)

    def problems(self) -> dict[str, str]:
        """What does not fit, by field, and say it under each."""
        found: dict[str, str] = {}
        for name, field in self._fields.items():
            try:
                field.edit.value()
                field.say("")
            except Trouble as trouble:
                found[name] = str(trouble)
                field.say(str(trouble))
        return found

    def _left(self, name: str) -> None:
        if self._setting:
            return
        field = self._fields[name]
        try:
            value = field.edit.value()
        except Trouble as trouble:
            field.say(str(trouble))
            return
        field.say("")
        if self._is_new(name):
            self._tell(name, value)
        elif name in self._drafts and record_at(self._place):
            self._drafts[name].now_kept()

    def _tell(self, name: str, value: object) -> None:
        """Have a value saved."""
        before = {name: self._kept[name]} if name in self._kept else {}
        self._kept[name] = value
        draft, record = self._drafts.get(name), record_at(self._place)
        self.changed.emit(name, value)
        if draft and draft.unsaved and record and record == record_at(self._place):
            if self._has(record, name, value):
                draft.now_kept()
            else:
                del self._kept[name]
                self._kept |= before

    def _has(self, record: str, name: str, value: object) -> bool:
        """Whether the journal has a value by now; where nothing is written, nothing can be lost."""
        try:
            return value in ("", None) or self._journal.values(record).get(name, value) == value
        except Trouble:
            return False

    def flush(self) -> None:
        """Send what is typed but not left yet, as before closing."""
        for name in self._fields:
            self._left(name)

    def focus(self, name: str = "") -> None:
        """Put the cursor into a field, the first one unless named, and open the fold if it lies there."""
        field = self._fields[name] if name else next(iter(self._fields.values()))
        if self.fold.body.isAncestorOf(field):
            self.fold.set_open(True)
        field.edit.setFocus()
