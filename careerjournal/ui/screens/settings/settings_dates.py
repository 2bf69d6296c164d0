"""Dates of the employer's year, roles held, and days away: short lists with a form under each line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from careerjournal.core import away, clock, cycle, days
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, MoreButton, VerbButton, across, clear, down, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.screen import Toast
from careerjournal.ui.screens.settings.settings_rows import Part


@dataclass(frozen=True)
class _Line:
    uid: str
    title: str
    detail: str


class _Records(Part):
    """Lines of one noun; one of them, or a new one, is open in a form."""

    noun = ""

    def __init__(self, journal: Journal, toast: Toast) -> None:
        super().__init__()
        self.journal, self.toast = journal, toast
        self._open = ""
        self._form: Form | None = None
        self.box = down(gap=0)
        self.setLayout(self.box)

    def lines(self) -> Sequence[_Line]:
        raise NotImplementedError

    def words(self) -> tuple[str, str]:
        """What stands where there is nothing yet, and the verb that adds."""
        raise NotImplementedError

    def refresh(self) -> None:
        if self._form and self._form.isAncestorOf(self.focusWidget() or self):
            return  # somebody is typing in it
        self._draw()

    def _draw(self) -> None:
        box = self.box
        clear(box)
        self._form = None
        lines = self.lines()
        nothing, add = self.words()
        if not lines:
            box.addWidget(label(nothing, "muted"))
        for line in lines:
            self._draw_line(line)
        if self._open == "new":
            self._draw_form({})
        else:
            button = Button(add, icon="plus", pressed=partial(self._show, "new"))
            row = across(button, None)
            row.setContentsMargins(0, 12, 0, 0)
            box.addLayout(row)

    def _draw_line(self, line: _Line) -> None:
        verb = VerbButton(self.tr("Close") if self._open == line.uid else self.tr("Change"))
        verb.setAccessibleName(f"{verb.text()}: {line.title}")
        verb.clicked.connect(partial(self._toggle, line.uid))
        row = across(down(label(line.title, "body"), label(line.detail, "muted"), gap=2), None, verb)
        row.setContentsMargins(0, 8, 0, 8)
        self.box.addLayout(row)
        if self._open == line.uid:
            self._draw_form(self.journal.values(line.uid))
        self.box.addWidget(rule())

    def _draw_form(self, values: dict[str, object]) -> None:
        self._form = Form(NOUNS[self.noun].fields, self.journal, shown=4)
        if self._open == "new":
            self._form.begin(f"new/{self.noun}")
        else:
            self._form.set_place(f"{self.noun}/{self._open}")
            self._form.set_values(values)
        done: Callable[[], None] = self._add if self._open == "new" else self._remove
        verb = self.tr("Keep it") if self._open == "new" else self.tr("Remove")
        buttons = across(
            Button(verb, pressed=done), VerbButton(self.tr("Cancel"), quiet=True, pressed=self._close), None
        )
        if self._open != "new":
            self._form.changed.connect(self._save)
            more = MoreButton(self.tr("More"), lambda: [earlier_versions.line(self, self._open)])
            buttons = across(VerbButton(verb, quiet=True, pressed=done), None, more)
        buttons.setContentsMargins(0, 12, 0, 16)
        self.box.addWidget(self._form)
        self.box.addLayout(buttons)

    def _toggle(self, uid: str) -> None:
        self._show("" if self._open == uid else uid)

    def _close(self) -> None:
        if self._form:
            self._form.now_kept()
        self._show("")

    def _show(self, uid: str) -> None:
        self.settle()
        self._open = uid
        self._draw()
        if self._form:
            self._form.focus(NOUNS[self.noun].fields[0].name)

    def _save(self, name: str, value: Any) -> None:
        self.journal.edit(self.noun, self._open, **{name: value})

    def _add(self) -> None:
        if self._form is None or self._form.problems():
            return
        form = self._form
        values: dict[str, Any] = form.values()
        self._open = ""
        self._form = None
        self.journal.add(self.noun, **values)
        form.now_kept()

    def _remove(self) -> None:
        uid, self._open, self._form = self._open, "", None
        self.journal.remove(uid)
        self.toast(self.tr("Moved to trash"), self.journal.undo)

    def open(self, uid: str) -> bool:
        mine = uid in {line.uid for line in self.lines()}
        if mine:
            self._show(uid)
        return mine

    def settle(self) -> None:
        if self._form and self._open != "new":
            self._form.flush()


class DatesOfTheYear(_Records):
    """When goals are set, reviews held, promotions nominated and results given."""

    noun = "cycle-date"

    def words(self) -> tuple[str, str]:
        return self.tr("When are goals set, reviews held, results given?"), self.tr("Add a date")

    def lines(self) -> Sequence[_Line]:
        today = clock.today()
        found = cycle.dates(self.journal, date(1990, 1, 1), date(today.year + 2, 12, 31))
        shown = {one.id: one for one in reversed(found) if one.day >= today} or {}
        return [self._line(shown.get(one.id, one)) for one in {one.id: one for one in found}.values()]

    def _line(self, one: cycle.CycleDateView) -> _Line:
        every = self.tr("{day}, every year") if one.yearly else "{day}"
        return _Line(one.id, one.name, every.format(day=days.plain(one.day)))


class Roles(_Records):
    """The posts held, newest first."""

    noun = "role"

    def words(self) -> tuple[str, str]:
        return self.tr("Where do you work, and since when?"), self.tr("Add a role")

    def lines(self) -> Sequence[_Line]:
        return [_Line(one.id, one.title, self._when(one)) for one in cycle.roles(self.journal)]

    def _when(self, role: cycle.RoleView) -> str:
        since = days.plain(role.from_day) if role.from_day else ""
        until = days.plain(role.to_day) if role.to_day else self.tr("today")
        span = f"{since} – {until}" if since else ""
        return " · ".join(part for part in (role.company, role.level, span) if part)


class TimesAway(_Records):
    """Days that quiet everything, the latest first."""

    noun = "away"

    def words(self) -> tuple[str, str]:
        return self.tr("While you are away, Home only says until when."), self.tr("Add days away")

    def lines(self) -> Sequence[_Line]:
        return [self._line(one) for one in away.all_of(self.journal)]

    def _line(self, one: away.AwayView) -> _Line:
        span = f"{days.plain(one.from_day)} – {days.plain(one.to_day)}"
        return _Line(one.id, span, one.note)
