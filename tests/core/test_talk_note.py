"""The note to send before a talk: twelve lines at most, from what is to be said, and nothing that is to stay."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import conversations, options, recap, talk_note, to_send
from careerjournal.core.summary import documents
from careerjournal.core.summary.documents import sheet_of
from careerjournal.core.trouble import Trouble

CANARY = "Canary"


@pytest.fixture
def talk(journal):
    priya = journal.add("person", name="Priya Raman", relation="manager")
    return journal.add("conversation", people=[priya], day=date(2026, 1, 22), time="10:00", kind="career")


def note(journal, talk):
    return "\n".join(talk_note.compose(journal, talk))


def test_it_says_the_wish_the_topics_the_asks_and_what_is_ready(journal, talk):
    assert talk_note.compose(journal, talk) == ()
    journal.edit("conversation", talk, wish="A clear\nyes or no")
    conversations.add_topic(journal, talk, "The winter plan")
    conversations.add_topic(journal, talk, "A day a week", kind="ask")
    conversations.add_topic(journal, talk, "Their holidays", whose="theirs")
    journal.add("option", title="Only an idea")
    options.ready(journal, journal.add("option", title="Lead the guild"))
    assert talk_note.compose(journal, talk) == (
        "Ahead of our talk on Thursday, 22 January at 10:00:",
        "What I most want from it: A clear yes or no",
        "I would like to talk about:",
        "– The winter plan",
        "I will ask:",
        "– A day a week",
        "I would like to propose:",
        "– Lead the guild",
        "What would you like to raise?",
    )


def test_it_never_has_more_than_twelve_lines_and_says_what_it_leaves_out(journal, talk):
    journal.edit("conversation", talk, wish="A yes")
    for number in range(9):
        conversations.add_topic(journal, talk, f"Topic {number}")
        conversations.add_topic(journal, talk, f"Ask {number}", kind="ask")
        options.ready(journal, journal.add("option", title=f"Option {number}"))
    lines = talk_note.compose(journal, talk)
    assert len(lines) == talk_note.MOST
    assert sum(line.endswith("and eight more") for line in lines) == 3
    assert lines[-1] == "What would you like to raise?"


def test_what_was_covered_or_is_hard_stays_out_until_it_is_ticked(journal, talk):
    hard = conversations.add_topic(journal, talk, "The rota tires me", kind="hard", proposal="The crew office checks")
    done = conversations.add_topic(journal, talk, "Done already")
    conversations.cover(journal, done)
    assert note(journal, talk) == ""
    documents.choose(journal, sheet_of(talk), hard, True)
    assert "– The rota tires me; I propose: The crew office checks" in note(journal, talk)
    assert "Done already" not in note(journal, talk)


def outputs(journal, talk, folder):
    """Everything about a conversation that is made for others, as text."""
    found = {"note": note(journal, talk), "recap": "\n".join(recap.lines(journal, talk))}
    for suffix in documents.FORMATS:
        documents.save(journal, sheet_of(talk), folder / f"page{suffix}")
        found[suffix] = _text(folder / f"page{suffix}")
    for name, lines in (("note", talk_note.compose(journal, talk)), ("recap", recap.lines(journal, talk))):
        for suffix in to_send.SUFFIXES:
            path = to_send.save(lines, folder / f"{name}{suffix}")
            found[name + suffix] = path.read_text(encoding="utf-8")
    return found


def _text(path):
    if path.suffix != ".pdf":
        return path.read_text(encoding="utf-8")
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_what_is_hard_to_say_never_leaves(journal, talk, tmp_path):
    journal.edit("conversation", talk, hard_to_say=f"{CANARY}: I want to leave", wish="Honest words")
    topic = conversations.add_topic(journal, talk, "The winter plan")
    conversations.cover(journal, topic)
    conversations.add_topic(journal, talk, "A day a week", kind="ask")
    made = outputs(journal, talk, tmp_path)
    assert all(made.values()), "every one of them says something"
    assert not [name for name, text in made.items() if CANARY in text]
    journal.edit("conversation", talk, wish=f"{CANARY}, this time in words for others")
    journal.edit("topic", topic, text=f"{CANARY} plan")
    missing = [name for name, text in outputs(journal, talk, tmp_path).items() if CANARY not in text]
    assert missing == [], "the control: a canary that may be said is found in each of them"


def test_a_private_talk_sends_nothing(journal, talk):
    journal.edit("conversation", talk, wish="A yes", private=True)
    conversations.add_topic(journal, talk, "The winter plan")
    assert talk_note.compose(journal, talk) == ()
    journal.edit("conversation", talk, private=False)
    assert len(talk_note.compose(journal, talk)) == 5, "the control"


def test_a_topic_that_a_private_talk_left_open_stays_out(journal, talk):
    priya = journal.values(talk)["people"][0]
    before = journal.add("conversation", people=[priya], day=date(2026, 1, 6), private=True)
    conversations.add_topic(journal, before, f"{CANARY} topic")
    conversations.hold(journal, before)
    conversations.add_topic(journal, talk, "The winter plan")
    assert CANARY not in note(journal, talk)
    journal.edit("conversation", before, private=False)
    assert CANARY in note(journal, talk), "the control"


def test_the_recap_has_nothing_of_a_private_talk_either(journal, talk):
    priya = journal.values(talk)["people"][0]
    before = journal.add("conversation", people=[priya], day=date(2026, 1, 6), private=True)
    topic = conversations.add_topic(journal, before, f"{CANARY} topic")
    conversations.hold(journal, before)
    conversations.cover(journal, topic, talk)
    assert recap.lines(journal, talk) == ()
    journal.edit("conversation", before, private=False)
    assert CANARY in "\n".join(recap.lines(journal, talk)), "the control"


def test_markdown_is_a_list_and_other_formats_are_refused(journal, tmp_path):
    lines = ("Ahead:", "– one", "– two", "And you?")
    assert to_send.save(lines, tmp_path / "a.md").read_text(encoding="utf-8") == "Ahead:\n\n- one\n- two\n\nAnd you?\n"
    assert to_send.save(lines, tmp_path / "a.txt").read_text(encoding="utf-8") == "\n".join(lines) + "\n"
    with pytest.raises(Trouble, match=r"txt or \.md"):
        to_send.save(lines, tmp_path / "a.docx")
