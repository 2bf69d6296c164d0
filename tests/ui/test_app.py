"""Opening the window: the journal at its usual place, never an empty one where there should be a full one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from careerjournal import app
from careerjournal.core import known, paths
from careerjournal.core.journal import Journal
from careerjournal.core.rescue import Case
from careerjournal.core.trouble import Trouble
from careerjournal.ui import window as window_module
from careerjournal.ui.kit.parts import VerbButton
from careerjournal.ui.rescue import Rescue
from careerjournal.ui.window import Window
from tests.ui.opening import program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the frame of the window alone: what is tested here is which journal it is opened on."""
    monkeypatch.setattr(Window, "showEvent", lambda _self, _event: None)
    monkeypatch.setattr(window_module, "SCREENS", {})


def answer(monkeypatch: pytest.MonkeyPatch, given: object) -> list[str]:
    """Answer the rescue window and note what it said."""
    said: list[str] = []

    def choose(self: Rescue) -> object:
        said.append(self.findChildren(type(self.findChild(VerbButton)))[-1].accessibleName())
        return given

    monkeypatch.setattr(Rescue, "choose", choose)
    return said


def test_the_first_start_makes_the_usual_journal() -> None:
    assert program() == 0
    assert paths.default_journal().exists()
    assert program() == 0


def test_what_was_made_is_the_persons_alone() -> None:
    program()
    assert paths.default_journal().stat().st_mode & 0o077 == 0


def test_a_journal_that_is_gone_is_never_shown_as_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    program()
    for file in paths.default_journal().parent.glob("*.journal*"):
        file.unlink()
    said = answer(monkeypatch, None)
    assert program() == 0
    assert said == ["Close"]
    assert not paths.default_journal().exists()


def test_a_journal_elsewhere_is_offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Journal.create(tmp_path / "elsewhere.journal").close()
    answer(monkeypatch, tmp_path / "elsewhere.journal")
    assert program() == 0
    assert not paths.default_journal().exists()
    assert known.journals()[0] == tmp_path / "elsewhere.journal"


def test_a_new_one_is_begun_when_the_person_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Journal.create(tmp_path / "elsewhere.journal").close()
    answer(monkeypatch, "new")
    assert program() == 0
    assert paths.default_journal().exists()


def test_a_file_that_is_no_journal_is_said_and_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    paths.default_journal().parent.mkdir(parents=True)
    paths.default_journal().write_text("shopping list")
    said = answer(monkeypatch, None)
    assert program() == 0
    assert said
    assert paths.default_journal().read_text() == "shopping list"


def test_a_named_journal_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(tmp_path / "none.journal") == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "none.journal" in said


def test_no_screen_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert app.main() == 1
    assert capsys.readouterr().err.startswith("careerjournal: There is no screen here.")


def test_rescue_offers_what_was_seen_and_takes_the_answer(tmp_path: Path) -> None:
    rescue = Rescue(Case("It is not there.", tmp_path / "b.journal", seen=(tmp_path / "a.journal",), may_begin=True))
    rescue.show()
    names = {button.accessibleName(): button for button in rescue.findChildren(VerbButton)}
    names[f"Open {tmp_path / 'a.journal'}"].click()
    assert rescue.answer == tmp_path / "a.journal"
    assert not rescue.isVisible()


def test_what_a_slot_raises_is_said_without_a_word_of_the_journal(
    journal: Journal, settings: object, capsys: pytest.CaptureFixture[str]
) -> None:
    window = Window(journal, settings, {})  # type: ignore[arg-type]
    window.show()
    hook = app._report(window)
    hook(Trouble, Trouble("The disk is full."), None)
    assert window.trouble_bar.words.text() == "The disk is full."
    try:
        raise ValueError("a secret sentence")
    except ValueError as error:
        hook(ValueError, error, error.__traceback__)
    assert "ValueError" in window.trouble_bar.words.text()
    assert "secret" not in window.trouble_bar.words.text() + capsys.readouterr().err


HEAVY = ("typst", "markdown", "icalendar", "numpy")


def test_the_frame_of_the_window_imports_nothing_heavy() -> None:
    script = f"import sys, careerjournal.ui.window; print([one for one in {HEAVY} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
