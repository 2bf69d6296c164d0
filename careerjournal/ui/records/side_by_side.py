"""Side by side through time: two versions of the same beside each other, with the words marked in which they differ.

Answers to one question, aspirations, what I want and the wordings of a goal are all compared in this one way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from careerjournal.core import drift
from careerjournal.core.drift import Piece
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.parts import IconButton, VerbButton, across, clear, down, ground
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.changed_text import ChangedText

LEAST, GAP = 260, 24
OLD, NEW = "old", "new"


@dataclass(frozen=True)
class Version:
    """One version: `when` names its time in a few words and `detail` more exactly; `texts` are compared one by one.

    `opens` is what its arrow leads to, `verb` a sentence that leads to what belongs to it.
    """

    key: str
    when: str
    detail: str
    texts: tuple[str, ...]
    notes: tuple[str, ...] = ()
    opens: str = ""
    verb: tuple[str, object] | None = None

    @property
    def whole(self) -> str:
        """Its time as it is chosen: quarters can hold more than one."""
        return " · ".join(part for part in (self.when, self.detail) if part)


class Column(QWidget):
    """One of the two: when it was, its words, and what belongs to them."""

    def __init__(self, side: SideBySide, name: str) -> None:
        super().__init__()
        self._side = side
        self._opens = ""
        self.which = Choice([], name)
        self.when = label("", "h3", wrap=False)
        self.detail = label("", "meta")
        self.open = IconButton("arrow-up-right", "", role="faint")
        self.open.clicked.connect(lambda: side.opened.emit(self._opens))
        self.texts: list[ChangedText] = []
        self._texts = down(gap=8)
        self._more = down(gap=6)
        inside = down(self._texts, self._more, None, gap=10)
        inside.setContentsMargins(14, 12, 14, 14)
        well = ground(QWidget(), "well")
        well.setLayout(inside)
        head = across(self.which, self.when, self.open, None, gap=4)
        box = down(head, self.detail, well, gap=6)
        box.setStretch(2, 1)
        self.setLayout(box)

    def show_version(self, one: Version, texts: Sequence[Sequence[Piece]], marked: str) -> None:
        """Show a version with its pieces; `marked` says to a screen reader what the marks mean."""
        self.when.setText(one.when)
        self.detail.setText(one.detail)
        self.detail.setVisible(bool(one.detail))
        self._opens = one.opens
        self.open.setVisible(bool(one.opens))
        self.open.setAccessibleName(self.tr("Open what was said on {day}").format(day=one.detail or one.when))
        clear(self._texts)
        clear(self._more)
        self.texts = []
        for pieces in texts:
            made = ChangedText(pieces, reading=True)
            made.setAccessibleName(self._spoken(one, pieces, marked))
            self._texts.addWidget(made)
            self.texts.append(made)
        for note in one.notes:
            self._more.addWidget(label(note, "muted"))
        if one.verb:
            words, what = one.verb
            self._more.addLayout(across(VerbButton(words, pressed=partial(self._side.asked.emit, what)), None))

    def _spoken(self, one: Version, pieces: Sequence[Piece], marked: str) -> str:
        said = self.tr("{when}: {text}").format(when=one.whole, text=drift.text(pieces))
        changed = ", ".join(piece.text for piece in pieces if piece.change != "same")
        return f"{said} ({marked.format(words=changed)})" if changed else said


class SideBySide(QWidget):
    """Compares two versions, the newest and the one before unless others are chosen; below, all of them in order."""

    opened = Signal(str)
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._versions: tuple[Version, ...] = ()
        self._chosen = ("", "")
        self._all = False
        self._beside: bool | None = None
        self.old = Column(self, self.tr("The earlier one"))
        self.new = Column(self, self.tr("The later one"))
        self.old.which.chosen.connect(lambda key: self._choose(OLD, key))
        self.new.which.chosen.connect(lambda key: self._choose(NEW, key))
        self.anew = label(self.tr("Said anew: few of the words are the same."), "faint")
        self.key = label(self.tr("Struck out: no longer said. Underlined: new."), "faint")
        self.every = VerbButton("", icon="history", pressed=self.turn_all)
        self.list = QWidget()
        self._list = down(gap=12)
        self.list.setLayout(self._list)
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(GAP)
        for column in (self.old, self.new):
            self._pair.addWidget(column, 1)
        self.setLayout(down(self._pair, self.anew, self.key, across(self.every, None), self.list, gap=10))
        self._show()

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show these, oldest first; what was chosen to be compared stays where it is still there."""
        if tuple(versions) == self._versions:
            return
        known = {one.key for one in versions}
        self._versions = tuple(versions)
        if not known.issuperset(self._chosen) or self._chosen[0] == self._chosen[1]:
            self._chosen = (versions[-2].key, versions[-1].key) if len(versions) > 1 else ("", "")
        self._show()

    @property
    def compared(self) -> tuple[str, str]:
        """The keys of the earlier and the later one that are beside each other."""
        return self._chosen

    def compare(self, old: str, new: str) -> None:
        """Put these two beside each other, the earlier one first."""
        order = [one.key for one in self._versions]
        if old != new and {old, new} <= set(order):
            first, second = sorted((old, new), key=order.index)
            self._chosen = (first, second)
            self._show()

    def _choose(self, side: str, key: str) -> None:
        """Who chooses the one that is on the other side, changes the two over; the earlier one stays first."""
        old, new = self._chosen
        other = new if side == OLD else old
        if key == other:
            other = old if side == OLD else new
        self.compare(key, other)
        column = self.old if self._chosen[0] == key else self.new
        column.which.setFocus()

    # --- showing

    def _show(self) -> None:
        by_key = {one.key: one for one in self._versions}
        old, new = (by_key.get(key) for key in self._chosen)
        self.old.setVisible(old is not None)
        self.new.setVisible(bool(self._versions))
        self.anew.hide()
        self.key.hide()
        if old and new:
            self._show_two(old, new)
        elif self._versions:
            only = self._versions[-1]
            self.new.show_version(only, [(Piece(text, "same"),) for text in only.texts if text], "")
        several = len(self._versions) > 2
        for column, one in ((self.old, old), (self.new, new)):
            column.which.setVisible(several)
            column.when.setVisible(not several)
            if several and one:
                self._offer(column.which, one)
                column.detail.hide()
        self.every.setVisible(several)
        self._show_all()

    def _offer(self, which: Choice, one: Version) -> None:
        which.clear()
        for each in reversed(self._versions):
            which.addItem(each.whole, each.key)
        which.set_value(one.key)
        which.updateGeometry()

    def _show_two(self, old: Version, new: Version) -> None:
        pairs = list(zip_longest(old.texts, new.texts, fillvalue=""))
        found = [drift.sides(before, after) for before, after in pairs]
        self.old.show_version(old, [side.before for side in found if side.before], self.tr("no longer said: {words}"))
        self.new.show_version(new, [side.after for side in found if side.after], self.tr("new: {words}"))
        pieces = [piece for side in found for piece in (*side.before, *side.after)]
        self.key.setVisible(any(piece.change != "same" for piece in pieces))
        self.anew.setVisible(any(before and after and not side.alike for (before, after), side in
                                 zip(pairs, found, strict=True)))  # fmt: skip

    # --- all of them

    def turn_all(self) -> None:
        """Show every version below, or hide them again."""
        self._all = not self._all
        self._show_all()

    def _show_all(self) -> None:
        shown = self._all and len(self._versions) > 2
        words = self.tr("Only these two") if shown else self.tr("All {n}, one after the other")
        self.every.set_text(words.format(n=len(self._versions)))
        clear(self._list)
        self.list.setVisible(shown)
        if shown:
            for one, before in reversed(list(zip(self._versions, (None, *self._versions[:-1]), strict=True))):
                self._list.addWidget(self._block(one, before))

    def _block(self, one: Version, before: Version | None) -> QWidget:
        box = down(gap=4)
        when = label(one.whole, "meta", wrap=False)
        head = across(when, gap=2)
        if one.opens:
            name = self.tr("Open what was said on {day}").format(day=one.detail or one.when)
            head.addWidget(IconButton("arrow-up-right", name, partial(self.opened.emit, one.opens), "faint"))
        head.addStretch(1)
        box.addLayout(head)
        for text, was in zip_longest(one.texts, before.texts if before else (), fillvalue=""):
            if text or was:
                box.addWidget(ChangedText(_merged(was, text)))
        for note in one.notes:
            box.addWidget(label(note, "muted"))
        if one.verb:
            words, what = one.verb
            box.addLayout(across(VerbButton(words, pressed=partial(self.asked.emit, what)), None))
        made = ground(QWidget(), "well")
        box.setContentsMargins(14, 10, 14, 12)
        made.setLayout(box)
        return made

    # --- room

    @property
    def beside(self) -> bool:
        """Whether the two stand beside each other, and not one above the other."""
        return bool(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= 2 * theme.size(LEAST) + GAP
        if beside != self._beside:
            self._beside = beside
            direction = QBoxLayout.Direction
            self._pair.setDirection(direction.LeftToRight if beside else direction.TopToBottom)


def _merged(was: str, now: str) -> tuple[Piece, ...]:
    """A text against the one before it; one that was taken away is struck out."""
    return drift.marked(was, now) if now else (Piece(was, "gone"),)
