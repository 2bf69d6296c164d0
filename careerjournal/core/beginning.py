"""Beginning a journal: at a free place only, and never in place of one that this computer knows."""

from __future__ import annotations

import os
from pathlib import Path

from careerjournal.core import backup, known, refusals
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


def begin(path: Path) -> Journal:
    """A new, empty journal at `path`; Trouble, as `require_free`, where there must not be one."""
    require_free(path)
    return Journal.create(path)


def require_free(path: Path) -> None:
    """Trouble where there is a file, where a journal with backups is missing, or where nothing can be written.

    One that is away, on a disk perhaps, would be hidden by an empty one, whose backups would mix with its own.
    """
    if os.access(path, os.F_OK):  # not Path.exists, which raises where a folder on the way may not be looked into
        raise Trouble(
            translate("core", "{path} is already there. Nothing was changed. Choose another name.").format(path=path)
        )
    if known.is_known(path) and backup.kept_in(backup.folder_of(path)):
        raise Trouble(
            translate(
                "core",
                "A journal belongs at {path}; it is not there now, and its backups are kept. Nothing was made in its "
                "place. Choose another name, or bring it back with “careerjournal restore BACKUP”.",
            ).format(path=path)
        )
    if not os.access(refusals.nearest(path.parent), os.W_OK | os.X_OK):
        raise refusals.cannot_write(path, PermissionError(13, os.strerror(13)))
