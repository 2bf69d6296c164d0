"""The person's own prompt sets: copied, written, edited, and handed round as files in TOML."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from careerjournal.core import prompts
from careerjournal.core.journal import Journal
from careerjournal.core.prompts import Prompt, PromptSet, say
from careerjournal.core.records import live
from careerjournal.core.records_growth import PromptSet as Row
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_TOO_LARGE = 200_000  # bytes; the largest set that ships has 3,000
_OWN = "own"
_KEY_LINE = re.compile(r"^\s*key\s*=.*$", re.MULTILINE)
_SLUG = 40


# Reading


def all_sets(journal: Journal) -> dict[str, PromptSet]:
    """Every set that can be read, by key: those that ship, then the person's own."""
    return prompts.shipped() | {key: found for key, (_, found) in _own(journal).items()}


def uid_of(journal: Journal, key: str) -> str:
    """The uid of an own set, empty for one that ships or that nobody knows."""
    uid, _ = _own(journal).get(key, ("", None))
    return uid


def uids(journal: Journal) -> dict[str, str]:
    """The uid of every own set by its key."""
    return {key: uid for key, (uid, _) in _own(journal).items()}


def _own(journal: Journal) -> dict[str, tuple[str, PromptSet]]:
    found: dict[str, tuple[str, PromptSet]] = {}
    for row in live(Row).order_by(Row.id):
        try:
            one = _read(row.text, row.title)
        except Trouble:
            continue  # told by `broken`
        key = _free(one.key, prompts.shipped().keys() | found.keys())
        found[key] = (row.uid, replace(one, key=key))
    return found


def broken(journal: Journal) -> tuple[tuple[str, str, str], ...]:
    """The own sets whose text cannot be read: uid, title, and the sentence that says where and why."""
    found = []
    for row in live(Row).order_by(Row.id):
        try:
            _read(row.text, row.title)
        except Trouble as trouble:
            found.append((row.uid, row.title, str(trouble)))
    return tuple(found)


def read(source: str, place: str = "") -> PromptSet:
    """The set that a text describes; Trouble names `place`, the line, and what to do."""
    return prompts.read(source, place or translate("core", "Your set"))


_read = lru_cache(maxsize=64)(prompts.read)


def source(journal: Journal, key: str) -> str:
    """The text of a set, to edit or to hand on; Trouble where there is none of that key."""
    uid = uid_of(journal, key)
    if uid:
        return str(live(Row).where(Row.uid == uid).get().text)
    if key in prompts.shipped():
        return compose(_spoken(prompts.shipped()[key]))
    raise Trouble(translate("core", "There is no prompt set “{key}”.").format(key=key))


def _spoken(one: PromptSet) -> PromptSet:
    """A set in the person's language, as their own begins."""
    questions = tuple(
        replace(each, text=say(each.text), hint=say(each.hint), part=say(each.part)) for each in one.prompts
    )
    return replace(one, title=say(one.title), about=say(one.about), prompts=questions)


# Keeping


def add(journal: Journal, text: str, place: str = "") -> str:
    """Keep a set that is written in TOML; its uid. A key that is taken becomes another one; Trouble keeps nothing."""
    found = read(text, place)
    key = _free(found.key, all_sets(journal).keys())
    with journal.write(translate("core", "Add a prompt set")):
        return journal.add("prompt-set", title=found.title, text=_with_key(text, key))


def copy(journal: Journal, key: str) -> str:
    """A copy of a set to change at will; its uid. The questions keep their keys: they stay the same questions."""
    found = read(source(journal, key))
    title = translate("core", "{title} (my copy)").format(title=found.title)
    mine = replace(found, key=key if key.startswith(f"{_OWN}-") else f"{_OWN}-{key}", title=title)
    return add(journal, compose(mine))


def new(journal: Journal, title: str) -> str:
    """A set of the person's own with one question to begin with; its uid."""
    words = " ".join(title.split())
    if not words:
        raise Trouble(translate("core", "A set of questions needs a title."))
    first = Prompt("where-am-i", say("Where are you now?"))
    return add(journal, compose(PromptSet(_slug(words), words, prompts=(first,))))


def save(journal: Journal, uid: str, text: str) -> None:
    """Keep what an own set says now; its key stays, so that its sessions do. Trouble keeps nothing."""
    found = read(text)
    key = next((key for key, own in uids(journal).items() if own == uid), "")
    key = key or _free(found.key, all_sets(journal).keys())
    with journal.write(translate("core", "Edit a prompt set")):
        journal.edit("prompt-set", uid, title=found.title, text=_with_key(text, key))


