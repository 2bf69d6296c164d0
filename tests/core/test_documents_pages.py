"""Every document there is: papers, large type, initials; nothing is cut, every word is exact, and all is tagged."""

from __future__ import annotations

import html.parser
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from careerjournal.core import clock, people
from careerjournal.core.journal import Journal
from careerjournal.core.summary import documents
from careerjournal.core.summary.fitting import Fitted
from tests.core.documents_kit import (
    KEYS,
    ONE_PAGE,
    SETTINGS,
    SIZES,
    abouts,
    example,
    first,
    inside,
    on_paper,
    opened,
    pages,
    poppler,
    squeezed,
    tags,
    words_of,
)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with example(tmp_path_factory.mktemp("documents") / "example.journal") as found:
        yield found


@pytest.fixture(scope="module")
def made(journal: Journal) -> Any:
    """Every document as it is asked for, each typeset once."""
    kept: dict[tuple[str, str, str], Fitted] = {}

    def document(key: str, paper: str = "a4", setting: str = "as it is") -> Fitted:
        asked = (key, paper, setting)
        if asked not in kept:
            kept[asked] = documents.fitted(journal, first(journal, key), paper, SETTINGS[setting])
        return kept[asked]

    return document


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("key", KEYS)
def test_it_is_whole_pages_with_every_word_inside(made: Any, key: str, paper: str, setting: str) -> None:
    page = made(key, paper, setting)
    assert page.document.standard == "ua-1"
    assert page.document.pages == 1 if key in ONE_PAGE else page.document.pages >= 1
    found = pages(page.document.pdf)
    assert len(found) == page.document.pages
    inside(page)
    text = on_paper(page)
    shown = [item for section in page.printed for item in section.shown]
    assert not [words for item in shown for words in words_of(item) if squeezed(words) not in text]
    assert squeezed(page.shown.title) in text
    assert len(found) == 1 or all(len(said.strip()) > 40 for said, _ in found), "no page is all but empty"


def test_a_word_that_is_not_there_would_be_missed(made: Any) -> None:
    """The control: what the test above looks for is not found in just anything."""
    assert squeezed("What nobody wrote") not in on_paper(made("timeline"))
    assert len(on_paper(made("timeline"))) > 1000


@pytest.mark.parametrize("key", KEYS)
def test_another_reader_of_pdf_finds_the_same_words(made: Any, key: str) -> None:
    page = made(key)
    text = squeezed(poppler(page.document.pdf))
    heads = [words for section in page.printed for item in section.shown for words in words_of(item)[:1]]
    assert not [words for words in heads if len(words) < 40 and squeezed(words) not in text]


@pytest.mark.parametrize("key", KEYS)
def test_tags_title_and_language_are_there(made: Any, key: str) -> None:
    page = made(key)
    with opened(page.document.pdf) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == page.shown.title
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes().replace(b" ", b"")
        found = list(tags(pdf.Root.StructTreeRoot))
    heads = [int(str(tag["/S"])[2:]) for tag in found if re.fullmatch("/H[1-6]", str(tag["/S"]))]
    assert heads[0] == 1
    assert heads.count(1) == 1
    assert heads[1:2] in ([2], []), "the sections come next"
    assert all(below <= above + 1 for above, below in pairwise(heads)), "no level is left out"
    figures = [tag for tag in found if str(tag["/S"]) == "/Figure"]
    assert all(str(figure.get("/Alt", "")) for figure in figures)
    drawn = [item for section in page.printed for item in section.shown if item.figure and item.figure.svg]
    assert len(figures) >= len(drawn)


@pytest.mark.parametrize("key", KEYS)
def test_two_runs_are_the_same_bytes(journal: Journal, key: str) -> None:
    one, two = (documents.fitted(journal, first(journal, key), "a4") for _ in range(2))
    for write in documents.FORMATS.values():
        assert write(one) == write(two)


def test_at_another_hour_the_bytes_are_others(journal: Journal) -> None:
    before = documents.fitted(journal, first(journal, "words"), "a4").document.pdf
    clock.set_now(datetime(2026, 1, 20, 9, 46, tzinfo=ZoneInfo("Europe/Berlin")))
    try:
        assert documents.fitted(journal, first(journal, "words"), "a4").document.pdf != before
    finally:
        clock.set_now(None)


@pytest.mark.parametrize("key", KEYS)
def test_initials_leave_no_name_in_any_file(journal: Journal, made: Any, key: str) -> None:
    page, named = made(key, setting="initials"), made(key)
    own = set(journal.settings.name.split())
    names = {word for person in people.ever_known(journal) for word in person.split()} - own
    names = {name for name in names if len(name) > 3 and name[0].isupper()}
    for suffix, write in documents.FORMATS.items():
        if suffix != ".pdf":
            words = set(re.findall(r"\w[\w-]*", write(page).decode()))
            assert not names & words
    assert not names & set(re.findall(r"\w[\w-]*", " ".join(text for text, _ in pages(page.document.pdf))))
    if documents.who_is_named(named):
        words = set(re.findall(r"\w[\w-]*", documents.readable(named)))
        assert names & words, "the control: without initials they are named"


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> _Tags:
    found = _Tags()
    found.feed(text)
    return found


@pytest.mark.parametrize("key", KEYS)
def test_the_html_is_one_file_that_asks_for_nothing(made: Any, key: str) -> None:
    page = made(key)
    text = documents.FORMATS[".html"](page).decode()
    found = read(text)
    assert not found.names & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "a", "use", "image"}
    leading = {name for name, value in found.attributes if name in ("src", "href", "xlink:href", "srcset", "action")}
    assert not leading | {name for name, _ in found.attributes if name.startswith("on")}
    assert "url(" not in text.casefold()
    assert "@import" not in text.casefold()
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in found.attributes
    said = squeezed(found.text)
    shown = [item for section in page.printed for item in section.shown]
    assert not [words for item in shown for words in words_of(item) if squeezed(words) not in said]


@pytest.mark.parametrize("key", KEYS)
def test_the_text_file_says_the_same_words(made: Any, key: str) -> None:
    page = made(key)
    said = squeezed(documents.FORMATS[".txt"](page).decode())
    shown = [item for section in page.printed for item in section.shown]
    assert not [words for item in shown for words in words_of(item) if squeezed(words) not in said]


@pytest.mark.parametrize("key", KEYS)
def test_it_can_be_about_each_of_its_subjects(journal: Journal, key: str) -> None:
    for about in abouts(journal, key, most=4)[1:]:
        page = documents.fitted(journal, about, "letter")
        assert page.document.standard == "ua-1"
        assert page.document.pages >= 1
