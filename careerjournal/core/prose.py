"""Prose is what the person wrote in Markdown: read once into frozen nodes, and written from these alone.

`prose_blocks` reads the blocks and `prose_inline` what stands in a paragraph; the latter loads Python-Markdown, and
only when a text needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from careerjournal.core import prose_blocks
from careerjournal.core.prose_nodes import (
    Block,
    Break,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)

__all__ = [
    "Block", "Break", "Cell", "Code", "CodeBlock", "Emphasis", "Heading", "Inline", "Item", "Link", "List",
    "Paragraph", "Quote", "Rule", "Strong", "Table", "Text",
    "data", "excerpt", "first_line", "html", "parse", "plain",
]  # fmt: skip

_LINE_SIGNS = re.compile(r"[ \t]*(?:(?:>|#{1,6}(?=[ \t])|[-*+](?=[ \t])|\d{1,3}[.)](?=[ \t]))[ \t]*)*")
_YEAR_HEAD = re.compile(r"[ \t]*#{1,6}[ \t]+[\d\W_]*")
_NO_WORDS = re.compile(r"[ \t]*(?:[`~]{3,}\S*|[-*_=|:][-*_=|: \t]*)[ \t]*")
_LINK_SIGNS = re.compile(
    r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ ]+[\"'][^\"']*[\"'])?\)(?:\{[:.#\w][^{}]*\})?"
)
_WEIGHT_SIGNS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=[^\s*_])(.+?)(?<=[^\s\\])\1(?!\w)")
_CODE_SIGNS = re.compile(r"(`+)([^`]+)\1(?!`)")
_ANY_SIGN = re.compile(r"[\[*_`\\|]")
_ESCAPES = re.compile(r"\\([!-/:-@\[-`{-~])")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@lru_cache(maxsize=256)
def parse(source: str) -> tuple[Block, ...]:
    """Read Markdown; never raises, and no word of the source is lost."""
    return prose_blocks.read(source)


def html(blocks: Iterable[Block]) -> str:
    """Write HTML with every letter of the person's escaped and no attribute but a safe link's."""
    return "\n".join(_block_html(block) for block in blocks)


def _block_html(block: Block) -> str:
    match block:
        case Paragraph(children):
            return f"<p>{_html(children)}</p>"
        case Heading(level, children):
            return f"<h{level}>{_html(children)}</h{level}>"
        case CodeBlock(text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case Quote(blocks):
            return f"<blockquote>\n{html(blocks)}\n</blockquote>"
        case List():
            return _list_html(block)
        case Table():
            return _table_html(block)
        case Rule():
            return "<hr>"


def _list_html(block: List) -> str:
    tag, start = ("ul", "") if block.start is None else ("ol", f' start="{block.start}"' if block.start != 1 else "")
    items = "\n".join(f"<li>{_item_html(item, block.loose)}</li>" for item in block.items)
    return f"<{tag}{start}>\n{items}\n</{tag}>"


def _item_html(item: Item, loose: bool) -> str:
    parts = (
        _html(block.children) if isinstance(block, Paragraph) and not loose else _block_html(block)
        for block in item.blocks
    )
    return "\n".join(parts)


def _table_html(table: Table) -> str:
    rows = [_row_html("th", table.head, table.align), *(_row_html("td", row, table.align) for row in table.rows)]
    return f"<table>\n{chr(10).join(rows)}\n</table>"


def _row_html(tag: str, cells: tuple[Cell, ...], align: tuple[str, ...]) -> str:
    sides = (f' align="{side}"' if side else "" for side in align)
    return (
        "<tr>"
        + "".join(f"<{tag}{side}>{_html(cell)}</{tag}>" for cell, side in zip(cells, sides, strict=True))
        + "</tr>"
    )


def _html(children: tuple[Inline, ...]) -> str:
    return "".join(_inline_html(child) for child in children)


def _inline_html(node: Inline) -> str:
    match node:
        case Text(text):
            return escape(text)
        case Strong(children):
            return f"<strong>{_html(children)}</strong>"
        case Emphasis(children):
            return f"<em>{_html(children)}</em>"
        case Code(text):
            return f"<code>{escape(text)}</code>"
        case Link(children, target, title):
            named = f' title="{escape(title)}"' if title else ""
            return f'<a href="{escape(target)}"{named}>{_html(children)}</a>'
        case Break():
            return "<br>"


def plain(blocks: Iterable[Block]) -> str:
    """Write plain text: paragraphs with a blank line between them, lists with their marks, links with their targets."""
    return "\n\n".join(_block_plain(block) for block in blocks)


def _block_plain(block: Block) -> str:
    match block:
        case Paragraph(children) | Heading(_, children):
            return _plain(children)
        case CodeBlock(text):
            return text
        case Quote(blocks):
            return _indented(plain(blocks), "> ", "> ")
        case List():
            return _list_plain(block)
        case Table(head, rows):
            return "\n".join(" | ".join(_plain(cell) for cell in row) for row in (head, *rows))
        case Rule():
            return "* * *"


def _list_plain(block: List) -> str:
    marks = ("- " if block.start is None else f"{block.start + number}. " for number in range(len(block.items)))
    join = "\n\n" if block.loose else "\n"
    items = (join.join(_block_plain(inner) for inner in item.blocks) for item in block.items)
    return join.join(_indented(item, mark, " " * len(mark)) for item, mark in zip(items, marks, strict=True))


def _indented(text: str, first: str, others: str) -> str:
    return first + text.replace("\n", "\n" + others)


def _plain(children: tuple[Inline, ...]) -> str:
    return "".join(_inline_plain(child) for child in children)


def _inline_plain(node: Inline) -> str:
    match node:
        case Text(text) | Code(text):
            return text
        case Strong(children) | Emphasis(children):
            return _plain(children)
        case Link(children, target, title):
            words = _plain(children)
            added = [each for each in (target.removeprefix("mailto:"), title) if each and each != words]
            return f"{words} ({', '.join(added)})" if added else words
        case Break():
            return "\n"


def data(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the nodes as plain data for Typst: `k` names the kind, `c` holds children, `v` holds literal text."""
    return [_block_data(block) for block in blocks]


