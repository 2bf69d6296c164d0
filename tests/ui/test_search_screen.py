"""Search as a person uses it: typing finds, arrows choose, Enter goes there; commands are found, too."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from careerjournal.ui.kit.lists import Row
from careerjournal.ui.screen import Screen
from careerjournal.ui.window import Window


class _Elsewhere(Screen):
    """A screen that notes what it is asked to show."""

    def __init__(self, journal, context):
        super().__init__(journal, context)
        self.asked = []

    def open(self, uid, **wanted):
        self.asked.append((uid, wanted))


class Timeline(_Elsewhere):
    name = "timeline"


class Conversations(_Elsewhere):
    name = "conversations"


@pytest.fixture
def window(qapp, journal, settings):
    found = Window(journal, settings, {"search": "careerjournal.ui.screens.search:SearchScreen"})
    found._built["timeline"] = Timeline(journal, found.context)
    found._built["conversations"] = Conversations(journal, found.context)
    for screen in found._built.values():
        found.stack.addWidget(screen)
    found.resize(1320, 840)
    found.show()
    found.go("search")
    yield found
    found.close()


def rows(screen):
    return [line for line in screen.list._rows.lines if isinstance(line, Row)]


def typed(window, text):
    screen = window.screen_of("search")
    QTest.keyClicks(screen.field, text)
    screen._find_now()
    return screen


def test_typing_finds_and_enter_goes_there(window, journal):
    uid = journal.add("entry", body="The ferries of Łódź", kind="win")
    screen = typed(window, "lodz")
    assert [row.uid for row in rows(screen)] == [uid]
    assert rows(screen)[0].asked == "lodz"
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    assert window.screen_name == "timeline"
    assert window.screen_of("timeline").asked == [(uid, {})]


def test_the_arrows_walk_while_the_cursor_stays(window, journal):
    uids = {journal.add("entry", body=f"harbour {number}") for number in range(3)}
    screen = typed(window, "harbour")
    first = screen.list.uid()
    QTest.keyClick(screen.field, Qt.Key.Key_Down)
    assert screen.list.uid() != first
    assert {first, screen.list.uid()} < uids
    assert screen.field.text() == "harbour"


def test_a_topic_leads_to_its_conversation(window, journal):
    person = journal.add("person", name="Priya")
    talk = journal.add("conversation", people=[person], day=date(2026, 1, 22))
    journal.add("topic", conversation=talk, text="Money for the boards")
    screen = typed(window, "money")
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    assert window.screen_of("conversations").asked == [(talk, {})]


def test_commands_are_found_and_run(window):
    screen = typed(window, "timel")
    assert any(row.title == "Timeline" for row in rows(screen))
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    assert window.screen_name == "timeline"


@pytest.mark.parametrize(
    ("asked", "screen"),
    [("log a", "conversations"), ("plan a", "conversations"), ("take st", "strengths"), ("monthly", "reflect")],
)
def test_what_a_person_does_often_is_a_command_from_anywhere(journal, settings, asked, screen):
    window = Window(journal, settings)
    window.show()
    search = typed(window, asked)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert window.screen_name == screen


def test_nothing_found_says_so_and_escape_clears(window):
    screen = typed(window, "zzz(")
    assert rows(screen) == []
    assert screen.nothing.isVisible()
    assert "zzz(" in screen.nothing.text()
    QTest.keyClick(screen.field, Qt.Key.Key_Escape)
    screen._find_now()
    assert screen.field.text() == ""
    assert not screen.nothing.isVisible()


def test_what_is_found_follows_the_journal(window, journal):
    screen = typed(window, "gale")
    assert rows(screen) == []
    journal.add("entry", body="A gale")
    assert len(rows(screen)) == 1
