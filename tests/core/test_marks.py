from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.core import marks
from careerjournal.core.marks import Ambiguous, Mark, Resolved, fold, match, read, resolve, written
from careerjournal.core.trouble import Trouble


def signs(text: str) -> list[str]:
    return [mark.sign + mark.name for mark in read(text)]


def test_every_sign_is_read_with_its_place_and_effect() -> None:
    text = 'Met @Priya about #hiring: +Facilitation -Reporting ^"Lead the migration" !private'
    assert [(mark.sign, mark.name, mark.effect) for mark in read(text)] == [
        ("@", "Priya", ""),
        ("#", "hiring", ""),
        ("+", "Facilitation", "energised"),
        ("-", "Reporting", "drained"),
        ("^", "Lead the migration", ""),
        ("!", "private", ""),
    ]
    for mark in read(text):
        assert text[mark.start] == mark.sign
        assert text[mark.start : mark.end].replace('"', "") == mark.sign + mark.name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@Priya, and @Tom.", ["@Priya", "@Tom"]),
        ("(@Priya)", []),
        ("a@b.example", []),
        ("\n@Priya\n#hiring", ["@Priya", "#hiring"]),
        ("#hiring at the start of a line", ["#hiring"]),
        ("# A heading", []),
        ("## A heading", []),
        ("-5 % in the quarter", []),
        ("+3 on the team", []),
        ("ticket #4521", []),
        ("- item\n- another", []),
        ("-writing is a mark, at the very beginning too", ["-writing"]),
        ("--verbose", []),
        ("well-known, 3-day, C++", []),
        ("\\@Priya and \\#hiring and \\-writing", []),
        ("\\\\@Priya", []),
        ("@Priya\u2019s idea and @Tom's", ["@Priya", "@Tom"]),
        ("@O'Neill and @Anna-Lena-", ["@O'Neill", "@Anna-Lena"]),
        ("!private", ["!private"]),
        ("!Private matters", ["!private"]),
        ("!privately", []),
        ("!important", []),
        ('@"Priya Raman" spoke', ["@Priya Raman"]),
        ('@"Priya   Raman"', ["@Priya Raman"]),
        ('@"no end', []),
        ('@"over\nlines"', []),
        ('@""', []),
        ('@" "', []),
        ('#"about #craft and @Tom"', ["#about #craft and @Tom"]),
        ('#"360 degrees"', ["#360 degrees"]),
        ("#การเงิน ครั้งที่สอง", ["#การเงิน"]),
        ("@Žofie ^Übergabe", ["@Žofie", "^Übergabe"]),
        ("", []),
        ("@", []),
        ("x @ y", []),
    ],
)
def test_what_is_a_mark_and_what_is_text(text: str, found: list[str]) -> None:
    assert signs(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "`code @Priya`",
        "``code ` @Priya``",
        "`over\nlines @Priya`",
        "```\n@Priya\n```",
        "~~~ python\n\n@Priya\n~~~",
        "```\nnever closed\n\n@Priya",
        "- item\n\n  ```\n  @Priya\n  ```",
        "> ```\n> @Priya\n> ```",
        "- ```\n  @Priya\n  ```",
        "    @Priya indented",
        "Text:\n\n\t@Priya",
        "[see @Priya](https://example.org)",
        "[text](https://example.org/ @Priya)",
        '[text](<https://example.org> "by @Priya")',
        "![shot of @Priya](shot.png)",
        "<https://example.org/@Priya>",
        "https://example.org/#hiring-@Priya",
    ],
)
def test_in_code_and_links_nothing_is_a_mark(text: str) -> None:
    assert signs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "`code` @Priya",
        "a lone ` and @Priya",
        "two `` of unequal ` length @Priya",
        "\\`not code @Priya`",
        "`one paragraph\n\n@Priya` and another",
        "```\ncode\n```\n@Priya",
        "[not a link] @Priya",
        "[link](https://example.org) @Priya",
        "\\[plain @Priya](text)",
        "- item\n\n    @Priya goes on with the item",
        "```inline``` @Priya",
    ],
)
def test_beside_code_and_links_a_mark_counts(text: str) -> None:
    assert signs(text) == ["@Priya"]


@given(st.text())
def test_any_text_is_read_and_places_are_right(text: str) -> None:
    end = 0
    for mark in read(text):
        assert end <= mark.start < mark.end <= len(text)
        assert text[mark.start] == mark.sign
        assert mark.start == 0 or text[mark.start - 1].isspace()
        end = mark.end


@given(st.text("@#+-^!\\`~[]()\"' \n\tab1é", max_size=60))
def test_a_backslash_makes_any_mark_plain(text: str) -> None:
    marks = read(text)
    for mark in marks:
        plain = text[: mark.start] + "\\" + text[mark.start :]
        assert mark.start + 1 not in {each.start for each in read(plain)}


