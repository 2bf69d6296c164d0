"""Settings hold at once, and travel with the journal or with this computer, as each should."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from careerjournal.core import backup, clock, options, sessions
from careerjournal.core.settings import Settings
from careerjournal.ui.kit import ask, theme
from careerjournal.ui.kit.parts import VerbButton
from careerjournal.ui.screens.settings.settings_data import TrashRows
from careerjournal.ui.window import Window
from tests.ui.opening import alone


@pytest.fixture
def window(qapp, journal, settings):
    found = Window(journal, settings, {"settings": "careerjournal.ui.screens.settings.screen:SettingsScreen"})
    found.resize(1320, 840)
    found.show()
    yield found
    theme.use("light")
    theme.set_text_scale(1.0)
    found.close()


def button(widget, name):
    QTest.qWait(1)  # what was just added to a layout is shown in the next round
    return next(one for one in widget.findChildren(QAbstractButton) if one.accessibleName() == name and one.isVisible())


def part_of(window, noun):
    """Return the list of one noun's records."""
    return next(part for part in window.screen_of("settings").parts if getattr(part, "noun", "") == noun)


def press(widget, name):
    button(widget, name).click()


def test_theme_and_text_size_are_this_computers(window, settings):
    screen = window.screen_of("settings")
    press(screen, "Dark")
    assert theme.current().dark
    screen.text_size.chosen.emit("1.5")
    assert theme.text_scale() == 1.5
    again = Settings.load(settings.path)
    assert (again.theme, again.text_size) == ("dark", 1.5)


def test_name_fiscal_start_and_paper_are_the_journals_and_undo(window, journal):
    screen = window.screen_of("settings")
    screen.person_name.setFocus()
    QTest.keyClicks(screen.person_name, "Leonie Achterberg")
    QTest.keyClick(screen.person_name, Qt.Key.Key_Return)
    screen.fiscal_start.chosen.emit("4")
    press(screen, "Letter")
    kept = journal.settings
    assert (kept.name, kept.fiscal_start, kept.paper) == ("Leonie Achterberg", 4, "letter")
    window.undo()
    assert journal.settings.paper == "a4"
    assert screen.paper.value() == "a4"


def test_it_says_where_the_journal_is(window, journal):
    screen = window.screen_of("settings")
    assert str(journal.path) in [one.text() for one in screen.findChildren(QLabel)]
    press(screen, "Copy the path")
    from PySide6.QtGui import QGuiApplication

    assert QGuiApplication.clipboard().text() == str(journal.path)


def test_a_date_of_the_year_is_added_changed_and_removed(window, journal):
    part = part_of(window, "cycle-date")
    press(part, "Add a date")
    QTest.keyClicks(part._form.edit_of("name").focusProxy() or part._form.edit_of("name"), "Review")
    part._form.set_values({"day": date(2026, 6, 1), "yearly": True})
    press(part, "Keep it")
    assert journal.rows("SELECT name, day, yearly FROM cycle_date") == [("Review", "2026-06-01", 1)]
    press(part, "Change: Review")
    part._form.changed.emit("name", "Mid-year review")
    assert journal.rows("SELECT name FROM cycle_date") == [("Mid-year review",)]
    press(part, "Remove")
    assert journal.rows("SELECT count(*) FROM cycle_date WHERE removed_on IS NULL") == [(0,)]


def test_a_form_that_lacks_something_keeps_what_was_typed(window, journal):
    part = part_of(window, "role")
    press(part, "Add a role")
    part._form.set_values({"company": "Marrow Sound Ferries"})
    press(part, "Keep it")
    assert journal.rows("SELECT count(*) FROM role") == [(0,)]
    assert part._form.values()["company"] == "Marrow Sound Ferries"


def test_markdown_comes_in_after_a_look_and_goes_out_again_with_one_verb(window, journal, tmp_path, monkeypatch):
    (tmp_path / "2025-03-04.md").write_text("A quiet day at the harbour.")
    monkeypatch.setattr(ask, "open_folder", lambda *_: tmp_path)
    answers = [1, 0]
    monkeypatch.setattr(ask, "question", lambda *_: answers.pop(0))
    screen = window.screen_of("settings")
    press(screen, "A folder")
    assert journal.rows("SELECT count(*) FROM entry") == [(0,)]
    press(screen, "A folder")
    window.backups.wait()
    assert [one.reason for one in backup.kept_in(backup.folder_of(journal.path))] == ["import"]
    assert journal.rows("SELECT day FROM entry") == [("2025-03-04",)]
    press(window, "Undo this import")
    assert journal.rows("SELECT count(*) FROM entry WHERE removed_on IS NULL") == [(0,)]


