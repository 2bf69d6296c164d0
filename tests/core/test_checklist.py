"""The checklist: every question of every step, as the journal changes; and the data that declares the steps."""

from __future__ import annotations

import re
from datetime import date

import pytest

from careerjournal.core import (
    actions,
    checklist,
    conversations,
    entries,
    feedback,
    feedback_requests,
    options,
    paths,
    promotions,
    wants,
)
from careerjournal.core.summary import documents
from careerjournal.core.summary.documents import sheet_of
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


def test_goals_without_evidence(journal, step):
    assert step("goals-evidence").state == "not-needed"
    goal = journal.add("goal", title="Lead")
    assert stands(step("goals-evidence")) == ("open", (goal,))
    assert step("goals").state == "not-needed"
    journal.add("entry", body="new", goals=[goal])
    assert stands(step("goals-evidence")) == ("done", (goal,))


def test_what_is_to_be_looked_at_again_by_the_day_of_the_talk(journal, step):
    assert step("reviews").state == "not-needed"
    option = journal.add("option", title="Lead the guild")
    outcome = options.decide(journal, option, "deferred", review_on=date(2026, 1, 23))
    assert step("reviews").state == "not-needed"
    journal.edit("outcome", outcome, review_on=date(2026, 1, 22))
    assert stands(step("reviews")) == ("open", (option,))


def test_what_i_want_until_they_heard_it(journal, people, talk, step):
    assert step("want").state == "not-needed"
    want = wants.say(journal, "To lead a small team")
    assert stands(step("want")) == ("open", (want,))
    topic = conversations.add_topic(journal, talk, "What I want: To lead a small team")
    assert stands(step("want")) == ("done", (topic,))
    journal.remove(topic)
    wants.hear(journal, want, people["ines"])
    assert step("want").state == "open"
    wants.hear(journal, want, people["priya"])
    assert stands(step("want")) == ("done", (want,))


def test_what_was_first_said_elsewhere(journal, people, talk, step):
    assert step("manager-told").state == "not-needed"
    talked = {"day": date(2026, 1, 8), "held_on": date(2026, 1, 8), "kind": "mentoring"}
    other = journal.add("conversation", people=[people["ines"]], **talked)
    assert stands(step("manager-told")) == ("open", (other,))
    journal.edit("person", people["priya"], relation="peer")
    assert step("manager-told").state == "not-needed"
    journal.edit("person", people["priya"], relation="manager")
    journal.edit("conversation", other, manager_told_on=date(2026, 1, 9))
    assert step("manager-told").state == "not-needed"


def test_words_asked_of_them_that_have_not_come(journal, people, step):
    feedback_requests.ask(journal, [people["ines"]], "the rota")
    assert step("requests").state == "not-needed"
    (request,) = feedback_requests.ask(journal, [people["priya"]], "the rota")
    assert stands(step("requests")) == ("open", (request,))
    assert "the rota" in step("requests").reason
    feedback_requests.answer(journal, request, "Good.")
    assert step("requests").state == "not-needed"


def test_an_older_win_is_offered_once(journal, talk, step):
    def win(day, **fields):
        return journal.add("entry", kind="win", title="Won", day=day, **fields)

    win(date(2025, 3, 1))
    win(date(2025, 4, 1), private=True, impact="Mine")
    win(date(2026, 1, 1), impact="New")
    best = win(date(2025, 2, 1), impact="Two teams")
    assert stands(step("win-older")) == ("open", (best,))
    documents.choose(journal, sheet_of(talk), best, True)
    assert stands(step("win-older")) == ("done", (best,))
    entries.tell(journal, best)
    assert step("win-older").state == "open", "the next one, without an impact"


def test_dates_of_the_year_that_are_near(journal, step):
    assert step("dates").state == "not-needed"
    near = journal.add("cycle-date", name="Results", day=date(2026, 2, 20), kind="results")
    journal.add("cycle-date", name="Review", day=date(2026, 6, 15), kind="review")
    assert stands(step("dates")) == ("open", (near,))
    assert "Results, 20 February" in step("dates").reason


def test_a_promotion_is_looked_at_and_rests_after_a_no(journal, talk, step, at):
    assert step("promotion").state == "not-needed"
    journal.edit("conversation", talk, kind="promotion")
    assert stands(step("promotion")) == ("open", ())
    goal = journal.add("goal", title="Lead")
    nomination = journal.add("cycle-date", name="Names", day=date(2026, 2, 1), kind="promotion nominations")
    ask = promotions.begin(journal, "Lead planner", conversations.get(journal, talk))
    assert stands(step("promotion")) == ("open", (goal,))
    assert stands(step("dates")) == ("open", (nomination,))
    promotions.answer(journal, ask, "no", follow_up_on=date(2026, 1, 23))
    assert stands(step("promotion")) == ("not-needed", (ask,))
    assert step("dates").state == "not-needed"
    at("2026-01-23T09:00")
    assert step("promotion").state == "done"
    assert step("dates").state == "open"


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


def test_a_title_names_whom_it_is_about_and_knows_no_other_word(journal, people, talk, step):
    titles = [one["title"] for name in ("conversation", "ten-minutes") for one in checklist.declared(name)]
    assert {word for title in titles for word in re.findall(r"{(\w*)}", title)} == {"who"}
    assert step("told").title == "Tell Priya what you want to talk about"
    journal.edit("conversation", talk, people=[people["priya"], people["ines"]])
    assert "Priya and Ines" in step("told").title


def test_many_things_are_a_few(journal, talk):
    assert checklist.read(journal, talk).sentence == "Five things would help before Thursday."
    journal.add("action", text="Send the outline")
    checklist.add(journal, talk, "Bring cake")
    assert checklist.read(journal, talk).sentence == "A few things would help before Thursday."


def test_the_shipped_steps_are_complete_and_bad_ones_are_refused():
    text = (paths.resources() / "checklists" / "conversation.toml").read_text(encoding="utf-8")
    steps = checklist.read_steps(text)
    assert len(steps) >= 10
    assert {step["question"] for step in steps} <= set(checklist.QUESTIONS)
    for good, bad in (('question = "wish_said"', 'question = "unknown"'), ('key = "wish"', 'key = "topics"')):
        with pytest.raises(Trouble):
            checklist.read_steps(text.replace(good, bad))
