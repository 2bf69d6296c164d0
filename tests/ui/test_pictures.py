"""Pictures: one of every face of every screen, in the size and theme asked for, and nothing else is touched."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from careerjournal import pictures
from careerjournal.core import paths
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui import screens
from careerjournal.ui.kit import theme
from careerjournal.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Faces(Screen):
    """A screen of two faces."""

    name = "talks"

    def scenes(self) -> Iterator[str]:
        yield "prepare"
        yield "follow up"


class Plain(Screen):
    """A screen of one."""

    name = "home"


@pytest.fixture
def journal_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    module = ModuleType("pictured")
    module.Faces, module.Plain = Faces, Plain  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pictured", module)
    monkeypatch.setattr(screens, "SCREENS", {"home": "pictured:Plain", "talks": "pictured:Faces"})
    file = tmp_path / "some.journal"
    Journal.create(file).close()
    return file


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_face_is_drawn_in_size_and_theme(journal_file: Path, tmp_path: Path, name: str) -> None:
    made = pictures.make(tmp_path / "out", name, (1000, 640), journal_file)
    assert [file.name for file in made] == ["home.png", "talks-prepare.png", "talks-follow-up.png"]
    for file in made:
        image = QImage(str(file))
        assert (image.width(), image.height()) == (1000, 640)
        assert image.pixelColor(990, 630).name() == theme.read(name).canvas.lower()


def test_pictures_leave_the_settings_alone(journal_file: Path, tmp_path: Path) -> None:
    pictures.make(tmp_path / "out", "light", (1000, 640), journal_file)
    assert not paths.config_dir().exists()


def test_a_place_that_takes_nothing_is_one_sentence(journal_file: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Trouble, match="cannot be made"):
        pictures.make(tmp_path / "file" / "out", "light", (1000, 640), journal_file)
