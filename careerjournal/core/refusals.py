"""What a file that refuses is told as: why it cannot be opened, read or written, and what to do, in one sentence."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_SPARE = 65_536  # bytes: with less than that free a disk is full


class Missing(Trouble):
    """There is no file."""


class NotThisKey(Trouble):
    """The file is no journal, is damaged, or wants another key: SQLite says the same of all three."""


class Damaged(Trouble):
    """The key is right, and a part of the file cannot be read."""


class NotWritable(Trouble):
    """What is there is whole; the place takes nothing more for now."""


def missing(path: Path) -> Missing:
    """The sentence for a journal that is not there."""
    return Missing(
        translate(
            "core", "There is no journal at {path}. Nothing was made. “careerjournal new {path}” begins one there."
        ).format(path=path)
    )


def unreadable(path: Path, error: Exception) -> Trouble:
    """The sentence for a file that did not open with its key."""
    if "unable to open" in str(error):
        return missing(path) if not path.exists() else cannot_write(path, OSError(13, str(error)))
    if any(word in str(error) for word in ("locked", "readonly", "full", "disk I/O")):
        return cannot_write(path, OSError(11, str(error)))
    return NotThisKey(
        translate(
            "core", "{path} is no journal that this program can open, or it has a passphrase. Nothing was changed."
        ).format(path=path)
    )


def failed(path: Path, error: Exception) -> Trouble:
    """The sentence for a journal that was open and then refused a question or a write."""
    first: BaseException = error
    while first.__context__:  # the rollback of a full disk fails too, and hides why
        first = first.__context__
    said = str(first)
    if "malformed" in said or "not a database" in said:
        return Damaged(
            translate("core", "{path} is damaged: a part of it cannot be read. Nothing was changed.").format(path=path)
        )
    return cannot_write(path, OSError(5, said))


def cannot_write(path: Path, error: OSError) -> NotWritable:
    """The sentence for a place that refuses to be written: SQLite's words for it help nobody."""
    said, folder = str(error.strerror or error), nearest(path.parent)
    if "full" in said or error.errno == errno.ENOSPC or _is_full(folder):
        why = translate("core", "{path} cannot be written: the disk is full. Nothing was changed. Make some room.")
    elif "locked" in said or "busy" in said:
        why = translate(
            "core", "{path} cannot be written while another program writes to it. Nothing was changed. Close it there."
        )
    elif folder.is_dir() and not os.access(folder, os.W_OK):
        why = translate(
            "core",
            "{path} cannot be written: its folder takes no new files. Nothing was changed. Allow writing in {folder}.",
        )
    elif os.access(path, os.F_OK) and path.is_file() and not os.access(path, os.W_OK):
        why = translate(
            "core", "{path} cannot be written: the file may only be read. Nothing was changed. Allow writing to it."
        )
    else:
        why = translate("core", "{path} cannot be written ({reason}). Nothing was changed.")
    return NotWritable(why.format(path=path, folder=folder, reason=said))


def nearest(folder: Path) -> Path:
    """The folder itself, or the first above it that can be seen: what is in one that is closed to us raises."""
    for one in (folder, *folder.parents):
        with suppress(OSError):
            one.stat()
            return one
    return folder


def _is_full(folder: Path) -> bool:
    """A full disk shows as several errors: of what a journal needs beside it, the first that fails is reported."""
    try:
        return shutil.disk_usage(folder).free < _SPARE
    except OSError:
        return False
