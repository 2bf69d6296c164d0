"""The summary of a conversation: what is ticked, what never comes on paper, and the file it becomes."""

from __future__ import annotations

import re
import zlib
from datetime import date
from pathlib import Path

import pytest

from careerjournal.core import actions, conversations, feedback, options, whole_file
from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_text, documents
from careerjournal.core.summary.documents import sheet_of
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import NO_ROOM, TOO_LONG, plain
from careerjournal.core.trouble import Trouble

SECRET = "zanzibarquartz"

pytestmark = pytest.mark.usefixtures("sam")


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager")


@pytest.fixture
def talk(journal: Journal, priya: str) -> str:
    """The next talk with Priya, after one that was held in December."""
    last = journal.add("conversation", people=[priya], day=date(2025, 12, 9), time="10:00")
    conversations.hold(journal, last)
    journal.add("action", text="Send the rota note", conversation=last, due=date(2026, 1, 9))
    journal.add("action", text="Ask about the budget", owner=priya, conversation=last, done_on=date(2026, 1, 5))
    conversations.add_topic(journal, last, "The tooling budget")
    return journal.add(
        "conversation", people=[priya], day=date(2026, 1, 27), time="10:00", wish="May I lead the planning round?"
    )


def shown(page: Fitted) -> dict[str, list[str]]:
    return {section.key: [plain(item.head) for item in section.shown] for section in page.printed if section.shown}


def test_the_usual_ticks_make_a_sheet(journal: Journal, priya: str, talk: str) -> None:
    told = journal.add("entry", kind="win", title="An old win", told_on=date(2026, 1, 2))
    journal.add("entry", kind="win", title="A win without impact", day=date(2026, 1, 15))
    journal.add("entry", kind="win", title="Cut-over done", impact="**No** page at night.", day=date(2026, 1, 4))
    goal = journal.add("goal", title="Lead a round", measure="One by March")
    journal.add("entry", title="Drafted the calendar", goals=[goal], day=date(2026, 1, 11))
    journal.add("goal", title="A goal let go", let_go_on=date(2026, 1, 1))
    journal.add("option", title="Lead planning", rationale="Dates held in May.", ready_on=date(2026, 1, 3))
    declined = journal.add("option", title="A course", ready_on=date(2026, 1, 3))
    options.decide(journal, declined, "declined")
    journal.add("option", title="A mere idea")
    conversations.add_topic(journal, talk, "Your name on the invitation", kind="ask")
    conversations.add_topic(journal, talk, "The audit lands on us", kind="hard", proposal="Plan a fifth of one person")
    conversations.add_topic(journal, talk, "Her new team", whose="theirs")
    page = documents.fitted(journal, sheet_of(talk))
    assert shown(page) == {
        "wish": ["May I lead the planning round?"],
        "since": ["Send the rota note", "Ask about the budget"],
        "wins": ["Cut-over done", "A win without impact"],
        "goals": ["Lead a round"],
        "options": ["Lead planning"],
        "asks": ["Your name on the invitation"],
        "carried": ["The tooling budget"],
        "raise": ["Her new team"],
    }
    text = as_text.page(page)
    assert "Newest: 11 January: Drafted the calendar" in text
    assert "No page at night." in text
    assert "[x] Ask about the budget (done 5 January)" in text
    assert "[ ] Send the rota note (due 9 January)" in text
    assert "1:1 with Priya Raman" in text
    assert "Tuesday 27 January 2026, 10:00" in text
    assert told not in {item.uid for _, item in page.summary.items}


def test_hard_things_and_setbacks_come_only_when_ticked(journal: Journal, talk: str) -> None:
    hard = conversations.add_topic(journal, talk, "The audit lands on us", kind="hard", proposal="Plan it")
    setback = journal.add("entry", kind="setback", title="The outage in January", day=date(2026, 1, 12))
    page = documents.fitted(journal, sheet_of(talk))
    assert "hard" not in shown(page)
    assert {hard, setback} <= {item.uid for _, item in page.summary.items}, "both are offered"
    documents.choose(journal, sheet_of(talk), setback, True)
    documents.choose(journal, sheet_of(talk), hard, True)
    page = documents.fitted(journal, sheet_of(talk))
    assert shown(page)["hard"] == ["The audit lands on us", "The outage in January"]
    assert "Proposal: Plan it" in as_text.page(page)


