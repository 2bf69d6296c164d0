"""Charts as widgets: each place can be pointed at, walked to with the arrows, heard, and opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from careerjournal.ui.charts import drawing
from careerjournal.ui.charts.chart_ink import Ink, Marks
from careerjournal.ui.charts.figures import Asked, Chart, Form, Place
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.text import plain_tip


class ChartView(QWidget):
    """A drawn chart with places in rows and columns: one stop of the Tab key, arrows inside, Enter opens."""

    asked = Signal(object)
    lit = Signal(str)
    """The words of the place that is pointed at or focused; nothing where there is none."""
    walked = Signal(QRect)
    """Where the keyboard went."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._focused: Place = (0, 0)
        self._over: Place | None = None
        self._begun = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.signals.changed.connect(self.fit)

    # What a kind of chart says of itself

    def rows(self) -> int:
        return 1

    def columns(self) -> int:
        raise NotImplementedError

    def has(self, place: Place) -> bool:
        """Whether there is such a place."""
        return 0 <= place[0] < self.rows() and 0 <= place[1] < self.columns()

    def natural_height(self) -> float:
        raise NotImplementedError

    def cell(self, place: Place) -> QRectF:
        raise NotImplementedError

    def question(self, place: Place) -> Asked:
        raise NotImplementedError

    def holds(self, place: Place) -> bool:
        """Whether there is anything to open."""
        raise NotImplementedError

    def words(self, place: Place) -> str:
        raise NotImplementedError

    def draw(self, painter: QPainter, marks: Marks) -> None:
        raise NotImplementedError

    # What all have in common

    def area(self) -> QRectF:
        """The rectangle of the drawing, with room for the focus ring."""
        return QRectF(self.rect()).adjusted(0, 2, -2, -2)

    def renew(self, newest: int) -> None:
        """What is drawn has changed; the keyboard keeps its place, or begins at the newest quarter."""
        self._over = None
        row = max(0, min(self._focused[0], self.rows() - 1))
        kept = (row, self._focused[1])
        self._focused = kept if self._begun and self.has(kept) else (row, max(0, newest))
        self._begun = True
        self.fit()
        self._say()

    def fit(self) -> None:
        self.setFixedHeight(round(self.natural_height()) + 4)
        self.update()

    def focus_on(self, place: Place) -> None:
        """Move the keyboard's place."""
        self._focused = place
        self._say()
        self.update()

    def marks(self) -> Marks:
        return Marks(self._over, self._focused if self.hasFocus() else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter, self.marks())
        painter.end()

    def at(self, point: QPoint) -> Place | None:
        """The place under a point."""
        for row in range(self.rows()):
            for column in range(self.columns()):
                box = self.cell((row, column))
                if not box.top() <= point.y() <= box.bottom():
                    break
                if box.contains(point):
                    return (row, column) if self.has((row, column)) else None
        return None

    def _open(self, place: Place | None) -> None:
        if place is not None:
            self.asked.emit(self.question(place))

    def about(self) -> str:
        """What is said of the whole, before any place of it."""
        return ""

    def _say(self, begin: bool = False) -> None:
        """Tell the page, and whoever reads the screen aloud, what stands at the marked place."""
        place = self._over or (self._focused if self.hasFocus() else None)
        words = self.words(place) if place is not None and self.has(place) else ""
        self.lit.emit(words)
        said = f"{self.about()} {words}".strip() if begin or not words else words
        if said and said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _point_at(self, place: Place | None) -> None:
        if place != self._over:
            self._over = place
            opens = place is not None and self.holds(place)
            self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
            self._say()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.focus_on(place)
            self._open(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say(begin=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._focused)
            return
        row, column = _walked(event.key(), self._focused, self.columns())
        while column and row != self._focused[0] and 0 <= row < self.rows() and not self.has((row, column)):
            column -= 1  # a row without a sum
        if (row, column) == self._focused or not self.has((row, column)):
            super().keyPressEvent(event)
            return
        self.focus_on((row, column))
        self.walked.emit(self.cell(self._focused).toAlignedRect())


def _walked(key: int, place: Place, columns: int) -> Place:
    row, column = place
    steps: dict[int, Callable[[], Place]] = {
        Qt.Key.Key_Left: lambda: (row, column - 1),
        Qt.Key.Key_Right: lambda: (row, column + 1),
        Qt.Key.Key_Up: lambda: (row - 1, column),
        Qt.Key.Key_Down: lambda: (row + 1, column),
        Qt.Key.Key_Home: lambda: (row, 0),
        Qt.Key.Key_End: lambda: (row, columns - 1),
    }
    return steps[key]() if key in steps else place


class DrawnChart(ChartView):
    """One of the charts of Trends."""

    def __init__(self, key: str) -> None:
        self.chart = Chart(key, "", "", "", (), (), ())
        super().__init__("")

    def show_chart(self, chart: Chart) -> None:
        again = chart.quarters == self.chart.quarters
        self.chart = chart
        self._begun = self._begun and again
        self.setAccessibleName(chart.name)
        self.renew(len(chart.quarters) - 1)

    def about(self) -> str:
        return drawing.description(self.chart)

    def rows(self) -> int:
        return len(self.chart.rows)

    def columns(self) -> int:
        return len(self.chart.quarters) + int(self.chart.totals)

    def has(self, place: Place) -> bool:
        return super().has(place) and self.chart.cell(place) is not None

    def natural_height(self) -> float:
        return drawing.height(self.chart, Ink())

    def cell(self, place: Place) -> QRectF:
        return drawing.place(self.area(), self.chart, Ink(), place)

    def question(self, place: Place) -> Asked:
        return self.chart.question(place)

    def holds(self, place: Place) -> bool:
        cell = self.chart.cell(place)
        return cell is not None and cell.opens

    def words(self, place: Place) -> str:
        cell = self.chart.cell(place)
        return cell.spoken if cell else ""

    def draw(self, painter: QPainter, marks: Marks) -> None:
        drawing.draw(painter, self.area(), self.chart, Ink(), marks)

    def event(self, event: QEvent) -> bool:
        """A name too long for its place is said in full where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.chart.rows:
            QToolTip.showText(event.globalPos(), plain_tip(self._name_at(event.pos())), self)
            return True
        return super().event(event)

    def _name_at(self, point: QPoint) -> str:
        boxes = [self.cell((row, 0)) for row in range(self.rows())]
        beside = (row for row, box in enumerate(boxes) if box.top() < point.y() < box.bottom() and point.x() < box.x())
        row = next(beside, -1)
        return self.chart.rows[row].name if row >= 0 and self.chart.rows[row].form is not Form.LINE else ""
