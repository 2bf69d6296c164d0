"""The career sheet: themes, the next growth step and one wish lead; then where to, what matters, and what to ask."""

from __future__ import annotations

from collections.abc import Collection

from careerjournal.core import clock, conversations, days, support, values, wants
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.summary import growth_items, layouts
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.on_paper import written
from careerjournal.core.summary.page import Item, run
from careerjournal.core.words import translate


def subjects(_journal: Journal) -> list[Named]:
    """It is about the person."""
    return [Named("", "")]


def gather(journal: Journal, _subject: str, _asked_for: Collection[str]) -> Gathered:
    """Every candidate; of talks that a manager has not been told of, not even a theme."""
    found = {
        "themes": growth_items.themes(journal, _elsewhere(journal)),
        "growth": growth_items.step(journal),
        "wish": _wish(journal),
        "aspirations": growth_items.wanted_in_short(journal),
        "values": [Item(one.id, run(one.name)) for one in values.all_of(journal)],
        "borrow": [*_asks(journal), *_support(journal)],
        "standing": _standing(),
    }
    lead = layouts.read("career").spoken("lead")
    return Gathered(translate("core", "Career sheet"), days.whole(clock.today()), found, lead)


def _elsewhere(journal: Journal) -> set[str]:
    """The talks without a manager of which no manager has been told."""
    managers = growth_items.managers(journal)
    untold = (talk for talk in conversations.past(journal) if talk.manager_told_on is None)
    return {talk.id for talk in untold if not managers & {person.id for person in talk.people}}


def _wish(journal: Journal) -> list[Item]:
    """What the person wants, as said last; what they most want from the next talk waits unticked."""
    want = wants.newest(journal)
    said = [Item(want.id, written(want.text))] if want else []
    talk = growth_items.next_talk(journal)
    return [*said, Item(talk.id, run(talk.wish), usual=not said)] if talk and talk.wish.strip() else said


def _asks(journal: Journal) -> list[Item]:
    """What the next talk with a manager is to ask for."""
    coming = growth_items.next_talk(journal)
    topics = conversations.topics(journal, coming) if coming else []
    asks = [one for one in topics if one.kind == "ask" and one.whose == "mine" and one.is_open and not one.private]
    return [Item(one.id, run(one.text)) for one in asks]


def _support(journal: Journal) -> list[Item]:
    """What would help and has not come."""
    return [
        Item(one.id, run(one.what), aside=translate("choices", one.source) if one.source else "")
        for one in support.all_of(journal)
        if one.is_open
    ]


def _standing() -> list[Item]:
    questions = layouts.read("sheet").rules["standing"].extra["questions"]
    return [Item(f"standing-{n}", run(question)) for n, question in enumerate(questions, 1)]
