"""Sessions: questions with their window, answers that are never lost, and what answers become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.core import (
    conversations,
    entries,
    own_sets,
    prompts,
    revisions,
    search,
    session_answers,
    session_becomes,
    sessions,
)
from careerjournal.core.journal import Journal
from careerjournal.core.records import live
from careerjournal.core.records_growth import Answer
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

THREE = "past-present-future"


@pytest.fixture(autouse=True)
def _january(at: Callable[[str], None]) -> None:
    at("2026-01-18T19:00")


def entry(journal: Journal, body: str, day: str, kind: str = "note", **more: Any) -> str:
    return journal.add("entry", body=body, day=date.fromisoformat(day), kind=kind, **more)


def beside(journal: Journal, uid: str, key: str) -> list[str]:
    return [one.body for one in sessions.get(journal, uid).question(key).evidence]


# Questions


def test_a_session_is_a_reflection_with_its_questions(journal: Journal) -> None:
    uid = sessions.begin(journal, "pulse")
    view = sessions.get(journal, uid)
    assert (view.title, view.day, view.state) == ("Monthly pulse", date(2026, 1, 18), "unfinished")
    assert [one.key for one in view.questions] == [one.key for one in prompts.shipped()["pulse"].prompts]
    assert view.answered == 0
    assert view.next_open is view.questions[0]
    found = entries.get(journal, uid)
    assert (found.kind, found.noun, found.time) == ("reflection", "session", "19:00")
    assert found.zone
    assert entries.get(journal, sessions.begin(journal, "pulse", day=date(2026, 1, 1))).time == ""
    journal.undo()
    journal.undo()
    assert sessions.unfinished(journal) == []
    with pytest.raises(Trouble, match="pulse"):
        sessions.begin(journal, "puls")


def test_variables_follow_the_sessions_day_and_not_today(journal: Journal, at: Callable[[str], None]) -> None:
    uid = sessions.begin(journal, "quarter-review", day=date(2025, 12, 20))
    now = sessions.begin(journal, "quarter-review", day=date(2026, 1, 20))

    def put(session: str) -> list[str]:
        return [one.text for one in sessions.get(journal, session).questions if one.key in ("learned", "goals-moved")]

    before = put(uid)
    assert "before 1 October?" in before[0]
    assert "in Q4 2025" in before[1]
    assert put(now) != before  # the control: another day, other words
    at("2027-06-01T09:00")
    assert put(uid) == before


def test_a_session_asks_by_name(journal: Journal) -> None:
    priya = journal.add("person", name="Priya Raman", relation="manager")
    relator = journal.add("strength", name="Relator")
    journal.add("value", name="Curiosity")
    text = sessions.get(journal, sessions.begin(journal, "options", strength=relator)).question("option-room").text
    assert text.startswith("What would give Relator more room")
    talk = sessions.get(journal, sessions.begin(journal, "ten-minutes", person=priya))
    assert (talk.title, talk.question("needs").text) == (
        "Ten-minute preparation: Priya Raman",
        "What do you need from Priya?",
    )
    assert (
        sessions.get(journal, sessions.begin(journal, "pulse")).question("value-served").text.endswith("“Curiosity”?")
    )
    assert "{" not in "".join(one.text + one.hint for one in talk.questions)


def test_whom_a_session_is_about_can_be_said_later(journal: Journal) -> None:
    priya, tom = (journal.add("person", name=name) for name in ("Priya", "Tom"))
    uid = sessions.begin(journal, "ten-minutes")
    assert sessions.open_one(journal, "ten-minutes") == uid
    sessions.concern(journal, uid, person=priya)
    assert sessions.get(journal, uid).title == "Ten-minute preparation: Priya"
    assert sessions.open_one(journal, "ten-minutes", person=priya) == uid
    assert sessions.open_one(journal, "ten-minutes", person=tom) == ""
    journal.edit("session", uid, title="Before Tuesday")
    sessions.concern(journal, uid, person="")
    assert (sessions.get(journal, uid).title, sessions.get(journal, uid).person) == ("Before Tuesday", None)
    sessions.finish(journal, uid)
    assert sessions.open_one(journal, "ten-minutes") == ""


# Own entries beside a question


def test_own_entries_of_the_window_stand_beside_a_question(journal: Journal) -> None:
    for number in range(6):
        entry(journal, f"win {number}", f"2025-12-0{number + 1}", "win")
    entry(journal, "too long ago", "2025-07-17", "win")
    entry(journal, "just in", "2025-07-18", "setback", private=True)
    entry(journal, "still to come", "2026-01-19", "setback")
    uid = sessions.begin(journal, THREE)
    assert sessions.get(journal, uid).question("proud").text == "What are you most proud of in the last six months?"
    assert beside(journal, uid, "proud") == ["win 5", "win 4", "win 3", "win 2", "win 1"]
    assert beside(journal, uid, "setbacks-mattered") == ["just in"]
    sessions.look_back(journal, uid, 1)
    assert sessions.get(journal, uid).question("proud").text == "What are you most proud of in the last month?"
    assert beside(journal, uid, "setbacks-mattered") == []
    journal.undo()
    assert beside(journal, uid, "setbacks-mattered") == ["just in"]


def test_what_energised_and_drained_counts_from_energy_and_strengths(journal: Journal) -> None:
    harmony = journal.add("strength", name="Harmony")
    entry(journal, "by strength", "2026-01-10", strengths=[(harmony, "energised")])
    entry(journal, "a little", "2026-01-09", energy=1)
    entry(journal, "drained by it", "2026-01-08", strengths=[(harmony, "drained")])
    entry(journal, "low", "2026-01-07", energy=-2)
    entry(journal, "neither", "2026-01-06", energy=0)
    uid = sessions.begin(journal, THREE)
    assert beside(journal, uid, "engaged") == ["by strength", "a little"]
    assert beside(journal, uid, "drains") == ["drained by it", "low"]
    assert beside(journal, uid, "element") == ["by strength"]


def test_evidence_is_about_what_the_session_is_about(journal: Journal) -> None:
    goals = [journal.add("goal", title=title) for title in ("Mentor", "Speak")]
    for goal, title in zip(goals, ("mentored", "spoke"), strict=True):
        entry(journal, title, "2026-01-10", goals=[goal])
    priya = journal.add("person", name="Priya")
    tom = journal.add("person", name="Tom")
    for person, name in ((priya, "with Priya"), (tom, "with Tom")):
        talk = journal.add("conversation", people=[person], day=date(2026, 1, 5), body=name, kind="career")
        conversations.hold(journal, talk)
    assert beside(journal, sessions.begin(journal, "goal-changed", goal=goals[0]), "change-understood") == ["mentored"]
    assert set(beside(journal, sessions.begin(journal, "pulse"), "trending")) == {"mentored", "spoke"}
    assert beside(journal, sessions.begin(journal, "after-negotiation", person=tom), "agreed") == ["with Tom"]
    assert len(beside(journal, sessions.begin(journal, "autopilot"), "last-career-talk")) == 2


def test_every_kind_of_evidence_can_be_asked_for(journal: Journal) -> None:
    for one in prompts.shipped().values():
        assert all(
            question.evidence == () for question in sessions.get(journal, sessions.begin(journal, one.key)).questions
        )


# Answers


def test_nine_answers_in_two_sittings_with_an_end_between(journal: Journal, at: Callable[[str], None]) -> None:
    path = journal.path
    uid = sessions.begin(journal, THREE)
    keys = [one.key for one in sessions.get(journal, uid).questions][:9]
    for key in keys[:4]:
        sessions.answer(journal, uid, key, f"answer to {key}")
    journal.close()
    at("2026-01-20T08:00")
    again = Journal.open(path)
    try:
        assert [line.id for line in sessions.unfinished(again)] == [uid]
        view = sessions.get(again, uid)
        assert view.next_open
        assert (view.answered, view.next_open.key, view.day) == (4, keys[4], date(2026, 1, 18))
        for key in keys[4:]:
            sessions.answer(again, uid, key, f"answer to {key}")
        sessions.finish(again, uid)
        line = sessions.finished(again)[0]
        assert (line.answered, line.total, line.finished_on) == (9, 14, date(2026, 1, 20))
        assert line.first_words == "answer to engaged"
        assert sessions.unfinished(again) == []
        sessions.reopen(again, uid)
        assert sessions.get(again, uid).state == "unfinished"
    finally:
        again.close()


def test_the_entry_says_what_the_answers_say(journal: Journal) -> None:
    uid = sessions.begin(journal, "pulse")
    sessions.answer(journal, uid, "where-to", "Closer to customers")
    sessions.answer(journal, uid, "where-am-i", "In the engine room")
    body = entries.get(journal, uid).body
    assert body == "### Where are you now?\n\nIn the engine room\n\n### Where do you want to be?\n\nCloser to customers"
    assert uid in [hit.id for hit in search.find(journal, "engine room")]
    sessions.answer(journal, uid, "where-am-i", "")
    assert "engine" not in entries.get(journal, uid).body
    journal.undo()
    assert entries.get(journal, uid).body == body
    assert sessions.get(journal, uid).question("where-am-i").answer == "In the engine room"


def test_keys_of_one_sitting_undo_as_one(journal: Journal) -> None:
    uid = sessions.begin(journal, "pulse")
    for text in ("O", "On", "On the way"):
        sessions.answer(journal, uid, "where-am-i", text, session="typing")
    journal.undo()
    assert sessions.get(journal, uid).question("where-am-i").answer == ""
    assert sessions.get(journal, uid).title == "Monthly pulse"  # the control: only the typing went


def test_a_text_that_somebody_else_wrote_there_is_set_aside(journal: Journal) -> None:
    uid = sessions.begin(journal, "pulse")
    sessions.answer(journal, uid, "where-am-i", "Here")
    assert revisions.of(journal, uid) == []
    journal.edit("entry", uid, body="Written by hand")
    sessions.answer(journal, uid, "where-to", "There")
    assert [one.text for one in revisions.of(journal, uid)] == ["Written by hand"]


def test_a_skipped_question_stays_answerable(journal: Journal) -> None:
    uid = sessions.begin(journal, "pulse")
    sessions.skip(journal, uid, "where-am-i")
    view = sessions.get(journal, uid)
    assert view.next_open
    assert (view.question("where-am-i").skipped, view.next_open.key) == (True, "where-to")
    sessions.unskip(journal, uid, "where-am-i")
    assert sessions.get(journal, uid).question("where-am-i").is_open
    sessions.skip(journal, uid, "where-am-i")
    sessions.finish(journal, uid)
    sessions.answer(journal, uid, "where-am-i", "After all")
    found = sessions.get(journal, uid).question("where-am-i")
    assert (found.skipped, found.answer) == (False, "After all")
    with pytest.raises(Trouble, match="no-such"):
        sessions.answer(journal, uid, "no-such", "x")


def test_a_set_that_changes_or_goes_loses_no_answer(journal: Journal) -> None:
    own = own_sets.copy(journal, "pulse")
    mine = own_sets.all_sets(journal)["own-pulse"]
    uid = sessions.begin(journal, "own-pulse")
    sessions.answer(journal, uid, "where-am-i", "Here")
    sessions.answer(journal, uid, "where-to", "There")
    changed = own_sets.reworded(own_sets.without(mine, "where-to"), "where-am-i", "How now?")
    own_sets.save(journal, own, own_sets.compose(replace(changed, title="Mine")))
    view = sessions.get(journal, uid)
    assert (view.question("where-am-i").text, view.question("where-am-i").answer) == ("Where are you now?", "Here")
    assert view.question("where-to").answer == "There"
    assert sessions.get(journal, sessions.begin(journal, "own-pulse")).question("where-am-i").text == "How now?"
    journal.remove(own)
    view = sessions.get(journal, uid)
    assert [(one.text, one.answer) for one in view.questions] == [
        ("Where are you now?", "Here"),
        ("Where do you want to be?", "There"),
    ]
    sessions.answer(journal, uid, "where-to", "Elsewhere")
    assert "Elsewhere" in entries.get(journal, uid).body


def test_a_removed_session_takes_its_answers_along_and_back(journal: Journal) -> None:
    uid = sessions.begin(journal, "pulse")
    sessions.answer(journal, uid, "where-am-i", "Here")
    journal.remove(uid)
    assert sessions.unfinished(journal) == []
    assert live(Answer).count() == 0
    assert session_answers.over_time(journal, "where-am-i").quarters == ()
    journal.restore(uid)
    assert sessions.get(journal, uid).question("where-am-i").answer == "Here"


# Over time


def test_last_times_answer_stands_beside_the_same_question(journal: Journal) -> None:
    first = sessions.begin(journal, THREE, day=date(2025, 7, 1))
    sessions.answer(journal, first, "drains", "Status reports")
    later = sessions.begin(journal, "take-stock", day=date(2025, 10, 1))
    sessions.answer(journal, later, "drains", "Workshops")
    now = sessions.begin(journal, "quarter-review")
    last = sessions.get(journal, now).question("drains").last
    assert last
    assert (last.text, last.day, last.session) == ("Workshops", date(2025, 10, 1), later)
    between = sessions.begin(journal, THREE, day=date(2025, 8, 1))
    last = sessions.get(journal, between).question("drains").last
    assert last
    assert last.text == "Status reports"  # never from a later day
    assert sessions.get(journal, first).question("drains").last is None
    assert sessions.get(journal, now).question("proud").last is None


def test_a_question_about_somebody_remembers_what_was_said_of_them(journal: Journal) -> None:
    one, other = (journal.add("strength", name=name) for name in ("Relator", "Harmony"))
    earlier = sessions.begin(journal, "options", strength=one, day=date(2025, 10, 1))
    sessions.answer(journal, earlier, "option-room", "Mentoring")
    sessions.answer(journal, earlier, "option-cost", "Two hours a week")
    again = sessions.get(journal, sessions.begin(journal, "options", strength=one))
    another = sessions.get(journal, sessions.begin(journal, "options", strength=other))
    assert again.question("option-room").last
    assert another.question("option-room").last is None
    assert another.question("option-cost").last


def test_the_same_question_is_read_across_quarters(journal: Journal) -> None:
    for day, text in ((date(2025, 8, 1), "C"), (date(2025, 5, 1), "A"), (date(2025, 5, 20), "B")):
        uid = sessions.begin(journal, "pulse", day=day)
        sessions.answer(journal, uid, "where-am-i", text)
    found = session_answers.over_time(journal, "where-am-i")
    assert [(str(one.quarter), [each.text for each in one.answers]) for one in found.quarters] == [
        ("2025-Q2", ["A", "B"]),
        ("2025-Q3", ["C"]),
    ]
    assert found.text == "Where are you now?"
    sessions.answer(journal, uid, "where-to", "once")
    assert [(one.key, one.times) for one in session_answers.asked_before(journal)] == [("where-am-i", 3)]


# Which sets come first


def test_the_stage_reorders_and_hides_nothing(journal: Journal) -> None:
    plain = [one.key for one in sessions.sets(journal)]
    assert plain[0] == "pulse"
    assert sessions.suggested(journal) == []
    journal.settings.stage = "looking inside"
    found = [one.key for one in sessions.sets(journal)]
    assert sorted(found) == sorted(plain)
    assert found[:5] == ["past-present-future", "options", "autopilot", "fifteen-minutes", "around-my-role"]
    assert [one.key for one in sessions.suggested(journal)] == found[:5]
    questions = sessions.get(journal, sessions.begin(journal, "autopilot")).questions
    assert questions[0].key == "stage-inside"
    assert len(questions) == len(prompts.shipped()["autopilot"].prompts)


def test_a_set_knows_its_last_session_and_an_open_one(journal: Journal) -> None:
    own_sets.copy(journal, "pulse")
    old = sessions.begin(journal, "pulse", day=date(2025, 12, 1))
    sessions.finish(journal, old)
    uid = sessions.begin(journal, "take-stock")
    found = {one.key: one for one in sessions.sets(journal)}
    assert (found["pulse"].last_on, found["pulse"].unfinished) == (date(2025, 12, 1), "")
    assert found["take-stock"].unfinished == uid
    assert found["own-pulse"].own
    assert not found["pulse"].own


# What answers become


def test_themes_and_the_next_step_come_of_a_session(journal: Journal) -> None:
    known = journal.add("theme", name="Mentoring")
    uid = sessions.begin(journal, THREE)
    sessions.answer(journal, uid, "themes", "- mentoring\n- Customers.")
    session_becomes.become(journal, uid, "themes", "theme")
    view = sessions.get(journal, uid)
    assert [theme.name for theme in view.themes] == ["Mentoring", "Customers"]
    assert view.themes[0].id == known
    sessions.answer(journal, uid, "growth-step", "Half a year with the support team")
    step = session_becomes.become(journal, uid, "growth-step", "growth-step", direction="sideways")
    said = journal.values(step)
    assert (said["text"], said["direction"], said["session"]) == ("Half a year with the support team", "sideways", uid)
    journal.undo()
    journal.undo()
    journal.undo()
    assert sessions.get(journal, uid).themes == ()


def test_a_theme_says_how_often_it_was_seen_since(journal: Journal) -> None:
    uid = sessions.begin(journal, THREE, day=date(2025, 11, 1))
    sessions.answer(journal, uid, "themes", "mentoring, customers")
    theme = session_becomes.become(journal, uid, "themes", "theme")
    for day in ("2025-10-02", "2025-11-01", "2025-11-02", "2026-01-18"):
        entry(journal, day, day, themes=[theme])
    seen, unseen = sessions.get(journal, uid).themes
    assert (seen.since, unseen.since) == (2, 0)
    assert [one.body for one in entries.select(journal, seen.entries)] == ["2026-01-18", "2025-11-02"], (
        "the number opens what it counts: nothing from before, and not the session itself"
    )


def test_a_pulse_ends_as_a_topic_of_the_next_talk(journal: Journal) -> None:
    priya = journal.add("person", name="Priya", relation="manager")
    tom = journal.add("person", name="Tom", relation="mentor")
    uid = sessions.begin(journal, "pulse")
    sessions.answer(journal, uid, "one-line", "I want to\nlead the next review")
    with pytest.raises(Trouble, match="planned"):
        session_becomes.become(journal, uid, "one-line", "topic")
    journal.add("conversation", people=[tom], day=date(2026, 1, 19))
    talk = journal.add("conversation", people=[priya], day=date(2026, 1, 20))
    topic = session_becomes.become(journal, uid, "one-line", "topic")
    assert journal.values(topic)["conversation"] == talk
    assert journal.values(topic)["text"] == "I want to lead the next review"
    assert session_becomes.become(journal, uid, "one-line", "topic") == topic
    asked = session_becomes.become(journal, uid, "one-line", "topic", person=tom, kind="ask")
    assert journal.values(asked)["kind"] == "ask"
    assert journal.values(asked)["conversation"] != talk


def test_everything_that_an_answer_may_become_is_one_step(journal: Journal) -> None:
    priya = journal.add("person", name="Priya", relation="manager")
    journal.add("conversation", people=[priya], day=date(2026, 1, 20))
    uid = sessions.begin(journal, "development-plan", person=priya)
    sessions.answer(journal, uid, "trends", "What I said")
    nouns = {
        "want": "want", "aspiration-2": "aspiration", "aspiration-5": "aspiration", "value": "value", "drain": "drain",
        "keep": "keep", "letter": "letter", "growth-area": "growth-area", "behaviour": "behaviour", "win": "entry",
        "support": "support", "option": "option", "action": "action", "goal": "goal", "theme": "theme",
        "growth-step": "growth-step", "topic": "topic", "cycle-date": "cycle-date",
        "feedback-request": "feedback-request",
    }  # fmt: skip
    assert set(nouns) == set(prompts.BECOMES)
    for what, noun in nouns.items():
        more: dict[str, Any] = {"day": date(2026, 6, 1)} if what == "cycle-date" else {}
        made = session_becomes.become(journal, uid, "trends", what, **more)
        assert "What I said" in journal.values(made).values(), what
        assert session_becomes.label(what)
        journal.undo()
        with pytest.raises(Trouble):
            journal.edit(noun, made)
    with pytest.raises(Trouble, match="no answer"):
        session_becomes.become(journal, uid, "goals", "goal")


def test_a_promise_made_in_a_session_stands_under_its_goal(journal: Journal) -> None:
    lead, other = (journal.add("goal", title=title) for title in ("Lead the desk", "Speak to fifty"))
    area = journal.add("growth-area", name="Saying no early")
    uid = sessions.begin(journal, "development-plan", goal=lead)
    sessions.answer(journal, uid, "develop-actions", "Ask for the night desk")
    assert {"due", "goal"} <= set(session_becomes.asks("action"))
    promise = session_becomes.become(journal, uid, "develop-actions", "action")
    assert journal.values(promise)["goal"] == lead
    promise = session_becomes.become(journal, uid, "develop-actions", "action", goal=other)
    assert journal.values(promise)["goal"] == other, "what is said wins over what the session is about"
    seen = session_becomes.become(journal, uid, "develop-actions", "behaviour", growth_area=area)
    assert journal.values(seen)["growth_area"] == area


def test_a_drain_takes_what_it_asks_for_along(journal: Journal) -> None:
    uid = sessions.begin(journal, "take-stock")
    sessions.answer(journal, uid, "drains", "Co-creation workshops")
    sessions.answer(journal, uid, "drain-asks", "Communication")
    drain = session_becomes.become(journal, uid, "drains", "drain", plan="compensate")
    said = journal.values(drain)
    assert (said["work"], said["asks_for"], said["plan"]) == ("Co-creation workshops", "Communication", "compensate")


def test_an_entry_is_quoted_with_its_day(journal: Journal) -> None:
    uid = entry(journal, "The **release** went out.", "2026-01-10", "win", title="Release")
    assert sessions.quote(entries.get(journal, uid)) == "> **Release** The release went out. (10 January)\n"


def test_a_session_is_told_what_it_is_about_and_its_title_follows(journal: Journal) -> None:
    priya, tomas = (journal.add("person", name=name) for name in ("Priya Raman", "Tomas Berg"))
    uid = sessions.begin(journal, "fifteen-minutes", person=priya)
    before = sessions.get(journal, uid).title
    sessions.concern(journal, uid, person=tomas)
    view = sessions.get(journal, uid)
    assert view.person is not None
    assert (view.person.name, view.title) == ("Tomas Berg", before.replace("Priya Raman", "Tomas Berg"))
    assert "Priya Raman" in before
    sessions.concern(journal, uid, person="")
    assert sessions.get(journal, uid).person is None
    journal.edit("session", uid, title="My own words")
    sessions.concern(journal, uid, person=priya)
    assert sessions.get(journal, uid).title == "My own words"


def test_an_unfinished_session_is_found_by_what_it_is_about(journal: Journal) -> None:
    priya = journal.add("person", name="Priya Raman")
    uid = sessions.begin(journal, "fifteen-minutes", person=priya)
    assert sessions.open_one(journal, "fifteen-minutes", person=priya) == uid
    assert sessions.open_one(journal, "fifteen-minutes") == ""
    assert sessions.open_one(journal, "pulse", person=priya) == ""
    sessions.finish(journal, uid)
    assert sessions.open_one(journal, "fifteen-minutes", person=priya) == ""
