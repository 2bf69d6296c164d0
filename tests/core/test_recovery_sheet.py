"""The recovery sheet: one tagged page whose text and code hold the key, and nobody's name."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from careerjournal.core import keys, recovery_sheet
from careerjournal.core.journal import Journal
from tests.core import qr_reading

FILE = Path("/home/priya-raman/private/My ten years.journal")
KEY = keys.derived("an old oak", bytes(range(16)))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_page_says_the_key_the_file_and_what_to_do(paper: str) -> None:
    made = recovery_sheet.document(FILE, KEY, paper)
    assert (made.pages, made.standard, made.fonts) == (1, "ua-1", "bundled")
    text = " ".join(pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text().split())
    assert keys.recovery_text(KEY) in text
    assert "My ten years.journal" in text
    assert "Set a new passphrase" in text
    assert "Tuesday 20 January 2026" in text


def test_it_names_no_folder_and_no_person() -> None:
    made = recovery_sheet.document(FILE, KEY, "a4")
    everything = made.pdf + str(pypdf.PdfReader(io.BytesIO(made.pdf)).metadata).encode()
    assert b"priya" not in everything.lower()


def test_the_code_holds_what_the_text_says() -> None:
    told = recovery_sheet._code(keys.recovery_text(KEY))
    size, runs = told["size"], told["runs"]
    assert isinstance(size, int)
    assert isinstance(runs, list)
    drawn = {(down, across + n) for down, across, long in runs for n in range(long)}
    import segno

    matrix = segno.make_qr(keys.recovery_text(KEY).upper(), error="m").matrix
    dark = {(y + 4, x + 4) for y, row in enumerate(matrix) for x, one in enumerate(row) if one}
    assert drawn == dark
    assert size == len(matrix) + 8
    assert not {(y, x) for y, x in drawn if not (4 <= y < size - 4 and 4 <= x < size - 4)}


def printed_code(pdf: bytes, dots: int = 150) -> str:
    """What somebody scans who holds a reader over the printed page."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=dots / 72, grayscale=True)
    grey = bytes(page.buffer)
    lines = (grey[at * page.stride :][: page.width] for at in range(page.height))
    return qr_reading.read([[shade < 128 for shade in line] for line in lines])


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_code_is_read_from_the_page_and_says_the_key(paper: str) -> None:
    for phrase in ("an old oak", "a new one"):
        key = keys.derived(phrase, bytes(range(16)))
        scanned = printed_code(recovery_sheet.document(FILE, key, paper).pdf)
        assert scanned == keys.recovery_text(key).upper()
        assert keys.from_recovery_text(scanned, bytes(range(16))) == key


def test_control_a_code_that_is_drawn_wrong_is_not_read_as_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = recovery_sheet._runs
    monkeypatch.setattr(recovery_sheet, "_runs", lambda rows: (run for run in drawn(rows) if run[0] != 4 + 28))
    assert printed_code(recovery_sheet.document(FILE, KEY, "a4").pdf) != keys.recovery_text(KEY).upper()


def test_the_printed_key_opens_the_journal(tmp_path: Path) -> None:
    from careerjournal.core import passphrase

    with_one = Journal.create(tmp_path / "a.journal")
    passphrase.change(with_one, "an old oak")
    made = recovery_sheet.document(with_one.path, with_one.key, "a4")
    with_one.close()
    text = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    groups = re.findall(r"\b[0-9a-f]{4}\b", text.split("The key")[1])[:17]
    assert keys.fitting(with_one.path, " ".join(groups)) == with_one.key
    groups[3] = "0000" if groups[3] != "0000" else "1111"
    with pytest.raises(keys.WrongSecret):
        keys.fitting(with_one.path, " ".join(groups))
