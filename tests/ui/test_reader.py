"""Writing in place: nothing is lost between a key and the journal, and nothing lands in the wrong record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import drafts, entries, revisions
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.prose import saver
from careerjournal.ui.screens.timeline.reader import Reader
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = examples.empty()
    yield made
    made.close()


@pytest.fixture
def reader(journal: Journal, dressed: QApplication) -> Iterator[Reader]:
    made = Reader(journal)
    made.resize(720, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _follow(journal: Journal, reader: Reader) -> None:
    """As the screen does it: every change is shown."""
    journal.on_change(lambda _change: reader.refresh())


def _type(reader: Reader, text: str) -> None:
    QTest.keyClicks(reader.writing.body, text)


def _write(reader: Reader, uid: str) -> None:
    reader.show_entry(uid)
    reader.write()
    reader.writing.body.moveCursor(reader.writing.body.textCursor().MoveOperation.End)


def _body(journal: Journal, uid: str) -> str:
    return entries.get(journal, uid).body


def test_it_reads_what_the_journal_says(journal: Journal, reader: Reader) -> None:
    ines = journal.add("person", name="Ines")
    uid = journal.add("entry", title="Cut-over", body="All **calm**.", impact="Nobody waited.", energy=2, people=[ines])
    reader.show_entry(uid)
    page = reader.reading
    assert (page.title.text(), page.body.toPlainText()) == ("Cut-over", "All calm.")
    assert page.impact.isVisible()
    assert reader.saved.words.text() == "Saved"


def test_the_first_key_is_a_draft_and_a_pause_saves_it(journal: Journal, reader: Reader) -> None:
    uid = journal.add("entry", body="One")
    _write(reader, uid)
    _type(reader, " two")
    assert drafts.text(journal, f"entry/{uid}/body") == "One two"
    assert _body(journal, uid) == "One"
    assert reader.saved.words.text() == "Saving…"
    QTest.qWait(saver.PAUSE + 150)
    assert _body(journal, uid) == "One two"
    assert drafts.all(journal) == []
    assert reader.saved.words.text() == "Saved"


def test_a_run_of_typing_is_one_step(journal: Journal, reader: Reader) -> None:
    uid = journal.add("entry", body="One")
    _follow(journal, reader)
    _write(reader, uid)
    for words in (" two", " three"):
        _type(reader, words)
        reader.writing.texts.save()
    assert _body(journal, uid) == "One two three"
    reader.settle()
    journal.undo()
    assert _body(journal, uid) == "One"
    assert reader.writing.body.source() == "One"


def test_a_late_save_never_lands_in_the_next_entry(journal: Journal, reader: Reader) -> None:
    first, second = journal.add("entry", body="First"), journal.add("entry", body="Second")
    _write(reader, first)
    _type(reader, " typed")
    _write(reader, second)
    QTest.qWait(saver.PAUSE + 150)
    assert (_body(journal, first), _body(journal, second)) == ("First typed", "Second")


def test_a_refresh_leaves_unsaved_typing_and_takes_in_the_rest(journal: Journal, reader: Reader) -> None:
    uid = journal.add("entry", body="One", title="Old")
    _follow(journal, reader)
    _write(reader, uid)
    _type(reader, " mine")
    journal.edit("entry", uid, title="New", body="Theirs")
    assert reader.writing.body.source() == "One mine"
    assert reader.writing.title.source() == "New"
    reader.settle()
    assert _body(journal, uid) == "One mine"
    assert [one.text for one in revisions.of(journal, uid) if one.field == "body"] == ["Theirs", "One"]


def test_without_typing_a_refresh_shows_the_new_text(journal: Journal, reader: Reader) -> None:
    """The control of the one above."""
    uid = journal.add("entry", body="One")
    _follow(journal, reader)
    _write(reader, uid)
    journal.edit("entry", uid, body="Theirs")
    assert reader.writing.body.source() == "Theirs"


def test_a_new_entry_comes_with_its_first_words(journal: Journal, reader: Reader) -> None:
    made: list[str] = []
    reader.made.connect(made.append)
    reader.compose()
    assert entries.count(journal) == 0
    _type(reader, "Begun")
    assert drafts.text(journal, "entry/new/body") == "Begun"
    reader.settle()
    assert [entry.body for entry in entries.select(journal)] == ["Begun"]
    assert made == [reader.uid]
    reader.writing.title.setFocus()
    QTest.keyClicks(reader.writing.title, "Its title")
    reader.settle()
    assert [(entry.title, entry.body) for entry in entries.select(journal)] == [("Its title", "Begun")]
    assert drafts.all(journal) == []


def test_title_and_text_of_a_new_entry_are_one_entry(journal: Journal, reader: Reader) -> None:
    reader.compose()
    QTest.keyClicks(reader.writing.title, "Title")
    _type(reader, "Text")
    reader.settle()
    assert [(entry.title, entry.body) for entry in entries.select(journal)] == [("Title", "Text")]
    assert drafts.all(journal) == []


def test_nothing_written_is_no_entry(journal: Journal, reader: Reader) -> None:
    reader.compose()
    _type(reader, " ")
    reader.read()
    assert entries.count(journal) == 0
    assert drafts.all(journal) == []


def test_a_draft_found_later_comes_back_in_place(journal: Journal, reader: Reader) -> None:
    uid = journal.add("entry", body="One")
    drafts.keep(journal, f"entry/{uid}/body", "One and what the kill left")
    _write(reader, uid)
    assert reader.writing.body.source() == "One and what the kill left"
    assert reader.saved.words.text() == "Draft kept"
    reader.settle()
    assert _body(journal, uid) == "One and what the kill left"
    assert drafts.all(journal) == []


def test_a_refused_save_keeps_the_draft_and_says_so(
    journal: Journal, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = journal.add("entry", body="One")
    other = journal.add("entry", body="Other")
    said: list[str] = []
    reader.trouble.connect(said.append)

    def refuse(*_args: object, **_more: object) -> bool:
        raise Trouble("The disk is full.")

    _write(reader, uid)
    _type(reader, " typed")
    monkeypatch.setattr(revisions, "save", refuse)
    reader.settle()
    assert said == ["The disk is full."]
    assert reader.saved.words.text() == "Draft kept"
    reader.show_entry(other)
    monkeypatch.undo()
    assert drafts.text(journal, f"entry/{uid}/body") == "One typed"
    assert _body(journal, other) == "Other"
    _write(reader, uid)
    assert reader.writing.body.source() == "One typed"


def test_the_trash_does_not_swallow_what_is_being_typed(journal: Journal, reader: Reader) -> None:
    uid = journal.add("entry", body="One")
    _follow(journal, reader)
    _write(reader, uid)
    _type(reader, " typed")
    journal.remove(uid)
    reader.settle()
    assert [entry.body for entry in entries.select(journal)] == ["One typed"]


def test_form_fields_are_saved_alone(journal: Journal, reader: Reader) -> None:
    uid = journal.add("entry", body="One")
    _write(reader, uid)
    reader.writing._changed("energy", 2)
    assert entries.get(journal, uid).energy == 2
    reader.writing._changed("day", None)
    assert entries.get(journal, uid).day


def test_a_picked_mark_links(journal: Journal, reader: Reader) -> None:
    uid = journal.add("entry", body="With ")
    _write(reader, uid)
    _type(reader, "@Priya")
    QTest.keyClick(reader.writing.body, Qt.Key.Key_Return)
    reader.settle()
    entry = entries.get(journal, uid)
    assert (entry.body, [person.name for person in entry.people]) == ("With @Priya", ["Priya"])


def test_feedback_is_answered_where_it_is_read(journal: Journal, reader: Reader) -> None:
    uid = journal.add("feedback", body="You make it clear.")
    _follow(journal, reader)
    reader.show_entry(uid)
    from PySide6.QtWidgets import QLineEdit

    line = next(line for line in reader.reading.findChildren(QLineEdit) if line.isVisible())
    QTest.keyClicks(line, "Write a one-page note")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [row[0] for row in journal.rows("SELECT text FROM action")] == ["Write a one-page note"]


def test_a_long_title_wraps_and_stays_one_line_of_text(journal: Journal, reader: Reader) -> None:
    title = reader.writing.title
    reader.compose()
    one_line = title.height()
    QTest.keyClicks(title, "Many words of one title " * 8)
    assert title.height() > 2 * one_line
    QTest.keyClick(title, Qt.Key.Key_Return)
    [kept] = entries.select(journal)
    assert kept.title.startswith("Many words")
    assert "\n" not in kept.title
    QTest.keyClick(title, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(title, "Few")
    assert title.height() == one_line, "the control"
