"""Fitting: a summary becomes pages; where a layout is one page long, the lightest records give way until it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from careerjournal.core import prose
from careerjournal.core.summary import initials, layouts, typeset
from careerjournal.core.summary.page import (
    NO_ROOM,
    TOO_LONG,
    TOO_MANY,
    Figure,
    Item,
    Left,
    Ref,
    Rule,
    Runs,
    Section,
    Summary,
    places,
    plain,
    ranked,
)

_LINE = 120  # more letters than a line of the page ever holds
_LONG = 700  # letters of a record that may go on over the page; a shorter one stays in one piece
_STEP = 15  # each further item of a section is let go before the one above it


@dataclass(frozen=True)
class Fitted:
    """The summary as it goes on `paper`; all four formats are written from it."""

    summary: Summary
    paper: str
    document: typeset.Document
    let_go: int = 0  # how many had to go before the first page held the rest; some may have come back

    @property
    def spare(self) -> float:
        """Height beyond what must stay free to write in, in mm; below zero where one page does not hold it."""
        needed = layouts.read(self.summary.layout).room * self.document.height
        return self.document.room - needed if self.document.pages == 1 else -self.document.height

    @property
    def left_out(self) -> tuple[Left, ...]:
        return tuple(
            Left(item.uid, section.rule, plain(item.head), item.left)
            for section, item in self.summary.items
            if item.included and item.left
        )

    @cached_property
    def shown(self) -> Summary:
        """The summary as a reader sees it, with initials for names where those are wanted."""
        return initials.applied(self.summary)

    @property
    def printed(self) -> tuple[Section, ...]:
        """The sections as a reader sees them."""
        return self.shown.printed


def fit(summary: Summary, paper: str, about: int | None = None) -> Fitted:
    """The pages of `paper` that hold it.

    Where its layout is one page long, the lightest records are let go until that page holds the rest and leaves room
    to write; what was let go on the way and is small enough for what is left comes back, heaviest first. `about` is
    what was let go the last time, where that is known: the answer is the same, and there sooner.
    """
    summary = replace(summary, sections=tuple(map(_limited, summary.sections)))
    if not layouts.read(summary.layout).room:
        return _set(summary, paper)
    queue = _lightest_first(summary)
    made: dict[tuple[Ref, ...], Fitted] = {}

    def without(dropped: tuple[Ref, ...]) -> Fitted:
        if dropped not in made:
            made[dropped] = _set(_without(summary, dropped), paper)
        return made[dropped]

    let_go = _fewest(len(queue), lambda n: without(queue[:n]).spare >= 0, about)
    dropped = queue[:let_go]
    heights = _least_heights(summary)
    for ref in reversed(dropped[:-1]):
        fewer = tuple(other for other in dropped if other != ref)
        if heights[ref] <= without(dropped).spare and without(fewer).spare >= 0:
            dropped = fewer
    return replace(without(dropped), let_go=let_go)


def _set(summary: Summary, paper: str) -> Fitted:
    return Fitted(summary, paper, typeset.document(data(summary), layouts.read(summary.layout).template, paper))


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


def _least_heights(summary: Summary) -> dict[Ref, float]:
    """How much height each item takes at the very least, in mm: what cannot fit need not be typeset to see it."""
    heights: dict[Ref, float] = {}
    for section, item in summary.items:
        lines = 1 + _written(item) // _LINE + (section.rule.style == "options")
        heights[section.key, item.uid] = 0 if section.rule.style in ("since", "row") else 4 * lines
    return heights


def _written(item: Item) -> int:
    """How many letters it has on paper."""
    told = sum(len(plain(text)) for text in (item.head, *(part.text for part in item.parts)))
    return told + (len(prose.plain(item.blocks)) if item.blocks else 0)


def data(summary: Summary) -> dict[str, object]:
    """What is printed, as plain data for the template."""
    summary = initials.applied(summary)
    layout = layouts.read(summary.layout)
    shown = [item for section in summary.printed for item in section.shown]
    return {
        "title": summary.title,
        "when": summary.when,
        "who": summary.who,
        "lead": summary.lead,
        "foot": summary.foot,
        "lang": summary.lang,
        "large": summary.large,
        "page": layout.spoken("page"),
        "sections": [_section_data(section) for section in summary.printed],
        "pictures": {item.uid: item.figure.drawing(summary.large) for item in shown if item.figure},
    }


def _section_data(section: Section) -> dict[str, object]:
    rule = section.rule
    return {
        "key": rule.key,
        "title": rule.title,
        "about": rule.about,
        "style": rule.style,
        "items": [_item_data(item) for item in section.shown],
        **rule.extra,
    }


def _item_data(item: Item) -> dict[str, object]:
    return {
        "head": _runs_data(item.head),
        "parts": [{"label": part.label, "text": _runs_data(part.text)} for part in item.parts],
        "aside": item.aside,
        "side": item.side,
        "done": item.done,
        "blocks": prose.data(item.blocks),
        "cells": item.cells,
        "long": _written(item) > _LONG,
        "figure": _figure_data(item.uid, item.figure) if item.figure else None,
        "over": item.over,
    }


def _figure_data(uid: str, figure: Figure) -> dict[str, object]:
    told = vars(figure) | {"spoken": figure.spoken, "shortens": figure.shortens, "picture": uid if figure.svg else ""}
    return {name: value for name, value in told.items() if name not in ("svg", "large")}


def _runs_data(runs: Runs) -> list[dict[str, str]]:
    return [{"text": piece.text, "style": piece.style} for piece in runs]


def _limited(section: Section) -> Section:
    """The section with what is too long or too many marked as left out."""
    rule = section.rule
    whole = tuple(replace(item, left=TOO_LONG if _overlong(item, rule) else "") for item in section.items)
    if not rule.most:
        return replace(section, items=whole)
    held = {item.uid for item in ranked(item for item in whole if item.fits)[: rule.most]}
    return replace(
        section,
        items=tuple(replace(item, left=TOO_MANY) if item.fits and item.uid not in held else item for item in whole),
    )


def _overlong(item: Item, rule: Rule) -> bool:
    return bool(rule.words) and item.included and item.words(rule) > rule.words


def _lightest_first(summary: Summary) -> tuple[Ref, ...]:
    """Everything on the page, in the order in which it is let go."""
    weighed = [
        (section.rule.keep - _STEP * place, -position, -rank, section.key, item.uid)
        for position, section in enumerate(summary.sections)
        for rank, (place, item) in enumerate(places(item for item in section.items if item.fits))
    ]
    return tuple((key, uid) for *_, key, uid in sorted(weighed))


def _without(summary: Summary, dropped: tuple[Ref, ...]) -> Summary:
    def kept(section: Section) -> Section:
        items = (
            replace(item, left=NO_ROOM) if item.fits and (section.key, item.uid) in dropped else item
            for item in section.items
        )
        return replace(section, items=tuple(items))

    return replace(summary, sections=tuple(map(kept, summary.sections)))
