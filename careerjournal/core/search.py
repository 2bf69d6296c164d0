"""Search over everything: any text is a safe question, answered ranked or newest first, with snippets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from careerjournal.core import entries, index, letters
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.records import Entry

RANKED_UP_TO = 2000  # hits beyond this many cost more to rank than the best of them is worth
SNIPPET = 160
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True)
class Hit:
    """One found record. `entry` is None where it is not a dated one."""

    id: str
    noun: str
    title: str
    body: str
    snippet: str
    day: date | None = None
    entry: EntryView | None = None


def find(journal: Journal, text: str, wanted: Filter | None = None, limit: int = 50) -> list[Hit]:
    """The records that say `text`, best first, or newest first where very many do; filters take dated records only."""
    asked = index.question(text)
    if asked == index.NOTHING:
        return []
    restricted = wanted is not None and wanted != Filter()
    many = int(journal.rows("SELECT count(*) FROM search WHERE search MATCH ?", [asked])[0][0])
    if many > RANKED_UP_TO:
        views = entries.select(journal, replace(wanted or Filter(), text=text), limit)
        return [_entry_hit(view, text) for view in views]
    rows = journal.rows(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, 4.0, 1.0), rowid DESC", [asked]
    )
    return _hits(journal, [row[0] for row in rows], text, wanted if restricted else None, limit)


def _hits(journal: Journal, rows: list[int], text: str, wanted: Filter | None, limit: int) -> list[Hit]:
    found: list[Hit] = []
    seen: set[str] = set()
    for start in range(0, len(rows), limit):
        part = rows[start : start + limit]
        dated, others = _dated(journal, part, wanted), {} if wanted else _others(journal, part, text)
        for row in part:
            number, slot = divmod(row, index.SLOTS)
            hit = others.get(row) if slot and row in others else _of_entry(dated.get(number), text)
            if hit and hit.id not in seen:
                seen.add(hit.id)
                found.append(hit)
        if len(found) >= limit:
            break
    return found[:limit]


_ENTRY_SLOTS = tuple(
    index.TABLES.index(table) for table in ("entry", "conversation", "feedback")
)  # a session's words are its entry's


def _dated(journal: Journal, rows: Iterable[int], wanted: Filter | None) -> dict[int, EntryView]:
    numbers = [row // index.SLOTS for row in rows if row % index.SLOTS in _ENTRY_SLOTS]
    if not numbers:
        return {}
    query = entries.matching(wanted or Filter(planned=True)).where(Entry.id << numbers)
    return {view.row: view for view in entries.views(list(query))}


def _of_entry(view: EntryView | None, text: str) -> Hit | None:
    return _entry_hit(view, text) if view else None


def _entry_hit(view: EntryView, text: str) -> Hit:
    said = view.body if not view.impact else f"{view.body}\n{view.impact}"
    return Hit(view.id, view.noun, view.title, view.body, snippet(said or view.title, text), view.day, view)


def _others(journal: Journal, rows: Iterable[int], text: str) -> dict[int, Hit]:
    by_slot: dict[int, list[int]] = {}
    for row in rows:
        by_slot.setdefault(row % index.SLOTS, []).append(row // index.SLOTS)
    found = {}
    for slot, numbers in by_slot.items():
        if slot in _ENTRY_SLOTS:
            continue
        table, title, body = index.SEARCHED[slot]
        marks = ", ".join("?" * len(numbers))
        sql = (
            f"SELECT id, uid, {title.format(row=table)}, {body.format(row=table)} FROM {table} "
            f"WHERE id IN ({marks}) AND removed_on IS NULL"
        )
        for number, uid, name, said in journal.rows(sql, numbers):
            found[number * index.SLOTS + slot] = Hit(
                uid, _noun(table), name, said.strip(), snippet(said.strip() or name, text)
            )
    return found


def _noun(table: str) -> str:
    name = table.replace("_", "-")
    return name if name in NOUNS else table


def folded(text: str) -> str:
    """`text` for comparing as search does: lower case, without accents, one character for one."""
    return text.lower() if text.isascii() else "".join(map(_fold, text))


@lru_cache(maxsize=4096)
def _fold(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter.translate(letters.PLAIN))[:1].lower()
    return plain if len(plain) == 1 else letter


def spans(text: str, asked: str) -> list[tuple[int, int]]:
    """Where the words of a question stand in `text`, for marking them."""
    flat = folded(text)
    found = []
    for word in {folded(word) for part in asked.split() for word in _WORD.findall(part)}:
        start = r"(?<![^\W_])" if index.apart(word) == word else ""  # unspaced scripts have no beginnings of words
        found += [(match.start(), match.end()) for match in re.finditer(start + re.escape(word), flat)]
    return sorted(found)


def snippet(text: str, asked: str, length: int = SNIPPET) -> str:
    """A line of `text` around the first word that was asked for."""
    line = " ".join(text.split())
    places = spans(line, asked)
    start = max(0, places[0][0] - length // 3) if places and len(line) > length else 0
    if start:
        start = line.find(" ", start, start + 20) + 1 or start
    piece = line[start : start + length]
    if start + length < len(line):
        piece = piece.rsplit(" ", 1)[0] if " " in piece[length // 2 :] else piece
        piece += "…"
    return ("…" if start else "") + piece
