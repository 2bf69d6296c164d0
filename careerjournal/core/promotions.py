"""Promotions: what supports an ask and what is thin, the answer to it, and the quiet that follows a no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, conversations
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Goal, live
from careerjournal.core.records_growth import Promotion, PromotionGoal
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

KIND = "promotion"
YES, NO = "yes", "no"


@dataclass(frozen=True)
class PromotionView:
    """One ask. `answer` is yes, no or “” while there is none; `conversation` is a uid or “”."""

    id: str
    target: str
    person: Named | None
    conversation: str
    asked_on: date | None
    answer: str
    said: str
    understood: str
    follow_up_on: date | None
    recommends: str
    by_when: date | None
    meanwhile: str
    plan_made_on: date | None
    goals: tuple[Named, ...]

    @property
    def state(self) -> str:
        """preparing, asked, yes, no (not planned yet) or planned (after a no)."""
        if self.answer == NO:
            return "planned" if self.plan_made_on else NO
        return self.answer or ("asked" if self.asked_on else "preparing")

    @property
    def is_open(self) -> bool:
        """Whether something about it is still to come."""
        return self.state in ("preparing", "asked", NO) or (self.state == YES and self.is_ahead)

    @property
    def is_ahead(self) -> bool:
        """Whether the day by which a yes becomes true is still to come."""
        return self.by_when is None or self.by_when >= clock.today()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is to remind of it: after a no, until the day on which you talk again."""
        return self.state == NO and (self.follow_up_on is None or clock.today() < self.follow_up_on)

    def was_to_be_planned(self, day: date) -> bool:
        """Whether on that day a no had been heard and the plan did not stand yet."""
        asked, planned = self.asked_on, self.plan_made_on
        return self.answer == NO and asked is not None and planned is not None and asked <= day <= planned

    @property
    def next_step(self) -> str:
        """After a no: said, then when (you talk again), rest until that day, and plan; “” otherwise."""
        if self.answer != NO:
            return ""
        if self.plan_made_on or (self.follow_up_on and not self.is_quiet):
            return "plan"
        if self.follow_up_on:
            return "rest"
        return "when" if self.said.strip() else "said"


def get(journal: Journal, uid: str) -> PromotionView:
    """One promotion by its uid; Trouble where there is none."""
    found = _views(live(Promotion).where(Promotion.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no promotion “{id}”.").format(id=uid))
    return found[0]


def all_of(journal: Journal) -> list[PromotionView]:
    """Every ask, the newest first."""
    return _views(live(Promotion).order_by(Promotion.id.desc()))


def open_one(journal: Journal) -> PromotionView | None:
    """The newest ask about which something is still to come."""
    return next((one for one in all_of(journal) if one.is_open), None)


def is_quiet(journal: Journal) -> bool:
    """Whether nothing about promotions is to come up now."""
    found = open_one(journal)
    return found is not None and found.is_quiet


def of_talk(journal: Journal, talk: ConversationView) -> PromotionView | None:
    """The ask that a conversation is about: made there, followed up there, or still open with somebody in it."""
    found = all_of(journal)
    people = {person.id for person in talk.people}
    made = next((one for one in found if one.conversation == talk.id), None)
    if made or talk.kind != KIND:
        return made
    theirs = [one for one in found if one.person is None or one.person.id in people]
    followed_up = (one for one in theirs if one.was_to_be_planned(talk.day))
    return next(followed_up, None) or next((one for one in theirs if one.is_open), None)


def _views(query: Any) -> list[PromotionView]:
    rows = list(query)
    links = (
        live(PromotionGoal, PromotionGoal.promotion, Goal.uid, Goal.title)
        .join(Goal)
        .where(PromotionGoal.promotion << [row.id for row in rows], Goal.removed_on.is_null())
        .order_by(PromotionGoal.id)
        .tuples()
    )
    goals: dict[int, list[Named]] = {}
    for promotion, uid, title in links:
        goals.setdefault(promotion, []).append(Named(uid, title))
    return [_view(row, tuple(goals.get(row.id, ()))) for row in rows]


def _view(row: Promotion, goals: tuple[Named, ...]) -> PromotionView:
    person = Named(row.person.uid, row.person.name) if row.person else None
    return PromotionView(
        row.uid, row.target, person, row.conversation.uid if row.conversation else "", row.asked_on, row.answer,
        row.said, row.understood, row.follow_up_on, row.recommends, row.by_when, row.meanwhile, row.plan_made_on,
        goals,
    )  # fmt: skip


# Verbs


def begin(journal: Journal, target: str, talk: ConversationView) -> str:
    """Prepare to ask for a level or role in a conversation; the uid of the ask."""
    with journal.write(translate("core", "Prepare an ask")):
        asked_of = talk.people[0].id if talk.people else None
        return journal.add("promotion", target=" ".join(target.split()), conversation=talk.id, person=asked_of)


def note(journal: Journal, uid: str, **fields: Any) -> None:
    """Note something about an ask: what was said, what I understood, who recommends, by when, what I do meanwhile."""
    with journal.write(translate("core", "Note about a promotion")):
        journal.edit("promotion", uid, **fields)


def answer(journal: Journal, uid: str, given: str, **fields: Any) -> None:
    """Note the answer, yes or no or “” for none yet; `fields` as in `note`. A day to talk again is planned with it."""
    found = get(journal, uid)
    again = fields.pop("follow_up_on", None)
    with journal.write(translate("core", "Note the answer")):
        asked = found.asked_on or _day_of(journal, found)
        journal.edit("promotion", uid, answer=given, asked_on=asked if given else found.asked_on, **fields)
        if again:
            follow_up(journal, uid, again)


def _day_of(journal: Journal, found: PromotionView) -> date:
    """The day of the conversation in which it was asked, today where that is still to come or was not said."""
    talks = (talk for talk in conversations.past(journal) if talk.id == found.conversation)
    return next((talk.day for talk in talks), clock.today())


def follow_up(journal: Journal, uid: str, day: date) -> str:
    """Plan to talk again on `day`; the uid of that conversation, “” where it is not known with whom."""
    found = get(journal, uid)
    with journal.write(translate("core", "Plan to talk again")):
        journal.edit("promotion", uid, follow_up_on=day)
        if found.person is None:
            return ""
        planned = (talk for talk in conversations.upcoming(journal) if talk.day == day)
        there = next((talk for talk in planned if found.person.id in {one.id for one in talk.people}), None)
        return there.id if there else journal.add("conversation", people=[found.person.id], day=day, kind=KIND)


def plan(journal: Journal, uid: str, goals: tuple[str, ...] | None = None) -> None:
    """Note that the plan stands from today on, with the goals it serves where they are given."""
    with journal.write(translate("core", "Make the plan")):
        linked: dict[str, Any] = {} if goals is None else {"goals": goals}
        journal.edit("promotion", uid, plan_made_on=clock.today(), **linked)
