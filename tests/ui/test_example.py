"""A look round the example: another file, marked on every screen, and no way to lose the own journal by it."""

from __future__ import annotations

import pytest

from careerjournal.core import demo, first_start, known
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.screens import SCREENS
from tests.ui import tour


@pytest.fixture
def window(journal, settings, monkeypatch):
    # One entry stands for the whole example: how it is told has tests of its own.
    monkeypatch.setattr(demo, "fill", lambda made: made.add("entry", body="Invented"))
    first_start.asked(journal)
    journal.add("entry", body="My own")
    found = tour.opened(journal, settings)
    yield found
    found.close()
    found.journal.close()


def bodies(journal):
    return [body for (body,) in journal.rows("SELECT body FROM entry")]


def test_it_is_another_file_and_nobody_remembers_it(window, journal):
    window.commands.run("example")
    assert window.journal.path != journal.path
    assert bodies(window.journal) == ["Invented"]
    assert window.journal.path.resolve() not in known.journals()
    window.commands.run("example.leave")
    assert window.journal.path == journal.path
    assert bodies(window.journal) == ["My own"]


def test_it_is_marked_on_every_screen_and_the_own_journal_on_none(window):
    assert not window.example.strip.isVisible()
    window.commands.run("example")
    for name in SCREENS:
        window.go(name)
        assert window.example.strip.isVisible(), name
    window.commands.run("example.leave")
    assert not window.example.strip.isVisible()


def test_undo_does_not_reach_over(window):
    window.commands.run("example")
    window.journal.add("entry", body="Scribbled")
    window.commands.run("example.leave")
    window.undo()
    assert bodies(window.journal) == ["My own"]


def test_closing_the_window_on_the_example_throws_it_away(window):
    window.commands.run("example")
    path = window.journal.path
    window.close()
    assert not path.parent.exists()


def test_an_example_that_cannot_be_made_leaves_the_own_journal_open(window, journal, monkeypatch):
    def fail(_made: Journal) -> None:
        raise Trouble("The disk is full.")

    monkeypatch.setattr(demo, "fill", fail)
    with pytest.raises(Trouble):
        window.example.begin()
    assert window.journal.path == journal.path
    assert not window.example.is_shown
    assert bodies(window.journal) == ["My own"]


def test_an_own_journal_that_is_gone_leaves_the_example_open_and_says_so(window, journal):
    window.commands.run("example")
    aside = journal.path.with_suffix(".aside")
    journal.path.rename(aside)
    with pytest.raises(Trouble):
        window.example.leave()
    assert window.example.is_shown
    assert bodies(window.journal) == ["Invented"]
    aside.rename(journal.path)
    window.example.leave()
    assert bodies(window.journal) == ["My own"]
