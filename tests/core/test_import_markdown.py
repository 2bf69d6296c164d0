"""Markdown that other people wrote comes in whole, each text on its own day, once, and goes out again."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.core import clock, entries, search
from careerjournal.core.exchange import formats, front_matter, importing, markdown, sources
from careerjournal.core.exchange.reading import Found
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from tests import examples

EXCERPTS = Path(__file__).parents[1] / "data"
SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
FOLDERS = [
    pytest.param(
        place / name, id=f"{place.name}-{name}", marks=pytest.mark.skipif(not place.exists(), reason="no samples")
    )
    for place in (EXCERPTS, SAMPLES)
    for name in ("brag-documents", "weeknotes")
]
NOVEMBER = datetime(2026, 11, 21, 9, 45)  # noqa: DTZ001 - the clock takes its own zone


@pytest.fixture
def journal() -> Iterator[Journal]:
    opened = examples.empty()
    yield opened
    opened.close()


@pytest.fixture
def november() -> Iterator[None]:
    clock.set_now(NOVEMBER)
    yield
    clock.set_now(None)


def file(folder: Path, name: str, text: str = "Some words.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def one(path: Path) -> Found:
    (found,) = markdown.read(path).found
    return found


# Every word -------------------------------------------------------------------------------------------------------


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


MONTHS = [date(2021, month, 1).strftime("%B") for month in range(1, 13)]
DAY_IN_BRACKETS = re.compile(rf"\[((?:{'|'.join(f'{m}|{m[:3]}' for m in MONTHS)}) \d{{1,2}}, \d{{4}})\](?!\()")


def text_of(source: str) -> str:
    """What of a sample is text: not the keys, the date and the switch of its front matter, nor days in brackets."""
    source = re.sub(r"(?m)^(week_ending|draft):.*\n", "", source)
    source = re.sub(r"(?m)^(title|description):( [|>]-?$)?", "", source)
    return DAY_IN_BRACKETS.sub("", source)


def sources_of(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))]


def imported_words(found: Sequence[Found] | Sequence[entries.EntryView]) -> Counter[str]:
    return sum((words(f"{one.title}\n{one.body}") for one in found), Counter())


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_word_is_lost_and_none_invented(folder: Path, journal: Journal) -> None:
    expected = sum((words(text_of(source)) for source in sources_of(folder)), Counter())
    importing.run(journal, markdown.read(folder))
    found = entries.select(journal)
    assert expected.total() > 100, "nothing was looked at"
    assert imported_words(found) == expected


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_word_check_notices_one_dropped_line(folder: Path) -> None:
    expected = sum((words(text_of(source)) for source in sources_of(folder)), Counter())
    found = list(markdown.read(folder).found)
    longest = max(range(len(found)), key=lambda n: len(found[n].body))
    lines = [line for line in found[longest].body.split("\n") if words(line)]
    cut = Found("", found[longest].day, found[longest].title, "\n".join(lines[:-1]), "")
    assert expected - imported_words([*found[:longest], cut, *found[longest + 1 :]])


@pytest.mark.parametrize("folder", [param for param in FOLDERS if "brag" in str(param.id)])
def test_every_dated_item_is_on_its_own_day(folder: Path, november: None) -> None:
    source = "\n".join(sources_of(folder))
    written = DAY_IN_BRACKETS.findall(source)
    days = Counter(_spelled(text) for text in written)
    found = markdown.read(folder).found
    assert len(written) > 20, "nothing was looked at"
    assert days - Counter(one.day for one in found) == Counter()
    assert not any(DAY_IN_BRACKETS.match(one.body) for one in found)


def _spelled(text: str) -> date:
    month, day, year = text.replace(",", "").split()
    number = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month))
    return date(int(year), number, int(day))


@pytest.mark.parametrize("folder", [param for param in FOLDERS if "weeknotes" in str(param.id)])
def test_every_week_is_on_its_own_day(folder: Path) -> None:
    reading = markdown.read(folder)
    assert [one.day.isoformat() for one in reading.found] == sorted(path.stem for path in folder.glob("*.md"))
    assert all(one.title.startswith("Weeknotes #") for one in reading.found)
    assert any("“draft”" in note for note in reading.notes)


def test_thai_words_find_what_was_imported(journal: Journal, november: None) -> None:
    importing.run(journal, markdown.read(EXCERPTS / "brag-documents"))
    assert search.find(journal, "คอร์ส")
    assert not search.find(journal, "ไม่มีคำนี้แน่")


# Dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "day", "time"),
    [
        ("2023-04-21", "2023-04-21", ""),
        ("2023-04-21T23:30:00-11:00", "2023-04-21", "23:30"),
        ("2023-04-21T00:00:00.000Z", "2023-04-21", ""),
        ('"2023/4/21 9:05"', "2023-04-21", "09:05"),
        ("Friday, April 21st, 2023", "2023-04-21", ""),
    ],
)
@pytest.mark.parametrize("key", ["date", "created", "week_ending"])
def test_the_written_day_of_front_matter_counts(tmp_path: Path, key: str, value: str, day: str, time: str) -> None:
    found = one(file(tmp_path, "Offsite.md", f"---\n{key}: {value}\n---\nWe met."))
    assert (found.day.isoformat(), found.time, found.body) == (day, time, "We met.")


def test_the_name_wins_and_the_other_date_stays_readable(tmp_path: Path) -> None:
    found = one(file(tmp_path, "2023-04-21.md", "---\ncreated: 2023-04-25\n---\nWe met."))
    assert (found.day, found.body) == (date(2023, 4, 21), "We met.\n\ncreated: 2023-04-25")


def test_a_heading_says_the_day(tmp_path: Path) -> None:
    dated = one(file(tmp_path, "a.md", "# Friday, 21 April 2023\n\nWe met."))
    assert (dated.day, dated.title, dated.body) == (date(2023, 4, 21), "a", "We met.")
    more = one(file(tmp_path, "b.md", "Offsite, 2023-04-21\n===\n\nWe met."))
    assert (more.day, more.title, more.body) == (date(2023, 4, 21), "Offsite, 2023-04-21", "We met.")


def test_a_running_log_comes_apart_at_its_days(tmp_path: Path) -> None:
    text = "# Log\nFrom the start.\n## 2023-04-21\nOne.\n### Later\nMore.\n"
    text += "## 2023-04-22 Offsite\n```\n## 2023-04-23\n```\n"
    found = markdown.read(file(tmp_path, "log.md", text)).found
    assert [(item.day.day, item.title, item.body) for item in found] == [
        (21, "", "# Log\nFrom the start.\n\nOne.\n### Later\nMore."),
        (22, "2023-04-22 Offsite", "```\n## 2023-04-23\n```"),
    ]


def test_a_file_with_no_date_is_skipped_and_named(tmp_path: Path) -> None:
    file(tmp_path, "2023-04-21.md")
    file(tmp_path, "Ideas.md", "---\ntitle: Ideas\n---\nSome day.")
    file(tmp_path, "2023-04-22.md", " \n")
    reading = markdown.read(tmp_path)
    assert len(reading.found) == 1
    assert [skipped.place for skipped in reading.skipped] == ["2023-04-22.md", "Ideas.md"]
    assert "no date" in reading.skipped[1].reason


def test_a_week_that_is_not_over_lands_on_today_and_stays_the_same_text(tmp_path: Path) -> None:
    path = file(tmp_path, "2026-W04.md")
    before = one(path)
    clock.set_now(datetime(2026, 3, 1, 8, 0))  # noqa: DTZ001
    try:
        after = one(path)
    finally:
        clock.set_now(None)
    assert (before.day, after.day) == (date(2026, 1, 20), date(2026, 1, 25))
    assert before.key == after.key


# A year's file ----------------------------------------------------------------------------------------------------

YEAR = """# 2021

