"""The summary screen: ticks and short versions reach the page at once, and it comes out of the printer and in files."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import conversations
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.core.summary import as_text, documents, typeset
from careerjournal.core.summary.documents import sheet_of
from careerjournal.ui.kit import ask, printing, theme
from careerjournal.ui.kit.paper import PaperView
from careerjournal.ui.screens.summary.screen import SummaryScreen
from tests.ui.opening import opened

pytestmark = pytest.mark.usefixtures("sam")


@pytest.fixture
def talk(journal: Journal) -> str:
    priya = journal.add("person", name="Priya Raman", relation="manager")
    for n in range(3):
        journal.add("entry", kind="win", title=f"Win {n}", impact="Nobody was paged.", day=date(2026, 1, 10 + n))
    return journal.add("conversation", people=[priya], day=date(2026, 1, 27), wish="May I lead the planning round?")


def shown(journal: Journal, tmp_path: Path) -> SummaryScreen:
    screen = opened(SummaryScreen, journal, Settings(path=tmp_path / "settings.toml"))
    rest()
    return screen


def rest() -> None:
    """Let the page come, and then what is said of it."""
    for _ in range(4):
        QApplication.processEvents()


def on_page(screen: SummaryScreen) -> str:
    assert screen.fitted
    return as_text.page(screen.fitted)


def row(screen: SummaryScreen, text: str):  # type: ignore[no-untyped-def]
    return next(one for one in screen.list.rows().values() if one.text.text() == text)


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not true() and time.monotonic() < end:
        QTest.qWait(10)
    assert true()


def test_nobody_to_meet_is_one_question(journal: Journal, tmp_path: Path) -> None:
    screen = shown(journal, tmp_path)
    assert screen.empty.isVisible()
    assert screen.empty.sentence.text() == "Who are you meeting?"
    priya = journal.add("person", name="Priya Raman")
    journal.add("conversation", people=[priya], day=date(2026, 1, 27))
    rest()
    assert not screen.empty.isVisible(), "the control: a conversation brings the page"
    assert screen.page.document


def test_the_page_is_there_with_who_is_named(journal: Journal, talk: str, tmp_path: Path) -> None:
    screen = shown(journal, tmp_path)
    assert screen.title.text() == "1:1 with Priya Raman"
    assert screen.when.text() == "Tuesday 27 January 2026"
    assert screen.notes.named.text() == "Named on it: Priya Raman."
    assert not screen.notes.left_out.isVisible()
    assert not screen.what.subjects.isVisible(), "there is nothing to choose"
    assert screen.page.document
    assert screen.page.document.pages == 1


def test_a_tick_changes_the_page_and_keeps_the_focus(journal: Journal, talk: str, tmp_path: Path) -> None:
    screen = shown(journal, tmp_path)
    assert "Win 1" in on_page(screen)
    one = row(screen, "Win 1")
    one.tick.setFocus()
    before = screen.page.document
    QTest.keyClick(one.tick, Qt.Key.Key_Space)
    rest()
    assert "Win 1" not in on_page(screen)
    assert screen.page.document is not before
    assert row(screen, "Win 1") is one
    assert one.tick.hasFocus()
    journal.undo()
    rest()
    assert "Win 1" in on_page(screen)
    assert one.tick.isChecked()


def test_the_words_of_a_record_tick_it_too(journal: Journal, talk: str, tmp_path: Path) -> None:
    screen = shown(journal, tmp_path)
    QTest.mouseClick(row(screen, "Win 2").text, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    rest()
    assert "Win 2" not in on_page(screen)


def test_an_overlong_record_asks_for_a_short_version(journal: Journal, talk: str, tmp_path: Path) -> None:
    win = journal.add("entry", kind="win", title="Long", impact=" ".join(["word"] * 40), day=date(2026, 1, 19))
    documents.choose(journal, sheet_of(talk), win, True)
    screen = shown(journal, tmp_path)
    long = row(screen, "Long")
    assert long.short.isVisible()
    assert "asks for a short version of at most 35 words: Long" in screen.notes.left_out.text()
    assert not row(screen, "Win 2").short.isVisible()
    QTest.keyClicks(long.short.field, "No page at night.")
    journal.add("entry", title="Something else meanwhile")
    rest()
    assert long.short.field.text() == "No page at night.", "a refresh leaves the typing alone"
    screen.settle()
    rest()
    assert "Long – No page at night." in on_page(screen)
    assert not screen.notes.left_out.isVisible()


def test_typing_that_was_not_left_yet_is_printed(
    journal: Journal, talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    win = journal.add("entry", kind="win", title="Long", impact=" ".join(["word"] * 40), day=date(2026, 1, 19))
    documents.choose(journal, sheet_of(talk), win, True)
    screen = shown(journal, tmp_path)
    QTest.keyClicks(row(screen, "Long").short.field, "Typed a moment ago.")
    target = tmp_path / "page.txt"
    monkeypatch.setattr(ask, "save_file", lambda *_: target)
    screen.save(".txt")
    assert "Typed a moment ago." in target.read_text()


def test_one_of_several_conversations(journal: Journal, talk: str, tmp_path: Path) -> None:
    tomas = journal.add("person", name="Tomás Ruiz")
    other = journal.add("conversation", people=[tomas], day=date(2026, 2, 3))
    alone = journal.add("conversation", people=[tomas], day=date(2026, 2, 4), private=True, title="Between us")
    screen = shown(journal, tmp_path)
    assert screen.what.subjects.isVisible()
    assert screen.what.subjects.findData(alone) < 0
    screen.open("", conversation=other)
    rest()
    assert screen.title.text() == "1:1 with Tomás Ruiz"
    screen.open(alone)
    assert screen.title.text() == "1:1 with Priya Raman", "a private one has no sheet"


def test_the_paper_is_the_journals(journal: Journal, talk: str, tmp_path: Path) -> None:
    screen = shown(journal, tmp_path)
    screen.paper.chosen.emit("letter")
    rest()
    assert journal.settings.paper == "letter"
    assert screen.page.document
    assert round(screen.page.document.height) == 279


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".md", ".txt"])
def test_saving_writes_the_file_and_says_so(
    journal: Journal, talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    screen = shown(journal, tmp_path)
    offered = []

    def answer(_parent: object, _title: str, name: str, _kinds: object) -> Path:
        offered.append(name)
        return tmp_path / f"page{suffix}"

    monkeypatch.setattr(ask, "save_file", answer)
    screen.save(suffix)
    assert offered == [f"1-1 with Priya Raman{suffix}"]
    assert (tmp_path / f"page{suffix}").stat().st_size > 300
    assert conversations.get(journal, talk).printed_on == date(2026, 1, 20)


def test_thinking_better_of_it_prints_nothing(
    journal: Journal, talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(journal, tmp_path)
    monkeypatch.setattr(printing, "choose", lambda *_: False)
    monkeypatch.setattr(ask, "save_file", lambda *_: None)
    screen.print()
    screen.save(".pdf")
    assert conversations.get(journal, talk).printed_on is None


def test_the_printer_gets_the_whole_page_in_its_size(
    journal: Journal, talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.settings.paper = "letter"
    screen = shown(journal, tmp_path)
    target = tmp_path / "printed.pdf"

    def to_file(_parent: object, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    monkeypatch.setattr(printing, "choose", to_file)
    screen.print()
    pages = pypdf.PdfReader(target).pages
    assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [612, 792]
    drawn = pages[0].get_contents().get_data().split()
    shapes = screen.page.document.svg()[0].count(b"<use ") + screen.page.document.svg()[0].count(b"<path ")
    letters = len("1:1withPriyaRaman")
    assert letters < drawn.count(b"f") + drawn.count(b"f*") <= shapes, "each letter once, without an outline"
    assert conversations.get(journal, talk).printed_on == date(2026, 1, 20)


def test_the_page_is_crisp_and_white_in_the_dark(journal: Journal, talk: str, tmp_path: Path) -> None:
    theme.use("dark")
    screen = shown(journal, tmp_path)
    picture: QImage = screen.page.grab().toImage()
    paper = picture.pixelColor(picture.width() // 2, 40)
    assert (paper.red(), paper.green(), paper.blue()) == (255, 255, 255)
    assert picture.pixelColor(3, 3).lightness() < 60, "the control: around it the theme is dark"
    page = screen.page._pages[0]
    assert page.width() == screen.page._page_width(screen.page.width())


def test_the_page_follows_the_room_it_has(qapp: QApplication, journal: Journal, talk: str) -> None:
    view = PaperView(most=600, margin=10)
    view.resize(300, 500)
    view.show_document(documents.fitted(journal, sheet_of(talk)).document)
    view.show()
    assert view._pages[0].width() == 280
    assert view.heightForWidth(300) == round(280 * 297 / 210) + 20
    view.resize(900, 900)
    wait_for(lambda: view._pages[0].width() == 600)
    view.fit_height(780)
    wait_for(lambda: view._pages[0].width() < 600)
    assert 770 < view.heightForWidth(900) <= 780, "a page that nearly fits is shown whole"
    view.fit_height(300)
    wait_for(lambda: view._pages[0].width() == 600)
    view.show_document(None)
    view.close()


def test_a_small_page_can_be_pressed(qapp: QApplication, journal: Journal, talk: str) -> None:
    view = PaperView(most=200, margin=8, pressable="Open the sheet")
    said = []
    view.pressed.connect(lambda: said.append("pressed"))
    view.resize(216, 300)
    view.show()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert said == ["pressed", "pressed"]
    assert view.accessibleName() == "Open the sheet"
    view.close()


def test_ticking_does_not_gather_the_journal_anew(
    journal: Journal, talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(journal, tmp_path)
    gathered, compiled = [], []
    summary_of, document_of = documents.summary, typeset.document
    monkeypatch.setattr(documents, "summary", lambda *given: gathered.append(1) or summary_of(*given))
    monkeypatch.setattr(typeset, "document", lambda *given: compiled.append(1) or document_of(*given))
    begun = time.perf_counter()
    row(screen, "Win 1").tick.click()
    rest()
    assert time.perf_counter() - begun < 2, "200 ms on a calm machine"
    assert (len(gathered), len(compiled)) == (0, 1)
    journal.add("entry", kind="win", title="A new one")
    rest()
    assert gathered, "the control: a new record is gathered"
