"""Markdown that other people wrote comes in whole, each text on its own day, once, and goes out again."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.core import clock, entries, search
from careerjournal.core.entries import Filter
from careerjournal.core.exchange import formats, front_matter, importing, markdown, markdown_dates, sources
from careerjournal.core.exchange.reading import Found
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble

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
    opened = Journal.memory()
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
    ("name", "day"),
    [
        ("2023-04-21.md", "2023-04-21"),
        ("2023-04-21 Offsite.md", "2023-04-21"),
        ("Offsite 2023_04_21.md", "2023-04-21"),
        ("20230421.md", "2023-04-21"),
        ("202304211530 Offsite.md", "2023-04-21"),
        ("2023/04/21.md", "2023-04-21"),
        ("2023/April/21 Offsite.md", "2023-04-21"),
        ("2023-04/21.md", "2023-04-21"),
        ("2023-W16.md", "2023-04-23"),
        ("2023-16.md", "2023-04-23"),
        ("2023-04.md", "2023-01-29"),
        ("2023/Week 16.md", "2023-04-23"),
        ("2023/2023-04.md", "2023-04-30"),
        ("2023/04.md", "2023-04-30"),
        ("2023/04-April.md", "2023-04-30"),
        ("2023/Feb.md", "2023-02-28"),
        ("2023.md", "2023-12-31"),
    ],
)
def test_a_name_or_path_says_the_day(name: str, day: str) -> None:
    found = markdown_dates.in_path(PurePath("notes") / name)
    assert found is not None
    assert found.day.isoformat() == day


@pytest.mark.parametrize("name", ["Offsite.md", "2023-02-30.md", "12345.md", "2023-54.md", "04/21.md", "1.2.2023.md"])
def test_other_names_say_no_day(name: str) -> None:
    assert markdown_dates.in_path(PurePath("notes") / name) is None


@pytest.mark.parametrize(
    ("text", "day", "span"),
    [
        ("Jun 12, 2026", "2026-06-12", "day"),
        ("July 11, 2022", "2022-07-11", "day"),
        ("12 Sept. 2024", "2024-09-12", "day"),
        ("2026-06-12", "2026-06-12", "day"),
        ("Jan 2024", "2024-01-31", "month"),
        ("February, 2024", "2024-02-29", "month"),
        ("Jan - Mar, 2011", "2011-03-31", "range"),
        ("Aug-Sep, 2024", "2024-09-30", "range"),
        ("Nov 28-30, 2025", "2025-11-30", "range"),
        ("Jan 31 – Feb 1, 2026", "2026-02-01", "range"),
        ("Jun 13 & Jul 24, 2023", "2023-07-24", "range"),
        ("Nov 2025 - Apr 2026", "2026-04-30", "range"),
        ("Dec 30 - Jan 2, 2024", "2024-01-02", "range"),
    ],
)
def test_brackets_land_on_their_last_day(text: str, day: str, span: str) -> None:
    found = markdown_dates.in_brackets(text)
    assert found is not None
    assert (found.day.isoformat(), found.span.value) == (day, span)


@pytest.mark.parametrize("text", ["2/2023", "Live", "Jun 12", "2026", "Feb 30, 2023", "May 2026 x", "Mayor 2026", ""])
def test_other_brackets_are_text(text: str) -> None:
    assert markdown_dates.in_brackets(text) is None


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


def test_the_rest_of_this_year_is_today_and_comes_in_once(tmp_path: Path, journal: Journal) -> None:
    path = file(tmp_path, "2026.md", "# 2026\n\nGoals\n\n* [Jan 3, 2026] Began")
    first = importing.run(journal, markdown.read(path))
    assert (first.first, first.last) == (date(2026, 1, 3), date(2026, 1, 20))
    clock.set_now(NOVEMBER)
    try:
        again = importing.run(journal, markdown.read(path))
    finally:
        clock.set_now(None)
    assert (again.added, again.already_there, again.batch) == (0, 2, "")


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


# A batch ----------------------------------------------------------------------------------------------------------


def everything(journal: Journal) -> list[tuple[object, ...]]:
    return [(view.day, view.title, view.body, view.themes) for view in entries.select(journal)]


def themes(journal: Journal) -> set[str]:
    return {name for (name,) in journal.rows("SELECT name FROM theme WHERE removed_on IS NULL")}


def test_a_dry_run_changes_nothing(journal: Journal) -> None:
    reading = markdown.read(EXCERPTS / "weeknotes")
    before = journal.rows("SELECT total_changes()")
    report = importing.run(journal, reading, dry_run=True)
    assert (report.found, report.added, report.batch) == (4, 4, "")
    assert journal.rows("SELECT total_changes()") == before
    assert importing.run(journal, reading).added == 4


def test_a_second_import_adds_nothing_whatever_the_files_are_called(tmp_path: Path, journal: Journal) -> None:
    note = file(tmp_path, "Offsite.md", "---\ndate: 2023-04-21\n---\nWe met.")
    year = file(tmp_path, "2021.md", YEAR)
    first = importing.run(journal, markdown.read(tmp_path))
    note.rename(tmp_path / "Away days.md")
    (tmp_path / "old").mkdir()
    year.rename(tmp_path / "old" / "2021.md")
    again = importing.run(journal, markdown.read(tmp_path))
    assert (first.added, first.already_there) == (5, 0)
    assert (again.added, again.already_there, again.batch) == (0, 5, "")
    assert entries.count(journal) == 5
    file(tmp_path, "2023-04-22.md")
    assert importing.run(journal, markdown.read(tmp_path)).added == 1


def test_a_text_edited_since_is_not_brought_in_again(tmp_path: Path, journal: Journal) -> None:
    path = file(tmp_path, "2023-04-21.md")
    importing.run(journal, markdown.read(path))
    journal.edit("entry", entries.select(journal)[0].id, body="Better words.")
    assert importing.run(journal, markdown.read(path)).added == 0


def test_words_that_are_alike_come_in_as_often_as_they_were_written(tmp_path: Path, journal: Journal) -> None:
    path = file(tmp_path, "2021.md", "* [Mar 2, 2021] Coffee\n* [Mar 2, 2021] Coffee")
    assert importing.run(journal, markdown.read(path)).added == 2
    assert importing.run(journal, markdown.read(path)).added == 0


def test_what_the_journal_says_already_stays_single(tmp_path: Path, journal: Journal) -> None:
    journal.add("entry", day=date(2023, 4, 21), time="", body="Some words.")
    assert importing.run(journal, markdown.read(file(tmp_path, "2023-04-21.md"))).added == 0


def test_undo_removes_exactly_what_came_in_and_a_later_import_brings_it_again(journal: Journal) -> None:
    mine = journal.add("entry", body="Mine", day=date(2022, 12, 9))
    journal.add("theme", name="opendatasaveslives")
    before = everything(journal), themes(journal)
    reading = markdown.read(EXCERPTS / "weeknotes")
    report = importing.run(journal, reading)
    imported = everything(journal)
    assert len(imported) == 5
    undone = importing.undo(journal)
    assert (undone.removed, undone.batch) == (4, report.batch)
    assert (everything(journal), themes(journal)) == before
    assert entries.get(journal, mine).body == "Mine"
    assert importing.run(journal, reading).added == 4
    assert [row[:3] for row in everything(journal)] == [row[:3] for row in imported]


def test_undo_takes_one_batch_and_names_stay_while_they_are_used(tmp_path: Path, journal: Journal) -> None:
    first = importing.run(journal, markdown.read(file(tmp_path, "2023-04-21.md", "One #shared #alone")))
    second = importing.run(journal, markdown.read(file(tmp_path, "2023-04-22.md", "Two #Shared")))
    assert themes(journal) == {"shared", "alone"}
    undone = importing.undo(journal, first.batch[:26])
    assert (undone.removed, undone.kept, themes(journal)) == (1, 1, {"shared"})
    assert [view.body for view in entries.select(journal)] == ["Two #Shared"]
    assert importing.last_batch(journal) == second.batch
    importing.undo(journal)
    assert (entries.count(journal), themes(journal)) == (0, set())
    with pytest.raises(Trouble, match="No import is left"):
        importing.undo(journal)
    with pytest.raises(Trouble, match="undone already"):
        importing.undo(journal, first.batch)


def test_undo_removes_as_removing_one_by_one_does(tmp_path: Path, journal: Journal) -> None:
    """Whatever the person hung on an imported entry goes with it, and comes back with it."""
    importing.run(journal, markdown.read(file(tmp_path, "2023-04-21.md")))
    (view,) = entries.select(journal)
    person, strength = journal.add("person", name="Ada"), journal.add("strength", name="Calm")
    goal, option = journal.add("goal", title="Lead"), journal.add("option", title="Try")
    journal.edit("entry", view.id, people=[person], strengths=[(strength, "used")], goals=[goal])
    journal.edit("option", option, evidence=[view.id])
    tables = ("entry", "entry_person", "entry_strength", "entry_goal", "option_evidence")
    count = "SELECT " + ", ".join(f"(SELECT count(*) FROM {name} WHERE removed_on IS NULL)" for name in tables)
    importing.undo(journal)
    undone = journal.rows(count)
    journal.restore(view.id)
    assert journal.rows(count) == [(1, 1, 1, 1, 1)]
    journal.remove(view.id)
    assert journal.rows(count) == undone == [(0, 0, 0, 0, 0)]


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = markdown.read(file(tmp_path, "2021.md", YEAR))
    monkeypatch.setattr(importing, "_not_linked", lambda _names: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        importing.run(journal, reading)
    assert (everything(journal), themes(journal), importing.last_batch(journal)) == ([], set(), "")


def test_the_report_as_json(tmp_path: Path, journal: Journal) -> None:
    file(tmp_path, "2023-04-21.md")
    file(tmp_path, "Ideas.md")
    report = importing.run(journal, markdown.read(tmp_path)).as_json()
    assert set(report) >= {"format", "found", "added", "already_there", "skipped", "from", "to", "batch"}
    assert (report["from"], report["to"], report["skipped"][0]["place"]) == ("2023-04-21", "2023-04-21", "Ideas.md")


def test_imported_entries_are_found_by_day(journal: Journal) -> None:
    importing.run(journal, markdown.read(EXCERPTS / "brag-documents"))
    (first,) = entries.select(journal, Filter(first=date(2011, 1, 1), last=date(2011, 6, 30)))
    assert (first.day, first.time, first.kind) == (date(2011, 3, 31), "", "note")
    assert first.body.startswith("[Jan - Mar, 2011] Developed")


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
