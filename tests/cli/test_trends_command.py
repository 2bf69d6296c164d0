"""`careerjournal trends`: any range of quarters, as JSON and as lines that a person reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.core import findings, trends
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from tests import examples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return examples.copied(tmp_path_factory.mktemp("example") / "demo.journal")


@pytest.fixture
def filled(cli: CommandLine, example: Path) -> CommandLine:
    cli.path = example
    return cli


@pytest.mark.parametrize(
    ("options", "quarters"),
    [
        ((), ["2024-Q2", "2026-Q1", 8]),
        (("--quarters", "3"), ["2025-Q3", "2026-Q1", 3]),
        (("--quarters", "2", "--last", "2025-Q1"), ["2024-Q4", "2025-Q1", 2]),
        (("--first", "2024-Q4"), ["2024-Q4", "2026-Q1", 6]),
        (("--first", "2025-q2", "--last", "2025-q2"), ["2025-Q2", "2025-Q2", 1]),
        (("--last", "2026-Q4", "--quarters", "5"), ["2025-Q4", "2026-Q4", 5]),
    ],
)
def test_any_range(filled: CommandLine, options: tuple[str, ...], quarters: list[Any]) -> None:
    found = [row["quarter"] for row in filled.json("trends", *options)["quarters"]]
    assert [found[0], found[-1], len(found)] == quarters


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--last", "spring"), "no quarter"),
        (("--first", "2026-Q2"), "Name the earlier quarter first"),
        (("--first", "1900-Q1"), "1 to 400 quarters"),
        (("--last", "0001-Q1"), "begin with the year 1800"),
    ],
)
def test_what_is_no_range_is_one_clear_line(filled: CommandLine, options: tuple[str, ...], said: str) -> None:
    assert said in filled.fails("trends", *options)


def test_a_number_of_quarters_or_a_first_one_but_not_both(filled: CommandLine) -> None:
    assert filled.run("trends", "--quarters", "3", "--first", "2025-Q1").status == 2


def test_the_lines_say_what_the_numbers_bear_out_and_then_the_numbers(filled: CommandLine) -> None:
    said, table = filled.ok("trends", "--quarters", "4").split("\n\n")
    journal = Journal.open(filled.path)
    found = trends.read(journal, 4)
    journal.close()
    assert said.splitlines()[:2] == [findings.of_energy(found), findings.of_strengths(found)]
    heads, *rows = table.splitlines()
    assert heads.split() == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    assert {len(row) for row in (heads, *rows)} == {len(heads)}, "the columns stand under their heads"
    words = {re.split(r"  +", row)[0]: row.split()[-4:] for row in rows if not row.startswith(" ")}
    for name, number in (("entries", "entries"), ("wins", "wins"), ("goals active", "goals_active")):
        assert words[name] == [str(one.count(number)) for one in found.quarters]


def test_more_quarters_than_stand_beside_each_other_are_told_in_several_tables(filled: CommandLine) -> None:
    parts = filled.ok("trends", "--quarters", "20").split("\n\n")
    tables = [part for part in parts if part.startswith("  ")]
    assert [len(part.splitlines()[0].split()) for part in tables] == [8, 8, 4]
    assert tables[-1].splitlines()[0].split()[-1] == str(Quarter(2026, 1))


def test_an_empty_journal_has_numbers_and_no_findings(cli: CommandLine) -> None:
    said = cli.ok("trends", "--quarters", "3")
    assert said.splitlines()[0].split() == ["2025-Q3", "2025-Q4", "2026-Q1"]
