"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


def write(target: Path, content: bytes) -> None:
    """All of the file or nothing of it: written beside its place, made durable, then moved there."""
    part = ""
    try:
        handle, part = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(target)
    except OSError as error:
        if part:
            with suppress(OSError):
                Path(part).unlink()
        raise Trouble(
            translate("core", "{path} cannot be written ({why}). Nothing was left there.").format(
                path=target, why=error.strerror or type(error).__name__
            )
        ) from None


def name_for(title: str, suffix: str) -> str:
    """A name to offer for a file, without what a file system may refuse."""
    return re.sub(r'[\\/:*?"<>|]+', "-", title).strip(" .-") + suffix
