"""One person's conversations in order: what was on the table, the notes whole, and what was agreed each time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from careerjournal.core import actions, conversations, days, entries, feedback, options, people
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView, TopicView
from careerjournal.core.entries import Named
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.core.outcomes import OutcomeView
from careerjournal.core.prose_nodes import Block, List, Paragraph, Quote, Strong, Text
from careerjournal.core.prose_nodes import Item as ListItem
from careerjournal.core.summary import items
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.on_paper import blocks, parts
from careerjournal.core.summary.page import Item, one_line, run
from careerjournal.core.words import counted, translate


def subjects(journal: Journal) -> list[Named]:
    """Everybody with a conversation that may be seen, managers first."""
    talks = [*conversations.upcoming(journal), *conversations.past(journal)]
    met = {person.id for talk in talks if not talk.private for person in talk.people}
    return [Named(person.id, person.name) for person in people.everyone(journal) if person.id in met]


def gather(journal: Journal, person: str, _asked_for: Collection[str]) -> Gathered:
    """The held conversations, oldest first and with the feedback between them; the planned ones last."""
    who = people.get(journal, person)
    held = [talk for talk in reversed(conversations.past(journal, person)) if not talk.private]
    coming = [talk for talk in conversations.upcoming(journal) if not talk.private and _is_with(talk, person)]
    heard = [piece for piece in feedback.newest_first(journal) if _may_stand(piece, person)]
    years = {
        day.year for day in (*(one.day for one in held), *(one.day for one in heard), *(one.day for one in coming))
    }
    told = _Told(journal, who.name, len(years) > 1)
    dated = [(entries.order(talk.entry), told.talk(talk)) for talk in held]
    dated += [(entries.order(piece.entry), told.words(piece)) for piece in heard]
    made = {
        "talks": [item for _, item in sorted(dated, key=lambda one: one[0])],
        "coming": [told.talk(talk) for talk in coming],
        "hard": [_hard(talk, topic) for talk in (*held, *coming) for topic in told.hard(talk)],
    }
    title = translate("core", "Conversations with {name}").format(name=who.name)
    return Gathered(title, _when([*held, *coming]), made, readers=(who.name,))


def _is_with(talk: ConversationView, person: str) -> bool:
    return person in {one.id for one in talk.people}


def _may_stand(piece: FeedbackView, person: str) -> bool:
    return not piece.private and piece.giver is not None and piece.giver.id == person


def _when(talks: Sequence[ConversationView]) -> str:
    if not talks:
        return ""
    first, last = days.dated(talks[0].day), days.dated(talks[-1].day)
    return first if first == last else f"{first} – {last}"


@dataclass(frozen=True)
class _Told:
    """What is told of the conversations with somebody; each year has a head where there are several."""

    journal: Journal
    name: str
    yearly: bool

    @cached_property
    def _outcomes(self) -> dict[str, list[tuple[OptionView, OutcomeView]]]:
        """What became of options, by the conversation in which it was said."""
        found: dict[str, list[tuple[OptionView, OutcomeView]]] = {}
        for option in options.all_of(self.journal):
            for outcome in option.outcomes:
                found.setdefault(outcome.conversation, []).append((option, outcome))
        return found

    def talk(self, talk: ConversationView) -> Item:
        """One conversation: the wish, the notes whole, its topics, what became of options, what was agreed."""
        wish = [_labelled(translate("core", "What I most wanted"), talk.wish)] if talk.wish.strip() else []
        notes = blocks(items.without_marks(talk.entry, talk.notes))
        lists = (*self._topics(talk), _outcome_list(self._outcomes.get(talk.id, [])), self._agreed(talk))
        after = [block for found in lists for block in found]
        title = run(items.without_marks(talk.entry, talk.entry.title))
        said = (*wish, *notes, *after)
        return Item(talk.id, title, aside=self._aside(talk), blocks=said, over=self._over(talk.day, talk.time))

    def words(self, piece: FeedbackView) -> Item:
        """What they said between two talks, word for word."""
        aside = " · ".join(filter(None, (translate("core", "Feedback"), piece.about)))
        return Item(piece.id, (), aside=aside, blocks=(Quote(blocks(piece.words)),), over=self._over(piece.day))

    def _over(self, day: date, time: str = "") -> tuple[str, ...]:
        """The year, where there are several, and the day."""
        said = f"{days.in_its_year(day)}, {time}" if time else days.in_its_year(day)
        return (str(day.year), said) if self.yearly else (said,)

    def hard(self, talk: ConversationView) -> list[TopicView]:
        """The hard things I brought, which stand apart."""
        return [topic for topic in self._seen(talk) if _is_hard(topic)]

    def _seen(self, talk: ConversationView) -> list[TopicView]:
        """Its topics, without those of talks that are kept from whoever is in this one."""
        if talk.id not in self._topics_of:
            found = conversations.topics(self.journal, talk)
            self._topics_of[talk.id] = [one for one in found if not one.private and not self._is_kept(one, talk)]
        return self._topics_of[talk.id]

    @cached_property
    def _topics_of(self) -> dict[str, list[TopicView]]:
        return {}

    @cached_property
    def _untold(self) -> frozenset[str]:
        return conversations.untold(self.journal)

    def _is_kept(self, topic: TopicView, talk: ConversationView) -> bool:
        elsewhere = topic.first_in != talk.id and topic.first_in in self._untold
        return elsewhere and topic.first_in in conversations.kept_from(self.journal, talk)

    def _topics(self, talk: ConversationView) -> Iterable[list[Block]]:
        seen = [topic for topic in self._seen(talk) if not _is_hard(topic)]
        open_name = translate("core", "Still open") if talk.held_on else translate("core", "To talk about")
        for name, found in (
            (translate("core", "Talked about"), [topic for topic in seen if not topic.is_open]),
            (open_name, [topic for topic in seen if topic.is_open]),
        ):
            yield _listed(name, [self._topic(topic) for topic in found])

    def _topic(self, topic: TopicView) -> str:
        if topic.whose != "theirs":
            return topic.text
        return translate("core", "{text} (from {name})").format(text=topic.text, name=self.name)

    def _agreed(self, talk: ConversationView) -> list[Block]:
        found = [action for action in actions.of_conversation(self.journal, talk.id) if not action.private]
        return _listed(translate("core", "Agreed"), [_promise(action) for action in found])

    def _aside(self, talk: ConversationView) -> str:
        """“Career · formal · 45 minutes · with Tomás Ruiz, too”: what it was, and who else was there."""
        kind = translate("choices", talk.kind).capitalize() if talk.kind else ""
        formal = translate("core", "formal") if talk.formal else ""
        minutes = counted("%n minute", "%n minutes", talk.minutes) if talk.minutes else ""
        others = conversations.listed([person.name for person in talk.people if person.name != self.name])
        also = translate("core", "also {people}").format(people=others) if others else ""
        planned = translate("core", "planned") if talk.state == "planned" else ""
        return " · ".join(filter(None, (kind, planned, formal, minutes, also)))


def _is_hard(topic: TopicView) -> bool:
    return topic.kind == "hard" and topic.whose == "mine"


def _hard(talk: ConversationView, topic: TopicView) -> Item:
    proposal = (translate("core", "Proposal"), run(topic.proposal))
    return Item(topic.id, run(topic.text), parts(proposal), aside=days.dated(talk.day))


def _promise(action: ActionView) -> str:
    """“Send the note (me, due 9 January 2026)”."""
    owner = action.owner.name if action.owner else translate("core", "me")
    return translate("core", "{text} ({owner}, {state})").format(text=action.text, owner=owner, state=_state(action))


def _state(action: ActionView) -> str:
    if action.done_on:
        return translate("core", "done {day}").format(day=days.dated(action.done_on))
    if action.dropped_on:
        return translate("core", "let go {day}").format(day=days.dated(action.dropped_on))
    if action.due:
        return translate("core", "due {day}").format(day=days.dated(action.due))
    return translate("core", "open")


def _outcome_list(found: Iterable[tuple[OptionView, OutcomeView]]) -> list[Block]:
    return _listed(translate("core", "Outcomes"), [_outcome(option, outcome) for option, outcome in found])


def _outcome(option: OptionView, outcome: OutcomeView) -> str:
    """“Lead planning: deferred. After the audit. Look again on 3 May 2026.”."""
    instead, again = outcome.offered_instead.strip(), outcome.review_on
    sentences = [
        f"{option.title}: {translate('fields', outcome.kind)}",
        outcome.reason.strip(),
        translate("core", "Instead: {what}").format(what=instead) if instead else "",
        translate("core", "Look again on {day}").format(day=days.dated(again)) if again else "",
    ]
    return " ".join(text if text[-1] in ".!?…" else f"{text}." for text in sentences if text)


# Blocks


def _labelled(label: str, text: str) -> Block:
    return Paragraph((Strong((Text(f"{label}: "),)), Text(one_line(text).strip())))


def _listed(label: str, lines: Sequence[str]) -> list[Block]:
    if not lines:
        return []
    found = tuple(ListItem((Paragraph((Text(one_line(line).strip()),)),)) for line in lines)
    return [Paragraph((Strong((Text(label),)),)), List(found, None, False)]
