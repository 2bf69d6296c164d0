"""The whole check of a journal: every page, every reference, the index of words; what is wrong, as sentences."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from careerjournal.core import file
from careerjournal.core.file import Key
from careerjournal.core.words import translate


def problems(path: Path, key: Key) -> list[str]:
    """What is wrong with the journal at `path`; nothing where it is whole. Reads only, on a connection of its own.

    The write-ahead log is not covered by the digests of the pages: whoever checks folds it in before.
    """
    said = [translate("core", "The file: {what}.").format(what=what) for what in file.problems(path, key)]
    return said or _relations(path, key)


def _relations(path: Path, key: Key) -> list[str]:
    with closing(file.reader(path, key)) as source:
        broken = source.execute("PRAGMA foreign_key_check").fetchall()
        found = [row for (row,) in source.execute("PRAGMA integrity_check").fetchall() if row != "ok"]
    refers = translate("core", "Row {row} of “{table}” refers to a record that is not there.")
    said = [refers.format(row=row, table=table) for table, row, *_ in broken]
    return said + [translate("core", "The file: {what}.").format(what=what) for what in found]
