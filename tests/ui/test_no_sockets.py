"""No socket that leads out, over the whole window: an attempt would end the process that makes it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import examples
from tests.ui import python_sockets

ROOT = Path(__file__).resolve().parents[2]
FILTERED = sys.platform.startswith("linux") and os.uname().machine in ("x86_64", "aarch64")
linux = pytest.mark.skipif(not FILTERED, reason="only Linux on these machines has the kernel's filter")

# The program's own filter, but the kernel ends the process where it would refuse: Qt's sockets are not Python's.
DEADLY = """
import sys
from pathlib import Path
from careerjournal import privacy
privacy._REFUSE = 0x80000000
privacy.harden()
assert privacy.kernel_refuses_network()
"""
# A document differs from the others in its words alone: the first few are looked at.
EVERY_FACE = """
from itertools import islice
from PySide6.QtWidgets import QApplication
app = QApplication(["careerjournal"])
from careerjournal.core.settings import Settings
from careerjournal.core.journal import Journal
from careerjournal.ui.kit import style, theme
from careerjournal.ui.screens.summary.screen import SummaryScreen
from tests.ui import tour
scenes = SummaryScreen.scenes
SummaryScreen.scenes = lambda screen: islice(scenes(screen), 4)
theme.use("light")
style.install(app)
folder = Path(sys.argv[1])
journal = Journal.open(folder / "example.journal")
window = tour.opened(journal, Settings(theme="light", path=folder / "settings.toml"))
print(len(list(tour.faces(window))))
window.close()
journal.close()
"""
PRINTERS = """
from PySide6.QtWidgets import QApplication
app = QApplication(["careerjournal"])
from PySide6.QtPrintSupport import QPrinterInfo
print(len(QPrinterInfo.availablePrinterNames()))
"""


def ended(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script, folder], cwd=ROOT, capture_output=True, text=True, timeout=200)


@linux
def test_no_face_of_the_window_asks_for_a_socket(tmp_path: Path) -> None:
    examples.copied(tmp_path / "example.journal")
    done = ended(DEADLY + EVERY_FACE, tmp_path)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 60, "nothing was looked at"


@linux
@pytest.mark.parametrize("asks", ["import socket; socket.socket()", PRINTERS], ids=["python", "printers"])
def test_control_one_attempt_ends_the_process(tmp_path: Path, asks: str) -> None:
    done = ended(DEADLY + asks, tmp_path)
    if asks == PRINTERS and done.returncode == 0:
        pytest.skip("without CUPS nobody looks for printers")
    assert done.returncode == -signal.SIGSYS


@linux
def test_with_the_programs_own_filter_the_list_of_printers_is_only_refused(tmp_path: Path) -> None:
    done = ended("from careerjournal import privacy; privacy.harden()\n" + PRINTERS, tmp_path)
    assert done.returncode == 0, done.stderr


def test_python_itself_is_watched_in_every_test_of_the_window() -> None:
    assert python_sockets.opened == []
    socket.socket(socket.AF_INET).close()
    assert len(python_sockets.opened) == 1
    python_sockets.opened.clear()
    for pipe in socket.socketpair():
        pipe.close()
    assert python_sockets.opened == [], "the one running window may talk to itself"
