"""The recap of a conversation: at most eight lines to send, with what was heard, who does what and by when."""

from __future__ import annotations

from collections.abc import Sequence

from careerjournal.core import actions, conversations, days, options
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import listed
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.core.words import translate

MOST = 8
_AROUND = 2  # the first line and the last


def lines(journal: Journal, uid: str) -> tuple[str, ...]:
    """The recap, line by line; nothing of a private conversation, nor before there is anything to say."""
    talk = conversations.get(journal, uid)
    if talk.private:
        return ()
    decided = options.decided_in(journal, uid)
    answered = {text for option in decided for text in (option.title, option.problem)}
    topics = [topic for topic in conversations.topics(journal, talk) if not topic.private]
    covered = [topic.text for topic in topics if topic.covered_on]
    open_talk = [text for text in covered if text not in answered]
    heard = [_heard(open_talk)] if open_talk else []
    heard += [_outcome(option, uid) for option in decided]
    promises = [one for one in actions.of_conversation(journal, uid) if not (one.dropped_on or one.private)]
    left = [topic.text for topic in topics if topic.is_open] if talk.state == "held" else []
    back = [_comes_back(left)] if left else []
    room = MOST - _AROUND - len(back)
    said = heard + [_promise(one) for one in promises]
    if len(said) > room:
        said = heard[: max(0, room - 2)] + _by_owner(promises)
    if not said:
        return ()
    opening = translate("core", "What I take from our talk on {day}:").format(day=days.plain(talk.day))
    return opening, *said, *back, translate("core", "Did I miss anything?")


def _heard(texts: Sequence[str]) -> str:
    return _ended(translate("core", "We talked about: {topics}").format(topics=_joined(texts)))


def _joined(texts: Sequence[str]) -> str:
    return "; ".join(text.rstrip(".") for text in texts)


def _ended(sentence: str) -> str:
    """With a full stop, unless it ends already."""
    return sentence if sentence.endswith(("?", "!", "…", ".”")) else f"{sentence.rstrip('.')}."


def _outcome(option: OptionView, talk: str) -> str:
    outcome = next(one for one in reversed(option.outcomes) if one.conversation == talk)
    sentence = {
        "agreed": translate("core", "Agreed: {option}"),
        "counter-offered": translate("core", "Instead of “{option}”: {instead}"),
        "deferred": translate("core", "Later: {option}"),
        "declined": translate("core", "Not now: {option}"),
    }[outcome.kind]
    instead = outcome.offered_instead or translate("core", "something smaller")
    said = sentence.format(option=option.title.rstrip("."), instead=instead.rstrip("."))
    if outcome.reason:
        said = translate("core", "{said}, because “{reason}”").format(said=said, reason=outcome.reason.rstrip("."))
    if outcome.review_on:
        look = translate("core", "{said}; we look again on {day}")
        said = look.format(said=said, day=days.plain(outcome.review_on))
    return _ended(said)


def _promise(action: ActionView) -> str:
    who = action.owner.name.split()[0] if action.owner else translate("core", "I")
    return _ended(translate("core", "{who}: {what}").format(who=who, what=_what(action)))


def _what(action: ActionView) -> str:
    text = action.text.rstrip(".")
    due = translate("core", "{what}, by {day}")
    return due.format(what=text, day=days.plain(action.due)) if action.due else text


def _by_owner(promises: Sequence[ActionView]) -> list[str]:
    """One line for mine and one for theirs, where one for each promise would be too many."""
    both = []
    for mine in (True, False):
        some = [one for one in promises if (one.owner is None) == mine]
        if some:
            names = list(dict.fromkeys(one.owner.name.split()[0] for one in some if one.owner))
            who = translate("core", "I") if mine else listed(names)
            said = translate("core", "{who}: {what}")
            both.append(_ended(said.format(who=who, what="; ".join(_what(one) for one in some))))
    return both


def _comes_back(left: Sequence[str]) -> str:
    return _ended(translate("core", "Still open, for next time: {topics}").format(topics=_joined(left)))
