"""Where things lie on this computer: the journal, its state, the settings, and what ships with the program."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import platformdirs

_NAME = "careerjournal"
JOURNAL_NAME = "journal.journal"


def data_dir() -> Path:
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def state_dir() -> Path:
    return Path(platformdirs.user_state_dir(_NAME, appauthor=False))


def config_dir() -> Path:
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False))


def default_journal() -> Path:
    return data_dir() / JOURNAL_NAME


@lru_cache(maxsize=1)
def resources() -> Path:
    """The folder `resources`: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
