"""Accessibility: everything that takes the focus has a name, can be reached by Tab and shows that it was reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from careerjournal.core.settings import Settings
from careerjournal.ui.kit.parts import Button, IconButton, Segmented
from tests.ui import tour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careerjournal.core.journal import Journal

MOST_STOPS = 400
ROWS = 60


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, dressed: QApplication) -> Iterator[Journal]:
    """Return the example career, for all tests that only look."""
    made = tour.example(tmp_path_factory.mktemp("example") / "example.journal")
    yield made
    made.close()


# Looking ------------------------------------------------------------------------------------------------------------


class Flashes(QObject):
    """Notes what opens as a window of its own for a moment: it takes the keyboard away from the one that is open."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled() and widget.focusProxy() is None


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return str(found.text(QAccessible.Text.Name)) if found else ""


def badly_named(root: QWidget) -> set[str]:
    """Return what takes the focus and has no name, or one that only a programmer reads."""
    found = set()
    for widget in filter(takes_focus, tour.seen(root)):
        name = name_of(widget).strip()
        classes = {cls.__name__ for cls in type(widget).__mro__}
        if not name or name in classes or name == widget.objectName():
            found.add(f"{tour.place(widget)}: “{name}”")
    return found


def silent_rows(root: QWidget) -> set[str]:
    """Return the lists with a row that a screen reader could only guess."""
    found = set()
    for view in (widget for widget in tour.seen(root) if isinstance(widget, QAbstractItemView)):
        model = view.model()
        for row in range(min(model.rowCount(), ROWS) if model else 0):
            index = model.index(row, 0)
            if not index.data(Qt.ItemDataRole.AccessibleTextRole) and index.flags() & Qt.ItemFlag.ItemIsSelectable:
                found.add(f"{tour.place(view)}: row {row}")
    return found


def not_plain(root: QWidget) -> set[str]:
    """Return the labels that would take some of the person's words for markup."""
    return {
        tour.place(widget)
        for widget in (root, *root.findChildren(QLabel))
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText
    }


def tab_stops(root: QWidget) -> list[QWidget]:
    """Press Tab from where the focus is until it comes round, and return where it was."""
    stops: list[QWidget] = []
    if QApplication.focusWidget() is None:
        root.window().focusNextChild()
    for _ in range(MOST_STOPS):
        at = QApplication.focusWidget()
        if at is None or at in stops:
            break
        stops.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return stops


def unreached(root: QWidget) -> set[str]:
    """Return the controls that Tab never comes to; of buttons of which one always holds, one is enough."""
    stops = tab_stops(root)
    groups = {stop.group() for stop in stops if isinstance(stop, QAbstractButton) and stop.group()}
    found = set()
    for widget in tour.seen(root):
        if not is_control(widget) or not widget.isEnabled() or widget in stops:
            continue
        if isinstance(widget, QAbstractButton) and widget.group() in groups:
            continue
        found.add(f"{tour.place(widget)}: “{name_of(widget)}”")
    return found if stops else {"nothing takes the focus"}


def is_control(widget: QWidget) -> bool:
    """Whether a person could want to press it or write into it."""
    if isinstance(widget.parentWidget(), QLineEdit | QComboBox | QAbstractItemView):
        return False
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    return isinstance(widget, kinds) or (takes_focus(widget) and not isinstance(widget, QScrollArea))


def unseen_focus(root: QWidget) -> set[str]:
    """Return what takes the focus and looks no different for it."""
    found = set()
    for stop in tab_stops(root):
        if isinstance(stop, QScrollArea):
            continue
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = stop.grab().toImage()
        stop.clearFocus()
        if stop.grab().toImage() == with_focus:
            found.add(f"{tour.place(stop)}: “{name_of(stop)}”")
        stop.setFocus(Qt.FocusReason.TabFocusReason)
    return found


def without_focus(_root: QWidget) -> set[str]:
    """Return whether a face that was led to leaves the keyboard nowhere."""
    return set() if QApplication.focusWidget() else {"nothing has the focus"}


CHECKS: tuple[Callable[[QWidget], set[str]], ...] = (
    without_focus,
    badly_named,
    silent_rows,
    not_plain,
    unreached,
    unseen_focus,
)
FLASHES = "flashes"


