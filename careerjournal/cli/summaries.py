"""The command `summary`: which document, about what, and the file it becomes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerjournal.cli import output
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

if TYPE_CHECKING:
    from careerjournal.core.summary.page import Figure
    from careerjournal.core.trends import Trends

Given = Any


def summary(given: Given) -> None:
    """Save the page to bring."""
    from careerjournal.core.summary import documents, figures, share_check
    from careerjournal.core.summary.choices import About

    figures.use(_chart)

    with output.opened(given) as journal:
        about = About(given.document, _subject(journal, given))
        page = documents.save(
            journal, about, Path(given.output), given.paper or journal.settings.paper,
            include=(*_ids(given.include), *_set_as(given)), leave_out=_ids(given.leave_out),
        )  # fmt: skip
        left = documents.left_out(page)
        concerns = [concern.text for concern in share_check.read(journal, page)]
        if given.json:
            named = list(documents.who_is_named(page))
            said = {"file": given.output, "pages": page.document.pages, "named": named, "left_out": left}
            output.json_of({**said, "look_at": concerns, "no_glyph": list(page.document.missing)})
            return
        print(translate("core", "The page is at {path}.").format(path=given.output))
        if not page.printed:
            print(translate("core", "Nothing stands on it yet."))
        for line in left:
            print(translate("core", "Left out: {line}").format(line=line))
        if page.document.missing:
            print(
                translate("core", "No font here has these characters: {characters}").format(
                    characters=" ".join(page.document.missing)
                )
            )
        for line in concerns:
            print(translate("core", "Before you share it: {line}").format(line=line))


def _chart(key: str, trends: Trends) -> Figure | None:
    """A chart drawn without a screen; Qt is started for the first one, and where it cannot be, there is none."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from PySide6.QtGui import QGuiApplication

        from careerjournal.ui.charts import on_paper
        from careerjournal.ui.kit import theme
    except ImportError:
        return None
    if QGuiApplication.instance() is None:
        _running.append(QGuiApplication(["careerjournal"]))
    theme.load_fonts()
    return on_paper.figure(key, trends)


_running: list[object] = []
"""Qt, once it was started; it must outlive every chart."""


def _ids(given: list[str]) -> tuple[str, ...]:
    from careerjournal.core import store

    return tuple(store.resolve(text) for text in given)


def _set_as(given: Given) -> list[str]:
    from careerjournal.core.summary import choices

    return [one for one, wanted in ((choices.LARGE, given.large), (choices.INITIALS, given.initials)) if wanted]


def _subject(journal: Journal, given: Given) -> str:
    """What the document is about: as it was said, or the first that it can be about."""
    from careerjournal.core.summary import kinds, sources

    kind = kinds.of(given.document)
    said = _SAID[kind.subject](journal, given) if kind.subject else ""
    if said:
        return said
    offered = sources.of(kind.key).subjects(journal)
    if not offered:
        raise Trouble(
            translate("core", "There is nothing yet that “{document}” could be about.").format(document=kind.title)
        )
    return offered[0].id


def _conversation(journal: Journal, given: Given) -> str:
    """The talk that was named; the next one where none was, and of cards the next one that has one."""
    from careerjournal.core import lookup

    if given.document == "card" and given.conversation == "next":
        return ""
    return lookup.find(journal, "conversation", given.conversation)


def _quarter(journal: Journal, given: Given) -> str:
    from careerjournal.core.quarter import Quarter

    if given.document == "trends" and given.quarter:
        return str(given.quarter)  # one, or two with a stroke between them
    return str(Quarter.parse(given.quarter, journal.settings.fiscal_start)) if given.quarter else ""


def _person(journal: Journal, given: Given) -> str:
    from careerjournal.core import lookup

    return lookup.find(journal, "person", given.person) if given.person else ""


def _record(_journal: Journal, given: Given) -> str:
    from careerjournal.core import store

    return store.resolve(given.about) if given.about else ""


def _as_typed(_journal: Journal, given: Given) -> str:
    return str(given.about or "")


def _days(_journal: Journal, given: Given) -> str:
    return f"{given.first or ''}/{given.last or ''}" if given.first or given.last else ""


_SAID: Mapping[str, Callable[[Journal, Given], str]] = {
    "conversation": _conversation,
    "quarter": _quarter,
    "half-year": _as_typed,
    "year": _as_typed,
    "person": _person,
    "record": _record,
    "days": _days,
}
