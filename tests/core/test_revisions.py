"""Earlier versions: the state before every editing session is kept, comes back, and follows its record everywhere."""

from __future__ import annotations

import shutil
import zlib
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerjournal import cli
from careerjournal.core import (
    check,
    entries,
    file,
    keys,
    own_letters,
    promotions,
    revision_rows,
    revisions,
    search,
    sessions,
    trash,
    without_private,
)
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.records import Revision
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

V3 = Path(__file__).parents[1] / "journals" / "v3.journal"


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = examples.empty()
    yield made
    made.close()


def texts(journal: Journal, uid: str, field: str = "") -> list[str]:
    return [one.text for one in revisions.of(journal, uid) if one.field == (field or one.field)]


# --- what is kept


def test_a_run_of_typing_keeps_what_stood_before_it_and_undoes_as_one(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    for typed in ("One two", "One two three"):
        revisions.save(journal, uid, "body", typed, session="s1")
    assert texts(journal, uid) == ["One"]
    journal.undo()
    assert (entries.get(journal, uid).body, texts(journal, uid)) == ("One", [])
    journal.redo()
    assert (entries.get(journal, uid).body, texts(journal, uid)) == ("One two three", ["One"])


def test_each_session_keeps_its_own_and_undoes_apart(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    revisions.save(journal, uid, "body", "One two", session="s1")
    revisions.save(journal, uid, "body", "One two three", session="s2")
    assert texts(journal, uid) == ["One two", "One"]
    journal.undo()
    assert (entries.get(journal, uid).body, texts(journal, uid)) == ("One two", ["One"])


def test_saving_the_same_is_no_step(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    revisions.save(journal, uid, "body", "One")
    assert (journal.undo_label, texts(journal, uid)) == ("Add entry", [])


def test_a_text_changed_elsewhere_during_a_session_is_kept(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    revisions.save(journal, uid, "body", "Mine", session="s1")
    journal.edit("entry", uid, body="Theirs")
    revisions.save(journal, uid, "body", "Mine again", session="s1")
    assert texts(journal, uid) == ["Theirs", "Mine", "One"]


def test_typing_on_after_an_undo_keeps_what_undo_brought_back(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    revisions.save(journal, uid, "body", "Two", session="s1")
    journal.undo()
    revisions.save(journal, uid, "body", "Three", session="s1")
    assert texts(journal, uid) == ["One"]


def test_only_what_was_changed_is_kept_and_nothing_of_what_was_empty(journal: Journal) -> None:
    uid = journal.add("entry", body="One", impact="")
    journal.edit("entry", uid, title="New", impact="Half the calls", private=True)
    assert texts(journal, uid) == []


REQUIRED = {
    "aspiration": {"horizon": 2}, "cycle-date": {"day": date(2026, 6, 1)}, "away": {
        "from_day": date(2026, 7, 1), "to_day": date(2026, 7, 14)},
    "letter": {"open_on": date(2025, 1, 1), "day": date(2024, 1, 1)}, "plan-theme": {"year": 2026},
    "outcome": {"kind": "agreed"}, "series": {"from_day": date(2026, 1, 22)},
}  # fmt: skip


@pytest.mark.parametrize("noun", NOUNS)
def test_every_text_of_every_noun(journal: Journal, noun: str) -> None:
    """And each comes back as a new version, which undo takes back."""
    fields = [field for field in NOUNS[noun].fields if field.type in ("text", "prose")]
    fields = [field for field in fields if field.name not in ("zone", "prompt_set")]
    uid = journal.add(noun, **_needed(journal, noun) | {field.name: f"Former {field.name}" for field in fields})
    if noun == "letter":
        own_letters.open(journal, uid)
    for field in fields:
        before, now = f"Former {field.name}", f"Present {field.name}"
        assert texts(journal, uid, field.name) == []
        journal.edit(noun, uid, **{field.name: now})
        (version,) = [one for one in revisions.of(journal, uid) if one.field == field.name]
        assert (version.text, version.now, version.can_return) == (before, now, True)
        assert version.called
        revisions.bring_back(journal, version)
        assert journal.values(uid)[field.name] == before
        assert texts(journal, uid, field.name) == [now, before]
        journal.undo()
        assert (journal.values(uid)[field.name], texts(journal, uid, field.name)) == (now, [before])


def _needed(journal: Journal, noun: str) -> dict[str, object]:
    """What a record of this noun cannot be without, other than words."""
    made: dict[str, object] = dict(REQUIRED.get(noun, {}))
    for field in NOUNS[noun].fields:
        if field.required and field.type == "ref":
            one = journal.add(field.refers_to, **_needed(journal, field.refers_to) | _worded(field.refers_to))
            made[field.name] = [one] if field.many else one
        elif field.name == "prompt_set":
            made[field.name] = "pulse"
    return made


def _worded(noun: str) -> dict[str, str]:
    return {field.name: "Words" for field in NOUNS[noun].fields if field.required and field.type in ("text", "prose")}


def test_an_answer_is_kept_once_a_session_and_comes_back(journal: Journal) -> None:
    uid = sessions.begin(journal, "pulse")
    for typed in ("H", "Here"):
        sessions.answer(journal, uid, "where-am-i", typed, session="s1")
    sessions.answer(journal, uid, "where-am-i", "There", session="s2")
    (version,) = revisions.of(journal, uid)
    assert (version.text, version.now, bool(version.asked)) == ("Here", "There", True)
    revisions.bring_back(journal, version)
    assert sessions.get(journal, uid).question("where-am-i").answer == "Here"
    assert "Here" in entries.get(journal, uid).body


def test_what_is_edited_on_a_page_is_told_with_its_record(journal: Journal) -> None:
    talk = journal.add("conversation", people=[journal.add("person", name="Ines")], day=date(2026, 1, 20), body="One")
    topic, promise = (
        journal.add("topic", conversation=talk, text="Level 5"),
        journal.add("action", text="Send it", conversation=talk),
    )
    journal.edit("topic", topic, text="Level 6")
    journal.edit("action", promise, text="Bring it")
    journal.edit("conversation", talk, body="Two")
    assert [(one.noun, one.text) for one in revisions.of(journal, talk)] == [
        ("conversation", "One"), ("action", "Send it"), ("topic", "Level 5"),
    ]  # fmt: skip
    assert texts(journal, topic) == ["Level 5"]
    journal.remove(topic)
    assert "Level 5" not in texts(journal, talk)


def test_the_command_line_keeps_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "a.journal")
    for words in (["new", path], ["--journal", path, "goal", "add", "--title", "Lead the desk"]):
        assert cli.main(words) == 0
    uid = capsys.readouterr().out.split()[-1]
    assert cli.main(["--journal", path, "goal", "edit", uid, "--title", "Run the desk"]) == 0
    journal = Journal.open(Path(path))
    assert texts(journal, uid) == ["Lead the desk"]
    journal.close()


def test_a_letter_that_is_closed_still_tells_nothing(journal: Journal) -> None:
    uid = journal.add("letter", text="Dear me", open_on=date(2030, 1, 1))
    journal.edit("letter", uid, text="Dear you")
    assert revisions.of(journal, uid) == []
    assert journal.rows("SELECT count(*) FROM revision") == [(1,)]


def test_a_note_about_a_promotion_is_kept_each_time_it_was_left(journal: Journal) -> None:
    uid = journal.add("promotion", target="Lead")
    for said in ("Not yet", "Not yet, in spring", "In spring"):
        promotions.note(journal, uid, said=said)
    assert texts(journal, uid) == ["Not yet, in spring", "Not yet"]


# --- the trash


def test_one_version_goes_to_the_trash_and_comes_back(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    for text in ("Two", "Three", "Four"):
        journal.edit("entry", uid, body=text)
    middle = revisions.of(journal, uid)[1]
    revisions.remove(journal, middle.id)
    assert texts(journal, uid) == ["Three", "One"]
    journal.undo()
    assert texts(journal, uid) == ["Three", "Two", "One"]
    revisions.remove(journal, middle.id)
    (piece,) = trash.contents(journal)
    assert (piece.noun, piece.title, piece.called) == ("earlier-version", "Two", "earlier version")
    trash.restore(journal, piece.id[:10])
    assert texts(journal, uid) == ["Three", "Two", "One"]
    revisions.remove(journal, middle.id)
    trash.empty(journal)
    assert (texts(journal, uid), trash.contents(journal)) == (["Three", "One"], [])


def test_a_record_takes_its_versions_to_the_trash_and_back_and_for_good(journal: Journal) -> None:
    uid, other = journal.add("entry", body="One"), journal.add("goal", title="One")
    for one, noun, field in ((uid, "entry", "body"), (other, "goal", "title")):
        journal.edit(noun, one, **{field: "Two"})
    journal.remove(uid)
    journal.restore(uid)
    assert texts(journal, uid) == ["One"]
    journal.remove(uid)
    trash.empty(journal)
    assert journal.rows("SELECT kind FROM revision") == [("goal",)], "no word of what was deleted for good"
    assert texts(journal, other) == ["One"]


# --- where it must not show


def test_no_search_looks_into_them(journal: Journal) -> None:
    uid = journal.add("entry", body="Marigold")
    assert len(search.find(journal, "marigold")) == 1, "the control"
    journal.edit("entry", uid, body="Tulip")
    assert search.find(journal, "marigold") == []


def test_a_version_is_as_private_as_its_record(journal: Journal) -> None:
    ines = journal.add("person", name="Ines")
    talk = journal.add("conversation", people=[ines], day=date(2026, 1, 20), body="One")
    topic = journal.add("topic", conversation=talk, text="One")
    for noun, uid, field in (("conversation", talk, "body"), ("topic", topic, "text")):
        journal.edit(noun, uid, **{field: "Two"})
    with without_private.reading(journal):
        assert len(texts(journal, talk)) == 2, "the control"
    journal.edit("conversation", talk, private=True)
    with without_private.reading(journal):
        assert journal.rows("SELECT * FROM revision") == []
    assert len(texts(journal, talk)) == 2


# --- the file


def test_check_names_a_version_that_cannot_be_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    journal = Journal.create(path, known_here=False)
    uid = journal.add("entry", body="One")
    for text in ("Two", "Three"):
        journal.edit("entry", uid, body=text)
    journal.checkpoint()
    assert check.problems(path, journal.key) == [], "the control"
    with journal.bulk("damage"):
        Revision.update(middle=zlib.compress(b"Another")).where(Revision.id == 2).execute()
    assert texts(journal, uid) == ["One"], "it is never shown as another text"
    journal.checkpoint()
    assert check.problems(path, journal.key) == [
        "An earlier version of “body” in row 1 of “entry” cannot be read back."
    ]
    journal.edit("entry", uid, body="Four")
    assert texts(journal, uid) == ["Three", "One"], "what comes later does not hang on it"
    journal.close()


def test_what_an_earlier_schema_kept_whole_is_packed(tmp_path: Path) -> None:
    path = tmp_path / "old.journal"
    shutil.copy(V3, path)
    kept = [("conversation", 3, "body", f"{number} {'She listened. ' * 60}") for number in range(40)]
    kept += [
        ("goal", 1, "why", "So that others sleep"),
        ("conversation", 3, "wish", "A yes"),
        ("session", 6, "body", "x"),
    ]
    with closing(file.connect(path, keys.fitting(path))) as old:
        for number, (noun, record, field, text) in enumerate(kept):
            old.execute(
                "INSERT INTO revision (uid, created, changed, noun, record, field, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (f"{number:026}", "2026-01-01T09:00:00+00:00", "2026-01-01T09:00:00+00:00", noun, record, field, text),
            )
        old.commit()
    journal = Journal.open(path)
    found = {(kind, field) for kind, field in journal.rows("SELECT kind, field FROM revision")}
    assert found == {("entry", "body"), ("goal", "why"), ("conversation", "wish")}
    bodies = revision_rows.of("entry", 3)
    assert [text for _row, text in bodies] == [one[3] for one in kept[39::-1]]
    assert {row.uid for row, _text in bodies} == {f"{number:026}" for number in range(40)}
    ((size,),) = journal.rows("SELECT sum(length(middle)) FROM revision WHERE record = 3")
    assert size < 2_000 < sum(len(one[3]) for one in kept)
    journal.close()
