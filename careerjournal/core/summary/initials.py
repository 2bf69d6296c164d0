"""Initials: a summary whose reader learns no names; the texts of all its parts with initials in their place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from careerjournal.core.summary import on_paper
from careerjournal.core.summary.named import names
from careerjournal.core.summary.page import Figure, Item, Run, Runs, Section, Summary

Change = Callable[[str], str]


def applied(summary: Summary) -> Summary:
    """The summary with initials for the names of others, where they are wanted; the person's own name stays."""
    if not summary.initials:
        return summary
    change = names(summary.people, summary.who).shortened
    return replace(
        summary,
        title=change(summary.title),
        when=change(summary.when),
        lead=change(summary.lead),
        sections=tuple(_section(section, change) for section in summary.sections),
        initials=False,
    )


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
    return Figure(
        _drawing(figure.svg, change), change(figure.words), tuple(map(change, figure.heads)),
        tuple(tuple(map(change, row)) for row in figure.rows), change(figure.title), change(figure.under),
        _drawing(figure.large, change),
    )  # fmt: skip


def _drawing(svg: str, change: Change) -> str:
    return re.sub(r">([^<>]+)<", lambda hit: f">{change(hit[1])}<", svg)
