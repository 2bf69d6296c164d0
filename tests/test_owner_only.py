"""Every file that a run leaves anywhere, or has open meanwhile, is its owner's alone, whatever the umask."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no umask")

# What a person does in a first hour, in one process so that it takes seconds: each command begins with the umask that
# the shell would have given it. After each, and while the window is open, the folder is looked through.
A_DAY = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from careerjournal import app, cli
from careerjournal.core import keys
from tests.test_owner_only import open_to_others

keys.ROUNDS = 1000  # how long a key takes is not what is asked here
umask, seen = int(sys.argv[1]), set()
ours = set(Path.cwd().rglob("*"))
def look():
    loose, made = open_to_others(Path.cwd(), ours)
    seen.update(loose)
    return made
def command(*words, journal="made/own.journal"):
    os.umask(umask)
    sys.argv = ["careerjournal", *(["--journal", journal] if journal else []), *words]
    assert cli.main() == 0
    look()

begun = app.application
def application(settings):
    made = begun(settings)
    def go():
        from PySide6.QtGui import QPainter
        from PySide6.QtPrintSupport import QPrinter
        from PySide6.QtWidgets import QFileDialog
        from careerjournal.ui.kit import ask
        from careerjournal.ui.window import Window
        window = next((one for one in made.topLevelWidgets() if isinstance(one, Window)), None)
        if window is None or not window.isVisible():
            return
        timer.stop()
        window.journal.add("entry", body="Written in the window")
        for name in ("home", "timeline", "conversations", "summary", "settings"):
            window.go(name)
            made.processEvents()
        QTimer.singleShot(50, lambda: [one.accept() for one in made.topLevelWidgets() if isinstance(one, QFileDialog)])
        ask.save_file(window, "Save", "a.pdf", folder=Path("out/pages"))
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName("out/printed.pdf")
        QPainter(printer).drawText(100, 100, "x")
        window.grab().save("out/window.png")
        window.settings.save()
        assert any(one.name.endswith("-wal") for one in Path("xdg/data").rglob("*")), "the journal is open"
        look()
        window.close()
    timer = QTimer(made, interval=20)
    timer.timeout.connect(go)
    timer.start()
    return made
app.application = application
command(journal="")
for words in (
    ("new",), ("add", "Closed the audit with @Priya", "--kind", "win", "--person", "Priya"),
    ("person", "add", "--name", "Tomás", "--relation", "manager"),
    ("conversation", "add", "--person", "Tomás", "--day", "2026-01-22", "--time", "10:00", "--kind", "career"),
    ("summary", "sheet", "--conversation", "next", "-o", "out/pages/sheet.pdf"),
    ("summary", "quarter", "-o", "out/quarter.html"), ("summary", "quarter", "-o", "out/quarter.md"),
    ("summary", "quarter", "-o", "out/quarter.txt"), ("export", "out/written", "--format", "markdown"),
    ("import", "out/written"), ("backup",), ("backup", "out/stick"),
    ("passphrase", "set", "--new-passphrase-file", "secret"), ("check", "--passphrase-file", "secret"),
):
    command(*words)
backup = next(Path("out/stick").rglob("*.journal"))
command("restore", str(backup), "--passphrase-file", "secret")
print("made", look(), file=sys.stderr)
print(*sorted(seen), sep="\\n", file=sys.stderr)
"""


def run(folder: Path, script: str, umask: int) -> str:
    """What a process of its own says on the side, with every folder that it is told of inside `folder`."""
    names = {"DATA": "data", "STATE": "state", "CONFIG": "config", "CACHE": "cache"}
    places = {f"XDG_{name}_HOME": str(folder / "xdg" / place) for name, place in names.items()}
    places |= {"HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, str(umask)],
        cwd=folder, env=os.environ | places, capture_output=True, text=True, umask=umask, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stderr


def open_to_others(folder: Path, ours: set[Path]) -> tuple[list[str], int]:
    """The files and folders that somebody else could look into, and how many there are; `ours` do not count."""
    made = [path for path in folder.rglob("*") if path not in ours]
    loose = [path for path in made if not path.is_symlink() and path.stat().st_mode & 0o077]
    return [f"{path.relative_to(folder)} {path.stat().st_mode & 0o777:o}" for path in loose], len(made)


@pytest.mark.parametrize("umask", [0o000, 0o022], ids=["000", "022"])
def test_every_file_ever_made_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    for name in ("tmp", "home", "out", "out/pages"):
        (tmp_path / name).mkdir()
    (tmp_path / "secret").write_text("a calm river\n")
    ours = set(tmp_path.rglob("*"))
    said = run(tmp_path, A_DAY, umask).splitlines()
    loose, made = open_to_others(tmp_path, ours)
    assert made > 30, "nothing was looked at"
    assert [line for line in said[said.index(f"made {made}") + 1 :] if line] == []
    assert loose == []
    names = {path.name for path in tmp_path.rglob("*")}
    assert "settings.toml" in names
    assert "QtProject.conf" not in names, "the dialogs of Qt keep no list of folders"
    assert list((tmp_path / "tmp").iterdir()) == []


def test_control_a_program_that_leaves_the_umask_alone_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    ours = set(tmp_path.rglob("*"))
    run(tmp_path, "open('made', 'w').close()", umask=0o022)
    assert open_to_others(tmp_path, ours) == (["made 644"], 1)


def test_control_a_dialog_of_qt_left_to_itself_notes_its_folder(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    dialog = (
        "from PySide6.QtWidgets import QApplication, QFileDialog\napp = QApplication([])\n"
        "dialog = QFileDialog(None, 'Save', 'home')\ndialog.setOption(dialog.Option.DontUseNativeDialog)\n"
        "dialog.show()\ndialog.accept()\ndel dialog\n"
    )
    run(tmp_path, dialog, umask=0o022)
    assert "QtProject.conf" in {path.name for path in tmp_path.rglob("*")}
