"""Backups in the window: by themselves, in the settings, in a second place, and back again."""

from __future__ import annotations

import os
import shutil
import threading
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from careerjournal.core import backup, clock, file, moving, paths, second_place
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import ask, backup_words
from careerjournal.ui.window import Window
from tests.ui.damages import press, wait_for, words
from tests.ui.opening import alone, standing, unnamed


@pytest.fixture(autouse=True)
def the_clock():
    yield
    clock.set_now(None)


@pytest.fixture
def window(journal: Journal, settings):
    journal.add("entry", body="The first one")
    found = alone(journal, settings, "settings")
    with standing(found):
        found.go("settings")
        yield found


def section(window: Window):
    return window.screen_of("settings").backups


def kept(window: Window) -> list[backup.Backup]:
    return backup.kept_in(backup.folder_of(window.journal.path))


# --- by themselves


def test_one_is_made_at_the_start_and_the_next_after_half_an_hour(window: Window) -> None:
    window.backups.begin()
    window.backups.wait()
    assert [one.reason for one in kept(window)] == ["start"]
    for minutes, count in ((29, 1), (31, 2)):
        clock.set_now(clock.now() + timedelta(minutes=minutes))
        window.backups.opened()
        window.backups.wait()
        assert len(kept(window)) == count


def test_a_long_session_gets_one_where_something_was_saved(window: Window) -> None:
    window.backups.begin()
    window.backups.wait()
    clock.set_now(clock.now() + timedelta(hours=2))
    window.backups.look()
    window.backups.wait()
    assert len(kept(window)) == 1, "nothing was saved since"
    window.journal.add("entry", body="The second one")
    window.backups.look()
    window.backups.wait()
    assert [one.entries for one in kept(window)] == [2, 1]


def test_closing_makes_one_only_where_something_was_saved(window: Window) -> None:
    window.backups.begin()
    window.backups.wait()
    window.backups.finish()
    assert len(kept(window)) == 1
    window.journal.add("entry", body="The last words of the day")
    window.backups.finish()
    assert [(one.reason, one.entries) for one in kept(window)] == [("closing", 2), ("start", 1)]


def test_closing_waits_with_a_word_and_leaves_nothing_half_made(window: Window, monkeypatch) -> None:
    window.backups.begin()
    window.backups.wait()
    window.journal.add("entry", body="One more")
    go, copied, seen = threading.Event(), file.checked_copy, []

    def slowly(*arguments, **named):
        assert go.wait(20)
        return copied(*arguments, **named)

    def look() -> None:
        seen.extend(words(one) for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window)
        go.set()

    monkeypatch.setattr(file, "checked_copy", slowly)
    from PySide6.QtCore import QTimer

    QTimer.singleShot(600, look)
    window.backups.finish()
    assert any("a backup is being kept" in one for one in seen)
    folder = backup.folder_of(window.journal.path)
    assert len(kept(window)) == 2
    assert not list(folder.glob("*.part*"))


def test_an_example_and_a_test_window_make_none(window: Window) -> None:
    window.backups.finish()
    window.journal.known_here = False
    window.backups.begin()
    window.backups.wait()
    assert kept(window) == []


def test_one_that_fails_is_said_and_the_journal_goes_on(window: Window, monkeypatch) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise Trouble("No space left.")

    monkeypatch.setattr(file, "checked_copy", full)
    window.backups.begin()
    wait_for(window.trouble_bar.isVisible)
    assert window.trouble_bar.words.text().startswith("Your journal is safe.")
    window.journal.add("entry", body="goes on")


def test_a_save_while_one_is_made_waits_for_nothing(window: Window, monkeypatch) -> None:
    go, copied = threading.Event(), file.checked_copy

    def held(path, key, *arguments, **named):
        reader = file.reader(path, key)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entry").fetchone()
        assert go.wait(20)
        reader.close()
        return copied(path, key, *arguments, **named)

    monkeypatch.setattr(file, "checked_copy", held)
    window.backups.make("start")
    QTest.qWait(100)
    window.journal.add("entry", body="meanwhile")
    window.journal.checkpoint()  # would wait five seconds for the reader
    assert not go.is_set()
    go.set()
    window.backups.wait()
    assert len(kept(window)) == 1


# --- the section


def test_it_says_what_is_there_and_makes_one_with_words(window: Window) -> None:
    part = section(window)
    assert "None is there yet." in words(part)
    assert str(backup.folder_of(window.journal.path)) in words(part)
    said: list[str] = []
    window.backups.said.connect(said.append)
    part.now.setFocus()
    press(part, "Back up now")
    press(part, "Back up now")  # one that is being made is enough
    window.backups.wait()
    assert said == ["Copying…", "Checking the copy…"]
    assert part.now.hasFocus(), "the next button copies a path"
    assert "Made, opened again and checked." in words(part)
    assert "1 entry, 20 January 2026" in words(part)
    assert "All of them: 1" in [one.accessibleName() for one in part.findChildren(QAbstractButton)]
    assert unnamed(window) == []


