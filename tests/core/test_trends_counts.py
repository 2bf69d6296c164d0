"""Every number of Trends three ways: `trends --json`, the list behind it, and a count in plain SQL over the file."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.cli import main
from careerjournal.core import clock, counting, entries, trends
from careerjournal.core.exchange import importing, markdown
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter, between
from careerjournal.core.records import db
from tests import examples
from tests.core import plain_counts
from tests.core.plain_counts import Plain, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

EXCERPTS = Path(__file__).parents[1] / "data"
TODAY = date(2026, 1, 20)
QUARTERS = 12
NEWEST = {"demo.journal": TODAY, "imported.journal": date(2026, 7, 31)}
"""The imported one goes on after the day on which the clock stands: those quarters are still to come."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("journals")


@pytest.fixture(scope="module")
def example(folder: Path) -> Path:
    return examples.copied(folder / "demo.journal")


@pytest.fixture(scope="module")
def imported(folder: Path) -> Path:
    """Return a journal of what other people wrote: brag documents and weeknotes, as they come in."""
    journal = Journal.create(folder / "imported.journal")
    for name in ("brag-documents", "weeknotes"):
        importing.run(journal, markdown.read(EXCERPTS / name))
    journal.close()
    return folder / "imported.journal"


@pytest.fixture(params=["demo", "imported"])
def path(request: pytest.FixtureRequest) -> Path:
    found = request.getfixturevalue("example" if request.param == "demo" else "imported")
    assert isinstance(found, Path)
    return found


@contextmanager
def opened(path: Path) -> Iterator[Journal]:
    """Open a journal for a while: the command line wants to have it for itself."""
    journal = Journal.open(path)
    try:
        yield journal
    finally:
        journal.close()


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with opened(path) as found:
        yield found
        found.settings.fiscal_start = 1


