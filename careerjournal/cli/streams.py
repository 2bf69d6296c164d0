"""The three streams of a command: text that goes in as UTF-8, and out to whatever terminal or pipe there is."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


def prepare() -> None:
    """Let no character stop a command: a stream that cannot show one gets its number instead."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as we run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def typed_in() -> str:
    """All of standard input, with plain line ends and without the mark that some editors put first."""
    if sys.stdin is None:
        return ""
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Trouble(translate("core", "Standard input is no text in UTF-8. Nothing was saved.")) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def says_everything(stream: Any) -> bool:
    """Whether the stream can carry any character as it is."""
    return (getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-") in ("utf-8", "utf8")


def flush() -> None:
    """Bring out what is still held back, while a failure can be told."""
    sys.stdout.flush()


def let_go() -> None:
    """Leave nothing for the end of the program to flush into a stream that is gone."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
