"""The passphrase on the command line: from a file, asked on a terminal, and the sentence where neither is there."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import keys
from careerjournal.core.journal import Journal

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine


@pytest.fixture
def locked(cli: CommandLine) -> Path:
    """A journal with the passphrase “drie kleine kleuters”."""
    journal = Journal.open(cli.path)
    journal.add("entry", body="The canary sings")
    journal.rekey(keys.derived("drie kleine kleuters", bytes.fromhex(journal.key.salt)))
    journal.close()
    return cli.path


def said(folder: Path, content: bytes) -> str:
    target = folder / "secret.txt"
    target.write_bytes(content)
    return str(target)


@pytest.mark.usefixtures("locked")
def test_a_file_holds_the_passphrase(cli: CommandLine, tmp_path: Path) -> None:
    for content in (b"drie kleine kleuters", b"drie kleine kleuters\n", b"\xef\xbb\xbfdrie kleine kleuters\r\nmore"):
        assert "canary" in cli.ok("list", "--passphrase-file", said(tmp_path, content))
    wrong = said(tmp_path, b"drie kleine kleuters ")
    assert "doesn’t open this journal" in cli.fails("list", "--passphrase-file", wrong)
    assert "cannot be read" in cli.fails("list", "--passphrase-file", str(tmp_path / "none.txt"))
    assert "holds no text" in cli.fails("list", "--passphrase-file", said(tmp_path, b"\xff\xfe\xfd"))


@pytest.mark.usefixtures("locked")
def test_without_a_terminal_the_line_says_how(cli: CommandLine) -> None:
    assert "has a passphrase" in (line := cli.fails("list"))
    assert "--passphrase-file" in line


@pytest.mark.usefixtures("locked")
def test_a_terminal_is_asked(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda prompt: asked.append(prompt) or "drie kleine kleuters")
    assert "canary" in cli.ok("list")
    assert len(asked) == 1
