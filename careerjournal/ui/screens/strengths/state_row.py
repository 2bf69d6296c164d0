"""One strength in a stock-take: used, used a little or unused, in which work, and beside it what the entries say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from careerjournal.core import stock_takes
from careerjournal.core.entries import Filter
from careerjournal.core.stock_takes import Said
from careerjournal.core.words import counted
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import IconButton, Segmented, VerbButton, across, down, label, set_tip
from careerjournal.ui.records import states

_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
_TAKES_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0)


class StateChoice(Segmented):
    """Used, used a little, unused, or nothing yet. The keys 1, 2 and 3 choose, Delete takes it back."""

    def __init__(self, name: str) -> None:
        super().__init__([(state, states.of_strength(state).word) for state in stock_takes.STATES], name)
        self.setAccessibleDescription(self.tr("The keys 1, 2 and 3 choose, Delete takes it back"))
        self.set_value("")

    def set_value(self, key: str) -> None:
        """Show `key` as chosen, or nothing."""
        if key:
            super().set_value(key)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)
        self._group.setExclusive(True)
        first, *others = self._segments()
        first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # one stop for Tab; the arrows lead to the others
        for button in others:
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(next((button for button in self._segments() if button.hasFocus()), first))

    def _segments(self) -> list[QPushButton]:
        return list(self._buttons.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self._segments()[_KEYS[key]].click()
            self._segments()[_KEYS[key]].setFocus()
        elif key in _TAKES_BACK and self.value():
            self.set_value("")
            self.chosen.emit("")
        else:
            super().keyPressEvent(event)


class TextLine(QLineEdit):
    """A line that says `saved` when it is left with something new; a refresh leaves typing alone."""

    saved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kept = ""
        self.setProperty("small", True)
        self.setProperty("soft", True)
        self.editingFinished.connect(self.flush)

    def set_kept(self, text: str) -> None:
        if self.hasFocus() and self.text() != self._kept:
            return
        self._kept = text
        set_tip(self, text)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def flush(self) -> None:
        text = " ".join(self.text().split())
        if text != self._kept:
            self._kept = text
            self.saved.emit(text)


class StateRow(QWidget):
    """`said` carries one field and its new words; nothing is asked for beyond the state."""

    said = Signal(str, str)
    kept = Signal(str)
    """The work in this line is to be kept."""
    entries_wanted = Signal(object)
    options_wanted = Signal()

    def __init__(self, strength: str) -> None:
        super().__init__()
        self.strength = strength
        self.name = label("", "strong")
        self.choice = StateChoice("")
        self.choice.chosen.connect(lambda state: self.said.emit("state", state))
        self.glyph = Glyph("circle", 14)
        self.by_entries = label("", "meta", wrap=False)
        self.entries = VerbButton("", pressed=self._open_entries)
        self.difference = label("", "muted")
        self.options = VerbButton(self.tr("Think of options"), icon="signpost", pressed=self.options_wanted.emit)
        self.work, self.note = TextLine(), TextLine()
        self.work.saved.connect(lambda text: self.said.emit("work", text))
        self.note.saved.connect(lambda text: self.said.emit("note", text))
        self.keep = IconButton("heart", "", lambda: self.kept.emit(self.work.text().strip()))
        self.work.textChanged.connect(self._show_keep)
        self._line: Said | None = None
        self._kept_work: frozenset[str] = frozenset()
        self._lay_out()

    def _lay_out(self) -> None:
        self.name.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        first = across(self.name, self.choice, gap=16)
        first.setStretch(0, 1)
        second = across(self.glyph, self.by_entries, self.entries, None, self.options, gap=6)
        third = across(self.work, self.keep, self.note, gap=6)
        third.setStretch(0, 3)
        third.setStretch(2, 2)
        self.words = QWidget()
        self.words.setLayout(third)
        box = down(first, second, self.difference, self.words, gap=4)
        box.setContentsMargins(0, 10, 0, 12)
        self.setLayout(box)

    # --- showing

    def show_line(self, line: Said, is_now: bool, kept: frozenset[str]) -> None:
        """Show what is said and what the entries say; `kept` is the work to keep, casefolded."""
        self._line, self._kept_work = line, kept
        name = line.strength.name
        self.name.setText(name)
        self.choice.setAccessibleName(self.tr("How much did your work use {name}?").format(name=name))
        if self.choice.value() != line.state:
            self.choice.set_value(line.state)
        self._show_entries(line, is_now)
        self.difference.setText(stock_takes.difference(line))
        self.difference.setVisible(line.differs)
        self.options.setVisible(line.state == "unused")
        self.options.setAccessibleName(self.tr("Think of options for {name}").format(name=name))
        self._show_words(line)

    def _show_entries(self, line: Said, is_now: bool) -> None:
        state = states.of_strength(line.use.state)
        said = self.tr("By your entries so far: {state}") if is_now else self.tr("By your entries: {state}")
        self.glyph.set_icon(state.icon, state.colour)
        self.by_entries.setText(said.format(state=state.word.lower()))
        count = counted("%n entry", "%n entries", line.use.named)
        self.entries.set_text(count)
        self.entries.setAccessibleName(self.tr("{name}: {n}").format(name=line.strength.name, n=count))
        self.entries.setVisible(line.use.named > 0)

    def _show_words(self, line: Said) -> None:
        met = line.state in ("used", "used a little")
        self.work.set_kept(line.work)
        self.note.set_kept(line.note)
        self.work.setVisible(met or bool(line.work))
        self.words.setVisible(bool(line.state or line.work or line.note))
        self.work.setPlaceholderText(self.tr("In which piece of work?"))
        self.note.setPlaceholderText(self.tr("A note") if met else self.tr("Why, or where it could help"))
        self.work.setAccessibleName(self.tr("In which piece of work: {name}").format(name=line.strength.name))
        self.note.setAccessibleName(self.tr("A note on {name}").format(name=line.strength.name))
        self._show_keep()

    def _show_keep(self) -> None:
        work = self.work.text().strip()
        is_kept = work.casefold() in self._kept_work
        name = self.tr("Among your work to keep") if is_kept else self.tr("I enjoy this and want to go on with it")
        self.keep.set_icon("heart", "accent_text" if is_kept else "faint")
        self.keep.set_name(name)
        self.keep.setEnabled(not is_kept)
        self.keep.setVisible(bool(work) and not self.work.isHidden())

    # --- doing

    def _open_entries(self) -> None:
        if self._line:
            self.entries_wanted.emit(entries_of(self._line))

    def flush(self) -> None:
        """Send what is typed but not left yet."""
        self.work.flush()
        self.note.flush()


def entries_of(line: Said) -> Filter:
    """Exactly the entries that a line counts."""
    return Filter(first=line.quarter.first, last=line.quarter.last, strengths=(line.strength.id,))
