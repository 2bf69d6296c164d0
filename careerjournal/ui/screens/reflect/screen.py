"""Reflect: which questions? The sets to begin with, a session as it is answered, and what was answered before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from careerjournal.core import own_letters, own_sets, session_answers, sessions
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import ask
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.reflect.letter_page import LetterPage
from careerjournal.ui.screens.reflect.over_time_page import OverTimePage
from careerjournal.ui.screens.reflect.overview import Overview
from careerjournal.ui.screens.reflect.session_page import ONE, PAGE, SessionPage
from careerjournal.ui.screens.reflect.set_page import SetPage

_ABOUT = ("person", "goal", "strength", "conversation")
_NOTES = 5
NEW = "new"


class ReflectScreen(Screen):
    name: ClassVar[str] = "reflect"
    shows: ClassVar[frozenset[str]] = frozenset({
        "session", "answer", "entry", "entry_person", "entry_strength", "entry_goal", "entry_theme", "prompt_set",
        "letter", "person", "goal", "strength", "theme", "value", "conversation", "topic", "setting", "action",
        "outcome", "feedback", "goal_version",
    })  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._begun = ""
        self._came_from = ("", "")
        self.list = Overview(journal)
        self.session = SessionPage(journal, self.go)
        self.over_time = OverTimePage(journal)
        self.set = SetPage(journal)
        self.letter = LetterPage(journal)
        self.pages = QStackedWidget()
        for page in (self.list, self.session, self.over_time, self.set, self.letter):
            self.pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._connect()
        self._declare()

    def _connect(self) -> None:
        self.list.begun.connect(self.begin)
        self.list.another_begun.connect(self.begin_another)
        self.list.entered.connect(self.show_session)
        for page in (self.list, self.session):
            page.over_time.connect(self.show_over_time)
        self.list.letter_wanted.connect(self.write_letter)
        self.list.letter_opened.connect(self.read_letter)
        self.list.set_opened.connect(self.show_set)
        self.list.set_done.connect(self._do_with_set)
        self.list.file_wanted.connect(self.add_from_file)
        self.list.new_wanted.connect(self.new_set)
        self.session.left.connect(self._leave_session)
        self.session.opened.connect(lambda uid: self.go("timeline", uid))
        self.session.talk_opened.connect(lambda uid: self.go("conversations", uid))
        self.session.read.theme_opened.connect(self._show_theme)
        self.session.told.connect(lambda said, back: self.toast(said, self.journal.undo if back else None))
        self.session.trouble.connect(self.trouble)
        self.session.thrown.connect(self._throw)
        self.over_time.left.connect(self._leave_over_time)
        self.over_time.opened.connect(self.show_session)
        self.set.left.connect(self.show_list)
        self.set.begun.connect(self.begin)
        self.set.shared.connect(self.share)
        self.set.told.connect(lambda said: self.toast(said, self.journal.undo))
        self.set.thrown.connect(self._throw)
        self.letter.left.connect(self.show_list)
        self.letter.sealed.connect(self._sealed)

    def _declare(self) -> None:
        session = self.session
        self.command("next", self.tr("Next question"), session.go_on, "Ctrl+Return | Ctrl+Enter", "arrow-right")
        self.command("back", self.tr("Question before"), session.go_back, "Ctrl+Shift+Return", "arrow-left")
        self.command("skip", self.tr("Skip this question"), session.skip_question, "Alt+S")
        self.command("page", self.tr("All questions on a page"), session.turn, "Alt+A", "list")
        self.command("leave", self.tr("Enough for today"), self.leave, "Esc", "pause")
        for number in range(1, _NOTES + 1):
            words = self.tr("Quote entry {number} into the answer").format(number=number)
            self.command(f"quote-{number}", words, partial(session.quote, number), f"Alt+{number}", "quote")
        self.command("over time", self.tr("Questions over time"), self.show_newest_question, "", "history")
        self.command("letter", self.tr("Write a letter to myself"), self.write_letter, "", "mail")

    # --- showing

    def refresh(self) -> None:
        """Read again what is seen; a record that is gone leads back to the list."""
        page = self.pages.currentWidget()
        try:
            if page is self.session:
                self.session.refresh()
            elif page is self.set:
                self.set.refresh()
            elif page is self.over_time:
                self.over_time.refresh()
        except Trouble:
            self.session.forget()
            self.set.forget()
            self.show_list()
            return
        if page is self.list:
            self.list.refresh()

    def open(self, uid: str, **wanted: Any) -> None:
        """Show a session or an own set. `set` begins a session, or goes on with the unfinished one about the same
        person, goal, strength and conversation; `letter` reads a letter, or writes one for “new”; `over_time` shows
        the answers to a question.
        """
        self.settle()
        if wanted.get("set"):
            self.begin(str(wanted["set"]), **{name: str(wanted.get(name, "")) for name in _ABOUT})
        elif wanted.get("letter") == NEW:
            self.write_letter()
        elif wanted.get("letter"):
            self.read_letter(str(wanted["letter"]))
        elif wanted.get("over_time"):
            self.show_over_time(str(wanted["over_time"]))
        elif uid in own_sets.uids(self.journal).values():
            self.show_set(uid)
        elif uid:
            self.show_session(uid, str(wanted.get("key", "")))

    def where(self) -> tuple[str, dict[str, Any]]:
        page = self.pages.currentWidget()
        if page is self.session:
            asked = self.session.block
            return self.session.uid, {"key": asked.key if asked else ""}
        if page is self.over_time:
            return "", {"over_time": self.over_time.key}
        if page is self.letter and self.letter.faces.currentWidget() is self.letter.writing:
            return "", {"letter": NEW}
        return self.set.uid if page is self.set else "", {}

    def show_list(self, which: str = "") -> None:
        """Back to the list, with the keyboard on a session or a set."""
        self.list.refresh()
        self.pages.setCurrentWidget(self.list)
        self.list.focus_on(which)

    def show_session(self, uid: str, key: str = "") -> None:
        """Show a session, at a question if one is named."""
        self.settle()
        self.session.show_session(uid, key)
        self.pages.setCurrentWidget(self.session)
        self.session.take_focus()

    def begin(self, key: str, **about: str) -> None:
        """Begin a session of a set, or go on with the one that was begun about the same."""
        uid = sessions.open_one(self.journal, key, **about)
        if not uid:
            more: dict[str, Any] = dict(about)
            uid = self._begun = sessions.begin(self.journal, key, **more)
        self.show_session(uid)

    def begin_another(self, key: str) -> None:
        """Begin a session of a set of which one is unfinished."""
        self._begun = sessions.begin(self.journal, key)
        self.show_session(self._begun)

    def show_over_time(self, key: str) -> None:
        """Show the answers to one question across quarters."""
        self.settle()
        asked = self.session.block
        came = (self.session.uid, asked.key if asked else "")
        self._came_from = came if self.pages.currentWidget() is self.session else ("", "")
        self.over_time.show_question(key)
        self.pages.setCurrentWidget(self.over_time)
        self.over_time.take_focus()

    def show_newest_question(self) -> None:
        """Show the answers to the question that was answered last, of those that were answered more than once."""
        asked = session_answers.asked_before(self.journal)
        if asked:
            self.show_over_time(asked[0].key)
        else:
            self.toast(self.tr("A question that was answered twice can be compared. None was yet."))

    def _show_theme(self, wanted: Filter) -> None:
        self.go("timeline", filter=wanted)

    # --- leaving

    def leave(self) -> None:
        """Back to where this page was opened from; nothing is asked and nothing is lost."""
        page = self.pages.currentWidget()
        if page is self.session:
            if not self.session.review.close_panel():
                self.session.leave()
        elif page is self.over_time:
            self._leave_over_time()
        elif page is self.set:
            self.set.leave()
        elif page is self.letter:
            self.letter.leave()

    def _leave_session(self) -> None:
        view, begun = self.session.view, self._begun
        self._begun = ""
        if view is None:
            self.show_list()
            return
        said = sessions.get(self.journal, view.id)
        untouched = not said.answered and not any(question.skipped for question in said.questions)
        self.session.forget()
        if untouched and view.id == begun:
            self.journal.remove(view.id)  # it was only looked at
        self.show_list(view.set_key if untouched else view.id)

    def _leave_over_time(self) -> None:
        if self._came_from[0]:
            self.show_session(*self._came_from)
        else:
            self.show_list()

    def _throw(self, uid: str) -> None:
        self.session.forget()
        self.set.forget()
        self.journal.remove(uid)
        self.show_list()
        self.toast(self.tr("Moved to trash"), self.journal.undo)

    # --- sets of one's own

    def show_set(self, uid: str) -> None:
        """Change an own set."""
        self.set.show_set(uid)
        self.pages.setCurrentWidget(self.set)
        self.set.take_focus()

    def new_set(self) -> None:
        """Begin a set of one's own."""
        self.show_set(own_sets.new(self.journal, self.tr("My questions")))

    def _do_with_set(self, what: str, which: str) -> None:
        if what == "copy":
            self.show_set(own_sets.copy(self.journal, which))
        elif what == "share":
            self.share(which)
        else:
            self._throw(which)

    def share(self, key: str) -> None:
        """Write a set to a file, for somebody else or for another journal."""
        kinds = [(self.tr("Sets of questions"), "*.toml")]
        path = ask.save_file(self, self.tr("Share as a file"), f"{key}.toml", kinds)
        if path:
            where = own_sets.export_file(self.journal, key, path)
            self.toast(self.tr("Written: {path}").format(path=where))

    def add_from_file(self) -> None:
        """Keep a set that somebody shared."""
        path: Path | None = ask.open_file(self, self.tr("Add from a file"), [(self.tr("Sets of questions"), "*.toml")])
        if path:
            uid = own_sets.import_file(self.journal, path)
            title = str(self.journal.values(uid)["title"])
            self.show_list()
            self.toast(self.tr("Added: {name}").format(name=title), self.journal.undo)

    # --- letters

    def write_letter(self) -> None:
        """Write a letter to myself."""
        self.settle()
        self.letter.begin()
        self.pages.setCurrentWidget(self.letter)
        self.letter.take_focus()

    def read_letter(self, uid: str) -> None:
        """Open a letter whose day has come."""
        self.letter.read(uid)
        self.pages.setCurrentWidget(self.letter)
        self.letter.take_focus()

    def _sealed(self, said: str) -> None:
        self.show_list()
        self.toast(said, self.journal.undo)

    # --- ending

    def settle(self) -> None:
        page = self.pages.currentWidget()
        if page is self.session:
            self.session.settle()
        elif page is self.set:
            self.set.settle()
        elif page is self.letter:
            self.letter.settle()

    def take_focus(self) -> None:
        page = self.pages.currentWidget()
        if page is self.session:
            self.session.take_focus()
        elif page is self.list:
            self.list.focus_on()
        elif page is self.over_time:
            self.over_time.take_focus()
        elif page is self.set:
            self.set.take_focus()
        else:
            self.letter.take_focus()

    # --- pictures

    def scenes(self) -> Iterator[str]:
        """The list, a session both ways and read, a review, answers over time, a set, a letter. Nothing of it stays."""
        yield "list"
        unfinished, finished = sessions.unfinished(self.journal), sessions.finished(self.journal, 1)
        if unfinished:
            questions = sessions.get(self.journal, unfinished[0].id).questions
            self.show_session(unfinished[0].id, next((one.key for one in questions if one.evidence), ""))
            yield "session"
            self.session.turn_to(PAGE)
            yield "session page"
            self.session.turn_to(ONE)
        if finished:
            self.show_session(finished[0].id)
            yield "read"
        for line in [one for one in sessions.finished(self.journal) if one.quarter][:1]:
            self.show_session(line.id)
            self.session.turn_numbers()
            yield "review"
        for asked in session_answers.asked_before(self.journal)[:1]:
            self.show_over_time(asked.key)
            yield "over time"
        for uid in list(own_sets.uids(self.journal).values())[:1]:
            self.show_set(uid)
            yield "set"
        self.write_letter()
        yield "letter"
        for letter in own_letters.opened(self.journal)[:1]:
            self.read_letter(letter.id)
            yield "letter read"
        self.show_list()
