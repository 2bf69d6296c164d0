"""What a review lists beside its numbers: wins, learnings, goals, feedback, options, talks and setbacks of a span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from careerjournal.core import actions, conversations, days, entries, feedback, goals, options
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.core.outcomes import OutcomeView
from careerjournal.core.prose import first_line
from careerjournal.core.quarter import Quarter
from careerjournal.core.summary import items
from careerjournal.core.summary.gathered import Items
from careerjournal.core.summary.on_paper import blocks, parts, written
from careerjournal.core.summary.page import Item, Part, Runs, run
from careerjournal.core.words import counted, translate

MANY = 12
"""So many wins, and learnings, of a quarter are ticked until the person says otherwise; the others wait beside them."""


def of(journal: Journal, span: Sequence[Quarter]) -> Items:
    """The candidates of every section, newest last as they happened; nothing private may be in the journal now."""
    return _Records(journal, span).all()


class _Records:
    """Reads the span once; in one of several quarters each record stands under the quarter that it belongs to."""

    def __init__(self, journal: Journal, span: Sequence[Quarter]) -> None:
        self._journal, self._span = journal, span
        self._first, self._last = span[0].first, span[-1].last
        found = entries.select(journal, Filter(self._first, self._last))
        self._entries = sorted((one for one in found if not one.planned), key=entries.order)

    def all(self) -> Items:
        return {
            "wins": self._wins(),
            "learnings": self._whole("learning"),
            "goals": self._goals(),
            "feedback": self._feedback(),
            "options": self._options(),
            "talks": self._talks(),
            "setbacks": self._whole("setback"),
        }

    def _within(self, day: date | None) -> bool:
        return day is not None and self._first <= day <= self._last

    def _under(self, item: Item, day: date) -> Item:
        if len(self._span) == 1:
            return item
        return replace(item, over=(Quarter.of(day, self._span[0].fiscal_start).label,))

    def _of_kind(self, *kinds: str) -> list[EntryView]:
        return [one for one in self._entries if one.kind in kinds and one.noun == "entry" and items.head(one)]

    def _wins(self) -> list[Item]:
        """Wins with their impact; those that do not say it yet wait."""
        return self._newest_ticked([(items.win(one), one, bool(one.impact)) for one in self._of_kind("win")])

    def _whole(self, kind: str) -> list[Item]:
        return self._newest_ticked([(items.whole(one), one, True) for one in self._of_kind(kind)])

    def _newest_ticked(self, found: Sequence[tuple[Item, EntryView, bool]]) -> list[Item]:
        """Records as they came, each with its day; where a quarter has many, the newest ones are ticked."""
        ticked: Counter[Quarter] = Counter()
        told = []
        for item, entry, telling in reversed(found):
            quarter = Quarter.of(entry.day, self._span[0].fiscal_start)
            ticked[quarter] += telling
            usual = telling and ticked[quarter] <= MANY
            told.append(self._under(replace(item, aside=_short(entry.day), usual=usual), entry.day))
        return told[::-1]

    # Goals

    def _goals(self) -> list[Item]:
        """Those that something happened to; those that only were active wait beside them."""
        seen: dict[str, list[EntryView]] = {}
        for entry in self._entries:
            for named in entry.goals if items.may_be_seen(entry) else ():
                seen.setdefault(named.id, []).append(entry)
        found = [self._goal(goal, seen.get(goal.id, [])) for goal in goals.all_of(self._journal)]
        return [item for item in found if item is not None]

    def _goal(self, goal: GoalView, seen: Sequence[EntryView]) -> Item | None:
        happened = [*self._evidence(seen), *self._changed(goal), *self._settled(goal)]
        begun = goal.started_on is None or goal.started_on <= self._last
        over = any(day and day < self._first for day in (goal.reached_on, goal.let_go_on, goal.paused_on))
        if not happened and (over or not begun):
            return None
        return Item(goal.id, run(goal.title), (*parts(("", run(goal.measure))), *happened), usual=bool(happened))

    def _evidence(self, seen: Sequence[EntryView]) -> tuple[Part, ...]:
        if not seen:
            return ()
        newest = next((one for one in reversed(seen) if one.title), seen[-1])  # a title says it in fewer words
        said = translate("core", "{entries}; {day}: {text}").format(
            entries=counted("%n entry", "%n entries", len(seen)),
            day=_short(newest.day),
            text=items.without_marks(newest, newest.title or first_line(newest.body)),
        )
        return parts((translate("core", "Evidence"), run(said)))

    def _changed(self, goal: GoalView) -> tuple[Part, ...]:
        worded = goals.wordings(self._journal, goal.id)
        anew = [(before, now) for before, now in pairwise(worded) if self._within(now.day)]
        return tuple(
            Part(run(_sentences(_on(now.day, now.reason), _before(before))), translate("core", "Worded anew"))
            for before, now in anew
        )

    def _settled(self, goal: GoalView) -> tuple[Part, ...]:
        said = (
            (translate("core", "Reached"), goal.reached_on),
            (translate("core", "Let go"), goal.let_go_on),
            (translate("core", "Paused"), goal.paused_on),
        )
        return parts(*((label, run(_short(day))) for label, day in said if day and self._within(day)))

    # What was heard, put to somebody, and said

    def _feedback(self) -> list[Item]:
        heard = [one for one in feedback.newest_first(self._journal) if self._within(one.day) and one.words.strip()]
        return [self._under(_heard(one), one.day) for one in reversed(heard)]

    def _options(self) -> list[Item]:
        found = []
        for option in options.all_of(self._journal):
            became = [one for one in option.outcomes if self._within(one.day)]
            if became or self._within(option.proposed_on):
                found.append(_option(option, became))
        return found

    def _talks(self) -> list[Item]:
        agreed: dict[str, list[ActionView]] = {}
        for action in actions.all_of(self._journal):
            agreed.setdefault(action.conversation, []).append(action)
        held = [one for one in conversations.past(self._journal) if one.held_on and self._within(one.day)]
        return [self._under(_talk(one, agreed.get(one.id, [])), one.day) for one in reversed(held)]


def _short(day: date) -> str:
    """The day without its year, which stands over the page."""
    return days.dated(day, year=False)


def _sentences(*given: str) -> str:
    """What was said of one thing, one after the other."""
    said = [" ".join(text.split()) for text in given if text.strip()]
    ended = [text if text.endswith((".", "!", "?", "…", "”")) else f"{text}." for text in said[:-1]]
    return " ".join([*ended, *said[-1:]])


def _on(day: date, text: str) -> str:
    return translate("core", "{day}: {text}").format(day=_short(day), text=text) if text else _short(day)


def _before(wording: goals.GoalWording) -> str:
    said = wording.measure or wording.title
    return translate("core", "Before: {text}").format(text=said) if said else ""


def _heard(piece: FeedbackView) -> Item:
    giver = [piece.giver.name] if piece.giver else []
    aside = ", ".join([*giver, _short(piece.day), *([piece.about] if piece.about else [])])
    said = [(translate("core", "What I do"), _answers(piece.responses))]
    if piece.days_to_response is not None:
        said.append((translate("core", "Until it was answered"), run(_days(piece.days_to_response))))
    return Item(piece.id, (), parts(*said), aside=aside, blocks=blocks(piece.words))


def _days(n: int) -> str:
    return translate("core", "the same day") if n == 0 else counted("%n day", "%n days", n)


def _answers(responses: Iterable[ActionView]) -> Runs:
    return run("; ".join(_answer(one) for one in responses if not one.dropped_on))


def _answer(action: ActionView) -> str:
    if action.done_on is None:
        return action.text
    return translate("core", "{what} (done {day})").format(what=action.text, day=_short(action.done_on))


def _option(option: OptionView, became: Iterable[OutcomeView]) -> Item:
    said = [("", written(option.rationale))]
    for one in became:
        when = f"{_outcomes()[one.kind]}, {_short(one.day)}" if one.day else _outcomes()[one.kind]
        said.append((when, run(_sentences(one.reason, one.offered_instead)) or run("–")))
    aside = translate("core", "put forward {day}").format(day=_short(option.proposed_on)) if option.proposed_on else ""
    return Item(option.id, run(option.title), parts(*said), aside=aside)


def _outcomes() -> dict[str, str]:
    return {
        "agreed": translate("core", "Agreed"),
        "counter-offered": translate("core", "Something else offered"),
        "deferred": translate("core", "Deferred"),
        "declined": translate("core", "Declined"),
    }


def _talk(talk: ConversationView, agreed: Iterable[ActionView]) -> Item:
    promised = "; ".join(_promise(one) for one in agreed if not one.dropped_on)
    said = parts((translate("core", "Agreed"), run(promised)))
    return Item(talk.id, run(talk.name), said, aside=_short(talk.day), usual=not talk.stays_here)


def _promise(action: ActionView) -> str:
    if action.owner is None:
        return action.text
    return translate("core", "{text} ({name})").format(text=action.text, name=action.owner.name)
