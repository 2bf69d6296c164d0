"""Layouts: what each document holds, in which order and how it is drawn, as `resources/summaries` declares it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from careerjournal.core import paths
from careerjournal.core.summary.page import Rule, Section
from careerjournal.core.words import translate


@dataclass(frozen=True)
class Layout:
    """One document's declaration: `template` draws it, `room` is the share of one page that stays free to write in.

    A layout with room is one page long, and lets go of what does not fit; one without flows over as many as it needs.
    """

    name: str
    template: str
    room: float
    words: Mapping[str, str]
    orders: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, Rule] = field(hash=False)

    def sections(self, order: str = "usual") -> tuple[Section, ...]:
        """The empty sections in the order of the paper."""
        return tuple(Section(self.rules[key]) for key in self.orders[order])

    def spoken(self, name: str) -> str:
        """One of its fixed words, in the person's language; nothing where it declares none."""
        return translate("sheet", self.words[name]) if name in self.words else ""


def read(name: str) -> Layout:
    """The layout of that name, with its words in the person's language."""
    declared = _declared(name)
    orders = {which: tuple(keys) for which, keys in declared["order"].items()}
    rules = {key: _rule(key, given) for key, given in declared["sections"].items()}
    return Layout(
        name, declared.get("template", name), float(declared.get("room", 0)), declared["words"], orders, rules
    )


def _rule(key: str, declared: Mapping[str, Any]) -> Rule:
    said = {name: value if name == "style" else _spoken(value) for name, value in declared.items()}
    known = {name: said[name] for name in Rule.__dataclass_fields__ if name in said}
    return Rule(key=key, **known, extra={name: said[name] for name in said if name not in known})


def _spoken(value: Any) -> Any:
    """A declared word, or a list of them, in the person's language; a number stays what it is."""
    if isinstance(value, list):
        return [_spoken(one) for one in value]
    return translate("sheet", value) if isinstance(value, str) else value


@lru_cache
def _declared(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "summaries" / f"{name}.toml").read_text("utf-8"))
