"""Inside a paragraph: Python-Markdown's inline grammar with our own rules for code, links, entities and raw HTML.

Nothing goes through the library's HTML stash, and what is not safe or not wanted (raw HTML, pictures, `javascript:`
and `file:` links) stays the text it was.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor, LinkInlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTree
from markdown.util import AtomicString, Registry

from careerjournal.core.prose_nodes import Break, Code, Emphasis, Inline, Link, Strong, Text

_DEEPEST = 24
_TARGET = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\x00-\x1f]+|(?![/\\])[^\s<>:\x00-\x1f\\]+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s<>@:]+@[^\s<>@]+")
_LEFT_OVER = re.compile("[\x02\x03]")

Found = tuple[Element | str | None, int | None, int | None]


def read(text: str) -> tuple[Inline, ...]:
    """Read the text of one paragraph; where the grammar gives up, the text stays as it is."""
    try:
        children = tuple(_merged(_nodes(_tree(text), _DEEPEST)))
    except RecursionError:
        return _plain(text)
    return children if not _LEFT_OVER.search(repr(children)) else _plain(text)


def _plain(text: str) -> tuple[Inline, ...]:
    return (Text(" ".join(text.split())),)


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
    patterns: Registry[InlineProcessor] = Registry()
    patterns.register(_CodeSpan(r"(?<!`)(`+)(?!`)", made), "code", 190)
    patterns.register(_Escape(r"\\([!-/:-@\[-`{-~])", made), "escape", 180)
    patterns.register(_Picture(r"!\[", made), "picture", 170)
    patterns.register(_Words(r"\[", made), "link", 160)
    patterns.register(_Address(r"<([^\s<>]+)>", made), "address", 120)
    patterns.register(_Bare(r"(?<![\w/])https?://[^\s<>\"\x02\x03]+", made), "bare", 110)
    patterns.register(_LineEnd(r"  \n", made), "break", 100)
    patterns.register(_Entity(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});", made), "entity", 80)
    emphasis = DelimiterProcessor("*", "strong,em", made)
    emphasis.add("_", "strong,em", smart=True)
    patterns.register(emphasis, "emphasis", 60)
    made.inlinePatterns = patterns
    return InlineTree(made)


class _CodeSpan(InlineProcessor):
    """A run of backticks up to the next run of the same length; kept exactly, unlike the library's, which escapes."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        if data[: m.start()].endswith("\\"):
            return None, m.start(), m.end()
        ends = re.compile(rf"(?<!`){m[1]}(?!`)").search(data, m.end())
        if not ends:
            return None, m.start(), m.end()
        code = Element("code")
        code.text = AtomicString(" ".join(data[m.end() : ends.start()].split()))
        return code, m.start(), ends.end()


class _Escape(InlineProcessor):
    """A backslash makes any punctuation plain."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        return m[1], m.start(), m.end()


class _Words(LinkInlineProcessor):
    """`[words](target)`, if the target is safe; else it stays as written."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        link, start, end = super().handleMatch(m, data)
        if link is None or not _TARGET.fullmatch(link.get("href", "")):
            return None, m.start(), m.end()
        if not (link.text or "").strip():
            link.text = AtomicString(link.get("href", ""))
        return link, start, end


class _Picture(LinkInlineProcessor):
    """`![words](target)` stays as written: prose shows no picture that it does not hold."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        link, start, end = super().handleMatch(m, data)
        if link is None or end is None:
            return None, m.start(), m.end()
        return self.unescape(data[m.start() : end]), start, end


class _Address(InlineProcessor):
    """`<https://…>` and `<name@example.org>`; any other thing in angle brackets is text."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        written = self.unescape(m[1])
        target = f"mailto:{written}" if _MAIL.fullmatch(written) else written
        if ":" not in target or not _TARGET.fullmatch(target):
            return self.unescape(m[0]), m.start(), m.end()
        return _link(written, target), m.start(), m.end()


class _Bare(InlineProcessor):
    """An address that simply stands in the text, without the sentence's full stop."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        written = m[0].rstrip(".,;:!?'*_`…”’")
        while written.endswith(")") and written.count(")") > written.count("("):
            written = written[:-1]
        if not _TARGET.fullmatch(written):
            return None, m.start(), m.end()
        return _link(written, written), m.start(), m.start() + len(written)


class _LineEnd(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        return Element("br"), m.start(), m.end()


class _Entity(InlineProcessor):
    """`&amp;` is the character that it names; an unknown name is text."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]
        character = html.unescape(m[0])
        return character if character.isprintable() or character == "\u00a0" else m[0], m.start(), m.end()


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
