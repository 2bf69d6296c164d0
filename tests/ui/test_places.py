"""Where records are shown: every noun has a screen and an icon that are there, and what was found is opened."""

from __future__ import annotations

import pytest

from careerjournal.core import paths
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.records import places
from careerjournal.ui.screens import SCREENS


def test_every_noun_has_a_screen_and_an_icon() -> None:
    assert set(places.SCREENS) == set(places.ICONS) == set(NOUNS)
    assert set(places.SCREENS.values()) <= set(SCREENS)
    drawn = {path.stem for path in (paths.resources() / "icons").glob("*.svg")}
    assert set(places.ICONS.values()) <= drawn


@pytest.mark.parametrize(
    ("about", "screen"), [("conversation", "conversations"), ("feedback", "conversations"), ("goal", "goals")]
)
def test_a_promise_stands_with_what_it_was_made_for(journal, about, screen) -> None:
    priya = journal.add("person", name="Priya")
    owners = {
        "conversation": lambda: journal.add("conversation", people=[priya]),
        "feedback": lambda: journal.add("feedback", body="Slower", giver=priya),
        "goal": lambda: journal.add("goal", title="Lead"),
    }
    owner = owners[about]()
    action = journal.add("action", text="Do it", **{about: owner})
    assert places.place(journal, "action", action) == (screen, owner)


def test_what_belongs_to_another_record_opens_that(journal) -> None:
    option = journal.add("option", title="Teach")
    outcome = journal.add("outcome", option=option, kind="deferred")
    assert places.place(journal, "outcome", outcome) == ("goals", option)
    theme = journal.add("plan-theme", name="Breadth", year=2026)
    revisit = journal.add("plan-revisit", plan_theme=theme, text="Two nights")
    assert places.place(journal, "plan-revisit", revisit) == ("goals", theme)
    alone = journal.add("action", text="Mine alone")
    assert places.place(journal, "action", alone) == ("home", "")


def test_what_stood_with_a_removed_record_is_still_shown(journal) -> None:
    goal, talk = (
        journal.add("goal", title="Lead"),
        journal.add("conversation", people=[journal.add("person", name="P")]),
    )
    action = journal.add("action", text="Do it", conversation=talk, goal=goal)
    assert places.place(journal, "action", action) == ("conversations", talk)
    journal.remove(talk)
    assert places.place(journal, "action", action) == ("goals", goal)
    journal.remove(goal)
    assert places.place(journal, "action", action) == ("home", "")
