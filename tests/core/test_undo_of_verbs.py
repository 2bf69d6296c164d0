"""Undo and redo of the methods' verbs: whatever is done in whatever order, every row comes back as it was."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from careerjournal.core import (
    conversations,
    drains,
    feedback,
    feedback_requests,
    goals,
    growth,
    growth_steps,
    keeps,
    options,
    outcomes,
    own_letters,
    promotions,
    records,
    series,
    sessions,
    stock_takes,
    support,
    tables,
    values,
    wants,
)
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 1, 20)


def _answer(j: Journal, uid: str, n: int) -> None:
    questions = sessions.get(j, uid).questions
    sessions.answer(j, uid, questions[n % len(questions)].key, f"Words {n}")


# Each takes the journal, a way to pick one of the records of a noun, and a number that varies it.
VERBS: tuple[Callable[[Journal, Callable[[str], str], int], object], ...] = (
    lambda j, one, n: j.add("person", name=f"Person {n}"),
    lambda j, one, n: conversations.log(j, [one("person")], "Said", n, kind="career"),
    lambda j, one, n: series.begin(j, one("person"), DAY + timedelta(days=n), 1 + n % 3),
    lambda j, one, n: series.plan_next(j, one("series")),
    lambda j, one, n: series.end(j, one("series")),
    lambda j, one, n: conversations.hold(j, one("conversation"), n),
    lambda j, one, n: conversations.cancel(j, one("conversation")),
    lambda j, one, n: conversations.postpone(j, one("conversation"), DAY + timedelta(days=n)),
    lambda j, one, n: conversations.tell_manager(j, one("conversation"), n % 2 == 0),
    lambda j, one, n: conversations.keep_here(j, one("conversation")),
    lambda j, one, n: conversations.add_topic(j, one("conversation"), f"Topic {n}"),
    lambda j, one, n: conversations.cover(j, one("topic"), covered=n % 2 == 0),
    lambda j, one, n: j.add("feedback", giver=one("person"), body="Slower"),
    lambda j, one, n: feedback.answer(j, one("feedback"), "I will"),
    lambda j, one, n: feedback.tell_back(j, one("feedback")),
    lambda j, one, n: feedback.keep(j, one("feedback"), n % 2 == 0),
    lambda j, one, n: j.add("feedback-request", person=one("person"), about="The talk"),
    lambda j, one, n: feedback_requests.answer(j, one("feedback-request"), "Good"),
    lambda j, one, n: feedback_requests.withdraw(j, one("feedback-request")),
    lambda j, one, n: j.add("strength", name=f"Strength {n}"),
    lambda j, one, n: stock_takes.take(j, states=[(one("strength"), stock_takes.STATES[n % 3])]),
    lambda j, one, n: j.add("drain", work=f"Rota {n}", with_strength=one("strength")),
    lambda j, one, n: drains.end(j, one("drain"), None),
    lambda j, one, n: drains.reopen(j, one("drain")),
    lambda j, one, n: j.add("keep", work=f"Draft {n}", strength=one("strength")),
    lambda j, one, n: keeps.end(j, one("keep"), None),
    lambda j, one, n: j.add("option", title=f"Option {n}", strength=one("strength")),
    lambda j, one, n: options.ready(j, one("option"), n % 2 == 0),
    lambda j, one, n: options.propose(j, one("option"), one("conversation")),
    lambda j, one, n: options.decide(j, one("option"), "agreed", from_day=DAY + timedelta(days=n)),
    lambda j, one, n: options.decide(j, one("option"), "counter-offered", offered_instead=f"A week {n}"),
    lambda j, one, n: outcomes.accept(j, one("outcome")),
    lambda j, one, n: outcomes.looked_at(j, one("outcome"), DAY + timedelta(days=n + 1)),
    lambda j, one, n: j.add("goal", title=f"Goal {n}"),
    lambda j, one, n: goals.reword(j, one("goal"), "It changed", title=f"Goal anew {n}"),
    lambda j, one, n: goals.settle(j, one("goal"), "paused_on", None),
    lambda j, one, n: goals.resume(j, one("goal")),
    lambda j, one, n: j.add("aspiration", text=f"There {n}", horizon=2, strengths=[one("strength")]),
    lambda j, one, n: j.add("growth-area", name=f"Area {n}"),
    lambda j, one, n: growth.close(j, one("growth-area"), n % 2 == 0),
    lambda j, one, n: j.add("behaviour", text="Asks first", growth_area=one("growth-area")),
    lambda j, one, n: growth.practise(j, one("behaviour")),
    lambda j, one, n: values.add(j, f"Value {n}"),
    lambda j, one, n: values.move(j, one("value"), -1),
    lambda j, one, n: j.add("support", what="Time", person=one("person"), goal=one("goal")),
    lambda j, one, n: support.settle(j, one("support"), "came_on", None),
    lambda j, one, n: wants.say(j, f"I want {n}"),
    lambda j, one, n: wants.hear(j, one("want"), one("person")),
    lambda j, one, n: j.add("growth-step", text=f"Step {n}"),
    lambda j, one, n: growth_steps.done(j, one("growth-step")),
    lambda j, one, n: sessions.begin(j, ("pulse", "past-present-future")[n % 2], goal=one("goal")),
    lambda j, one, n: _answer(j, one("session"), n),
    lambda j, one, n: sessions.finish(j, one("session")),
    lambda j, one, n: sessions.reopen(j, one("session")),
    lambda j, one, n: j.add("promotion", target="Level 5", person=one("person"), goals=[one("goal")]),
    lambda j, one, n: promotions.answer(j, one("promotion"), "no", said="Not yet", follow_up_on=DAY),
    lambda j, one, n: promotions.plan(j, one("promotion")),
    lambda j, one, n: own_letters.write(j, "Dear me", DAY + timedelta(days=n + 1)),
    lambda j, one, n: j.add("plan-theme", name=f"Theme {n}", year=2026),
    lambda j, one, n: j.add("plan-revisit", plan_theme=one("plan-theme"), text="So far"),
    lambda j, one, n: j.add("away", from_day=DAY, to_day=DAY + timedelta(days=n)),
)  # fmt: skip
REMOVED = (
    "person", "conversation", "series", "strength", "goal", "option", "outcome", "session", "want", "plan-theme",
    "stock-take", "promotion", "feedback",
)  # fmt: skip
COLUMNS = {
    records.table(one): ", ".join(f.column_name for f in one._meta.sorted_fields if f.name != "changed")
    for one in tables.RECORDS
}


def everything(journal: Journal) -> list[list[Any]]:
    """Return every row of every table; when a row was last changed is no content."""
    return [journal.rows(f"SELECT {columns} FROM {table} ORDER BY id") for table, columns in COLUMNS.items()]


def one_of(journal: Journal, number: int) -> Callable[[str], str]:
    """Return a way to pick a record of a noun; Trouble where there is none."""

    def pick(noun: str) -> str:
        table = noun.replace("-", "_")
        home = "entry" if table in ("conversation", "feedback", "session") else table
        where = f"id IN (SELECT id FROM {home} WHERE removed_on IS NULL)"
        found = journal.rows(f"SELECT uid FROM {table} WHERE {where} ORDER BY id")
        if not found:
            raise Trouble("nothing there")
        return str(found[number % len(found)][0])

    return pick


steps = st.tuples(st.integers(0, len(VERBS) + len(REMOVED) - 1), st.integers(0, 7))


@settings(max_examples=4)
@given(st.lists(steps, min_size=5, max_size=25))
def test_any_verbs_in_any_order_are_taken_back_and_done_again(chosen: list[tuple[int, int]]) -> None:
    journal = examples.empty()
    seen = [everything(journal)]
    for which, number in [(place, 0) for place in range(len(VERBS))] + chosen:  # all of them once, so that none idles
        before = journal.undo_label
        with suppress(Trouble):
            if which < len(VERBS):
                VERBS[which](journal, one_of(journal, number), number)
            else:
                journal.remove(one_of(journal, number)(REMOVED[which - len(VERBS)]))
        now = everything(journal)
        if now != seen[-1]:
            seen.append(now)
        assert journal.undo_label or not before
    for before_it in reversed(seen[:-1]):
        assert journal.undo()
        assert everything(journal) == before_it
    assert journal.undo() is None, "one step each"
    for after_it in seen[1:]:
        assert journal.redo()
        assert everything(journal) == after_it
    journal.close()
