"""The nouns of a career and their fields: the one declaration behind forms, the command line, JSON and storage."""

from __future__ import annotations

from dataclasses import dataclass

from careerjournal.core import records
from careerjournal.core.fields import EFFECTS, Field
from careerjournal.core.words import translate

KINDS = ("note", "win", "learning", "setback", "feedback", "decision", "reflection", "conversation", "milestone")
PLAIN_KINDS = tuple(kind for kind in KINDS if kind not in ("feedback", "conversation"))
RELATIONS = ("manager", "peer", "mentor", "coach", "skip-level", "report", "human resources", "other")
TALK_KINDS = ("career", "status", "appraisal", "promotion", "mentoring")
CAREER_TALKS = ("career", "promotion", "mentoring")
GOAL_KINDS = ("business", "values", "professional", "career")
DIRECTIONS = ("up", "sideways", "down", "deepen", "evolve the role")
OUTCOMES = ("agreed", "counter-offered", "deferred", "declined")
OPTION_KINDS = ("responsibility", "project", "training", "other")
CYCLE_KINDS = ("goals set", "review", "promotion nominations", "results", "other")


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate knows this name
    """Mark a literal for translation where it is declared; it is translated where it is shown."""
    return text


_L = QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Noun:
    """One kind of record: its table, its fields, and which field is its title."""

    name: str
    label: str
    record: type[records.Record]
    fields: tuple[Field, ...]
    title: str
    extends_entry: bool = False

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @property
    def spoken(self) -> str:
        """Its name in the person's language."""
        return translate("nouns", self.label)


_WHEN = (
    Field("day", "day", _L("fields", "Day")),
    Field("time", "time", _L("fields", "Time")),
)
_LINKS = (
    Field("people", "ref", _L("fields", "People"), refers_to="person", many=True),
    Field("strengths", "effects", _L("fields", "Strengths"), choices=EFFECTS, refers_to="strength", many=True),
    Field("goals", "ref", _L("fields", "Goals"), refers_to="goal", many=True),
    Field("themes", "ref", _L("fields", "Themes"), refers_to="theme", many=True),
)
_ZONE = Field("zone", "text", _L("fields", "Time zone"))
_FELT = Field("energy", "number", _L("fields", "How it felt"), choices=("-2", "-1", "0", "1", "2"))
_PRIVATE = Field("private", "flag", _L("fields", "Only for me"))

ENTRY = Noun(
    "entry", _L("nouns", "entry"), records.Entry,
    (
        Field("body", "prose", _L("fields", "Text")),
        Field("kind", "choice", _L("fields", "Kind"), choices=PLAIN_KINDS),
        Field("title", "text", _L("fields", "Title")),
        *_WHEN,
        Field("impact", "prose", _L("fields", "Impact"), help=_L("fields", "For whom did it matter, and how much?")),
        _FELT, *_LINKS, _PRIVATE,
        Field("told_on", "day", _L("fields", "Told on")),
        _ZONE,
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
    ), "title",
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
        *_WHEN,
        Field("kind", "choice", _L("fields", "Kind"), choices=TALK_KINDS, column="talk_kind"),
        Field("title", "text", _L("fields", "Title")),
        Field("wish", "text", _L("fields", "What I most want from it")),
        Field("body", "prose", _L("fields", "Notes")),
        Field("formal", "flag", _L("fields", "Formal")),
        Field("minutes", "number", _L("fields", "Minutes")),
        _FELT, *_LINKS[1:], _PRIVATE,
        Field("held_on", "day", _L("fields", "Held on")),
        Field("cancelled_on", "day", _L("fields", "Cancelled on")),
        Field("told_on", "day", _L("fields", "Told them what to expect on"), column="expect_told_on"),
        Field("notes_read_on", "day", _L("fields", "Last notes read on")),
        Field("prepared_on", "day", _L("fields", "Prepared on")),
        Field("printed_on", "day", _L("fields", "Printed on")),
        _ZONE,
    ), "title", extends_entry=True,
)  # fmt: skip

FEEDBACK = Noun(
    "feedback", _L("nouns", "feedback"), records.Feedback,
    (
        Field("body", "prose", _L("fields", "Their words"), required=True),
        Field("giver", "ref", _L("fields", "From"), refers_to="person"),
        Field("about", "text", _L("fields", "About what")),
        *_WHEN,
        Field("title", "text", _L("fields", "Title")),
        _FELT, *_LINKS, _PRIVATE, _ZONE,
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
        Field("conversation", "ref", _L("fields", "Conversation"), refers_to="conversation"),
        Field("day", "day", _L("fields", "Day")),
    ), "kind",
)  # fmt: skip

NOUNS: dict[str, Noun] = {
    noun.name: noun
    for noun in (
        ENTRY, PERSON, STRENGTH, GOAL, THEME, CONVERSATION, TOPIC, ACTION, OPTION, OUTCOME, FEEDBACK, ROLE, CYCLE_DATE,
    )
}  # fmt: skip
