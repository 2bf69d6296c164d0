"""The recovery sheet: one printed page whose key opens a journal when its passphrase is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from careerjournal.core import clock, days, keys
from careerjournal.core.file import Key
from careerjournal.core.summary import typeset
from careerjournal.core.summary.typeset import Document
from careerjournal.core.words import translate

TEMPLATE = "recovery"
_QUIET = 4  # squares of white that a reader of codes wants around them


def document(journal: Path, key: Key, paper: str) -> Document:
    """The page for the journal's present key; it names the file without its folder, which may name a person."""
    text = keys.recovery_text(key)
    return typeset.document(_words(journal.name) | _code(text) | {"groups": text.split()}, TEMPLATE, paper)


def _words(name: str) -> dict[str, object]:
    today = days.whole(clock.today())
    return {
        "title": translate("core", "Recovery sheet"),
        "lead": translate("core", "This page opens your journal when its passphrase is forgotten."),
        "facts": [
            [translate("core", "Journal"), name],
            [translate("core", "Made on"), today],
            [translate("core", "Holds until"), translate("core", "the passphrase is changed")],
        ],
        "key_title": translate("core", "The key"),
        "code_says": translate("core", "The same key as a QR code"),
        "steps_title": translate("core", "What to do"),
        "steps": [
            translate("core", "Open the journal. It asks for the passphrase or the recovery key."),
            translate("core", "Type the key, or scan the code and paste it. Spaces and capitals do not matter."),
            translate("core", "Set a new passphrase in the settings, and print a new sheet."),
        ],
        "care_title": translate("core", "Where to keep it"),
        "care": [
            translate("core", "Whoever has this page and the file can read everything, so keep the two apart."),
            translate("core", "It opens the backups, too. After another passphrase it opens nothing any more."),
        ],
        "foot": translate("core", "Career Journal"),
        "page": translate("core", "Page {page} of {pages}"),
        "lang": "en",
    }


def _code(text: str) -> dict[str, object]:
    """The code as runs of dark squares: row, first column, length."""
    import segno

    made = segno.make_qr(text.upper(), error="m")  # capitals take the denser of its alphabets
    rows = [list(row) for row in made.matrix]
    return {"size": len(rows) + 2 * _QUIET, "runs": list(_runs(rows))}


def _runs(rows: list[list[int]]) -> Iterator[tuple[int, int, int]]:
    for down, row in enumerate(rows):
        at = 0
        for dark, squares in groupby(row):
            long = len(list(squares))
            if dark:
                yield down + _QUIET, at + _QUIET, long
            at += long
