"""Letters to myself: shut until their day, open from then on."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import clock, own_letters
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerjournal.core.journal import Journal

OPENS = date(2027, 1, 20)


@pytest.fixture(autouse=True)
def still() -> Iterator[None]:
    at(2026, 1, 20)
    yield
    clock.set_now(None)


def at(*day: int) -> None:
    clock.set_now(datetime(*day, 9, 45).astimezone())


@pytest.fixture
def letter(journal: Journal) -> str:
    return own_letters.write(journal, "Did you ask for the harbour project?", OPENS)


def test_a_letter_waits_with_its_text_shut(journal: Journal, letter: str) -> None:
    (waits,) = own_letters.waiting(journal)
    assert (waits.id, waits.open_on, waits.day, waits.text) == (letter, OPENS, date(2026, 1, 20), "")
    assert own_letters.due(journal) == own_letters.opened(journal) == []
    with pytest.raises(Trouble, match="waits until 20 January 2027"):
        own_letters.open(journal, letter)
    assert own_letters.waiting(journal) == [waits]


def test_on_its_day_it_is_due_and_opens(journal: Journal, letter: str) -> None:
    at(2027, 1, 20)
    assert [one.id for one in own_letters.due(journal)] == [letter]
    assert own_letters.due(journal)[0].text == ""
    assert own_letters.open(journal, letter).text == "Did you ask for the harbour project?"
    assert own_letters.due(journal) == own_letters.waiting(journal) == []
    assert [one.opened_on for one in own_letters.opened(journal)] == [OPENS]
    at(2027, 6, 1)
    assert own_letters.open(journal, letter).opened_on == OPENS, "reading it again opens it no second time"


def test_opening_can_be_undone(journal: Journal, letter: str) -> None:
    at(2027, 2, 1)
    own_letters.open(journal, letter)
    assert journal.undo() == "Open a letter"
    assert [one.id for one in own_letters.due(journal)] == [letter]


@pytest.mark.parametrize(("text", "day"), [("  ", OPENS), ("Words", date(2026, 1, 20)), ("Words", date(2025, 1, 1))])
def test_a_letter_needs_words_and_a_day_to_come(journal: Journal, text: str, day: date) -> None:
    with pytest.raises(Trouble):
        own_letters.write(journal, text, day)
    assert own_letters.waiting(journal) == []