def _block_data(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(children):
            return {"k": "paragraph", "c": _data(children)}
        case Heading(level, children):
            return {"k": "heading", "level": level, "c": _data(children)}
        case CodeBlock(text, language):
            return {"k": "code-block", "v": text, "language": language}
        case Quote(blocks):
            return {"k": "quote", "c": data(blocks)}
        case List(items, start, loose):
            return {"k": "list", "start": start, "loose": loose, "items": [data(item.blocks) for item in items]}
        case Table(head, rows, align):
            cells = [[_data(cell) for cell in row] for row in (head, *rows)]
            return {"k": "table", "head": cells[0], "rows": cells[1:], "align": list(align)}
        case Rule():
            return {"k": "rule"}


def _data(children: tuple[Inline, ...]) -> list[dict[str, Any]]:
    return [_inline_data(child) for child in children]


def _inline_data(node: Inline) -> dict[str, Any]:
    match node:
        case Text(text):
            return {"k": "text", "v": text}
        case Code(text):
            return {"k": "code", "v": text}
        case Strong(children):
            return {"k": "strong", "c": _data(children)}
        case Emphasis(children):
            return {"k": "emphasis", "c": _data(children)}
        case Link(children, target):
            return {"k": "link", "to": target, "c": _data(children)}
        case Break():
            return {"k": "break"}


def excerpt(source: str, length: int) -> str:
    """Return the beginning of a text on one line, without signs, of at most so many characters.

    It reads only as far as it must and loads no grammar, so a list of hundreds can be painted with it.
    """
    text = ""
    for line in _lines(source[: 4 * length + 400]):
        if len(text) <= length and (bare := _bare(line[: 2 * length + 200])):
            text += f" {bare}" if text else bare
    if len(text) <= length:
        return text
    cut = text[: max(length - 1, 0)]
    at_word = cut if text[len(cut) : len(cut) + 1].isspace() else cut.rpartition(" ")[0]
    # A script without spaces, or one very long word, is cut where it stands.
    return (at_word if len(at_word) * 2 > length else cut).rstrip(" ,;:.–—-") + "…"


def first_line(source: str) -> str:
    """Return the first line that has words, without signs; it stands in for a missing title."""
    return next((bare for line in _lines(source[:1200]) if (bare := _bare(line))), "")


def _lines(source: str) -> list[str]:
    """Return the lines of a text, without headings of figures alone at its top, and with links on one line.

    A year over a list says nothing that the entry's day does not; where nothing else is written it stays.
    """
    lines = source.splitlines()
    said = next((n for n, line in enumerate(lines) if line.strip() and not _YEAR_HEAD.fullmatch(line)), 0)
    whole: list[str] = []
    for line in lines[said:]:
        if whole and "]" in line and whole[-1].rfind("[") > whole[-1].rfind("]"):
            whole[-1] += f" {line.strip()}"
        else:
            whole.append(line)
    return whole


def _bare(line: str) -> str:
    """Return a line without the signs of Markdown."""
    if _NO_WORDS.fullmatch(line):
        return ""
    text = _LINE_SIGNS.sub("", line, count=1)
    if not _ANY_SIGN.search(text):
        return " ".join(_CONTROLS.sub(" ", text).split())
    text = _LINK_SIGNS.sub(r"\1", text)
    text = text.replace("|", " ") if text.startswith("|") else text
    text = _CODE_SIGNS.sub(r"\2", text)
    text = _WEIGHT_SIGNS.sub(r"\2", _WEIGHT_SIGNS.sub(r"\2", text))
    return " ".join(_CONTROLS.sub(" ", _ESCAPES.sub(r"\1", text)).split())
