"""Side by side through time: two versions beside each other, with words marked by more than colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication

from careerjournal.core import drift
from careerjournal.core.drift import Piece
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import Page, VerbButton
from careerjournal.ui.records.changed_text import ChangedText
from careerjournal.ui.records.side_by_side import SideBySide, Version
from tests.ui.opening import unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = ("A small team with a name on the door", "A large team with a name on the door", "A large team, known by name")


@pytest.fixture
def side(qapp: QApplication) -> Iterator[SideBySide]:
    made = SideBySide()
    made.resize(900, 600)
    made.show()
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()


def versions(*texts: str) -> list[Version]:
    return [Version(str(n), f"Q{n} 2025", f"{n} May", (text,), opens=f"uid-{n}") for n, text in enumerate(texts, 1)]


def texts(side: SideBySide) -> list[str]:
    return [column.texts[0].text() for column in (side.old, side.new)]


def test_the_newest_stands_beside_the_one_before(side: SideBySide) -> None:
    side.show_versions(versions(*TEXTS))
    assert texts(side) == [TEXTS[1], TEXTS[2]]
    side.compare("3", "1")
    assert texts(side) == [TEXTS[0], TEXTS[2]], "the earlier one is always the first"
    side.compare("1", "1")
    side.compare("1", "gone")
    assert side.compared == ("1", "3"), "what is no comparison changes nothing"
    side.show_versions(versions(*TEXTS, "A team"))
    assert side.compared == ("1", "3"), "a new version leaves the choice alone"
    side.show_versions(versions(*TEXTS[:2]))
    assert side.compared == ("1", "2"), "one that is gone does not"
    assert unnamed(side) == []


def test_marks_are_struck_out_and_underlined_and_said(side: SideBySide) -> None:
    side.show_versions(versions(*TEXTS[:2]))
    assert [column.texts[0].accessibleName() for column in (side.old, side.new)] == [
        "Q1 2025 · 1 May: A small team with a name on the door (no longer said: small)",
        "Q2 2025 · 2 May: A large team with a name on the door (new: large)",
    ]
    old, new = (column.texts[0]._formats() for column in (side.old, side.new))
    assert [one.format.fontStrikeOut() for one in old] == [False, True, False]
    styles = [one.format.underlineStyle() for one in new]
    assert styles.count(QTextCharFormat.UnderlineStyle.SingleUnderline) == 1
    assert side.key.isVisible()
    assert not side.anew.isVisible()
    side.show_versions(versions("One thing", "Something else entirely"))
    assert side.anew.isVisible(), "too little is the same to mark it"
    assert not side.key.isVisible()


def test_one_alone_is_shown_and_none_is_nothing(side: SideBySide) -> None:
    side.show_versions(versions("Only this"))
    assert not side.old.isVisible()
    assert side.new.texts[0].text() == "Only this"
    assert not side.every.isVisible()
    side.show_versions([])
    assert not side.new.isVisible()


def test_they_stack_where_there_is_no_room(side: SideBySide) -> None:
    side.show_versions(versions(*TEXTS))
    room = []
    for width, scale in ((900, 1.0), (480, 1.0), (901, 2.0)):
        theme.set_text_scale(scale)
        side.resize(width, 600)
        room.append(side.beside)
    assert room == [True, False, False], "large letters need more room"


def test_all_of_them_in_order(side: SideBySide) -> None:
    opened: list[str] = []
    side.opened.connect(opened.append)
    side.show_versions(versions(*TEXTS))
    side.every.click()
    QApplication.processEvents()
    shown = [one.accessibleName() for one in side.list.findChildren(ChangedText)]
    assert shown == [
        "A large team, known by name (before: with a, on the door)",
        "A large team with a name on the door (before: small)",
        "A small team with a name on the door",
    ]
    side.old.open.click()
    assert opened == ["uid-2"]


def test_what_belongs_to_a_version_opens_from_it(side: SideBySide) -> None:
    asked: list[object] = []
    side.asked.connect(asked.append)
    side.show_versions([
        Version("1", "March", "", ("Half an hour", "by May"), ("Why: too vague",), verb=("2 entries", "filter")),
        Version("2", "June", "", ("Ten minutes", "")),
    ])  # fmt: skip
    QApplication.processEvents()
    (verb,) = [one for one in side.old.findChildren(VerbButton) if one.isVisible()]
    verb.click()
    assert asked == ["filter"]
    assert [one.text() for one in side.old.texts] == ["Half an hour", "by May"]
    assert [one.text() for one in side.new.texts] == ["Ten minutes"], "a part that is gone leaves no empty line"


@pytest.mark.parametrize("width", [1000, 560])
def test_every_line_has_room_and_paragraphs_stay(qapp: QApplication, width: int) -> None:
    page, side = Page(960), SideBySide()
    page.box.addWidget(side)
    page.resize(width, 600)
    page.show()
    long = "\n\n".join(" ".join(f"word{n}{m}" for m in range(60)) for n in range(3))
    side.show_versions(versions(long, long.replace("word11 ", "")))
    for _ in range(3):
        QApplication.processEvents()
    for column in (side.old, side.new):
        one = column.texts[0]
        assert one.text().count("\n\n") == 2
        assert one.height() >= one.heightForWidth(one.width())
    page.close()
    page.deleteLater()


def test_marks_stand_on_their_words_after_an_emoji(qapp: QApplication) -> None:
    made = ChangedText(drift.sides("🎉 ก a small step", "🎉 ก a large step").after)
    (mark,) = [one for one in made._formats() if one.format.fontUnderline()]
    shown = made.text().encode("utf-16-le")
    assert shown[2 * mark.start : 2 * (mark.start + mark.length)].decode("utf-16-le") == "large"


def test_capitals_and_signs_make_no_other_word() -> None:
    found = drift.sides("The desk, and the list.", "the desk and the list")
    assert {piece.change for piece in (*found.before, *found.after)} == {"same"}
    assert drift.sides("", "New").after == (Piece("New", "same"),)
    assert drift.text(drift.sides("a\n\nb c", "a\n\nb d").after) == "a\n\nb d"
