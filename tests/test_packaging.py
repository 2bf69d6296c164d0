"""What is built holds what it needs, and what builds it is sound."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
SHIPPED = sorted(path for path in (ROOT / "resources").rglob("*") if path.is_file())
REQUIREMENTS = sorted(PACKAGING.glob("requirements*.txt"))
PROGRAMS = [ROOT / ".ci/run", *sorted(path for path in PACKAGING.iterdir() if path.is_file() and not path.suffix)]
_ASK = "from careerjournal.core import paths; print(paths.resources())"


def build(kind: str, folder: Path) -> Path:
    """Build the wheel or the sdist of this tree into a folder, with what is installed and nothing else."""
    hook = f"from hatchling.build import build_{kind} as build; print(build({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", hook], cwd=ROOT, capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def resources_seen_from(path: Path) -> Path:
    """Return what a Python that finds the program in `path` takes for its resources."""
    environment = os.environ | {"PYTHONPATH": str(path)}
    command = [sys.executable, "-c", _ASK]
    done = subprocess.run(command, cwd=path, env=environment, capture_output=True, text=True, check=True)
    return Path(done.stdout.strip())


# What is built ----------------------------------------------------------------------------------------------------


def test_wheel_holds_every_resource_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"careerjournal/{path.relative_to(ROOT)}" for path in SHIPPED}
    assert any(name.endswith(".ttf") for name in expected), "nothing was looked at"
    assert expected <= names
    assert {name.split("/")[0] for name in names} == {"careerjournal", "careerjournal-0.1.0.dist-info"}


def test_wheel_has_both_commands_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        entries = archive.read("careerjournal-0.1.0.dist-info/entry_points.txt").decode()
    assert "careerjournal = careerjournal.cli:main" in entries
    assert "careerjournal-desktop = careerjournal.cli:main" in entries
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_sdist_builds_the_same_again(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    assert {str(path.relative_to(ROOT)) for path in SHIPPED} <= names
    assert {"pyproject.toml", "LICENSE", "packaging/run", "packaging/requirements.txt", "tests/conftest.py"} <= names


def test_resources_are_found_once_installed(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    assert resources_seen_from(tmp_path) == tmp_path / "careerjournal" / "resources"


def test_resources_are_found_in_the_project() -> None:
    assert resources_seen_from(ROOT) == ROOT / "resources"


# What builds it ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("program", [*PROGRAMS, PACKAGING / "setup.sh"], ids=lambda path: path.name)
def test_programs_are_sound(program: Path) -> None:
    text = program.read_text(encoding="utf-8")
    if text.startswith("#!/usr/bin/env python3"):
        compile(text, program, "exec")
    else:
        subprocess.run(["bash", "-n", program], check=True)
    assert program.suffix == ".sh" or os.access(program, os.X_OK)


def test_the_programs_are_all_seen() -> None:
    assert {"run", "test", "pin", "map", "benchmark"} <= {program.name for program in PROGRAMS}


def unhashed(text: str) -> list[str]:
    """Return the requirements of a file that carry no hash, or do not say one exact version."""
    blocks = re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n?", "", text).strip())
    return [block for block in blocks if not re.match(r"[\w.-]+==[\w.]+( ;[^\n]*)? \\\n\s+--hash=sha256:", block)]


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda path: path.name)
def test_requirements_are_exact_hashed_and_name_no_host(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("==") > 10, "nothing was looked at"
    assert unhashed(text) == []
    assert "://" not in text
    assert not re.search(r"(?m)^-", text), "an option of pip's stands in the file"


@pytest.mark.parametrize("line", ["a==1.0\n", "a>=1.0 \\\n    --hash=sha256:00\n", "a==1.0 ; os_name == 'nt'\n"])
def test_a_loose_requirement_is_noticed(line: str) -> None:
    assert unhashed(f"b==2.0 \\\n    --hash=sha256:00\n    # via a\n{line}") != []


def test_requirements_follow_the_declared_dependencies() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^\w-]", line)[0].lower() for line in declared}
    assert "peewee" in names, "nothing was looked at"
    for file in REQUIREMENTS:
        pinned = set(re.findall(r"(?m)^([\w.-]+)==", file.read_text(encoding="utf-8")))
        assert names <= pinned, file.name


def test_without_the_right_to_install_the_one_line_is_printed(tmp_path: Path) -> None:
    """On a Debian that lacks packages an ordinary user is told what to type, and nothing else happens."""
    for name, body in {"dpkg-query": "exit 1", "id": "echo 1000", "sudo": "exit 9"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", PACKAGING / "run"], env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert len(said) == 2
    assert said[1].startswith("sudo sh -c 'apt-get update && apt-get install --yes --no-install-recommends libgl1 ")