def test_a_setback_is_not_the_newest_evidence_of_a_goal(journal: Journal, talk: str) -> None:
    goal = journal.add("goal", title="Lead a round")
    journal.add("entry", title="A first step", goals=[goal], day=date(2026, 1, 5))
    journal.add("entry", kind="setback", title="It went wrong", goals=[goal], day=date(2026, 1, 12))
    assert "A first step" in as_text.page(documents.fitted(journal, sheet_of(talk)))
    assert "went wrong" not in as_text.page(documents.fitted(journal, sheet_of(talk)))


def private_life(journal: Journal, priya: str) -> list[str]:
    """Records that are private or hang on something private; their uids."""
    goal = journal.add("goal", title="Lead a round")
    theme = journal.add("theme", name="Teaching")
    win = journal.add("entry", kind="win", title=SECRET, impact=SECRET, private=True, goals=[goal], themes=[theme])
    setback = journal.add("entry", kind="setback", title=SECRET, private=True)
    praise = journal.add("feedback", giver=priya, body=SECRET, private=True, goals=[goal])
    alone = journal.add("conversation", people=[priya], day=date(2026, 1, 2), title=SECRET, body=SECRET, private=True)
    conversations.hold(journal, alone)
    topics = [conversations.add_topic(journal, alone, SECRET, kind=kind) for kind in ("talk", "ask", "hard")]
    promise = journal.add("action", text=SECRET, owner=priya, conversation=alone)
    answer = journal.add("action", text=SECRET, feedback=praise)
    return [win, setback, praise, alone, *topics, promise, answer]


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".md", ".txt"])
@pytest.mark.parametrize("kind", ["status", "career"])
def test_nothing_private_is_ever_in_a_file(
    journal: Journal, priya: str, talk: str, tmp_path: Path, suffix: str, kind: str
) -> None:
    journal.edit("conversation", talk, kind=kind)
    open_win = journal.add("entry", kind="win", title="An open win, quintessence")
    for uid in private_life(journal, priya):
        documents.choose(journal, sheet_of(talk), uid, True)
    written = tmp_path / f"sheet{suffix}"
    documents.save(journal, sheet_of(talk), written)
    assert SECRET not in readable(written)
    assert SECRET not in str(documents.summary(journal, sheet_of(talk))), "not even beside the page"
    assert "quintessence" in readable(written), "the control: what is open can be found"
    journal.edit("entry", open_win, private=True)
    documents.save(journal, sheet_of(talk), written)
    assert "quintessence" not in readable(written)


def readable(path: Path) -> str:
    """A file's text; of a PDF everything that can be decompressed and read."""
    content = path.read_bytes()
    if path.suffix != ".pdf":
        return content.decode()
    import pypdf

    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    opened = [zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"\x78"]
    return (content + b"".join(opened)).decode("latin-1") + pypdf.PdfReader(path).pages[0].extract_text()


def test_a_private_conversation_has_no_sheet(journal: Journal, talk: str, tmp_path: Path) -> None:
    journal.edit("conversation", talk, private=True)
    with pytest.raises(Trouble, match="only for you"):
        documents.save(journal, sheet_of(talk), tmp_path / "sheet.txt")
    assert not list(tmp_path.glob("sheet*"))


def test_ticks_and_short_versions_stay_with_the_conversation(journal: Journal, talk: str) -> None:
    win = journal.add("entry", kind="win", title="Cut-over done", impact=" ".join(["word"] * 40))
    assert [left.reason for left in documents.fitted(journal, sheet_of(talk)).left_out] == [TOO_LONG]
    assert documents.left_out(documents.fitted(journal, sheet_of(talk))) == [
        "Cut-over done – asks for a short version of at most 35 words"
    ]
    documents.shorten(journal, sheet_of(talk), win, "No rollback,\n no page.")
    assert "Cut-over done – No rollback, no page." in as_text.page(documents.fitted(journal, sheet_of(talk)))
    documents.choose(journal, sheet_of(talk), win, False)
    assert "wins" not in shown(documents.fitted(journal, sheet_of(talk)))
    journal.undo()
    assert "wins" in shown(documents.fitted(journal, sheet_of(talk)))


