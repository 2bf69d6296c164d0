"""The whole check of a journal: every page, every reference, the index of words; what is wrong, as sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from careerjournal.core import backup, file, revision_rows
from careerjournal.core.file import Key
from careerjournal.core.words import translate

_PAGE = re.compile("HMAC verification failed for page ([0-9]+)")


def problems(path: Path, key: Key) -> list[str]:
    """What is wrong with the journal at `path`; nothing where it is whole. Reads only, on a connection of its own.

    The write-ahead log is not covered by the digests of the pages: whoever checks folds it in before.
    """
    return _in_words(path, file.problems(path, key)) or _relations(path, key)


def _in_words(path: Path, told: Sequence[str]) -> list[str]:
    """What SQLite and SQLCipher say of a file, as sentences: the pages that cannot be read, or that it is damaged."""
    pages = [int(found[1]) for one in told if (found := _PAGE.fullmatch(one))]
    if pages:
        said = translate("core", "A part of {path} is damaged: page {page} of the file cannot be read.")
        return [said.format(path=path, page=page) for page in pages]
    if told:
        return [
            translate("core", "A part of {path} is damaged: what is in it does not fit together.").format(path=path)
        ]
    return []


def pages(path: Path, key: Key) -> list[str]:
    """The pages whose digest is wrong, looked at twice: one failed read is no damage yet."""
    return file.problems(path, key, pages_only=True) and file.problems(path, key, pages_only=True)


def quick(path: Path, key: Key) -> list[str]:
    """What is wrong with the pages and how they hang together, looked at twice; for the start of the window."""
    return file.problems(path, key) and file.problems(path, key)


def damaged(path: Path) -> str:
    """The sentence for a journal of which a part cannot be read."""
    if backup.kept_in(backup.folder_of(path)):
        said = translate(
            "core", "A part of {name} is damaged. Your backups are safe, and nothing more is written to this file."
        )
    else:
        said = translate(
            "core",
            "A part of {name} is damaged, and no backup of it is here. Nothing more is written to this file, so that "
            "what is whole in it stays so.",
        )
    return said.format(name=path.name)


def _relations(path: Path, key: Key) -> list[str]:
    with closing(file.reader(path, key)) as source:
        broken = source.execute("PRAGMA foreign_key_check").fetchall()
        found = [row for (row,) in source.execute("PRAGMA integrity_check").fetchall() if row != "ok"]
    refers = translate("core", "Row {row} of “{table}” refers to a record that is not there.")
    said = [refers.format(row=row, table=table) for table, row, *_ in broken]
    return said + _in_words(path, found) + _versions(path, key)


def _versions(path: Path, key: Key) -> list[str]:
    """What can be said of earlier versions; a copy of an earlier schema keeps them whole."""
    lost = translate("core", "An earlier version of “{field}” in row {row} of “{table}” cannot be read back.")
    with closing(file.reader(path, key)) as source:
        columns = [name for _, name, *_ in source.execute("PRAGMA table_info(revision)")]
        found = revision_rows.lost(source) if "crc" in columns else ()
        return [lost.format(field=one.field, row=one.record, table=one.kind) for one in found]
