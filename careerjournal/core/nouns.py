"""The nouns of a career and their fields: the one declaration behind forms, the command line, JSON and storage."""

from __future__ import annotations

from careerjournal.core import nouns_growth, records
from careerjournal.core.fields import Field
from careerjournal.core.noun import (
    CAREER_TALKS,
    CYCLE_KINDS,
    DIRECTIONS,
    FELT,
    GOAL_KINDS,
    KINDS,
    LINKS,
    OPTION_KINDS,
    OUTCOMES,
    PLAIN_KINDS,
    PRIVATE,
    QT_TRANSLATE_NOOP,
    RELATIONS,
    TALK_KINDS,
    WHEN,
    ZONE,
    Noun,
)

__all__ = [
    "CAREER_TALKS", "CYCLE_KINDS", "DIRECTIONS", "GOAL_KINDS", "KINDS", "NOUNS", "OPTION_KINDS", "OUTCOMES",
    "PLAIN_KINDS", "RELATIONS", "TALK_KINDS", "Noun",
]  # fmt: skip

_L = QT_TRANSLATE_NOOP

ENTRY = Noun(
    "entry", _L("nouns", "entry"), records.Entry,
    (
        Field("body", "prose", _L("fields", "Text")),
        Field("kind", "choice", _L("fields", "Kind"), choices=PLAIN_KINDS),
        Field("title", "text", _L("fields", "Title")),
        *WHEN,
        Field("impact", "prose", _L("fields", "Impact"), help=_L("fields", "For whom did it matter, and how much?")),
        FELT, *LINKS, PRIVATE,
        Field("told_on", "day", _L("fields", "Told on")),
        Field("lasted", "text", _L("fields", "Did it last?")),
        ZONE,
    ), "title",
)  # fmt: skip

PERSON = Noun(
    "person", _L("nouns", "person"), records.Person,
    (
        Field("name", "text", _L("fields", "Name"), required=True),
        Field("relation", "choice", _L("fields", "Relation"), choices=RELATIONS),
        Field("note", "prose", _L("fields", "Note")),
        Field("confidant", "flag", _L("fields", "Somebody I can speak to freely")),
    ), "name",
)  # fmt: skip

STRENGTH = Noun(
    "strength", _L("nouns", "strength"), records.Strength,
    (
        Field("name", "text", _L("fields", "Name"), required=True),
        Field("rank", "number", _L("fields", "Rank"), help=_L("fields", "1 is the strongest.")),
        Field("note", "prose", _L("fields", "What it looks like in my work")),
        Field("helps_now", "prose", _L("fields", "How it helps, or gets in the way, in my role now")),
        Field("framework", "text", _L("fields", "Where it comes from"), help=_L("fields", "Your own words are fine.")),
        Field("domain", "text", _L("fields", "Domain")),
    ), "name",
)  # fmt: skip

GOAL = Noun(
    "goal", _L("nouns", "goal"), records.Goal,
    (
        Field("title", "text", _L("fields", "What do you want?"), required=True),
        Field("measure", "text", _L("fields", "How would you notice it worked?")),
        Field("target_date", "day", _L("fields", "By when")),
        Field("kind", "choice", _L("fields", "Kind"), choices=GOAL_KINDS),
        Field("direction", "choice", _L("fields", "Direction"), choices=DIRECTIONS),
        Field("why", "prose", _L("fields", "Why it matters")),
        Field("paused_on", "day", _L("fields", "Paused on")),
        Field("reached_on", "day", _L("fields", "Reached on")),
        Field("let_go_on", "day", _L("fields", "Let go on")),
    ), "title",
)  # fmt: skip

THEME = Noun(
    "theme", _L("nouns", "theme"), records.Theme, (Field("name", "text", _L("fields", "Name"), required=True),), "name"
)

ROLE = Noun(
    "role", _L("nouns", "role"), records.Role,
    (
        Field("title", "text", _L("fields", "Title"), required=True),
        Field("company", "text", _L("fields", "Company")),
        Field("from_day", "day", _L("fields", "From")),
        Field("to_day", "day", _L("fields", "To")),
        Field("level", "text", _L("fields", "Level")),
        Field("note", "prose", _L("fields", "Note")),
    ), "title", spans=(("from_day", "to_day"),),
)  # fmt: skip

CYCLE_DATE = Noun(
    "cycle-date", _L("nouns", "cycle date"), records.CycleDate,
    (
        Field("name", "text", _L("fields", "Name"), required=True),
        Field("day", "day", _L("fields", "Day"), required=True),
        Field("kind", "choice", _L("fields", "Kind"), choices=CYCLE_KINDS),
        Field("yearly", "flag", _L("fields", "Every year")),
    ), "name",
)  # fmt: skip

CONVERSATION = Noun(
    "conversation", _L("nouns", "conversation"), records.Conversation,
    (
        Field("people", "ref", _L("fields", "With"), refers_to="person", many=True, required=True),
        *WHEN,
        Field("kind", "choice", _L("fields", "Kind"), choices=TALK_KINDS, column="talk_kind"),
        Field("title", "text", _L("fields", "Title")),
        Field("wish", "text", _L("fields", "What I most want from it")),
        Field("body", "prose", _L("fields", "Notes")),
        Field("formal", "flag", _L("fields", "Formal")),
        Field("minutes", "number", _L("fields", "Minutes")),
        FELT, *LINKS[1:], PRIVATE,
        Field("held_on", "day", _L("fields", "Held on")),
        Field("cancelled_on", "day", _L("fields", "Cancelled on")),
        Field("told_on", "day", _L("fields", "Told them what to expect on"), column="expect_told_on"),
        Field("notes_read_on", "day", _L("fields", "Last notes read on")),
        Field("prepared_on", "day", _L("fields", "Prepared on")),
        Field("printed_on", "day", _L("fields", "Printed on")),
        Field("question", "text", _L("fields", "My one question")),
        Field("give", "text", _L("fields", "One thing I can give")),
        Field("insight", "text", _L("fields", "One insight I want")),
        Field("hard_to_say", "prose", _L("fields", "Hard to say"), help=_L("fields", "This never leaves the journal.")),
        Field("manager_told_on", "day", _L("fields", "Manager told on")),
        Field("stays_here", "flag", _L("fields", "The manager need not know")),
        Field("series", "ref", _L("fields", "Comes again"), refers_to="series"),
        Field("series_day", "day", _L("fields", "Its day in the series")),
        ZONE,
    ), "title", extends_entry=True,
)  # fmt: skip

