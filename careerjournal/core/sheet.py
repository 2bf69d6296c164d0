"""The sheet as a value: sections and items in the order of the paper, their limits, and what fits on one page."""

from __future__ import annotations

import math
import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from careerjournal.core import paths, typeset
from careerjournal.core.words import translate

TOO_LONG = "too long"  # it asks for a short version for paper
TOO_MANY = "too many"  # the section holds no more
NO_ROOM = "no room"  # the page holds no more
_LINE = 120  # more letters than a line of the page ever holds
_STEP = 15  # each further item of a section is let go before the one above it

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# What no reader sees: control characters and halves of characters; and the signs that turn text round, which could
# make a page read otherwise than it was written, and stop the engine (typst 0.15) beside a missing glyph.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style: plain, strong, emphasis or code."""

    text: str
    style: str = ""


Runs = tuple[Run, ...]
Ref = tuple[str, str]  # a section and the uid of a record in it


@dataclass(frozen=True)
class Part:
    """What stands under or behind an item's head, with a label where it needs one."""

    text: Runs
    label: str = ""


@dataclass(frozen=True)
class Item:
    """One record on the sheet, or waiting beside it."""

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
            return self
        short = run(self.short)
        if self.parts and self.head and words(plain(self.head)) * 2 <= rule.words:
            return replace(self, parts=(Part(short),))
        return replace(self, head=short, parts=())


@dataclass(frozen=True)
class Rule:
    """What one section may hold, from `sheet.toml`."""

    key: str
    title: str
    style: str
    most: int = 0
    words: int = 0
    keep: int = 0
    heads: bool = True
    ticked: bool = True
    always: bool = False  # printed without a record too, as room to write
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
class Sheet:
    title: str
    when: str
    who: str  # whose sheet it is
    sections: tuple[Section, ...]
    career: bool = False
    people: tuple[str, ...] = ()  # everybody the journal knows, for who_is_named
    lang: str = "en"

    @property
    def items(self) -> Iterator[tuple[Section, Item]]:
        return ((section, item) for section in self.sections for item in section.items)

    @property
    def lead(self) -> str:
        return str(phrases()["lead"]) if self.career else ""

    @property
    def foot(self) -> str:
        return " · ".join(text for text in (self.title, self.when) if text)


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


@dataclass(frozen=True)
class Fitted:
    """The sheet as it goes on one page of `paper`; all four formats are written from it."""

    sheet: Sheet
    paper: str
    document: typeset.Document
    let_go: int = 0  # how many had to go before the first page held the rest; some may have come back

    @property
    def spare(self) -> float:
        """Height beyond what must stay free to write in, in mm; below zero where one page does not hold it."""
        needed = float(_declared()["room"]) * self.document.height
        return self.document.room - needed if self.document.pages == 1 else -self.document.height

    @property
    def left_out(self) -> tuple[Left, ...]:
        return tuple(
            Left(item.uid, section.rule, plain(item.head), item.left)
            for section, item in self.sheet.items
            if item.included and item.left
        )

    @property
    def printed(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sheet.sections if section.printed)


def one_line(text: str) -> str:
    """`text` with every run of white space and control characters as one space; spaces at its ends stay."""
    return re.sub(r"\s+", " ", _CONTROL.sub(" ", _TURNING.sub("", text)))


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


def sections(career: bool) -> tuple[Section, ...]:
    """The empty sections of a sheet, in the order of the paper."""
    declared = _declared()
    return tuple(Section(_rule(key, declared["sections"][key])) for key in declared["order"][_order(career)])


def fit(sheet: Sheet, paper: str, about: int | None = None) -> Fitted:
    """Let go of the lightest items until one page of `paper` holds the rest and leaves room to write.

    What was let go on the way and is small enough for what is left comes back, heaviest first. `about` is what was
    let go the last time, where that is known: the answer is the same, and there sooner.
    """
    sheet = _within_limits(sheet)
    queue = _lightest_first(sheet)
    made: dict[tuple[Ref, ...], Fitted] = {}

    def without(dropped: tuple[Ref, ...]) -> Fitted:
        if dropped not in made:
            smaller = _without(sheet, dropped)
            made[dropped] = Fitted(smaller, paper, typeset.document(data(smaller), "sheet", paper))
        return made[dropped]

    let_go = _fewest(len(queue), lambda n: without(queue[:n]).spare >= 0, about)
    dropped = queue[:let_go]
    heights = _least_heights(sheet)
    for ref in reversed(dropped[:-1]):
        fewer = tuple(other for other in dropped if other != ref)
        if heights[ref] <= without(dropped).spare and without(fewer).spare >= 0:
            dropped = fewer
    return replace(without(dropped), let_go=let_go)


