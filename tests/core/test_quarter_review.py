"""The quarter review: every line is what Trends counts, and the list behind it; for paper nothing private is in it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.core import entries, looks_year, quarter_review, session_quarter, sessions, trends
from careerjournal.core.exchange import importing, markdown
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.quarter_review import QuarterReview
from careerjournal.core.seen import Seen
from careerjournal.core.session_becomes import choices, parts
from careerjournal.core.sessions import begin
from tests import examples
from tests.core.plain_counts import Plain, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TODAY = date(2026, 1, 20)
Q4 = Quarter(2025, 4)
EXCERPTS = Path(__file__).parents[1] / "data"
VALUES = {"energy": "energy_median", "gap": "longest_gap", "days_to_response": "days_to_response"}
SET = "quarter-review"
CANARY = "Zugunruhe"


@pytest.fixture(params=["demo", "imported"])
def lived(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """Yield a journal that is lived in: the example, or what other people wrote."""
    if request.param == "demo":
        opened = examples.opened(tmp_path / "demo.journal")
    else:
        opened = examples.empty()
        for name in ("brag-documents", "weeknotes"):
            importing.run(opened, markdown.read(EXCERPTS / name))
    yield opened
    opened.close()


# Every line is what Trends counts


def json_of(journal: Journal, quarter: Quarter) -> dict[str, Any]:
    (row,) = trends.as_json(trends.read(journal, 1, quarter))["quarters"]
    assert isinstance(row, dict)
    return row


def in_json(row: dict[str, Any], number: str, name: str) -> Any:
    """What `trends --json` says of the number of a line."""
    if number in VALUES:
        return row[VALUES[number]]
    if name:
        return row["strengths"][name][number]
    if number.startswith("outcomes."):
        return row["outcomes"][number.removeprefix("outcomes.")]
    return row[number.replace(".", "_")]


def differing(journal: Journal, review: QuarterReview) -> list[str]:
    """Return the cells that say otherwise than the JSON of the trends, the list behind them, or plain SQL."""
    names = dict(journal.rows("SELECT uid, name FROM strength"))
    found = []
    for place, quarter in enumerate(review.quarters):
        row = json_of(journal, quarter)
        plain = Plain(journal, Span(quarter.first, quarter.last, quarter.previous().first, TODAY))
        numbers, values = plain.numbers(), plain.values()
        for line in review.lines:
            cell, name = line.cells[place], names.get(line.subject, "")
            if cell is None:
                continue
            said = [in_json(row, line.number, name)]
            if line.number in VALUES:
                said.append(values[VALUES[line.number]])
            else:
                said += [numbers.get((line.number, name), 0), len(cell.behind.ids)]
            if any(one != cell.value for one in said):
                found.append(f"{line.number} {name} in {quarter}: {cell.value} and {said}")
    return found


def quarters(lived: Journal) -> list[Quarter]:
    newest = Quarter.of(date.fromisoformat(lived.rows("SELECT max(day) FROM entry")[0][0]))
    return [newest.shifted(-n) for n in range(9)]


def test_every_line_equals_the_trends_the_list_behind_it_and_plain_sql(lived: Journal) -> None:
    told = 0
    for quarter in quarters(lived):
        review = quarter_review.read(lived, quarter)
        assert differing(lived, review) == []
        told += sum(bool(cell and cell.value) for line in review.lines for cell in line.cells)
    assert told > 10, "the comparison looked at something"


def test_the_comparison_can_fail(lived: Journal) -> None:
    quarter = quarters(lived)[1]
    review = quarter_review.read(lived, quarter)
    newest = review.line("entries")
    assert newest
    assert newest.this
    assert differing(lived, review) == []
    lived.remove(newest.this.behind.ids[0])
    assert any(line.startswith("entries") for line in differing(lived, review))


def test_the_strengths_that_were_used_most_and_that_drained_stand_in_it(journal: Journal) -> None:
    names = ("Listening", "Drawing", "Order", "Calm", "Juggling")
    uids = [journal.add("strength", name=name, rank=rank) for rank, name in enumerate(names, 1)]
    for times, uid in enumerate(uids):
        for _ in range(times):
            journal.add("entry", body="Work", day=date(2025, 11, 3), strengths=[(uid, "used")])
    journal.add("entry", body="Work", day=date(2025, 11, 4), strengths=[(uids[0], "drained")])
    found = quarter_review.read(journal, Q4)
    assert [line.label for line in found.lines if line.subject] == [
        "Juggling, used", "Calm, used", "Order, used", "Listening, drained",
    ]  # fmt: skip


def test_before_the_journal_began_there_is_nothing_and_no_nought(journal: Journal) -> None:
    journal.add("entry", body="First", day=date(2025, 8, 20), energy=1)
    review = quarter_review.read(journal, Q4)
    entries = review.line("entries")
    assert entries
    assert [cell and cell.words for cell in entries.cells] == ["0", "1", None]
    energy = review.line("energy")
    assert energy
    assert [cell and cell.words for cell in energy.cells] == ["–", "–", None], "one entry is no middle"
    journal.add("entry", body="A year before", day=date(2024, 12, 31))
    entries = quarter_review.read(journal, Q4).line("entries")
    assert entries
    assert [cell and cell.words for cell in entries.cells] == ["0", "1", "1"], "the control"


def test_an_empty_journal_has_a_review_of_noughts(journal: Journal) -> None:
    review = quarter_review.read(journal, Q4)
    assert {cell.words for line in review.lines for cell in line.cells if cell} == {"0", "–"}
    assert (review.session, review.in_my_words, review.carry_on) == ("", "", ())


# Paper


def open_life(journal: Journal, links: dict[str, Any]) -> None:
    """What may be seen."""
    add = journal.add
    for day, energy in ((3, 1), (10, 1), (20, 0)):
        add("entry", body="Open", kind="win", day=date(2025, 11, day), energy=energy, **links)
    add("conversation", people=[links["people"][0]], day=date(2025, 10, 2), held_on=date(2025, 10, 2), kind="career")
    heard = add("feedback", body="Clear", giver=links["people"][0], day=date(2025, 11, 1))
    add("action", text="Slower", feedback=heard, day=date(2025, 11, 2), done_on=date(2025, 11, 11))


def private_life(journal: Journal, links: dict[str, Any]) -> None:
    """What nobody else may see, nor what hangs on it."""
    add = journal.add
    mine: dict[str, Any] = {"private": True}
    said: dict[str, Any] = {
        "strengths": [(add("strength", name=CANARY), "drained")], "goals": [add("goal", title=CANARY)],
        "themes": [add("theme", name=CANARY)], "people": links["people"],
    }  # fmt: skip
    for kind in ("note", "win", "setback", "learning"):
        add("entry", body=CANARY, kind=kind, day=date(2025, 12, 1), energy=-2, **said, **mine)
    talk = add("conversation", people=links["people"], day=date(2025, 11, 15), held_on=date(2025, 11, 15), **mine)
    heard = add("feedback", body=CANARY, giver=links["people"][0], day=date(2025, 12, 2), **mine)
    for origin in ({"conversation": talk}, {"feedback": heard}):
        add("action", text=CANARY, day=date(2025, 12, 3), done_on=date(2025, 12, 4), **origin)
        add("action", text=CANARY, day=date(2025, 12, 3), due=date(2025, 12, 4), **origin)
    option = add("option", title="A trial")
    add("outcome", option=option, kind="declined", conversation=talk, day=date(2025, 11, 15), reason=CANARY)
    review = begin(journal, SET, day=date(2025, 12, 30), **mine)
    sessions.answer(journal, review, "in-my-words", CANARY)
    sessions.answer(journal, review, "carry-on", CANARY)


def words(review: QuarterReview) -> list[Any]:
    lines = [(line.number, line.label, *(cell and cell.words for cell in line.cells)) for line in review.lines]
    return [*lines, ("", review.in_my_words, list(review.carry_on))]


def test_on_paper_a_private_life_is_as_if_it_had_never_been(journal: Journal) -> None:
    links = {
        "people": [journal.add("person", name="Ines")], "themes": [journal.add("theme", name="Craft")],
        "strengths": [(journal.add("strength", name="Listening"), "used")],
        "goals": [journal.add("goal", title="Explain within ten minutes")],
    }  # fmt: skip
    open_life(journal, links)
    shown = words(quarter_review.read(journal, Q4))
    private_life(journal, links)
    review = quarter_review.read(journal, Q4, for_paper=True)
    assert words(review) == shown
    ids = {uid for line in review.lines for cell in line.cells if cell for uid in cell.behind.ids}
    marks = ", ".join("?" * len(ids))
    for table, column in (("entry", "body"), ("action", "text"), ("theme", "name"), ("goal", "title")):
        found = journal.rows(f"SELECT {column} FROM {table} WHERE uid IN ({marks})", list(ids))
        assert CANARY not in {row[0] for row in found}, table
    seen = quarter_review.read(journal, Q4)
    assert words(seen) != shown, "the control: the person sees all of it"
    assert seen.in_my_words == CANARY
    assert {"drained", "themes_new", "outcomes.declined", "actions_late"} <= {line.number for line in seen.lines}


# The session of a quarter


def test_a_review_written_after_its_quarter_belongs_to_it(journal: Journal, at: Callable[[str], None]) -> None:
    at("2026-04-03T18:00")
    for day in (date(2026, 3, 31), date(2026, 4, 1)):
        journal.add("entry", title=str(day), body="Held", kind="win", day=day)
    view = sessions.get(journal, begin(journal, SET))
    assert (view.day, view.quarter) == (date(2026, 3, 31), Quarter(2026, 1))
    proud = view.question("proud")
    assert proud.text == "What are you most proud of in Q1 2026?"
    assert [one.title for one in proud.evidence] == ["2026-03-31"], "nothing of the quarter in which it is written"
    assert "before 1 January?" in view.question("learned").text
    assert sessions.unfinished(journal)[0].begun_on == date(2026, 4, 3)
    at("2026-04-22T18:00")
    assert session_quarter.likely(journal) == Quarter(2026, 2), "three weeks later the new quarter is meant"
    at("2026-04-21T18:00")
    assert session_quarter.likely(journal) == Quarter(2026, 1), "the control: a day before it is not"


def test_in_a_quarters_last_days_its_review_is_of_today(journal: Journal, at: Callable[[str], None]) -> None:
    at("2026-03-25T18:00")
    view = sessions.get(journal, begin(journal, SET))
    assert (view.day, view.quarter) == (date(2026, 3, 25), Quarter(2026, 1))
    assert view.window.last == date(2026, 3, 31), "entries of its last days stand beside later sittings"
    sessions.finish(journal, view.id)
    at("2026-04-02T18:00")
    assert session_quarter.likely(journal) == Quarter(2026, 2), "one that is finished is not begun again"
    at("2026-01-02T18:00")
    assert sessions.get(journal, begin(journal, SET, day=date(2026, 1, 2))).quarter == Quarter(2026, 1), (
        "a day is a day"
    )


def test_another_quarter_is_chosen_and_the_questions_follow(journal: Journal) -> None:
    uid = begin(journal, SET)
    sessions.answer(journal, uid, "proud", "The harbour")
    assert "in Q4 2025?" in entries.get(journal, uid).body
    sessions.review(journal, uid, Quarter(2025, 3))
    view = sessions.get(journal, uid)
    assert (view.quarter, view.day) == (Quarter(2025, 3), date(2025, 9, 30))
    assert view.question("proud").text == "What are you most proud of in Q3 2025?"
    assert view.question("proud").answer == "The harbour"
    assert "in Q3 2025?" in entries.get(journal, uid).body
    assert quarter_review.read(journal, Quarter(2025, 3)).session == uid
    assert quarter_review.read(journal, Q4).session == ""
    journal.undo()
    assert sessions.get(journal, uid).quarter == Q4
    sessions.review(journal, uid, Quarter(2026, 1))
    assert sessions.get(journal, uid).day == TODAY, "the present quarter is reviewed as of today"


def test_the_end_of_a_review_is_what_was_said_last(journal: Journal) -> None:
    first = begin(journal, SET, day=date(2025, 12, 20))
    sessions.answer(journal, first, "in-my-words", "It held.\n\nAnd I slept.")
    sessions.answer(journal, first, "carry-on", "- The desk\n2. Thursdays\n> quoted\n\n* Figures")
    second = begin(journal, SET, day=date(2025, 12, 28))
    found = quarter_review.read(journal, Q4)
    assert (found.session, found.in_my_words) == (first, "It held.\n\nAnd I slept."), "one without an end waits"
    assert found.carry_on == ("The desk", "Thursdays", "Figures")
    sessions.answer(journal, second, "in-my-words", "It nearly held.")
    assert quarter_review.read(journal, Q4).session == second
    journal.remove(second)
    assert quarter_review.read(journal, Q4).session == first, "nothing from the trash"


def test_a_fiscal_year_moves_the_review_with_its_quarter(journal: Journal) -> None:
    journal.settings.fiscal_start = 4
    uid = begin(journal, SET, day=date(2025, 12, 20))
    sessions.answer(journal, uid, "in-my-words", "Ours")
    third = Quarter(2025, 3, 4)
    assert sessions.get(journal, uid).quarter == third
    assert quarter_review.read(journal, third).in_my_words == "Ours"
    journal.settings.fiscal_start = 1
    assert quarter_review.read(journal, Q4).in_my_words == "Ours"


def test_a_copied_set_reviews_a_quarter_as_well(journal: Journal) -> None:
    from careerjournal.core import own_sets

    own_sets.copy(journal, SET)
    uid = begin(journal, f"own-{SET}")
    assert sessions.get(journal, uid).quarter == Q4
    assert session_quarter.reviews(journal, Q4) == [uid]
    assert sessions.get(journal, begin(journal, "pulse")).quarter is None, "the control: a pulse reviews none"


def test_last_quarters_review_does_not_silence_this_quarters_offer(journal: Journal, at: Callable[[str], None]) -> None:
    journal.add("entry", body="Here since autumn.", day=date(2025, 10, 1))
    late = begin(journal, SET)
    sessions.finish(journal, late)
    assert journal.values(late)["finished_on"] == TODAY, "finished in the quarter after its own"
    at("2026-03-25T09:00")
    assert [one.why for one in looks_year.quarter_end(Seen(journal))] == ["Look back: four short sittings."]
    assert sessions.open_one(journal, SET) == ""
    now = begin(journal, SET)
    assert sessions.get(journal, now).quarter == Quarter(2026, 1)
    offered = [one.why for one in looks_year.quarter_end(Seen(journal))]
    assert offered == ["Which strengths did this quarter use?"], "the control: it is begun"
    assert sessions.open_one(journal, SET) == now
    at("2026-05-25T09:00")
    assert sessions.open_one(journal, SET) == "", "an old one is no review of this quarter"


def test_the_lines_of_an_answer_can_each_become_something() -> None:
    assert parts("- One\n\n 2) Two \n> theirs\nThree") == ["One", "Two", "Three"]
    assert choices("- One\n- Two") == ["One", "Two"]
    assert choices("One") == choices("") == []
    assert choices("One\n" + "long " * 40) == [], "a text is no list"


def test_a_review_of_ten_years_is_read_at_once(journal: Journal) -> None:
    days = [date(2016, 1, 1) + timedelta(days=n) for n in range(0, 3650, 30)]
    with journal.bulk("Ten years"):
        for day in days:
            journal.add("entry", body="Work", day=day, energy=1)
    assert quarter_review.read(journal, Q4).line("entries") is not None
