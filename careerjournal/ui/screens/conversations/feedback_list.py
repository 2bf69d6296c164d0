"""The rows of feedback: what was not answered yet, then the rest, each newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from careerjournal.core import days, feedback
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.journal import Journal
from careerjournal.core.prose import first_line
from careerjournal.ui.kit.lists import Heading, Row

translate = QCoreApplication.translate


def rows(journal: Journal) -> Sequence[Heading | Row]:
    found = feedback.newest_first(journal)
    heads = ((False, translate("feedback", "Not answered yet")), (True, translate("feedback", "Answered")))
    lines: list[Heading | Row] = []
    for answered, head in heads:
        mine = [_piece(piece) for piece in found if piece.answered == answered]
        lines += [Heading(head), *mine] if mine else []
    return lines


def _piece(piece: FeedbackView) -> Row:
    who = piece.giver.name if piece.giver else piece.about or translate("feedback", "Somebody")
    return Row(piece.id, who, first_line(piece.words), days.plain(piece.day), icon="lock" if piece.private else "")
