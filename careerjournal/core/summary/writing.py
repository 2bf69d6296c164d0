"""What HTML, Markdown and text have in common: a section's sides and boxes, and an item's lines in the page's order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import zip_longest

from careerjournal.core.summary.page import Item, Runs, Section

BLANK = "_" * 24  # Markdown draws a line of these as a rule


def lines(item: Item, head: str, write: Callable[[Runs], str], label: Callable[[str], str]) -> list[str]:
    """Head, parts and small print on one line, each labelled part on its own, in the order of the page."""
    bare = [write(part.text) for part in item.parts if not part.label]
    first = " – ".join(filter(None, (head, *bare))) + (f" ({label(item.aside)})" if item.aside else "")
    return [first, *(f"{label(part.label)}: {write(part.text)}" for part in item.parts if part.label)]


def groups(items: Iterable[Item]) -> list[tuple[list[tuple[int, str]], list[Item]]]:
    """The items that stand under the same heads together, with the heads that begin there, each with its depth.

    A head that begins anew brings those within it again.
    """
    found: list[tuple[list[tuple[int, str]], list[Item]]] = []
    before: tuple[str, ...] = ()
    for item in items:
        if not found or item.over != before:
            pairs = zip_longest(before, item.over[: len(before)])
            same = next((n for n, (one, other) in enumerate(pairs) if one != other), len(before))
            found.append((list(enumerate(item.over))[same:], []))
            before = item.over
        found[-1][1].append(item)
    return found


def sides(section: Section) -> list[tuple[str, list[Item]]]:
    """What I promised and what they promised, each with its name, where there is any."""
    found = ((which, [item for item in section.shown if item.side == which]) for which in ("mine", "theirs"))
    return [(section.rule.extra[which], items) for which, items in found if items]


def boxes(section: Section) -> list[str]:
    return list(section.rule.extra["boxes"])
