"""The check before a page is shared: names, words of one's own list, and what did not work; it only points."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from careerjournal.cli import main
from careerjournal.core.journal import Journal
from careerjournal.core.summary import documents, share_check
from careerjournal.core.summary.choices import INITIALS, About
from careerjournal.core.summary.share_check import NAMES, SETBACKS, WORDS

DAYS = About("timeline", "2026-01-01/2026-01-31")


@pytest.fixture
def life(journal: Journal) -> Journal:
    journal.settings.name = "Sam Okafor"
    journal.add("person", name="Priya Raman", relation="manager")
    journal.add("person", name="Ann Lee")
    return journal


def concerns(journal: Journal, *include: str, about: About = DAYS) -> dict[str, tuple[str, ...]]:
    page = documents.fitted(journal, about, include=include)
    return {one.key: one.found for one in share_check.read(journal, page)}


def test_nothing_to_look_at_on_a_page_that_names_nobody(life: Journal) -> None:
    life.add("entry", body="Planning in Annecy will be on my mark", day=date(2026, 1, 8))
    life.settings.private_words = ["salary"]
    assert concerns(life) == {}


def test_others_are_named_but_not_the_reader_and_not_oneself(life: Journal) -> None:
    life.add("entry", body="Ann and Sam Okafor wrote to Priya", day=date(2026, 1, 8))
    assert concerns(life) == {NAMES: ("Priya Raman", "Ann Lee")}
    assert NAMES not in concerns(life, INITIALS), "with initials nobody is named"
    priya = documents.people.everyone(life)[0].id
    life.add("conversation", people=[priya], day=date(2026, 1, 9), held_on=date(2026, 1, 9), body="With Ann")
    assert concerns(life, about=About("person", priya)) == {NAMES: ("Ann Lee",)}


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("salary", "About my Salary.", True),
        ("salary", "The salaryman came", False),
        ("Project Lantern", "project\n  lantern began", True),
        ("เงินเดือน", "คุยเรื่องเงินเดือนกับเขา", True),
        ("Kündigung", "die ku\u0308ndigung kam", True),
        ("C++", "I know C++ well", True),
        ("hid", "*hid*den and shid", False),
        ("hidden", "*hid*den", True),
        ("給料", "今月の給料は", True),
    ],
)
def test_words_of_the_list_are_found_in_any_script(life: Journal, word: str, text: str, found: bool) -> None:
    life.settings.private_words = [word, "elsewhere"]
    life.add("entry", body=text, day=date(2026, 1, 8))
    assert (concerns(life).get(WORDS) == (word,)) is found


def test_a_word_is_found_wherever_it_is_printed(life: Journal) -> None:
    life.settings.private_words = ["Lantern"]
    for field in ("title", "impact"):
        life.add("entry", **{"kind": "win", "body": "x", field: "Lantern shines", "day": date(2026, 1, 8)})
        assert WORDS in concerns(life)
        life.undo()
    lantern = life.add("person", name="Lantern Smith")
    life.add("feedback", giver=lantern, body="Well done", day=date(2026, 1, 8))
    assert WORDS in concerns(life, about=About("feedback", lantern)), "in the title, too"


def test_setbacks_are_told_only_when_they_were_chosen(life: Journal) -> None:
    uid = life.add("entry", kind="setback", title="The outage", day=date(2026, 1, 8))
    assert concerns(life) == {}
    assert concerns(life, uid) == {SETBACKS: ("The outage",)}


def test_hard_things_on_a_sheet_are_pointed_at_when_they_were_chosen(life: Journal) -> None:
    priya = documents.people.everyone(life)[0].id
    talk = life.add("conversation", people=[priya], day=date(2026, 1, 27))
    hard = life.add("topic", conversation=talk, text="The audit lands on us", kind="hard", proposal="Plan for it")
    sheet = documents.sheet_of(talk)
    assert concerns(life, about=sheet) == {}
    assert concerns(life, hard, about=sheet) == {SETBACKS: ("The audit lands on us",)}


def test_each_concern_leads_to_its_records(life: Journal) -> None:
    named = life.add("entry", body="With Lee", day=date(2026, 1, 8))
    listed = life.add("entry", body="My salary", day=date(2026, 1, 9))
    life.settings.private_words = ["Salary"]
    page = documents.fitted(life, DAYS)
    found = {one.key: share_check.records(page, one) for one in share_check.read(life, page)}
    assert found == {NAMES: (named,), WORDS: (listed,)}


def test_the_command_line_says_it_and_saves_all_the_same(
    life: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    setback = life.add("entry", kind="setback", title="The outage", body="Ann’s salary", day=date(2026, 1, 8))
    life.settings.private_words = ["salary"]
    path = str(life.path)
    life.close()
    given = ["--journal", path, "summary", "timeline", "--from", "2026-01-01", "-o", str(tmp_path / "days.txt")]
    assert main([*given, "--include", setback]) == 0
    said = capsys.readouterr().out
    assert "Before you share it: It names Ann Lee." in said
    assert "Before you share it: It says salary, from your list of words." in said
    assert "Before you share it: It tells what is hard, or did not work: The outage." in said
    assert (tmp_path / "days.txt").exists()
    assert main([*given, "--include", setback, "--initials", "--json"]) == 0
    look_at = json.loads(capsys.readouterr().out)["look_at"]
    assert [text for text in look_at if "Ann" in text] == []
    assert len(look_at) == 2


def test_the_command_line_names_what_no_font_can_draw(
    life: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    life.add("entry", body="A sign: \u0378", day=date(2026, 1, 8))
    path = str(life.path)
    life.close()
    given = ["--journal", path, "summary", "timeline", "-o", str(tmp_path / "days.pdf")]
    assert main(given) == 0
    assert "No font here has these characters: \u0378" in capsys.readouterr().out
    assert (tmp_path / "days.pdf").read_bytes().startswith(b"%PDF")
    assert main([*given, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["no_glyph"] == ["\u0378"]
