"""Reflect: the list, a session question by question, and what its answers become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from careerjournal.core import drafts, entries, revisions, session_becomes, sessions
from careerjournal.core.entries import Filter
from careerjournal.core.session_answers import Earlier
from careerjournal.ui.kit.tab_order import next_stop
from careerjournal.ui.screens.reflect.set_rows import GoOnRow, SetRow
from careerjournal.ui.window import Window
from tests.ui.reflecting import ALT, CONTROL, Key, begun, buttons, page, press, rest, rows, shown, toast, write

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings


# The list -------------------------------------------------------------------------------------------------------------


def test_nothing_yet_is_one_sentence_one_button_and_every_set(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    assert screen.list.empty.isVisible()
    assert screen.list.start.hasFocus()
    assert len(rows(screen, SetRow)) == len(sessions.sets(journal))
    press(screen, Key.Key_Return)
    assert page(screen) == "session"
    write(screen, "Here.")
    press(screen, Key.Key_Escape)
    assert page(screen) == "list"
    assert not screen.list.empty.isVisible(), "the control: with one session there is something"


def test_unfinished_first_then_the_sets_for_the_stage_and_nothing_hidden(journal: Journal, settings: Settings) -> None:
    journal.settings.stage = "looking outside"
    uid = sessions.begin(journal, "autopilot")
    sessions.answer(journal, uid, sessions.get(journal, uid).questions[0].key, "In March, with Priya.")
    screen = shown(journal, settings)
    first = rows(screen, GoOnRow)[0]
    assert isinstance(first, GoOnRow)
    assert first.uid == uid
    assert first.verb.hasFocus()
    keys = [row.key for row in rows(screen, SetRow) if isinstance(row, SetRow)]
    suggested = [one.key for one in sessions.suggested(journal)]
    assert suggested
    assert keys[: len(suggested)] == suggested
    assert set(keys) == {one.key for one in sessions.sets(journal)}
    filled = [one for one in screen.findChildren(QAbstractButton) if one.isVisible() and one.property("primary")]
    assert filled == [first.verb], "one filled button a screen"


def test_a_set_goes_on_where_it_was_left_and_another_can_be_begun(journal: Journal, settings: Settings) -> None:
    uid = sessions.begin(journal, "fifteen-minutes", person=journal.add("person", name="Priya"))
    screen = shown(journal, settings)
    row = next(row for row in rows(screen, SetRow) if isinstance(row, SetRow) and row.key == "fifteen-minutes")
    assert row.verb.accessibleName() == "Go on: Fifteen-minute talk"
    row.verb.click()
    assert screen.session.uid == uid
    screen.leave()
    screen.list.another_begun.emit("fifteen-minutes")
    assert screen.session.uid not in ("", uid)


def test_a_session_that_was_only_looked_at_leaves_nothing(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings)
    assert sessions.unfinished(journal)
    press(screen, Key.Key_Escape)
    assert sessions.unfinished(journal) == []
    screen.open("", set="pulse")
    write(screen, "A word")
    press(screen, Key.Key_Escape)
    assert [line.answered for line in sessions.unfinished(journal)] == [1], "the control: a word is kept"


# A session ------------------------------------------------------------------------------------------------------------


def test_ctrl_enter_saves_and_goes_on_and_the_last_one_finishes(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings)
    view = screen.session.view
    assert view
    for question in view.questions:
        assert screen.session.one.block.question.text() == question.text
        write(screen, f"To {question.key}")
        press(screen, Key.Key_Return, CONTROL)
    said = sessions.get(journal, view.id)
    assert [question.answer for question in said.questions] == [f"To {one.key}" for one in view.questions]
    assert said.state == "finished"
    assert screen.session.faces.currentWidget() is screen.session.read
    assert toast(screen) == "Finished"
    journal.undo()
    rest()
    assert screen.session.faces.currentWidget() is screen.session.one, "the control: it goes on where it was"


def test_last_time_s_lines_stand_below_each_other(journal: Journal, settings: Settings) -> None:
    """“One thing a line” is what a question may ask for; a long answer is shown by its beginning."""
    screen = begun(journal, settings)
    beside, view = screen.session.one.beside, screen.session.view
    assert view
    question = view.questions[0]

    def last(text: str) -> str:
        said = Earlier(text, date(2025, 12, 30), "")
        beside.show_question(replace(question, last=said), ())
        return beside.last.text()

    assert last("- A small budget\n- A rota\n\nThursdays\n") == "A small budget\nA rota\nThursdays"
    assert "\n" not in last("word " * 60 + "\nThe rest")


def test_six_lines_to_start_and_the_right_folds_under(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings)
    one = screen.session.one
    assert one.block.editor.height() >= 6 * 28
    assert one.block.width() == 620
    assert one.right.width() == 280
    assert one.right.x() > one.block.width()
    screen.window().resize(1000, 640)
    rest()
    assert one.narrow
    below = one.right.mapTo(screen, one.right.rect().topLeft()).y()
    assert below > one.block.mapTo(screen, one.block.rect().bottomLeft()).y() - 1
    screen.window().resize(1320, 840)
    rest()
    assert not one.narrow


def test_skip_passes_and_the_question_stays(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings)
    uid = screen.session.uid
    first, second = sessions.get(journal, uid).questions[:2]
    press(screen, Key.Key_S, ALT)
    assert sessions.get(journal, uid).question(first.key).skipped
    assert screen.session.key == second.key
    press(screen, Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert screen.session.key == first.key
    assert screen.session.one.block.skipped.isVisible()
    write(screen, "After all")
    screen.settle()
    assert not sessions.get(journal, uid).question(first.key).skipped
    press(screen, Key.Key_S, ALT)
    assert sessions.get(journal, uid).question(first.key).answer == "After all", "what is answered is not skipped"


def test_what_is_typed_is_a_draft_at_once_and_saved_after_a_pause(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings)
    uid, key = screen.session.uid, screen.session.key
    write(screen, "Not lost")
    assert drafts.text(journal, f"session/{uid}/{key}") == "Not lost"
    assert sessions.get(journal, uid).question(key).answer == ""
    QTest.qWait(600)
    assert sessions.get(journal, uid).question(key).answer == "Not lost"
    assert drafts.all(journal, "session/") == []
    assert screen.session.state.text() == "Saved"


def test_a_draft_that_a_kill_left_comes_back_where_it_was_typed(journal: Journal, settings: Settings) -> None:
    uid = sessions.begin(journal, "pulse")
    sessions.answer(journal, uid, "where-am-i", "Here")
    drafts.keep(journal, f"session/{uid}/how-and-when", "Ask Pri")
    screen = shown(journal, settings)
    screen.open(uid)
    assert screen.session.key == "how-and-when"
    write(screen, "ya")
    screen.settle()
    assert sessions.get(journal, uid).question("how-and-when").answer == "Ask Priya"
    screen.open(uid)
    assert screen.session.key == "where-to", "the control: without a draft it goes on at what is open"


def test_an_answer_changed_elsewhere_leaves_typing_alone_and_is_set_aside(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings)
    uid, key = screen.session.uid, screen.session.key
    write(screen, "Mine")
    sessions.answer(journal, uid, key, "Theirs")
    rest()
    assert screen.session.one.block.editor.source() == "Mine"
    screen.settle()
    assert sessions.get(journal, uid).question(key).answer == "Mine"
    assert [one.text for one in revisions.of(journal, uid)] == ["Theirs"]
    sessions.answer(journal, uid, key, "Later")
    rest()
    assert screen.session.one.block.editor.source() == "Later", "the control: what is settled follows"


def test_alt_and_a_number_quotes_an_own_entry_below_what_is_written(journal: Journal, settings: Settings) -> None:
    for day, title in ((5, "Older"), (12, "Newer")):
        journal.add("entry", kind="win", title=title, body="It held.", day=date(2026, 1, day))
    screen = begun(journal, settings)
    editor = screen.session.one.block.editor
    write(screen, "First of all:")
    press(screen, Key.Key_2, ALT)
    write(screen, "and so on")
    assert editor.source() == "First of all:\n\n> **Older** It held. (5 January)\n\nand so on"
    press(screen, Key.Key_5, ALT)
    assert editor.source().endswith("and so on"), "the control: there is no fifth one"
    QTest.mouseClick(screen.session.one.beside.rows[0], Qt.MouseButton.LeftButton)
    assert "> **Newer** It held. (12 January)" in editor.source()
    assert editor.hasFocus()


def test_the_window_can_be_widened(journal: Journal, settings: Settings) -> None:
    journal.add("entry", kind="win", title="Last autumn", day=date(2025, 9, 3))
    screen = begun(journal, settings)
    setting = screen.session.one.setting
    assert screen.session.one.beside.rows == []
    setting.months.setFocus()
    setting.months.set_value("6")
    setting.months.chosen.emit("6")
    rest()
    assert [row.entry.title for row in screen.session.one.beside.rows] == ["Last autumn"]


def test_all_on_a_page_holds_the_same_answers(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings)
    uid = screen.session.uid
    write(screen, "One")
    press(screen, Key.Key_A, ALT)
    items = screen.session.all.items
    assert [item.block.key for item in items.values()] == [one.key for one in sessions.get(journal, uid).questions]
    assert items["where-am-i"].block.editor.source() == "One"
    press(screen, Key.Key_Return, CONTROL)
    write(screen, "Two")
    press(screen, Key.Key_A, ALT)
    assert screen.session.one.block.key == "where-to"
    assert screen.session.one.block.editor.source() == "Two"
    assert sessions.get(journal, uid).answered == 2


def test_an_answer_becomes_a_topic_of_the_next_talk(journal: Journal, settings: Settings) -> None:
    priya = journal.add("person", name="Priya", relation="manager")
    talk = journal.add("conversation", people=[priya], day=date(2026, 1, 27))
    screen = shown(journal, settings)
    screen.open("", set="pulse")
    screen.session.show_session(screen.session.uid, "one-line")
    becoming = screen.session.one.block.becoming
    assert not becoming.isVisible(), "nothing is offered before something is written"
    screen.session.take_focus()
    write(screen, "I would like the night desk")
    screen.session.one.block.saver.save()
    rest()
    assert buttons(becoming) == ["Bring it up"]
    screen.session.one.block.become("topic")
    assert becoming.talk is not None
    assert becoming.talk.hasFocus()
    assert next_stop(screen.window(), forward=True) is becoming.keep_button
    press(screen, Key.Key_Return, CONTROL)
    assert not becoming.is_open
    (topic,) = journal.rows("SELECT text FROM topic")
    assert topic == ("I would like the night desk",)
    assert toast(screen) == "Bring it up: I would like the night desk"
    journal.undo()
    assert journal.rows("SELECT count(*) FROM topic WHERE removed_on IS NULL") == [(0,)]
    assert talk


def test_a_finished_pulse_offers_its_one_line_as_a_topic(journal: Journal, settings: Settings) -> None:
    priya = journal.add("person", name="Priya", relation="manager")
    uid = sessions.begin(journal, "pulse")
    sessions.answer(journal, uid, "one-line", "> an entry\nThe night desk\nis what I want")
    screen = shown(journal, settings)
    screen.open(uid)
    assert "Bring it up" not in buttons(screen.session.read), "an unfinished one offers it under the answer"
    screen.session.finish()
    rest()
    read = screen.session.read
    assert read.share.hasFocus()
    press(screen, Key.Key_Space)
    assert toast(screen).startswith("No talk is planned yet.")
    journal.add("conversation", people=[priya], day=date(2026, 1, 27))
    press(screen, Key.Key_Space)
    assert journal.rows("SELECT text FROM topic") == [("The night desk is what I want",)]
    assert toast(screen) == "Bring it up: The night desk is what I want"
    assert buttons(read).count("Bring it up") == 0
    assert read.again.hasFocus()
    journal.undo()
    rest()
    assert read.share.isVisible(), "taken back, it is offered again"
    screen.open(finished_without_a_line(journal))
    assert not read.share.isVisible(), "the control"


def finished_without_a_line(journal: Journal) -> str:
    uid = sessions.begin(journal, "pulse")
    sessions.answer(journal, uid, "where-to", "Here")
    sessions.finish(journal, uid)
    return uid


def test_a_finished_session_that_is_only_looked_at_stays_finished(journal: Journal, settings: Settings) -> None:
    uid = finished_without_a_line(journal)
    screen = shown(journal, settings)
    for leave in (screen.session.leave, screen.session.finish):
        screen.open(uid)
        screen.session.read.again.click()
        rest()
        assert screen.session.block is not None
        leave()
        assert [line.id for line in sessions.finished(journal)] == [uid]
        assert journal.undo_label == "Finish a session", "nothing to take back either"
    screen.open(uid)
    screen.session.read.again.click()
    write(screen, "One thing more")
    press(screen, Key.Key_Escape)
    assert [line.id for line in sessions.unfinished(journal)] == [uid], "the control: a word makes it unfinished"


def test_what_cannot_be_made_says_why_and_keeps_the_form(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings)
    screen.session.show_session(screen.session.uid, "one-line")
    screen.session.take_focus()
    write(screen, "Nobody to tell")
    screen.session.one.block.become("topic")
    becoming = screen.session.one.block.becoming
    becoming.keep()
    assert becoming.trouble.text().startswith("No talk is planned yet.")
    press(screen, Key.Key_Escape)
    assert not becoming.is_open
    assert page(screen) == "session", "Esc closes the form before it leaves the session"


def test_a_set_that_needs_somebody_can_be_told_whom(journal: Journal, settings: Settings) -> None:
    priya = journal.add("person", name="Priya")
    screen = begun(journal, settings, "fifteen-minutes")
    form = screen.session.one.setting.form
    assert form is not None
    line = form.edit_of("person").focusProxy()
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "Priya")
    QTest.keyClick(line, Key.Key_Return)
    rest()
    view = sessions.get(journal, screen.session.uid)
    assert view.person
    assert view.person.id == priya
    assert screen.session.title.text() == view.title
    screen.settle()
    screen.open("", set="fifteen-minutes", person=priya)
    assert screen.session.uid == view.id, "the unfinished one about her goes on"
    screen.open("", set="fifteen-minutes")
    assert screen.session.uid != view.id, "the control: about nobody is another one"


def test_over_time_the_newest_answer_stands_beside_the_one_before_where_there_is_room(
    journal: Journal, settings: Settings
) -> None:
    for day, text in ((date(2025, 8, 4), "Summer"), (date(2025, 11, 4), "Autumn"), (date(2026, 1, 4), "Winter")):
        uid = sessions.begin(journal, "pulse", day=day)
        sessions.answer(journal, uid, "where-am-i", text)
    screen = shown(journal, settings)
    (row, *_others) = screen.list.asked_rows.rows()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    rest()
    assert page(screen) == "over time"
    side = screen.over_time.side
    assert side.beside
    assert [one.texts[0].text() for one in (side.old, side.new)] == ["Autumn", "Winter"]
    offered = [side.old.which.itemText(row) for row in range(side.old.which.count())]
    assert offered == ["Q1 2026 · 4 January", "Q4 2025 · 4 November 2025", "Q3 2025 · 4 August 2025"]
    side.resize(500, 640)
    assert not side.beside, "one above the other where there is no room"
    press(screen, Key.Key_Escape)
    assert page(screen) == "list"


def test_any_two_quarters_can_be_compared_and_all_be_read_in_order(journal: Journal, settings: Settings) -> None:
    for year in range(2017, 2026):
        for month in (2, 8):
            uid = sessions.begin(journal, "pulse", day=date(year, month, 3))
            sessions.answer(journal, uid, "where-am-i", f"In the engine room, {year} and half of {month}")
    screen = shown(journal, settings)
    screen.show_over_time("where-am-i")
    rest()
    side = screen.over_time.side
    known = [side.old.which.itemData(row) for row in range(side.old.which.count())]
    side.old.which.chosen.emit(known[-1])
    rest()
    assert side.compared == (known[-1], known[0])
    assert side.old.texts[0].accessibleName().startswith("Q1 2017 · 3 February 2017: In the engine room")
    assert "(no longer said: 2017, 2)" in side.old.texts[0].accessibleName()
    side.old.which.chosen.emit(known[0])
    assert side.compared == (known[-1], known[0]), "the other one: they change over, and the earlier stays first"
    side.every.click()
    rest()
    assert side._list.count() == 18
    side.every.click()
    assert side.list.isHidden()


def test_a_session_that_is_gone_leads_back_to_the_list(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings)
    write(screen, "Soon gone")
    screen.settle()
    journal.remove(screen.session.uid)
    rest()
    assert page(screen) == "list"
    journal.undo()
    rest()
    assert len(rows(screen, GoOnRow)) == 1, "the control: it comes back"


def test_a_theme_that_was_seen_since_says_so_and_opens_what_it_counts(journal: Journal, settings: Settings) -> None:
    uid = sessions.begin(journal, "past-present-future", day=date(2026, 1, 15))
    sessions.answer(journal, uid, "themes", "teaching, craft")
    theme = session_becomes.become(journal, uid, "themes", "theme")
    sessions.finish(journal, uid)
    journal.add("entry", body="Before it", day=date(2026, 1, 10), themes=[theme])
    later = journal.add("entry", body="After it", day=date(2026, 1, 19), themes=[theme])
    screen = shown(journal, settings)
    screen.open(uid)
    rest()
    chips = [chip for chip in screen.session.read.themes.findChildren(QAbstractButton) if chip.isVisible()]
    assert [chip.accessibleName() for chip in chips] == ["teaching, seen once since", "craft"]
    asked: list[Filter] = []
    screen.session.read.theme_opened.connect(asked.append)
    for chip in chips:
        chip.click()
    found = [[entry.id for entry in entries.select(journal, one)] for one in asked]
    assert found[0] == [later]
    assert uid in found[1], "the control: one not seen since opens all that has it"


def test_in_the_timeline_a_session_is_read_and_opens_in_reflect(journal: Journal, settings: Settings) -> None:
    from careerjournal.ui.screens.timeline.screen import TimelineScreen

    uid = sessions.begin(journal, "pulse")
    sessions.answer(journal, uid, "where-am-i", "Here")
    note = journal.add("entry", title="A note", day=date(2026, 1, 2))
    screen = shown(journal, settings)
    window = screen.window()
    assert isinstance(window, Window)
    window.go("timeline", uid)
    timeline = window.screen_of("timeline")
    assert isinstance(timeline, TimelineScreen)
    assert not timeline.reader.mode.isVisible()
    assert "Open in Reflect" in buttons(timeline.reader)
    timeline.reader.write()
    assert window.screen_name == "reflect"
    assert screen.session.uid == uid
    window.go("timeline", note)
    assert timeline.reader.mode.isVisible(), "the control: an entry is written there"
    assert entries.select(journal, Filter(kinds=("reflection",)))[0].id == uid
