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
WRITTEN = ("sheet.pdf", "sheet.html", "sheet.md", "sheet.txt")


def command(folder: Path, *arguments: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(folder)}
    environment |= dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME"), USER)
    words = [sys.executable, "-m", "careerjournal", "--journal", str(folder / "a.journal"), *arguments]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that leaves, from a home folder that bears the user's name."""
    folder = tmp_path_factory.mktemp("home") / USER
    (folder / "out").mkdir(parents=True)
    command(folder, "new")
    command(folder, "add", "Closed the audit", "--kind", "win", "--impact", "Two weeks early")
    command(folder, "person", "add", "--name", "Priya", "--relation", "manager")
    command(folder, "conversation", "add", "--person", "Priya", "--day", "2026-01-22", "--kind", "career")
    for name in WRITTEN:
        command(folder, "summary", "sheet", "--conversation", "next", "-o", f"out/{name}")
    command(folder, "export", "out/notes", "--format", "markdown")
    return folder / "out"


def told_by(path: Path) -> str:
    """Everything that a file says, a PDF's hidden parts unpacked."""
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
    assert traces(written) == []


def test_control_a_name_in_the_metadata_is_found(written: Path, tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d", "e"):
        (tmp_path / f"{name}.txt").write_text("calm")
    with pikepdf.open(written / "sheet.pdf") as pdf:
        pdf.docinfo["/Author"] = USER
        pdf.save(tmp_path / "sheet.pdf")
    assert traces(tmp_path) == [f"sheet.pdf: {USER}"]
