"""The case for a promotion: what is brought, in the order of the talk, and what waits until it is ticked."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import sessions
from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_html, as_markdown, as_text, documents, promotion_sources
from careerjournal.core.summary.documents import About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import plain
from careerjournal.core.trouble import Trouble
from tests.core.documents_kit import everything, files, poppler, squeezed

SECRET = "zanzibarquartz"

pytestmark = pytest.mark.usefixtures("sam")


@pytest.fixture
def life(journal: Journal) -> dict[str, str]:
    """An ask that was declined a year ago, what came since, and the ask of now; the uids by name."""
    found = {"priya": journal.add("person", name="Priya Raman", relation="manager")}
    found["before"] = journal.add("entry", kind="win", title="Before", impact="Long ago.", day=date(2024, 11, 1))
    found["first"] = journal.add(
        "promotion", target="Level 5", person=found["priya"], asked_on=date(2025, 1, 10), answer="no",
        said="Show it **holding**.", plan_made_on=date(2025, 2, 1),
    )  # fmt: skip
    found["now"] = journal.add("promotion", target="Level 5", person=found["priya"])
    found["win"] = journal.add("entry", kind="win", title="It held", impact="Two quarters.", day=date(2025, 10, 2))
    found["mute"] = journal.add("entry", kind="win", title="A small thing", day=date(2025, 11, 2))
    found["gale"] = journal.add("entry", kind="win", title="Second gale", impact="Nobody rang.", day=date(2025, 12, 5))
    found["leads"] = journal.add(
        "competency", name="Leads through others", target_role="Level 5", evidence=[found["gale"], found["mute"]]
    )
    found["budget"] = journal.add("competency", name="Answers for a budget", target_role="Level 5", note="None yet.")
    found["met"] = journal.add("goal", title="Halve the calls", measure="Under 90", reached_on=date(2025, 9, 3))
    found["going"] = journal.add("goal", title="Still going", measure="By June")
    found["kept"] = journal.add(
        "feedback", giver=found["priya"], body="You waited. Most can’t.", about="Fifty chairs", worth_keeping=True,
        day=date(2025, 8, 1),
    )  # fmt: skip
    journal.add("feedback", giver=found["priya"], body="You talk fast.", day=date(2025, 8, 2))
    found["date"] = journal.add(
        "cycle-date", name="Nominations close", kind="promotion nominations", day=date(2026, 2, 16)
    )
    return found


def shown(page: Fitted) -> dict[str, list[str]]:
    return {
        section.key: [plain(item.head) or as_text_of(item.blocks) for item in section.shown]
        for section in page.printed
        if section.shown
    }


def as_text_of(blocks: object) -> str:
    from careerjournal.core import prose

    return prose.plain(blocks)  # type: ignore[arg-type]


def answered(journal: Journal, person: str, **said: str) -> str:
    uid = sessions.begin(journal, "promotion-ask", person=person)
    for prompt, text in said.items():
        sessions.answer(journal, uid, prompt.replace("_", "-"), text)
    return uid


def test_it_is_brought_in_the_order_of_the_talk(journal: Journal, life: dict[str, str]) -> None:
    page = documents.fitted(journal, About("promotion", life["now"]))
    assert page.summary.title == "The case for Level 5"
    assert page.summary.readers == ("Priya Raman",)
    found = shown(page)
    assert list(found) == [
        "thanks", "answered", "progress", "competencies", "goals", "feedback", "interest", "when", "next",
    ]  # fmt: skip
    assert found["answered"] == ["Show it holding."]
    assert found["progress"] == ["It held"], "what shows a competency is not said twice, and no win without an impact"
    assert found["competencies"] == ["Second gale", "A small thing"]
    assert found["goals"] == ["Halve the calls"]
    assert found["feedback"] == ["You waited. Most can’t."]
    assert found["interest"] == ["I would like to be considered for Level 5."]
    assert found["when"] == ["Nominations close"]
    text = as_text.page(page)
    for words in (
        "Priya Raman, 10 January 2025", "Two quarters.", "2 October 2025", "Measure: Under 90",
        "reached on 3 September 2025", "Priya Raman, 1 August 2025, Fifty chairs", "16 February", "Who recommends",
    ):  # fmt: skip
        assert words in text
    for words in ("Long ago", "talk fast", "budget", "Still going"):
        assert words not in text


def test_evidence_stands_under_its_competency_in_every_format(journal: Journal, life: dict[str, str]) -> None:
    page = documents.fitted(journal, About("promotion", life["now"]))
    assert "\nLeads through others\n* Second gale – Nobody rang. (5 December 2025)" in as_text.page(page)
    assert "### Leads through others\n\n- **Second gale**" in as_markdown.page(page)
    assert '<h3 class="over">Leads through others</h3><ul><li><strong>Second gale</strong>' in as_html.page(page)
    left = documents.fitted(journal, About("promotion", life["now"]), leave_out=[life["gale"]])
    assert "Second gale" not in as_text.page(left), "each entry has a tick of its own"


def test_feedback_named_as_evidence_stands_in_its_own_words(journal: Journal, life: dict[str, str]) -> None:
    journal.edit("competency", life["leads"], evidence=[life["kept"]])
    about = About("promotion", life["now"])
    assert shown(documents.fitted(journal, about))["competencies"] == ["“You waited. Most can’t.”"]
    journal.edit("feedback", life["kept"], private=True)
    assert "You waited" not in str(documents.summary(journal, about))


def test_thin_things_come_only_when_ticked_and_apart(journal: Journal, life: dict[str, str]) -> None:
    answered(journal, life["priya"], thin="No column yet.")
    about = About("promotion", life["now"])
    page = documents.fitted(journal, about)
    thin = next(section for section in page.summary.sections if section.key == "thin")
    heads = [plain(item.head) for item in thin.items]
    assert thin.rule.apart
    assert "thin" not in shown(page)
    assert heads[0] == "Answers for a budget"
    assert heads[-1] == "No column yet."
    assert any("no entry speaks for it yet" in head for head in heads)
    page = documents.fitted(journal, about, include=[life["budget"]])
    assert shown(page)["thin"] == ["Answers for a budget"]


def test_own_words_stand_for_plain_ones(journal: Journal, life: dict[str, str]) -> None:
    answered(
        journal, life["priya"], thanks="For saying what was missing.", interest="Level 5, now.", next_steps="What else?"
    )
    found = shown(documents.fitted(journal, About("promotion", life["now"])))
    assert found["thanks"] == ["For saying what was missing."]
    assert found["interest"] == ["Level 5, now."]
    assert found["next"][0] == "What else?"
    assert "What would you need to see to recommend it?" not in found["next"]


def test_after_a_yes_it_says_who_recommends_and_by_when(journal: Journal, life: dict[str, str]) -> None:
    journal.edit(
        "promotion", life["now"], answer="yes", recommends="Priya", by_when=date(2026, 3, 1), meanwhile="One budget"
    )
    text = as_text.page(documents.fitted(journal, About("promotion", life["now"])))
    assert "Who recommends: Priya" in text
    assert "By when: 1 March" in text
    assert "Meanwhile: One budget" in text


def test_with_hardly_anything_it_asks_the_questions(journal: Journal) -> None:
    ask = journal.add("promotion", target="Senior")
    page = documents.fitted(journal, About("promotion", ask))
    assert list(shown(page)) == ["thanks", "interest", "next"]
    assert page.document.pages == 1


def test_it_is_about_an_open_ask_first(journal: Journal, life: dict[str, str]) -> None:
    assert [one.id for one in promotion_sources.subjects(journal)] == [life["now"], life["first"]]
    talk = journal.add("conversation", people=[life["priya"]], day=date(2026, 1, 3), private=True)
    journal.edit("promotion", life["now"], conversation=talk)
    assert [one.id for one in promotion_sources.subjects(journal)] == [life["first"]]
    with pytest.raises(Trouble, match="only for you"):
        documents.fitted(journal, About("promotion", life["now"]))


@pytest.mark.parametrize("private", [True, False])
def test_nothing_private_is_in_any_file_with_everything_ticked(
    journal: Journal, life: dict[str, str], private: bool
) -> None:
    session = answered(journal, life["priya"], thanks=SECRET, interest=SECRET, next_steps=SECRET, thin=SECRET)
    journal.edit("session", session, private=private)
    win = journal.add("entry", kind="win", title=SECRET, impact=SECRET, private=private, goals=[life["met"]])
    journal.edit("competency", life["leads"], evidence=[life["gale"], win])
    journal.add("feedback", giver=life["priya"], body=SECRET, worth_keeping=True, private=private, day=date(2025, 9, 1))
    talk = journal.add("conversation", people=[life["priya"]], day=date(2025, 3, 1), private=private)
    journal.edit("promotion", life["first"], conversation=talk, said=SECRET)
    page = everything(journal, About("promotion", life["now"]))
    for suffix, text in files(page).items():
        assert (SECRET not in text) == private, suffix
    assert (SECRET not in str(page.summary)) == private
    assert "Second gale" in as_text.page(page)


def test_nothing_from_the_trash(journal: Journal, life: dict[str, str]) -> None:
    for name in ("win", "gale", "met", "kept", "budget", "date", "first"):
        journal.remove(life[name])
    text = str(documents.summary(journal, About("promotion", life["now"])))
    for words in ("It held", "Second gale", "Halve", "You waited", "budget", "Nominations", "holding"):
        assert words not in text
    assert "A small thing" in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_long_case_flows_over_and_is_whole(journal: Journal, life: dict[str, str], paper: str) -> None:
    wins = [
        journal.add("entry", kind="win", title=f"Gale {n} 🙂 ลมแรง", impact="Þór rang. " * 40, day=date(2025, 7, 1 + n))
        for n in range(12)
    ]
    journal.edit("competency", life["leads"], evidence=wins)
    page = documents.fitted(journal, About("promotion", life["now"]), paper)
    assert page.document.standard == "ua-1"
    assert page.document.pages == 3
    text = squeezed(poppler(page.document.pdf))
    assert not [n for n in range(12) if squeezed(f"Gale {n} 🙂 ลมแรง") not in text]
    assert page.document.pdf == documents.fitted(journal, About("promotion", life["now"]), paper).document.pdf
