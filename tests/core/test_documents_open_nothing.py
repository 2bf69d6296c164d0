"""No document and no export opens what a note names: the kernel watches, for the print engine is no Python."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import pytest
import typst

from careerjournal.core.exchange import markdown_export
from careerjournal.core.summary import documents, layouts
from tests.core.documents_kit import KEYS, abouts, every_text, example
from tests.ui.watching import Watch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")
ONE_OF_EACH = ("sheet", "card", "plan", "feedback", "words")
# What makes some reader of markup open a file; {} is where it lies.
NAMING = (
    '#image("{}/a.png")', '#read("{}/a.txt")', '#include "{}/a.typ"', '#json("{}/a.json")', '#bibliography("{}/a.bib")',
    '#import "{}/a.typ": *', '"); #image("{}/a.png"); ("', "![a]({}/a.png)", "![a](file://{}/a.png)",
    '<img src="{}/a.png">', '<link rel="stylesheet" href="{}/a.css">', '<iframe src="file://{}/a.txt"></iframe>',
    '<svg><image href="{}/a.png"/></svg>', "\\includegraphics{{{}/a.png}}", '```typ\n#read("{}/a.txt")\n```',
    "@import url({}/a.css);", '<!--#include file="{}/a.txt"-->', "![[{}/a.png]]", "<file://{}/a.txt>",
)  # fmt: skip


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that no text may make anybody look into; a bare name would be found in it, too."""
    made = tmp_path / "trap"
    made.mkdir()
    for name in ("a.png", "a.txt", "a.typ", "a.json", "a.bib", "a.css"):
        (made / name).write_text("{}", encoding="utf-8")
    monkeypatch.chdir(made)
    return made


def test_no_document_in_no_format_and_no_export_opens_what_a_note_names(trap: Path, tmp_path: Path) -> None:
    notes = cycle(one.format(place) for one in NAMING for place in (trap, "."))
    watch = Watch(trap)
    with example(tmp_path / "example.journal", every_text(lambda _type, before: f"{before} {next(notes)}")) as journal:
        drawn_by = set()
        for key in ONE_OF_EACH:
            page = documents.fitted(journal, abouts(journal, key)[0], "a4")
            drawn_by.add(page.document.template)
            written = [write(page) for write in documents.FORMATS.values()]
            assert len(written) == 4
            assert page.document.svg(), "as it is printed"
            assert page.document.png(20), "as it is previewed"
        assert drawn_by == {layouts.read(key).template for key in KEYS}, "each that draws a document was asked to"
        (tmp_path / "written").mkdir()
        assert markdown_export.write(journal, tmp_path / "written") > 100
    assert watch.opened() == 0


@pytest.mark.parametrize("note", NAMING[:5])
def test_control_the_same_as_markup_opens_them(trap: Path, tmp_path: Path, note: str) -> None:
    page = tmp_path / "page.typ"
    page.write_text(note.format(trap), encoding="utf-8")
    watch = Watch(trap)
    with suppress(typst.TypstError):  # opened, and found to be no picture
        typst.compile(str(page), root="/")
    assert watch.opened() > 0
