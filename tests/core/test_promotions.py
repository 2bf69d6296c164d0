"""Promotions: both sides of the case with their evidence, both answers, and the quiet after a no."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import conversations, promotion_case, promotions, working_days


@pytest.fixture
def priya(journal):
    return journal.add("person", name="Priya Raman", relation="manager")


@pytest.fixture
def talk(journal, priya):
    uid = journal.add("conversation", people=[priya], day=date(2026, 1, 20), kind="promotion")
    return conversations.get(journal, uid)


@pytest.fixture
def ask(journal, talk):
    return promotions.begin(journal, "Lead  planner", talk)


def case_of(journal, ask):
    found = promotion_case.read(journal, ask)
    return tuple({point.key: point.evidence for point in side} for side in (found.supports, found.thin))


def test_an_empty_journal_supports_nothing_and_says_what_is_thin(journal, ask):
    supports, thin = case_of(journal, ask)
    assert supports == {}
    assert thin == {"no-goal-met": (), "no-feedback": ()}


def test_each_side_names_the_records_it_rests_on(journal, priya, ask):
    met = journal.add("goal", title="Night rota", measure="two gales", reached_on=date(2025, 11, 3))
    bare = journal.add("goal", title="Speak up")
    told = journal.add("entry", kind="win", title="Gale", impact="No boat waited", day=date(2026, 1, 12))
    mute = journal.add("entry", kind="win", title="Calm", day=date(2026, 1, 13), goals=[])
    old = journal.add("entry", kind="win", title="Long ago", impact="Everybody", day=date(2024, 1, 13))
    kind = journal.add("feedback", body="We slept.", giver=priya, worth_keeping=True)
    plain = journal.add("feedback", body="Slower.", giver=priya)
    shown = journal.add("competency", name="Steers", target_role="lead planner", evidence=[told])
    unshown = journal.add("competency", name="Mentors", target_role="Lead planner")
    other = journal.add("competency", name="Cooks", target_role="Chef")
    supports, thin = case_of(journal, ask)
    assert supports == {"goals-met": (met,), "wins": (told,), "feedback": (kind,), "competencies": (told,)}
    assert thin["competencies-without-evidence"] == (unshown,)
    assert (thin["goals-without-measure"], thin["goals-without-evidence"]) == ((bare,), (bare,))
    assert thin["wins-without-impact"] == (mute,)
    assert set(thin["feedback-unanswered"]) == {kind, plain}
    assert not {old, shown, other} & {uid for side in (supports, thin) for ids in side.values() for uid in ids}


def test_nothing_private_supports_an_ask(journal, ask):
    win = journal.add("entry", kind="win", title="Mine alone", impact="Everybody", private=True)
    journal.add("competency", name="Steers", evidence=[win])
    assert case_of(journal, ask)[0] == {}
    journal.edit("entry", win, private=False)
    assert set(case_of(journal, ask)[0]) == {"wins", "competencies"}, "the control"


def test_a_trend_is_named_only_where_both_halves_hold_enough(journal, ask):
    def win(day):
        return journal.add("entry", kind="win", title="Won", impact="Somebody", day=day)

    before = [win(date(2025, 4, day)) for day in range(1, 6)]
    lately = [win(date(2025, 12, day)) for day in range(1, 5)]
    assert "trend" not in case_of(journal, ask)[0] | case_of(journal, ask)[1]
    lately += [win(date(2025, 12, 9)), win(date(2025, 12, 10))]
    supports, thin = case_of(journal, ask)
    assert set(supports["trend"]) == set(lately)
    before += [win(date(2025, 5, day)) for day in range(1, 4)]
    supports, thin = case_of(journal, ask)
    assert ("trend" in supports, "trend" in thin) == (False, True)


def test_a_no_is_quiet_until_you_talk_again_and_planned_in_one_step(journal, priya, talk, ask, at):
    conversations.hold(journal, talk.id)
    assert not promotions.is_quiet(journal), "the control: nothing was answered"
    promotions.answer(journal, ask, "no", said="Not this round.", follow_up_on=date(2026, 1, 22))
    found = promotions.open_one(journal)
    assert (found.state, found.said, found.follow_up_on) == ("no", "Not this round.", date(2026, 1, 22))
    assert found.asked_on == date(2026, 1, 20)
    assert found.is_quiet
    (again,) = conversations.upcoming(journal)
    assert (again.day, again.people[0].id, again.kind) == (date(2026, 1, 22), priya, "promotion")
    assert promotions.of_talk(journal, again) == found
    at("2026-01-22T09:00")
    assert not promotions.open_one(journal).is_quiet
    goal = journal.add("goal", title="Run two gales")
    promotions.plan(journal, ask, (goal,))
    assert promotions.open_one(journal) is None
    planned = promotions.get(journal, ask)
    assert (planned.state, planned.plan_made_on) == ("planned", date(2026, 1, 22))
    assert [one.id for one in planned.goals] == [goal]
    assert [journal.undo() is not None for _ in range(3)] == [True] * 3
    assert promotions.get(journal, ask).answer == "", "the answer and the day to talk again were one step"


def test_a_talk_stays_about_the_ask_that_was_followed_up_in_it(journal, priya, talk, ask, at):
    conversations.hold(journal, talk.id)
    promotions.answer(journal, ask, "no", said="Not this round.", follow_up_on=date(2026, 1, 22))
    (again,) = conversations.upcoming(journal)
    at("2026-01-23T09:00")
    promotions.plan(journal, ask)
    at("2026-06-01T09:00")
    june = journal.add("conversation", people=[priya], day=date(2026, 6, 2), kind="promotion")
    june = conversations.get(journal, june)
    assert promotions.of_talk(journal, again).id == ask
    assert promotions.of_talk(journal, june) is None, "the control: another ask begins there"
    other = promotions.begin(journal, "Level 6", june)
    assert promotions.of_talk(journal, june).id == other
    assert promotions.of_talk(journal, again).id == ask, "what is asked later leaves the earlier talk alone"


def test_a_yes_says_who_by_when_and_what_meanwhile(journal, ask):
    promotions.answer(journal, ask, "yes", recommends="Priya", by_when=date(2026, 6, 15), meanwhile="Run the gales")
    found = promotions.open_one(journal)
    assert (found.state, found.recommends, found.by_when) == ("yes", "Priya", date(2026, 6, 15))
    assert not found.is_quiet
    promotions.note(journal, ask, by_when=date(2026, 1, 1))
    assert promotions.open_one(journal) is None


def test_talking_again_on_a_day_that_is_planned_already_plans_no_second_talk(journal, priya, ask):
    there = journal.add("conversation", people=[priya], day=date(2026, 1, 23))
    assert promotions.follow_up(journal, ask, date(2026, 1, 23)) == there


@pytest.mark.parametrize(
    ("day", "soon", "within"),
    [(19, 21, 21), (20, 22, 22), (21, 23, 23), (22, 26, 23), (23, 27, 26), (24, 27, 26), (25, 27, 26)],
)
def test_the_day_to_come_back(day, soon, within):
    """Monday 19 to Sunday 25 January: two working days later, and within the week."""
    assert working_days.soon(date(2026, 1, day)).day == soon
    assert working_days.within_week(date(2026, 1, day)).day == within
