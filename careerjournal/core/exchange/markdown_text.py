"""Markdown source as lines: what is code, what is a heading, and what only note programs write."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_FENCE = re.compile(r"\s*(?P<mark>```+|~~~+)")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*\S)")
_CLOSING = re.compile(r"[ \t]+#+$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_CODE = re.compile(r"(`+[^`\n]*`+)")
_WIKI = re.compile(r"!?\[\[(?P<note>[^\[\]|\n]+)(?:\|(?P<alias>[^\[\]|\n]*))?\]\](?!\()")
_TAG = re.compile(r"""(?:^|(?<=\s))#(?P<name>[^\s#.,;:!?(){}\[\]"'`<>|*]+)""", re.MULTILINE)


@dataclass(frozen=True)
class Heading:
    """A heading line, or a line with its underline."""

    level: int
    text: str
    lines: int = 1


def code_lines(lines: list[str]) -> list[bool]:
    """For each line, whether it belongs to a fenced block."""
    flags, fence = [], ""
    for line in lines:
        match = _FENCE.match(line)
        closes = bool(fence and match and match["mark"].startswith(fence) and not line.strip().strip(fence[0]))
        flags.append(bool(fence or match))
        if closes:
            fence = ""
        elif match and not fence:
            fence = match["mark"]
    return flags


def heading(line: str) -> Heading | None:
    match = _HEADING.match(line)
    return Heading(len(match["marks"]), _CLOSING.sub("", match["text"])) if match else None


def first_heading(lines: list[str]) -> Heading | None:
    """The heading with which a text begins, in either of Markdown's ways."""
    found = heading(lines[0]) if lines else None
    if found or len(lines) < 2 or not _UNDERLINE.match(lines[1]) or not lines[0].strip():
        return found
    plain = not _FENCE.match(lines[0]) and indent(lines[0]) < 4 and lines[0].lstrip()[0] not in "-*+>|#"
    return Heading(1 if "=" in lines[1] else 2, lines[0].strip(), lines=2) if plain else None


def is_rule(line: str) -> bool:
    return _RULE.match(line) is not None


def indent(line: str) -> int:
    """Columns before the text of a line."""
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with `change` done to every stretch of it that is not code."""
    lines = text.split("\n")
    return "\n".join(
        line if code else "".join(part if n % 2 else change(part) for n, part in enumerate(_CODE.split(line)))
        for line, code in zip(lines, code_lines(lines), strict=True)
    )


def readable_links(text: str) -> str:
    """`[[Note|alias]]` as "alias (Note)", `[[Note]]` as "Note": no word goes, and it reads without the other notes."""
    return outside_code(text, lambda part: _WIKI.sub(_readable, part)) if "[[" in text else text


def _readable(match: re.Match[str]) -> str:
    note, alias = match["note"].rstrip("\\").strip(), (match["alias"] or "").strip()
    return f"{alias} ({note})" if alias and alias.casefold() != note.casefold() else alias or note


def tags(text: str) -> list[str]:
    """The `#tags` and `#areas/parts` in running text; a number alone is none."""
    found: list[str] = []

    def note(part: str) -> str:
        names = (match["name"].strip("/-_") for match in _TAG.finditer(part))
        found.extend(name for name in names if any(letter.isalpha() for letter in name))
        return part

    if "#" in text:
        outside_code(text, note)
    return found