## Talks

* [Mar 2, 2021] On keeping
  a journal
  * with a friend

* Not dated
* [Jan - Mar, 2021] [Slides](https://example.org)
* [Feb 30, 2021] Never

```
* [Mar 3, 2021] code
```

[May 2021] A paragraph
of two lines.

## Empty
"""


def test_a_year_file_is_taken_apart(tmp_path: Path) -> None:
    reading = markdown.read(file(tmp_path, "2021.md", YEAR))
    *items, rest = reading.found
    assert [(item.day.isoformat(), item.title, item.body, item.themes, item.kind) for item in items] == [
        ("2021-03-02", "", "On keeping\na journal\n* with a friend", ("Talks",), "note"),
        ("2021-03-31", "", "[Jan - Mar, 2021] [Slides](https://example.org)", ("Talks",), "note"),
        ("2021-05-31", "", "[May 2021] A paragraph\nof two lines.", ("Talks",), "note"),
    ]
    assert (rest.day, rest.title) == (date(2021, 12, 31), "2021")
    assert rest.body == "## Talks\n\n* Not dated\n* [Feb 30, 2021] Never\n\n```\n* [Mar 3, 2021] code\n```\n\n## Empty"
    assert items[0].place == "2021.md, line 5"
    assert any("2021-12-31" in note for note in reading.notes)
    assert any("[Feb 30, 2021]" in note for note in reading.notes)


def test_whole_keeps_a_year_file(tmp_path: Path) -> None:
    path = file(tmp_path, "2021.md", YEAR)
    (whole,) = markdown.read(path, whole=True).found
    assert (whole.day, whole.title) == (date(2021, 12, 31), "2021")
    assert words(f"{whole.title} {whole.body}") == words(YEAR)


# Front matter, titles, tags, links --------------------------------------------------------------------------------


def test_front_matter_is_read_and_what_is_not_understood_stays(tmp_path: Path) -> None:
    text = """---
title: 'It''s "done": really'
date: 2023-04-21
tags:
  - work/big
  - "#people"
description: >-
  One line
  and another.
draft: true
mood: good
nested:
  a: 1
# a remark
---
The text.
"""
    reading = markdown.read(file(tmp_path, "note.md", text))
    (found,) = reading.found
    assert (found.title, found.themes) == ('It\'s "done": really', ("work/big", "people"))
    assert found.body == "One line and another.\n\nThe text.\n\nmood: good\nnested:\n  a: 1\n# a remark"
    assert any("draft" in note for note in reading.notes)


@pytest.mark.parametrize("tags", ["[a, 'b c']", "a, b c", '["#a", "b c"]', "\n- a\n- b c"])
def test_tags_are_a_list_or_a_line_with_commas(tmp_path: Path, tags: str) -> None:
    assert one(file(tmp_path, "2023-04-21.md", f"---\ntags: {tags}\n---\nText.")).themes == ("a", "b c")


@pytest.mark.parametrize(
    "text", ["---\nNo key at all\n---\nText", "---\ntitle: never closed\n\nText", "Text\n---\na: b\n---"]
)
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    assert front_matter.split(text) == front_matter.Split((), text)


def test_inline_tags_become_themes_and_code_does_not(tmp_path: Path) -> None:
    text = "Met #people/priya, fixed #4521 and `#code`.\n```\n#fenced\n```\n# Heading\n[up](#top) #คจ #People/Priya"
    found = one(file(tmp_path, "2023-04-21.md", text))
    assert found.themes == ("people/priya", "คจ")
    assert found.body == text


def test_links_between_notes_stay_readable(tmp_path: Path) -> None:
    text = (
        "With [[Priya Raman|Priya]] on [[Search]], ![[plan.png]], `[[code]]`, [[PythonPH] A talk](https://example.org)"
    )
    assert one(file(tmp_path, "2023-04-21.md", text)).body == (
        "With Priya (Priya Raman) on Search, plan.png, `[[code]]`, [[PythonPH] A talk](https://example.org)"
    )


def test_marks_are_left_as_text(tmp_path: Path, journal: Journal) -> None:
    importing.run(journal, markdown.read(file(tmp_path, "2023-04-21.md", "Met @Priya, +Facilitation, !private")))
    (entry,) = entries.select(journal)
    assert (entry.body, entry.people, entry.private) == ("Met @Priya, +Facilitation, !private", (), False)


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("2023-04-21.md", "Only words.", ""),
        ("2023-04-21.md", "# A heading\n\nWords.", "A heading"),
        ("2023-04-21.md", "---\ntitle: Mine\n---\n# A heading\n\nWords.", "Mine"),
        ("2023-04-21.md", "# [Linked](https://example.org)\n\nWords.", ""),
        ("2023-04-21 Offsite in Leeds.md", "Only words.", "Offsite in Leeds"),
        ("2023-04-21 note.md", "Only words.", ""),
    ],
)
def test_a_title_is_never_invented(tmp_path: Path, name: str, text: str, title: str) -> None:
    assert one(file(tmp_path, name, text)).title == title


# Files as they come -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        "Größe".encode(), b"\xef\xbb\xbf" + "Größe".encode(), b"\xff\xfe" + "Größe".encode("utf-16-le"),
        b"\xfe\xff" + "Größe".encode("utf-16-be"), "Größe".encode("cp1252"),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "2023-04-21.md"
    path.write_bytes(raw)
    reading = markdown.read(path)
    assert reading.found[0].body == "Größe"
    assert any("Windows-1252" in note for note in reading.notes) == (raw == "Größe".encode("cp1252"))


@pytest.mark.parametrize(
    "raw", [b"a\x00b", b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfea", b"caf\xe9 \x81", b"\xe9\x01\x02"]
)
def test_what_is_no_text_is_said_in_one_sentence(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "2023-04-21.md"
    path.write_bytes(raw)
    with pytest.raises(Trouble, match=r"^2023-04-21\.md is [^\n]*Nothing was imported\.$"):
        markdown.read(path)
    assert [skipped.place for skipped in markdown.read(tmp_path).skipped] == ["2023-04-21.md"]


def test_a_file_too_large_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST", 10)
    file(tmp_path, "2023-04-21.md", "0123456789")
    file(tmp_path, "2023-04-22.md", "0123456789a")
    reading = markdown.read(tmp_path)
    assert (len(reading.found), reading.skipped[0].reason) == (1, "is larger than 20 MB")


def test_a_folder_with_everything_in_it(tmp_path: Path) -> None:
    file(tmp_path, "2023-04-21.md")
    for hidden in (".obsidian/2023-04-22.md", ".trash/2023-04-22.md", "a/.obsidian/2023-04-22.md", ".2023-04-22.md"):
        file(tmp_path, hidden)
    file(tmp_path, "plan.png")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "2023-04-23.md").symlink_to("gone.md")
    os.mkfifo(tmp_path / "2023-04-24.md")
    (tmp_path / "2023-04-25.md").mkdir()
    reading = markdown.read(tmp_path)
    assert [found.place for found in reading.found] == ["2023-04-21.md"]
    assert {skipped.place for skipped in reading.skipped} == {"circle", "2023-04-23.md", "2023-04-24.md"}
    assert any(".png" in note for note in reading.notes)


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    file(tmp_path, "2023-04-21.md").chmod(0)
    file(tmp_path, "shut/2023-04-22.md").parent.chmod(0)
    assert {skipped.place for skipped in markdown.read(tmp_path).skipped} == {"2023-04-21.md", "shut"}
    (tmp_path / "shut").chmod(0o700)


@pytest.mark.parametrize("name", ["gone", "gone/2023.md", "a\0b", "x" * 300])
def test_a_place_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(Trouble, match="There is no file or folder"):
        formats.read(tmp_path / name)


def test_formats(tmp_path: Path) -> None:
    assert formats.read(file(tmp_path, "2023-04-21.md")).format == "markdown"
    assert formats.read(file(tmp_path, "2023-04-22.txt"), "markdown").found
    with pytest.raises(Trouble, match="no format that can be read"):
        formats.read(tmp_path, "papyrus")
    with pytest.raises(Trouble, match="not known here"):
        formats.read(tmp_path / "2023-04-22.txt")


# Anything at all ---------------------------------------------------------------------------------------------------

WORD = st.text("ghklqvwxzüค่", min_size=2, max_size=6).filter(str.strip)
LINE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
MARKUP = st.sampled_from([
    "{}", "# {}", "### {} ###", "* {}", "  - {}", "\t* {}", "1. {}", "* [Mar 2, 2021] {}", "- [Jan - Mar, 2021] {}",
    "  * [May 2021] {}", "[Jun 3, 2021] {}", "[Feb 30, 2021] {}", "## 2021-03-02 {}", "## 2 March 2021", "```", "~~~~",
    "    {}", "> {}", "[[{}]]", "![[{}|qqq]]", "`{}", "---", "", "", "#{}", "| {} |", "{}\n===", "[{}](http://x)",
    "date: {}",
])  # fmt: skip
BODY = st.lists(st.tuples(MARKUP, LINE).map(lambda pair: pair[0].format(pair[1])), max_size=14).map("\n".join)
SHAPES = st.sampled_from([
    "title: {}", "title: '{}'", "description: |\n  {}", "summary: >-\n  {}", "tags: [{}]", "tags:\n- {}",
    "date: 2021-03-02", "date: {}", "mood: {}", "nested:\n  a: {}", "{}", "- {}", "title: [{}]",
    "created: 2020-01-01 {}", "# {}",
])  # fmt: skip
FRONT = st.lists(SHAPES.flatmap(lambda shape: LINE.map(shape.format)), max_size=5)
NAME = st.sampled_from(["2021.md", "2021-03-02.md", "2021-W09.md", "2021/03.md", "log.md", "2021-03-02 note.md"])
KNOWN_WORDS = re.compile("(?<![a-zA-Z])[ghklqvwxzüค่]{2,}(?![a-z])")


@given(NAME, FRONT, BODY, st.booleans())
def test_no_word_of_any_markdown_is_lost(
    tmp_path_factory: pytest.TempPathFactory, name: str, front: list[str], body: str, whole: bool
) -> None:
    text = "\n".join(["---", *front, "---", body]) if front else body
    folder = tmp_path_factory.getbasetemp() / "any"
    reading = markdown.read(file(folder, name, text), whole=whole)
    said = Counter(KNOWN_WORDS.findall(text))
    kept = sum((Counter(KNOWN_WORDS.findall(f"{found.title}\n{found.body}")) for found in reading.found), Counter())
    themes = {word for found in reading.found for theme in found.themes for word in KNOWN_WORDS.findall(theme)}
    if reading.found:
        assert (said - kept).keys() <= themes
    else:
        assert reading.skipped


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")), NAME)
def test_any_bytes_are_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, name: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "bytes"
    path = file(folder, name)
    path.write_bytes(raw)
    try:
        reading = markdown.read(path)
    except Trouble as trouble:
        said = str(trouble)
    else:
        assert bool(reading.found) != bool(reading.skipped)
        said = "".join(skipped.reason for skipped in reading.skipped)
    assert "\n" not in said
