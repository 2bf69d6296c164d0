"""Search: any text is a safe question; accents, prefixes and unspaced scripts are found; filters hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.core import search
from careerjournal.core.entries import Filter
from tests import examples

TEN_WORDS = {
    "สวัสดีครับ ผมทำงานวันนี้": ("สวัสดี", "ครับ", "ทำงาน", "วันนี้"),
    "今日は新しい仕事を始めました": ("仕事", "新しい", "今日"),
    "我今天开始了新的工作": ("工作", "今天", "新"),
}


def bodies(journal, asked, **more):
    return [hit.body for hit in search.find(journal, asked, **more)]


@pytest.mark.parametrize(("text", "words"), TEN_WORDS.items())
def test_words_are_found_inside_unspaced_scripts(journal, text, words):
    uid = journal.add("entry", body=text)
    journal.add("entry", body="something else")
    for word in words:
        assert bodies(journal, word) == [text], word
    assert bodies(journal, words[0][::-1]) == []
    journal.edit("entry", uid, body="gone")
    assert bodies(journal, words[0]) == []


def test_accents_case_and_beginnings_do_not_matter(journal):
    journal.add("entry", body="Zoë and Tomás reviewed the MIGRATION in Łódź")
    for asked in ("zoe", "TOMAS", "migr", "Zoë tomá", "migration zoe", "lodz", "Łódź"):
        assert len(bodies(journal, asked)) == 1, asked
    assert bodies(journal, "migrations") == []
    assert bodies(journal, "zoe paris") == []


def test_everything_is_found_and_several_on_one_day(journal):
    person = journal.add("person", name="Harmony Jones", relation="peer")
    talk = journal.add("conversation", people=[person], day=date(2026, 2, 1), wish="harmony in the plan")
    journal.add("topic", conversation=talk, text="More harmony")
    journal.add("goal", title="Harmony at work")
    journal.add("option", title="Try", trial="one harmony day")
    for number in range(3):
        journal.add("entry", body=f"harmony {number}")
    hits = search.find(journal, "harmony")
    assert sorted(hit.noun for hit in hits) == sorted(
        ["person", "conversation", "topic", "goal", "option", "entry", "entry", "entry"]
    )
    assert all(hit.entry is None for hit in hits if hit.noun in ("person", "topic", "goal", "option"))


def test_what_is_in_the_trash_is_not_found_and_comes_back(journal):
    uid = journal.add("entry", body="alpha")
    journal.remove(uid)
    assert bodies(journal, "alpha") == []
    journal.restore(uid)
    assert bodies(journal, "alpha") == ["alpha"]


def test_the_best_comes_first_and_filters_hold(journal):
    strength = journal.add("strength", name="Calm")
    journal.add("entry", body="plan " * 30 + "once alpha")
    calm = [(strength, "used")]
    journal.add("entry", title="alpha", body="alpha alpha", kind="win", strengths=calm, day=date(2025, 5, 1))
    assert bodies(journal, "alpha")[0] == "alpha alpha"
    assert len(bodies(journal, "alpha", wanted=Filter(kinds=("win",)))) == 1
    assert len(bodies(journal, "alpha", wanted=Filter(strengths=(strength,), first=date(2025, 1, 1)))) == 1
    assert bodies(journal, "alpha", wanted=Filter(last=date(2024, 1, 1))) == []


def test_very_many_hits_come_newest_first(journal, monkeypatch):
    monkeypatch.setattr(search, "RANKED_UP_TO", 5)
    with journal.bulk("Fill"):
        for day in range(1, 11):
            journal.add("entry", body=f"common {day}", day=date(2025, 1, day))
    assert bodies(journal, "common", limit=3) == ["common 10", "common 9", "common 8"]


def test_a_snippet_shows_the_word_in_its_line():
    text = "words " * 60 + "the needle, found " + "words " * 60
    piece = search.snippet(text, "needle")
    assert "needle" in piece
    assert piece.startswith("…")
    assert piece.endswith("…")
    assert len(piece) <= search.SNIPPET + 2
    assert search.snippet("short", "x") == "short"


@given(texts=st.lists(st.text(max_size=40), max_size=20))
def test_any_text_is_a_safe_question(texts):
    journal = examples.empty()
    try:
        journal.add("entry", body="".join(texts).replace("\0", ""))
        for text in texts:
            search.find(journal, text)
    finally:
        journal.close()


HOSTILE = ('"', "a AND", "NEAR(a b)", "title:x", "a* b^", "-x", "(", "col : y", "🎉", "\0", "a\0b", "%_")


@pytest.mark.parametrize("asked", HOSTILE)
def test_nothing_is_taken_for_syntax(journal, asked):
    journal.add("entry", body="a b x title y AND NEAR")
    search.find(journal, asked)
