"""The drawings: gaps stay gaps, draining is hatched, numbers stay legible, and paper is black on white."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from careerjournal.core import counting, feelings, paths
from careerjournal.core.entries import Named
from careerjournal.core.quarter import Quarter
from careerjournal.core.strengths import Use
from careerjournal.core.trends import Energy, QuarterNumbers, Trends
from careerjournal.ui.charts import catalogue, chart_svg, drawing
from careerjournal.ui.charts.cells import draw_heat
from careerjournal.ui.charts.chart_ink import READABLE, Columns, Ink, Marks, contrast, legible, mixed, wrapped
from careerjournal.ui.charts.line import line_plot
from careerjournal.ui.kit import theme

if TYPE_CHECKING:
    from careerjournal.ui.charts.figures import Cell, Chart

ROOT = Path(__file__).parents[2]

HEIGHT = 240
RECT = QRectF(0, 0, drawing.WIDTH, HEIGHT)
SAID = Energy(8, 0.0, -1.0, 1.0)
NONE = dict.fromkeys(counting.PLAIN, 0)


def numbers(energy: Energy = SAID, use: Use | None = None, quarter: int = 0, said: str = "") -> QuarterNumbers:
    counts = {**NONE, "entries": 8, "energy": energy.count, "wins": 4, "impact_missing": 1, "setbacks": 2}
    stock = {"s": said} if said else {}
    return QuarterNumbers(Quarter(2025, 1).shifted(quarter), counts, energy, {"s": use or Use()}, {"t": 3}, stock)


def row(*energies: Energy) -> Trends:
    found = tuple(numbers(energy, quarter=n) for n, energy in enumerate(energies))
    return Trends(found, (Named("s", "Writing"),), (Named("t", "Harbour"),))


def drawn(key: str, trends: Trends, ink: Ink | None = None, marks: Marks | None = None) -> QImage:
    image = QImage(drawing.WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill((ink or Ink()).colour("canvas"))
    painter = QPainter(image)
    drawing.draw(painter, RECT, catalogue.chart(key, trends), ink or Ink(), marks)
    painter.end()
    return image


def slot(chart: Chart, column: int) -> QRectF:
    return line_plot(RECT, chart, Ink()).slot(column)


def accent_in(image: QImage, left: float, right: float) -> int:
    """How many pixels between two x are as green as the line."""
    line, strip = theme.current().colour("accent"), range(int(left), int(right))
    return sum(
        contrast(image.pixelColor(x, y), line) < 1.1
        for x in strip
        for y in range(HEIGHT - 60)
        if image.pixelColor(x, y).saturation() > 60
    )


def test_a_gap_stays_a_gap() -> None:
    gap = Energy(2)
    middle = slot(catalogue.chart("energy", row(SAID, SAID, SAID)), 1)
    whole = drawn("energy", row(SAID, SAID, SAID))
    broken = drawn("energy", row(SAID, gap, SAID))
    assert accent_in(whole, middle.left(), middle.right()) > 100, "nothing would be found"
    assert accent_in(broken, middle.left(), middle.right()) == 0


def test_a_quarter_alone_has_a_point_and_a_band() -> None:
    alone = row(Energy(1), SAID, Energy(0))
    middle = slot(catalogue.chart("energy", alone), 1)
    assert accent_in(drawn("energy", alone), middle.left(), middle.right()) > 20


def cell_image(use: Use, said: str = "") -> QImage:
    found = (numbers(use=use, said=said), numbers(use=Use(9, 9, 0), quarter=1))
    trends = Trends(found, (Named("s", "Writing"),))
    cell = drawing.place(RECT, catalogue.chart("strengths", trends), Ink(), (0, 0)).adjusted(4, 4, -4, -4)
    return drawn("strengths", trends).copy(cell.toAlignedRect())


def colours(image: QImage) -> int:
    left = image.copy(0, 0, 60, image.height())
    return len({left.pixel(x, y) for x in range(left.width()) for y in range(left.height())})


def test_draining_is_hatched_and_unused_blank() -> None:
    assert colours(cell_image(Use(0, 0, 0))) == 1
    assert colours(cell_image(Use(3, 1, 0))) == 1, "only the number, further right"
    assert colours(cell_image(Use(0, 0, 2))) > 1
    assert colours(cell_image(Use(3, 1, 2))) > 1


def test_a_stock_take_that_says_otherwise_is_marked_and_put_into_words() -> None:
    assert cell_image(Use(4, 1, 0), "used") == cell_image(Use(4, 1, 0)), "it agrees"
    assert cell_image(Use(4, 1, 0), "unused") != cell_image(Use(4, 1, 0))
    trends = Trends((numbers(use=Use(4, 1, 0), said="unused"),), (Named("s", "Writing"),))
    cell = catalogue.chart("strengths", trends).rows[0].cells[0]
    assert cell.spoken.endswith("the stock-take said unused, the entries say used")


def test_a_number_that_only_drained_says_so_where_the_stock_take_has_the_small_word() -> None:
    """“6” above “said used” would read as six entries that used it."""
    trends = Trends((numbers(use=Use(0, 0, 6), said="used"),), (Named("s", "Writing"),))
    strength = catalogue.chart("strengths", trends).rows[0]
    drained = strength.cells[0]
    wide, narrow = QRectF(0, 0, 90, 34), QRectF(0, 0, 40, 34)

    def shown(cell: Cell, box: QRectF) -> QImage:
        image = QImage(box.size().toSize(), QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        draw_heat(painter, box, cell, strength, Ink(theme.read("light"), 1.0))
        painter.end()
        return image

    used = replace(drained, number="used")
    assert shown(drained, wide) != shown(used, wide)
    assert shown(drained, narrow) == shown(used, narrow), "the number alone, where the word has no room"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_number_in_the_heat_map_is_legible(name: str) -> None:
    ink = Ink(theme.read(name), 1.0)
    grounds = [mixed(ink.colour("well"), ink.colour("accent"), step / 100) for step in range(101)]
    assert min(contrast(legible(ground, ink), ground) for ground in grounds) >= READABLE
    assert contrast(QColor("#777777"), QColor("#888888")) < READABLE, "the check can fail"


def test_focus_and_pointer_change_the_picture() -> None:
    trends = row(SAID, Energy(1), SAID)
    for key, place in (("energy", (0, 1)), ("energy", (0, 2)), ("strengths", (0, 1)), ("wins", (0, 1))):
        plain = drawn(key, trends)
        assert plain == drawn(key, trends), "the same twice"
        assert plain != drawn(key, trends, marks=Marks(focused=place))
        assert plain != drawn(key, trends, marks=Marks(lit=place))


def test_what_is_missing_of_a_win_is_an_outline() -> None:
    with_all = replace(numbers(), counts={**numbers().counts, "impact_missing": 0})
    assert drawn("wins", Trends((numbers(),), ())) != drawn("wins", Trends((with_all,), ()))
    assert catalogue.chart("wins", Trends((numbers(),), ())).rows[0].cells[0].part == 1


def test_a_theme_is_joined_marked_where_it_comes_and_where_it_goes() -> None:
    quarters = [numbers(quarter=n) for n in range(4)]
    seen: tuple[dict[str, int], ...] = ({}, {"t": 2}, {"t": 1}, {})
    news = (0, 1, 0, 0)
    told = tuple(
        replace(one, themes=themes, counts={**one.counts, "themes_new": new})
        for one, themes, new in zip(quarters, seen, news, strict=True)
    )
    chart = catalogue.chart("themes", Trends(told, (), (Named("t", "Harbour"),)))
    assert [cell.note for cell in chart.rows[0].cells] == ["", "new", "", "gone"]
    assert chart.rows[0].cells[1].spoken == "Harbour, Q2 2025: 2 entries, new"


# Paper --------------------------------------------------------------------------------------------------------------


def test_paper_is_light_of_its_own_size_and_the_same_every_time() -> None:
    trends = row(SAID, SAID, Energy(1))
    before = {key: chart_svg.svg(key, trends) for key in chart_svg.KEYS}
    theme.use("dark")
    theme.set_text_scale(2.0)
    for key in chart_svg.KEYS:
        assert chart_svg.svg(key, trends) == before[key]
        assert drawn(key, trends) != drawn(key, trends, Ink.paper()), "the screen does follow the theme"
        assert drawn(key, trends, Ink.paper()).pixelColor(1, 1) == QColor("white")


@pytest.mark.parametrize("key", chart_svg.KEYS)
def test_charts_are_vectors_in_the_fonts_of_the_program_and_nothing_else_is_in_them(key: str) -> None:
    made = chart_svg.svg(key, row(SAID, SAID, Energy(1)))
    assert "<text" in made
    for other in ("<image", "<title", "<desc", "href=", "clip-path", "20"):
        assert other not in re.sub(r'xmlns:xlink="[^"]+"|xmlns="[^"]+"|[\w-]+="[^"]*"', "", made).replace("2025", "")
    families = set(re.findall(r'font-family="([^",]+)', made))
    assert families == {"Inter"}


@pytest.mark.parametrize("key", chart_svg.KEYS)
def test_charts_keep_their_words_in_a_pdf(key: str) -> None:
    typst = pytest.importorskip("typst")
    pypdf = pytest.importorskip("pypdf")
    from io import BytesIO

    trends = row(SAID, SAID, Energy(1))
    made = chart_svg.svg(key, trends)
    page = f'#set page(width: 190mm, height: auto)\n#image(bytes({_typst_string(made)}), format: "svg")'
    fonts = [str(paths.resources() / "fonts")]
    pdf = typst.compile(page.encode(), font_paths=fonts, ignore_system_fonts=True)
    text = pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text()
    names = [one.name for one in catalogue.chart(key, trends).rows[:1]] if key != "energy" else ["Drained"]
    assert [name for name in names if name.replace(" ", "") not in text.replace(" ", "").replace("\n", "")] == []


def _typst_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_a_description_says_the_finding_and_the_range() -> None:
    said = chart_svg.description("options", row(SAID, SAID, SAID))
    assert said == "Options by quarter, Q1 2025 to Q3 2025."
    energy = [replace(SAID, median=value) for value in (0.0, 1.0, 2.0)]
    said = chart_svg.description("energy", row(*energy))
    assert said == "Energy rose for two quarters. Energy by quarter, Q1 2025 to Q3 2025."


def test_the_table_has_a_cell_for_each_head() -> None:
    for key in chart_svg.KEYS:
        heads, rows = chart_svg.table(key, row(SAID, Energy(1), SAID))
        assert rows
        assert {len(cells) for cells in rows} == {len(heads)}
        assert heads[1:4] == ["Q1 25", "Q2 25", "Q3 25"]


def test_numbers_that_have_no_room_are_left_out_by_whole_rows() -> None:
    def told(quarters: int) -> set[str]:
        found = tuple(numbers(quarter=n) for n in range(quarters))
        large = replace(found[0], counts={**found[0].counts, "wins": 1234, "learnings": 7})
        return set(re.findall(r">([^<\n]+)</text>", chart_svg.svg("wins", Trends((large, *found[1:]), ()))))

    assert {"1234", "7", "4", "2"} <= told(8)
    many = told(40)
    assert "1234" not in many
    assert {"Wins", "Setbacks", str(1234 + 39 * 4), "2025"} <= many, "names, sums and years stay"


def test_many_quarters_are_named_by_their_years() -> None:
    words = re.findall(r">([^<\n]+)</text>", chart_svg.svg("wins", row(*[SAID] * 40)))
    assert [word for word in words if word.startswith("20")] == [str(year) for year in range(2025, 2035)]
    assert "Q1 25" in chart_svg.svg("wins", row(*[SAID] * 8)), "few ones by themselves"


def test_paper_needs_no_window() -> None:
    """The command line has no widgets: a QGuiApplication is enough."""
    code = (
        "from PySide6.QtGui import QGuiApplication; app = QGuiApplication([])\n"
        "from careerjournal.core import trends\n"
        "from careerjournal.ui.charts import chart_svg\n"
        "from careerjournal.ui.kit import theme; theme.load_fonts()\n"
        "from tests import examples\n"
        "read = trends.read(examples.empty(), 4)\n"
        "print(sum('<svg' in chart_svg.svg(key, read) for key in chart_svg.KEYS))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True, cwd=ROOT)
    assert ran.stdout.strip() == str(len(chart_svg.KEYS))


def test_words_of_the_scale() -> None:
    assert [feelings.middle(value) for value in (-2.0, 0.0, 0.5, -1.25)] == [
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
    assert (columns.at(10), columns.at(columns.right + 5), columns.at(drawing.WIDTH + 1)) == (-1, 8, -1)