@pytest.fixture(scope="module")
def findings(example: Journal, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, set[str]]]:
    """Return by check and face what was found, on one walk through the window."""
    window = tour.opened(example, Settings(theme="light", path=tmp_path_factory.mktemp("settings") / "settings.toml"))
    found: dict[str, dict[str, set[str]]] = {FLASHES: {}, **{check.__name__: {} for check in CHECKS}}
    flashes = Flashes()
    for face in tour.faces(window):
        for check in CHECKS:
            if wrong := check(window):
                found[check.__name__][face] = wrong
        if flashes.seen:
            found[FLASHES][face], flashes.seen = set(flashes.seen), []
    QApplication.instance().removeEventFilter(flashes)
    window.close()
    return found


@pytest.mark.parametrize("check", [FLASHES, *(check.__name__ for check in CHECKS)])
def test_every_face_of_every_screen(check: str, findings: dict[str, dict[str, set[str]]]) -> None:
    assert findings[check] == {}


def test_the_sidebar_is_a_list(example: Journal, settings: Settings) -> None:
    window = tour.opened(example, settings)
    spoken = QAccessible.queryAccessibleInterface(window.sidebar.screens)
    assert spoken.role() == QAccessible.Role.List
    assert spoken.childCount() == 8
    assert spoken.child(0).role() == QAccessible.Role.ListItem
    assert spoken.child(0).text(QAccessible.Text.Name) == "Home"


# Controls: each check finds what it is for ----------------------------------------------------------------------------


@pytest.fixture
def box(dressed: QApplication) -> QWidget:
    made = QWidget()
    made.setLayout(QVBoxLayout())
    return made


def shown(box: QWidget, *parts: QWidget) -> QWidget:
    for part in parts:
        box.layout().addWidget(part)
    box.show()
    box.activateWindow()
    parts[0].setFocus()
    tour.settle()
    return box


def test_a_button_without_a_name_is_found(box: QWidget) -> None:
    bare, classy = QToolButton(), QToolButton()
    for button in (bare, classy):
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    classy.setAccessibleName("QToolButton")
    assert len(badly_named(shown(box, bare, classy, IconButton("x", "Close")))) == 2


def test_a_row_without_words_is_found(box: QWidget) -> None:
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QListView

    view = QListView()
    model = QStandardItemModel(view)
    view.setModel(model)
    model.appendRow(QStandardItem())
    assert silent_rows(shown(box, view))


def test_a_label_that_guesses_is_found(box: QWidget) -> None:
    assert not_plain(shown(box, QLabel("<b>words</b>")))


def test_a_button_out_of_reach_is_found(box: QWidget) -> None:
    aside = QPushButton("Aside")
    aside.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    choice = Segmented([("a", "A"), ("b", "B")], "Choice")
    found = unreached(shown(box, Button("First"), aside, choice))
    assert [words for words in found if "Aside" in words] == list(found)
    assert found


def test_focus_that_does_not_show_is_found(box: QWidget) -> None:
    plain = QWidget()
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    plain.setAccessibleName("Invisible")
    plain.setMinimumSize(20, 20)
    found = unseen_focus(shown(box, Button("Seen"), plain))
    assert [words for words in found if "Invisible" in words] == list(found)
    assert found


def test_a_lost_focus_is_found(box: QWidget) -> None:
    shown(box, Button("First"))
    assert without_focus(box) == set()
    box.focusWidget().clearFocus()
    assert without_focus(box)


def test_a_window_that_flashes_up_is_found(box: QWidget) -> None:
    flashes = Flashes()
    QLabel("not yet in a layout").setVisible(True)
    shown(box, QLabel("in it"))
    assert flashes.seen == ["QLabel", "QWidget"]


def test_tab_comes_past_what_stands_before_the_part_that_gets_the_focus(example: Journal, settings: Settings) -> None:
    """Qt would go from the first button to the list: its container hands the focus on."""
    window = tour.opened(example, settings)
    page, first, inner, head, inside = QWidget(), Button("First"), QWidget(), Button("Head"), Button("List")
    inner.setLayout(QVBoxLayout())
    page.setLayout(QVBoxLayout())
    for part in (head, inside):
        inner.layout().addWidget(part)
    for part in (first, inner):
        page.layout().addWidget(part)
    inner.setFocusProxy(inside)
    window.stack.addWidget(page)
    window.stack.setCurrentWidget(page)
    tour.settle()
    first.setFocus()
    assert tab_stops(window)[:3] == [first, head, inside]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is window.sidebar.foot
