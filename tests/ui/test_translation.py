"""Translation: every sentence is gathered, and in another language no English word is left on any screen.

The pseudo-language writes our words with Cyrillic letters, and the example is turned into them too; so every Latin
letter that is painted, or told to a screen reader, is a word that nobody can translate.
"""

from __future__ import annotations

import re
import runpy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from careerjournal.core import backup, checklist, words
from careerjournal.core.summary import layouts
from careerjournal.core.words import counted, translate
from careerjournal.ui import languages
from tests.ui import tour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
_LATIN = "abcdefghijklmnopqrstuvwxyz"
OTHER = str.maketrans(
    {letter: chr(0x430 + place) for place, letter in enumerate(_LATIN)}
    | {letter.upper(): chr(0x410 + place) for place, letter in enumerate(_LATIN)}
)
_KEPT = re.compile(r"\{[^{}]*\}|%n|%1")
# What is the same in every language: keys, quarters, formats, paper, addresses of files.
SAME = re.compile(
    r"\b(Ctrl|Shift|Alt|Esc|Enter|Tab|Space|Del)\b(\+\S+)?|\bQ[1-4]\b|\b(A4|F9)\b|\b(PDF|HTML|JSON)\b|\.(pdf|html|md|txt|json)\b"
    r"|\S*/\S*"
)


@cache
def tool() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "translate"))


def pseudo(text: str) -> str:
    """`text` in the other letters, its places for names and numbers as they are."""
    kept = _KEPT.findall(text)
    return "".join(part.translate(OTHER) + place for part, place in zip(_KEPT.split(text), [*kept, ""], strict=True))


