"""Any document on the summary screen: chosen, ticked by sections, set, checked before it goes out, and many pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_text, kinds
from careerjournal.core.summary.choices import INITIALS, LARGE, read
from careerjournal.ui.kit import ask, printing, theme
from careerjournal.ui.screens.summary.screen import SummaryScreen
from careerjournal.ui.window import Window
from tests.ui.opening import alone, opened, toast, unnamed

FIRST = date(2026, 1, 1)

pytestmark = pytest.mark.usefixtures("sam")


@pytest.fixture
def told(journal: Journal) -> dict[str, str]:
    """Return the people of a journal that has something for most documents."""
    priya = journal.add("person", name="Priya Raman", relation="manager")
    tomas = journal.add("person", name="Tomás Ruiz")
    for n in range(12):
        journal.add("entry", kind="win", title=f"Win {n}", body="Words. " * 400, day=date(2026, 1, 2 + n))
    journal.add("entry", kind="setback", title="The release rolled back", body="Twice.", day=date(2026, 1, 15))
    journal.add("feedback", giver=tomas, body="You waited.", day=date(2026, 1, 9), worth_keeping=True)
    journal.add("conversation", people=[priya], day=date(2026, 1, 27), wish="May I lead the round?")
    held = journal.add("conversation", people=[tomas], day=date(2026, 1, 8), title="Over lunch")
    journal.edit("conversation", held, held_on=date(2026, 1, 8))
    return {"Priya": priya, "Tomás": tomas}


@pytest.fixture
def screen(journal: Journal, told: dict[str, str], settings) -> SummaryScreen:  # type: ignore[no-untyped-def]
    found = opened(SummaryScreen, journal, settings)
    rest()
    return found


def rest() -> None:
    for _ in range(5):
        QApplication.processEvents()


def choose(screen: SummaryScreen, key: str) -> None:
    """Choose a document as a person does: with the keys, in the list of documents."""
    choice = screen.what.documents
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(choice.count()):
        if choice.value() == key:
            break
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.value() == key
    rest()


def show(screen: SummaryScreen, key: str, subject: str = "") -> None:
    screen.open("", document=key, subject=subject)
    rest()


def on_page(screen: SummaryScreen) -> str:
    assert screen.fitted
    return as_text.page(screen.fitted)


def row(screen: SummaryScreen, text: str):  # type: ignore[no-untyped-def]
    return next(one for one in screen.list.rows().values() if one.text.text() == text)


# --- choosing


def test_documents_stand_in_groups_and_the_keys_pass_the_heads_over(screen: SummaryScreen) -> None:
    model = screen.what.documents.model()
    assert isinstance(model, QStandardItemModel)
    heads = [model.item(n).text() for n in range(model.rowCount()) if not model.item(n).isEnabled()]
    assert heads == ["To bring", "To look back", "To keep"]
    offered = {screen.what.documents.itemData(n) for n in range(model.rowCount())} - {""}
    assert offered == set(kinds.KINDS)
    choose(screen, "timeline")
    assert screen.about.document == "timeline"


def test_the_document_of_last_time_is_the_one_to_begin_with(journal: Journal, screen: SummaryScreen, settings) -> None:  # type: ignore[no-untyped-def]
    assert screen.about.document == "sheet"
    choose(screen, "words")
    again = opened(SummaryScreen, journal, settings)
    rest()
    assert again.about.document == "words"
    assert "You waited." in on_page(again)
    again.window().close()
    screen.open("", document="timeline")
    assert screen.journal.settings.get("summary.document") == "words", "a way from elsewhere is not a choice"


def test_one_step_of_undo_takes_the_choice_back(journal: Journal, screen: SummaryScreen) -> None:
    choose(screen, "words")
    journal.undo()
    rest()
    assert screen.about.document == "sheet"


def test_every_document_shows_its_pages_or_where_it_begins(screen: SummaryScreen) -> None:
    shown = set()
    for key in kinds.KINDS:
        show(screen, key)
        if screen.fitted:
            shown.add(key)
            assert screen.desk.isVisible(), key
            assert screen.page._pages, "the first page is drawn"
        else:
            _require_beginning(screen)
        assert not unnamed(screen), key
    assert {"sheet", "words", "person", "feedback", "timeline"} <= shown


def _require_beginning(screen: SummaryScreen) -> None:
    assert screen.empty.isVisible()
    assert screen.empty.sentence.text()
    assert screen.empty.button
    assert screen.empty.button.isVisible()
    assert not screen.print_button.isVisible()


def test_an_empty_journal_says_where_each_document_begins(journal: Journal, settings) -> None:  # type: ignore[no-untyped-def]
    screen = opened(SummaryScreen, journal, settings)
    for key in kinds.KINDS:
        show(screen, key)
        assert screen.what.documents.value() == key, "another document can be chosen"
        if screen.fitted is None:
            _require_beginning(screen)


def test_the_verb_of_an_empty_document_leads_there(journal: Journal, settings) -> None:  # type: ignore[no-untyped-def]
    window = alone(journal, settings, "summary", "conversations")
    window.show()
    window.go("summary", document="words")
    screen = window.screen_of("summary")
    assert isinstance(screen, SummaryScreen)
    assert screen.empty.button
    screen.empty.button.click()
    assert window.screen_name == "conversations"


def test_the_person_is_chosen(journal: Journal, told: dict[str, str], screen: SummaryScreen) -> None:
    show(screen, "person")
    assert screen.what.subjects.accessibleName() == "Person"
    screen.what.subjects.chosen.emit(told["Tomás"])
    rest()
    assert screen.about.subject == told["Tomás"]
    assert "Over lunch" in on_page(screen)


def test_what_is_gone_or_private_gives_way_to_what_is_there(
    journal: Journal, told: dict[str, str], screen: SummaryScreen
) -> None:
    alone_with = journal.add(
        "conversation", people=[told["Tomás"]], day=date(2026, 2, 1), private=True, title="Between us"
    )
    show(screen, "sheet", alone_with)
    assert screen.title.text() == "1:1 with Priya Raman"
    assert toast(screen) == "This conversation is only for you, so nothing of it goes on paper."


def test_days_are_two_fields(screen: SummaryScreen) -> None:
    show(screen, "timeline")
    days = screen.what.days
    assert days.isVisible()
    assert not screen.what.subjects.isVisible()
    for field, text in ((days.first, "2026-01-05"), (days.last, "2026-01-03")):
        field.line.setFocus()
        field.line.selectAll()
        QTest.keyClicks(field.line, text)
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    rest()
    assert screen.about.subject == "2026-01-03/2026-01-05", "the wrong way round is turned"
    assert "Win 3" in on_page(screen)
    assert "Win 4" not in on_page(screen)
    days.last.write("soon")
    days.last.left.emit()
    assert days.wrong.isVisible()
    assert screen.about.subject == "2026-01-03/2026-01-05"


# --- ticking


def test_a_whole_section_is_ticked_by_one_verb_and_one_undo(journal: Journal, screen: SummaryScreen) -> None:
    show(screen, "timeline")
    group = next(
        group for group in screen.list.groups.values() if "Win 0" in {r.text.text() for r in group.rows.values()}
    )
    assert group.everything.text() == "None"
    assert len(group.rows) < 12, "a long section is folded"
    group.everything.click()
    rest()
    assert "Win 11" not in on_page(screen)
    assert group.everything.text() == "All"
    journal.undo()
    rest()
    assert "Win 11" in on_page(screen)
    assert group.everything.accessibleName().startswith("None: ")


def test_a_folded_section_unfolds_for_the_keyboard(screen: SummaryScreen) -> None:
    show(screen, "timeline")
    group = next(iter(screen.list.groups.values()))
    shown = len(group.rows)
    group._more.click()
    assert len(group.rows) > shown
    assert list(group.rows.values())[shown].tick.hasFocus()
    assert not group._more.isVisible()


def test_what_did_not_work_stands_apart_and_waits(screen: SummaryScreen) -> None:
    show(screen, "timeline")
    assert "rolled back" not in on_page(screen)
    tick = row(screen, "The release rolled back").tick
    assert not tick.isChecked()
    tick.click()
    rest()
    assert "rolled back" in on_page(screen)


def test_names_as_initials_and_large_type_are_kept_with_the_document(journal: Journal, screen: SummaryScreen) -> None:
    assert screen.fitted
    before = screen.fitted.document.pdf
    screen.notes.initials.click()
    rest()
    assert "P. R." in on_page(screen)
    assert screen.notes.named.text() == "Nobody is named on it."
    screen.notes.large.click()
    rest()
    assert screen.fitted.document.pdf != before
    assert read(screen.about).ticks == {INITIALS: True, LARGE: True}
    show(screen, "words")
    assert not screen.notes.initials.isChecked(), "each document is set for itself"


# --- the share check


def test_the_share_check_points_and_is_passed_with_the_same_button(
    journal: Journal, screen: SummaryScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = []
    monkeypatch.setattr(printing, "print_document", lambda *_: printed.append(1) or True)
    screen.print_button.click()
    assert printed == [1], "the control: nothing to look at, so it prints at once"
    show(screen, "words")
    assert screen.sharing.isVisible()
    assert screen.sharing.text == "It names Tomás Ruiz."
    screen.print_button.click()
    assert printed == [1]
    assert screen.print_button.text() == "Print anyway"
    assert screen.print_button.hasFocus()
    assert screen.print_button.accessibleDescription() == "It names Tomás Ruiz."
    QTest.keyClick(screen.print_button, Qt.Key.Key_Return)
    assert printed == [1, 1]
    assert screen.print_button.text() == "Print"
    screen.print_button.click()
    assert printed == [1, 1, 1], "what was passed is not asked again"


def test_a_change_asks_anew(journal: Journal, screen: SummaryScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "print_document", lambda *_: True)
    show(screen, "timeline")
    journal.settings.private_words = ["words"]
    rest()
    assert "It says words, from your list of words." in screen.sharing.text
    screen.print()
    assert screen.sharing.asked
    row(screen, "The release rolled back").tick.click()
    rest()
    assert not screen.sharing.asked
    assert screen.print_button.text() == "Print"
    assert "It tells what is hard, or did not work: The release rolled back." in screen.sharing.text


def test_saving_is_checked_as_well(screen: SummaryScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show(screen, "words")
    target = tmp_path / "words.md"
    monkeypatch.setattr(ask, "save_file", lambda *_: target)
    screen.save(".md")
    assert not target.exists()
    assert screen.save_button.text().strip() == "Save anyway"
    screen.save(".md")
    assert "You waited." in target.read_text()
    assert toast(screen) == "Saved as words.md"


def test_look_goes_to_the_records_one_after_the_other(screen: SummaryScreen, journal: Journal) -> None:
    journal.settings.private_words = ["Win 9", "Win 11"]
    show(screen, "timeline")
    concern = next(one for one in screen.sharing.concerns if one.key == "words")
    screen.sharing.looked.emit(concern)
    rest()
    assert row(screen, "Win 9").tick.hasFocus(), "also where the section was folded"
    screen.sharing.looked.emit(concern)
    assert row(screen, "Win 11").tick.hasFocus()
    screen.sharing.looked.emit(concern)
    assert row(screen, "Win 9").tick.hasFocus()


# --- pages


def test_only_the_pages_in_sight_are_drawn(screen: SummaryScreen) -> None:
    show(screen, "timeline")
    assert screen.page.count >= 4
    assert set(screen.page._pages) <= {0, 1, 2}
    assert screen.desk.place.text() == f"Page 1 of {screen.page.count}"
    bar = screen.desk.verticalScrollBar()
    bar.setValue(bar.maximum())
    for _ in range(100):
        if screen.page.count - 1 in screen.page._pages:
            break
        QTest.qWait(20)
    assert screen.page.count - 1 in screen.page._pages
    assert screen.desk.place.text() == f"Page {screen.page.count} of {screen.page.count}"
    assert screen.desk.accessibleDescription() == screen.desk.place.text()


def test_several_pages_come_out_of_the_printer(
    screen: SummaryScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_file(_parent: object, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    monkeypatch.setattr(printing, "choose", to_file)
    show(screen, "timeline")
    screen.print()
    if screen.sharing.asked:
        screen.print()
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == screen.page.count


def test_the_dark_theme_changes_no_byte_of_any_document(screen: SummaryScreen) -> None:
    made = {}
    for name in ("light", "dark"):
        theme.use(name)
        for key in kinds.KINDS:
            show(screen, key)
            made[name, key] = screen.fitted.document.pdf if screen.fitted else b""
    assert all(made["light", key] == made["dark", key] for key in kinds.KINDS)
    assert sum(bool(pdf) for pdf in made.values()) >= 8, "the control: there are pages"


# --- ways to it


def test_every_document_is_a_command(journal: Journal, told: dict[str, str], settings) -> None:  # type: ignore[no-untyped-def]
    window: Window = alone(journal, settings, "home", "summary")
    window.show()
    for key, kind in kinds.KINDS.items():
        found = [one for one in window.commands.matching(f"print {kind.title}") if one.name == f"print.{key}"]
        assert found, kind.title
        found[0]()
        screen = window.screen_of("summary")
        assert isinstance(screen, SummaryScreen)
        assert (window.screen_name, screen.about.document) == ("summary", key)


def test_everything_is_reached_by_the_keyboard(screen: SummaryScreen) -> None:
    show(screen, "timeline")
    window = screen.window()
    reached = set()
    screen.what.documents.setFocus()
    for _ in range(80):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    buttons = [screen.print_button, screen.save_button, screen.notes.large, screen.notes.initials, screen.desk]
    assert set(buttons) <= reached
    assert screen.what.days.first.line in reached
    assert any(one.tick in reached for one in screen.list.rows().values())
    assert not unnamed(screen)
