"""How long the safety tests go on: short with every change, long in packaging/soak."""

from __future__ import annotations

import os


def rounds(kind: str, usual: int) -> int:
    """Return how many rounds of a kind to run: what CAREERJOURNAL_SOAK_<KIND> says, or the usual number."""
    return int(os.environ.get(f"CAREERJOURNAL_SOAK_{kind.upper()}", str(usual)))


def is_soak(kind: str) -> bool:
    """Return whether this is a long run, which leaves nothing out."""
    return f"CAREERJOURNAL_SOAK_{kind.upper()}" in os.environ
