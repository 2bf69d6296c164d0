"""Between paragraphs: headings, lists, quotes, code and tables, read line by line as a journal writer means them.

It is CommonMark with mends: a list may follow its heading line at once (`Wins:` and `- a`), two spaces nest, `#tag` is
no heading, a line end that was meant is kept, and what is too deep or too large is shown as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from careerjournal.core.prose_nodes import (
    Block,
    Cell,
    CodeBlock,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    unread,
)

_DEEPEST = 16
_LARGEST = 20_000  # bytes of one block: above it, and above so many brackets, inline grammar costs seconds
_MOST_BRACKETS = 500
_WIDEST = 1_000
_MOST_LINES = 4_000  # what comes after them is shown as it stands: every block costs reading and laying out
_SHORT = 20  # letters: of shorter lines on the whole, what comes after runs on as one paragraph
_WRAPPED = 50  # lines at least so long, all but the last, were broken by a machine and not by the writer

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t](?P<text>.*)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ ]*\1){2,}[ ]*")
_UNDERLINE = re.compile(r" {0,3}(?P<line>={3,}|-{3,})[ ]*")
_QUOTE = re.compile(r" {0,3}> ?(?P<rest>.*)")
_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-*+]|(?P<number>\d{1,3})[.)])(?:(?P<gap> +)(?P<text>\S.*)|[ ]*)")
_DELIMITERS = re.compile(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_CELL_END = re.compile(r"(?<!\\)\|")
_SENTENCE_ENDS = ".,:;!?…)"  # a line across below such a line parts two thoughts and makes no heading
_LANGUAGE = re.compile(r"[\w+#.-]{1,24}")
_GRAMMAR = re.compile(r"[\\`*_\[<&]|https?://", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


class _Read(NamedTuple):
    """A block, or nothing, and the number of the line after it."""

    block: Block | None
    after: int


def read(source: str) -> tuple[Block, ...]:
    """Read a whole text."""
    text = _CONTROLS.sub(" ", source.replace("\r\n", "\n").replace("\r", "\n"))
    *lines, rest = text.split("\n", _MOST_LINES) if text.count("\n") >= _MOST_LINES else (*text.split("\n"), "")
    blocks = _blocks([_spaced(line) for line in lines], 0)
    return (*blocks, Paragraph(_as_it_stands(rest.strip()))) if rest.strip() else blocks


def _as_it_stands(text: str) -> tuple[Inline, ...]:
    lines = text.count("\n") + 1
    return unread(text if len(text) < _SHORT * lines else text.replace("\n", "  \n"))


def inline(text: str) -> tuple[Inline, ...]:
    """Read the text of one paragraph; what has no signs in it never loads the grammar."""
    if not _GRAMMAR.search(text) or len(text.encode()) > _LARGEST or text.count("[") > _MOST_BRACKETS:
        return unread(text)
    from careerjournal.core import prose_inline

    return prose_inline.read(text)


def _spaced(line: str) -> str:
    """Return a line with the tabs at its beginning as spaces."""
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].expandtabs(4) + rest


def _blocks(lines: list[str], depth: int) -> tuple[Block, ...]:
    if depth > _DEEPEST:
        text = " ".join(line.strip() for line in lines).strip()
        return (Paragraph((Text(text),)),) if text else ()
    found, at = [], 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = next(read for reader in _READERS if (read := reader(lines, at, depth)))
        if block:
            found.append(block)
    return tuple(found)


def _fence(lines: list[str], at: int, depth: int) -> _Read | None:
    opens = _opening_fence(lines[at])
    if not opens:
        return None
    indent = len(lines[at]) - len(lines[at].lstrip(" "))
    info = opens["info"].strip()
    code = [] if _LANGUAGE.fullmatch(info) or not info else [info]
    after = at + 1
    while after < len(lines) and not _closes(lines[after], opens["fence"]):
        code.append(lines[after][min(indent, len(lines[after]) - len(lines[after].lstrip(" "))) :])
        after += 1
    return _Read(CodeBlock("\n".join(code), info if info and info not in code[:1] else ""), after + 1)


def _opening_fence(line: str) -> re.Match[str] | None:
    opens = _FENCE.fullmatch(line)
    return None if opens and opens["fence"][0] == "`" and "`" in opens["info"] else opens


def _closes(line: str, fence: str) -> bool:
    bare = line.strip()
    return len(bare) >= len(fence) and bare == fence[0] * len(bare)


def _indented(lines: list[str], at: int, depth: int) -> _Read | None:
    after = at
    while after < len(lines) and (lines[after].startswith("    ") or not lines[after].strip()):
        after += 1
    if after == at:
        return None
    while not lines[after - 1].strip():
        after -= 1
    return _Read(CodeBlock("\n".join(line[4:] for line in lines[at:after])), after)


def _rule(lines: list[str], at: int, depth: int) -> _Read | None:
    return _Read(Rule(), at + 1) if _RULE.fullmatch(lines[at]) else None


def _heading(lines: list[str], at: int, depth: int) -> _Read | None:
    found = _HEADING.fullmatch(lines[at])
    text = _title(found["text"]) if found else ""
    return _Read(Heading(len(found["marks"]), inline(text)), at + 1) if found and text else None


def _title(text: str) -> str:
    """Return a heading's text without the signs that may close it."""
    bare = text.strip().rstrip("#")
    return bare.strip() if not bare or bare.endswith(" ") else text.strip()


def _quote(lines: list[str], at: int, depth: int) -> _Read | None:
    inner, after = [], at
    while after < len(lines) and (quoted := _QUOTE.fullmatch(lines[after])):
        inner.append(_spaced(quoted["rest"]))
        after += 1
    if not inner:
        return None
    while after < len(lines) and _goes_on(lines, after):
        inner.append(lines[after])
        after += 1
    return _Read(Quote(_blocks(inner, depth + 1)), after)


