"""Goals, what hangs on them, and where they lead: the plan of a goal, where to, the year's themes, and support."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from careerjournal.core import (
    actions,
    aspirations,
    clock,
    drafts,
    goal_change,
    goals,
    growth,
    growth_steps,
    sessions,
    support,
    values,
    wants,
    year_plan,
)
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import Segmented, VerbButton
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.screens.goals.aspiration_page import AspirationPage
from careerjournal.ui.screens.goals.competency_page import CompetencyPage
from careerjournal.ui.screens.goals.growth_area_page import GrowthAreaPage
from careerjournal.ui.screens.goals.growth_step_page import GrowthStepPage
from careerjournal.ui.screens.goals.plan_theme_page import PlanThemePage
from careerjournal.ui.screens.goals.support_page import SupportPage
from careerjournal.ui.screens.goals.value_page import ValuePage
from careerjournal.ui.screens.goals.want_page import WantPage
from tests.ui.goals_window import lines, press, row, shown
from tests.ui.opening import toast, unnamed

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings
    from careerjournal.ui.screens.goals.screen import GoalsScreen

Key = Qt.Key
OLD, NEW = "Nine in ten within half an hour", "Nine in ten within ten minutes"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2026-01-20T09:45")


@pytest.fixture
def goal(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a goal that was first worded last May."""
    monkeypatch.setenv(clock.VARIABLE, "2025-05-01T09:00")
    made = journal.add("goal", title="Every cancellation explained", measure=OLD, kind="professional")
    monkeypatch.setenv(clock.VARIABLE, "2026-01-20T09:45")
    return made


def rest() -> None:
    QApplication.processEvents()


def add(screen: GoalsScreen, noun: str, text: str) -> None:
    screen.add_to(noun)
    QTest.keyClicks(screen.lines[noun].line, text)
    QTest.keyClick(screen.lines[noun].line, Key.Key_Return)
    rest()


# --- a goal


def test_a_measure_that_is_fine_as_it_is_is_asked_about_once(journal: Journal, goal: str, settings: Settings) -> None:
    journal.edit("goal", goal, measure="Better")
    screen = shown(journal, settings)
    assert screen.goal.doubtful.isVisible()
    screen.goal.fine.click()
    rest()
    assert not screen.goal.doubtful.isVisible()
    screen.open(journal.add("goal", title="Another"))
    screen.open(goal)
    assert not screen.goal.doubtful.isVisible(), "one step, once"
    journal.edit("goal", goal, measure="Greater")
    rest()
    assert screen.goal.doubtful.isVisible(), "the control: another measure is looked at again"


