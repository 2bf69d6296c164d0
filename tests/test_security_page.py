"""The page on security promises nothing without a test: every test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "packaging" / "SECURITY.md"


def missing(page: str) -> list[str]:
    """Return the named files that are not there, and the promises that name none."""
    named = re.findall(r"`((?:tests|packaging)/[\w./]+)`", page)
    assert len(named) > 20, "nothing was looked at"
    promises = re.findall(r"(?m)^\| (?!promise|-)(.*?) \|.*\| (.*) \|$", page)
    assert len(promises) > 10, "nothing was looked at"
    gone = [name for name in named if not (ROOT / name).is_file()]
    return gone + [promise for promise, tests in promises if "`tests/" not in tests]


def test_every_promise_names_a_test_that_is_there() -> None:
    assert missing(PAGE.read_text(encoding="utf-8")) == []


def test_control_a_promise_without_one_is_noticed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert missing(page.replace("tests/test_told_errors.py", "tests/test_told_nothing.py")) == [
        "tests/test_told_nothing.py"
    ]
    assert missing(page.replace("`tests/test_exports_name_nobody.py`", "none yet")) == [
        "What is written out names neither user nor path"
    ]
