"""What an answer may become in the journal: a theme, a step, a topic, a version of what one wants, and so on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from careerjournal.core import clock, conversations, names, own_letters, sessions
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.core.noun import QT_TRANSLATE_NOOP
from careerjournal.core.records import Topic, live
from careerjournal.core.records_growth import Value
from careerjournal.core.sessions import SessionView
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_L = QT_TRANSLATE_NOOP
_TO_SHARE = "one-line"
_A_LINE = 140  # letters; what is longer is no point of a list
_MARK = re.compile(r"^\s*([-*•]|\d+[.)])\s+")
"""What a line of a list begins with."""
_FOR_THE_MANAGER = "tell-manager"  # asked in a session about somebody else, whose talk is the wrong place for it


@dataclass(frozen=True)
class _Made:
    """An answer on its way: what is made of it, in which session, and what else was said about it."""

    journal: Journal
    session: SessionView
    prompt: str
    text: str
    more: dict[str, Any] = field(default_factory=dict)

    def add(self, noun: str, **fields: Any) -> str:
        """A new record; what was said wins over what follows from the session."""
        given = fields | {name: value for name, value in self.more.items() if value not in ("", None)}
        return self.journal.add(noun, **{name: value for name, value in given.items() if value not in ("", None)})


def label(what: str) -> str:
    """What the button says that makes an answer into this."""
    return translate("becomes", _KINDS[what].label)


def asks(what: str) -> tuple[str, ...]:
    """The fields of the record that are worth asking for beside its text."""
    return _KINDS[what].asks


def become(journal: Journal, session: str, prompt: str, what: str, text: str = "", **more: Any) -> str:
    """Make a record of an answer, or of `text` chosen from it; its uid. One step to undo.

    `more` are fields of the record, as `direction` of a growth step. A topic goes to the `conversation` or the `person`
    given, else to the one that the session is about, else to the next talk with the manager.
    """
    if what not in _KINDS:
        known = ", ".join(_KINDS)
        raise Trouble(
            translate("core", "An answer becomes no “{what}”. There is {known}.").format(what=what, known=known)
        )
    view = sessions.get(journal, session)
    words = (text or view.question(prompt).answer).strip()
    if not words:
        raise Trouble(translate("core", "This question has no answer yet. Write it first."))
    with journal.write(label(what)):
        return _KINDS[what].make(_Made(journal, view, prompt, words, more))


def own_words(answer: str) -> str:
    """An answer without what it quotes."""
    return unquoted(answer) or answer.strip()


def unquoted(answer: str) -> str:
    """The person's words in an answer; nothing where it only quotes."""
    return "\n".join(line for line in answer.splitlines() if not line.lstrip().startswith(">")).strip()


def parts(answer: str) -> list[str]:
    """What an answer names line by line, without what it quotes and without the marks of a list."""
    lines = (_MARK.sub("", line).strip() for line in answer.splitlines() if not line.lstrip().startswith(">"))
    return [line for line in lines if line]


def choices(answer: str) -> list[str]:
    """The lines of an answer that can each become something by itself; none where it is one text."""
    found = parts(answer)
    return found if len(found) > 1 and all(len(line) <= _A_LINE for line in found) else []


def to_share(session: SessionView) -> str:
    """The one line that a session ends with to be shared, as long as no topic says it; else nothing."""
    answer = next((one.answer for one in session.questions if one.key == _TO_SHARE), "")
    words = " ".join(own_words(answer).split())
    return "" if not words or live(Topic).where(Topic.text == words).exists() else words


def _theme(made: _Made) -> str:
    """A theme of the session for every line of the text, known ones by their name; the first one's uid."""
    known = {one.name.casefold(): one.id for one in names.of(made.journal, "theme")}
    said = [_MARK.sub("", part).strip(" .") for part in re.split(r"[\n,;]", made.text)]
    found = [known.get(part.casefold()) or made.journal.add("theme", name=part) for part in said if part]
    if not found:
        raise Trouble(translate("core", "A theme needs a word or two."))
    there = [theme.id for theme in made.session.themes]
    made.journal.edit("session", made.session.id, themes=list(dict.fromkeys([*there, *found])))
    return found[0]


def _topic(made: _Made) -> str:
    journal, words, more = made.journal, " ".join(made.text.split()), dict(made.more)
    given, person = more.pop("conversation", ""), more.pop("person", "")
    talk = conversations.get(journal, given) if given else _talk_for(made, person)
    same = next((topic.id for topic in conversations.topics(journal, talk) if topic.text == words), "")
    return same or conversations.add_topic(journal, talk.id, words, **more)


