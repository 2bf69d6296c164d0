"""Frameworks: lists of names to choose strengths from; the person's own words are as good as any."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from careerjournal.core import paths
from careerjournal.core.words import translate


@dataclass(frozen=True)
class Suggested:
    """A name that a framework offers, and the domain that it belongs to there."""

    name: str
    domain: str = ""


@dataclass(frozen=True)
class Framework:
    """One list of names, in the person's language."""

    key: str
    title: str
    about: str
    strengths: tuple[Suggested, ...]


def all() -> tuple[Framework, ...]:  # noqa: A001 - read as frameworks.all()
    """The lists that come with the program, in their order."""
    return tuple(
        Framework(
            one["key"], _say(one["title"]), _say(one["about"]),
            tuple(Suggested(_say(each["name"]), _say(each.get("domain", ""))) for each in one["strength"]),
        )
        for one in _declared()
    )  # fmt: skip


@lru_cache
def _declared() -> tuple[dict[str, Any], ...]:
    files = sorted((paths.resources() / "frameworks").glob("*.toml"))
    return tuple(
        sorted((tomllib.loads(file.read_text(encoding="utf-8")) for file in files), key=lambda one: one["order"])
    )


def _say(text: str) -> str:
    return translate("frameworks", text) if text else ""
