"""A journal that cannot be used as it is: what is wrong with it, its backups, and what else there is to go on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerjournal.core import backup, guard, known, migrations, moving, paths, refusals, second_place
from careerjournal.core.backup import Backup
from careerjournal.core.trouble import Trouble


@dataclass(frozen=True)
class Case:
    """What is wrong with the journal at a path, and what there is to go on with."""

    sentence: str
    path: Path
    backups: tuple[Backup, ...] = ()
    found: Path | None = None
    """Where the journal seems to be now."""
    seen: tuple[Path, ...] = ()
    is_there: bool = True
    is_whole: bool = False
    """Whether only something around it keeps it from opening, so that no backup would help."""
    may_begin: bool = False
    may_go_on: bool = False


def case_of(path: Path, trouble: Trouble, places: Sequence[Path] = ()) -> Case:
    """Look round for a journal that trouble was met at; nothing is opened, nothing written."""
    is_there = path.exists()
    usual, found = paths.default_journal(), None if is_there else moving.found_again(path)
    is_whole = is_there and isinstance(trouble, refusals.NotWritable | migrations.Newer)
    backups = () if is_whole else tuple(known_backups(path, places))
    may_begin = not usual.exists() and usual.resolve() not in known.journals() and not backups and not is_whole
    seen = tuple(other for other in known.others(path) if other != found)
    sentence = str(trouble if is_there else moving.gone(path))
    return Case(sentence, path, backups, found, seen, is_there, is_whole, may_begin, isinstance(trouble, guard.Older))


def known_backups(journal: Path, places: Sequence[Path] = ()) -> list[Backup]:
    """Every verified backup of a journal that can be reached, the newest first; one of two equal copies."""
    folders = [backup.folder_of(journal), *(second_place.folder_in(place, journal) for place in places)]
    found: dict[tuple[Any, str], Backup] = {}
    for one in (one for folder in folders for one in backup.kept_in(folder)):
        found.setdefault((one.made, one.fingerprint), one)
    return sorted(found.values(), key=lambda one: one.made, reverse=True)