FEEDBACK = Noun(
    "feedback", _L("nouns", "feedback"), records.Feedback,
    (
        Field("body", "prose", _L("fields", "Their words"), required=True),
        Field("giver", "ref", _L("fields", "From"), refers_to="person"),
        Field("about", "text", _L("fields", "About what")),
        *WHEN,
        Field("title", "text", _L("fields", "Title")),
        FELT, *LINKS, PRIVATE, ZONE,
        Field("told_back_on", "day", _L("fields", "Told them what became of it on")),
        Field("worth_keeping", "flag", _L("fields", "Words worth keeping")),
    ), "title", extends_entry=True,
)  # fmt: skip

TOPIC = Noun(
    "topic", _L("nouns", "topic"), records.Topic,
    (
        Field("text", "text", _L("fields", "Topic"), required=True),
        Field("conversation", "ref", _L("fields", "Conversation"), refers_to="conversation", required=True),
        Field("whose", "choice", _L("fields", "Whose"), choices=("mine", "theirs")),
        Field("kind", "choice", _L("fields", "Kind"), choices=("talk", "ask", "hard")),
        Field("proposal", "text", _L("fields", "What could you propose?")),
        Field("position", "number", _L("fields", "Position")),
        Field("covered_on", "day", _L("fields", "Covered on")),
        Field("covered_in", "ref", _L("fields", "Covered in"), refers_to="conversation"),
        Field("dropped_on", "day", _L("fields", "Let go on")),
        Field("ready_on", "day", _L("fields", "Ready on")),
    ), "text",
)  # fmt: skip

ACTION = Noun(
    "action", _L("nouns", "action"), records.Action,
    (
        Field("text", "text", _L("fields", "What was promised"), required=True),
        Field("owner", "ref", _L("fields", "Who"), refers_to="person", help=_L("fields", "Empty means me.")),
        Field("due", "day", _L("fields", "By when")),
        Field("conversation", "ref", _L("fields", "Conversation"), refers_to="conversation"),
        Field("feedback", "ref", _L("fields", "Feedback"), refers_to="feedback"),
        Field("goal", "ref", _L("fields", "Goal"), refers_to="goal"),
        Field("day", "day", _L("fields", "Promised on")),
        Field("done_on", "day", _L("fields", "Done on")),
        Field("dropped_on", "day", _L("fields", "Let go on")),
    ), "text",
)  # fmt: skip

OPTION = Noun(
    "option", _L("nouns", "option"), records.Option,
    (
        Field("title", "text", _L("fields", "A possible way forward"), required=True),
        Field("rationale", "prose", _L("fields", "What it gives the team")),
        Field("trial", "text", _L("fields", "A smaller trial that would do")),
        Field("cost", "text", _L("fields", "What it costs")),
        Field("benefit", "text", _L("fields", "What it gives me")),
        Field("problem", "text", _L("fields", "The problem it answers")),
        Field("kind", "choice", _L("fields", "Kind"), choices=OPTION_KINDS),
        Field("strength", "ref", _L("fields", "Strength"), refers_to="strength"),
        Field("goal", "ref", _L("fields", "Goal"), refers_to="goal"),
        Field("evidence", "ref", _L("fields", "Evidence"), refers_to="entry", many=True),
        Field("ready_on", "day", _L("fields", "Ready on")),
        Field("proposed_on", "day", _L("fields", "Proposed on")),
        Field("proposed_in", "ref", _L("fields", "Proposed in"), refers_to="conversation"),
    ), "title",
)  # fmt: skip

OUTCOME = Noun(
    "outcome", _L("nouns", "outcome"), records.Outcome,
    (
        Field("option", "ref", _L("fields", "Option"), refers_to="option", required=True),
        Field("kind", "choice", _L("fields", "Outcome"), choices=OUTCOMES, required=True),
        Field("reason", "text", _L("fields", "The reason they gave")),
        Field("offered_instead", "text", _L("fields", "What was offered instead")),
        Field("review_on", "day", _L("fields", "Look again on")),
        Field("looked_on", "day", _L("fields", "Looked again on")),
        Field("conversation", "ref", _L("fields", "Conversation"), refers_to="conversation"),
        Field("day", "day", _L("fields", "Day")),
        Field("from_day", "day", _L("fields", "Trial from")),
        Field("accepted_on", "day", _L("fields", "Accepted on")),
        Field("win", "ref", _L("fields", "The win it became"), refers_to="entry"),
        Field("action", "ref", _L("fields", "The step it became"), refers_to="action"),
    ), "kind", spans=(("day", "review_on"),),
)  # fmt: skip

NOUNS: dict[str, Noun] = {
    noun.name: noun
    for noun in (
        ENTRY, PERSON, STRENGTH, GOAL, THEME, CONVERSATION, TOPIC, ACTION, OPTION, OUTCOME, FEEDBACK, ROLE, CYCLE_DATE,
        *nouns_growth.ALL,
    )
}  # fmt: skip
