"""One career told through the window by keys and mouse, from the first start to the page in the hand and after it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pypdf
import pytest

from careerjournal.core import paths
from careerjournal.ui.kit import ask
from tests.ui.story import Person
from tests.ui.typist import CAPTURE, typed, until_killed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def person(dressed: QApplication) -> Iterator[Person]:
    somebody = Person()
    yield somebody
    somebody.end()


def name_strengths(person: Person) -> None:
    person.keys("Ctrl+4", "Return")
    for name in ("Calm in a gale", "Seeing the pattern"):
        person.type(name)
        person.keys("Return")


def capture_two(person: Person) -> None:
    """Two entries on one day, their marks picked from the list under the caret; the first was a win."""
    person.keys("Ctrl+1")
    for part in ("Moved the harbour schedule with @Priya", ", +calm", " all day #migration"):
        person.type(part)
        person.keys("Return")
    person.type(". Invoice #4521 is paid, fuel -5 %.")
    person.keys("Ctrl+Return")
    person.keys("Tab", "Tab", "Space")
    person.keys("Ctrl+N")
    person.type("Explained the berth plan to @Tomas")
    person.keys("Return")
    person.type(" and saw it coming, +see")
    person.keys("Return", "Ctrl+Return")


def plan_talk(person: Person) -> None:
    """A manager, and a talk with them today at ten."""
    person.keys("Ctrl+1")
    person.click("Add a conversation")
    person.type("Priya")
    person.keys("Return", "Tab")
    person.type("m")
    person.keys("Tab")
    person.type("2026-01-20")
    person.keys("Tab", "Tab")
    person.type("10:00")
    person.keys("Tab", "Down")
    person.click("Plan it")


def test_the_first_days_by_keyboard(person: Person) -> None:
    person.begin()
    assert paths.default_journal().exists()
    person.reads("Who do you meet, and when next?")
    name_strengths(person)
    capture_two(person)
    second, first = person.asks("list")
    assert (first["day"], first["kind"]) == ("2026-01-20", "win")
    assert (first["people"], first["themes"]) == (["Priya"], ["migration"])
    assert first["strengths"] == [{"name": "Calm in a gale", "effect": "energised"}]
    assert first["body"].endswith("Invoice #4521 is paid, fuel -5 %.")
    assert (second["kind"], second["people"], second["day"]) == ("note", ["Tomas"], "2026-01-20")

    person.keys("Ctrl+2", "Down", "Return", "Ctrl+End")
    person.type(" The crew said thank you.")
    person.keys("Esc")
    assert person.asks("show", first["id"])["body"].endswith("The crew said thank you.")
    person.keys("Ctrl+Z")
    assert person.asks("show", first["id"])["body"] == first["body"]
    person.reads("Undone: Edit entry")
    person.keys("Ctrl+Shift+Z")
    assert person.asks("show", first["id"])["body"].endswith("The crew said thank you.")


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed with SIGKILL")
def test_a_kill_while_typing_leaves_the_draft_and_search_finds_it_once_kept(person: Person) -> None:
    person.begin()
    person.end()
    acknowledged = until_killed(paths.default_journal(), CAPTURE, seed=4)
    person.begin()
    assert person.window.screen_of("home").capture.editor.source().startswith(typed(4, acknowledged))
    person.type(" and the ferry pier")
    person.keys("Ctrl+Return", "Ctrl+K")
    person.type("ferr")
    person.reads("ferry pier")
    person.keys("Return")
    assert person.window.screen_name == "timeline"
    assert person.asks("search", "ferry pier")[0]["body"].endswith("and the ferry pier")


def test_a_talk_from_planning_to_paper_and_after(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.begin()
    plan_talk(person)
    assert [one["relation"] for one in person.asks("person", "list")] == ["manager"]
    prepare(person)
    save_page(person, tmp_path / "sheet.pdf", monkeypatch)
    meet(person)
    hold(person)
    before = facts(person)
    person.end()
    person.begin()
    assert facts(person) == before
    person.keys("Ctrl+3")
    person.reads("1:1 with Priya", "Held on 20 January", "Draft the spring berth plan", "Ask finance")


def prepare(person: Person) -> None:
    """The wish, two topics and an option; each closes its step."""
    person.click("Prepare")
    steps = person.steps()
    assert (steps["wish"]["state"], steps["topics"]["state"]) == ("open", "open")
    person.go_to("What I most want from today")
    person.type("A say in how the night shift is planned.")
    person.keys("Tab")
    for topic in ("Berth plan for spring", "Who covers while Tomas is away?"):
        person.type(topic)
        person.keys("Return")
    steps = person.steps()
    assert (steps["wish"]["state"], steps["topics"]["state"], len(steps["topics"]["evidence"])) == ("done", "done", 2)
    assert steps["options"]["state"] == "not-needed"
    name_strengths(person)
    person.click("Add an option")
    person.type("Draw up the spring berth plan")
    person.keys("Return")
    (option,) = person.asks("option", "list")
    assert (option["title"], option["strength"]) == ("Draw up the spring berth plan", "Seeing the pattern")
    assert person.steps()["options"]["evidence"] == [option["id"]]


def save_page(person: Person, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *_: target)
    person.keys("Ctrl+8")
    person.click("Save as")
    person.choose("PDF")
    person.waits(target.exists)
    (page,) = pypdf.PdfReader(target).pages
    words = " ".join(page.extract_text().split())
    assert "A say in how the night shift is planned." in words
    assert "Berth plan for spring" in words
    assert person.steps()["sheet"]["state"] == "done"


def meet(person: Person) -> None:
    """Tick both topics, one of them with an outcome, and agree on two things, without the mouse."""
    person.keys("Ctrl+3")
    person.click("Meet")
    person.keys("Tab", "Space", "Down", "O", "Right", "Right", "Tab")
    person.type("Not before the budget is settled")
    person.keys("Tab")
    person.type("2026-03-02")
    person.keys("Return", "A")
    person.type("Draft the spring berth plan")
    person.keys("Tab", "Tab")
    person.type("2026-02-06")
    person.keys("Return")
    person.type("Ask finance about the budget")
    person.keys("Tab", "P", "Tab")
    person.type("2026-01-30")
    person.keys("Return")
    person.reads("Agreed so far")
    promised = {(one["text"], one["owner"], one["due"]) for one in person.asks("action", "list")}
    assert promised == {
        ("Draft the spring berth plan", None, "2026-02-06"),
        ("Ask finance about the budget", "Priya", "2026-01-30"),
    }
    (outcome,) = person.asks("outcome", "list")
    assert (outcome["kind"], outcome["review_on"]) == ("deferred", "2026-03-02")
    assert all(one["covered_on"] == "2026-01-20" for one in person.asks("topic", "list"))


def hold(person: Person) -> None:
    person.click("Follow up")
    person.click("Mark as held")
    assert person.asks("conversation", "list")[0]["held_on"] == "2026-01-20"


def facts(person: Person) -> list[object]:
    return [person.asks(noun, "list") for noun in ("conversation", "topic", "action", "outcome")]


def test_what_the_terminal_writes_shows_in_the_open_window(person: Person) -> None:
    person.begin()
    plan_talk(person)
    person.click("Prepare")
    promise = person.terminal("action", "add", "--text", "Send the fuel figures", "--due", "2026-01-21")
    received = person.terminal("feedback", "add", "--giver", "Priya", "--body", "Calm when the quay is not.")
    person.terminal("option", "add", "--title", "Train two people for the night desk")
    person.journal.poll()
    person.reads("Send the fuel figures", "Train two people for the night desk", "Answer the feedback you were given")
    for key in ("actions-mine", "options", "feedback"):
        assert person.sees(person.steps()[key]["reason"])
    person.terminal("action", "done", promise)
    person.terminal("feedback", "answer", received, "--text", "Thank her")
    person.journal.poll()
    person.rest()
    assert not person.sees("Send the fuel figures")
    assert person.sees("Thank her")
    assert person.steps()["feedback"]["state"] == "done"


def test_the_window_looks_by_itself(person: Person) -> None:
    person.begin()
    person.terminal("add", "Written elsewhere")
    person.reads("Written elsewhere")
