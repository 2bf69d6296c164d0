"""A page of prose: nodes set as a Qt document in the present theme, and what is painted behind its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextListFormat,
    QTextTable,
)

from careerjournal.core import prose
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.theme import READING
from careerjournal.ui.prose.editor_look import GAP, HEADING_SIZES, LEADING, READING_SIZE, code_families
from careerjournal.ui.prose.sealed import SealedDocument

_QT_QUOTE = 40  # what Qt's HTML reader indents a quote by
_QUOTED = QTextFormat.Property.UserProperty.value + 1
_BULLET = QTextFormat.Property.UserProperty.value + 2
_BEGINS = QTextFormat.Property.UserProperty.value + 3
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)
_QUOTE_INDENT = 20
_LIST_INDENT = 24
_PANEL = 12
_AROUND = 3  # lines beyond the shown part that are looked at for what is painted behind it


def page(blocks: tuple[prose.Block, ...], parent: QObject) -> QTextDocument:
    """Set prose as a document in the present theme."""
    document = SealedDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(1)
    document.setIndentWidth(theme.size(_LIST_INDENT))
    document.setDefaultFont(theme.font(READING_SIZE, family=READING))
    document.setDefaultStyleSheet(f"a {{ color: {theme.current().accent_text}; }}")
    document.setHtml(prose.html(blocks))
    for table in _tables(document.rootFrame()):
        _set_table(table)
    whole = QTextCursor(document)
    whole.beginEditBlock()
    for block in blocks_of(document):
        _set_block(block)
    whole.endEditBlock()
    if _is_code(document.lastBlock()):
        _make_room_below(document)
    return document


def _make_room_below(document: QTextDocument) -> None:
    """Qt leaves the last block's margin out, where a panel of code would be cut."""
    form = document.rootFrame().frameFormat()
    form.setBottomMargin(document.documentMargin() + theme.size(_PANEL))
    document.rootFrame().setFrameFormat(form)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the document's lines of text."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def targets(document: QTextDocument) -> Iterator[str]:
    """Yield the targets of the links as they were written; a QUrl would have decoded some of their signs."""
    for block in blocks_of(document):
        yield from (form.anchorHref() for _, _, form in _parts(block) if form.isAnchor())


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    for inner in frame.childFrames():
        if isinstance(inner, QTextTable):
            yield inner
        yield from _tables(inner)


def _set_block(block: QTextBlock) -> None:
    form = block.blockFormat()
    level, quoted = form.headingLevel(), round(form.leftMargin() / _QT_QUOTE)
    form.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    begins, ends = _begins_code(block), not _is_code(block.next()) or _begins_code(block.next())
    form.setTopMargin(theme.size(16) if level and block.position() else 0)
    form.setBottomMargin(_gap(block))
    if quoted:
        form.setLeftMargin(theme.size(_QUOTE_INDENT) * quoted)
        form.setRightMargin(0)
        form.setProperty(_QUOTED, quoted)
    if _is_rule(form):
        form.setBackground(theme.current().colour("line"))
    elif _is_code(block):
        _set_code(form, begins, ends)
    _hide_bullet(block, form)
    QTextCursor(block).setBlockFormat(form)
    for start, length, words in list(_parts(block)):
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_words(words, level, bool(quoted), _is_code(block)))


def _set_code(form: QTextBlockFormat, begins: bool, ends: bool) -> None:
    """Leave room for the panel that is painted behind code; only its first and last line have margins."""
    inside = theme.size(_PANEL)
    form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setLeftMargin(form.leftMargin() + inside)
    form.setRightMargin(inside)
    form.setTopMargin(inside if begins else 0)
    form.setBottomMargin(theme.size(12) + inside if ends else 0)
    form.setProperty(_BEGINS, begins)


def _hide_bullet(block: QTextBlock, form: QTextBlockFormat) -> None:
    """Qt's own bullet is a heavy disc that touches the words; `paint_ground` sets a finer one."""
    owner = block.textList()
    if not owner:
        return
    style = owner.format().style()
    if style in _BULLETS:
        look = owner.format()
        look.setStyle(QTextListFormat.Style.ListStyleUndefined)
        owner.setFormat(look)
        style = QTextListFormat.Style.ListStyleUndefined
    form.setProperty(_BULLET, style == QTextListFormat.Style.ListStyleUndefined)


def _gap(block: QTextBlock) -> int:
    """Return the room below a block: none in a table, little in a list."""
    if QTextCursor(block).currentTable():
        return 0
    if block.textList() and block.next().textList():
        return theme.size(4)
    return theme.size(GAP if block.blockFormat().headingLevel() else 12)


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().nonBreakableLines()


def _begins_code(block: QTextBlock) -> bool:
    """Whether a line is the first of its code, before it has been set: Qt gives only that one room above."""
    return _is_code(block) and (not _is_code(block.previous()) or block.blockFormat().topMargin() > 0)


def _is_rule(form: QTextBlockFormat) -> bool:
    return form.hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth)


def _parts(block: QTextBlock) -> Iterator[tuple[int, int, QTextCharFormat]]:
    at = block.begin()
    while not at.atEnd():
        part = at.fragment()
        yield part.position(), part.length(), part.charFormat()
        at += 1


