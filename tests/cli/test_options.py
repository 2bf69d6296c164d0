"""Options on the command line: what is pointed out, proposed, decided, accepted and looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine


@pytest.fixture
def talk(cli: CommandLine) -> str:
    cli.ok("person", "add", "--name", "Priya Raman", "--relation", "manager")
    return cli.ok("conversation", "add", "--person", "Priya Raman", "--day", "2026-01-20", "--kind", "career")


def test_ready_is_advice_and_says_what_they_may_ask(cli: CommandLine) -> None:
    option = cli.ok("option", "add", "--title", "Mentor two", "--cost", "Two hours")
    assert cli.json("option", "show", option)["lacks"] == ["rationale", "evidence"]
    assert cli.ok("option", "ready", option) == "They may ask what it gives the team and what speaks for it."
    assert cli.json("option", "show", option)["state"] == "ready"
    proof = cli.ok("add", "Ines asked me first")
    cli.ok("option", "edit", option, "--rationale", "They stay", "--evidence", proof)
    assert cli.ok("option", "ready", option) == "", "the control"


def test_an_agreed_trial_says_its_step_and_its_win(cli: CommandLine, talk: str) -> None:
    option = cli.ok("option", "add", "--title", "Lead the group", "--trial", "One month of it")
    cli.ok("option", "propose", option, "--conversation", talk)
    assert cli.json("show", option)["proposed_in"] == talk
    cli.ok(
        "option", "decide", option, "--kind", "agreed", "--from-day", "2026-02-01", "--review-on", "2026-04-30",
        "--reason", "They like it", "--conversation", talk,
    )  # fmt: skip
    shown = cli.json("show", option)
    (outcome,) = shown["outcomes"]
    assert (shown["state"], shown["look_again_on"], outcome["day"]) == ("agreed", "2026-04-30", "2026-01-20")
    assert cli.json("show", outcome["action"])["due"] == "2026-02-01"
    assert cli.json("show", outcome["win"])["title"] == "Agreed: Lead the group: one month of it"
    cli.ok("outcome", "edit", outcome["id"], "--from-day", "2026-02-15")
    assert cli.json("show", outcome["action"])["due"] == "2026-02-15"
    cli.ok("outcome", "remove", outcome["id"])
    assert cli.json("list", "--kind", "win") == cli.json("action", "list") == []
    cli.ok("trash", "restore", outcome["id"])
    assert len(cli.json("list", "--kind", "win")) == len(cli.json("action", "list")) == 1


def test_a_counter_offer_is_accepted_and_a_review_moves(cli: CommandLine, talk: str) -> None:
    option = cli.ok("option", "add", "--title", "A team of two")
    outcome = cli.ok(
        "outcome", "add", "--option", option, "--kind", "counter-offered", "--offered-instead", "An intern",
        "--conversation", talk, "--review-on", "2026-01-20",
    )  # fmt: skip
    assert cli.json("list", "--kind", "win") == []
    assert cli.json("outcome", "accept", outcome, "--from-day", "2026-03-01")["accepted_on"] == "2026-01-20"
    assert [win["title"] for win in cli.json("list", "--kind", "win")] == ["Agreed: An intern"]
    cli.ok("outcome", "looked", outcome, "--again-on", "2026-06-01")
    assert cli.json("show", option)["look_again_on"] == "2026-06-01"
    declined = cli.ok("option", "decide", option, "--kind", "declined")
    assert "no counter-offer" in cli.fails("outcome", "accept", declined)
    assert len(cli.json("show", option)["outcomes"]) == 2, "nothing is lost"


def test_a_hard_topic_is_ready_as_it_is(cli: CommandLine, talk: str) -> None:
    topic = cli.ok("topic", "add", "--text", "The rota", "--kind", "hard", "--conversation", talk)
    cli.ok("topic", "ready", topic)
    assert cli.json("topic", "show", topic)["ready_on"] == "2026-01-20"
