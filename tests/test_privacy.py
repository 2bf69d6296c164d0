"""The process that keeps to itself: what it may no longer do, each against a process that was not asked to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from careerjournal import privacy
from careerjournal.core.trouble import Trouble

ROOT = Path(__file__).resolve().parents[1]
HARDEN = "from careerjournal import privacy; privacy.harden()\n"
FILTERED = sys.platform.startswith("linux") and os.uname().machine in ("x86_64", "aarch64")
linux = pytest.mark.skipif(not FILTERED, reason="only Linux on these machines has the kernel's filter")


def told(script: str, **environment: str) -> str:
    """What a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | environment,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# Sockets ------------------------------------------------------------------------------------------------------------

SOCKETS = """
import socket
for family in ("AF_UNIX", "AF_NETLINK", "AF_INET", "AF_INET6"):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            socket.socket(getattr(socket, family), kind).close()
            print(family, "yes")
        except PermissionError:
            print(family, "EACCES")
        except OSError as error:
            print(family, error.strerror)
socket.socketpair()
"""


def families(script: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in told(script).splitlines():
        family, answer = line.split(" ", 1)
        found.setdefault(family, set()).add(answer)
    return found


@linux
def test_the_kernel_refuses_every_socket_that_leads_out() -> None:
    found = families(HARDEN + SOCKETS)
    assert (found["AF_INET"], found["AF_INET6"]) == ({"EACCES"}, {"EACCES"})
    assert "yes" in found["AF_UNIX"]
    assert "EACCES" not in found["AF_UNIX"] | found["AF_NETLINK"]
    assert "EACCES" not in families(SOCKETS)["AF_INET"], "the control"


@linux
def test_what_it_starts_and_every_later_thread_is_refused_too() -> None:
    thread = "import threading; t = threading.Thread(target=lambda: exec(SOCKETS)); t.start(); t.join()"
    found = families(f"{HARDEN}SOCKETS = {SOCKETS!r}\n{thread}")
    assert found["AF_INET"] == {"EACCES"}
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {SOCKETS!r}], check=True)"
    assert families(HARDEN + child)["AF_INET"] == {"EACCES"}


@linux
def test_a_ring_is_no_way_round() -> None:
    ring = "import ctypes; c = ctypes.CDLL(None, use_errno=True); print(c.syscall(425, 1, 0), ctypes.get_errno())"
    assert told(HARDEN + ring) == "-1 13"
    assert told(ring) != "-1 13", "the control: another complaint than EACCES"


# socket(AF_INET, SOCK_STREAM, 0) as a program of 32 bits asks for it: mov eax, 359; mov ebx, 2; mov ecx, 1; int 0x80
AS_32_BITS = """
import ctypes, mmap
code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
code.write(bytes.fromhex("53 b8 67010000 bb 02000000 b9 01000000 31d2 cd80 5b c3"))
ask = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
print(ask())
"""


@linux
@pytest.mark.skipif(os.uname().machine != "x86_64", reason="only x86-64 has calls under other numbers")
def test_the_same_call_under_another_number_is_no_way_round() -> None:
    again = "import ctypes; c = ctypes.CDLL(None, use_errno=True); "
    again += "print(c.syscall(0x40000000 + 41, 2, 1, 0), ctypes.get_errno())"
    assert told(HARDEN + again) == "-1 13"
    assert told(again) != "-1 13", "the control: a socket, or a complaint that there is no such call"
    control = subprocess.run([sys.executable, "-c", AS_32_BITS], cwd=ROOT, capture_output=True, text=True)
    if control.returncode:
        pytest.skip("this kernel answers no call of 32 bits")
    assert control.stdout.strip() != "-13"
    assert told(HARDEN + AS_32_BITS) == "-13"


def test_where_there_is_no_filter_the_program_runs_and_says_so() -> None:
    script = "import sys, os; os.uname = lambda: type('M', (), {'machine': 'riscv64'})\n" + HARDEN
    assert told(script + "print(privacy.kernel_refuses_network())") == "False"
    if FILTERED:
        assert told(HARDEN + "print(privacy.kernel_refuses_network())") == "True"


