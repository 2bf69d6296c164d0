"""Backup, restore, check and the passphrase, from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import backup, second_place
from careerjournal.core.settings import Settings

if TYPE_CHECKING:
    from tests.cli.conftest import CommandLine


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups go to a folder of the test's own."""
    monkeypatch.setattr(backup.paths, "data_dir", lambda: tmp_path / "data")


def secret(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_a_backup_is_made_listed_and_restored(cli: CommandLine, tmp_path: Path) -> None:
    cli.ok("add", "Before the backup")
    made = cli.json("backup")
    assert (made["entries"], made["from"] == made["to"]) == (1, True)
    assert [one["file"] for one in cli.json("backup", "--list")] == [made["file"]]
    cli.ok("add", "After it")
    said = cli.ok("restore", made["file"])
    assert "What was there before is at" in said
    assert [one["body"] for one in cli.json("list")] == ["Before the backup"]
    aside = Path(said.rsplit(" ", 1)[1].rstrip("."))
    assert aside.exists()
    assert len(cli.json("backup", "--list")) == 2, "one was made before the restore"


def test_a_backup_goes_where_it_is_told(cli: CommandLine, tmp_path: Path) -> None:
    made = cli.json("backup", str(tmp_path / "stick"))
    assert Path(made["file"]).parent == tmp_path / "stick"
    (tmp_path / "file").touch()
    assert "cannot be written" in cli.fails("backup", str(tmp_path / "file"))


def test_what_is_no_backup_replaces_nothing(cli: CommandLine, tmp_path: Path) -> None:
    cli.ok("add", "Mine")
    (tmp_path / "text.journal").write_text("Dear diary, " * 900)
    assert "is a text file" in cli.fails("restore", str(tmp_path / "text.journal"))
    said = cli.fails("restore", str(tmp_path / "none.journal"))
    assert "There is no backup at" in said
    assert "backup --list" in said
    assert "careerjournal new" not in said, "that would begin a journal where a backup was meant"
    (tmp_path / "photo.journal").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    for words in (("restore", str(tmp_path / "photo.journal")), ("list", "--journal", str(tmp_path / "photo.journal"))):
        assert "is a picture, no journal and no backup of one" in cli.fails(*words)
    assert [one["body"] for one in cli.json("list")] == ["Mine"]


def test_a_whole_journal_is_called_whole_and_a_damaged_one_is_not(cli: CommandLine) -> None:
    for n in range(30):
        cli.ok("add", f"Entry {n} " + "of plain words " * 50)
    assert cli.json("check") == {"ok": True, "problems": []}
    damage(cli.path, cli.path.stat().st_size - 5000)
    done = cli.run("check", "--json")
    assert done.status == 1
    assert done.json["ok"] is False
    assert done.err.count("\n") == 1
    assert "No backup of it is known here" in done.err


def damage(path: Path, where: int) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:where] + bytes([content[where] ^ 1]) + content[where + 1 :])


@pytest.mark.parametrize("page", [1, 2, 5, -1])
def test_a_damaged_page_is_named_with_the_file_and_the_way_out(cli: CommandLine, page: int) -> None:
    for n in range(30):
        cli.ok("add", f"Entry {n} " + "of plain words " * 50)
    made = cli.json("backup")
    whole = cli.path.read_bytes()
    at = page if page > 0 else len(whole) // 4096
    damage(cli.path, 4096 * (at - 1) + 500)
    done = cli.run("check", "--json")
    (said,) = done.json["problems"]
    assert f"page {at} of the file" in said or (at == 1 and "The first page" in said)
    assert str(cli.path) in said
    assert "malformed" not in done.out + done.err, "the words of SQLite"
    command = said.split("“")[1].split("”")[0]
    assert command == f"careerjournal restore {made['file']} --journal {cli.path}"
    cli.ok(*command.split()[1:3])
    assert cli.json("check") == {"ok": True, "problems": []}, "what it says to do is the way out"


def test_a_passphrase_is_set_changed_and_removed(cli: CommandLine, tmp_path: Path) -> None:
    cli.ok("add", "The canary sings")
    one, other = secret(tmp_path, "one", "drie kleine"), secret(tmp_path, "other", "kleuters")
    assert "has no passphrase" in cli.fails("passphrase", "change", "--new-passphrase-file", one)
    cli.ok("passphrase", "set", "--new-passphrase-file", one)
    assert "has a passphrase" in cli.fails("list")
    assert "has a passphrase" in cli.fails(
        "passphrase", "set", "--new-passphrase-file", other, "--passphrase-file", one
    )
    assert "open with it, too" in cli.ok(
        "passphrase", "change", "--new-passphrase-file", other, "--passphrase-file", one
    )
    assert "doesn’t open" in cli.fails("list", "--passphrase-file", one)
    assert "canary" in cli.ok("list", "--passphrase-file", other)
    assert "not encrypted" in cli.ok("passphrase", "remove", "--passphrase-file", other)
    assert "canary" in cli.ok("list")


