"""Options and their outcomes on the window: compared, accepted, begun, looked at again, changed and taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from careerjournal.core import actions, clock, entries, options
from careerjournal.core.entries import Filter
from careerjournal.ui.screens.conversations.talk_outcomes import OptionsAtTheTable
from careerjournal.ui.screens.goals.outcomes import months_on
from careerjournal.ui.window import Window

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

Key = Qt.Key


@pytest.fixture
def relator(journal: Journal) -> str:
    return journal.add("strength", name="Relator")


def shown(journal: Journal, settings: Settings, option: str) -> Any:
    window = Window(journal, settings)
    window.resize(1320, 840)
    window.show()
    window.go("goals", option)
    QApplication.processEvents()
    return window.screen_of("goals").option


def press(where: Any, words: str) -> None:
    button = next(one for one in where.findChildren(QPushButton) if one.accessibleName() == words and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def said(where: Any) -> list[str]:
    return [one.text() for one in where.findChildren(QLabel) if one.isVisible()]


def wins(journal: Journal) -> list[str]:
    return [win.title for win in entries.select(journal, Filter(kinds=("win",)))]


def test_a_counter_offer_is_accepted_and_gets_its_first_day(journal: Journal, settings: Settings) -> None:
    option = journal.add("option", title="A team of two")
    options.decide(journal, option, "counter-offered", offered_instead="An intern", reason="no posts")
    page = shown(journal, settings, option)
    assert {"“no posts”", "Offered instead: An intern"} <= set(said(page.outcomes))
    assert wins(journal) == [], "the control: an offer alone is nothing yet"
    press(page.outcomes, "Accept it")
    assert (wins(journal), page.state.text()) == (["Agreed: An intern"], "Counter-offered, accepted on 20 January")
    begins = page.outcomes.blocks[0].begins.line
    begins.setText("someday")
    press(page.outcomes, "Keep the day")
    assert page.outcomes.blocks[0].message.isVisible(), "what is no day is said under the field"
    begins.setText("2026-02-02")
    QTest.keyClick(begins, Key.Key_Return)
    QApplication.processEvents()
    assert [step.due for step in actions.open_ones(journal)] == [date(2026, 2, 2)]
    assert "Your step, from 2 February" in [one.text().strip() for one in page.outcomes.findChildren(QPushButton)]
    journal.undo()
    journal.undo()
    QApplication.processEvents()
    assert (wins(journal), page.state.text()) == ([], "Counter-offered on 20 January")


def test_an_outcome_is_changed_and_taken_back_with_what_it_became(journal: Journal, settings: Settings) -> None:
    option = journal.add("option", title="Lead the group")
    options.decide(journal, option, "declined", reason="workload", day=date(2025, 11, 3))
    options.decide(journal, option, "agreed", from_day=date(2026, 2, 1))
    page = shown(journal, settings, option)
    last, first = page.outcomes.blocks
    assert (last.one.kind, first.one.kind) == ("agreed", "declined"), "the newest first, and none is lost"
    last.change_wanted.emit(last.one.id, "from_day")
    QApplication.processEvents()
    form = page.outcome_form
    assert form.form.edit_of("from_day").isVisible()
    assert not form.form.edit_of("offered_instead").isVisible()
    form.form.edit_of("from_day").set_value("2026-03-01")
    press(form, "Save")
    assert [step.due for step in actions.open_ones(journal)] == [date(2026, 3, 1)]
    page.outcomes.blocks[0]._take_back()
    QApplication.processEvents()
    assert (wins(journal), actions.open_ones(journal)) == ([], [])
    assert [block.one.kind for block in page.outcomes.blocks] == ["declined"]


def test_what_is_due_is_looked_at_or_moved(
    journal: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    option = journal.add("option", title="Lead the group")
    options.decide(journal, option, "deferred", review_on=date(2026, 1, 31))
    page = shown(journal, settings, option)
    assert "You wanted to look again on 31 January." not in said(page), "the control: not yet"
    monkeypatch.setenv(clock.VARIABLE, "2026-01-31T09:00")
    page.refresh()
    QApplication.processEvents()
    assert "You wanted to look again on 31 January." in said(page)
    assert months_on(1) == date(2026, 2, 28)
    page.outcomes.blocks[0].looked_at(months_on(1))
    assert options.get(journal, option).review_on == date(2026, 2, 28)
    monkeypatch.setenv(clock.VARIABLE, "2026-02-28T09:00")
    page.refresh()
    QApplication.processEvents()
    press(page.outcomes, "Looked at; nothing changes")
    assert options.get(journal, option).review_on is None
    assert "Looked at again on 28 February" in said(page)


def test_one_way_asks_for_a_second_and_several_are_compared(journal: Journal, relator: str, settings: Settings) -> None:
    option = journal.add("option", title="Mentor two", strength=relator, cost="Two hours")
    page = shown(journal, settings, option)
    assert "One way so far. A second makes it a choice." in said(page.others)
    page.others.line.added.emit("Run the project")
    QApplication.processEvents()
    assert "One way so far. A second makes it a choice." not in said(page.others)
    assert [one.title for one in options.of_strength(journal, relator)] == ["Run the project", "Mentor two"]
    page.others.set_open(True)
    press(page.others, "Compare them")
    words = said(page.others.comparison)
    assert {"What it costs", "Two hours", "Not said yet", "A smaller trial"} <= set(words)
    assert words.count("Mentor two") == words.count("Run the project") == 1
    press(page.others, "As a list")
    assert not page.others.comparison.isVisible()


def test_many_options_are_compared_in_as_many_columns_as_fit(
    journal: Journal, relator: str, settings: Settings
) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitän and a great deal more of it " * 3
    found = [journal.add("option", title=f"{number} {long}", strength=relator, cost=long) for number in range(5)]
    page = shown(journal, settings, found[0])
    page.others.set_open(True)
    page.others.compare()
    for width in (1320, 1000, 700):
        page.window().resize(width, 640)
        for _ in range(3):
            QApplication.processEvents()
        comparison = page.others.comparison
        assert comparison.width() <= page.viewport().width()
        heads = [
            one
            for one in comparison.findChildren(QLabel)
            if one.text().endswith(long.strip()) and one.text()[0].isdigit()
        ]
        assert len(heads) == 5
        assert all(one.height() >= one.heightForWidth(one.width()) for one in heads), "nothing is cut"


def test_what_was_offered_at_the_table_is_accepted_there(journal: Journal, settings: Settings) -> None:
    priya = journal.add("person", name="Priya Raman", relation="manager")
    talk = journal.add("conversation", people=[priya], day=clock.today(), kind="career")
    option = journal.add("option", title="A team of two", ready_on=clock.today())
    window = Window(journal, settings)
    window.resize(1320, 840)
    window.show()
    window.go("conversations", talk, face="meet")
    QApplication.processEvents()
    table = next(one for one in window.findChildren(OptionsAtTheTable) if one.isVisible())
    row = table.stack.at(0)
    assert row.verb.accessibleName() == "Outcome of “A team of two”"
    options.decide(journal, option, "counter-offered", offered_instead="An intern", conversation=talk)
    QApplication.processEvents()
    assert row.verb.accessibleName() == "Accept what was offered for “A team of two”"
    row.verb.click()
    QApplication.processEvents()
    assert wins(journal) == ["Agreed: An intern"]
    assert (row.verb.isVisible(), row.detail.text()) == (False, "Counter-offered · An intern · accepted")
