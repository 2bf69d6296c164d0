"""One person's conversations in order: wish, notes, topics, outcomes and what was agreed; private talks never."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import conversations, options, prose
from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_text, documents, sources
from careerjournal.core.summary.choices import About
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import plain


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager", note="Tends to be late")


@pytest.fixture
def talk(journal: Journal, priya: str) -> str:
    """A talk of December with something of everything, and one to come."""
    tomas = journal.add("person", name="Tomás Ruiz")
    held = journal.add(
        "conversation", people=[priya, tomas], day=date(2025, 12, 9), time="10:00", title="The budget", kind="career",
        formal=True, minutes=45, wish="A yes or a no", body="She *listened*.\n\n- first\n- second",
        hard_to_say="I may leave",
    )  # fmt: skip
    covered = conversations.add_topic(journal, held, "The tooling budget")
    conversations.add_topic(journal, held, "Her new team", whose="theirs")
    conversations.add_topic(journal, held, "The audit lands on us", kind="hard", proposal="Plan a fifth of one person")
    conversations.hold(journal, held)
    conversations.cover(journal, covered, held)
    option = journal.add("option", title="Lead planning", ready_on=date(2025, 12, 1))
    options.decide(journal, option, "deferred", conversation=held, reason="After the audit", review_on=date(2026, 3, 2))
    journal.add("action", text="Send the note", conversation=held, due=date(2026, 1, 9))
    journal.add("action", text="Ask the board", owner=priya, conversation=held, done_on=date(2026, 1, 5))
    journal.add("conversation", people=[priya], day=date(2026, 1, 27), time="10:00", wish="One day a week")
    return held


def page(journal: Journal, person: str, *include: str) -> Fitted:
    return documents.fitted(journal, About("person", person), include=include)


def test_a_conversation_is_told_whole(journal: Journal, priya: str, talk: str) -> None:
    shown = page(journal, priya)
    first = shown.summary.sections[0].shown[0]
    assert (first.uid, first.over, plain(first.head)) == (talk, ("2025", "Tuesday 9 December, 10:00"), "The budget")
    assert first.aside == "Career · formal · 45 minutes · also Tomás Ruiz"
    assert prose.plain(first.blocks) == (
        "What I most wanted: A yes or a no\n\nShe listened.\n\n- first\n- second\n\n"
        "Talked about\n\n- The tooling budget\n\n"
        "Still open\n\n- Her new team (from Priya Raman)\n\n"
        "Outcomes\n\n- Lead planning: deferred. After the audit. Look again on 2 March 2026.\n\n"
        "Agreed\n\n- Send the note (me, due 9 January 2026)\n- Ask the board (Priya Raman, done 5 January 2026)"
    )
    assert (shown.summary.title, shown.summary.readers) == ("Conversations with Priya Raman", ("Priya Raman",))
    assert shown.summary.when == "9 December 2025 – 27 January 2026"


def test_what_is_to_come_stands_last(journal: Journal, priya: str, talk: str) -> None:
    coming = page(journal, priya).summary.sections[1].shown
    assert [(item.over[-1], item.aside) for item in coming] == [("Tuesday 27 January, 10:00", "planned")]
    assert "Her new team (from Priya Raman)" in prose.plain(coming[0].blocks), "it was carried over"


def test_feedback_stands_between_the_talks(journal: Journal, priya: str, talk: str) -> None:
    later = journal.add("conversation", people=[priya], day=date(2026, 1, 13), body="Short.")
    conversations.hold(journal, later)
    heard = journal.add("feedback", giver=priya, body="Well led.", about="the audit", day=date(2026, 1, 2))
    journal.add("feedback", giver=priya, body="Only for me", private=True, day=date(2026, 1, 2))
    told = page(journal, priya).summary.sections[0].shown
    assert [item.uid for item in told] == [talk, heard, later]
    assert told[1].aside == "Feedback · the audit"


def test_hard_things_wait_apart_and_what_is_hard_to_say_stays(journal: Journal, priya: str, talk: str) -> None:
    shown = page(journal, priya)
    hard = shown.summary.sections[2]
    assert hard.rule.apart
    assert "audit lands" not in as_text.page(shown)
    ticked = as_text.page(page(journal, priya, *(item.uid for item in hard.items)))
    assert "The audit lands on us" in ticked
    assert "Proposal: Plan a fifth of one person" in ticked
    for never in ("may leave", "Tends to be late"):
        assert never not in ticked


def test_private_and_cancelled_talks_are_not_there(journal: Journal, priya: str, talk: str) -> None:
    alone = journal.add("conversation", people=[priya], day=date(2026, 1, 3), body="Between us", private=True)
    conversations.hold(journal, alone)
    off = journal.add("conversation", people=[priya], day=date(2026, 1, 26), wish="Never held")
    conversations.cancel(journal, off)
    text = as_text.page(page(journal, priya, alone))
    assert "Between us" not in text
    assert "Never held" not in text
    journal.edit("conversation", alone, private=False)
    assert "Between us" in as_text.page(page(journal, priya)), "the control"


def test_who_can_be_chosen(journal: Journal, priya: str, talk: str) -> None:
    ines = journal.add("person", name="Ines Falk")
    journal.add("conversation", people=[ines], day=date(2026, 1, 26), private=True)
    assert [one.name for one in sources.of("person").subjects(journal)] == ["Priya Raman", "Tomás Ruiz"]
