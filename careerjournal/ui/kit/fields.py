"""The editor of each type of field: what is typed, whether it fits, and that it was left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from careerjournal.core import clock, days, fields
from careerjournal.core.fields import Field
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import icons, kinds, theme
from careerjournal.ui.kit.controls import Choice, GrowingText, Tick
from careerjournal.ui.kit.parts import IconButton, across
from careerjournal.ui.kit.text import label, set_tip


def words(field: Field) -> str:
    """The field's label in the person's language."""
    return QCoreApplication.translate("fields", field.label or field.name)


def choice_words(field: Field, choice: str) -> str:
    """One choice of a field as words to read."""
    if field.name == "energy":
        return kinds.feeling(int(choice))
    if field.name == "kind" and choice in kinds.KINDS:
        return kinds.word(choice)
    said = QCoreApplication.translate("choices", choice)
    return said[:1].upper() + said[1:]


class FieldEdit(QWidget):
    """One field's editor. `left` says that the person has moved on; `value` raises Trouble for what does not fit."""

    left = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.name = words(field)

    def hold(self, *parts: QWidget | None, gap: int = 8) -> None:
        """Put the parts in a row; the first takes the focus."""
        self.setLayout(across(*parts, gap=gap))
        if parts and parts[0] is not None:
            self.setFocusProxy(parts[0])

    def value(self) -> object:
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        raise NotImplementedError

    def unfinished(self) -> bool:
        """Whether something is typed that is no value yet."""
        return False


class Written(FieldEdit):
    """An editor that is typed into. `typing` tells of every key, and what stands there need not be a value yet."""

    typing = Signal()

    def written(self) -> str:
        raise NotImplementedError

    def write(self, text: str) -> None:
        raise NotImplementedError


class Line(Written):
    """A line of text; short ones are as wide as what belongs into them."""

    def __init__(self, field: Field, width: int = 0, example: str = "") -> None:
        super().__init__(field)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.name)
        self.line.setPlaceholderText(example)
        self.line.editingFinished.connect(self.left)
        self.line.textChanged.connect(self.typing)
        if width:
            self.line.setFixedWidth(theme.size(width))
            self.hold(self.line, None)
        else:
            self.hold(self.line)

    def value(self) -> object:
        return fields.check(self.field, self.line.text().strip())

    def set_value(self, value: object) -> None:
        text = "" if value is None else str(value)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)  # a long text shows where it begins

    def written(self) -> str:
        return self.line.text()

    def write(self, text: str) -> None:
        self.line.setText(text)


class Prose(Written):
    """Several lines of plain text."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.text = GrowingText(self.name)
        self.text.left.connect(self.left)
        self.text.textChanged.connect(self.typing)
        self.hold(self.text)

    def value(self) -> object:
        return fields.check(self.field, self.text.text())

    def set_value(self, value: object) -> None:
        self.text.set_text(str(value or ""))

    def written(self) -> str:
        return self.text.text()

    def write(self, text: str) -> None:
        self.text.set_text(text)


class Day(Written):
    """A day, typed as figures or words, or picked from a calendar. Empty stays empty: nothing fills in today."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.name)
        self.line.setPlaceholderText(self.tr("yyyy-mm-dd"))
        self.line.setFixedWidth(theme.size(140))
        self.line.editingFinished.connect(self._put_in_figures)
        set_tip(self.line, self.tr("For example 2026-01-20, 20 Jan 2026 or yesterday"))
        self.line.editingFinished.connect(self.left)
        self.spoken = label("", "meta", wrap=False)
        self.line.textChanged.connect(self._say)
        self.line.textChanged.connect(self.typing)
        pick = IconButton("calendar", self.tr("Pick a day: {field}").format(field=self.name), self._pick)
        self.hold(self.line, pick, self.spoken, None)

    def value(self) -> object:
        typed = self.line.text().strip()
        return fields.check(self.field, days.read(typed) if typed else "")

    def set_value(self, value: object) -> None:
        self.line.setText(value.isoformat() if isinstance(value, date) else str(value or ""))

    def written(self) -> str:
        return self.line.text()

    def write(self, text: str) -> None:
        self.line.setText(text)

    def _typed(self) -> date | None:
        try:
            found = self.value()
        except Trouble:
            return None
        return found if isinstance(found, date) else None

    def _put_in_figures(self) -> None:
        """Words become figures on leaving: “yesterday” is another day tomorrow."""
        if typed := self._typed():
            self.line.setText(typed.isoformat())

    def _say(self) -> None:
        typed = self._typed()
        self.spoken.setText(days.weekday(typed) if typed else "")

    def _pick(self) -> None:
        popup = CalendarPopup(self, self._typed() or clock.today())
        popup.picked.connect(self._picked)
        popup.open_below(self.line)

    def _picked(self, day: date) -> None:
        self.line.setText(day.isoformat())
        self.line.setFocus()
        self.left.emit()


class CalendarPopup(QFrame):
    """A month to pick a day from; Esc leaves the field as it was."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "popup")
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(self.tr("Calendar"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._dress()
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self.calendar)
        self._taken = False

    def _dress(self) -> None:
        weekend = self.calendar.weekdayTextFormat(Qt.DayOfWeek.Saturday)
        weekend.setForeground(theme.current().colour("muted"))  # Qt draws it red
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)
        for part, icon in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{part}")
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(icon))
        self.calendar.setMinimumSize(theme.size(280), theme.size(240))

    def open_below(self, widget: QWidget) -> None:
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
        self.show()
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        if not self._taken:  # a click is an activation as well
            self._taken = True
            self.picked.emit(date(day.year(), day.month(), day.day()))
            self.close()


class Chosen(FieldEdit):
    """One of a few words; what need not be said can be left unsaid."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        options = [(choice, choice_words(field, choice)) for choice in field.choices]
        if not field.required:
            options.insert(0, ("", self.tr("Not said")))
        self.choice = Choice(options, self.name)
        self.choice.chosen.connect(lambda _key: self.left.emit())
        self.hold(self.choice, None)

    def value(self) -> object:
        return fields.check(self.field, self.choice.value())

    def set_value(self, value: object) -> None:
        self.choice.set_value("" if value is None else str(value))


class Flag(FieldEdit):
    """Yes or no; its label stands beside it."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.tick = Tick(self.name)
        self.tick.clicked.connect(lambda _on: self.left.emit())
        self.hold(self.tick, None)

    def value(self) -> object:
        return self.tick.isChecked()

    def set_value(self, value: object) -> None:
        self.tick.setChecked(bool(value))
