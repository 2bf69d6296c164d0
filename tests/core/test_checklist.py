"""The checklist: every question of every step, as the journal changes; and the data that declares the steps."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import actions, checklist, conversations, entries, feedback, options, paths
from careerjournal.core.trouble import Trouble


@pytest.fixture
def people(journal):
    return {
        "priya": journal.add("person", name="Priya Raman", relation="manager"),
        "ines": journal.add("person", name="Ines", relation="peer"),
    }


@pytest.fixture
def talk(journal, people):
    return journal.add("conversation", people=[people["priya"]], day=date(2026, 1, 22), time="10:00")


@pytest.fixture
def step(journal, talk):
    """Return a way to ask for one step as it stands now."""

    def of(key):
        return next(one for one in checklist.read(journal, talk).steps if one.key == key)

    return of


def stands(step):
    return step.state, step.evidence


def test_the_notes_of_last_time(journal, people, talk, step):
    assert step("notes-read").state == "not-needed"
    last = journal.add("conversation", people=[people["priya"]], day=date(2026, 1, 6))
    conversations.hold(journal, last)
    assert stands(step("notes-read")) == ("open", (last,))
    assert "6 January" in step("notes-read").reason
    conversations.mark(journal, talk, "notes_read_on")
    assert stands(step("notes-read")) == ("done", (last,))


def test_the_wish_and_the_topics(journal, talk, step):
    assert (step("wish").state, step("topics").state) == ("open", "open")
    journal.edit("conversation", talk, wish="A clear yes or no")
    topic = conversations.add_topic(journal, talk, "Money")
    conversations.add_topic(journal, talk, "Theirs", whose="theirs")
    assert "A clear yes or no" in step("wish").reason
    assert stands(step("topics")) == ("done", (topic,))


def test_promises_mine_and_theirs(journal, people, step):
    assert step("actions-mine").state == step("actions-theirs").state == "not-needed"
    mine = journal.add("action", text="Write it down")
    theirs = journal.add("action", text="Ask finance", owner=people["priya"])
    journal.add("action", text="Somebody else's", owner=people["ines"])
    assert stands(step("actions-mine")) == ("open", (mine,))
    assert stands(step("actions-theirs")) == ("open", (theirs,))
    assert "“Ask finance”" in step("actions-theirs").reason
    actions.done(journal, theirs)
    assert stands(step("actions-theirs")) == ("done", (theirs,))


def test_topics_that_moved_on(journal, people, talk, step):
    assert step("topics-carried").state == "not-needed"
    last = journal.add("conversation", people=[people["priya"]], day=date(2026, 1, 6))
    topic = conversations.add_topic(journal, last, "Money")
    conversations.hold(journal, last)
    assert stands(step("topics-carried")) == ("open", (topic,))
    checklist.tick(journal, talk, "topics-carried")
    assert step("topics-carried").state == "done"


def test_goals_without_news(journal, step):
    assert step("goals").state == "not-needed"
    goal = journal.add("goal", title="Lead")
    journal.add("entry", body="old", day=date(2025, 11, 1), goals=[goal])
    assert stands(step("goals")) == ("open", (goal,))
    journal.add("entry", body="new", goals=[goal])
    assert step("goals").state == "done"


def test_feedback_without_response(journal, people, step):
    assert step("feedback").state == "not-needed"
    piece = journal.add("feedback", body="Slower, please.", giver=people["ines"])
    assert stands(step("feedback")) == ("open", (piece,))
    assert "Ines" in step("feedback").reason
    feedback.answer(journal, piece, "Pause")
    assert stands(step("feedback")) == ("done", (piece,))


def test_options_and_a_problem_without_one(journal, talk, step):
    assert step("options").state == "not-needed"
    option = journal.add("option", title="Lead the guild")
    assert stands(step("options")) == ("open", (option,))
    options.ready(journal, option)
    assert stands(step("options")) == ("done", (option,))
    hard = conversations.add_topic(journal, talk, "Too many meetings", kind="hard")
    assert stands(step("options")) == ("open", (hard,))
    assert "what could you propose?" in step("options").reason
    journal.edit("topic", hard, proposal="Two mornings without")
    options.decide(journal, option, "agreed")
    assert stands(step("options")) == ("done", (hard,))


def test_wins_not_yet_told(journal, step):
    assert step("wins").state == "not-needed"
    win = journal.add("entry", body="Shipped", kind="win")
    journal.add("entry", body="Mine alone", kind="win", private=True)
    assert stands(step("wins")) == ("open", (win,))
    entries.tell(journal, win)
    assert stands(step("wins")) == ("done", (win,))


def test_telling_them_is_due_one_or_two_days_before(journal, talk, step, at):
    at("2026-01-19T09:00")
    assert step("told").state == "not-needed"
    assert "20 January" in step("told").reason
    at("2026-01-20T09:00")
    assert step("told").state == "open"
    conversations.mark(journal, talk, "told_on")
    assert step("told").state == "done"


def test_ten_minutes_and_the_page(journal, talk, step):
    for key, column in (("prepared", "prepared_on"), ("sheet", "printed_on")):
        assert step(key).state == "open"
        conversations.mark(journal, talk, column)
        assert step(key).state == "done"


def test_the_person_skips_rewords_and_adds_steps(journal, talk, step):
    checklist.skip(journal, talk, "sheet")
    assert step("sheet").state == "skipped"
    checklist.skip(journal, talk, "sheet", skipped=False)
    assert step("sheet").state == "open"
    checklist.reword(journal, talk, "sheet", "Print  it twice")
    assert step("sheet").title == "Print it twice"
    key = checklist.add(journal, talk, "Bring cake")
    assert (step(key).title, step(key).state, step(key).own) == ("Bring cake", "open", True)
    checklist.tick(journal, talk, key)
    assert step(key).state == "done"
    journal.undo()
    assert step(key).state == "open"
    with pytest.raises(Trouble, match="no step"):
        checklist.skip(journal, talk, "nothing")


def test_ready_is_when_nothing_worth_doing_is_open(journal, talk):
    found = checklist.read(journal, talk)
    assert not found.ready
    for one in found.of_group("worth"):
        checklist.skip(journal, talk, one.key)
    assert checklist.read(journal, talk).ready
    assert checklist.next_one(journal).conversation == talk
    conversations.cancel(journal, talk)
    assert checklist.next_one(journal) is None


def test_json_has_its_keys(journal, talk):
    found = checklist.as_json(checklist.read(journal, talk))
    assert set(found) >= {"conversation", "day", "people", "ready", "steps"}
    assert (found["conversation"], found["day"], found["people"]) == (talk, "2026-01-22", ["Priya Raman"])
    assert set(found["steps"][0]) >= {"key", "title", "state", "reason", "evidence"}


def test_the_shipped_steps_are_complete_and_bad_ones_are_refused():
    text = (paths.resources() / "checklists" / "conversation.toml").read_text(encoding="utf-8")
    steps = checklist.read_steps(text)
    assert len(steps) >= 10
    assert {step["question"] for step in steps} <= set(checklist.QUESTIONS)
    for good, bad in (('question = "wish_said"', 'question = "unknown"'), ('key = "wish"', 'key = "topics"')):
        with pytest.raises(Trouble):
            checklist.read_steps(text.replace(good, bad))
