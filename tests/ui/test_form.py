"""Forms: what was declared is what is shown, kept on leaving a field, and never filled in for the person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.fields import CalendarPopup, Chosen, Day, Line, choice_words
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.references import Effects, References

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal


def shown(form: Form) -> Form:
    form.resize(480, 900)
    form.show()
    return form


def type_into(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture
def goal(journal: Journal) -> Form:
    return shown(Form(NOUNS["goal"].fields, journal))


def line(form: Form, name: str) -> QLineEdit:
    edit = form.edit_of(name)
    assert isinstance(edit, Line | Day)
    return edit.line


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_has_a_form_that_gives_back_what_it_was_given(journal: Journal, noun: str) -> None:
    form = Form(NOUNS[noun].fields, journal)
    values = form.values()
    form.set_values(values)
    assert form.values() == values
    assert all(value in (None, "", (), False) for value in values.values())


def test_three_fields_then_more(goal: Form) -> None:
    assert goal.edit_of("target_date").isVisible()
    assert not goal.edit_of("why").isVisible()
    goal.focus("why")
    assert goal.edit_of("why").isVisible()


def test_a_field_tells_its_value_once_on_leaving(goal: Form) -> None:
    seen: list[tuple[str, object]] = []
    goal.changed.connect(lambda name, value: seen.append((name, value)))
    type_into(line(goal, "title"), "Lead a migration")
    QTest.keyClick(line(goal, "title"), Qt.Key.Key_Return)
    type_into(line(goal, "target_date"), "2026-06-30")
    assert seen == [("title", "Lead a migration"), ("target_date", date(2026, 6, 30))]


def test_what_does_not_fit_is_said_under_the_field_and_not_kept(goal: Form) -> None:
    seen: list[str] = []
    goal.changed.connect(lambda name, _value: seen.append(name))
    type_into(line(goal, "target_date"), "soon")
    message = goal._fields["target_date"].message
    assert (message.isVisible(), "soon" in message.text(), seen) == (True, True, [])
    assert "target_date" not in goal.values()
    type_into(line(goal, "target_date"), "2026-06-30")
    assert (message.isVisible(), seen) == (False, ["target_date"])


@pytest.mark.parametrize("typed", ["20 Jan 2026", "20 January 2026", "20.1.2026", "today"])
def test_a_day_is_typed_in_words_and_stands_in_figures(goal: Form, typed: str) -> None:
    seen: list[object] = []
    goal.changed.connect(lambda _name, value: seen.append(value))
    type_into(line(goal, "target_date"), typed)
    assert (seen, line(goal, "target_date").text()) == ([date(2026, 1, 20)], "2026-01-20")


def test_a_day_that_could_be_two_is_not_guessed(goal: Form) -> None:
    type_into(line(goal, "target_date"), "1/2/2026")
    assert "could be 1 February or 2 January" in goal._fields["target_date"].message.text()
    assert "target_date" not in goal.values()


def test_an_empty_day_stays_empty(goal: Form) -> None:
    type_into(line(goal, "target_date"), "")
    assert goal.values()["target_date"] is None


def test_a_day_is_picked_from_the_calendar(goal: Form) -> None:
    seen: list[object] = []
    goal.changed.connect(lambda _name, value: seen.append(value))
    day = goal.edit_of("target_date")
    assert isinstance(day, Day)
    day._pick()
    popup = day.findChild(CalendarPopup)
    assert isinstance(popup, CalendarPopup)
    assert popup.calendar.selectedDate() == QDate(2026, 1, 20)
    popup.calendar.clicked.emit(QDate(2026, 3, 4))
    popup.calendar.activated.emit(QDate(2026, 3, 4))
    assert (day.line.text(), seen) == ("2026-03-04", [date(2026, 3, 4)])


def test_filling_a_form_tells_nothing(goal: Form) -> None:
    seen: list[str] = []
    goal.changed.connect(lambda name, _value: seen.append(name))
    goal.set_values({"title": "A", "kind": "career", "why": "B", "target_date": date(2026, 1, 1)})
    goal.flush()
    assert seen == []


def test_a_refresh_leaves_alone_what_is_being_typed(goal: Form) -> None:
    goal.activateWindow()
    QTest.qWait(1)
    title = line(goal, "title")
    title.setFocus()
    QTest.keyClicks(title, "Half a wo")
    goal.set_values({"title": "From elsewhere", "measure": "A talk is given"})
    assert (title.text(), line(goal, "measure").text()) == ("Half a wo", "A talk is given")


def test_another_record_takes_the_place_of_what_did_not_fit(goal: Form) -> None:
    type_into(line(goal, "target_date"), "tomorrow")
    line(goal, "title").setFocus()
    goal.set_values({"title": "The next one", "target_date": None})
    assert line(goal, "target_date").text() == ""
    assert not goal._fields["target_date"].message.isVisible()


def test_flush_sends_what_was_not_left_yet(goal: Form) -> None:
    seen: list[tuple[str, object]] = []
    goal.changed.connect(lambda name, value: seen.append((name, value)))
    line(goal, "title").setText("Typed")
    goal.flush()
    assert seen == [("title", "Typed")]


def test_a_required_field_says_that_it_is_needed(goal: Form) -> None:
    assert set(goal.problems()) == {"title"}
    assert goal._fields["title"].message.isVisible()


def test_choices_are_words(journal: Journal) -> None:
    form = Form(NOUNS["person"].fields, journal)
    relation = form.edit_of("relation")
    assert isinstance(relation, Chosen)
    assert relation.choice.itemText(0) == "Not said"
    assert relation.choice.itemText(1) == "Manager"
    assert choice_words(NOUNS["entry"].field("energy"), "-2") == "Drained"


@pytest.fixture
def talk(journal: Journal) -> Form:
    for name in ("Priya Raman", "Tomás Ek", "Tova Lind"):
        journal.add("person", name=name)
    return shown(Form(NOUNS["conversation"].fields, journal))


def people(form: Form) -> References:
    edit = form.edit_of("people")
    assert isinstance(edit, References)
    return edit


def test_a_unique_beginning_is_enough_and_a_new_person_is_made(talk: Form, journal: Journal) -> None:
    who = people(talk)
    type_into(who.line, "priya")
    type_into(who.line, "Nils Holm")
    assert [one.name for one in who.chosen] == ["Priya Raman", "Nils Holm"]
    assert talk.values()["people"] == tuple(one.id for one in who.chosen)
    assert "Nils Holm" in [one.name for one in who.line.known()]
    assert journal.undo_label


def test_leaving_the_line_takes_what_is_typed(talk: Form) -> None:
    who = people(talk)
    who.line.setText("priya raman")
    QApplication.sendEvent(who.line, QFocusEvent(QEvent.Type.FocusOut))
    assert [one.name for one in who.chosen] == ["Priya Raman"]


def test_completion_offers_beginnings_first_and_then_a_new_one(talk: Form) -> None:
    who = people(talk)
    who.line._look("to")
    assert who.line._words.stringList() == ["Tomás Ek", "Tova Lind", "New: to"]
    who.line._look("priya raman")
    assert who.line._words.stringList() == ["Priya Raman"]


def test_names_on_offer_go_away_once_one_is_taken(talk: Form) -> None:
    """Open, they would take the first letter typed after Return, wherever the focus is by then."""
    who = people(talk)
    talk.activateWindow()
    who.line.setFocus()
    QApplication.processEvents()
    QTest.keyClicks(who.line, "Nils")
    offered = who.line.completer().popup()
    assert offered is not None
    assert offered.isVisible(), "the control: a new name is on offer"
    QTest.keyClick(offered, Qt.Key.Key_Return)
    assert [one.name for one in who.chosen] == ["Nils"]
    assert not offered.isVisible()


def test_a_chip_is_removed(talk: Form) -> None:
    who = people(talk)
    type_into(who.line, "priya")
    who._remove(who.chosen[0])
    assert who.chosen == []


def test_a_strength_is_never_guessed(journal: Journal) -> None:
    planning = journal.add("strength", name="Planning")
    form = shown(Form((NOUNS["entry"].field("strengths"),), journal))
    edit = form.edit_of("strengths")
    assert isinstance(edit, Effects)
    seen: list[object] = []
    form.changed.connect(lambda _name, value: seen.append(value))
    type_into(edit.line, "Flying")
    assert (seen, form._fields["strengths"].message.isVisible()) == ([], True)
    type_into(edit.line, "plan")
    edit._set(planning, "drained")
    assert seen == [((planning, "energised"),), ((planning, "drained"),)]
    assert "Flying" not in [one.name for one in edit.line.known()]


def test_a_form_saves_what_the_journal_reads_back(journal: Journal) -> None:
    strength, person = journal.add("strength", name="Planning"), journal.add("person", name="Priya")
    entry = journal.add("entry", body="A day")
    form = Form(NOUNS["entry"].fields, journal)
    form.changed.connect(lambda name, value: journal.edit("entry", entry, **{name: value}))
    form.set_values(journal.values(entry))
    wanted = {
        "title": "Kept", "energy": 2, "private": True, "impact": "Two lines\nof it", "kind": "win", "time": "07:05",
        "people": (person,), "strengths": ((strength, "used"),), "told_on": date(2026, 1, 3),
    }  # fmt: skip
    for name, value in wanted.items():
        form.edit_of(name).set_value(value)
    form.flush()
    kept = journal.values(entry)
    assert {name: kept[name] for name in wanted} == wanted