@given(st.sampled_from("@#+-^"), st.text(min_size=1).filter(lambda name: name[0].isalnum() and '"' not in name))
def test_a_written_mark_is_read_again(sign: str, name: str) -> None:
    name = " ".join(name.split())
    if "\ufffc" not in name:
        assert [(mark.sign, mark.name) for mark in read(f"before {written(sign, name)} after")] == [(sign, name)]


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "`" * 50_000, "[a](" * 20_000, '@"' * 20_000, "` ``" * 20_000, "@a" * 20_000]
)
def test_hostile_texts_are_read_at_once(text: str) -> None:
    read(text)  # a second would show in the run: these are quadratic when done wrongly


def test_names_match_without_case_or_accents_whole_or_by_one_beginning() -> None:
    known = ["Priya Raman", "Jürgen Groß", "Søren", "Pri", "Hiring"]
    assert match("hiring", known) == "Hiring"
    assert match("jurgen gross", known) == "Jürgen Groß"
    assert match("JÜRGEN", known) == "Jürgen Groß"
    assert match("soren", known) == "Søren"
    assert match("priya", known) == "Priya Raman"
    assert match("pri", known) == "Pri", "a whole name comes before beginnings"
    assert match("Raman", known) is None
    assert match("", known) is None
    assert match("Tom", []) is None


def test_several_beginnings_are_never_guessed() -> None:
    with pytest.raises(Ambiguous) as trouble:
        match("pri", ["Priya Raman", "Priscilla Moss"])
    assert trouble.value.candidates == ("Priya Raman", "Priscilla Moss")
    assert str(trouble.value) == "“pri” could be Priya Raman or Priscilla Moss. Write more of the name."


def test_of_names_that_differ_by_accents_the_exact_one_is_meant() -> None:
    assert match("Zoë", ["Zoe", "Zoë"]) == "Zoë"
    with pytest.raises(Ambiguous):
        match("zoe", ["Zoe", "Zoë"])


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


PEOPLE = {"Priya Raman": "p1", "Tom": "p2"}
STRENGTHS = {"Facilitation": "s1", "Reporting": "s2"}
GOALS = {"Lead the migration": "g1", "Learn Thai": "g2"}
THEMES = {"hiring": "t1"}


def meaning(text: str) -> Resolved:
    return resolve(read(text), PEOPLE, STRENGTHS, GOALS, THEMES)


def test_marks_resolve_to_ids_and_to_new_people_and_themes() -> None:
    text = "@priya @Ines +facil -Reporting ^lead #Hiring #craft !private"
    assert meaning(text) == Resolved(
        people=("p1",),
        new_people=("Ines",),
        strengths=(("s1", "energised"), ("s2", "drained")),
        goals=("g1",),
        themes=("t1",),
        new_themes=("craft",),
        private=True,
    )
    assert meaning("no marks at all") == Resolved()


def test_a_name_met_twice_is_one() -> None:
    assert meaning("@Tom @tom @Priya").people == ("p2", "p1")
    assert meaning('@"Ines Duarte" and @ines').new_people == ("Ines Duarte",)
    assert meaning("+facilitation then -facilitation").strengths == (("s1", "drained"),)


@pytest.mark.parametrize(
    ("text", "mark"), [("+Cooking", "+Cooking"), ("-Cooking", "-Cooking"), ('^"Sail round"', '^"Sail round"')]
)
def test_an_unknown_strength_or_goal_is_trouble_that_names_the_mark_and_the_way_out(text: str, mark: str) -> None:
    with pytest.raises(Trouble) as trouble:
        meaning(text)
    assert mark in str(trouble.value)
    assert "\\" + mark in str(trouble.value)


def test_an_ambiguous_mark_is_trouble_that_names_the_choices() -> None:
    with pytest.raises(Trouble) as trouble:
        meaning("^le")
    assert str(trouble.value) == (
        "“^le” could be Lead the migration or Learn Thai. Write more of the name, or \\^le to keep it as text."
    )


def test_a_mark_is_a_value() -> None:
    assert read("@Tom") == (Mark("@", "Tom", 0, 4),)


def test_on_paper_a_mark_of_a_link_is_a_plain_word():
    text = 'With @Priya and +"Calm in a gale" on #migration, !private, not @nobody or #4521'
    names = ("Priya Raman", "Calm in a gale", "migration")
    assert marks.without_signs(text, names) == ("With Priya and Calm in a gale on migration, , not @nobody or #4521")
    assert marks.without_signs("in `@Priya` code", names) == "in `@Priya` code"