def told(path: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    """What `careerjournal trends --json` says."""
    assert main(["--journal", str(path), "trends", *arguments, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["quarters"]
    assert isinstance(rows, list)
    return rows


def span(quarter: Quarter) -> Span:
    return Span(quarter.first, quarter.last, quarter.previous().first, TODAY)


def differing(journal: Journal, row: dict[str, Any]) -> dict[Any, Any]:
    """Return what the JSON of one quarter says otherwise than plain SQL: both, by number."""
    quarter = Quarter.parse(row["quarter"], journal.settings.fiscal_start)
    assert [row["from"], row["to"]] == [quarter.first.isoformat(), quarter.last.isoformat()]
    plain = Plain(journal, span(quarter))
    mine, theirs = plain_counts.of_json(row), plain.numbers()
    unknown = set(mine) - set(theirs)
    assert not unknown, "a number that nobody counted once more"
    found: dict[Any, Any] = {key: (mine.get(key), n) for key, n in theirs.items() if mine.get(key, 0) != n}
    values = plain.values()
    said = plain_counts.values_of_json(row)
    return found | {name: (said[name], value) for name, value in values.items() if said[name] != value}


def lists(journal: Journal, quarter: Quarter) -> dict[tuple[str, str], tuple[str, ...]]:
    """The list behind every number of one quarter that is a count."""
    wanted: list[tuple[str, str, str | None]] = [
        (number, "", None) for number in counting.PLAIN if number not in counting.GAPS
    ]
    wanted += [(f"{counting.TALK}{kind}", "", None) for kind in ("", "career", "status", "appraisal", "promotion")]
    wanted += [(f"{counting.TALK}mentoring", "", None)]
    for uid, name in journal.rows("SELECT uid, name FROM strength WHERE removed_on IS NULL"):
        wanted += [(number, name, uid) for number in counting.STRENGTHS]
    for uid, name in journal.rows("SELECT uid, name FROM theme WHERE removed_on IS NULL"):
        wanted.append((counting.THEME, name, uid))
    return {(number, name): checked(journal, quarter, number, uid) for number, name, uid in wanted}


def checked(journal: Journal, quarter: Quarter, number: str, uid: str | None) -> tuple[str, ...]:
    """Return a list whose records are live, of the noun it names, each once; as the timeline lists them if it can."""
    behind = trends.behind(journal, quarter, number, uid)
    assert len(set(behind.ids)) == len(behind.ids)
    table = behind.noun.replace("-", "_")
    alive = {row[0] for row in journal.rows(f"SELECT uid FROM {table} WHERE removed_on IS NULL")}
    assert alive.issuperset(behind.ids)
    if behind.filter:
        assert [view.id for view in entries.select(journal, behind.filter)] == list(behind.ids)
    assert "{" not in behind.title
    return behind.ids


@pytest.mark.parametrize("fiscal_start", [1, 4, 12])
def test_every_number_equals_its_list_and_plain_sql(
    path: Path, fiscal_start: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(path) as journal:
        journal.settings.fiscal_start = fiscal_start
    last = Quarter.of(NEWEST[path.name], fiscal_start)
    rows = told(path, capsys, "--quarters", str(QUARTERS), "--last", str(last))
    assert [row["quarter"] for row in rows] == [str(one) for one in between(last.shifted(1 - QUARTERS), last)]
    assert sum(row["entries"] > 0 for row in rows) >= (8 if path.name == "demo.journal" else 4)
    with opened(path) as journal:
        for row in rows:
            assert not differing(journal, row), row["quarter"]
            found = lists(journal, Quarter.parse(row["quarter"], fiscal_start))
            assert counted({key: len(ids) for key, ids in found.items()}) == counted(plain_counts.of_json(row))
        journal.settings.fiscal_start = 1


def counted(numbers: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Without the zeros: themes and kinds of talks that are nowhere in the span have no key in the JSON."""
    return {key: n for key, n in numbers.items() if n}


def test_every_quarter_of_an_imported_life_equals_plain_sql(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = told(imported, capsys, "--first", "2010-Q4", "--last", "2026-Q3")
    assert len(rows) == 64
    with opened(imported) as journal:
        assert sum(row["entries"] for row in rows) == entries.count(journal) > 10
        for row in rows:
            assert not differing(journal, row), row["quarter"]


def test_the_example_counts_something_of_everything(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So that the comparison is about more than zeros."""
    total: dict[str, int] = {}
    for row in told(example, capsys, "--quarters", "12"):
        for (number, _subject), n in plain_counts.of_json(row).items():
            total[number] = total.get(number, 0) + n
    without = {number for number, n in total.items() if not n}
    assert without <= {"conversations."}, without


ALTERED = {
    "removed": ("UPDATE entry SET removed_on = '2026' WHERE id = {win}", {("wins", ""), ("entries", "")}),
    "moved a quarter on": ("UPDATE entry SET day = '2026-01-02' WHERE id = {win}", {("wins", ""), ("entries", "")}),
    "another kind": ("UPDATE entry SET kind = 'setback' WHERE id = {win}", {("wins", ""), ("setbacks", "")}),
    "its impact is said": ("UPDATE entry SET impact = 'Six hours' WHERE id = {bare}", {("impact_missing", "")}),
    "no longer felt": ("UPDATE entry SET energy = NULL WHERE id = {felt}", {("energy", "")}),
    "drained instead": ("UPDATE entry_strength SET effect = 'drained' WHERE id = {link}", {("draining", "")}),
    "a theme less": ("UPDATE entry_theme SET removed_on = '2026' WHERE id = {themed}", {("theme", "")}),
    "not held": ("UPDATE conversation SET held_on = NULL WHERE id = {talk}", {("conversations", ""), ("entries", "")}),
    "a promise of somebody else": ("UPDATE action SET owner_id = 1 WHERE id = {mine}", {("actions_done.mine", "")}),
    "still open": ("UPDATE action SET done_on = NULL WHERE id = {mine}", {("actions_done", ""), ("actions_open", "")}),
}


@pytest.mark.parametrize("name", ALTERED)
def test_the_comparison_fails_when_one_record_is_altered(
    example: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = told(example, capsys, "--quarters", "1", "--last", "2025-Q4")
    with opened(example) as journal:
        assert not differing(journal, row)
        found = differing_when(journal, row, ALTERED[name][0])
        assert not differing(journal, row), "and as it was, it agrees again"
    numbers = ALTERED[name][1]
    assert numbers <= found.keys() | {(key[0], "") for key in found if isinstance(key, tuple)}, found


class TakenBackError(Exception):
    """Ends a write that must leave nothing."""


def differing_when(journal: Journal, row: dict[str, Any], sql: str) -> dict[Any, Any]:
    """Alter one record, compare, and take it back."""
    days = "e.day BETWEEN '2025-10-01' AND '2025-12-31' AND e.removed_on IS NULL"
    chosen = {
        "win": f"SELECT id FROM entry e WHERE kind = 'win' AND {days}",
        "bare": f"SELECT id FROM entry e WHERE kind = 'win' AND impact = '' AND {days}",
        "felt": f"SELECT id FROM entry e WHERE energy NOT NULL AND kind <> 'conversation' AND {days}",
        "link": f"SELECT l.id FROM entry_strength l JOIN entry e ON e.id = l.entry_id WHERE {days} AND effect = 'used'"
        " AND kind <> 'conversation' AND (SELECT count(*) FROM entry_strength o WHERE o.entry_id = e.id) = 1",
        "themed": f"SELECT l.id FROM entry_theme l JOIN entry e ON e.id = l.entry_id WHERE {days} AND kind = 'note'",
        "talk": f"SELECT t.id FROM conversation t JOIN entry e ON e.id = t.id WHERE held_on NOT NULL AND {days}",
        "mine": "SELECT id FROM action WHERE owner_id IS NULL AND done_on BETWEEN '2025-10-01' AND '2025-12-31'",
    }
    ids = {key: journal.rows(f"{asked} LIMIT 1")[0][0] for key, asked in chosen.items()}
    found: dict[Any, Any] = {}
    with suppress(TakenBackError), journal.write("Alter"):
        db.execute_sql(sql.format(**ids))
        found = differing(journal, row)
        raise TakenBackError
    return found


def test_the_talks_behind_a_gap_are_as_far_apart_as_it_says(journal: Journal) -> None:
    seen = 0
    for one in trends.read(journal, QUARTERS).quarters:
        for number in counting.GAPS:
            gap, behind = one.gaps.get(number), trends.behind(journal, one.quarter, number)
            assert len(behind.ids) == one.count(number)
            assert (gap is None) == (not behind.ids)
            if gap:
                days = [view.day for view in entries.get_many(journal, behind.ids)]
                end = days[0] if len(days) == 2 else min(one.quarter.last, TODAY)
                assert (gap.first, gap.last) == (days[-1], end)
                seen += 1
    assert (seen > 8) == (journal.path.name == "demo.journal")


def test_a_stock_take_opens(example: Path) -> None:
    journal = Journal.open(example)
    taken = [one for one in trends.read(journal, QUARTERS).quarters if one.count("stock_take")]
    assert len(taken) >= 4
    for one in taken:
        (uid,) = trends.behind(journal, one.quarter, "stock_take").ids
        states: Any = journal.values(uid)["states"]
        assert dict(states) == dict(one.stock)
    whole = trends.behind(journal, taken[0].quarter, "stock_take", until=taken[-1].quarter)
    assert len(whole.ids) == len(taken)
    journal.close()


# Quarters -----------------------------------------------------------------------------------------------------------


def rows_of(journal: Journal) -> dict[str, list[Any]]:
    """Return every row of every table, but for the settings and the number of saves."""
    tables = [row[0] for row in journal.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: journal.rows(f'SELECT * FROM "{name}"') for name in tables if name not in ("setting", "guard")}


def test_another_fiscal_start_relabels_and_changes_no_record(journal: Journal) -> None:
    before, labels = rows_of(journal), set()
    for fiscal_start in range(1, 13):
        journal.settings.fiscal_start = fiscal_start
        read = trends.read(journal, 70, Quarter.of(NEWEST[journal.path.name], fiscal_start))
        labels.add((str(read.quarters[-1].quarter), read.quarters[-1].quarter.first))
        assert sum(one.entries for one in read.quarters) == entries.count(journal)
        after = rows_of(journal)
        assert repr(after).encode() == repr(before).encode()
    assert len(labels) == 12, "each of the twelve names this quarter in another way, or begins it on another day"
    journal.add("entry", title="A control")
    assert repr(rows_of(journal)) != repr(before)
    journal.undo()


def borders() -> list[date]:
    """The first and the last day of every month of three years, a leap day among them."""
    found = []
    for month in range(36):
        year, number = 2023 + month // 12, month % 12 + 1
        after = date(year + number // 12, number % 12 + 1, 1)
        found += [date(year, number, 1), date.fromordinal(after.toordinal() - 1)]
    assert date(2024, 2, 29) in found
    return found


def by_hand(day: date, fiscal_start: int) -> str:
    """Count months on a circle from the fiscal start, as a person would."""
    months = [(fiscal_start - 1 + step) % 12 + 1 for step in range(12)]
    begins = day.year if day.month >= fiscal_start else day.year - 1
    return f"{begins}-Q{months.index(day.month) // 3 + 1}"


def test_the_borders_of_quarters_in_every_month_for_every_fiscal_start() -> None:
    journal = examples.empty()
    days = borders()
    with journal.bulk("Make"):
        uids = {journal.add("entry", title=str(day), day=day, energy=1, kind="win"): day for day in days}
    for fiscal_start in range(1, 13):
        journal.settings.fiscal_start = fiscal_start
        wanted: dict[str, list[date]] = {}
        for day in sorted(days, reverse=True):
            wanted.setdefault(by_hand(day, fiscal_start), []).append(day)
        read = trends.read(journal, 18)
        assert {str(one.quarter): one.entries for one in read.quarters if one.entries} == {
            name: len(found) for name, found in wanted.items()
        }
        for one in read.quarters:
            for number in ("entries", "wins", "energy", "impact_missing"):
                behind = trends.behind(journal, one.quarter, number)
                assert [uids[uid] for uid in behind.ids] == wanted.get(str(one.quarter), [])
                assert one.count(number) == len(behind.ids)
    assert by_hand(date(2024, 2, 29), 12) == "2023-Q1"
    assert by_hand(date(2024, 2, 29), 3) == "2023-Q4"
    journal.close()


@pytest.mark.parametrize(
    ("moment", "quarter"),
    [
        ("2025-12-31T23:30-10:00", "2025-Q4"),  # in Honolulu; it is the new year in London
        ("2026-01-01T00:30+13:00", "2026-Q1"),  # in Auckland; it is the old one in London
        ("2026-01-01T00:30+00:00", "2026-Q1"),
        ("2024-02-29T23:59-11:00", "2024-Q1"),
    ],
)
def test_an_entry_counts_on_its_own_day_whatever_day_it_was_elsewhere(
    moment: str, quarter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = examples.empty()
    monkeypatch.setenv(clock.VARIABLE, moment)
    uid = journal.add("entry", title="Written late", energy=1)
    stamp = journal.rows("SELECT created FROM entry")[0][0][:10]
    there = entries.get(journal, uid)
    assert (there.day, there.time) == (datetime.fromisoformat(moment).date(), moment[11:16])
    monkeypatch.setenv(clock.VARIABLE, "2026-01-20T09:45+01:00")
    read = trends.read(journal, 12)
    assert [str(one.quarter) for one in read.quarters if one.entries] == [quarter]
    assert trends.behind(journal, Quarter.parse(quarter), "energy").ids == (uid,)
    elsewhere = str(Quarter.of(date.fromisoformat(stamp)))
    assert (elsewhere != quarter) == (moment[:10] in ("2025-12-31", "2026-01-01") and moment[16:] != "+00:00")
    journal.close()
