"""What a person wrote, as it goes on paper: on one line with its weight, or with its paragraphs and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from careerjournal.core import prose
from careerjournal.core.prose_nodes import (
    Block,
    Break,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)
from careerjournal.core.prose_nodes import Item as ListItem
from careerjournal.core.summary.page import Part, Run, Runs, one_line, run, visible

Change = Callable[[str], str]
_DEEPEST = 8  # the print engine (typst 0.15) gives up beyond twelve


def parts(*given: tuple[str, Runs]) -> tuple[Part, ...]:
    """Labelled parts of an item, without the empty ones."""
    return tuple(Part(runs, label) for label, runs in given if runs)


def written(source: str) -> Runs:
    """Prose on one line for paper: the words with their weight, without paragraphs, links and lists."""
    pieces: list[Run] = []
    for block in prose.parse(source):
        found = _block(block)
        if found and pieces:
            pieces.append(Run(" "))
        pieces += found
    return tuple(pieces)


def blocks(source: str) -> tuple[Block, ...]:
    """Prose with its paragraphs, lists and tables, but without what leads anywhere or cannot be seen."""
    return _shallow(changed(prose.parse(source), visible))


def _shallow(given: Iterable[Block], depth: int = 0) -> tuple[Block, ...]:
    """The blocks, with what is quoted or listed too deep for a page set one below the other instead."""
    found: list[Block] = []
    for block in given:
        match block:
            case Quote(inner):
                within = _shallow(inner, depth + 1)
                found += [Quote(within)] if depth < _DEEPEST else within
            case List(items, start, loose):
                told = tuple(ListItem(_shallow(item.blocks, depth + 1)) for item in items)
                deep = [one for item in told for one in item.blocks]
                found += [List(told, start, loose)] if depth < _DEEPEST else deep
            case _:
                found.append(block)
    return tuple(found)


def changed(given: Iterable[Block], change: Change) -> tuple[Block, ...]:
    """The same blocks with every text changed; links are the words they stand on, and headings words with weight."""
    return tuple(_changed(block, change) for block in given)


def _changed(block: Block, change: Change) -> Block:
    match block:
        case Paragraph(children):
            return Paragraph(_changed_words(children, change))
        case Heading(_, children):
            return Paragraph((Strong(_changed_words(children, change)),))
        case CodeBlock(text, language):
            return CodeBlock("\n".join(map(change, text.split("\n"))), language)
        case Quote(inner):
            return Quote(changed(inner, change))
        case List(items, start, loose):
            return List(tuple(ListItem(changed(item.blocks, change)) for item in items), start, loose)
        case Table(head, rows, align):
            return Table(_changed_row(head, change), tuple(_changed_row(row, change) for row in rows), align)
        case Rule():
            return block


def _changed_row(row: tuple[Cell, ...], change: Change) -> tuple[Cell, ...]:
    return tuple(_changed_words(cell, change) for cell in row)


def _changed_words(children: Iterable[Inline], change: Change) -> tuple[Inline, ...]:
    return tuple(piece for child in children for piece in _changed_word(child, change))


def _changed_word(node: Inline, change: Change) -> tuple[Inline, ...]:
    match node:
        case Text(text):
            return (Text(change(text)),)
        case Code(text):
            return (Code(change(text)),)
        case Strong(children):
            return (Strong(_changed_words(children, change)),)
        case Emphasis(children):
            return (Emphasis(_changed_words(children, change)),)
        case Link(children):
            return _changed_words(children, change)
        case Break():
            return (node,)


def _block(block: Block) -> list[Run]:
    match block:
        case Paragraph(children) | Heading(_, children):
            return _inlines(children)
        case CodeBlock(text):
            return list(run(text))
        case Quote(inner):
            return _joined([_block(one) for one in inner], " ")
        case List(items):
            return _joined([_joined([_block(one) for one in item.blocks], " ") for item in items], "; ")
        case Table(head, rows):
            return _joined([_joined([_inlines(cell) for cell in row], ", ") for row in (head, *rows)], "; ")
        case Rule():
            return []


def _joined(given: Iterable[list[Run]], between: str) -> list[Run]:
    found: list[Run] = []
    for part in given:
        found += [Run(between), *part] if found and part else part
    return found


def _inlines(children: Iterable[Inline], style: str = "") -> list[Run]:
    return [piece for child in children for piece in _inline(child, style)]


def _inline(node: Inline, style: str) -> list[Run]:
    match node:
        case Text(text):
            return [Run(one_line(text), style)] if text else []
        case Code(text):
            return [Run(one_line(text), "code")]
        case Strong(children):
            return _inlines(children, "strong")
        case Emphasis(children):
            return _inlines(children, style or "emphasis")
        case Link(children):
            return _inlines(children, style)
        case Break():
            return [Run(" ", style)]
