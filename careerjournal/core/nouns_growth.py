"""The nouns of the methods: stock-takes, drains, aspirations, values, support, sessions and what comes of them."""

from __future__ import annotations

from careerjournal.core import records, records_growth
from careerjournal.core.fields import Field
from careerjournal.core.noun import DIRECTIONS, FELT, LINKS, PRIVATE, QT_TRANSLATE_NOOP, TALK_KINDS, WHEN, ZONE, Noun

STRENGTH_STATES = ("used", "used a little", "unused")
AVOIDABLE = ("yes", "partly", "no")
PLANS = ("compensate", "hand over", "drop")
SOURCES = ("manager", "mentor", "coach", "learning and development", "experience")
ANSWERS = ("yes", "no")
HORIZONS = ("2", "5")

_L = QT_TRANSLATE_NOOP
_DAY = Field("day", "day", _L("fields", "Day"))
_GOAL = Field("goal", "ref", _L("fields", "Goal"), refers_to="goal")
_PERSON = Field("person", "ref", _L("fields", "Person"), refers_to="person")
_NOTE = Field("note", "prose", _L("fields", "Note"))

ASPIRATION = Noun(
    "aspiration", _L("nouns", "aspiration"), records_growth.Aspiration,
    (
        Field("text", "prose", _L("fields", "Where do you want to be?"), required=True),
        Field("horizon", "number", _L("fields", "In how many years"), choices=HORIZONS, required=True),
        _DAY,
        Field("strengths", "ref", _L("fields", "Strengths that carry you there"), refers_to="strength", many=True),
    ), "text",
)  # fmt: skip

GROWTH_AREA = Noun(
    "growth-area", _L("nouns", "growth area"), records_growth.GrowthArea,
    (
        Field("name", "text", _L("fields", "What is to grow"), required=True),
        Field("gets_in_the_way", "prose", _L("fields", "How does it get in the way now?")),
        Field("from_assessment", "flag", _L("fields", "An assessment said so")),
        Field("from_feedback", "flag", _L("fields", "Feedback said so")),
        Field("from_reflection", "flag", _L("fields", "I noticed it myself")),
        Field("closed_on", "day", _L("fields", "Closed on")),
    ), "name",
)  # fmt: skip

BEHAVIOUR = Noun(
    "behaviour", _L("nouns", "behaviour"), records_growth.Behaviour,
    (
        Field("text", "text", _L("fields", "What would somebody see you do?"), required=True),
        _GOAL,
        Field("growth_area", "ref", _L("fields", "Growth area"), refers_to="growth-area"),
        Field("done_on", "day", _L("fields", "A habit since")),
    ), "text",
)  # fmt: skip

COMPETENCY = Noun(
    "competency", _L("nouns", "competency"), records_growth.Competency,
    (
        Field("name", "text", _L("fields", "What the role asks for"), required=True),
        Field("target_role", "text", _L("fields", "Target role")),
        _GOAL,
        _NOTE,
        Field("evidence", "ref", _L("fields", "Evidence"), refers_to="entry", many=True),
    ), "name",
)  # fmt: skip

VALUE = Noun(
    "value", _L("nouns", "value"), records_growth.Value,
    (
        Field("name", "text", _L("fields", "What matters to you"), required=True),
        _NOTE,
        Field("position", "number", _L("fields", "Position")),
    ), "name",
)  # fmt: skip

SUPPORT = Noun(
    "support", _L("nouns", "support"), records_growth.Support,
    (
        Field("what", "text", _L("fields", "What would help"), required=True),
        Field("source", "choice", _L("fields", "From where"), choices=SOURCES),
        Field("person", "ref", _L("fields", "Asked of"), refers_to="person"),
        _GOAL,
        Field("asked_on", "day", _L("fields", "Asked on")),
        Field("came_on", "day", _L("fields", "It came on")),
        Field("declined_on", "day", _L("fields", "Declined on")),
    ), "what",
)  # fmt: skip

