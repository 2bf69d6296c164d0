"""Words that somebody said, noted while they are fresh, or as the answer to a request."""

from __future__ import annotations

from typing import Any

from careerjournal.core import feedback_requests
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import label, on_ctrl_enter
from careerjournal.ui.screens.conversations.form_page import FormPage, flowing

_FORM = ("body", "giver", "about", "day", "private")


class NewFeedback(FormPage):
    """What is typed here is kept by going elsewhere too."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, self.tr("What did they say?"), self.tr("Keep it"))
        self.request = ""
        self.form = Form([NOUNS["feedback"].field(name) for name in _FORM], journal)
        self.forms.append(self.form)
        self.box.addWidget(self.title)
        self.box.addSpacing(-14)
        self.box.addWidget(label(self.tr("Their own words, as well as you remember them."), "muted"))
        self.box.addWidget(self.form)
        self.box.addWidget(flowing(self.keep, self.leave))
        self.box.addStretch(1)
        self.left.connect(self._clear)
        on_ctrl_enter(self, self.finish)

    def begin(self, request: str = "") -> None:
        """Begin with nothing, or with whom was asked about what."""
        asked = feedback_requests.get(self.journal, request) if request else None
        self.request = request
        self.form.fold.set_open(False)
        self.form.set_place(f"new/feedback/{request}")
        self.form.set_values({
            "body": "", "giver": asked.person.id if asked else None, "about": asked.about if asked else "",
            "day": None, "private": False,
        })  # fmt: skip

    def _clear(self) -> None:
        self.begin()

    def take_focus(self) -> None:
        self.form.focus("body")

    def finish(self) -> None:
        if self.form.problems():
            self.form.focus("body")
            return
        values: dict[str, Any] = {name: value for name, value in self.form.values().items() if value not in (None, "")}
        if self.request:
            uid = feedback_requests.answer(self.journal, self.request, values.pop("body"), **values)
        else:
            uid = self.journal.add("feedback", **values)
        self.drop_drafts()
        self.begin()
        self.made.emit(uid)

    def settle(self) -> None:
        if str(self.form.values().get("body") or "").strip():
            self.finish()
