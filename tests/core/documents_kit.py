"""What the tests of all documents share: the example in a file, every text of it changed, and pages read back."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from careerjournal.core import prose, tables
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.prose_nodes import Block, CodeBlock, Heading, List, Paragraph, Quote, Rule, Table
from careerjournal.core.records import Entry
from careerjournal.core.summary import documents, figures, kinds, sources
from careerjournal.core.summary.choices import INITIALS, LARGE, About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import Figure, Item, Summary, plain
from tests import examples

KEYS = tuple(kinds.KINDS)
SIZES = {"a4": (595.3, 841.9), "letter": (612, 792)}
MARGIN = 46.0  # points on either side: the narrowest margin is 17 mm, and a letter may hang over
CARDS = ("card",)  # laid out for cutting, within margins of its own
ONE_PAGE = ("sheet", "career", "card")
FORMATS = tuple(documents.FORMATS)

# Lines end where they like: text is compared without white space, and without the hyphens at which a line may end,
# which PDFium takes for its own.
_SPACE = re.compile(r"[\s\u00ad\u200b\u2060\ufffe\x02-]+")


# Journals


@contextmanager
def example(file: Path, change: Callable[[], None] | None = None) -> Iterator[Journal]:
    """The example career in `file`, with a change made to it."""
    journal = examples.opened(file)
    figures.use(drawn)
    try:
        if change:
            with journal.bulk("change the example"):
                change()
        yield journal
    finally:
        figures.use(lambda _chart, _trends: None)
        journal.close()


def drawn(chart: str, _trends: object) -> Figure:
    """A chart in place of the window's, which core cannot draw."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 24"><rect width="40" height="9"/>'
        '<text x="2" y="20" font-size="6">drawn</text></svg>'
    )
    return Figure(svg, f"The chart of {chart}", ("What", "How many"), (("One", "1"), ("Two", "2")))


def every_text(change: Callable[[str, str], str]) -> Callable[[], None]:
    """Change every text of every noun, by its type (text or prose) and what stood there."""

    def change_all() -> None:
        for noun in NOUNS.values():
            for field in noun.fields:
                column = field.name
                record: Any = noun.record if column in noun.record._meta.fields else Entry
                if field.type not in ("text", "prose") or column in ("zone", "prompt_set"):
                    continue
                if record is Entry and noun.name != "entry":
                    continue  # told with the entries
                for row in record.select(record.id, record._meta.fields[column]).where(record.removed_on.is_null()):
                    if before := getattr(row, column):
                        record.update(**{column: change(field.type, before)}).where(record.id == row.id).execute()

    return change_all


def record(name: str) -> Any:
    """A table by its class."""
    return next(one for one in tables.RECORDS if one.__name__ == name)


# Documents


def abouts(journal: Journal, key: str, most: int = 1) -> list[About]:
    """What a document can be about, the first few."""
    return [About(key, subject.id) for subject in sources.of(key).subjects(journal)[:most]]


def first(journal: Journal, key: str) -> About:
    found = abouts(journal, key)
    assert found, f"“{key}” has nothing it could be about in the example"
    return found[0]


def candidates(summary: Summary) -> list[str]:
    """Everything that can be ticked."""
    items = [item for _, item in summary.items]
    return list(
        dict.fromkeys([*(item.uid for item in items), *(part.uid for item in items for part in item.parts if part.uid)])
    )


def everything(journal: Journal, about: About, also: Iterable[str] = ()) -> Fitted:
    """The document with a tick kept for every candidate, and for everything in `also`."""
    with journal.bulk("tick everything"):
        for uid in (*candidates(documents.summary(journal, about)), *also):
            documents.choose(journal, about, uid, True)
    return documents.fitted(journal, about, "a4")


def files(page: Fitted) -> dict[str, str]:
    """What can be read in each of its four files; of the PDF also everything that can be decompressed."""
    made = {suffix: write(page) for suffix, write in documents.FORMATS.items()}
    return {suffix: content.decode() if suffix != ".pdf" else raw(content) for suffix, content in made.items()}


def raw(pdf: bytes) -> str:
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = [zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"\x78"]
    return (pdf + b"".join(opened)).decode("latin-1") + "\n".join(text for text, _ in pages(pdf))


SETTINGS = {"as it is": (), "large": (LARGE,), "initials": (INITIALS,)}


# Pages


Box = tuple[float, float, float, float]


def pages(pdf: bytes) -> list[tuple[str, Box]]:
    """The text of each page and the box in which all its letters stand: left, bottom, right, top, in points."""
    pdfium = pytest.importorskip("pypdfium2")
    found = []
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            inked = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
            around = (
                min(box[0] for box in inked), min(box[1] for box in inked),
                max(box[2] for box in inked), max(box[3] for box in inked),
            )  # fmt: skip
            found.append((text.get_text_range(), around))
    return found


def inside(page: Fitted) -> None:
    """Whether every letter of every page stands within its margins."""
    wide, high = SIZES[page.paper]
    side = 0 if page.summary.layout in CARDS else MARGIN
    for _, (left, bottom, right, top) in pages(page.document.pdf):
        assert side <= left < right <= wide - side
        assert 20 < bottom < top < high - 20


def squeezed(text: str) -> str:
    """Text without white space, and without what breaks a line."""
    return _SPACE.sub("", text)


def on_paper(page: Fitted) -> str:
    """All text of the PDF without what stands at the foot of each page, so that what goes on overleaf is whole."""
    made = pages(page.document.pdf)
    foot = squeezed(page.shown.foot)
    found = []
    for number, (text, _) in enumerate(made, 1):
        said = squeezed(text)
        for part in (foot + f"Page{number}of{len(made)}", f"Page{number}of{len(made)}"):
            said = said.replace(part, "")
        found.append(said)
    return "".join(found)


def words_of(item: Item) -> list[str]:
    """Every stretch of words that an item brings to the page."""
    texts = [plain(item.head), item.aside, *(plain(part.text) for part in item.parts), *item.cells]
    return [text for text in (*texts, *_leaves(item.blocks)) if text.strip()]


def _leaves(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield from prose.plain([block]).split("\n")
            case CodeBlock(text):
                yield from text.split("\n")
            case Quote(inner):
                yield from _leaves(inner)
            case List(items):
                for item in items:
                    yield from _leaves(item.blocks)
            case Table(head, rows):
                for row in (head, *rows):
                    yield from (prose.plain([Paragraph(cell)]) for cell in row)
            case Rule():
                pass


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags(node: Any) -> Iterator[Any]:
    """The elements of a PDF's structure in reading order."""
    if "/S" in node:
        yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from tags(kid)


def poppler(pdf: bytes) -> str:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not here")
    return subprocess.run([tool, "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
