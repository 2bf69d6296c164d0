"""The share check: what on a page may not be meant for its reader. It points, it never holds anything back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from careerjournal.core import prose
from careerjournal.core.journal import Journal
from careerjournal.core.marks import fold
from careerjournal.core.naming import some
from careerjournal.core.summary import documents
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.named import LETTER, Names
from careerjournal.core.summary.page import Item, Section, plain
from careerjournal.core.words import translate

NAMES, WORDS, SETBACKS = "names", "words", "setbacks"
NAMED = 4


@dataclass(frozen=True)
class Concern:
    """One thing to look at before the page is handed over, as a sentence, with what it points at."""

    key: str
    text: str
    found: tuple[str, ...]


def read(journal: Journal, page: Fitted) -> tuple[Concern, ...]:
    """What to look at: others who are named, words of the person's own list, and what did not work."""
    concerns = (
        Concern(NAMES, translate("core", "It names {names}."), _others(page)),
        Concern(WORDS, translate("core", "It says {names}, from your list of words."), _listed(journal, page)),
        Concern(SETBACKS, translate("core", "It tells what is hard, or did not work: {names}."), _setbacks(page)),
    )
    return tuple(_said(concern) for concern in concerns if concern.found)


def records(page: Fitted, concern: Concern) -> tuple[str, ...]:
    """The uids of the records on the page that a concern points at, in the order of the page."""
    named = Names(concern.found if concern.key == NAMES else ())
    listed = [_even(word) for word in concern.found] if concern.key == WORDS else []

    def is_meant(section: Section, item: Item) -> bool:
        if concern.key == SETBACKS:
            return section.rule.apart
        text = _text(item)
        return bool(named.in_text(text)) or any(_stands_in(word, _even(text)) for word in listed)

    found = (item.uid for section in page.printed for item in section.shown if is_meant(section, item))
    return tuple(dict.fromkeys(found))


def _text(item: Item) -> str:
    """All that is printed of a record."""
    parts = (piece for part in item.parts for piece in (part.label, plain(part.text)))
    figure = (item.figure.words, *(" ".join(row) for row in item.figure.rows)) if item.figure else ()
    said = plain(item.head), *parts, prose.plain(item.blocks), item.aside
    return " ".join((*item.over, *said, *item.cells, *figure))


def _said(concern: Concern) -> Concern:
    return Concern(concern.key, concern.text.format(names=some(concern.found, NAMED)), concern.found)


def _others(page: Fitted) -> tuple[str, ...]:
    """Everybody named but the person and those it is made for."""
    known = {fold(name) for name in (page.summary.who, *page.summary.readers)}
    return tuple(name for name in documents.who_is_named(page) if fold(name) not in known)


def _listed(journal: Journal, page: Fitted) -> tuple[str, ...]:
    text = _even(documents.readable(page))
    return tuple(word for word in journal.settings.private_words if _stands_in(_even(word), text))


def _stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text as one; in scripts without spaces, anywhere in it."""
    return re.search(rf"(?<!{LETTER}){re.escape(word)}(?!{LETTER})", text) is not None


def _even(text: str) -> str:
    """A text as words are compared: composed, without case, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _setbacks(page: Fitted) -> tuple[str, ...]:
    shown = (item for section in page.printed if section.rule.apart for item in section.shown)
    return tuple(map(_name, shown))


def _name(item: Item) -> str:
    return plain(item.head) or item.aside
