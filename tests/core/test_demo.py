"""The example career: whole, believable to the machine, never ahead of the clock, and the same every time."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from careerjournal.core import checklist, clock, conversations, demo, demo_scribe, paths, prompts, trends
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import KINDS, OUTCOMES, TALK_KINDS
from careerjournal.core.records import table
from careerjournal.core.summary import documents
from careerjournal.core.summary.documents import sheet_of
from careerjournal.core.tables import RECORDS
from careerjournal.core.trouble import Trouble
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Rows = dict[str, list[dict[str, Any]]]

ZONE = ZoneInfo("Europe/Berlin")
NOON = "2026-01-20T09:45"
WRITTEN = tuple(kind for kind in KINDS if kind not in ("conversation", "reflection"))  # others are called by their set
MORE = ("conversation", "feedback", "session")  # entries with more to them
CLOCKS = (NOON, "2028-02-29T00:05", "2026-11-22T23:59", "2027-01-01T08:00")  # a leap day, a Sunday, a new year


@pytest.fixture
def journal() -> Iterator[Journal]:
    opened = examples.empty()
    yield opened
    opened.close()


@pytest.fixture
def filled(journal: Journal) -> Journal:
    demo.fill(journal)
    return journal


@pytest.fixture(autouse=True)
def clock_runs_again() -> Iterator[None]:
    yield
    clock.set_now(None)


def told(now: str) -> Rows:
    """Fill a new journal at this moment and return everything in it."""
    clock.set_now(datetime.fromisoformat(now).replace(tzinfo=ZONE))
    journal = examples.empty()
    try:
        demo.fill(journal)
        return {name: rows(journal, name) for name in map(table, RECORDS)}
    finally:
        journal.close()


story = cache(told)


def rows(journal: Journal, name: str) -> list[dict[str, Any]]:
    columns = [row[1] for row in journal.rows(f"PRAGMA table_info({name})")]
    return [dict(zip(columns, row, strict=True)) for row in journal.rows(f"SELECT * FROM {name} ORDER BY id")]


def at(now: str) -> datetime:
    return datetime.fromisoformat(now)


# What is in it ------------------------------------------------------------------------------------------------------


def test_it_is_two_years_of_a_career() -> None:
    counts = {name: len(found) for name, found in story(NOON).items()}
    wanted = {"person": 12, "strength": 10, "goal": 8, "conversation": 40, "role": 3}
    assert {name: counts[name] for name in wanted} == wanted
    assert 380 <= counts["entry"] <= 420
    assert counts["feedback"] >= 15
    assert counts["theme"]
    assert counts["cycle_date"]


def test_every_kind_of_everything_is_there() -> None:
    found = story(NOON)
    assert {one["kind"] for one in found["entry"]} == set(KINDS)
    assert {one["kind"] for one in found["outcome"]} == set(OUTCOMES)
    assert {one["talk_kind"] for one in found["conversation"]} == set(TALK_KINDS)
    assert {one["effect"] for one in found["entry_strength"]} == {"energised", "used", "drained"}
    assert {one["relation"] for one in found["person"]} >= {"manager", "mentor", "coach", "report", "skip-level"}
    assert {(one["whose"], one["kind"]) for one in found["topic"]} >= {("theirs", "talk"), ("mine", "ask")}
    assert {bool(one["proposal"]) for one in found["topic"] if one["kind"] == "hard"} == {True, False}


def test_goals_have_histories_and_every_end() -> None:
    found = story(NOON)
    ends = Counter(
        next((end for end in ("reached_on", "let_go_on", "paused_on") if goal[end]), "active") for goal in found["goal"]
    )
    assert ends == {"reached_on": 3, "let_go_on": 1, "paused_on": 1, "active": 3}
    assert all(goal["measure"] for goal in found["goal"])
    wordings = Counter(version["goal_id"] for version in found["goal_version"])
    assert len(wordings) == 8
    assert max(wordings.values()) == 3
    reasons = [version["reason"] for version in found["goal_version"]]
    assert sum(map(bool, reasons)) == len(reasons) - 8, "each later wording says why"
    days = {version["day"] for version in found["goal_version"]}
    assert max(days) < at(NOON).date().isoformat(), "a wording carries its own day, not the day of the filling"


def test_options_wait_in_every_state_and_feedback_with_and_without_response() -> None:
    found = story(NOON)
    decided = {outcome["option_id"] for outcome in found["outcome"]}
    waiting = [option for option in found["option"] if option["id"] not in decided]
    states = {"proposed" if one["proposed_on"] else "ready" if one["ready_on"] else "idea" for one in waiting}
    assert states == {"proposed", "ready", "idea"}
    answered = {action["feedback_id"] for action in found["action"]} - {None}
    assert 0 < len(answered) < len(found["feedback"])


def test_promises_are_kept_let_go_open_and_late() -> None:
    today = at(NOON).date().isoformat()
    promises = story(NOON)["action"]
    still_open = [one for one in promises if not one["done_on"] and not one["dropped_on"]]
    assert {bool(one["owner_id"]) for one in still_open} == {True, False}, "mine and theirs"
    assert {one["due"] < today for one in still_open if one["due"]} == {True, False}, "late and not yet due"
    assert any(one["dropped_on"] for one in promises)
    assert sum(bool(one["done_on"]) for one in promises) > 50


def test_strengths_are_met_in_every_state(filled: Journal) -> None:
    newest = trends.read(filled, 4).quarters[-2]
    states = {use.state for use in newest.strengths.values()}
    assert states >= {"used", "used a little", "unused", "draining"}


def test_half_the_wins_have_an_impact_and_most_entries_say_how_they_felt() -> None:
    entries = story(NOON)["entry"]
    wins = [one for one in entries if one["kind"] == "win"]
    assert 0.4 < sum(bool(one["impact"]) for one in wins) / len(wins) < 0.65
    assert 0.55 < sum(one["energy"] is not None for one in entries) / len(entries) < 0.72
    assert 15 < sum(one["private"] for one in entries) < 40
    untold = [one for one in wins if not one["told_on"]]
    assert 4 <= len(untold) <= 8
    assert all(one["impact"] for one in untold[-4:]), "what the next page brings is ready to be brought"


def test_every_method_was_lived() -> None:
    found = story(NOON)
    lived = ("series", "aspiration", "want", "want_heard", "value", "growth_area", "behaviour", "competency", "support",
             "plan_theme", "plan_revisit", "stock_take", "stock_take_state", "keep", "drain", "growth_step",
             "feedback_request", "promotion", "away", "letter", "session", "answer")  # fmt: skip
    assert {name for name in lived if not found[name]} == set()
    assert {one["state"] for one in found["stock_take_state"]} == {"used", "used a little", "unused"}
    assert {one["plan"] for one in found["drain"]} == {"compensate", "hand over", "drop"}
    assert {one["horizon"] for one in found["aspiration"]} == {2, 5}
    assert Counter(bool(one["finished_on"]) for one in found["session"])[False] == 1, "one to go on with"
    shipped = prompts.shipped()
    sets = {one["id"]: shipped[one["prompt_set"]] for one in found["session"]}
    for answer in found["answer"]:
        assert answer["prompt"] in {one.key for one in sets[answer["session_id"]].prompts}, answer["text"]


def test_the_prose_is_prose() -> None:
    bodies = [one["body"] for one in story(NOON)["entry"] if one["body"]]
    assert len(set(bodies)) == len(bodies)
    assert len(bodies) > 390
    titles = [one["title"] for one in story(NOON)["entry"] if one["title"] and one["kind"] in WRITTEN]
    assert len(set(titles)) == len(titles)
    everything = "\n".join(bodies)
    assert all(found in everything for found in ("หมอก", "\n## ", "\n- ", "\n1. ", "\n> ", "\n|", "**", "🎉"))
    assert not any("  " in body or " > " in body or "\\" in body or "\t" in body for body in bodies), "bad joins"


# When it happens ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("now", CLOCKS)
def test_nothing_lies_ahead_but_the_one_planned_conversation(now: str) -> None:
    found = story(now)
    unheld = {one["id"] for one in found["conversation"] if not one["held_on"] and not one["cancelled_on"]}
    assert len(unheld) == 1
    stamp = at(now).strftime("%Y-%m-%d %H:%M")
    for entry in found["entry"]:
        assert (f"{entry['day']} {entry['time']}" > stamp) == (entry["id"] in unheld), entry["title"]
    today = stamp[:10]
    for name, field in [("action", "done_on"), ("action", "day"), ("entry", "told_on"), ("outcome", "day"),
                        ("topic", "covered_on"), ("option", "proposed_on"), ("conversation", "prepared_on"),
                        ("conversation", "notes_read_on"), ("goal_version", "day")]:  # fmt: skip
        assert all(one[field] <= today for one in found[name] if one[field]), (name, field)
    written = datetime.fromisoformat(now).replace(tzinfo=ZONE).astimezone(ZoneInfo("UTC"))
    assert all(one["created"] <= written.strftime("%Y-%m-%dT%H:%M:%SZ") for some in found.values() for one in some)


@pytest.mark.parametrize("now", CLOCKS)
def test_it_reaches_over_all_quarters_up_to_today(now: str) -> None:
    days = [date.fromisoformat(one["day"]) for one in story(now)["entry"]]
    blocks = Counter((at(now).date() - day).days // 92 for day in days if day <= at(now).date())
    assert set(blocks) == set(range(8))
    assert min(blocks.values()) > 30
    assert max(day for day in days if day <= at(now).date()) >= at(now).date() - timedelta(days=3)


@pytest.mark.parametrize("now", CLOCKS)
def test_things_follow_each_other(now: str) -> None:
    found = story(now)
    entries = {one["id"]: one for one in found["entry"]}
    assert all(one["told_on"] >= one["day"] for one in entries.values() if one["told_on"])
    assert all(one["done_on"] >= one["day"] for one in found["action"] if one["done_on"])
    assert all(one["day"] >= entries[one["feedback_id"]]["day"] for one in found["action"] if one["feedback_id"])
    options = {one["id"]: one for one in found["option"]}
    for outcome in found["outcome"]:
        assert outcome["day"] >= options[outcome["option_id"]]["proposed_on"]
    for link in found["option_evidence"]:
        option = options[link["option_id"]]
        assert (option["proposed_on"] or "9999") >= entries[link["entry_id"]]["day"], option["title"]


def test_any_day_of_four_years_has_a_working_calendar() -> None:
    start = datetime(2026, 1, 1, 0, 5, tzinfo=ZONE)
    for days in range(4 * 366):
        calendar = demo_scribe.Calendar(start + timedelta(days=days))
        meeting = calendar.meeting("10:00")
        assert 2 <= (meeting.date() - calendar.today).days <= 4
        assert meeting.weekday() < 5
        moments = [calendar.moment(ago, "17:00") for ago in range(9)]
        assert all(moment <= calendar.now and moment.weekday() < 5 for moment in moments)
        assert moments == sorted(moments, reverse=True)


def test_what_may_fall_on_a_weekend_stays_there() -> None:
    sunday = demo_scribe.Calendar(datetime(2026, 11, 22, 12, 0, tzinfo=ZONE))
    assert sunday.day(0, weekend=True) == sunday.today
    assert sunday.day(0) == date(2026, 11, 20), "work is never moved into tomorrow"
    assert sunday.day(8) == date(2026, 11, 13), "Saturday's work was done on Friday"
    assert sunday.day(7) == date(2026, 11, 16), "Sunday's on Monday"


# The same every time ------------------------------------------------------------------------------------------------


def test_the_same_clock_tells_the_same_to_the_last_id() -> None:
    assert told(NOON) == story(NOON)
    other = story(CLOCKS[1])
    assert [one["uid"] for one in other["entry"]] != [one["uid"] for one in story(NOON)["entry"]], "the control"


def test_ids_are_ids_and_entries_are_written_in_their_order() -> None:
    found = story(NOON)
    uids = [one["uid"] for some in found.values() for one in some]
    assert len(set(uids)) == len(uids) - sum(len(found[name]) for name in MORE), "they share the entry's"
    assert {len(uid) for uid in uids} == {26}
    held = [one for one in found["entry"] if one["day"] <= NOON[:10]]
    order = [(one["day"], one["time"]) for one in held]
    assert order == sorted(order)
    assert [one["uid"][:10] for one in held] == sorted(one["uid"][:10] for one in held)


def test_it_is_one_step_that_undo_knows_nothing_of(journal: Journal) -> None:
    heard: list[str] = []
    journal.on_change(lambda change: heard.append(change.label))
    demo.fill(journal)
    assert heard == ["Example"]
    assert journal.undo() is None


# It makes the product shine -----------------------------------------------------------------------------------------


def test_the_next_talk_has_a_full_sheet_and_something_left_to_do(filled: Journal) -> None:
    talk = conversations.next_one(filled)
    assert talk
    assert talk.time == "10:00"
    carried = [topic for topic in conversations.topics(filled, talk) if topic.carried]
    assert len(carried) == 2
    states = Counter(step.state for step in checklist.read(filled, talk.id).steps)
    assert states["done"] >= 2
    assert states["open"] >= 5
    sections = {section.key: section for section in documents.summary(filled, sheet_of(talk.id)).sections}
    for key, wanted in {"wins": 3, "goals": 2, "options": 3, "asks": 3}.items():
        assert len(sections[key].items) >= wanted, key


# Bad data -----------------------------------------------------------------------------------------------------------


def folder_with(tmp_path: Path, change: Callable[[str], str]) -> Path:
    folder = tmp_path / "demo"
    shutil.copytree(paths.resources() / "demo", folder)
    file = folder / "entries-1.toml"
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("good", "bad", "sentence"),
    [
        ('people = ["gerrit"]', 'people = ["gerit"]', "entries-1.toml of the example names a person “gerit”"),
        ('["+plain"', '["+plane"', "names a strength “plane”"),
        ('goals = ["sideways"]', 'goals = ["upwards"]', "names a goal “upwards”"),
        ('themes = ["craft"]', 'themes = ["kraft"]', "names a theme “kraft”"),
        ('kind = "win"', 'king = "win"', "names a word “king”"),
        ("[[entry]]", "[[antry]]", "names a word “antry”"),
        ('kind = "win"', 'kind = "triumph"', "“triumph” is not one of"),
        ('at = "17:20"', "at = 17.20.", "The example cannot be read: entries-1.toml"),
    ],
)
def test_a_slip_in_the_data_is_named_and_nothing_is_written(
    journal: Journal, tmp_path: Path, good: str, bad: str, sentence: str
) -> None:
    folder = folder_with(tmp_path, lambda text: text.replace(good, bad, 1))
    with pytest.raises(Trouble) as trouble:
        demo.fill(journal, folder)
    assert sentence in str(trouble.value)
    assert journal.rows("SELECT count(*) FROM person")[0][0] == 0


def test_an_unchanged_copy_of_the_data_is_fine(journal: Journal, tmp_path: Path) -> None:
    demo.fill(journal, folder_with(tmp_path, str))


def test_a_journal_that_holds_something_is_left_alone(journal: Journal) -> None:
    journal.add("entry", body="Mine.")
    with pytest.raises(Trouble, match="not empty"):
        demo.fill(journal)
    assert journal.rows("SELECT count(*) FROM entry") == [(1,)]
