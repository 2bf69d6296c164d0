"""Stages: where the person is in their career decides which question is offered first; it hides none."""

from __future__ import annotations

from dataclasses import dataclass

from careerjournal.core import prompts

_AUTOPILOT = "autopilot"
_FIRST = "missing"
"""What the check asks first where no stage was said."""


@dataclass(frozen=True)
class Offered:
    """One question, and the prompt set whose session asks it."""

    set_key: str
    text: str


def question(stage: str) -> Offered:
    """The question of a stage, or the one for everybody."""
    asked = prompts.shipped()[_AUTOPILOT].prompts
    mine = [one for one in asked if stage and stage in one.stages]
    first = next(one for one in asked if one.key == _FIRST)
    return Offered(_AUTOPILOT, prompts.say((mine or [first])[0].text))
