"""Packed texts: whatever was packed reads back exactly, whatever goes from between; damage is never another text."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerjournal.core import packed, revision_rows
from careerjournal.core.journal import Journal
from careerjournal.core.packed import Packed, Unreadable
from careerjournal.core.records import Revision

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
LONG = ("The gale came at noon, and the desk was calm. สวัสดีครับ 👩‍👩‍👧 " * 900)[:40_000]


@given(TEXT, TEXT, TEXT, TEXT)
def test_a_text_reads_back_exactly(start: str, was: str, now: str, end: str) -> None:
    before, text = start + was + end, start + now + end
    assert packed.unpack(packed.pack(text, before), before) == text
    assert packed.unpack(packed.pack(text)) == text


@pytest.mark.parametrize("before", ["", LONG, LONG[5:], LONG[:-3], LONG[:9_000] + "and" + LONG[9_000:]])
def test_a_long_one_as_well(before: str) -> None:
    """Longer than what deflate looks back on."""
    assert packed.unpack(packed.pack(LONG, before), before) == LONG


def test_damage_is_noticed_and_never_read_as_another_text() -> None:
    before, text = "Half of the services moved before lunch.", "Half of the services moved, calmly, before lunch."
    one = packed.pack(text, before)
    assert packed.unpack(one, before) == text, "the control"
    for damaged in (
        replace(one, head=one.head - 1),
        replace(one, tail=0),
        replace(one, crc=1),
        replace(one, middle=b""),
    ):
        with pytest.raises(Unreadable):
            packed.unpack(damaged, before)
    with pytest.raises(Unreadable):
        packed.unpack(one, before.replace("services", "sittings"))
    for bit in range(8 * len(one.middle)):
        flipped = bytearray(one.middle)
        flipped[bit // 8] ^= 1 << bit % 8
        with suppress(Unreadable):  # a flip may mean nothing, as at the very end
            assert packed.unpack(replace(one, middle=bytes(flipped)), before) == text


def test_two_hundred_sessions_on_ten_kilobytes_cost_a_thirtieth() -> None:
    texts = [text_after(number) for number in range(200)]
    whole = sum(len(text.encode()) for text in texts)
    kept = sum(len(one.middle) for _hangs, one in packed.chained(texts))
    assert whole > 2_000_000
    assert kept < whole / 30
    apart = sum(len(packed.pack(text).middle) for text in texts)
    assert apart > 5 * kept, "the control: packed one by one they take much more"


def text_after(sessions: int) -> str:
    """Some ten kilobytes of which each session changed a sentence, and no two sentences are alike."""
    changed = {(place * 37) % 150: place for place in range(sessions)}
    return " ".join(
        f"On day {number} we moved {number * 7919 % 1009} of the services to quay {number * 31 % 97}"
        + (f", and looked again in week {changed[number]}." if number in changed else ".")
        for number in range(150)
    )


_ROWS = count(1_000)
"""Rows of which nothing is kept yet, one for each example."""
EDIT = st.tuples(st.integers(0, 60), st.integers(0, 12), TEXT)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EDIT, min_size=1, max_size=45), st.randoms(use_true_random=False))
def test_any_texts_read_back_after_any_removals(
    journal: Journal, edits: list[tuple[int, int, str]], random: object
) -> None:
    row = next(_ROWS)
    text, kept = "Small things count. A sentence is enough.", []
    for at, gone, new in edits:
        kept.append(text)
        with journal.write("keep"):
            revision_rows.keep("entry", row, "body", text)
        text = text[:at] + new + text[at + gone :]
    ids = {one.id: said for (one, said) in revision_rows.of("entry", row)}
    assert list(ids.values()) == kept[::-1]
    while ids:
        going = random.sample(sorted(ids), random.randint(1, len(ids)))  # type: ignore[attr-defined]
        with journal.bulk("remove"):
            Revision.update(removed_on="now").where(Revision.id << going).execute()
            for one in going:
                del ids[one]
            assert {one.id: said for (one, said) in revision_rows.of("entry", row)} == ids, "in the trash"
            revision_rows.delete_removed()
        assert {one.id: said for (one, said) in revision_rows.of("entry", row)} == ids, "gone for good"
        assert journal.rows("SELECT count(*) FROM revision WHERE record = ?", [row]) == [(len(ids),)]


def test_a_chain_is_short_and_a_lost_row_loses_little(journal: Journal) -> None:
    with journal.bulk("keep"):
        for number in range(100):
            revision_rows.keep("entry", 1, "body", text_after(number))
    assert [len(of) for of in _chains(journal)] == [packed.EVERY] * 6 + [4]
    with journal.bulk("damage"):
        Revision.update(crc=1).where(Revision.id == 40).execute()
    read = {one.id for one, _text in revision_rows.of("entry", 1)}
    assert set(range(1, 101)) - read == set(range(40, 49)), "those up to the next whole one, and no other"
    assert [lost.id for lost in revision_rows.lost(journal._db.connection())] == list(range(40, 49))
    with journal.bulk("remove"):
        Revision.update(removed_on="now").where(Revision.id == 10).execute()
        revision_rows.delete_removed()
    assert {one.id for one, _text in revision_rows.of("entry", 1)} == read - {10}


def _chains(journal: Journal) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for row, before in journal.rows("SELECT id, before_id FROM revision ORDER BY id"):
        chain = next((one for one in found.values() if before in one), None) if before else None
        (found.setdefault(row, []) if chain is None else chain).append(row)
    return list(found.values())


def test_what_packs_reads_its_own() -> None:
    assert packed.unpack(Packed(0, 0, packed.pack("").middle, 0)) == ""
