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
from careerjournal.ui.kit.fields import Chosen, Day, FieldEdit, Flag, Line, Prose, words
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
    """A noun's fields. `changed` carries a field's name and value once it was left with something new in it."""

    changed = Signal(str, object)

    def __init__(self, fields: Sequence[Field], journal: Journal, shown: int = SHOWN, more: str = "") -> None:
        super().__init__()
        self.setMaximumWidth(theme.size(WIDTH))
        self._fields: dict[str, FormField] = {}
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
        self._fields[field.name] = made
        return made

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

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show a record's values; a field that is being typed into is left alone."""
        self._setting = True
        for name, field in self._fields.items():
            if name in values and not self._being_typed(name):
                field.edit.set_value(values[name])
                field.say("")
                self._keep(name)
        self._setting = False

    def _being_typed(self, name: str) -> bool:
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
        if name not in self._kept or self._kept[name] != value:
            self._kept[name] = value
            self.changed.emit(name, value)

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
