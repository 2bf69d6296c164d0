"""The page of one strength: what it is, whether work uses it, the entries that show it, and what could use it more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from careerjournal.core import days, drains, keeps, options, stock_takes, strengths, trends
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.stock_takes import Said
from careerjournal.core.strengths import StrengthView
from careerjournal.core.trends import Trends
from careerjournal.ui.charts.figures import Asked
from careerjournal.ui.charts.quarter_strip import QuarterStrip
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import IconButton, VerbButton, across, action, down, label
from careerjournal.ui.kit.title_text import TitleText
from careerjournal.ui.records import states
from careerjournal.ui.records.evidence_list import EvidenceList
from careerjournal.ui.records.option_list import OptionList
from careerjournal.ui.records.record_page import RecordPage, folded
from careerjournal.ui.records.record_rows import Line, RecordRows
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.strengths.work_rows import drain_line, keep_line

QUARTERS, LEAST_SHOWN = 8, 4
WAYS = 2
"""Options an unused strength is asked for: one alone is easily declined."""


class StrengthPage(RecordPage):
    noun = "strength"
    filtered = Signal(object)
    moved = Signal(int)
    stock_take_wanted = Signal()

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._trends = Trends((), ())
        self.rank = label("", "meta", elide=True)
        self.up = IconButton("arrow-up", self.tr("Move up the list"), lambda: self.moved.emit(-1))
        self.down = IconButton("arrow-down", self.tr("Move down the list"), lambda: self.moved.emit(1))
        self.name = TitleText(self.tr("Name of the strength"))
        self.name.changed.connect(lambda text: self.save("name", text))
        self.strip = QuarterStrip(self.tr("Entries that used it, by quarter"))
        self.strip.asked.connect(self._choose_quarter)
        self.read_out = label("", "faint")
        self.strip.lit.connect(self._say_quarter)
        self.form = self.form_of(("note", "helps_now", "framework", "domain"), 2, self.tr("Where it comes from"))
        self.options = OptionList(journal)
        self.options.opened.connect(lambda uid: self.led.emit("option", uid))
        self.options.added.connect(self._add_option)
        self.think = VerbButton(self.tr("Think of options in questions"), icon="book-open-text", pressed=self._think)
        self.options.box.addLayout(across(self.think, None))
        self.work = RecordRows()
        self.work.opened.connect(self._open_work)
        self.plans = folded("", self.work)
        self.evidence = EvidenceList()
        self.evidence.opened.connect(lambda uid: self.led.emit("entry", uid))
        self.evidence.all_wanted.connect(self.filtered)
        self.quarters = RecordRows()
        self.quarters.opened.connect(self._show_evidence_of)
        hint = label(self.tr("What you said, and at the end of each line what your entries say."), "faint")
        self.history = folded(self.tr("Quarter by quarter"), hint, self.quarters)
        self._lay_out()

    def _lay_out(self) -> None:
        head = across(self.rank, 4, self.up, self.down, 4, self.more, gap=0)
        head.setStretch(0, 1)
        parts: tuple[QWidget | int, ...] = (
            self.name, 10, self._make_state(), 20, self.strip, 4, self.read_out, 20, self.form, 16, self.options, 8,
            self.plans, 20, self.evidence, 16, self.history,
        )  # fmt: skip
        self.box.addLayout(head)
        self.box.addSpacing(4)
        self.box.addLayout(down(*parts, gap=0))
        self.box.addStretch(1)

    def _make_state(self) -> QWidget:
        self.glyph = Glyph("circle", 18)
        self.sentence = label("", "lead")
        self.said = label("", "muted")
        self.take = VerbButton(self.tr("Take stock"), pressed=self.stock_take_wanted.emit)
        words = down(self.sentence, self.said, across(self.take, None), gap=2)
        row = across(down(2, self.glyph, None), words, gap=8)
        row.setStretch(1, 1)
        made = QWidget()
        made.setLayout(row)
        return made

    # --- showing

    def begin(self) -> None:
        self.strip.choose(-1)
        self.history.set_open(False)

    def refresh(self) -> None:
        order = strengths.ranked(self.journal)
        one = next(view for view in order if view.id == self.uid)
        place = [view.id for view in order].index(self.uid)
        rank = self.tr("{rank} of {count}").format(rank=place + 1, count=len(order))
        self.rank.setText(" · ".join(part for part in (rank, one.domain) if part))
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < len(order) - 1)
        self.name.set_text(one.name)
        self._show_state(one)
        self._trends = trends.read(self.journal, QUARTERS).since_begun(LEAST_SHOWN)
        self.strip.show_strength(self._trends, self.uid)
        self.form.set_values({name: getattr(one, name) for name in ("note", "helps_now", "framework", "domain")})
        said = stock_takes.of_strength(self.journal, self.uid)
        self._show_said(said)
        self._show_options(said)
        self._show_work()
        self._show_evidence()
        self.quarters.set_lines([self._quarter_line(line) for line in said])
        self.history.setVisible(bool(said))

    def _show_state(self, one: StrengthView) -> None:
        state = states.of_strength(one.state)
        self.glyph.set_icon(state.icon, state.colour)
        said = strengths.sentence(one.use)
        if one.last_named and one.state == "unused":
            said += " " + self.tr("Last named on {day}.").format(day=days.plain(one.last_named))
        self.sentence.setText(said)

    def _show_said(self, lines: Sequence[Said]) -> None:
        """What the newest stock-take says of it, and where the entries of its quarter say something else."""
        last = next((line for line in lines if line.state), None)
        words = ""
        if last:
            state = states.of_strength(last.state).word.lower()
            words = self.tr("In your stock-take of {quarter}: {state}").format(quarter=last.quarter.label, state=state)
            words += self.tr(" ({work})").format(work=last.work) if last.work else ""
            words = " ".join(part for part in (f"{words}.", stock_takes.difference(last)) if part)
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.take.setVisible(not (last and last.quarter == stock_takes.this_quarter(self.journal)))

    def _show_options(self, lines: Sequence[Said]) -> None:
        found = options.of_strength(self.journal, self.uid)
        unused = stock_takes.lies_unused(lines, stock_takes.this_quarter(self.journal))
        ways = sum(option.is_open for option in found)
        invitation = ""
        if unused and ways < WAYS:
            one = self.tr("One way so far. A second makes it a choice.")
            invitation = one if ways else self.tr("What would let you use it?")
        self.options.show_options(found, self.uid, invitation)
        self.think.setVisible(unused)

    def _show_work(self) -> None:
        found = [drain_line(one) for one in drains.of_strength(self.journal, self.uid)]
        found += [keep_line(one) for one in keeps.of_strength(self.journal, self.uid)]
        self.work.set_lines(found)
        self.plans.set_title(self.tr("Plans and work to keep ({n})").format(n=len(found)))
        self.plans.setVisible(bool(found))

    def _show_evidence(self, quarter: Quarter | None = None) -> None:
        wanted, title = Filter(strengths=(self.uid,)), self.tr("Evidence")
        if quarter is None and 0 <= self.strip.chosen < len(self._trends.quarters):
            quarter = self._trends.quarters[self.strip.chosen].quarter
        if quarter:
            wanted = Filter(first=quarter.first, last=quarter.last, strengths=(self.uid,))
            title = self.tr("Evidence from {quarter}").format(quarter=quarter.label)
        nothing = self.tr("An entry that names it stands here. In the text, +{name} is enough.")
        nothing = nothing.format(name=next(iter(self.name.text().split()), ""))
        self.evidence.show_entries(self.journal, wanted, nothing, self.uid, title)

    def _quarter_line(self, line: Said) -> Line:
        """One quarter: what was said with its work and note, and at the end what the entries say."""
        said = self.tr("Nothing said")
        if line.state:
            said = self.tr("You said {state}").format(state=states.of_strength(line.state).word.lower())
        detail = " · ".join(part for part in (line.work, line.note, self._counted(line.use)) if part)
        return Line(str(line.quarter), said, detail, line.quarter.label, "", states.of_strength(line.use.state))

    def _counted(self, use: strengths.Use) -> str:
        said = [self.tr("used in {n}").format(n=use.used)] if use.used else []
        said += [self.tr("energised in {n}").format(n=use.energised)] if use.energised else []
        said += [self.tr("drained in {n}").format(n=use.drained)] if use.drained else []
        return self.tr("entries: {counts}").format(counts=", ".join(said)) if said else self.tr("no entry names it")

    # --- doing

    def _say_quarter(self, words: str) -> None:
        usual = self.tr("Entries that used it. Hatched: it drained more often than it energised.")
        self.read_out.setText(words or usual)

    def _choose_quarter(self, asked: Asked) -> None:
        """Narrow the evidence to a quarter; once more shows all of it again."""
        same = asked.column == self.strip.chosen
        self.strip.choose(-1 if same or not self.strip.holds((0, asked.column)) else asked.column)
        self._show_evidence()
        self.ensureWidgetVisible(self.evidence, 0, 40)

    def _show_evidence_of(self, key: str) -> None:
        """Narrow the evidence to the quarter of a line of the history."""
        quarter = Quarter.parse(key, self.journal.settings.fiscal_start)
        columns = (n for n, one in enumerate(self._trends.quarters) if one.quarter == quarter)
        self.strip.choose(next(columns, -1))
        self._show_evidence(quarter)
        self.ensureWidgetVisible(self.evidence, 0, 40)

    def _open_work(self, uid: str) -> None:
        noun = "keep" if uid in {one.id for one in keeps.of_strength(self.journal, self.uid)} else "drain"
        self.led.emit(noun, uid)

    def _think(self) -> None:
        self.settle()
        self.context.go("reflect", set="options", strength=self.uid)

    def _add_option(self, title: str) -> None:
        self.journal.add("option", title=title, strength=self.uid)
        self.say(self.tr("Option added"))

    def settle(self) -> None:
        if self.uid:
            self.name.flush()
        super().settle()

    def rare_verbs(self) -> Sequence[QAction | None]:
        first = "" if self.up.isEnabled() else self.tr("It is first")
        last = "" if self.down.isEnabled() else self.tr("It is last")
        return [
            action(self.tr("Move up"), lambda: self.moved.emit(-1), "arrow-up", first),
            action(self.tr("Move down"), lambda: self.moved.emit(1), "arrow-down", last),
            None,
            *super().rare_verbs(),
        ]
