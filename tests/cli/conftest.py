"""A way to run the command line in this process, on a journal of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """Runs commands on one journal file."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self._capsys = capsys

    def run(self, *arguments: str) -> Done:
        """Run a command; its status and everything it printed."""
        try:
            status = main(["--journal", str(self.path), *arguments])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        said = self._capsys.readouterr()
        return Done(status, said.out, said.err)

    def ok(self, *arguments: str) -> str:
        """Run a command that must succeed; what it printed, without the last line end."""
        done = self.run(*arguments)
        assert done.status == 0, done.err
        assert done.err == ""
        return done.out.rstrip("\n")

    def json(self, *arguments: str) -> Any:
        return json.loads(self.ok(*arguments, "--json"))

    def fails(self, *arguments: str) -> str:
        """Run a command that must end with 1 and one clear line; that line."""
        done = self.run(*arguments)
        assert done.status == 1, (done.out, done.err)
        assert done.out == ""
        assert done.err.count("\n") == 1
        assert "Traceback" not in done.err
        return done.err.strip()


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    found = CommandLine(tmp_path / "cli.journal", capsys)
    found.ok("new", str(found.path))
    return found