def test_ids_on_the_command_line_count_once(journal: Journal, talk: str) -> None:
    told = journal.add("entry", kind="win", title="An old win", told_on=date(2026, 1, 2))
    fresh = journal.add("entry", kind="win", title="A fresh win")
    page = documents.fitted(journal, sheet_of(talk), include=[told], leave_out=[fresh])
    assert shown(page)["wins"] == ["An old win"]
    assert shown(documents.fitted(journal, sheet_of(talk)))["wins"] == ["A fresh win"]
    note = journal.add("entry", title="A note")
    with pytest.raises(Trouble, match="no place"):
        documents.fitted(journal, sheet_of(talk), include=[note])
    with pytest.raises(Trouble, match="no record"):
        documents.fitted(journal, sheet_of(talk), include=["nosuchuid"])


def test_a_private_record_asked_for_is_passed_over(journal: Journal, talk: str) -> None:
    win = journal.add("entry", kind="win", title=SECRET, private=True)
    assert SECRET not in as_text.page(documents.fitted(journal, sheet_of(talk), include=[win]))


def test_a_career_sheet_leads_with_themes_and_the_next_step(journal: Journal, talk: str) -> None:
    journal.edit("conversation", talk, kind="career")
    theme = journal.add("theme", name="Teaching")
    journal.add("entry", title="A class", themes=[theme], day=date(2026, 1, 10))
    journal.add("goal", title="Lead a group", kind="career", direction="sideways")
    journal.add("goal", title="Two design notes", kind="professional")
    page = documents.fitted(journal, sheet_of(talk))
    found = shown(page)
    assert list(found)[:3] == ["themes", "growth", "wish"]
    assert (found["growth"], found["goals"]) == (["Lead a group"], ["Two design notes"])
    assert len(found["standing"]) == 3
    assert "Looking ahead, no promises expected" in as_text.page(page)


def test_the_next_growth_step_leads_where_one_was_said(journal: Journal, talk: str) -> None:
    journal.edit("conversation", talk, kind="career")
    journal.add("goal", title="Lead a group", kind="career")
    old = journal.add("growth-step", text="A course", direction="deepen", day=date(2026, 1, 2))
    journal.add("growth-step", text="A month at the desk", direction="sideways", day=date(2026, 1, 9))
    assert shown(documents.fitted(journal, sheet_of(talk)))["growth"] == ["A month at the desk"]
    assert shown(documents.fitted(journal, sheet_of(talk)))["goals"] == ["Lead a group"], (
        "it keeps its place among the goals"
    )
    assert old not in [item.uid for _, item in documents.summary(journal, sheet_of(talk)).items]


def test_feedback_comes_with_what_was_done_about_it(journal: Journal, talk: str) -> None:
    tomas = journal.add("person", name="Tomás Ruiz", relation="peer")
    heard = journal.add("feedback", body="Slower, **please**.", giver=tomas, day=date(2026, 1, 14))
    assert "feedback" not in shown(documents.fitted(journal, sheet_of(talk))), "without a response there is no pair"
    action = feedback.answer(journal, heard, "Pause after each slide")
    assert "feedback" not in shown(documents.fitted(journal, sheet_of(talk))), "promised: a candidate, not ticked"
    assert [
        item.uid for section, item in documents.summary(journal, sheet_of(talk)).items if section.key == "feedback"
    ] == [heard]
    actions.done(journal, action)
    page = as_text.page(documents.fitted(journal, sheet_of(talk)))
    assert "“Slower, please.”" in page
    assert "Pause after each slide" in page
    assert "Tomás Ruiz" in documents.who_is_named(documents.fitted(journal, sheet_of(talk)))
    journal.edit("feedback", heard, private=True)
    assert "Slower" not in as_text.page(documents.fitted(journal, sheet_of(talk), include=[heard]))


def test_a_talk_with_somebody_else_is_no_evidence_on_the_sheet(journal: Journal, talk: str) -> None:
    goal = journal.add("goal", title="Lead the desk")
    journal.add("entry", title="Ran the desk", goals=[goal], day=date(2026, 1, 3))
    ruth = journal.add("person", name="Ruth Penhaligon")
    other = journal.add("conversation", people=[ruth], title="Leaving, perhaps", goals=[goal], day=date(2026, 1, 12))
    journal.edit("conversation", other, held_on=date(2026, 1, 12))
    page = as_text.page(documents.fitted(journal, sheet_of(talk)))
    assert "Ran the desk" in page
    assert "Leaving" not in page