def test_a_restore_shows_the_old_entries_and_the_file_from_before_can_be_put_back(window: Window, monkeypatch) -> None:
    press(section(window), "Back up now")
    window.backups.wait()
    window.journal.add("entry", body="after the backup")
    clock.set_now(clock.now() + timedelta(hours=1))
    answers: list[str] = []

    def question(_parent, sentence, _detail, _verbs) -> int:
        answers.append(sentence)
        return 1

    monkeypatch.setattr(ask, "question", question)
    section(window).fold.set_open(True)
    press(section(window), "Restore… ")
    wait_for(lambda: window.journal.is_open and window.frame.currentIndex() == 0)
    assert window.journal.rows("SELECT body FROM entry") == [("The first one",)]
    assert "kept as" in window._toast.accessibleName()
    assert [one.reason for one in kept(window)] == ["restore", "asked for"]
    window.go("settings")
    section(window).fold.set_open(True)
    assert f"Before {backup_words.moment(backup.set_aside_at(backup.asides(window.journal.path)[0]))}" in words(
        section(window)
    )
    press(section(window), "Put back… ")
    clock.set_now(clock.now() + timedelta(hours=1))
    wait_for(lambda: window.journal.is_open and window.frame.currentIndex() == 0 and len(kept(window)) == 3)
    assert len(window.journal.rows("SELECT body FROM entry")) == 2
    assert [one.startswith("Go back to") for one in answers] == [True, True]


def begin_a_restore(window: Window, monkeypatch) -> None:
    """Go back by one entry to a backup that was made just before."""
    press(section(window), "Back up now")
    window.backups.wait()
    window.journal.add("entry", body="after the backup")
    clock.set_now(clock.now() + timedelta(hours=1))
    monkeypatch.setattr(ask, "question", lambda *_: 1)
    section(window).fold.set_open(True)
    press(section(window), "Restore… ")


def test_what_was_restored_is_taken_back_from_the_toast(window: Window, monkeypatch) -> None:
    begin_a_restore(window, monkeypatch)
    wait_for(lambda: window.journal.is_open and window.frame.currentIndex() == 0)
    assert len(window.journal.rows("SELECT body FROM entry")) == 1
    clock.set_now(clock.now() + timedelta(hours=1))
    window._toast.verb.click()
    wait_for(lambda: window.journal.is_open and window.frame.currentIndex() == 0)
    assert len(window.journal.rows("SELECT body FROM entry")) == 2


def test_a_file_that_was_set_aside_and_renamed_has_the_day_of_its_last_change(tmp_path) -> None:
    aside = tmp_path / "mine.before-restore-2026-01-19-080910-2.journal"
    aside.touch()
    assert f"{backup.set_aside_at(aside):%Y-%m-%d %H:%M:%S}" == "2026-01-19 08:09:10"
    other = aside.rename(tmp_path / "mine.before-restore-of mine.journal")
    os.utime(other, (1_700_000_000, 1_700_000_000))
    assert backup.set_aside_at(other).timestamp() == 1_700_000_000


def test_closing_in_the_middle_of_a_restore_waits_for_it(window: Window, monkeypatch) -> None:
    path = window.journal.path
    begin_a_restore(window, monkeypatch)
    window.close()
    window.backups.finish()
    assert not [one for one in path.parent.iterdir() if ".restored" in one.name]
    assert len(backup.asides(path)) == 1
    window.journal.close()


def test_a_backup_that_is_damaged_restores_nothing(window: Window, monkeypatch) -> None:
    press(section(window), "Back up now")
    window.backups.wait()
    (made,) = kept(window)
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    monkeypatch.setattr(ask, "question", lambda *_: 1)
    section(window).fold.set_open(True)
    press(section(window), "Restore… ")
    wait_for(lambda: window.journal.is_open and window.trouble_bar.isVisible())
    assert "is damaged" in window.trouble_bar.words.text()
    window.journal.add("entry", body="as it was, and goes on")
    assert backup.asides(window.journal.path) == []


def test_no_is_no(window: Window, monkeypatch) -> None:
    press(section(window), "Back up now")
    window.backups.wait()
    monkeypatch.setattr(ask, "question", lambda *_: 0)
    section(window).fold.set_open(True)
    press(section(window), "Restore… ")
    assert window.journal.is_open
    assert backup.asides(window.journal.path) == []


# --- found by their names


def found(window: Window, typed: str) -> list[str]:
    return [one.text for one in window.commands.matching(typed)]


def test_the_palette_finds_backups_under_every_name(window: Window) -> None:
    assert found(window, "back up") == ["Back up now"]
    assert found(window, "backup") == ["Back up now", "Restore a backup…"]
    assert found(window, "restore") == ["Restore a backup…"]
    assert found(window, "trash") == ["Trash"]
    assert found(window, "kup") == [], "the control: only how words begin counts"