def _fewest(most: int, holds: Callable[[int], bool], about: int | None) -> int:
    """The smallest number, at most `most`, for which `holds`; it does for every larger one."""
    if about is None:
        return bisect_left(range(most), True, key=holds)
    number = min(about, most)
    while number < most and not holds(number):
        number += 1
    while number and holds(number - 1):
        number -= 1
    return number


def _least_heights(sheet: Sheet) -> dict[Ref, float]:
    """How much height each item takes at the very least, in mm: what cannot fit need not be typeset to see it."""
    heights: dict[Ref, float] = {}
    for section, item in sheet.items:
        written = sum(len(plain(text)) for text in (item.head, *(part.text for part in item.parts)))
        lines = 1 + written // _LINE + (section.rule.style == "options")
        heights[section.key, item.uid] = 0 if section.rule.style in ("since", "row") else 4 * lines
    return heights


def data(sheet: Sheet) -> dict[str, object]:
    """The printed sheet as plain data, for the template."""
    return {
        "title": sheet.title,
        "when": sheet.when,
        "who": sheet.who,
        "lead": sheet.lead,
        "foot": sheet.foot,
        "lang": sheet.lang,
        "page": phrases()["page"],
        "sections": [_section_data(section) for section in sheet.sections if section.printed],
    }


def phrases() -> Mapping[str, str]:
    """The fixed words of the page."""
    return {name: _spoken(text) for name, text in _declared()["words"].items()}


def _section_data(section: Section) -> dict[str, object]:
    rule = section.rule
    items = [
        {
            "head": _runs_data(item.head),
            "parts": [{"label": part.label, "text": _runs_data(part.text)} for part in item.parts],
            "aside": item.aside,
            "side": item.side,
            "done": item.done,
        }
        for item in section.shown
    ]
    return {"key": rule.key, "title": rule.title, "style": rule.style, "items": items, **rule.extra}


def _runs_data(runs: Runs) -> list[dict[str, str]]:
    return [{"text": piece.text, "style": piece.style} for piece in runs]


def _within_limits(sheet: Sheet) -> Sheet:
    return replace(sheet, sections=tuple(map(_limited, sheet.sections)))


def _limited(section: Section) -> Section:
    """The section with what is too long or too many marked as left out."""
    rule = section.rule
    whole = tuple(replace(item, left=TOO_LONG if _overlong(item, rule) else "") for item in section.items)
    held = {item.uid for item in ranked(item for item in whole if item.fits)[: rule.most]}
    return replace(
        section,
        items=tuple(replace(item, left=TOO_MANY) if item.fits and item.uid not in held else item for item in whole),
    )


def _overlong(item: Item, rule: Rule) -> bool:
    return item.included and item.words(rule) > rule.words


def ranked(items: Iterable[Item]) -> list[Item]:
    """The items best first; mine and theirs take turns."""
    return [item for _, item in _places(items)]


def _places(items: Iterable[Item]) -> list[tuple[int, Item]]:
    """The items with their place on their own side, best first."""
    last: dict[str, int] = {}
    found = []
    for item in items:
        last[item.side] = last.get(item.side, -1) + 1
        found.append((last[item.side], item))
    return sorted(found, key=lambda pair: pair[0])


def _lightest_first(sheet: Sheet) -> tuple[Ref, ...]:
    """Everything on the page, in the order in which it is let go."""
    weighed = [
        (section.rule.keep - _STEP * place, -position, -rank, section.key, item.uid)
        for position, section in enumerate(sheet.sections)
        for rank, (place, item) in enumerate(_places(item for item in section.items if item.fits))
    ]
    return tuple((key, uid) for *_, key, uid in sorted(weighed))


def _without(sheet: Sheet, dropped: tuple[Ref, ...]) -> Sheet:
    def kept(section: Section) -> Section:
        items = (
            replace(item, left=NO_ROOM) if item.fits and (section.key, item.uid) in dropped else item
            for item in section.items
        )
        return replace(section, items=tuple(items))

    return replace(sheet, sections=tuple(map(kept, sheet.sections)))


def _order(career: bool) -> str:
    return "career" if career else "usual"


def _rule(key: str, declared: Mapping[str, Any]) -> Rule:
    said = {name: value if name == "style" else _spoken(value) for name, value in declared.items()}
    known = {name: said[name] for name in Rule.__dataclass_fields__ if name in said}
    return Rule(key=key, **known, extra={name: said[name] for name in said if name not in known})


def _spoken(value: Any) -> Any:
    """A declared word, or a list of them, in the person's language; a number stays what it is."""
    if isinstance(value, list):
        return [_spoken(one) for one in value]
    return translate("sheet", value) if isinstance(value, str) else value


@lru_cache(maxsize=1)
def _declared() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "summaries" / "sheet.toml").read_text("utf-8"))
