"""A conversation's three faces by keyboard: steps and topics, notes that survive, outcomes, promises, the recap."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import actions, checklist, clock, conversations, drafts, entries, options, topics
from careerjournal.ui.screens.conversations.agreed import ActionRow
from careerjournal.ui.screens.conversations.conversation_page import FOLLOW_UP, MEET, PREPARE, ConversationPage
from careerjournal.ui.screens.conversations.screen import ConversationsScreen
from careerjournal.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(journal: Journal, settings: Settings) -> Window:
    only = {"conversations": "careerjournal.ui.screens.conversations.screen:ConversationsScreen"}
    made = Window(journal, settings, only)
    made.resize(1320, 840)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager")


@pytest.fixture
def talk(journal: Journal, priya: str) -> str:
    return journal.add("conversation", people=[priya], day=date(2026, 1, 20), time="10:00", kind="career")


def page_of(window: Window, talk: str, face: str) -> ConversationPage:
    window.go("conversations", talk, face=face)
    screen = window.screen_of("conversations")
    assert isinstance(screen, ConversationsScreen)
    QApplication.processEvents()
    return screen.page


def comes(true: Callable[[], bool]) -> bool:
    """Whether the layouts, which wait for each other, settle on this within half a second."""
    for _ in range(25):
        QTest.qWait(20)
        if true():
            return True
    return False


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def type_in(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def mine(journal: Journal, talk: str) -> list[str]:
    return [topic.text for topic in topics.grouped(journal, talk)["mine"]]


# Prepare


def test_topics_are_added_ordered_and_removed_by_keyboard(window: Window, journal: Journal, talk: str) -> None:
    page = page_of(window, talk, PREPARE)
    page.prepare.topics.begin()
    for text in ("the plan", "the rota"):
        type_in(text)
        press(Qt.Key.Key_Return)
    assert mine(journal, talk) == ["the plan", "the rota"]
    rows = page.prepare.topics.all_rows()
    rows[1].setFocus()
    press(Qt.Key.Key_Up, ALT)
    assert mine(journal, talk) == ["the rota", "the plan"]
    press(Qt.Key.Key_Delete)
    assert mine(journal, talk) == ["the plan"]
    window.undo()
    assert mine(journal, talk) == ["the rota", "the plan"]


def test_a_hard_topic_asks_for_a_proposal_and_goes_without(window: Window, journal: Journal, talk: str) -> None:
    page = page_of(window, talk, PREPARE)
    page.prepare.topics.begin("hard")
    type_in("My rota tires me")
    press(Qt.Key.Key_Return)
    assert mine(journal, talk) == [], "the first Enter leads to the proposal"
    assert QApplication.focusWidget() is page.prepare.topics.form.proposal
    press(Qt.Key.Key_Return)
    (topic,) = topics.grouped(journal, talk)["mine"]
    assert (topic.kind, topic.proposal) == ("hard", "")
    assert "Not sure yet" in page.prepare.topics.all_rows()[0].detail.text()


def test_a_half_typed_topic_survives(window: Window, journal: Journal, priya: str, talk: str) -> None:
    other = journal.add("conversation", people=[priya], day=date(2026, 2, 3))
    page = page_of(window, talk, PREPARE)
    page.prepare.topics.begin()
    type_in("half a tho")
    assert drafts.text(journal, f"topic/{talk}") == "half a tho"
    page_of(window, other, PREPARE)
    assert page.prepare.topics.form.line.text() == ""
    page_of(window, talk, PREPARE)
    assert page.prepare.topics.form.line.text() == "half a tho"


def test_reading_last_times_notes_marks_them_read(window: Window, journal: Journal, priya: str, talk: str) -> None:
    journal.add("conversation", people=[priya], day=date(2026, 1, 6), held_on=date(2026, 1, 6), body="Two *gales*.")
    page = page_of(window, talk, PREPARE)
    row = page.prepare.steps.row("notes-read")
    assert row is not None
    assert not page.prepare.last.isVisible()
    row.verb.setFocus()
    press(Qt.Key.Key_Return)
    assert page.prepare.last.isVisible()
    assert page.prepare.last.notes.markdown_source() == "Two *gales*."
    assert conversations.get(journal, talk).notes_read_on == date(2026, 1, 20)


def test_each_verb_does_what_its_step_says(window: Window, journal: Journal, talk: str) -> None:
    page = page_of(window, talk, PREPARE)
    steps = page.prepare.steps

    def use(key: str) -> None:
        row = steps.row(key)
        assert row is not None, key
        row.verb.click()

    use("wish")
    assert QApplication.focusWidget() is page.prepare.wish.field
    use("topics")
    assert QApplication.focusWidget() is page.prepare.topics.form.line
    use("told")
    assert page.prepare.note.isVisible()
    use("prepared")
    assert page.prepare.short


def test_a_step_is_skipped_reworded_and_added_and_its_evidence_unfolds(
    window: Window, journal: Journal, priya: str, talk: str
) -> None:
    journal.add("action", text="Send the outline")
    page = page_of(window, talk, PREPARE)
    steps = page.prepare.steps
    row = steps.row("actions-mine")
    assert row is not None
    row.open_records()
    assert row.records.isVisible()
    row.skipped.emit("actions-mine", True)
    assert "actions-mine" in steps.stacks["done"].rows
    window.undo()
    assert "actions-mine" in steps.stacks["worth"].rows
    steps._begin_add()
    type_in("Bring the map")
    press(Qt.Key.Key_Return)
    assert checklist.read(journal, talk).steps[-1].title == "Bring the map"
    assert any(view.title.text() == "Bring the map" for view in steps.stacks["worth"].rows.values())  # type: ignore[attr-defined]


def test_ten_minutes_show_four_steps_and_all_come_back(window: Window, talk: str) -> None:
    page = page_of(window, talk, PREPARE)
    assert len(page.prepare.steps.stacks["worth"].rows) != 4
    page.ten.click()
    assert list(page.prepare.steps.stacks["worth"].rows) == ["notes-read", "topics-three", "ask", "sheet"]
    page.ten.click()
    assert "wish" in page.prepare.steps.stacks["worth"].rows


def test_once_it_is_held_nothing_is_worth_doing_before_it(window: Window, journal: Journal, talk: str) -> None:
    page = page_of(window, talk, PREPARE)
    assert page.prepare.steps.isVisible()
    conversations.hold(journal, talk)
    page.show_face(PREPARE)
    assert not page.prepare.steps.isVisible()
    assert page.prepare.topics.isVisible()
    page.prepare.take_focus()
    assert page.prepare.topics.form.line.hasFocus()


def test_every_face_says_what_is_on_the_card(window: Window, journal: Journal, talk: str) -> None:
    journal.edit("conversation", talk, question="What would you ask me?", insight="How she said no")
    page = page_of(window, talk, PREPARE)
    conversations.hold(journal, talk)
    for name in (PREPARE, MEET, FOLLOW_UP):
        page.show_face(name)
        card = page.faces[name].card
        assert card.isVisible()
        assert card.words.text() == "My one question: What would you ask me?\nOne insight I want: How she said no"
    journal.edit("conversation", talk, question="", insight="")
    assert not page.follow_up.card.isVisible(), "the control: a talk without a card"


def test_the_page_follows_and_a_private_talk_has_none(window: Window, journal: Journal, talk: str) -> None:
    page = page_of(window, talk, PREPARE)
    assert not page.prepare.no_page.isVisible(), "nobody has said that it is private"
    page.prepare.typeset()
    before = page.prepare.page.document
    assert before is not None
    conversations.add_topic(journal, talk, "the rota")
    assert page.prepare._soon.isActive()
    page.prepare.typeset()
    after = page.prepare.page.document
    assert after is not None
    assert after.pdf != before.pdf
    journal.edit("conversation", talk, private=True)
    page.prepare.typeset()
    assert page.prepare.no_page.isVisible()
    assert not page.prepare.page.isVisible()


def test_follow_up_takes_the_width_that_the_window_gives(window: Window, talk: str) -> None:
    page = page_of(window, talk, FOLLOW_UP)
    assert comes(lambda: page.follow_up.notes.width() > page.follow_up.width() * 0.85)


def test_the_wish_is_kept_on_leaving(window: Window, journal: Journal, talk: str) -> None:
    page = page_of(window, talk, PREPARE)
    page.prepare.wish.field.setFocus()
    type_in("One thing off my desk")
    assert conversations.get(journal, talk).wish == ""
    page.prepare.topics.form.setFocus()
    assert conversations.get(journal, talk).wish == "One thing off my desk"


# Meet


def test_space_ticks_o_asks_for_the_outcome_and_a_notes_a_promise(
    window: Window, journal: Journal, priya: str, talk: str
) -> None:
    conversations.add_topic(journal, talk, "the plan")
    conversations.add_topic(journal, talk, "a day a week", kind="ask")
    page = page_of(window, talk, MEET)
    press(Qt.Key.Key_Space)
    assert topics.grouped(journal, talk)["mine"][0].covered_on == date(2026, 1, 20)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_O)
    assert page.meet.outcome.isVisible()
    press(Qt.Key.Key_Escape)
    assert not page.meet.outcome.isVisible(), "Esc leaves it open, from one of the four words, too"
    assert options.decided_in(journal, talk) == []
    press(Qt.Key.Key_O)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    page.meet.outcome.reason.setFocus()
    type_in("no budget")
    press(Qt.Key.Key_Return)
    (option,) = options.decided_in(journal, talk)
    assert (option.title, option.state, option.outcomes[-1].reason) == ("a day a week", "deferred", "no budget")
    assert not page.meet.outcome.isVisible()
    press(Qt.Key.Key_A)
    type_in("Send the outline")
    page.meet.line.due.line.setFocus()
    type_in("2026-01-30")
    press(Qt.Key.Key_Return)
    (promise,) = actions.of_conversation(journal, talk)
    assert (promise.text, promise.owner, promise.due) == ("Send the outline", None, date(2026, 1, 30))
    assert QApplication.focusWidget() is page.meet.line.what, "ready for the next one"


def test_letters_in_text_are_text(window: Window, journal: Journal, talk: str) -> None:
    conversations.add_topic(journal, talk, "a day a week", kind="ask")
    page = page_of(window, talk, MEET)
    page.meet.notes.setFocus()
    type_in("oa a")
    assert page.meet.notes.editor.source() == "oa a"
    assert not page.meet.outcome.isVisible()
    assert not topics.grouped(journal, talk)["mine"][0].covered_on


def test_an_option_put_forward_gets_its_outcome_with_a_review_day(window: Window, journal: Journal, talk: str) -> None:
    option = journal.add("option", title="Lead the group", proposed_on=date(2026, 1, 6))
    page = page_of(window, talk, MEET)
    page.meet.options.stack.at(0).setFocus()
    press(Qt.Key.Key_O)
    page.meet.outcome.review.line.setFocus()
    type_in("2026-04-01")
    press(Qt.Key.Key_Return)
    assert options.get(journal, option).review_on == date(2026, 4, 1)
    assert page.meet.options.stack.rows, "what was decided here stays in sight"


def test_notes_are_a_draft_at_once_and_saved_on_turning_away(
    window: Window, journal: Journal, priya: str, talk: str
) -> None:
    other = journal.add("conversation", people=[priya], day=date(2026, 2, 3), body="other")
    page = page_of(window, talk, MEET)
    page.meet.notes.setFocus()
    type_in("She said yes.")
    assert drafts.text(journal, f"entry/{talk}/body") == "She said yes."
    page.show_face(FOLLOW_UP)
    assert conversations.get(journal, talk).notes == "She said yes."
    assert page.follow_up.notes.editor.source() == "She said yes."
    page_of(window, other, MEET)
    assert (conversations.get(journal, talk).notes, conversations.get(journal, other).notes) == (
        "She said yes.",
        "other",
    )


def test_notes_of_a_kill_come_back_and_are_saved(request: pytest.FixtureRequest, journal: Journal, talk: str) -> None:
    drafts.keep(journal, f"entry/{talk}/body", "She said yes, and th")
    page = page_of(request.getfixturevalue("window"), talk, MEET)
    assert page.meet.notes.editor.source() == "She said yes, and th"
    page.meet.settle()
    assert conversations.get(journal, talk).notes == "She said yes, and th"


def test_a_change_elsewhere_leaves_typing_alone(window: Window, journal: Journal, talk: str) -> None:
    page = page_of(window, talk, MEET)
    page.meet.notes.setFocus()
    type_in("She said")
    page.meet.line.what.setText("half")
    journal.add("action", text="Somebody else's", conversation=talk)
    assert page.meet.notes.editor.source() == "She said"
    assert page.meet.line.what.text() == "half"
    assert QApplication.focusWidget() is page.meet.notes.editor


# Follow up


def test_it_is_held_with_its_minutes_and_undone(window: Window, journal: Journal, talk: str) -> None:
    page = page_of(window, talk, FOLLOW_UP)
    page.follow_up.held.minutes.setFocus()
    type_in("25")
    press(Qt.Key.Key_Return)
    view = conversations.get(journal, talk)
    assert (view.held_on, view.minutes) == (date(2026, 1, 20), 25)
    assert page.face == FOLLOW_UP
    window.undo()
    assert conversations.get(journal, talk).state == "planned"


def test_wins_are_ticked_as_told_and_untold(window: Window, journal: Journal, talk: str) -> None:
    win = journal.add("entry", kind="win", title="Nobody lost anything", day=date(2026, 1, 12))
    page = page_of(window, talk, FOLLOW_UP)
    page.follow_up.wins.at(0).setFocus()
    press(Qt.Key.Key_Space)
    assert entries.get(journal, win).told_on == date(2026, 1, 20)
    press(Qt.Key.Key_Space)
    assert entries.get(journal, win).told_on is None


def test_a_promise_is_changed_in_its_place(window: Window, journal: Journal, priya: str, talk: str) -> None:
    uid = journal.add("action", text="Send the outline", conversation=talk)
    page = page_of(window, talk, FOLLOW_UP)
    row = page.follow_up.agreed.stack.rows[uid]
    assert isinstance(row, ActionRow)
    row.setFocus()
    press(Qt.Key.Key_Return)
    assert row.form is not None
    row.form.who.set_value(priya)
    row.form.due.line.setText("2026-02-02")
    row.form.due.line.setFocus()
    press(Qt.Key.Key_Return)
    view = actions.get(journal, uid)
    assert (view.owner and view.owner.name, view.due) == ("Priya Raman", date(2026, 2, 2))


def test_the_recap_is_copied(window: Window, journal: Journal, talk: str) -> None:
    journal.add("action", text="Send the outline", conversation=talk)
    conversations.hold(journal, talk)
    page = page_of(window, talk, FOLLOW_UP)
    page.follow_up.recap.copy.setFocus()
    press(Qt.Key.Key_Return)
    assert "I: Send the outline." in QGuiApplication.clipboard().text()
    journal.edit("conversation", talk, private=True)
    assert not page.follow_up.recap.isVisible()


def test_what_moved_on_says_where_it_goes(window: Window, journal: Journal, priya: str, talk: str) -> None:
    conversations.add_topic(journal, talk, "the rota")
    conversations.hold(journal, talk)
    page = page_of(window, talk, FOLLOW_UP)
    assert page.follow_up._onward.detail.text() == "It waits for the next conversation."
    journal.add("conversation", people=[priya], day=date(2026, 2, 3))
    assert "3 February" in page.follow_up._onward.detail.text()


def test_tab_walks_in_the_order_of_the_page(window: Window, journal: Journal, talk: str) -> None:
    conversations.add_topic(journal, talk, "first")
    page = page_of(window, talk, MEET)
    conversations.add_topic(journal, talk, "second")
    QApplication.processEvents()
    page.meet.topics.all_rows()[0].setFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.meet.topics.all_rows()[1].tick


def test_three_promises_are_seen_whole_and_more_of_them_scroll(window: Window, journal: Journal, talk: str) -> None:
    agreed = page_of(window, talk, MEET).meet.agreed
    for number in range(3):
        journal.add("action", text=f"Promise {number}", conversation=talk, due=date(2026, 2, 2))
        assert comes(lambda: agreed.visibleRegion().boundingRect().height() == agreed.height())
    for number in range(3):
        journal.add("action", text=f"And {number}", conversation=talk, due=date(2026, 2, 2))
    assert comes(lambda: agreed.visibleRegion().boundingRect().height() < agreed.height())
    QTest.qWait(100)
    assert agreed.visibleRegion().boundingRect().height() < agreed.height(), "and stays so"


def test_letters_reach_the_meeting_from_the_chooser(window: Window, journal: Journal) -> None:
    person = journal.add("person", name="Priya")
    talk = journal.add("conversation", people=[person], day=clock.today())
    page = page_of(window, talk, "")
    QTest.mouseClick(page.chooser._buttons[MEET], Qt.MouseButton.LeftButton)
    page.chooser.setFocus()
    press(Qt.Key.Key_A)
    held = window.focusWidget()
    assert held is not None
    assert page.meet.line.isAncestorOf(held)


def test_the_line_of_what_was_agreed_stays_in_sight_when_low(window: Window, journal: Journal, talk: str) -> None:
    for number in range(12):
        journal.add("topic", conversation=talk, text=f"Topic {number} of a long meeting", whose="mine", kind="ask")
    window.resize(1000, 640)
    page = page_of(window, talk, MEET)
    line = page.meet.line
    for height in (640, 560):
        window.resize(1000, height)
        assert comes(lambda: page.meet.left.verticalScrollBar().maximum() > 0), "the topics scroll instead"
        assert line.mapTo(window, line.rect().bottomLeft()).y() < window.height()


def test_an_outcome_stands_below_a_detail_that_it_would_squeeze(window: Window, journal: Journal, talk: str) -> None:
    long = "The crew office builds the rota of next month and I check it once before it goes out to everybody"
    hard = journal.add("topic", conversation=talk, text="The rota", whose="mine", kind="hard", proposal=long)
    ask = journal.add("topic", conversation=talk, text="A day a week", whose="mine", kind="ask")
    page = page_of(window, talk, MEET)
    QApplication.processEvents()
    squeezed, short = page.meet.topics.row(hard), page.meet.topics.row(ask)
    assert squeezed is not None
    assert short is not None
    assert squeezed.outcome.y() >= squeezed.detail.geometry().bottom()
    assert short.outcome.y() < short.detail.geometry().bottom(), "the control"
