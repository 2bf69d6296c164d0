"""Records as items of a page: the same win, goal, option or feedback reads the same in every document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from careerjournal.core import days, entries, goals, marks, prose
from careerjournal.core.actions import ActionView
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.core.summary.on_paper import blocks, parts, written
from careerjournal.core.summary.page import Item, Run, Runs, run
from careerjournal.core.words import translate

_AT_ONCE = 20  # pieces of evidence that are read before all of it is


def win(entry: EntryView) -> Item:
    """Its title and its impact."""
    return Item(entry.id, head(entry), parts(("", said(entry, entry.impact))))


def setback(entry: EntryView) -> Item:
    return Item(entry.id, head(entry), parts(("", said(entry, entry.impact))), aside=days.plain(entry.day))


def whole(entry: EntryView) -> Item:
    """All of an entry, with its paragraphs, its impact and its day."""
    impact = (translate("core", "Impact"), said(entry, entry.impact))
    body = blocks(without_marks(entry, entry.body))
    return Item(
        entry.id, run(without_marks(entry, entry.title)), parts(impact), aside=days.plain(entry.day), blocks=body
    )


def head(entry: EntryView) -> Runs:
    """What an entry is called on paper: its title, else its words."""
    return run(without_marks(entry, entry.title)) or said(entry, entry.body)


def said(entry: EntryView, source: str) -> Runs:
    return written(without_marks(entry, source))


def without_marks(entry: EntryView, text: str) -> str:
    """Words for paper: the marks that made the entry's links say nothing to its reader."""
    named = [link.name for links in (entry.people, entry.goals, entry.themes) for link in links]
    return marks.without_signs(text, [*named, *(strength.name for strength in entry.strengths)])


def quoted(words: str) -> Runs:
    """Somebody's words, verbatim, on one line."""
    return (Run("“"), *written(words), Run("”"))


def pair(piece: FeedbackView, kept: Sequence[ActionView]) -> Item:
    """What was heard with what is done about it."""
    done = "; ".join(action.text for action in kept)
    usual = any(action.done_on for action in kept)
    about = piece.giver.name if piece.giver else ""
    return Item(
        piece.id, quoted(piece.words), parts((translate("core", "What I do"), run(done))), aside=about, usual=usual
    )


def goal(journal: Journal, found: GoalView) -> Item:
    """A goal with its measure and the newest entry that speaks for it and may be seen."""
    newest = (translate("core", "Newest"), run(_evidence(journal, found)))
    return Item(found.id, run(found.title), parts(("", run(found.measure)), newest))


def _evidence(journal: Journal, found: GoalView) -> str:
    newest = [found.newest] if found.newest else []
    seen = next(filter(may_be_seen, chain(newest, _older(journal, found))), None)
    if seen is None:
        return ""
    name = without_marks(seen, seen.title or prose.first_line(seen.body))
    return translate("core", "{day}: {text}").format(day=days.plain(seen.day), text=name)


def _older(journal: Journal, found: GoalView) -> Iterator[EntryView]:
    """All its evidence, read only where the newest may not be seen, and beyond the next ones only where none may."""
    if found.evidence_count > 1:
        newer = goals.evidence(journal, found.id, _AT_ONCE)
        yield from newer
        if len(newer) == _AT_ONCE:
            yield from entries.select(journal, Filter(goals=(found.id,)), after=newer[-1])


def may_be_seen(entry: EntryView) -> bool:
    """Whether an entry may speak for a goal on paper: nothing private, no conversation, and no setback unasked."""
    return (
        not entry.private
        and entry.noun == "entry"
        and entry.kind != "setback"
        and bool(entry.title or prose.first_line(entry.body))
    )


def option(found: OptionView) -> Item:
    """A way forward with what it gives, what it costs and the smaller trial."""
    said_of_it = parts(
        ("", written(found.rationale)),
        (translate("core", "Cost"), run(found.cost)),
        (translate("core", "Smaller trial"), run(found.trial)),
    )
    return Item(found.id, run(found.title), said_of_it, usual=found.state != "idea")
