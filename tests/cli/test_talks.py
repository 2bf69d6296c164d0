"""Talks logged afterwards, series, requests for feedback and what the manager was not told, on the command line."""

from __future__ import annotations


def test_a_talk_is_logged_and_the_manager_told(cli):
    cli.ok("person", "add", "--name", "Priya", "--relation", "manager")
    said = ("--minutes", "12", "--kind", "career", "--text", "She moved sideways first.")
    talk = cli.ok("conversation", "log", "--person", "Oskar", *said)
    shown = cli.json("show", talk)
    assert (shown["state"], shown["minutes"], shown["formal"], shown["day"]) == ("held", 12, False, "2026-01-20")
    assert (shown["body"], shown["people"], shown["talk_kind"]) == ("She moved sideways first.", ["Oskar"], "career")
    assert (shown["manager_told_on"], shown["manager_not_told"]) == (None, True)
    cli.ok("conversation", "manager-told", talk)
    shown = cli.json("show", talk)
    assert (shown["manager_told_on"], shown["manager_not_told"]) == ("2026-01-20", False)
    cli.ok("conversation", "stays-here", talk)
    (row,) = cli.json("conversation", "list")
    assert (row["manager_told_on"], row["stays_here"]) == (None, True)
    assert "still to come" in cli.fails("conversation", "log", "--person", "Oskar", "--day", "2026-01-21")


def test_a_series_goes_on_until_it_ends(cli):
    uid = cli.ok("series", "add", "--person", "Priya", "--from-day", "2026-01-20", "--every-weeks", "2")
    (first,) = cli.json("conversation", "list")
    assert (first["day"], first["series"], cli.json("series", "show", uid)["next"]) == ("2026-01-20", uid, first["id"])
    assert cli.ok("series", "next", uid) == first["id"]
    cli.ok("conversation", "hold", first["id"])
    second = cli.json("series", "show", uid)["next"]
    assert cli.json("show", second)["day"] == "2026-02-03"
    cli.ok("series", "end", uid)
    cli.ok("conversation", "cancel", second)
    assert (cli.json("series", "show", uid)["state"], cli.json("series", "show", uid)["next"]) == ("ended", None)
    assert "From is needed" in cli.fails("series", "add", "--person", "Priya")


def test_feedback_is_asked_for_answered_kept_and_told_back(cli):
    asked = [cli.ok("feedback-request", "add", "--person", name, "--about", "the tender") for name in ("Ines", "Zoë")]
    piece = cli.ok("feedback-request", "answer", asked[0], "--text", "You made it easy to disagree.")
    cli.ok("feedback-request", "withdraw", asked[1])
    states = [row["state"] for row in cli.json("feedback-request", "list")]
    assert states == ["answered", "withdrawn"]
    assert cli.json("show", piece)["request"] == asked[0]
    cli.ok("feedback", "told-back", piece)
    cli.ok("feedback", "keep", piece)
    shown = cli.json("show", piece)
    assert (shown["giver"], shown["told_back_on"], shown["worth_keeping"]) == ("Ines", "2026-01-20", True)
    assert (shown["days_to_response"], shown["done_on"]) == (None, None)
    assert "has its answer" in cli.fails("feedback-request", "answer", asked[0], "--text", "Again")
