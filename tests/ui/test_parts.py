"""The parts of the window: plain text everywhere, a name and a key for everything, nothing cut."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from careerjournal.ui.kit import chips, kinds, theme
from careerjournal.ui.kit.controls import Choice, Glyph, GrowingText, Tick
from careerjournal.ui.kit.lists import Heading, ListAndReader, Row, SectionList
from careerjournal.ui.kit.parts import (
    Button,
    Card,
    Empty,
    Fold,
    IconButton,
    MoreButton,
    Page,
    Segmented,
    VerbButton,
    action,
    label,
    plain_tip,
)
from careerjournal.ui.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable

UI = Path(__file__).parents[2] / "careerjournal" / "ui"
LONG = "Three things would help before Tuesday, and the second of them takes ten minutes at most. " * 3


def shown(widget: QWidget, width: int = 600, height: int = 400) -> QWidget:
    widget.resize(width, height)
    widget.show()
    return widget


# --- words


def qlabel_calls(source: str) -> list[int]:
    """The lines that make a bare QLabel, which would guess rich text."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "QLabel"]


def test_no_module_makes_a_label_that_guesses_rich_text() -> None:
    files = list(UI.rglob("*.py"))
    assert len(files) > 10, "nothing was looked at"
    assert {file.name: lines for file in files if (lines := qlabel_calls(file.read_text(encoding="utf-8")))} == {}


def test_a_bare_label_would_be_found() -> None:
    assert qlabel_calls("from x import QLabel\nQLabel('<b>x</b>')") == [2]


def test_labels_are_plain_text() -> None:
    made = label("<img src='file:///etc/passwd'> <b>bold</b>")
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert QLabel("x").textFormat() != Qt.TextFormat.PlainText


def test_tool_tips_show_markup_as_it_was_written() -> None:
    assert plain_tip("<img src='file:///x'>") == "<span>&lt;img src=&#x27;file:///x&#x27;&gt;</span>"
    assert plain_tip("R&D") == "R&D"


