"""Sessions: guided reflections, answered over one or several sittings; each is an entry whose text is its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from careerjournal.core import (
    clock,
    days,
    entries,
    own_sets,
    prompt_variables,
    prompts,
    prose,
    session_answers,
    session_quarter,
    session_rows,
)
from careerjournal.core.entries import EntryView, Filter, Named
from careerjournal.core.fields import Field, check
from careerjournal.core.journal import Journal
from careerjournal.core.prompt_variables import Window
from careerjournal.core.prompts import Prompt, PromptSet, say
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import live
from careerjournal.core.records_growth import Answer, Session
from careerjournal.core.session_answers import Earlier
from careerjournal.core.session_evidence import Evidence
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

UNFINISHED, FINISHED = "unfinished", "finished"
_EXCERPT = 90


@dataclass(frozen=True)
class SetView:
    """A prompt set to begin with. `own` is its uid where it is the person's, `unfinished` an open session of it."""

    key: str
    title: str
    about: str
    minutes: int
    count: int
    suggested: bool
    own: str
    needs: tuple[str, ...]
    last_on: date | None
    unfinished: str


@dataclass(frozen=True)
class Question:
    """One question of a session, with its answer, last time's, and the person's own entries beside it."""

    key: str
    part: str
    text: str
    hint: str
    optional: bool
    answer: str
    skipped: bool
    last: Earlier | None
    evidence: tuple[EntryView, ...]
    becomes: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Neither answered nor skipped."""
        return not self.answer and not self.skipped


@dataclass(frozen=True)
class SessionTheme:
    """A theme that came of a session; `entries` finds those of later days that have it too, `since` is how many."""

    id: str
    name: str
    entries: Filter
    since: int


@dataclass(frozen=True)
class SessionView:
    """One session. `window` is what it looks back over; `person`, `goal` and `strength` what it is about.

    `quarter` is the one that it reviews, where its set does that.
    """

    id: str
    set_key: str
    title: str
    about: str
    day: date
    finished_on: date | None
    window: Window
    person: Named | None
    goal: Named | None
    strength: Named | None
    conversation: str
    questions: tuple[Question, ...]
    themes: tuple[SessionTheme, ...]
    quarter: Quarter | None = None

    @property
    def state(self) -> str:
        return FINISHED if self.finished_on else UNFINISHED

    @property
    def answered(self) -> int:
        return sum(bool(question.answer) for question in self.questions)

    @property
    def total(self) -> int:
        return len(self.questions)

    @property
    def next_open(self) -> Question | None:
        """The first question that is neither answered nor skipped."""
        return next((question for question in self.questions if question.is_open), None)

    def question(self, key: str) -> Question:
        """The question of that key; Trouble where the session does not ask it."""
        found = next((question for question in self.questions if question.key == key), None)
        if found is None:
            raise session_rows.no_question(key)
        return found


@dataclass(frozen=True)
class SessionLine:
    """A session as a list shows it; `quarter` is the one that it reviews, where its set does that.

    `begun_on` is its day, but for a review, which stands in its quarter: there it is the day it was written on first.
    """

    id: str
    set_key: str
    title: str
    day: date
    finished_on: date | None
    answered: int
    total: int
    first_words: str
    begun_on: date
    quarter: Quarter | None = None


# Which sets there are


def sets(journal: Journal) -> list[SetView]:
    """Every prompt set, those for the person's stage first; nothing is hidden."""
    own, stage = own_sets.uids(journal), journal.settings.stage
    newest = dict(
        journal.rows(
            "SELECT prompt_set, max(day) FROM session CROSS JOIN entry ON entry.id = session.id "
            "WHERE session.removed_on IS NULL AND entry.removed_on IS NULL GROUP BY prompt_set"
        )
    )
    open_ones = {line.set_key: line.id for line in reversed(unfinished(journal))}
    found = [
        SetView(
            one.key, say(one.title), say(one.about), one.minutes, len(one.prompts), bool(stage) and stage in one.stages,
            own.get(one.key, ""), one.needs,
            date.fromisoformat(newest[one.key]) if one.key in newest else None, open_ones.get(one.key, ""),
        )
        for one in sorted(own_sets.all_sets(journal).values(), key=lambda one: one.order)
    ]  # fmt: skip
    return sorted(found, key=lambda one: not one.suggested)


def suggested(journal: Journal) -> list[SetView]:
    """The sets that come first at the person's stage."""
    return [one for one in sets(journal) if one.suggested]


# Reading sessions


