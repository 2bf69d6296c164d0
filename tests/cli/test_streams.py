"""What goes in and out of a command, whatever stream, terminal or locale there is."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def command(cli, *arguments, environment=None, **more):
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "careerjournal", "--journal", str(cli.path), *arguments],
        cwd=ROOT, env=os.environ | {"PYTHONUNBUFFERED": ""} | (environment or {}), capture_output=True, **more,
    )  # fmt: skip


def one_line(done):
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (1, 1), said
    assert "Traceback" not in said
    return said


@pytest.fixture
def typed(monkeypatch):
    return lambda content: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_standard_input_is_utf_8_with_plain_line_ends(cli, typed):
    typed("\ufeffเมื่อวาน\r\nzwei\r\n".encode())
    assert cli.json("show", cli.ok("add", "-"))["body"] == "เมื่อวาน\nzwei"


@pytest.mark.parametrize(("content", "sentence"), [(b"a\xff\xfe", "UTF-8"), (b"nul\0", "NUL"), (b" \n", "no text")])
def test_what_is_no_text_is_refused_and_nothing_is_saved(cli, typed, content, sentence):
    typed(content)
    assert sentence in cli.fails("add", "-")
    assert cli.json("list") == []


def test_bytes_that_are_no_text_on_the_command_line_are_refused(cli):
    assert "UTF-8" in cli.fails("add", os.fsdecode(b"caf\xe9"))
    assert "UTF-8" in cli.fails("person", "add", "--name", os.fsdecode(b"Zo\xeb"))
    assert cli.json("list") == cli.json("person", "list") == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_journal_may_have_any_file_name(cli, tmp_path):
    for name in (os.fsdecode(b"caf\xe9.journal"), "a?b#c%20'\".journal"):
        cli.path = tmp_path / name
        assert cli.run("new", str(cli.path)).status == 0
        uid = cli.ok("add", "here")
        assert cli.json("list")[0]["id"] == uid


def test_an_empty_name_is_not_the_default_journal(cli):
    assert cli.run("list", "--journal", "").status == 1
    assert cli.run("new", "").status == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_character_can_be_printed_anywhere(cli, encoding):
    cli.ok("add", "Zoë 🎉 ไทย", "--person", "Tomás")
    there = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    plain, as_json = (command(cli, *arguments, environment=there) for arguments in (("list",), ("list", "--json")))
    assert (plain.returncode, as_json.returncode) == (0, 0)
    assert json.loads(as_json.stdout)[0]["body"] == "Zoë 🎉 ไทย"
    assert plain.stdout.decode(encoding).startswith("20")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("list",), ("add", "kept all the same"), ("list", "--json")])
def test_a_full_disk_behind_the_output_is_told_in_one_line(cli, arguments):
    cli.ok("add", "one")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "careerjournal", "--journal", str(cli.path), *arguments],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert "space" in one_line(done)
    assert len(cli.json("list")) == 1 + (arguments[0] == "add")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_stops_nothing(cli, closed):
    words = f"{sys.executable} -m careerjournal --journal {cli.path}"
    for arguments in ("list --json", "add x", "list --person nobody"):
        done = subprocess.run(["sh", "-c", f"{words} {arguments} {closed}"], cwd=ROOT, capture_output=True, check=False)
        assert done.returncode == (1 if "nobody" in arguments else 0)
        assert b"Traceback" not in done.stderr
    assert len(cli.json("list")) == 1


def test_a_mistake_of_the_program_is_one_line_without_a_word_of_the_journal(cli, monkeypatch):
    from careerjournal.core import entries

    def broken(*_arguments):
        raise KeyError("a secret sentence")

    monkeypatch.setattr(entries, "select", broken)
    said = cli.fails("list")
    assert "KeyError at test_streams.py" in said
    assert "secret" not in said


@pytest.mark.parametrize(
    ("option", "text"), [("--note", "-x"), ("--note", "-hello there"), ("--note", "--foo"), ("--note", "- item")]
)
def test_the_value_of_an_option_may_begin_with_a_dash(cli, option, text):
    uid = cli.ok("person", "add", "--name", "Zoë", option, text)
    assert cli.json("show", uid)["note"] == text


@pytest.mark.parametrize("arguments", [("--foo",), ("--private", "-5 %"), ("--", "--private")])
def test_a_text_may_look_like_an_option(cli, arguments):
    cli.ok("add", *arguments)
    assert cli.json("list")[0]["body"] == arguments[-1]


def test_a_text_and_its_title_may_begin_with_a_dash(cli):
    cli.ok("strength", "add", "--name", "Hello")
    row = cli.json("show", cli.ok("add", "-hello you", "--title", "-x"))
    assert (row["body"], row["title"], row["strengths"][0]["effect"]) == ("-hello you", "-x", "drained")


def test_a_misspelt_option_is_not_kept_as_a_text(cli):
    for wrong in (("--privat", "A text"), ("A text", "--enrgy", "2"), ("A text", "-q")):
        assert cli.run("add", *wrong).status == 2
    assert cli.run("add", "x", "--title").status == 2
    assert cli.run("list", "--limit", "0").status == 2
    assert cli.json("list") == []
    assert cli.run("add", "x", "--title", "--private").status == 2
    assert cli.json("search", "--foo") == []


def test_ctrl_c_is_one_line(cli, monkeypatch):
    from careerjournal.cli import running

    def stopped(_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "run", stopped)
    assert cli.fails("list") == "careerjournal: Stopped."


def test_a_state_folder_that_cannot_be_written_keeps_nobody_from_writing(cli, tmp_path):
    (tmp_path / "a file").write_text("")
    done = command(cli, "add", "kept", environment={"XDG_STATE_HOME": str(tmp_path / "a file" / "state")})
    assert done.returncode == 0, done.stderr
    assert cli.json("list")[0]["body"] == "kept"


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59", "soon"])
def test_a_clock_that_no_career_knows_is_told(cli, monkeypatch, moment):
    monkeypatch.setenv("CAREERJOURNAL_NOW", moment)
    monkeypatch.setattr("careerjournal.core.clock._fixed", None)
    assert "CAREERJOURNAL_NOW" in cli.fails("add", "x")


def test_a_page_that_was_not_written_does_not_count_as_printed(cli, tmp_path):
    cli.ok("person", "add", "--name", "Priya")
    talk = cli.ok("conversation", "add", "--person", "Priya", "--day", "2026-01-22")
    cli.fails("summary", "sheet", "-o", str(tmp_path / "nowhere" / "x.txt"))
    assert cli.json("show", talk)["printed_on"] is None
    cli.ok("summary", "sheet", "-o", str(tmp_path / "x.txt"))
    assert cli.json("show", talk)["printed_on"] == "2026-01-20"


def test_what_hangs_on_a_private_record_is_passed_over_in_silence(cli, tmp_path):
    cli.ok("person", "add", "--name", "Priya")
    cli.ok("conversation", "add", "--person", "Priya", "--day", "2026-01-22")
    secret = cli.ok("conversation", "add", "--person", "Priya", "--day", "2026-01-19", "--private")
    topic = cli.ok("topic", "add", "--text", "Quokka", "--conversation", secret)
    action = cli.ok("action", "add", "--text", "Quokka too", "--conversation", secret)
    page = tmp_path / "x.txt"
    cli.ok("summary", "--include", topic, "--include", action, "--include", secret, "-o", str(page))
    assert "Quokka" not in page.read_text()
    elsewhere = cli.ok("theme", "add", "--name", "platform")
    assert "no place" in cli.fails("summary", "--include", elsewhere, "-o", str(page))


def test_a_page_that_says_nothing_is_told_so(cli, tmp_path):
    page = str(tmp_path / "words.txt")
    assert "Nothing stands on it yet." in cli.ok("summary", "words", "-o", page)
    cli.ok("feedback", "add", "--giver", "Priya", "--body", "You made it calm.", "--worth-keeping")
    assert "Nothing stands" not in cli.ok("summary", "words", "-o", page)
