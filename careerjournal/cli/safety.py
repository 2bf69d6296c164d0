"""The commands that keep a journal safe: backup, restore, check, and its passphrase."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerjournal.cli import output, secrets
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import counted, translate

if TYPE_CHECKING:
    from careerjournal.core.backup import Backup
    from careerjournal.core.passphrase import Changed

Given = Any


def backup(given: Given) -> None:
    """Make a verified copy, in the journal's own folder of backups or another one."""
    from careerjournal.core import backup as backups

    if given.list:
        _listed(backups.kept_in(backups.folder_of(output.journal_path(given))), given)
        return
    with output.opened(given) as journal:
        folder = Path(given.folder).expanduser() if given.folder is not None else None
        made = backups.make(journal.path, journal.key, "command", folder)
        away = _second_places(journal) if folder is None else []
        if given.json:
            output.json_of(_as_json(made))
            return
        entries = counted("1 entry", "%n entries", made.entries)
        print(
            translate("core", "A verified backup with {entries} is at {path}.").format(entries=entries, path=made.path)
        )
        for line in away:
            print(line)


def _second_places(journal: Journal) -> list[str]:
    """Bring the new backup to the second place as well; why it is not there, where it is not."""
    from careerjournal.core import second_place
    from careerjournal.core.settings import Settings

    said = []
    for place in Settings.load().second_places:
        try:
            second_place.keep_up(journal.path, journal.key, place)
        except Trouble as trouble:
            said.append(f"{place}: {trouble}")
    return said


def _listed(found: list[Backup], given: Given) -> None:
    from careerjournal.core import days

    if given.json:
        output.json_of([_as_json(one) for one in found])
        return
    for one in found:
        entries = counted("1 entry", "%n entries", one.entries)
        print(f"{days.whole(one.made.date())}, {one.made:%H:%M}  {entries}  {one.path}")


def _as_json(made: Backup) -> dict[str, object]:
    return {
        "file": str(made.path), "made": made.made.isoformat(), "entries": made.entries,
        "from": made.first and made.first.isoformat(), "to": made.last and made.last.isoformat(),
        "fingerprint": made.fingerprint, "size": made.size,
    }  # fmt: skip


def restore(given: Given) -> None:
    """Put a backup in the journal's place; what was there stays beside it under another name."""
    from careerjournal.core import restoring

    source, journal = Path(given.backup).expanduser(), output.journal_path(given)
    restoring.refuse_itself(source, journal)
    key = secrets.key_of_backup(source, given)
    done = restoring.restore(source, key, journal, secrets.key_of_present(journal, key, given))
    print(translate("core", "{path} is the journal again, as in {source}.").format(path=journal, source=source.name))
    if done.said:
        print(done.said)
    if done.aside is not None:
        print(translate("core", "What was there before is at {path}.").format(path=done.aside))


def check(given: Given) -> None:
    """Check the whole journal, and whether it is the newest that this computer has seen."""
    from careerjournal.core import check as checking
    from careerjournal.core import guard, refusals

    path = output.journal_path(given)
    before = guard.seen(path)
    if given.accept_older:
        guard.forget(path)
    try:
        with output.opened(given) as journal:
            journal.checkpoint()
            problems = checking.problems(journal.path, journal.key)
            if problems:
                problems[0] += f" {_way_out(given)}"
    except guard.Older as older:
        problems = [str(older)]
    except refusals.Damaged as damaged:
        problems = [f"{damaged} {_way_out(given)}"]
    if problems and given.accept_older and before:  # a damaged file is none to go on with
        guard.restore(path, before)
    _tell_checked(problems, given)


def _way_out(given: Given) -> str:
    """What to do about a damaged journal: its newest backup, by name."""
    from careerjournal.core import backup as backups
    from careerjournal.core import days

    named, path = output.named_journal(given), output.journal_path(given)
    newest = next(iter(backups.kept_in(backups.folder_of(path))), None)
    if newest is None:
        return translate("core", "No backup of it is known here: restore a copy of your own, if there is one.")
    said = translate("core", "“careerjournal restore {backup}” brings back what was there on {day}, at {time}.")
    which = f"{newest.path} --journal {named}" if named else str(newest.path)
    return said.format(backup=which, day=days.whole(newest.made.date()), time=f"{newest.made:%H:%M}")


def _tell_checked(problems: list[str], given: Given) -> None:
    if given.json:
        output.json_of({"ok": not problems, "problems": problems})
    elif not problems:
        print(translate("core", "The journal is whole: every page and every reference was checked."))
    if problems:
        more = translate("core", " (and %n more)", len(problems) - 1) if len(problems) > 1 else ""
        raise Trouble(problems[0] + more)


def passphrase(given: Given) -> None:
    """Set, change or remove the passphrase."""
    with output.opened(given) as journal:
        _VERBS[given.verb](journal, given)


def _set(journal: Journal, given: Given) -> None:
    if journal.encrypted:
        raise Trouble(translate("core", "This journal has a passphrase. “passphrase change” gives it another."))
    _change(journal, _new(journal, given), translate("core", "The journal has a passphrase now."))


def _change_to(journal: Journal, given: Given) -> None:
    _require_one(journal)
    _change(journal, _new(journal, given), translate("core", "The journal has another passphrase now."))


def _remove(journal: Journal, _given: Given) -> None:
    _require_one(journal)
    _change(journal, "", translate("core", "The journal has no passphrase any more: it is not encrypted."))


def _require_one(journal: Journal) -> None:
    if not journal.encrypted:
        raise Trouble(translate("core", "This journal has no passphrase. “passphrase set” gives it one."))


def _change(journal: Journal, typed: str, sentence: str) -> None:
    from careerjournal.core import passphrase as change
    from careerjournal.core.settings import Settings

    done = change.change(journal, typed, Settings.load().second_places)
    print(sentence)
    print(_followed(done))
    for path in done.unreachable:
        print(translate("core", "Not reached, and still as it was: {path}").format(path=path))


def _followed(done: Changed) -> str:
    return done.said or translate("core", "No backup of it could be made yet: “careerjournal backup” makes one.")


def _new(journal: Journal, given: Given) -> str:
    """The new passphrase, from its file or typed twice; never an empty one."""
    named = given.new_passphrase_file
    typed = secrets.in_file(named) if named is not None else _typed_twice(journal)
    if not typed:
        raise Trouble(translate("core", "An empty passphrase protects nothing. Nothing was changed."))
    return typed


def _typed_twice(journal: Journal) -> str:
    from careerjournal.core import passphrase as change

    if not sys.stdin.isatty():
        raise Trouble(translate("core", "Name a file that holds the new passphrase with --new-passphrase-file."))
    first = secrets.typed(translate("core", "New passphrase: "))
    if first:
        print(change.told(first, change.names_in(journal)))  # before the second time: Ctrl+C changes nothing
    if first != secrets.typed(translate("core", "Once more: ")):
        raise Trouble(translate("core", "The two are not the same. Nothing was changed."))
    return first


_VERBS: Mapping[str, Callable[[Journal, Given], None]] = {"set": _set, "change": _change_to, "remove": _remove}
