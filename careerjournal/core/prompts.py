"""Prompt sets: the questions of one guided reflection, read from TOML and checked, from the program or from a person.

A set begins with `key`, `title`, `about` and may say `minutes`, `window_months`, `stages`, `order`, `needs` and
`quarter`, where it looks back at a whole quarter instead of some months; each `[[prompt]]` has a `key` and a `text` and
may have `hint`, `part`, `evidence`, `becomes`, `optional` and `stages`. The same key in two sets is the same question,
so that its answers can be read together.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from careerjournal.core import paths
from careerjournal.core.preferences import STAGES
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

VARIABLES = ("window", "since", "person", "quarter", "value", "goal", "strength")
EVIDENCE = (
    "energised", "drained", "wins", "untold", "setbacks", "learnings", "feedback", "decisions", "talks", "career-talks",
    "goals", "strength",
)  # fmt: skip
BECOMES = (
    "theme", "growth-step", "topic", "want", "aspiration-2", "aspiration-5", "value", "drain", "keep", "letter",
    "growth-area", "behaviour", "support", "option", "action", "goal", "win", "cycle-date", "feedback-request",
)  # fmt: skip
NEEDS = ("person", "goal", "strength")
VARIABLE = re.compile(r"\{(\w*)\}")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Prompt:
    """One question: which own entries stand beside it, and what its answer may become."""

    key: str
    text: str
    hint: str = ""
    part: str = ""
    evidence: tuple[str, ...] = ()
    becomes: tuple[str, ...] = ()
    optional: bool = False
    stages: tuple[str, ...] = ()

    @property
    def asks(self) -> frozenset[str]:
        """The variables in its words."""
        return frozenset(VARIABLE.findall(f"{self.text} {self.hint}"))


@dataclass(frozen=True)
class PromptSet:
    """The questions of one session, and for which stages of a career they come first."""

    key: str
    title: str
    about: str = ""
    prompts: tuple[Prompt, ...] = ()
    minutes: int = 10
    window_months: int = 3
    stages: tuple[str, ...] = ()
    order: int = 500
    needs: tuple[str, ...] = ()
    quarter: bool = False

    def prompt(self, key: str) -> Prompt | None:
        """The question of that key, None where the set does not ask it."""
        return next((prompt for prompt in self.prompts if prompt.key == key), None)

    @property
    def asks(self) -> frozenset[str]:
        """The variables in the words of all its questions."""
        return frozenset().union(*(prompt.asks for prompt in self.prompts))


def say(text: str) -> str:
    """Words of a set in the person's language; those of their own stay as they are."""
    return translate("prompts", text) if text else ""


@lru_cache
def shipped() -> dict[str, PromptSet]:
    """The sets that come with the program by key, in their order."""
    files = sorted((paths.resources() / "prompts").glob("*.toml"))
    found = [read(file.read_text(encoding="utf-8"), file.name) for file in files]
    return {one.key: one for one in sorted(found, key=lambda one: (one.order, one.key))}


def read(source: str, place: str) -> PromptSet:
    """The set that a text in TOML describes; Trouble names `place`, the line, what is wrong and what to do."""
    return _Reader(source, place).prompt_set()


