"""Charts as widgets: each place can be pointed at, walked to with the arrows, heard, and opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, Qt, Signal
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

from careerjournal.core.trends import Trends
from careerjournal.ui.charts import charts
from careerjournal.ui.charts.chart_ink import Columns, Ink, Marks, entries_words, feeling
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.text import plain_tip

Place = tuple[int, int]


@dataclass(frozen=True)
class Asked:
    """A number whose records the person wants to see; the column after the last quarter is all of them together."""

    number: str
    column: int
    strength: str = ""


class ChartView(QWidget):
    """A drawn chart with places in rows and columns: one stop of the Tab key, arrows inside, Enter opens."""

    asked = Signal(object)
    lit = Signal(str)
    """The words of the place that is pointed at or focused; nothing where there is none."""
    walked = Signal(QRect)
    """Where the keyboard went."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.trends = Trends((), ())
        self._focused: Place = (0, 0)
        self._over: Place | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.signals.changed.connect(self.fit)

    # What a kind of chart says of itself

    def rows(self) -> int:
        return 1

    def columns(self) -> int:
        return len(self.trends.quarters)

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

    def set_trends(self, trends: Trends) -> None:
        """Show these; the keyboard begins at the newest quarter."""
        if len(trends.quarters) != len(self.trends.quarters):
            self._focused = (0, max(0, len(trends.quarters) - 1))
        self.trends = trends
        self._over = None
        self._focused = (
            max(0, min(self._focused[0], self.rows() - 1)),
            min(self._focused[1], max(0, self.columns() - 1)),
        )
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
        column = Columns(self.area(), len(self.trends.quarters), Ink().scale).at(point.x())
        rows = range(self.rows()) if 0 <= column < self.columns() else range(0)
        return next(((row, column) for row in rows if self.cell((row, column)).contains(point)), None)

    def _open(self, place: Place | None) -> None:
        if place is not None:
            self.asked.emit(self.question(place))

    def _say(self) -> None:
        """Tell the page, and whoever reads the screen aloud, what stands at the marked place."""
        place = self._over or (self._focused if self.hasFocus() else None)
        known = place is not None and place[0] < self.rows() and place[1] < self.columns()
        words = self.words(place) if place is not None and known else ""
        self.lit.emit(words)
        if words and words != self.accessibleDescription():
            self.setAccessibleDescription(words)
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
        self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._focused)
            return
        row, column = _walked(event.key(), self._focused, self.columns())
        if (row, column) == self._focused or not (0 <= row < self.rows() and 0 <= column < self.columns()):
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


class EnergyView(ChartView):
    """The energy line; each quarter opens the entries that say how it felt."""

    def natural_height(self) -> float:
        return Ink().size(charts.HEIGHT)

    def cell(self, place: Place) -> QRectF:
        return charts.energy_plot(self.area(), self.trends.quarters, Ink()).slot(place[1])

    def question(self, place: Place) -> Asked:
        return Asked("energy", place[1])

    def holds(self, place: Place) -> bool:
        return bool(self.trends.quarters[place[1]].energy.count)

    def words(self, place: Place) -> str:
        one = self.trends.quarters[place[1]]
        energy, where = one.energy, one.quarter.label
        if energy.median is None or energy.lower is None or energy.upper is None:
            if not energy.count:
                return self.tr("{quarter}: no entry says how it felt").format(quarter=where)
            few = self.tr("{quarter}: {entries}, too few for a line")
            return few.format(quarter=where, entries=entries_words(energy.count))
        spread = [feeling(energy.lower).split(" – ")[0], feeling(energy.upper).split(" – ")[-1]]
        half = spread[0] if spread[0] == spread[1] else self.tr("{low} to {high}").format(low=spread[0], high=spread[1])
        return self.tr("{quarter}: {middle}; the middle half is {half}; {entries}").format(
            quarter=where, middle=feeling(energy.median), half=half, entries=entries_words(energy.count)
        )

    def draw(self, painter: QPainter, marks: Marks) -> None:
        charts.draw_energy(painter, self.area(), self.trends, Ink(), marks)


class HeatView(ChartView):
    """Strengths by quarter; each cell opens the entries that name the strength."""

    def rows(self) -> int:
        return len(self.trends.strengths)

    def columns(self) -> int:
        return len(self.trends.quarters) + 1

    def natural_height(self) -> float:
        return charts.heat_height(self.trends.strengths, Ink())

    def cell(self, place: Place) -> QRectF:
        ink = Ink()
        return charts.heat_cell(Columns(self.area(), len(self.trends.quarters), ink.scale), *place, ink)

    def question(self, place: Place) -> Asked:
        used, _drained = self._met(place)
        return Asked("used" if used else "drained", place[1], self.trends.strengths[place[0]].id)

    def holds(self, place: Place) -> bool:
        return any(self._met(place))

    def _met(self, place: Place) -> tuple[int, int]:
        """In how many entries a strength was used, and in how many it drained."""
        row, column = place
        strength = self.trends.strengths[row].id
        span = self.trends.quarters[column : column + 1] or self.trends.quarters
        return sum(one.strengths[strength].used for one in span), sum(one.strengths[strength].drained for one in span)

    def words(self, place: Place) -> str:
        row, column = place
        strength = self.trends.strengths[row]
        if column == len(self.trends.quarters):
            total = entries_words(self._met(place)[0])
            return self.tr("{name}: used in {entries} in all").format(name=strength.name, entries=total)
        one = self.trends.quarters[column]
        use = one.strengths[strength.id]
        said = self.tr("{name}, {quarter}: {state}; {entries}, energised in {energised}, drained in {drained}")
        return said.format(
            name=strength.name, quarter=one.quarter.label, state=_state(use.state), entries=entries_words(use.used),
            energised=use.energised, drained=use.drained,
        )  # fmt: skip

    def event(self, event: QEvent) -> bool:
        """A name too long for its place is said in full where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            rows = [row for row in range(self.rows()) if self.cell((row, 0)).bottom() > event.y()]
            beside = bool(rows) and event.x() < self.cell((0, 0)).left() and self.cell((rows[0], 0)).top() < event.y()
            name = self.trends.strengths[rows[0]].name if beside else ""
            QToolTip.showText(event.globalPos(), plain_tip(name), self)
            return True
        return super().event(event)

    def draw(self, painter: QPainter, marks: Marks) -> None:
        charts.draw_heat(painter, self.area(), self.trends, Ink(), marks)


def _state(state: str) -> str:
    return {
        "draining": QCoreApplication.translate("charts", "draining"),
        "used": QCoreApplication.translate("charts", "used"),
        "used a little": QCoreApplication.translate("charts", "used a little"),
        "unused": QCoreApplication.translate("charts", "unused"),
    }[state]
