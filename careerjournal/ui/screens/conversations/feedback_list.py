"""The rows of feedback: what was asked for and not answered, what waits for a response or a word back, the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from careerjournal.core import days, feedback, feedback_requests
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.feedback_requests import RequestView
from careerjournal.core.journal import Journal
from careerjournal.core.prose import first_line
from careerjournal.ui.kit.lists import Heading, Row

translate = QCoreApplication.translate


def rows(journal: Journal) -> Sequence[Heading | Row]:
    """Requests by person, then what is open; a piece stands once, where it is next needed."""
    found = feedback.newest_first(journal)
    asked = sorted(feedback_requests.outstanding(journal), key=lambda one: one.person.name.casefold())
    open_ones = [piece for piece in found if not piece.answered]
    to_tell = feedback.to_tell_back(found)
    rest = [piece for piece in found if piece.answered and piece not in to_tell]
    return [
        *_under(translate("feedback", "Asked for"), [_request(one) for one in asked]),
        *_under(translate("feedback", "Not answered yet"), [_piece(piece) for piece in open_ones]),
        *_under(translate("feedback", "They could hear what became of it"), [_piece(piece) for piece in to_tell]),
        *_under(translate("feedback", "Answered"), [_piece(piece) for piece in rest]),
    ]


def _under(title: str, lines: list[Row]) -> list[Heading | Row]:
    return [Heading(title), *lines] if lines else []


def _request(one: RequestView) -> Row:
    return Row(one.id, one.person.name, one.about, days.plain(one.asked_on), icon="hand-helping")


def _piece(piece: FeedbackView) -> Row:
    who = piece.giver.name if piece.giver else piece.about or translate("feedback", "Somebody")
    icon = "lock" if piece.private else "heart" if piece.worth_keeping else ""
    return Row(piece.id, who, first_line(piece.words), days.plain(piece.day), icon=icon)