# Memory -------------------------------------------------------------------------------------------------------------


def test_the_window_is_told_what_is_true() -> None:
    said = "print(privacy.memory_is_closed())"
    assert told(HARDEN + said) == str(sys.platform.startswith("linux"))
    assert told("from careerjournal import privacy\n" + said) == "False", "the control"


def test_a_crash_leaves_no_memory_on_the_disk() -> None:
    limits = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    raised = "import resource as r; r.setrlimit(r.RLIMIT_CORE, (r.getrlimit(r.RLIMIT_CORE)[1],) * 2)\n"
    assert told(HARDEN + limits) == "(0, 0)"
    assert told(f"{HARDEN}import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))") == "0"
    assert told(f"{raised}import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))") == "1", "the control"


MEMORY = """
import ctypes, os, resource  # before the change of user, who may not be allowed to read the library
from careerjournal import privacy
if os.getuid() == 0:  # root reads everything
    os.setgid(65534)
    os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # a change of user takes away what an ordinary program has
ready, tell = os.pipe()
other = os.fork()
if other == 0:
    try:
        {before}
        os.write(tell, b".")
        os.read(os.pipe()[0], 1)  # for ever
    finally:
        os._exit(1)
os.close(tell)
assert os.read(ready, 1) == b"."
try:
    open(f"/proc/{{other}}/mem", "rb").close()
    print("read")
except PermissionError:
    print("refused")
finally:
    os.kill(other, 9)
"""


@linux
def test_no_other_process_of_the_same_user_reads_its_memory() -> None:
    assert told(MEMORY.format(before="privacy.harden()")) == "refused"
    assert told(MEMORY.format(before="pass")) == "read", "the control"


# The first statement ------------------------------------------------------------------------------------------------

AS_STARTED = """
import os, sys, threading
from careerjournal import cli, privacy
real, seen = privacy.harden, []
def first():
    seen.append((threading.active_count(), len(os.listdir("/proc/self/task")), "PySide6" in sys.modules))
    real()
privacy.harden = first
sys.argv = ["careerjournal", *{arguments}]
try:
    cli.main()
finally:
    print(seen, os.umask(0), file=sys.stderr)
"""


@linux
@pytest.mark.parametrize("arguments", [["list"], ["--help"], []], ids=["command", "help", "window"])
def test_it_comes_before_any_thread_whatever_is_started(arguments: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}  # no screen: it ends
    script = AS_STARTED.format(arguments=arguments)
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, env=environment)
    assert f"[(1, 1, False)] {0o077}" in done.stderr


def test_both_commands_begin_there() -> None:
    scripts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'careerjournal = "careerjournal.cli:main"' in scripts
    assert 'careerjournal-desktop = "careerjournal.cli:main"' in scripts


# The screen ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("display", [":0", ":1.0", "unix:0", "unix/:0", "/private/tmp/com.example/org.xquartz:0", ""])
def test_a_screen_of_this_computer_is_taken(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setattr(privacy, "_refused", True)
    privacy.require_local_screen({"DISPLAY": display})


@pytest.mark.parametrize("display", ["desk:0", "localhost:10.0", "192.0.2.7:0.0", "tcp/desk:0", "[::1]:0"])
def test_a_screen_behind_the_network_is_one_sentence(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    privacy.require_local_screen({"DISPLAY": display})  # where the kernel refuses nothing, Qt gets there
    monkeypatch.setattr(privacy, "_refused", True)
    with pytest.raises(Trouble, match="reached over the network"):
        privacy.require_local_screen({"DISPLAY": display})
    privacy.require_local_screen({"DISPLAY": display, "WAYLAND_DISPLAY": "wayland-0"})
    privacy.require_local_screen({"DISPLAY": display, "QT_QPA_PLATFORM": "offscreen"})


@linux
def test_the_program_ends_with_that_sentence() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    command = [sys.executable, "-m", "careerjournal"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env=environment | {"DISPLAY": "localhost:10.0"}
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "localhost:10.0" in done.stderr
