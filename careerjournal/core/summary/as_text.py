"""A summary as plain text, at most 76 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import replace

from careerjournal.core import prose
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import Item, Section, plain
from careerjournal.core.summary.writing import BLANK, boxes, groups, lines, sides

_WIDTH = 76


def page(fitted: Fitted) -> str:
    """The whole text."""
    summary = fitted.shown
    under = " · ".join(line for line in (summary.when, summary.lead, summary.who) if line)
    top = [*_wrapped(summary.title), "=" * min(_WIDTH, len(summary.title)), *_wrapped(under)]
    for section in fitted.printed:
        top += ["", section.rule.title, "-" * len(section.rule.title), *_wrapped(section.rule.about)]
        top += _STYLES.get(section.rule.style, _plain)(section) or ["", "_" * _WIDTH]  # room to write
    return "\n".join(line.rstrip() for line in top) + "\n"


def _since(section: Section) -> list[str]:
    told: list[str] = []
    for name, found in sides(section):
        told.append(name)
        for item in found:
            told += _item(item, "[x] " if item.done else "[ ] ")
    return told


def _options(section: Section) -> list[str]:
    drawn = "  " + "  ".join(f"[ ] {name}" for name in boxes(section)) + f" {BLANK}"
    return [line for item in section.shown for line in (*_item(item, "* "), drawn)]


def _asks(section: Section) -> list[str]:
    return [line for n, item in enumerate(section.shown, 1) for line in (*_item(item, f"{n}. "), "", "")]


def _line(section: Section) -> list[str]:
    return [*(line for item in section.shown for line in _item(item)), "", "_" * _WIDTH]


def _blank_table(section: Section) -> list[str]:
    first, *others = section.rule.extra["columns"]
    head = f"{first:<40}" + "".join(f"{name:<18}" for name in others)
    return [head, *["", "_" * 38 + ("  " + "_" * 16) * len(others)] * section.rule.extra["rows"]]


def _lead(section: Section) -> list[str]:
    return [line for item in section.shown for line in (_whole(item)[1:] if item.blocks else _item(item))]


def _under_heads(section: Section, draw: Callable[[list[Item]], list[str]]) -> list[str]:
    told: list[str] = []
    for heads, items in groups(section.shown):
        for depth, text in heads:
            within = depth + 1 < len(items[0].over)  # a head with heads in it has a line under it
            told += ["", *_wrapped(text), *(["-" * min(_WIDTH, len(text))] if within else [])]
        told += draw(items)
    return told[1:] if told and not told[0] else told


def _prose(section: Section) -> list[str]:
    return _under_heads(section, lambda items: [line for item in items for line in _whole(item)])


def _quotes(section: Section) -> list[str]:
    return _under_heads(section, lambda items: [line for item in items for line in _quote(item)])


def _quote(item: Item) -> list[str]:
    said = _whole(replace(item, head=(), aside="", parts=()))
    parts = _whole(replace(item, head=(), aside="", blocks=()))[1:] if item.parts else []
    return [*said, *_wrapped(item.aside, "-- "), *parts]


def _numbers(section: Section) -> list[str]:
    """One table; a name among its rows stands on a line of its own."""
    rows: list[tuple[str, ...]] = []
    for heads, items in groups(section.shown):
        rows += [("",), *((text,) for _depth, text in heads)] if heads else []
        rows += [(plain(item.head), *item.cells) for item in items]
    return _grid(section.rule.extra["columns"], rows)


def _figures(section: Section) -> list[str]:
    return [line for item in section.shown for line in _figure(item)][1:]


def _plain(section: Section) -> list[str]:
    return _under_heads(section, lambda items: [line for item in items for line in _item(item, "* ")])


_STYLES: dict[str, Callable[[Section], list[str]]] = {
    "lead": _lead,
    "since": _since,
    "options": _options,
    "asks": _asks,
    "line": _line,
    "table": _blank_table,
    "prose": _prose,
    "days": _prose,
    "quotes": _quotes,
    "numbers": _numbers,
    "figures": _figures,
}


def _item(item: Item, mark: str = "") -> list[str]:
    first, *others = lines(item, plain(item.head), plain, str)
    return [*_wrapped(first, mark), *(line for other in others for line in _wrapped(other, " " * len(mark)))]


def _whole(item: Item) -> list[str]:
    """A whole record after an empty line."""
    head = _wrapped(plain(item.head) + (f" ({item.aside})" if item.aside and item.head else item.aside))
    body = [line for written in prose.plain(item.blocks).split("\n") for line in _kept_in(written)]
    said = (": ".join(filter(None, (part.label, plain(part.text)))) for part in item.parts)
    parts = [line for text in said for line in _wrapped(text)]
    return ["", *head, *body, *parts]


def _kept_in(line: str) -> list[str]:
    """A written line within the width, its own indent kept."""
    indent = line[: len(line) - len(line.lstrip())]
    return _wrapped(line.lstrip(), indent) or [""]


def _figure(item: Item) -> list[str]:
    figure = item.figure
    told = ["", *_wrapped(plain(item.head))]
    if figure is None:
        return told
    told += _wrapped(figure.under)
    told += _wrapped(figure.words) if not (figure.rows and item.head) and figure.words != plain(item.head) else []
    return told + _grid(figure.heads, figure.rows)


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table in columns; one that is too wide for the page stands as a line of its own for each of its rows.

    A row of one cell is a name among the rows.
    """
    if not heads:
        return []
    table = [tuple(heads), *(tuple(row) for row in rows)]
    full = [row for row in table if len(row) > 1]
    widths = [max(len(row[column]) for row in full) for column in range(len(heads))]
    if sum(widths) + 2 * len(widths) > _WIDTH:
        return [line for row in rows for line in (_row_in_words(heads, row) if len(row) > 1 else [row[0]])]
    return [
        row[0].ljust(widths[0])
        + "".join("  " + cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=False))
        for row in table
    ]


def _row_in_words(heads: Sequence[str], row: Sequence[str]) -> list[str]:
    cells = (f"{head} {cell}" for head, cell in zip(heads[1:], row[1:], strict=True) if cell)
    return _wrapped(f"{row[0]}: " + ", ".join(cells))


def _wrapped(line: str, mark: str = "") -> list[str]:
    """`line` at most 76 columns wide; an endless word keeps its one line, so nothing is cut in two."""
    return textwrap.wrap(
        line,
        _WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
