"""The drawings: gaps stay gaps, draining is hatched, numbers stay legible, and paper is black on white."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from careerjournal.core.entries import Named
from careerjournal.core.quarter import Quarter
from careerjournal.core.strengths import Use
from careerjournal.core.trends import Energy, QuarterNumbers, Trends
from careerjournal.ui.charts import charts
from careerjournal.ui.charts.chart_ink import READABLE, Columns, Ink, Marks, contrast, feeling, legible, mixed, wrapped
from careerjournal.ui.kit import theme

if TYPE_CHECKING:
    from collections.abc import Callable

RECT = QRectF(0, 0, charts.WIDTH, charts.HEIGHT)
SAID = Energy(8, 0.0, -1.0, 1.0)


def numbers(energy: Energy = SAID, use: Use | None = None, quarter: int = 0) -> QuarterNumbers:
    return QuarterNumbers(Quarter(2025, 1).shifted(quarter), {"entries": 8}, energy, {"s": use or Use()})


def row(*energies: Energy) -> Trends:
    return Trends(tuple(numbers(energy, quarter=n) for n, energy in enumerate(energies)), (Named("s", "Writing"),))


def drawn(draw: Callable[..., None], trends: Trends, ink: Ink | None = None, marks: Marks | None = None) -> QImage:
    image = QImage(charts.WIDTH, charts.HEIGHT, QImage.Format.Format_RGB32)
    image.fill((ink or Ink()).colour("canvas"))
    painter = QPainter(image)
    draw(painter, RECT, trends, ink or Ink(), marks)
    painter.end()
    return image


def accent_in(image: QImage, left: float, right: float) -> int:
    """How many pixels between two x are as green as the line."""
    line, strip = theme.current().colour("accent"), range(int(left), int(right))
    return sum(
        contrast(image.pixelColor(x, y), line) < 1.1
        for x in strip
        for y in range(charts.HEIGHT - 60)
        if image.pixelColor(x, y).saturation() > 60
    )


def test_a_gap_stays_a_gap() -> None:
    gap, ink = Energy(2), Ink()
    middle = charts.energy_plot(RECT, row(SAID, SAID, SAID).quarters, ink).slot(1)
    whole = drawn(charts.draw_energy, row(SAID, SAID, SAID))
    broken = drawn(charts.draw_energy, row(SAID, gap, SAID))
    assert accent_in(whole, middle.left(), middle.right()) > 100, "nothing would be found"
    assert accent_in(broken, middle.left(), middle.right()) == 0


def test_a_quarter_alone_has_a_point_and_a_band() -> None:
    slot = charts.energy_plot(RECT, row(SAID, SAID, SAID).quarters, Ink()).slot(1)
    alone = drawn(charts.draw_energy, row(Energy(1), SAID, Energy(0)))
    assert accent_in(alone, slot.left(), slot.right()) > 20


def cell_image(use: Use) -> QImage:
    trends = Trends((numbers(use=use), numbers(use=Use(9, 9, 0), quarter=1)), (Named("s", "Writing"),))
    image = drawn(charts.draw_heat, trends)
    cell = charts.heat_cell(Columns(RECT, 2), 0, 0, Ink()).adjusted(4, 4, -4, -4)
    return image.copy(cell.toAlignedRect())


def colours(image: QImage) -> int:
    left = image.copy(0, 0, 60, image.height())
    return len({left.pixel(x, y) for x in range(left.width()) for y in range(left.height())})


def test_draining_is_hatched_and_unused_blank() -> None:
    assert colours(cell_image(Use(0, 0, 0))) == 1
    assert colours(cell_image(Use(3, 1, 0))) == 1, "only the number, further right"
    assert colours(cell_image(Use(0, 0, 2))) > 1
    assert colours(cell_image(Use(3, 1, 2))) > 1


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_number_in_the_heat_map_is_legible(name: str) -> None:
    ink = Ink(theme.read(name), 1.0)
    grounds = [mixed(ink.colour("well"), ink.colour("accent"), step / 100) for step in range(101)]
    assert min(contrast(legible(ground, ink), ground) for ground in grounds) >= READABLE
    assert contrast(QColor("#777777"), QColor("#888888")) < READABLE, "the check can fail"


def test_focus_and_pointer_change_the_picture() -> None:
    trends = row(SAID, Energy(1), SAID)
    for draw, place in ((charts.draw_energy, (0, 1)), (charts.draw_energy, (0, 2)), (charts.draw_heat, (0, 1))):
        plain = drawn(draw, trends)
        assert plain == drawn(draw, trends), "the same twice"
        assert plain != drawn(draw, trends, marks=Marks(focused=place))
        assert plain != drawn(draw, trends, marks=Marks(lit=place))


def test_paper_is_light_and_of_its_own_size_whatever_the_window() -> None:
    before = drawn(charts.draw_energy, row(SAID, SAID), Ink.paper())
    theme.use("dark")
    theme.set_text_scale(2.0)
    assert drawn(charts.draw_energy, row(SAID, SAID), Ink.paper()) == before
    assert drawn(charts.draw_energy, row(SAID, SAID)) != before
    assert before.pixelColor(1, 1) == QColor("white")


def test_the_same_drawing_goes_to_svg() -> None:
    buffer, svg = QBuffer(), QSvgGenerator()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg.setOutputDevice(buffer)
    svg.setSize(QSize(charts.WIDTH, charts.HEIGHT))
    painter = QPainter(svg)
    charts.draw_heat(painter, RECT, row(SAID, SAID), Ink.paper())
    painter.end()
    assert b"Writing" in buffer.data().data()


def test_twenty_quarters_and_thirty_strengths_draw_at_once() -> None:
    named = tuple(Named(f"s{n}", f"Strength {n}") for n in range(30))
    uses = {one.id: Use(n % 9, 1, n % 4) for n, one in enumerate(named)}
    trends = Trends(tuple(replace(numbers(quarter=n), strengths=uses) for n in range(20)), named)
    drawn(charts.draw_heat, trends)
    started = time.perf_counter()
    drawn(charts.draw_energy, trends)
    drawn(charts.draw_heat, trends)
    taken = time.perf_counter() - started
    print(f"both charts: {taken * 1000:.0f} ms")
    assert taken < 0.5


def test_words_of_the_scale() -> None:
    assert [feeling(value) for value in (-2.0, 0.0, 0.5, -1.25)] == [
        "Drained",
        "Even",
        "Even – Lively",
        "Drained – Tired",
    ]


def test_long_names_take_two_lines_and_end_in_an_ellipsis_at_last() -> None:
    ink = Ink()
    assert wrapped("Writing", 160, ink) == (["Writing"], 13)
    two, size = wrapped("Bringing people together calmly", 160, ink)
    assert (len(two), size, " ".join(two)) == (2, 11, "Bringing people together calmly")
    assert wrapped("A" * 80, 160, ink)[0][0].endswith("…")


def test_columns_find_their_quarter() -> None:
    columns = Columns(RECT, 8)
    assert [columns.at(columns.centre(n)) for n in range(8)] == list(range(8))
    assert (columns.at(10), columns.at(columns.right + 5), columns.at(charts.WIDTH + 1)) == (-1, 8, -1)