def get(journal: Journal, uid: str) -> SessionView:
    """One session with its questions, its answers, and what stands beside them."""
    row = session_rows.row_of(uid)
    entry = entries.get(journal, uid)
    one = session_rows.set_of(journal, row)
    about = {name: session_rows.named(row, name) for name in prompts.NEEDS}
    return SessionView(
        uid, row.prompt_set, entry.title, say(one.about), entry.day, row.finished_on,
        session_rows.window_of(journal, row, entry.day, one), about["person"], about["goal"], about["strength"],
        session_rows.uid_of(row, "conversation"),
        _questions(journal, row, entry, one), tuple(_theme(journal, one, entry.day) for one in entry.themes),
        Quarter.of(entry.day, journal.settings.fiscal_start) if one.quarter else None,
    )  # fmt: skip


def _theme(journal: Journal, theme: Named, day: date) -> SessionTheme:
    later = Filter(first=day + timedelta(days=1), themes=(theme.id,))
    return SessionTheme(theme.id, theme.name, later, entries.count(journal, later))


def _questions(journal: Journal, row: Session, entry: EntryView, one: PromptSet) -> tuple[Question, ...]:
    answers = session_rows.answers_of(row)
    about = {name: session_rows.uid_of(row, name) for name in prompts.NEEDS}
    span = session_rows.window_of(journal, row, entry.day, one)
    said = session_rows.said(journal, row, span)
    evidence = Evidence(span, entry.id, about["person"], about["goal"], about["strength"])
    asked = _with_lost(_ordered(one, journal.settings.stage), answers)
    last = session_answers.before(journal, asked, entry.day, entry.row, about)
    found = []
    for prompt in asked:
        given = answers.get(prompt.key)
        kept = given.question if given and given.text else ""
        found.append(
            Question(
                prompt.key, say(prompt.part), kept or prompt_variables.resolved(prompt.text, said),
                prompt_variables.resolved(prompt.hint, said), prompt.optional, given.text if given else "",
                bool(given and given.skipped_on and not given.text), last.get(prompt.key),
                evidence.beside(prompt.evidence), prompt.becomes,
            )
        )  # fmt: skip
    return tuple(found)


def _ordered(one: PromptSet, stage: str) -> list[Prompt]:
    """The questions, the ones for the person's stage first."""
    return sorted(one.prompts, key=lambda prompt: not (stage and stage in prompt.stages))


def _with_lost(asked: Sequence[Prompt], answers: dict[str, Any]) -> list[Prompt]:
    """The questions of the set, then those that it no longer asks and that were answered."""
    known = {prompt.key for prompt in asked}
    lost = [Prompt(key, given.question) for key, given in answers.items() if key not in known and given.text]
    return [*asked, *lost]


def unfinished(journal: Journal) -> list[SessionLine]:
    """Sessions that were begun and not finished, newest first."""
    return _lines(journal, Session.finished_on.is_null())


def finished(journal: Journal, limit: int | None = None) -> list[SessionLine]:
    """Finished sessions, newest first."""
    return _lines(journal, Session.finished_on.is_null(False), limit)


def _lines(journal: Journal, which: Any, limit: int | None = None) -> list[SessionLine]:
    known = own_sets.all_sets(journal)
    rows = {row.uid: row for row in live(Session).where(which)}
    views = sorted(entries.get_many(journal, list(rows)), key=entries.order, reverse=True)[:limit]
    given: dict[int, list[str]] = {}
    for one in (
        live(Answer).where(Answer.session << [view.row for view in views], Answer.text != "").order_by(Answer.id)
    ):
        given.setdefault(one.session_id, []).append(one.text)
    found = []
    for view in views:
        row, said = rows[view.id], given.get(view.row, [])
        one = known.get(row.prompt_set)
        total = len(one.prompts) if one else len(said)
        quarter = Quarter.of(view.day, journal.settings.fiscal_start) if one and one.quarter else None
        words = prose.excerpt(said[0], _EXCERPT) if said else ""
        begun = clock.day_of(row.created) if quarter else view.day
        found.append(
            SessionLine(
                view.id, row.prompt_set, view.title, view.day, row.finished_on, len(said), max(total, len(said)), words,
                begun, quarter,
            )
        )  # fmt: skip
    return found


def quote(entry: EntryView) -> str:
    """An own entry as Markdown to put into an answer: its words as a quotation, under its day."""
    words = prose.excerpt(entry.body, 280)
    title = entry.title and f"**{entry.title}** "
    return f"> {title}{words} ({days.plain(entry.day)})\n"


# Verbs


