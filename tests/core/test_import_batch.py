"""An import comes in once, changes nothing in a dry run, and goes out again exactly as it came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from careerjournal.core import clock, entries
from careerjournal.core.entries import Filter
from careerjournal.core.exchange import importing, markdown
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from tests import examples

EXCERPTS = Path(__file__).parents[1] / "data"
YEAR = """# 2021

* [Mar 2, 2021] On keeping a journal
* [Jan - Mar, 2021] Slides
* Not dated

[May 2021] A paragraph.
"""


@pytest.fixture
def journal() -> Iterator[Journal]:
    opened = examples.empty()
    yield opened
    opened.close()


def file(folder: Path, name: str, text: str = "Some words.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


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


def test_the_rest_of_this_year_is_today_and_comes_in_once(tmp_path: Path, journal: Journal) -> None:
    path = file(tmp_path, "2026.md", "# 2026\n\nGoals\n\n* [Jan 3, 2026] Began")
    first = importing.run(journal, markdown.read(path))
    assert (first.first, first.last) == (date(2026, 1, 3), date(2026, 1, 20))
    clock.set_now(datetime(2026, 11, 21, 9, 45))  # noqa: DTZ001
    try:
        again = importing.run(journal, markdown.read(path))
    finally:
        clock.set_now(None)
    assert (again.added, again.already_there, again.batch) == (0, 2, "")


def test_undo_takes_along_what_hangs_on_its_entries_and_nothing_of_those_in_the_trash(
    tmp_path: Path, journal: Journal
) -> None:
    file(tmp_path, "2023-04-21.md", "One #shared")
    file(tmp_path, "2023-04-22.md", "Two #shared")
    importing.run(journal, markdown.read(tmp_path))
    one, two = sorted(entries.select(journal), key=lambda view: view.day)
    competency = journal.add("competency", name="Writing", evidence=[one.id, two.id])
    (shared,) = two.themes
    journal.remove(shared.id)
    journal.remove(two.id)
    journal.restore(shared.id)
    importing.undo(journal)
    assert journal.values(competency)["evidence"] == ()
    journal.restore(two.id)
    assert journal.values(two.id)["themes"] == (shared.id,)
    assert journal.values(competency)["evidence"] == (two.id,)
