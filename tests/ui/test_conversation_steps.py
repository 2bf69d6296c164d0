"""What the faces guide through: ten quiet minutes, a note to send, what is hard to say, a promotion and its answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from careerjournal.core import actions, clock, conversations, drafts, entries, promotions, topics, wants
from careerjournal.core.summary import documents
from careerjournal.core.summary.documents import sheet_of
from careerjournal.ui.kit import ask
from careerjournal.ui.kit.text import Label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.conversation_page import FOLLOW_UP, MEET, PREPARE, ConversationPage
from careerjournal.ui.screens.conversations.quiet_timer import QuietTimer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.change import Change
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

TODAY = date(2026, 1, 20)


class Went(list[tuple[str, str, dict[str, object]]]):
    """Where the page asked the window to go."""

    def go(self, screen: str, uid: str = "", /, **wanted: object) -> None:
        self.append((screen, uid, wanted))


@pytest.fixture
def went() -> Went:
    return Went()


@pytest.fixture
def page(journal: Journal, settings: Settings, went: Went) -> Iterator[ConversationPage]:
    """Return the page alone, which reads again after every change, as its screen lets it."""
    made = ConversationPage(journal, Context(went.go, lambda *_: None, pytest.fail, settings, None))  # type: ignore[arg-type]

    def read(_change: Change) -> None:
        if made.uid:
            made.refresh()

    unsubscribe = journal.on_change(read)
    made.resize(900, 900)
    made.show()
    yield made
    unsubscribe()
    made.close()
    made.deleteLater()


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager")


@pytest.fixture
def talk(journal: Journal, priya: str) -> str:
    return journal.add("conversation", people=[priya], day=TODAY, time="10:00", kind="career")


@pytest.fixture
def ask_talk(journal: Journal, priya: str) -> str:
    return journal.add("conversation", people=[priya], day=TODAY, time="10:00", kind="promotion")


def words(page: ConversationPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(Label) if one.isVisible())


def press_step(page: ConversationPage, key: str) -> None:
    row = page.prepare.steps.row(key)
    assert row is not None, key
    row.verb.click()


# Ten minutes


def test_the_timer_counts_down_in_words_and_never_ends_anything() -> None:
    now = [100.0]
    timer = QuietTimer(10, lambda: now[0])
    timer.begin()
    said = []
    for second in (0, 121, 541, 600, 6000):
        now[0] = 100.0 + second
        timer.look()
        said.append(timer.words.text())
    over = "The ten minutes are over. Go on as long as you like."
    assert said == ["Ten minutes left.", "Eight minutes left.", "One minute left.", over, over]
    timer.turn.click()
    assert timer.words.isHidden()
    timer.turn.click()
    assert not timer.words.isHidden()


def test_the_clock_of_the_journal_does_not_move_the_timer(
    page: ConversationPage, talk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_talk(talk, PREPARE)
    page.ten.click()
    monkeypatch.setenv(clock.VARIABLE, "2026-01-20T18:45")
    page.prepare.timer.look()
    assert page.prepare.timer.words.text() == "Ten minutes left."


def test_ten_minutes_ask_four_things_and_mark_their_end(
    page: ConversationPage, journal: Journal, talk: str, went: Went
) -> None:
    goal = journal.add("goal", title="Run two gales")
    page.show_talk(talk, PREPARE)
    page.ten.click()
    assert [row.title.text() for row in page.prepare.boxes.stack.rows.values()][:4] == [  # type: ignore[attr-defined]
        "Goals", "Needs", "Progress", "Growth"
    ]  # fmt: skip
    assert "Run two gales" in words(page)
    needs = page.prepare.boxes.stack.rows["needs"]
    needs.line.setText("A day a week")  # type: ignore[attr-defined]
    needs.line.returnPressed.emit()  # type: ignore[attr-defined]
    (topic,) = topics.grouped(journal, talk)["mine"]
    assert (topic.text, topic.kind) == ("A day a week", "ask")
    page.prepare.boxes.write.click()
    assert went == [("reflect", "", {"set": "ten-minutes", "conversation": talk})]
    assert conversations.get(journal, talk).prepared_on is None
    page.prepare.boxes.done.click()
    assert conversations.get(journal, talk).prepared_on == TODAY
    assert not page.prepare.short
    assert page.prepare.timer.isHidden()
    assert goal


# The note to send


def test_the_note_is_copied_and_marks_them_as_told(page: ConversationPage, journal: Journal, talk: str) -> None:
    page.show_talk(talk, PREPARE)
    press_step(page, "told")
    assert page.prepare.note.nothing.isVisible(), "there is nothing to say yet"
    conversations.add_topic(journal, talk, "The winter plan")
    assert page.prepare.note.note.isVisible()
    page.prepare.note.note.copy.click()
    assert "– The winter plan" in QGuiApplication.clipboard().text()
    assert conversations.get(journal, talk).told_on == TODAY


def test_the_note_is_saved_and_a_dialog_left_alone_marks_nothing(
    page: ConversationPage, journal: Journal, talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversations.add_topic(journal, talk, "The winter plan")
    page.show_talk(talk, PREPARE)
    press_step(page, "told")
    answers: list[Path | None] = [None, tmp_path / "note.md"]
    monkeypatch.setattr(ask, "save_file", lambda *_: answers.pop(0))
    page.prepare.note.note.save.click()
    assert conversations.get(journal, talk).told_on is None
    page.prepare.note.note.save.click()
    assert "- The winter plan" in (tmp_path / "note.md").read_text(encoding="utf-8")
    assert conversations.get(journal, talk).told_on == TODAY


# Hard to say, agendas, what I want, an older win


def test_what_is_hard_to_say_is_kept_here_and_a_draft_at_once(
    page: ConversationPage, journal: Journal, talk: str
) -> None:
    page.show_talk(talk, PREPARE)
    page.prepare.hard.set_open(True)
    page.prepare.hard.text.field.setPlainText("I want\nto leave")
    assert drafts.text(journal, f"hard_to_say/{talk}") == "I want\nto leave"
    page.show_face(MEET)
    assert conversations.get(journal, talk).hard_to_say == "I want\nto leave"
    assert "I want" not in words(page)


def test_an_agenda_becomes_topics(page: ConversationPage, journal: Journal, talk: str) -> None:
    page.show_talk(talk, PREPARE)
    page.prepare.agenda.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(line for line in menu.actions() if line.text() == "Standing 1:1").trigger()
    menu.close()
    assert len(conversations.topics(journal, conversations.get(journal, talk))) == 5
    journal.undo()
    assert conversations.topics(journal, conversations.get(journal, talk)) == []


def test_what_i_want_is_brought_up_and_heard_on_the_day_of_the_talk(
    page: ConversationPage, journal: Journal, talk: str, priya: str
) -> None:
    wants.say(journal, "To lead a small team")
    page.show_talk(talk, PREPARE)
    press_step(page, "want")
    assert [topic.text for topic in topics.grouped(journal, talk)["mine"]] == ["What I want: To lead a small team"]
    page.show_face(FOLLOW_UP)
    page.follow_up.want.tick.click()
    (heard,) = wants.hearers(journal)
    assert (heard.person.id, heard.day) == (priya, TODAY)
    assert not page.follow_up.want.tick.isEnabled()


def test_an_older_win_is_put_on_the_page(page: ConversationPage, journal: Journal, talk: str) -> None:
    win = journal.add("entry", kind="win", title="Nobody lost anything", impact="Two crews", day=date(2025, 3, 1))
    page.show_talk(talk, PREPARE)
    press_step(page, "win-older")
    (item,) = next(part.items for part in documents.summary(journal, sheet_of(talk)).sections if part.key == "wins")
    assert (item.uid, item.included) == (win, True)
    assert entries.get(journal, win).told_on is None, "told is what was said, not what is on the page"


def test_a_line_for_a_hard_moment_names_the_day_to_come_back(
    page: ConversationPage, journal: Journal, talk: str
) -> None:
    page.show_talk(talk, MEET)
    assert "May I think and come back on Thursday?" in page.meet.pocket.text()
    conversations.postpone(journal, talk, TODAY + timedelta(days=2))
    assert "Monday" in page.meet.pocket.text()


# A promotion


def begin(page: ConversationPage, journal: Journal, talk: str) -> str:
    page.show_talk(talk, PREPARE)
    page.prepare.ask.target.line.setText("Lead planner")
    page.prepare.ask.target.line.returnPressed.emit()
    (found,) = promotions.all_of(journal)
    return found.id


def test_the_ask_shows_both_sides_and_becomes_four_topics(
    page: ConversationPage, journal: Journal, ask_talk: str, talk: str
) -> None:
    journal.add("entry", kind="win", title="Nobody lost anything", impact="Two crews", day=date(2026, 1, 1))
    begin(page, journal, ask_talk)
    assert "wins" in page.prepare.ask.supports.rows
    assert "no-goal-met" in page.prepare.ask.thin.rows
    page.prepare.ask.parts.click()
    assert len(topics.grouped(journal, ask_talk)["mine"]) == 4
    page.show_talk(talk, PREPARE)
    assert not page.prepare.ask.isVisible(), "another talk is about something else"


def test_after_a_no_their_words_come_first_and_the_plan_on_another_day(
    page: ConversationPage, journal: Journal, ask_talk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = begin(page, journal, ask_talk)
    goal = journal.add("goal", title="Run two gales")
    conversations.hold(journal, ask_talk)
    page.show_talk(ask_talk, FOLLOW_UP)
    answer = page.follow_up.answer
    answer.answer._buttons["no"].click()
    assert "Not this time. Start with their words." in words(page)
    shown = [answer.said.isVisible(), answer.understood.isVisible(), answer.again.isVisible(), answer.plan.isVisible()]
    assert shown == [True, False, False, False]
    assert not page.follow_up.notes.isVisible(), "nothing else is asked then"
    promotions.note(journal, uid, said="Not this round.")
    assert answer.understood.isVisible()
    assert page.follow_up.notes.isVisible()
    assert answer.again.offered.accessibleName() == "Thursday, 22 January"
    answer.again.offered.click()
    assert promotions.get(journal, uid).follow_up_on == date(2026, 1, 22)
    assert not answer.plan.isVisible()
    (again,) = (one for one in conversations.upcoming(journal) if one.day == date(2026, 1, 22))
    monkeypatch.setenv(clock.VARIABLE, "2026-01-22T11:00")
    page.show_talk(again.id, FOLLOW_UP)
    assert answer.plan.isVisible()
    promotions.note(journal, uid, goals=(goal,))
    answer.plan.line.setText("Ask for the next gale")
    answer.plan.line.returnPressed.emit()
    (step,) = actions.of_goal(journal, goal)
    assert step.text == "Ask for the next gale"
    answer.plan.done.click()
    assert promotions.get(journal, uid).plan_made_on == date(2026, 1, 22)


def test_after_a_no_another_day_can_be_named(page: ConversationPage, journal: Journal, ask_talk: str) -> None:
    uid = begin(page, journal, ask_talk)
    promotions.answer(journal, uid, "no", said="Not this round.")
    page.show_talk(ask_talk, FOLLOW_UP)
    again = page.follow_up.answer.again
    again.keep.click()
    assert "Which day?" in words(page)
    again.other.line.setText("2026-01-23")
    again.other.line.returnPressed.emit()
    assert promotions.get(journal, uid).follow_up_on == date(2026, 1, 23)


def test_after_a_yes_it_says_who_by_when_and_what_meanwhile(
    page: ConversationPage, journal: Journal, ask_talk: str
) -> None:
    uid = begin(page, journal, ask_talk)
    page.show_talk(ask_talk, FOLLOW_UP)
    page.follow_up.answer.answer._buttons["yes"].click()
    assert page.follow_up.answer.yes.isVisible()
    page.follow_up.answer.yes.changed.emit("recommends", "Priya")
    page.follow_up.answer.yes.changed.emit("by_when", date(2026, 6, 15))
    found = promotions.get(journal, uid)
    assert (found.recommends, found.by_when) == ("Priya", date(2026, 6, 15))


def test_large_text_in_a_low_window_scrolls_once_and_keeps_the_line_of_what_was_agreed(
    page: ConversationPage, journal: Journal, talk: str
) -> None:
    for number in range(8):
        conversations.add_topic(journal, talk, f"Topic {number} of a long meeting", kind="ask")
    page.show_talk(talk, MEET)
    page.resize(500, 560)
    QApplication.processEvents()
    assert not page.meet.left.isVisible()
    assert page.meet.topics.isVisible()
    line = page.meet.line
    assert line.mapTo(page, line.rect().bottomLeft()).y() <= page.height()
    page.resize(900, 560)
    QApplication.processEvents()
    assert page.meet.left.isVisible(), "the control"
    assert page.meet.topics.isVisible()
