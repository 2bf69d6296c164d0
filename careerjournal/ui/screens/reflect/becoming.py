"""What an answer may become: quiet verbs under it, and the short form that one of them opens."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from careerjournal.core import conversations, prose, session_becomes
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.sessions import Question, SessionView
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.controls import Choice, GrowingText
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, VerbButton, across, clear, down
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import talk_words

_NOUN = {"aspiration-2": "aspiration", "aspiration-5": "aspiration", "win": "entry"}
_TALK = "conversation"
_LINE = 70


class Becoming(QWidget):
    """Offers what the answer to one question may become. `became` carries a sentence for the toast."""

    became = Signal(str)
    left = Signal()
    """The form is closed; the answer goes on."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._session, self._key, self.what = "", "", ""
        self._offered: tuple[str, ...] = ()
        self._answer = ""
        self._made: dict[tuple[str, str], list[str]] = {}
        self.form: Form | None = None
        self.talk: Choice | None = None
        self._verbs = QWidget()
        self._flow = FlowLayout(4)
        self._verbs.setLayout(self._flow)
        self.kept = label("", "meta")
        self.head = label("", "strong")
        self.which = Choice([], self.tr("Which line"))
        self.text = GrowingText("", least=2, most=6)
        self.which.chosen.connect(self.text.set_text)
        self.trouble = label("", "meta")
        self._fields = down(gap=12)
        self.keep_button = Button("", pressed=self.keep)
        drop = VerbButton(self.tr("Not now"), quiet=True, pressed=self.close_form)
        self._form = QWidget()
        self._form.setLayout(
            down(
                self.head,
                across(self.which, None),
                self.text,
                self._fields,
                self.trouble,
                across(self.keep_button, drop, None),
                gap=12,
            )
        )
        self._form.installEventFilter(self)
        self.setLayout(down(self.kept, self._verbs, self._form, gap=8))
        self._form.hide()

    # --- offering

    def show_question(self, view: SessionView, question: Question) -> None:
        """Offer what this question's answer may become, once there is one."""
        if (view.id, question.key) != (self._session, self._key):
            self._session, self._key = view.id, question.key
            self.close_form(quietly=True)
        self._answer = question.answer
        if question.becomes != self._offered:
            self._offered = question.becomes
            self._offer()
        said = list(self._made.get((view.id, question.key), []))
        if "theme" in question.becomes and view.themes:
            names = " · ".join(theme.name for theme in view.themes)
            said.insert(0, self.tr("Themes: {names}").format(names=names))
        self.kept.setText("\n".join(said))
        self.kept.setVisible(bool(said))
        self._verbs.setVisible(bool(question.becomes and question.answer.strip()) and not self.is_open)
        self.setVisible(bool(said) or not self._verbs.isHidden() or self.is_open)

    def _offer(self) -> None:
        clear(self._flow)
        for what in self._offered:
            verb = VerbButton(session_becomes.label(what), icon="corner-down-right")
            verb.clicked.connect(partial(self.begin, what))
            self._flow.addWidget(verb)

    @property
    def is_open(self) -> bool:
        return not self._form.isHidden()

    # --- the form

    def begin(self, what: str, _on: bool = False, chosen: str = "") -> None:
        """Ask what is needed to make this of the answer; `chosen` is a part of it."""
        self.what = what
        words = session_becomes.label(what)
        self.head.setText(words)
        self.keep_button.set_text(words)
        self.text.setAccessibleName(words)
        self.text.set_text(chosen.strip() or self._offer_lines(what))
        self.which.setVisible(self.which.count() > 0 and not chosen.strip())
        self._ask(what)
        self.trouble.hide()
        self._verbs.hide()
        self._form.show()
        follow_layout(self._form)
        first = self.which if self.which.isVisibleTo(self._form) else self.talk or self.form
        if isinstance(first, Form):
            first.focus()
        else:
            (first or self.text).setFocus()

    def _offer_lines(self, what: str) -> str:
        """Offer the lines of a list one by one; the first that nothing was made of yet, else the whole answer."""
        lines = session_becomes.choices(self._answer) if what != "theme" else []
        made = " ".join(self._made.get((self._session, self._key), []))
        self.which.clear()
        for line in lines:
            self.which.addItem(prose.excerpt(line, _LINE) or line, line)
        first = next((line for line in lines if line not in made), lines[0] if lines else "")
        self.which.set_value(first)
        self.which.updateGeometry()
        return first or session_becomes.own_words(self._answer)

    def _ask(self, what: str) -> None:
        clear(self._fields)
        self.form = self.talk = None
        names = session_becomes.asks(what)
        fields = [_field(_NOUN.get(what, what), name) for name in names if name != _TALK]
        if _TALK in names:
            self._ask_talk()
        if fields:
            self.form = Form(fields, self._journal, shown=len(fields))
            self._fields.addWidget(self.form)

    def _ask_talk(self) -> None:
        """In which talk: the one that follows from the session, unless another is chosen."""
        talks = [(talk.id, f"{talk.name}, {talk_words.day_of(talk)}") for talk in conversations.upcoming(self._journal)]
        self.talk = Choice([("", self.tr("The next one that fits")), *talks], self.tr("In which conversation"))
        self.talk.set_value("")
        self._fields.addWidget(label(self.tr("In which conversation"), "field"))
        self._fields.addLayout(across(self.talk, None))

    def keep(self) -> None:
        """Make it so."""
        if self.form and self.form.problems():
            return
        more: dict[str, Any] = dict(self.form.values()) if self.form else {}
        if self.talk and self.talk.value():
            more[_TALK] = self.talk.value()
        words = self.text.text().strip()
        try:
            session_becomes.become(self._journal, self._session, self._key, self.what, words, **more)
        except Trouble as trouble:
            self.trouble.setText(str(trouble))
            self.trouble.show()
            return
        said = self.tr("{verb}: {words}").format(verb=session_becomes.label(self.what), words=" ".join(words.split()))
        if self.what != "theme":
            self._made.setdefault((self._session, self._key), []).append(said)
        self.close_form()
        self.became.emit(said)

    def close_form(self, quietly: bool = False) -> None:
        """Close the form and offer again."""
        opened = self.is_open
        self._form.hide()
        self._verbs.setVisible(bool(self._offered and self._answer.strip()))
        if opened and not quietly:
            self.left.emit()

    def holds_focus(self) -> bool:
        """Whether the keyboard is in the form."""
        held = QApplication.focusWidget()
        return self.is_open and held is not None and self._form.isAncestorOf(held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        closes = event.type() == QEvent.Type.ShortcutOverride and getattr(event, "key", int)() == Qt.Key.Key_Escape
        if closes:
            event.accept()  # Esc closes this form before it leaves the session
            self.close_form()
        return closes


def _field(noun: str, name: str) -> Field:
    """The noun's field of that name, or the session's; nothing but the text is needed here."""
    known = {field.name: field for field in (*NOUNS["session"].fields, *NOUNS[noun].fields)}
    return replace(known[name], required=name == "day")
