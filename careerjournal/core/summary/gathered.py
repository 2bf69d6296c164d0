"""What a source found for a document: its head, and every candidate by section, best first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from careerjournal.core.summary.page import Item, Section

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

    def headed(self, section: Section) -> Section:
        """The section with the heads of its table, where they are not always the same."""
        rule = section.rule
        if section.key not in self.columns:
            return section
        return replace(section, rule=replace(rule, extra={**rule.extra, "columns": self.columns[section.key]}))
