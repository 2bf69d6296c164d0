"""The command line's verbs for goals and growth, and what `show` tells of a goal, of what I want, and of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from tests.cli.conftest import CommandLine


def test_show_goal_tells_two_measures_and_all_that_hangs_on_it(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2025-05-01T09:00")
    goal = cli.ok("goal", "add", "--title", "Level 5", "--measure", "Priya puts my name forward", "--kind", "career")
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-01-20T09:45")
    cli.ok("goal", "reword", goal, "--measure", "Both of them put my name forward", "--reason", "Two must sign")
    cli.ok("competency", "add", "--name", "Leads through others", "--goal", "Level 5")
    behaviour = cli.ok("behaviour", "add", "--text", "Stays off the radio", "--goal", "Level 5")
    cli.ok("action", "add", "--text", "Borrow a budget", "--goal", "Level 5")
    help_ = cli.ok("support", "add", "--what", "A budget line", "--goal", "Level 5", "--source", "manager")
    cli.ok("behaviour", "done", behaviour)
    cli.ok("support", "asked", help_, "--day", "2026-01-12")
    cli.ok("support", "came", help_)
    found = cli.json("show", goal)
    assert [(one["measure"], one["from"], one["to"]) for one in found["measures"]] == [
        ("Priya puts my name forward", "2025-05-01", "2026-01-19"),
        ("Both of them put my name forward", "2026-01-20", None),
    ]
    assert [one["reason"] for one in found["wordings"]] == ["", "Two must sign"]
    assert [one["name"] for one in found["competencies"]] == ["Leads through others"]
    assert [(one["done_on"], one["state"]) for one in found["behaviours"]] == [("2026-01-20", "closed")]
    assert [one["text"] for one in found["actions"]] == ["Borrow a budget"]
    assert [(one["asked_on"], one["state"]) for one in found["support"]] == [("2026-01-12", "came")]
    assert cli.json("support", "declined", help_)["state"] == "declined"


def test_what_i_want_says_who_heard_it(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-01-20T09:45")
    want = cli.ok("want", "add", "--text", "Level 5, and my Thursdays")
    assert cli.json("show", want)["heard"] == []
    cli.ok("want", "heard", want, "--person", "Priya Raman", "--day", "2026-01-12")
    cli.ok("want", "heard", want, "--person", "Gerrit")
    assert cli.json("show", want)["heard"] == [
        {"person": "Gerrit", "day": "2026-01-20"}, {"person": "Priya Raman", "day": "2026-01-12"},
    ]  # fmt: skip
    assert cli.run("want", "heard", want).status == 2, "the control: by whom is needed"


def test_steps_are_done_areas_closed_and_themes_read_again(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-01-20T09:45")
    step = cli.ok("growth-step", "add", "--text", "A term in the control room", "--direction", "sideways")
    assert cli.json("show", step)["state"] == "open"
    assert cli.json("growth-step", "done", step)["done_on"] == "2026-01-20"
    area = cli.ok("growth-area", "add", "--name", "Saying no early", "--from-feedback")
    assert cli.json("growth-area", "close", area)["state"] == "closed"
    assert cli.json("growth-area", "reopen", area)["state"] == "open"
    assert cli.json("show", area)["sources"] == ["feedback"]
    theme = cli.ok("plan-theme", "add", "--name", "Rest", "--year", "2026")
    cli.ok("plan-revisit", "add", "--plan-theme", theme, "--text", "One week so far")
    assert [(one["quarter"], one["text"]) for one in cli.json("show", theme)["revisits"]] == [
        ("2026-Q1", "One week so far")
    ]
    aspiration = cli.ok("aspiration", "add", "--horizon", "2", "--text", "A team of my own")
    assert [one["text"] for one in cli.json("show", aspiration)["versions"]] == ["A team of my own"]
