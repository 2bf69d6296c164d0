"""The typesetter: one tagged page, measured room, exact text, the same bytes, and what happens without a glyph."""

from __future__ import annotations

import getpass
import io
import re
import shutil
import struct
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from careerjournal.core import clock, paths
from careerjournal.core.summary import fitting, layouts, page, typeset
from careerjournal.core.trouble import Trouble

TEXTS = {
    "tiny": "Yes",
    "accents": "Zoë Ångström, Łukasz Żółć and Gudrun Þorsteinsdóttir met: fi ffl “naïve” — ½ €",
    "thai": "สวัสดีครับทุกคนในบริษัทของเรา",
    "emoji": "Shipped 🎉 and calm 🌿",
    "endless": "x0123456789" * 20,
}


def data(*wins: str, asks: int = 0) -> dict[str, object]:
    """The data of a page with these wins."""
    items = tuple(page.Item(str(n), page.run(text)) for n, text in enumerate(wins))
    empty = layouts.read("sheet").sections()
    held = {"wins": items, "asks": tuple(page.Item(f"a{n}", page.run("A name")) for n in range(asks))}
    sections = tuple(page.Section(section.rule, held.get(section.key, ())) for section in empty)
    return fitting.data(
        page.Summary("sheet", "1:1 with Priya Raman", "Tuesday 20 January 2026", "Sam Okafor", sections)
    )


def rows(png: bytes) -> tuple[int, list[bytes]]:
    """Width of a pixel in bytes, and the rows of a PNG, unfiltered."""
    width, _height, _depth, colours = struct.unpack(">IIBB", png[16:26])
    wide = {0: 1, 2: 3, 6: 4}[colours]
    found, at = b"", 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        found += png[at + 8 : at + 8 + size] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += size + 12
    raw, before, lines = zlib.decompress(found), bytearray(width * wide), []
    for start in range(0, len(raw), width * wide + 1):
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + width * wide])
        for n in range(len(line)):
            left = line[n - wide] if n >= wide else 0
            up, corner = before[n], before[n - wide] if n >= wide else 0
            guess = min((left, up, corner), key=lambda value: abs(left + up - corner - value))
            line[n] = line[n] + (0, left, up, (left + up) // 2, guess)[kind] & 255
        lines.append(bytes(line))
        before = line
    return wide, lines


def blank_share(png: bytes) -> float:
    """How much of the page's height lies in bands of 7 mm and more without ink, margins not counted."""
    wide, lines = rows(png)
    inked = [min(min(line[channel::wide]) for channel in range(min(wide, 3))) < 150 for line in lines]
    least = 7 / 25.4 * 72
    first, last = inked.index(True), len(inked) - inked[::-1].index(True)
    bands = re.findall("0+", "".join("01"[ink] for ink in inked[first:last]))
    return sum(len(band) for band in bands if len(band) >= least) / len(lines)


def structure(node: Any) -> list[str]:
    """The tags of a PDF in reading order."""
    kids = node.get("/K", [])
    found = [str(node["/S"])] if "/S" in node else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += structure(kid)
    return found


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", TEXTS)
def test_every_script_is_one_accessible_page(name: str, paper: str) -> None:
    made = typeset.document(data(TEXTS[name]), "sheet", paper)
    assert (made.pages, made.standard, made.fonts, made.missing) == (1, "ua-1", "bundled", ())
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(side)) for side in pdf.pages[0].MediaBox] == {
            "a4": [0, 0, 595, 842],
            "letter": [0, 0, 612, 792],
        }[paper]


