"""Frameworks and agendas: data that is whole, and topics that are put in once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerjournal.core import agendas, conversations, frameworks
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal


def test_frameworks_are_names_only() -> None:
    found = {one.key: one for one in frameworks.all()}
    assert list(found) == ["plain-words", "riasec"]
    assert len(found["riasec"].strengths) == 6
    for one in found.values():
        names = [strength.name for strength in one.strengths]
        assert len(set(names)) == len(names)
        assert all(0 < len(name) <= 30 for name in names)
    assert all(strength.domain for strength in found["plain-words"].strengths)


def test_every_agenda_is_whole() -> None:
    found = {one.key: one for one in agendas.all()}
    assert set(found) == {"standing", "career-talk", "fifteen-minutes", "appraisal", "goal-change", "promotion"}
    for one in found.values():
        assert len({point.key for point in one.points}) == len(one.points)
        assert all(point.whose in ("mine", "theirs") and point.kind in ("talk", "ask", "hard") for point in one.points)
        assert all(0 < len(point.text) <= 110 for point in one.points)
    assert len(found["standing"].points) == 5
    assert {"roles", "experiences", "projects"} <= {point.key for point in found["career-talk"].points}
    assert [point.key for point in found["promotion"].points] == ["thanks", "evidence", "interest", "next-steps"]


def test_an_agenda_is_put_in_once_and_taken_back_in_one_step(journal: Journal) -> None:
    priya = journal.add("person", name="Priya Raman", relation="manager")
    talk = journal.add("conversation", people=[priya], day="2030-01-20")
    own = conversations.add_topic(journal, talk, "What to celebrate")
    assert agendas.put(journal, talk, "standing") == 4
    assert agendas.put(journal, talk, "standing") == 0
    found = conversations.topics(journal, conversations.get(journal, talk))
    assert len(found) == 5
    assert {topic.whose for topic in found} == {"mine", "theirs"}
    journal.undo()
    assert [topic.id for topic in conversations.topics(journal, conversations.get(journal, talk))] == [own]
    with pytest.raises(Trouble, match="standing"):
        agendas.put(journal, talk, "no-such")
