"""Home in the window: capture, what comes after it, the lines worth a look, and where things stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from careerjournal.core import conversations, drafts, entries, wants
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.core.summary import fitting
from careerjournal.core.summary.page import plain
from careerjournal.ui.kit.chips import FilterChip
from careerjournal.ui.kit.text import Label
from careerjournal.ui.screens.home.look_row import LookRow
from careerjournal.ui.screens.home.screen import HomeScreen
from careerjournal.ui.window import Window
from tests.ui.opening import alone

if TYPE_CHECKING:
    pass


@pytest.fixture
def window(journal: Journal, settings: Settings) -> Window:
    return alone(journal, settings, "home")


def _screen(window: Window) -> HomeScreen:
    window.show()
    screen = window.screen_of("home")
    assert isinstance(screen, HomeScreen)
    QApplication.processEvents()
    return screen


def _words(screen: HomeScreen) -> list[str]:
    QApplication.processEvents()
    return [words.text() for words in screen.findChildren(Label) if words.isVisible()]


def _press(screen: HomeScreen, text: str) -> None:
    QApplication.processEvents()
    button = next(
        one
        for one in screen.findChildren(QPushButton)
        if text in (one.text().strip(), one.accessibleName()) and one.isVisible()
    )
    button.click()


def _keep(screen: HomeScreen, text: str) -> None:
    QTest.keyClicks(screen.capture.editor, text)
    QTest.keyClick(screen.capture.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_an_empty_journal_asks_whom_the_person_meets_and_shows_no_zeros(window: Window) -> None:
    screen = _screen(window)
    assert "Who do you meet, and when next?" in _words(screen)
    assert not any("0" in words for words in _words(screen))
    assert not screen.standing.isVisible()
    assert not screen.calm.isVisible()


def test_the_box_is_ready_and_keeps_with_ctrl_enter(journal: Journal, window: Window) -> None:
    screen = _screen(window)
    assert screen.focusWidget() is screen.capture.editor
    _keep(screen, "Helped Ines.")
    assert [entry.body for entry in entries.select(journal)] == ["Helped Ines."]
    assert screen.capture.editor.source() == ""
    assert drafts.all(journal) == []
    assert "Helped Ines." in _words(screen)


def test_questions_follow_saving_and_answer_at_once(journal: Journal, window: Window) -> None:
    screen = _screen(window)
    _keep(screen, "Helped Ines.")
    uid = screen.capture.after.uid
    _press(screen, "Win")
    _press(screen, "Energised")
    _press(screen, "Only for me")
    entry = entries.get(journal, uid)
    assert (entry.kind, entry.energy, entry.private) == ("win", 2, True)
    _press(screen, "Energised")
    assert entries.get(journal, uid).energy is None
    QTest.keyClicks(screen.capture.editor, "N")
    assert not screen.capture.after.isVisible()


def test_a_click_on_an_answer_leaves_the_keys_to_the_box(journal: Journal, window: Window) -> None:
    screen = _screen(window)
    _keep(screen, "Helped Ines.")
    QApplication.processEvents()
    lively = next(chip for chip in screen.capture.after.findChildren(FilterChip) if chip.text() == "Lively")
    QTest.mouseClick(lively, Qt.MouseButton.LeftButton)
    QTest.keyClicks(screen.focusWidget(), "And then ")
    assert screen.capture.editor.source() == "And then "
    assert entries.select(journal)[0].energy == 1, "no space took the answer back"


def test_tab_walks_from_the_box_through_the_answers_and_on_down_the_page(window: Window) -> None:
    screen = _screen(window)
    _keep(screen, "Helped Ines.")
    QApplication.processEvents()
    stops = []
    for _ in range(13):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
        stops.append(screen.focusWidget().accessibleName() or screen.focusWidget().text())
    assert stops[:6] == ["Note", "Win", "Learning", "Setback", "Only for me", "More"]
    assert stops[6:] == ["Drained", "Tired", "Even", "Lively", "Energised", "That is all", "Add a conversation"]


def test_an_answer_by_the_space_bar_keeps_the_focus_on_it(journal: Journal, window: Window) -> None:
    screen = _screen(window)
    _keep(screen, "Helped Ines.")
    QApplication.processEvents()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        QTest.keyClick(screen.focusWidget(), key)
        QApplication.processEvents()
    assert screen.focusWidget().accessibleName() == "Learning"
    assert entries.select(journal)[0].kind == "learning"


def test_the_row_goes_when_the_entry_is_undone(journal: Journal, window: Window) -> None:
    screen = _screen(window)
    _keep(screen, "Helped Ines.")
    journal.undo()
    assert not screen.capture.after.isVisible()


def test_only_a_picked_mark_counts(journal: Journal, window: Window) -> None:
    screen = _screen(window)
    QTest.keyClicks(screen.capture.editor, "With @Priya")
    QTest.keyClick(screen.capture.editor, Qt.Key.Key_Return)
    QTest.keyClicks(screen.capture.editor, " and @Tomas ")
    QTest.keyClick(screen.capture.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entry = entries.select(journal)[0]
    assert [person.name for person in entry.people] == ["Priya"]


def test_the_draft_comes_back(journal: Journal, window: Window) -> None:
    drafts.keep(journal, "capture", "What the kill left")
    editor = _screen(window).capture.editor
    QTest.keyClicks(editor, " behind")
    assert editor.source() == "What the kill left behind"


def test_typing_is_a_draft_at_once_and_deleting_all_of_it_drops_it(journal: Journal, window: Window) -> None:
    screen = _screen(window)
    QTest.keyClicks(screen.capture.editor, "ab")
    assert drafts.text(journal, "capture") == "ab"
    for _ in range(2):
        QTest.keyClick(screen.capture.editor, Qt.Key.Key_Backspace)
    assert drafts.text(journal, "capture") is None


def test_a_refresh_leaves_the_box_alone(journal: Journal, window: Window) -> None:
    screen = _screen(window)
    QTest.keyClicks(screen.capture.editor, "Half a sent")
    journal.add("entry", body="From elsewhere")
    assert screen.capture.editor.source() == "Half a sent"
    assert "From elsewhere" in _words(screen)


def test_the_next_conversation_and_its_verb(journal: Journal, window: Window) -> None:
    priya = journal.add("person", name="Priya Raman", relation="manager")
    journal.add("conversation", people=[priya], day=date(2026, 1, 23), time="10:00", kind="career")
    words = _words(_screen(window))
    assert "Priya Raman" in words
    assert "Friday at 10:00 · Career talk" in words


def test_later_takes_a_line_away_and_undo_brings_it_back(journal: Journal, window: Window) -> None:
    journal.add("action", text="Send the outline", due=date(2026, 1, 12))
    screen = _screen(window)
    why = "You meant to do this by 12 January: Send the outline"
    assert why in _words(screen)
    _press(screen, "Later")
    assert why not in _words(screen)
    assert "Nothing needs you today." in _words(screen)
    window._toast.verb.click()
    assert why in _words(screen)


def test_after_later_the_keyboard_is_on_the_line_in_that_place(journal: Journal, window: Window) -> None:
    priya = journal.add("person", name="Priya")
    journal.add("conversation", people=[priya], day=date(2026, 1, 19), time="10:00", held_on=date(2026, 1, 19))
    journal.add("feedback", giver=priya, body="Slow down on Thursdays.", day=date(2026, 1, 6))
    journal.add("action", text="Send the outline", due=date(2026, 1, 12))
    screen = _screen(window)
    before = [row.look.key for row in screen._look_rows()]
    assert len(before) > 1
    later = screen._look_rows()[0].stops[-2]
    later.setFocus()
    later.click()
    QApplication.processEvents()
    rows = screen._look_rows()
    assert [row.look.key for row in rows] != before
    assert rows[0].stops[-2].hasFocus()
    assert screen.page.verticalScrollBar().value() == 0


def test_a_passed_talk_can_move_from_here(journal: Journal, window: Window) -> None:
    priya = journal.add("person", name="Priya")
    uid = journal.add("conversation", people=[priya], day=date(2026, 1, 19), time="10:00")
    screen = _screen(window)
    assert "How was yesterday, with Priya?" in _words(screen)
    screen.deeds.postpone(uid, date(2026, 1, 26))
    assert conversations.get(journal, uid).day == date(2026, 1, 26)
    assert "How was yesterday, with Priya?" not in _words(screen)


def test_where_things_stand_opens_and_a_promise_is_done_there(journal: Journal, window: Window) -> None:
    journal.add("action", text="Send the outline")
    screen = _screen(window)
    screen.standing.set_open(True)
    QApplication.processEvents()
    assert "Send the outline" in _words(screen)
    _press(screen, "Done")
    assert "Send the outline" not in _words(screen)


def test_every_line_answers_why_do_i_see_this_by_keyboard(journal: Journal, window: Window) -> None:
    journal.add("action", text="Send the outline", due=date(2026, 1, 12))
    screen = _screen(window)
    reason = "Its day has passed and it is neither done nor let go. Either is fine."
    assert reason not in _words(screen)
    row = screen.findChild(LookRow)
    assert row is not None
    row.ask.setFocus()
    QTest.keyClick(row.ask, Qt.Key.Key_Return)
    assert reason in _words(screen)
    assert row.ask.accessibleDescription() == reason
    journal.add("entry", body="Something else")
    assert reason in _words(screen)
    QTest.keyClick(screen.findChild(LookRow).ask, Qt.Key.Key_Space)
    assert reason not in _words(screen)


def test_an_older_win_goes_on_the_sheet_by_one_verb_and_off_by_undo(journal: Journal, window: Window) -> None:
    priya = journal.add("person", name="Priya", relation="manager")
    journal.add("conversation", people=[priya], day=date(2026, 1, 22), kind="career")
    win = journal.add("entry", kind="win", title="Night desk", day=date(2025, 11, 20))
    screen = _screen(window)
    why = "Not told yet: “Night desk”. Bring it on Thursday?"
    assert why in _words(screen)
    _press(screen, "Bring it")
    assert why not in _words(screen)
    assert journal.rows("SELECT about, included FROM summary_choice WHERE removed_on IS NULL") == [(win, 1)]
    window.undo()
    assert why in _words(screen)


def test_the_small_sheet_is_typeset_again_only_where_anything_on_it_is_new(
    journal: Journal, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    priya = journal.add("person", name="Priya", relation="manager")
    journal.add("conversation", people=[priya], day=date(2026, 1, 22), kind="career")
    screen, fit, typeset = _screen(window), fitting.fit, []

    def drawn() -> None:
        QApplication.processEvents()
        screen.sheet.draw()
        assert screen.sheet.isVisible()

    monkeypatch.setattr(fitting, "fit", lambda *given: typeset.append(given[0]) or fit(*given))
    drawn()
    journal.add("entry", kind="note", body="Nothing for the page")
    drawn()
    assert len(typeset) == 1
    journal.add("entry", kind="win", title="Night desk", day=date(2026, 1, 19))
    drawn()
    assert len(typeset) == 2
    assert any("Night desk" in plain(item.head) for _section, item in typeset[1].items)


@pytest.mark.parametrize(("verb", "said"), [("It did", "It lasted."), ("It did not", "It did not last.")])
def test_did_it_last_is_answered_on_the_spot(journal: Journal, window: Window, verb: str, said: str) -> None:
    uid = journal.add("entry", kind="learning", title="Say it first", day=date(2025, 10, 17))
    screen = _screen(window)
    _press(screen, verb)
    assert journal.values(uid)["lasted"] == said
    assert not any("Did it last?" in words for words in _words(screen))


def test_away_leaves_the_box_and_one_sentence_and_i_am_back_ends_it(journal: Journal, window: Window) -> None:
    journal.add("action", text="Send the outline", due=date(2026, 1, 12))
    journal.add("away", from_day=date(2026, 1, 15), to_day=date(2026, 7, 14))
    screen = _screen(window)
    words = _words(screen)
    assert "Away until 14 July." in words
    assert not any("outline" in said or "meet" in said for said in words)
    assert "Nothing needs you today." not in words
    assert not screen.standing.isVisible()
    _press(screen, "I am back")
    assert "Away until 14 July." not in _words(screen)
    assert any("outline" in said for said in _words(screen))


def test_a_private_entry_opens_no_window_of_its_own(journal: Journal, window: Window) -> None:
    _screen(window)
    journal.add("entry", body="Mine alone", private=True)
    QApplication.processEvents()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]


def test_the_fold_says_the_clocks_and_what_i_want(journal: Journal, window: Window) -> None:
    priya = journal.add("person", name="Priya", relation="manager")
    wants.hear(journal, wants.say(journal, "A say in the night shift."), priya, date(2026, 1, 10))
    journal.add("cycle-date", name="Review", day=date(2025, 6, 15), yearly=True)
    screen = _screen(window)
    screen.standing.set_open(True)
    words = _words(screen)
    assert "No career talk with Priya is noted yet." in words
    assert "What you want: “A say in the night shift.”" in words
    assert "Priya heard it on 10 January." in words
    assert "Next date: Review, 15 June." in words
