"""“Where is my data?” names every place that is written to, and says of each what is true right now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from careerjournal import privacy
from careerjournal.core import backup, keys, paths
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.parts import VerbButton
from careerjournal.ui.kit.text import Label
from careerjournal.ui.screens.settings.screen import SettingsScreen
from careerjournal.ui.screens.settings.where_data import ASKED, WhereMyDataIs
from tests.ui import tour
from tests.ui.opening import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.settings import Settings


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal.create(tmp_path / "kept.journal")
    yield journal
    journal.close()


def asked(journal: Journal, settings: Settings) -> WhereMyDataIs:
    screen = opened(SettingsScreen, journal, settings)
    screen.open(ASKED)
    tour.settle()
    part = screen.findChild(WhereMyDataIs)
    assert part.answer.is_open()
    return part


def words(part: WhereMyDataIs) -> str:
    return "\n".join(said.text() for said in part.findChildren(Label) if not said.isHidden())


def test_every_place_is_named_with_what_it_holds(kept: Journal, settings: Settings, tmp_path: Path) -> None:
    settings.second_place = str(tmp_path / "stick")
    said = words(asked(kept, settings))
    for path in (kept.path, backup.folder_of(kept.path), tmp_path / "stick", paths.state_dir(), settings.path):
        assert str(path) in said
    assert "Not encrypted: whoever can open the file can read it." in said
    assert "A journal without a passphrase" in said


def test_a_passphrase_changes_what_is_said(kept: Journal, settings: Settings) -> None:
    part = asked(kept, settings)
    kept.rekey(keys.derived("calm", bytes.fromhex(kept.key.salt)))
    part.refresh()
    tour.settle()
    said = words(part)
    assert "Encrypted with your passphrase." in said
    assert "whoever can open the file" not in said
    assert "A journal without a passphrase" not in said


@pytest.mark.parametrize(("refused", "says"), [(True, "the system refuses it"), (False, "as Linux does")])
def test_it_says_whether_the_kernel_stands_in(
    kept: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch, refused: bool, says: str
) -> None:
    monkeypatch.setattr(privacy, "_refused", refused)
    assert says in words(asked(kept, settings))


@pytest.mark.parametrize(("closed", "says"), [(True, "a crash leaves none"), (False, "cannot keep its memory")])
def test_it_says_what_keeps_the_data_with_the_person(
    kept: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch, closed: bool, says: str
) -> None:
    monkeypatch.setattr(privacy, "_closed", closed)
    said = words(asked(kept, settings))
    assert says in said
    for part in ("for you alone", "open a file", "no error tells", "leaves the clipboard", "name neither you"):
        assert part in said


def test_a_path_is_copied_and_nothing_is_opened(kept: Journal, settings: Settings) -> None:
    part = asked(kept, settings)
    names = {button.accessibleName(): button for button in part.findChildren(VerbButton)}
    names["Copy the path: Its backups"].click()
    assert QGuiApplication.clipboard().text() == str(backup.folder_of(kept.path))


def test_closed_it_reads_nothing(kept: Journal, settings: Settings) -> None:
    screen = opened(SettingsScreen, kept, settings)
    assert not screen.findChild(WhereMyDataIs).answer.box.count()
