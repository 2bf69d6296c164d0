"""300 hostile notes on every surface: whatever a text names, no file is touched, and no text holds the window up."""

from __future__ import annotations

import random
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QTextBrowser, QToolTip, QWidget

from careerjournal.core import prose
from careerjournal.core.exchange import markdown_export
from careerjournal.ui.kit import ask
from careerjournal.ui.kit.chips import FilterChip, LinkChip
from careerjournal.ui.kit.layout import down
from careerjournal.ui.kit.lists import Row, SectionList
from careerjournal.ui.kit.parts import Button, VerbButton, action, menu
from careerjournal.ui.kit.text import label, set_tip
from careerjournal.ui.prose.editor import ProseEditor
from careerjournal.ui.prose.prose_view import ProseView
from tests.safety.sizes import rounds
from tests.ui import tour
from tests.ui.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

linux = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")
NOTES, AT_ONCE = rounds("notes", 300), 30
# What names a file, in every spelling that some reader of rich text follows; {} is where it is.
NAMING = (
    '<img src="{url}">', "<img src='{path}'>", "<img src={path}>", '<p><img src="{name}">', "![a]({url})",
    "![a]({path})",    "![a](<{path}>)", "![a]({name})", "[a]({url})", "![a][ref]\n\n[ref]: {url}", "<{url}>",
    '<body background="{url}">',
    '<table background="{url}"><tr><td style="background-image:url({url})">c</td></tr></table>',
    '<link rel="stylesheet" href="{css}">', '<style>@import url("{css}");</style>', '<a href="{url}">a</a>',
    '<object data="{url}"></object>', '<iframe src="{url}"></iframe>', '<div style="background:url({path})">d</div>',
    '<ul style="list-style-image:url({url})"><li>e</li></ul>', "`<img src={url}>`", "```\n<img src={url}>\n```",
    "> <img src={url}>", "- ![a]({url})", "| ![a]({url}) | <img src={path}> |\n|---|---|\n| b | c |", "# ![a]({url})",
    "&lt;img src={url}&gt;", '<svg><image href="{url}"/></svg>', '#image("{path}")', "\\includegraphics{{{path}}}",
)  # fmt: skip
BEGINNINGS = ("", "<p>", "<html>", "<qt>", "<b>", "<!DOCTYPE html>", "A calm day. ", "<h1>", "\N{FIGURE SPACE}<p>")


class Trap:
    """A folder with a picture and a style sheet that no text may make anybody open."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        picture = QImage(20, 20, QImage.Format.Format_ARGB32)
        picture.fill(QColor("red"))
        assert picture.save(str(folder / "a.png"))
        (folder / "s.css").write_text("p { color: red }", encoding="utf-8")
        self.names = {
            "path": str(folder / "a.png"),
            "url": QUrl.fromLocalFile(str(folder / "a.png")).toString(),
            "css": QUrl.fromLocalFile(str(folder / "s.css")).toString(),
            "name": "a.png",
        }
        self.opened = Watch(folder).opened

    def note(self, number: int) -> str:
        """The note of this number, always the same one."""
        chance = random.Random(number)
        parts = chance.sample(NAMING, chance.randint(1, 4))
        joint = chance.choice(("\n\n", " "))
        return chance.choice(BEGINNINGS) + joint.join(part.format(**self.names) for part in parts)


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trap:
    made = Trap(tmp_path / "trap")
    monkeypatch.chdir(tmp_path / "trap")  # so that a bare name would be found, too
    return made


def show(*widgets: QWidget) -> None:
    page = QWidget()
    page.setLayout(down(*widgets))
    page.resize(600, 900)
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # painted once, by `grab`, and not for a screen, too
    page.show()
    QApplication.processEvents()
    page.grab()
    page.close()
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def prose_of(text: str) -> list[QWidget]:
    view, editor = ProseView("Text"), ProseEditor("Text")
    view.set_source(text)
    editor.set_source(text)
    return [view, editor]


def words_of(text: str) -> list[QWidget]:
    rows = SectionList("List")
    rows.set_lines([Row("a", text, text, text), Row("b", text, kind="win")])
    return [
        rows, label(text), label(text, elide=True), Button(text), VerbButton(text), LinkChip(text, removable=True),
        FilterChip(text),
    ]  # fmt: skip


def tip_of(widget: QWidget, shown: set[str] | None = None) -> None:
    """Show a widget's tool tip as the pointer would, where it can be anything but plain words or was `shown` before."""
    known = set() if shown is None else shown
    if "<" in widget.toolTip() and widget.toolTip() not in known:
        known.add(widget.toolTip())
        QToolTip.showText(QPoint(10, 10), widget.toolTip(), widget)  # which lays it out at once


@linux
@pytest.mark.parametrize("first", range(0, NOTES, AT_ONCE))
def test_no_part_of_the_window_opens_what_a_text_names(trap: Trap, first: int) -> None:
    """Some notes on a page, each of them on every part."""
    texts = [trap.note(number) for number in range(first, first + AT_ONCE)]
    show(*(part for text in texts for part in (*prose_of(text), *words_of(text))))
    tip = label("x")
    lines = [line for text in texts for line in (action(text, str), action("off", str, why_not=text))]
    opened = menu(tip, lines)
    opened.popup(QPoint(0, 0))
    opened.grab()
    opened.close()
    for told in {*texts, *(label(text, elide=True).toolTip() for text in texts), *(line.toolTip() for line in lines)}:
        set_tip(tip, told)
        tip_of(tip)
    assert trap.opened() == 0


def let_go() -> None:
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.grab()
            dialog.reject()


