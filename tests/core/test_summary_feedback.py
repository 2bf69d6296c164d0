"""The feedback sheet: verbatim words, what I did about them and how soon, and what is still to come."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import actions, feedback, feedback_requests
from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_text, documents, sources
from careerjournal.core.summary.choices import About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import Item, plain


@pytest.fixture
def people(journal: Journal) -> tuple[str, str]:
    return journal.add("person", name="Priya Raman"), journal.add("person", name="Tomás Ruiz")


def page(journal: Journal, person: str = "", *include: str) -> Fitted:
    return documents.fitted(journal, About("feedback", person), include=include)


def items(page: Fitted, key: str = "heard") -> list[Item]:
    return [item for section in page.printed if section.key == key for item in section.shown]


def parts(item: Item) -> list[tuple[str, str]]:
    return [(part.label, plain(part.text)) for part in item.parts]


def test_what_was_heard_stands_with_what_was_done(journal: Journal, people: tuple[str, str]) -> None:
    heard = journal.add(
        "feedback", giver=people[1], body="Slower, **please**.", about="the demo", day=date(2026, 1, 14)
    )
    done = feedback.answer(journal, heard, "Pause after each slide")
    journal.edit("action", done, day=date(2026, 1, 15), done_on=date(2026, 1, 17))
    feedback.answer(journal, heard, "Rehearse with Bo", due=date(2026, 2, 3))
    feedback.tell_back(journal, heard)
    found = items(page(journal))
    assert [item.aside for item in found] == ["Tomás Ruiz · Wednesday 14 January 2026 · the demo"]
    assert parts(found[0]) == [
        ("What I did", "Pause after each slide (done 17 January 2026)"),
        ("What I do", "Rehearse with Bo (due 3 February 2026)"),
        ("Answered", "Three days later"),
        ("They know since", "20 January 2026"),
    ]
    assert "Slower, please." in as_text.page(page(journal))


@pytest.mark.parametrize(("done", "words"), [(14, "The same day"), (15, "One day later"), (26, "12 days later")])
def test_days_to_response_are_words(journal: Journal, people: tuple[str, str], done: int, words: str) -> None:
    heard = journal.add("feedback", giver=people[0], body="Good.", day=date(2026, 1, 14))
    journal.edit("action", feedback.answer(journal, heard, "Thank her"), done_on=date(2026, 1, done))
    assert parts(items(page(journal))[0])[-1] == ("Answered", words)


def test_without_a_response_nothing_is_said_of_one(journal: Journal, people: tuple[str, str]) -> None:
    heard = journal.add("feedback", giver=people[0], body="Good.", day=date(2026, 1, 14))
    assert parts(items(page(journal))[0]) == []
    actions.drop(journal, feedback.answer(journal, heard, "A promise let go"))
    assert parts(items(page(journal))[0]) == []


def test_a_response_promised_in_a_private_talk_is_as_if_it_were_not(journal: Journal, people: tuple[str, str]) -> None:
    heard = journal.add("feedback", giver=people[0], body="Good.", day=date(2026, 1, 10))
    talk = journal.add("conversation", people=[people[1]], day=date(2026, 1, 12), private=True)
    secret = journal.add(
        "action", text="Ask for a way out", feedback=heard, conversation=talk, done_on=date(2026, 1, 12)
    )
    assert secret
    assert parts(items(page(journal))[0]) == []
    journal.edit("conversation", talk, private=False)
    assert ("Answered", "Two days later") in parts(items(page(journal))[0]), "the control"


def test_everybody_of_the_last_year_or_one_person_at_any_time(journal: Journal, people: tuple[str, str]) -> None:
    priya, tomas = people
    journal.add("feedback", giver=priya, body="Long ago", day=date(2024, 5, 2))
    journal.add("feedback", giver=priya, body="Lately", day=date(2025, 11, 2))
    journal.add("feedback", giver=tomas, body="Yesterday", day=date(2026, 1, 19))
    journal.add("feedback", giver=tomas, body="Only for me", day=date(2026, 1, 19), private=True)
    assert "Long ago" not in as_text.page(page(journal))
    assert len(items(page(journal))) == 2
    assert len(items(page(journal, priya))) == 2
    assert page(journal).summary.title == "Feedback"
    assert page(journal, priya).summary.title == "Feedback from Priya Raman"
    assert page(journal, priya).summary.when == "2 May 2024 – 2 November 2025"
    assert page(journal, priya).summary.readers == ("Priya Raman",)
    offered = sources.of("feedback").subjects(journal)
    assert [one.name for one in offered] == ["Everybody, the last year", "Tomás Ruiz", "Priya Raman"]


def test_what_was_asked_for_waits_to_be_ticked(journal: Journal, people: tuple[str, str]) -> None:
    asked = feedback_requests.ask(journal, [people[0]], "the workshops", date(2026, 1, 12))
    bare = feedback_requests.ask(journal, [people[1]], "", date(2026, 1, 13))
    assert items(page(journal), "asked") == []
    found = items(page(journal, "", *asked, *bare), "asked")
    assert [(plain(item.head), item.aside) for item in found] == [
        ("the workshops", "Priya Raman, asked on 12 January 2026"),
        ("Tomás Ruiz", "asked on 13 January 2026"),
    ]
    feedback_requests.answer(journal, asked[0], "They were fine.")
    assert [item.uid for item in items(page(journal, "", *bare), "asked")] == bare
