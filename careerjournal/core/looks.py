"""What is worth a look now: a fact of the journal, the reason, and the one verb that deals with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from careerjournal.core import clock, conversations, days, drafts, entries, options, prose
from careerjournal.core.conversations import ConversationView, listed
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.core.seen import Seen
from careerjournal.core.words import in_words, translate

SHOWN = 3
PASSED_OVER = 3  # as often as this a line is put off before it moves into the fold
AWAY_DAYS = {"later": 7, "not now": 1}
IMPACT_AFTER, IMPACT_UNTIL = 14, 60  # days after a win: it is asked for once, two weeks later
FEEDBACK_UNTIL = 120  # days; older words without a response stay in the fold
GOAL_QUIET = 60  # days without a new entry for a goal
_SETTING = "home.later"


@dataclass(frozen=True)
class Look:
    """One line: why, the record, what its verb does and how the verb is called.

    `act` is draft, note, done, promises, answer, review, impact or goal. A talk also offers “It moved”.
    """

    key: str
    act: str
    why: str
    verb: str
    id: str


def worth(seen: Seen) -> tuple[list[Look], list[Look]]:
    """The lines for now, one of a sort, at most three; and those that were passed over three times."""
    put_off = _put_off(seen.journal)
    now: list[Look] = []
    passed: list[Look] = []
    for sort in _SORTS:
        first = True
        for look in sort(seen):
            times, until = put_off.get(look.key, (0, ""))
            if times >= PASSED_OVER:
                passed.append(look)
            elif first and until <= clock.today().isoformat():
                now.append(look)
                first = False
    return now[:SHOWN], passed


def later(journal: Journal, key: str, how: str = "later") -> None:
    """Put a line off: for a week, or `not now` until tomorrow."""
    put_off = _put_off(journal)
    times, _ = put_off.get(key, (0, ""))
    until = clock.today() + timedelta(days=AWAY_DAYS[how])
    put_off[key] = (times + (how == "later"), until.isoformat())
    old = (clock.today() - timedelta(days=180)).isoformat()
    kept = {name: value for name, value in put_off.items() if value[1] >= old}
    with journal.write(translate("core", "Put a line off")):
        journal.settings.set(_SETTING, json.dumps(kept, sort_keys=True))


def _put_off(journal: Journal) -> dict[str, tuple[int, str]]:
    try:
        found = json.loads(journal.settings.get(_SETTING, "{}"))
        return {str(key): (int(value[0]), str(value[1])) for key, value in found.items()}
    except (ValueError, TypeError, LookupError, AttributeError):  # somebody else's writing is no reason to show no Home
        return {}


def _drafts(seen: Seen) -> Iterator[Look]:
    """Words that were typed into an entry and not saved: a kill, or a save that was refused."""
    for draft in drafts.all(seen.journal, "entry/"):
        uid = draft.place.split("/")[1]
        if draft.text.strip():
            why = translate("core", "You were writing: “{words}”").format(words=_cut(draft.text))
            yield Look(f"draft:{draft.place}:{draft.changed}", "draft", why, translate("core", "Go on"), uid)


def _talks(seen: Seen) -> Iterator[Look]:
    for talk in reversed(seen.planned):
        if conversations.is_over(talk):
            why = (
                translate("core", "How was {day}, with {people}?")
                if talk.people
                else translate("core", "How was {day}?")
            )
            yield Look(
                f"talk:{talk.id}:{talk.day}", "note", why.format(day=days.near(talk.day), people=names_of(talk)),
                translate("core", "Note it"), talk.id,
            )  # fmt: skip


def names_of(talk: ConversationView) -> str:
    """Whom a conversation is with, as one says it; first names do where they are clear."""
    return listed([person.name for person in talk.people])


def _promises(seen: Seen) -> Iterator[Look]:
    late = [action for action in seen.open_actions if action.is_late(clock.today())]
    if len(late) == 1:
        promise = late[0]
        due = days.plain(promise.due or clock.today())
        if promise.owner:
            why = translate("core", "{name} meant to do this by {day}: {text}").format(
                name=promise.owner.name, day=due, text=_cut(promise.text)
            )
        else:
            why = translate("core", "You meant to do this by {day}: {text}").format(day=due, text=_cut(promise.text))
        yield Look(f"promise:{promise.id}", "done", why, translate("core", "It is done"), promise.id)
    elif late:
        why = translate("core", "{number} promises are open. Which still matter?").format(
            number=days.capital(in_words(len(late)))
        )
        yield Look(f"promises:{late[-1].id}", "promises", why, translate("core", "Look"), "")


def _feedback(seen: Seen) -> Iterator[Look]:
    for piece in seen.unanswered:
        if 1 < (clock.today() - piece.day).days <= FEEDBACK_UNTIL:
            words = _cut(prose.excerpt(piece.words, 90) or piece.entry.title)
            who = (
                translate("core", "{name} said: “{words}”")
                if piece.giver
                else translate("core", "You heard: “{words}”")
            )
            why = who.format(name=piece.giver.name if piece.giver else "", words=words)
            yield Look(f"feedback:{piece.id}", "answer", why, translate("core", "Answer"), piece.id)


def _reviews(seen: Seen) -> Iterator[Look]:
    for option in options.due_for_review(seen.options):
        why = translate("core", "You wanted to look again on {day}: {title}").format(
            day=days.plain(option.review_on or clock.today()), title=_cut(option.title)
        )
        yield Look(f"option:{option.id}:{option.review_on}", "review", why, translate("core", "Look again"), option.id)


def _impact(seen: Seen) -> Iterator[Look]:
    today = clock.today()
    span = Filter(first=today - timedelta(days=IMPACT_UNTIL), last=today - timedelta(days=IMPACT_AFTER), kinds=("win",))
    for win in entries.select(seen.journal, span, limit=40):
        if not win.impact.strip():
            why = translate("core", "“{title}”: who did it help?").format(title=_cut(name_of(win)))
            yield Look(f"impact:{win.id}", "impact", why, translate("core", "Add it"), win.id)


def _goals(seen: Seen) -> Iterator[Look]:
    quiet = clock.today() - timedelta(days=GOAL_QUIET)
    for goal in seen.active_goals:
        since = goal.newest.day if goal.newest else goal.started_on
        if since and since < quiet:
            said = translate("core", "Nothing new since {day} for: {title}")
            why = said.format(day=days.plain(since), title=_cut(goal.title))
            yield Look(f"goal:{goal.id}:{since}", "goal", why, translate("core", "Look"), goal.id)


_SORTS: tuple[Callable[[Seen], Iterator[Look]], ...] = (
    _drafts,
    _talks,
    _promises,
    _feedback,
    _reviews,
    _impact,
    _goals,
)


def name_of(entry: EntryView) -> str:
    """An entry's title, or its first line."""
    return entry.title or prose.first_line(entry.body)


def _cut(text: str) -> str:
    return prose.excerpt(text, 90)
