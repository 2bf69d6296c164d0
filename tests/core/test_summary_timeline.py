"""A range of the timeline on paper: whole entries by day, with quarters, roles and cycle dates between them."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import conversations
from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_text, documents, sources, timeline_sources
from careerjournal.core.summary.choices import About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import plain
from careerjournal.core.trouble import Trouble


@pytest.fixture
def life(journal: Journal) -> Journal:
    priya = journal.add("person", name="Priya Raman", relation="manager")
    journal.add("role", title="Planner", company="Lantern", from_day=date(2025, 11, 3))
    journal.add("cycle-date", name="Goals are set", kind="goals set", day=date(2026, 1, 12))
    journal.add("entry", kind="win", title="Cut-over", body="First.\n\nSecond.", impact="No page at night.",
                energy=2, day=date(2025, 12, 30), time="16:00", people=[priya])  # fmt: skip
    journal.add("entry", body="One note", day=date(2026, 1, 7), time="09:00")
    journal.add("entry", body="Two notes", day=date(2026, 1, 7), time="18:00")
    return journal


def shown(journal: Journal, subject: str, *include: str) -> Fitted:
    return documents.fitted(journal, About("timeline", subject), include=include)


def told(page: Fitted, key: str = "days") -> list[tuple[tuple[str, ...], str]]:
    section = next(section for section in page.summary.sections if section.key == key)
    return [(item.over, plain(item.head) or item.aside) for item in section.shown]


def test_entries_stand_under_their_quarter_and_their_day_oldest_first(life: Journal) -> None:
    old, new = "Q4 2025, October – December", "Q1 2026, January – March"
    assert told(shown(life, "2025-10-01/2026-03-31")) == [
        ((old, "Monday 3 November"), "Began as Planner"),
        ((old, "Tuesday 30 December"), "Cut-over"),
        ((new, "Wednesday 7 January"), "Note · 09:00"),
        ((new, "Wednesday 7 January"), "Note · 18:00"),
        ((new, "Monday 12 January"), "Goals are set"),
    ]


def test_within_one_quarter_the_title_says_it(life: Journal) -> None:
    page = shown(life, "2026-01-01/2026-03-31")
    assert {over for over, _ in told(page)} == {("Wednesday 7 January",), ("Monday 12 January",)}
    assert (page.summary.title, page.summary.when) == ("Timeline, Q1 2026", "1 January – 31 March 2026")


def test_an_entry_is_whole(life: Journal) -> None:
    text = as_text.page(shown(life, "2025-12-01/2025-12-31"))
    assert "Cut-over (Win · 16:00 · Energised · with Priya Raman)\nFirst.\n\nSecond.\nImpact: No page at night." in text
    assert text.count("Wednesday 7 January") == 0
    assert as_text.page(shown(life, "2026-01-01/2026-01-31")).count("Wednesday 7 January") == 1, "a day is said once"


@pytest.mark.parametrize(("subject", "count"), [("/2025-12-31", 2), ("2026-01-01/", 3), ("/", 5)])
def test_either_side_may_be_open(life: Journal, subject: str, count: int) -> None:
    page = shown(life, subject)
    assert len(told(page)) == count
    assert page.summary.title == "Timeline"
    assert page.summary.when in ("Up to 31 December 2025", "From 1 January 2026", "All days")


@pytest.mark.parametrize("subject", ["", "2026-01-01", "soon/later", "2026-02-01/2026-01-01", "2026-13-01/"])
def test_what_are_no_days_is_one_sentence(life: Journal, subject: str) -> None:
    with pytest.raises(Trouble) as trouble:
        shown(life, subject)
    assert "\n" not in str(trouble.value)


def test_setbacks_wait_apart_and_so_do_talks_the_manager_was_not_told_of(life: Journal) -> None:
    setback = life.add("entry", kind="setback", title="The outage", day=date(2026, 1, 8))
    tomas = life.add("person", name="Tomás Ruiz")
    talk = conversations.log(life, [tomas], "Leaving, perhaps", 20, kind="career", day=date(2026, 1, 9))
    said = as_text.page(shown(life, "2026-01-01/2026-03-31"))
    assert "outage" not in said
    assert "Leaving" not in said
    ticked = shown(life, "2026-01-01/2026-03-31", setback, talk)
    assert told(ticked, "setbacks") == [(("Thursday 8 January",), "The outage")]
    assert "Leaving" in as_text.page(ticked)
    conversations.tell_manager(life, talk)
    assert "Leaving" in as_text.page(shown(life, "2026-01-01/2026-03-31"))


def test_the_quarters_that_hold_something_are_offered(life: Journal) -> None:
    offered = sources.of("timeline").subjects(life)
    assert [(one.id, one.name) for one in offered] == [
        ("2026-01-01/2026-03-31", "Q1 2026, January – March"),
        ("2025-10-01/2025-12-31", "Q4 2025, October – December"),
    ]


def test_too_many_days_are_one_sentence(life: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_sources, "MOST", 2)
    with pytest.raises(Trouble, match="These days hold 3 entries, and a document holds 2"):
        shown(life, "/")
    assert told(shown(life, "2026-01-01/")), "the control"


def test_a_fiscal_year_names_its_own_quarters(life: Journal) -> None:
    life.settings.fiscal_start = 4
    assert {over[0] for over, _ in told(shown(life, "/"))} == {
        "Q3 2025, October – December",
        "Q4 2025, January 2026 – March 2026",
    }