def export_file(journal: Journal, key: str, path: Path) -> Path:
    """Write a set to a file, or into a folder under its own name; where it is now."""
    target = path / f"{key}.toml" if path.is_dir() else path
    try:
        target.write_text(source(journal, key), encoding="utf-8", newline="\n")
    except OSError as error:
        sentence = translate("core", "{path} could not be written: {reason}. Choose another place.")
        raise Trouble(sentence.format(path=target, reason=error.strerror or error)) from error
    return target


def import_file(journal: Journal, path: Path) -> str:
    """Keep the set in a file; its uid. Trouble names the file, the line and what to do, and keeps nothing."""
    try:
        if path.stat().st_size > _TOO_LARGE:
            raise Trouble(translate("core", "{path} is too large for a set of questions.").format(path=path))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        sentence = translate("core", "{path} could not be read: {reason}.")
        raise Trouble(sentence.format(path=path, reason=error.strerror or error)) from error
    except UnicodeDecodeError:
        sentence = translate("core", "{path} is no text in UTF-8. Save it as plain text, then try again.")
        raise Trouble(sentence.format(path=path)) from None
    return add(journal, text.replace("\r\n", "\n"), path.name)


# Changing a set without writing TOML


def with_prompt(one: PromptSet, text: str) -> PromptSet:
    """The set with one more question at its end."""
    words = " ".join(text.split())
    if not words:
        raise Trouble(translate("core", "A question needs words."))
    key = _free(_slug(words), {prompt.key for prompt in one.prompts})
    return replace(one, prompts=(*one.prompts, Prompt(key, words)))


def without(one: PromptSet, key: str) -> PromptSet:
    """The set without one question; answers that were given to it stay where they are."""
    left = tuple(prompt for prompt in one.prompts if prompt.key != key)
    if not left:
        raise Trouble(translate("core", "A set needs at least one question."))
    return replace(one, prompts=left)


def moved(one: PromptSet, key: str, by: int) -> PromptSet:
    """The set with one question moved down by some places, up where `by` is negative."""
    order = list(one.prompts)
    place = next((number for number, prompt in enumerate(order) if prompt.key == key), 0)
    order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
    return replace(one, prompts=tuple(order))


def reworded(one: PromptSet, key: str, text: str) -> PromptSet:
    """The set with one question in other words; its key stays, and with it the answers over time."""
    words = " ".join(text.split())
    if not words:
        raise Trouble(translate("core", "A question needs words."))
    return replace(one, prompts=tuple(replace(each, text=words) if each.key == key else each for each in one.prompts))


def compose(one: PromptSet) -> str:
    """A set as text in TOML: what `read` reads, with the words that it knows above it."""
    head = translate("core", "A set of questions. In a text may stand {known}.")
    lines = ["# " + head.format(known=", ".join(f"{{{name}}}" for name in prompts.VARIABLES))]
    lines += [f"# becomes: {', '.join(prompts.BECOMES)}", f"# evidence: {', '.join(prompts.EVIDENCE)}"]
    lines += _pairs(one, ("key", "title", "about", "minutes", "window_months", "stages", "order", "needs", "quarter"))
    for prompt in one.prompts:
        lines += ["", "[[prompt]]"]
        lines += _pairs(prompt, ("key", "part", "text", "hint", "evidence", "becomes", "optional", "stages"))
    return "\n".join(lines) + "\n"


def _pairs(record: PromptSet | Prompt, names: Sequence[str]) -> list[str]:
    """The lines of what says something."""
    values = {name: getattr(record, name) for name in names}
    return [f"{name} = {_toml(value)}" for name, value in values.items() if value]


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(one) for one in value)}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "")


def _with_key(text: str, key: str) -> str:
    """The same text with another key of the set; comments and order stay."""
    head, bracket, rest = text.partition("[[")
    return _KEY_LINE.sub(f'key = "{key}"', head, count=1) + bracket + rest


def _free(key: str, taken: Collection[str]) -> str:
    """The key, or the first of key-2, key-3 … that nobody has."""
    number = 2
    found = key
    while found in taken:
        found, number = f"{key}-{number}", number + 1
    return found


def _slug(words: str) -> str:
    """A key made of words: their plain letters."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return (
        "-".join([_OWN, *re.findall(r"[a-z0-9]+", plain[:_SLUG])]) if re.search(r"[a-z0-9]", plain) else f"{_OWN}-set"
    )
