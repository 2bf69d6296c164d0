"""Where to: aspirations and how they drift, what I want and who heard it, values, and the next growth step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import aspirations, drift, growth_steps, strengths, values, wants
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerjournal.core.journal import Journal


def test_every_version_of_an_aspiration_stays_and_says_how_it_drifted(
    journal: Journal, at: Callable[[str], None]
) -> None:
    plain, order = strengths.add(journal, "Plain words"), strengths.add(journal, "Order")
    at("2024-03-01T09:00")
    aspirations.say(journal, 2, "A small team with a name on the door", [order])
    at("2025-03-01T09:00")
    aspirations.say(journal, 2, "A large team with a name on the door", [plain])
    aspirations.say(journal, 5, "A school for plain words")
    found = aspirations.drifted(journal, 2)
    assert [one.version.day.year for one in found] == [2025, 2024]
    assert [(piece.text, piece.change) for piece in found[0].pieces] == [
        ("A", "same"), ("small", "gone"), ("large", "new"), ("team with a name on the door", "same"),
    ]  # fmt: skip
    assert [one.name for one in found[0].came + found[0].went] == ["Plain words", "Order"]
    assert (found[1].came, found[1].went) == ((), ()), "the first version came from nowhere"
    newest = aspirations.newest(journal, 5)
    assert newest
    assert newest.text == "A school for plain words"


def test_nothing_said_has_not_drifted(journal: Journal) -> None:
    assert aspirations.drifted(journal, 2) == ()
    assert aspirations.newest(journal, 2) is None


def test_an_aspiration_of_today_is_still_being_written(journal: Journal, at: Callable[[str], None]) -> None:
    at("2026-01-20T09:00")
    first = aspirations.say(journal, 2, "A team")
    assert aspirations.say(journal, 2, "A team of four") == first
    at("2026-01-21T09:00")
    assert aspirations.say(journal, 2, "A team of five") != first, "the control: another day is another version"
    assert [one.text for one in aspirations.versions(journal, 2)] == ["A team of five", "A team of four"]


def test_words_that_have_little_in_common_are_not_compared() -> None:
    after = "Something with people at the end of it"
    assert drift.marked("Head of planning, I suppose", after) == (drift.Piece(after, "same"),)
    assert len(drift.marked("Something with people", "Something with boats")) == 3, "the control"


def test_each_person_last_heard_what_i_want_on_a_day(journal: Journal, at: Callable[[str], None]) -> None:
    priya, gerrit = (journal.add("person", name=name) for name in ("Priya", "Gerrit"))
    at("2025-03-01T09:00")
    old = wants.say(journal, "A post and not a favour.")
    for person in (priya, gerrit):
        wants.hear(journal, old, person)
    at("2026-01-20T09:00")
    new = wants.say(journal, "Level 5, and my Thursdays.")
    wants.hear(journal, new, priya)
    newest = wants.newest(journal)
    assert newest
    assert [(person.name, day) for person, day in newest.heard] == [("Priya", date(2026, 1, 20))]
    assert [(one.person.name, one.day.year, one.is_current) for one in wants.hearers(journal)] == [
        ("Priya", 2026, True), ("Gerrit", 2025, False),
    ]  # fmt: skip
    wants.hear(journal, new, priya, date(2025, 12, 1))
    assert wants.hearers(journal)[0].day == date(2026, 1, 20), "the day of the last time never goes back"
    at("2026-01-22T09:00")
    wants.hear(journal, new, priya)
    assert wants.hearers(journal)[0].day == date(2026, 1, 22), "the control"
    journal.remove(priya)
    assert [one.person.name for one in wants.hearers(journal)] == ["Gerrit"]


def test_a_day_of_long_ago_knows_what_was_wanted_and_heard_by_then(journal: Journal, at: Callable[[str], None]) -> None:
    priya = journal.add("person", name="Priya Raman")
    at("2025-03-03T09:00")
    first = wants.say(journal, "A post and not a favour")
    at("2025-06-03T09:00")
    wants.hear(journal, first, priya)
    at("2025-09-01T09:00")
    wants.say(journal, "Level 5, and my Thursdays")
    then = wants.newest(journal, date(2025, 4, 1))
    assert then is not None
    assert (then.text, then.heard) == ("A post and not a favour", ()), "she heard it in June only"
    later = wants.newest(journal, date(2025, 7, 1))
    assert later is not None
    assert [(person.name, day) for person, day in later.heard] == [("Priya Raman", date(2025, 6, 3))]
    assert wants.newest(journal, date(2025, 1, 1)) is None
    now = wants.newest(journal)
    assert now is not None
    assert now.text == "Level 5, and my Thursdays", "the control"


def test_what_i_want_changes_until_somebody_has_heard_it(journal: Journal, at: Callable[[str], None]) -> None:
    at("2026-01-20T09:00")
    first = wants.say(journal, "Level 5")
    assert wants.say(journal, "Level 5 and my Thursdays") == first
    wants.hear(journal, first, journal.add("person", name="Priya"))
    second = wants.say(journal, "Level 6")
    assert second != first, "what somebody heard stays as they heard it"
    assert [one.id for one in wants.versions(journal)] == [second, first]


def test_values_keep_their_order_and_are_never_there_twice(journal: Journal) -> None:
    first = values.add(journal, "Craft")
    second = values.add(journal, "Fairness")
    assert values.add(journal, " craft") == first
    assert values.move(journal, second, -1)
    assert [one.id for one in values.all_of(journal)] == [second, first]
    assert not values.move(journal, second, -1), "the control: it is first already"
    assert journal.undo() == "Put values in order"


def test_the_next_step_is_the_open_one_that_was_named_last(journal: Journal) -> None:
    assert growth_steps.next_one(journal) is None
    older = journal.add("growth-step", text="Answer for a budget", day=date(2025, 6, 1), direction="deepen")
    newer = journal.add("growth-step", text="A term in the control room", day=date(2026, 1, 2), direction="sideways")
    found = growth_steps.next_one(journal)
    assert found
    assert (found.id, found.direction) == (newer, "sideways")
    growth_steps.done(journal, newer)
    found = growth_steps.next_one(journal)
    assert found
    assert found.id == older
    assert [one.id for one in growth_steps.all_of(journal)] == [older, newer]


def test_a_step_from_a_private_session_is_private(journal: Journal) -> None:
    open_, hidden = (journal.add("session", prompt_set="pulse", private=private) for private in (False, True))
    steps = [journal.add("growth-step", text="A step", session=one) for one in (open_, hidden)]
    assert [growth_steps.get(journal, one).private for one in steps] == [False, True]


def test_what_is_not_there_is_said_in_a_sentence(journal: Journal) -> None:
    for read in (aspirations.get, wants.get, values.get, growth_steps.get):
        with pytest.raises(Trouble, match="There is no"):
            read(journal, "nothing")