WANT = Noun(
    "want", _L("nouns", "what I want"), records_growth.Want,
    (Field("text", "prose", _L("fields", "What I want, in one or two sentences"), required=True), _DAY), "text",
)  # fmt: skip

STOCK_TAKE = Noun(
    "stock-take", _L("nouns", "stock-take"), records_growth.StockTake,
    (
        _DAY,
        Field(
            "states", "effects", _L("fields", "Strengths"), choices=STRENGTH_STATES, refers_to="strength", many=True
        ),
        _NOTE,
    ), "day",
)  # fmt: skip

KEEP = Noun(
    "keep", _L("nouns", "work to keep"), records_growth.Keep,
    (
        Field("work", "text", _L("fields", "Which work do you want to go on with?"), required=True),
        Field("strength", "ref", _L("fields", "Strength"), refers_to="strength"),
        _DAY,
        Field("ended_on", "day", _L("fields", "Ended on")),
    ), "work",
)  # fmt: skip

DRAIN = Noun(
    "drain", _L("nouns", "drain"), records_growth.Drain,
    (
        Field("work", "text", _L("fields", "Which piece of work drains you?"), required=True),
        Field(
            "asks_for", "text", _L("fields", "What does it ask of you?"),
            help=_L("fields", "Perhaps nothing on your list."),
        ),
        Field("avoidable", "choice", _L("fields", "Can it be avoided?"), choices=AVOIDABLE),
        Field("plan", "choice", _L("fields", "What will you do about it?"), choices=PLANS),
        Field("with_strength", "ref", _L("fields", "With which strength"), refers_to="strength"),
        Field("to_person", "ref", _L("fields", "To whom"), refers_to="person"),
        _NOTE,
        _DAY,
        Field("ended_on", "day", _L("fields", "Ended on")),
    ), "work",
)  # fmt: skip

SESSION = Noun(
    "session", _L("nouns", "session"), records_growth.Session,
    (
        Field("prompt_set", "text", _L("fields", "Session"), required=True),
        *WHEN,
        Field("title", "text", _L("fields", "Title")),
        _PERSON,
        _GOAL,
        Field("strength", "ref", _L("fields", "Strength"), refers_to="strength"),
        Field("conversation", "ref", _L("fields", "Conversation"), refers_to="conversation"),
        Field("window_months", "number", _L("fields", "Months to look back"), least=1),
        Field("finished_on", "day", _L("fields", "Finished on")),
        FELT, *LINKS, PRIVATE, ZONE,
    ), "title", extends_entry=True,
)  # fmt: skip

PROMPT_SET = Noun(
    "prompt-set", _L("nouns", "prompt set"), records_growth.PromptSet,
    (
        Field("title", "text", _L("fields", "Title"), required=True),
        Field("text", "prose", _L("fields", "Questions"), required=True),
    ), "title",
)  # fmt: skip

GROWTH_STEP = Noun(
    "growth-step", _L("nouns", "next growth step"), records_growth.GrowthStep,
    (
        Field("text", "text", _L("fields", "What could your next growth step be?"), required=True),
        Field("direction", "choice", _L("fields", "Direction"), choices=DIRECTIONS),
        _DAY,
        Field("session", "ref", _L("fields", "Session"), refers_to="session"),
        Field("done_on", "day", _L("fields", "Done on")),
    ), "text",
)  # fmt: skip

FEEDBACK_REQUEST = Noun(
    "feedback-request", _L("nouns", "request for feedback"), records_growth.FeedbackRequest,
    (
        Field("person", "ref", _L("fields", "Asked of"), refers_to="person", required=True),
        Field("about", "text", _L("fields", "About what")),
        Field("asked_on", "day", _L("fields", "Asked on")),
        Field("answered_by", "ref", _L("fields", "Answered by"), refers_to="feedback"),
        Field("withdrawn_on", "day", _L("fields", "Withdrawn on")),
    ), "about",
)  # fmt: skip

