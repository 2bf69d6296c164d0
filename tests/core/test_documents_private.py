"""What is private, hangs on it, is hard to say or lies in the trash: in no document, whatever is ticked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from careerjournal.core import revision_rows, tables
from careerjournal.core.journal import Journal
from careerjournal.core.records import Entry
from tests.core.documents_kit import FORMATS, KEYS, abouts, everything, example, files, record

SECRET, WASTE = "zanzibarquartz", "wastepaperword"

# What hangs on an entry: by the column that names it. A topic covered elsewhere is where it was first put.
HANGS = (
    ("Conversation", "id", ("wish", "question", "give", "insight")),
    ("Feedback", "id", ("about",)),
    ("Topic", "conversation", ("text", "proposal")),
    ("Action", "conversation", ("text",)),
    ("Action", "feedback", ("text",)),
    ("Outcome", "conversation", ("reason", "offered_instead")),
    ("Answer", "session", ("question", "text")),
    ("GrowthStep", "session", ("text",)),
    ("Promotion", "conversation", ("said", "understood", "meanwhile", "recommends")),
    ("ChecklistStep", "conversation", ("title",)),
)
# Documents that are made of what is coming, of standing and of numbers: no entry stands on them in words.
SAYS_NO_ENTRY = ("career", "card", "trends")

# What is nobody else's, private or not.
NEVER = (
    ("Conversation", "hard_to_say"),
    ("Letter", "text"),
    ("Person", "note"),
    ("Away", "note"),
)


def hide(private: bool) -> None:
    """Write the word into most entries and all that hangs on them; private ones, or open as a control."""
    hidden = [row.id for row in Entry.select(Entry.id) if row.id % 5]
    said = {name: _with(SECRET, Entry, name) for name in ("title", "body", "impact")}
    Entry.update(private=private, **said).where(Entry.id << hidden).execute()
    for table, column, names in HANGS:
        one = record(table)
        told = {name: _with(SECRET, one, name) for name in names}
        one.update(**told).where(getattr(one, column) << hidden).execute()
    for table, name in NEVER if private else ():
        record(table).update(**{name: SECRET}).execute()
    for row in hidden:
        revision_rows.keep("entry", row, "body", SECRET)


def throw_away() -> None:
    """Put a third of every kind of record into the trash, each with a word of its own in every text."""
    for one in tables.RECORDS:
        texts = [name for name in _TEXTS if name in one._meta.fields]
        if texts and one.__name__ not in _KEPT:
            told = {name: _with(WASTE, one, name) for name in texts}
            gone = [row.id for row in one.select(one.id) if row.id % 3 == 1]
            one.update(removed_on="2026-01-20T09:00:00+00:00", **told).where(one.id << gone).execute()


_KEPT = ("Setting", "Revision", "SummaryChoice", "ImportBatch", "ImportItem")
"""What is never thrown away."""
_TEXTS = (  # but names: who said something is told still
    "title", "body", "impact", "note", "text", "proposal", "rationale", "trial", "cost", "benefit", "problem",
    "reason", "offered_instead", "about", "measure", "why", "wish", "question", "give", "insight", "work", "asks_for",
    "what", "said", "understood", "meanwhile", "gets_in_the_way", "helps_now", "target",
)  # fmt: skip


def _with(word: str, table: Any, name: str) -> Any:
    return getattr(table, name).concat(f" {word}")


@pytest.fixture(scope="module", params=["private", "open", "trash"])
def life(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Journal]]:
    """The example with the word in what is private, in the same told openly, or with a third of it in the trash."""
    kind = str(request.param)
    change = throw_away if kind == "trash" else lambda: hide(kind == "private")
    with example(tmp_path_factory.mktemp(kind) / "example.journal", change) as found:
        yield kind, found


@pytest.fixture(scope="module")
def hidden(life: tuple[str, Journal]) -> list[str]:
    """Everything with the word in it, asked for by its uid."""
    hidden = [row.uid for row in Entry.select(Entry.uid, Entry.id) if row.id % 5]
    hanging = (row.uid for name in ("Topic", "Action", "Outcome") for row in record(name).select())
    return [*hidden, *hanging]


@pytest.mark.parametrize("key", KEYS)
def test_it_is_in_no_file_of_any_document(life: tuple[str, Journal], hidden: list[str], key: str) -> None:
    kind, journal = life
    found = ""
    subjects = abouts(journal, key, most=2 if kind == "private" else 1)
    for about in subjects:  # none where all that it could be about is private
        page = everything(journal, about, hidden)
        said = files(page)
        assert set(said) == set(FORMATS)
        found += " ".join(said.values()) + str(page.summary.sections)
    assert WASTE not in found
    if kind == "open" and key not in SAYS_NO_ENTRY:
        assert SECRET in found, "the control: told openly it is there"
    elif kind != "open":
        assert SECRET not in found
