"""Documents: one from the person's choices, on pages, and as the file it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from careerjournal.core import clock, conversations, people, whole_file
from careerjournal.core.journal import Journal
from careerjournal.core.summary import as_html, as_markdown, as_text, choices, kinds, layouts, sources
from careerjournal.core.summary.choices import INITIALS, LARGE, About, choose, shorten
from careerjournal.core.summary.fitting import Fitted, fit
from careerjournal.core.summary.named import names
from careerjournal.core.summary.page import NO_ROOM, TOO_LONG, Item, Left, Section, Summary, one_line, plain
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

__all__ = ["About", "choose", "shorten"]

FORMATS: Mapping[str, Callable[[Fitted], bytes]] = {
    ".pdf": lambda fitted: fitted.document.pdf,
    ".html": lambda fitted: as_html.page(fitted).encode(),
    ".md": lambda fitted: as_markdown.page(fitted).encode(),
    ".txt": lambda fitted: as_text.page(fitted).encode(),
}


def sheet_of(conversation: str) -> About:
    """The sheet of a conversation."""
    return About("sheet", conversation)


def summary(journal: Journal, about: About, include: Collection[str] = (), leave_out: Collection[str] = ()) -> Summary:
    """A document with everything that could be on it, ticked as the person chose or as makes sense.

    `include` and `leave_out` are uids, or `choices.LARGE` and `choices.INITIALS`; they count over the choices kept in
    the journal, and are not kept.
    """
    kind = kinds.of(about.document)
    chosen = choices.read(about).but(tuple(include), tuple(leave_out))
    found = sources.of(kind.key).gather(journal, about.subject, chosen.asked_for).visible()
    made = tuple(
        choices.applied(found.headed(section), found.items.get(section.key, []), chosen)
        for section in layouts.read(kind.key).sections(found.order)
    )
    _require_place(made, include, journal)
    return Summary(
        kind.key, found.title, found.when, one_line(journal.settings.name), made, found.lead,
        people=tuple(one_line(name).strip() for name in people.ever_known(journal)), readers=found.readers,
        large=chosen.ticks.get(LARGE, False), initials=chosen.ticks.get(INITIALS, False),
    )  # fmt: skip


def again(about: About, before: Summary) -> Summary:
    """The same document with the ticks and short versions as they are now, without gathering it anew."""
    chosen = choices.read(about)
    made = tuple(choices.applied(section, section.items, chosen) for section in before.sections)
    large, initials = chosen.ticks.get(LARGE, False), chosen.ticks.get(INITIALS, False)
    return replace(before, sections=made, large=large, initials=initials)


def fitted(
    journal: Journal,
    about: About,
    paper: str = "",
    include: Collection[str] = (),
    leave_out: Collection[str] = (),
) -> Fitted:
    """The document on pages of `paper` (the journal's own where it is not said)."""
    return fit(summary(journal, about, include, leave_out), paper or journal.settings.paper)


def readable(page: Fitted) -> str:
    """Every word that can be read on the page, those in its drawings too."""
    drawn = (item.figure.svg for section in page.printed for item in section.shown if item.figure)
    return "\n".join([as_text.page(page), *(text for svg in drawn for text in re.findall(r">([^<>]+)<", svg))])


def who_is_named(page: Fitted) -> tuple[str, ...]:
    """Everybody of the journal whom the page names, whole, by the first name or by the last."""
    found = names(page.summary.people, "").in_text(readable(page))
    return tuple(name for name in page.summary.people if name in found)


def reason(left: Left) -> str:
    """Why something ticked is not on the page, in a few words."""
    if left.reason == TOO_LONG:
        return translate("core", "asks for a short version of at most %n words", left.rule.words)
    if left.reason == NO_ROOM:
        return translate("core", "no room on the page")
    return translate("core", "the sheet holds %n of these", left.rule.most)


def _require_place(made: tuple[Section, ...], include: Collection[str], journal: Journal) -> None:
    """Whoever asks for a record by name learns when it has no place; what is private is passed over in silence."""
    placed = {item.uid for section in made for item in section.items} | {LARGE, INITIALS}
    placed |= {part.uid for section in made for item in section.items for part in item.parts}
    for uid in include:
        if uid not in placed and not _is_private(journal, uid):
            raise Trouble(translate("core", "“{id}” has no place on this page.").format(id=uid))


def _is_private(journal: Journal, uid: str) -> bool:
    """Whether a record is only for the person, or hangs on one that is."""
    values = journal.values(uid)
    above = (values.get(name) for name in ("conversation", "feedback"))
    return bool(values.get("private")) or any(_is_private(journal, str(one)) for one in above if one)


# Files


def save(
    journal: Journal,
    about: About,
    path: str | Path,
    paper: str = "",
    include: Collection[str] = (),
    leave_out: Collection[str] = (),
) -> Fitted:
    """Write the document to `path`, in the format its name ends with, and note a conversation's sheet as printed."""
    target = Path(path).expanduser()
    write = FORMATS.get(target.suffix.lower())
    if write is None:
        raise Trouble(
            translate("core", "“{name}” ends in no format this program writes. Use .pdf, .html, .md or .txt.").format(
                name=target.name
            )
        )
    made = fitted(journal, about, paper, include, leave_out)
    content = write(made)
    if _is_noted(journal, about):
        whole_file.write(target, content)
    else:
        with journal.write(translate("core", "Save the page")):  # both or neither
            printed(journal, about)
            whole_file.write(target, content)
    return made


def printed(journal: Journal, about: About) -> None:
    """Note that the sheet of a conversation is on paper, or in a file that can be; of other documents nothing is."""
    if not _is_noted(journal, about):
        conversations.mark(journal, about.subject, "printed_on")


def _is_noted(journal: Journal, about: About) -> bool:
    if about.document != "sheet":
        return True
    return conversations.get(journal, about.subject).printed_on == clock.today()


def file_name(page: Fitted, suffix: str) -> str:
    """A name to offer for the file, without what a file system may refuse; a look back is called by its time."""
    shown = page.shown
    dated = kinds.of(page.summary.layout).subject in ("quarter", "half-year", "year")
    title = f"{shown.title} {shown.when.partition(' · ')[0]}" if dated else shown.title
    return whole_file.name_for(title, suffix)


def left_out(page: Fitted) -> list[str]:
    """What is ticked and not on the page, each with its reason, as lines."""
    return [f"{left.text} – {reason(left)}" for left in page.left_out]


def count(section: Section) -> str:
    """“3 of 3 fit”, for the section's head in the list; nothing where nothing is ticked."""
    if not section.included:
        return ""
    fitting = sum(item.fits for item in section.items)
    return translate("core", "{some} of {all} fit").format(some=fitting, all=section.included)


def text_of(item: Item) -> str:
    """The item's first words in the list: its head, or what stands for it."""
    return plain(item.head) or " ".join(plain(part.text) for part in item.parts)
