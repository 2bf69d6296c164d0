"""The career sheet: one page that leads with themes, the next growth step and one wish."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import aspirations, conversations, wants
from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_text, documents
from careerjournal.core.summary.choices import LARGE
from careerjournal.core.summary.documents import About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import TOO_LONG, plain
from tests.core.documents_kit import everything, files, poppler, squeezed

CAREER = About("career")
SECRET = "zanzibarquartz"

pytestmark = pytest.mark.usefixtures("sam")


@pytest.fixture
def life(journal: Journal) -> dict[str, str]:
    """Something for every section; the uids by name."""
    found = {"priya": journal.add("person", name="Priya Raman", relation="manager")}
    for name, times in (("craft", 1), ("team", 3)):
        found[name] = journal.add("theme", name=name)
        for n in range(times):
            journal.add("entry", title=f"About {name} {n}", themes=[found[name]], day=date(2026, 1, 3))
    journal.add("growth-step", text="An old step", day=date(2025, 1, 2), done_on=date(2025, 5, 1))
    found["step"] = journal.add("growth-step", text="A month at the desk", direction="down", day=date(2026, 1, 4))
    wants.say(journal, "An old wish", date(2025, 5, 1))
    found["want"] = wants.say(journal, "Level 5, and my *Thursdays*.", date(2025, 12, 1))
    found["two"] = aspirations.say(journal, 2, "A small team.", day=date(2025, 8, 1))
    found["five"] = aspirations.say(journal, 5, "A school.", day=date(2025, 9, 1))
    found["value"] = journal.add("value", name="Craft", position=1)
    found["support"] = journal.add("support", what="A budget line", source="manager")
    found["talk"] = journal.add(
        "conversation", people=[found["priya"]], day=date(2026, 1, 27), time="10:00", wish="Her name under it"
    )
    found["ask"] = conversations.add_topic(journal, found["talk"], "An introduction to the director", kind="ask")
    conversations.add_topic(journal, found["talk"], "The audit", kind="hard")
    return found


def shown(page: Fitted) -> dict[str, list[str]]:
    return {section.key: [plain(item.head) for item in section.shown] for section in page.printed if section.shown}


def test_it_leads_with_themes_growth_and_one_wish(journal: Journal, life: dict[str, str]) -> None:
    page = documents.fitted(journal, CAREER)
    found = shown(page)
    assert {**found, "standing": len(found["standing"])} == {
        "themes": ["team", "craft"],
        "growth": ["A month at the desk"],
        "wish": ["Level 5, and my Thursdays."],
        "aspirations": ["In two years", "In five years"],
        "values": ["Craft"],
        "borrow": ["An introduction to the director", "A budget line"],
        "standing": 3,
    }
    assert list(found)[:3] == ["themes", "growth", "wish"]
    text = as_text.page(page)
    for words in ("Looking ahead, no promises expected", "A small team.", "A school.", "Room to note", "down"):
        assert words in text
    for words in ("An old wish", "An old step", "The audit", "Her name"):
        assert words not in text


def test_what_i_want_from_the_next_talk_can_stand_for_the_wish(journal: Journal, life: dict[str, str]) -> None:
    page = documents.fitted(journal, CAREER, include=[life["talk"]], leave_out=[life["want"]])
    assert shown(page)["wish"] == ["Her name under it"]


def test_asks_of_a_talk_with_somebody_else_are_not_on_it(journal: Journal, life: dict[str, str]) -> None:
    ruth = journal.add("person", name="Ruth Penhaligon")
    talk = journal.add("conversation", people=[ruth], day=date(2026, 1, 21), wish="A way out")
    conversations.add_topic(journal, talk, "Is your firm hiring?", kind="ask")
    text = str(documents.summary(journal, CAREER))
    assert "hiring" not in text
    assert "A way out" not in text
    assert "An introduction to the director" in text


def test_a_talk_that_the_manager_knows_nothing_of_lends_no_theme(journal: Journal, life: dict[str, str]) -> None:
    ruth = journal.add("person", name="Ruth Penhaligon")
    leaving = journal.add("theme", name="leaving")
    talk = journal.add("conversation", people=[ruth], day=date(2026, 1, 2), themes=[leaving], kind="career")
    conversations.hold(journal, talk)
    assert "leaving" not in str(documents.summary(journal, CAREER))
    journal.edit("conversation", talk, manager_told_on=date(2026, 1, 5))
    assert "leaving" in shown(documents.fitted(journal, CAREER))["themes"]


def test_an_empty_journal_asks_the_standing_questions(journal: Journal) -> None:
    page = documents.fitted(journal, CAREER)
    assert list(shown(page)) == ["standing"]
    assert [section.key for section in page.printed] == ["standing", "notes"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("large", [False, True])
def test_it_is_one_page_however_much_there_is(journal: Journal, life: dict[str, str], paper: str, large: bool) -> None:
    aspirations.say(journal, 2, "ทีมเล็กๆ, señor Þór 🙂 and " + "more " * 45)
    aspirations.say(journal, 5, "A school, " + "and more " * 25)
    wants.say(journal, "I want " + "very " * 38 + "much.")
    for n in range(5):
        journal.add("value", name=f"Something that matters {n}", position=2 + n)
        conversations.add_topic(journal, life["talk"], f"An ask {n} " + "of some length " * 6, kind="ask")
    page = documents.fitted(journal, CAREER, paper, include=[LARGE] if large else [])
    assert (page.document.pages, page.document.standard) == (1, "ua-1")
    assert page.spare >= 0
    text = squeezed(poppler(page.document.pdf))
    heads = [plain(item.head) for section in page.printed for item in section.shown]
    assert not [head for head in heads if squeezed(head) not in text]
    assert squeezed("Page 1 of 1") in text
    assert {"themes", "growth", "wish", "standing"} <= shown(page).keys()


def test_too_long_a_wish_asks_for_a_short_version(journal: Journal) -> None:
    want = wants.say(journal, "word " * 60)
    assert [left.reason for left in documents.fitted(journal, CAREER).left_out] == [TOO_LONG]
    documents.shorten(journal, CAREER, want, "Less.")
    assert shown(documents.fitted(journal, CAREER))["wish"] == ["Less."]


@pytest.mark.parametrize("private", [True, False])
def test_nothing_private_is_in_any_file_with_everything_ticked(
    journal: Journal, life: dict[str, str], private: bool
) -> None:
    from careerjournal.core import sessions

    session = sessions.begin(journal, "past-present-future")
    secret = journal.add("theme", name=SECRET)
    journal.edit("session", session, private=private, themes=[secret])
    step = journal.add("growth-step", text=SECRET, session=session, day=date(2026, 1, 10))
    journal.edit("conversation", life["talk"], private=private, wish=SECRET)
    journal.edit("topic", life["ask"], text=SECRET)
    page = everything(journal, CAREER)
    for suffix, text in files(page).items():
        assert (SECRET not in text) == private, suffix
    assert (SECRET not in str(page.summary)) == private
    assert SECRET in str(journal.values(step)), "it is there"


def test_nothing_from_the_trash(journal: Journal, life: dict[str, str]) -> None:
    for name in ("team", "step", "want", "five", "value", "support", "talk"):
        journal.remove(life[name])
    found = shown(everything(journal, CAREER))
    assert found.keys() == {"themes", "wish", "aspirations", "standing"}
    assert (found["themes"], found["wish"], found["aspirations"]) == (["craft"], ["An old wish"], ["In two years"])
