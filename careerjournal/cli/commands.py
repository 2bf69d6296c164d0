"""The commands that are no noun's: each opens the journal, asks the core, and prints."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from careerjournal.cli import output, streams
from careerjournal.core import beginning, days, entries, store, synced
from careerjournal.core.entries import Filter
from careerjournal.core.fields import Field, check
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import ENTRY, KINDS
from careerjournal.core.quarter import Quarter
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import counted, translate

Given = Any
_KIND = Field("kind", "choice", choices=KINDS)
_MARKS = {"done": "x", "open": " ", "skipped": "-", "not-needed": "-"}


def new(given: Given) -> None:
    """Begin an empty journal."""
    path = Path(given.file) if given.file is not None else output.journal_path(given)
    beginning.begin(path).close()
    print(translate("core", "A new journal is at {path}.").format(path=path))
    if service := synced.service(path):
        said = translate("core", "It lies in a folder that {service} copies. It is safer elsewhere.")
        print(said.format(service=service))


def demo(given: Given) -> None:
    """Write a journal with an invented career."""
    from careerjournal.core import demo as example

    path = Path(given.file)
    journal = Journal.create(path)
    try:
        example.fill(journal)
    finally:
        journal.close()
    print(translate("core", "An invented career is at {path}.").format(path=path))


def add(given: Given) -> None:
    """Keep an entry; its marks link it."""
    from careerjournal.core import capture

    text = streams.typed_in() if given.text == "-" else given.text
    if not text.strip():
        raise Trouble(translate("core", "There is no text to keep. Nothing was saved."))
    with output.opened(given) as journal:
        with journal.write(translate("core", "Add entry")):
            uid = capture.keep_text(journal, text, _entry_fields(journal, given))
        output.added(journal, uid, given.json)


def _entry_fields(journal: Journal, given: Given) -> dict[str, object]:
    typed = {
        "day": given.day, "time": given.time, "title": given.title, "impact": given.impact,
        "energy": given.energy, "strengths": given.strength, "goals": given.goal, "people": given.person,
        "themes": given.theme, "private": given.private or None,
    }  # fmt: skip
    fields = {name: value for name, value in typed.items() if value}
    kind = {"kind": check(_KIND, given.kind)} if given.kind else {}
    return kind | (_as_taken(journal, fields) if fields else {})


def _as_taken(journal: Journal, fields: dict[str, object]) -> dict[str, object]:
    from careerjournal.cli.noun_commands import value_of

    return {name: value_of(journal, ENTRY.field(name), value) for name, value in fields.items()}


def list_entries(given: Given) -> None:
    """Print entries, newest first."""
    with output.opened(given) as journal:
        found = entries.select(journal, _filter(journal, given), given.limit)
        if not given.json:
            output.entry_lines(found)
            return
        from careerjournal.core import plain

        output.json_of([plain.entry(view) for view in found])


def search(given: Given) -> None:
    """Print what says the words that were asked for, best first."""
    from careerjournal.core import search as index

    asked = " ".join(given.query)
    with output.opened(given) as journal:
        hits = index.find(journal, asked, _filter(journal, given), given.limit or sys.maxsize)
        if given.json:
            from careerjournal.core import plain

            output.json_of([plain.hit(hit) for hit in hits])
            return
        for hit in hits:
            print(f"{hit.day or ' ' * 10}  {hit.noun:<12}  {hit.title or hit.snippet}  {hit.id}")


def _filter(journal: Journal, given: Given) -> Filter:
    quarter = Quarter.parse(given.quarter, journal.settings.fiscal_start) if given.quarter else None
    first = [quarter.first] if quarter else []
    last = [quarter.last] if quarter else []
    first += [days.read(given.first)] if given.first else []
    last += [days.read(given.last)] if given.last else []

    def ids(noun: str) -> tuple[str, ...]:
        return tuple(_found(journal, noun, text) for text in getattr(given, noun))

    return Filter(
        first=max(first, default=None),
        last=min(last, default=None),
        kinds=tuple(str(check(_KIND, text)) for text in given.kind),
        people=ids("person"),
        goals=ids("goal"),
        strengths=ids("strength"),
        themes=ids("theme"),
        planned=given.planned,
    )


def _found(journal: Journal, noun: str, text: str) -> str:
    from careerjournal.core import lookup

    return lookup.find(journal, noun, text)


def show(given: Given) -> None:
    """Print one record with all that hangs on it."""
    from careerjournal.core import plain

    with output.opened(given) as journal:
        uid = _found(journal, "conversation", "next") if given.id == "next" else store.resolve(given.id)
        output.whole(plain.whole(journal, uid), given.json)


def checklist(given: Given) -> None:
    """Print what would help before a conversation."""
    from careerjournal.core import checklist as steps

    with output.opened(given) as journal:
        found = steps.read(journal, _found(journal, "conversation", given.id))
        if given.json:
            output.json_of(steps.as_json(found))
            return
        for step in found.steps:
            print(f"[{_MARKS[step.state]}] {step.title}: {step.reason}")


def trends(given: Given) -> None:
    """Print what the numbers of some quarters bear out, and the numbers."""
    from careerjournal.cli import trend_table
    from careerjournal.core import clock
    from careerjournal.core import trends as numbers
    from careerjournal.core.quarter import Quarter

    with output.opened(given) as journal:
        fiscal_start = journal.settings.fiscal_start
        last = Quarter.parse(given.last, fiscal_start) if given.last else Quarter.of(clock.today(), fiscal_start)
        if given.first:
            found = numbers.spanned(journal, Quarter.parse(given.first, fiscal_start), last)
        else:
            found = numbers.read(journal, given.quarters, last)
        if given.json:
            output.json_of(numbers.as_json(found))
            return
        for line in trend_table.lines(found):
            print(line)


def import_(given: Given) -> None:
    """Bring in what was written elsewhere, or take an import back."""
    from careerjournal.core import backup
    from careerjournal.core.exchange import formats, importing

    if given.undo is None and not given.path:
        raise Trouble(translate("core", "Name what to import, or --undo to take the last import back."))
    with output.opened(given) as journal:
        report: Any
        if given.undo is not None:
            report = importing.undo(journal, given.undo)
        else:
            reading = formats.read(given.path, given.format, given.whole)
            if not given.dry_run:
                backup.make(journal.path, journal.key, "import")
            report = importing.run(journal, reading, given.dry_run)
        output.json_of(report.as_json()) if given.json else print(report.text())


def export(given: Given) -> None:
    """Write the journal out for other programs."""
    from careerjournal.core.exchange import markdown_export

    writers: dict[str, Callable[[Journal, str], int]] = {"markdown": markdown_export.write}
    if given.format not in writers:
        raise Trouble(
            translate("core", "“{format}” is no format this program writes: {known}. Nothing was written.").format(
                format=given.format, known=", ".join(writers)
            )
        )
    with output.opened(given) as journal:
        count = writers[given.format](journal, given.path)
        print(counted("One entry written to {path}.", "%n entries written to {path}.", count).format(path=given.path))


def trash(given: Given) -> None:
    """List what was removed, or bring one record back."""
    from careerjournal.core import trash as bin_

    with output.opened(given) as journal:
        if given.verb == "restore":
            bin_.restore(journal, given.id or "")
            return
        rows = [bin_.as_row(piece) for piece in bin_.contents(journal)]
        if given.json:
            output.json_of(rows)
            return
        for row in rows:
            print(f"{row['id']}  {row['noun']:<12}  {row['title']}")


def pictures(given: Given) -> None:
    """Write every screen as a picture, of the demo journal unless one is named."""
    from careerjournal import pictures as screens

    width, times, height = given.size.partition("x")
    if not (
        times and width.isdigit() and height.isdigit() and 400 <= int(width) <= 8000 and 300 <= int(height) <= 8000
    ):
        raise Trouble(translate("core", "“{size}” is no size. Write it as 1320x840.").format(size=given.size))
    made = screens.make(Path(given.folder), given.theme, (int(width), int(height)), output.named_journal(given))
    for path in made:
        print(path)
