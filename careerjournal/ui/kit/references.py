"""Fields that point at other records: chips for what is chosen, a line with completion to choose more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from careerjournal.core import names
from careerjournal.core.entries import Named
from careerjournal.core.fields import EFFECTS, Field
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.chips import FlowLayout, LinkChip
from careerjournal.ui.kit.fields import FieldEdit
from careerjournal.ui.kit.parts import IconButton, Segmented, across, clear
from careerjournal.ui.kit.text import label

ICONS = {"person": "user", "strength": "sparkles", "goal": "target", "theme": "hash"}
CREATED_BY_NAME = ("person", "theme")
OFFERED = 8


def effect_words(effect: str) -> str:
    """How a strength met an entry, as one word."""
    spoken = {
        "energised": QCoreApplication.translate("effects", "Energised"),
        "used": QCoreApplication.translate("effects", "Used"),
        "drained": QCoreApplication.translate("effects", "Drained"),
    }
    return spoken[effect]


class NameLine(QLineEdit):
    """A line that completes the names of one noun; people and themes may be new."""

    picked = Signal(object)
    """A Named; one with an empty id is to be created."""
    unknown = Signal(str)

    def __init__(self, journal: Journal, noun: str, name: str) -> None:
        super().__init__()
        self._journal, self._noun = journal, noun
        self._offer: list[Named] = []
        self.setAccessibleName(name)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._activated)
        self._completer = completer
        self.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            popup.setProperty("popup", True)
        self.textEdited.connect(self._look)

    def known(self) -> list[Named]:
        return names.of(self._journal, self._noun)

    def _look(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        known = self.known()
        starts = [one for one in known if one.name.casefold().startswith(wanted)]
        inside = [one for one in known if one not in starts and wanted in one.name.casefold()]
        self._offer = (starts + inside)[:OFFERED] if wanted else known[:OFFERED]
        shown = [one.name for one in self._offer]
        if wanted and self._noun in CREATED_BY_NAME and wanted not in (one.name.casefold() for one in known):
            self._offer.append(Named("", " ".join(typed.split())))
            shown.append(self.tr("New: {name}").format(name=self._offer[-1].name))
        self._words.setStringList(shown)

    def _activated(self, text: str) -> None:
        row = self._words.stringList().index(text) if text in self._words.stringList() else -1
        if row >= 0:
            self._take(self._offer[row])

    def _take(self, named: Named) -> None:
        QTimer.singleShot(0, self, self.clear)  # the completer writes its words into the line after this
        self.clear()
        if (popup := self._completer.popup()) is not None:
            popup.hide()  # open, it would take the next keys away from where the focus moves on to
        self.picked.emit(named)

    def settle(self) -> bool:
        """Take what is typed: a whole name, one unique beginning, or a new one. False where it is nothing known."""
        typed = " ".join(self.text().split())
        if not typed:
            return True
        known = self.known()
        same = [one for one in known if one.name.casefold() == typed.casefold()]
        begins = same or [one for one in known if one.name.casefold().startswith(typed.casefold())]
        if len(begins) == 1:
            self._take(begins[0])
        elif self._noun in CREATED_BY_NAME and not same:
            self._take(Named("", typed))
        else:
            self.unknown.emit(typed)
            return False
        return True

    def _offering(self) -> bool:
        popup = self._completer.popup()
        return popup is not None and popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        elif event.key() == Qt.Key.Key_Down and not self._offering():
            self._look(self.text())
            self._completer.complete()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()


class References(FieldEdit):
    """One or several records of a noun."""

    def __init__(self, field: Field, journal: Journal) -> None:
        super().__init__(field)
        self.journal = journal
        self.chosen: list[Named] = []
        self.line = NameLine(journal, field.refers_to, self.name)
        self.line.setPlaceholderText(self.tr("Type a name") if field.many else "")
        self.line.picked.connect(self._picked)
        self.line.unknown.connect(lambda _typed: self.left.emit())
        self._chips = QWidget()
        self._flow = FlowLayout()
        self._chips.setLayout(self._flow)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._chips)
        box.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._draw()

    def value(self) -> object:
        typed = self.line.text().strip()
        if typed:
            raise Trouble(self.tr("“{name}” is not known. Pick a name from the list.").format(name=typed))
        uids = tuple(one.id for one in self.chosen)
        if self.field.required and not uids:
            raise Trouble(self.tr("{field} is needed.").format(field=self.name))
        return uids if self.field.many else (uids[0] if uids else None)

    def set_value(self, value: object) -> None:
        wanted = [value] if isinstance(value, str) and value else list(value) if isinstance(value, Sequence) else []
        known = {one.id: one for one in self.line.known()} if wanted else {}
        self.chosen = [known[uid] for uid in wanted if uid in known]
        self.line.clear()
        self._draw()

    def unfinished(self) -> bool:
        return bool(self.line.text().strip())

    def _picked(self, named: Named) -> None:
        if not named.id:
            named = Named(self.journal.add(self.field.refers_to, name=named.name), named.name)
        if not self.field.many:
            self.chosen = [named]
        elif named not in self.chosen:
            self.chosen.append(named)
        self._draw()
        self.left.emit()

    def _remove(self, named: Named) -> None:
        self.chosen.remove(named)
        self._draw()
        self.line.setFocus()
        self.left.emit()

    def _draw(self) -> None:
        clear(self._flow)
        for named in self.chosen:
            chip = LinkChip(named.name, ICONS.get(self.field.refers_to, ""), removable=True)
            chip.removed.connect(partial(self._remove, named))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self.chosen))
        self.line.setVisible(self.field.many or not self.chosen)
        self.updateGeometry()


class Effects(FieldEdit):
    """Strengths, each with how it met the entry."""

    def __init__(self, field: Field, journal: Journal) -> None:
        super().__init__(field)
        self.chosen: dict[str, tuple[str, str]] = {}
        self.line = NameLine(journal, field.refers_to, self.name)
        self.line.setPlaceholderText(self.tr("Type a strength"))
        self.line.picked.connect(self._picked)
        self.line.unknown.connect(lambda _typed: self.left.emit())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self._rows)
        box.addWidget(self.line)
        self.setFocusProxy(self.line)

    def value(self) -> object:
        typed = self.line.text().strip()
        if typed:
            raise Trouble(self.tr("No strength is called “{name}”. Pick one from the list.").format(name=typed))
        return tuple((uid, effect) for uid, (_name, effect) in self.chosen.items())

    def set_value(self, value: object) -> None:
        pairs = [(str(uid), str(effect)) for uid, effect in value] if isinstance(value, Iterable) else []
        known = {one.id: one.name for one in self.line.known()} if pairs else {}
        self.chosen = {uid: (known[uid], effect) for uid, effect in pairs if uid in known}
        self.line.clear()
        self._draw()

    def unfinished(self) -> bool:
        return bool(self.line.text().strip())

    def _picked(self, named: Named) -> None:
        self.chosen.setdefault(named.id, (named.name, EFFECTS[0]))
        self._draw()
        self.left.emit()

    def _set(self, uid: str, effect: str) -> None:
        self.chosen[uid] = (self.chosen[uid][0], effect)
        self.left.emit()

    def _remove(self, uid: str) -> None:
        del self.chosen[uid]
        self._draw()
        self.line.setFocus()
        self.left.emit()

    def _draw(self) -> None:
        clear(self._rows)
        for uid, (name, effect) in self.chosen.items():
            options = [(one, effect_words(one)) for one in EFFECTS]
            choice = Segmented(options, self.tr("How {strength} met it").format(strength=name), effect)
            choice.chosen.connect(partial(self._set, uid))
            drop = IconButton("x", self.tr("Remove {name}").format(name=name), partial(self._remove, uid))
            row = QWidget()
            spoken = label(name, "body", elide=True)
            row.setLayout(across(spoken, choice, drop))
            self._rows.addWidget(row)
        self.updateGeometry()
