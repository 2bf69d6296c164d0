"""The fifteen-minute card: one question, one thing to give, one insight, on an A6 card in the middle of the page."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import conversations
from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_markdown, as_text, card_sources, documents
from careerjournal.core.summary.choices import INITIALS, LARGE
from careerjournal.core.summary.documents import About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import TOO_LONG, plain
from careerjournal.core.trouble import Trouble
from tests.core.documents_kit import everything, files, pages, poppler, squeezed

SECRET = "zanzibarquartz"
POINTS = 72 / 25.4
SIZES = {"a4": (210, 297), "letter": (215.9, 279.4)}

pytestmark = pytest.mark.usefixtures("sam")


@pytest.fixture
def zoe(journal: Journal) -> str:
    return journal.add("person", name="Zoë Lindahl")


@pytest.fixture
def talk(journal: Journal, zoe: str) -> str:
    return journal.add(
        "conversation", people=[zoe], day=date(2026, 1, 27), time="12:15", question="What do you show first?",
        give="The complaints, sorted", insight="Whether unfinished looks careless",
    )  # fmt: skip


def shown(page: Fitted) -> dict[str, list[str]]:
    return {section.key: [plain(item.head) for item in section.shown] for section in page.printed if section.shown}


def test_it_says_who_when_and_three_things(journal: Journal, talk: str) -> None:
    page = documents.fitted(journal, About("card", talk))
    assert shown(page) == {
        "question": ["What do you show first?"],
        "give": ["The complaints, sorted"],
        "insight": ["Whether unfinished looks careless"],
        "pocket": ["“Thank you. May I think and come back on Thursday?”"],
    }
    text = as_text.page(page)
    assert "Fifteen minutes with Zoë Lindahl" in text
    assert "Tuesday 27 January 2026, 12:15" in text
    assert "Z. L." in as_text.page(documents.fitted(journal, About("card", talk), include=[INITIALS]))


def test_without_a_question_it_asks_what_is_to_be_asked(journal: Journal, talk: str) -> None:
    ask = conversations.add_topic(journal, talk, "May I watch you draw?", kind="ask")
    assert shown(documents.fitted(journal, About("card", talk)))["question"] == ["What do you show first?"]
    journal.edit("conversation", talk, question="", give="")
    page = documents.fitted(journal, About("card", talk))
    assert shown(page)["question"] == ["May I watch you draw?"]
    assert "give" in {section.key for section in page.printed}, "with a line to write it on"
    assert "question" not in shown(documents.fitted(journal, About("card", talk), leave_out=[ask]))


def test_talks_with_a_card_come_first_and_there_is_a_blank_one(journal: Journal, zoe: str) -> None:
    assert [one.id for one in card_sources.subjects(journal)] == [""]
    blank = documents.fitted(journal, About("card"))
    assert [section.key for section in blank.printed] == ["question", "give", "insight"]
    assert (blank.document.pages, blank.document.standard) == (1, "ua-1")
    assert as_text.page(blank).count("_" * 76) == 3
    assert as_markdown.page(blank).count("_" * 24) == 3
    plain_one = journal.add("conversation", people=[zoe], day=date(2026, 1, 22))
    carded = journal.add("conversation", people=[zoe], day=date(2026, 1, 28), insight="How to stop")
    journal.add("conversation", people=[zoe], day=date(2026, 1, 21), question="?", private=True)
    assert [one.id for one in card_sources.subjects(journal)] == [carded, plain_one]


def test_a_private_talk_has_no_card(journal: Journal, talk: str) -> None:
    journal.edit("conversation", talk, private=True)
    with pytest.raises(Trouble, match="only for you"):
        documents.fitted(journal, About("card", talk))


def test_what_is_too_long_asks_for_a_short_version(journal: Journal, talk: str) -> None:
    journal.edit("conversation", talk, question="why " * 40)
    page = documents.fitted(journal, About("card", talk))
    assert [(left.uid, left.reason) for left in page.left_out] == [("line-question", TOO_LONG)]
    documents.shorten(journal, About("card", talk), "line-question", "Why?")
    assert shown(documents.fitted(journal, About("card", talk)))["question"] == ["Why?"]


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_it_fits_within_its_marks(journal: Journal, zoe: str, talk: str, paper: str, large: bool) -> None:
    journal.edit("person", zoe, name="Wilhelmina van der Straaten-Abubakar")
    longest = "ก่อนอื่น señor 🙂 " + "Donaudampfschifffahrtsgesellschaft " * 2 + "really and truly " * 3
    journal.edit("conversation", talk, question=longest, give=longest, insight=longest)
    page = documents.fitted(journal, About("card", talk), paper, include=[LARGE] if large else [])
    assert (page.document.pages, page.document.standard) == (1, "ua-1")
    assert [left.uid for left in page.left_out] == (["line-pocket"] if large else []), "the rest is set smaller"
    (text, _), *rest = pages(page.document.pdf)
    assert not rest
    wide, high = (side * POINTS for side in SIZES[paper])
    for left, bottom, right, top in boxes(page.document.pdf):
        assert (wide - 148 * POINTS) / 2 < left < right < (wide + 148 * POINTS) / 2
        assert top - bottom < high
    assert squeezed(text).count(squeezed(longest)) == 3
    assert squeezed(poppler(page.document.pdf)).count(squeezed("really and truly " * 3)) == 3
    assert page.document.room > 0


def boxes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Where the letters of the card stand, without those at the foot of the page."""
    pdfium = pytest.importorskip("pypdfium2")
    with pdfium.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        found = [text.get_charbox(n) for n in range(text.count_chars())]
    inked = [box for box in found if box[2] > box[0] and box[3] > box[1] and box[1] > 60]
    assert max(box[3] for box in inked) - min(box[1] for box in inked) < 105 * POINTS
    return inked


@pytest.mark.parametrize("private", [True, False])
def test_nothing_private_is_in_any_file_with_everything_ticked(
    journal: Journal, zoe: str, talk: str, private: bool
) -> None:
    earlier = journal.add("conversation", people=[zoe], day=date(2026, 1, 2), private=private)
    conversations.hold(journal, earlier)
    ask = conversations.add_topic(journal, earlier, SECRET, kind="ask")
    journal.edit("conversation", talk, question="", hard_to_say="unspeakable")
    documents.choose(journal, About("card", talk), ask, True)
    page = everything(journal, About("card", talk))
    for suffix, text in files(page).items():
        assert (SECRET not in text) == private, suffix
        assert "unspeakable" not in text
    assert (SECRET not in str(page.summary)) == private
    journal.remove(ask)
    assert SECRET not in str(documents.summary(journal, About("card", talk)))


def test_two_runs_are_the_same_bytes(journal: Journal, talk: str) -> None:
    one, two = (documents.fitted(journal, About("card", talk)) for _ in range(2))
    assert all(write(one) == write(two) for write in documents.FORMATS.values())
