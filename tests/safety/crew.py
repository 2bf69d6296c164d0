"""A process that has the program loaded and forks one child for each deed, so that thousands may be killed quickly.

    python tests/safety/crew.py MODULE

reads one request a line, as JSON, and answers each with one number. The module has a function a deed, and `warm_up`.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
_PASSED_ON = ("HOME", "CAREERJOURNAL_NOW", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@dataclass
class Child:
    """One deed under way."""

    crew: Crew
    pid: int
    report: Path
    status: int | None = field(default=None)

    def killed_after(self, seconds: float) -> list[list[Any]]:
        """Kill it after a while, unless it has ended; what it had acknowledged."""
        time.sleep(seconds)
        os.kill(self.pid, signal.SIGKILL)
        return self.ended()

    def ended(self) -> list[list[Any]]:
        """Wait for its end; what it had acknowledged."""
        self.status = self.crew.ask(wait=self.pid)
        return self.told()

    def begun(self) -> None:
        """Wait for the first thing that it tells."""
        until = time.monotonic() + 60
        while not self.told():
            assert time.monotonic() < until, "it told nothing"
            time.sleep(0.002)

    def told(self) -> list[list[Any]]:
        lines = self.report.read_bytes().split(b"\n")[:-1] if self.report.exists() else []
        return [json.loads(line) for line in lines]

    @property
    def was_killed(self) -> bool:
        return self.status == -signal.SIGKILL


class Crew:
    """The process that forks, as the tests see it."""

    def __init__(self, folder: Path, module: str = "tests.safety.deeds") -> None:
        self._folder, self._begun = folder, 0
        self._process = subprocess.Popen(
            [sys.executable, __file__, module], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    def begin(self, deed: str, *arguments: object, stopped: bool = False) -> Child:
        """Let a new child do a deed; a `stopped` one waits for SIGCONT first."""
        self._begun += 1
        report = self._folder / f"report-{self._begun}"
        surroundings = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        given = [str(one) if isinstance(one, Path) else one for one in arguments]
        pid = self.ask(
            deed=deed, arguments=given, report=str(report), surroundings=surroundings, stopped=stopped
        )  # fmt: skip
        return Child(self, pid, report)

    def ask(self, **request: object) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def dismiss(self) -> None:
        self._process.communicate()


def main(module: str) -> None:
    deeds = importlib.import_module(module)
    deeds.warm_up()
    for line in sys.stdin:
        request = json.loads(line)
        if "wait" in request:
            answer = os.waitstatus_to_exitcode(os.waitpid(request["wait"], 0)[1])
        else:
            answer = os.fork()
            if answer == 0:
                _do(deeds, request)
        print(answer, flush=True)


def _do(deeds: ModuleType, request: dict[str, Any]) -> None:
    """Do one deed in this child, and never return."""
    os.environ.update(request["surroundings"])
    report = os.open(request["report"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    os.dup2(silence, 1)

    def tell(*what: object) -> None:
        os.writev(report, [json.dumps(what).encode() + b"\n"])  # no `write`, which the tests let fail

    if request["stopped"]:
        os.kill(os.getpid(), signal.SIGSTOP)
    try:
        getattr(deeds, request["deed"])(tell, *request["arguments"])
    except BaseException:  # noqa: BLE001 - whatever it is, the test shall see it
        tell("crash", traceback.format_exc())
        os._exit(3)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
