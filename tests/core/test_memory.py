"""What the process still holds of a journal that was closed: next to nothing, once it was told to forget."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLOSED = """
import gc, re, sys
from pathlib import Path
from careerjournal.core import entries, keys, memory, passphrase
from careerjournal.core.journal import Journal
keys.ROUNDS = 1000
path = Path(sys.argv[1])

def seen(half, other):  # the word stands neither in this script as a whole nor in what is looked for
    word, found = re.compile(b"%s[-]%s" % (half, other)), 0
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as bytes_of:
        for begin, end in [line.split()[0].split("-") for line in maps if line.split()[1].startswith("rw")]:
            bytes_of.seek(int(begin, 16))
            found += len(word.findall(bytes_of.read(int(end, 16) - int(begin, 16))))
    return found

def work():
    journal = Journal.create(path)
    with journal.bulk("fill"):
        for number in range(300):
            journal.add("entry", body=f"{number} a calm word " * (number % 30) + "-".join(["quill", "feather"]))
    passphrase.change(journal, "-".join(["quiet", "passphrase"]))
    assert len(entries.select(journal, entries.Filter())) == 300
    held = seen(b"quill", b"feather")
    journal.close()
    journal.forget_key()
    return held

held = work()
if sys.argv[2] == "let go":
    gc.collect()
else:
    memory.forget()
print(held, seen(b"quill", b"feather"), seen(b"quiet", b"passphrase"))
"""


def found(folder: Path, way: str) -> tuple[int, int, int]:
    """How often the word stood in memory while the journal was open and afterwards; and the passphrase, afterwards."""
    command = [sys.executable, "-c", CLOSED, str(folder / "a.journal"), way]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    held, left, secret = map(int, done.stdout.split())
    return held, left, secret


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process its own memory")
def test_next_to_no_word_is_left_in_memory_once_it_was_told_to_forget(tmp_path: Path) -> None:
    """About one in fifteen lies where another thing that is still needed has taken the rest of its block."""
    held, left, secret = found(tmp_path, "forget")
    assert held > 300, "nothing was looked at"
    assert left <= held // 8
    assert secret == 0
    assert found(tmp_path / "again", "let go")[1] > held // 2, "the control: what is only let go of stays there"
