"""Talks that come again, fifteen minutes with a card, a talk logged, somebody added, words kept and corrected."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from careerjournal.core import conversations, feedback, feedback_requests, people, revisions, series, wants
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.references import References
from careerjournal.ui.screens.conversations.conversation_list import FEEDBACK, PEOPLE, TALKS
from careerjournal.ui.screens.conversations.conversation_page import FOLLOW_UP, PREPARE
from careerjournal.ui.screens.conversations.log_page import ANOTHER, STAYS
from careerjournal.ui.screens.conversations.plan_page import QUICK
from careerjournal.ui.screens.conversations.screen import ConversationsScreen
from tests.ui.opening import opened, unnamed

Key = Qt.Key
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragung und alles andere auch noch dazu"


def shown(journal: Journal, settings: Settings, size: tuple[int, int] = (1320, 840)) -> ConversationsScreen:
    return opened(ConversationsScreen, journal, settings, size)


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager")


@pytest.fixture
def screen(journal: Journal, priya: str, settings: Settings) -> ConversationsScreen:
    return shown(journal, settings)


def typed(part: QWidget, text: str) -> None:
    QTest.keyClicks(part, text)
    QTest.keyClick(part, Key.Key_Return)
    QApplication.processEvents()


def say(screen: ConversationsScreen, field: str, value: object) -> None:
    screen.plan.form.set_values({field: value})


# --- planning


def test_a_conversation_is_planned_every_two_weeks(screen: ConversationsScreen, journal: Journal, priya: str) -> None:
    screen.begin_plan(priya)
    assert screen.plan.again.isVisible()
    say(screen, "day", date(2026, 1, 27))
    screen.plan.again.set_value("2")
    screen.plan.keep.click()
    (rhythm,) = series.running(journal, priya)
    (talk,) = conversations.upcoming(journal)
    assert (rhythm.every_weeks, rhythm.next, talk.day) == (2, talk.id, date(2026, 1, 27))
    assert screen.page.uid == talk.id
    journal.undo()
    assert (series.running(journal), conversations.upcoming(journal)) == ([], [])


def test_a_day_that_has_gone_by_is_not_upcoming(screen: ConversationsScreen, journal: Journal, priya: str) -> None:
    for day in (date(2026, 1, 19), date(2026, 1, 20)):
        journal.add("conversation", people=[priya], day=day)
    QApplication.processEvents()
    model = screen.list.talks.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]
    assert [line for line in spoken if line in ("How was it?", "Upcoming", "Past")] == ["How was it?", "Upcoming"]


def test_nobody_is_offered_a_second_series_nor_several_people_one(
    screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    ines = journal.add("person", name="Ines", relation="peer")
    series.begin(journal, priya, date(2026, 1, 27))
    screen.begin_plan(priya)
    assert not screen.plan.again.isVisible()
    screen.begin_plan(ines)
    assert screen.plan.again.isVisible(), "the control"
    field = screen.plan.form.edit_of("people")
    assert isinstance(field, References)
    typed(field.line, "Priya Raman")
    assert not screen.plan.again.isVisible()


def test_a_series_changes_and_ends_on_the_persons_page(
    screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    uid = series.begin(journal, priya, date(2026, 1, 27), 2, "10:00")
    screen.open(priya)
    line = screen.person.series.rows[uid]
    assert line.words.text() == "Every two weeks, Tuesday at 10:00"  # type: ignore[attr-defined]
    assert line.next.text() == "The next one: Tuesday 27 January"  # type: ignore[attr-defined]
    line._change(3)  # type: ignore[attr-defined]
    assert series.get(journal, uid).every_weeks == 3
    line.end.click()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert screen.person.series.rows == {}
    assert len(conversations.upcoming(journal)) == 1, "what is planned stays"


def test_fifteen_minutes_have_a_card(screen: ConversationsScreen, journal: Journal, priya: str) -> None:
    ines = journal.add("person", name="Ines", relation="peer")
    screen.begin_plan(ines, quick=True)
    assert screen.plan.which.value() == QUICK
    assert not screen.plan.again.isVisible()
    values = {"day": date(2026, 1, 22), "question": "How did you find her?", "give": "My notes"}
    for name, value in values.items():
        say(screen, name, value)
    screen.plan.keep.click()
    QApplication.processEvents()
    (talk,) = conversations.upcoming(journal)
    assert screen.reader.currentWidget() is screen.card
    said = [screen.card.question.text(), screen.card.give.text(), screen.card.insight.text()]
    assert said == ["How did you find her?", "My notes", "Not sure yet"]
    screen.card.whole.click()
    assert (screen.reader.currentWidget(), screen.page.face) == (screen.page, PREPARE)
    plain = journal.add("conversation", people=[priya], day=date(2026, 1, 23))
    screen.open(plain)
    assert screen.reader.currentWidget() is screen.page, "the control: another has none"
    screen.open(talk.id)
    screen.card.took_place.click()
    QApplication.processEvents()
    assert conversations.get(journal, talk.id).state == "held"
    assert (screen.reader.currentWidget(), screen.page.face) == (screen.page, FOLLOW_UP)


# --- logging


def test_a_talk_of_another_day_that_need_not_be_told(screen: ConversationsScreen, journal: Journal, priya: str) -> None:
    ines = journal.add("person", name="Ines", relation="peer")
    screen.begin_log(ines)
    log = screen.log
    assert log.told.isVisible()
    log.told.set_value(STAYS)
    log.when.set_value(ANOTHER)
    log.when.chosen.emit(ANOTHER)
    QTest.keyClicks(log.minutes, "a while")
    log.keep.click()
    assert conversations.past(journal) == [], "it asks for the day first"
    log.day.set_value(date(2026, 2, 1))
    log.keep.click()
    assert conversations.past(journal) == [], "a day to come has not happened"
    log.day.set_value(date(2026, 1, 12))
    log.keep.click()
    assert conversations.past(journal) == [], "a while is no number"
    log.minutes.setText("12")
    log.keep.click()
    (talk,) = conversations.past(journal)
    assert (talk.day, talk.minutes, talk.stays_here) == (date(2026, 1, 12), 12, True)
    assert conversations.manager_not_told(journal) == []


def test_the_manager_need_not_be_told_of_a_talk_with_the_manager(
    screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    screen.begin_log(priya)
    assert not screen.log.told.isVisible()
    screen.begin_log(journal.add("person", name="Ines"))
    assert screen.log.told.isVisible(), "the control"
    screen.log.private.click()
    assert not screen.log.told.isVisible()


def test_what_is_typed_about_a_talk_survives_leaving_it(screen: ConversationsScreen, journal: Journal) -> None:
    screen.begin_log()
    QTest.keyClicks(screen.log.text, "Sideways")
    screen.log.leave.click()
    screen.begin_log()
    assert screen.log.text.text() == "Sideways"
    typed(screen.log.who.line, "Oskar")
    screen.log.keep.click()
    screen.begin_log()
    assert screen.log.text.text() == "", "used up"


def test_what_already_happened_is_logged(screen: ConversationsScreen, priya: str) -> None:
    screen.begin_plan(priya)
    screen.plan.happened.click()
    assert screen.reader.currentWidget() is screen.log
    assert [one.id for one in screen.log.who.chosen] == [priya]


# --- people


def test_somebody_is_added_by_name_and_nobody_without_one(screen: ConversationsScreen, journal: Journal) -> None:
    before = [one.name for one in people.everyone(journal)]
    screen.add_person()
    assert screen.list.mode == PEOPLE
    assert [one.name for one in people.everyone(journal)] == before, "there is no record before there is a name"
    QTest.keyClick(screen.list.new_person.line, Key.Key_Return)
    assert [one.name for one in people.everyone(journal)] == before
    typed(screen.list.new_person.line, "Nia Castell")
    assert "Nia Castell" in [one.name for one in people.everyone(journal)]
    assert screen.person.title.text() == "Nia Castell"


def test_a_person_shows_what_is_open_between_us(screen: ConversationsScreen, journal: Journal, priya: str) -> None:
    ines = journal.add("person", name="Ines", relation="peer", confidant=True)
    talk = conversations.log(journal, [ines], kind="career", day=date(2026, 1, 12))
    journal.add("action", text="Send the outline", conversation=talk)
    journal.add("action", text="Introduce me", conversation=talk, owner=ines)
    journal.add("action", text="Something else")
    (asked,) = feedback_requests.ask(journal, [ines], "the tender")
    wants.say(journal, "More of the night desk")
    screen.open(ines)
    page = screen.person
    assert page.last.text() == "Peer · Confidant · Last talk: 12 January"
    assert [row.view.text for row in page.promises.stack.rows.values()] == ["Send the outline"]  # type: ignore[attr-defined]
    assert [row.view.text for row in page.theirs.stack.rows.values()] == ["Introduce me"]  # type: ignore[attr-defined]
    assert list(page.untold.rows) == [talk]
    assert page.heard.text() == "They have not heard it yet."
    page.hears.click()
    QApplication.processEvents()
    assert page.heard.text() == "Last heard on 20 January."
    screen.open(asked)
    assert screen.desk.request.title.text() == "the tender"


# --- feedback


def test_a_request_is_withdrawn_and_its_answer_leads_to_the_words(
    screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    first, second = feedback_requests.ask(journal, [priya, journal.add("person", name="Ines")], "the tender")
    screen.open(first)
    screen.desk.request.withdraw.click()
    QApplication.processEvents()
    assert [one.id for one in feedback_requests.outstanding(journal)] == [second]
    piece = feedback_requests.answer(journal, second, "Clear.")
    screen.open(second)
    assert (screen.desk.currentWidget(), screen.desk.page.uid) == (screen.desk.page, piece)


def test_their_words_change_on_purpose_only_and_stay_readable(
    screen: ConversationsScreen, journal: Journal, priya: str
) -> None:
    uid = journal.add("feedback", body="You weighted.", giver=priya)
    screen.open(uid)
    page = screen.desk.page
    assert "body" not in page.form.values(), "the form that saves as it is left has nothing to do with them"
    page._begin_correction()
    page.correction.set_text("You waited.")
    page._leave_correction()
    screen.settle()
    assert feedback.get(journal, uid).words == "You weighted."
    page._begin_correction()
    page.correction.set_text("You waited.")
    page._correct()
    assert feedback.get(journal, uid).words == "You waited."
    assert [one.text for one in revisions.of(journal, uid)] == ["You weighted."]


def test_words_worth_keeping_gather_on_one_page(screen: ConversationsScreen, journal: Journal, priya: str) -> None:
    uid = journal.add("feedback", body="You waited.", giver=priya, about="Fifty chairs")
    journal.add("feedback", body="Too fast.", giver=priya)
    screen.open(uid)
    screen.desk.page.kept.click()
    screen.show_words()
    QApplication.processEvents()
    said = [
        part.accessibleName() or part.text()
        for part in screen.desk.words.findChildren(QWidget)
        if hasattr(part, "text")
    ]
    assert any("Fifty chairs" in one for one in said)
    assert screen.list.mode == FEEDBACK
    screen._turned(TALKS)
    screen._turned(FEEDBACK)
    assert screen.desk.reads_words, "it is still open there"


# --- how it looks


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_and_everything_that_takes_the_focus_has_a_name(
    journal: Journal, priya: str, settings: Settings, scale: float
) -> None:
    ines = journal.add("person", name=LONG, relation="peer")
    talk = conversations.log(journal, [ines], LONG, kind="career", title=LONG)
    journal.add("action", text=LONG, conversation=talk)
    piece = journal.add("feedback", body=LONG, giver=ines, about=LONG, worth_keeping=True)
    (asked,) = feedback_requests.ask(journal, [ines], LONG)
    series.begin(journal, ines, date(2026, 1, 27), 2, "10:00")
    card = journal.add("conversation", people=[ines], day=date(2026, 1, 22), question=LONG, give=LONG)
    wants.say(journal, LONG)
    theme.set_text_scale(scale)
    screen = shown(journal, settings, (1000, 640))
    steps = [lambda uid=uid: screen.open(uid) for uid in (ines, piece, asked, card)]
    begins = [screen.begin_plan, screen.begin_quick, screen.begin_log, screen.begin_ask, screen.begin_feedback]
    for step in [*steps, screen.show_words, *begins]:
        step()  # type: ignore[operator]
        for _ in range(3):
            QApplication.processEvents()
        assert screen.window().width() == 1000
        assert unnamed(screen) == []
        assert too_wide(screen) == []


def too_wide(screen: ConversationsScreen) -> list[str]:
    """Return the pages whose column is wider than what shows it."""
    from careerjournal.ui.kit.parts import Page

    pages = [page for page in screen.findChildren(Page) if page.isVisible()]
    assert pages, "nothing was looked at"
    return [type(page).__name__ for page in pages if page.column.width() > page.viewport().width()]
