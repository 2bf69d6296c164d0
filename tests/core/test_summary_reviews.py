"""Reviews of a quarter, a half-year and a year, and Trends, on paper: what is on them, and that nothing private is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from careerjournal.core import (
    actions,
    clock,
    conversations,
    entries,
    goals,
    options,
    quarter_review,
    sessions,
    trends,
    without_private,
)
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Entry
from careerjournal.core.summary import as_text, documents, figures, sources, trends_sources
from careerjournal.core.summary.choices import About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import Figure, plain
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import new_uid
from tests import examples
from tests.core import documents_kit as kit

CANARY = "zanzibarquartz"
Q4 = About("quarter", "2025-Q4")
EVERY = (Q4, About("half-year", "2025-H2"), About("year", "2025"), About("trends", "2025-Q4"))


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = examples.empty()
    made.settings.name = "Sam Okafor"
    figures.use(kit.drawn)
    yield made
    figures.use(lambda _chart, _trends: None)
    made.close()


@pytest.fixture
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    folder = tmp_path_factory.getbasetemp() / "reviewed"
    folder.mkdir(exist_ok=True)
    with kit.example(folder / f"{new_uid()}.journal") as opened:
        yield opened


def shown(page: Fitted) -> dict[str, list[str]]:
    return {
        section.key: [plain(item.head) or item.aside for item in section.shown]
        for section in page.printed
        if section.shown
    }


def cells(page: Fitted) -> dict[str, tuple[str, ...]]:
    (numbers,) = [section for section in page.printed if section.key == "numbers"]
    return {plain(item.head): item.cells for item in numbers.shown}


def make_open(journal: Journal) -> None:
    with journal.bulk("make everything open"):
        Entry.update(private=False).execute()


def a_quarter(journal: Journal) -> dict[str, str]:
    """A last quarter of 2025 with something of everything; the uids by name."""
    priya = journal.add("person", name="Priya Raman", relation="manager")
    listening = journal.add("strength", name="Listening", rank=1)
    day = date(2025, 11, 4)
    goal = journal.add("goal", title="Lead a round", measure="One by March")
    made = {
        "win": journal.add("entry", kind="win", title="Cut-over done", impact="**No** page at night.", day=day,
                           strengths=[(listening, "energised")], goals=[goal]),
        "bare": journal.add("entry", kind="win", title="A win without impact", day=day),
        "learning": journal.add("entry", kind="learning", title="Ask first", body="A.\n\n- b", day=date(2025, 10, 2)),
        "setback": journal.add("entry", kind="setback", title="The outage", body="It fell over.", day=day),
        "goal": goal,
    }  # fmt: skip
    heard = journal.add("feedback", giver=priya, body="Slower, please.", day=date(2025, 12, 1))
    action = journal.add("action", text="Pause after each slide", feedback=heard, day=date(2025, 12, 2))
    actions.done(journal, action)
    talk = journal.add("conversation", people=[priya], day=date(2025, 12, 9), time="10:00", title="The year")
    journal.edit("conversation", talk, held_on=date(2025, 12, 9))
    journal.add("action", text="Send the note", conversation=talk, owner=priya)
    option = journal.add("option", title="Lead planning", rationale="Dates held.", proposed_on=date(2025, 12, 9))
    options.decide(journal, option, "deferred", day=date(2025, 12, 9), reason="After the budget.")
    return {**made, "heard": heard, "talk": talk, "option": option}


def reviewed(journal: Journal, day: date, words: str, carried: str, private: bool = False) -> str:
    session = sessions.begin(journal, "quarter-review", day=day)
    sessions.answer(journal, session, quarter_review.IN_MY_WORDS, words)
    sessions.answer(journal, session, quarter_review.CARRY_ON, carried)
    journal.edit("session", session, day=day, private=private)
    return session


# What is on it


def test_a_quarter_is_told_in_one_s_own_words_first(journal: Journal) -> None:
    a_quarter(journal)
    reviewed(
        journal, date(2025, 12, 31), "> A quote of an entry\n\nA quarter of two halves.", "- One list\n- Thursdays"
    )
    page = documents.fitted(journal, Q4)
    assert (page.summary.title, page.summary.when) == ("Quarter review", "Q4 2025 · October – December")
    found = shown(page)
    assert list(found)[:4] == ["words", "carry", "numbers", "charts"]
    assert found["carry"] == ["One list", "Thursdays"]
    assert found["wins"] == ["Cut-over done"], "a win without impact waits beside it"
    assert found["learnings"] == ["Ask first"]
    assert found["goals"] == ["Lead a round"]
    assert (found["options"], found["talks"]) == (["Lead planning"], ["The year"])
    text = as_text.page(page)
    assert text.index("A quarter of two halves.") < text.index("What I carry on") < text.index("In numbers")
    assert "A quote of an entry" not in text, "what was quoted beside the answer stays there"
    for said in (
        "Cut-over done – No page at night. (4 November)", "Evidence: 1 entry; 4 November: Cut-over done",
        "-- Priya Raman, 1 December", "What I do: Pause after each slide", "Deferred, 9 December: After the budget.",
        "Agreed: Send the note (Priya Raman)", "The chart of energy",
    ):  # fmt: skip
        assert said in text


def test_what_did_not_work_stands_apart_and_only_when_ticked(journal: Journal) -> None:
    made = a_quarter(journal)
    assert "outage" not in as_text.page(documents.fitted(journal, Q4))
    page = documents.fitted(journal, Q4, include=[made["setback"], made["bare"]])
    assert shown(page)["setbacks"] == ["The outage"]
    assert [section.rule.apart for section in page.printed if section.key == "setbacks"] == [True]
    assert shown(page)["wins"] == ["Cut-over done", "A win without impact"]


def test_a_goal_tells_what_became_of_it(journal: Journal) -> None:
    clock.set_now(datetime(2025, 10, 1, 9, 0, tzinfo=UTC))
    try:
        goal = journal.add("goal", title="Lead a round", measure="One by March")
        resting = journal.add("goal", title="Some day", measure="When it comes")
    finally:
        clock.set_now(None)
    goals.reword(journal, goal, "I know more now.", day=date(2025, 11, 10), measure="Two by March")
    gone = journal.add("goal", title="A course", let_go_on=date(2025, 11, 3))
    reached = journal.add("goal", title="A note", reached_on=date(2025, 12, 3))
    long_gone = journal.add("goal", title="Long gone", let_go_on=date(2024, 1, 3))
    quarter = documents.fitted(journal, Q4)
    found = {item.uid: item.included for section, item in quarter.summary.items if section.key == "goals"}
    assert found == {goal: True, gone: True, reached: True, resting: False}, long_gone
    assert "Worded anew: 10 November: I know more now. Before: One by March" in as_text.page(quarter)
    assert "Let go: 3 November" in as_text.page(quarter)
    assert "Reached: 3 December" in as_text.page(quarter)


def test_a_year_groups_by_quarter_and_quotes_each_review(journal: Journal) -> None:
    a_quarter(journal)
    journal.add("entry", kind="win", title="An earlier win", impact="So what", day=date(2025, 2, 3))
    reviewed(journal, date(2025, 3, 31), "A slow start.", "Listen more")
    reviewed(journal, date(2025, 12, 31), "Two halves.", "One list")
    page = documents.fitted(journal, About("year", "2025"))
    assert page.summary.when == "2025 · January – December"
    assert shown(page)["words"] == ["Q1 2025", "Q4 2025"]
    assert shown(page)["carry"] == ["One list"], "what was carried into the year's own quarters waits beside it"
    assert len(cells(documents.fitted(journal, About("quarter", "2025-Q1")))["Wins"]) == 1, "nothing was there before"
    wins = {item.over: plain(item.head) for section, item in page.summary.items if section.key == "wins" and item.fits}
    assert wins == {("Q1 2025",): "An earlier win", ("Q4 2025",): "Cut-over done"}
    (numbers,) = [section for section in page.printed if section.key == "numbers"]
    assert numbers.rule.extra["columns"] == ("What", "Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025")
    assert cells(page)["Wins"] == ("1", "0", "0", "2")
    text = as_text.page(page)
    assert text.index("Q1 2025\n* An earlier win") < text.index("Q4 2025\n* Cut-over done")


def test_a_half_year_stands_beside_the_same_one_a_year_ago(lived: Journal) -> None:
    page = documents.fitted(lived, About("half-year", "2025-H2"))
    assert page.summary.when == "Second half of 2025 · July – December"
    (numbers,) = [section for section in page.printed if section.key == "numbers"]
    assert numbers.rule.extra["columns"] == ("What", "Q3 2024", "Q4 2024", "Q3 2025", "Q4 2025")


@pytest.mark.parametrize("start", [1, 4, 11])
def test_spans_follow_the_fiscal_start(lived: Journal, start: int) -> None:
    lived.settings.fiscal_start = start
    for key in ("quarter", "half-year", "year", "trends"):
        offered = sources.of(key).subjects(lived)
        assert len(offered) == len({one.id for one in offered}) >= 2
        page = documents.fitted(lived, About(key, offered[1].id))
        days = [entries.get(lived, item.uid).day for section, item in page.summary.items if section.key == "wins"]
        assert days or key == "trends"
        assert len({Quarter.of(day, start).year for day in days}) <= 1, "no fiscal year is mixed with another"


def test_every_number_is_what_trends_counts(lived: Journal) -> None:
    """Without anything private, the paper and the screen say the same."""
    make_open(lived)
    quarter = Quarter(2025, 4)
    page = cells(documents.fitted(lived, Q4))
    lines = quarter_review.read(lived, quarter).lines
    assert len(lines) > 15
    for line in lines:
        assert page[line.label] == tuple(cell.words if cell else "" for cell in reversed(line.cells)), line.label
    (row,) = trends.read(lived, 1, quarter).quarters
    assert page["Entries"][-1] == str(row.entries) == str(len(entries.select(lived, Filter.of_quarter(quarter))))


def test_the_numbers_of_paper_are_those_of_the_review_for_paper(lived: Journal) -> None:
    page = cells(documents.fitted(lived, Q4))
    assert page["Entries"][-1] != str(trends.read(lived, 1, Quarter(2025, 4)).quarters[0].entries), "the control"
    for line in quarter_review.read(lived, Quarter(2025, 4), for_paper=True).lines:
        assert page[line.label] == tuple(cell.words if cell else "" for cell in reversed(line.cells)), line.label


@pytest.mark.parametrize(
    ("about", "name"),
    [
        (Q4, "Quarter review Q4 2025.pdf"),
        (About("half-year", "2025-H2"), "Half-year review Second half of 2025.pdf"),
        (About("year", "2025"), "Year review 2025.pdf"),
        (About("trends", "2025-Q4"), "Trends Q1 2024 – Q4 2025.pdf"),
    ],
)
def test_the_file_of_a_look_back_is_called_by_its_time(lived: Journal, about: About, name: str) -> None:
    assert documents.file_name(documents.fitted(lived, about), ".pdf") == name


def test_where_nothing_can_draw_the_numbers_stand_alone(lived: Journal) -> None:
    figures.use(lambda _chart, _trends: None)
    page = documents.fitted(lived, About("trends", "2025-Q4"))
    assert list(shown(page)) == ["numbers"]
    assert len(cells(page)["Wins"]) == 8
    figures.use(kit.drawn)
    assert list(shown(documents.fitted(lived, About("trends", "2025-Q4")))) == ["charts"]


@pytest.mark.parametrize("about", [About("year", "2026"), About("half-year", "2026-H1")])
def test_a_span_that_still_runs_says_nothing_of_quarters_to_come(lived: Journal, about: About) -> None:
    charted: list[trends.Trends] = []

    def drawn(chart: str, read: trends.Trends) -> Figure:
        charted.append(read)
        return kit.drawn(chart, read)

    figures.use(drawn)
    page = documents.fitted(lived, about)
    (numbers,) = [section for section in page.printed if section.key == "numbers"]
    heads = numbers.rule.extra["columns"]
    assert "Q1 2026" in heads
    assert "Q2 2026" not in heads, "six open at the end of a quarter that has not begun would be a guess"
    assert {len(found) for found in cells(page).values()} == {len(heads) - 1}
    assert {max(one.quarter for one in read.quarters) for read in charted} == {Quarter(2026, 1)}


def test_trends_cover_the_quarters_that_are_asked_for(lived: Journal) -> None:
    figures.use(lambda _chart, _trends: None)
    assert trends_sources.spanning(8, Quarter(2025, 4)) == "2025-Q4"
    asked = trends_sources.spanning(5, Quarter(2025, 4))
    page = documents.fitted(lived, About("trends", asked))
    assert len(cells(page)["Wins"]) == 5
    assert page.summary.when == "Q4 2024 – Q4 2025"
    for wrong in ("2025-Q4/2025-Q1", "soon/2025-Q4"):
        with pytest.raises(Trouble, match="quarter"):
            documents.fitted(lived, About("trends", wrong))


def test_what_can_be_reviewed_begins_with_the_journal(journal: Journal) -> None:
    for key in ("quarter", "half-year", "year", "trends"):
        assert sources.of(key).subjects(journal) == []
    journal.add("entry", title="The first", day=date(2025, 5, 2))
    assert [one.id for one in sources.of("quarter").subjects(journal)] == ["2025-Q4", "2026-Q1", "2025-Q3", "2025-Q2"]
    assert [one.id for one in sources.of("half-year").subjects(journal)] == ["2025-H2", "2026-H1", "2025-H1"]
    assert [one.id for one in sources.of("year").subjects(journal)] == ["2025", "2026"]
    assert sources.of("trends").subjects(journal)[0].id == "2026-Q1"


@pytest.mark.parametrize(
    ("key", "said"), [("half-year", "2025-H3"), ("year", "last"), ("quarter", "Q5"), ("year", "0000")]
)
def test_what_is_no_span_is_one_sentence(journal: Journal, key: str, said: str) -> None:
    with pytest.raises(Trouble, match="Write it as"):
        documents.fitted(journal, About(key, said))


# Nothing private


def hidden(journal: Journal) -> None:
    """Everything that is private, or hangs on it, with names that only such entries bear."""
    priya = journal.add("person", name="Priya Raman", relation="manager")
    day = date(2025, 11, 20)
    goal = journal.add("goal", title=f"{CANARY} goal", measure=CANARY)
    links: dict[str, Any] = {
        "strengths": [(journal.add("strength", name=f"{CANARY} strength"), "drained")], "goals": [goal],
        "themes": [journal.add("theme", name=f"{CANARY} theme")],
    }  # fmt: skip
    for kind in ("win", "learning", "setback", "note"):
        journal.add(
            "entry", kind=kind, title=CANARY, body=CANARY, impact=CANARY, day=day, private=True, energy=2, **links
        )
    heard = journal.add("feedback", giver=priya, body=CANARY, about=CANARY, day=day, private=True)
    journal.add("action", text=CANARY, feedback=heard, day=day, done_on=day)
    talk = journal.add("conversation", people=[priya], title=CANARY, body=CANARY, day=day, private=True)
    journal.edit("conversation", talk, held_on=day)
    journal.add("action", text=CANARY, conversation=talk, day=day)
    option = journal.add("option", title="Lead planning", proposed_on=day)
    options.decide(journal, option, "declined", day=day, reason=CANARY, conversation=talk)
    reviewed(journal, date(2025, 12, 30), CANARY, CANARY, private=True)


@pytest.mark.parametrize("about", EVERY, ids=lambda about: about.document)
def test_nothing_private_is_in_any_file_with_every_box_ticked(journal: Journal, about: About) -> None:
    a_quarter(journal)
    hidden(journal)
    page = kit.everything(journal, about)
    assert CANARY not in str(page.summary)
    for suffix, text in kit.files(page).items():
        assert CANARY not in kit.squeezed(text), suffix
    make_open(journal)
    told = "".join(kit.files(kit.everything(journal, about)).values())
    assert CANARY in told or about.document == "trends", "the control: what is open can be found"


@pytest.mark.parametrize("about", EVERY, ids=lambda about: about.document)
def test_no_number_counts_what_is_private(journal: Journal, about: About) -> None:
    figures.use(lambda chart, read: kit.drawn(f"{chart} {[(one.counts, one.energy) for one in read.quarters]}", read))
    a_quarter(journal)
    before = documents.summary(journal, about)
    win = journal.add("entry", kind="win", title=CANARY, impact=CANARY, day=date(2025, 11, 20), private=True, energy=-2)
    after = documents.summary(journal, about)
    assert before.sections == after.sections
    journal.edit("entry", win, private=False)
    assert documents.summary(journal, about).sections != before.sections, "the control: an open one counts"


def test_reading_without_what_is_private_leaves_the_journal_as_it_was(lived: Journal) -> None:
    every = len(entries.select(lived))
    with without_private.reading(lived):
        assert 0 < len(entries.select(lived)) < every
        assert not any(view.private for view in entries.select(lived))
    assert len(entries.select(lived)) == every
    with pytest.raises(ZeroDivisionError), without_private.reading(lived):
        _ = 1 / 0
    assert len(entries.select(lived)) == every
    lived.add("entry", title="It can be written again", private=True)
    assert len(entries.select(lived)) == every + 1


def test_a_name_that_an_open_entry_bears_too_is_told(journal: Journal) -> None:
    theme = journal.add("theme", name="Teaching")
    journal.add("entry", title="Hidden", themes=[theme], private=True)
    with without_private.reading(journal):
        assert journal.rows("SELECT name FROM theme") == []
    journal.add("entry", title="Open", themes=[theme])
    with without_private.reading(journal):
        assert journal.rows("SELECT name FROM theme") == [("Teaching",)]


# On paper


@pytest.mark.parametrize("about", EVERY, ids=lambda about: about.document)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_same_words_are_in_all_four_files_on_either_paper(lived: Journal, about: About, paper: str) -> None:
    page = documents.fitted(lived, about, paper)
    assert (page.document.standard, page.document.missing, page.left_out) == ("ua-1", (), ())
    assert 1 <= page.document.pages <= 12
    read = {suffix: kit.squeezed(text) for suffix, text in kit.files(page).items() if suffix in (".txt", ".html")}
    read[".pdf"] = kit.on_paper(page)
    for section in page.printed:
        for item in section.shown:
            for words in kit.words_of(item):
                assert kit.squeezed(words) in read[".pdf"], words
                if "<" not in words and "&" not in words and "'" not in words and '"' not in words:
                    assert kit.squeezed(words) in read[".txt"], words


@pytest.mark.parametrize("about", EVERY, ids=lambda about: about.document)
def test_the_same_moment_gives_the_same_bytes(lived: Journal, about: About) -> None:
    made = [
        {suffix: write(documents.fitted(lived, about)) for suffix, write in documents.FORMATS.items()} for _ in "12"
    ]
    assert made[0] == made[1]
    clock.set_now(datetime(2026, 1, 21, 9, 0, tzinfo=UTC))
    try:
        assert documents.fitted(lived, about).document.pdf != made[0][".pdf"], "the control: the clock is in the file"
    finally:
        clock.set_now(None)


def test_a_talk_that_stays_here_waits_unticked(journal: Journal) -> None:
    made = a_quarter(journal)
    conversations.keep_here(journal, made["talk"])
    page = documents.fitted(journal, Q4)
    assert "talks" not in shown(page)
    assert made["talk"] in {item.uid for _, item in page.summary.items}


def test_a_hostile_note_stays_text(journal: Journal, tmp_path: Path) -> None:
    hostile = '<script>alert(1)</script> #eval("1") $x$ [a](file:///etc/passwd) @here'
    journal.add("entry", kind="win", title=hostile, impact=hostile, day=date(2025, 11, 4))
    journal.add("entry", kind="learning", title=hostile, body=hostile, day=date(2025, 11, 4))
    for suffix in documents.FORMATS:
        documents.save(journal, Q4, tmp_path / f"page{suffix}")
    page = (tmp_path / "page.html").read_text()
    assert "<script" not in page
    assert "href" not in page
    assert kit.squeezed('#eval("1") $x$') in kit.on_paper(documents.fitted(journal, Q4))
