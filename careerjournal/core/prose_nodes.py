"""The nodes of prose: what a Markdown text is made of, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain letters."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words with weight."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A code span; its text is exactly what was written."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere safe: http, https, mailto, tel, or a place beside this text."""

    children: tuple[Inline, ...]
    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A line end that was meant."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is None for bullets, else the first number. A loose one has blank lines between its items."""

    items: tuple[Item, ...]
    start: int | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of code, as they stand."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as `align` has entries (left, center, right or nothing)."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


Inline = Text | Strong | Emphasis | Code | Link | Break
Block = Paragraph | Heading | List | CodeBlock | Quote | Table | Rule
Cell = tuple[Inline, ...]


def unread(text: str) -> tuple[Inline, ...]:
    """A paragraph's text as it stands, with the line ends that were meant (two spaces before them)."""
    nodes: list[Inline] = []
    for line in text.split("  \n"):
        nodes += [Break(), Text(line.replace("\n", " "))] if line else [Break()]
    return tuple(nodes[1:])