SERIES = Noun(
    "series", _L("nouns", "series"), records.Series,
    (
        Field("person", "ref", _L("fields", "With"), refers_to="person", required=True),
        Field("every_weeks", "number", _L("fields", "Every how many weeks"), least=1),
        Field("from_day", "day", _L("fields", "From"), required=True),
        Field("time", "time", _L("fields", "Time")),
        Field("kind", "choice", _L("fields", "Kind"), choices=TALK_KINDS, column="talk_kind"),
        Field("until_day", "day", _L("fields", "Until")),
    ), "time",
)  # fmt: skip

PROMOTION = Noun(
    "promotion", _L("nouns", "promotion"), records_growth.Promotion,
    (
        Field("target", "text", _L("fields", "To which level or role"), required=True),
        Field("person", "ref", _L("fields", "Asked of"), refers_to="person"),
        Field("asked_on", "day", _L("fields", "Asked on")),
        Field("conversation", "ref", _L("fields", "Conversation"), refers_to="conversation"),
        Field("answer", "choice", _L("fields", "Answer"), choices=ANSWERS),
        Field("said", "prose", _L("fields", "What did they say?")),
        Field("understood", "prose", _L("fields", "What did I understand?")),
        Field("follow_up_on", "day", _L("fields", "We talk again on")),
        Field("recommends", "text", _L("fields", "Who recommends")),
        Field("by_when", "day", _L("fields", "By when")),
        Field("meanwhile", "prose", _L("fields", "What I do meanwhile")),
        Field("plan_made_on", "day", _L("fields", "Plan made on")),
        Field("goals", "ref", _L("fields", "Goals"), refers_to="goal", many=True),
    ), "target", spans=(("asked_on", "follow_up_on"),),
)  # fmt: skip

PLAN_THEME = Noun(
    "plan-theme", _L("nouns", "theme of the year"), records_growth.PlanTheme,
    (
        Field("name", "text", _L("fields", "Theme"), required=True),
        Field("year", "number", _L("fields", "Year"), required=True),
        Field("text", "prose", _L("fields", "What is it to be by the end of the year?")),
        Field("position", "number", _L("fields", "Position")),
    ), "name",
)  # fmt: skip

PLAN_REVISIT = Noun(
    "plan-revisit", _L("nouns", "revisit of the year"), records_growth.PlanRevisit,
    (
        Field("plan_theme", "ref", _L("fields", "Theme"), refers_to="plan-theme", required=True),
        _DAY,
        Field("text", "prose", _L("fields", "How is it now?")),
    ), "text",
)  # fmt: skip

AWAY = Noun(
    "away", _L("nouns", "time away"), records_growth.Away,
    (
        Field("from_day", "day", _L("fields", "From"), required=True),
        Field("to_day", "day", _L("fields", "To"), required=True),
        Field("note", "text", _L("fields", "Note")),
    ), "note", spans=(("from_day", "to_day"),),
)  # fmt: skip

LETTER = Noun(
    "letter", _L("nouns", "letter to myself"), records_growth.Letter,
    (
        Field("text", "prose", _L("fields", "Letter"), required=True),
        Field("open_on", "day", _L("fields", "Open it on"), required=True),
        _DAY,
        Field("opened_on", "day", _L("fields", "Opened on")),
    ), "text",
)  # fmt: skip

ALL = (
    ASPIRATION, GROWTH_AREA, BEHAVIOUR, COMPETENCY, VALUE, SUPPORT, WANT, STOCK_TAKE, KEEP, DRAIN, SESSION, PROMPT_SET,
    GROWTH_STEP, FEEDBACK_REQUEST, SERIES, PROMOTION, PLAN_THEME, PLAN_REVISIT, AWAY, LETTER,
)  # fmt: skip
