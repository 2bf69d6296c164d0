"""What a source found for a document: its head, and every candidate by section, best first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from careerjournal.core.summary.page import Figure, Item, Section, one_line, visible

Items = dict[str, list[Item]]


@dataclass(frozen=True)
class Gathered:
    """`order` names the layout's order of sections; `readers` are those it is made for, where that is known.

    `columns` are the heads of tables that say other things each time, by section.
    """

    title: str
    when: str
    items: Items = field(hash=False)
    lead: str = ""
    order: str = "usual"
    readers: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def visible(self) -> Gathered:
        """The same without what no reader sees, and without the signs that turn text round, wherever a name had any."""
        items = {key: [_visible(item) for item in found] for key, found in self.items.items()}
        title, when, lead = (_line(text) for text in (self.title, self.when, self.lead))
        readers = tuple(map(_line, self.readers))
        columns = {key: tuple(map(_line, heads)) for key, heads in self.columns.items()}
        return replace(self, title=title, when=when, lead=lead, items=items, readers=readers, columns=columns)

    def headed(self, section: Section) -> Section:
        """The section with the heads of its table, where they are not always the same."""
        rule = section.rule
        if section.key not in self.columns:
            return section
        return replace(section, rule=replace(rule, extra={**rule.extra, "columns": self.columns[section.key]}))


def _visible(item: Item) -> Item:
    """An item with its plain texts clean; its words are already."""
    return replace(
        item,
        aside=_line(item.aside),
        over=tuple(map(_line, item.over)),
        cells=tuple(map(_line, item.cells)),
        parts=tuple(replace(part, label=_line(part.label)) for part in item.parts),
        figure=_visible_figure(item.figure) if item.figure else None,
    )


def _visible_figure(figure: Figure) -> Figure:
    texts = {name: _line(getattr(figure, name)) for name in ("words", "title", "under")}
    drawings = {name: visible(getattr(figure, name)) for name in ("svg", "large")}
    heads, rows = tuple(map(_line, figure.heads)), tuple(tuple(map(_line, row)) for row in figure.rows)
    return replace(figure, heads=heads, rows=rows, **texts, **drawings)


def _line(text: str) -> str:
    return one_line(text).strip()
