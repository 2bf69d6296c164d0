"""Earlier versions of one record: when each stood, the words in which it differs, and the way back to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from careerjournal.core import days, drift, revisions
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.revisions import RevisionView, Whose
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import clipboard, theme
from careerjournal.ui.kit.flow import FlowLayout
from careerjournal.ui.kit.parts import Button, Fold, Page, VerbButton, across, clear, down, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.changed_text import ChangedText
from careerjournal.ui.records.earlier_versions import NAME
from careerjournal.ui.screen import Context, Screen

_MEASURE = 640
_SHOWN = 30
_INDENT = 22  # where the words of a fold begin
_BEGINNING = 160


class VersionsScreen(Screen):
    """The newest first, one of them open. Bringing one back is a new version, and keeps what stood there."""

    name = NAME
    shows = revisions.KINDS

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.uid, self.back = "", ""
        self._whose: Whose | None = None
        self._most = _SHOWN
        self.rows: list[VersionRow] = []
        self.leaving = VerbButton(self.tr("Back"), quiet=True, icon="arrow-left", pressed=self.leave)
        self.title, self.of = label(self.tr("Earlier versions"), "h1"), label("", "meta")
        self.legend = label("", "muted")
        self.page = Page(_MEASURE, top=20, gap=0)
        self._list = down(gap=0)
        head = down(across(self.leaving, None), 8, self.title, 4, self.of, 20, self.legend, 12, gap=0)
        self.page.box.addLayout(head)
        self.page.box.addLayout(self._list)
        self.page.box.addStretch(1)
        self.setLayout(down(self.page, gap=0))

    # --- which record

    def open(self, uid: str, **wanted: Any) -> None:
        """Show those of a record; `back` is the screen that led here."""
        self.uid, self.back, self._most = uid, str(wanted.get("back", "")), _SHOWN
        self.refresh()
        self.page.verticalScrollBar().setValue(0)

    def where(self) -> tuple[str, dict[str, Any]]:
        return self.uid, {"back": self.back}

    def refresh(self) -> None:
        try:
            self._whose = revisions.whose(self.journal, self.uid) if self.uid else None
        except Trouble:  # it is in the trash by now
            self.uid, self._whose = "", None
        clipboard.lock_away(self, self._whose is not None and self._whose.private)
        found = revisions.of(self.journal, self.uid) if self._whose else []
        named = (self._whose.noun, self._whose.title) if self._whose else ()
        self.of.setText(days.capital(" · ".join(part for part in named if part)))
        self.of.setVisible(self._whose is not None)
        self.leaving.setVisible(bool(self.back))
        self.legend.setText(self._legend(bool(found)))
        self._fill(found)

    def _legend(self, there_are: bool) -> str:
        if there_are:
            return self.tr(
                "Each with the time until which it stood. Struck out is what stands now, underlined what stood then."
            )
        return self.tr("Nothing was written over yet. Whatever you change later is kept here as it was.")

    def _fill(self, found: list[RevisionView]) -> None:
        opened = next((row.one.id for row in self.rows if row.is_open()), "")
        clear(self._list)
        self.rows = []
        for one in found[: self._most]:
            self._add(VersionRow(one, of_page=one.record == self.uid))
        if len(found) > self._most:
            words = self.tr("Show {count} older ones").format(count=len(found) - self._most)
            self._list.addLayout(across(VerbButton(words, quiet=True, pressed=self._show_all), None))
        chosen = next((row for row in self.rows if row.one.id == opened), self.rows[0] if self.rows else None)
        if chosen:
            chosen.set_open(True)

    def _add(self, row: VersionRow) -> None:
        if self.rows:
            self._list.addWidget(rule())
        self._list.addWidget(row)
        self.rows.append(row)
        row.toggled.connect(partial(self._toggled, row))
        row.wanted.connect(partial(self._bring_back, row.one))
        row.copied.connect(partial(self._copy, row.one))
        row.dropped.connect(partial(self._remove, row.one))

    def _show_all(self) -> None:
        self._most = 100_000
        self.refresh()
        self.rows[_SHOWN].setFocus()

    def _toggled(self, row: VersionRow, opened: bool) -> None:
        """One is open at a time."""
        for other in self.rows if opened else ():
            if other is not row:
                other.set_open(False)

    # --- what can be done with one

    def _bring_back(self, one: RevisionView) -> None:
        try:
            revisions.bring_back(self.journal, one)
        except Trouble as trouble:
            self.trouble(str(trouble))
            return
        self.take_focus()
        self.leave()
        self.toast(self.tr("Brought back. What stood there is kept, too."), self.journal.undo)

    def _copy(self, one: RevisionView) -> None:
        private = self._whose is not None and self._whose.private
        clipboard.copy(one.text, locked_away=private or one.never_leaves)
        self.toast(self.tr("Copied"))

    def _remove(self, one: RevisionView) -> None:
        revisions.remove(self.journal, one.id)
        self.toast(self.tr("Moved to trash"), self.journal.undo)
        self.take_focus()

    def leave(self) -> None:
        """Back to where the texts are edited."""
        if self.back:
            self.go(self.back)

    # --- keys

    def take_focus(self) -> None:
        if self.rows:
            row = next((row for row in self.rows if row.is_open()), self.rows[0])
            row.show()  # new in its layout, it would be shown in the next round, and not have the cursor before
            row.setFocus()
        else:
            (self.leaving if self.back else self).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def scenes(self) -> Iterator[str]:
        self.open("")
        yield ""


class VersionRow(QWidget):
    """When a text stood until, which one it is, and opened the words in which it differs from what stands now."""

    toggled = Signal(bool)
    wanted = Signal()
    copied = Signal()
    dropped = Signal()

    def __init__(self, one: RevisionView, of_page: bool) -> None:
        """`of_page` False says also what it is that stands on the record's page."""
        super().__init__()
        self.one = one
        self.when = f"{days.whole(one.moment.date())}, {one.moment:%H:%M}"
        self.what = one.called if of_page or one.asked else self._with_noun()
        self.fold = Fold(self.when, gap=12)
        beginning = " ".join(one.text.split())[:_BEGINNING]
        self.summary = label(f"{self.what} · {beginning}", "muted", wrap=False, elide=True)
        box = down(self.fold, across(theme.size(_INDENT), self.summary, gap=0), gap=0)
        box.setContentsMargins(0, 8, 0, 10)
        self.setLayout(box)
        self.setFocusProxy(self.fold.head)
        self.fold.head.setAccessibleName(f"{self.when}: {self.what}")
        self.fold.toggled.connect(self._turn)

    def is_open(self) -> bool:
        return self.fold.is_open()

    def set_open(self, opened: bool) -> None:
        self.fold.set_open(opened)

    def _with_noun(self) -> str:
        noun = NOUNS[self.one.noun].spoken
        return self.one.called if noun == self.one.called.casefold() else f"{noun} · {self.one.called}"

    def _turn(self, opened: bool) -> None:
        self.summary.setVisible(not opened)
        if opened:
            self._show(whole=False)
        else:
            clear(self.fold.box)
        self.toggled.emit(opened)

    def _show(self, whole: bool) -> None:
        marked = drift.marked(self.one.now, self.one.text)
        near = marked if whole else drift.near_changes(marked)
        clear(self.fold.box)
        self.fold.box.addWidget(label(self.what, "muted"))
        self.fold.box.addWidget(ChangedText(near, reading=True))
        if all(piece.change == "same" for piece in marked):
            self.fold.box.addWidget(label(self._unmarked(), "faint"))
        self.fold.box.addLayout(self._verbs(is_whole=near == marked))

    def _unmarked(self) -> str:
        """Why no word is marked: it would look as if nothing differed."""
        if self.one.text == self.one.now:
            return self.tr("The same stands there now.")
        if not self.one.now.strip():
            return self.tr("Nothing stands there now.")
        if drift.same_words(self.one.now, self.one.text):
            return self.tr("The same words stand there now; only signs, capitals or spaces differ.")
        return self.tr("Said anew since: too little is the same for single words to be marked.")

    def _show_whole(self) -> None:
        self._show(whole=True)
        self.setFocus()

    def _verbs(self, is_whole: bool) -> FlowLayout:
        """What can be done, on as many lines as it takes."""
        verbs: list[Button] = []
        if self.one.can_return and self.one.text != self.one.now:
            verbs.append(Button(self.tr("Bring back"), primary=True, pressed=self.wanted.emit))
        if not is_whole:
            verbs.append(VerbButton(self.tr("Show all of it"), quiet=True, pressed=self._show_whole))
        verbs.append(VerbButton(self.tr("Copy"), quiet=True, pressed=self.copied.emit))
        verbs.append(VerbButton(self.tr("Move to trash"), quiet=True, pressed=self.dropped.emit))
        box = FlowLayout(8)
        for verb in verbs:
            box.addWidget(self._named(verb))
        return box

    def _named(self, button: Button) -> Button:
        """Say of which version the verb is."""
        verb = button.accessibleName()
        button.setAccessibleName(self.tr("{verb}: version of {when}").format(verb=verb, when=self.when))
        return button