def test_a_folder_that_cannot_be_written_is_said_in_the_window(window, monkeypatch, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("x")
    monkeypatch.setattr(ask, "open_folder", lambda *_: tmp_path / "full")
    press(window.screen_of("settings"), "Choose a folder")
    assert window.trouble_bar.isVisible()
    assert (tmp_path / "full" / "mine.txt").read_text() == "x"


def test_the_trash_brings_back_and_empties(window, journal, monkeypatch):
    uid = journal.add("entry", body="gone for now")
    journal.remove(uid)
    screen = window.screen_of("settings")
    press(screen, "Bring back: gone for now")
    assert journal.rows("SELECT removed_on FROM entry") == [(None,)]
    journal.remove(uid)
    monkeypatch.setattr(ask, "question", lambda *_: 0)
    press(screen, "Empty the trash")
    assert journal.rows("SELECT count(*) FROM entry") == [(1,)]
    monkeypatch.setattr(ask, "question", lambda *_: 1)
    press(screen, "Empty the trash")
    assert journal.rows("SELECT count(*) FROM entry") == [(0,)]


def test_the_trash_shows_what_was_removed_of_any_kind_and_all_of_it(window, journal, later):
    screen = window.screen_of("settings")
    option = journal.add("option", title="Give away the rota")
    journal.remove(option)
    assert names(screen, "Bring back: Give away the rota"), "at once, with the settings open"
    later(1)
    for number in range(30):
        journal.remove(journal.add("value", name=f"Value {number}"))
    assert not names(screen, "Bring back: Give away the rota"), "the control: the newest come first"
    press(screen, "Show 11 more")
    press(screen, "Bring back: Give away the rota")
    assert options.get(journal, option).title == "Give away the rota"


def test_the_trash_is_led_to_and_the_cursor_stays_among_its_rows(window, journal, later):
    for number in range(3):
        journal.remove(journal.add("value", name=f"Value {number}"))
        later(1)
    window.activateWindow()
    window.commands.run("go.trash")
    QTest.qWait(1)
    held = []
    for _ in range(3):
        held.append(window.focusWidget().accessibleName())
        window.focusWidget().click()
    assert held == [f"Bring back: Value {number}" for number in (2, 1, 0)]
    assert window.focusWidget().text().startswith("Nothing was removed."), "and not the search box of the sidebar"


def test_what_is_led_to_is_scrolled_to_on_a_page_that_was_only_just_made(journal, settings):
    journal.remove(journal.add("value", name="Candour"))
    window = alone(journal, settings, "timeline", "settings")
    window.show()
    window.go("timeline")
    QTest.qWait(1)
    window.commands.run("go.trash")
    QTest.qWait(1)
    assert not button(window, "Bring back: Candour").visibleRegion().isEmpty()


def test_a_row_of_the_trash_says_whose_day_it_was_and_when_it_went(window, journal):
    text = "The long way round the planning meeting, and what was said there about the new rota for the winter months."
    journal.remove(journal.add("entry", body=text, day=date(2026, 1, 14)))
    journal.remove(journal.add("value", name="Candour"))
    rows = next(part for part in window.screen_of("settings").parts if isinstance(part, TrashRows))
    QTest.qWait(1)
    said = [one.text() for one in rows.findChildren(QLabel)]
    assert "Entry, 14 January · removed today" in said
    assert "Value · removed today" in said
    title = next(one for one in rows.findChildren(QLabel) if one.text() == text)
    assert title.width() > 460, "the whole of the row beside its verb"


@pytest.fixture
def later():
    """Let minutes pass, so that what is removed has an order."""
    yield lambda minutes: clock.set_now(clock.now() + timedelta(minutes=minutes))
    clock.set_now(None)


def names(screen, wanted):
    return [one for one in screen.findChildren(VerbButton) if one.accessibleName() == wanted]


def test_the_stage_is_the_journals_and_can_be_left_unsaid(window, journal):
    screen = window.screen_of("settings")
    assert screen.stage.value() == ""
    screen.stage.chosen.emit("looking inside")
    assert journal.settings.stage == "looking inside"
    screen.stage.chosen.emit("")
    assert journal.settings.stage == ""


def test_days_away_are_added_and_named_by_their_days(window, journal):
    part = part_of(window, "away")
    press(part, "Add days away")
    for field, value in (("from_day", date(2026, 7, 1)), ("to_day", date(2026, 7, 14)), ("note", "Harvest")):
        part._form.edit_of(field).set_value(value)
    press(part, "Keep it")
    assert [(line.title, line.detail) for line in part.lines()] == [("1 July – 14 July", "Harvest")]


def test_how_it_works_here_shows_what_was_written_last(window, journal):
    screen = window.screen_of("settings")
    how = next(part for part in screen.parts if hasattr(part, "fold"))
    assert (how.button.text(), how.fold.isVisible()) == ("Write it down", False)
    session = sessions.begin(journal, "how-it-works")
    first = sessions.get(journal, session).questions[0]
    sessions.answer(journal, session, first.key, "Three levels, and a panel in May.")
    press(how, "What you wrote on 20 January")
    assert any(
        one.text() == "Three levels, and a panel in May." and one.isVisible() for one in how.findChildren(QLabel)
    )
