"""The timeline's filter: chips for the usual kinds, a popup for the rest, and what is on as chips to remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import marks, names, spans
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.spans import Span
from careerjournal.ui.kit import kinds
from careerjournal.ui.kit.chips import FilterChip, FlowLayout, LinkChip
from careerjournal.ui.kit.lists import Heading, Row
from careerjournal.ui.kit.parts import bare, clear
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.kit.references import ICONS

USUAL = ("win", "learning", "feedback", "decision")
_LINKS = {"people": "person", "strengths": "strength", "goals": "goal", "themes": "theme"}


@dataclass(frozen=True)
class Part:
    """One thing that a filter asks for, as words, and the filter without it."""

    text: str
    icon: str
    without: Filter
    field: str
    value: str = ""


def parts_of(journal: Journal, wanted: Filter) -> list[Part]:
    """What a filter asks for, in the order in which it is shown."""
    called = {one.id: one.name for noun in _nouns(wanted) for one in names.of(journal, noun)}

    def part(text: str, icon: str, field: str, value: str) -> Part:
        rest = tuple(one for one in getattr(wanted, field) if one != value)
        return Part(text, icon, replace(wanted, **{field: rest}), field, value)  # type: ignore[arg-type]

    found = [part(kinds.word(kind), kinds.icon_name(kind), "kinds", kind) for kind in wanted.kinds]
    for field, noun in _LINKS.items():
        found += [part(called.get(uid, "…"), ICONS[noun], field, uid) for uid in getattr(wanted, field)]
    if wanted.text:
        found.append(Part(f"“{wanted.text}”", "search", replace(wanted, text=""), "text"))
    if wanted.first or wanted.last:
        span = spans.named(Span(wanted.first, wanted.last), journal.settings.fiscal_start)
        found.append(Part(span, "calendar", replace(wanted, first=None, last=None), "days"))
    return found


def _nouns(wanted: Filter) -> list[str]:
    return [noun for field, noun in _LINKS.items() if getattr(wanted, field)]


class FilterBar(QWidget):
    """Holds one Filter; `changed` when the person changes it."""

    changed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.value = Filter()
        self._drawn: list[Part] | None = None
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self._draw()

    def set_value(self, wanted: Filter) -> None:
        """Show another filter, without a signal."""
        self.value = wanted
        self._draw()

    def _held(self) -> int:
        """Which chip holds the focus: they are made anew at every change."""
        held = self.focusWidget()
        places = range(self._flow.count()) if held and held.hasFocus() else range(0)
        return next((place for place in places if self._flow.itemAt(place).widget() is held), -1)  # type: ignore[union-attr]

    def _change(self, **parts: object) -> None:
        self._take(replace(self.value, **parts))  # type: ignore[arg-type]

    def _take(self, wanted: Filter) -> None:
        self.set_value(wanted)
        self.changed.emit()

    # --- the chips

    def _draw(self) -> None:
        parts = parts_of(self._journal, self.value)
        if parts == self._drawn:
            return
        self._drawn = parts
        held = self._held()
        clear(self._flow)
        self._chip(self.tr("All"), not self.value.kinds, lambda: self._change(kinds=()))
        for kind in USUAL:
            self._chip(kinds.word(kind), kind in self.value.kinds, partial(self._toggle, "kinds", kind))
        for part in parts:
            if part.value not in USUAL:
                self._active(part.text, part.icon, partial(self._take, part.without))
        self.updateGeometry()
        if held >= 0 and (item := self._flow.itemAt(min(held, self._flow.count() - 1))) and (chip := item.widget()):
            chip.setFocus()

    def _chip(self, text: str, on: bool, pressed: Callable[[], None]) -> None:
        chip = FilterChip(text, on)
        chip.clicked.connect(bare(pressed))
        self._flow.addWidget(chip)

    def _active(self, text: str, icon: str, remove: Callable[[], None]) -> None:
        chip = LinkChip(text, icon, removable=True, filled=True)
        chip.setAccessibleName(self.tr("Filter: {name}").format(name=text))
        chip.clicked.connect(bare(remove))
        chip.removed.connect(remove)
        self._flow.addWidget(chip)

    def _toggle(self, field: str, value: str) -> None:
        now: tuple[str, ...] = getattr(self.value, field)
        self._change(**{field: tuple(one for one in now if one != value) if value in now else (*now, value)})

    # --- the popup

    def choose(self, button: QWidget) -> None:
        """Offer everything that can be filtered by."""
        picker = Picker(button, self.tr("Filter"), self.tr("A word, a person, a goal…"), self._rows)
        picker.picked.connect(self._picked)
        picker.open_below(button)

    def _rows(self, typed: str) -> Sequence[Heading | Row]:
        rows: list[Heading | Row] = []
        if typed:
            rows.append(Row(f"text:{typed}", self.tr("Entries that say “{words}”").format(words=typed), icon="search"))
        wanted = marks.fold(typed)
        found = [Row(f"kinds:{kind}", kinds.word(kind), icon=kinds.icon_name(kind)) for kind in kinds.KINDS]
        rows += self._section(self.tr("Kind"), found, wanted)
        heads = {
            "people": self.tr("People"), "strengths": self.tr("Strengths"), "goals": self.tr("Goals"),
            "themes": self.tr("Themes"),
        }  # fmt: skip
        for field, noun in _LINKS.items():
            found = [Row(f"{field}:{one.id}", one.name, icon=ICONS[noun]) for one in names.of(self._journal, noun)]
            rows += self._section(heads[field], found, wanted)
        return rows

    def _section(self, head: str, rows: Sequence[Row], wanted: str) -> list[Heading | Row]:
        fitting = [row for row in rows if wanted in marks.fold(row.title)]
        return [Heading(head), *fitting] if fitting else []

    def _picked(self, key: str) -> None:
        field, _, value = key.partition(":")
        if field == "text":
            self._change(text=value)
        else:
            self._toggle(field, value)
