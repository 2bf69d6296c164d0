"""The tables of the methods: stock-takes, drains, aspirations, sessions and their answers, and what comes of them."""

from __future__ import annotations

import peewee as pw

from careerjournal.core.records import Conversation, Entry, Feedback, Goal, Person, Record, Strength


class Aspiration(Record):
    """Where the person wants to be in 2 or in 5 years, as said on one day; every version is a row."""

    horizon = pw.IntegerField()
    day = pw.DateField()
    text = pw.TextField()


class AspirationStrength(Record):
    aspiration = pw.ForeignKeyField(Aspiration)
    strength = pw.ForeignKeyField(Strength)


class GrowthArea(Record):
    name = pw.TextField()
    from_assessment = pw.BooleanField(default=False)
    from_feedback = pw.BooleanField(default=False)
    from_reflection = pw.BooleanField(default=False)
    gets_in_the_way = pw.TextField(default="")
    closed_on = pw.DateField(null=True)


class Behaviour(Record):
    text = pw.TextField()
    goal = pw.ForeignKeyField(Goal, null=True)
    growth_area = pw.ForeignKeyField(GrowthArea, null=True)
    done_on = pw.DateField(null=True)


class Competency(Record):
    name = pw.TextField()
    target_role = pw.TextField(default="")
    goal = pw.ForeignKeyField(Goal, null=True)
    note = pw.TextField(default="")


class CompetencyEvidence(Record):
    competency = pw.ForeignKeyField(Competency)
    entry = pw.ForeignKeyField(Entry)


class Value(Record):
    name = pw.TextField()
    position = pw.IntegerField(default=0)
    note = pw.TextField(default="")


class Support(Record):
    what = pw.TextField()
    source = pw.TextField(default="")
    person = pw.ForeignKeyField(Person, null=True)
    goal = pw.ForeignKeyField(Goal, null=True)
    asked_on = pw.DateField(null=True)
    came_on = pw.DateField(null=True)
    declined_on = pw.DateField(null=True)


class Want(Record):
    """What I want, in one or two sentences, as said on one day; every version is a row."""

    day = pw.DateField()
    text = pw.TextField()


class WantHeard(Record):
    want = pw.ForeignKeyField(Want)
    person = pw.ForeignKeyField(Person)
    day = pw.DateField()


class StockTake(Record):
    day = pw.DateField()
    note = pw.TextField(default="")


class StockTakeState(Record):
    """What one stock-take says of one strength, and in which piece of work it was met."""

    stock_take = pw.ForeignKeyField(StockTake)
    strength = pw.ForeignKeyField(Strength)
    state = pw.TextField()
    work = pw.TextField(default="")
    note = pw.TextField(default="")


class Keep(Record):
    work = pw.TextField()
    strength = pw.ForeignKeyField(Strength, null=True)
    day = pw.DateField()
    ended_on = pw.DateField(null=True)


class Drain(Record):
    """A piece of work that drains, what it asks for, and the plan."""

    work = pw.TextField()
    asks_for = pw.TextField(default="")
    avoidable = pw.TextField(default="")
    plan = pw.TextField(default="")
    with_strength = pw.ForeignKeyField(Strength, null=True)
    to_person = pw.ForeignKeyField(Person, null=True)
    note = pw.TextField(default="")
    day = pw.DateField()
    ended_on = pw.DateField(null=True)


class Session(Record):
    """A guided reflection; an entry with more to it: it shares the entry's id and uid."""

    prompt_set = pw.TextField()
    person = pw.ForeignKeyField(Person, null=True)
    goal = pw.ForeignKeyField(Goal, null=True)
    strength = pw.ForeignKeyField(Strength, null=True)
    conversation = pw.ForeignKeyField(Conversation, null=True)
    window_months = pw.IntegerField(null=True)
    finished_on = pw.DateField(null=True)


class Answer(Record):
    """What was said to one prompt, with the question as it was put; a set that changes later loses no answer."""

    session = pw.ForeignKeyField(Session)
    prompt = pw.TextField()
    question = pw.TextField(default="")
    text = pw.TextField(default="")
    skipped_on = pw.DateField(null=True)


class PromptSet(Record):
    """A prompt set of the person's own; `text` is its source in TOML, as in resources/prompts."""

    title = pw.TextField()
    text = pw.TextField(default="")


class GrowthStep(Record):
    text = pw.TextField()
    direction = pw.TextField(default="")
    day = pw.DateField()
    session = pw.ForeignKeyField(Session, null=True)
    done_on = pw.DateField(null=True)


class FeedbackRequest(Record):
    person = pw.ForeignKeyField(Person)
    about = pw.TextField(default="")
    asked_on = pw.DateField()
    answered_by = pw.ForeignKeyField(Feedback, null=True)
    withdrawn_on = pw.DateField(null=True)


class Promotion(Record):
    """One ask for a promotion and what became of it."""

    target = pw.TextField()
    person = pw.ForeignKeyField(Person, null=True)
    conversation = pw.ForeignKeyField(Conversation, null=True)
    asked_on = pw.DateField(null=True)
    answer = pw.TextField(default="")
    said = pw.TextField(default="")
    understood = pw.TextField(default="")
    follow_up_on = pw.DateField(null=True)
    recommends = pw.TextField(default="")
    by_when = pw.DateField(null=True)
    meanwhile = pw.TextField(default="")
    plan_made_on = pw.DateField(null=True)


class PromotionGoal(Record):
    promotion = pw.ForeignKeyField(Promotion)
    goal = pw.ForeignKeyField(Goal)


class PlanTheme(Record):
    """One priority of a year's plan."""

    year = pw.IntegerField()
    name = pw.TextField()
    text = pw.TextField(default="")
    position = pw.IntegerField(default=0)


class PlanRevisit(Record):
    plan_theme = pw.ForeignKeyField(PlanTheme)
    day = pw.DateField()
    text = pw.TextField(default="")


class Away(Record):
    from_day = pw.DateField()
    to_day = pw.DateField()
    note = pw.TextField(default="")


class Letter(Record):
    """A letter to myself with an opening date."""

    text = pw.TextField()
    day = pw.DateField()
    open_on = pw.DateField()
    opened_on = pw.DateField(null=True)
