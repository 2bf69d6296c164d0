"""What a conversation needs beside itself: the order of topics, outcomes of asks, the recap, where open topics go."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import checklist, conversations, evidence, follow_up, options, recap, topics
from careerjournal.core.trouble import Trouble


@pytest.fixture
def priya(journal):
    return journal.add("person", name="Priya Raman", relation="manager")


@pytest.fixture
def talk(journal, priya):
    return journal.add("conversation", people=[priya], day=date(2026, 1, 20), time="10:00", kind="career")


def texts(journal, talk):
    return [topic.text for group in topics.grouped(journal, talk).values() for topic in group]


def test_a_topic_moves_within_its_group_and_no_further(journal, talk):
    first, second = (conversations.add_topic(journal, talk, text) for text in ("one", "two"))
    theirs = conversations.add_topic(journal, talk, "theirs", whose="theirs")
    assert topics.move(journal, talk, second, -1)
    assert texts(journal, talk) == ["two", "one", "theirs"]
    assert not topics.move(journal, talk, first, 1)
    assert not topics.move(journal, talk, theirs, -1)
    journal.undo()
    assert texts(journal, talk) == ["one", "two", "theirs"]


def test_what_was_let_go_is_carried_no_further_but_stays(journal, priya, talk):
    topic = conversations.add_topic(journal, talk, "the rota")
    conversations.hold(journal, talk)
    later = journal.add("conversation", people=[priya], day=date(2026, 2, 3))
    assert texts(journal, later) == ["the rota"]
    topics.let_go(journal, topic)
    assert texts(journal, later) == []
    assert journal.values(topic)["text"] == "the rota"


def test_an_ask_with_an_outcome_is_an_option_and_a_hard_one_is_its_problem(journal, talk):
    ask = conversations.add_topic(journal, talk, "Two days a week", kind="ask")
    hard = conversations.add_topic(journal, talk, "The rota tires me", kind="hard", proposal="Somebody else builds it")
    topics.decide(journal, talk, ask, "agreed")
    topics.decide(journal, talk, hard, "declined", reason="no hands", review_on=date(2026, 3, 1))
    decided = {option.title: option for option in options.decided_in(journal, talk)}
    assert decided["Two days a week"].state == "agreed"
    assert decided["Somebody else builds it"].problem == "The rota tires me"
    assert decided["Somebody else builds it"].review_on == date(2026, 3, 1)
    assert not [topic for group in topics.grouped(journal, talk).values() for topic in group if topic.is_open]
    with pytest.raises(Trouble):
        topics.decide(journal, talk, "nothing", "agreed")


def test_ten_minutes_have_four_steps_and_know_what_is_done(journal, talk):
    states = {step.key: step.state for step in checklist.in_ten_minutes(journal, talk).steps}
    assert states == {"notes-read": "not-needed", "topics-three": "open", "ask": "open", "sheet": "open"}
    for text in ("one", "two"):
        conversations.add_topic(journal, talk, text)
    assert checklist.in_ten_minutes(journal, talk).steps[1].state == "open"
    conversations.add_topic(journal, talk, "three", kind="ask")
    states = {step.key: step.state for step in checklist.in_ten_minutes(journal, talk).steps}
    assert (states["topics-three"], states["ask"]) == ("done", "done")


def test_a_checklist_says_in_words_what_would_help(journal, talk):
    assert checklist.read(journal, talk).sentence.endswith("things would help before you meet.")
    for step in checklist.read(journal, talk).open_steps:
        checklist.skip(journal, talk, step.key)
    assert checklist.read(journal, talk).sentence == "Ready."


def test_the_recap_says_what_was_heard_who_does_what_and_by_when(journal, priya, talk):
    assert recap.lines(journal, talk) == ()
    conversations.cover(journal, conversations.add_topic(journal, talk, "the plan"))
    conversations.add_topic(journal, talk, "the rota")
    ask = conversations.add_topic(journal, talk, "A day a week", kind="ask")
    topics.decide(journal, talk, ask, "counter-offered", offered_instead="half a day")
    journal.add("action", text="Send the outline", conversation=talk, due=date(2026, 1, 30))
    journal.add("action", text="Ask the director", conversation=talk, owner=priya)
    conversations.hold(journal, talk)
    assert recap.lines(journal, talk) == (
        "What I take from our talk on 20 January:",
        "We talked about: the plan.",
        "Instead of “A day a week”: half a day.",
        "I: Send the outline, by 30 January.",
        "Priya: Ask the director.",
        "Still open, for next time: the rota.",
        "Did I miss anything?",
    )


@pytest.mark.parametrize("promises", [1, 5, 12])
@pytest.mark.parametrize("asks", [0, 1, 9])
def test_the_recap_never_has_more_than_eight_lines_and_forgets_no_promise(journal, priya, talk, promises, asks):
    for number in range(asks):
        topic = conversations.add_topic(journal, talk, f"ask {number}", kind="ask")
        topics.decide(journal, talk, topic, "agreed")
    conversations.add_topic(journal, talk, "left")
    for number in range(promises):
        journal.add("action", text=f"promise-{number}", conversation=talk, owner=priya if number % 2 else None)
    conversations.hold(journal, talk)
    said = recap.lines(journal, talk)
    assert len(said) <= recap.MOST
    assert all(f"promise-{number}" in "\n".join(said) for number in range(promises))


def test_nothing_of_a_private_conversation_is_in_a_recap(journal, talk):
    journal.add("action", text="Send the outline", conversation=talk)
    assert recap.lines(journal, talk)
    journal.edit("conversation", talk, private=True)
    assert recap.lines(journal, talk) == ()


def test_wins_stay_in_sight_once_told_and_are_told_on_the_day_of_the_talk(journal, talk):
    wins = [
        journal.add("entry", kind="win", title=f"win {number}", day=date(2026, 1, number)) for number in (5, 6, 7, 8)
    ]
    view = conversations.get(journal, talk)
    shown = [win.id for win in follow_up.wins_to_tell(journal, view)]
    assert len(shown) == 3
    follow_up.tell(journal, view, shown[0], True)
    again = follow_up.wins_to_tell(journal, view)
    assert len(again) == 3
    assert (again[0].id, again[0].told_on) == (shown[0], date(2026, 1, 20))
    follow_up.tell(journal, view, shown[0], False)
    assert all(journal.values(win)["told_on"] is None for win in wins)
    journal.edit("person", view.people[0].id, relation="mentor")
    assert len(follow_up.wins_to_tell(journal, view)) == 3, "the control: nobody is known as a manager"
    journal.add("person", name="Somebody else", relation="manager")
    assert follow_up.wins_to_tell(journal, view) == [], "what a mentor heard, the manager has not been told"


def test_open_topics_go_to_the_next_talk_with_anybody_who_was_there(journal, priya, talk):
    conversations.add_topic(journal, talk, "the rota")
    view = conversations.get(journal, talk)
    assert follow_up.onward(journal, view) == follow_up.Onward(("the rota",), None)
    other = journal.add("person", name="Ines")
    journal.add("conversation", people=[other], day=date(2026, 1, 22))
    later = journal.add("conversation", people=[priya], day=date(2026, 2, 3))
    found = follow_up.onward(journal, view)
    assert found.to is not None
    assert found.to.id == later


def test_promises_of_before_concern_a_talk_and_its_own_do_not(journal, priya):
    before = journal.add("conversation", people=[priya], day=date(2026, 1, 6), held_on=date(2026, 1, 6))
    now = journal.add("conversation", people=[priya], day=date(2026, 1, 20))
    mine = journal.add("action", text="mine", conversation=before)
    theirs = journal.add("action", text="theirs", owner=priya)
    journal.add("action", text="of nobody here")
    journal.add("action", text="new", conversation=now)
    found = {one.id for one in follow_up.since_last_time(journal, conversations.get(journal, now))}
    assert found == {mine, theirs}


def test_evidence_names_records_of_every_noun(journal, priya, talk):
    topic = conversations.add_topic(journal, talk, "the rota")
    win = journal.add("entry", kind="win", body="Nobody lost anything.", day=date(2026, 1, 5))
    found = evidence.named(journal, [talk, topic, win, priya])
    assert [(one.noun, one.title) for one in found] == [
        ("conversation", "1:1 with Priya Raman"),
        ("topic", "the rota"),
        ("entry", "Nobody lost anything."),
        ("person", "Priya Raman"),
    ]
