"""The goals screen: goals and their wordings, options and their outcomes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import clock, goals, options
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.picker import Picker
from tests.ui.goals_window import lines, press, row, shown
from tests.ui.opening import toast, unnamed

Key = Qt.Key


OLD = date(2025, 5, 1)


@pytest.fixture
def goal(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a goal that was first worded last May."""
    monkeypatch.setenv(clock.VARIABLE, "2025-05-01T09:00")
    made = journal.add("goal", title="Explained within half an hour", measure="Nine in ten notices", kind="business")
    monkeypatch.setenv(clock.VARIABLE, "2026-01-20T09:45")
    return made


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager")


# --- goals


def test_the_first_goal_begins_with_one_sentence_and_its_measure(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    empty = screen.tabs["goals"].empties[1]
    assert empty.isVisible()
    assert empty.sentence.text() == "Start with one thing you want more of."
    assert empty.button
    QTest.keyClick(empty.button, Key.Key_Return)
    QTest.keyClicks(screen.goal_line.line, "Speak without reading it out")
    QTest.keyClick(screen.goal_line.line, Key.Key_Return)
    QApplication.processEvents()
    assert screen.goal.wording.form.edit_of("measure").focusProxy().hasFocus()
    assert not screen.goal.wording.why.isVisible(), "nobody asks why a wording of today changes"
    QTest.keyClicks(screen.goal.wording.form.edit_of("measure").focusProxy(), "One talk, fifty chairs, one card")
    screen.goal.wording.keep_button.click()
    found = goals.all_of(journal)[0]
    assert (found.title, found.measure) == ("Speak without reading it out", "One talk, fifty chairs, one card")
    assert len(goals.wordings(journal, found.id)) == 1
    assert screen.goal.measure.text() == "One talk, fifty chairs, one card"


def test_goals_stand_by_state_with_measure_and_newest_evidence(journal: Journal, goal: str, settings: Settings) -> None:
    paused = journal.add("goal", title="Thursdays end at five", paused_on=date(2026, 1, 2))
    reached = journal.add("goal", title="Move over", reached_on=date(2025, 9, 6))
    gone = journal.add("goal", title="Certificate", let_go_on=date(2025, 7, 24))
    journal.add("entry", title="Nine of nine", goals=[goal], day=date(2026, 1, 9))
    screen = shown(journal, settings)
    assert lines(screen) == [
        "# Active", "Explained within half an hour", "# Paused", "Thursdays end at five", "# Reached", "Move over",
        "# Let go", "Certificate",
    ]  # fmt: skip
    assert (row(screen, goal).detail, row(screen, goal).aside) == ("Nine in ten notices", "9 Jan")
    assert screen.goal.evidence.newest.text() == "Newest evidence: 9 January, 11 days ago."
    said = {uid: (screen.open(uid), screen.goal.state.text())[1] for uid in (paused, reached, gone)}
    assert said[paused] == "Paused on 2 January"
    assert said[reached] == "Reached on 6 September 2025"
    assert said[gone] == "Let go on 24 July 2025. What you learned stays."


def test_a_vague_or_missing_measure_is_asked_about_and_can_be_passed(
    journal: Journal, goal: str, settings: Settings
) -> None:
    screen = shown(journal, settings)
    assert not screen.goal.doubt.isVisible(), "the control: nine in ten is a measure"
    journal.edit("goal", goal, measure="Better")
    QApplication.processEvents()
    assert screen.goal.doubt.isVisible()
    screen.goal.say_measure.click()
    assert screen.goal.wording.is_open
    screen.goal.wording.leave_button.click()
    assert goals.get(journal, goal).measure == "Better"


def test_changing_the_wording_asks_why_and_keeps_the_old_one(journal: Journal, goal: str, settings: Settings) -> None:
    screen = shown(journal, settings)
    press(screen, "Reword it")
    card = screen.goal.wording
    assert card.why.isVisible()
    title = card.form.edit_of("title").focusProxy()
    title.clear()
    QTest.keyClicks(title, "Explained within ten minutes")
    QTest.keyClicks(card.why, "Thirty turned out to be easy.")
    journal.add("entry", title="Meanwhile", goals=[goal])
    QApplication.processEvents()
    assert card.form.values()["title"] == "Explained within ten minutes", "a refresh leaves the typing alone"
    card.keep_button.click()
    QApplication.processEvents()
    found = goals.wordings(journal, goal)
    assert [(one.title, one.reason) for one in found] == [
        ("Explained within half an hour", ""), ("Explained within ten minutes", "Thirty turned out to be easy."),
    ]  # fmt: skip
    assert screen.goal.title.text() == "Explained within ten minutes"
    screen.goal.wordings.set_open(True)
    side = screen.goal.wordings.side
    assert [one.texts[0].accessibleName().partition(": ")[2] for one in (side.old, side.new)] == [
        "Explained within half an hour (no longer said: half an hour)",
        "Explained within ten minutes (new: ten minutes)",
    ]  # fmt: skip
    journal.undo()
    QApplication.processEvents()
    assert screen.goal.title.text() == "Explained within half an hour"


def test_a_wording_that_is_being_typed_is_kept_by_going_elsewhere(
    journal: Journal, goal: str, settings: Settings
) -> None:
    other = journal.add("goal", title="Another one")
    screen = shown(journal, settings)
    screen.open(goal)
    press(screen, "Reword it")
    title = screen.goal.wording.form.edit_of("title").focusProxy()
    title.clear()
    QTest.keyClicks(title, "Half typed")
    screen.open(other)
    assert goals.get(journal, goal).title == "Half typed"
    assert goals.get(journal, other).title == "Another one"
    assert screen.tab.list.uid() == screen.goal.uid == other, "saving did not move the choice back"
    screen.goal.change()
    screen.open(goal)
    assert len(goals.wordings(journal, other)) == 1, "the control: an unchanged wording writes nothing"


def test_the_verbs_move_a_goal_between_its_states(journal: Journal, goal: str, settings: Settings) -> None:
    screen = shown(journal, settings)
    press(screen, "Let go")
    assert toast(screen) == "Let go on 20 January. What you learned stays."
    assert lines(screen)[0] == "# Let go"
    assert [one.accessibleName() for one in screen.goal.verbs.buttons] == ["Take up again", "Reword it"]
    press(screen, "Take up again")
    assert goals.get(journal, goal).state == "active"
    press(screen, "Pause")
    assert toast(screen) == "Paused on 20 January."
    press(screen, "Reached")
    assert goals.get(journal, goal).state == "reached"
    journal.undo()
    QApplication.processEvents()
    assert lines(screen)[0] == "# Paused"


def test_a_fourth_goal_is_asked_about_and_stands_anyway(journal: Journal, goal: str, settings: Settings) -> None:
    journal.edit("goal", goal, kind="career")
    journal.add("goal", title="Second")
    journal.add("goal", title="One of the business", kind="business")
    screen = shown(journal, settings)
    for title in ("Third", "Fourth"):
        assert not screen.goal.carry.isVisible(), "the control: three are carried without a word"
        screen.compose()
        QTest.keyClicks(screen.goal_line.line, title)
        QTest.keyClick(screen.goal_line.line, Key.Key_Return)
        QApplication.processEvents()
    assert len(goals.development(goals.active(journal))) == 4
    assert screen.goal.carry.words.text() == "You have three. Pause one, or carry four?"
    screen.goal.carry.chosen.emit(goal)
    QApplication.processEvents()
    assert len(goals.development(goals.active(journal))) == 3
    assert goals.get(journal, goal).state == "paused"


# --- options


def test_options_stand_by_what_was_decided(journal: Journal, settings: Settings) -> None:
    decided = journal.add("option", title="A team of two more")
    options.decide(journal, decided, "declined", reason="No posts this year.")
    idea = journal.add("option", title="Give the rota away")
    screen = shown(journal, settings)
    screen.show_tab("options")
    assert lines(screen) == ["# Undecided", "Give the rota away", "# Decided", "A team of two more"]
    assert (row(screen, idea).aside, row(screen, decided).aside) == ("Idea", "Declined")
    outcome = options.get(journal, decided).outcomes[0].id
    screen.show_tab("goals")
    screen.open(outcome)
    assert (screen.switch.value(), screen.option.uid) == ("options", decided)


def test_an_option_goes_from_idea_to_outcome_and_stays(journal: Journal, priya: str, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.show_tab("options")
    screen.compose()
    QTest.keyClicks(screen.option_line.line, "Give the rota away")
    QTest.keyClick(screen.option_line.line, Key.Key_Return)
    QApplication.processEvents()
    rationale = screen.option.form.edit_of("rationale").focusProxy()
    assert rationale.hasFocus()
    QTest.keyClicks(rationale, "They have the tool.")
    press(screen, "Mark as ready")
    uid = screen.option.uid
    assert options.get(journal, uid).rationale == "They have the tool.", "a verb saves what is being typed"
    assert screen.option.advice.sentence.text() == "They may ask what it costs and what speaks for it."
    assert options.get(journal, uid).state == "idea", "the control: pointed out, not passed"
    press(screen, "Note an outcome")
    assert not screen.option.advice.isVisible(), "one question at a time"
    press(screen, "Mark as ready")
    assert screen.option.advice.isVisible()
    assert not screen.option.outcome_form.isVisible()
    screen.option.advice.anyway.click()
    QApplication.processEvents()
    assert screen.option.state.text() == "Ready since 20 January"
    press(screen, "Propose")
    press(screen, "Note an outcome")
    card = screen.option.outcome_form
    card.note()
    assert card.isVisible(), "the control: without saying how it went there is no outcome"
    kind = card.form.edit_of("kind").focusProxy()
    assert kind.hasFocus()
    QTest.keyClicks(kind, "C")
    card.form.set_values({"reason": "No posts.", "offered_instead": "An intern"})
    card.note()
    QApplication.processEvents()
    found = options.get(journal, uid)
    assert (found.state, found.outcomes[0].offered_instead) == ("counter-offered", "An intern")
    assert screen.option.state.text() == "Counter-offered on 20 January"
    assert lines(screen) == ["# Decided", "Give the rota away"]
    journal.undo()
    QApplication.processEvents()
    assert lines(screen)[0] == "# Undecided"


def test_evidence_is_found_by_search_and_taken_off_again(journal: Journal, settings: Settings) -> None:
    option = journal.add("option", title="Give the rota away")
    wanted = journal.add("entry", title="Forty-one lines to go", body="The rota again.")
    journal.add("entry", title="Something else")
    screen = shown(journal, settings)
    screen.open(option)
    screen.option.choose_evidence()
    picker = screen.option.add_evidence.findChild(Picker)
    assert isinstance(picker, Picker)
    assert len(picker.list.uids()) == 2
    QTest.keyClicks(picker.line, "rota")
    assert picker.list.uids() == [wanted]
    QTest.keyClick(picker.line, Key.Key_Return)
    QApplication.processEvents()
    assert [one.id for one in options.get(journal, option).evidence] == [wanted]
    assert [line.title for line in screen.option.entries.lines()] == ["Forty-one lines to go"]
    screen.option.entries.removed.emit(wanted)
    QApplication.processEvents()
    assert options.get(journal, option).evidence == ()


def test_a_problem_without_an_option_is_one_question(journal: Journal, priya: str, settings: Settings) -> None:
    talk = journal.add("conversation", people=[priya], day=clock.today() + timedelta(days=2))
    for text in ("The rota eats my mornings", "Bought without us"):
        journal.add("topic", conversation=talk, text=text, kind="hard", whose="mine")
    screen = shown(journal, settings)
    screen.show_tab("options")
    assert lines(screen) == ["# What could you propose?", "The rota eats my mornings", "Bought without us"]
    QTest.keyClicks(screen.problem.line, "Give it to the crew office")
    QTest.keyClick(screen.problem.line, Key.Key_Return)
    QApplication.processEvents()
    assert options.get(journal, screen.option.uid).problem == "The rota eats my mornings"
    assert lines(screen) == [
        "# What could you propose?",
        "Bought without us",
        "# Undecided",
        "Give it to the crew office",
    ]
    screen.open(options.problems(journal)[0].id)
    screen.problem.mark_ready()
    assert screen.problem.advice.isVisible()
    assert options.problems(journal)[0].ready_on is None, "the control: pointed out, not passed"
    screen.problem.advice.later.click()
    assert screen.problem.ready.hasFocus()
    screen.problem.mark_ready()
    assert screen.problem.advice.anyway.hasFocus(), "the control"
    screen.problem.advice.anyway.click()
    QApplication.processEvents()
    assert screen.problem.line.hasFocus(), "the keyboard stays on the page"
    assert options.problems(journal)[0].ready_on == clock.today(), "not sure yet is fine"
    assert "Ready as it is since 20 January" in screen.problem.where.text()
    screen.problem.mark_ready()
    assert options.problems(journal)[0].ready_on is None


# --- the screen


def test_a_record_that_is_gone_says_so(journal: Journal, goal: str, settings: Settings) -> None:
    screen = shown(journal, settings)
    journal.remove(goal)
    QApplication.processEvents()
    assert screen.goal.uid == ""
    with pytest.raises(Trouble, match="not in the journal any more"):
        screen.open(goal)


def test_where_it_is_narrow_one_replaces_the_other(journal: Journal, goal: str, settings: Settings) -> None:
    screen = shown(journal, settings, (1000, 640))
    assert not screen.goal.isVisible()
    QTest.keyClick(screen.tab.list, Key.Key_Return)
    assert screen.goal.isVisible()
    assert not screen.tab.list.isVisible()
    QTest.keyClick(screen.goal, Key.Key_Escape)
    assert screen.tab.list.isVisible()
    screen.show_tab("options")
    assert screen.tab.empties[0].isVisible(), "an empty list says so in its own place"


@pytest.mark.parametrize("tab", ["goals", "where", "year", "support", "options"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_and_everything_that_takes_the_focus_has_a_name(
    journal: Journal, goal: str, priya: str, settings: Settings, tab: str, scale: float
) -> None:
    long = "Rindfleischetikettierungsüberwachungsaufgabenübertragung und alles andere auch noch dazu"
    journal.edit("goal", goal, title=long, measure=long)
    option = journal.add("option", title=long, goal=goal, trial=long)
    options.decide(journal, option, "deferred", reason=long)
    journal.add("support", what=long, goal=goal)
    journal.add("plan-theme", name=long, year=2026)
    theme.set_text_scale(scale)
    screen = shown(journal, settings, (1000, 640))
    screen.show_tab(tab)
    screen._enter(screen.tab.list.uids()[0])
    for _ in range(3):
        QApplication.processEvents()
    page = screen.page
    assert page is not None
    assert page.isVisible()
    assert page.column.width() <= page.viewport().width()
    assert screen.window().width() == 1000
    assert unnamed(screen) == []