def test_a_command_makes_one_and_another_leads_to_all_of_them(window: Window) -> None:
    window.commands.run("back-up-now")
    window.backups.wait()
    QApplication.processEvents()
    assert [one.reason for one in kept(window)] == ["asked for"]
    assert section(window).now.hasFocus()
    assert not section(window).fold.is_open()
    window.commands.run("restore")
    QApplication.processEvents()
    assert section(window).fold.is_open()
    assert QApplication.focusWidget().accessibleName().startswith("Restore… ")
    window.backups.changed.emit()
    assert QApplication.focusWidget().accessibleName().startswith("Restore… "), "its rows were made anew"


def test_the_command_makes_none_of_an_example(window: Window) -> None:
    window.journal.known_here = False
    section(window).refresh()
    window.commands.run("back-up-now")
    window.backups.wait()
    assert kept(window) == []


# --- a second place


def test_a_second_place_gets_copies_and_may_be_away(window: Window, tmp_path, monkeypatch) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(ask, "open_folder", lambda *_: stick)
    press(section(window), "Choose a second place")
    press(section(window), "Back up now")
    window.backups.wait()
    (there,) = backup.kept_in(second_place.folder_in(stick, window.journal.path))
    backup.verify(there, window.journal.key)
    assert str(stick) in words(section(window))
    assert f"The newest copy there is of {backup_words.when(there)}." in words(section(window))
    assert "The copies are not encrypted" in words(section(window))
    shutil.rmtree(stick)
    clock.set_now(clock.now() + timedelta(hours=1))
    press(section(window), "Back up now")
    window.backups.wait()
    assert "It is not there right now." in words(section(window))
    assert not window.trouble_bar.isVisible()
    assert not stick.exists()
    assert len(kept(window)) == 2
    press(section(window), "Stop using the second place")
    assert window.settings.second_place == ""
    assert "It is not there right now." not in words(section(window))


def test_a_synced_folder_is_named(qapp, settings, tmp_path) -> None:
    (tmp_path / "Dropbox").mkdir()
    window = alone(Journal.create(tmp_path / "Dropbox" / "mine.journal"), settings, "settings")
    window.show()
    window.go("settings")
    assert "Dropbox copies" in words(section(window))
    window.close()
    window.journal.close()


def test_the_warning_comes_once_and_moving_out_leaves_copies(qapp, settings, tmp_path, monkeypatch) -> None:
    box = tmp_path / "Dropbox"
    box.mkdir()
    journal = Journal.create(box / "mine.journal")
    journal.add("entry", body="Mine")
    window = alone(journal, settings, "settings", "home")
    window.show()
    window.backups.begin()
    assert "Dropbox copies" in window.trouble_bar.words.text()
    window.trouble_bar.hide()
    window.backups.opened()
    assert not window.trouble_bar.isVisible(), "once is enough"
    window.go("settings", "backups")
    monkeypatch.setattr(ask, "question", lambda *_: 1)
    press(section(window), "Move it out…")
    wait_for(lambda: window.journal.is_open and window.journal.path == paths.default_journal())
    assert window.journal.rows("SELECT body FROM entry") == [("Mine",)]
    assert not (box / "mine.journal").exists()
    (there,) = backup.kept_in(second_place.folder_in(box, window.journal.path))
    backup.verify(there, window.journal.key)
    assert settings.second_place == str(box)
    window.backups.wait()
    window.close()
    window.journal.close()


def test_beside_another_journal_it_keeps_its_name(tmp_path) -> None:
    usual = paths.default_journal()
    usual.parent.mkdir(parents=True)
    assert moving.home(tmp_path / "career.journal") == usual
    usual.touch()
    assert moving.home(tmp_path / "career.journal") == usual.with_name("career.journal")
    usual.with_name("career.journal").touch()
    assert moving.home(tmp_path / "career.journal") == usual.with_name("career-2.journal")


def test_a_move_that_fails_leaves_the_journal_where_it_is(qapp, settings, tmp_path, monkeypatch) -> None:
    (tmp_path / "Dropbox").mkdir()
    window = alone(Journal.create(tmp_path / "Dropbox" / "mine.journal"), settings, "settings")
    window.show()
    window.go("settings")

    def full(*_arguments: object, **_named: object) -> None:
        raise Trouble("No space left.")

    monkeypatch.setattr(ask, "question", lambda *_: 1)
    monkeypatch.setattr(second_place, "keep_up", full)
    press(section(window), "Move it out…")
    wait_for(lambda: window.journal.is_open and window.trouble_bar.isVisible())
    assert window.journal.path == tmp_path / "Dropbox" / "mine.journal"
    assert not paths.default_journal().exists()
    window.close()
    window.journal.close()
