"""Sets of one's own, changed in rows and handed round as files, and letters that wait for their day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from careerjournal.core import clock, drafts, own_letters, own_sets
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import ask
from tests.ui.reflecting import ALT, Key, buttons, page, press, rest, shown, toast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings


@pytest.fixture(autouse=True)
def clock_again() -> Iterator[None]:
    yield
    clock.set_now(None)


# Sets of one's own ----------------------------------------------------------------------------------------------------


def test_a_copy_is_changed_in_rows_and_moved_by_keyboard(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.list.set_done.emit("copy", "pulse")
    rest()
    assert page(screen) == "set"
    uid, form = screen.set.uid, screen.set
    first, second = list(form.rows)[:2]
    form.rows[first].text.setFocus()
    form.rows[first].text.selectAll()
    QTest.keyClicks(form.rows[first].text, "Where do I stand?")
    QTest.keyClick(form.rows[first].text, Key.Key_Down, ALT)
    rest()
    one = own_sets.all_sets(journal)[_key(journal, uid)]
    assert [prompt.key for prompt in one.prompts[:2]] == [second, first]
    assert one.prompts[1].text == "Where do I stand?"
    assert form.rows[first].text.hasFocus()
    form.line.open_line()
    QTest.keyClicks(form.line.line, "What do I leave out?")
    QTest.keyClick(form.line.line, Key.Key_Return)
    rest()
    assert own_sets.all_sets(journal)[_key(journal, uid)].prompts[-1].text == "What do I leave out?"
    form.rows[second].dropped.emit(second)
    rest()
    assert second not in form.rows
    journal.undo()
    rest()
    assert second in form.rows
    press(screen, Key.Key_Escape)
    assert not form.line.isVisible(), "Esc closes the line before it leaves the set"
    press(screen, Key.Key_Escape)
    assert page(screen) == "list"


def _key(journal: Journal, uid: str) -> str:
    return next(key for key, own in own_sets.uids(journal).items() if own == uid)


def test_a_set_goes_out_as_a_file_and_comes_in_again(
    journal: Journal, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(journal, settings)
    target = tmp_path / "shared.toml"
    monkeypatch.setattr(ask, "save_file", lambda *_: target)
    monkeypatch.setattr(ask, "open_file", lambda *_: target)
    screen.share("pulse")
    assert target.read_text().count("[[prompt]]") == len(own_sets.all_sets(journal)["pulse"].prompts)
    screen.add_from_file()
    assert len(own_sets.uids(journal)) == 1
    target.write_text("title = ")
    with pytest.raises(Trouble, match=r"shared\.toml"):
        screen.add_from_file()
    assert len(own_sets.uids(journal)) == 1, "what cannot be read is not kept"


def test_a_set_that_cannot_be_read_can_be_mended(journal: Journal, settings: Settings) -> None:
    uid = journal.add("prompt-set", title="Broken", text='key = "own-broken"\ntitle = "Broken"\n')
    screen = shown(journal, settings)
    assert "Mend it" in buttons(screen.list)
    screen.show_set(uid)
    assert screen.set.mend.isVisible()
    screen.set.source.set_text(screen.set.source.text() + '[[prompt]]\nkey = "one"\ntext = "One?"\n')
    screen.set._mend()
    rest()
    assert screen.set.whole.isVisible()
    assert list(screen.set.rows) == ["one"]


# Letters --------------------------------------------------------------------------------------------------------------


def test_a_letter_is_written_sealed_and_opened_on_its_day(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.write_letter()
    QTest.keyClicks(screen.letter.editor, "Did you ask?")
    assert drafts.text(journal, "letter/new") == "Did you ask?"
    screen.letter.day.set_value(date(2026, 1, 1))
    screen.letter.seal()
    assert screen.letter.trouble.isVisible(), "a day that has passed is not taken"
    screen.letter.day.set_value(date(2026, 6, 1))
    screen.letter.seal()
    rest()
    assert page(screen) == "list"
    assert toast(screen) == "Sealed until 1 June"
    assert "One waits until 1 June." in screen.list.letters_hint.text()
    assert screen.list.letter_rows.lines() == ()
    clock.set_now(datetime(2026, 6, 1, 9).astimezone())
    screen.refresh()
    (row,) = screen.list.letter_rows.rows()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert screen.letter.words.markdown_source() == "Did you ask?"
    assert own_letters.due(journal) == []


def test_a_letter_that_was_begun_waits_as_a_draft(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.write_letter()
    QTest.keyClicks(screen.letter.editor, "Dear me")
    press(screen, Key.Key_Escape)
    assert page(screen) == "list"
    screen.write_letter()
    assert screen.letter.editor.source() == "Dear me"


def test_a_set_that_was_found_is_opened(journal: Journal, settings: Settings) -> None:
    uid = own_sets.new(journal, "Fridays")
    screen = shown(journal, settings)
    screen.open(uid)
    rest()
    assert (page(screen), screen.set.uid) == ("set", uid)
    with pytest.raises(Trouble, match="no session"):
        screen.open("nothing")