@linux
def test_a_question_and_a_message_open_nothing(trap: Trap) -> None:
    for number in range(0, NOTES, 10):
        text = trap.note(number)
        QTimer.singleShot(
            0,
            lambda: [box.grab() and box.reject() for box in QApplication.topLevelWidgets() if isinstance(box, QDialog)],
        )
        ask.question(QWidget(), text, text, [text, "Not now"])
    assert trap.opened() == 0


def _raw_label(text: str) -> None:
    show(QLabel(text))


def _raw_browser(text: str) -> None:
    browser = QTextBrowser()
    browser.setHtml(text)
    show(browser)


def _raw_tip(text: str) -> None:
    widget = QWidget()
    widget.setToolTip(text)
    tip_of(widget)


def _raw_message(text: str) -> None:
    box = QMessageBox()
    box.setText(text)
    box.show()
    QApplication.processEvents()
    box.grab()
    box.close()


@linux
@pytest.mark.parametrize("shown", [_raw_label, _raw_browser, _raw_tip, _raw_message])
def test_control_what_qt_does_by_itself_opens_them(trap: Trap, shown: Callable[[str], None]) -> None:
    shown(f"<p><img src='{trap.names['path']}'></p>")
    assert trap.opened() > 0


@linux
def test_no_screen_and_no_export_opens_what_a_journal_names(trap: Trap, settings: Settings, tmp_path: Path) -> None:
    """The whole example career, every text and every name in it hostile, on every face of every screen."""
    numbers = iter(range(10**6))
    known: dict[str, str] = {}

    def hostile(text: str) -> str:
        return known.setdefault(text, f"{trap.note(next(numbers) % NOTES)} {text}".replace("\n", " "))

    journal: Journal = tour.example(tmp_path / "hostile.journal", hostile)
    assert len(known) > 300
    window = tour.opened(journal, settings)
    faces, shown = 0, set[str]()
    for _face in tour.faces(window):
        faces += 1
        window.grab()
        for widget in tour.seen(window):
            tip_of(widget, shown)
    assert shown, "no tool tip was shown"
    assert faces > 20, "nothing was looked at"
    (tmp_path / "written").mkdir()
    assert markdown_export.write(journal, tmp_path / "written") > 0
    assert trap.opened() == 0
    window.close()
    journal.close()


# Time ---------------------------------------------------------------------------------------------------------------

MEGABYTE = 1_000_000
ENDLESS = {
    "open brackets": "[", "quotes": ">", "stars": "*a ", "underscores": "_", "links": "[a](", "tags": "<div ",
    "emphasis": "**a **", "one word": "x", "cells": "|", "entities": "&amp;", "ticks": "`", "backslashes": "\\",
    "words": "calm and **bold** and `code` ", "rules": "---\n", "items": "- a\n",
}  # fmt: skip


@pytest.mark.parametrize("sign", ENDLESS)
def test_a_megabyte_is_read_within_a_second(sign: str) -> None:
    """By the processor's clock; a slow machine may take longer, but in no more than proportion to the text."""
    whole, half = (_read_in(ENDLESS[sign], length) for length in (MEGABYTE, MEGABYTE // 2))
    assert whole < 1 or whole < 3 * half


def _read_in(sign: str, length: int) -> float:
    text = (sign * length)[:length]
    began = time.process_time()
    blocks = prose.parse(text)
    prose.html(blocks), prose.plain(blocks), prose.data(blocks)
    return time.process_time() - began


WORDS_WITHOUT_END = ("open brackets", "quotes", "underscores", "one word", "cells", "entities", "ticks")
VERY_MANY = {
    "paragraphs": "a\n\n", "marked paragraphs": "**a** `b`\n\n", "headings": "# a\n\n", "quotes": "> a\n\n",
    "nested items": "- a\n  - **b**\n", "codes": "```\na\n```\n", "tables": "|a|b|\n|-|-|\n|c|d|\n\n",
}  # fmt: skip


@pytest.mark.parametrize("text", [ENDLESS[sign] for sign in WORDS_WITHOUT_END], ids=WORDS_WITHOUT_END)
def test_a_word_without_end_holds_the_window_up_no_longer(text: str) -> None:
    """As a page and as an editor; here, too, a slow machine may take longer."""
    assert _in_proportion(text, MEGABYTE // 4)


@pytest.mark.parametrize("text", VERY_MANY.values(), ids=VERY_MANY)
def test_very_many_small_pieces_hold_the_window_up_no_longer(text: str) -> None:
    """Each of them laid out by itself took minutes for a megabyte, and four times as long for twice as many."""
    assert _in_proportion(text, MEGABYTE // 4)


def test_control_laying_out_what_follows_at_each_piece_is_seen() -> None:
    def one_by_one(text: str) -> None:
        editor = ProseEditor("Text")
        editor.setPlainText(text)
        editor.show()
        block = editor.document().firstBlock()
        while block.isValid():
            form = block.blockFormat()
            form.setBottomMargin(3)
            QTextCursor(block).setBlockFormat(form)
            block = block.next()
        editor.deleteLater()

    assert not _in_proportion("a\n\n", 3_000, one_by_one, enough=0)


def _in_proportion(
    sign: str, length: int, shown: Callable[[str], None] = lambda text: show(*prose_of(text)), enough: float = 0.25
) -> bool:
    """Whether a text is there in a second for each megabyte, or takes no more than proportion to a half of it."""
    whole, half = (_shown_in((sign * length)[:part], shown) for part in (length, length // 2))
    return whole < enough or whole < 3 * half


def _shown_in(text: str, shown: Callable[[str], None]) -> float:
    began = time.process_time()
    shown(text)
    return time.process_time() - began
