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


# --- on a terminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Answers by the beginning of the prompt; a prompt without an answer ends the input."""
    answers: dict[str, str] = {}

    def ask(prompt: str) -> str:
        for beginning, answer in answers.items():
            if prompt.startswith(beginning):
                return answer
        raise EOFError

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", ask)
    return answers


@pytest.fixture
def backup_of_then(locked: Path, cli: CommandLine, tmp_path: Path) -> str:
    """A backup from before the passphrase was changed to “een olifant”."""
    kept = tmp_path / "then.journal"
    kept.write_bytes(locked.read_bytes())
    journal = Journal.open(cli.path, "drie kleine kleuters")
    journal.rekey(keys.derived("een olifant", bytes.fromhex(journal.key.salt)))
    journal.close()
    return str(kept)


def test_a_backup_with_another_passphrase_is_asked_for_and_the_journal_keeps_its_own(
    cli: CommandLine, terminal: dict[str, str], backup_of_then: str
) -> None:
    terminal |= {"Passphrase of the backup": "drie kleine kleuters", "Present passphrase": "een olifant"}
    assert "the passphrase that the journal had" in cli.ok("restore", backup_of_then)
    keys.fitting(cli.path, "een olifant")
    with pytest.raises(keys.WrongSecret):
        keys.fitting(cli.path, "drie kleine kleuters")


def test_where_the_present_one_is_forgotten_the_backups_own_holds(
    cli: CommandLine, terminal: dict[str, str], backup_of_then: str
) -> None:
    terminal |= {"Passphrase of the backup": "drie kleine kleuters", "Present passphrase": ""}
    assert "with the passphrase of that backup" in cli.ok("restore", backup_of_then)
    keys.fitting(cli.path, "drie kleine kleuters")


def test_a_wrong_one_for_either_restores_nothing(
    cli: CommandLine, terminal: dict[str, str], backup_of_then: str
) -> None:
    before = cli.path.read_bytes()
    for backups, present in (("no", "een olifant"), ("drie kleine kleuters", "no")):
        terminal |= {"Passphrase of the backup": backups, "Present passphrase": present}
        assert "doesn’t open" in cli.fails("restore", backup_of_then)
    assert cli.path.read_bytes() == before


def test_a_script_names_the_file_of_the_backups_passphrase(
    cli: CommandLine, backup_of_then: str, tmp_path: Path
) -> None:
    wrong, right = said(tmp_path, b"een olifant"), b"drie kleine kleuters"
    assert "--passphrase-file" in cli.fails("restore", backup_of_then, "--passphrase-file", wrong)
    right_one = said(tmp_path, right)
    assert "of that backup" in cli.ok("restore", backup_of_then, "--passphrase-file", right_one)


def test_the_journal_is_no_backup_of_itself(cli: CommandLine) -> None:
    assert "is the journal itself" in cli.fails("restore", str(cli.path))


@pytest.mark.usefixtures("locked")
def test_an_ended_input_and_a_line_that_a_terminal_cuts_are_said(cli: CommandLine, terminal: dict[str, str]) -> None:
    assert "Nothing was typed" in cli.fails("list")
    terminal["Passphrase"] = "x" * 4095
    assert "Name a file that holds it" in cli.fails("list")


def test_how_long_guessing_would_take_is_said_before_the_second_time(
    cli: CommandLine, terminal: dict[str, str]
) -> None:
    cli.ok("person", "add", "--name", "Obermaier Wolkenstein")
    terminal |= {"New passphrase": "Obermaier Wolkenstein", "Once more": "something else"}
    done = cli.run("passphrase", "set")
    assert (done.status, "Short: one computer" in done.out, "not the same" in done.err) == (1, True, True)
    keys.fitting(cli.path)
    terminal |= {
        "New passphrase": "otter window brisk ladle quince marble",
        "Once more": "otter window brisk ladle quince marble",
    }
    assert "Long: nobody finds it by trying" in cli.ok("passphrase", "set")
    keys.fitting(cli.path, "otter window brisk ladle quince marble")
