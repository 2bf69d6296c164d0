"""How Markdown source looks while it is written: like the document that it will be, with its signs faint.

Character formats come from a highlighter, so they are no part of the text or of undo. Hanging indents need block
formats; `settle` joins each to the edit that asked for it, so that one undo takes both back.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from careerjournal.core import marks
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.theme import READING

READING_SIZE = 17
LEADING = 108  # per cent of Literata's own line, which is 26 px for 17: the design asks for 28
GAP = 8
HEADING_SIZES = {1: 24, 2: 20, 3: 18, 4: 17, 5: 17, 6: 17}
MEASURE = 640
_DEEPEST = 48  # signs of a quote that the lines after hang by
_LONGEST_WORD = 4_000  # signs: Qt looks for the end of a word on every line that it breaks

LIST_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<marker>[-*+]|\d{1,3}[.)])(?P<gap>[ \t]+)(?P<box>\[[ xX]\] )?")
QUOTE = re.compile(r"[ \t]*(?:> ?)+")
_HEADING = re.compile(r"(#{1,6})[ \t]+\S")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ ]*\1){2,}[ ]*")
_STRONG = re.compile(r"(?<![\\*_])(\*\*|__)(?=[^\s*_])([^*_]+?|.+?)(?<=[^\s\\])\1")
_EMPHASIS = re.compile(r"(?<![\\*\w_])(\*|_)(?=[^\s*_])([^*_\n]+?)(?<=[^\s*_\\])\1(?![\w*_])")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)([^`]+)\1(?!`)")
_LINK = re.compile(r"(?<!\\)(!?\[)([^\[\]]+)(\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?: \"[^\"]*\")?\))")
_ADDRESS = re.compile(r"(?<![\w(/])https?://[^\s<>]*[^\s<>.,;:!?)'\"]")
_WORDS = re.compile(r"[*_`\[@#+^-]|https?://")
_DRESSED = 2_000  # lines of a text that are blocks of their own
_LUMP = 200
_LONGEST = 4_000  # a longer line is shown plain: looking for pairs in it would be felt at every key


def code_families() -> list[str]:
    """Return the families for code: the system's fixed font, then the interface's."""
    return [QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family(), "DejaVu Sans Mono", theme.INTERFACE]


def utf16(text: str) -> int:
    """Return how long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def lumped(text: str) -> str:
    """A text for Qt: what comes after many lines stands in few blocks, its lines parted by U+2028 and shown plain.

    Each block costs its own look and layout; a megabyte of tiny lines would hold the window up for half a minute.
    """
    if text.count("\n") <= _DRESSED:
        return text
    lines = text.split("\n")
    rest = ("\u2028".join(lines[at : at + _LUMP]) for at in range(_DRESSED, len(lines), _LUMP))
    return "\n".join([*lines[:_DRESSED], *rest])


def block_format(line: str) -> QTextBlockFormat:
    """Return how a line stands on the page: its line height, the gap below it, and a hanging indent in a list."""
    made = QTextBlockFormat()
    made.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setBottomMargin(theme.size(GAP))
    hang = _hang(line)
    if hang:
        made.setLeftMargin(hang)
        made.setTextIndent(-hang)
    return made


def _hang(line: str) -> float:
    if "\u2028" in line:
        return 0
    item = LIST_ITEM.match(line)
    if item and not _RULE.fullmatch(line):
        return (
            _width(item["indent"], 400) + _width(item["marker"], 600) + _width(item["gap"] + (item["box"] or ""), 400)
        )
    quote = QUOTE.match(line)
    return _width(quote[0][:_DEEPEST], 400, italic=True) if quote else 0


def _width(text: str, weight: int, italic: bool = False) -> float:
    return _advance(text.expandtabs(4), weight, italic, theme.size(READING_SIZE)) if text else 0


@lru_cache(maxsize=512)
def _advance(text: str, weight: int, italic: bool, _size: int) -> float:
    return QFontMetricsF(theme.font(READING_SIZE, weight, READING, italic)).horizontalAdvance(text)


def settle(document: QTextDocument, first: QTextBlock, last: int) -> None:
    """Give the lines from `first` to position `last` the block format that their text asks for, in one edit.

    Each edit of its own would lay out what follows: half a minute for a megabyte of paragraphs.
    """
    whole: QTextCursor | None = None
    block = first
    while block.isValid() and block.position() <= last:
        wanted = block_format(block.text())
        if block.blockFormat() != wanted:
            if whole is None:
                whole = QTextCursor(block)
                whole.joinPreviousEditBlock()
            QTextCursor(block).setBlockFormat(wanted)
        block = block.next()
    if whole is not None:
        whole.endEditBlock()


def wrapping(text: str) -> QTextOption.WrapMode:
    """How lines break: between words, but anywhere where a word without end would cost seconds."""
    longest = max(map(len, text.split()), default=0)
    mode = QTextOption.WrapMode
    return mode.WrapAnywhere if longest > _LONGEST_WORD else mode.WrapAtWordBoundaryOrAnywhere


