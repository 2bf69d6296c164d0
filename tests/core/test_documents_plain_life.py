"""Every document of a life with hardly a word in it, without a glyph for a name, and with a block beyond measure."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import conversations
from careerjournal.core.journal import Journal
from careerjournal.core.records import Person
from careerjournal.core.summary import documents
from tests.core.documents_kit import KEYS, SIZES, abouts, files, first, inside, on_paper, opened, squeezed, words_of


@pytest.fixture
def plain_life(journal: Journal) -> Journal:
    """Hardly anything: one person, one talk to come and one held, one of each kind of entry."""
    journal.settings.name = "Sam Okafor"
    priya = journal.add("person", name="Priya Raman", relation="manager")
    held = journal.add("conversation", people=[priya], day=date(2026, 1, 6), body="We talked.")
    conversations.hold(journal, held)
    journal.add("conversation", people=[priya], day=date(2026, 1, 27))
    journal.add("feedback", giver=priya, body="Well done.", day=date(2026, 1, 7))
    for kind in ("note", "win", "learning", "setback", "decision", "milestone"):
        journal.add("entry", kind=kind, body=f"A {kind}", day=date(2026, 1, 8))
    return journal


@pytest.mark.parametrize("key", KEYS)
def test_hardly_any_text_is_a_page_too(plain_life: Journal, key: str) -> None:
    for about in abouts(plain_life, key):
        for paper in SIZES:
            page = documents.fitted(plain_life, about, paper)
            assert (page.document.pages, page.document.standard) == (1, "ua-1")
            assert squeezed(page.shown.title) in on_paper(page)


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_journal_makes_an_empty_page_or_none(journal: Journal, key: str) -> None:
    for about in abouts(journal, key):
        page = documents.fitted(journal, about, "a4")
        assert page.document.pages == 1
        assert all(files(page).values())


NO_GLYPH = "\U00010a00\u0378"


@pytest.mark.parametrize("key", KEYS)
def test_a_letter_that_no_font_has_is_named_and_the_file_is_written(plain_life: Journal, key: str) -> None:
    plain_life.settings.name = f"Sam {NO_GLYPH}"
    for row in Person.select(Person.uid):
        plain_life.edit("person", row.uid, name=f"Priya {NO_GLYPH}")
    for about in abouts(plain_life, key):
        page = documents.fitted(plain_life, about, "letter")
        assert (page.document.standard, page.document.pages) == ("", 1)
        assert "\u0378" in page.document.missing
        with opened(page.document.pdf) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert "/StructTreeRoot" in pdf.Root


BEYOND = {
    "brackets": "[a](" * 4000,
    "hashes": "#" * 4000,
    "dollars": "$" * 4000,
    "one word": "x" * 50_000,
    "words": "word " * 40_000,
    "quotes": "> " * 90 + "deep",
    "lists": "\n".join("  " * depth + "- deeper" for depth in range(60)),
}


@pytest.mark.parametrize("text", BEYOND.values(), ids=BEYOND)
def test_a_block_beyond_measure_stays_text_and_whole(plain_life: Journal, text: str) -> None:
    uid = plain_life.add("entry", kind="win", title="The long one", body=text, day=date(2026, 1, 9))
    page = documents.fitted(plain_life, first(plain_life, "timeline"), "a4")
    said = {suffix: squeezed(written) for suffix, written in files(page).items()}
    shown = [item for section in page.printed for item in section.shown if item.uid == uid]
    assert shown
    wanted = [words for item in shown for words in words_of(item)]
    whole = on_paper(page)
    assert not [words for words in wanted if squeezed(words) not in whole]
    assert not [words for words in wanted if squeezed(words) not in said[".txt"]]
    inside(page)
