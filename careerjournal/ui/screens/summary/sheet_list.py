"""The list beside the page: every record that could be on it, to tick, with what fits and what asks to be shorter."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core import prose
from careerjournal.core.summary import documents
from careerjournal.core.summary.page import TOO_LONG, Item, Left, Rule, Section, Summary, words
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import GrowingText, Tick
from careerjournal.ui.kit.parts import VerbButton, across, clear, down
from careerjournal.ui.kit.text import label

_LETTERS = 110  # of a record's own words in the list; the page shows them all
_SPARE = 2  # records shown beyond what the section holds
_PAUSE = 700  # ms after the last key


class SheetList(QWidget):
    """The sections of a sheet in the order of the paper."""

    ticked = Signal(str, bool)
    shortened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(20)
        self._groups: dict[str, _Group] = {}
        self._shape: tuple[object, ...] = ()
        self._opened: set[str] = set()
        self._of = ""

    def show_sheet(self, sheet: Summary, conversation: str) -> None:
        """Show the records; the ones that are there already stay in place, with focus and typing."""
        if conversation != self._of:
            self._of, self._opened = conversation, set()
        sections = [section for section in sheet.sections if section.items]
        shape = (conversation, tuple((section.key, _shape(section)) for section in sections))
        if shape != self._shape:
            self.settle()
            self._shape = shape
            self._build(sections)
        for section in sections:
            self._groups[section.key].show_section(section)

    def _build(self, sections: list[Section]) -> None:
        clear(self._box)
        self._groups = {}
        for section in sections:
            group = _Group(section, section.key in self._opened)
            group.ticked.connect(self.ticked)
            group.shortened.connect(self.shortened)
            group.opened.connect(self._opened.add)
            self._groups[section.key] = group
            self._box.addWidget(group)

    def rows(self) -> dict[str, RecordRow]:
        """The rows by the uid of their record."""
        return {uid: row for group in self._groups.values() for uid, row in group.rows.items()}

    def settle(self) -> None:
        """Keep what is being typed."""
        for row in self.rows().values():
            row.settle()

    def take_focus(self) -> None:
        row = next(iter(self.rows().values()), None)
        if row is not None:
            row.tick.setFocus()


def _shape(section: Section) -> tuple[tuple[str, str], ...]:
    return tuple((item.uid, documents.text_of(item)) for item in section.items)


class _Group(QWidget):
    """One section: its title, how many fit, its records; those beyond what it holds behind one verb."""

    ticked = Signal(str, bool)
    shortened = Signal(str, str)
    opened = Signal(str)

    def __init__(self, section: Section, opened: bool) -> None:
        super().__init__()
        self.rows: dict[str, RecordRow] = {}
        self._rule, self._opened = section.rule, opened
        self._count = label("", "meta", wrap=False)
        self._title = label(section.rule.title, "strong")
        head = across(self._title, self._count)
        head.setStretch(0, 1)
        self._more = VerbButton("", quiet=True, pressed=self._open)
        box = down(head, gap=6)
        for item in section.items:
            row = RecordRow(section.rule, item)
            row.ticked.connect(self.ticked)
            row.shortened.connect(self.shortened)
            self.rows[item.uid] = row
            box.addWidget(row)
        box.addLayout(across(22, self._more, None))
        self.setLayout(box)

    def show_section(self, section: Section) -> None:
        self._count.setText(documents.count(section))
        hidden = 0
        for place, item in enumerate(section.items):
            row = self.rows[item.uid]
            row.show_item(item)
            shown = self._opened or item.included or place < section.rule.most + _SPARE or row.tick.hasFocus()
            row.setVisible(shown)
            hidden += not shown
        self._more.setVisible(bool(hidden))
        self._more.set_text(self.tr("%n more", "", hidden))

    def _open(self) -> None:
        self._opened = True
        self.opened.emit(self._rule.key)
        for row in self.rows.values():
            row.show()
        self._more.hide()
        next(row for row in reversed(self.rows.values())).tick.setFocus()


class RecordRow(QWidget):
    """One record: a tick, its words, why it is not on the page, and room for a short version where it asks for one."""

    ticked = Signal(str, bool)
    shortened = Signal(str, str)

    def __init__(self, rule: Rule, item: Item) -> None:
        super().__init__()
        self._rule, self._item = rule, item
        text = prose.excerpt(documents.text_of(item), _LETTERS)
        self.tick = Tick(name=text)
        self.tick.clicked.connect(lambda on: self.ticked.emit(item.uid, on))
        self.text = label(text, "body")
        self._why = label("", "meta")
        self.short = _Short()
        self.short.kept.connect(lambda short: self.shortened.emit(item.uid, short))
        self._words = down(self.text, self._why, self.short, gap=2)
        self._words.setContentsMargins(0, theme.size(4), 0, theme.size(4))
        box = across(self.tick, self._words, gap=6)
        box.setStretch(1, 1)
        box.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_item(self, item: Item) -> None:
        """Follow the record's tick and what became of it on the page."""
        self._item = item
        self.tick.setChecked(item.included)
        why = documents.reason(Left(item.uid, self._rule, "", item.left)) if item.included and item.left else ""
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.tick.setAccessibleDescription(why)
        asks = item.included and (item.left == TOO_LONG or bool(item.short))
        self.short.setVisible(asks or self.short.field.hasFocus())
        self.short.show_short(item.short, self._rule)

    def settle(self) -> None:
        self.short.settle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.tick.click()


class _Short(QWidget):
    """The short version for paper, saved a moment after the last key; a refresh never touches what is being typed."""

    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._saved, self._most = "", 0
        self.field = GrowingText(self.tr("Short version for paper"), 2, 5, self.tr("A short version for paper"))
        self._count = label("", "faint")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.settle)
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self.settle)
        self.setLayout(down(self.field, self._count, gap=2))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_short(self, short: str, rule: Rule) -> None:
        typing = self._pause.isActive()
        self._saved, self._most = short, rule.words
        if not typing and " ".join(self.field.text().split()) != short:
            self.field.blockSignals(True)
            self.field.set_text(short)
            self.field.blockSignals(False)
        self._show_count()

    def settle(self) -> None:
        self._pause.stop()
        short = " ".join(self.field.text().split())
        if short != self._saved:
            self._saved = short
            self.kept.emit(short)

    def _typed(self) -> None:
        self._pause.start()
        self._show_count()

    def _show_count(self) -> None:
        used = words(self.field.text())
        self._count.setText(self.tr("{used} of {most} words").format(used=used, most=self._most) if used else "")
        self._count.setVisible(bool(used))
        self._count.setMinimumHeight(theme.size(17) if used else 0)
