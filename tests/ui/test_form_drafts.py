"""Rule 1 of the product in forms: what is typed into a field is there again after a kill, before the field was left.

A kill is played by copying the journal with its log as they lie on the disk in that moment, and by opening the copy in
a window that knows nothing of the first one.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from careerjournal.core import drafts, first_start, revisions
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.controls import GrowingText
from careerjournal.ui.kit.fields import Day, Line, Prose
from careerjournal.ui.kit.form import Form
from careerjournal.ui.screens.conversations.screen import ConversationsScreen
from careerjournal.ui.screens.goals.goal_page import GoalPage
from careerjournal.ui.screens.goals.option_page import OptionPage
from careerjournal.ui.screens.goals.screen import GoalsScreen
from careerjournal.ui.screens.home.first_start import FirstStartScreen
from careerjournal.ui.screens.home.first_steps import StrengthsStep, TalkStep
from careerjournal.ui.screens.timeline.screen import TimelineScreen
from careerjournal.ui.window import Window
from tests.ui.conftest import shut_windows
from tests.ui.opening import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careerjournal.core.settings import Settings
    from careerjournal.ui.records.record_page import RecordPage

WORDS = "A desk by the wind"


class Kill:
    """Ends the program in the middle of a word; the journal of the next one is what the disk held."""

    def __init__(self, journal: Journal, app: QApplication, folder: Path) -> None:
        self.journal, self._app, self._folder = journal, app, folder

    def __call__(self) -> Journal:
        self._folder.mkdir()
        for name in (self.journal.path.name, f"{self.journal.path.name}-wal"):
            shutil.copy(self.journal.path.with_name(name), self._folder / name)
        self.end()
        self.journal = Journal.open(self._folder / self.journal.path.name)
        return self.journal

    def end(self) -> None:
        shut_windows(self._app)
        self.journal.close()


@pytest.fixture
def kill(journal: Journal, dressed: QApplication, tmp_path: Path) -> Iterator[Kill]:
    made = Kill(journal, dressed, tmp_path / "next")
    yield made
    made.end()


# --- places where somebody types


def inner(form: Form, name: str) -> QLineEdit | GrowingText:
    edit = form.edit_of(name)
    assert isinstance(edit, (Line, Day, Prose))
    return edit.text if isinstance(edit, Prose) else edit.line


def only(journal: Journal, noun: str, **fields: Any) -> str:
    """Return the one record of a noun; it is made where there is none yet."""
    found = journal.rows(f"SELECT uid FROM {noun}")
    return str(found[0][0]) if found else journal.add(noun, **fields)


def goals_page(journal: Journal, settings: Settings, uid: str) -> RecordPage:
    screen = opened(GoalsScreen, journal, settings)
    screen.open(uid)
    page = screen.page
    assert page is not None
    return page


def option(journal: Journal, settings: Settings) -> QWidget:
    page = goals_page(journal, settings, only(journal, "option", title="Port duty once a week"))
    assert isinstance(page, OptionPage)
    return inner(page.form, "rationale")


def wording(journal: Journal, settings: Settings) -> QWidget:
    page = goals_page(journal, settings, only(journal, "goal", title="Read the tide alone"))
    assert isinstance(page, GoalPage)
    page.wording.open_wording(page.uid)
    return inner(page.wording.form, "measure")


def new_option(journal: Journal, settings: Settings) -> QWidget:
    screen = opened(GoalsScreen, journal, settings)
    screen.show_tab("options")
    screen.add_to("option")
    return screen.option_line.line


def conversations(journal: Journal, settings: Settings) -> ConversationsScreen:
    return opened(ConversationsScreen, journal, settings)


def person(journal: Journal, settings: Settings) -> QWidget:
    screen = conversations(journal, settings)
    screen.show_person(only(journal, "person", name="Maren Voss"))
    return inner(screen.person.form, "note")


def plan(journal: Journal, settings: Settings) -> QWidget:
    screen = conversations(journal, settings)
    screen.begin_quick()
    return inner(screen.plan.form, "question")


def ask(journal: Journal, settings: Settings) -> QWidget:
    screen = conversations(journal, settings)
    screen.begin_ask()
    return inner(screen.desk.ask.form, "about")


def feedback(journal: Journal, settings: Settings) -> QWidget:
    screen = conversations(journal, settings)
    screen.begin_feedback()
    return inner(screen.desk.new.form, "body")


def log(journal: Journal, settings: Settings) -> QWidget:
    screen = conversations(journal, settings)
    screen.begin_log()
    return screen.log.text


def entry(journal: Journal, settings: Settings) -> QWidget:
    uid = only(journal, "entry", body="The harbour was shut.")
    screen = opened(TimelineScreen, journal, settings)
    screen.open(uid, field="impact")
    return inner(screen.reader.writing._form(), "impact")


def first_window(journal: Journal, settings: Settings) -> FirstStartScreen:
    window = Window(journal, settings)
    window.show()
    QApplication.processEvents()
    screen = window.stack.currentWidget()
    assert isinstance(screen, FirstStartScreen), "it was not asked"
    return screen


def whom(journal: Journal, settings: Settings) -> QWidget:
    step = first_window(journal, settings).step
    assert isinstance(step, TalkStep)
    return inner(step.form, "who")


def strength(journal: Journal, settings: Settings) -> QWidget:
    screen = first_window(journal, settings)
    if isinstance(screen.step, TalkStep):
        screen.pass_by()
    assert isinstance(screen.step, StrengthsStep)
    return screen.step.lines[1]


PLACES = (option, wording, new_option, person, plan, ask, feedback, log, entry, whom, strength)


def type_at(place: Callable[[Journal, Settings], QWidget], journal: Journal, settings: Settings) -> None:
    there = place(journal, settings)
    there.setFocus()
    QTest.keyClicks(there, WORDS)


def words_at(place: Callable[[Journal, Settings], QWidget], journal: Journal, settings: Settings) -> str:
    there = place(journal, settings)
    assert isinstance(there, (QLineEdit, GrowingText))
    return there.text()


# --- after a kill


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_words_are_there_again(
    kill: Kill, journal: Journal, settings: Settings, place: Callable[[Journal, Settings], QWidget]
) -> None:
    type_at(place, journal, settings)
    assert words_at(place, kill(), settings) == WORDS


@pytest.mark.parametrize("place", [option, plan, new_option], ids=lambda place: place.__name__)
def test_without_drafts_they_would_be_lost(
    kill: Kill, journal: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch,
    place: Callable[[Journal, Settings], QWidget],
) -> None:  # fmt: skip
    monkeypatch.setattr(drafts, "keep", lambda *_arguments: None)
    type_at(place, journal, settings)
    assert words_at(place, kill(), settings) == ""


def test_what_came_back_is_saved_by_leaving_and_no_draft_stays(
    kill: Kill, journal: Journal, settings: Settings
) -> None:
    type_at(option, journal, settings)
    after = kill()
    option(after, settings).window().close()
    assert after.values(only(after, "option"))["rationale"] == WORDS
    assert drafts.all(after) == []


def test_the_new_wording_of_a_goal_that_a_kill_broke_off_is_kept_by_its_verb(
    kill: Kill, journal: Journal, settings: Settings
) -> None:
    type_at(wording, journal, settings)
    after = kill()
    screen = wording(after, settings)
    page = screen.window().screen_of("goals").page  # type: ignore[attr-defined]
    page.wording.keep()
    assert after.values(only(after, "goal"))["measure"] == WORDS
    assert drafts.all(after) == []


def test_a_first_start_that_was_asked_and_killed_is_asked_again(
    kill: Kill, journal: Journal, settings: Settings
) -> None:
    type_at(whom, journal, settings)
    after = kill()
    assert first_start.is_due(after)
    screen = first_window(after, settings)
    screen.leave()
    assert (drafts.all(after), first_start.is_due(after)) == ([], False)
    assert only(after, "person"), "going elsewhere keeps what is typed"


def test_a_step_of_the_first_start_that_is_taken_back_is_a_draft_again(
    kill: Kill, journal: Journal, settings: Settings
) -> None:
    screen = first_window(journal, settings)
    screen.take_focus()
    assert isinstance(screen.step, TalkStep)
    QTest.keyClicks(inner(screen.step.form, "who"), WORDS)
    screen.go_on()
    assert drafts.all(journal) == []
    screen.go_back()
    assert words_at(whom, kill(), settings) == WORDS


# --- one form


def form_at(journal: Journal, place: str) -> Form:
    """Return the form of a goal; it is saved as its fields are left."""
    form = Form(NOUNS["goal"].fields, journal)
    uid = place.partition("/")[2]
    if place.startswith("goal/"):
        form.changed.connect(lambda name, value: journal.edit("goal", uid, **{name: value}))
    show(form, journal, place)
    return form


def show(form: Form, journal: Journal, place: str) -> None:
    form.set_place(place)
    form.set_values(journal.values(place.partition("/")[2]))


@pytest.fixture
def goal(journal: Journal) -> str:
    return f"goal/{journal.add('goal', title='Read the tide alone')}"


def test_another_record_never_shows_the_draft_of_the_first(journal: Journal, goal: str) -> None:
    other = f"goal/{journal.add('goal', title='Teach it')}"
    form = form_at(journal, goal)
    QTest.keyClicks(inner(form, "measure"), WORDS)
    QTest.keyClicks(inner(form, "target_date"), "soon")
    show(form, journal, other)
    assert (inner(form, "measure").text(), inner(form, "target_date").text()) == ("", "")
    show(form, journal, goal)
    assert (inner(form, "measure").text(), inner(form, "target_date").text()) == (WORDS, "soon")
    form.flush()
    assert [draft.text for draft in drafts.all(journal)] == ["soon"], "what is no day yet is kept as it is typed"


def test_a_refresh_leaves_alone_what_came_back(journal: Journal, goal: str) -> None:
    QTest.keyClicks(inner(form_at(journal, goal), "measure"), WORDS)
    form = form_at(journal, goal)
    show(form, journal, goal)
    assert inner(form, "measure").text() == WORDS


def test_erasing_what_was_typed_leaves_no_draft(journal: Journal, goal: str) -> None:
    line = inner(form_at(journal, goal), "measure")
    QTest.keyClicks(line, "x")
    assert drafts.all(journal)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert drafts.all(journal) == []


def test_a_text_that_came_from_elsewhere_meanwhile_is_set_aside_in_the_same_step(journal: Journal, goal: str) -> None:
    uid = goal.partition("/")[2]
    form = form_at(journal, goal)
    QTest.keyClicks(inner(form, "measure"), WORDS)
    journal.edit("goal", uid, measure="Ten tides")
    show(form, journal, goal)
    form.flush()
    assert journal.values(uid)["measure"] == WORDS
    assert [one.text for one in revisions.of(journal, uid)] == ["Ten tides"]
    journal.undo()
    assert (journal.values(uid)["measure"], revisions.of(journal, uid)) == ("Ten tides", [])


def test_a_draft_stays_where_saving_failed(journal: Journal, goal: str) -> None:
    form = Form(NOUNS["goal"].fields, journal)  # nobody saves
    show(form, journal, goal)
    QTest.keyClicks(inner(form, "measure"), WORDS)
    form.flush()
    assert [draft.text for draft in drafts.all(journal)] == [WORDS]


def test_what_a_verb_keeps_stays_a_draft_until_then(journal: Journal) -> None:
    form = Form(NOUNS["goal"].fields, journal)
    form.begin("new/goal")
    QTest.keyClicks(inner(form, "title"), WORDS)
    form.flush()
    again = Form(NOUNS["goal"].fields, journal)
    again.begin("new/goal")
    assert inner(again, "title").text() == WORDS
    again.now_kept()
    assert drafts.all(journal) == []