def begin(
    journal: Journal, set_key: str, person: str = "", goal: str = "", strength: str = "", conversation: str = "",
    day: date | None = None, **more: Any,
) -> str:  # fmt: skip
    """Begin a session; its uid. `more` are other fields of the noun; the window is the set's unless given.

    Without a `day`, one that looks back at a quarter stands in the quarter that is most likely meant.
    """
    one = own_sets.all_sets(journal).get(set_key)
    if one is None:
        sentence = translate("core", "There is no prompt set “{key}”. There is {known}.")
        raise Trouble(sentence.format(key=set_key, known=", ".join(own_sets.all_sets(journal))))
    if one.quarter and day is None:
        day = session_quarter.day_in(session_quarter.likely(journal))
    about = {"person": person, "goal": goal, "strength": strength, "conversation": conversation}
    given = about | {"day": day} | more
    now = clock.time_of_day() if day in (None, clock.today()) else ""  # it says nothing about another day
    fields: dict[str, Any] = {"window_months": one.window_months, "time": now, "zone": clock.zone_name()}
    fields |= {name: value for name, value in given.items() if value not in ("", None)}
    with journal.write(translate("core", "Begin a session")):
        uid = journal.add("session", prompt_set=set_key, **fields)
        if not more.get("title"):
            journal.edit("session", uid, title=_title(one, session_rows.row_of(uid)))
    return uid


def _title(one: PromptSet, row: Any) -> str:
    """What a session is called that was given no title: its set, and whom or what it is about."""
    names = [named.name for named in (session_rows.named(row, name) for name in one.needs) if named]
    return ": ".join([say(one.title), *names[:1]])


def concern(journal: Journal, uid: str, **about: str) -> None:
    """Say which person, goal or strength a session is about; empty for none. A title that was not given follows."""
    row = session_rows.row_of(uid)
    one = session_rows.set_of(journal, row)
    own = entries.get(journal, uid).title != _title(one, row)
    fields: dict[str, Any] = {name: said or None for name, said in about.items()}
    with journal.write(translate("core", "Say what a session is about")):
        journal.edit("session", uid, **fields)
        if not own:
            journal.edit("session", uid, title=_title(one, session_rows.row_of(uid)))


def open_one(journal: Journal, set_key: str, **about: str) -> str:
    """The newest unfinished session of a set about the same person, goal, strength and conversation; empty if none.

    One that looks back at a quarter counts where that is the one that is meant now.
    """
    one = own_sets.all_sets(journal).get(set_key)
    meant = session_quarter.likely(journal) if one and one.quarter else None
    for line in unfinished(journal):
        row = session_rows.row_of(line.id)
        same = all(session_rows.uid_of(row, name) == about.get(name, "") for name in (*prompts.NEEDS, "conversation"))
        if line.set_key == set_key and same and line.quarter == meant:
            return line.id
    return ""


def answer(journal: Journal, uid: str, key: str, text: str, session: str = "") -> None:
    """Keep what was said to a question; writes of one editing `session` undo as one. No text takes it back."""
    given = session_rows.answers_of(session_rows.row_of(uid)).get(key)
    if text == (given.text if given else ""):
        return
    words = check(Field("answer", "prose"), text)
    with journal.write(translate("core", "Answer a question"), session):
        question = session_rows.asked(journal, uid, key) if text else ""
        session_rows.keep(journal, uid, key, text=words, question=question, skipped_on=None)


def skip(journal: Journal, uid: str, key: str) -> None:
    """Pass a question; it can be answered still."""
    with journal.write(translate("core", "Skip a question")):
        session_rows.keep(journal, uid, key, skipped_on=clock.today())


def unskip(journal: Journal, uid: str, key: str) -> None:
    """Take a passed question up again."""
    with journal.write(translate("core", "Take a question up again")):
        session_rows.keep(journal, uid, key, skipped_on=None)


def finish(journal: Journal, uid: str) -> None:
    """Note that a session is done for now; what is open stays answerable."""
    with journal.write(translate("core", "Finish a session")):
        journal.edit("session", uid, finished_on=clock.today())


def reopen(journal: Journal, uid: str) -> None:
    """Go on with a finished session."""
    with journal.write(translate("core", "Go on with a session")):
        journal.edit("session", uid, finished_on=None)


def look_back(journal: Journal, uid: str, months: int) -> None:
    """Let a session look back over another number of months."""
    if not 1 <= months <= 120:
        raise Trouble(translate("core", "A session looks back over 1 to 120 months."))
    with journal.write(translate("core", "Look back further")):
        journal.edit("session", uid, window_months=months)


def review(journal: Journal, uid: str, quarter: Quarter) -> None:
    """Let a session look back at another quarter; its answers stay, under the questions as that quarter puts them."""
    if entries.get(journal, uid).day in quarter:
        return
    with journal.write(translate("core", "Look back at another quarter")):
        before = session_rows.put(journal, uid)
        journal.edit("session", uid, day=session_quarter.day_in(quarter), time="")
        after = session_rows.put(journal, uid)
        for key, given in session_rows.answers_of(session_rows.row_of(uid)).items():
            if given.question and given.question == before.get(key):
                session_rows.keep(journal, uid, key, question=after[key])
