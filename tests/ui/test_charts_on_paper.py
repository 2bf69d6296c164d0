"""Charts in documents: the drawing of the screen as vectors, the same every time, with words for whoever sees none."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication

from careerjournal.cli import summaries
from careerjournal.core import trends, without_private
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.summary import as_html, as_markdown, documents, figures
from careerjournal.core.summary.choices import LARGE, About
from careerjournal.core.trends import Trends
from careerjournal.ui.charts import chart_svg, on_paper
from careerjournal.ui.charts.chart_ink import Ink
from careerjournal.ui.kit import theme
from tests.core import documents_kit as kit

TRENDS = About("trends", "2025-Q4")


@pytest.fixture
def journal(qapp: QApplication, tmp_path: Path) -> Iterator[Journal]:
    theme.load_fonts()
    with kit.example(tmp_path / "lived.journal") as opened:
        figures.use(on_paper.figure)
        yield opened


@pytest.fixture
def read(journal: Journal) -> Trends:
    with without_private.reading(journal):
        return trends.read(journal, 8, Quarter(2025, 4))


def test_the_charts_of_paper_are_those_of_the_screen() -> None:
    assert figures.CHARTS == chart_svg.KEYS


@pytest.mark.parametrize("key", figures.CHARTS)
def test_a_chart_is_vectors_with_words_and_numbers(read: Trends, key: str) -> None:
    made = on_paper.figure(key, read)
    assert made is not None
    assert on_paper.figure(key, read) == made, "the same every time"
    assert not re.search(r'<image|href|\bid="', made.svg), "vectors; and several stand in one page of HTML"
    assert "<text" in made.svg
    assert (made.title, made.under, made.words) != ("", "", "")
    assert {len(row) for row in made.rows} == {len(made.heads)}
    assert made.large != made.svg
    assert not re.search(r"\byou(rs?)?\b", made.title + made.under, re.IGNORECASE), "the person speaks"


def test_paper_is_light_and_of_one_size_whatever_the_window_is(read: Trends) -> None:
    before = on_paper.figure("strengths", read)
    theme.use("dark")
    theme.set_text_scale(1.6)
    try:
        assert on_paper.figure("strengths", read) == before
        assert before is not None
        assert chart_svg.svg("strengths", read, ink=Ink()) != before.svg, "the control: the window is another"
    finally:
        theme.set_text_scale(1.0)
        theme.use("light")


def test_trends_on_paper_has_every_chart_with_its_table_and_no_picture(journal: Journal) -> None:
    page = documents.fitted(journal, TRENDS)
    assert page.document.standard == "ua-1"
    with kit.opened(page.document.pdf) as pdf:
        tags = list(kit.tags(pdf.Root.StructTreeRoot))
        assert [str(one["/Alt"]) != "" for one in tags if one["/S"] == "/Figure"] == [True] * len(figures.CHARTS)
        assert [str(one["/S"]) for one in tags].count("/Table") == len(figures.CHARTS)
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert images == []
        assert any(isinstance(one, pikepdf.Stream) for one in pdf.objects), "the control: streams can be seen"
    again = documents.fitted(journal, TRENDS)
    assert again.document.pdf == page.document.pdf
    large = documents.fitted(journal, TRENDS, include=[LARGE])
    assert large.document.standard == "ua-1"


def test_a_table_of_many_quarters_is_set_in_parts_so_that_words_do_not_run_together(journal: Journal) -> None:
    page = documents.fitted(journal, About("trends", "2023-Q1/2025-Q4"))
    assert page.document.standard == "ua-1"
    with kit.opened(page.document.pdf) as pdf:
        tags = [str(one["/S"]) for one in kit.tags(pdf.Root.StructTreeRoot)]
    assert tags.count("/Table") == 2 * len(figures.CHARTS)


def test_a_name_without_room_in_the_drawing_stands_in_the_table_whole(journal: Journal) -> None:
    about = About("quarter", "2025-Q4")
    name = "Finding the one sentence that everybody in the room can carry home and say again to whoever asks"

    def tables() -> int:
        with kit.opened(documents.fitted(journal, about).document.pdf) as pdf:
            return [str(one["/S"]) for one in kit.tags(pdf.Root.StructTreeRoot)].count("/Table")

    before = tables()
    long = journal.add("strength", name=name)
    journal.add("entry", title="Said it", day=Quarter(2025, 4).first, strengths=[(long, "used")])
    assert tables() == before + 1
    assert kit.squeezed(name) in kit.on_paper(documents.fitted(journal, about))
    assert name in as_html.page(documents.fitted(journal, about))


def test_html_holds_the_drawings_and_asks_for_nothing(journal: Journal) -> None:
    page = documents.fitted(journal, TRENDS)
    html = as_html.page(page)
    assert html.count("<svg") == html.count('role="img"') == len(figures.CHARTS)
    assert not re.search(r"\bsrc=|href=|url\(|@import", html)
    assert "|" in as_markdown.page(page)


def test_a_strength_that_only_private_entries_name_is_in_no_chart(journal: Journal) -> None:
    hidden = journal.add("strength", name="Zanzibarquartz")
    journal.add("entry", title="Alone", day=Quarter(2025, 4).first, strengths=[(hidden, "used")], private=True)
    files = kit.files(kit.everything(journal, TRENDS))
    assert not any("Zanzibarquartz" in text for text in files.values())
    journal.add("entry", title="Openly", day=Quarter(2025, 4).first, strengths=[(hidden, "used")])
    assert "Zanzibarquartz" in kit.files(kit.everything(journal, TRENDS))[".txt"], "the control"


def test_the_command_line_draws_without_a_screen_and_does_without(
    read: Trends, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert summaries._chart("energy", read) == on_paper.figure("energy", read)
    monkeypatch.setitem(sys.modules, "careerjournal.ui.charts.on_paper", None)
    monkeypatch.delattr("careerjournal.ui.charts.on_paper")
    assert summaries._chart("energy", read) is None, "the numbers stand alone where Qt cannot be had"
