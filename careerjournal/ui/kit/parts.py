"""The parts every screen is made of: buttons, cards, folds, columns, and the page that is still empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from careerjournal.ui.kit import icons, theme
from careerjournal.ui.kit.flow import FlowLayout
from careerjournal.ui.kit.layout import (
    NARROW_MARGIN,
    Column,
    Page,
    across,
    clear,
    down,
    ground,
    restyle,
    rule,
)
from careerjournal.ui.kit.text import Label, label, plain_button_text, plain_tip, set_tip

__all__ = [
    "Button", "Card", "Column", "Empty", "Fold", "IconButton", "Label", "MoreButton", "OnKey", "Page", "Segmented",
    "VerbButton", "across", "action", "bare", "clear", "down", "ground", "label", "menu", "plain_tip", "restyle",
    "rule", "set_tip",
]  # fmt: skip


def bare(done: Callable[[], object]) -> Callable[[], None]:
    """`done` as a slot that Qt hands nothing: "checked" must not land in a default argument."""

    def slot() -> None:
        done()

    return slot


def _fit_icon(button: QAbstractButton, event: QEvent, px: int) -> None:
    """Keep the icon in step with the text scale, which arrives as a change of style."""
    if event.type() == QEvent.Type.StyleChange:
        button.setIconSize(QSize(theme.size(px), theme.size(px)))


_ICON_GAP = "\u2005"  # a quarter of an em: Qt sets words right beside the icon


class Button(QPushButton):
    """A button with a border, or the one filled button of a screen."""

    def __init__(self, text: str, primary: bool = False, icon: str = "", pressed: Callable[[], object] | None = None):
        super().__init__(_ICON_GAP * bool(icon) + plain_button_text(text))
        self.setProperty("primary", primary)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            self.set_icon(icon, "on_accent" if primary else "muted")
        if pressed:
            self.clicked.connect(bare(pressed))

    def set_icon(self, name: str, role: str = "muted") -> None:
        self.setIcon(icons.icon(name, role))

    def changeEvent(self, event: QEvent) -> None:
        _fit_icon(self, event, 16)
        super().changeEvent(event)

    def set_text(self, text: str) -> None:
        self.setText(_ICON_GAP * (not self.icon().isNull()) + plain_button_text(text))
        self.setAccessibleName(text)

    def set_off(self, why: str = "") -> None:
        """Switch the button off and say why; without a reason it is on."""
        self.setEnabled(not why)
        set_tip(self, why)
        self.setAccessibleDescription(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class VerbButton(Button):
    """One text verb, as it stands at the end of a row; `quiet` for Later, Skip, Not now."""

    def __init__(self, text: str, quiet: bool = False, icon: str = "", pressed: Callable[[], object] | None = None):
        super().__init__(text, icon=icon, pressed=pressed)
        self.setProperty("verb", True)
        self.setProperty("quiet", quiet)
        if icon and not quiet:
            self.set_icon(icon, "accent_text")


class IconButton(QToolButton):
    """A button that is only an icon; its name is its tool tip and what a screen reader says."""

    def __init__(self, icon: str, name: str, pressed: Callable[[], object] | None = None, role: str = "muted"):
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_icon(icon, role)
        self.set_name(name)
        if pressed:
            self.clicked.connect(bare(pressed))

    def set_icon(self, icon: str, role: str = "muted") -> None:
        self.setIcon(icons.icon(icon, role))

    def changeEvent(self, event: QEvent) -> None:
        _fit_icon(self, event, 18)
        super().changeEvent(event)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        set_tip(self, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def action(text: str, done: Callable[[], object], icon: str = "", why_not: str = "") -> QAction:
    """A line of a menu; `why_not` switches it off and says why."""
    made = QAction(plain_button_text(text))
    if icon:
        made.setIcon(QIcon(icons.icon(icon)))
    made.setEnabled(not why_not)
    made.setToolTip(plain_tip(why_not or text))
    made.triggered.connect(bare(done))
    return made


def menu(parent: QWidget, actions: Sequence[QAction | None]) -> QMenu:
    """A menu of actions; None is a line between them."""
    made = QMenu(parent)
    made.setToolTipsVisible(True)
    for line in actions:
        if line is None:
            made.addSeparator()
        else:
            line.setParent(made)
            made.addAction(line)
    return made


class MoreButton(IconButton):
    """The "…" that holds the rare verbs; `lines` is asked each time it opens."""

    def __init__(self, name: str, lines: Callable[[], Sequence[QAction | None]], icon: str = "ellipsis") -> None:
        super().__init__(icon, name)
        self._lines = lines
        self.clicked.connect(self._open)

    def _open(self) -> None:
        opened = menu(self, self._lines())
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened.popup(self.mapToGlobal(self.rect().bottomLeft()))


class Segmented(QFrame):
    """A choice of two to five words of which one always holds: Read | Write."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], name: str, value: str = "", wraps: bool = False) -> None:
        """With `wraps` the words stand closer, and go on in a second line where there is little width."""
        super().__init__()
        self.setProperty("segmented", True)
        self.setProperty("wraps", wraps)
        self.setAccessibleName(name)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Maximum if wraps else policy.Fixed, policy.Preferred if wraps else policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        box: QLayout = FlowLayout(0) if wraps else across(gap=0)
        for key, text in options:
            self._buttons[key] = self._segment(key, text)
            box.addWidget(self._buttons[key])
        around = down(box)
        around.setContentsMargins(2, 2, 2, 2)
        self.setLayout(around)
        self.set_value(value or options[0][0])

    def _segment(self, key: str, text: str) -> QPushButton:
        button = QPushButton(plain_button_text(text))
        button.setProperty("segment", True)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # announced as one of several, not as a check box
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self._choose(key))
        self._group.addButton(button)
        return button

    def _choose(self, key: str) -> None:
        self.setFocusProxy(self._buttons[key])
        self.chosen.emit(key)

    def value(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Show `key` as chosen, without a signal."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self.setFocusProxy(self._buttons[key])


# --- holding


class Card(QFrame):
    """A surface with a hairline and round corners; fill `box`. `pressable` ones act like a button."""

    pressed = Signal()

    def __init__(self, pressable: str = "", padding: int = 16, gap: int = 8) -> None:
        """`pressable` is the accessible name of what pressing it does."""
        super().__init__()
        ground(self, "card")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(padding, padding, padding, padding)
        self.box.setSpacing(gap)
        self._pressable = bool(pressable)
        if pressable:
            self.setAccessibleName(pressable)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressable and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pressable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)


