"""What to bring: which document, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QSizePolicy, QWidget

from careerjournal.core import clock, spans
from careerjournal.core.entries import Named
from careerjournal.core.fields import Field
from careerjournal.core.spans import Span
from careerjournal.core.summary.kinds import KINDS, Kind
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.fields import Day
from careerjournal.ui.kit.parts import across, down
from careerjournal.ui.kit.text import label

_BRING = ("sheet", "career", "card", "proposal", "plan", "promotion")
DAYS = "days"
_LARGE = 1.3
_LOOK_BACK = ("quarter", "half-year", "year", "trends", "timeline")


class What(QWidget):
    """The document, and under it its subject: one of several, or two days."""

    document_chosen = Signal(str)
    subject_chosen = Signal(str)

    def __init__(self, width: int) -> None:
        """`width` is what a line of it has at the drawn size."""
        super().__init__()
        self._width = width
        self.documents = Choice([], self.tr("Document"))
        self.documents.chosen.connect(self.document_chosen)
        self.subjects = Choice([], self.tr("About"))
        self.subjects.chosen.connect(self.subject_chosen)
        for choice in (self.documents, self.subjects):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.days = Days()
        self.days.chosen.connect(self.subject_chosen)
        self.days.hide()
        self.setLayout(down(self.documents, self.subjects, self.days, gap=8))

    def show_document(self, key: str) -> None:
        """Offer the documents that there are, in three groups, with this one chosen."""
        self.documents.clear()
        others = tuple(one for one in KINDS if one not in _BRING + _LOOK_BACK)
        for title, keys in (
            (self.tr("To bring"), _BRING), (self.tr("To look back"), _LOOK_BACK), (self.tr("To keep"), others),
        ):  # fmt: skip
            self._offer(title, [KINDS[one] for one in keys if one in KINDS])
        self.documents.set_value(key)

    def _offer(self, title: str, kinds: Sequence[Kind]) -> None:
        if not kinds:
            return
        self.documents.addItem(title, "")
        model, row = self.documents.model(), self.documents.count() - 1
        if isinstance(model, QStandardItemModel):
            model.item(row).setFlags(Qt.ItemFlag.NoItemFlags)  # the arrows pass it over
            model.item(row).setForeground(theme.current().colour("faint"))
            model.item(row).setFont(theme.font(12))
        for kind in kinds:
            self.documents.addItem(kind.title, kind.key)

    def show_subjects(self, kind: Kind, found: Iterable[Named], subject: str, trouble: str = "") -> None:
        """Offer what the document can be about, where there is anything to choose, and say what is wrong with it."""
        offered = [one for one in found if one.name]
        self.days.setVisible(kind.subject == DAYS)
        self.subjects.setVisible(kind.subject != DAYS and len(offered) > 1)
        if kind.subject == DAYS:
            self.days.show_days(subject, trouble)
            return
        self.subjects.clear()
        self.subjects.setAccessibleName(self._named(kind.subject))
        room = theme.size(self._width - 48)
        for one in offered:
            short = QFontMetrics(theme.font(13)).elidedText(one.name, Qt.TextElideMode.ElideRight, room)
            self.subjects.addItem(short, one.id)
        self.subjects.set_value(subject)

    def _named(self, subject: str) -> str:
        return {
            "conversation": self.tr("Conversation"),
            "quarter": self.tr("Quarter"),
            "half-year": self.tr("Half-year"),
            "year": self.tr("Year"),
            "person": self.tr("Person"),
        }.get(subject, self.tr("About"))


class Days(QWidget):
    """The first day and the last; two that stand the wrong way round are turned."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.first = Day(Field("from", "day", label=self.tr("From")))
        self.last = Day(Field("to", "day", label=self.tr("To")))
        self._shown = ""
        for day in (self.first, self.last):
            day.left.connect(self._choose)
            day.line.setFixedWidth(theme.size(108))
            day.spoken.setVisible(theme.text_scale() <= _LARGE)  # no room for the weekday
        self.wrong = label("", "trouble")
        self.wrong.hide()
        names = label(self.tr("From"), "muted", wrap=False), label(self.tr("To"), "muted", wrap=False)
        room = max(QFontMetrics(theme.font(13)).horizontalAdvance(name.text()) for name in names) + 4
        for name in names:
            name.setFixedWidth(room)
        self.setLayout(down(across(names[0], self.first), across(names[1], self.last), self.wrong, gap=6))

    def show_days(self, subject: str, trouble: str) -> None:
        """Show an interval; what is being typed stays."""
        self._shown = subject
        first, _, last = subject.partition("/")
        for day, shown in ((self.first, first), (self.last, last)):
            if not day.line.hasFocus():
                day.set_value(shown)
        self._say(trouble)

    def _choose(self) -> None:
        try:
            found = sorted(day for day in (self._day(self.first), self._day(self.last)) if day)
        except Trouble as trouble:
            self._say(str(trouble))
            return
        self._say("")
        if len(found) == 2 and (interval := spans.interval(Span(*found))) != self._shown:
            self.chosen.emit(interval)

    def _say(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    @staticmethod
    def _day(field: Day) -> date | None:
        value = field.value()
        return value if isinstance(value, date) else None


def last_month() -> str:
    """Days to begin with where a document names none: the last thirty."""
    today = clock.today()
    return spans.interval(Span(date.fromordinal(today.toordinal() - 30), today))
