"""The settings file gives back what was put in, and never stands in the way."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.core import paths
from careerjournal.core.settings import Settings, toml

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.toml"
    kept = Settings(theme="dark", text_size=1.25, window="01ff", recent=['/a/b ü "c".journal'], path=file)
    assert kept.save()
    assert Settings.load(file) == kept
    assert Settings.load(tmp_path / "other.toml") != kept


def test_the_usual_place_is_the_settings_folder() -> None:
    assert Settings().path.parent == paths.config_dir()


@pytest.mark.parametrize("text", ["", "theme = ", "\x00", 'theme = "pink"\ntext_size = "x"\nwindow = 4\nrecent = 1'])
def test_a_strange_file_is_no_reason_not_to_start(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    assert Settings.load(file) == Settings(path=file)


def test_bytes_that_are_no_text_are_no_reason_either(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert Settings.load(file) == Settings(path=file)


def test_a_folder_that_takes_nothing_spoils_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert not Settings(path=tmp_path / "file" / "settings.toml").save()


def test_saving_leaves_one_file(tmp_path: Path) -> None:
    settings = Settings(path=tmp_path / "settings.toml")
    settings.save()
    settings.save()
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_recent_journals_are_newest_first_and_named_once(tmp_path: Path) -> None:
    settings = Settings()
    for name in [*"abcdefghij", "a"]:
        settings.opened(tmp_path / name)
    assert [path.rsplit("/", 1)[-1] for path in settings.recent] == list("ajihgfed")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_text_is_safe_in_toml(text: str, several: list[str]) -> None:
    assert tomllib.loads(toml({"text": text, "several": several})) == {"text": text, "several": several}
