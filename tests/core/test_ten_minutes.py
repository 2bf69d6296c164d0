"""The four boxes of the ten minutes before a talk, and the courage line, in the words of the prompt set."""

from __future__ import annotations

from datetime import date

from careerjournal.core import conversations, prompts, ten_minutes


def test_each_box_asks_in_the_words_of_the_set_and_shows_what_the_journal_knows(journal):
    priya = journal.add("person", name="Priya Raman", relation="manager")
    uid = journal.add("conversation", people=[priya], day=date(2026, 1, 22))
    goal = journal.add("goal", title="Run two gales")
    win = journal.add("entry", kind="win", title="Nobody lost anything", day=date(2026, 1, 12), goals=[goal])
    journal.add("entry", kind="win", title="Long ago", day=date(2025, 1, 12))
    learnt = journal.add("entry", kind="learning", body="Ask earlier", day=date(2026, 1, 13))
    found = ten_minutes.boxes(journal, conversations.get(journal, uid))
    assert [box.title for box in found[:4]] == ["Goals", "Needs", "Progress", "Growth"]
    assert [box.optional for box in found] == [False] * 4 + [True]
    assert "Priya" in found[1].question
    assert not any("{" in box.question for box in found)
    assert [[fact.id for fact in box.facts] for box in found] == [[goal], [], [win], [learnt], []]
    assert found[0].facts[0].aside == "12 January"


def test_every_box_is_a_prompt_of_the_set():
    keys = {prompt.key for prompt in prompts.shipped()[ten_minutes.SET].prompts}
    assert set(ten_minutes._BOXES) <= keys
