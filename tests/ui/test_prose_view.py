from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QTextEdit

from careerjournal.ui.kit import theme
from careerjournal.ui.prose.editor import ProseEditor
from careerjournal.ui.prose.prose_page import code_panels, quote_bars
from careerjournal.ui.prose.prose_view import ProseView
from tests.ui.watching import Watch

NOTE = """# Cut-over

We moved **fourteen** services, *calmly*, see [the note](https://x.example/a).

- one
  - inside
- two

> “It felt calm.”
>
> > and calmer

```
code

more
```

| who | what |
|---|---|
| Ines | calm |
"""


def view(text: str, fit: bool = False) -> ProseView:
    made = ProseView("Text", fit_content=fit)
    made.resize(700, 600)
    made.set_source(text)
    made.show()
    QApplication.processEvents()
    return made


def font_at(shown: ProseView, word: str) -> QTextCursor:
    found = shown.document().find(word)
    assert not found.isNull()
    return found


def test_it_reads_as_a_page() -> None:
    shown = view(NOTE)
    assert font_at(shown, "fourteen").charFormat().font().weight() == 600
    assert font_at(shown, "calmly").charFormat().font().italic()
    assert font_at(shown, "Cut-over").charFormat().font().pixelSize() == 24
    assert font_at(shown, "felt").charFormat().font().italic()
    assert shown.document().defaultFont().pixelSize() == 17
    assert shown.document().defaultFont().families()[0] == "Literata"
    assert "**" not in shown.toPlainText()
    assert len(code_panels(shown.document())) == 1
    assert len(quote_bars(shown.document())) == 2
    assert shown.markdown_source() == NOTE


def line_height(shown: ProseView) -> float:
    lines = shown.document().firstBlock().layout()
    return lines.lineAt(1).y() - lines.lineAt(0).y()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_lines_stand_28_px_apart_and_grow_with_the_text(scale: float) -> None:
    theme.set_text_scale(scale)
    assert line_height(view("word " * 80)) == pytest.approx(28 * scale, abs=1.5 * scale)


def test_the_measure_is_never_wider_than_640() -> None:
    shown = view("word " * 400)
    shown.resize(1400, 600)
    QApplication.processEvents()
    assert 620 <= shown.viewport().width() <= 640


def test_a_theme_and_a_text_scale_are_taken_up() -> None:
    shown = view(NOTE)
    light = font_at(shown, "the note").charFormat().foreground().color()
    theme.use("dark")
    theme.set_text_scale(2.0)
    dark = font_at(shown, "the note").charFormat().foreground().color()
    assert light == QColor(theme.read("light").accent_text)
    assert dark == QColor(theme.read("dark").accent_text)
    assert shown.document().defaultFont().pixelSize() == 34


def test_the_height_follows_the_text() -> None:
    short, long = view("A line.", fit=True), view("word " * 300, fit=True)
    assert 28 <= short.height() < 50
    assert long.height() > 5 * short.height()
    wide = long.height()
    long.resize(350, long.height())
    QApplication.processEvents()
    assert long.height() > 1.5 * wide
    assert long.verticalScrollBar().maximum() == 0
    long.set_source("A line.")
    assert long.height() == short.height()


def click(shown: ProseView, word: str) -> None:
    found = font_at(shown, word)
    found.setPosition(found.selectionStart() + 2)
    at: QPoint = shown.cursorRect(found).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_a_click_on_a_link_copies_it_and_goes_nowhere() -> None:
    shown = view("See [the note](https://x.example/a?b=1&c=%20d) or <me@x.example>.")
    said: list[str] = []
    shown.copied.connect(said.append)
    before = shown.toPlainText()
    click(shown, "the note")
    assert said == ["https://x.example/a?b=1&c=%20d"]
    assert QGuiApplication.clipboard().text() == "https://x.example/a?b=1&c=%20d"
    click(shown, "me@x")
    assert said[1:] == ["me@x.example"]
    shown.setSource(QUrl("file:///etc/hostname"))
    assert shown.toPlainText() == before


def test_copying_is_plain_text() -> None:
    shown = view("**a**\u00a0b\n\nc")
    shown.selectAll()
    data = shown.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text() == "a\u00a0b\nc"


def test_bullets_are_painted_and_only_where_a_list_is() -> None:
    def ink(text: str) -> int:
        shown = view(text)
        picture = shown.viewport().grab().toImage()
        return sum(picture.pixelColor(x, y) == theme.current().colour("muted") for x in range(24) for y in range(40))

    assert ink("- word") > 4
    assert ink("word") == 0


def test_panels_lie_within_the_page() -> None:
    shown = view("- a\n\n  ```\n  code\n  ```\n\n> ```\n> quoted\n> ```")
    page = QRectF(0, 0, shown.viewport().width(), shown.document().size().height())
    panels = code_panels(shown.document())
    assert len(panels) == 2
    assert all(page.contains(panel) for panel in panels)


# --- nothing is opened


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Watch, str, str]:
    """Give a watched folder with a picture and a style sheet, a Markdown text and an HTML text that ask for them."""
    folder = tmp_path / "watched"
    folder.mkdir()
    picture = QImage(20, 20, QImage.Format.Format_ARGB32)
    picture.fill(QColor("red"))
    assert picture.save(str(folder / "a.png"))
    (folder / "s.css").write_text("p { color: red }", encoding="utf-8")
    address = QUrl.fromLocalFile(str(folder / "a.png")).toString()
    style = QUrl.fromLocalFile(str(folder / "s.css")).toString()
    html = (
        f'<link rel="stylesheet" href="{style}"><p>x <img src="{address}"><img src="{folder}/a.png"></p>'
        f'<table background="{address}"><tr><td style="background-image:url({address})">c</td></tr></table>'
    )
    return Watch(folder), f"{html}\n\n![a]({address}) ![b]({folder}/a.png) [c]({address}) <{address}>", html


def show_all(widget: QTextEdit) -> None:
    widget.resize(500, 400)
    widget.show()
    QApplication.processEvents()
    widget.grab()


def _view(markdown: str) -> None:
    show_all(view(markdown))


def _editor(markdown: str) -> None:
    editor = ProseEditor("Text")
    editor.set_source(markdown)
    show_all(editor)


linux = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


@linux
@pytest.mark.parametrize("show", [_view, _editor])
def test_no_file_is_opened_whatever_a_text_names(hostile: tuple[Watch, str, str], show: Callable[[str], None]) -> None:
    watch, markdown, _ = hostile
    show(markdown)
    assert watch.opened() == 0


@linux
@pytest.mark.parametrize("make", [ProseView, ProseEditor])
def test_even_real_html_in_the_document_opens_nothing(
    hostile: tuple[Watch, str, str], make: type[ProseView | ProseEditor]
) -> None:
    watch, _, html = hostile
    widget = make("Text")
    widget.document().setHtml(html)
    show_all(widget)
    assert isinstance(widget.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl("a.png")), QImage)
    assert watch.opened() == 0


@linux
def test_control_an_unsealed_browser_opens_them(hostile: tuple[Watch, str, str]) -> None:
    watch, _, html = hostile
    browser = QTextBrowser()
    browser.setHtml(html)
    show_all(browser)
    assert watch.opened() > 0
