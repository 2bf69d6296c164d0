"""The ways to a page: from goals, an option, people, cards, feedback and a promotion; and the words that it may say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from careerjournal.core import conversations, promotions
from careerjournal.core.journal import Journal
from careerjournal.core.summary.choices import About
from careerjournal.ui.screens.conversations.promotion_ask import PromotionAsk
from careerjournal.ui.screens.conversations.screen import ConversationsScreen
from careerjournal.ui.screens.goals.screen import GoalsScreen
from careerjournal.ui.screens.settings.screen import SettingsScreen
from careerjournal.ui.screens.summary.screen import SummaryScreen
from careerjournal.ui.window import Window
from tests.ui.opening import alone

DAY = date(2026, 1, 27)


@pytest.fixture
def window(qapp: QApplication, journal: Journal, settings) -> Iterator[Window]:  # type: ignore[no-untyped-def]
    journal.add("goal", title="Lead a round", measure="One is led")
    found = alone(journal, settings, "home", "goals", "conversations", "summary", "settings")
    found.show()
    yield found
    found.close()


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager")


def conversing(window: Window) -> ConversationsScreen:
    screen = window.screen_of("conversations")
    assert isinstance(screen, ConversationsScreen)
    return screen


def printed(window: Window) -> About:
    """The document that is shown."""
    QApplication.processEvents()
    assert window.screen_name == "summary"
    screen = window.screen_of("summary")
    assert isinstance(screen, SummaryScreen)
    return screen.about


def press(lines: list[QAction | None], words: str) -> None:
    next(line for line in lines if line is not None and line.text() == words).trigger()


def test_goals_lead_to_the_plan_and_their_options_to_a_proposal(window: Window, journal: Journal) -> None:
    option = journal.add("option", title="A planning round of six weeks", rationale="Two teams wait for it")
    window.go("goals")
    screen = window.screen_of("goals")
    assert isinstance(screen, GoalsScreen)
    assert screen.print.accessibleName() == "Print the development plan"
    screen.print.click()
    assert printed(window) == About("plan")
    window.go("goals", option)
    assert screen.print.accessibleName() == "Print a proposal"
    press(list(screen.option.rare_verbs()), "Print the proposal")
    assert printed(window) == About("proposal", option)


def test_a_person_leads_to_what_was_said_with_them(window: Window, journal: Journal, priya: str) -> None:
    journal.add("conversation", people=[priya], day=date(2026, 1, 8))
    window.go("conversations", priya)
    press(list(conversing(window).person._lines()), "Print your conversations")
    assert printed(window) == About("person", priya)


def test_a_card_leads_to_its_paper(window: Window, journal: Journal, priya: str) -> None:
    talk = journal.add("conversation", people=[priya], day=DAY, question="How did you begin?")
    window.go("conversations", talk)
    conversing(window).show_talk(talk)
    card = conversing(window).card
    card.open_record(talk)
    press(list(card.rare_verbs()), "Print the card")
    assert printed(window) == About("card", talk)


def test_feedback_leads_to_its_sheet_and_kind_words_to_theirs(window: Window, journal: Journal, priya: str) -> None:
    journal.add("feedback", giver=priya, body="You waited.", day=date(2026, 1, 9), worth_keeping=True)
    window.go("conversations", tab="feedback")
    screen = conversing(window)
    assert screen.list.sheet.isVisible()
    screen.list.sheet.click()
    assert printed(window) == About("feedback")
    window.go("conversations", tab="feedback")
    screen.show_words()
    screen.desk.words.print.click()
    assert printed(window) == About("words")


def test_an_ask_for_a_promotion_leads_to_its_case(window: Window, journal: Journal, priya: str) -> None:
    talk = journal.add("conversation", people=[priya], day=DAY, kind="promotion")
    ask = promotions.begin(journal, "Level 5", conversations.get(journal, talk))
    window.go("conversations", talk)
    QTest.qWait(1)
    found: list[PromotionAsk] = window.findChildren(PromotionAsk)
    shown = next(one for one in found if one._talk == talk)
    shown.print.click()
    assert printed(window) == About("promotion", ask)


def test_words_to_look_out_for_are_kept_line_by_line(window: Window, journal: Journal) -> None:
    window.go("settings")
    screen = window.screen_of("settings")
    assert isinstance(screen, SettingsScreen)
    field = screen.private_words.field
    assert field.accessibleName() == "Words to look out for before a page is shared"
    window.activateWindow()
    QApplication.processEvents()
    field.setFocus()
    QTest.keyClicks(field, "Project Heron, level 5")
    _leave(field)
    assert journal.settings.private_words == ("Project Heron", "level 5")
    journal.undo()
    QApplication.processEvents()
    assert field.text() == ""
    assert journal.settings.private_words == ()


def _leave(field: QWidget) -> None:
    field.clearFocus()
    QApplication.processEvents()
