"""How one entry reads: its title, when and what it was, the text as a page of a book, and what it is linked to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from careerjournal.core import days, feedback
from careerjournal.core.entries import EntryView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit import kinds, theme
from careerjournal.ui.kit.chips import Chips, KindChip
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import Page, VerbButton, across, clear, down, rule
from careerjournal.ui.kit.references import ICONS, effect_words
from careerjournal.ui.kit.text import label
from careerjournal.ui.prose.prose_view import ProseView

MEASURE = 640
_LABEL = 112


class ReadingPage(Page):
    """Shows one entry. `led` says which record a chip leads to, `copied` that a link was copied."""

    led = Signal(str, str)
    copied = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(MEASURE, top=12, gap=0)
        self._journal = journal
        self.entry: EntryView | None = None
        self.title = label("", "h1")
        self.kind = KindChip("note")
        self.when = label("", "meta", wrap=True)
        self.when.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.lock = Glyph("lock", 14, "muted")
        self.only_me = label(self.tr("Only for me"), "meta", wrap=False)
        self.body = ProseView(self.tr("Entry"), fit_content=True)
        self.impact_head = label(self.tr("Impact"), "accent")
        self.impact = ProseView(self.tr("Impact"), fit_content=True)
        for view in (self.body, self.impact):
            view.copied.connect(self.copied)
        self._facts = down(gap=8)
        self._more = down(gap=8)
        meta = across(self.kind, self.when, self.lock, self.only_me, gap=8)
        meta.setStretch(1, 1)
        for part in (
            self.title,
            6,
            meta,
            20,
            self.body,
            4,
            self.impact_head,
            4,
            self.impact,
            16,
            self._facts,
            self._more,
        ):
            if isinstance(part, int):
                self.box.addSpacing(part)
            elif isinstance(part, QWidget):
                self.box.addWidget(part)
            else:
                self.box.addLayout(part)
        self.box.addStretch(1)

    def show_entry(self, entry: EntryView) -> None:
        """Show an entry; another one from its top."""
        if self.entry is None or self.entry.id != entry.id:
            self.verticalScrollBar().setValue(0)
        self.entry = entry
        self.title.setText(entry.title)
        self.title.setVisible(bool(entry.title))
        self.kind.set_kind(entry.kind)
        self.when.setText(" · ".join(part for part in (days.whole(entry.day), entry.time, self._zone(entry)) if part))
        self.lock.setVisible(entry.private)
        lock_away(self, entry.private)
        self.only_me.setVisible(entry.private)
        self.body.set_source(entry.body)
        self.body.setVisible(bool(entry.body.strip()))
        self.impact.set_source(entry.impact)
        for part in (self.impact_head, self.impact):
            part.setVisible(bool(entry.impact.strip()))
        self._show_facts(entry)
        self._show_more(entry)

    def _zone(self, entry: EntryView) -> str:
        """The zone, where it is not the one of here and now."""
        return entry.zone.replace("_", " ") if entry.zone and entry.zone != days.zone_name() and entry.time else ""

    def _show_facts(self, entry: EntryView) -> None:
        clear(self._facts)
        linked: list[tuple[str, str, Sequence[tuple[str, str]]]] = [
            (
                self.tr("Strengths"),
                "strength",
                [(one.id, f"{one.name} · {effect_words(one.effect)}") for one in entry.strengths],
            ),
            (self.tr("Goals"), "goal", [(one.id, one.name) for one in entry.goals]),
            (self.tr("People"), "person", [(one.id, one.name) for one in entry.people]),
            (self.tr("Themes"), "theme", [(one.id, one.name) for one in entry.themes]),
        ]
        wanted = [line for line in linked if line[2]]
        if wanted or entry.energy is not None or entry.told_on:
            self._facts.addWidget(rule())
            self._facts.addSpacing(8)
        if entry.energy is not None:
            self._fact(self.tr("How it felt"), label(kinds.feeling(entry.energy), "body"))
        for head, noun, links in wanted:
            chips = Chips(links, icon=ICONS[noun])
            chips.opened.connect(lambda uid, noun=noun: self.led.emit(noun, uid))
            self._fact(head, chips)
        if entry.told_on:
            self._fact(self.tr("Told"), label(days.plain(entry.told_on), "body"))

    def _fact(self, head: str, what: QWidget) -> None:
        name = label(head, "muted", wrap=False)
        name.setFixedWidth(theme.size(_LABEL))
        row = QWidget()
        box = across(name, what, gap=8)
        box.setStretch(1, 1)
        row.setLayout(box)
        self._facts.addWidget(row)

    def _show_more(self, entry: EntryView) -> None:
        clear(self._more)
        if entry.noun == "conversation":
            self._more.addSpacing(8)
            verb = VerbButton(self.tr("Open the conversation"), icon="messages-square")
            verb.clicked.connect(lambda: self.led.emit("conversation", entry.id))
            self._more.addLayout(across(verb, None))
        elif entry.noun == "session":
            self._more.addSpacing(8)
            verb = VerbButton(self.tr("Open in Reflect"), icon="feather")
            verb.clicked.connect(lambda: self.led.emit("session", entry.id))
            self._more.addLayout(across(verb, None))
        elif entry.noun == "feedback":
            self._more.addSpacing(12)
            self._more.addWidget(_Answers(self._journal, entry.id))


class _Answers(QWidget):
    """What became of a piece of feedback: the promises that answer it, and a line for another."""

    def __init__(self, journal: Journal, uid: str) -> None:
        super().__init__()
        self._journal, self._uid = journal, uid
        piece = feedback.get(journal, uid)
        box = down(gap=8)
        if piece.giver or piece.about:
            who = self.tr("From {name}").format(name=piece.giver.name) if piece.giver else ""
            box.addWidget(label(" · ".join(part for part in (who, piece.about) if part), "muted"))
        for answer in piece.responses:
            done = self.tr("done") if answer.done_on else self.tr("open")
            due = days.plain(answer.due) if answer.due and not answer.done_on else done
            row = across(
                Glyph("circle-check" if answer.done_on else "corner-down-right", 16), label(answer.text), gap=8
            )
            row.addWidget(label(due, "meta", wrap=False))
            row.setStretch(1, 1)
            box.addLayout(row)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("What will you do with it?"))
        self.line.setAccessibleName(self.tr("What will you do with it?"))
        self.line.returnPressed.connect(self._answer)
        verb = VerbButton(self.tr("Promise it"), pressed=self._answer)
        row = across(self.line, verb)
        row.setStretch(0, 1)
        box.addLayout(row)
        self.setLayout(box)

    def _answer(self) -> None:
        text = self.line.text().strip()
        if text:
            self.line.clear()
            feedback.answer(self._journal, self._uid, text)
