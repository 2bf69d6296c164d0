"""What is written as Markdown reads back as it was, and nobody's file is touched on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.core import entries
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.exchange import front_matter, importing, markdown, markdown_entry, markdown_export
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from tests import examples

EXCERPTS = Path(__file__).parents[1] / "data"
SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


@pytest.fixture
def journal() -> Iterator[Journal]:
    opened = examples.empty()
    yield opened
    opened.close()


def said(view: EntryView) -> tuple[object, ...]:
    return view.day, view.time, view.zone, view.title, view.body


def full(view: EntryView) -> tuple[object, ...]:
    links = [[link.name for link in names] for names in (view.people, view.goals, view.themes)]
    strengths = [(link.name, link.effect) for link in view.strengths]
    return *said(view), view.kind, view.impact, view.energy, view.private, view.told_on, links, strengths


def everything(journal: Journal) -> list[tuple[object, ...]]:
    return sorted(said(view) for view in entries.select(journal, Filter(planned=True)))


def emptied(journal: Journal) -> None:
    with journal.bulk("Empty"):
        for view in entries.select(journal, Filter(planned=True)):
            journal.remove(view.id)


def a_rich_entry(journal: Journal) -> str:
    return journal.add(
        "entry", day=date(2026, 1, 12), time="09:45", zone="Asia/Bangkok", kind="win", title='Größe: "it" # works',
        body="First.\n\n---\n\n  indented\ttabs  \n#tag [[Note|alias]]\n", impact="For\nmany: 3 %", energy=-2,
        private=True, told_on=date(2026, 1, 14), people=[journal.add("person", name="Ada, of Ålesund")],
        strengths=[(journal.add("strength", name="Calm (in storms)"), "drained")],
        goals=[journal.add("goal", title="Lead \\ the [team]")], themes=[journal.add("theme", name="work/big, really")],
    )  # fmt: skip


@pytest.mark.parametrize("place", [EXCERPTS, SAMPLES], ids=["data", "samples"])
def test_samples_read_back_as_they_were(tmp_path: Path, journal: Journal, place: Path) -> None:
    if not place.exists():
        pytest.skip("no samples")
    for name in ("brag-documents", "weeknotes"):
        importing.run(journal, markdown.read(place / name))
    before = everything(journal)
    assert markdown_export.write(journal, tmp_path / "out") == len(before) > 40
    emptied(journal)
    report = importing.run(journal, markdown.read(tmp_path / "out"))
    assert (report.added, report.skipped) == (len(before), ())
    assert everything(journal) == before


def test_every_field_and_link_comes_back(tmp_path: Path, journal: Journal) -> None:
    before = full(entries.get(journal, a_rich_entry(journal)))
    markdown_export.write(journal, tmp_path / "out")
    emptied(journal)
    importing.run(journal, markdown.read(tmp_path / "out"))
    (view,) = entries.select(journal)
    assert full(view) == before


def test_unknown_goals_and_strengths_are_named_and_never_guessed(tmp_path: Path, journal: Journal) -> None:
    a_rich_entry(journal)
    markdown_export.write(journal, tmp_path / "out")
    emptied(journal)
    for noun in ("goal", "strength"):
        for (uid,) in journal.rows(f"SELECT uid FROM {noun}"):
            journal.remove(uid)
    report = importing.run(journal, markdown.read(tmp_path / "out"))
    (view,) = entries.select(journal)
    assert (view.goals, view.strengths) == ((), ())
    assert "Lead \\ the [team]" in report.notes[0]
    assert "Calm (in storms)" in report.notes[0]


def test_an_export_read_into_the_same_journal_adds_nothing(tmp_path: Path, journal: Journal) -> None:
    a_rich_entry(journal)
    for _ in range(2):
        journal.add("entry", body="Coffee", day=date(2026, 1, 3), time="")
    ada = journal.add("person", name="Ada")
    talk = journal.add("conversation", people=[ada], title="Catch-up", body="Notes", wish="A mentor")
    journal.add("topic", conversation=talk, text="The budget", kind="hard", proposal="Half of it")
    journal.add("action", conversation=talk, text="Send the plan", owner=ada, due=date(2026, 2, 1))
    journal.add("feedback", giver=ada, body="You listen well.", about="Workshop")
    assert markdown_export.write(journal, tmp_path / "out") == 5
    report = importing.run(journal, markdown.read(tmp_path / "out"))
    assert (report.found, report.added, report.batch) == (5, 0, "")


def test_a_conversation_is_written_with_what_hangs_on_it(tmp_path: Path, journal: Journal) -> None:
    ada = journal.add("person", name="Ada")
    talk = journal.add("conversation", people=[ada], title="Catch-up", body="Notes", kind="career", wish="A mentor")
    journal.add("topic", conversation=talk, text="The budget", kind="hard", proposal="Half of it")
    journal.add("action", conversation=talk, text="Send the plan", owner=ada, due=date(2026, 2, 1))
    markdown_export.write(journal, tmp_path / "out")
    (path,) = (tmp_path / "out").rglob("*.md")
    values = {value.key: value for value in front_matter.split(path.read_text(encoding="utf-8")).values}
    assert values["conversation"].text == "career"
    assert values["wish"].text == "A mentor"
    assert values["topics"].items == ("[ ] The budget → Half of it",)
    assert values["actions"].items == ("[ ] Ada: Send the plan (2026-02-01)",)
    emptied(journal)
    report = importing.run(journal, markdown.read(tmp_path / "out"))
    (view,) = entries.select(journal)
    assert (view.noun, view.kind, view.title, view.body) == ("entry", "note", "Catch-up", "Notes")
    assert "more than a note" in report.notes[0]


def test_a_private_entry_is_marked_and_stays_private(tmp_path: Path, journal: Journal) -> None:
    journal.add("entry", body="For me alone", private=True, title="Quiet")
    journal.add("entry", body="For all", title="Loud")
    markdown_export.write(journal, tmp_path / "out")
    marked = {path.stem: "\nprivate: true\n" in path.read_text() for path in (tmp_path / "out").rglob("*.md")}
    assert marked == {"2026-01-20 quiet": True, "2026-01-20 loud": False}
    emptied(journal)
    importing.run(journal, markdown.read(tmp_path / "out"))
    assert {view.title: view.private for view in entries.select(journal)} == {"Quiet": True, "Loud": False}


def test_a_note_program_may_have_changed_the_file(tmp_path: Path, journal: Journal) -> None:
    a_rich_entry(journal)
    markdown_export.write(journal, tmp_path / "out")
    (path,) = (tmp_path / "out").rglob("*.md")
    text = path.read_text(encoding="utf-8").replace("---\n", "---\naliases: [Big day]\n", 1)
    path.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    (found,) = markdown.read(path).found
    assert found.private
    assert found.body.startswith("First.\n\n---\n\n  indented\ttabs  \n#tag [[Note|alias]]")
    assert found.body.endswith("aliases: [Big day]")


# Files and folders ------------------------------------------------------------------------------------------------


def test_names_are_plain_and_never_alike(tmp_path: Path, journal: Journal) -> None:
    titles = ["Coffee", "coffee", "COFFEE!", "../../etc/passwd", "a/b\\c:d*e?", "", "คอร์สของปริญญาโท " * 20, "🧑"]
    for title in titles:
        journal.add("entry", title=title, body="x", day=date(2026, 1, 3))
    journal.add("entry", title="", body="", day=date(2026, 1, 3))
    assert markdown_export.write(journal, tmp_path / "out") == len(titles) + 1
    paths = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.md"))
    assert len({path.casefold() for path in paths}) == len(titles) + 1
    assert all(
        path.startswith("2026/2026-01-03") and len(path.encode()) < 255 and path.count("/") == 1 for path in paths
    )
    assert {"2026/2026-01-03 coffee.md", "2026/2026-01-03 coffee-2.md", "2026/2026-01-03 etc-passwd.md"} <= set(paths)


def test_nobodys_files_are_written_over(tmp_path: Path, journal: Journal) -> None:
    a_rich_entry(journal)
    theirs = tmp_path / "notes" / "plan.md"
    theirs.parent.mkdir()
    theirs.write_text("Mine")
    with pytest.raises(Trouble, match=r"something in .*notes already"):
        markdown_export.write(journal, theirs.parent)
    with pytest.raises(Trouble, match=r"something in .*plan\.md already"):
        markdown_export.write(journal, theirs)
    with pytest.raises(Trouble, match=r"no folder .*gone"):
        markdown_export.write(journal, tmp_path / "gone" / "out")
    assert [path.name for path in tmp_path.iterdir() if path.name != "xdg"] == ["notes"]
    assert (theirs.read_text(), len(list(theirs.parent.iterdir()))) == ("Mine", 1)


def test_an_empty_folder_and_a_link_to_one_will_do(tmp_path: Path, journal: Journal) -> None:
    a_rich_entry(journal)
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert markdown_export.write(journal, tmp_path / "link") == 1
    assert len(list((tmp_path / "real").rglob("*.md"))) == 1
    assert (tmp_path / "link").is_symlink()


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (3, 4, 5):
        journal.add("entry", body="x", day=date(2026, 1, day))
    (tmp_path / "there").mkdir()
    written = []

    def full_disk(*arguments: object) -> str:
        written.append(arguments)
        if len(written) % 3 == 0:
            raise OSError(28, "No space left on device")
        return "text"

    monkeypatch.setattr(markdown_entry, "write", full_disk)
    for name in ("out", "there"):
        with pytest.raises(Trouble, match="No space left on device"):
            markdown_export.write(journal, tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "xdg") == ["there"]
    assert list((tmp_path / "there").iterdir()) == []


def test_a_place_that_cannot_be_written(journal: Journal) -> None:
    with pytest.raises(Trouble, match=r"Nothing was (left there|written)\."):
        markdown_export.write(journal, "/proc/careerjournal-export")


# Any text ---------------------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=60)
PROSE = st.lists(
    TEXT | st.sampled_from(["---", "", "[[a|b]]", "# 2021-03-02", "date: 2020-01-01", "* [Mar 2, 2021] x", "```"])
)


@given(title=TEXT, body=PROSE.map("\n".join), impact=TEXT, names=st.lists(TEXT.filter(str.strip), max_size=3))
def test_any_text_reads_back_letter_for_letter(title: str, body: str, impact: str, names: list[str]) -> None:
    fields = [("date", date(2021, 3, 2)), ("title", title), ("impact", impact), ("people", names), ("private", True)]
    text = markdown_entry.write(fields, body)
    found = markdown_entry.read(text.encode().decode(), "a.md", [])
    assert found is not None
    assert (found.day, found.title, found.body, found.impact) == (date(2021, 3, 2), title, body, impact)
    assert (found.private, list(found.people)) == (True, names)


@given(st.lists(TEXT, max_size=3))
def test_front_matter_is_json_for_every_other_reader(texts: list[str]) -> None:
    text = markdown_entry.write([("title", "".join(texts)), ("themes", texts)], "")
    for line in text.split("\n")[2:]:
        if line.startswith(("title: ", "themes: ")):
            assert json.loads(line.partition(": ")[2]) in ("".join(texts), texts)


def test_the_round_trip_check_can_fail() -> None:
    text = markdown_entry.write([("date", date(2021, 3, 2)), ("title", "A")], "Body\n")
    found = markdown_entry.read(text.replace("Body\n", "Body"), "a.md", [])
    assert found is not None
    assert found.body != "Body\n"
