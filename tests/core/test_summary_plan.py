"""The development plan: what is on it and in which order, what waits unticked, and what never comes on it."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import aspirations, goals, sessions, stock_takes, year_plan
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.summary import as_text, documents
from careerjournal.core.summary.documents import About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import plain
from tests.core.documents_kit import everything, files, poppler, squeezed, words_of

PLAN = About("plan")
SECRET = "zanzibarquartz"

pytestmark = pytest.mark.usefixtures("sam")


@pytest.fixture
def life(journal: Journal) -> dict[str, str]:
    """Something for every section; the uids by name."""
    found = {"priya": journal.add("person", name="Priya Raman", relation="manager")}
    found["calm"] = journal.add("strength", name="Calm", rank=1, helps_now="The desk **breathes**.")
    found["maps"] = journal.add("strength", name="Maps", rank=2)
    stock_takes.say(journal, Quarter(2025, 4), found["maps"], state="unused", work="Nothing since May")
    found["no"] = journal.add("growth-area", name="Saying no", gets_in_the_way="I promise first.", from_feedback=True)
    found["two"] = aspirations.say(journal, 2, "A small team.\n\n- with a door", [found["calm"]], date(2025, 8, 1))
    aspirations.say(journal, 5, "An old dream.", day=date(2025, 3, 1))
    found["five"] = aspirations.say(journal, 5, "A school.", day=date(2025, 9, 1))
    found["goal"] = journal.add(
        "goal", title="Lead a round", kind="career", measure="One by June", target_date=date(2026, 6, 1)
    )
    found["win"] = journal.add(
        "entry", kind="win", title="Led half a round", impact="Nobody noticed.", goals=[found["goal"]],
        day=date(2026, 1, 5),
    )  # fmt: skip
    found["budget"] = journal.add("competency", name="Answers for a budget", target_role="Lead", note="Nothing yet.")
    found["does"] = journal.add("behaviour", text="Asks before promising", growth_area=found["no"])
    found["action"] = journal.add("action", text="Draft the calendar", goal=found["goal"], due=date(2026, 2, 3))
    found["step"] = journal.add("growth-step", text="A month at the desk", direction="sideways", day=date(2026, 1, 4))
    for source, came in (("experience", None), ("manager", date(2026, 1, 6))):
        found[source] = journal.add(
            "support", what=f"Help from {source}", source=source, person=found["priya"], asked_on=date(2025, 12, 1),
            came_on=came,
        )  # fmt: skip
    found["theme"] = year_plan.add(journal, "The case")
    year_plan.revisit(journal, found["theme"], "Half of it is written.")
    found["talk"] = journal.add("conversation", people=[found["priya"]], day=date(2026, 1, 27), time="10:00")
    return found


def shown(page: Fitted) -> dict[str, list[str]]:
    return {section.key: [plain(item.head) for item in section.shown] for section in page.printed if section.shown}


def said(journal: Journal, prompt: str, text: str, private: bool = False) -> str:
    """An answer to a question of the session that makes a plan; the session's uid."""
    uid = sessions.begin(journal, "development-plan")
    sessions.answer(journal, uid, prompt, text)
    journal.edit("session", uid, private=private)
    return uid


def test_it_holds_the_whole_plan_in_its_order(journal: Journal, life: dict[str, str]) -> None:
    page = documents.fitted(journal, PLAN)
    assert shown(page) == {
        "strengths": ["Calm", "Maps"],
        "areas": ["Saying no"],
        "aspirations": ["In two years", "In five years"],
        "develop": ["Answers for a budget"],
        "actions": ["A month at the desk", "Draft the calendar"],
        "behaviours": ["Asks before promising"],
        "support": ["Manager, Priya Raman", "Experience, Priya Raman"],
        "goals": ["Lead a round"],
        "year": ["The case"],
        "look": ["Tuesday 27 January 2026, with Priya Raman"],
    }
    text = as_text.page(page)
    for words in (
        "Looking ahead, no promises expected", "The desk breathes.", "unused", "Lately in: Nothing since May",
        "from feedback", "I promise first.", "A school.", "What will carry me: Calm", "by 3 February",
        "Help from manager", "came on 6 January", "asked on 1 December 2025", "Measure: One by June",
        "5 January: Led half a round – Nobody noticed.", "by 1 June", "Half of it is written.", "Room to note",
    ):  # fmt: skip
        assert words in text
    assert "An old dream" not in text, "only the newest version of where to"


