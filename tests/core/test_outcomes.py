"""Options and outcomes: what is pointed out, what an agreement becomes and how it follows, and when to look again."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import actions, checklist, clock, conversations, entries, looks, options, outcomes, topics
from careerjournal.core.entries import Filter
from careerjournal.core.seen import Seen
from careerjournal.core.trouble import Trouble

FIRST, REVIEW = date(2026, 2, 1), date(2026, 4, 30)
TRIAL = "Mentor the two newcomers: mentor one of them for a quarter"


@pytest.fixture
def priya(journal):
    return journal.add("person", name="Priya Raman", relation="manager")


@pytest.fixture
def talk(journal, priya):
    return journal.add("conversation", people=[priya], day=date(2026, 1, 19), kind="career", held_on=date(2026, 1, 19))


@pytest.fixture
def option(journal):
    strength = journal.add("strength", name="Relator")
    goal = journal.add("goal", title="Lead a small team")
    return journal.add(
        "option",
        title="Mentor the two newcomers",
        trial="Mentor one of them for a quarter",
        strength=strength,
        goal=goal,
    )


def wins(journal):
    return entries.select(journal, Filter(kinds=("win",)))


def steps(journal):
    return actions.open_ones(journal)


def last(journal, option):
    return options.get(journal, option).outcomes[-1]


# --- what an agreement becomes


def test_an_agreed_trial_is_a_dated_step_and_a_win_in_one_undo_step(journal, option, talk):
    options.decide(journal, option, "agreed", conversation=talk, from_day=FIRST, review_on=REVIEW)
    (step,), (win,) = steps(journal), wins(journal)
    assert (step.text, step.owner, step.due) == (TRIAL, None, FIRST)
    assert (step.day, step.conversation) == (date(2026, 1, 19), talk)
    assert (win.title, win.day) == (f"Agreed: {TRIAL}", date(2026, 1, 19))
    assert win.told_on == win.day, "who agreed to it need not be told"
    assert [one.name for one in win.people] == ["Priya Raman"]
    assert [one.name for one in win.goals] == ["Lead a small team"]
    assert [(one.name, one.effect) for one in win.strengths] == [("Relator", "used")]
    assert (last(journal, option).action, last(journal, option).win) == (step.id, win.id)
    journal.undo()
    assert (steps(journal), wins(journal), options.get(journal, option).state) == ([], [], "idea")
    journal.redo()
    assert last(journal, option).win == wins(journal)[0].id


@pytest.mark.parametrize(
    ("trial", "reads"),
    [
        ("One of them, for a quarter", "Mentor the two newcomers: one of them, for a quarter"),
        ("A month of it", "Mentor the two newcomers: a month of it"),
        ("Priya joins", "Mentor the two newcomers: Priya joins"),
        ("QA first", "Mentor the two newcomers: QA first"),
        ("", "Mentor the two newcomers"),
    ],
)
def test_a_trial_is_said_with_the_option_that_it_tries(journal, option, priya, trial, reads):
    journal.edit("option", option, trial=trial)
    outcome = options.decide(journal, option, "agreed", from_day=FIRST)
    assert [one.text for one in steps(journal)] == [reads]
    assert [one.title for one in wins(journal)] == [f"Agreed: {reads}"]
    outcomes.change(journal, outcome, from_day=REVIEW)
    assert [(one.text, one.due) for one in steps(journal)] == [(reads, REVIEW)], "it still follows"
    journal.remove(outcome)
    assert (steps(journal), wins(journal)) == ([], []), "nobody has made them their own"


@pytest.mark.parametrize("kind", ["agreed", "counter-offered", "deferred", "declined"])
def test_no_other_outcome_becomes_anything(journal, option, kind):
    options.decide(journal, option, kind, reason="capability, workload", review_on=REVIEW)
    assert (steps(journal), wins(journal)) == ([], [])
    assert options.get(journal, option).state == kind
    options.decide(journal, option, "agreed", from_day=FIRST)
    assert len(steps(journal)) == len(wins(journal)) == 1, "the control"


def test_a_counter_offer_becomes_one_once_it_is_accepted(journal, option, talk):
    outcome = options.decide(journal, option, "counter-offered", offered_instead="An intern", conversation=talk)
    assert (steps(journal), wins(journal)) == ([], [])
    assert last(journal, option).can_accept
    outcomes.accept(journal, outcome, from_day=FIRST)
    (step,), (win,) = steps(journal), wins(journal)
    assert (step.text, step.due, win.title, win.day) == ("An intern", FIRST, "Agreed: An intern", clock.today())
    journal.undo()
    assert (steps(journal), wins(journal), last(journal, option).can_accept) == ([], [], True)
    declined = options.decide(journal, option, "declined")
    with pytest.raises(Trouble, match="no counter-offer"):
        outcomes.accept(journal, declined)


def test_what_comes_of_a_private_talk_is_private_too(journal, option, talk):
    journal.edit("conversation", talk, private=True)
    options.decide(journal, option, "agreed", conversation=talk, from_day=FIRST)
    assert wins(journal)[0].private
    assert steps(journal)[0].private


# --- changing and taking back


def test_an_untouched_step_and_win_go_to_the_trash_with_the_outcome_and_come_back_with_it(journal, option, talk):
    outcome = options.decide(journal, option, "agreed", conversation=talk, from_day=FIRST)
    journal.remove(outcome)
    assert (steps(journal), wins(journal), options.get(journal, option).state) == ([], [], "proposed")
    journal.restore(outcome)
    assert (len(steps(journal)), len(wins(journal)), options.get(journal, option).state) == (1, 1, "agreed")
    journal.remove(option)
    assert (steps(journal), wins(journal)) == ([], []), "an option takes its outcomes with it"
    journal.undo()
    assert (len(steps(journal)), len(wins(journal))) == (1, 1)


def test_a_step_or_a_win_that_somebody_made_their_own_stays(journal, option, talk):
    outcome = options.decide(journal, option, "agreed", conversation=talk, from_day=FIRST)
    journal.edit("action", last(journal, option).action, text="Mentor Ines until Easter")
    journal.remove(outcome)
    assert [step.text for step in steps(journal)] == ["Mentor Ines until Easter"]
    assert wins(journal) == [], "the control: nobody touched the win"
    outcome = options.decide(journal, option, "agreed", conversation=talk, from_day=FIRST)
    journal.edit("entry", last(journal, option).win, impact="The newcomers stay")
    actions.done(journal, last(journal, option).action)
    journal.remove(outcome)
    assert [win.impact for win in wins(journal)] == ["The newcomers stay"]
    assert len(actions.closed_since(journal, clock.today())) == 1


def test_step_and_win_follow_a_change_of_the_outcome_until_they_are_touched(journal, option, talk):
    outcome = options.decide(journal, option, "agreed", conversation=talk, from_day=FIRST)
    outcomes.change(journal, outcome, from_day=date(2026, 2, 15))
    assert [step.due for step in steps(journal)] == [date(2026, 2, 15)]
    journal.edit("action", last(journal, option).action, due=date(2026, 3, 1))
    outcomes.change(journal, outcome, from_day=date(2026, 2, 22))
    assert [step.due for step in steps(journal)] == [date(2026, 3, 1)]
    outcomes.change(journal, outcome, kind="declined")
    assert [step.due for step in steps(journal)] == [date(2026, 3, 1)], "mine by now"
    assert wins(journal) == []
    assert (last(journal, option).action, last(journal, option).win) == ("", "")
    outcomes.change(journal, outcome, kind="agreed")
    assert len(wins(journal)) == 1


def test_a_win_that_was_removed_by_hand_is_not_made_again(journal, option):
    outcome = options.decide(journal, option, "agreed", from_day=FIRST)
    journal.remove(last(journal, option).win)
    outcomes.change(journal, outcome, reason="They liked the plan")
    assert wins(journal) == []
    assert len(steps(journal)) == 1


def test_every_outcome_stays_as_history(journal, option):
    options.decide(journal, option, "declined", reason="capability, workload", day=date(2025, 11, 3))
    options.decide(journal, option, "deferred", reason="Q3")
    view = options.get(journal, option)
    assert [one.kind for one in view.outcomes] == ["declined", "deferred"]
    options.decide(journal, option, "agreed", day=date(2025, 10, 1))
    assert options.get(journal, option).state == "deferred", "what is back-dated does not change what came later"


# --- looking again


@pytest.mark.parametrize("kind", ["agreed", "counter-offered", "deferred", "declined"])
def test_any_outcome_with_a_day_comes_back_until_it_was_looked_at(journal, option, at, kind):
    extra = {"from_day": FIRST} if kind == "agreed" else {}
    outcome = options.decide(journal, option, kind, review_on=REVIEW, **extra)

    def due():
        return [one.id for one in options.due_for_review(options.all_of(journal))]

    assert due() == []
    at("2026-04-30T09:00")
    assert due() == [option]
    assert "review" in [look.act for look in looks.worth(Seen(journal))[0]]
    outcomes.looked_at(journal, outcome, date(2026, 7, 1))
    assert due() == []
    at("2026-07-01T09:00")
    assert due() == [option]
    outcomes.looked_at(journal, outcome)
    assert due() == []
    assert last(journal, option).review_on == date(2026, 7, 1), "the day that was agreed stays readable"
    journal.undo()
    assert due() == [option]
    options.decide(journal, option, "declined")
    assert due() == []


def test_what_was_said_to_somebody_is_looked_at_with_them(journal, option, priya, talk):
    other = journal.add("person", name="Ines")
    options.decide(journal, option, "deferred", conversation=talk, review_on=REVIEW)
    alone = journal.add("option", title="A course")
    options.decide(journal, alone, "deferred", review_on=REVIEW)
    found = options.all_of(journal)
    assert {one.id for one in options.due_for_review(found, REVIEW, [priya])} == {option, alone}
    assert [one.id for one in options.due_for_review(found, REVIEW, [other])] == [alone]


# --- ideas and proposals


def test_what_is_thin_is_pointed_out_in_one_sentence_and_locks_nothing(journal, option):
    view = options.get(journal, option)
    assert view.lacks == ("rationale", "cost", "evidence")
    assert options.pointed_out(view) == "They may ask what it gives the team, what it costs and what speaks for it."
    options.ready(journal, option)
    assert options.get(journal, option).state == "ready"
    proof = journal.add("entry", body="Ines asked me first")
    journal.edit("option", option, rationale="They stay", cost="Two hours a week", evidence=[proof])
    assert options.pointed_out(options.get(journal, option)) == ""


def test_a_problem_can_be_ready_without_a_proposal(journal, talk):
    hard = conversations.add_topic(journal, talk, "The rota eats my mornings", kind="hard")
    options.ready_as_it_is(journal, hard)
    assert [one.ready_on for one in options.problems(journal)] == [clock.today()]
    assert journal.values(hard)["proposal"] == ""


def test_ways_forward_for_the_same_thing_stand_beside_each_other(journal, option):
    second = options.second(journal, option, "Run the newcomers' lunch")
    journal.add("option", title="Something else", problem="The rota")
    other = journal.add("option", title="Give it away", problem="the rota ")
    found = options.all_of(journal)
    assert [one.id for one in options.beside(found, options.get(journal, option))] == [second]
    assert [one.title for one in options.beside(found, options.get(journal, other))] == ["Something else"]
    assert options.get(journal, second).strength.name == "Relator"


def test_proposing_says_where_and_on_which_day(journal, option, talk):
    options.propose(journal, option, talk)
    view = options.get(journal, option)
    assert (view.state, view.proposed_on, view.proposed_in) == ("proposed", date(2026, 1, 19), talk)


def test_an_outcome_of_a_topic_is_that_of_the_option_it_speaks_of(journal, option, priya):
    talk = journal.add("conversation", people=[priya], day=clock.today())
    hard = conversations.add_topic(journal, talk, "The rota eats my mornings", kind="hard")
    proposal = options.answer(journal, hard, "Give it to the crew office")
    topics.decide(journal, talk, hard, "declined", reason="workload")
    assert options.get(journal, proposal).state == "declined"
    assert len(options.all_of(journal)) == 2, "no second option in the same words"
    ask = conversations.add_topic(journal, talk, "A desk by the window", kind="ask")
    topics.decide(journal, talk, ask, "agreed")
    assert len(options.all_of(journal)) == 3, "the control"


# --- before the next conversation


def step(journal, talk, key):
    return next(one for one in checklist.read(journal, talk).steps if one.key == key)


def test_the_next_talk_with_somebody_lists_what_is_to_be_looked_at_with_them(journal, option, priya, talk):
    options.decide(journal, option, "agreed", conversation=talk, from_day=FIRST, review_on=REVIEW)
    other = journal.add("person", name="Ines")
    early = journal.add("conversation", people=[priya], day=date(2026, 4, 29))
    late = journal.add("conversation", people=[priya], day=REVIEW)
    elsewhere = journal.add("conversation", people=[other], day=REVIEW)
    assert step(journal, late, "reviews").evidence == (option,)
    assert step(journal, early, "reviews").state == "not-needed", "the control: a day too early"
    assert step(journal, elsewhere, "reviews").state == "not-needed", "the control: somebody else"


def test_a_bare_problem_is_a_step_until_it_is_answered_or_ready_as_it_is(journal, priya):
    talk = journal.add("conversation", people=[priya], day=clock.today())
    hard = conversations.add_topic(journal, talk, "The rota eats my mornings", kind="hard")
    assert (step(journal, talk, "options").state, step(journal, talk, "options").evidence) == ("open", (hard,))
    options.ready_as_it_is(journal, hard)
    assert (step(journal, talk, "options").state, step(journal, talk, "options").evidence) == ("done", (hard,))
    options.ready_as_it_is(journal, hard, is_ready=False)
    assert step(journal, talk, "options").state == "open"
