"""What the nouns of the methods refuse: one sentence, and the journal as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine

_SET = 'key = "mine"\ntitle = "Mine"\n[[prompt]]\nkey = "first"\ntext = "What?"\n'


def kept(cli: CommandLine, *nouns: str) -> list[object]:
    """Return everything that the journal says of some nouns."""
    return [cli.json(noun, "list") for noun in nouns]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("away add --from-day 2026-02-10 --to-day 2026-02-01", "“To” is a day before “From”"),
        ("role add --title Lead --from-day 2026-02-10 --to-day 2026-02-01", "“To” is a day before “From”"),
        ("promotion add --target L5 --asked-on 2026-01-20 --follow-up-on 2026-01-01", "before “Asked on”"),
        ("series add --person Priya --from-day 2026-02-10 --every-weeks 0", "a whole number from 1"),
        ("session add --prompt-set pulse --window-months 0", "a whole number from 1"),
        ("stock-take add --day 9999-12-31", "too far away"),
        ("want add --text Level --day 0001-01-01", "too far away"),
        ("want add --text Level --day=", "Day is needed"),
        ("conversation add --person Priya --day=", "Day is needed"),
        ("letter add --text Hello --open-on 2026-01-20", "Choose a day to come"),
        ("letter add --open-on 2026-01-21", "Letter is needed"),
        ("aspiration add --text Far --horizon 3", "It takes 2, 5"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence_and_keeps_nothing(cli: CommandLine, command: str, said: str) -> None:
    assert said in cli.fails(*command.split())
    assert kept(cli, command.partition(" ")[0], "person") == [[], []]


def test_an_edit_refuses_what_adding_does(cli: CommandLine) -> None:
    talk = cli.ok("conversation", "add", "--person", "Priya", "--day", "2026-01-27")
    away = cli.ok("away", "add", "--from-day", "2026-02-01", "--to-day", "2026-02-10")
    rhythm = cli.ok("series", "add", "--person", "Priya", "--from-day", "2026-01-27", "--every-weeks", "")
    begun = cli.ok("session", "add", "--prompt-set", "pulse")
    mine = cli.ok("prompt-set", "add", "--text", _SET)
    touched = ("conversation", "away", "series", "session", "prompt-set")
    before = kept(cli, *touched)
    assert "With is needed" in cli.fails("conversation", "edit", talk, "--person", "")
    assert "Day is needed" in cli.fails("conversation", "edit", talk, "--day", "")
    assert "a day before" in cli.fails("away", "edit", away, "--to-day", "2026-01-31")
    assert "from 1" in cli.fails("series", "edit", rhythm, "--every-weeks", "0")
    assert "keeps its questions" in cli.fails("session", "edit", begun, "--prompt-set", "autopilot")
    assert "line 1" in cli.fails("prompt-set", "edit", mine, "--text", "no set")
    assert "has passed" in cli.fails("conversation", "postpone", talk, "--day", "2026-01-19")
    assert kept(cli, *touched) == before
    cli.ok("away", "edit", away, "--to-day", "2026-02-01")
    cli.ok("session", "edit", begun, "--prompt-set", "pulse", "--private")
    cli.ok("prompt-set", "edit", mine, "--text", _SET.replace("What?", "What now?"))
    assert kept(cli, *touched) != before, "the control: what fits is kept"


def test_an_id_of_something_else_is_nobodys_name(cli: CommandLine) -> None:
    theme = cli.ok("theme", "add", "--name", "storms")
    gone = cli.ok("person", "add", "--name", "Gerrit")
    cli.ok("person", "remove", gone)
    for wrong in (theme, gone):
        assert "There is no person" in cli.fails("conversation", "add", "--person", wrong)
        assert "There is no person" in cli.fails("support", "add", "--what", "Time", "--person", wrong)
    assert cli.json("person", "list") == []
    cli.ok("conversation", "add", "--person", "Priya")
    assert [one["name"] for one in cli.json("person", "list")] == ["Priya"], "the control: a new name is a new person"


def test_what_is_still_to_come_was_neither_heard_nor_looked_at(cli: CommandLine) -> None:
    want = cli.ok("want", "add", "--text", "Level 5")
    assert "still to come" in cli.fails("want", "heard", want, "--person", "Priya", "--day", "2026-01-21")
    option = cli.ok("option", "add", "--title", "Teach")
    outcome = cli.ok("option", "decide", option, "--kind", "deferred", "--review-on", "2026-01-20")
    assert "a day to come" in cli.fails("outcome", "looked", outcome, "--again-on", "2026-01-20")
    assert "a day before" in cli.fails("outcome", "edit", outcome, "--review-on", "2026-01-19")
    cli.ok("outcome", "looked", outcome, "--again-on", "2026-01-21")


def test_a_letter_says_nothing_before_it_is_opened(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = cli.ok("letter", "add", "--text", "Look up the quillfeather", "--open-on", "2026-06-01")
    ways = (("letter", "list"), ("letter", "show", letter), ("show", letter), ("search", "quillfeather"), ("trash",))
    assert "waits until" in cli.fails("letter", "open", letter)
    assert not any("quillfeather" in cli.ok(*way) + cli.ok(*way, "--json") for way in ways)
    cli.ok("letter", "remove", letter)
    assert "quillfeather" not in cli.ok("trash")
    cli.ok("trash", "restore", letter)
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-06-01T09:00")
    assert cli.json("letter", "show", letter)["state"] == "sealed"
    cli.ok("letter", "open", letter)
    assert cli.json("letter", "show", letter)["text"] == "Look up the quillfeather"


def test_a_revisit_goes_with_its_theme_and_comes_back_with_it(cli: CommandLine) -> None:
    theme = cli.ok("plan-theme", "add", "--name", "Breadth", "--year", "2026")
    cli.ok("plan-revisit", "add", "--plan-theme", "Breadth", "--text", "Two nights")
    cli.ok("plan-theme", "remove", theme)
    assert [one["noun"] for one in cli.json("trash")] == ["plan-theme"]
    cli.ok("trash", "restore", theme)
    assert [one["text"] for one in cli.json("plan-theme", "show", theme)["revisits"]] == ["Two nights"]
