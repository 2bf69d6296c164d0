"""Search: one box over everything that was ever written, as it is typed, and over every command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from careerjournal.core import days, search
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.search import Hit
from careerjournal.ui.commands import Command
from careerjournal.ui.kit.lists import Heading, Row, SectionList
from careerjournal.ui.kit.parts import Column, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.places import ICONS, place
from careerjournal.ui.screen import Context, Screen

SHOWN = 60
PAUSE_MS = 60  # a fast typist's next letter comes before the search for this one is worth it
_COMMAND = "command:"


def _begins(command: str, asked: str) -> bool:
    """Whether what was typed is the beginning of a command, and so rather meant as one."""
    return bool(asked.strip()) and search.folded(command).startswith(search.folded(asked.strip()))


class SearchScreen(Screen):
    """The search field with what it finds below."""

    name = "search"
    shows = frozenset(noun.name.replace("-", "_") for noun in NOUNS.values())

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search everything, or type a command"))
        self.field.setAccessibleName(self.tr("Search everything, or type a command"))
        self.field.setProperty("size", "large")
        self.field.installEventFilter(self)
        self.list = SectionList(self.tr("What was found"))
        self.list.entered.connect(self._go_to)
        self.nothing = label("", "muted")
        self._hits: dict[str, Hit] = {}
        self._commands: dict[str, Command] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        column = Column(width=720)
        column.box.addWidget(self.field)
        column.box.addWidget(self.nothing)
        column.box.addWidget(self.list, 1)
        self.setLayout(down(column, gap=0))

    def refresh(self) -> None:
        self._find()

    def open(self, uid: str, **wanted: Any) -> None:
        self.field.setText(str(wanted.get("text", uid)))

    def where(self) -> tuple[str, dict[str, Any]]:
        return self.field.text(), {}

    def take_focus(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def scenes(self) -> Iterator[str]:
        yield ""
        self.field.setText("the")
        self._find()
        yield "found"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk through what was found while the cursor stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._find_now()
                self._go_to(self.list.uid())
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def _find_now(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._find()

    def _find(self) -> None:
        asked = self.field.text()
        hits = search.find(self.journal, asked, limit=SHOWN) if asked.strip() else []
        commands = self.context.commands.matching(asked) if asked.strip() else self.context.commands.all()
        self._hits = {hit.id: hit for hit in hits}
        self._commands = {_COMMAND + one.name: one for one in commands}
        meant = [one for one in commands if _begins(one.text, asked)]
        lines = self._command_lines(meant)
        for title, wanted in ((self.tr("Entries"), True), (self.tr("Everything else"), False)):
            rows = [self._row(hit, asked) for hit in hits if (hit.entry is not None) == wanted]
            lines += [Heading(title), *rows] if rows else []
        lines += self._command_lines([one for one in commands if one not in meant])
        self.list.set_lines(lines)
        self.list.setVisible(bool(lines))
        self._say(asked, bool(hits))
        if lines and asked.strip():
            self.list.choose(next(line.uid for line in lines if isinstance(line, Row)), quietly=True)

    def _command_lines(self, commands: list[Command]) -> list[Heading | Row]:
        rows = [self._command_row(_COMMAND + one.name, one) for one in commands]
        return [Heading(self.tr("Commands")), *rows] if rows else []

    def _command_row(self, key: str, command: Command) -> Row:
        return Row(key, command.text, aside=command.keys, icon=command.icon or "chevron-right")

    def _say(self, asked: str, found: bool) -> None:
        nothing = asked.strip() and not found
        self.nothing.setText(self.tr("Nothing says “{asked}” yet.").format(asked=asked.strip()) if nothing else "")
        self.nothing.setVisible(bool(nothing))

    def _row(self, hit: Hit, asked: str) -> Row:
        spoken = NOUNS[hit.noun].spoken if hit.noun in NOUNS else ""
        title = hit.title or hit.snippet
        parts = [days.plain(hit.day)] if hit.day else []
        if hit.title and hit.snippet not in ("", hit.title):
            parts.append(hit.snippet)
        kind = hit.entry.kind if hit.entry else ""
        return Row(hit.id, title, " · ".join(parts), "" if kind else spoken, kind, ICONS.get(hit.noun, ""), asked=asked)

    def _go_to(self, uid: str) -> None:
        if uid in self._commands:
            command = self._commands[uid]
            self.field.clear()
            command()
        elif uid in self._hits:
            self._open_hit(self._hits[uid])

    def _open_hit(self, hit: Hit) -> None:
        if hit.noun == "theme":
            from careerjournal.core.entries import Filter

            self.go("timeline", "", filter=Filter(themes=(hit.id,)))
            return
        screen, uid = place(self.journal, hit.noun, hit.id)
        self.go(screen, uid)
