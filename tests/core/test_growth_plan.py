"""Support and whether it came, growth areas and behaviours, competencies, and the year by theme, quarter by quarter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from careerjournal.core import growth, support, year_plan
from careerjournal.core.quarter import Quarter

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerjournal.core.journal import Journal


def test_support_is_asked_and_comes_or_is_declined(journal: Journal, at: Callable[[str], None]) -> None:
    at("2026-01-20T09:00")
    goal, priya = journal.add("goal", title="Level 5"), journal.add("person", name="Priya")
    first = journal.add("support", what="A budget line", goal=goal, person=priya, source="manager")
    second = journal.add("support", what="A course", source="learning and development")
    assert [support.get(journal, one).state for one in (first, second)] == ["to ask", "to ask"]
    support.settle(journal, first, "asked_on")
    assert [(one.what, one.state) for one in support.all_of(journal)] == [
        ("A budget line", "asked"),
        ("A course", "to ask"),
    ]
    support.settle(journal, first, "declined_on", date(2026, 1, 22))
    assert (support.get(journal, first).state, support.get(journal, first).day) == ("declined", date(2026, 1, 22))
    support.settle(journal, first, "came_on")
    assert support.get(journal, first).declined_on is None, "it came after all"
    support.reopen(journal, first)
    assert support.get(journal, first).state == "asked"
    assert [one.id for one in support.of_goal(journal, goal)] == [first]
    journal.remove(goal)
    assert support.get(journal, first).goal is None, "a goal in the trash is not named"


def test_a_growth_area_has_its_sources_and_what_somebody_would_see(journal: Journal, at: Callable[[str], None]) -> None:
    at("2026-01-20T09:00")
    goal = journal.add("goal", title="A team that does without me")
    area = journal.add("growth-area", name="Saying no early", from_feedback=True, from_reflection=True)
    seen = journal.add("behaviour", text="Answers with a question and a day", growth_area=area, goal=goal)
    other = journal.add("behaviour", text="Stays off the radio", goal=goal)
    found = growth.area(journal, area)
    assert (found.sources, found.since) == (("feedback", "reflection"), date(2026, 1, 20))
    assert [one.id for one in found.behaviours] == [seen]
    growth.practise(journal, seen)
    assert [(one.id, one.is_done) for one in growth.behaviours_of_goal(journal, goal)] == [(other, False), (seen, True)]
    growth.close(journal, area)
    assert not growth.area(journal, area).is_open
    growth.close(journal, area, False)
    assert growth.area(journal, area).is_open


def test_closed_growth_areas_stand_last(journal: Journal) -> None:
    for name, closed in (("First", date(2025, 1, 1)), ("Second", None), ("Third", date(2026, 1, 1))):
        journal.add("growth-area", name=name, closed_on=closed)
    assert [one.name for one in growth.areas(journal)] == ["Second", "Third", "First"]


def test_a_competency_shows_its_evidence_newest_first_without_the_trash(journal: Journal) -> None:
    goal = journal.add("goal", title="Level 5")
    older, newer, gone = (journal.add("entry", title=f"Gale {day}", day=date(2026, 1, day)) for day in (2, 9, 12))
    one = journal.add("competency", name="Leads through others", goal=goal, evidence=[older, newer, gone])
    journal.remove(gone)
    assert [entry.id for entry in growth.competency(journal, one).evidence] == [newer, older]
    assert [each.id for each in growth.competencies_of_goal(journal, goal)] == [one]


def test_a_theme_is_read_again_every_quarter_beside_the_last(journal: Journal, at: Callable[[str], None]) -> None:
    at("2025-02-03T09:00")
    theme = year_plan.add(journal, "Hands off")
    first = year_plan.revisit(journal, theme, "They still ring me.")
    at("2025-05-05T09:00")
    assert year_plan.beside(journal, year_plan.get(journal, theme)).now is None
    second = year_plan.revisit(journal, theme, "They rang once.")
    assert second != first
    assert year_plan.revisit(journal, theme, "They rang twice.") == second, (
        "this quarter's words are still being written"
    )
    shown = year_plan.beside(journal, year_plan.get(journal, theme))
    assert shown.now
    assert shown.last
    assert (shown.now.text, shown.last.text) == ("They rang twice.", "They still ring me.")
    at("2025-11-05T09:00")
    shown = year_plan.beside(journal, year_plan.get(journal, theme))
    assert shown.last
    assert shown.last.quarter == Quarter(2025, 2), "a quarter without words is no quarter to stand beside"
    assert [one.id for one in year_plan.to_revisit(journal)] == [theme]
    assert year_plan.revisit(journal, theme, "") == "", "nothing said is nothing kept"
    assert len(year_plan.get(journal, theme).revisits) == 2


def test_the_quarters_of_a_year_follow_the_fiscal_start(journal: Journal, at: Callable[[str], None]) -> None:
    journal.settings.fiscal_start = 7
    at("2026-05-05T09:00")
    theme = year_plan.get(journal, year_plan.add(journal, "Rest"))
    assert theme.year == 2025
    year_plan.revisit(journal, theme.id, "Two weeks.")
    assert str(year_plan.get(journal, theme.id).revisits[0].quarter) == "2025-Q4"


def test_years_stand_newest_first_and_themes_in_their_order(journal: Journal, at: Callable[[str], None]) -> None:
    at("2026-01-20T09:00")
    for name, year in (("Old", 2025), ("One", None), ("Two", None)):
        year_plan.add(journal, name, year)
    assert [(one.year, one.name) for one in year_plan.all_of(journal)] == [(2026, "One"), (2026, "Two"), (2025, "Old")]
