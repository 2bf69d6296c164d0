"""A proposal: several ways forward side by side, what each rests on, and what never comes with it."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import conversations, options
from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_text, documents, proposal_sources
from careerjournal.core.summary.documents import About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import plain
from careerjournal.core.trouble import Trouble
from tests.core.documents_kit import everything, files, poppler, squeezed

SECRET = "zanzibarquartz"

pytestmark = pytest.mark.usefixtures("sam")


@pytest.fixture
def life(journal: Journal) -> dict[str, str]:
    """Two ways forward for a goal, an idea, and an answer of last year; the uids by name."""
    found = {"priya": journal.add("person", name="Priya Raman", relation="manager")}
    found["goal"] = journal.add(
        "goal", title="A desk that runs alone", measure="Three gales", target_date=date(2026, 6, 1)
    )
    found["drawing"] = journal.add("strength", name="Drawing", helps_now="Ends arguments.")
    found["seen"] = journal.add("entry", kind="win", title="Second gale", impact="Nobody rang.", day=date(2026, 1, 5))
    found["broke"] = journal.add("entry", kind="setback", title="The third gale", day=date(2026, 1, 9))
    found["rota"] = journal.add(
        "option", title="Give the rota away", problem="The rota eats mornings.", rationale="They build rotas all day.",
        benefit="Four hours", cost="Half a day", trial="Next month only", goal=found["goal"], ready_on=date(2026, 1, 2),
        evidence=[found["seen"], found["broke"]],
    )  # fmt: skip
    found["desk"] = journal.add(
        "option", title="Bilal leads", rationale="He has run two.", goal=found["goal"], strength=found["drawing"],
        problem="The desk waits for me.", proposed_on=date(2026, 1, 10),
    )  # fmt: skip
    found["idea"] = journal.add("option", title="A drawing", strength=found["drawing"], goal=found["goal"])
    found["old"] = journal.add("option", title="Two posts", goal=found["goal"])
    talk = journal.add("conversation", people=[found["priya"]], day=date(2025, 12, 1))
    conversations.hold(journal, talk)
    options.decide(
        journal, found["old"], "counter-offered", reason="No posts.", offered_instead="An intern", conversation=talk
    )
    found["talk"] = talk
    return found


def shown(page: Fitted) -> dict[str, list[str]]:
    return {section.key: [plain(item.head) for item in section.shown] for section in page.printed if section.shown}


def test_what_is_ready_stands_side_by_side_with_boxes(journal: Journal, life: dict[str, str]) -> None:
    page = documents.fitted(journal, About("proposal", life["goal"]))
    assert page.summary.title == "Proposal: A desk that runs alone"
    assert shown(page) == {"serves": ["Three gales"], "options": ["Give the rota away", "Bilal leads"]}
    text = as_text.page(page)
    for words in (
        "They build rotas all day.", "Problem: The rota eats mornings.", "Benefit: Four hours", "Cost: Half a day",
        "Smaller trial: Next month only", "5 January: Second gale – Nobody rang.", "Strength it uses: Drawing",
        "back to how it was if it does", "We look again on",
    ):  # fmt: skip
        assert words in text
    assert text.count("[ ] yes  [ ] smaller  [ ] later  [ ] no, because") == 2
    assert "The third gale" not in text
    assert "Two posts" not in text


def test_a_problem_that_all_share_comes_first_and_once(journal: Journal, life: dict[str, str]) -> None:
    journal.edit("option", life["desk"], problem="the rota eats mornings. ")
    page = documents.fitted(journal, About("proposal", life["goal"]))
    assert next(iter(shown(page))) == "problem"
    assert as_text.page(page).casefold().count("the rota eats mornings.") == 1


def test_ideas_setbacks_and_earlier_answers_come_only_when_ticked(journal: Journal, life: dict[str, str]) -> None:
    about = About("proposal", life["goal"])
    page = documents.fitted(journal, about, include=[life["idea"], life["broke"], life["old"]])
    found = shown(page)
    assert found["options"] == ["Give the rota away", "Bilal leads", "A drawing"]
    assert (found["setbacks"], found["decided"]) == (["The third gale"], ["Two posts"])
    assert next(section for section in page.printed if section.key == "setbacks").rule.apart
    assert "1 December 2025: Counter-offered: No posts.; offered: An intern" in as_text.page(page)


def test_evidence_can_be_left_out(journal: Journal, life: dict[str, str]) -> None:
    page = documents.fitted(journal, About("proposal", life["goal"]), leave_out=[life["seen"]])
    assert "Second gale" not in as_text.page(page)
    with pytest.raises(Trouble, match="no place"):
        documents.fitted(journal, About("proposal", life["goal"]), include=[life["priya"]])


def test_it_is_about_whatever_the_options_are_for(journal: Journal, life: dict[str, str]) -> None:
    drain = journal.add("drain", work="the rota eats mornings.", asks_for="Patience")
    alone = journal.add("option", title="A course")
    bare = journal.add("goal", title="A goal without a way")
    offered = [one.id for one in proposal_sources.subjects(journal)]
    assert offered == [life["goal"], life["drawing"], drain, alone]
    assert bare not in offered, "nothing is brought bare"
    with pytest.raises(Trouble, match="What could you propose"):
        documents.fitted(journal, About("proposal", bare))
    found = {
        about: shown(documents.fitted(journal, About("proposal", about)))["options"]
        for about in (life["drawing"], drain, alone, life["rota"])
    }
    assert found == {
        life["drawing"]: ["Bilal leads"],
        drain: ["Give the rota away"],
        alone: ["A course"],
        life["rota"]: ["Give the rota away", "Bilal leads"],
    }
    text = as_text.page(documents.fitted(journal, About("proposal", drain)))
    assert "It asks for “Patience”" in text
    assert "Ends arguments." in as_text.page(documents.fitted(journal, About("proposal", life["drawing"])))


@pytest.mark.parametrize("private", [True, False])
def test_nothing_private_is_in_any_file_with_everything_ticked(
    journal: Journal, life: dict[str, str], private: bool
) -> None:
    seen = journal.add("entry", kind="win", title=SECRET, impact=SECRET, private=private)
    broke = journal.add("entry", kind="setback", title=SECRET, private=private)
    journal.edit("option", life["rota"], evidence=[life["seen"], seen, broke])
    talk = journal.add("conversation", people=[life["priya"]], day=date(2026, 1, 8), private=private)
    conversations.hold(journal, talk)
    options.decide(journal, life["idea"], "declined", reason=SECRET, conversation=talk)
    page = everything(journal, About("proposal", life["goal"]))
    for suffix, text in files(page).items():
        assert (SECRET not in text) == private, suffix
    assert (SECRET not in str(page.summary)) == private
    assert "Second gale" in as_text.page(page)


def test_nothing_from_the_trash(journal: Journal, life: dict[str, str]) -> None:
    for name in ("seen", "broke", "desk", "old", "drawing"):
        journal.remove(life[name])
    text = str(documents.summary(journal, About("proposal", life["goal"])))
    for words in ("Second gale", "third gale", "Bilal", "Two posts", "Drawing"):
        assert words not in text
    assert "Give the rota away" in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("times", "pages"), [(1, 1), (60, 2)])
def test_a_long_one_flows_over_and_is_whole(
    journal: Journal, life: dict[str, str], paper: str, times: int, pages: int
) -> None:
    for name in ("rota", "desk"):
        journal.edit("option", life[name], rationale="ฉันทำได้ – señor Þór 🙂 tells why. " * times)
    page = documents.fitted(journal, About("proposal", life["goal"]), paper)
    assert (page.document.pages, page.document.standard) == (pages, "ua-1")
    text = squeezed(poppler(page.document.pdf))
    assert text.count(squeezed("señor Þór 🙂 tells why.")) >= 2 * times - 2 * pages, "but where a page ends in it"
    assert squeezed(f"Page {pages} of {pages}") in text
    assert page.document.pdf == documents.fitted(journal, About("proposal", life["goal"]), paper).document.pdf
