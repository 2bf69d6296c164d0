"""The strengths screen: the ranked list in words, a strength changed in place, its evidence and its options."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import options, strengths
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.ui.charts.figures import Asked
from careerjournal.ui.kit import theme
from tests.ui.opening import toast, unnamed
from tests.ui.three_strengths import Key, lines, shown, three
from tests.ui.tour import settle


@pytest.fixture
def made(journal: Journal) -> dict[str, str]:
    return three(journal)


def test_nothing_yet_is_one_question_and_names_can_follow_each_other(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    assert screen.empty.isVisible()
    assert screen.empty.sentence.text() == "What do people come to you for?"
    assert screen.empty.button
    assert screen.empty.button.hasFocus()
    QTest.keyClick(screen.empty.button, Key.Key_Return)
    for name in ("Listening", "Planning"):
        assert screen.line.line.hasFocus()
        QTest.keyClicks(screen.line.line, name)
        QTest.keyClick(screen.line.line, Key.Key_Return)
    assert [(place, name) for place, name, _state in lines(screen)] == [(1, "Listening"), (2, "Planning")]
    assert screen.page.name.text() == "Planning"
    journal.undo()
    journal.undo()
    QTest.keyClick(screen.line.line, Key.Key_Escape)
    screen.refresh()
    assert screen.empty.isVisible(), "the control: without any it asks again"


def test_the_list_says_each_state_in_words(journal: Journal, made: dict[str, str], settings: Settings) -> None:
    screen = shown(journal, settings)
    assert lines(screen) == [(1, "Listening", "Used"), (2, "Planning", "Draining"), (3, "Drawing", "Unused")]
    spoken = screen.list.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "3, Drawing, Unused, last named on 4 July 2025"
    assert screen.page.sentence.text() == "Used in 4 entries this quarter; 3 energised."


def test_alt_with_an_arrow_moves_a_strength_and_undo_brings_it_back(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    screen = shown(journal, settings)
    screen.list.choose(made["Drawing"])
    QTest.keyClick(screen.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert [name for _place, name, _state in lines(screen)] == ["Listening", "Drawing", "Planning"]
    assert screen.list.uid() == made["Drawing"]
    assert toast(screen) == "Order changed"
    journal.undo()
    QApplication.processEvents()
    assert [name for _place, name, _state in lines(screen)] == ["Listening", "Planning", "Drawing"]
    QTest.keyClick(screen.list, Key.Key_Up)
    assert screen.list.uid() == made["Planning"], "the control: without Alt the arrow only walks"


def test_a_name_is_changed_in_place_and_never_empty(journal: Journal, made: dict[str, str], settings: Settings) -> None:
    screen = shown(journal, settings)
    name = screen.page.name
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Hearing what is meant")
    QTest.keyClick(name, Key.Key_Return)
    QApplication.processEvents()
    assert strengths.get(journal, made["Listening"]).name == "Hearing what is meant"
    assert not name.hasFocus()
    assert toast(screen) == "Saved"
    name.setFocus()
    name.selectAll()
    QTest.keyClick(name, Key.Key_Delete)
    screen.list.setFocus()
    QApplication.processEvents()
    assert name.text() == "Hearing what is meant"


def test_a_change_elsewhere_leaves_typing_alone_and_leaving_saves_it(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    screen = shown(journal, settings)
    note = screen.page.form.edit_of("note")
    note.setFocus()
    text = note.focusProxy()
    assert text is not None
    QTest.keyClicks(text, "They say the thing they came to say.")
    journal.add("entry", title="Meanwhile", strengths=[(made["Listening"], "used")])
    QApplication.processEvents()
    assert screen.page.form.values()["note"] == "They say the thing they came to say."
    assert "5 entries" in screen.page.sentence.text(), "the control: the page did read again"
    screen.list.choose(made["Planning"])
    QApplication.processEvents()
    assert strengths.get(journal, made["Listening"]).note == "They say the thing they came to say."
    assert strengths.get(journal, made["Planning"]).note == ""
    assert screen.list.uid() == screen.page.uid == made["Planning"], "saving did not move the choice back"


def test_evidence_says_how_each_entry_met_it_and_leads_to_the_timeline(
    journal: Journal, made: dict[str, str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in range(5):
        journal.add(
            "entry", title=f"Older {days}", strengths=[(made["Listening"], "used")], day=date(2025, 11, 1 + days)
        )
    screen = shown(journal, settings)
    gone: list[tuple[object, ...]] = []
    monkeypatch.setattr(screen, "go", lambda *where, **wanted: gone.append((*where, *wanted.values())))
    found = screen.page.evidence.list.lines()
    assert [line.title for line in found][:4] == ["Heard 0", "Heard 1", "Heard 2", "Heard 3"]
    assert [line.state.word for line in found if line.state][:2] == ["Used", "Energised"]
    assert screen.page.evidence.whole.text() == "All 9 in the timeline"
    QTest.mouseClick(screen.page.evidence.list.rows()[0], Qt.MouseButton.LeftButton)
    screen.page.evidence.whole.click()
    assert gone == [("timeline", found[0].uid), ("timeline", Filter(strengths=(made["Listening"],)))]


def test_a_quarter_narrows_the_evidence_and_the_number_agrees(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    screen = shown(journal, settings)
    screen.open(made["Drawing"])
    strip, evidence = screen.page.strip, screen.page.evidence
    column = next(n for n in range(strip.columns()) if strip.use(n).used)
    strip.setFocus()
    strip.focus_on((0, column))
    QTest.keyClick(strip, Key.Key_Return)
    assert evidence.title.text() == "Evidence from Q3 2025"
    assert len(evidence.list.lines()) == strip.use(column).used == 1
    strip.asked.emit(Asked("used", column))
    assert evidence.title.text() == "Evidence"
    assert "used in 1 entry" in strip.words((0, column))


def test_an_unused_strength_asks_for_two_ways(journal: Journal, made: dict[str, str], settings: Settings) -> None:
    screen = shown(journal, settings)
    page = screen.page
    assert not page.options.invitation.isVisible(), "the control: a used one asks for nothing"
    screen.list.choose(made["Drawing"])
    assert page.options.invitation.text() == "What would let you use it?"
    assert page.options.is_open()
    page.options.verb.click()
    for title, asked in (("Draw the quay", "One way so far. A second makes it a choice."), ("Teach it", "")):
        QTest.keyClicks(page.options.line.line, title)
        QTest.keyClick(page.options.line.line, Key.Key_Return)
        QApplication.processEvents()
        assert page.options.invitation.text() == asked
    assert {one.title for one in options.of_strength(journal, made["Drawing"])} == {"Draw the quay", "Teach it"}


def test_moving_to_trash_shows_the_next_and_undo_returns(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    screen = shown(journal, settings)
    screen.page.remove()
    QApplication.processEvents()
    assert [name for _place, name, _state in lines(screen)] == ["Planning", "Drawing"]
    assert screen.page.uid == made["Planning"]
    journal.undo()
    QApplication.processEvents()
    assert len(lines(screen)) == 3


def test_where_it_is_narrow_one_replaces_the_other(journal: Journal, made: dict[str, str], settings: Settings) -> None:
    screen = shown(journal, settings, (1000, 640))
    assert not screen.page.isVisible()
    QTest.keyClick(screen.list, Key.Key_Return)
    assert screen.page.isVisible()
    assert not screen.list.isVisible()
    QTest.keyClick(screen.page, Key.Key_Escape)
    assert screen.list.isVisible()
    assert screen.list.hasFocus()


def test_everything_that_takes_the_focus_has_a_name(journal: Journal, made: dict[str, str], settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.page.form.fold.set_open(True)
    screen.compose()
    assert unnamed(screen) == []
    screen.page.name.setAccessibleName("")
    assert unnamed(screen) == ["TitleText"], "the control"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_without_a_horizontal_scroll(
    journal: Journal, made: dict[str, str], settings: Settings, scale: float
) -> None:
    journal.edit("strength", made["Listening"], name="Rindfleischetikettierungsüberwachungsaufgabenübertragung")
    theme.set_text_scale(scale)
    screen = shown(journal, settings, (1000, 640))
    screen.open(made["Listening"])
    for _ in range(3):
        QApplication.processEvents()
    page = screen.page
    assert page.horizontalScrollBar().maximum() == 0
    assert page.column.width() <= page.viewport().width()
    assert screen.window().width() == 1000
    edge = page.strip.mapTo(screen.window(), QPoint(page.strip.width(), 0)).x()
    assert edge <= 1000


def test_the_names_to_start_from_can_be_looked_at_again_and_again(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    screen = shown(journal, settings)
    for _ in range(4):
        screen.start_from_names()
        settle()
        names = [chip.text() for chip in screen.names.chips if chip.isVisible()]
        assert len(names) == len(screen.names.framework.strengths)
        screen.show_first()
        settle()
