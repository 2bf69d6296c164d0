"""What stands above the list behind a number of the trends: one line that says what is listed."""

from __future__ import annotations

from careerjournal.core import counting
from careerjournal.core.records import Strength, Theme, live
from careerjournal.core.words import translate


def title(number: str, subject: str, when: str) -> str:
    if number in counting.STRENGTHS or number == counting.THEME:
        record = Theme if number == counting.THEME else Strength
        name = live(record, record.name).where(record.uid == subject).scalar()
        return _of_subject(number).format(name=name or "", when=when)
    if number.startswith(counting.TALK):
        kind = number.removeprefix(counting.TALK) or translate("core", "no kind")
        return translate("core", "Conversations held in {when}: {kind}").format(when=when, kind=kind)
    return {**_of_entries(), **_of_promises(), **_of_goals(), **_others()}[number].format(when=when)


def _of_subject(number: str) -> str:
    return {
        "used": translate("core", "{name} used in {when}"),
        "energised": translate("core", "{name} energised in {when}"),
        "drained": translate("core", "{name} drained in {when}"),
        "theme": translate("core", "Entries in {when} about {name}"),
    }[number]


def _of_entries() -> dict[str, str]:
    return {
        "entries": translate("core", "Entries in {when}"),
        "notes": translate("core", "Notes in {when}"),
        "wins": translate("core", "Wins in {when}"),
        "learnings": translate("core", "Learnings in {when}"),
        "setbacks": translate("core", "Setbacks in {when}"),
        "feedback": translate("core", "Feedback received in {when}"),
        "decisions": translate("core", "Decisions in {when}"),
        "reflections": translate("core", "Reflections in {when}"),
        "conversations": translate("core", "Conversations held in {when}"),
        "milestones": translate("core", "Milestones in {when}"),
        "energy": translate("core", "Entries in {when} that say how it felt"),
        "feedback_answered": translate("core", "Feedback of {when} with a response"),
        "impact_missing": translate("core", "Wins in {when} whose impact is still to be said"),
        "draining": translate("core", "Entries in {when} in which a strength drained"),
        "goal_evidence": translate("core", "Entries in {when} that speak for a goal"),
    }


def _of_promises() -> dict[str, str]:
    return {
        "actions_done": translate("core", "Actions kept in {when}"),
        "actions_done.mine": translate("core", "My actions kept in {when}"),
        "actions_done.theirs": translate("core", "Other people’s actions kept in {when}"),
        "actions_open": translate("core", "Actions open at the end of {when}"),
        "actions_open.mine": translate("core", "My actions open at the end of {when}"),
        "actions_open.theirs": translate("core", "Other people’s actions open at the end of {when}"),
        "actions_late": translate("core", "Actions of {when} past their day"),
        "actions_late.mine": translate("core", "My actions of {when} past their day"),
        "actions_late.theirs": translate("core", "Other people’s actions of {when} past their day"),
        "options_put": translate("core", "Options put to somebody in {when}"),
        "outcomes": translate("core", "What became of options in {when}"),
        "outcomes.agreed": translate("core", "Options agreed in {when}"),
        "outcomes.counter-offered": translate("core", "Options with a counter-offer in {when}"),
        "outcomes.deferred": translate("core", "Options deferred in {when}"),
        "outcomes.declined": translate("core", "Options declined in {when}"),
    }


def _of_goals() -> dict[str, str]:
    return {
        "goals_active": translate("core", "Goals active at the end of {when}"),
        "goals_moved": translate("core", "Goals that entries in {when} speak for"),
        "goals_changed": translate("core", "Goals worded anew in {when}"),
        "goals_reached": translate("core", "Goals reached in {when}"),
        "goals_let_go": translate("core", "Goals let go in {when}"),
    }


def _others() -> dict[str, str]:
    return {
        "themes_new": translate("core", "Themes seen for the first time in {when}"),
        "themes_again": translate("core", "Themes that came back in {when}"),
        "themes_gone": translate("core", "Themes of the quarter before that are not in {when}"),
        "gap": translate("core", "Around the longest time without a conversation, {when}"),
        "career_gap": translate("core", "Around the longest time without a career talk, {when}"),
        "stock_take": translate("core", "The stock-take of {when}"),
    }
