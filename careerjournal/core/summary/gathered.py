"""What a source found for a document: its head, and every candidate by section, best first."""

from __future__ import annotations

from dataclasses import dataclass, field

from careerjournal.core.summary.page import Item

Items = dict[str, list[Item]]


@dataclass(frozen=True)
class Gathered:
    """`order` names the layout's order of sections; `readers` are those it is made for, where that is known."""

    title: str
    when: str
    items: Items = field(hash=False)
    lead: str = ""
    order: str = "usual"
    readers: tuple[str, ...] = ()
