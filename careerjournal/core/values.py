"""Values: up to five things that matter to the person, in their order."""

from __future__ import annotations

from dataclasses import dataclass

from careerjournal.core import prompt_variables, session_answers
from careerjournal.core.journal import Journal
from careerjournal.core.records import live
from careerjournal.core.records_growth import Value
from careerjournal.core.session_answers import Earlier
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

ENOUGH = 5
"""How many are enough; a further one is asked about, never refused."""
_SERVED = "value-served"


@dataclass(frozen=True)
class ValueView:
    """Something that matters to the person, and what they mean by it."""

    id: str
    name: str
    note: str


def all_of(journal: Journal) -> list[ValueView]:
    """All of them, the first one first."""
    rows = live(Value).order_by(Value.position == 0, Value.position, Value.id)
    return [ValueView(row.uid, row.name, row.note) for row in rows]


def get(journal: Journal, uid: str) -> ValueView:
    """One value."""
    found = next((one for one in all_of(journal) if one.id == uid), None)
    if found is None:
        raise Trouble(translate("core", "There is no value “{id}”.").format(id=uid))
    return found


def served(journal: Journal, uid: str) -> list[Earlier]:
    """How work serves a value, as sessions that asked about it were told; the newest answer first."""
    return session_answers.naming(journal, _SERVED, prompt_variables.quoted(get(journal, uid).name))


def add(journal: Journal, name: str) -> str:
    """A new value behind the others; the uid of the one that is called so already, where there is one."""
    known = all_of(journal)
    same = next((one.id for one in known if one.name.casefold() == name.strip().casefold()), "")
    return same or journal.add("value", name=name, position=len(known) + 1)


def move(journal: Journal, uid: str, steps: int) -> bool:
    """Move a value down by `steps` (up where negative) and number all of them anew; False at the end."""
    order = [one.id for one in all_of(journal)]
    before = order.index(uid)
    after = min(max(before + steps, 0), len(order) - 1)
    if before == after:
        return False
    order.insert(after, order.pop(before))
    with journal.write(translate("core", "Put values in order")):
        for position, one in enumerate(order, 1):
            if journal.values(one)["position"] != position:
                journal.edit("value", one, position=position)
    return True
