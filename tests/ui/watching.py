"""A watch over a folder for tests: who opens a file in it is noticed, whichever library does."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Watch:
    """Counts how often the files of a folder are opened, by inotify."""

    OPENED = 0x20

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self.queue = libc.inotify_init1(os.O_NONBLOCK)
        assert self.queue >= 0
        assert libc.inotify_add_watch(self.queue, os.fsencode(folder), self.OPENED) >= 0

    def opened(self) -> int:
        count = 0
        while True:
            try:
                events = os.read(self.queue, 65536)
            except BlockingIOError:
                return count
            at = 0
            while at < len(events):
                at += 16 + int.from_bytes(events[at + 12 : at + 16], sys.byteorder)
                count += 1
