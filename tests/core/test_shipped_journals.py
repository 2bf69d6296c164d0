"""Every schema that was ever shipped opens today, with everything that was in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from careerjournal.core import (
    actions,
    conversations,
    entries,
    feedback,
    goals,
    migrations,
    options,
    plain,
    revisions,
    search,
    trash,
)
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal

SHIPPED = sorted((Path(__file__).parents[1] / "journals").glob("v*.journal"))


def test_there_is_one_for_every_step() -> None:
    assert [path.stem for path in SHIPPED] == [f"v{number}" for number in range(1, migrations.VERSION + 1)]


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Journal:
    """Return a copy of a shipped journal, opened by the program of today."""
    path = tmp_path / "old.journal"
    shutil.copyfile(request.param, path)
    journal = Journal.open(path)
    yield journal
    journal.close()


def test_it_holds_what_it_held(old: Journal) -> None:
    assert old.rows("PRAGMA user_version") == [(migrations.VERSION,)]
    assert (old.settings.name, old.settings.fiscal_start) == ("Leonie Achterberg", 4)
    found = [view for view in entries.select(old, Filter(planned=True)) if view.noun != "session"]
    assert [view.kind for view in found] == ["conversation", "feedback", "conversation", "note", "win"]
    win = found[-1]
    assert (win.impact, win.energy, win.people[0].name, win.strengths[0].effect) == (
        "Half the calls", 2, "Priya Raman", "energised",
    )  # fmt: skip
    assert found[-2].private
    talk = conversations.next_one(old)
    assert (talk.wish, [topic.text for topic in conversations.topics(old, talk)]) == ("A clear yes or no", ["The rota"])
    assert [action.text for action in actions.open_ones(old)] == ["Send the case", "Pause after each slide"]
    assert options.all_of(old)[0].outcomes[0].offered_instead == "An intern"
    assert feedback.newest_first(old)[0].answered
    assert goals.active(old)[0].measure == "Three gales without me"
    assert [piece.title for piece in trash.contents(old) if piece.noun == "entry"] == ["Removed"]


def test_earlier_versions_read_back(old: Journal) -> None:
    win = entries.select(old, Filter(kinds=("win",)))[0]
    found = revisions.of(old, win.id)
    if not found:
        assert old.rows("SELECT 1 FROM revision") == []
        return
    edited = [int(one.text.rpartition(" ")[2]) for one in found if "Edited" in one.text]
    assert edited == [number for number in range(19, -1, -1) if number != 16], "one lies in the trash"
    assert found[-1].text == found[-1].now == win.body


def test_it_is_searched_and_written(old: Journal) -> None:
    assert len(search.find(old, "สวัสดี")) == 1
    uid = old.add("entry", body="Written today")
    assert old.undo() == "Add entry"
    assert search.find(old, "written today") == []
    assert uid


def test_what_came_with_the_methods_is_there_too(old: Journal) -> None:
    held = {noun: plain.everything(old, noun) for noun in ("drain", "stock-take", "want", "session")}
    if not any(held.values()):  # the first schema knew none of it
        assert old.settings.stage == ""
        return
    assert held["drain"][0]["asks_for"] == "Communication"
    assert [(one["name"], one["state"]) for one in held["stock-take"][0]["states"]] == [
        ("Calm in a gale", "used a little")
    ]
    assert [hit.noun for hit in search.find(old, "co-creation")] == ["drain"]
    assert old.settings.stage == "growing"
