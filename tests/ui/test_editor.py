from __future__ import annotations

import time
from typing import NamedTuple

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFont, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from careerjournal.ui.kit import theme
from careerjournal.ui.prose.completion import Completion, mark_before, offers
from careerjournal.ui.prose.editor import ProseEditor

CTRL = Qt.KeyboardModifier.ControlModifier
NOTE = """# Cut-over

We **moved** 12\u00a0services 🎉 *here*.

- one
  - `two`

> calm

```
- code
```
\ttab\u0020
"""


class Named(NamedTuple):
    id: str
    name: str


PEOPLE = [Named("1", "Priya Raman"), Named("2", "Priscilla Moss"), Named("3", "Tom"), Named("4", "Ines Prill")]


class Desk(QWidget):
    """A window with a field before and after the editor."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(700, 500)
        self.before, self.editor, self.after = QLineEdit(), ProseEditor("Text"), QLineEdit()
        box = QVBoxLayout(self)
        for each in (self.before, self.editor, self.after):
            box.addWidget(each)
        self.said: list[object] = []
        self.editor.edited.connect(lambda: self.said.append("edited"))
        self.editor.picked.connect(lambda *pick: self.said.append(pick))
        self.show()
        self.activateWindow()
        self.editor.setFocus()
        QApplication.processEvents()

    def type(self, text: str) -> None:
        for letter in text:
            if letter == "\n":
                self.press(Qt.Key.Key_Return)
            elif letter.isascii():
                QTest.keyClicks(self.editor, letter)
            else:
                self.editor.insertPlainText(letter)  # QTest aborts on what no key can type

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.editor, key, modifier)
        QApplication.processEvents()

    def caret(self, at: int, to: int | None = None) -> None:
        cursor = self.editor.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at if to is None else to, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    def popup(self) -> Completion:
        found: list[Completion] = self.findChildren(Completion)
        return found[0]

    def rows(self) -> list[str]:
        return [row for each in self.findChildren(Completion) for row in each.rows()]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    "text", [NOTE, "", "\n", " ", "\u00a0", "a\r\nb", "a\u2028b", "x\ufffcy", "👩‍💻\n\n", "\ufdd0"]
)
def test_what_is_given_comes_back_exactly(desk: Desk, text: str) -> None:
    desk.editor.set_source(text)
    assert desk.editor.source() == text
    assert desk.said == []
    assert not desk.editor.document().isUndoAvailable()


def test_one_undo_after_an_edit_gives_the_exact_source_back(desk: Desk) -> None:
    desk.editor.set_source(NOTE)
    desk.type("x")
    assert desk.editor.source() == "x" + NOTE
    desk.editor.undo()
    assert desk.editor.source() == NOTE
    assert not desk.editor.document().isUndoAvailable()


def test_the_same_text_of_another_record_takes_no_undo_from_the_one_before(desk: Desk) -> None:
    desk.editor.set_source("the first record's words")
    desk.editor.selectAll()
    desk.press(Qt.Key.Key_Delete)
    desk.editor.set_source("")
    desk.editor.undo()
    assert desk.editor.source() == ""


def test_undo_and_redo_walk_through_hanging_indents_too(desk: Desk) -> None:
    desk.editor.set_source("Start\n")
    desk.caret(6)
    desk.type("- one\ntwo\n\nafter")
    written = desk.editor.source()
    assert written == "Start\n- one\n- two\nafter"
    formats = [margin(desk, line) for line in range(4)]
    assert [bool(each) for each in formats] == [False, True, True, False]
    steps = 0
    while desk.editor.document().isUndoAvailable():
        desk.editor.undo()
        steps += 1
    assert desk.editor.source() == "Start\n"
    assert margin(desk, 1) == 0
    while desk.editor.document().isRedoAvailable():
        desk.editor.redo()
    assert desk.editor.source() == written
    assert [margin(desk, line) for line in range(4)] == formats
    assert steps < 12


def margin(desk: Desk, line: int) -> float:
    return desk.editor.document().findBlockByNumber(line).blockFormat().leftMargin()


def test_edited_follows_the_person_only(desk: Desk) -> None:
    desk.editor.set_source(NOTE)
    theme.set_text_scale(1.5)
    theme.use("dark")
    desk.editor.set_source("other")
    desk.caret(2)
    assert desk.said == []
    desk.type("x")
    assert desk.said == ["edited"]
    desk.editor.undo()
    assert desk.said == ["edited", "edited"]


def test_a_theme_keeps_undo_and_a_text_scale_keeps_the_text(desk: Desk) -> None:
    desk.editor.set_source("- item")
    desk.caret(6)
    desk.type("s")
    theme.use("dark")
    desk.editor.undo()
    assert desk.editor.source() == "- item"
    before = margin(desk, 0)
    theme.set_text_scale(2.0)
    assert desk.editor.source() == "- item"
    assert margin(desk, 0) == pytest.approx(2 * before, abs=2)
    assert desk.editor.font().pixelSize() == 34


def test_the_keys_of_undo_and_redo_work_at_the_beginning_of_a_line(desk: Desk) -> None:
    desk.type("- ")
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.editor.source() == ""
    desk.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.editor.source() == "- "


def test_no_undo_step_changes_nothing_and_words_are_undone_whole(desk: Desk) -> None:
    desk.type("- a longer item of several words")
    seen = [desk.editor.source()]
    while desk.editor.document().isUndoAvailable():
        desk.editor.undo()
        seen.append(desk.editor.source())
    assert len(set(seen)) == len(seen)
    assert len(seen) <= 6


def test_pasting_is_plain_text(desk: Desk) -> None:
    data = QMimeData()
    data.setHtml("<h1 style='color:red'>Big</h1><img src='file:///etc/hostname'>")
    data.setText("Big\r\nand\u00a0small\x00")
    desk.editor.insertFromMimeData(data)
    assert desk.editor.source() == "Big\nand\u00a0small"
    files = QMimeData()
    files.setUrls([QUrl("file:///etc/hostname")])
    assert not desk.editor.canInsertFromMimeData(files)
    desk.editor.insertFromMimeData(files)
    assert desk.editor.source() == "Big\nand\u00a0small"


def test_copying_is_plain_text_with_its_no_break_spaces(desk: Desk) -> None:
    desk.editor.set_source(NOTE)
    desk.editor.selectAll()
    data = desk.editor.createMimeDataFromSelection()
    assert data.text() == NOTE
    assert data.formats() == ["text/plain"]


@pytest.mark.parametrize(
    ("source", "start", "end", "key", "result"),
    [
        ("one two", 4, 7, Qt.Key.Key_B, "one **two**"),
        ("one two", 5, 5, Qt.Key.Key_I, "one *two*"),
        ("one **two**", 6, 9, Qt.Key.Key_B, "one two"),
        ("one **two**", 4, 11, Qt.Key.Key_B, "one two"),
        ("one **two**", 6, 9, Qt.Key.Key_I, "one ***two***"),
        ("one ***two***", 7, 10, Qt.Key.Key_I, "one **two**"),
        ("one two ", 3, 8, Qt.Key.Key_B, "one **two** "),
        ("- one\n- two\n", 0, 11, Qt.Key.Key_B, "- **one**\n- **two**\n"),
        ("🎉 one", 3, 6, Qt.Key.Key_B, "🎉 **one**"),
        ("", 0, 0, Qt.Key.Key_B, "****"),
    ],
)
def test_bold_and_italic_wrap_and_unwrap(
    desk: Desk, source: str, start: int, end: int, key: Qt.Key, result: str
) -> None:
    desk.editor.set_source(source)
    desk.caret(start, end)
    desk.press(key, CTRL)
    assert desk.editor.source() == result
    desk.editor.undo()
    assert desk.editor.source() == source


def test_bold_twice_is_as_before_and_an_empty_one_waits_for_words(desk: Desk) -> None:
    desk.editor.set_source("one two three")
    desk.caret(4, 7)
    desk.press(Qt.Key.Key_B, CTRL)
    assert desk.editor.textCursor().selectedText() == "two"
    desk.press(Qt.Key.Key_B, CTRL)
    assert desk.editor.source() == "one two three"
    desk.editor.set_source("")
    desk.press(Qt.Key.Key_B, CTRL)
    desk.type("x")
    assert desk.editor.source() == "**x**"


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("- one\ntwo", "- one\n- two"),
        ("* one\ntwo\n\nend", "* one\n* two\nend"),
        ("9. one\ntwo", "9. one\n10. two"),
        ("- [x] done\nopen", "- [x] done\n- [ ] open"),
        ("> said\nmore\n\nend", "> said\n> more\nend"),
        ("  - in\n\nout", "  - in\n- out"),
        ("plain\nline", "plain\nline"),
    ],
)
def test_enter_goes_on_with_a_list_and_ends_it(desk: Desk, typed: str, result: str) -> None:
    desk.type(typed)
    assert desk.editor.source() == result


def test_shift_enter_is_a_plain_line_end_and_control_enter_is_not_ours(desk: Desk) -> None:
    desk.type("- one")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.editor.source() == "- one\n"
    assert "\u2028" not in desk.editor.document().toRawText()


def test_tab_moves_on_but_nests_an_item(desk: Desk) -> None:
    desk.type("plain")
    desk.press(Qt.Key.Key_Tab)
    assert desk.after.hasFocus()
    desk.editor.setFocus()
    desk.editor.set_source("- one")
    desk.caret(5)
    desk.press(Qt.Key.Key_Tab)
    assert desk.editor.source() == "  - one"
    assert desk.editor.hasFocus()
    desk.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.editor.source() == "- one"
    desk.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert desk.before.hasFocus()


def test_it_grows_with_what_is_written(desk: Desk) -> None:
    desk.editor.grow(2, 8)
    low = desk.editor.height()
    desk.type("one\ntwo")
    assert desk.editor.height() <= low + 10
    heights = []
    for _ in range(12):
        desk.type("\nmore")
        heights.append(desk.editor.height())
    assert heights == sorted(heights)
    assert heights[-1] == heights[-3] > low
    desk.editor.set_source("")
    assert desk.editor.height() == low


def test_the_text_stands_in_the_middle_at_a_readable_measure(desk: Desk) -> None:
    desk.resize(1400, 500)
    QApplication.processEvents()
    assert desk.editor.viewport().width() <= 641
    left = desk.editor.viewport().x()
    assert abs(left - (desk.editor.width() - left - desk.editor.viewport().width())) < 12


def look(desk: Desk, at: int) -> QFont:
    block = desk.editor.document().findBlock(at)
    for part in block.layout().formats():
        if part.start <= at - block.position() < part.start + part.length:
            return part.format.font()
    return QFont()


def test_words_look_like_what_they_mean_also_behind_an_emoji(desk: Desk) -> None:
    desk.editor.set_source("🎉🎉 **bold** and *lean*\n# Head\n```\n**code**\n```\n**after**")
    raw = desk.editor.document().toRawText().encode("utf-16-le")
    at = {word: raw.index(word.encode("utf-16-le")) // 2 for word in ("bold", "lean", "Head", "code", "after")}
    assert look(desk, at["bold"]).weight() == 600
    assert look(desk, at["bold"] - 1).weight() != 600
    assert look(desk, at["bold"] + 4).weight() != 600
    assert look(desk, at["lean"]).italic()
    assert look(desk, at["Head"]).pixelSize() == 24
    assert look(desk, at["code"]).weight() != 600
    assert look(desk, at["after"]).weight() == 600


@pytest.mark.parametrize("line", ["*a " * 6000, "**a " * 1000, "[" * 3999, "`a" * 1999, "[a](" * 999, "_a *b " * 660])
def test_a_hostile_line_is_shown_at_once(desk: Desk, line: str) -> None:
    began = time.process_time()
    desk.editor.set_source(line)
    desk.type("x")
    assert time.process_time() - began < 2


def test_the_placeholder_shows_until_something_is_written(desk: Desk) -> None:
    def ink() -> int:
        picture = desk.editor.viewport().grab().toImage()
        colour = theme.current().colour("faint").rgb()
        return sum(picture.pixel(x, y) == colour for x in range(picture.width()) for y in range(40))

    desk.editor.set_placeholder("IIIIIIIII")
    assert ink() > 0
    desk.type("x")
    desk.editor.clearFocus()
    assert ink() == 0
    assert desk.editor.accessibleDescription() == "IIIIIIIII"


# --- completion


@pytest.fixture
def marked(desk: Desk) -> Desk:
    names = {"@": PEOPLE, "#": [Named("t", "hiring")], "^": [Named("g", "Lead the migration")]}
    desk.editor.set_candidates(lambda sign: names.get(sign, [Named("s", "Writing"), Named("f", "Facilitation")]))
    return desk


def test_names_are_offered_while_a_mark_is_typed(marked: Desk) -> None:
    marked.type("Met @")
    assert marked.rows() == []
    marked.type("pri")
    assert marked.rows() == ["Priya Raman", "Priscilla Moss", "Ines Prill", "New person “pri”"]
    marked.type("y")
    assert marked.rows() == ["Priya Raman", "New person “priy”"]
    marked.press(Qt.Key.Key_Return)
    assert marked.editor.source() == 'Met @"Priya Raman"'
    assert marked.rows() == []
    assert ("@", "1", "Priya Raman") in marked.said
    assert marked.editor.picked_marks() == (("@", "1", "Priya Raman"),)
    assert marked.editor.hasFocus()
    marked.editor.undo()
    marked.editor.undo()
    assert marked.editor.picked_marks() == ()


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("-wri", ["Writing"]),
        ("+fac", ["Facilitation"]),
        ("^lead", ["Lead the migration"]),
        ("#hiring", ["hiring"]),
        ("#craft", ["New theme “craft”"]),
        ('@"priya r', ["Priya Raman", "New person “priya r”"]),
        ("🎉 @tom", ["Tom"]),
        ("+unknown", []),
        ("- wri", []),
        ("-5", []),
        ("#4521", []),
        ("a@tom", []),
        ("\\@tom", []),
        ("`@tom", []),
        ("` x` @tom ", []),
        ("@tom.", []),
    ],
)
def test_when_names_are_offered(marked: Desk, typed: str, rows: list[str]) -> None:
    marked.type(typed)
    assert marked.rows() == rows


def test_in_code_nothing_is_offered(marked: Desk) -> None:
    marked.editor.set_source("```\ncode\n")
    marked.editor.moveCursor(QTextCursor.MoveOperation.End)
    marked.type("@tom")
    assert marked.rows() == []


def test_keys_move_choose_and_close(marked: Desk) -> None:
    marked.type("@pri")
    marked.press(Qt.Key.Key_Down)
    assert marked.popup().row() == 1
    marked.press(Qt.Key.Key_Up)
    marked.press(Qt.Key.Key_Up)
    assert marked.popup().row() == 3
    marked.press(Qt.Key.Key_Escape)
    assert marked.rows() == []
    assert marked.editor.source() == "@pri"
    marked.type("s")
    marked.press(Qt.Key.Key_Tab)
    assert marked.editor.source() == '@"Priscilla Moss"'
    assert marked.editor.hasFocus()


def test_something_new_is_picked_without_an_id(marked: Desk) -> None:
    marked.type("🎉 @Zofia")
    marked.press(Qt.Key.Key_Return)
    assert marked.editor.source() == "🎉 @Zofia"
    assert marked.editor.picked_marks() == (("@", "", "Zofia"),)


def test_the_mouse_picks_too(marked: Desk) -> None:
    marked.type("@tom")
    view = marked.popup()._list
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        view.visualItemRect(view.item(0)).center(),
    )
    assert marked.editor.source() == "@Tom"
    assert marked.editor.hasFocus()


def test_the_offer_goes_when_the_caret_or_the_focus_does_and_stays_in_the_window(marked: Desk) -> None:
    marked.type("@tom")
    assert marked.rect().contains(marked.popup().geometry())
    assert marked.popup().accessibleName() == "People"
    marked.caret(0)
    assert marked.rows() == []
    marked.caret(4)
    assert marked.rows() == [], "coming back is not typing"
    marked.type("m")
    assert marked.rows() == ["New person “tomm”"]
    marked.after.setFocus()
    QApplication.processEvents()
    assert marked.rows() == []


def test_near_the_foot_of_the_window_the_list_opens_upwards(marked: Desk) -> None:
    marked.editor.set_source("line\n" * 60)
    marked.editor.moveCursor(QTextCursor.MoveOperation.End)
    marked.type("@pri")
    caret = marked.editor.viewport().mapTo(marked, marked.editor.cursorRect().topLeft())
    assert marked.popup().geometry().bottom() <= caret.y()
    assert marked.rect().contains(marked.popup().geometry())


def test_text_that_an_input_method_composes_hides_the_placeholder(desk: Desk) -> None:
    desk.editor.set_placeholder("Write")
    QApplication.sendEvent(desk.editor, QInputMethodEvent("か", []))
    assert desk.editor.source() == ""
    assert desk.editor._composing()


def test_the_mark_before_the_caret() -> None:
    assert mark_before("a @Tom") is not None
    assert mark_before('a @"Tom') is not None
    assert mark_before('a @"Tom"') is None
    assert mark_before("a @Tom b") is None
    assert [offer.name for offer in offers("@", "zoe", [Named("1", "Zoë"), Named("2", "Anna Zoe")])] == [
        "Zoë",
        "Anna Zoe",
    ]
