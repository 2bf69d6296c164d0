"""Which formats can be read, and which of them a path is in."""

from __future__ import annotations

from pathlib import Path

from careerjournal.core.exchange import markdown, sources
from careerjournal.core.exchange.reading import Reading
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

AUTO = "auto"
READ = {markdown.FORMAT: markdown.read}


def read(path: str | Path, form: str = AUTO, whole: bool = False) -> Reading:
    """Read a file or a folder in a format, or in the one that it is in."""
    return READ[_known(form) if form != AUTO else _of(path)](path, whole)


def _known(form: str) -> str:
    if form in READ:
        return form
    raise Trouble(
        translate("core", "“{format}” is no format that can be read here. There is: {known}.").format(
            format=form, known=", ".join((AUTO, *READ))
        )
    )


def _of(path: str | Path) -> str:
    root = sources.existing(path)
    if root.is_dir() or root.suffix.lower() in markdown.ENDINGS:
        return markdown.FORMAT
    raise Trouble(
        translate("core", "What {path} holds is not known here. If it is Markdown, say so: --format markdown.").format(
            path=sources.shown(path)
        )
    )
