"""The charts of Trends: which there are, in their order, and what each of them shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from careerjournal.core import findings
from careerjournal.core.trends import Trends
from careerjournal.ui.charts import chart_of_counts, chart_of_energy, chart_of_strengths, chart_of_themes
from careerjournal.ui.charts.chart_words import entries_words
from careerjournal.ui.charts.figures import Chart, Row

translate = QCoreApplication.translate
Rows = Callable[[Trends], tuple[Row, ...]]


@dataclass(frozen=True)
class Made:
    """How a chart is made of the trends: its finding, its rows, those of its table, the number that it rests on."""

    finding: Callable[[Trends], str]
    rows: Rows
    table: Rows
    basis: str = ""


_MADE = {
    "energy": Made(findings.of_energy, chart_of_energy.rows, chart_of_energy.table, "energy"),
    "strengths": Made(findings.of_strengths, chart_of_strengths.rows, chart_of_strengths.table, "entries"),
    "wins": Made(findings.of_wins, chart_of_counts.wins, chart_of_counts.entries, "entries"),
    "goals": Made(findings.of_goals, chart_of_counts.goals, chart_of_counts.goals, "goal_evidence"),
    "conversations": Made(findings.of_conversations, chart_of_counts.talks, chart_of_counts.talks),
    "feedback": Made(findings.of_feedback, chart_of_counts.feedback, chart_of_counts.feedback),
    "actions": Made(findings.of_actions, chart_of_counts.actions, chart_of_counts.all_actions),
    "options": Made(findings.of_options, chart_of_counts.options, chart_of_counts.options),
    "themes": Made(findings.of_themes, chart_of_themes.rows, chart_of_themes.table, "entries"),
}
KEYS = tuple(_MADE)


def chart(key: str, trends: Trends) -> Chart:
    """One of `KEYS`, for the quarters of `trends`."""
    made, name = _MADE[key], _names()[key]
    return Chart(
        key, name, made.finding(trends) or name, _explanations()[key], tuple(one.quarter for one in trends.quarters),
        made.rows(trends), made.table(trends), _basis(made, trends),
        tuple(one.energy for one in trends.quarters) if key == "energy" else (),
    )  # fmt: skip


def _basis(made: Made, trends: Trends) -> str:
    """How many entries a chart rests on in all quarters together, where its sums do not say so."""
    n = sum(one.count(made.basis) for one in trends.quarters) if made.basis else 0
    return entries_words(n) if n else ""


def short_name(key: str) -> str:
    """A chart in one or two words, as the way to it is called."""
    return {
        "energy": translate("charts", "Energy"),
        "strengths": translate("charts", "Strengths"),
        "wins": translate("charts", "Wins"),
        "goals": translate("charts", "Goals"),
        "conversations": translate("charts", "Conversations"),
        "feedback": translate("charts", "Feedback"),
        "actions": translate("charts", "Actions"),
        "options": translate("charts", "Options"),
        "themes": translate("charts", "Themes"),
    }[key]


def all_word() -> str:
    """The head over the sums."""
    return translate("charts", "All")


def _names() -> dict[str, str]:
    return {
        "energy": translate("charts", "Energy by quarter"),
        "strengths": translate("charts", "Strengths by quarter"),
        "wins": translate("charts", "Wins, learnings and setbacks"),
        "goals": translate("charts", "Goals by quarter"),
        "conversations": translate("charts", "Conversations by quarter"),
        "feedback": translate("charts", "Feedback by quarter"),
        "actions": translate("charts", "Actions by quarter"),
        "options": translate("charts", "Options by quarter"),
        "themes": translate("charts", "Themes that come and go"),
    }


def _explanations() -> dict[str, str]:
    """What stands under each title."""
    return {
        "energy": translate(
            "charts", "The middle of how your work felt, by quarter; the band is the middle half of your entries."
        ),
        "strengths": translate(
            "charts",
            "Entries that used each strength. Hatched: it drained more often than it energised. "
            "A ring or a word: your stock-take said otherwise.",
        ),
        "wins": translate("charts", "Entries by what they tell of. Outlined: wins whose impact is still missing."),
        "goals": translate("charts", "Entries that speak for a goal, and how many goals moved or changed."),
        "conversations": translate(
            "charts", "Conversations held, by kind. Lines: the longest time without one, in days."
        ),
        "feedback": translate("charts", "Feedback received, and how soon something was done about it."),
        "actions": translate(
            "charts", "What was promised, by you and to you. Rings are open on the quarter’s last day."
        ),
        "options": translate("charts", "Options put to somebody, and what became of them."),
        "themes": translate("charts", "Entries that name each theme; a line joins quarters in a row."),
    }
