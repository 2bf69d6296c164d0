"""Lines about what is still open: words that were not saved, promises, feedback, and options to look at again."""

from __future__ import annotations

from collections.abc import Iterator

from careerjournal.core import clock, days, drafts, feedback_requests, options, prose
from careerjournal.core.actions import ActionView
from careerjournal.core.look import Look, cut
from careerjournal.core.options import OptionView
from careerjournal.core.seen import Seen
from careerjournal.core.words import in_words, translate

REVIEW_IS_NEWS = 14  # days after its date in which a review belongs to the day
FEEDBACK_UNTIL = 120  # days; older words without a response stay in the fold
REQUEST_AFTER = 10  # days without an answer, after which a request is mentioned


def drafts_left(seen: Seen) -> Iterator[Look]:
    """Words that were typed into an entry and not saved: a kill, or a save that was refused."""
    for draft in drafts.all(seen.journal, "entry/"):
        uid = draft.place.split("/")[1]
        if draft.text.strip():
            why = translate("core", "You were writing: “{words}”").format(words=cut(draft.text))
            because = translate("core", "These words were typed and not saved yet. They are safe here.")
            yield Look(f"draft:{draft.place}:{draft.changed}", "draft", why, translate("core", "Go on"), uid, because)


def promises(seen: Seen) -> Iterator[Look]:
    """What should have been done by now; several are one line."""
    late = [action for action in seen.open_actions if action.is_late(clock.today())]
    because = translate("core", "Its day has passed and it is neither done nor let go. Either is fine.")
    if len(late) == 1:
        yield Look(
            f"promise:{late[0].id}", "done", _promise(late[0]), translate("core", "It is done"), late[0].id, because
        )
    elif late:
        why = translate("core", "{number} promises are open. Which still matter?").format(
            number=days.capital(in_words(len(late)))
        )
        several = translate("core", "Their days have passed, and they are neither done nor let go. Either is fine.")
        yield Look(f"promises:{late[-1].id}", "promises", why, translate("core", "Look"), "", several)


def _promise(promise: ActionView) -> str:
    due = days.plain(promise.due or clock.today())
    if promise.owner:
        return translate("core", "{name} meant to do this by {day}: {text}").format(
            name=promise.owner.name, day=due, text=cut(promise.text)
        )
    return translate("core", "You meant to do this by {day}: {text}").format(day=due, text=cut(promise.text))


def feedback(seen: Seen) -> Iterator[Look]:
    """Words received that were not answered with anything yet."""
    because = translate("core", "No action answers it yet. One small thing you do with it is enough.")
    for piece in seen.unanswered:
        if 1 < (clock.today() - piece.day).days <= FEEDBACK_UNTIL:
            words = cut(prose.excerpt(piece.words, 90) or piece.entry.title)
            who = (
                translate("core", "{name} said: “{words}”")
                if piece.giver
                else translate("core", "You heard: “{words}”")
            )
            why = who.format(name=piece.giver.name if piece.giver else "", words=words)
            yield Look(f"feedback:{piece.id}", "answer", why, translate("core", "Answer"), piece.id, because)


def reviews(seen: Seen) -> Iterator[Look]:
    """Options whose review date has just come."""
    return (_review(option) for option in options.due_for_review(seen.options) if _is_recent(option))


def older_reviews(seen: Seen) -> Iterator[Look]:
    """Options whose review date passed a while ago."""
    return (_review(option) for option in options.due_for_review(seen.options) if not _is_recent(option))


def _is_recent(option: OptionView) -> bool:
    return option.review_on is not None and (clock.today() - option.review_on).days <= REVIEW_IS_NEWS


def _review(option: OptionView) -> Look:
    why = translate("core", "You wanted to look again on {day}: {title}").format(
        day=days.plain(option.review_on or clock.today()), title=cut(option.title)
    )
    because = translate("core", "This is the day that was agreed for looking at it again.")
    verb = translate("core", "Look again")
    return Look(f"option:{option.id}:{option.review_on}", "review", why, verb, option.id, because)


def requests(seen: Seen) -> Iterator[Look]:
    """People who were asked for feedback and have not answered for a while."""
    because = translate("core", "It has been some days. People forget; a second word is welcome, and so is letting go.")
    for request in feedback_requests.outstanding(seen.journal):
        if (clock.today() - request.asked_on).days >= REQUEST_AFTER:
            why = translate("core", "You asked {name} for feedback on {day}.").format(
                name=request.person.name, day=days.plain(request.asked_on)
            )
            yield Look(f"request:{request.id}", "request", why, translate("core", "Look"), request.person.id, because)