def test_tags_language_title_and_outline_are_there() -> None:
    with pikepdf.open(io.BytesIO(typeset.pdf(data("A win", asks=1), "sheet", "a4"))) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "en"
        assert root.ViewerPreferences.DisplayDocTitle
        tags = structure(root.StructTreeRoot)
        assert [tag for tag in tags if tag in ("/H1", "/H2", "/Table")] == ["/H1", "/H2", "/H2", "/H2", "/H2", "/Table"]
        assert tags.count("/TH") == 3
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root[0].children]
        assert titles == ["Wins", "Topics and asks", "What you would like to raise", "Agreed"]
        assert b"pdfuaid:part" in bytes(root.Metadata.read_bytes()).replace(b" ", b"")


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_extracts_exactly(name: str) -> None:
    pdf = typeset.pdf(data(TEXTS[name]), "sheet", "a4")
    if name == "thai":  # pypdf does not read the text that stands for shaped clusters
        if not (tool := shutil.which("pdftotext")):
            pytest.skip("pdftotext is not here")
        text = subprocess.run([tool, "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    else:
        text = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    joined = text.replace("\n", "" if name == "endless" else " ")
    assert TEXTS[name] in joined
    assert "Page 1 of 1" in joined


def test_an_endless_word_stays_inside_the_page() -> None:
    wide, lines = rows(typeset.document(data(TEXTS["endless"]), "sheet", "a4").png(72)[0])
    margin = int(16 / 25.4 * 72)
    assert all(min(line[-margin * wide :]) > 200 for line in lines)
    assert any(min(line[margin * wide : -margin * wide]) < 100 for line in lines), "the control: there is ink elsewhere"


@pytest.mark.parametrize("asks", [0, 1, 3])
def test_the_room_to_write_is_there_in_the_picture_too(asks: int) -> None:
    made = typeset.document(data(*TEXTS.values(), asks=asks), "sheet", "a4")
    seen = blank_share(made.png(72)[0])
    assert seen >= made.room / made.height - 0.05
    assert seen >= 0.3


def test_a_full_page_has_no_room() -> None:
    wins = [f"A win, number {n}" for n in range(34)]
    made = typeset.document(data(*wins), "sheet", "a4")
    assert made.room < 0.3 * made.height
    assert blank_share(made.png(72)[0]) < 0.3


def test_more_than_a_page_is_more_than_a_page() -> None:
    made = typeset.document(data(*[f"A win, number {n}" for n in range(40)]), "sheet", "letter")
    assert made.pages == 2
    assert len(made.png(36)) == len(made.svg()) == 2
    assert "Page 2 of 2" in pypdf.PdfReader(io.BytesIO(made.pdf)).pages[1].extract_text()


def test_the_same_moment_gives_the_same_bytes() -> None:
    first = typeset.document(data("A win"), "sheet", "a4")
    again = typeset.document(data("A win"), "sheet", "a4")
    assert first.pdf == again.pdf
    assert first.png(72) == again.png(72)
    assert first.svg() == again.svg()
    clock.set_now(datetime(2026, 2, 1, 9, 0, tzinfo=UTC))
    try:
        assert typeset.pdf(data("A win"), "sheet", "a4") != first.pdf, "the control: the clock is in the file"
    finally:
        clock.set_now(None)


def test_no_path_and_no_user_is_in_the_file() -> None:
    made = typeset.document(data("A win"), "sheet", "a4")
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        pdf.save(whole := io.BytesIO(), compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    readable = whole.getvalue() + b"".join(made.svg())
    for trace in {str(paths.resources()), str(Path.home()), "sheet.typ", f"/{getpass.getuser()}/"}:
        assert trace.encode() not in readable
    assert b"Sam Okafor" in readable, "the control: what is written can be found"


def test_a_character_without_a_glyph_is_named_and_the_page_is_tagged_only() -> None:
    made = typeset.document(data("A win \u0378 and \u0379"), "sheet", "a4")
    assert (made.standard, made.fonts) == ("", "system")
    assert made.missing == ("\u0378", "\u0379")
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert len(made.png(36)) == 1


def test_fonts_of_the_machine_help_before_the_promise_is_dropped() -> None:
    made = typeset.document(data("日本語"), "sheet", "a4")
    assert made.fonts == "system"
    assert bool(made.missing) != (made.standard == "ua-1")


def test_an_unknown_paper_is_trouble() -> None:
    with pytest.raises(Trouble, match="a4 or letter"):
        typeset.document(data("A win"), "sheet", "a5")


def test_the_engine_is_imported_when_it_is_needed() -> None:
    code = "import sys, careerjournal.core.summary.documents; assert 'typst' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=paths.resources().parent)


def test_a_fault_inside_the_engine_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):  # as pyo3 names it; no Exception, so that nothing catches it by chance
        pass

    class Engine:
        def compile(self, **_: object) -> bytes:
            raise PanicException("end byte index 13 is out of bounds")

    monkeypatch.setattr(typeset, "_compiler", lambda *_: Engine())
    with pytest.raises(Trouble, match="cannot be typeset"):
        typeset.document(data("A win"), "sheet", "a4")
