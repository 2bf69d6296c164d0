"""A summary as Markdown that shows every character a person wrote as that character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from careerjournal.core.prose_nodes import (
    Block,
    Break,
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
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import Item, Run, Runs, Section, plain
from careerjournal.core.summary.writing import BLANK, boxes, groups, lines, sides


def page(fitted: Fitted) -> str:
    """The whole file."""
    summary = fitted.shown
    under = " · ".join(escaped(text) for text in (summary.when, summary.lead, summary.who) if text)
    sections = (_headed(section) for section in fitted.printed)
    return "\n\n".join((f"# {escaped(summary.title)}", under, *sections)) + "\n"


def _headed(section: Section) -> str:
    about = f"{escaped(section.rule.about)}\n\n" if section.rule.about else ""
    body = _STYLES.get(section.rule.style, _plain)(section) or BLANK  # room to write
    return f"## {escaped(section.rule.title)}\n\n{about}{body}"


def escaped(text: str) -> str:
    """`text` so that no Markdown reader finds markup, a link or a tag in it; only what could be one is marked."""
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")
    text = re.sub(r"([\\`*_\[\]])", r"\\\1", text)
    text = text.replace("~", r"\~") if text.count("~") > 1 else text
    text = re.sub(r"^([-+=#>])", r"\\\1", text)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", text)


def _since(section: Section) -> str:
    return "\n\n".join(
        f"{escaped(name)}\n\n" + "\n".join(f"- [{'x' if item.done else ' '}] {_item(item)}" for item in found)
        for name, found in sides(section)
    )


def _options(section: Section) -> str:
    drawn = "  \n  " + " ".join(f"[ ] {escaped(name)}" for name in boxes(section)) + f" {BLANK}"
    return "\n".join(f"- {_item(item)}{drawn}" for item in section.shown)


def _asks(section: Section) -> str:
    return "\n".join(f"{n}. {_item(item)}" for n, item in enumerate(section.shown, 1))


def _line(section: Section) -> str:
    return "\n\n".join([*map(_item, section.shown), BLANK])


def _blank_table(section: Section) -> str:
    columns, rows = section.rule.extra["columns"], section.rule.extra["rows"]
    return _rows([[escaped(name) for name in columns], ["---"] * len(columns), *[[" "] * len(columns)] * rows])


def _lead(section: Section) -> str:
    return "\n\n".join(
        _indented("\n\n".join(map(_block, item.blocks)), "> ", "> ") if item.blocks else "> " + _item(item)
        for item in section.shown
    )


def _under_heads(section: Section, draw: Callable[[list[Item]], str]) -> str:
    told = []
    for heads, items in groups(section.shown):
        told += [*(f"{'#' * (3 + depth)} {escaped(text)}" for depth, text in heads), draw(items)]
    return "\n\n".join(told)


def _prose(section: Section) -> str:
    return _under_heads(section, lambda items: "\n\n".join(_whole(item, 3 + len(item.over)) for item in items))


def _quotes(section: Section) -> str:
    return _under_heads(section, lambda items: "\n\n".join(map(_quote, items)))


def _quote(item: Item) -> str:
    said = _indented("\n\n".join(map(_block, item.blocks)), "> ", "> ")
    return "\n\n".join([said, _whole(replace(item, head=(), blocks=()))])


def _numbers(section: Section) -> str:
    """One table; a name among its rows is a row without numbers."""
    heads, rows = section.rule.extra["columns"], list[tuple[str, ...]]()
    for names, items in groups(section.shown):
        rows += [(text, *[""] * (len(heads) - 1)) for _depth, text in names]
        rows += [(plain(item.head), *item.cells) for item in items]
    return _grid(heads, rows)


def _figures(section: Section) -> str:
    return "\n\n".join(map(_figure, section.shown))


def _plain(section: Section) -> str:
    return _under_heads(section, lambda items: "\n".join(f"- {_item(item)}" for item in items))


_STYLES: dict[str, Callable[[Section], str]] = {
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


def _item(item: Item) -> str:
    head = _runs(item.head)
    if item.parts and head:
        head = f"**{escaped(plain(item.head).strip())}**"
    return "  \n  ".join(lines(item, head, _runs, escaped))


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    mark = {"strong": "**", "emphasis": "*"}.get(run.style, "")
    inner = run.text.strip()
    if not mark or not inner:
        return escaped(run.text)
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return f"{before}{mark}{escaped(inner)}{mark}{after}"


def _whole(item: Item, level: int = 3) -> str:
    head = [f"{'#' * level} {_runs(item.head)}"] if item.head else []
    aside = [f"*{escaped(item.aside)}*"] if item.aside else []
    parts = [": ".join(filter(None, (escaped(part.label), _runs(part.text)))) for part in item.parts]
    return "\n\n".join([*head, *aside, *map(_block, item.blocks), *parts])


def _figure(item: Item) -> str:
    figure = item.figure
    told = [f"**{escaped(plain(item.head))}**"] if item.head else []
    if figure is None:
        return "\n\n".join(told)
    told += [escaped(figure.under)] if figure.under else []
    told += [escaped(figure.words)] if not (figure.rows and item.head) and figure.words != plain(item.head) else []
    return "\n\n".join([*told, *([_grid(figure.heads, figure.rows)] if figure.rows else [])])


def _grid(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    top = [_cell(name) for name in heads]
    body = [top, ["---", *["---:"] * (len(top) - 1)], *([_cell(text) for text in row] for row in rows)]
    return _rows(body)


def _rows(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _cell(text: str) -> str:
    return escaped(text).replace("|", "\\|")


def _block(block: Block) -> str:
    match block:
        case Paragraph(children) | Heading(_, children):
            return _inlines(children)
        case CodeBlock(text):
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
            return f"{fence}\n{text}\n{fence}"
        case Quote(inner):
            return _indented("\n\n".join(map(_block, inner)), "> ", "> ")
        case List(items, start):
            marks = ("- " if start is None else f"{start + n}. " for n in range(len(items)))
            told = ("\n\n".join(map(_block, item.blocks)) for item in items)
            return "\n".join(_indented(text, mark, " " * len(mark)) for mark, text in zip(marks, told, strict=False))
        case Table(head, rows):
            return _grid_of([[_inlines(cell) for cell in row] for row in (head, *rows)])
        case Rule():
            return "---"


def _grid_of(rows: list[list[str]]) -> str:
    piped = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return _rows((piped[0], ["---"] * len(piped[0]), *piped[1:]))


def _indented(text: str, first: str, others: str) -> str:
    return first + text.replace("\n", f"\n{others}")


def _inlines(children: Iterable[Inline]) -> str:
    return "".join(_inline(child) for child in children)


def _inline(node: Inline) -> str:
    match node:
        case Text(text):
            return escaped(text)
        case Code(text):
            return _code(text)
        case Strong(children):
            return f"**{_inlines(children)}**"
        case Emphasis(children):
            return f"*{_inlines(children)}*"
        case Link(children):
            return _inlines(children)
        case Break():
            return "  \n"


def _code(text: str) -> str:
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}" if len(fence) > 1 else f"`{text}`"