def _words(form: QTextCharFormat, level: int, quoted: bool, code: bool) -> QTextCharFormat:
    """Return how words look here, from how Qt's HTML reader made them."""
    if level:
        form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        form.setProperty(QTextFormat.Property.FontPixelSize, theme.size(HEADING_SIZES[level]))
    if form.fontWeight() > QFont.Weight.Medium:
        form.setFontWeight(QFont.Weight.DemiBold)  # the bundled Literata has no bolder cut
    if quoted:
        form.setFontItalic(True)
        if not form.isAnchor():
            form.setForeground(theme.current().colour("muted"))
    if form.fontFamilies() == ["monospace"]:
        form.setFontFamilies(code_families())
        form.setProperty(QTextFormat.Property.FontPixelSize, theme.size(15))
        form.setFontItalic(False)
        if not code:
            form.setBackground(theme.current().colour("well"))
    return form


def _set_table(table: QTextTable) -> None:
    line = theme.current().colour("line")
    form = table.format()
    form.setBorder(0)
    form.setCellSpacing(0)
    form.setTopMargin(theme.size(8))
    form.setBottomMargin(theme.size(16))
    table.setFormat(form)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            looks = cell.format().toTableCellFormat()
            looks.setPadding(theme.size(4))
            looks.setLeftPadding(0)
            looks.setRightPadding(theme.size(24))
            looks.setBottomBorder(1)
            looks.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            looks.setBottomBorderBrush(line)
            cell.setFormat(looks)


def paint_ground(document: QTextDocument, painter: QPainter, shown: QRectF) -> None:
    """Paint what stands behind the words of the shown part: panels of code, bars of quotes, bullets of lists."""
    t = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    near = _near(document, shown)
    for panel in code_panels(document, near):
        painter.setBrush(t.colour("well"))
        painter.drawRoundedRect(panel, 6, 6)
    for bar in quote_bars(document, near):
        painter.setBrush(t.colour("scroll"))
        painter.drawRoundedRect(bar, 1, 1)
    painter.setBrush(t.colour("muted"))
    for place in _bullets(document, near):
        painter.drawEllipse(place, theme.size(2.25), theme.size(2.25))


def _near(document: QTextDocument, shown: QRectF) -> list[QTextBlock]:
    """Return the lines of the shown part, and some before and after it, so that no end of a panel shows too early."""
    layout, found = document.documentLayout(), []
    block = document.findBlock(max(0, layout.hitTest(shown.topLeft(), Qt.HitTestAccuracy.FuzzyHit)))
    for _ in range(_AROUND):
        block = block.previous() if block.previous().isValid() else block
    after = 0
    while block.isValid() and after < _AROUND:
        found.append(block)
        after += layout.blockBoundingRect(block).top() > shown.bottom()
        block = block.next()
    return found


def code_panels(document: QTextDocument, blocks: Iterable[QTextBlock] | None = None) -> list[QRectF]:
    """Return the rectangles behind blocks of code, in the document's coordinates; of all of them unless given."""
    panels: list[QRectF] = []
    layout, inside = document.documentLayout(), theme.size(_PANEL)
    for block in blocks or blocks_of(document):
        if _is_code(block):
            form = block.blockFormat()
            left = document.documentMargin() + form.indent() * document.indentWidth() + form.leftMargin() - inside
            rect = layout.blockBoundingRect(block)
            rect = QRectF(left, rect.top(), document.textWidth() - left - document.documentMargin(), rect.height())
            rect.adjust(0, -inside * 0.6, 0, inside * 0.6)
            if panels and not form.boolProperty(_BEGINS):
                rect = rect.united(panels.pop())
            panels.append(rect)
    return panels


def quote_bars(document: QTextDocument, blocks: Iterable[QTextBlock] | None = None) -> list[QRectF]:
    """Return the lines beside quotes, one for each level, in the document's coordinates; as `code_panels`."""
    bars: dict[int, QRectF] = {}
    done: list[QRectF] = []
    for block in blocks or blocks_of(document):
        deep = block.blockFormat().intProperty(_QUOTED)
        done += [bars.pop(level) for level in list(bars) if level >= deep]
        if not deep:
            continue
        rect = document.documentLayout().blockBoundingRect(block)
        for level in range(deep):
            x = document.documentMargin() + level * theme.size(_QUOTE_INDENT)
            bar = QRectF(x, rect.top(), theme.size(2.5), rect.height())
            bars[level] = bars[level].united(bar) if level in bars else bar
    return done + list(bars.values())


def _bullets(document: QTextDocument, blocks: Iterable[QTextBlock]) -> Iterator[QPointF]:
    high = QFontMetricsF(theme.font(READING_SIZE, family=READING)).xHeight()
    for block in blocks:
        if not block.blockFormat().boolProperty(_BULLET) or not block.textList() or not block.layout().lineCount():
            continue
        rect = document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineAt(0)
        right = block.textDirection() == Qt.LayoutDirection.RightToLeft
        beside = theme.size(_LIST_INDENT * 0.42)
        x = rect.right() + beside if right else rect.left() + line.x() - beside
        yield QPointF(x, rect.top() + line.y() + line.ascent() - high / 2)
