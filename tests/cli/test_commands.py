"""The command line as a person and a script use it: what it prints, what it refuses, and that it loses nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ENTRY_KEYS = {
    "id", "noun", "kind", "day", "time", "zone", "title", "body", "impact", "energy", "private", "people", "strengths",
    "goals", "themes",
}  # fmt: skip


def test_add_prints_the_id_alone_and_show_takes_its_beginning(cli):
    uid = cli.ok("add", "A quiet day")
    assert len(uid) == 26
    assert uid == uid.lower()
    assert cli.json("show", uid)["body"] == "A quiet day"
    assert cli.json("show", uid[:-4])["id"] == uid
    assert "record" in cli.fails("show", "zzzzzz")


def test_add_takes_every_option_and_marks(cli):
    cli.ok("strength", "add", "--name", "Calm under pressure")
    cli.ok("goal", "add", "--title", "Lead the guild")
    uid = cli.ok(
        "add", 'With @"Priya Raman" about #platform, +calm and ^lead', "--kind", "win", "--day", "2026-01-05",
        "--time", "8:30", "--title", "T", "--impact", "Two teams", "--energy", "-2", "--person", "Tomás",
    )  # fmt: skip
    row = cli.json("show", uid)
    assert set(row) >= ENTRY_KEYS
    assert (row["day"], row["time"], row["kind"], row["energy"]) == ("2026-01-05", "08:30", "win", -2)
    assert sorted(row["people"]) == ["Priya Raman", "Tomás"]
    assert row["strengths"] == [{"name": "Calm under pressure", "effect": "energised"}]
    assert (row["goals"], row["themes"]) == (["Lead the guild"], ["platform"])
    assert cli.json("list", "--person", "tomas", "--kind", "win")[0]["id"] == uid
    drained = cli.ok("add", "A long meeting", "--strength", "Calm under pressure:drained", "--private")
    assert cli.json("show", drained)["strengths"][0]["effect"] == "drained"
    assert cli.json("show", drained)["private"] is True


@pytest.mark.parametrize("text", ["-5 % today", "- item", "-5", "--- a rule of dashes", "#4521 is fixed", "a\nb"])
def test_a_text_may_begin_with_anything(cli, text):
    assert cli.json("show", cli.ok("add", text))["body"] == text


def test_text_comes_from_standard_input(cli, monkeypatch):
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbffrom a pipe\r\n")))
    assert cli.json("show", cli.ok("add", "-"))["body"].strip() == "from a pipe"


def test_an_unknown_strength_is_never_guessed_and_nothing_is_saved(cli):
    cli.ok("strength", "add", "--name", "Calm")
    said = cli.fails("add", "Felt +courage and @Nobody")
    assert "+courage" in said
    assert "\\" in said
    assert cli.json("list") == []
    assert cli.json("person", "list") == []
    assert "no strength “Courage”" in cli.fails("add", "x", "--strength", "Courage")
    assert cli.json("list") == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "x", "--day", "2026-02-30"), "no day"),
        (("add", "x", "--kind", "victory"), "not one of note, win"),
        (("add", "x", "--energy", "7"), "energy"),
        (("add", "   "), "no text"),
        (("list", "--quarter", "spring"), "no quarter"),
        (("list", "--person", "Nobody"), "no person “Nobody”"),
        (("checklist",), "No conversation is planned"),
        (("export", "/nowhere/x", "--format", "stone"), "no format"),
        (("show", "x" * 26), "no record"),
        (("import", "/nowhere/at/all"), "/nowhere/at/all"),
        (("pictures", "somewhere", "--size", "huge"), "no size"),
    ],
)
def test_bad_input_is_one_clear_line_and_changes_nothing(cli, arguments, sentence):
    before = cli.json("list")
    assert sentence in cli.fails(*arguments)
    assert cli.json("list") == before


def test_a_wrong_command_line_is_2(cli):
    for arguments in (("dance",), ("add",), ("list", "--colour", "red"), ("person",), ("person", "dance")):
        assert cli.run(*arguments).status == 2, arguments


def test_every_command_but_new_makes_no_journal(cli, tmp_path):
    missing = tmp_path / "missing.journal"
    for arguments in (["list"], ["add", "x"], ["person", "list"], ["checklist"], ["trends"], ["search", "x"]):
        done = subprocess.run(
            [sys.executable, "-m", "careerjournal", *arguments, "--journal", str(missing)],
            capture_output=True, text=True, cwd=Path(__file__).parents[2],
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (1, "")
        assert "no journal at" in done.stderr
        assert not missing.exists()


def test_options_stand_before_or_after_the_command(cli):
    cli.ok("add", "x")
    assert cli.run("--json", "list").json == cli.run("list", "--json").json


def test_list_filters_and_orders(cli):
    days = {
        day: cli.ok("add", f"on {day}", "--day", day)
        for day in ("2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01")
    }
    assert [row["day"] for row in cli.json("list")] == sorted(days, reverse=True)
    assert [row["day"] for row in cli.json("list", "--quarter", "2026-Q1")] == ["2026-03-31", "2026-01-01"]
    assert [row["day"] for row in cli.json("list", "--from", "2026-01-01", "--to", "2026-01-01")] == ["2026-01-01"]
    assert len(cli.json("list", "--limit", "2")) == 2
    both = cli.json("list", "--quarter", "2026-Q1", "--from", "2026-02-01")
    assert [row["day"] for row in both] == ["2026-03-31"]


def test_search_is_never_syntax_and_has_snippets(cli):
    uid = cli.ok("add", "Zoë said “OR” is no word")
    cli.ok("person", "add", "--name", "Zoë Őr")
    rows = cli.json("search", "zoe")
    assert {row["noun"] for row in rows} == {"entry", "person"}
    assert all("snippet" in row for row in rows)
    assert [row["kind"] for row in rows if row["noun"] == "person"] == [None]
    for asked in ('"', "OR", "NEAR(", "-x", "a*", "(("):
        cli.ok("search", asked)
    assert [row["id"] for row in cli.json("search", "word", "--kind", "note")] == [uid]


def test_every_noun_adds_edits_lists_shows_and_removes(cli):
    person = cli.ok("person", "add", "--name", "Priya Raman", "--relation", "manager")
    talk = cli.ok(
        "conversation", "add", "--person", "Priya Raman", "--day", "2026-01-22", "--time", "10:00", "--kind", "career"
    )
    entry = cli.ok("add", "evidence")
    made = {
        "strength": cli.ok("strength", "add", "--name", "Calm", "--rank", "1"),
        "goal": cli.ok("goal", "add", "--title", "Lead", "--measure", "two rooms"),
        "theme": cli.ok("theme", "add", "--name", "platform"),
        "topic": cli.ok("topic", "add", "--text", "Money", "--conversation", "next"),
        "action": cli.ok("action", "add", "--text", "Write", "--owner", "priya", "--due", "2026-02-01"),
        "option": cli.ok("option", "add", "--title", "Try", "--strength", "Calm", "--evidence", entry),
        "feedback": cli.ok("feedback", "add", "--body", "“Good.”", "--giver", "Priya Raman"),
        "role": cli.ok("role", "add", "--title", "Engineer", "--from-day", "2024-01-01"),
        "cycle-date": cli.ok("cycle-date", "add", "--name", "Review", "--day", "2026-06-01", "--yearly"),
        "entry": entry,
        "person": person,
        "conversation": talk,
    }
    made["outcome"] = cli.ok("outcome", "add", "--option", made["option"], "--kind", "deferred", "--reason", "later")
    for noun, uid in made.items():
        rows = cli.json(noun, "list")
        assert uid in [row["id"] for row in rows], noun
        assert cli.json(noun, "show", uid)["id"] == uid
        cli.ok(noun, "list")
    assert cli.json("conversation", "list")[0]["kind"] == "career"
    assert cli.json("show", made["option"])["evidence"] == [entry]
    assert cli.json("show", talk)["topics"][0]["text"] == "Money"
    cli.ok("goal", "edit", "Lead", "--measure", "three rooms")
    assert cli.json("show", made["goal"])["measure"] == "three rooms"
    for noun in ("topic", "outcome", "action", "option", "feedback", "role", "cycle-date", "theme"):
        cli.ok(noun, "remove", made[noun])
        assert made[noun] not in [row["id"] for row in cli.json(noun, "list")]
    cli.ok("trash", "restore", made["theme"])
    assert cli.json("theme", "list")[0]["name"] == "platform"


def test_the_verbs_of_the_nouns(cli):
    cli.ok("person", "add", "--name", "Priya", "--relation", "manager")
    talk = cli.ok("conversation", "add", "--person", "Priya", "--day", "2026-01-22")
    topic = cli.ok("topic", "add", "--text", "Money", "--conversation", "next")
    action = cli.ok("action", "add", "--text", "Write")
    option = cli.ok("option", "add", "--title", "Try")
    piece = cli.ok("feedback", "add", "--body", "Slower.", "--giver", "Priya")
    goal = cli.ok("goal", "add", "--title", "Lead")
    cli.ok("topic", "cover", topic)
    cli.ok("action", "done", action)
    cli.ok("option", "ready", option)
    cli.ok(
        "option",
        "decide",
        option,
        "--kind",
        "counter-offered",
        "--offered-instead",
        "an intern",
        "--conversation",
        talk,
    )
    answer = cli.ok("feedback", "answer", piece, "--text", "Pause after each slide", "--due", "2026-02-01")
    cli.ok("goal", "reword", goal, "--measure", "two rooms", "--reason", "clearer")
    cli.ok("conversation", "postpone", talk, "--day", "2026-01-29", "--time", "11:00")
    assert cli.json("show", talk)["day"] == "2026-01-29"
    cli.ok("conversation", "postpone", talk, "--day", "2026-01-20")
    cli.ok("conversation", "hold", talk, "--minutes", "25")
    whole = cli.json("show", talk)
    assert (whole["state"], whole["minutes"], whole["outcomes"][0]["offered_instead"]) == ("held", 25, "an intern")
    assert cli.json("show", topic)["covered_on"] == "2026-01-20"
    assert cli.json("show", action)["state"] == "closed"
    assert cli.json("show", piece)["responses"][0]["id"] == answer
    assert len(cli.json("show", goal)["wordings"]) == 2
    assert "only a planned one" in cli.fails("conversation", "cancel", talk)


def test_the_checklist_follows_the_journal(cli):
    cli.ok("person", "add", "--name", "Priya", "--relation", "manager")
    cli.ok("conversation", "add", "--person", "Priya", "--day", "2026-01-22", "--time", "10:00")

    def step(key):
        found = cli.json("checklist", "next")
        return next(one for one in found["steps"] if one["key"] == key)

    action = cli.ok("action", "add", "--text", "Write it down")
    assert (step("actions-mine")["state"], step("actions-mine")["evidence"]) == ("open", [action])
    cli.ok("action", "done", action)
    assert step("actions-mine")["state"] == "done"
    cli.ok("option", "add", "--title", "Lead the guild")
    assert step("options")["state"] == "open"
    assert "Lead the guild" in step("options")["reason"]
    assert cli.json("checklist")["ready"] is False
    assert "Write" not in cli.ok("checklist").splitlines()[0]


def test_new_says_what_stands_in_its_way_and_what_lies_in_a_synced_folder(cli, tmp_path):
    assert "cannot be written" in cli.fails("new", str(tmp_path / ("a" * 300)))
    assert "cannot be read" in cli.fails("list", "--journal", str(tmp_path / ("a" * 300)))
    (tmp_path / "Dropbox").mkdir()
    assert "Dropbox copies" in cli.ok("new", str(tmp_path / "Dropbox" / "mine.journal"))
    assert "copies" not in cli.ok("new", str(tmp_path / "mine.journal")), "the control"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to root")
def test_new_in_a_closed_folder_says_which(cli, tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    for path in (tmp_path / "closed" / "a.journal", tmp_path / "closed" / "in" / "a.journal"):
        assert f"Allow writing in {tmp_path / 'closed'}." in cli.fails("new", str(path))
    (tmp_path / "closed").chmod(0o700)


def test_new_writes_over_nothing_and_journals_that_are_none_are_named(cli, tmp_path):
    assert "already there" in cli.fails("new", str(cli.path))
    (tmp_path / "text").write_text("hello " * 100)
    assert "is a text file" in cli.run("list", "--journal", str(tmp_path / "text")).err
    assert json.loads(cli.ok("list", "--json")) == []


def test_a_reader_that_goes_away_gets_no_traceback(cli):
    for number in range(50):
        cli.ok("add", f"entry {number} " + "long " * 200)
    script = f"{sys.executable} -m careerjournal --journal {cli.path} list --json | head -n 1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout == "[\n"
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_add_takes_every_kind_and_makes_what_it_is(cli):
    cli.ok("person", "add", "--name", "Priya Raman")
    for kind in ("note", "win", "learning", "setback", "decision", "reflection", "milestone"):
        uid = cli.ok("add", f"a {kind}", "--kind", kind)
        assert [(row["id"], row["noun"]) for row in cli.json("list", "--kind", kind)] == [(uid, "entry")]
    words = cli.ok("add", "“Slower, please.”", "--kind", "feedback", "--person", "Priya Raman")
    talk = cli.ok("add", "Ten minutes with @priya about money", "--kind", "conversation")
    assert (cli.json("show", words)["noun"], cli.json("show", words)["giver"]) == ("feedback", "Priya Raman")
    assert (cli.json("show", talk)["state"], cli.json("show", talk)["held_on"]) == ("held", "2026-01-20")
    assert [row["id"] for row in cli.json("list", "--kind", "conversation", "--kind", "feedback")] == [talk, words]
    later = cli.ok("add", "With @priya", "--kind", "conversation", "--day", "2026-02-01")
    assert cli.json("show", later)["state"] == "planned"
    assert "with" in cli.fails("add", "alone", "--kind", "conversation")
    assert "impact" in cli.fails("add", "x", "--kind", "feedback", "--impact", "much")
    assert len(cli.json("list")) == 9


def test_a_strength_whose_name_has_a_colon_is_found_by_it(cli):
    cli.ok("strength", "add", "--name", "Calm: under fire")
    plain = cli.ok("add", "x", "--strength", "Calm: under fire")
    drained = cli.ok("add", "x", "--strength", "Calm: under fire:drained")
    assert [cli.json("show", uid)["strengths"][0]["effect"] for uid in (plain, drained)] == ["used", "drained"]
    assert "energised" in cli.fails("add", "x", "--strength", "Calm:bogus")


def test_what_says_nothing_is_no_record(cli):
    assert "no text" in cli.fails("entry", "add", "--kind", "win")
    cli.ok("person", "add", "--name", "Priya")
    talk = cli.ok("conversation", "add", "--person", "Priya", "--day", "2026-01-22")
    assert "whole number" in cli.fails("conversation", "hold", talk, "--minutes", "-5")
    assert cli.json("show", talk)["state"] == "planned"
    assert cli.json("list") == []


@pytest.mark.parametrize("day", ["5 Jan 2026", "January 5, 2026", "5.1.2026", "2026-01-05"])
def test_a_day_may_be_said_in_words(cli, day):
    uid = cli.ok("add", "A quiet day", "--day", day)
    assert cli.json("show", uid)["day"] == "2026-01-05"
    assert [row["id"] for row in cli.json("list", "--from", day, "--to", day)] == [uid]
    assert cli.json("goal", "add", "--title", "Lead", "--target-date", day)["target_date"] == "2026-01-05"


def test_a_day_that_could_be_two_is_refused_and_nothing_is_saved(cli):
    assert "could be 5 January or 1 May" in cli.fails("add", "A quiet day", "--day", "5/1/2026")
    assert cli.json("list") == []