class Fold(QWidget):
    """A heading that opens and closes what stands under it; fill `box`."""

    toggled = Signal(bool)

    def __init__(self, title: str, opened: bool = False, gap: int = 8) -> None:
        super().__init__()
        self.head = VerbButton(title, quiet=True, icon="chevron-right")
        self.head.setProperty("fold", True)
        self.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.head.clicked.connect(lambda: self.set_open(not self.is_open()))
        self.body = QWidget()
        self.box = QVBoxLayout(self.body)
        self.box.setContentsMargins(0, 4, 0, 0)
        self.box.setSpacing(gap)
        outer = down(across(self.head, None), self.body, gap=0)
        self.setLayout(outer)
        self.body.setVisible(opened)
        self._draw()

    def is_open(self) -> bool:
        return not self.body.isHidden()

    def set_title(self, title: str) -> None:
        self.head.set_text(title)
        self._draw()

    def set_open(self, opened: bool) -> None:
        if opened != self.is_open():
            self.body.setVisible(opened)
            self._draw()
            self.toggled.emit(opened)

    def _draw(self) -> None:
        self.head.set_icon("chevron-down" if self.is_open() else "chevron-right")
        self.head.setAccessibleDescription(self.tr("open") if self.is_open() else self.tr("closed"))


class Empty(QWidget):
    """A page with nothing on it yet: one sentence, a faint example, one button."""

    def __init__(self, sentence: str, example: str = "", verb: str = "", pressed: Callable[[], object] | None = None):
        super().__init__()
        self.sentence = label(sentence, "title")
        self.example = label(example, "faint")
        self.button = Button(verb, primary=True, pressed=pressed) if verb else None
        self._inner = QWidget()
        self._inner.setMaximumWidth(theme.size(480))
        self._box = box = down(self.sentence, self.example, 8, gap=8)
        for words in (self.sentence, self.example):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        if not example:  # setVisible(True) before it has a parent would open it as a window
            self.example.hide()
        if self.button:
            box.addLayout(across(None, self.button, None))
        self._inner.setLayout(box)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(NARROW_MARGIN, NARROW_MARGIN, NARROW_MARGIN, NARROW_MARGIN)
        outer.addStretch(2)
        outer.addLayout(across(self._inner))
        outer.addStretch(3)

    def add_verb(self, verb: VerbButton) -> None:
        """A lesser way, under the button."""
        self._box.addLayout(across(None, verb, None))


def on_ctrl_enter(widget: QWidget, done: Callable[[], object]) -> None:
    """Do something at Ctrl+Enter, on either key of that name, wherever in a widget the keys go."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), widget, done, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)


class OnKey(QObject):
    """Does something when a key is pressed in a widget: `OnKey(field, Qt.Key.Key_Escape, leave)`."""

    def __init__(self, widget: QWidget, key: Qt.Key, done: Callable[[], object]) -> None:
        super().__init__(widget)
        self._key, self._done = key, done
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == self._key:
            self._done()
            return True
        return False
