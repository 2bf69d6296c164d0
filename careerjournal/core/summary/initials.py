"""Initials: a summary whose reader learns no names, “P. R.” for Priya Raman and “P.” for Priya."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from careerjournal.core.summary import on_paper
from careerjournal.core.summary.page import Figure, Item, Run, Runs, Section, Summary

Change = Callable[[str], str]


def applied(summary: Summary) -> Summary:
    """The summary with initials for the names of others, where they are wanted; the person's own name stays."""
    if not summary.initials:
        return summary
    change = shortening([name for name in summary.people if name != summary.who])
    return replace(
        summary,
        title=change(summary.title),
        when=change(summary.when),
        lead=change(summary.lead),
        sections=tuple(_section(section, change) for section in summary.sections),
        initials=False,
    )


def shortening(names: Iterable[str]) -> Change:
    """What turns these names, whole or by the first name, into their initials; longer names go first."""
    short: dict[str, str] = {}
    for name in names:
        words = name.split()
        if words:
            short[" ".join(words).casefold()] = _initials(words)
            short.setdefault(words[0].casefold(), _initials(words[:1]))
    if not short:
        return lambda text: text
    known = (r"\s+".join(map(re.escape, name.split())) for name in sorted(short, key=len, reverse=True))
    found = re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)", re.IGNORECASE)
    return lambda text: found.sub(lambda hit: _kept_case(hit[0], short), text)


def _kept_case(hit: str, short: dict[str, str]) -> str:
    """A word that is written small is a word: “will” is not Will, “mark” is not Mark."""
    return hit if hit[0].islower() else short[" ".join(hit.split()).casefold()]


def _initials(words: list[str]) -> str:
    return " ".join(f"{word[0].upper()}." for word in words)


def _section(section: Section, change: Change) -> Section:
    return replace(section, items=tuple(_item(item, change) for item in section.items))


def _item(item: Item, change: Change) -> Item:
    return replace(
        item,
        head=_runs(item.head, change),
        parts=tuple(replace(part, text=_runs(part.text, change), label=change(part.label)) for part in item.parts),
        aside=change(item.aside),
        short=change(item.short),
        blocks=on_paper.changed(item.blocks, change),
        cells=tuple(map(change, item.cells)),
        over=tuple(map(change, item.over)),
        figure=_figure(item.figure, change) if item.figure else None,
    )


def _runs(runs: Runs, change: Change) -> Runs:
    return tuple(Run(change(piece.text), piece.style) for piece in runs)


def _figure(figure: Figure, change: Change) -> Figure:
    drawing = re.sub(r">([^<>]+)<", lambda hit: f">{change(hit[1])}<", figure.svg)
    rows = tuple(tuple(map(change, row)) for row in figure.rows)
    return Figure(drawing, change(figure.words), tuple(map(change, figure.heads)), rows)
