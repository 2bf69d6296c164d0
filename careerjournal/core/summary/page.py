"""A summary as a value: its sections and records in the order of the paper, and what each section may hold."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from careerjournal.core.prose_nodes import Block

TOO_LONG = "too long"  # it asks for a short version for paper
TOO_MANY = "too many"  # the section holds no more
NO_ROOM = "no room"  # the page holds no more

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# What no reader sees: control characters and halves of characters; and the signs that turn text round, which could
# make a page read otherwise than it was written, and stop the engine (typst 0.15) beside a missing glyph.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FOOT_LETTERS = 88


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style: plain, strong, emphasis or code."""

    text: str
    style: str = ""


Runs = tuple[Run, ...]
Ref = tuple[str, str]  # a section and the uid of a record in it


@dataclass(frozen=True)
class Part:
    """What stands under or behind an item's head, with a label where it needs one.

    One that tells a record of its own, such as an entry that is evidence, names its `uid` and can be left out by it.
    """

    text: Runs
    label: str = ""
    uid: str = ""
    included: bool = True


@dataclass(frozen=True)
class Figure:
    """A chart on paper: its drawing as SVG, what it shows in words, and the same numbers as a table.

    Where nothing here can draw, `svg` is empty and the table says it alone.
    """

    svg: str
    words: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    title: str = ""  # what it finds, or its plain name
    under: str = ""  # a line of explanation
    large: str = ""  # the drawing with large letters

    @property
    def shortens(self) -> bool:
        """Whether a name in the drawing had no room, so that only the table says all of it."""
        return "…</text>" in self.svg + self.large

    def drawing(self, large: bool) -> str:
        return self.large or self.svg if large else self.svg

    @property
    def spoken(self) -> str:
        """What it shows with all its numbers, for where its table is not beside it."""
        told = []
        for name, *cells in self.rows:
            said = (f"{head} {cell}" for head, cell in zip(self.heads[1:], cells, strict=True) if cell)
            told.append(f"{name}: {', '.join(said)}")
        return ". ".join((self.words.rstrip("."), *told))


@dataclass(frozen=True)
class Item:
    """One record on the page, or waiting beside it."""

    uid: str
    head: Runs
    parts: tuple[Part, ...] = ()
    aside: str = ""  # a date or a name in small print; not counted
    side: str = ""  # "mine" or "theirs", since last time
    done: bool = False
    usual: bool = True  # whether it is ticked until the person says otherwise
    included: bool = True
    short: str = ""  # the person's own short version for paper
    left: str = ""  # why it is not on the page although included
    blocks: tuple[Block, ...] = ()  # long words of one's own, with their paragraphs and lists
    cells: tuple[str, ...] = ()  # a row of a table, under the section's columns
    figure: Figure | None = None
    over: tuple[str, ...] = ()  # the heads it stands under, the outer one first: a quarter, a day

    @property
    def fits(self) -> bool:
        return self.included and not self.left

    def words(self, rule: Rule) -> int:
        """How many words it would have on paper."""
        shown = self.on_paper(rule)
        texts = [part.text for part in shown.parts]
        if rule.heads or not texts:
            texts.append(shown.head)
        return sum(words(plain(text)) for text in texts)

    def on_paper(self, rule: Rule) -> Item:
        """The item as it is printed: the short version stands for all of it but a title that is short itself."""
        if not self.short.strip():
            return replace(self, parts=tuple(part for part in self.parts if part.included))
        short = run(self.short)
        bare = replace(self, parts=(), blocks=())
        if (self.parts or self.blocks) and self.head and words(plain(self.head)) * 2 <= (rule.words or math.inf):
            return replace(bare, parts=(Part(short),))
        return replace(bare, head=short)


@dataclass(frozen=True)
class Rule:
    """What one section may hold, from its layout; `most` and `words` are without limit where they are 0."""

    key: str
    title: str
    style: str
    most: int = 0
    words: int = 0
    keep: int = 0
    heads: bool = True
    ticked: bool = True
    always: bool = False  # printed without a record too, as room to write
    apart: bool = False  # what did not work: named before the page is shared
    about: str = ""  # a line under the title
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Section:
    rule: Rule
    items: tuple[Item, ...] = ()

    @property
    def key(self) -> str:
        return self.rule.key

    @property
    def shown(self) -> tuple[Item, ...]:
        """The items on the page, as they are printed."""
        return tuple(item.on_paper(self.rule) for item in self.items if item.fits)

    @property
    def printed(self) -> bool:
        return bool(self.shown) or self.rule.always

    @property
    def included(self) -> int:
        return sum(item.included for item in self.items)


@dataclass(frozen=True)
class Summary:
    """A document with everything that could be on it; `people` is everybody the journal knows, for `who_is_named`."""

    layout: str
    title: str
    when: str
    who: str  # whose it is
    sections: tuple[Section, ...]
    lead: str = ""
    people: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()  # whom it is made for, where that is known
    lang: str = "en"
    large: bool = False
    initials: bool = False

    @property
    def items(self) -> Iterator[tuple[Section, Item]]:
        return ((section, item) for section in self.sections for item in section.items)

    @property
    def foot(self) -> str:
        """What stands at the foot of each page, on one line: of a long title its beginning."""
        said = " · ".join(text for text in (self.title, self.when) if text)
        return said if len(said) <= _FOOT_LETTERS else f"{said[:_FOOT_LETTERS]}…"

    @property
    def printed(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.printed)


@dataclass(frozen=True)
class Left:
    """A record the person ticked that is not on the page, and why."""

    uid: str
    rule: Rule
    text: str
    reason: str

    @property
    def section(self) -> str:
        return self.rule.title


def one_line(text: str) -> str:
    """`text` with every run of white space and control characters as one space; spaces at its ends stay."""
    return re.sub(r"\s+", " ", visible(text))


def visible(text: str) -> str:
    """`text` without what no reader sees, and without the signs that turn it round."""
    return _CONTROL.sub(" ", _TURNING.sub("", text))


def run(text: str) -> Runs:
    """Plain text as runs; nothing where there is nothing."""
    text = one_line(text).strip()
    return (Run(text),) if text else ()


def plain(runs: Runs) -> str:
    return "".join(piece.text for piece in runs)


def words(text: str) -> int:
    """Words as a reader takes them: unspaced scripts by length, and an endless word counts as several."""
    unspaced, ideographs = len(_UNSPACED.findall(text)), len(_IDEOGRAPH.findall(text))
    rest = _IDEOGRAPH.sub(" ", _UNSPACED.sub(" ", text)).split()
    spaced = sum(math.ceil(len(word) / 24) for word in rest if any(map(str.isalnum, word)))
    return spaced + math.ceil(unspaced / 5) + math.ceil(ideographs / 2)


def ranked(items: Iterable[Item]) -> list[Item]:
    """The items best first; mine and theirs take turns."""
    return [item for _, item in places(items)]


def places(items: Iterable[Item]) -> list[tuple[int, Item]]:
    """The items with their place on their own side, best first."""
    last: dict[str, int] = {}
    found = []
    for item in items:
        last[item.side] = last.get(item.side, -1) + 1
        found.append((last[item.side], item))
    return sorted(found, key=lambda pair: pair[0])