def _goes_on(lines: list[str], at: int) -> bool:
    """Whether a line simply goes on with the paragraph above it."""
    return bool(lines[at - 1].strip()) and bool(lines[at].strip()) and not _begins(lines, at)


def _begins(lines: list[str], at: int) -> bool:
    """Whether a line, below a paragraph, begins something else."""
    line = lines[at]
    if _RULE.fullmatch(line) or _opening_fence(line) or _QUOTE.fullmatch(line) or _heads_table(lines, at):
        return True
    if (heading := _HEADING.fullmatch(line)) and _title(heading["text"]):
        return True
    item = _item(line)
    if not item or not item["text"]:
        return False
    return item["number"] in (None, "1", "01") or lines[at - 1].rstrip().endswith(":")


def _item(line: str) -> re.Match[str] | None:
    item = _ITEM.fullmatch(line)
    if not item or _RULE.fullmatch(line) or (item["number"] and not item["text"]):
        return None
    return item


def _list(lines: list[str], at: int, depth: int) -> _Read | None:
    first = _item(lines[at])
    if not first:
        return None
    items, loose, after = [], False, at
    while after < len(lines) and (item := _item(lines[after])) and _same_list(first, item):
        inner, next_after = _item_lines(lines, after, item)
        items.append(Item(_blocks(inner, depth + 1)))
        after = next_after
        while next_after < len(lines) and not lines[next_after].strip():
            next_after += 1
        if next_after > after and next_after < len(lines):
            follower = _item(lines[next_after])
            if follower and _same_list(first, follower):
                loose, after = True, next_after
    start = int(first["number"]) if first["number"] else None
    return _Read(List(tuple(items), start, loose or any(_has_paragraphs(item) for item in items)), after)


def _same_list(first: re.Match[str], item: re.Match[str]) -> bool:
    return bool(first["number"]) == bool(item["number"]) and len(item["indent"]) < len(first["indent"]) + 2


def _has_paragraphs(item: Item) -> bool:
    return sum(isinstance(block, Paragraph) for block in item.blocks) > 1


def _item_lines(lines: list[str], at: int, item: re.Match[str]) -> tuple[list[str], int]:
    """Return what belongs to an item, without its indent, and the number of the line after it."""
    gap = len(item["gap"] or " ")
    marker = len(item["indent"]) + len(item["marker"])
    width = marker + (gap if gap < 5 else 1)
    inner = [" " * (marker + gap - width) + (item["text"] or "")]
    nested = len(item["indent"]) + 2
    after = at + 1
    while after < len(lines):
        line = lines[after]
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < nested and not (not _item(line) and _goes_on(lines, after)):
            break
        inner.append(line[min(indent, width) :])
        after += 1
    while len(inner) > 1 and not inner[-1].strip():
        inner.pop()
        after -= 1
    return inner, after


def _table(lines: list[str], at: int, depth: int) -> _Read | None:
    if not _heads_table(lines, at):
        return None
    head, marks = _cells(lines[at]), _cells(lines[at + 1])
    after = at + 2
    while after < len(lines) and 0 < lines[after].count("|") < _WIDEST and not _begins(lines, after):
        after += 1
    rows = [_cells(line) for line in lines[at + 2 : after]]
    columns = max(len(row) for row in [head, *rows])
    sides = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): ""}
    align = [sides[mark.startswith(":"), mark.endswith(":")] for mark in marks] + [""] * (columns - len(marks))
    return _Read(Table(_row(head, columns), tuple(_row(row, columns) for row in rows), tuple(align)), after)


def _heads_table(lines: list[str], at: int) -> bool:
    if "|" not in lines[at] or at + 1 == len(lines) or len(lines[at + 1]) > _WIDEST:
        return False
    marks = _DELIMITERS.fullmatch(lines[at + 1])
    return bool(marks) and len(_cells(lines[at])) == len(_cells(lines[at + 1]))


def _cells(line: str) -> list[str]:
    bare = line.strip()
    bare = bare.removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.replace("\\|", "|").strip() for cell in _CELL_END.split(bare)]


def _row(cells: list[str], columns: int) -> tuple[Cell, ...]:
    return tuple(inline(cell) for cell in cells + [""] * (columns - len(cells)))


def _paragraph(lines: list[str], at: int, depth: int) -> _Read:
    after = at + 1
    while after < len(lines) and _goes_on(lines, after):
        if after == at + 1 and _UNDERLINE.fullmatch(lines[after]):
            break
        after += 1
    underline = _UNDERLINE.fullmatch(lines[after]) if after == at + 1 and after < len(lines) else None
    if underline and not (underline["line"][0] == "-" and lines[at].rstrip()[-1] in _SENTENCE_ENDS):
        return _Read(Heading(1 if underline["line"][0] == "=" else 2, inline(lines[at].strip())), after + 1)
    return _Read(Paragraph(inline(_joined(lines[at:after]))), after)


def _joined(lines: list[str]) -> str:
    """Return a paragraph's text; `two spaces, newline` is a line end that was meant."""
    wrapped = all(len(line) >= _WRAPPED for line in lines[:-1])
    parts = [lines[0].strip()]
    for above, line in pairwise(lines):
        meant = not wrapped or above.endswith("  ")
        parts += ["  \n" if meant else "\n", line.strip()]
    return "".join(parts)


_Reader = Callable[[list[str], int, int], _Read | None]
_READERS: tuple[_Reader, ...] = (_fence, _indented, _rule, _heading, _quote, _list, _table, _paragraph)