class _Reader:
    """One text under examination: what is wrong is told with the line where it stands."""

    def __init__(self, source: str, place: str) -> None:
        self._place = place
        self._lines = source.splitlines()
        try:
            self._table = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"line (\d+)", str(error))
            number = int(line[1]) if line else len(self._lines)
            said = translate(
                "core", "this is not written as a set of questions is. Look for a missing quote or bracket."
            )
            raise self._trouble(number, said) from None

    def _trouble(self, line: int, said: str) -> Trouble:
        sentence = translate("core", "{place}, line {line}: {said}")
        return Trouble(sentence.format(place=self._place, line=max(line, 1), said=said))

    def prompt_set(self) -> PromptSet:
        declared = dict(self._table)
        prompts = declared.pop("prompt", [])
        if not isinstance(prompts, list) or not prompts or not all(isinstance(one, dict) for one in prompts):
            said = translate("core", "there is no question here. Begin one with a line [[prompt]].")
            raise self._trouble(len(self._lines), said)
        head = self._checked(declared, _OF_SET, 0)
        questions = tuple(
            Prompt(**self._checked(prompt, _OF_PROMPT, number)) for number, prompt in enumerate(prompts, 1)
        )
        for number, prompt in enumerate(questions, 1):
            self._know_variables(prompt, number)
            if prompt.key in {earlier.key for earlier in questions[: number - 1]}:
                said = translate("core", "a second question has the key “{key}”. Give it another one.")
                raise self._trouble(self._line(number, "key"), said.format(key=prompt.key))
        return PromptSet(prompts=questions, **head)

    def _know_variables(self, prompt: Prompt, number: int) -> None:
        unknown = sorted(prompt.asks - set(VARIABLES))
        if unknown:
            said = translate("core", "nothing is known to stand for {{{name}}}. There is {known}.")
            known = ", ".join(f"{{{name}}}" for name in VARIABLES)
            raise self._trouble(self._line(number, "text"), said.format(name=unknown[0], known=known))

    def _checked(self, declared: dict[str, Any], known: dict[str, _Check], number: int) -> dict[str, Any]:
        """What one table says, as the dataclass takes it."""
        for name in ("key", "text" if number else "title"):
            if name not in declared:
                said = translate("core", '{name} is missing. Write it as {name} = "…".')
                raise self._trouble(self._line(number, ""), said.format(name=name))
        found = {}
        for name, value in declared.items():
            if name not in known:
                said = translate("core", "“{name}” is not known here. There is {known}.")
                raise self._trouble(self._line(number, name), said.format(name=name, known=", ".join(known)))
            try:
                found[name] = known[name](value)
            except ValueError as error:
                said = translate("core", "{name} does not fit: it takes {wanted}.").format(name=name, wanted=error)
                raise self._trouble(self._line(number, name), said) from None
        return found

    def _line(self, number: int, name: str) -> int:
        """The line on which `name` stands in the head (0) or in a question (1 …), else the one where that begins."""
        start, end = self._span(number)
        for place in range(start, end):
            if name and re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=", self._lines[place]):
                return place + 1
        return start + 1

    def _span(self, number: int) -> tuple[int, int]:
        heads = [place for place, line in enumerate(self._lines) if re.match(r"\s*\[\[\s*prompt\s*\]\]", line)]
        borders = [0, *heads, len(self._lines)]
        return (borders[number], borders[number + 1]) if number + 1 < len(borders) else (0, len(self._lines))


# What a value has to be; the ValueError says what it takes.

_Check = Callable[[Any], Any]


def _words(value: Any) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text:
        raise ValueError(translate("core", "a few words in quotes"))
    return text


def _maybe_words(value: Any) -> str:
    return "" if value == "" else _words(value)


def _key(value: Any) -> str:
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise ValueError(translate("core", 'small letters, digits and dashes in quotes, as in "where-to"'))
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1000:
        raise ValueError(translate("core", "a whole number from 1 to 1000"))
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(translate("core", "true or false"))
    return value


def _some_of(*known: str) -> _Check:
    def check(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or any(one not in known for one in value):
            raise ValueError(
                translate("core", "a list of {known}").format(known=", ".join(f'"{one}"' for one in known))
            )
        return tuple(dict.fromkeys(value))

    return check


_OF_SET: dict[str, _Check] = {
    "key": _key, "title": _words, "about": _maybe_words, "minutes": _number, "window_months": _number,
    "stages": _some_of(*STAGES), "order": _number, "needs": _some_of(*NEEDS), "quarter": _flag,
}  # fmt: skip
_OF_PROMPT: dict[str, _Check] = {
    "key": _key, "text": _words, "hint": _maybe_words, "part": _maybe_words, "evidence": _some_of(*EVIDENCE),
    "becomes": _some_of(*BECOMES), "optional": _flag, "stages": _some_of(*STAGES),
}  # fmt: skip
