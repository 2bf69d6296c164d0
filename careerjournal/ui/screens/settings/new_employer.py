"""A new employer: one walk on one page, from the new role to what comes along, kept in one step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core import conversations, new_employer, people
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.new_employer import Carried, NewRole
from careerjournal.core.noun import QT_TRANSLATE_NOOP as _L
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import (
    Button,
    Page,
    Segmented,
    VerbButton,
    across,
    clear,
    down,
    ground,
    label,
    rule,
)
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.screen import Context, Screen

_PLACE = "new/employer"
KEEP, LET_GO = "keep", "let go"
_FIELDS = (
    Field("company", "text", _L("fields", "Company"), required=True),
    Field("title", "text", _L("fields", "Title"), required=True),
    Field("from_day", "day", _L("fields", "From"), required=True),
    Field("left_on", "day", _L("fields", "Last day in the old role"), help=_L("fields", "Empty is the day before.")),
    Field("manager", "text", _L("fields", "Who is your manager there?"), help=_L("fields", "Not known yet is fine.")),
)


class NewEmployerScreen(Screen):
    """What is chosen here is written only by “Begin there”, all of it in one step."""

    name: ClassVar[str] = "new-employer"
    shows: ClassVar[frozenset[str]] = frozenset({"conversation", "topic", "action", "goal", "person"})

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.form = Form(_FIELDS, journal, shown=len(_FIELDS))
        self.form.begin(_PLACE)
        self.former = label("", "muted")
        self.along = QVBoxLayout()
        self.along.setSpacing(0)
        self.along_head = label(self.tr("What comes along?"), "h3")
        self.along_help = label(self.tr("Everything is kept unless you let it go."), "muted")
        self.choices: dict[str, Segmented] = {}
        page = Page(640, gap=8)
        page.box.addWidget(label(self.tr("A new employer"), "h1"))
        page.box.addWidget(label(self.tr("Take what is yours along, and leave the rest in peace."), "lead"))
        page.box.addSpacing(16)
        for part in (self.form, self.former, 16, self.along_head, self.along_help):
            if isinstance(part, int):
                page.box.addSpacing(part)
            else:
                page.box.addWidget(part)
        page.box.addLayout(self.along)
        page.box.addSpacing(16)
        page.box.addWidget(self._what_stays())
        page.box.addSpacing(8)
        begin = Button(self.tr("Begin there"), primary=True, pressed=self.begin)
        leave = VerbButton(self.tr("Not now"), quiet=True, pressed=self._give_up)
        page.box.addLayout(across(begin, leave, None, gap=12))
        page.box.addStretch(1)
        self.page = page
        self.setLayout(down(page, gap=0))

    def _what_stays(self) -> QWidget:
        well = ground(QWidget(), "well")
        box = down(
            label(self.tr("Check what your contract lets you keep."), "strong"),
            label(
                self.tr(
                    "Strengths, aspirations and feedback stay as they are. The dates of the old employer’s year are "
                    "let go, and the clock of talks with your manager starts afresh."
                ),
                "muted",
            ),
            gap=4,
        )
        box.setContentsMargins(16, 12, 16, 12)
        well.setLayout(box)
        return well

    # --- showing

    def refresh(self) -> None:
        """Read what is open; what was chosen stays chosen."""
        managers = [one.name for one in people.managers(self.journal)]
        said = (
            self.tr("{name} becomes a former colleague.")
            if len(managers) == 1
            else self.tr("{name} become former colleagues.")
        )
        self.former.setText(said.format(name=conversations.listed(managers)))
        self.former.setVisible(bool(managers))
        self._show_along(new_employer.carried(self.journal))
        follow_layout(self)

    def _show_along(self, found: tuple[Carried, ...]) -> None:
        chosen = {uid: choice.value() for uid, choice in self.choices.items()}
        clear(self.along)
        self.choices.clear()
        for part in (self.along_head, self.along_help):
            part.setVisible(bool(found))
        before = ""
        for one in found:
            if one.noun != before:
                self.along.addSpacing(12)
                self.along.addLayout(self._head(one.noun))
            else:
                self.along.addWidget(rule())
            before = one.noun
            self.along.addWidget(self._row(one, chosen.get(one.id, KEEP)))

    def _head(self, noun: str) -> Any:
        words = {
            "conversation": self.tr("Planned talks"), "topic": self.tr("Open topics"), "action": self.tr("Promises"),
            "goal": self.tr("Goals"),
        }[noun]  # fmt: skip
        everything = VerbButton(self.tr("Let all go"), quiet=True, pressed=partial(self._let_all_go, noun))
        everything.setAccessibleName(self.tr("Let all go: {what}").format(what=words))
        head = label(words, "strong")
        head.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return across(head, None, everything)

    def _row(self, one: Carried, chosen: str) -> QWidget:
        words = down(label(one.text, "body"), gap=2)
        if one.detail:
            words.addWidget(label(one.detail, "meta"))
        options = [(KEEP, self.tr("Keep")), (LET_GO, self.tr("Let go"))]
        choice = Segmented(options, one.text, chosen)
        choice.setProperty("noun", one.noun)
        self.choices[one.id] = choice
        row = QWidget()
        box = across(words, choice, gap=16)
        box.setStretch(0, 1)
        box.setContentsMargins(0, 8, 0, 8)
        row.setLayout(box)
        return row

    def _let_all_go(self, noun: str) -> None:
        for choice in self.choices.values():
            if choice.property("noun") == noun:
                choice.set_value(LET_GO)

    # --- keeping

    def begin(self) -> None:
        """Keep it all, and go Home with one Undo."""
        if self.form.problems():
            self.page.ensureWidgetVisible(self.form)
            return
        said: dict[str, Any] = self.form.values()
        role = NewRole(said["title"], said["company"], said["from_day"], left_on=said["left_on"])
        let_go = {uid for uid, choice in self.choices.items() if choice.value() == LET_GO}
        new_employer.begin(self.journal, role, let_go, said["manager"] or "")
        self._begin_anew()
        self.go("home")
        self.toast(self.tr("You begin at {company}.").format(company=role.company), self.journal.undo)

    def _give_up(self) -> None:
        self._begin_anew()
        self.go("settings")

    def _begin_anew(self) -> None:
        """What was said is kept, or was given up."""
        self.form.now_kept()
        self.form.begin(_PLACE)

    def take_focus(self) -> None:
        self.form.focus("company")

    def scenes(self) -> Iterator[str]:
        yield ""
        self.page.verticalScrollBar().setValue(self.page.verticalScrollBar().maximum())
        yield "along"
