"""A promotion on the command line: its case, both answers, and the talk that follows a no."""

from __future__ import annotations

import pytest


@pytest.fixture
def talk(cli):
    cli.ok("person", "add", "--name", "Priya Raman", "--relation", "manager")
    return cli.ok("conversation", "add", "--person", "Priya Raman", "--day", "2026-01-20", "--kind", "promotion")


@pytest.fixture
def ask(cli, talk):
    about = ("--target", "Lead planner", "--person", "Priya Raman", "--conversation", talk)
    return cli.ok("promotion", "add", *about)


def test_a_no_plans_the_next_talk_and_is_quiet_until_then(cli, ask):
    cli.ok("promotion", "answer", ask, "--answer", "no", "--said", "Not now", "--follow-up-on", "2026-01-22")
    shown = cli.json("show", ask)
    assert (shown["answer"], shown["said"], shown["follow_up_on"]) == ("no", "Not now", "2026-01-22")
    assert (shown["state"], shown["quiet"], shown["asked_on"]) == ("no", True, "2026-01-20")
    days = {(talk["day"], talk["kind"]) for talk in cli.json("conversation", "list")}
    assert ("2026-01-22", "promotion") in days
    cli.ok("promotion", "plan", ask)
    assert cli.json("show", ask)["state"] == "planned"


def test_a_yes_says_how_it_goes_on(cli, ask):
    said = ("--recommends", "Priya", "--by-when", "2026-06-15", "--meanwhile", "Run the gales")
    cli.ok("promotion", "answer", ask, "--answer", "yes", *said)
    shown = cli.json("show", ask)
    assert (shown["state"], shown["recommends"], shown["by_when"]) == ("yes", "Priya", "2026-06-15")


def test_an_answer_is_yes_or_no(cli, ask):
    assert "yes or no" in cli.fails("promotion", "answer", ask, "--answer", "perhaps")


def test_show_names_what_supports_it_and_what_is_thin(cli, ask):
    win = cli.ok("add", "Nobody lost anything", "--kind", "win", "--impact", "Two crews")
    goal = cli.ok("goal", "add", "--title", "Run two gales")
    shown = cli.json("show", ask)
    assert {point["key"]: point["evidence"] for point in shown["supports"]} == {"wins": [win]}
    thin = {point["key"]: point["evidence"] for point in shown["thin"]}
    assert (thin["goals-without-measure"], thin["goals-without-evidence"]) == ([goal], [goal])


def test_the_checklist_has_its_new_steps_and_show_the_note(cli, talk, ask):
    cli.ok("topic", "add", "--text", "The winter plan", "--conversation", talk)
    steps = {step["key"]: step for step in cli.json("checklist", "next")["steps"]}
    assert steps["promotion"]["state"] == "open"
    assert {"reviews", "want", "goals-evidence", "requests", "manager-told", "win-older", "dates"} <= set(steps)
    note = cli.json("show", talk)["note"]
    assert "– The winter plan" in note
    assert len(note) <= 12
