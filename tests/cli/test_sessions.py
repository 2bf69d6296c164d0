"""Sessions from the command line: begun, answered, skipped and finished, with their questions in JSON."""

from __future__ import annotations


def test_a_pulse_from_the_command_line(cli, monkeypatch):
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-01-31T18:00")
    uid = cli.ok("session", "add", "--prompt-set", "pulse")
    cli.ok("session", "answer", uid, "--prompt", "where-am-i", "--text", "In the engine room")
    cli.ok("session", "skip", uid, "--prompt", "trending")
    assert cli.json("session", "list")[0]["state"] == "unfinished"
    cli.ok("session", "finish", uid)
    win = cli.ok("add", "Shipped the search", "--kind", "win", "--day", "2026-02-20")
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-02-28T18:00")
    next_one = cli.ok("session", "add", "--prompt-set", "pulse")
    found = cli.json("show", next_one)
    first = found["questions"][0]
    assert found["state"] == "unfinished"
    assert (first["key"], first["question"], first["answer"]) == ("where-am-i", "Where are you now?", "")
    assert first["last"] == {"text": "In the engine room", "day": "2026-01-31", "session": uid}
    assert first["evidence"] == [win]
    before = cli.json("session", "show", uid)
    assert (before["state"], before["noun"], before["kind"]) == ("finished", "session", "reflection")
    assert [one["key"] for one in before["questions"] if one["skipped"]] == ["trending"]
    assert "### Where are you now?\n\nIn the engine room" in before["body"]
    assert before["questions"][0]["evidence"] == []


def test_what_no_session_knows_is_one_clear_line(cli):
    assert "past-present-future" in cli.fails("session", "add", "--prompt-set", "puls")
    uid = cli.ok("session", "add", "--prompt-set", "pulse")
    assert "“no-such”" in cli.fails("session", "answer", uid, "--prompt", "no-such", "--text", "x")
    assert "line 1" in cli.fails("prompt-set", "add", "--title", "Mine", "--text", "key =")
    assert cli.json("prompt-set", "list") == []
