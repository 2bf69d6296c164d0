"""Feedback asked for, received and answered; talks logged afterwards; what the manager has not been told."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import (
    actions,
    conversations,
    feedback,
    feedback_requests,
    people,
)
from careerjournal.core.summary import as_text, documents
from careerjournal.core.summary.documents import sheet_of
from careerjournal.core.trouble import Trouble


@pytest.fixture
def tomas(journal):
    return journal.add("person", name="Tomás", relation="peer")


def words(found):
    return [piece.words for piece in found]


# --- requests


def test_three_are_asked_at_once_and_one_answers(journal, tomas):
    others = [journal.add("person", name=name) for name in ("Ines", "Zoë")]
    asked = feedback_requests.ask(journal, [tomas, *others], "the tender")
    assert [one.person.name for one in feedback_requests.outstanding(journal)] == ["Tomás", "Ines", "Zoë"]
    made = feedback_requests.answer(journal, asked[1], "You made it easy to disagree.")
    piece = feedback.get(journal, made)
    assert (piece.giver.name, piece.about, piece.words) == ("Ines", "the tender", "You made it easy to disagree.")
    assert feedback_requests.answered(journal, made).id == asked[1]
    assert [one.id for one in feedback_requests.outstanding(journal)] == [asked[0], asked[2]]
    feedback_requests.withdraw(journal, asked[2])
    assert [one.id for one in feedback_requests.outstanding(journal)] == [asked[0]]
    with pytest.raises(Trouble, match="has its answer"):
        feedback_requests.answer(journal, asked[1], "Once more")
    with pytest.raises(Trouble, match="has its answer"):
        feedback_requests.withdraw(journal, asked[1])


def test_asking_several_is_one_step_and_so_is_an_answer(journal, tomas):
    asked = feedback_requests.ask(journal, [tomas, journal.add("person", name="Ines")], "the tender")
    feedback_requests.answer(journal, asked[0], "Good.")
    journal.undo()
    assert (feedback.newest_first(journal), len(feedback_requests.outstanding(journal))) == ([], 2)
    journal.undo()
    assert feedback_requests.outstanding(journal) == []


def test_a_request_whose_answer_is_removed_is_outstanding_again(journal, tomas):
    (asked,) = feedback_requests.ask(journal, [tomas])
    journal.remove(feedback_requests.answer(journal, asked, "Good."))
    assert [one.id for one in feedback_requests.outstanding(journal)] == [asked]


# --- responses


def test_days_to_response_go_by_what_was_done_and_until_then_by_the_promise(journal, tomas, at):
    uid = journal.add("feedback", body="Slower, please.", giver=tomas)
    assert feedback.get(journal, uid).days_to_response is None
    at("2026-01-22T09:00")
    action = feedback.answer(journal, uid, "Pause after each slide", date(2026, 1, 25))
    assert feedback.get(journal, uid).days_to_response == 2
    at("2026-01-25T09:00")
    actions.done(journal, action)
    assert feedback.get(journal, uid).days_to_response == 5
    at("2026-01-30T09:00")
    actions.done(journal, feedback.answer(journal, uid, "And breathe"))
    assert feedback.get(journal, uid).days_to_response == 5, "the first one counts"


def test_they_can_be_told_once_it_is_done(journal, tomas):
    uid = journal.add("feedback", body="Slower, please.", giver=tomas)
    action = feedback.answer(journal, uid, "Pause")
    assert not feedback.get(journal, uid).waits_for_word, "the control: nothing came of it yet"
    actions.done(journal, action)
    assert feedback.get(journal, uid).waits_for_word
    feedback.tell_back(journal, uid)
    assert (feedback.get(journal, uid).told_back_on, feedback.get(journal, uid).waits_for_word) == (
        date(2026, 1, 20),
        False,
    )


def test_words_worth_keeping(journal, tomas):
    kept = journal.add("feedback", body="You waited.", giver=tomas)
    journal.add("feedback", body="Too fast.", giver=tomas)
    feedback.keep(journal, kept)
    assert words(feedback.worth_keeping(feedback.newest_first(journal))) == ["You waited."]
    feedback.keep(journal, kept, False)
    assert feedback.worth_keeping(feedback.newest_first(journal)) == []


# --- talks elsewhere


def test_a_talk_is_logged_afterwards(journal, tomas):
    uid = conversations.log(journal, [tomas], "She moved sideways first.", 12, kind="career")
    talk = conversations.get(journal, uid)
    assert (talk.state, talk.held_on, talk.minutes, talk.formal) == ("held", date(2026, 1, 20), 12, False)
    assert (talk.notes, talk.kind) == ("She moved sideways first.", "career")
    with pytest.raises(Trouble, match="still to come"):
        conversations.log(journal, [tomas], day=date(2026, 1, 21))


def test_the_manager_is_told_or_need_not_know(journal, tomas):
    priya = journal.add("person", name="Priya", relation="manager")
    told = conversations.log(journal, [tomas], "Sideways", 12, kind="career")
    stays = conversations.log(journal, [tomas], "Money", 12, kind="mentoring")
    conversations.log(journal, [tomas], "The tender", 12, kind="status")
    conversations.log(journal, [priya], "The year", 12, kind="career")
    conversations.log(journal, [tomas], "Between us", 12, kind="career", private=True)
    assert [one.id for one in conversations.manager_not_told(journal)] == [stays, told]
    conversations.tell_manager(journal, told)
    conversations.keep_here(journal, stays)
    assert conversations.manager_not_told(journal) == []
    assert conversations.get(journal, told).manager_told_on == date(2026, 1, 20)
    conversations.tell_manager(journal, stays)
    assert not conversations.get(journal, stays).stays_here, "what she was told does not stay here"


def test_what_was_said_at_another_company_is_past_telling(journal, tomas):
    conversations.log(journal, [tomas], "Sideways", day=date(2025, 11, 3), kind="career")
    journal.add("role", title="Planner", company="Marrow Sound", from_day=date(2025, 1, 1))
    journal.add("role", title="Lead", company="Marrow Sound", from_day=date(2025, 12, 1))
    assert len(conversations.manager_not_told(journal)) == 1, "the control: another role, the same company"
    journal.add("role", title="Lead", company="Hollin Ferries", from_day=date(2026, 1, 1))
    assert conversations.manager_not_told(journal) == []


def test_the_clock_of_each_person_never_goes_backwards(journal, tomas):
    def clock():
        return people.get(journal, tomas).last_career_talk

    conversations.log(journal, [tomas], kind="career", day=date(2026, 1, 12))
    conversations.log(journal, [tomas], kind="career", day=date(2025, 11, 4))
    assert clock() == date(2026, 1, 12)
    conversations.log(journal, [tomas], kind="status", day=date(2026, 1, 19))
    assert clock() == date(2026, 1, 12), "a status talk is none"
    conversations.log(journal, [tomas], kind="mentoring", day=date(2026, 1, 18))
    assert clock() == date(2026, 1, 18), "the control: a later one moves it on"


def test_nothing_of_a_talk_elsewhere_is_on_the_managers_page_until_she_was_told(journal, tomas):
    priya = journal.add("person", name="Priya", relation="manager")
    coming = journal.add("conversation", people=[priya], day=date(2026, 1, 22), kind="career")
    goal = journal.add("goal", title="Know the night desk", measure="Two nights")
    theme = journal.add("theme", name="leaving")
    said = {"title": "Lift talk", "themes": [theme], "goals": [goal]}
    talk = conversations.log(journal, [tomas], "He would go", 12, kind="career", **said)
    journal.add("action", text="Ring him on Friday", conversation=talk)

    def page():
        return as_text.page(documents.fitted(journal, sheet_of(coming)))

    assert not any(words in page() for words in ("leaving", "Lift talk", "He would go", "Ring him", "Tomás"))
    conversations.tell_manager(journal, talk)
    assert "leaving" in page(), "the control: what she was told may stand there"
