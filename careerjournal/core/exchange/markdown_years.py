"""A year's file taken apart: the items that begin with `[date, year]`, each on its own day, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careerjournal.core.exchange.markdown_dates import Dated, Span, in_brackets, looks_dated
from careerjournal.core.exchange.markdown_text import code_lines, has_words, heading, indent, is_rule

_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_OPENS = re.compile(r"(?P<lead>[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)\[(?P<date>[^\[\]]{4,60})\](?P<link>\(?)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


@dataclass(frozen=True)
class Item:
    """One dated item: its text without the list's marks, and the heading under which it stood."""

    line: int
    dated: Dated
    text: str
    heading: str


@dataclass(frozen=True)
class Year:
    """What a year's file holds; `undated` are lines whose brackets name a day that no calendar has."""

    items: tuple[Item, ...]
    rest: str
    undated: tuple[tuple[int, str], ...]


def take_apart(body: str, first_line: int = 1) -> Year:
    """Every line of the text is in exactly one item or in the rest."""
    lines = body.split("\n")
    code = code_lines(lines)
    items: list[Item] = []
    rest: list[str] = []
    undated: list[tuple[int, str]] = []
    under, n, taken_to = "", 0, -1
    while n < len(lines):
        opening = None if code[n] else _opening(lines, n, begins=n == taken_to)
        dated = in_brackets(opening["date"]) if opening else None
        end = _end(lines, code, n, opening["lead"]) if opening else n
        text = _text(lines[n:end], opening, dated) if opening and dated else ""
        if dated and has_words(text):
            items.append(Item(first_line + n, dated, text, under))
            while rest and not rest[-1].strip() and end < len(lines) and not lines[end].strip():
                end += 1
            n = taken_to = end
            continue
        if opening and not dated and looks_dated(opening["date"]):
            undated.append((first_line + n, opening["date"]))
        found = None if code[n] else heading(lines[n])
        under = _plain(found.text) if found else under
        rest.append(lines[n])
        n += 1
    return Year(tuple(items), "\n".join(rest).strip("\n"), tuple(undated))


def _opening(lines: list[str], n: int, begins: bool) -> re.Match[str] | None:
    """The brackets with which a list item, or a paragraph, begins on this line."""
    match = _OPENS.match(lines[n])
    if not match or match["lead"].strip() or begins:
        return match
    before = lines[n - 1] if n else ""
    return match if not before.strip() or heading(before) else None


def _end(lines: list[str], code: list[bool], start: int, lead: str) -> int:
    """The line after the last one of the item that begins on line `start`."""
    margin, listed = indent(lead.rstrip() or lead + "x"), bool(lead.strip())
    n = start + 1
    while n < len(lines):
        if not lines[n].strip() and not code[n]:
            after = next((k for k in range(n, len(lines)) if lines[k].strip()), len(lines))
            if not listed or after == len(lines) or indent(lines[after]) <= margin:
                return n
            n = after
        elif not (code[n] and code[n - 1]) and _begins_another(lines[n], code[n], margin, listed):
            return n
        else:
            n += 1
    return n


def _begins_another(line: str, code: bool, margin: int, listed: bool) -> bool:
    opening = _OPENS.match(line)
    if opening and (opening["lead"].strip() or not listed) and not code and in_brackets(opening["date"]):
        return True
    if indent(line) > margin:
        return False
    return code or bool((listed and _MARKER.match(line)) or heading(line) or is_rule(line))


def _text(lines: list[str], opening: re.Match[str], dated: Dated) -> str:
    """The item without its mark and margin, and without the brackets where the day says all that they said."""
    width = len(opening["lead"].expandtabs(4))
    said = dated.span is Span.DAY and not opening["link"]
    first = lines[0][opening.end() if said else len(opening["lead"]) :].strip()
    return "\n".join([first, *(_outdented(line, width) for line in lines[1:])]).strip()


def _outdented(line: str, width: int) -> str:
    return line[min(width, len(line) - len(line.lstrip())) :]


def _plain(text: str) -> str:
    """A heading as a name: without a date before it and without links; nothing where it is a year or a long line."""
    opening = _OPENS.match(text)
    if opening and in_brackets(opening["date"]):
        text = text[opening.end() :]
    name = _LINK.sub(r"\1", text).strip(" *_~:")
    return name if len(name) <= 60 and any(letter.isalpha() for letter in name) else ""