def test_only_what_there_is_has_a_heading(journal: Journal) -> None:
    page = documents.fitted(journal, PLAN)
    assert [section.key for section in page.printed] == ["look", "notes"]
    assert page.document.pages == 1
    journal.add("strength", name="Calm")
    assert shown(documents.fitted(journal, PLAN)) == {"strengths": ["Calm"]}


def test_three_goals_are_ticked_and_a_fourth_can_be(journal: Journal) -> None:
    made = [
        journal.add("goal", title=f"Goal {n}", kind="professional", target_date=date(2026, n, 1)) for n in range(2, 7)
    ]
    journal.add("goal", title="Turnover", kind="business")
    journal.edit("goal", made[0], paused_on=date(2026, 1, 2))
    assert shown(documents.fitted(journal, PLAN))["goals"] == ["Goal 3", "Goal 4", "Goal 5"]
    page = documents.fitted(journal, PLAN, include=[made[-1]])
    assert shown(page)["goals"] == ["Goal 3", "Goal 4", "Goal 5", "Goal 6"]
    assert not page.left_out


def test_a_goal_stands_in_its_newest_words_and_says_since_when(journal: Journal, life: dict[str, str]) -> None:
    goals.reword(journal, life["goal"], "June was a wish.", measure="Two by autumn", target_date=date(2026, 9, 1))
    text = as_text.page(documents.fitted(journal, PLAN))
    assert "Measure: Two by autumn" in text
    assert "In these words since 20 January. June was a wish." in text
    assert "One by June" not in text


def test_evidence_is_left_out_by_its_own_tick(journal: Journal, life: dict[str, str]) -> None:
    assert "Led half a round" not in as_text.page(documents.fitted(journal, PLAN, leave_out=[life["win"]]))
    documents.choose(journal, PLAN, life["win"], False)
    assert "Led half a round" not in as_text.page(documents.fitted(journal, PLAN))
    again = documents.again(PLAN, documents.summary(journal, PLAN))
    documents.choose(journal, PLAN, life["win"], True)
    parts = [plain(part.text) for _, item in documents.again(PLAN, again).items for part in item.parts if part.included]
    assert "Led half a round – Nobody noticed." in parts


def test_a_setback_or_a_talk_is_no_evidence(journal: Journal, life: dict[str, str]) -> None:
    journal.add("entry", kind="setback", title="It broke", goals=[life["goal"]], day=date(2026, 1, 10))
    talk = journal.add("conversation", people=[life["priya"]], title="Leaving, perhaps", goals=[life["goal"]])
    journal.edit("conversation", talk, day=date(2026, 1, 12), held_on=date(2026, 1, 12))
    text = str(documents.summary(journal, PLAN))
    assert "It broke" not in text
    assert "Leaving" not in text


def test_a_talk_with_somebody_else_is_not_the_next_look(journal: Journal, life: dict[str, str]) -> None:
    ruth = journal.add("person", name="Ruth Penhaligon")
    journal.add("conversation", people=[ruth], day=date(2026, 1, 21), title="Leaving, perhaps")
    assert shown(documents.fitted(journal, PLAN))["look"] == ["Tuesday 27 January 2026, with Priya Raman"]
    journal.remove(life["talk"])
    page = documents.fitted(journal, PLAN)
    assert "look" not in shown(page)
    assert "look" in [section.key for section in page.printed], "with a line to write the day on"


