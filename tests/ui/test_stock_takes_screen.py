"""Stock-takes, the work that drains or stays, and names to start from, on the strengths screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from careerjournal.core import clock, drains, entries, keeps, stock_takes, strengths
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.settings import Settings
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import Page
from careerjournal.ui.screens.strengths import work_rows
from careerjournal.ui.screens.strengths.screen import StrengthsScreen
from careerjournal.ui.screens.strengths.state_row import StateChoice
from careerjournal.ui.screens.strengths.stock_take_page import StockTakePage
from careerjournal.ui.screens.strengths.strength_list import StrengthRow
from tests.ui.opening import toast, unnamed
from tests.ui.three_strengths import Q1, Key, lines, shown, three


@pytest.fixture
def made(journal: Journal) -> dict[str, str]:
    return three(journal)


def stock(screen: StrengthsScreen) -> StockTakePage:
    screen.open("", tab="stock-take")
    QApplication.processEvents()
    return screen.stock_take


def press(choice: StateChoice, key: Key) -> None:
    choice.setFocus()
    QTest.keyClick(QApplication.focusWidget() or choice, key)
    QApplication.processEvents()


def test_a_stock_take_is_answered_by_keys_and_taken_back(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    page = stock(shown(journal, settings))
    row = page.rows[made["Listening"]]
    assert row.choice.focusProxy() is QApplication.focusWidget(), "the first strength waits for its answer"
    assert row.choice.value() == "", "the control: nothing is said before somebody says it"
    assert not row.words.isVisible()
    press(row.choice, Key.Key_2)
    assert row.choice.value() == "used a little"
    assert row.work.isVisible()
    QTest.keyClick(QApplication.focusWidget() or page, Key.Key_Right)
    assert stock_takes.page(journal, page.quarter or Q1).lines[0].state == "unused"
    press(row.choice, Key.Key_Delete)
    assert row.choice.value() == ""
    assert stock_takes.newest(journal) is None
    journal.undo()
    QApplication.processEvents()
    assert row.choice.value() == "unused"
    assert page.state.text().startswith("Taken on 20 January.")


def test_where_person_and_entries_disagree_it_is_said_and_the_entries_open(
    journal: Journal, made: dict[str, str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(journal, settings)
    page = stock(screen)
    gone: list[tuple[object, ...]] = []
    monkeypatch.setattr(screen, "go", lambda *where, **wanted: gone.append((*where, *wanted.values())))
    row = page.rows[made["Listening"]]
    press(row.choice, Key.Key_3)
    assert row.difference.text() == "You said unused; 4 entries name it."
    assert row.by_entries.text() == "By your entries so far: used"
    row.entries.click()
    wanted = Filter(first=Q1.first, last=Q1.last, strengths=(made["Listening"],))
    assert gone == [("timeline", wanted)]
    assert entries.count(journal, wanted) == 4
    press(row.choice, Key.Key_1)
    assert not row.difference.isVisible(), "the control: where both say used there is nothing to say"
    screen.show_tab("strengths")
    assert [line.detail for line in rows_of(screen)] == ["", "", "last named on 4 July 2025"]
    stock_takes.say(journal, Q1, made["Planning"], state="used")
    QApplication.processEvents()
    assert rows_of(screen)[1].detail == "you said used"


def rows_of(screen: StrengthsScreen) -> list[StrengthRow]:
    model = screen.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]


def test_what_is_typed_into_a_stock_take_is_safe_from_refreshes_and_kept_on_leaving(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    screen = shown(journal, settings)
    page = stock(screen)
    row = page.rows[made["Listening"]]
    press(row.choice, Key.Key_1)
    row.work.setFocus()
    QTest.keyClicks(row.work, "The Monday round")
    stock_takes.say(journal, Q1, made["Planning"], state="unused")
    QApplication.processEvents()
    assert row.work.text() == "The Monday round"
    assert page.rows[made["Planning"]].choice.value() == "unused", "the control: the page did read again"
    screen.show_tab("strengths")
    line = stock_takes.page(journal, Q1).of(made["Listening"])
    assert line
    assert line.work == "The Monday round"
    stock(screen)
    row.keep.click()
    QApplication.processEvents()
    assert [(one.work, one.strength and one.strength.name) for one in keeps.all_of(journal)] == [
        ("The Monday round", "Listening")
    ]
    assert not row.keep.isEnabled()
    page.note.setFocus()
    QTest.keyClicks(page.note, "A winter of lists.")
    page.switch.setFocus()
    QApplication.processEvents()
    assert stock_takes.page(journal, Q1).note == "A winter of lists."


def labels(root: QWidget) -> list[str]:
    return [one.text() for one in root.findChildren(QLabel) if one.isVisible()]


def test_two_quarters_stand_side_by_side_and_further_back(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    stock_takes.say(journal, Quarter(2025, 2), made["Drawing"], state="used", note="The harbour map")
    stock_takes.say(journal, Quarter(2025, 4), made["Drawing"], state="used a little")
    stock_takes.say(journal, Q1, made["Drawing"], state="unused")
    screen = shown(journal, settings)
    page = stock(screen)
    page.show_face("beside")
    QApplication.processEvents()
    beside = page.beside
    offered = [beside.choice.itemText(row) for row in range(beside.choice.count())]
    assert offered == ["Q4 2025", "Q2 2025"]
    assert beside.changed.text() == "Said otherwise than in Q4 2025: Drawing."
    assert "The harbour map" not in labels(beside)
    beside.choice.setFocus()
    QTest.keyClick(beside.choice, Key.Key_Down)
    QApplication.processEvents()
    assert {"Q2 2025", "Q1 2026", "The harbour map"} <= set(labels(beside))
    stock_takes.say(journal, Quarter(2025, 2), made["Drawing"], state="unused")
    QApplication.processEvents()
    assert beside.changed.text() == "Said as in Q2 2025."


def test_the_questions_about_a_drain_come_into_sight(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    screen = shown(journal, settings)
    page = stock(screen)
    page._drain("Co-creation workshops")
    for _ in range(3):
        QApplication.processEvents()
    asks = QApplication.focusWidget()
    assert isinstance(asks, QLineEdit)
    assert page.viewport().rect().contains(asks.mapTo(page.viewport(), asks.rect().center()))


def test_a_drain_asks_for_something_that_may_not_be_on_the_list(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    screen = shown(journal, settings)
    screen.show_tab("work")
    screen.compose()
    QTest.keyClicks(screen.drain_line.line, "Co-creation workshops")
    QTest.keyClick(screen.drain_line.line, Key.Key_Return)
    QApplication.processEvents()
    page = screen.drain
    assert page.isVisible()
    asks = QApplication.focusWidget()
    assert isinstance(asks, QLineEdit)
    page.form.offer.read()
    assert page.form.offer.model().rowCount() == 3, "the own strengths are offered"
    QTest.keyClicks(asks, "Communication")
    page.verbs.buttons[0].setFocus()
    QApplication.processEvents()
    assert page.sentence.text() == "It asks for “Communication”, which is not on your list."
    to, strength = page.form.edit_of("to_person"), page.form.edit_of("with_strength")
    assert not to.isVisible()
    assert not strength.isVisible()
    journal.edit("drain", page.uid, plan="hand over")
    QApplication.processEvents()
    assert to.isVisible()
    assert not strength.isVisible(), "the control: only the plan that was chosen asks on"
    journal.edit("drain", page.uid, asks_for="listening", plan="compensate", with_strength=made["Planning"])
    QApplication.processEvents()
    assert page.sentence.text() == "It asks for Listening. The plan: compensate with Planning."
    page.verbs.buttons[0].click()
    QApplication.processEvents()
    assert drains.get(journal, page.uid).ended_on == clock.today()
    lines = [line.title for line in work_rows.rows(journal)]
    assert lines == ["Ended", "Co-creation workshops"]


def test_work_that_concerns_a_strength_stands_on_its_page(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    drain = journal.add("drain", work="Rota", plan="compensate", with_strength=made["Listening"])
    screen = shown(journal, settings)
    page = screen.page
    assert [line.title for line in page.work.lines()] == ["Rota"]
    assert not page.plans.is_open(), "folded, as plans are"
    page.work.opened.emit(drain)
    QApplication.processEvents()
    assert screen.drain.isVisible()
    assert screen.drain.title.text() == "Rota"
    screen.open(made["Planning"])
    assert not page.plans.isVisible(), "the control: another strength has none"


def test_any_record_of_this_screen_opens(journal: Journal, made: dict[str, str], settings: Settings) -> None:
    take = stock_takes.say(journal, Quarter(2025, 4), made["Drawing"], state="used")
    keep = keeps.add(journal, "Drawing maps")
    screen = shown(journal, settings)
    for uid, widget in ((take, screen.stock_take), (keep, screen.keep), (made["Drawing"], screen.page)):
        screen.open(uid)
        assert screen.reader.currentWidget() is widget
    screen.open("", tab="stock-take", quarter="2025-Q4", face="beside")
    assert str(screen.stock_take.quarter) == "2025-Q4"
    assert screen.stock_take.beside.isVisible()


def test_history_says_both_by_quarter_and_narrows_the_evidence(
    journal: Journal, made: dict[str, str], settings: Settings
) -> None:
    stock_takes.say(journal, Quarter(2025, 3), made["Drawing"], state="unused", note="Only one map")
    screen = shown(journal, settings)
    screen.open(made["Drawing"])
    page = screen.page
    (line,) = page.quarters.lines()
    assert (line.lead, line.title, line.detail) == ("Q3 2025", "You said unused", "Only one map · entries: used in 1")
    assert line.state
    assert line.state.word == "Used a little"
    assert page.said.text() == "In your stock-take of Q3 2025: unused. You said unused; 1 entry names it."
    page.quarters.opened.emit(line.uid)
    assert page.evidence.title.text() == "Evidence from Q3 2025"
    assert len(page.evidence.list.lines()) == 1


def test_names_to_start_from_are_picked_and_added_in_one_step(journal: Journal, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.start_from_names()
    QApplication.processEvents()
    page = screen.names
    assert page.isVisible()
    assert not page.add_button.isEnabled()
    for chip in page.chips[:2]:
        QTest.keyClick(chip, Key.Key_Space)
    assert page.add_button.accessibleName() == "Add 2 names"
    page.add_button.click()
    QApplication.processEvents()
    first = [one.name for one in page.framework.strengths[:2]]
    assert [name for _place, name, _state in lines(screen)] == first
    assert strengths.ranked(journal)[0].framework == page.framework.title
    screen.start_from_names()
    assert not page.chips[0].isEnabled(), "it stands in the list already"
    assert page.chips[2].isEnabled(), "the control"
    page.leave.click()
    journal.undo()
    QApplication.processEvents()
    assert screen.empty.isVisible()


def drag(screen: StrengthsScreen, row: int, to: int) -> None:
    place = screen.list.viewport()
    boxes = [screen.list.visualRect(screen.list.model().index(n, 0)) for n in (row, to)]
    start, end = boxes[0].center(), boxes[1].center() + QPoint(0, 8 if to > row else -8)
    QTest.mousePress(place, Qt.MouseButton.LeftButton, pos=start)
    for spot in ((start + end) / 2, end):
        moving = QMouseEvent(
            QMouseEvent.Type.MouseMove, QPointF(spot), QPointF(place.mapToGlobal(spot)), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(place, moving)
    place.grab()  # the line that says where it would stand is drawn without complaint
    QTest.mouseRelease(place, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("row", "to", "order"),
    [
        (2, 0, ["Drawing", "Listening", "Planning"]),
        (0, 2, ["Planning", "Drawing", "Listening"]),
        (0, 1, ["Planning", "Listening", "Drawing"]),
    ],
)
def test_the_mouse_drags_a_strength_to_its_place(
    journal: Journal, made: dict[str, str], settings: Settings, row: int, to: int, order: list[str]
) -> None:
    screen = shown(journal, settings)
    drag(screen, row, to)
    assert [name for _place, name, _state in lines(screen)] == order
    assert toast(screen) == "Order changed"
    journal.undo()
    QApplication.processEvents()
    spot = screen.list.visualRect(screen.list.model().index(2, 0)).center()
    QTest.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [name for _place, name, _state in lines(screen)] == ["Listening", "Planning", "Drawing"], "the control"
    assert screen.page.uid == made["Drawing"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_face_fits_and_everything_on_it_has_a_name(
    journal: Journal, made: dict[str, str], settings: Settings, scale: float
) -> None:
    long = "Rindfleischetikettierungsüberwachungsaufgabenübertragung"
    journal.edit("strength", made["Listening"], name=long)
    stock_takes.say(journal, Q1, made["Listening"], state="used", work=f"{long} in all seven harbours", note=long)
    stock_takes.say(journal, Q1, made["Drawing"], state="unused")
    journal.add("drain", work=long, asks_for=long, plan="compensate", with_strength=made["Listening"])
    theme.set_text_scale(scale)
    screen = shown(journal, settings, (1000, 640))
    seen = 0
    for _scene in screen.scenes():
        screen.pair.show_reader()
        for _ in range(3):
            QApplication.processEvents()
        page = screen.reader.currentWidget()
        assert isinstance(page, Page)
        assert page.horizontalScrollBar().maximum() == 0
        assert page.column.width() <= page.viewport().width()
        assert unnamed(screen) == []
        seen += 1
    assert screen.window().width() == 1000
    assert seen >= 5, "the control: every face was shown"
