"""The passphrase of a journal: from a file that was named, or asked on the terminal; never from the command line."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Any

from careerjournal.core import guard, keys
from careerjournal.core.file import Key
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

Given = Any


def opened(path: Path, given: Given) -> Journal:
    """The journal at `path`; its passphrase is asked for where it has one and no file holds it."""
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
        return keys.fitting(path, in_file(given.passphrase_file))
    except keys.Locked as locked:
        if not sys.stdin.isatty():
            hint = translate("core", "Name a file that holds it with --passphrase-file.")
            raise Trouble(f"{locked} {hint}") from None
    return keys.fitting(path, getpass.getpass(translate("core", "Passphrase: ")))


def in_file(name: str | None) -> str:
    """What a file says on its first line, without the line's end; nothing where no file was named."""
    if name is None:
        return ""
    try:
        content = Path(name).read_bytes()
        return content.decode("utf-8-sig").split("\n", 1)[0].removesuffix("\r")
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