@pytest.mark.parametrize("role", ["body", "muted", "lead", "h1", "reading"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_wrapped_label_is_as_high_as_its_lines(role: str, scale: float) -> None:
    theme.set_text_scale(scale)
    holder = QWidget()
    box = QVBoxLayout(holder)
    words = label(LONG, role)
    box.addWidget(words)
    box.addStretch(1)
    shown(holder, 400, 2400)
    QTest.qWait(1)
    lines = words.heightForWidth(words.width()) / QFontMetrics(words.font()).lineSpacing()
    assert words.height() >= words.heightForWidth(words.width())
    assert lines >= QFontMetrics(words.font()).horizontalAdvance(LONG) / words.width() * 0.9


def test_a_label_that_elides_shows_the_whole_in_its_tip() -> None:
    assert label(LONG, elide=True).toolTip() == LONG


# --- pressing


def presses() -> tuple[list[int], Callable[[], None]]:
    seen: list[int] = []
    return seen, lambda: seen.append(1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_buttons_hear_enter_and_space(key: Qt.Key) -> None:
    seen, press = presses()
    for made in (Button("Keep", pressed=press), VerbButton("Later", pressed=press), IconButton("x", "Close", press)):
        shown(made)
        QTest.keyClick(made, key)
    assert len(seen) == 3


def test_an_ampersand_stays_one() -> None:
    made = Button("R&D")
    assert made.text() == "R&&D"
    assert made.accessibleName() == "R&D"


def test_a_button_that_is_off_says_why() -> None:
    made = Button("Print")
    made.set_off("Choose a conversation first.")
    assert (made.isEnabled(), made.toolTip()) == (False, "Choose a conversation first.")
    made.set_off()
    assert made.isEnabled()


def test_segmented_is_one_of_several_and_tells_what_was_chosen() -> None:
    made = Segmented([("read", "Read"), ("write", "Write")], "Mode")
    seen: list[str] = []
    made.chosen.connect(seen.append)
    shown(made)
    buttons = made.findChildren(type(made._buttons["read"]))
    assert QAccessible.queryAccessibleInterface(buttons[0]).role() == QAccessible.Role.RadioButton
    QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert (seen, made.value()) == (["write"], "write")
    made.set_value("read")
    assert seen == ["write"]


def test_a_card_is_pressed_by_mouse_and_key() -> None:
    card = Card(pressable="Open the talk with Priya")
    seen, press = presses()
    card.pressed.connect(press)
    shown(card)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert len(seen) == 2
    still = Card()
    still.pressed.connect(press)
    QTest.mouseClick(shown(still), Qt.MouseButton.LeftButton)
    assert len(seen) == 2


def test_a_fold_opens_by_key() -> None:
    fold = Fold("Where things stand")
    fold.box.addWidget(label("Last career talk: 14 March, with Priya."))
    shown(fold)
    assert not fold.is_open()
    QTest.keyClick(fold.head, Qt.Key.Key_Return)
    assert fold.is_open()


def test_the_more_menu_shows_its_lines() -> None:
    seen, press = presses()
    more = MoreButton("More about this goal", lambda: [action("Remove", press), None, action("R&D", press)])
    shown(more)
    more.click()
    menus = [child for child in more.children() if child.inherits("QMenu")]
    assert [line.text() for line in menus[0].actions()] == ["Remove", "", "R&&D"]  # type: ignore[attr-defined]
    menus[0].actions()[0].trigger()  # type: ignore[attr-defined]
    menus[0].close()  # type: ignore[attr-defined]
    assert seen == [1]


# --- chips


def test_a_removable_chip_goes_by_key_and_by_its_cross() -> None:
    chip = chips.LinkChip("Planning", removable=True)
    seen, gone = presses()
    chip.removed.connect(gone)
    shown(chip, chip.sizeHint().width(), chip.sizeHint().height())
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    QTest.mouseMove(chip, chip._cross().center())
    chip._over_cross = True
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip._cross().center())
    assert len(seen) == 2


def test_three_chips_then_the_rest_behind_a_number() -> None:
    made = chips.Chips([(str(n), f"Strength {n}") for n in range(5)])
    shown(made)
    assert [chip.accessibleName() for chip in made.findChildren(chips.LinkChip)][-1] == "2 more"
    opened: list[str] = []
    made.opened.connect(opened.append)
    made.findChildren(chips.LinkChip)[1].click()
    made.findChildren(chips.LinkChip)[-1].click()
    QTest.qWait(1)
    names = [chip.accessibleName() for chip in made.findChildren(chips.LinkChip) if chip.isVisible()]
    assert (opened, names) == (["1"], [f"Strength {n}" for n in range(5)])


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_kind_is_a_word_as_well_as_a_colour(kind: str) -> None:
    chip = chips.KindChip(kind)
    assert chip.accessibleName() == kinds.word(kind)
    words = QFontMetrics(theme.font(11, 600)).horizontalAdvance(kinds.word(kind))
    assert chip.sizeHint().width() > words + theme.size(24)


def test_a_filter_chip_carries_a_check_when_it_is_on() -> None:
    chip = chips.FilterChip("Wins")
    assert chip.icon().isNull()
    chip.setChecked(True)
    assert not chip.icon().isNull()


def test_flowing_chips_never_leave_the_width() -> None:
    holder = QWidget()
    flow = chips.FlowLayout()
    holder.setLayout(flow)
    for number in range(9):
        flow.addWidget(chips.LinkChip("A strength with a name " * (number % 3 + 1)))
    shown(holder, 300, 600)
    QTest.qWait(1)
    for number in range(flow.count()):
        item = flow.itemAt(number)
        assert item is not None
        assert holder.rect().contains(item.geometry())


# --- lists


@pytest.fixture
def goals() -> SectionList:
    made = SectionList("Goals")
    made.set_lines([Heading("Now"), Row("a", "Lead a migration", "By June"), Heading("Paused"), Row("b", "Portuguese")])
    return made


def test_a_list_walks_over_its_headings(goals: SectionList) -> None:
    seen: list[str] = []
    goals.chosen.connect(seen.append)
    shown(goals)
    goals.choose("a")
    QTest.keyClick(goals, Qt.Key.Key_Down)
    assert (seen, goals.uid()) == (["a", "b"], "b")


def test_a_list_keeps_its_choice_when_it_is_filled_again(goals: SectionList) -> None:
    seen: list[str] = []
    goals.choose("b")
    goals.chosen.connect(seen.append)
    goals.set_lines([Row("c", "New"), Row("b", "Portuguese")])
    assert (goals.uid(), seen) == ("b", [])
    goals.set_lines([Row("c", "New")])
    assert goals.uid() == ""


def test_enter_and_click_open_a_row(goals: SectionList) -> None:
    seen: list[str] = []
    goals.entered.connect(seen.append)
    shown(goals)
    goals.choose("a")
    QTest.keyClick(goals, Qt.Key.Key_Return)
    spot = goals.visualRect(goals.model().index(3, 0)).center()
    QTest.mouseClick(goals.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert seen == ["a", "b"]


def test_a_row_is_read_out_whole(goals: SectionList) -> None:
    said = goals.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Lead a migration, By June"


def test_where_there_is_room_for_one_the_reader_takes_the_place_of_the_list() -> None:
    side, reader = QWidget(), QWidget()
    pair = ListAndReader(side, reader, "Goals")
    shown(pair, 1320, 700)
    assert (side.isVisible(), reader.isVisible(), pair.narrow) == (True, True, False)
    assert side.width() <= 440
    pair.resize(1000, 640)
    assert (side.isVisible(), reader.isVisible(), pair.narrow) == (True, False, True)
    pair.show_reader()
    assert (side.isVisible(), reader.isVisible(), pair.reading) == (False, True, True)
    pair.show_list()
    assert side.isVisible()


# --- the rest


def test_the_toast_offers_its_undo_once_and_goes() -> None:
    over = shown(QWidget())
    toast = Toast(over)
    seen, undo = presses()
    toast.say("Moved to trash", undo)
    assert toast.isVisible()
    assert over.rect().contains(toast.geometry())
    assert toast.timer.interval() == 8000
    toast.verb.click()
    assert (seen, toast.isVisible()) == ([1], False)
    toast.say("Kept")
    assert not toast.verb.isVisible()
    toast.timer.timeout.emit()
    assert not toast.isVisible()


def test_an_empty_page_has_one_sentence_and_one_button() -> None:
    seen, press = presses()
    page = Empty("Start with one thing you want more of.", "“More time in the room with customers.”", "New goal", press)
    shown(page)
    assert page.button is not None
    page.button.click()
    assert seen == [1]
    assert page.sentence.text().endswith(".")


def test_a_column_keeps_its_measure() -> None:
    holder = shown(QWidget())
    page = Page(680)
    page.setParent(holder)
    words = label(LONG)
    page.box.addWidget(words)
    page.box.addStretch(1)
    page.resize(1400, 500)
    page.show()
    QTest.qWait(1)
    assert words.width() == 680
    page.resize(500, 500)
    QTest.qWait(1)
    assert words.mapTo(page, QPoint()).x() == 24


def test_growing_text_grows_to_its_most_and_keeps_odd_characters() -> None:
    text = GrowingText("Notes", least=2, most=5)
    shown(text, 300, 100)
    low = text.height()
    text.set_text("one\ntwo\nthree\nfour")
    higher = text.height()
    text.set_text("\n".join("abcdefghijkl"))
    assert low < higher < text.height() < low * 3
    text.set_text("a\u00a0b\nc")
    assert text.text() == "a\u00a0b\nc"


def test_a_choice_ignores_the_wheel_and_tells_only_what_the_person_chose() -> None:
    made = Choice([("a", "Manager"), ("b", "Peer")], "Relation", "b")
    seen: list[str] = []
    made.chosen.connect(seen.append)
    made.set_value("a")
    assert (made.value(), seen) == ("a", [])
    shown(made)
    QTest.keyClick(made, Qt.Key.Key_Down)
    assert (made.value(), seen) == ("b", ["b"])
    made.set_value("nothing like it")
    assert made.value() == ""


def test_a_tick_is_hit_anywhere_on_its_words() -> None:
    tick = Tick("Only for me")
    shown(tick, tick.sizeHint().width(), tick.sizeHint().height())
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(tick.width() - 3, tick.height() // 2))
    assert tick.isChecked()


def test_a_glyph_takes_no_focus_and_no_name() -> None:
    assert Glyph("check").focusPolicy() == Qt.FocusPolicy.NoFocus
