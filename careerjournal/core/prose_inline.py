"""Inside a paragraph: Python-Markdown's inline grammar with our own rules for code, links, entities and raw HTML.

Nothing goes through the library's HTML stash, and what is not safe or not wanted (raw HTML, pictures, `javascript:`
and `file:` links) stays the text it was.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html.entities import html5
from typing import cast
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTree
from markdown.util import AtomicString, Registry

from careerjournal.core.prose_nodes import Break, Code, Emphasis, Inline, Link, Strong, Text, unread

_DEEPEST = 24
_TARGET = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\x00-\x1f]+|(?![/\\])[^\s<>:\x00-\x1f\\]+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s<>@:]+@[^\s<>@]+")
_AFTER_ADDRESS = ".,;:!?'*_`…”’"
_LEFT_OVER = re.compile("[\x02\x03]")

Found = tuple[Element | str | None, int | None, int | None]


def read(text: str) -> tuple[Inline, ...]:
    """Read the text of one paragraph; where the grammar gives up, the text stays as it is."""
    try:
        tree = _tree(text)
    except RecursionError:
        return unread(text)
    if _LEFT_OVER.search("".join(tree.itertext())):
        return unread(text)
    return tuple(_merged(_nodes(tree, _DEEPEST)))


def _tree(text: str) -> Element:
    holder = Element("div")
    paragraph = Element("p")
    paragraph.text = text
    holder.append(paragraph)
    _reader().run(holder)
    return paragraph


@lru_cache(maxsize=1)
def _reader() -> InlineTree:
    made = markdown.Markdown()
    signs = (
        _Sign(r"(?<![`\\])(`+)(?!`)", _code, made),
        _Sign(r"\\([!-/:-@\[-`{-~])", _escape, made),
        _Sign(r"!\[", _picture, made),
        _OutsideLinks(r"\[", _words, made),
        _OutsideLinks(r"<([^\s<>]+)>", _address, made),
        _OutsideLinks(r"(?<![\w/])https?://[^\s<>\"\x02\x03]+", _bare, made),
        _Sign(r"  \n", _line_end, made),
        _Sign(r"&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,30};)", _entity, made),
    )
    emphasis = DelimiterProcessor("*", "strong,em", made)
    emphasis.add("_", "strong,em", smart=True)
    patterns: Registry[InlineProcessor] = Registry()
    for place, pattern in enumerate((*signs, emphasis)):
        patterns.register(pattern, str(place), -place)
    tree = cast("InlineTree", made.treeprocessors["inline"])
    tree.inlinePatterns = patterns  # type: ignore[assignment]
    return tree


class _Sign(LinkInlineProcessor):
    """One rule of ours: a pattern, and the function that makes something of a match."""

    def __init__(self, pattern: str, make: _Make, made: markdown.Markdown) -> None:
        super().__init__(pattern, made)
        self.make = make

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        return self.make(self, m, data)

    def link(self, m: re.Match[str], data: str) -> tuple[Element | None, int]:
        """Read `[words](target "title")` from where the match ends; without one, the match's end."""
        found, _, end = super().handleMatch(m, data)
        return (found, end) if isinstance(found, Element) and end is not None else (None, m.end())


class _OutsideLinks(_Sign):
    ANCESTOR_EXCLUDES = ("a",)


_Make = Callable[[_Sign, re.Match[str], str], Found]


def _code(sign: _Sign, m: re.Match[str], data: str) -> Found:
    """Make a code span of what stands up to the next run of as many backticks, exactly as written."""
    ends = re.compile(rf"(?<!`){m[1]}(?!`)").search(data, m.end())
    if not ends:
        return None, m.start(), m.end()
    code = Element("code")
    code.text = AtomicString(" ".join(data[m.end() : ends.start()].split()))
    return code, m.start(), ends.end()


def _escape(sign: _Sign, m: re.Match[str], data: str) -> Found:
    return m[1], m.start(), m.end()


def _words(sign: _Sign, m: re.Match[str], data: str) -> Found:
    """Make a link of `[words](target)` if the target is safe; else it stays as written."""
    link, end = sign.link(m, data)
    if link is None or not _TARGET.fullmatch(link.get("href", "")):
        return None, m.start(), m.end()
    if not (link.text or "").strip():
        link.text = AtomicString(link.get("href", ""))
    return link, m.start(), end


def _picture(sign: _Sign, m: re.Match[str], data: str) -> Found:
    """Leave `![words](target)` as written: prose shows no picture that it does not hold."""
    link, end = sign.link(m, data)
    return (sign.unescape(data[m.start() : end]) if link is not None else None), m.start(), end


def _address(sign: _Sign, m: re.Match[str], data: str) -> Found:
    """Make a link of `<https://…>` and `<name@example.org>`; any other thing in angle brackets is text."""
    written = sign.unescape(m[1])
    target = f"mailto:{written}" if _MAIL.fullmatch(written) else written
    if ":" not in target or not _TARGET.fullmatch(target):
        return sign.unescape(m[0]), m.start(), m.end()
    return _link(written, target), m.start(), m.end()


def _bare(sign: _Sign, m: re.Match[str], data: str) -> Found:
    """Make a link of an address that simply stands in the text, without the sentence's full stop."""
    written = m[0].rstrip(_AFTER_ADDRESS)
    while written.endswith(")") and written.count(")") > written.count("("):
        written = written[:-1].rstrip(_AFTER_ADDRESS)
    if not _TARGET.fullmatch(written):
        return None, m.start(), m.end()
    return _link(written, written), m.start(), m.start() + len(written)


def _line_end(sign: _Sign, m: re.Match[str], data: str) -> Found:
    return Element("br"), m.start(), m.end()


def _entity(sign: _Sign, m: re.Match[str], data: str) -> Found:
    """Put the character that `&amp;` names; an unknown name, or one that shows nothing, is text."""
    character = html.unescape(m[0]) if m[1].startswith("#") or m[1] in html5 else ""
    shown = character.isprintable() or character == "\u00a0"
    return (character if character and shown else m[0]), m.start(), m.end()


def _link(words: str, target: str) -> Element:
    link = Element("a", href=target)
    link.text = AtomicString(words)
    return link


def _nodes(element: Element, depth: int) -> Iterator[Inline]:
    if not depth:
        yield Text("".join(element.itertext()))
        return
    if element.text:
        yield Text(element.text)
    for child in element:
        yield _node(child, depth - 1)
        if child.tail:
            yield Text(child.tail)


def _node(element: Element, depth: int) -> Inline:
    if element.tag == "code":
        return Code(element.text or "")
    if element.tag == "br":
        return Break()
    children = tuple(_merged(_nodes(element, depth)))
    if element.tag == "a":
        return Link(children, element.get("href", ""), element.get("title", ""))
    return Strong(children) if element.tag == "strong" else Emphasis(children)


def _merged(nodes: Iterator[Inline]) -> Iterator[Inline]:
    """Join neighbouring texts, and turn the line ends that were not meant into spaces."""
    text = ""
    for node in nodes:
        if isinstance(node, Text):
            text += node.text
            continue
        if text:
            yield Text(text.replace("\n", " "))
        text = ""
        yield node
    if text:
        yield Text(text.replace("\n", " "))
