"""The chart of strengths: the entries that used each, where they drained, and where a stock-take said otherwise."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from careerjournal.core.entries import Named
from careerjournal.core.strengths import Use
from careerjournal.core.trends import QuarterNumbers, Trends
from careerjournal.ui.charts.chart_words import entries_words, said_words, state_words
from careerjournal.ui.charts.figures import Cell, Form, Row, together
from careerjournal.ui.charts.rows import DISC, FIGURE, INNER, as_figures, counted, nothing_told

translate = QCoreApplication.translate


def rows(trends: Trends) -> tuple[Row, ...]:
    """A row a strength, and one for the stock-takes where there are any."""
    found = together(_row(trends, strength) for strength in trends.strengths)
    taken = counted(trends, translate("charts", "Stock-take"), "stock_take", DISC, adds=False)
    return (*found, taken) if found and taken.any else found


def table(trends: Trends) -> tuple[Row, ...]:
    """Each strength with the entries that used it, and below it what else is told of it, where anything is."""
    effects = (
        ("energised", translate("charts", "energised")),
        ("drained", translate("charts", "drained")),
    )
    found: list[Row] = []
    for one in trends.strengths:
        found.append(counted(trends, one.name, "used", FIGURE, one.id))
        more = (
            counted(trends, words, number, INNER, one.id, said_as=f"{one.name}, {words}") for number, words in effects
        )
        found += [row for row in more if row.any]
        said = _said_row(trends, one)
        found += [said] if any(cell.words for cell in said.cells) else []
    return (*found, *(as_figures(row) for row in rows(trends) if row.number == "stock_take"))


def _row(trends: Trends, strength: Named) -> Row:
    cells = tuple(_cell(one, strength) for one in trends.quarters)
    uses = [one.strengths.get(strength.id, Use()) for one in trends.quarters]
    whole = Use(*(sum(getattr(use, name) for use in uses) for name in ("used", "energised", "drained")))
    when = translate("charts", "all quarters")
    return Row(strength.name, "used", cells, strength.id, Form.HEAT, total=_met(strength.name, when, whole))


def _met(name: str, when: str, use: Use) -> Cell:
    """What entries say; a strength that only drained opens those entries."""
    said = translate("charts", "{name}, {when}: used in {entries}, energised in {energised}, drained in {drained}")
    spoken = said.format(
        name=name, when=when, entries=entries_words(use.used), energised=use.energised, drained=use.drained
    )
    only_drained = bool(use.drained and not use.used)
    return Cell(
        str(use.drained if only_drained else use.used or ""), use.used, bool(use.used or use.drained), spoken,
        translate("charts", "drained") if only_drained else "", hatched=use.state == "draining",
        number="drained" if only_drained else "used",
    )  # fmt: skip


def _cell(one: QuarterNumbers, strength: Named) -> Cell:
    if one.blank:
        return Cell(blank=True, spoken=f"{strength.name}, {nothing_told(one)}")
    use, said = one.strengths.get(strength.id, Use()), one.stock.get(strength.id, "")
    cell = _met(strength.name, one.quarter.label, use)
    if not said:
        return cell if use.named else replace(cell, spoken=_unused(one, strength))
    differs = said != use.state
    sentence = translate("charts", "the stock-take said {said}, the entries say {state}") if differs else (
        translate("charts", "the stock-take said {said}, as the entries do")
    )  # fmt: skip
    spoken = f"{cell.spoken}; {sentence.format(said=state_words(said), state=state_words(use.state))}"
    return replace(cell, spoken=spoken, note=said_words(said) if differs else cell.note, differs=differs)


def _unused(one: QuarterNumbers, strength: Named) -> str:
    return translate("charts", "{name}, {when}: in no entry").format(name=strength.name, when=one.quarter.label)


def _said_row(trends: Trends, strength: Named) -> Row:
    """What the stock-takes said of it; each opens the stock-take."""
    name = translate("charts", "said in the stock-take")
    cells = tuple(_said(one, strength) for one in trends.quarters)
    return Row(name, "stock_take", cells, form=Form.FIGURE, inner=True)


def _said(one: QuarterNumbers, strength: Named) -> Cell:
    said = one.stock.get(strength.id, "")
    spoken = translate("charts", "{name}, {when}: the stock-take said {state}")
    return Cell(
        state_words(said), opens=bool(said),
        spoken=spoken.format(name=strength.name, when=one.quarter.label, state=state_words(said)) if said else "",
    )  # fmt: skip
