"""Words worth keeping, for paper: kind feedback, word for word, with who said it and when."""

from __future__ import annotations

from collections.abc import Collection

from careerjournal.core import days, feedback
from careerjournal.core.entries import Named
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.journal import Journal
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.on_paper import blocks
from careerjournal.core.summary.page import Item
from careerjournal.core.words import translate


def subjects(_journal: Journal) -> list[Named]:
    """It is about nobody in particular."""
    return [Named("", "")]


def gather(journal: Journal, _subject: str, _asked_for: Collection[str]) -> Gathered:
    """The words that were marked as worth keeping, the newest first."""
    kept = [piece for piece in feedback.worth_keeping(feedback.newest_first(journal)) if not piece.private]
    return Gathered(translate("core", "Words worth keeping"), "", {"words": [_said(piece) for piece in kept]})


def _said(piece: FeedbackView) -> Item:
    giver = [piece.giver.name] if piece.giver else []
    about = [piece.about] if piece.about else []
    aside = " · ".join([*giver, days.whole(piece.day), *about])
    return Item(piece.id, (), aside=aside, blocks=blocks(piece.words))
