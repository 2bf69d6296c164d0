"""The process keeps to itself: owner-only files, no core dumps, no reader beside it, and no socket to anywhere.

`harden` is the first statement of the program: a thread that was there before would keep its sockets.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_SET_DUMPABLE, _SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 4, 38, 22, 2
_LOCAL_FAMILIES = (1, 16)  # AF_UNIX; AF_NETLINK, which talks to this kernel alone
_IO_URING_SETUP = 425  # a ring opens sockets without the call that the filter sees
# By machine: what the kernel calls its calls, and the number of socket(2).
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_OTHER_NUMBERS = 0x40000000  # from here on x86-64 counts the same calls once more
_LOAD, _EQUALS, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # EACCES

_refused = _closed = False


def harden() -> None:
    """Close every door that this system has, for this process and whatever it starts."""
    global _refused, _closed
    os.umask(0o077)
    sys.excepthook = lambda kind, _error, trace: _name(kind, trace)
    sys.unraisablehook = lambda told: _name(told.exc_type, told.exc_traceback)
    threading.excepthook = lambda told: _name(told.exc_type, told.exc_traceback)
    if sys.platform != "win32":
        _no_core_dumps()
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):  # a C library without prctl
            libc = ctypes.CDLL(None)
            _closed = libc.prctl(_SET_DUMPABLE, 0, 0, 0, 0) == 0
            _refused = _refuse_sockets(libc)


def spot(trace: TracebackType | None) -> str:
    """Where an error was raised, as file and line; its own words may quote the journal, and so may a traceback."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def _name(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Name an error that nobody caught, on whatever thread, without a word of the journal."""
    if sys.stderr is not None and not issubclass(kind, KeyboardInterrupt | SystemExit):
        sys.stderr.write(f"careerjournal: {kind.__name__} at {spot(trace)}\n")


def kernel_refuses_network() -> bool:
    """Whether the kernel refuses this process every socket that leads out of this computer."""
    return _refused


def memory_is_closed() -> bool:
    """Whether the kernel keeps the memory of this process from the user's other programs, and from a dump."""
    return _closed


def _no_core_dumps() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse_sockets(libc: ctypes.CDLL) -> bool:
    machine = _MACHINES.get(os.uname().machine)
    if machine is None or sys.maxsize < 2**32:
        return False
    steps = b"".join(_filter(*machine))
    program = ctypes.create_string_buffer(steps)
    head = ctypes.create_string_buffer(struct.pack("@HP", len(steps) // 8, ctypes.addressof(program)))
    if libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, head, 0, 0) == 0)


def _filter(architecture: int, socket_call: int) -> Iterator[bytes]:
    """The program that the kernel runs at every call; a jump counts the steps that are left out."""

    def step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
        return struct.pack("=HBBI", code, if_so, if_not, value)

    yield step(_LOAD, 4)
    yield step(_EQUALS, architecture, if_not=7)  # x86-64 answers the calls of 32 bits, too, by other numbers
    yield step(_LOAD, 0)
    yield step(_AT_LEAST, _OTHER_NUMBERS, if_so=5)
    yield step(_EQUALS, _IO_URING_SETUP, if_so=4)
    yield step(_EQUALS, socket_call, if_not=4)
    yield step(_LOAD, 16)  # the family, its first argument
    for passed, family in enumerate(_LOCAL_FAMILIES):
        yield step(_EQUALS, family, if_so=2 - passed)
    yield step(_RETURN, _REFUSE)
    yield step(_RETURN, _ALLOW)


def require_local_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Qt would abort on a screen that only the network leads to."""
    display = environment.get("DISPLAY", "")
    host = display.rpartition(":")[0]
    elsewhere = bool(host) and host != "unix" and not host.startswith(("/", "unix/"))
    other = environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM", "xcb") != "xcb"
    if _refused and elsewhere and not other:
        raise Trouble(
            translate(
                "core",
                "The screen {display} is reached over the network, which this program refuses itself. "
                "Start it on a screen of this computer.",
            ).format(display=display)
        )
