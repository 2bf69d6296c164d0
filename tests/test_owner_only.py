"""Every file that a run leaves anywhere is its owner's alone, whatever the umask; and none asks for a socket."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILTERED = sys.platform.startswith("linux") and os.uname().machine in ("x86_64", "aarch64")

# One after the other what a person does in a first hour; the program is started as the person would.
COMMANDS = (
    ("new",), ("add", "Closed the audit with @Priya", "--kind", "win", "--person", "Priya"),
    ("person", "add", "--name", "Tomás", "--relation", "manager"),
    ("conversation", "add", "--person", "Tomás", "--day", "2026-01-22", "--time", "10:00", "--kind", "career"),
    ("summary", "sheet", "--conversation", "next", "-o", "out/pages/sheet.pdf"),
    ("summary", "quarter", "-o", "out/quarter.html"),
    ("summary", "quarter", "-o", "out/quarter.md"), ("summary", "quarter", "-o", "out/quarter.txt"),
    ("export", "out/written", "--format", "markdown"), ("backup",), ("backup", "out/stick"),
    ("passphrase", "set", "--new-passphrase-file", "secret"), ("check", "--passphrase-file", "secret"),
)  # fmt: skip
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from careerjournal import app, cli
sys.argv = ["careerjournal"]
begun = app.application
def application(settings):
    made = begun(settings)
    def go():
        from careerjournal.ui.kit import ask
        from careerjournal.ui.window import Window
        window = next(one for one in made.topLevelWidgets() if isinstance(one, Window))
        window.journal.add("entry", body="Written in the window")
        for name in ("home", "timeline", "conversations", "summary", "settings"):
            window.go(name)
            made.processEvents()
        settings.save()
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
        QPrinterInfo.availablePrinterNames()
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("out/printed.pdf")
        from PySide6.QtGui import QPainter
        QPainter(printer).drawText(100, 100, "x")
        window.grab().save("out/window.png")
        QTimer.singleShot(300, window.close)
    QTimer.singleShot(400, go)
    return made
app.application = application
sys.exit(cli.main())
"""


def run(folder: Path, *command: str | Path, umask: int) -> None:
    names = {"DATA": "data", "STATE": "state", "CONFIG": "config", "CACHE": "cache"}
    places = {f"XDG_{name}_HOME": str(folder / "xdg" / place) for name, place in names.items()}
    environment = (
        os.environ | places | {"HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(ROOT)}
    )
    environment |= {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        umask=umask,
        timeout=120,
    )
    assert done.returncode == 0, (command, done.stderr)


def a_day(folder: Path, umask: int) -> set[Path]:
    """Run it all; what was there before it, and is not the program's."""
    for name in ("tmp", "home", "out", "out/pages"):
        (folder / name).mkdir()
    (folder / "secret").write_text("a calm river\n")
    ours = set(folder.rglob("*"))
    run(folder, "-c", WINDOW, umask=umask)
    for command in COMMANDS:
        run(folder, "-m", "careerjournal", "--journal", "made/own.journal", *command, umask=umask)
    return ours


def open_to_others(folder: Path, ours: set[Path]) -> tuple[list[str], int]:
    made = [path for path in folder.rglob("*") if path not in ours]
    loose = [path for path in made if not path.is_symlink() and path.stat().st_mode & 0o077]
    return [f"{path.relative_to(folder)} {path.stat().st_mode & 0o777:o}" for path in loose], len(made)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no umask")
@pytest.mark.parametrize("umask", [0o000, 0o022], ids=["000", "022"])
def test_every_file_ever_made_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    loose, made = open_to_others(tmp_path, a_day(tmp_path, umask))
    assert made > 20, "nothing was looked at"
    assert loose == []


def test_control_a_program_that_leaves_the_umask_alone_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    ours = set(tmp_path.rglob("*"))
    run(tmp_path, "-c", "open('made', 'w').close()", umask=0o022)
    assert open_to_others(tmp_path, ours) == (["made 644"], 1)
