"""What is written out names neither the computer's user nor a path: not in its text, its metadata or its attributes."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).resolve().parents[1]
USER = "quillfeather"
# Everything that leaves, one after the other in one process; a page that is printed to a file, and a picture, too.
ALL_THAT_LEAVES = """
from pathlib import Path
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from careerjournal import app, cli
from careerjournal.core import file, keys, recovery_sheet
from careerjournal.core.settings import Settings
from careerjournal.ui.kit import printing
made = app.application(Settings())
path = Path("a.journal").absolute()

def command(*words):
    assert cli.main(["--journal", str(path), *words]) == 0

command("new")
command("add", "Closed the audit", "--kind", "win", "--impact", "Two weeks early")
command("person", "add", "--name", "Priya", "--relation", "manager")
command("conversation", "add", "--person", "Priya", "--day", "2026-01-22", "--kind", "career")
for ending in ("pdf", "html", "md", "txt"):
    command("summary", "sheet", "--conversation", "next", "-o", f"out/sheet.{ending}")
    command("summary", "quarter", "-o", f"out/quarter.{ending}")
command("export", "out/notes", "--format", "markdown")
sheet = recovery_sheet.document(path, keys.derived("calm", file.salt_of(path)), "a4")
Path("out/recovery.pdf").write_bytes(sheet.pdf)
printer = QPrinter(QPrinter.PrinterMode.HighResolution)
printer.setOutputFileName("out/printed.pdf")
printing.set_paper(printer, sheet)
printing.paint(sheet, printer)
QLabel("calm").grab().save("out/picture.png")
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with everything that leaves, in a home folder that bears the user's name."""
    folder = tmp_path_factory.mktemp("home") / USER
    (folder / "out").mkdir(parents=True)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(folder)}
    environment |= dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME"), USER)
    words = [sys.executable, "-c", ALL_THAT_LEAVES]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return folder / "out"


def told_by(path: Path) -> str:
    """Everything that a file says, a PDF's hidden parts unpacked."""
    if path.suffix == ".png":
        return path.read_bytes().decode("latin-1")
    if path.suffix != ".pdf":
        return path.read_text(encoding="utf-8")
    with pikepdf.open(path) as pdf:
        parts = [
            one.read_bytes()
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and "Image" not in str(one.get("/Subtype"))
        ]
        head = [f"{name} {value}" for name, value in pdf.docinfo.items()]
    return "\n".join([*head, *(part.decode("latin-1") for part in parts)]) + path.read_bytes().decode("latin-1")


def traces(folder: Path) -> list[str]:
    """The files that name the user, the computer, or where things lie."""
    looked_for = {USER, str(folder), platform.node(), str(ROOT), "/home/", "file://"} - {""}
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 5, "nothing was looked at"
    found = [f"{path.name}: {word}" for path in files for word in looked_for if len(word) > 3 and word in told_by(path)]
    if hasattr(os, "listxattr"):
        found += [f"{path.name}: {name}" for path in files for name in os.listxattr(path) if name.startswith("user.")]
    return found


def test_nothing_that_leaves_names_the_user_or_a_path(written: Path) -> None:
    assert {"sheet.pdf", "printed.pdf", "recovery.pdf", "quarter.html", "picture.png"} <= {
        path.name for path in written.iterdir()
    }
    assert traces(written) == []


def test_control_a_name_in_the_metadata_is_found(written: Path, tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d", "e"):
        (tmp_path / f"{name}.txt").write_text("calm")
    with pikepdf.open(written / "sheet.pdf") as pdf:
        pdf.docinfo["/Author"] = USER
        pdf.save(tmp_path / "sheet.pdf")
    (tmp_path / "a.png").write_bytes((written / "picture.png").read_bytes() + f"tEXtAuthor\0{USER}".encode())
    assert sorted(traces(tmp_path)) == [f"a.png: {USER}", f"sheet.pdf: {USER}"]
