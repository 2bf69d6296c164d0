"""The window: places that never change, screens built when first shown, undo that hears the text first."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from careerjournal.core import file, first_start, names
from careerjournal.core.change import Change
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import Button
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens import SCREENS
from careerjournal.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings


class Placeholder(Screen):
    """A screen that counts what is asked of it."""

    name = "home"
    shows = frozenset({"person"})
    built: ClassVar[list[str]] = []

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.refreshed = self.settled = 0
        self.opened: list[tuple[str, dict[str, Any]]] = []
        self.line, self.text = QLineEdit(), QTextEdit()
        for field in (self.line, self.text):
            field.setAccessibleName("A field")
        box = QVBoxLayout(self)
        box.addWidget(self.line)
        box.addWidget(self.text)
        Placeholder.built.append(self.name)

    def refresh(self) -> None:
        self.refreshed += 1

    def open(self, uid: str, **wanted: Any) -> None:
        self.opened.append((uid, wanted))

    def settle(self) -> None:
        self.settled += 1

    def take_focus(self) -> None:
        self.line.setFocus()


@pytest.fixture
def window(journal: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    module = ModuleType("placeholders")
    for name in SCREENS:
        setattr(module, name, type(f"{name.capitalize()}Screen", (Placeholder,), {"name": name}))
    monkeypatch.setitem(sys.modules, "placeholders", module)
    Placeholder.built.clear()
    first_start.asked(journal)
    made = Window(journal, settings, {name: f"placeholders:{name}" for name in SCREENS})
    made.resize(1320, 840)
    made.show()
    QTest.qWait(1)
    yield made
    made.close()


def screen(window: Window, name: str) -> Placeholder:
    found = window.screen_of(name)
    assert isinstance(found, Placeholder)
    return found


def test_screens_are_built_when_they_are_first_shown(window: Window) -> None:
    assert Placeholder.built == ["home"]
    window.go("goals")
    window.go("home")
    window.go("goals")
    assert Placeholder.built == ["home", "goals"]


KEYS = [("1", "home"), ("2", "timeline"), ("3", "conversations"), ("4", "strengths"), ("5", "goals")]


@pytest.mark.parametrize(
    ("key", "name"), [*KEYS, ("6", "reflect"), ("7", "trends"), ("8", "summary"), ("K", "search"), (",", "settings")]
)
def test_every_screen_has_its_key(window: Window, key: str, name: str) -> None:
    window.go("goals" if name != "goals" else "home")
    QTest.keyClick(
        window.focusWidget() or window,
        getattr(Qt.Key, {",": "Key_Comma"}.get(key, f"Key_{key}")),
        Qt.KeyboardModifier.ControlModifier,
    )
    assert window.screen_name == name


def test_the_sidebar_goes_by_mouse_and_by_arrow(window: Window) -> None:
    places = window.sidebar.screens
    QTest.mouseClick(
        places.viewport(), Qt.MouseButton.LeftButton, pos=places.visualRect(places.model().index(3, 0)).center()
    )
    assert window.screen_name == "strengths"
    assert screen(window, "strengths").line.hasFocus()
    places.setFocus()
    QTest.keyClick(places, Qt.Key.Key_Down)
    assert window.screen_name == "goals"
    assert places.hasFocus()
    QTest.mouseClick(window.sidebar.search, Qt.MouseButton.LeftButton)
    assert window.screen_name == "search"
    assert not places.selectionModel().hasSelection()


def test_going_carries_the_record(window: Window) -> None:
    window.go("timeline", "01abc", filter=None)
    assert screen(window, "timeline").opened == [("01abc", {"filter": None})]


def test_a_hidden_screen_goes_stale_and_a_seen_one_refreshes(window: Window, journal: Journal) -> None:
    window.go("goals")
    window.go("home")
    home, goals = screen(window, "home"), screen(window, "goals")
    before = (home.refreshed, goals.refreshed)
    journal.add("theme", name="Nobody shows themes")
    assert (home.refreshed, goals.refreshed) == before
    journal.add("person", name="Priya")
    assert (home.refreshed, goals.refreshed) == (before[0] + 1, before[1])
    window.go("goals")
    assert goals.refreshed == before[1] + 1
    window.go("home")
    assert home.refreshed == before[0] + 1


def test_leaving_a_screen_saves_what_is_typed(window: Window) -> None:
    home = screen(window, "home")
    window.go("goals")
    assert home.settled == 1
    window.close()
    assert home.settled == 2


def undo(widget: QWidget, redo: bool = False) -> None:
    keys = Qt.KeyboardModifier.ControlModifier
    if redo:
        keys |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(widget, Qt.Key.Key_Z, keys)


@pytest.mark.parametrize("field", ["line", "text"])
def test_undo_hears_the_text_first_and_then_the_journal(window: Window, journal: Journal, field: str) -> None:
    person = journal.add("person", name="Priya")
    widget = getattr(screen(window, "home"), field)
    widget.setFocus()
    QTest.keyClicks(widget, "word")
    undo(widget)
    assert (widget.text() if field == "line" else widget.toPlainText()) == ""
    assert journal.values(person)["name"] == "Priya"
    undo(widget)
    assert journal.undo_label == ""
    assert window._toast.words.text().startswith("Undone: ")
    undo(widget, redo=True)
    assert (widget.text() if field == "line" else widget.toPlainText()) == "word"
    undo(widget, redo=True)
    assert journal.undo_label != ""


def test_the_toast_of_an_undo_does_it_again(window: Window, journal: Journal) -> None:
    journal.add("person", name="Priya")
    window.undo()
    assert journal.undo_label == ""
    window._toast.verb.click()
    assert journal.undo_label != ""
    window.undo()
    window.undo()
    assert window._toast.words.text() == "Nothing to undo."


def test_a_toast_never_takes_back_a_later_step(window: Window, journal: Journal) -> None:
    journal.add("person", name="Priya")
    window.toast("Added: Priya", journal.undo)
    journal.add("person", name="Tomas")
    assert not window._toast.isVisible()
    window._toast.verb.click()
    assert [one.name for one in names.of(journal, "person")] == ["Priya", "Tomas"]


def test_a_toast_outlives_what_another_process_writes(window: Window, journal: Journal) -> None:
    journal.add("person", name="Priya")
    window.toast("Added: Priya", journal.undo)
    window.signals.changed.emit(Change("", frozenset(), frozenset({"person"})))
    assert window._toast.isVisible()


def test_an_undo_that_cannot_be_is_said_at_the_top(
    window: Window, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise Trouble("Somebody else changed it meanwhile.")

    monkeypatch.setattr(journal, "undo", refuse)
    window.undo()
    assert window.trouble_bar.isVisible()
    assert window.trouble_bar.words.text() == "Somebody else changed it meanwhile."


@pytest.mark.parametrize(("width", "narrow"), [(1320, False), (1100, False), (1099, True), (900, True)])
def test_below_1100_the_sidebar_is_icons_only(window: Window, width: int, narrow: bool) -> None:
    window.resize(width, 640)
    assert window.sidebar.width() == (56 if narrow else 208)
    tip = window.sidebar.screens.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Home" in tip


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_words_of_the_sidebar_fit_at_any_text_size(window: Window, scale: float) -> None:
    theme.set_text_scale(scale)
    window.resize(1920, 1200)
    assert window.sidebar.width() >= window.sidebar.screens.widest() + 17


@pytest.mark.parametrize(("scale", "height"), [(1.0, 640), (2.0, 640), (2.0, 520)])
def test_settings_never_lie_over_the_screens_above(window: Window, scale: float, height: int) -> None:
    theme.set_text_scale(scale)
    window.resize(1000, height)
    QTest.qWait(1)
    places, foot = window.sidebar.screens, window.sidebar.foot
    assert places.geometry().bottom() < foot.geometry().top()
    assert foot.geometry().bottom() < window.sidebar.height()
    last = places.visualRect(places.model().index(places.rows - 1, 0))
    if height == 640:
        assert places.viewport().rect().contains(last), "all are in sight"


def test_another_text_size_builds_the_hidden_screens_anew(window: Window) -> None:
    window.go("goals")
    home = screen(window, "home")
    theme.set_text_scale(1.5)
    assert home.settled == 2
    window.go("home")
    assert screen(window, "home") is not home
    assert Placeholder.built == ["home", "goals", "home"]


def test_a_while_after_a_save_everything_is_in_the_one_file(window: Window, journal: Journal, tmp_path: Path) -> None:
    journal.add("person", name="Priya")
    log = journal.path.with_name(f"{journal.path.name}-wal")
    assert log.stat().st_size > 0
    window.signals._calm.timeout.emit()
    copy = Path(shutil.copy(journal.path, tmp_path / "copy.journal"))
    assert file.asked(copy, journal.key, "SELECT name FROM person") == ("Priya",)


def test_a_foreign_change_is_noticed(window: Window, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(journal, "poll", lambda: asked.append(1))
    window.signals._timer.timeout.emit()
    assert (asked, window.signals._timer.interval()) == ([1], 500)


def test_the_window_comes_back_where_it_was(window: Window, journal: Journal, settings: Settings) -> None:
    window.resize(790, 600)  # the offscreen screen is 800 wide
    window.close()
    assert settings.path.exists()
    again = Window(journal, settings, {})
    assert (again.width(), again.height()) == (790, 600)


def test_a_strange_geometry_is_no_reason_not_to_start(journal: Journal, settings: Settings) -> None:
    settings.window = "not hexadecimal"
    assert Window(journal, settings, {}).width() == 1320


def test_a_closed_window_listens_no_more(window: Window, journal: Journal) -> None:
    home = screen(window, "home")
    before = home.refreshed
    window.close()
    journal.add("person", name="Priya")
    assert home.refreshed == before


def test_commands_are_found_by_the_beginnings_of_their_words(window: Window) -> None:
    ran: list[int] = []
    window.commands.add("goals.new", "New goal", lambda: ran.append(1), "Ctrl+N", where=screen(window, "home"))
    assert [one.text for one in window.commands.matching("go ne")] == ["New goal"]
    window.commands.matching("NEW")[0]()
    assert ran == [1]
    assert window.commands.tip("goals.new") == "New goal (Ctrl+N)"
    window.go("goals")
    assert window.commands.matching("new go") == []
    assert window.commands.matching("  ") == []


def nameless(root: QWidget) -> list[str]:
    """The widgets that Tab can reach and a screen reader cannot name."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(root)
        interface = QAccessible.queryAccessibleInterface(widget)
        if reachable and interface is not None and not interface.text(QAccessible.Text.Name):
            found.append(type(widget).__name__)
    return found


def test_everything_that_tab_reaches_has_a_name(window: Window) -> None:
    window.toast("Moved to trash", window.undo)
    window.trouble("The disk is full.")
    assert nameless(window) == []


def test_a_button_without_a_name_would_be_found() -> None:
    root = QWidget()
    button = Button("x")
    button.setText("")
    button.setAccessibleName("")
    QVBoxLayout(root).addWidget(button)
    assert nameless(root) == ["Button"]