@pytest.fixture(scope="module")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pseudo-language, which calls itself Ukrainian for its three forms of a number."""
    folder = tmp_path_factory.mktemp("translations")
    source = folder / "careerjournal_uk.ts"
    said = tool()["ts"](
        "uk", tool()["sentences"](ROOT), lambda one: [pseudo(one.text)] if one.one is None else _forms(one.text)
    )
    source.write_text(said, encoding="utf-8")
    tool()["compile_file"](source, source.with_suffix(".qm"))
    return folder


def _forms(text: str) -> list[str]:
    return [f"{pseudo(text)}{mark}" for mark in ("¹", "²", "³")]


@pytest.fixture
def spoken(pseudo_folder: Path, dressed: QCoreApplication) -> Iterator[None]:
    """Speak the pseudo-language until the test is over, whatever was spoken before."""
    tour.hush(dressed)
    languages.speak(dressed, QLocale("uk_UA"), pseudo_folder)
    yield
    tour.hush(dressed)


@pytest.fixture
def foreign(tmp_path: Path, spoken: None) -> Iterator[Journal]:
    """Return the example career with all its words in the other letters."""
    journal = tour.example(tmp_path / "example.journal", lambda text: text.translate(OTHER))
    yield journal
    journal.close()


# Finding ----------------------------------------------------------------------------------------------------------


def latin(text: str) -> str:
    """Return the words in Latin letters of `text`, apart from what is the same everywhere."""
    return " ".join(re.findall(r"[A-Za-z][A-Za-z'’-]*", SAME.sub(" ", text)))


def painted(widget: QWidget) -> list[str]:
    """Return every text that a widget and all in it draw, in order."""
    buffer = QBuffer()
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    widget.render(drawing)
    found = re.findall(r"<text[^>]*>(.*?)</text>", bytes(buffer.data().data()).decode("utf-8"), re.DOTALL)
    return [re.sub(r"&\w+;|&#\w+;", "", text).strip() for text in found]


def told(widget: QWidget) -> Iterator[str]:
    """Yield what a widget says besides what it paints: to the pointer, to a screen reader, in its list."""
    yield re.sub(r"<[^>]*>", "", widget.toolTip())
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QLabel):
        yield widget.text()
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for row in range(min(model.rowCount(), 200)):
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                said = model.index(row, 0).data(role)
                yield re.sub(r"<[^>]*>", "", said) if isinstance(said, str) else ""


def english_left(root: QWidget, own: str = "") -> set[str]:
    """Return what is still English on what is shown, each with a hint where it stands; parts of `own` may be."""
    found = {f"painted: {left}" for text in painted(root) if text not in own and (left := latin(text))}
    for widget in tour.seen(root):
        found |= {f"{tour.place(widget)}: {left}" for text in told(widget) if (left := latin(text))}
    return found


# On every screen ----------------------------------------------------------------------------------------------------


def test_no_screen_speaks_english_in_another_language(foreign: Journal, settings: Settings) -> None:
    window = tour.opened(foreign, settings)
    found = {}
    for face in tour.faces(window):
        for line in window.findChildren(QLineEdit):  # what a scene types is the person's as well
            if line.isVisible() and latin(line.text()):
                line.setText(line.text().translate(OTHER))
                QTest.qWait(300)  # a search waits until the person pauses
        if left := english_left(window, own=f"{foreign.path} {backup.folder_of(foreign.path)}"):
            found[face] = left
    commands = [latin(action.text()) for action in window.findChildren(QAction)]
    assert any(action.text() for action in window.findChildren(QAction)), "no command was looked at"
    assert found == {}
    assert [left for left in commands if left] == []


def test_an_english_word_is_found_wherever_it_stands(spoken: None) -> None:
    box = QWidget()
    drawn = QLabel("Not translated", box)
    named = QLineEdit(box)
    named.setAccessibleName("Untold")
    named.setPlaceholderText("Begin here")
    box.show()
    tour.settle()
    left = " ".join(english_left(box))
    assert "painted: Not translated" in left
    assert "Untold" in left
    assert "Begin here" in left
    drawn.setText(pseudo("Not translated") + " Q1 · Ctrl+K")
    assert "painted: Not" not in " ".join(english_left(box))


# In sentences -------------------------------------------------------------------------------------------------------


def test_core_speaks_the_language(spoken: None) -> None:
    assert words.month_name(3) == pseudo("March")
    assert {latin(step["title"]) for step in checklist.declared()} != {""}, "they are declared in English"
    assert layouts.read("sheet").spoken("lead") == pseudo("Looking ahead, no promises expected")
    assert {latin(section.rule.title) for section in layouts.read("sheet").sections("career")} == {""}
    assert translate("core", "There is no person “{id}”.") == pseudo("There is no person “{id}”.")


def test_a_number_takes_the_form_of_its_language(spoken: None) -> None:
    said = [counted("%n day ago", "%n days ago", n) for n in (1, 2, 5, 21)]
    assert said == [f"{n} {pseudo('days ago')}{mark}" for n, mark in ((1, "¹"), (2, "²"), (5, "³"), (21, "¹"))]


@pytest.mark.parametrize("n", [0, 1, 2])
def test_english_counts_with_and_without_its_file(dressed: QCoreApplication, n: int) -> None:
    expected = "1 day ago" if n == 1 else f"{n} days ago"
    assert counted("%n day ago", "%n days ago", n) == expected
    languages.speak(dressed, QLocale("xx"))
    assert counted("%n day ago", "%n days ago", n) == expected
    tour.hush(dressed)


def test_nobody_hears_half_a_language(dressed: QCoreApplication) -> None:
    """A German, of whom we know no translation, gets English menus from Qt as well."""
    languages.speak(dressed, QLocale("de_DE"))
    assert len(dressed.findChildren(QTranslator)) == 1
    tour.hush(dressed)


# Gathering ------------------------------------------------------------------------------------------------------------


def gathered(source: str) -> list[tuple[str, str, str | None]]:
    import ast

    reader = tool()["Reader"]()
    reader.visit(ast.parse(source))
    return [tuple(one) for one in reader.found]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class A:\n def f(self):\n  self.tr('Open')", ("A", "Open", None)),
        ("class A:\n def f(self):\n  self.tr('%n more', '', n)", ("A", "%n more", "%n more")),
        ('f\'{translate("core", "Inside")}\'', ("core", "Inside", None)),
        ("translate('core', 'At most %n', n).format()", ("core", "At most %n", "At most %n")),
        ("QCoreApplication.translate('charts', 'All')", ("charts", "All", None)),
        ("translate('core', 'One' if x else 'Two')", ("core", "Two", None)),
        ("_L('fields', 'Day')", ("fields", "Day", None)),
        ("marked('days', 'Mon', 'Tue')", ("days", "Tue", None)),
        ("counted('One', '%n', 3)", ("core", "%n", "One")),
        ("x = ('One', '%n of them')", ("core", "%n of them", "One")),
    ],
)
def test_what_is_marked_is_gathered(source: str, found: tuple[str, str, str | None]) -> None:
    assert found in gathered(source)


def test_sentences_of_every_kind_are_gathered() -> None:
    said = {(one.context, one.text) for one in tool()["sentences"](ROOT)}
    assert said > {
        ("core", "There is no person “{id}”."),
        ("fields", "How it felt"),
        ("choices", "skip-level"),
        ("checklists", "Choose the wins to bring"),
        ("sheet", "Carried over"),
        ("kinds", "Setback"),
        ("months", "March"),
        ("Window", "Undo"),
    }
    assert len(said) > 1000


def test_english_is_up_to_date(tmp_path: Path) -> None:
    source = ROOT / "resources" / "translations" / "careerjournal_en.ts"
    assert source.read_text(encoding="utf-8") == tool()["english"](tool()["sentences"](ROOT)), "run packaging/translate"
    tool()["compile_file"](source, tmp_path / "en.qm")
    assert (tmp_path / "en.qm").read_bytes() == source.with_suffix(".qm").read_bytes(), "run packaging/translate"


def test_a_language_keeps_what_is_translated(tmp_path: Path) -> None:
    target = tmp_path / "careerjournal_de.ts"
    one = tool()["Sentence"]
    tool()["merge"]([one("core", "Yes"), one("core", "%n days", "One day")], target)
    text = target.read_text(encoding="utf-8")
    assert 'numerus="yes"' in text
    begun = text.replace(
        '<source>Yes</source>\n        <translation type="unfinished"></translation>',
        "<source>Yes</source>\n        <translation>Ja</translation>",
    )
    assert begun != text
    target.write_text(begun, encoding="utf-8")
    tool()["merge"]([one("core", "Yes"), one("core", "No")], target)
    assert "<translation>Ja</translation>" in target.read_text(encoding="utf-8")
