"""Looking back from the command line: one question through time, and a quarter beside the last and a year ago."""

from __future__ import annotations


def test_answers_to_one_question_by_quarter_with_the_words_that_changed(cli):
    for day, text in (("2025-08-04", "In the engine room"), ("2025-11-04", "On the bridge"), ("2025-11-20", "Ashore")):
        uid = cli.ok("session", "add", "--prompt-set", "pulse", "--day", day)
        cli.ok("session", "answer", uid, "--prompt", "where-am-i", "--text", text)
    found = cli.json("answers", "where-am-i")
    assert (found["key"], found["question"]) == ("where-am-i", "Where are you now?")
    assert [(one["quarter"], [each["text"] for each in one["answers"]]) for one in found["quarters"]] == [
        ("2025-Q3", ["In the engine room"]), ("2025-Q4", ["On the bridge", "Ashore"]),
    ]  # fmt: skip
    bridge = found["quarters"][1]["answers"][0]["words"]
    assert [(one["text"], one["change"]) for one in bridge] == [
        ("In", "gone"), ("On", "new"), ("the", "same"), ("engine room", "gone"), ("bridge", "new"),
    ]  # fmt: skip
    assert [(one["key"], one["times"]) for one in cli.json("answers")] == [("where-am-i", 3)]
    assert "On the bridge" in cli.ok("answers", "where-am-i")
    assert "where-am-i" in cli.fails("answers", "no-such-question")


def test_a_review_of_a_quarter_in_json(cli, monkeypatch):
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-04-03T18:00")
    win = cli.ok("add", "The harbour schedule held", "--kind", "win", "--day", "2026-02-10")
    uid = cli.ok("session", "add", "--prompt-set", "quarter-review")
    kept = cli.json("show", uid)
    assert (kept["day"], kept["quarter"]) == ("2026-03-31", "2026-Q1"), "written three days into the next quarter"
    cli.ok("session", "answer", uid, "--prompt", "in-my-words", "--text", "It held.")
    cli.ok("session", "answer", uid, "--prompt", "carry-on", "--text", "- The schedule\n- Thursdays")
    found = cli.json("review")
    assert (found["quarter"], found["last"], found["year_ago"]) == ("2026-Q1", "2025-Q4", "2025-Q1")
    assert (found["session"], found["in_my_words"]) == (uid, "It held.")
    assert found["carry_on"] == ["The schedule", "Thursdays"]
    (wins,) = [line for line in found["lines"] if line["number"] == "wins"]
    assert wins["this"] == {"value": 1, "words": "1", "noun": "entry", "ids": [win]}
    assert wins["last"] is wins["year_ago"] is None, "the journal had not begun"
    assert cli.json("review", "--quarter", "2026-Q2")["session"] is None
    assert "Wins: 1" in cli.ok("review")
    assert "2026-Q1" in cli.fails("review", "--quarter", "spring")
