"""The summary of one conversation: what goes on its sheet by the person's choice, and the file it becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from careerjournal.core import clock, conversations, days, paper_text, people, sheet_sources, whole_file
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.core.records import Conversation, SheetChoice, live
from careerjournal.core.sheet import (
    NO_ROOM,
    TOO_LONG,
    Fitted,
    Item,
    Left,
    Section,
    Sheet,
    fit,
    plain,
    ranked,
    sections,
    words,
)
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import new_uid
from careerjournal.core.words import translate

_TITLE_WORDS = 16
FORMATS: Mapping[str, Callable[[Fitted], bytes]] = {
    ".pdf": lambda fitted: fitted.document.pdf,
    ".html": lambda fitted: paper_text.html_page(fitted).encode(),
    ".md": lambda fitted: paper_text.markdown(fitted).encode(),
    ".txt": lambda fitted: paper_text.text(fitted).encode(),
}


def sheet(journal: Journal, conversation: str, include: Collection[str] = (), leave_out: Collection[str] = ()) -> Sheet:
    """The sheet of a conversation with everything that could be on it, ticked as the person chose or as makes sense.

    `include` and `leave_out` are uids that count over the choices kept in the journal, and are not kept.
    """
    talk = conversations.get(journal, conversation)
    if talk.private:
        raise Trouble(translate("core", "This conversation is only for you, so nothing of it goes on paper."))
    choices = _choices(talk)
    ticks = _ticks(choices) | dict.fromkeys(include, True) | dict.fromkeys(leave_out, False)
    career = sheet_sources.is_career(talk)
    found = sheet_sources.gather(journal, talk, [about for about, included in ticks.items() if included])
    made = tuple(_ticked(section, found.get(section.key, []), ticks, choices) for section in sections(career))
    _require_place(made, include, journal)
    names = tuple(person.name for person in people.everyone(journal))
    return Sheet(_title(talk), _when(talk), journal.settings.name, made, career, names)


def again(journal: Journal, conversation: str, before: Sheet) -> Sheet:
    """The same sheet with the ticks and short versions as they are now, without gathering it anew."""
    choices = _choices(conversations.get(journal, conversation))
    ticks = _ticks(choices)
    made = tuple(_ticked(section, section.items, ticks, choices) for section in before.sections)
    return replace(before, sections=made)


def fitted(
    journal: Journal,
    conversation: str,
    paper: str = "",
    include: Collection[str] = (),
    leave_out: Collection[str] = (),
) -> Fitted:
    """The sheet on one page of `paper` (the journal's own where it is not said)."""
    return fit(sheet(journal, conversation, include, leave_out), paper or journal.settings.paper)


def who_is_named(page: Fitted) -> tuple[str, ...]:
    """Everybody of the journal whose name, or first name, can be read on the page."""
    printed = paper_text.text(page)

    def stands_there(name: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", printed) is not None

    flat = " ".join(printed.split()).casefold()
    return tuple(name for name in page.sheet.people if name.casefold() in flat or stands_there(name.partition(" ")[0]))


def reason(left: Left) -> str:
    """Why something ticked is not on the page, in a few words."""
    if left.reason == TOO_LONG:
        return translate("core", "asks for a short version of at most %n words", left.rule.words)
    if left.reason == NO_ROOM:
        return translate("core", "no room on the page")
    return translate("core", "the sheet holds %n of these", left.rule.most)


# Choices


def choose(journal: Journal, conversation: str, about: str, included: bool) -> None:
    """Tick a record for the sheet of a conversation, or take the tick away."""
    with journal.write(translate("core", "Choose for the sheet")):
        _keep(conversation, about, included=included)


def shorten(journal: Journal, conversation: str, about: str, short: str) -> None:
    """Keep a short version of a record for the sheet of a conversation; none where it is empty."""
    with journal.write(translate("core", "Shorten for paper"), session=f"short {conversation} {about}"):
        _keep(conversation, about, short=" ".join(short.split()))


def _choices(talk: ConversationView) -> dict[str, tuple[bool | None, str]]:
    rows = live(SheetChoice).where(SheetChoice.conversation == talk.entry.row)
    return {row.about: (row.included, row.short) for row in rows}


def _ticks(choices: Mapping[str, tuple[bool | None, str]]) -> dict[str, bool]:
    return {about: included for about, (included, _) in choices.items() if included is not None}


def _keep(conversation: str, about: str, **values: object) -> None:
    talk = live(Conversation, Conversation.id).where(Conversation.uid == conversation).get()
    moment = clock.stamp()
    mine = (SheetChoice.conversation == talk.id) & (SheetChoice.about == about)
    if not SheetChoice.update(**values, changed=moment).where(mine).execute():
        fresh = {"uid": new_uid(), "created": moment, "changed": moment}
        SheetChoice.insert(conversation=talk.id, about=about, **{"short": ""} | values, **fresh).execute()


def _ticked(
    section: Section,
    found: Sequence[Item],
    ticks: Mapping[str, bool],
    choices: Mapping[str, tuple[bool | None, str]],
) -> Section:
    """The section with its items ticked: as chosen, else as many as it holds, those of a fit length first."""
    rule = section.rule
    items = [replace(item, left="", short=choices.get(item.uid, (None, ""))[1]) for item in found]
    ready = [item for item in items if rule.ticked and item.usual and item.uid not in ticks]
    best = [item.uid for item in ranked(ready) if item.words(rule) <= rule.words]
    best += [item.uid for item in ranked(ready) if item.uid not in best]
    free = max(0, rule.most - sum(ticks.get(item.uid, False) for item in items))
    usual = set(best[:free])
    return Section(rule, tuple(replace(item, included=ticks.get(item.uid, item.uid in usual)) for item in items))


def _require_place(made: tuple[Section, ...], include: Collection[str], journal: Journal) -> None:
    """Whoever asks for a record by name learns when it has no place; what is private is passed over in silence."""
    placed = {item.uid for section in made for item in section.items}
    for uid in include:
        if uid not in placed and not _is_private(journal, uid):
            raise Trouble(translate("core", "“{id}” has no place on this sheet.").format(id=uid))


def _is_private(journal: Journal, uid: str) -> bool:
    """Whether a record is only for the person, or hangs on one that is."""
    values = journal.values(uid)
    above = (values.get(name) for name in ("conversation", "feedback"))
    return bool(values.get("private")) or any(_is_private(journal, str(one)) for one in above if one)


# The head


def _title(talk: ConversationView) -> str:
    name = " ".join(talk.name.split())
    return name if words(name) <= _TITLE_WORDS else translate("core", "A conversation")


def _when(talk: ConversationView) -> str:
    return f"{days.whole(talk.day)}, {talk.time}" if talk.time else days.whole(talk.day)


# Files


def save(
    journal: Journal,
    conversation: str,
    path: str | Path,
    paper: str = "",
    include: Collection[str] = (),
    leave_out: Collection[str] = (),
) -> Fitted:
    """Write the sheet to `path`, in the format its name ends with, and note the conversation's sheet as printed."""
    target = Path(path).expanduser()
    write = FORMATS.get(target.suffix.lower())
    if write is None:
        raise Trouble(
            translate("core", "“{name}” ends in no format this program writes. Use .pdf, .html, .md or .txt.").format(
                name=target.name
            )
        )
    made = fitted(journal, conversation, paper, include, leave_out)
    content = write(made)
    if _is_printed(journal, conversation):
        whole_file.write(target, content)
    else:
        with journal.write(translate("core", "Save the page")):  # both or neither
            printed(journal, conversation)
            whole_file.write(target, content)
    return made


def printed(journal: Journal, conversation: str) -> None:
    """Note that the sheet is on paper, or in a file that can be."""
    if not _is_printed(journal, conversation):
        conversations.mark(journal, conversation, "printed_on")


def _is_printed(journal: Journal, conversation: str) -> bool:
    return conversations.get(journal, conversation).printed_on == clock.today()


def file_name(page: Fitted, suffix: str) -> str:
    """A name to offer for the file, without what a file system may refuse."""
    return whole_file.name_for(page.sheet.title, suffix)


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
