"""Earlier versions: the same way to them from wherever text is edited, what differs by word, and a way back that
loses nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from careerjournal.core import conversations, drift, entries, lookup, own_sets, revisions, sessions, trash
from careerjournal.core.drift import Piece
from careerjournal.ui import whereabouts
from careerjournal.ui.kit.parts import Button, MoreButton
from careerjournal.ui.records import earlier_versions, places
from careerjournal.ui.records.changed_text import ChangedText
from careerjournal.ui.screens.versions import VersionsScreen
from tests.ui.opening import alone, toast, unnamed

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings
    from careerjournal.ui.window import Window

FORMER, NOW = "We moved fourteen services before lunch, calmly.", "We moved nine services before lunch, calmly."


@pytest.fixture
def entry(journal: Journal) -> str:
    """Return an entry that was written over once."""
    uid = journal.add("entry", body=FORMER)
    journal.edit("entry", uid, body=NOW)
    return uid


def opened(journal: Journal, settings: Settings, uid: str, *screens: str) -> VersionsScreen:
    window = alone(journal, settings, *screens, "versions")
    window.show()
    window.go("versions", uid, back=screens[0] if screens else "")
    QApplication.processEvents()
    screen = window.screen_of("versions")
    assert isinstance(screen, VersionsScreen)
    return screen


def verb(screen: VersionsScreen, words: str) -> Button:
    found = [one for one in screen.findChildren(Button) if one.text().strip() == words and one.isVisible()]
    assert found, words
    return found[0]


# What it shows ------------------------------------------------------------------------------------------------------


def test_it_shows_by_word_what_bringing_it_back_would_change(journal: Journal, settings: Settings, entry: str) -> None:
    words = opened(journal, settings, entry).findChild(ChangedText)
    assert words.accessibleName() == f"{FORMER} (before: nine)"


def test_a_wholly_other_text_is_shown_as_it_was(journal: Journal, settings: Settings, entry: str) -> None:
    journal.edit("entry", entry, body="Lunch.")
    assert [one.text for one in revisions.of(journal, entry)] == [NOW, FORMER]
    assert opened(journal, settings, entry).findChild(ChangedText).text() == NOW


def test_one_is_open_at_a_time_and_each_says_when_and_what(journal: Journal, settings: Settings, entry: str) -> None:
    for number in range(10):
        journal.edit("entry", entry, **{("body", "impact")[number % 2]: f"Edited {number}"})
    screen = opened(journal, settings, entry)
    assert [row.is_open() for row in screen.rows] == [True] + [False] * 9
    screen.rows[4].set_open(True)
    assert [number for number, row in enumerate(screen.rows) if row.is_open()] == [4]
    assert {row.what for row in screen.rows} == {"Text", "Impact"}
    assert unnamed(screen) == []


def test_many_are_shown_on_demand(journal: Journal, settings: Settings, entry: str) -> None:
    for number in range(40):
        journal.edit("entry", entry, body=f"Edited {number}")
    screen = opened(journal, settings, entry)
    assert len(screen.rows) == 30
    verb(screen, "Show 11 older ones").click()
    assert len(screen.rows) == 41


def test_of_a_long_text_it_shows_what_is_near_a_change_and_on_demand_all(journal: Journal, settings: Settings) -> None:
    long = " ".join(f"On day {number} we moved." for number in range(200))
    uid = journal.add("entry", body=long)
    journal.edit("entry", uid, body=long.replace("day 100 we", "day 100 they"))
    screen = opened(journal, settings, uid)
    said = screen.findChild(ChangedText).text()
    assert "day 100 they we moved" in said
    assert said.startswith("… ")
    assert len(said) < 250
    verb(screen, "Show all of it").click()
    QApplication.processEvents()
    assert next(len(one.text()) for one in screen.findChildren(ChangedText) if one.isVisible()) > len(long)


def test_what_is_left_out_is_only_what_is_the_same() -> None:
    same = Piece(" ".join("same" for _ in range(40)), "same")
    pieces = (same, Piece("gone", "gone"), Piece("new", "new"), same)
    near = drift.near_changes(pieces, words=3)
    assert [piece.text for piece in near] == ["… same same same", "gone", "new", "same same same …"]
    assert drift.near_changes((same,)) == (same,), "the control: with no change there is nothing near one"


def test_a_very_long_text_is_compared_only_as_far_as_nobody_waits() -> None:
    words = [f"word{number * 7919 % 3001}" for number in range(30_000)]
    former, local = " ".join(words), " ".join([*words[:9_000], "XX", *words[9_001:]])
    assert [piece.text for piece in drift.marked(former, local) if piece.change == "new"] == ["XX"]
    other = " ".join(word if number % 5 else "XX" for number, word in enumerate(words))
    (whole,) = drift.marked(former, other)
    assert (whole.text, whole.change) == (other, "same")
    (beginning,) = drift.near_changes((whole,))
    assert beginning.text.endswith(" …")
    assert len(beginning.text.split()) == 241


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (NOW, []),
        ("Quarterly numbers went out at nine; nobody asked for more of it.", ["too little is the same"]),
        (FORMER, ["The same stands there now."]),
        (FORMER.upper(), ["only signs, capitals or spaces differ"]),
        ("", ["Nothing stands there now."]),
    ],
)
def test_where_no_word_is_marked_it_says_why(
    journal: Journal, settings: Settings, entry: str, now: str, said: list[str]
) -> None:
    journal.edit("entry", entry, title="A day", body="Between the two")
    journal.edit("entry", entry, body=now)
    screen = opened(journal, settings, entry)
    first = next(row for row in screen.rows if row.one.text == FORMER)
    first.set_open(True)
    QApplication.processEvents()
    told = [one.text() for one in first.findChildren(QLabel) if one.isVisible()]
    reasons = ("too little", "The same stands", "signs, capitals", "Nothing stands")
    found = [one for one in told if any(reason in one for reason in reasons)]
    assert len(found) == len(said), told
    assert all(part in one for part, one in zip(said, found, strict=True))
    assert "Struck out is what stands now" in screen.legend.text()


def test_without_any_it_says_so(journal: Journal, settings: Settings) -> None:
    uid = journal.add("entry", body=NOW)
    screen = opened(journal, settings, uid)
    assert (screen.rows, screen.legend.text()) == (
        [], "Nothing was written over yet. Whatever you change later is kept here as it was.",
    )  # fmt: skip


# What it does -------------------------------------------------------------------------------------------------------


def test_bringing_back_is_one_step_that_loses_nothing_and_leads_back(
    journal: Journal, settings: Settings, entry: str
) -> None:
    screen = opened(journal, settings, entry, "timeline")
    verb(screen, "Bring back").click()
    window: Window = screen.window()  # type: ignore[assignment]
    assert (entries.get(journal, entry).body, window.screen_name) == (FORMER, "timeline")
    assert toast(screen) == "Brought back. What stood there is kept, too."
    assert [one.text for one in revisions.of(journal, entry)] == [NOW, FORMER]
    journal.undo()
    assert entries.get(journal, entry).body == NOW
    assert [one.text for one in revisions.of(journal, entry)] == [FORMER]


@pytest.mark.parametrize("words", ["Bring back", "Move to trash"])
def test_the_cursor_stays_among_the_versions_where_no_page_led_here(
    journal: Journal, settings: Settings, entry: str, words: str
) -> None:
    journal.edit("entry", entry, body="We moved eleven services before lunch, calmly.")
    screen = opened(journal, settings, entry)
    screen.window().activateWindow()
    done = verb(screen, words)
    done.setFocus()
    done.click()
    held = QApplication.focusWidget()
    assert held is not None
    assert any(row.is_open() and row.isAncestorOf(held) for row in screen.rows), held.accessibleName()


def test_one_goes_to_the_trash_and_comes_back(journal: Journal, settings: Settings, entry: str) -> None:
    screen = opened(journal, settings, entry)
    verb(screen, "Move to trash").click()
    assert screen.rows == []
    assert [piece.title for piece in trash.contents(journal)] == [FORMER]
    journal.undo()
    QApplication.processEvents()
    assert [row.one.text for row in screen.rows] == [FORMER]


def test_what_is_copied_from_a_private_one_leaves_the_clipboard(
    journal: Journal, settings: Settings, entry: str
) -> None:
    screen = opened(journal, settings, entry)
    window: Window = screen.window()  # type: ignore[assignment]
    verb(screen, "Copy").click()
    assert (QApplication.clipboard().text(), window.clipboard.timer.isActive()) == (FORMER, False), "the control"
    QApplication.clipboard().clear()
    journal.edit("entry", entry, private=True)
    QApplication.processEvents()
    verb(screen, "Copy").click()
    assert (QApplication.clipboard().text(), window.clipboard.timer.isActive()) == (FORMER, True)


def test_escape_leads_back_and_the_trash_leaves_nothing(journal: Journal, settings: Settings, entry: str) -> None:
    screen = opened(journal, settings, entry, "timeline")
    QTest.keyClick(screen.rows[0].fold.head, Qt.Key.Key_Escape)
    window: Window = screen.window()  # type: ignore[assignment]
    assert window.screen_name == "timeline"
    window.go("versions", entry)
    journal.remove(entry)
    QApplication.processEvents()
    assert (screen.rows, screen.of.text()) == ([], "")


def test_a_lock_leads_back_to_them(journal: Journal, settings: Settings, entry: str) -> None:
    screen = opened(journal, settings, entry, "timeline")
    window: Window = screen.window()  # type: ignore[assignment]
    whereabouts.note(window)
    window.go("timeline")
    assert whereabouts.go_back(window)
    assert (window.screen_name, screen.where()) == ("versions", (entry, {"back": "timeline"}))


# The way there ------------------------------------------------------------------------------------------------------


def _said(journal: Journal, noun: str) -> str:
    """Return a record of a noun with a page of its own."""
    priya = lookup.find_or_add(journal, "person", "Priya")
    given: dict[str, dict[str, object]] = {
        "conversation": {"people": [priya], "day": date(2026, 1, 22)}, "feedback": {"body": "Slower.", "giver": priya},
        "aspiration": {"text": "Run the desk", "horizon": 2}, "want": {"text": "A level"}, "role": {"title": "Lead"},
        "plan-theme": {"name": "Breadth", "year": 2026}, "cycle-date": {"name": "Review", "day": date(2026, 6, 1)},
        "away": {"from_day": date(2026, 7, 1), "to_day": date(2026, 7, 2), "note": "Sea"}, "keep": {"work": "Recipe"},
        "drain": {"work": "Forms"}, "growth-step": {"text": "A night"}, "support": {"what": "Time"},
        "feedback-request": {"person": priya, "about": "The gale"}, "entry": {"body": "Words"},
        "option": {"title": "Words"}, "goal": {"title": "Words"},
    }  # fmt: skip
    if noun == "session":
        return sessions.begin(journal, "pulse")
    if noun == "prompt-set":
        return own_sets.new(journal, "My questions")
    return journal.add(noun, **given.get(noun, {"name": "Words"}))


PAGES = (
    "entry", "conversation", "feedback", "feedback-request", "person", "strength", "keep", "drain", "goal", "option",
    "aspiration", "want", "growth-area", "growth-step", "competency", "value", "support", "plan-theme", "session",
    "prompt-set", "role", "cycle-date", "away",
)  # fmt: skip


@pytest.mark.parametrize("noun", PAGES)
def test_it_is_in_the_more_of_every_page(journal: Journal, settings: Settings, noun: str) -> None:
    """In the one “…” that the page has, reached by keyboard, and it leads to this record and back."""
    uid = _said(journal, noun)
    name = places.SCREENS[noun]
    window = alone(journal, settings, name, "versions")
    window.show()
    window.go(*places.place(journal, noun, uid))
    QApplication.processEvents()
    screen = window.screen_of(name)
    buttons = [one for one in screen.findChildren(MoreButton) if one.isVisible()]
    lines = [line for one in buttons for line in one._lines() if isinstance(line, QAction)]
    (line,) = [line for line in lines if line.text() == "Earlier versions"]
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in buttons)
    line.trigger()
    assert (window.screen_name, window.screen_of("versions").where()) == ("versions", (uid, {"back": name}))


def test_topics_and_promises_have_it_in_their_rows(journal: Journal, settings: Settings) -> None:
    talk = _said(journal, "conversation")
    topic = conversations.add_topic(journal, talk, "Level 5")
    promise = journal.add("action", text="Send it", conversation=talk)
    window = alone(journal, settings, "conversations", "versions")
    window.show()
    window.go("conversations", talk, face="meet")
    QApplication.processEvents()
    screen, found = window.screen_of("conversations"), set()
    for one in screen.findChildren(MoreButton):
        for line in one._lines() if one.isVisible() else ():
            if line is not None and line.text() == "Earlier versions":
                line.trigger()
                found.add(window.screen_of("versions").where()[0])
                window.go("conversations")
    assert found >= {talk, topic, promise}


def test_the_keys_lead_there_from_any_record_and_say_so_where_there_is_none(
    journal: Journal, settings: Settings, entry: str
) -> None:
    window = alone(journal, settings, "timeline", "search", "versions")
    window.show()
    window.go("search")
    window.commands.run("versions")
    assert window.screen_name == "search"
    assert toast(window.screen_of("search")) == "Open a record first. Then this shows what it said before."
    window.go("timeline", entry)
    window.commands.run("versions")
    assert (window.screen_name, window.shown.where()[0]) == ("versions", entry)
    assert window.commands["versions"].shortcut == earlier_versions.KEYS


def test_a_stretch_of_typing_keeps_what_stood_before_it_and_undoes_as_one(journal: Journal, settings: Settings) -> None:
    uid = journal.add("entry", body=FORMER)
    window = alone(journal, settings, "timeline")
    screen = window.screen_of("timeline")
    window.go("timeline", uid)
    for stretch in ("First. ", "Second. "):
        screen.open(uid, field="body")
        for half in (stretch[:3], stretch[3:]):
            QTest.keyClicks(screen.reader.writing.body, half)
            screen.reader.writing.texts.save()
        screen.reader.settle()
    kept = [one.text for one in revisions.of(journal, uid)]
    assert kept == [f"First. {FORMER}", FORMER], "once a stretch, and no half of one"
    journal.undo()
    assert entries.get(journal, uid).body == f"First. {FORMER}"
    assert [one.text for one in revisions.of(journal, uid)] == [FORMER]


def test_a_new_entry_has_none_until_it_was_left(journal: Journal, settings: Settings) -> None:
    window = alone(journal, settings, "timeline")
    screen = window.screen_of("timeline")
    window.go("timeline", "new")
    for half in ("Small things ", "count."):
        QTest.keyClicks(screen.reader.writing.body, half)
        screen.reader.writing.texts.save()
    uid = screen.reader.uid
    assert (entries.get(journal, uid).body, revisions.of(journal, uid)) == ("Small things count.", [])
    screen.reader.settle()
    QTest.keyClicks(screen.reader.writing.body, " A sentence is enough.")
    screen.reader.settle()
    assert [one.text for one in revisions.of(journal, uid)] == ["Small things count."], "the control"
