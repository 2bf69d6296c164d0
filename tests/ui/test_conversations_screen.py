"""The conversations screen: planning, the list, people, and a header that leads to the face a talk needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from careerjournal.core import conversations, people
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.fields import Day
from careerjournal.ui.kit.references import References
from careerjournal.ui.screens.conversations.conversation_list import PEOPLE, TALKS
from careerjournal.ui.screens.conversations.conversation_page import FOLLOW_UP, MEET, PREPARE
from careerjournal.ui.screens.conversations.screen import ConversationsScreen
from careerjournal.ui.window import Window

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

THE_TWENTIETH = date(2026, 1, 20)


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
def screen(window: Window) -> ConversationsScreen:
    found = window.screen_of("conversations")
    assert isinstance(found, ConversationsScreen)
    return found


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager")


def talk_on(journal: Journal, person: str, day: date, **more: object) -> str:
    fields: dict[str, object] = {"people": [person], "day": day, "time": "10:00", "kind": "career", **more}
    return journal.add("conversation", **fields)  # type: ignore[arg-type]


def name_somebody(screen: ConversationsScreen, name: str) -> None:
    field = screen.plan.form.edit_of("people")
    assert isinstance(field, References)
    field.line.setFocus()
    QTest.keyClicks(field.line, name)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


def say_day(screen: ConversationsScreen, day: str) -> None:
    field = screen.plan.form.edit_of("day")
    assert isinstance(field, Day)
    field.line.setFocus()
    QTest.keyClicks(field.line, day)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


# Planning


def test_an_empty_screen_offers_one_verb_that_plans(screen: ConversationsScreen) -> None:
    assert screen.pages.currentWidget() is screen.empty
    assert screen.empty.button is not None
    QTest.keyClick(screen.empty.button, Qt.Key.Key_Return)
    assert screen.reader.currentWidget() is screen.plan


def test_planning_with_somebody_new_by_keyboard(screen: ConversationsScreen, journal: Journal) -> None:
    screen.begin_plan()
    name_somebody(screen, "Nia Castell")
    say_day(screen, "2026-01-27")
    QTest.keyClick(screen.plan.keep, Qt.Key.Key_Return)
    (talk,) = conversations.upcoming(journal)
    assert (talk.day, [one.name for one in talk.people]) == (date(2026, 1, 27), ["Nia Castell"])
    assert (screen.page.uid, screen.page.face, screen.list.talks.uid()) == (talk.id, PREPARE, talk.id)


def test_without_a_day_nothing_is_planned_and_the_person_is_kept(screen: ConversationsScreen, journal: Journal) -> None:
    screen.begin_plan()
    name_somebody(screen, "Nia Castell")
    QTest.keyClick(screen.plan.keep, Qt.Key.Key_Return)
    assert screen.reader.currentWidget() is screen.plan, "it asks for the day first"
    QTest.keyClick(screen.plan.no_day, Qt.Key.Key_Return)
    assert conversations.upcoming(journal) == []
    assert [one.name for one in people.everyone(journal)] == ["Nia Castell"]
    assert screen.reader.currentWidget() is not screen.plan


def test_somebody_new_is_asked_about_and_somebody_known_is_not(
    screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    screen.begin_plan(priya)
    assert not screen.plan._relations.isVisible()
    name_somebody(screen, "Nia Castell")
    assert screen.plan._relations.isVisible()


def test_only_one_button_is_filled(screen: ConversationsScreen, journal: Journal, priya: str) -> None:
    talk_on(journal, priya, date(2026, 1, 27))

    def filled() -> list[str]:
        shown = [one for one in screen.findChildren(QWidget) if one.isVisible() and one.property("primary") is True]
        return [one.accessibleName() for one in shown]

    assert filled() == ["Plan a conversation"]
    screen.begin_plan()
    assert filled() == ["Plan it"]


# The list and people


def test_the_list_has_upcoming_first_and_one_persons_alone(
    screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    ines = journal.add("person", name="Ines")
    later = talk_on(journal, priya, date(2026, 2, 3))
    soon = talk_on(journal, ines, date(2026, 1, 22))
    held = talk_on(journal, priya, date(2026, 1, 6), held_on=date(2026, 1, 6))
    assert screen.list.talks.uids() == [soon, later, held]
    screen.list.person.set_value(priya)
    screen.list.refresh()
    assert screen.list.talks.uids() == [later, held]
    screen.open(soon)
    assert screen.list.talks.uid() == soon, "a talk that the filter hides takes the filter off"


def test_a_person_is_shown_with_the_conversations_in_order_and_edited_in_place(
    window: Window, screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    held = talk_on(journal, priya, date(2026, 1, 6), held_on=date(2026, 1, 6))
    soon = talk_on(journal, priya, date(2026, 1, 27))
    window.go("conversations", priya)
    assert screen.list.mode == PEOPLE
    assert "6 January" in screen.person.last.text()
    rows = [row.uid for row in screen.person.findChildren(type(screen.person._row(conversations.get(journal, held))))]
    assert [uid for uid in rows if uid in (held, soon)] == [soon, held]
    field = screen.person.form.edit_of("name")
    field.setFocus()
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, " Iyer")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert people.get(journal, priya).name == "Priya Raman Iyer"
    assert screen.person.title.text() == "Priya Raman Iyer"


def test_turning_between_talks_and_people_by_keyboard(
    screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    talk = talk_on(journal, priya, date(2026, 1, 27))
    screen.list.turn_to(PEOPLE)
    screen.list.turned.emit(PEOPLE)
    assert screen.reader.currentWidget() is screen.person
    screen.list.turn_to(TALKS)
    screen.list.turned.emit(TALKS)
    assert (screen.reader.currentWidget(), screen.page.uid) == (screen.page, talk)


# One conversation


@pytest.mark.parametrize(
    ("day", "held", "face"),
    [
        (date(2026, 1, 27), None, PREPARE),
        (THE_TWENTIETH, None, MEET),
        (date(2026, 1, 19), None, FOLLOW_UP),
        (date(2026, 1, 19), date(2026, 1, 19), FOLLOW_UP),
    ],
)
def test_a_conversation_opens_with_the_face_it_needs(
    window: Window, screen: ConversationsScreen, journal: Journal, priya: str, day: date, held: date | None, face: str
) -> None:
    uid = talk_on(journal, priya, day, held_on=held)
    window.go("conversations", uid)
    assert screen.page.face == face
    other = next(name for name in (PREPARE, MEET, FOLLOW_UP) if name != face)
    window.go("conversations", uid, face=other)
    assert screen.page.face == other


def test_moving_cancelling_and_removing_can_be_undone(
    window: Window, screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    uid = talk_on(journal, priya, date(2026, 1, 27))
    window.go("conversations", uid)
    screen.page.move_panel.begin(conversations.get(journal, uid))
    QTest.keyClicks(screen.page.move_panel.day.line, "2026-01-29")
    QTest.keyClick(screen.page.move_panel.day.line, Qt.Key.Key_Return)
    assert (conversations.get(journal, uid).day, conversations.get(journal, uid).time) == (date(2026, 1, 29), "10:00")
    screen.page.cancel()
    assert conversations.get(journal, uid).state == "cancelled"
    window.undo()
    screen.page.remove()
    assert screen.list.talks.uids() == []
    assert screen.reader.currentWidget() is screen.nothing
    window.undo()
    assert screen.list.talks.uids() == [uid]


def test_without_a_day_it_does_not_move(
    window: Window, screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    uid = talk_on(journal, priya, date(2026, 1, 27))
    window.go("conversations", uid)
    screen.page.move_panel.begin(conversations.get(journal, uid))
    QTest.keyClick(screen.page.move_panel.day.line, Qt.Key.Key_Return)
    assert screen.page.move_panel.message.isVisible()
    assert conversations.get(journal, uid).day == date(2026, 1, 27)


def test_the_details_are_filled_before_they_are_shown(
    window: Window, screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    uid = talk_on(journal, priya, date(2026, 1, 27))
    window.go("conversations", uid)
    screen.page.show_details()
    assert screen.page.form.values()["people"] == (priya,)


def test_escape_returns_to_the_list_where_the_window_is_narrow(
    window: Window, screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    uid = talk_on(journal, priya, date(2026, 1, 27))
    window.resize(1000, 640)
    QApplication.processEvents()
    window.go("conversations", uid)
    assert screen.pair.reading
    assert not screen.list.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert screen.list.isVisible()
    QTest.keyClick(screen.list.talks, Qt.Key.Key_Return)
    assert screen.pair.reading


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_face_is_named_for_those_who_cannot_see_it(
    window: Window, screen: ConversationsScreen, journal: Journal, priya: str, scale: float, look: str
) -> None:
    uid = talk_on(journal, priya, date(2026, 1, 27))
    conversations.add_topic(journal, uid, "The rota", kind="hard")
    journal.add("option", title="Lead the group", proposed_on=THE_TWENTIETH)
    journal.add("action", text="Send the outline", conversation=uid)
    journal.add("entry", kind="win", title="Nobody lost anything")
    theme.use(look)
    theme.set_text_scale(scale)
    nameless: list[str] = []
    looked = 0
    for face in screen.scenes():
        QApplication.processEvents()
        for widget in screen.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
                looked += 1
                found = QAccessible.queryAccessibleInterface(widget)
                if not (found and found.text(QAccessible.Text.Name).strip()):
                    nameless.append(f"{face}: {widget!r}")
    assert looked > 60
    assert nameless == []
