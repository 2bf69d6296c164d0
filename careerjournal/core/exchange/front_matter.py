"""The block of `key: value` lines at the top of a Markdown file, read without losing a word of it.

Only what journals and note programs write there is understood: texts, quoted texts, blocks after `|` and `>`, lists.
Everything else keeps its raw lines, so that the reader of a file can put them where the person still finds them. A
full YAML parser would turn a timestamp into another day and refuse the many blocks that are not quite YAML.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*$")
_ITEM = re.compile(r"\s*-(?:\s+(?P<text>.*))?$")
_PART = re.compile(r"""\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'\[\]{}][^,\[\]{}]*)\s*(?:,|$)""")
_LONGEST = 400
"""Lines in which a block must have ended; a rule at the top of a long text is not a block."""


@dataclass(frozen=True)
class Value:
    """One key: its text or its list, or neither where only the raw lines say it."""

    key: str
    raw: str
    text: str | None = None
    items: tuple[str, ...] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The items, or the parts of a text between commas."""
        parts = self.items if self.items is not None else (self.text or "").split(",")
        return tuple(part.strip() for part in parts if part.strip())


@dataclass(frozen=True)
class Split:
    """A file in two: the values at its top, and the text from line `first_line` (counted from 1) on."""

    values: tuple[Value, ...]
    body: str
    first_line: int = 1


def split(text: str) -> Split:
    """Take the block off a text that begins with one."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return Split((), text)
    end = next((n for n, line in enumerate(lines[1:_LONGEST], 1) if line.rstrip() in ("---", "...")), None)
    if end is None or not any(_key(line) for line in lines[1:end]):
        return Split((), text)
    return Split(tuple(_values(lines[1:end])), "\n".join(lines[end + 1 :]), end + 2)


def _values(lines: list[str]) -> list[Value]:
    groups: list[list[str]] = []
    for line in lines:
        follows = not line.strip() or line[0] in " \t" or (_ITEM.match(line) is not None)
        if groups and follows:
            groups[-1].append(line)
        elif line.strip():
            groups.append([line])
    return [_value(group) for group in groups]


def _key(line: str) -> str:
    """The key with which a line begins, or nothing."""
    key, colon, rest = line.partition(":")
    if not colon or (rest and rest[0] not in " \t") or not key or key[0] in " \t#-[]{}&*!|>%@`,?":
        return ""
    return key.strip("\"' \t")


def _value(lines: list[str]) -> Value:
    raw = "\n".join(lines).rstrip()
    key, more = _key(lines[0]), lines[1:]
    if not key:
        return Value("", raw)
    rest = lines[0].partition(":")[2].strip()
    if _BLOCK.match(rest):
        return Value(key, raw, text=_block(more, folded=rest[0] == ">"))
    if not rest and any(line.strip() for line in more):
        return _list(key, raw, more)
    joined = " ".join([rest, *(line.strip() for line in more)]).strip()
    if joined.startswith("["):
        parts = _flow(joined)
        return Value(key, raw, text=None if parts is not None else joined, items=parts)
    return Value(key, raw, text=_scalar(joined))


def _block(lines: list[str], folded: bool) -> str:
    indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = min(indents, default=0)
    text = "\n".join(line[margin:].rstrip() for line in lines).strip("\n")
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text) if folded else text


def _list(key: str, raw: str, lines: list[str]) -> Value:
    items: list[str] = []
    for line in lines:
        match = _ITEM.match(line)
        if match:
            items.append((match["text"] or "").strip())
        elif line.strip() and items:
            items[-1] = f"{items[-1]} {line.strip()}".strip()
        elif line.strip():
            return Value(key, raw)
    return Value(key, raw, items=tuple(_scalar(item) for item in items))


def _flow(text: str) -> tuple[str, ...] | None:
    """The items of `[a, "b"]`; None where it is anything more than that."""
    if not text.endswith("]"):
        return None
    inner, position, items = text[1:-1].strip(), 0, []
    while position < len(inner):
        match = _PART.match(inner, position)
        if not match or match.end() == position:
            return None
        items.append(_scalar(match.group().strip().rstrip(",").strip()))
        position = match.end()
    return tuple(items)


def _scalar(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            read = json.loads(text, strict=False)
            read.encode()
            return str(read)
        except ValueError:  # other escapes than JSON has, or half a character
            return text[1:-1]
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text