def test_what_changed_is_walked_through_in_four_steps_over_two_days(
    journal: Journal, goal: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add("entry", title="Under the old one", goals=[goal], day=date(2025, 12, 1))
    screen = shown(journal, settings)
    press(screen, "It changed")
    walk = screen.goal.walk
    assert (walk.question.text(), walk.place.text()) == ("Say that you understand", "1 of 4")
    QTest.keyClicks(walk.text, "The council wants ten minutes.")
    QTest.keyClick(walk.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert walk.question.text() == "Ask how to help"
    walk.leave_button.click()
    rest()
    assert [one.accessibleName() for one in screen.goal.verbs.buttons][-1] == "It changed: go on"
    monkeypatch.setenv(clock.VARIABLE, "2026-01-22T18:00")
    press(screen, "It changed: go on")
    assert walk.question.text() == "Ask how to help", "it goes on where it was left"
    walk.next_button.click()
    assert walk.as_support.isVisible()
    QTest.keyClicks(walk.text, "A second screen")
    walk.as_support.click()
    walk.next_button.click()
    assert walk.question.text() == "Write the new version"
    walk.form.set_values({"measure": NEW})
    walk.next_button.click()
    rest()
    assert [(one.measure, one.reason) for one in goals.wordings(journal, goal)] == [
        (OLD, ""), (NEW, "The council wants ten minutes."),
    ]  # fmt: skip
    assert [(one.measure, one.last) for one in goals.measures(journal, goal)] == [(OLD, date(2026, 1, 21)), (NEW, None)]
    assert [one.what for one in support.of_goal(journal, goal)] == ["A second screen"]
    assert screen.goal.measure.text() == NEW
    assert screen.goal.evidence.list.lines() == (), "what was seen under the old measure does not speak for the new one"
    assert "since the measure changed on 22 January" in screen.goal.evidence.nothing.text()
    screen.goal.wordings.set_open(True)
    seen = [one.accessibleName() for one in screen.goal.wordings.findChildren(VerbButton)]
    assert "1 entry while this was the measure" in seen


def test_words_of_a_walk_are_kept_by_going_elsewhere(journal: Journal, goal: str, settings: Settings) -> None:
    other = journal.add("goal", title="Another one", kind="business")
    screen = shown(journal, settings)
    screen.open(goal)
    press(screen, "It changed")
    QTest.keyClicks(screen.goal.walk.text, "Half said")
    screen.open(other)
    assert goal_change.answers(journal, goal) == {goal_change.UNDERSTOOD: "Half said"}
    assert goal_change.answers(journal, other) == {}
    press(screen, "It changed")
    screen.open(goal)
    assert goal_change.begun(journal, other) is None, "the control: nothing said is nothing begun"


def test_what_is_typed_in_a_walk_outlives_a_kill(journal: Journal, goal: str, settings: Settings) -> None:
    screen = shown(journal, settings)
    press(screen, "It changed")
    QTest.keyClicks(screen.goal.walk.text, "Not left yet")
    assert goal_change.begun(journal, goal) is None
    screen.goal.walk.open_walk(goal)  # as a window that begins anew does
    assert screen.goal.walk.text.text() == "Not left yet"


def test_the_plan_of_a_goal_is_added_to_and_ticked_where_it_stands(
    journal: Journal, goal: str, settings: Settings
) -> None:
    screen = shown(journal, settings)
    plan = screen.goal.plan
    for fold, text in (
        (plan.steps, "Write to the boards"), (plan.behaviours, "Asks before answering"),
        (plan.support, "A second screen"), (plan.competencies, "Answers for a budget"),
    ):  # fmt: skip
        fold.set_open(True)
        assert fold.hint.isVisible(), "the control: while there is none it says what belongs here"
        fold.verb.click()
        QTest.keyClicks(fold.line.line, text)
        QTest.keyClick(fold.line.line, Key.Key_Return)
        rest()
    assert [one.text for one in actions.of_goal(journal, goal)] == ["Write to the boards"]
    plan.steps.list.rows()[0].tick.click()
    plan.behaviours.list.rows()[0].tick.click()
    rest()
    assert actions.of_goal(journal, goal)[0].done_on == clock.today()
    assert growth.behaviours_of_goal(journal, goal)[0].done_on == clock.today()
    screen.goal.history.set_open(True)
    assert {line.state.word for line in screen.goal.happened.lines() if line.state} == {"Done", "A habit", "Worded"}
    plan.competencies.opened.emit(growth.competencies(journal)[0].id)
    rest()
    assert isinstance(screen.page, CompetencyPage)
    assert lines(screen) == [
        "# Active",
        "Every cancellation explained",
        "# What a role asks for",
        "Answers for a budget",
    ]


def test_an_entry_is_linked_to_a_goal_where_the_goal_stands(journal: Journal, goal: str, settings: Settings) -> None:
    wanted = journal.add("entry", title="Second gale", body="Without me.", day=date(2026, 1, 9))
    screen = shown(journal, settings)
    screen.goal.choose_evidence()
    picker = screen.goal.link.findChild(Picker)
    assert isinstance(picker, Picker)
    QTest.keyClicks(picker.line, "gale")
    QTest.keyClick(picker.line, Key.Key_Return)
    rest()
    assert [one.id for one in goals.evidence(journal, goal)] == [wanted]
    assert [line.title for line in screen.goal.evidence.list.lines()] == ["Second gale"]


def test_a_version_that_was_being_written_outlives_a_kill(journal: Journal, settings: Settings) -> None:
    aspirations.say(journal, 2, "A team")
    drafts.keep(journal, "aspiration/in-2", "A team of four")
    screen = shown(journal, settings)
    screen.open("in-2")
    page = screen.page
    assert isinstance(page, AspirationPage)
    assert (page.card.isVisible(), page.card.text.text()) == (True, "A team of four")
    page.card.leave_button.click()
    assert drafts.text(journal, "aspiration/in-2") is None
    assert page.text.text() == "A team", "the control: leaving it gives it up"


def test_a_competency_shows_what_speaks_for_it(journal: Journal, goal: str, settings: Settings) -> None:
    wanted = journal.add("entry", title="Second gale", body="Without me.", day=date(2026, 1, 9))
    journal.add("entry", title="Something else")
    made = journal.add("competency", name="Leads through others", target_role="Level 5", goal=goal)
    screen = shown(journal, settings)
    screen.open(made)
    page = screen.page
    assert isinstance(page, CompetencyPage)
    assert row(screen, made).aside == "Nothing yet"
    page.evidence.choose()
    picker = page.evidence.add.findChild(Picker)
    assert isinstance(picker, Picker)
    QTest.keyClicks(picker.line, "gale")
    QTest.keyClick(picker.line, Key.Key_Return)
    rest()
    assert [one.id for one in growth.competency(journal, made).evidence] == [wanted]
    assert page.evidence.said.text() == "Newest evidence: 9 January, 11 days ago."
    page.evidence.list.removed.emit(wanted)
    rest()
    assert growth.competency(journal, made).evidence == ()


def test_a_promotion_that_names_a_goal_is_seen_on_its_page(journal: Journal, goal: str, settings: Settings) -> None:
    screen = shown(journal, settings)
    assert not screen.goal.asked_for.isVisible(), "the control"
    journal.add("promotion", target="Level 5", goals=[goal])
    rest()
    assert screen.goal.asked_for.isVisible()


# --- where to


def test_the_first_aspiration_is_asked_for_and_the_next_one_drifts(
    journal: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(journal, settings)
    screen.show_tab("where")
    page = screen.page
    assert isinstance(page, AspirationPage)
    assert page.card.isVisible()
    QTest.keyClicks(page.card.text, "A small team with a name on the door")
    page.card.keep_button.click()
    rest()
    assert row(screen, "in-2").detail == "A small team with a name on the door"
    assert not page.drift.isVisible(), "one version has not drifted"
    monkeypatch.setenv(clock.VARIABLE, "2026-07-01T09:00")
    page.verbs.buttons[0].click()
    assert page.card.text.text() == "A small team with a name on the door"
    page.card.text.set_text("A large team with a name on the door")
    page.card.keep_button.click()
    rest()
    assert len(aspirations.versions(journal, 2)) == 2
    was, now = (one.texts[0].accessibleName().partition(" (")[2] for one in (page.side.old, page.side.new))
    assert (was, now) == ("no longer said: small)", "new: large)")
    journal.undo()
    rest()
    assert page.text.text() == "A small team with a name on the door"


def test_two_and_five_years_are_two_pages(journal: Journal, settings: Settings) -> None:
    aspirations.say(journal, 2, "Two")
    uid = aspirations.say(journal, 5, "Five")
    screen = shown(journal, settings)
    screen.open(uid)
    page = screen.page
    assert isinstance(page, AspirationPage)
    assert (page.title.text(), page.text.text()) == ("In five years", "Five")
    page.say_anew()
    page.card.text.set_text("Five, and a half")
    screen.open("in-2")
    assert page.text.text() == "Two"
    assert aspirations.versions(journal, 5)[0].text == "Five, and a half", "going elsewhere keeps what was typed"
    assert len(aspirations.versions(journal, 2)) == 1


def test_who_heard_what_i_want_is_noted_with_the_day(journal: Journal, settings: Settings) -> None:
    priya = journal.add("person", name="Priya Raman", relation="manager")
    journal.add("person", name="Gerrit")
    screen = shown(journal, settings)
    screen.open("want")
    page = screen.page
    assert isinstance(page, WantPage)
    assert not page.heard.isVisible(), "the control: there is nothing to hear yet"
    QTest.keyClicks(page.card.text, "Level 5, and my Thursdays.")
    page.card.keep_button.click()
    rest()
    assert page.nobody.isVisible()
    page.choose_hearer()
    picker = page.hear_button.findChild(Picker)
    assert isinstance(picker, Picker)
    QTest.keyClicks(picker.line, "pri")
    QTest.keyClick(picker.line, Key.Key_Return)
    rest()
    assert [(one.person.id, one.day) for one in wants.hearers(journal)] == [(priya, clock.today())]
    assert [(line.title, line.lead) for line in page.hearers.lines()] == [("Priya Raman", "20 Jan 2026")]
    assert toast(screen) == "Priya Raman heard it today"


def test_a_sixth_value_is_asked_about_and_stands_anyway(journal: Journal, settings: Settings) -> None:
    for name in ("One", "Two", "Three", "Four"):
        values.add(journal, name)
    screen = shown(journal, settings)
    screen.show_tab("where")
    page = screen.page_for("value")
    assert isinstance(page, ValuePage)
    add(screen, "value", "Five")
    assert not page.carry.isVisible(), "the control: five are carried without a word"
    add(screen, "value", "Six")
    assert page.carry.isVisible()
    assert page.carry.words.text() == "You have five. Let one go, or carry six?"
    assert len(values.all_of(journal)) == 6
    page.carry.chosen.emit(values.all_of(journal)[0].id)
    rest()
    assert [one.name for one in values.all_of(journal)] == ["Two", "Three", "Four", "Five", "Six"]
    page.move_by(-1)
    assert values.all_of(journal)[3].name == "Six"


def test_a_value_shows_how_sessions_were_told_that_work_serves_it(journal: Journal, settings: Settings) -> None:
    clear = values.add(journal, "Clear words")
    uid = sessions.begin(journal, "pulse")
    sessions.answer(journal, uid, "value-served", "Every notice is one.")
    sessions.answer(journal, uid, "where-am-i", "About “Clear words”, as it happens.")
    screen = shown(journal, settings)
    screen.open(clear)
    rest()
    page = screen.page
    assert isinstance(page, ValuePage)
    assert page.served.isVisible()
    assert [(line.uid, line.title, line.lead) for line in page.answers.lines()] == [
        (uid, "Every notice is one.", "20 Jan 2026")
    ]
    screen.open(values.add(journal, "Words"))
    rest()
    assert not page.served.isVisible(), "the control: no session asked about this one"


def test_the_menu_of_where_to_adds_three_things(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.show_tab("where")
    screen.compose()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [line.text() for line in menu.actions()] == ["A growth area", "A value", "The next growth step"]
    menu.close()


def test_a_growth_area_says_its_sources_and_what_somebody_would_see(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.show_tab("where")
    add(screen, "growth-area", "Saying no early")
    page = screen.page
    assert isinstance(page, GrowthAreaPage)
    page.sources["feedback"].click()
    rest()
    page.behaviours.verb.click()
    QTest.keyClicks(page.behaviours.line.line, "Answers with a question and a day")
    QTest.keyClick(page.behaviours.line.line, Key.Key_Return)
    rest()
    area = growth.area(journal, page.uid)
    assert area.sources == ("feedback",)
    assert [one.text for one in area.behaviours] == ["Answers with a question and a day"]
    page.verbs.buttons[0].click()
    rest()
    assert row(screen, area.id).aside == "Grown enough"
    screen.show_tab("goals")
    screen.open(area.behaviours[0].id)
    assert (screen.switch.value(), screen.page) == ("where", page), "a behaviour stands with its growth area"


def test_a_growth_step_may_go_sideways_and_is_done(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.show_tab("where")
    screen.add_to("growth-step")
    page = screen.page
    assert isinstance(page, GrowthStepPage)
    assert page.question.isVisible()
    QTest.keyClicks(page.line.line, "A term in the control room")
    QTest.keyClick(page.line.line, Key.Key_Return)
    rest()
    assert not page.question.isVisible()
    page.form.edit_of("direction").set_value("sideways")
    page.form.flush()
    step = growth_steps.next_one(journal)
    assert step
    assert step.direction == "sideways"
    page.verbs.buttons[0].click()
    rest()
    assert growth_steps.next_one(journal) is None
    assert page.question.isVisible()
    assert [one.uid for one in page.others.rows()] == [step.id]


# --- the year and support


def test_a_theme_is_read_again_beside_last_quarter(
    journal: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2026-02-03T09:00")
    screen = shown(journal, settings)
    screen.show_tab("year")
    add(screen, "plan-theme", "Rest that is planned")
    page = screen.page
    assert isinstance(page, PlanThemePage)
    assert not page.last.isVisible(), "the control: there is nothing to stand beside yet"
    QTest.keyClicks(page.now_text, "One week so far.")
    page.keep_revisit()
    rest()
    monkeypatch.setenv(clock.VARIABLE, "2026-05-05T09:00")
    page.refresh()
    assert (page.last_head.text(), page.last_text.text()) == ("Q1 2026", "One week so far.")
    assert (page.now_head.text(), page.now_text.text()) == ("Q2 2026", "")
    there, here = page.last.mapToGlobal(QPoint(0, 0)), page.now_text.mapToGlobal(QPoint(0, 0))
    assert here.x() >= there.x() + page.last.width(), "side by side"
    QTest.keyClicks(page.now_text, "Two weeks.")
    screen.show_tab("goals")
    assert [one.text for one in year_plan.all_of(journal)[0].revisits] == ["One week so far.", "Two weeks."]


def test_a_year_that_is_over_is_only_read(journal: Journal, settings: Settings) -> None:
    theme_ = year_plan.add(journal, "Hands off", 2025)
    journal.add("plan-revisit", plan_theme=theme_, day=date(2025, 11, 3), text="They rang once.")
    screen = shown(journal, settings)
    screen.open(theme_)
    page = screen.page
    assert isinstance(page, PlanThemePage)
    assert not page.beside.isVisible()
    assert page.history.isVisible()


def test_support_is_asked_and_came(journal: Journal, goal: str, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.show_tab("support")
    assert screen.tab.empties[1].isVisible()
    add(screen, "support", "A budget line")
    page = screen.page
    assert isinstance(page, SupportPage)
    press(screen, "Asked today")
    assert (lines(screen)[0], page.state.text()) == ("# Asked", "Asked on 20 January, today")
    press(screen, "It came")
    assert lines(screen) == ["# It came", "A budget line"]
    press(screen, "It may still come")
    press(screen, "Declined")
    assert support.all_of(journal)[0].state == "declined"


@pytest.mark.parametrize(("size", "scale"), [((1180, 700), 1.0), ((1600, 900), 1.5), ((1000, 640), 2.0)])
def test_no_word_of_the_tabs_is_cut(journal: Journal, settings: Settings, size: tuple[int, int], scale: float) -> None:
    theme.set_text_scale(scale)
    screen = shown(journal, settings, size)
    assert all(one.width() >= one.sizeHint().width() for one in screen.switch.findChildren(QPushButton))


def test_tabs_without_room_go_on_in_a_second_line(dressed: QApplication) -> None:
    words = [("a", "Goals"), ("b", "Where to"), ("c", "Year plan")]
    narrow, plain = Segmented(words, "Tabs", wraps=True), Segmented(words, "Tabs")
    assert narrow.heightForWidth(140) > narrow.heightForWidth(400)
    assert not plain.hasHeightForWidth(), "the control"


def test_everything_has_a_name_and_fits_with_long_words(journal: Journal, goal: str, settings: Settings) -> None:
    long = "Rindfleischetikettierungsüberwachungsaufgabenübertragung und alles andere auch noch dazu"
    for noun, fields in (
        ("competency", {"name": long, "target_role": long}), ("growth-area", {"name": long, "gets_in_the_way": long}),
        ("value", {"name": long}), ("support", {"what": long, "source": "manager"}), ("growth-step", {"text": long}),
        ("plan-theme", {"name": long, "year": 2026, "text": long}),
        ("behaviour", {"text": long, "goal": goal}), ("action", {"text": long, "goal": goal}),
    ):  # fmt: skip
        journal.add(noun, **fields)
    aspirations.say(journal, 2, long)
    wants.say(journal, long)
    theme.set_text_scale(2.0)
    screen = shown(journal, settings, (1000, 640))
    for scene in screen.scenes():
        screen.pair.show_reader()
        rest()
        page = screen.page
        if page is not None:
            assert page.column.width() <= page.viewport().width(), scene
        assert screen.window().width() == 1000, scene
        assert unnamed(screen) == [], scene
        screen.pair.show_list()
