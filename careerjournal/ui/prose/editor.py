"""The editor of prose: Markdown source that reads like a document, and gives back exactly what was typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from careerjournal.core import marks
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.theme import READING
from careerjournal.ui.prose import editor_keys
from careerjournal.ui.prose.completion import SIGNS, Candidates, Completion, Offer, mark_before, offers
from careerjournal.ui.prose.editor_look import GAP, MEASURE, READING_SIZE, Look, lumped, settle, utf16, wrapping
from careerjournal.ui.prose.sealed import SealedDocument, nothing

_LINE = 28
_NOT_TEXT = re.compile("[\x00\ufdd0\ufdd1]")  # NUL is refused by the journal; the others are Qt's own frame marks
_MAY_INDENT = re.compile(r"[\s>*+\-\d.)\[\]xX]{0,40}")  # before such a caret a key may begin or end a list item
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ProseEditor(QTextEdit):
    """Edits one text; `edited` follows what the person does, never what the program sets."""

    edited = Signal()
    left = Signal()
    picked = Signal(str, str, str)  # sign, id ("" for a new person or theme), name

    def __init__(self, name: str, parent: QWidget | None = None, placeholder: str = "") -> None:
        super().__init__(parent)
        self.setDocument(SealedDocument(self))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(1)
        self._placeholder = ""
        self._lines: tuple[int, int] | None = None
        self._candidates: Candidates | None = None
        self._completion: Completion | None = None
        self._picked: dict[tuple[str, str], tuple[str, str, str]] = {}
        self._setting = False
        self._scale = 0.0
        self._changed: tuple[int, int] | None = None
        self._look = Look(self.document())
        self._given = self._raw = self._seen = self._offered = ""
        self.set_placeholder(placeholder)
        self._dress()
        self.document().contentsChange.connect(self._note_change)
        self.document().contentsChanged.connect(self._settle_change)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._complete)
        theme.signals.changed.connect(self._dress)

    # --- the text

    def source(self) -> str:
        """Return what is written; a text that nobody touched comes back exactly as it was given."""
        raw = self.document().toRawText()
        return self._given if raw == self._raw else raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def set_source(self, text: str) -> None:
        """Show another text; nothing of it can be undone, and the first undo gives exactly this text back.

        The same text as before may be another record's: undo starts anew, only the caret stays.
        """
        same = text == self.source()
        self._setting = self._look.paused = True
        self.document().setUndoRedoEnabled(False)
        if not same:
            self.setWordWrapMode(wrapping(text))
            self.setPlainText(lumped(_NOT_TEXT.sub("", text)))
        self._set_formats()
        self.document().setModified(False)
        self._given = text
        self._raw = self._seen = self._offered = self.document().toRawText()
        self._picked.clear()
        self._look.counted = frozenset()
        self._setting = self._look.paused = False
        self._look.rehighlight()
        self._hide_completion()
        self._fit()

    def set_placeholder(self, text: str) -> None:
        """Say what might be written here, as long as nothing is."""
        self._placeholder = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    def set_candidates(self, candidates: Candidates) -> None:
        """Offer names for marks; `candidates(sign)` is asked anew at every sign."""
        self._candidates = candidates

    def picked_marks(self) -> tuple[tuple[str, str, str], ...]:
        """Return (sign, id, name) of the picks whose mark still stands in the text."""
        there = {(mark.sign, marks.fold(mark.name)) for mark in marks.read(self.source())}
        return tuple(pick for key, pick in self._picked.items() if key in there)

    # --- size and dress

    def grow(self, min_lines: int = 2, max_lines: int = 8) -> None:
        """Let the height follow the text between so many lines."""
        self._lines = (min_lines, max_lines)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(MEASURE), self.height() if self._lines else theme.size(_LINE * 12))

    def _dress(self) -> None:
        self.setFont(theme.font(READING_SIZE, family=READING))
        self.setCursorWidth(2 if theme.text_scale() > 1.3 else 1)
        self._look.dress()
        if self._scale != theme.text_scale():
            self._scale = theme.text_scale()
            self._set_formats()
        self._look.rehighlight()
        self._centre()
        self._fit()

    def _set_formats(self) -> None:
        """Give every line its block format; undo starts anew, or it would bring back the former indents."""
        before, self._setting = self._setting, True
        self.document().setUndoRedoEnabled(False)
        settle(self.document(), self.document().firstBlock(), self.document().characterCount())
        self.document().setUndoRedoEnabled(True)
        self._setting = before

    def _centre(self) -> None:
        spare = 0 if self._lines else max(0, (self.width() - theme.size(MEASURE)) // 2)
        self.setViewportMargins(spare, 0, spare, 0)

    def _fit(self) -> None:
        if not self._lines:
            return
        least, most = (theme.size(_LINE) * lines + theme.size(GAP) for lines in self._lines)
        wanted = round(self.document().size().height())
        height = min(max(wanted, least), most)
        full = wanted > most
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        around = self.viewportMargins().top() + self.viewportMargins().bottom()
        if self.height() != height + around or self.minimumHeight() != height + around:
            self.setFixedHeight(height + around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._centre()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._placeholder and self.document().isEmpty() and not self._composing():
            self._paint_placeholder()

    def _composing(self) -> bool:
        """Whether an input method is at work: its letters stand in the layout before they are text."""
        return bool(self.document().firstBlock().layout().preeditAreaText())

    def _paint_placeholder(self) -> None:
        painter = QPainter(self.viewport())
        painter.setPen(theme.current().colour("faint"))
        margin = self.document().documentMargin()
        line = self.document().firstBlock().layout().lineAt(0)
        step = line.height()
        layout = QTextLayout(self._placeholder, self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
        layout.beginLayout()
        y = 0.0
        while (row := layout.createLine()).isValid():
            row.setLineWidth(self.viewport().width() - 2 * margin)
            row.setPosition(QPointF(0, y + line.ascent() - row.ascent()))
            y += step
        layout.endLayout()
        layout.draw(painter, QPointF(margin, margin + line.y() - self.verticalScrollBar().value()))
        painter.end()

    # --- what a change asks for

    def _note_change(self, at: int, _removed: int, added: int) -> None:
        before = self._changed or (at, at)
        self._changed = (min(before[0], at), max(before[1], at + added))

    def _settle_change(self) -> None:
        """After a change of the person's: hanging indents, then everybody who listens."""
        changed, self._changed = self._changed, None
        if self._setting or changed is None:
            return
        raw = self.document().toRawText()
        if raw == self._seen:
            return
        self._seen = raw
        # What can be redone was just undone, with its block formats; touching it now would lose the redo.
        if not self.document().isRedoAvailable():
            self._setting = True
            settle(self.document(), self.document().findBlock(changed[0]), changed[1])
            self._setting = False
        self.viewport().update()
        self._complete()
        self.edited.emit()

    def _count_marks(self) -> None:
        self._look.counted = frozenset(self._picked)
        self._look.rehighlight()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and self._completion and self._completion.take_key(event.key()):
            event.accept()
        elif event.key() in _ENTER:
            self._enter(event)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            editor_keys.move_item(self.textCursor(), event.key() == Qt.Key.Key_Backtab)
        elif event.matches(QKeySequence.StandardKey.Bold):
            self._wrap("**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            self._wrap("*")
        elif _changes_text(event) and _MAY_INDENT.fullmatch(editor_keys.text_before(self.textCursor())):
            # Only a change in an edit block can be joined by `settle`; everywhere else Qt merges keys into words.
            cursor = self.textCursor()
            cursor.beginEditBlock()
            super().keyPressEvent(event)
            cursor.endEditBlock()
        else:
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        if modifiers & ~shift:
            event.ignore()  # Ctrl+Enter belongs to the screen
            return
        cursor = self.textCursor()
        if modifiers == shift or not editor_keys.new_line(cursor):
            cursor.insertText("\n")  # Qt's own Shift+Enter would put in a U+2028
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _wrap(self, sign: str) -> None:
        cursor = self.textCursor()
        editor_keys.wrap(cursor, sign)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = event.matches(QKeySequence.StandardKey.Bold) or event.matches(QKeySequence.StandardKey.Italic)
            closes = event.key() == Qt.Key.Key_Escape and self._completing()
            if ours or closes:
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        """Refuse to move the focus where Tab means something here: the list of names, a list item."""
        cursor = self.textCursor()
        here = editor_keys.in_item(cursor) if next else editor_keys.can_move_out(cursor)
        return False if self._completing() or here else super().focusNextPrevChild(next)

    # --- plain text in and out

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.canInsertFromMimeData(source):
            text = _NOT_TEXT.sub("", source.text()).replace("\r\n", "\n").replace("\r", "\n")
            if wrapping(text) == QTextOption.WrapMode.WrapAnywhere:
                self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
            cursor = self.textCursor()
            cursor.beginEditBlock()
            cursor.insertText(lumped(text.replace("\u2029", "\n").replace("\u2028", "\n")))
            cursor.endEditBlock()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return nothing()

    # --- completion of marks

    def _completing(self) -> bool:
        return self._completion is not None and self._completion.isVisible()

    def _hide_completion(self) -> None:
        if self._completion:
            self._completion.hide()

    def _complete(self) -> None:
        """Offer names while a mark is being typed at the caret; moving away from it takes the offer back."""
        if self._setting or not self._candidates:
            return
        cursor = self.textCursor()
        typed_now = self._seen != self._offered
        self._offered = self._seen
        mark = self._typed_mark(cursor)
        if mark is None or not (typed_now or self._completing()):
            self._hide_completion()
            return
        rows = offers(mark.sign, mark.name, self._candidates(mark.sign))
        if self._completion is None:
            self._completion = Completion(self)
            self._completion.chosen.connect(self._take)
            self.destroyed.connect(self._completion.deleteLater)
        caret = self.cursorRect(cursor).translated(self.viewport().pos())
        self._completion.offer(mark.sign, rows, caret)

    def _typed_mark(self, cursor: QTextCursor) -> marks.Mark | None:
        if cursor.hasSelection() or not any(sign in editor_keys.text_before(cursor) for sign in SIGNS):
            return None
        return mark_before(editor_keys.text_before(cursor, whole=True))

    def _take(self, offer: Offer) -> None:
        """Put the picked name in the place of what was typed of it."""
        cursor = self.textCursor()
        before = editor_keys.text_before(cursor, whole=True)
        mark = mark_before(before)
        if mark is None:
            return
        self._picked[mark.sign, marks.fold(offer.name)] = (mark.sign, offer.id, offer.name)
        cursor.setPosition(cursor.position() - utf16(before[mark.start :]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(marks.written(mark.sign, offer.name))
        self.setTextCursor(cursor)
        self._hide_completion()
        self._count_marks()
        self.picked.emit(mark.sign, offer.id, offer.name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_completion()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hide_completion()


def _changes_text(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) or (
        bool(event.text()) and event.text().isprintable()
    )
