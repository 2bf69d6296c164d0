"""Names on paper: who is named in a text, and the same text with initials."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from careerjournal.core.journal import Journal
from careerjournal.core.summary import documents
from careerjournal.core.summary.choices import INITIALS, About
from careerjournal.core.summary.named import Names

PEOPLE = (
    "Priya Raman", "Tomás Echeverría-Quintana", "Ann Lee", "Ann-Marie Lindqvist", "Will Archer", "Mark Holm", "May Lin",
    "สมชาย ใจดี", "เอก", "Wilhelmina van der Straaten", "Sam Lindgren", "Łukasz Wójcik", "Dr. Zoë Ångström", "Bo",
)  # fmt: skip
NAMES = Names(PEOPLE, own="Sam Okafor")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Priya Raman asked, Priya nodded", "P. R. asked, P. nodded"),
        ("Priya's note and Priya Raman’s", "P.'s note and P. R.’s"),
        ("With Raman and PRIYA, (Priya)", "With R. and P., (P.)"),
        ("priya said, @priya, @bo, priya raman", "P. said, @P., @B., P. R."),
        ("Tomás, Tomas and Tomás Echeverría-Quintana", "T., T. and T. E.-Q."),
        (unicodedata.normalize("NFD", "Tomás was there"), "T. was there"),
        ("Łukasz, Lukasz Wojcik", "Ł., Ł. W."),
        ("Ann-Marie and Ann, Ann Lee", "A.-M. and A., A. L."),
        ("planning in Annecy with a banner", "planning in Annecy with a banner"),
        ("It will be. Will you? Will said", "It will be. Will you? W. said"),
        ("Mark the date with a mark, Mark", "Mark the date with a mark, M."),
        ("in May 2026, 14 May, May asked, May I", "in May 2026, 14 May, M. asked, May I"),
        ("คุยกับสมชายเรื่องงาน", "คุยกับส.เรื่องงาน"),
        ("เอก มา", "อ. มา"),
        ("คุณPriyaครับ", "คุณP.ครับ"),
        ("Wilhelmina van der Straaten", "W. v. d. S."),
        ("Dr. Zoë Ångström and Zoe", "D. Z. Å. and Z."),
        ("Sam and Sam Okafor, Sam Lindgren", "Sam and Sam Okafor, S. L."),
        ("Bo is no bo", "B. is no bo"),
        ("Priyanka and Ramanujan", "Priyanka and Ramanujan"),
    ],
)
def test_initials(text: str, wanted: str) -> None:
    assert NAMES.shortened(text) == wanted
    assert bool(NAMES.in_text(text)) == (text != wanted), "who is named is who would be shortened"


def test_a_name_over_two_lines_is_one() -> None:
    assert NAMES.shortened("Priya\n  Raman") == "P. R."


def test_a_first_name_of_two_names_both() -> None:
    both = Names(("Ann Lee", "Ann Park"))
    assert both.in_text("Ann came") == {"Ann Lee", "Ann Park"}
    assert both.in_text("Ann Park came") == {"Ann Park"}


def test_without_people_nothing_changes() -> None:
    assert Names(()).shortened("Priya") == "Priya"
    assert Names(("Sam Okafor",), own="Sam Okafor").shortened("Sam Okafor") == "Sam Okafor"


@pytest.fixture
def life(journal: Journal) -> Journal:
    journal.settings.name = "Sam Okafor"
    priya = journal.add("person", name="Priya Raman")
    journal.add("entry", body="With @priya and **Priya** Raman at `@Priya`", people=[priya], day=date(2026, 1, 7))
    journal.add("feedback", giver=priya, body="Ask Priya!", about="Priya’s plan", day=date(2026, 1, 8))
    return journal


@pytest.mark.parametrize("key", ["timeline", "feedback", "person"])
def test_no_name_is_left_in_a_title_a_mark_code_or_the_name_of_the_file(life: Journal, key: str) -> None:
    priya = documents.people.everyone(life)[0].id
    talk = life.add("conversation", people=[priya], day=date(2026, 1, 9), held_on=date(2026, 1, 9), body="Priya spoke.")
    subject = {"timeline": "2026-01-01/2026-01-31"}.get(key, priya)
    plain, short = (documents.fitted(life, About(key, subject), include=ticks) for ticks in ((), (INITIALS,)))
    assert talk
    for suffix, write in documents.FORMATS.items():
        if suffix != ".pdf":
            assert "priya" in write(plain).decode().casefold(), "the control"
            assert "priya" not in write(short).decode().casefold()
            assert "raman" not in write(short).decode().casefold()
            assert "Sam Okafor" in write(short).decode()
    assert "Priya" not in documents.file_name(short, ".pdf")
    assert documents.who_is_named(plain) == ("Priya Raman",)
    assert documents.who_is_named(short) == ()


def test_somebody_in_the_trash_is_named_still_and_shortened_still(life: Journal) -> None:
    priya = documents.people.everyone(life)[0].id
    life.remove(priya)
    page = documents.fitted(life, About("timeline", "2026-01-01/2026-01-31"))
    assert documents.who_is_named(page) == ("Priya Raman",)
    short = documents.fitted(life, About("timeline", "2026-01-01/2026-01-31"), include=[INITIALS])
    assert "riya" not in documents.readable(short)


def test_a_mark_is_a_name_on_paper(life: Journal) -> None:
    page = documents.fitted(life, About("timeline", "2026-01-01/2026-01-31"))
    assert "With Priya and Priya Raman" in documents.readable(page)
