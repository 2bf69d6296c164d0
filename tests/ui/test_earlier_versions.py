"""Earlier versions: what a text was, where it differs, and the way back that loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from careerjournal.core import entries, revisions
from careerjournal.ui.kit.parts import VerbButton
from careerjournal.ui.records.changed_text import ChangedText
from careerjournal.ui.records.earlier_versions import EarlierVersions
from tests.ui.opening import alone, toast

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

FORMER, NOW = "We moved fourteen services before lunch, calmly.", "We moved nine services before lunch, calmly."


def versions(journal: Journal, uid: str) -> EarlierVersions:
    entry = entries.get(journal, uid)
    shown = EarlierVersions(journal, uid, {"body": entry.body})
    shown.show()
    shown.fold.set_open(True)
    return shown


def test_it_shows_by_word_what_bringing_it_back_would_change(journal: Journal) -> None:
    uid = journal.add("entry", body=FORMER)
    revisions.keep(journal, uid, "body", FORMER)
    journal.edit("entry", uid, body=NOW)
    words = versions(journal, uid).findChild(ChangedText)
    assert words.accessibleName() == f"{FORMER} (before: nine)"


def test_a_wholly_other_text_is_shown_as_it_was(journal: Journal) -> None:
    uid = journal.add("entry", body="Lunch.")
    revisions.keep(journal, uid, "body", FORMER)
    assert versions(journal, uid).findChild(ChangedText).text() == FORMER


def test_bringing_back_is_one_step_and_loses_nothing(journal: Journal) -> None:
    uid = journal.add("entry", body=FORMER)
    revisions.keep(journal, uid, "body", FORMER)
    journal.edit("entry", uid, body=NOW)
    shown = versions(journal, uid)
    shown.findChildren(VerbButton)[-1].click()
    assert entries.get(journal, uid).body == FORMER
    assert [one.text for one in revisions.of(journal, uid)] == [NOW, FORMER]
    journal.undo()
    assert entries.get(journal, uid).body == NOW
    assert [one.text for one in revisions.of(journal, uid)] == [FORMER]


def test_without_any_there_is_nothing_to_open(journal: Journal) -> None:
    uid = journal.add("entry", body=NOW)
    assert EarlierVersions(journal, uid, {"body": NOW}).isHidden()


def test_the_reader_leads_there_and_tells_what_happened(journal: Journal, settings: Settings) -> None:
    uid = journal.add("entry", body=FORMER)
    revisions.keep(journal, uid, "body", FORMER)
    journal.edit("entry", uid, body=NOW)
    window = alone(journal, settings, "timeline")
    window.go("timeline", uid)
    QTest.qWait(10)
    screen = window.screen_of("timeline")
    screen.reader.reading.show_entry(entries.get(journal, uid))
    shown = screen.reader.reading.findChild(EarlierVersions)
    shown.fold.set_open(True)
    next(one for one in shown.findChildren(VerbButton) if one.accessibleName().startswith("Bring back")).click()
    assert entries.get(journal, uid).body == FORMER
    assert toast(screen) == "Brought back. What stood there is kept, too."


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
