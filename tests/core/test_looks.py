"""Lines worth a look: each has a reason and a control, none comes twice, and what waits keeps no day back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from careerjournal.core import (
    away,
    conversations,
    demo,
    home,
    looks,
    looks_growth,
    looks_promises,
    looks_talks,
    looks_year,
    own_letters,
    sessions,
    wants,
)
from careerjournal.core.seen import Seen

TODAY = date(2026, 1, 20)


def lines(journal, sort):
    return [look.why for look in sort(Seen(journal))]


def acts(journal):
    return [look.act for look in home.read(journal).looks]


@pytest.fixture
def priya(journal):
    return journal.add("person", name="Priya Raman", relation="manager")


def talk(journal, person, day, kind="", **fields):
    return journal.add("conversation", people=[person], day=day, kind=kind, **fields)


def held(journal, person, day, kind="career"):
    return talk(journal, person, day, kind, held_on=day)


def finish(journal, key, day):
    uid = sessions.begin(journal, key, day=day)
    journal.edit("session", uid, finished_on=day)
    return uid


# The clock of career talks


def test_no_career_talk_is_said_until_one_is_noted_or_planned(journal, priya):
    assert lines(journal, looks_talks.career_talk) == ["No career talk is noted yet."]
    planned = talk(journal, priya, TODAY + timedelta(days=9), "career")
    assert lines(journal, looks_talks.career_talk) == []
    conversations.cancel(journal, planned)
    held(journal, priya, date(2026, 1, 5))
    assert lines(journal, looks_talks.career_talk) == []


def test_nobody_to_talk_with_is_no_gap(journal):
    journal.add("person", name="Ines", relation="peer")
    assert lines(journal, looks_talks.career_talk) == []


def test_the_clock_names_day_and_person_and_never_goes_back(journal, priya):
    held(journal, priya, date(2025, 3, 14))
    assert lines(journal, looks_talks.career_talk) == ["Last career talk: 14 March 2025, with Priya."]
    held(journal, priya, date(2024, 11, 2))
    assert lines(journal, looks_talks.career_talk) == ["Last career talk: 14 March 2025, with Priya."]
    assert home.read(journal).standing.manager_talk.day == date(2025, 3, 14)


def test_the_managers_clock_begins_with_the_employer_and_not_with_a_title(journal, priya):
    held(journal, priya, date(2025, 3, 14))
    for title, day in (("Analyst", date(2024, 1, 1)), ("Lead", date(2025, 9, 1))):
        journal.add("role", title=title, company="Marrow Sound Ferries", from_day=day)
    assert Seen(journal).manager_talk.day == date(2025, 3, 14)
    journal.add("role", title="Head", company="Ystervik Lines", from_day=date(2026, 1, 1))
    assert Seen(journal).manager_talk is None
    assert Seen(journal).last_talk.day == date(2025, 3, 14)
    assert lines(journal, looks_talks.career_talk) == ["No career talk with Priya is noted yet."]


def test_what_was_said_elsewhere_waits_for_the_manager(journal, priya):
    ines = journal.add("person", name="Ines", relation="mentor")
    uid = held(journal, ines, date(2026, 1, 12))
    assert lines(journal, looks_talks.manager_not_told) == ["You talked with Ines on 12 January. Does Priya know?"]
    conversations.tell_manager(journal, uid)
    assert lines(journal, looks_talks.manager_not_told) == []


# Wins and what lasts


def test_an_older_win_is_offered_just_before_a_talk_with_the_manager(journal, priya):
    win = journal.add("entry", kind="win", title="Night desk", day=TODAY - timedelta(days=60))
    for title, fields in (("Too young", {"day": TODAY - timedelta(days=5)}), ("Mine", {"private": True})):
        journal.add("entry", kind="win", title=title, **{"day": TODAY - timedelta(days=50)} | fields)
    uid = talk(journal, priya, TODAY + timedelta(days=4))
    assert lines(journal, looks_talks.wins_to_bring) == []
    conversations.postpone(journal, uid, TODAY + timedelta(days=2))
    assert lines(journal, looks_talks.wins_to_bring) == ["Not told yet: “Night desk”. Bring it on Thursday?"]
    journal.edit("entry", win, told_on=TODAY)
    assert lines(journal, looks_talks.wins_to_bring) == []


def test_did_it_last_is_asked_once_and_months_later(journal):
    learning = journal.add("entry", kind="learning", title="Say it first", day=TODAY - timedelta(days=95))
    journal.add("entry", kind="win", title="A good Tuesday", day=TODAY - timedelta(days=95))
    journal.add("entry", kind="learning", title="Too young", day=TODAY - timedelta(days=80))
    assert lines(journal, looks_growth.did_it_last) == ["17 October 2025: “Say it first”. Did it last?"]
    journal.edit("entry", learning, lasted="It lasted.")
    assert lines(journal, looks_growth.did_it_last) == []


def test_what_i_want_until_the_manager_has_heard_it(journal, priya):
    want = wants.say(journal, "A say in the night shift.", day=TODAY - timedelta(days=8))
    assert lines(journal, looks_growth.want_not_heard) == ["Priya has not heard yet what you want."]
    wants.hear(journal, want, priya, TODAY - timedelta(days=3))
    assert lines(journal, looks_growth.want_not_heard) == []


# The year


def test_the_last_ten_days_of_a_quarter_and_not_the_eleventh(journal, at):
    journal.add("entry", body="Here since autumn.", day=date(2025, 10, 1))
    at("2026-03-21T09:00")
    assert lines(journal, looks_year.quarter_end) == []
    at("2026-03-22T09:00")
    assert lines(journal, looks_year.quarter_end) == ["Look back: four short sittings."]
    finish(journal, "quarter-review", date(2026, 3, 25))
    at("2026-03-25T09:00")
    assert lines(journal, looks_year.quarter_end) == ["Which strengths did this quarter use?"]


def test_a_month_after_the_last_pulse(journal, at):
    finish(journal, "pulse", date(2026, 1, 28))
    at("2026-02-27T09:00")
    assert lines(journal, looks_year.pulse) == []
    at("2026-02-28T09:00")
    assert lines(journal, looks_year.pulse) == ["Where are you now? Six minutes."]
    sessions.begin(journal, "pulse")
    assert lines(journal, looks_year.pulse) == []


def test_an_unfinished_session_is_offered_from_the_next_day_on(journal, at):
    sessions.begin(journal, "pulse")
    assert lines(journal, looks_year.unfinished) == []
    at("2026-01-21T09:00")
    assert lines(journal, looks_year.unfinished) == ["You began on 20 January: Monthly pulse"]


def test_a_letter_comes_on_its_day_with_its_words_shut(journal, at):
    own_letters.write(journal, "You were right to stay.", date(2026, 2, 1))
    assert lines(journal, looks_year.letters) == []
    at("2026-02-01T09:00")
    (line,) = lines(journal, looks_year.letters)
    assert line == "A letter from you is here, written on 20 January."


def test_groundwork_before_nominations_and_silence_after_a_no(journal, priya):
    journal.add("cycle-date", name="Nominations", kind="promotion nominations", day=date(2025, 2, 20), yearly=True)
    journal.add("cycle-date", name="Results", kind="results", day=date(2026, 2, 20))
    assert lines(journal, looks_year.groundwork) == ["Nominations: 20 February. What supports an ask?"]
    journal.add("promotion", target="Level 5", person=priya, asked_on=date(2026, 1, 19), answer="no")
    assert lines(journal, looks_year.groundwork) == []


def test_the_stage_decides_which_question_is_offered(journal):
    journal.add("entry", body="Here since autumn.", day=date(2025, 10, 1))
    before = lines(journal, looks_year.off_autopilot)
    journal.settings.stage = "looking inside"
    assert before != lines(journal, looks_year.off_autopilot) == ["Whose work here would you like to try for a week?"]
    finish(journal, "autopilot", date(2026, 1, 10))
    assert lines(journal, looks_year.off_autopilot) == []


def test_a_young_journal_is_asked_for_no_session(journal):
    journal.add("entry", body="First words.", day=TODAY - timedelta(days=5))
    for sort in (looks_year.pulse, looks_year.off_autopilot, looks_year.quarter_end):
        assert lines(journal, sort) == []


# Together


def test_what_stays_open_does_not_keep_back_what_belongs_to_the_day(journal, priya, at):
    journal.add("entry", body="Here since autumn.", day=date(2025, 10, 1))
    journal.add("feedback", body="You make the trade-off visible.", giver=priya, day=date(2026, 3, 1))
    journal.add("action", text="Send the outline", due=date(2026, 1, 22))
    at("2026-03-27T09:00")
    assert acts(journal) == ["begin", "done", "answer"]
    talk(journal, priya, date(2026, 3, 26))
    assert acts(journal) == ["note", "begin", "done"]


def test_an_old_review_waits_behind_the_day_and_a_new_one_does_not(journal):
    for title, day in (("Old", date(2025, 10, 22)), ("New", date(2026, 1, 19))):
        option = journal.add("option", title=title)
        journal.add("outcome", option=option, kind="deferred", day=date(2025, 7, 1), review_on=day)
    assert ["New" in why for why in lines(journal, looks_promises.reviews)] == [True]
    assert ["Old" in why for why in lines(journal, looks_promises.older_reviews)] == [True]


def test_every_line_of_the_example_says_why_and_has_a_reason_of_its_own(journal, at):
    demo.fill(journal)
    for day in ("2026-01-20", "2026-03-27", "2026-07-01", "2027-01-20"):
        at(f"{day}T09:45")
        seen = home.read(journal)
        assert 0 < len(seen.looks) <= looks.SHOWN
        assert all(look.why and look.verb and look.because not in ("", look.why) for look in seen.looks)
        keys = [look.key for look in (*seen.looks, *seen.standing.passed)]
        assert len(keys) == len(set(keys))


# Away and back


def test_away_quiets_everything_and_says_until_when(journal, priya):
    journal.add("action", text="Send the outline", due=TODAY - timedelta(days=3))
    talk(journal, priya, TODAY + timedelta(days=2))
    assert acts(journal)
    uid = journal.add("away", from_day=TODAY, to_day=date(2026, 7, 14))
    seen = home.read(journal)
    assert seen.away.sentence == "Away until 14 July."
    assert (seen.looks, seen.talk, seen.year_ago, seen.standing.is_empty) == ((), None, None, True)
    away.end(journal, uid)
    assert home.read(journal).away is None
    assert acts(journal)
    journal.undo()
    assert home.read(journal).away


def test_away_ends_with_its_last_day(journal, at):
    journal.add("away", from_day=TODAY, to_day=date(2026, 2, 1))
    at("2026-02-01T23:00")
    assert home.read(journal).away
    at("2026-02-02T07:00")
    assert home.read(journal).away is None


def test_a_welcome_without_numbers_until_something_is_written(journal, at):
    journal.add("entry", body="The last thing before the sea.")
    at("2026-02-10T09:00")
    assert not home.read(journal).is_back
    at("2026-03-10T09:00")
    assert home.read(journal).is_back
    journal.add("entry", body="Back.")
    assert not home.read(journal).is_back


def test_a_short_time_away_is_welcomed_too(journal, at):
    journal.add("entry", body="Off tomorrow.")
    journal.add("away", from_day=date(2026, 1, 21), to_day=date(2026, 1, 28))
    at("2026-01-29T09:00")
    assert home.read(journal).is_back
    at("2026-02-15T09:00")
    assert not home.read(journal).is_back
