"""The list beside the page: every record that could be on it, to tick, with what fits and what asks to be shorter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core.summary import documents
from careerjournal.core.summary.choices import About
from careerjournal.core.summary.page import Item, Section, Summary
from careerjournal.ui.kit.parts import VerbButton, across, clear, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.screens.summary.record_row import RecordRow

_SPARE = 2  # records shown beyond what the section holds
_FEW = 6  # records shown of a section that holds any number
_STEP = 40  # more of them at a time
_CHOSEN = 12  # so many that are on the page are shown wherever they stand


class RecordList(QWidget):
    """The sections of a document in the order of the paper."""

    ticked = Signal(str, bool)
    all_ticked = Signal(object, bool)
    """The uids of a whole section, and whether they are on the page from now on."""
    shortened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(20)
        self.groups: dict[str, Group] = {}
        self._shape: tuple[object, ...] = ()
        self._opened: dict[str, int] = {}
        self._about = About("")

    def show_summary(self, summary: Summary, about: About) -> None:
        """Show the records; the ones that are there already stay in place, with focus and typing."""
        if about != self._about:
            self._about, self._opened = about, {}
        sections = [section for section in summary.sections if section.items]
        shape = (about, tuple((section.key, _shape(section)) for section in sections))
        if shape != self._shape:
            self.settle()
            self._shape = shape
            self._build(sections)
        for section in sections:
            self.groups[section.key].show_section(section)

    def clear(self) -> None:
        self._shape, self.groups = (), {}
        clear(self._box)

    def _build(self, sections: list[Section]) -> None:
        clear(self._box)
        self.groups = {}
        for section in sections:
            group = Group(section, self._opened.get(section.key, 0))
            group.ticked.connect(self.ticked)
            group.all_ticked.connect(self.all_ticked)
            group.shortened.connect(self.shortened)
            group.opened.connect(self._opened.__setitem__)
            self.groups[section.key] = group
            self._box.addWidget(group)

    def rows(self) -> dict[str, RecordRow]:
        """The rows by the uid of their record."""
        return {uid: row for group in self.groups.values() for uid, row in group.rows.items()}

    def reveal(self, uid: str) -> RecordRow | None:
        """The row of a record, shown where it was folded."""
        group = next((one for one in self.groups.values() if one.holds(uid)), None)
        return group.reveal(uid) if group else None

    def settle(self) -> None:
        """Keep what is being typed."""
        for row in self.rows().values():
            row.settle()

    def take_focus(self) -> bool:
        """Begin at the first record; False where there is none."""
        row = next(iter(self.rows().values()), None)
        if row is not None:
            row.tick.setFocus()
        return row is not None


def _shape(section: Section) -> tuple[tuple[str, ...], ...]:
    """What a section's rows are made of; a tick changes nothing of it."""
    return tuple(
        (item.uid, documents.text_of(item), item.aside, *item.over, *(part.uid for part in item.parts))
        for item in section.items
    )


class Group(QWidget):
    """One section: its title, how many fit, its records; those beyond the first few behind one verb."""

    ticked = Signal(str, bool)
    all_ticked = Signal(object, bool)
    shortened = Signal(str, str)
    opened = Signal(str, int)

    def __init__(self, section: Section, opened: int) -> None:
        """`opened` is how many of its records were shown at the person's wish."""
        super().__init__()
        self.rows: dict[str, RecordRow] = {}
        self._section, self._opened = section, opened
        self._shows_chosen = bool(section.rule.most) or section.included <= _CHOSEN
        self._count = label("", "meta", wrap=False)
        self._title = label(section.rule.title, "strong")
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.everything = VerbButton("", quiet=True, pressed=self._tick_all)
        self.everything.setVisible(False)
        head = across(self._title, self._count, self.everything)
        head.setStretch(0, 1)
        apart = label(self.tr("Stands apart on the page, and only what you tick."), "meta")
        apart.setVisible(False)
        self._more = VerbButton("", quiet=True, pressed=self._open)
        self._lines = down(gap=6)
        self.setLayout(down(head, apart, self._lines, across(22, self._more, None), gap=6))
        apart.setVisible(section.rule.apart)
        self.everything.setVisible(not section.rule.most and len(section.items) > 1)

    def holds(self, uid: str) -> bool:
        return any(item.uid == uid for item in self._section.items)

    def show_section(self, section: Section) -> None:
        self._section = section
        self._count.setText(self._counted(section))
        for place, item in enumerate(section.items):
            row = self.rows.get(item.uid)
            shown = self._shows(place, item) or (row is not None and row.tick.hasFocus())
            if shown:
                row = row or self._add(item)
                row.show_item(item)
            if row is not None:
                row.setVisible(shown)
        self._show_verbs()

    def _shows(self, place: int, item: Item) -> bool:
        rule = self._section.rule
        usual = rule.most + _SPARE if rule.most else _FEW
        return place < max(usual, self._opened) or (self._shows_chosen and item.included)

    def _add(self, item: Item) -> RecordRow:
        """A row in its place among those that are there."""
        row = RecordRow(self._section.rule, item, self._head_over(item))
        row.ticked.connect(self.ticked)
        row.shortened.connect(self.shortened)
        order = [one.uid for one in self._section.items]
        before = [self.rows[uid] for uid in order[: order.index(item.uid)] if uid in self.rows]
        self._lines.insertWidget(self._lines.indexOf(before[-1]) + 1 if before else 0, row)
        self.rows[item.uid] = row
        known = [uid for uid in order if uid in self.rows]
        self.rows = {uid: self.rows[uid] for uid in known}
        return row

    def _head_over(self, item: Item) -> str:
        """The head that the page has above this record; nothing where it stands above an earlier one."""
        place = self._place(item.uid)
        before = self._section.items[place - 1].over[-1:] if place else ()
        return "".join(item.over[-1:]) if item.over[-1:] != before else ""

    def _counted(self, section: Section) -> str:
        if section.rule.most:
            return documents.count(section)
        return self.tr("{some} of {all}").format(some=section.included, all=len(section.items))

    def _show_verbs(self) -> None:
        hidden = sum(item.uid not in self.rows or self.rows[item.uid].isHidden() for item in self._section.items)
        self._more.setVisible(bool(hidden))
        self._more.set_text(self.tr("%n more", "", hidden))
        self._more.setAccessibleName(f"{self._more.text()}: {self._section.rule.title}")
        verb = self.tr("None") if self._all_in else self.tr("All")
        self.everything.set_text(verb)
        self.everything.setAccessibleName(f"{verb}: {self._section.rule.title}")

    @property
    def _all_in(self) -> bool:
        return self._section.included == len(self._section.items)

    def _tick_all(self) -> None:
        self.all_ticked.emit([item.uid for item in self._section.items], not self._all_in)

    def _open(self) -> None:
        shown = sum(not row.isHidden() for row in self.rows.values())
        self._show_first(len(self._section.items) if self._section.rule.most else shown + _STEP)
        row = next((row for uid, row in self.rows.items() if self._place(uid) >= shown), None)
        (row or next(reversed(self.rows.values()))).tick.setFocus()

    def _show_first(self, many: int) -> None:
        self._opened = many
        self.opened.emit(self._section.key, many)
        self.show_section(self._section)

    def _place(self, uid: str) -> int:
        return next(place for place, item in enumerate(self._section.items) if item.uid == uid)

    def reveal(self, uid: str) -> RecordRow:
        if uid not in self.rows or self.rows[uid].isHidden():
            self._show_first(self._place(uid) + 1)
        return self.rows[uid]
