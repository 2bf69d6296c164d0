"""The passphrase of a journal: from a file that was named, or asked on the terminal; never from the command line."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Any

from careerjournal.core import file, guard, keys, known, moving, refusals
from careerjournal.core.file import Key
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

Given = Any
_MOST = 1 << 16  # bytes of a file that may hold a passphrase: the longest, in any encoding of it, and no disk full
_LINE = 4095
"""Bytes of the longest line that a terminal hands over; more are dropped without a word."""


def opened(path: Path, given: Given) -> Journal:
    """The journal at `path`; its passphrase is asked for where it has one and no file holds it."""
    if not os.access(path, os.F_OK) and known.is_known(path):
        ways = translate(
            "core", "“careerjournal backup --list” names its backups; “careerjournal restore BACKUP” brings one back."
        )
        raise Trouble(f"{moving.gone(path)} {ways}")
    try:
        return Journal(path, key_of(path, given))
    except guard.Older as older:
        ways = translate(
            "core",
            "“careerjournal restore BACKUP” brings one back; “careerjournal check --accept-older” goes on with this.",
        )
        raise guard.Older(f"{older} {ways}") from None


def key_of(path: Path, given: Given) -> Key:
    """The key of the file at `path`, by the passphrase in the named file, or the one that is typed."""
    try:
        return keys.fitting(path, in_file(given.passphrase_file), guard.salts(path))
    except keys.Locked as locked:
        if not sys.stdin.isatty():
            hint = translate("core", "Name a file that holds it with --passphrase-file.")
            raise Trouble(f"{locked} {hint}") from None
    return keys.fitting(path, typed(translate("core", "Passphrase: ")), guard.salts(path))


def key_of_backup(path: Path, given: Given) -> Key:
    """As `key_of`, for a file that may have another passphrase than the journal has now."""
    try:
        return keys.fitting(path, in_file(given.passphrase_file))
    except refusals.Missing:
        said = translate("core", "There is no backup at {path}. Nothing was changed.").format(path=path)
        ways = translate("core", "“careerjournal backup --list” names those of this journal.")
        raise Trouble(f"{said} {ways}") from None
    except (keys.Locked, keys.WrongSecret) as refused:
        if not sys.stdin.isatty():
            hint = translate("core", "Name a file that holds the passphrase of the backup with --passphrase-file.")
            raise Trouble(f"{refused} {hint}") from None
    return keys.fitting(path, typed(translate("core", "Passphrase of the backup: ")))


def key_of_present(journal: Path, backup: Key, given: Given) -> Key | None:
    """What opens the file that a backup replaces; None where it is gone, or damaged, or nobody remembers."""
    try:
        if file.opens(journal, backup):
            return backup
        return keys.fitting(journal, in_file(given.passphrase_file), guard.salts(journal))
    except (keys.Locked, keys.WrongSecret):
        if not sys.stdin.isatty():
            return None
    except Trouble:
        return None
    secret = typed(translate("core", "Present passphrase of the journal (Enter where it is forgotten): "))
    return keys.fitting(journal, secret, guard.salts(journal)) if secret else None


def typed(prompt: str) -> str:
    """What is typed on the terminal, unseen; Trouble where that is no text, or more than a terminal hands over."""
    try:
        text = getpass.getpass(prompt)
    except EOFError:
        if sys.stderr.isatty():
            print(file=sys.stderr)
        raise Trouble(translate("core", "Nothing was typed, and nothing was changed.")) from None
    except UnicodeDecodeError:
        raise Trouble(translate("core", "That was not text in UTF-8. Nothing was changed.")) from None
    if len(text.encode()) >= _LINE:
        raise Trouble(
            translate("core", "A terminal cuts a line this long. Name a file that holds it. Nothing was changed.")
        )
    return text


def in_file(name: str | None) -> str:
    """What a file says on its first line, without the line's end; nothing where no file was named."""
    if name is None:
        return ""
    try:
        with Path(name).open("rb") as stream:
            line = stream.read(_MOST).split(b"\n", 1)[0]
        return line.decode("utf-8-sig").removesuffix("\r")
    except OSError as error:
        raise Trouble(
            translate("core", "{path} cannot be read ({reason}). Nothing was changed.").format(
                path=name, reason=error.strerror
            )
        ) from None
    except UnicodeDecodeError:
        raise Trouble(
            translate("core", "{path} holds no text that could be a passphrase. Nothing was changed.").format(path=name)
        ) from None
