"""What befalls a journal's file between two looks at it, and what a page then says and offers."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from careerjournal.core.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def words(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def names(widget) -> list[str]:
    return [one.accessibleName() for one in widget.findChildren(QAbstractButton) if not one.isHidden()]


def press(widget, beginning: str) -> None:
    QApplication.processEvents()
    next(one for one in widget.findChildren(QAbstractButton) if one.accessibleName().startswith(beginning)).click()


def wait_for(done: Callable[[], object]) -> None:
    for _ in range(500):
        if done():
            return
        QTest.qWait(10)
    pytest.fail("It never came.")


# --- damages


def missing(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("renamed.journal"))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("Dear diary, " * 900)


def plain(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE note (text)")


def short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:900])


def first_page(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:50] + bytes([whole[50] ^ 1]) + whole[51:])


def older(path: Path) -> None:
    shutil.copy(path, path.with_suffix(".old"))
    journal = Journal.open(path)
    journal.add("entry", body="not in the old copy")
    journal.close()
    shutil.move(path.with_suffix(".old"), path)


def replaced(path: Path) -> None:
    shutil.copy(path, path.with_suffix(".other"))
    path.unlink()
    path.with_suffix(".other").rename(path)


def cut(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(4096)


def damage_a_page(path: Path) -> None:
    whole = path.read_bytes()
    at = len(whole) // 2
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
