"""Stock-takes beside what entries say, drains with their plan, and work to keep."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.cli import main
from careerjournal.core import drains, entries, frameworks, keeps, stock_takes, strengths
from careerjournal.core.entries import Filter
from careerjournal.core.quarter import Quarter
from careerjournal.core.strengths import Use

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from careerjournal.core.journal import Journal

Q4, Q1 = Quarter(2025, 4), Quarter(2026, 1)


@pytest.fixture
def named(journal: Journal) -> dict[str, str]:
    return {name: strengths.add(journal, name) for name in ("Harmony", "Relator", "Input")}


def met(journal: Journal, strength: str, effect: str, *days: date) -> None:
    for day in days:
        journal.add("entry", title="Work", day=day, strengths=[(strength, effect)])


def test_a_quarter_has_one_stock_take_which_is_filled_in_further(journal: Journal, named: dict[str, str]) -> None:
    assert stock_takes.newest(journal) is None
    first = stock_takes.say(journal, Q1, named["Harmony"], state="used")
    assert stock_takes.say(journal, Q1, named["Relator"], state="unused", note="Nobody asked") == first
    assert stock_takes.take(journal, states=[(named["Harmony"], "used a little")], note="A slow start") == first
    taken = stock_takes.of_quarter(journal, Q1)
    assert taken
    assert (taken.day, taken.note) == (date(2026, 1, 20), "A slow start")
    assert [(line.state, line.note) for line in taken.lines] == [
        ("used a little", ""), ("unused", "Nobody asked"), ("", ""),
    ]  # fmt: skip
    other = stock_takes.say(journal, Q4, named["Input"], state="used")
    assert other != first, "the control: another quarter has its own"
    assert [one.quarter for one in stock_takes.all_of(journal)] == [Q1, Q4]
    assert journal.values(other)["day"] == Q4.last


def test_what_is_said_is_one_step_and_can_be_taken_back(journal: Journal, named: dict[str, str]) -> None:
    stock_takes.say(journal, Q1, named["Harmony"], state="used", work="The  berth\nplan")
    assert journal.undo_label == "Take stock"
    found = stock_takes.of_quarter(journal, Q1)
    assert found
    assert found.lines[0].work == "The berth plan"
    stock_takes.say(journal, Q1, named["Harmony"], state="")
    assert stock_takes.of_quarter(journal, Q1) is None, "nothing said is no stock-take"
    journal.undo()
    again = stock_takes.of_quarter(journal, Q1)
    assert again
    assert (again.lines[0].state, again.lines[0].work) == ("used", "The berth plan")
    journal.undo()
    assert stock_takes.newest(journal) is None


def test_a_changed_state_keeps_the_work_that_was_written_beside_it(journal: Journal, named: dict[str, str]) -> None:
    stock_takes.say(journal, Q1, named["Harmony"], state="used", work="The berth plan", note="Twice")
    stock_takes.say(journal, Q1, named["Harmony"], state="used a little")
    line = stock_takes.page(journal, Q1).of(named["Harmony"])
    assert line
    assert (line.state, line.work, line.note) == ("used a little", "The berth plan", "Twice")


def test_person_and_entries_may_disagree_and_both_are_facts(journal: Journal, named: dict[str, str]) -> None:
    met(journal, named["Relator"], "energised", *(date(2026, 1, day) for day in (5, 6, 7)))
    met(journal, named["Input"], "drained", date(2026, 1, 8))
    met(journal, named["Harmony"], "used", date(2025, 12, 31))
    for name, state in (("Relator", "unused"), ("Input", "used a little"), ("Harmony", "used")):
        stock_takes.say(journal, Q1, named[name], state=state)
    said = {line.strength.name: stock_takes.difference(line) for line in stock_takes.page(journal, Q1).lines}
    assert said == {
        "Relator": "You said unused; 3 entries name it.",
        "Input": "You said used a little; it drained in 1 of 1 entry.",
        "Harmony": "You said used; no entry names it.",
    }
    stock_takes.say(journal, Q1, named["Relator"], state="used")
    agreed = stock_takes.page(journal, Q1).of(named["Relator"])
    assert agreed
    assert stock_takes.difference(agreed) == "", "the control: where both say the same, nothing is said"


def test_the_number_of_entries_is_what_opens(journal: Journal, named: dict[str, str]) -> None:
    met(journal, named["Relator"], "energised", date(2026, 1, 5))
    met(journal, named["Relator"], "drained", date(2026, 1, 6), date(2025, 11, 6))
    line = stock_takes.page(journal, Q1).of(named["Relator"])
    assert line
    wanted = Filter(first=Q1.first, last=Q1.last, strengths=(named["Relator"],))
    assert line.use.named == entries.count(journal, wanted) == 2
    assert entries.count(journal, Filter(strengths=(named["Relator"],))) == 3, "the control: another quarter's"


@pytest.mark.parametrize("fiscal_start", [1, 2, 4])
def test_uses_of_all_quarters_agree_with_each_quarter(
    journal: Journal, named: dict[str, str], fiscal_start: int
) -> None:
    journal.settings.fiscal_start = fiscal_start
    met(journal, named["Relator"], "used", *(date(2025, month, 28) for month in range(1, 13)))
    met(journal, named["Relator"], "drained", date(2025, 4, 1))
    all_uses = strengths.uses(journal)
    quarters = {quarter for _uid, quarter in all_uses}
    assert len(quarters) >= 4
    for quarter in quarters:
        assert strengths.get(journal, named["Relator"], quarter).use == all_uses[named["Relator"], quarter]
    assert all(use != Use() for use in all_uses.values())


def test_two_in_a_quarter_are_read_as_one_the_later_counts(journal: Journal, named: dict[str, str]) -> None:
    journal.add("stock-take", day=date(2026, 1, 5), states=[(named["Harmony"], "used"), (named["Input"], "unused")])
    journal.add("stock-take", day=date(2026, 2, 5), states=[(named["Harmony"], "unused")])
    (taken,) = stock_takes.all_of(journal)
    assert [line.state for line in taken.lines] == ["unused", "", "unused"]
    stock_takes.say(journal, Q1, named["Input"], state="")
    assert [line.state for line in stock_takes.page(journal, Q1).lines] == ["unused", "", ""]


def unused(journal: Journal, strength: str) -> bool:
    return stock_takes.lies_unused(stock_takes.of_strength(journal, strength), stock_takes.this_quarter(journal))


def test_the_states_of_one_strength_by_quarter(
    journal: Journal, named: dict[str, str], at: Callable[[str], None]
) -> None:
    stock_takes.say(journal, Q4, named["Relator"], state="unused")
    met(journal, named["Relator"], "used", date(2026, 1, 5))
    met(journal, named["Relator"], "used", date(2025, 5, 5))
    found = stock_takes.of_strength(journal, named["Relator"])
    assert [(str(one.quarter), one.state, one.use.state) for one in found] == [
        ("2026-Q1", "", "used a little"), ("2025-Q4", "unused", "unused"), ("2025-Q2", "", "used a little"),
    ]  # fmt: skip
    assert not unused(journal, named["Relator"])
    assert unused(journal, named["Input"]), "nothing is said and no entry names it"
    stock_takes.say(journal, Q1, named["Relator"], state="unused")
    assert unused(journal, named["Relator"]), "what the person says goes before what is counted"
    at("2026-04-02T09:00")
    stock_takes.say(journal, stock_takes.this_quarter(journal), named["Relator"], state="used")
    assert not unused(journal, named["Relator"])


def test_a_drain_says_what_it_asks_for_and_the_plan(journal: Journal, named: dict[str, str]) -> None:
    work = "Co-creation workshops"
    uid = journal.add("drain", work=work, asks_for="Communication", avoidable="no", plan="compensate",
                      with_strength=named["Harmony"])  # fmt: skip
    drain = drains.get(journal, uid)
    assert drains.sentence(drain) == "It asks for “Communication”, which is not on your list. It cannot be avoided."
    assert drains.plan(drain) == "Compensate with Harmony"
    assert [one.id for one in drains.of_strength(journal, named["Harmony"])] == [uid]
    journal.edit("drain", uid, asks_for="relator", plan="hand over", to_person=journal.add("person", name="Tomas"))
    drain = drains.get(journal, uid)
    assert drains.sentence(drain).startswith("It asks for Relator."), "the control: one that is on the list"
    assert drains.plan(drain) == "Hand over to Tomas"


def test_open_ones_stand_first_and_a_quarter_shows_what_was_true_in_it(
    journal: Journal, at: Callable[[str], None]
) -> None:
    old = journal.add("drain", work="The report", day=date(2025, 2, 1))
    journal.add("drain", work="The rota", day=date(2025, 11, 1))
    kept = keeps.add(journal, "The first draft")
    assert keeps.add(journal, " the first draft") == kept
    drains.end(journal, old, date(2025, 11, 2))
    assert [one.work for one in drains.all_of(journal)] == ["The rota", "The report"]
    assert [one.work for one in drains.in_quarter(journal, Q4)] == ["The rota", "The report"]
    assert [one.work for one in drains.in_quarter(journal, Q1)] == ["The rota"]
    assert keeps.in_quarter(journal, Q4) == []
    at("2026-04-02T09:00")
    keeps.end(journal, kept)
    assert [one.work for one in keeps.in_quarter(journal, Q1)] == ["The first draft"]
    assert keeps.in_quarter(journal, Quarter(2026, 3)) == []
    keeps.reopen(journal, kept)
    assert keeps.get(journal, kept).is_open


def test_names_of_a_framework_come_with_their_domain_in_one_step(journal: Journal, named: dict[str, str]) -> None:
    one = frameworks.all()[0]
    wanted = [one.strengths[3].name, one.strengths[1].name]
    strengths.add_suggested(journal, one, wanted)
    added = strengths.ranked(journal)[3:]
    assert [(view.rank, view.name) for view in added] == [(4, wanted[1]), (5, wanted[0])]
    assert {view.framework for view in added} == {one.title}
    assert all(view.domain for view in added)
    journal.undo()
    assert len(strengths.ranked(journal)) == 3


def run(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str) -> Any:
    code = main(["--journal", str(path), *arguments])
    said = capsys.readouterr()
    assert code == 0, said.err
    return json.loads(said.out) if "--json" in arguments else said.out.strip()


def test_the_command_line_knows_them(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "career.journal"
    run(capsys, path, "new")
    for name in ("Harmony", "Relator"):
        run(capsys, path, "strength", "add", "--name", name)
    take = ("stock-take", "add", "--strength")
    first = run(capsys, path, *take, "Relator:unused", "--note", "Quiet")
    assert run(capsys, path, *take, "Harmony:used a little", "--strength", "Relator:used") == first
    (row,) = run(capsys, path, "stock-take", "list", "--json")
    assert (row["quarter"], row["day"], row["note"]) == ("2026-Q1", "2026-01-20", "Quiet")
    assert [(one["name"], one["state"], one["computed"], one["entries"]) for one in row["states"]] == [
        ("Harmony", "used a little", "unused", 0), ("Relator", "used", "unused", 0),
    ]  # fmt: skip
    asks = ("--asks-for", "Relator", "--plan", "compensate", "--with-strength", "Harmony")
    drain = run(capsys, path, "drain", "add", "--work", "Workshops", *asks)
    keep = run(capsys, path, "keep", "add", "--work", "The first draft", "--strength", "Harmony")
    strength = run(capsys, path, "strength", "show", "Harmony", "--json")
    assert (strength["drains"], strength["keeps"]) == ([drain], [keep])
    assert strength["quarters"][0]["state"] == "used a little"
    assert run(capsys, path, "drain", "show", drain, "--json")["state"] == "open"
    run(capsys, path, "drain", "end", drain, "--day", "2026-01-19")
    run(capsys, path, "keep", "end", keep)
    ended = run(capsys, path, "drain", "list", "--json")[0]
    assert (ended["state"], ended["ended_on"], ended["on_list"]) == ("ended", "2026-01-19", True)
    assert run(capsys, path, "keep", "list", "--json")[0]["ended_on"] == "2026-01-20"
