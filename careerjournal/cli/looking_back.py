"""The commands that look back: one question through time, and one quarter beside the last and a year ago."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careerjournal.cli import output
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

if TYPE_CHECKING:
    from careerjournal.core.quarter_review import Cell, QuarterReview
    from careerjournal.core.session_answers import AnswersOverTime

Given = Any
Row = dict[str, Any]


def answers(given: Given) -> None:
    """Print what was said to a question, quarter by quarter; without one, the questions that can be compared."""
    from careerjournal.core import session_answers

    with output.opened(given) as journal:
        if given.key is None:
            _questions(journal, given.json)
            return
        found = session_answers.over_time(journal, given.key)
        if not found.quarters:
            known = ", ".join(one.key for one in session_answers.asked_before(journal)) or "–"
            said = translate("core", "No answer to “{key}” is here. Answered more than once: {known}.")
            raise Trouble(said.format(key=given.key, known=known))
        if given.json:
            output.json_of(_over_time(found))
            return
        print(found.text)
        for quarter in found.quarters:
            for answer in quarter.answers:
                print(f"\n{quarter.quarter}  {answer.day}  {answer.session}\n{answer.text}")


def _questions(journal: Journal, as_json: bool) -> None:
    from careerjournal.core import session_answers

    found = session_answers.asked_before(journal)
    if as_json:
        output.json_of([
            {"key": one.key, "question": one.text, "times": one.times, "last": one.last_on.isoformat()} for one in found
        ])  # fmt: skip
        return
    for one in found:
        print(f"{one.key}: {one.text}")


def _over_time(found: AnswersOverTime) -> Row:
    """The answers oldest first, each with its words against the answer before."""
    from careerjournal.core import drift

    quarters, before = [], ""
    for quarter in found.quarters:
        rows = []
        for answer in quarter.answers:
            words = [{"text": piece.text, "change": piece.change} for piece in drift.changes(before, answer.text)]
            rows.append({"day": answer.day.isoformat(), "session": answer.session, "text": answer.text, "words": words})
            before = answer.text
        quarters.append({"quarter": str(quarter.quarter), "answers": rows})
    return {"key": found.key, "question": found.text, "quarters": quarters}


def review(given: Given) -> None:
    """Print a quarter beside the last and the same one a year ago."""
    from careerjournal.core import quarter_review, session_quarter

    with output.opened(given) as journal:
        start = journal.settings.fiscal_start
        quarter = Quarter.parse(given.quarter, start) if given.quarter else session_quarter.lately(journal)
        found = quarter_review.read(journal, quarter)
        if given.json:
            output.json_of(_review(found))
            return
        print(" · ".join(one.label for one in found.quarters))
        for line in found.lines:
            said = [cell.words if cell else quarter_review.NOTHING for cell in line.cells]
            print(f"{line.part}: {line.label}: {' · '.join(said)}")
        for words in filter(None, (found.in_my_words, *found.carry_on)):
            print(words)


def _review(found: QuarterReview) -> Row:
    this, last, year_ago = (str(one) for one in found.quarters)
    return {
        "quarter": this, "last": last, "year_ago": year_ago, "session": found.session or None,
        "in_my_words": found.in_my_words, "carry_on": list(found.carry_on),
        "lines": [
            {
                "number": line.number, "subject": line.subject or None, "part": line.part, "label": line.label,
                "this": _cell(line.this), "last": _cell(line.last), "year_ago": _cell(line.year_ago),
            }
            for line in found.lines
        ],
    }  # fmt: skip


def _cell(cell: Cell | None) -> Row | None:
    """A number with the ids of what it counts; none for a quarter before the journal began."""
    if cell is None:
        return None
    return {"value": cell.value, "words": cell.words, "noun": cell.behind.noun, "ids": list(cell.behind.ids)}