class Look(QSyntaxHighlighter):
    """Paints Markdown's signs faint and the words between them as what they mean; marks only once they count."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.counted: frozenset[tuple[str, str]] = frozenset()
        self.paused = False  # while a whole text is set, which is painted once at its end
        self._spans: list[tuple[int, int, QTextCharFormat]] = []
        self.dress()

    def dress(self) -> None:
        """Take the present theme's colours and sizes."""
        t = theme.current()
        self._faint = _format("faint")
        self._strong = _format(weight=600)
        self._emphasis = _format(italic=True)
        self._link = _format("accent_text")
        self._marker = _format("accent_text", weight=600)
        self._quote = _format("muted", italic=True)
        self._mark = _format("accent_text", weight=600)
        self._code = _format("text")
        self._code.setFontFamilies(code_families())
        self._code.setProperty(QTextFormat.Property.FontPixelSize, theme.size(15))
        self._code.setBackground(t.colour("well"))

    def highlightBlock(self, text: str) -> None:
        self._spans.clear()
        if self.paused:
            return
        if "\u2028" in text:
            self.setCurrentBlockState(self.previousBlockState())
        elif self._in_code(text):
            self._over(0, utf16(text), self._code)
        elif _RULE.fullmatch(text):
            self._over(0, len(text), self._faint)
        else:
            self._show_beginning(text)
            if len(text) <= _LONGEST and _WORDS.search(text):
                self._show_words(text)
        self._flush()

    def _show_beginning(self, text: str) -> None:
        if heading := _HEADING.match(text):
            self._show_heading(text, len(heading[1]))
        elif quote := QUOTE.match(text):
            self._over(0, utf16(text), self._quote)
            self._over(0, quote.end(), self._faint)
        elif item := LIST_ITEM.match(text):
            self._over(item.start("marker"), len(item["marker"]), self._marker)

    def _in_code(self, text: str) -> bool:
        """Follow fences from line to line: the state is the fence's length, below zero for tildes."""
        before = self.previousBlockState()
        inside = before if before not in (-1, 0) else 0
        fence = _FENCE.match(text)
        if not fence or (inside and text.strip() != fence[1]):
            self.setCurrentBlockState(inside)
            return bool(inside)
        length = len(fence[1]) * (1 if fence[1][0] == "`" else -1)
        if not inside:
            opens = length < 0 or "`" not in text.strip().lstrip("`")
            self.setCurrentBlockState(length if opens else 0)
            return opens
        closes = (length > 0) == (inside > 0) and abs(length) >= abs(inside)
        self.setCurrentBlockState(0 if closes else inside)
        return True

    def _show_heading(self, text: str, level: int) -> None:
        words = _format(weight=600)
        words.setProperty(QTextFormat.Property.FontPixelSize, theme.size(HEADING_SIZES[level]))
        self._over(0, utf16(text), words)
        self._over(0, level, _format("faint", weight=400))

    def _show_words(self, text: str) -> None:
        bare = _CODE.sub(lambda code: "\ufffc" * len(code[0]), text)
        for match in _STRONG.finditer(bare):
            self._between(text, match, self._strong)
        for match in _EMPHASIS.finditer(bare):
            self._between(text, match, self._emphasis)
        for match in _LINK.finditer(bare):
            self._paint(text, match.start(1), match.end(3), self._faint)
            self._paint(text, match.start(2), match.end(2), self._link)
        for match in _ADDRESS.finditer(bare):
            self._paint(text, match.start(), match.end(), self._link)
        for match in _CODE.finditer(text):
            self._paint(text, match.start(), match.end(), self._faint)
            self._paint(text, match.start(2), match.end(2), self._code)
        if self.counted:
            for mark in marks.read(text):
                if (mark.sign, marks.fold(mark.name)) in self.counted:
                    self._paint(text, mark.start, mark.end, self._mark)

    def _between(self, text: str, match: re.Match[str], words: QTextCharFormat) -> None:
        self._paint(text, match.start(), match.start(2), self._faint)
        self._paint(text, match.start(2), match.end(2), words)
        self._paint(text, match.end(2), match.end(), self._faint)

    def _paint(self, text: str, start: int, end: int, format: QTextCharFormat) -> None:  # noqa: A002
        at = utf16(text[:start])
        self._over(at, utf16(text[start:end]), format)

    def _over(self, start: int, length: int, added: QTextCharFormat) -> None:
        self._spans.append((start, start + length, added))

    def _flush(self) -> None:
        """Lay the spans over each other, later ones above, and hand each piece to Qt once."""
        changes: dict[int, list[tuple[bool, int]]] = {}
        for number, (start, end, _) in enumerate(self._spans):
            changes.setdefault(start, []).append((True, number))
            changes.setdefault(end, []).append((False, number))
        shown: set[int] = set()
        for place, following in pairwise(sorted(changes)):
            shown |= {number for begins, number in changes[place] if begins}
            shown -= {number for begins, number in changes[place] if not begins}
            if shown:
                merged = QTextCharFormat()
                for number in sorted(shown):
                    merged.merge(self._spans[number][2])
                self.setFormat(place, following - place, merged)


def _format(colour: str = "", weight: int = 0, italic: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    if colour:
        made.setForeground(theme.current().colour(colour))
    if weight:
        made.setFontWeight(QFont.Weight(weight))
    if italic:
        made.setFontItalic(True)
    return made