def _talk_for(made: _Made, person: str) -> ConversationView:
    """Where a topic of this session belongs: the planned talk nearest to what it is about."""
    journal, session = made.journal, made.session
    if session.conversation and not person:
        own = conversations.get(journal, session.conversation)
        if own.state == "planned":
            return own
    about = session.person if made.prompt != _FOR_THE_MANAGER else None
    who = person or (about.id if about else "")
    managers = [one.id for one in names.of(journal, "person") if journal.values(one.id)["relation"] == "manager"]
    found = [conversations.next_one(journal, one) for one in ([who] if who else managers)]
    talks = sorted((talk for talk in found if talk), key=lambda talk: (talk.day < clock.today(), talk.day))
    if talks:
        return talks[0]
    anyone = None if who else conversations.next_one(journal)
    if anyone is None:
        raise Trouble(translate("core", "No talk is planned yet. Plan one, and this can be its topic."))
    return anyone


def _win(made: _Made) -> str:
    """A win of the session's day; a long text gets its first sentence as title."""
    first, _, rest = made.text.partition("\n")
    return made.add("entry", kind="win", title=first[:120] if rest else "", body=made.text, day=made.session.day)


def _drain(made: _Made) -> str:
    """What the work asks for was said at the question after it, where that has been answered."""
    asked = next((one.answer for one in made.session.questions if one.key == "drain-asks"), "")
    return made.add("drain", work=made.text, asks_for=asked)


def _value(made: _Made) -> str:
    same = [row.uid for row in live(Value) if row.name.casefold() == made.text.casefold()]
    return same[0] if same else made.add("value", name=made.text, position=live(Value).count() + 1)


def _letter(made: _Made) -> str:
    return made.add("letter", text=made.text, open_on=own_letters.in_a_year(clock.today()))


def _about(made: _Made, *which: str) -> dict[str, str]:
    """The uids of what the session is about, as fields of a record that can be about the same."""
    said = {name: getattr(made.session, name) for name in which}
    return {name: one.id for name, one in said.items() if one}


def _option(made: _Made) -> str:
    return made.add("option", title=made.text, **_about(made, "strength", "goal"))


def _request(made: _Made) -> str:
    who = made.more.get("person") or (made.session.person.id if made.session.person else "")
    if not who:
        raise Trouble(translate("core", "Whom do you want to ask? Choose a person first."))
    return made.add("feedback-request", about=made.text, person=who)


def _cycle_date(made: _Made) -> str:
    if not made.more.get("day"):
        raise Trouble(translate("core", "On which day? A date of the year needs one."))
    return made.add("cycle-date", name=made.text)


@dataclass(frozen=True)
class _Kind:
    label: str
    make: Callable[[_Made], str]
    asks: tuple[str, ...] = ()


_KINDS: dict[str, _Kind] = {
    "theme": _Kind(_L("becomes", "Keep as theme"), _theme),
    "growth-step": _Kind(
        _L("becomes", "Make it my next step"),
        lambda made: made.add("growth-step", text=made.text, session=made.session.id), ("direction",),
    ),
    "topic": _Kind(_L("becomes", "Bring it up"), _topic, ("conversation",)),
    "want": _Kind(_L("becomes", "Make it what I want"), lambda made: made.add("want", text=made.text)),
    "aspiration-2": _Kind(
        _L("becomes", "Keep as in two years"), lambda made: made.add("aspiration", text=made.text, horizon=2)
    ),
    "aspiration-5": _Kind(
        _L("becomes", "Keep as in five years"), lambda made: made.add("aspiration", text=made.text, horizon=5)
    ),
    "value": _Kind(_L("becomes", "Keep as value"), _value),
    "drain": _Kind(_L("becomes", "Keep as drain"), _drain, ("avoidable", "plan")),
    "keep": _Kind(_L("becomes", "Keep doing this"), lambda made: made.add("keep", work=made.text)),
    "letter": _Kind(_L("becomes", "Seal it as a letter"), _letter, ("open_on",)),
    "growth-area": _Kind(
        _L("becomes", "Keep as growth area"),
        lambda made: made.add("growth-area", name=made.text, from_reflection=True),
    ),
    "behaviour": _Kind(
        _L("becomes", "Keep as behaviour"),
        lambda made: made.add("behaviour", text=made.text, **_about(made, "goal")), ("goal", "growth_area"),
    ),
    "support": _Kind(
        _L("becomes", "Keep as support to ask for"),
        lambda made: made.add("support", what=made.text, **_about(made, "goal", "person")), ("person", "source"),
    ),
    "option": _Kind(_L("becomes", "Make it an option"), _option, ("kind",)),
    "action": _Kind(
        _L("becomes", "Promise it"),
        lambda made: made.add("action", text=made.text, **_about(made, "goal")), ("due", "goal"),
    ),
    "goal": _Kind(_L("becomes", "Make it a goal"), lambda made: made.add("goal", title=made.text), ("measure",)),
    "win": _Kind(_L("becomes", "Keep as win"), _win),
    "cycle-date": _Kind(_L("becomes", "Put it on the year's dates"), _cycle_date, ("day", "kind")),
    "feedback-request": _Kind(_L("becomes", "Note the request"), _request, ("person",)),
}  # fmt: skip