def test_what_is_past_waits_unticked(journal: Journal, life: dict[str, str]) -> None:
    journal.edit("growth-area", life["no"], closed_on=date(2026, 1, 2))
    journal.edit("support", life["experience"], declined_on=date(2026, 1, 3))
    journal.edit("goal", life["goal"], reached_on=date(2026, 1, 15))
    other = journal.add("action", text="Water the plants")
    found = shown(documents.fitted(journal, PLAN))
    assert not {"areas", "behaviours", "goals"} & found.keys()
    assert found["support"] == ["Manager, Priya Raman"]
    assert found["actions"] == ["A month at the desk"]
    asked = [life["no"], life["does"], life["goal"], life["experience"], other]
    text = as_text.page(documents.fitted(journal, PLAN, include=asked))
    for words in ("grown enough since 2 January", "declined on 3 January", "reached on 15 January", "Water the plants"):
        assert words in text


def test_answers_of_a_session_stand_where_no_record_says_it(journal: Journal) -> None:
    said(journal, "trends", "Three people said: **wait**.\n\nAll of them kindly.")
    said(journal, "growth-areas", "Figures.")
    assert "What I notice" in as_text.page(documents.fitted(journal, PLAN))
    assert shown(documents.fitted(journal, PLAN))["areas"] == ["Figures."]
    journal.add("growth-area", name="Saying no")
    assert shown(documents.fitted(journal, PLAN))["areas"] == ["Saying no"]


def test_hard_to_say_is_never_on_it(journal: Journal) -> None:
    said(journal, "hard-to-say", SECRET)
    assert SECRET not in str(documents.summary(journal, PLAN))


@pytest.mark.parametrize("private", [True, False])
def test_nothing_private_is_in_any_file_with_everything_ticked(
    journal: Journal, life: dict[str, str], private: bool
) -> None:
    said(journal, "trends", SECRET, private)
    session = said(journal, "must-develop", SECRET, private)
    talk = journal.add("conversation", people=[life["priya"]], day=date(2026, 1, 2), title=SECRET, private=private)
    heard = journal.add("feedback", giver=life["priya"], body=SECRET, private=private, goals=[life["goal"]])
    journal.add("growth-step", text=SECRET, session=session, day=date(2026, 1, 10))
    journal.add("entry", kind="win", title=SECRET, goals=[life["goal"]], private=private)
    for about in ({"conversation": talk}, {"feedback": heard}):
        journal.add("action", text=SECRET, goal=life["goal"], **about)
    page = everything(journal, PLAN)
    for suffix, text in files(page).items():
        assert (SECRET not in text) == private, suffix
    assert (SECRET not in str(page.summary)) == private
    assert all("Led half a round" in text for suffix, text in files(page).items() if suffix != ".pdf")


def test_nothing_from_the_trash(journal: Journal, life: dict[str, str]) -> None:
    names = ("maps", "no", "two", "win", "budget", "does", "action", "step", "manager", "theme", "goal", "talk")
    for name in names:
        journal.remove(life[name])
    assert shown(everything(journal, PLAN)) == {
        "strengths": ["Calm"], "aspirations": ["In five years"], "support": ["Experience, Priya Raman"],
    }  # fmt: skip


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("times", [1, 30])
def test_it_flows_over_as_many_pages_as_it_needs(
    journal: Journal, life: dict[str, str], paper: str, times: int
) -> None:
    journal.edit("growth-area", life["no"], gets_in_the_way="ฉันสัญญาเร็วเกินไป, señor Þór 🙂. " * times * 4)
    for n in range(times):
        journal.add("growth-area", name=f"Area {n}", gets_in_the_way="A long story. " * times)
    page = documents.fitted(journal, PLAN, paper)
    assert page.document.standard == "ua-1"
    assert page.document.pages == (1 if times == 1 else 6)
    text = squeezed(poppler(page.document.pdf))
    assert squeezed(f"Page {page.document.pages} of {page.document.pages}") in text
    heads = [plain(item.head) for section in page.printed for item in section.shown]
    assert not [head for head in heads if squeezed(head) not in text]
    assert words_of(page.printed[0].shown[0])
