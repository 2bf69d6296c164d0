"""The stream: the timeline as a list that has its whole height at once and reads only the pages that are seen."""

from __future__ import annotations

from collections import OrderedDict
from itertools import chain
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from careerjournal.core import days, prose, timeline
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.timeline import Marker, Timeline
from careerjournal.ui.kit import kinds, theme
from careerjournal.ui.screens.timeline import cards
from careerjournal.ui.screens.timeline.cards import CardPainter, Head, Line

PAGES_KEPT = 50
Index = QModelIndex | QPersistentModelIndex


class Stream(QAbstractTableModel):
    """One column of lines: heads, entries, markers."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.wanted = Filter()
        self.lanes = Timeline()
        self._pages: OrderedDict[tuple[Quarter, int], list[EntryView]] = OrderedDict()

    def read(self, wanted: Filter) -> bool:
        """Ask the journal again; False where the same lines stand there as before, whatever they say now."""
        lanes = timeline.read(self._journal, wanted)
        if wanted == self.wanted and lanes == self.lanes:
            self._pages.clear()
            return False
        self.beginResetModel()
        self.wanted, self.lanes = wanted, lanes
        self._pages.clear()
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.lanes.height

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def line(self, row: int) -> Line | None:
        """What stands on a row; None where the journal has moved on since the lanes were read."""
        number, under = self._under(row)
        lane = self.lanes.lanes[number]
        if under < 0:
            return Head(lane.quarter, lane.count, self._counted(lane.count))
        there = lane.line(under)
        return there if isinstance(there, Marker) else self._entry(lane.quarter, there)

    def _counted(self, count: int) -> str:
        """How many entries, in words; nothing for a lane that holds markers only."""
        if count < 2:
            return self.tr("1 entry") if count else ""
        return self.tr("%n entries", "", count)

    def _under(self, row: int) -> tuple[int, int]:
        """The lane of a row, and the line under its head."""
        number = self.lanes.number_at(row)
        return number, row - self.lanes.starts[number] - 1

    def _entry(self, quarter: Quarter, number: int) -> EntryView | None:
        page, place = divmod(number, timeline.PAGE)
        if (quarter, page) not in self._pages:
            found = timeline.page(self._journal, quarter, self.wanted, page * timeline.PAGE)
            self._pages[quarter, page] = found
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end((quarter, page))
        here = self._pages[quarter, page]
        return here[place] if place < len(here) else None

    def row_of(self, entry: EntryView) -> int:
        """The row of an entry, or -1 where the filter leaves it out."""
        place = timeline.place(self._journal, entry, self.wanted)
        for start, lane in zip(self.lanes.starts, self.lanes.lanes, strict=True):
            if place is not None and entry.day in lane.quarter:
                return start + 1 + lane.line_of(place)
        return -1

    def special_rows(self) -> dict[int, int]:
        """The rows that are no cards, with their heights."""
        found = {}
        for start, lane in zip(self.lanes.starts, self.lanes.lanes, strict=True):
            found[start] = cards.head_height()
            for place, (above, _marker) in enumerate(lane.markers):
                found[start + 1 + above + place] = cards.marker_height()
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.UserRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index.row())
        return line if role == Qt.ItemDataRole.UserRole or line is None else self._spoken(line)

    def _spoken(self, line: Line) -> str:
        if isinstance(line, Head):
            return ", ".join(part for part in (line.quarter.label, line.quarter.span, line.entries) if part)
        if isinstance(line, Marker):
            return f"{line.text}, {days.whole(line.day)}"
        name = line.title or prose.first_line(line.body)
        said = f"{kinds.word(line.kind)}: {name}, {days.whole(line.day)}"
        return ", ".join((said, *cards.link_names(line)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        number, under = self._under(index.row())
        lane = self.lanes.lanes[number]
        if under < 0 or isinstance(lane.line(under), Marker):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class StreamView(QTableView):
    """The cards. `chosen` on moving, `opened` by a click, `entered` by Enter, `thrown` by Delete."""

    chosen = Signal(str)
    opened = Signal(str)
    entered = Signal(str)
    thrown = Signal(str)

    def __init__(self, model: Stream) -> None:
        super().__init__()
        self._stream = model
        self._quiet = False
        self._special: set[int] = set()
        self.setModel(model)
        self.setItemDelegate(CardPainter(self))
        self._dress()
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(lambda index: self._tell(index, self.opened))
        theme.signals.changed.connect(self.fit)

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Entries"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setProperty("stream", True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)

    def read(self, wanted: Filter) -> None:
        """Show what a filter asks for, without moving."""
        at = self.verticalScrollBar().value()
        self._quiet = True
        anew = self._stream.read(wanted)
        self._quiet = False
        if anew:
            self.fit()
            self.verticalScrollBar().setValue(at)
        self.viewport().update()

    def fit(self) -> None:
        """Give every row its height: cards by default, heads and markers their own.

        Resetting the header leaves the heights that were given before: what was a head, and is a card now, is put back.
        """
        header, card = self.verticalHeader(), cards.card_height()
        header.setDefaultSectionSize(card)
        header.blockSignals(True)
        header.reset()
        special = self._stream.special_rows()
        for row, height in (dict.fromkeys(self._special, card) | special).items():
            if row < header.count():
                header.resizeSection(row, height)
        self._special = set(special)
        header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def uid(self) -> str:
        """The entry that is chosen, or nothing."""
        index = self.currentIndex()
        line = self._stream.line(index.row()) if index.isValid() else None
        return line.id if isinstance(line, EntryView) else ""

    def choose(self, entry: EntryView, quietly: bool = False) -> bool:
        """Go to an entry; False where the filter leaves it out."""
        row = self._stream.row_of(entry)
        if row < 0:
            return False
        self._go(row, quietly)
        return True

    def choose_near(self, row: int) -> bool:
        """Go to the entry on a row, or the nearest one below or above."""
        count = self._stream.rowCount()
        for near in chain(range(max(0, row), count), range(min(row, count) - 1, -1, -1)):
            if self._stream.flags(self._stream.index(near, 0)) != Qt.ItemFlag.NoItemFlags:
                self._go(near, quietly=False)
                return True
        return False

    def go_to(self, quarter: Quarter) -> bool:
        """Bring a quarter, or the next older one that holds something, to the top, and choose its first entry."""
        number = timeline.nearest(self._stream.lanes.lanes, quarter)
        if number is None:
            return False
        head = self._stream.lanes.starts[number]
        self.choose_near(head + 1)
        self.scrollTo(self._stream.index(head, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        return True

    def _go(self, row: int, quietly: bool) -> None:
        index = self._stream.index(row, 0)
        self._quiet = quietly
        self.setCurrentIndex(index)
        self._quiet = False
        if row <= 1:
            self.scrollToTop()  # with the head of the first lane
        else:
            self.scrollTo(index)

    def _moved(self, index: QModelIndex) -> None:
        if not self._quiet:
            self._tell(index, self.chosen)

    def _tell(self, index: QModelIndex, signal: Any) -> None:
        line = self._stream.line(index.row()) if index.isValid() else None
        if isinstance(line, EntryView):
            signal.emit(line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentIndex(), self.entered)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._tell(self.currentIndex(), self.thrown)
        elif key == Qt.Key.Key_Home:
            self.choose_near(0)
            self.scrollToTop()
        elif key == Qt.Key.Key_End:
            self.choose_near(self._stream.rowCount() - 1)
        else:
            super().keyPressEvent(event)