def test_only_wins_that_fit_are_ticked_where_there_is_a_choice(journal: Journal, talk: str) -> None:
    for n in range(5):
        journal.add("entry", kind="win", title=f"Long {n}", impact=" ".join(["word"] * 50), day=date(2026, 1, 10 + n))
    for n in range(3):
        journal.add("entry", kind="win", title=f"Win {n}", day=date(2025, 10, 1 + n))
    page = documents.fitted(journal, sheet_of(talk))
    assert shown(page)["wins"] == ["Win 2", "Win 1", "Win 0"]
    assert not page.left_out


def test_who_can_be_read_on_the_page_is_named(journal: Journal, talk: str) -> None:
    journal.add("person", name="Tomás Ruiz")
    journal.add("person", name="Will Archer")
    journal.add("person", name="Ines Falk")
    journal.add("entry", kind="win", title="Tomás leads the rota and all will be well")
    assert documents.who_is_named(documents.fitted(journal, sheet_of(talk))) == ("Priya Raman", "Tomás Ruiz")


@pytest.mark.parametrize("suffix", [".pdf", ".html", ".md", ".txt", ".PDF"])
def test_saving_in_any_format_counts_as_printed(journal: Journal, talk: str, tmp_path: Path, suffix: str) -> None:
    assert conversations.get(journal, talk).printed_on is None
    made = documents.save(journal, sheet_of(talk), tmp_path / f"sheet{suffix}", paper="letter")
    assert made.paper == "letter"
    assert conversations.get(journal, talk).printed_on == date(2026, 1, 20)
    assert [path.name for path in tmp_path.glob("*sheet*")] == [f"sheet{suffix}"]


@pytest.mark.parametrize("name", ["sheet.docx", "sheet", "gone/sheet.pdf", "folder.pdf"])
def test_what_cannot_be_written_is_one_sentence_and_changes_nothing(
    journal: Journal, talk: str, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Trouble) as trouble:
        documents.save(journal, sheet_of(talk), tmp_path / name)
    assert "\n" not in str(trouble.value)
    assert sorted(tmp_path.rglob("*")) == before
    assert conversations.get(journal, talk).printed_on is None


def test_a_failed_save_leaves_the_file_of_before(
    journal: Journal, talk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sheet.txt"
    target.write_text("before")

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", full_disk)
    with pytest.raises(Trouble, match="No space left"):
        documents.save(journal, sheet_of(talk), target)
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.glob("*sheet*")] == ["sheet.txt"]


def test_the_same_records_are_on_all_four_files(journal: Journal, talk: str, tmp_path: Path) -> None:
    for n in range(3):
        journal.add("entry", kind="win", title=f"Win {n}", impact=" ".join(["moved"] * 30))
        journal.add("goal", title=f"Goal {n}", measure=" ".join(["weekly"] * 20))
        journal.add(
            "option", title=f"Option {n}", rationale=" ".join(["because"] * 30), cost=" ".join(["days"] * 20),
            ready_on=date(2026, 1, 1),
        )  # fmt: skip
        conversations.add_topic(journal, talk, f"Topic {n}", kind="ask")
    made = [documents.save(journal, sheet_of(talk), tmp_path / f"sheet{suffix}") for suffix in documents.FORMATS]
    assert len({one.left_out for one in made}) == 1
    assert {left.reason for left in made[0].left_out} == {NO_ROOM}, "the control: something had to go"
    for suffix in documents.FORMATS:
        text = readable(tmp_path / f"sheet{suffix}")
        assert not [left.text for left in made[0].left_out if left.text in text]
        assert all(name in text for names in shown(made[0]).values() for name in names if len(name) < 20)


def test_a_file_name_is_offered(journal: Journal, talk: str) -> None:
    assert documents.file_name(documents.fitted(journal, sheet_of(talk)), ".pdf") == "1-1 with Priya Raman.pdf"


def test_what_the_window_says_about_a_section(journal: Journal, talk: str) -> None:
    for n in range(4):
        documents.choose(journal, sheet_of(talk), journal.add("entry", kind="win", title=f"Win {n}"), True)
    page = documents.fitted(journal, sheet_of(talk))
    wins = next(section for section in page.summary.sections if section.key == "wins")
    assert documents.count(wins) == "3 of 4 fit"
    assert documents.left_out(page) == ["Win 0 – the sheet holds 3 of these"]
