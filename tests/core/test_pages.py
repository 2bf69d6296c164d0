"""Documents of several pages: names, heads and first lines keep together, nothing runs into anything, and the tags."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typst

from careerjournal.core import paths
from careerjournal.core.summary import fitting, layouts, typeset
from careerjournal.core.summary.on_paper import blocks
from careerjournal.core.summary.page import Figure, Item, Part, Rule, Section, Summary, run
from tests.core import documents_kit as kit

TEMPLATE = paths.resources() / "summaries" / "pages.typ"
LINES = 52  # more lines of filling than a page of A4 holds
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 240"><rect width="400" height="90"/></svg>'


def section(title: str, style: str, *items: Item, **extra: Any) -> Section:
    return Section(Rule(title, title, style, always=True, extra=extra), items)


def summary(*sections: Section, large: bool = False) -> Summary:
    return Summary("words", "A review", "Q4 2025", "Sam Okafor", sections, large=large)


def filling(lines: int) -> Section:
    return section("Filling", "plain", *(Item(f"f{n}", run("x")) for n in range(lines)))


def record(paragraphs: int = 4) -> Item:
    words = " ".join(f"word{n}" for n in range(40))
    return Item("r", run("Recordhead"), aside="14 October", blocks=blocks("\n\n".join([words] * paragraphs)))


class Variant:
    """The template with something changed, to show what the change would spoil."""

    def __init__(self, folder: Path, *changes: tuple[str, str]) -> None:
        source = TEMPLATE.read_text("utf-8")
        for old, new in changes:
            assert old in source, f"the control needs “{old}” in the template"
            source = source.replace(old, new)
        (folder / "variant.typ").write_text(source, "utf-8")
        fonts = [str(paths.resources() / "fonts")]
        self._compiler = typst.Compiler(
            str(folder / "variant.typ"), root=str(folder), font_paths=fonts, ignore_system_fonts=True
        )

    def pages(self, made: Summary) -> list[str]:
        inputs = {"data": json.dumps(told(made)), "paper": "a4"}
        pdf = self._compiler.compile(format="pdf", sys_inputs=inputs)
        assert isinstance(pdf, bytes)
        return [kit.squeezed(text) for text, _ in kit.pages(pdf)]


def told(made: Summary) -> Mapping[str, object]:
    return {name: value for name, value in fitting.data(made).items() if name != "pictures"}


@pytest.fixture(scope="module")
def as_it_is(tmp_path_factory: pytest.TempPathFactory) -> Variant:
    return Variant(tmp_path_factory.mktemp("as-it-is"))


def alone(variant: Variant, made: Sequence[Summary], first: str, second: str) -> list[int]:
    """Where `first` stands on a page that `second`, which follows it, is not on."""
    return [
        number
        for number, one in enumerate(made)
        for text in variant.pages(one)
        if first in text and second not in text
    ]  # fmt: skip


def at_every_height(last: Section, large: bool = False) -> list[Summary]:
    """A section at every height of the lower half of a page."""
    return [summary(filling(lines), last, large=large) for lines in range(10 if large else 22, LINES, 1)]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("style", ["prose", "plain", "lead"])
def test_a_section_s_name_never_stays_behind(as_it_is: Variant, style: str, large: bool) -> None:
    item = record() if style != "plain" else Item("p", run("Recordhead word0 word1"))
    first = "Recordhead" if style != "lead" else "word0"
    assert not alone(as_it_is, at_every_height(section("Sectionname", style, item), large), "Sectionname", first)


def test_a_table_and_a_chart_keep_their_name_and_their_first_row(as_it_is: Variant) -> None:
    rows = (Item(name, run(f"Row{name}"), cells=("1",), over=(f"Part{name}",)) for name in "ab")
    table = section("Sectionname", "numbers", *rows, columns=["What", "Columnone"])
    for first, second in (("Sectionname", "Columnone"), ("Sectionname", "Rowa"), ("Parta", "Rowa"), ("Partb", "Rowb")):
        assert not alone(as_it_is, at_every_height(table), first, second), (first, second)
    figure = Figure("", "Words", ("What", "Q4"), (("Rowone", "1"), ("Rowtwo", "2")), "Finding", "Under")
    chart = section("Sectionname", "figures", Item("c", run("Finding"), figure=figure))
    for first, second in (("Sectionname", "Finding"), ("Finding", "Rowone")):
        assert not alone(as_it_is, at_every_height(chart), first, second)


def test_a_name_that_does_not_stick_would_stay_behind(tmp_path: Path) -> None:
    loose = Variant(tmp_path, ("  flush(sticky: true, {\n    line(", "  flush({\n    line("))
    assert alone(loose, at_every_height(section("Sectionname", "prose", record())), "Sectionname", "Recordhead")


def test_a_record_s_head_and_its_first_lines_are_on_one_page(as_it_is: Variant) -> None:
    (text,) = as_it_is.pages(summary(section("Sectionname", "prose", record(1))))
    second_line = "word13"
    assert second_line in text
    made = at_every_height(section("Sectionname", "prose", record()))
    assert not alone(as_it_is, made, "Recordhead", second_line)


def test_first_lines_that_may_be_split_would_be(tmp_path: Path) -> None:
    free = Variant(
        tmp_path,
        ("flush(sticky: more, heading", "flush(heading"),
        ("#set par(leading: 0.62em", _ORPHANS + "#set par(leading: 0.62em"),
    )
    assert alone(free, at_every_height(section("Sectionname", "prose", record())), "Recordhead", "word13")


_ORPHANS = "#set text(costs: (orphan: 0%, widow: 0%))\n"


def test_a_short_record_is_on_one_page_and_a_long_one_goes_on(as_it_is: Variant, tmp_path: Path) -> None:
    words = Part(run(" ".join(f"word{n}" for n in range(60))))
    short = section(
        "Sectionname",
        "plain",
        Item("s", run("Beginning"), (words, Part(run("A day"), "Cost"), Part(run("Endofit"), "More"))),
    )
    made = at_every_height(short)
    assert not alone(as_it_is, made, "Beginning", "Endofit")
    torn = Variant(tmp_path, ("flush(breakable: it.long, body)", "flush(breakable: true, body)"))
    assert alone(torn, made, "Beginning", "Endofit"), "the control: it could be torn"
    long = section("Sectionname", "plain", Item("s", run("Beginning"), (Part(run("word " * 4000)), words)))
    assert len(as_it_is.pages(summary(long))) > 2, "nothing of what is longer than a page is cut"
    assert "word59" in as_it_is.pages(summary(long))[-1]


def test_a_head_over_a_group_stays_with_it(as_it_is: Variant, tmp_path: Path) -> None:
    grouped = section("Sectionname", "plain", Item("a", run("Groupfirst " + "word " * 80), over=("Grouphead",)))
    assert not alone(as_it_is, at_every_height(grouped), "Grouphead", "Groupfirst")
    loose = Variant(tmp_path, ("flush(sticky: true, heading(level: 3 + depth", "flush(heading(level: 3 + depth"))
    assert alone(loose, at_every_height(grouped), "Grouphead", "Groupfirst"), "the control"


def boxes(pdf: bytes, *words: str) -> list[tuple[float, float]]:
    """Bottom and top of each word on the first page, in points from below."""
    pdfium = pytest.importorskip("pypdfium2")
    with pdfium.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        places = [text.search(word).get_next() for word in words]
        return [(text.get_charbox(start)[1], text.get_charbox(start)[3]) for start, _count in places]


def test_a_tall_name_beside_short_words_keeps_clear_of_the_next(tmp_path: Path) -> None:
    tall = section(
        "What people noticed and said something about when they were asked at lastword",
        "plain",
        Item("a", run("Short")),
    )
    made = summary(tall, section("Nextname", "plain", Item("b", run("More"))))
    pdf = typeset.pdf(fitting.data(made), "pages", "a4")
    (bottom, _), (_, top) = boxes(pdf, "lastword", "Nextname")
    assert bottom - top > 6, "room between a name's last line and the next name"
    spoilt = Variant(tmp_path, ("if short > 0pt { v(short) }", ""))
    inputs = {"data": json.dumps(told(made)), "paper": "a4"}
    other = spoilt._compiler.compile(format="pdf", sys_inputs=inputs)
    assert isinstance(other, bytes)
    (bottom, _), (_, top) = boxes(other, "lastword", "Nextname")
    assert bottom < top, "the control: without the room they would overlap"


def test_table_heads_come_again_and_a_name_among_rows_stays_with_them(as_it_is: Variant) -> None:
    rows = [Item(str(n), run(f"Row{n}"), cells=("1", "2"), over=(f"Part{n // 3}",)) for n in range(90)]
    pages = as_it_is.pages(summary(section("Numbers", "numbers", *rows, columns=["", "Columnone", "Columntwo"])))
    assert len(pages) > 2
    assert all("Columnone" in text and "Columntwo" in text for text in pages)
    for n in range(30):
        (page,) = [text for text in pages if f"Part{n}Row" in text]
        assert f"Part{n}Row{n * 3}" in page


# Tags, pages and papers


def whole(large: bool = False) -> Summary:
    figure = Figure(DRAWING, "What the chart shows", ("", "Q3", "Q4"), (("Wins", "3", "4"),), "Wins rose", "By quarter")
    return summary(
        section("Words", "lead", Item("w", (), blocks=blocks("First.\n\nSecond, **strong**."))),
        section("Prose", "prose", replace(record(), over=("Q4 2025",))),
        section("Numbers", "numbers", Item("n", run("Wins"), cells=("4",), over=("Part",)), columns=["", "Q4"]),
        section("Charts", "figures", Item("c", run("Wins rose"), figure=figure)),
        section("Long", "prose", *(replace(record(9), uid=str(n)) for n in range(4))),
        large=large,
    )  # fmt: skip


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_structure_is_tagged_for_whoever_does_not_see_it(paper: str, large: bool) -> None:
    made = typeset.document(fitting.data(whole(large)), "pages", paper)
    assert made.standard == "ua-1"
    with kit.opened(made.pdf) as pdf:
        root = pdf.Root
        assert (str(root.Lang), bool(root.MarkInfo.Marked)) == ("en", True)
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "A review"
        assert b"pdfuaid:part" in bytes(root.Metadata.read_bytes())
        found = list(kit.tags(root.StructTreeRoot))
        kinds = [str(one["/S"]) for one in found]
        heads = [kind for kind in kinds if kind in ("/H1", "/H2", "/H3", "/H4")]
        assert heads == ["/H1", "/H2", "/H2", "/H3", "/H4", "/H2", "/H2", "/H3", "/H2", *["/H3"] * 4]
        assert [str(one["/Alt"]) for one in found if one["/S"] == "/Figure"] == ["What the chart shows"]
        assert kinds.count("/Table") == 2
        assert kinds.count("/TH") >= 2 + 1 + 3
        assert len(pdf.pages) == made.pages


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_page_says_which_of_how_many_it_is(paper: str) -> None:
    made = typeset.document(fitting.data(whole()), "pages", paper)
    texts = [text for text, _ in kit.pages(made.pdf)]
    assert made.pages == len(texts) > 2
    assert all(f"Page {n} of {made.pages}" in text for n, text in enumerate(texts, 1))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_nothing_is_cut_at_the_edges(paper: str, large: bool) -> None:
    text = "สวัสดีครับทุกคนในบริษัทของเรา Zoë Ångström 🎉 " + "x0123456789" * 40
    more = Part(run(text), "Label")
    every = [
        section(
            "x0123456789" * 9, style, Item(style, run(text), (more,), aside=text, blocks=blocks(text)), boxes=["yes"]
        )
        for style in ("lead", "plain", "prose", "quotes", "checks", "options", "row")
    ]
    made = typeset.document(fitting.data(summary(*every, large=large)), "pages", paper)
    assert (made.standard, made.missing) == ("ua-1", ())
    margin = 19 / 25.4 * 72
    for _text, (left, bottom, right, top) in kit.pages(made.pdf):
        assert margin - 1 <= left
        assert right <= made.width / 25.4 * 72 - margin + 1
        assert bottom > 20
        assert top < made.height / 25.4 * 72 - 20


def test_a_chart_without_its_table_is_read_out_with_its_numbers() -> None:
    figure = Figure(DRAWING, "What it shows.", ("", "Q3", "Q4"), (("Wins", "3", ""), ("– told", "1", "2")))
    chart = section("Charts", "figures", Item("c", run("Wins rose"), figure=figure), tables=False)
    with kit.opened(typeset.pdf(fitting.data(summary(chart)), "pages", "a4")) as pdf:
        (drawn,) = [one for one in kit.tags(pdf.Root.StructTreeRoot) if one["/S"] == "/Figure"]
        assert str(drawn["/Alt"]) == "What it shows. Wins: Q3 3. – told: Q3 1, Q4 2"
    without = replace(figure, svg="")
    alone_ = section("Charts", "figures", Item("c", run("Wins rose"), figure=without), tables=False)
    with kit.opened(typeset.pdf(fitting.data(summary(alone_)), "pages", "a4")) as pdf:
        assert [str(one["/S"]) for one in kit.tags(pdf.Root.StructTreeRoot)].count("/Table") == 1


def test_a_layout_of_several_pages_has_no_room_to_keep() -> None:
    for key in ("quarter", "half-year", "year", "trends", "words"):
        assert (layouts.read(key).template, layouts.read(key).room) == ("pages", 0)
