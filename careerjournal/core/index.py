"""The full-text index: what is searchable, kept up to date by temporary triggers, and the words as the index sees them.

`unicode61` finds nothing inside scripts that put no spaces between words, so a function of ours puts one between the
clusters of such scripts, in the text and in the question alike; a phrase then finds the word wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata

from peewee import SqliteDatabase

from careerjournal.core import letters

SLOTS = 64  # the index's row is the record's id times this, plus the place of its table below


def _texts(*columns: str) -> str:
    """The text of several columns of a row, as SQL."""
    return " || ' ' || ".join(f"{{row}}.{name}" for name in columns)


_OPTION_TEXT = _texts("problem", "rationale", "benefit", "cost", "trial")
_TALK_TEXT = _texts("question", "give", "insight", "hard_to_say")
_STRENGTH_TEXT = _texts("note", "helps_now", "domain", "framework")
SEARCHED: tuple[tuple[str, str, str], ...] = (
    ("entry", "{row}.title", "{row}.body || ' ' || {row}.impact"),
    ("person", "{row}.name", "{row}.note"),
    ("strength", "{row}.name", _STRENGTH_TEXT),
    ("goal", "{row}.title", "{row}.measure || ' ' || {row}.why"),
    ("theme", "{row}.name", "''"),
    ("topic", "{row}.text", "{row}.proposal"),
    ("action", "{row}.text", "''"),
    ("option", "{row}.title", _OPTION_TEXT),
    ("outcome", "{row}.reason", "{row}.offered_instead"),
    ("conversation", "{row}.wish", _TALK_TEXT),
    ("feedback", "{row}.about", "''"),
    ("role", "{row}.title", "{row}.company || ' ' || {row}.level || ' ' || {row}.note"),
    ("cycle_date", "{row}.name", "''"),
    ("aspiration", "''", "{row}.text"),
    ("growth_area", "{row}.name", "{row}.gets_in_the_way"),
    ("behaviour", "{row}.text", "''"),
    ("competency", "{row}.name", "{row}.target_role || ' ' || {row}.note"),
    ("value", "{row}.name", "{row}.note"),
    ("support", "{row}.what", "''"),
    ("want", "''", "{row}.text"),
    ("stock_take", "''", "{row}.note"),
    ("keep", "{row}.work", "''"),
    ("drain", "{row}.work", "{row}.asks_for || ' ' || {row}.note"),
    ("growth_step", "{row}.text", "''"),
    ("feedback_request", "{row}.about", "''"),
    ("promotion", "{row}.target", _texts("said", "understood", "recommends", "meanwhile")),
    ("plan_theme", "{row}.name", "{row}.text"),
    ("plan_revisit", "''", "{row}.text"),
    ("prompt_set", "{row}.title", "''"),
)  # fmt: skip
TABLES = tuple(table for table, _, _ in SEARCHED)

# Thai, Lao, Myanmar, Khmer, Hangul-free East Asian scripts: one letter with the marks that sit on it is a cluster.
_UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002fa1f"
)
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
_CLUSTER = re.compile(f"([{_UNSPACED}][{_MARKS}]*)")


def apart(text: str | None) -> str:
    """`text` with a space between the clusters of unspaced scripts, and plain letters where accents do not come off."""
    if not text or text.isascii():
        return text or ""
    return _CLUSTER.sub(r" \1 ", text.translate(letters.PLAIN))


ENTRY_ROWS = f"SELECT rowid / {SLOTS} FROM search WHERE search MATCH ? AND rowid % {SLOTS} = 0"
NOTHING = '"\x01"'  # a phrase without a word in it: matches no row and is no error


def question(text: str) -> str:
    """`text` in FTS5's language: every word must be there, each at the beginning of a word, whatever it contains."""
    words = [word for part in text.replace("\0", " ").split() if (word := " ".join(_clusters(part)))]
    return " ".join(f'"{word}"*' for word in words) or NOTHING


def _clusters(part: str) -> list[str]:
    """The searchable pieces of one word: as the index cuts it at punctuation and between unspaced clusters."""
    return apart("".join(c if _indexed(c) else " " for c in part)).split()


def _indexed(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category[0] in "LN" or category in ("Co", "Mn", "Mc")


def _teach(db: SqliteDatabase) -> None:
    db.register_function(apart, "apart", 1, deterministic=True)


def install(db: SqliteDatabase) -> None:
    """Let every write of this connection follow into the index."""
    _teach(db)
    for slot, (table, title, body) in enumerate(SEARCHED):
        new = f"new.id * {SLOTS} + {slot}, apart({title.format(row='new')}), apart({body.format(row='new')})"
        drop = f"DELETE FROM main.search WHERE rowid = old.id * {SLOTS} + {slot};"
        keep = f"INSERT INTO main.search(rowid, title, body) VALUES ({new});"
        columns = ", ".join(sorted(set(re.findall(r"\{row\}\.(\w+)", title + body))))
        for event, statements in (("INSERT", keep), (f"UPDATE OF {columns}", drop + keep), ("DELETE", drop)):
            name = f"search_{table}_{event.split()[0].lower()}"
            db.execute_sql(f"CREATE TEMP TRIGGER {name} AFTER {event} ON main.{table} BEGIN {statements} END")


def rebuild(db: SqliteDatabase) -> None:
    """Index everything again, inside a write; after a step of the schema, which may number the rows anew."""
    _teach(db)
    db.execute_sql("DELETE FROM search")
    for slot, (table, title, body) in enumerate(SEARCHED):
        db.execute_sql(
            f"INSERT INTO search(rowid, title, body) SELECT id * {SLOTS} + {slot}, apart({title.format(row=table)}), "
            f"apart({body.format(row=table)}) FROM {table}"
        )
