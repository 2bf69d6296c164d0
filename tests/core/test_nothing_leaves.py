"""What is private, hard to say, sealed or not yet told the manager is in nothing that leaves: sheet, note, recap."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.core import (
    conversations,
    feedback,
    options,
    own_letters,
    promotions,
    recap,
    sessions,
    talk_note,
)
from careerjournal.core.summary import documents
from careerjournal.core.summary.documents import sheet_of
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal

SECRET = "quillfeather"


def secrets(journal: Journal, priya: str, only_for_me: bool) -> list[str]:
    """Write the word wherever it may not be read, and return what it stands in; told openly, it is the control."""
    private: dict[str, Any] = {"private": only_for_me}
    talk = journal.add(
        "conversation", people=[priya], day=date(2026, 1, 6), held_on=date(2026, 1, 6), kind="career", title=SECRET,
        body=SECRET, wish=SECRET, question=SECRET, give=SECRET, insight=SECRET, **private,
    )  # fmt: skip
    topic = conversations.add_topic(journal, talk, f"Topic {SECRET}")
    mine = journal.add("action", text=f"Mine {SECRET}", conversation=talk)
    theirs = journal.add("action", text=f"Theirs {SECRET}", conversation=talk, owner=priya)
    option = journal.add("option", title="Teach", ready_on=date(2026, 1, 2))
    said: dict[str, Any] = {"reason": SECRET, "offered_instead": SECRET, "review_on": date(2026, 1, 19)}
    outcome = options.decide(journal, option, "counter-offered", conversation=talk, **said)
    win = journal.add("entry", kind="win", title=f"Win {SECRET}", impact=SECRET, people=[priya], **private)
    words = journal.add("feedback", giver=priya, body=SECRET, about=SECRET, worth_keeping=True, **private)
    answer = feedback.answer(journal, words, f"Answer {SECRET}")
    session = sessions.begin(journal, "past-present-future", **private)
    for question in sessions.get(journal, session).questions:
        sessions.answer(journal, session, question.key, SECRET)
    sessions.finish(journal, session)
    promotion = journal.add("promotion", target="Level 5", person=priya, conversation=talk)
    promotions.answer(journal, promotion, "no", said=SECRET, understood=SECRET, follow_up_on=date(2026, 1, 22))
    return [talk, topic, mine, theirs, outcome, win, words, answer, session, promotion]


def left(journal: Journal, talk: str, include: list[str]) -> str:
    """Return everything that is sent or printed for a conversation."""
    said = [*talk_note.compose(journal, talk), *recap.lines(journal, talk)]
    for uid in include:
        try:
            page = documents.fitted(journal, sheet_of(talk), "a4", [uid])
        except Trouble:
            continue  # it has no place on the sheet
        said += [documents.FORMATS[kind](page).decode() for kind in (".md", ".txt", ".html")]
    return "\n".join(said)


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager")


@pytest.fixture
def coming(journal: Journal, priya: str) -> str:
    return journal.add(
        "conversation", people=[priya], day=date(2026, 1, 20), time="10:00", kind="career", hard_to_say=SECRET
    )


def test_what_is_only_for_me_never_leaves_whatever_is_ticked(journal: Journal, priya: str, coming: str) -> None:
    written = secrets(journal, priya, only_for_me=True)
    own_letters.write(journal, SECRET, date(2026, 6, 1))
    page = left(journal, coming, [coming, *written])
    assert "Priya Raman" in page
    assert SECRET not in page
    assert SECRET not in left(journal, written[0], written), "nor of the private talk itself"


def test_the_same_told_openly_does_leave(journal: Journal, priya: str, coming: str) -> None:
    written = secrets(journal, priya, only_for_me=False)
    assert SECRET in left(journal, coming, [coming, *written]), "the control"


def test_what_was_said_elsewhere_waits_for_the_manager_to_be_told(journal: Journal, priya: str, coming: str) -> None:
    held = journal.add("conversation", people=[priya], day=date(2025, 12, 9))
    conversations.hold(journal, held)
    told: dict[str, Any] = {"kind": "career", "day": date(2026, 1, 10)}
    talk = conversations.log(journal, [journal.add("person", name="Tomás")], SECRET, 12, **told)
    action = journal.add("action", text=f"Ask about the {SECRET}", conversation=talk, owner=priya)
    assert SECRET not in left(journal, coming, [coming, talk, action])
    conversations.tell_manager(journal, talk)
    assert SECRET in left(journal, coming, [coming, talk, action]), "the control"
