"""A child of the crew under strace: what it asked of the system, and what the system refuses it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.safety.crew import Child

_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_DESCRIPTOR = re.compile(r"(\d+)<([^>]*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
NAMING = ("rename", "unlink")
_WHOLE = "1000000"
"""Bytes of a string that strace writes out: more than anything here."""


class Call(NamedTuple):
    """One call of the system: its name, the file it was about, and what was written where; of a rename the new name."""

    name: str
    path: str
    content: bytes
    place: int


@cache
def why_not() -> str:
    """Return why nothing can be traced here; nothing where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    done = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, text=True)
    return "this system lets nobody trace" if done.returncode else ""


@contextmanager
def traced(child: Child, log: Path, *options: str) -> Iterator[None]:
    """Let a stopped child go on under strace, and wait until strace has written everything down."""
    _await(child, "State:\tT")
    command = ["strace", "-qq", "-o", str(log), "-p", str(child.pid), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        _await(child, f"TracerPid:\t{strace.pid}")
        os.kill(child.pid, signal.SIGCONT)
        yield
        strace.wait(60)


def _await(child: Child, line: str) -> None:
    """Wait until the system says this of a child."""
    until = time.monotonic() + 20
    while line not in Path(f"/proc/{child.pid}/status").read_text():
        assert time.monotonic() < until, line
        time.sleep(0.001)


def calls(log: Path) -> Iterator[Call]:
    """Read what strace wrote with `-y -xx`: the calls that succeeded and are about an open file, or a name."""
    for line in log.read_text().splitlines():
        found = _CALL.match(line)
        if not found or int(found[3]) < 0:
            continue
        name, arguments = found[1], found[2]
        strings = _STRING.findall(arguments)
        if name in NAMING:
            former, *new = [os.fsdecode(_bytes(one)) for one in strings]
            yield Call(name, *([new[0], os.fsencode(former)] if new else [former, b""]), 0)
        opened = _DESCRIPTOR.match(arguments)
        if not opened or name in NAMING:
            continue
        content = _bytes(strings[0]) if strings else b""
        last = arguments.rsplit(",", 1)[-1].strip()
        yield Call(name, _path(opened[2]), content, int(last) if last.isdigit() else 0)


def options(*names: str) -> tuple[str, ...]:
    """Return what makes strace write these calls down so that `calls` can read them."""
    return ("-y", "-xx", "-s", _WHOLE, "-e", f"trace={','.join(names)}", "-e", "signal=none")


def _path(shown: str) -> str:
    return os.fsdecode(_bytes(shown)) if shown.startswith("\\x") else shown


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