def test_an_empty_passphrase_is_refused_and_one_is_asked_for_without_a_terminal(
    cli: CommandLine, tmp_path: Path
) -> None:
    assert "protects nothing" in cli.fails("passphrase", "set", "--new-passphrase-file", secret(tmp_path, "e", "\n"))
    assert "--new-passphrase-file" in cli.fails("passphrase", "set")


def test_the_journal_must_be_closed_for_it(cli: CommandLine, tmp_path: Path) -> None:
    from careerjournal.core.lock import Lock

    held = Lock(cli.path)
    new = secret(tmp_path, "new", "drie kleine")
    assert "Close the window first" in cli.fails("passphrase", "set", "--new-passphrase-file", new)
    made = backup.kept_in(backup.folder_of(cli.path))[0]
    assert "Close the window first" in cli.fails("restore", str(made.path))
    held.release()
    cli.ok("passphrase", "set", "--new-passphrase-file", new)


def test_an_older_file_says_how_to_go_on_and_is_accepted_by_name(cli: CommandLine, tmp_path: Path) -> None:
    cli.ok("add", "In both")
    old = cli.path.read_bytes()
    cli.ok("add", "In the newer one alone")
    cli.path.write_bytes(old)
    said = cli.fails("list")
    assert "its last save is not in it" in said
    assert "careerjournal restore BACKUP" in said
    assert "check --accept-older" in said
    assert cli.run("check", "--json").json["ok"] is False
    assert cli.path.read_bytes() == old
    assert cli.json("check", "--accept-older") == {"ok": True, "problems": []}
    assert [one["body"] for one in cli.json("list")] == ["In both"]


def test_an_import_makes_a_backup_first(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "2025-03-04.md").write_text("A quiet day at the harbour.")
    cli.ok("import", str(tmp_path / "2025-03-04.md"), "--dry-run")
    assert cli.json("backup", "--list") == []
    cli.ok("import", str(tmp_path / "2025-03-04.md"))
    assert [one["entries"] for one in cli.json("backup", "--list")] == [0]


def test_a_backup_goes_to_the_second_place_too_and_says_where_that_is_not_there(
    cli: CommandLine, tmp_path: Path
) -> None:
    Settings(second_place=str(tmp_path / "stick")).save()
    assert f"{tmp_path / 'stick'}: It is not there right now." in cli.ok("backup")
    (tmp_path / "stick").mkdir()
    assert "not there" not in cli.ok("backup")
    assert len(backup.kept_in(second_place.folder_in(tmp_path / "stick", cli.path))) == 1


def test_a_known_journal_that_is_gone_is_said_with_its_backups_and_not_begun_anew(cli: CommandLine) -> None:
    cli.ok("add", "Mine")
    made = cli.json("backup")
    cli.path.unlink()
    said = cli.fails("list")
    assert "is not there. Was it moved or renamed?" in said
    assert "careerjournal restore BACKUP" in said
    assert "careerjournal new" not in said
    assert [one["file"] for one in cli.json("backup", "--list")] == [made["file"]]
    assert "A journal belongs at" in cli.fails("new", str(cli.path))
    assert not cli.path.exists()
    cli.ok("restore", made["file"])
    assert [one["body"] for one in cli.json("list")] == ["Mine"]


def test_a_journal_that_was_moved_is_named_where_it_is_now(cli: CommandLine) -> None:
    cli.ok("add", "Mine")
    cli.path.rename(cli.path.with_name("renamed.journal"))
    assert "renamed.journal now" in cli.fails("list")


def test_links_in_a_circle_and_devices_are_said_in_one_line(cli: CommandLine, tmp_path: Path) -> None:
    cli.ok("add", "Mine")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "cannot be read" in cli.fails("restore", str(loop))
    assert "is a device or a pipe" in cli.fails("restore", "/dev/zero")
    assert "empty" in cli.fails("passphrase", "set", "--new-passphrase-file", "/dev/null")
    assert "up to 4096 bytes" in cli.fails("passphrase", "set", "--new-passphrase-file", "/dev/zero")
    assert [one["body"] for one in cli.json("list")] == ["Mine"]
    cli.path = loop
    assert "cannot be read" in cli.fails("list")
