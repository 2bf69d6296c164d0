"""What a few keys do to Markdown source: a list goes on, an item moves in or out, words get weight."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextBlock, QTextCursor

from careerjournal.ui.prose.editor_look import LIST_ITEM, QUOTE, utf16

_STEP = "  "


def text_before(cursor: QTextCursor, whole: bool = False) -> str:
    """Return what stands before the caret: in its line, or in the whole text."""
    return _between(cursor, 0 if whole else cursor.block().position(), cursor.position())


def in_item(cursor: QTextCursor) -> bool:
    """Whether the caret stands in a list item."""
    return LIST_ITEM.match(cursor.block().text()) is not None


def can_move_out(cursor: QTextCursor) -> bool:
    """Whether the item under the caret stands inside another."""
    return in_item(cursor) and cursor.block().text()[:1] in (" ", "\t")


def new_line(cursor: QTextCursor) -> bool:
    """Go on with the list or quote under the caret, or end it where it is empty; whether there was one."""
    line, before = cursor.block().text(), text_before(cursor)
    begins = LIST_ITEM.match(line) or QUOTE.match(line)
    if not begins or cursor.hasSelection() or len(before) < begins.end():
        return False
    cursor.beginEditBlock()
    if line[begins.end() :].strip():
        cursor.insertText("\n" + _next_beginning(begins))
    elif can_move_out(cursor):
        move_item(cursor, outwards=True)
    else:
        _replace(cursor, cursor.block().position(), utf16(line), "")
    cursor.endEditBlock()
    return True


def _next_beginning(begins: re.Match[str]) -> str:
    if begins.re is QUOTE:
        return begins[0]
    marker = begins["marker"]
    if marker[0].isdigit():
        marker = f"{int(marker[:-1]) + 1}{marker[-1]}"
    return begins["indent"] + marker + begins["gap"] + ("[ ] " if begins["box"] else "")


def move_item(cursor: QTextCursor, outwards: bool) -> None:
    """Nest the items under the selection one step deeper, or take them one step out."""
    cursor.beginEditBlock()
    for block in _blocks(cursor):
        line = block.text()
        if not LIST_ITEM.match(line):
            continue
        if not outwards:
            _replace(cursor, block.position(), 0, _STEP)
        else:
            spaces = 1 if line.startswith("\t") else min(len(_STEP), len(line) - len(line.lstrip(" ")))
            _replace(cursor, block.position(), spaces, "")
    cursor.endEditBlock()


def wrap(cursor: QTextCursor, sign: str) -> None:
    """Put `sign` around the selected words, line by line, or the word under the caret; again takes it away.

    With no word there, the caret comes to stand between two signs.
    """
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    if _text(cursor).strip():
        blocks = _blocks(cursor)
        parts = [(max(start, each.position()), min(end, each.position() + each.length() - 1)) for each in blocks]
        grown = [_wrap_part(cursor, first, last, sign) for first, last in reversed(parts)]
        first, last = cursor.selectionStart(), cursor.selectionEnd() - (len(sign) if grown[0] else 0)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    else:
        cursor.setPosition(end)
        cursor.insertText(sign + sign)
        cursor.setPosition(end + len(sign))
    cursor.endEditBlock()


def _wrap_part(cursor: QTextCursor, start: int, end: int, sign: str) -> bool:
    """Wrap or unwrap one line's part; whether a sign was put right at its end."""
    text = _between(cursor, start, end)
    item = LIST_ITEM.match(text)
    lead = utf16(text[: item.end()]) if item else utf16(text) - utf16(text.lstrip())
    first, last = start + lead, end - (utf16(text) - utf16(text.rstrip()))
    if first >= last:
        return False
    words = _between(cursor, first, last)
    around = _between(cursor, max(0, first - 3), first), _between(cursor, last, min(last + 3, _end(cursor)))
    if _has(sign, _run(around[0][::-1]), _run(around[1])):
        _replace(cursor, last, len(sign), "")
        _replace(cursor, first - len(sign), len(sign), "")
    elif len(words) > 2 * len(sign) and _has(sign, _run(words), _run(words[::-1])):
        _replace(cursor, last - len(sign), len(sign), "")
        _replace(cursor, first, len(sign), "")
    else:
        _replace(cursor, last, 0, sign)
        _replace(cursor, first, 0, sign)
        return last == end
    return False


def _run(text: str) -> int:
    return len(text) - len(text.lstrip("*"))


def _has(sign: str, before: int, after: int) -> bool:
    stars = min(before, after)
    return stars in (1, 3) if len(sign) == 1 else stars >= len(sign)


def _between(cursor: QTextCursor, start: int, end: int) -> str:
    own = QTextCursor(cursor.document())
    own.setPosition(start)
    own.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return _text(own)


def _end(cursor: QTextCursor) -> int:
    return cursor.document().characterCount() - 1


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    block, found = cursor.document().findBlock(cursor.selectionStart()), []
    while block.isValid() and block.position() <= cursor.selectionEnd():
        found.append(block)
        block = block.next()
    return found


def _text(cursor: QTextCursor) -> str:
    return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")


def _replace(cursor: QTextCursor, at: int, length: int, text: str) -> None:
    """Replace letters through a cursor of its own, so that the caret keeps its place."""
    own = QTextCursor(cursor.document())
    own.setPosition(at)
    own.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
    own.insertText(text)
