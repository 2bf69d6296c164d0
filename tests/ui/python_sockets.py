"""The sockets that Python opens while the window is tested, and that could leave this computer; Qt’s are not seen."""

from __future__ import annotations

import socket
import sys

opened: list[str] = []
"""Their families, in this test."""


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        opened.append(str(arguments[1]))


sys.addaudithook(_note)
