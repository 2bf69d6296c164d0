"""Marks are the few signs in plain text that link it: @person #theme +strength -strength ^goal !private."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from careerjournal.core import letters
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

EFFECTS = {"+": "energised", "-": "drained"}

_HIDDEN = "\ufffc"  # stands for a character of code or of a link; it is neither space nor letter

_PREFIX = r"[ \t]*(?:(?:>|[-*+][ \t]|\d{1,3}[.)][ \t])[ \t]*)*"
_FENCE_OPENS = re.compile(_PREFIX + r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_FENCE_CLOSES = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*$")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_INDENTED = re.compile(r"(?: {4}|\t)")
_LINK = re.compile(r"(?<!\\)\[[^\[\]]*\]\((?:[^()\n]|\([^()\n]*\))*\)")
_QUOTED = re.compile(rf'"(?P<name>[^"\n{_HIDDEN}]*)"')
_START = re.compile(r"(?<!\S)[@#+^!-](?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its sign, the name as written (without quotes), where it stands, and for a strength its effect."""

    sign: str
    name: str
    start: int
    end: int
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the marks of a text mean: ids of what is known, names of what is to be made."""

    people: tuple[str, ...] = ()
    new_people: tuple[str, ...] = ()
    strengths: tuple[tuple[str, str], ...] = ()  # (id, effect)
    goals: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    new_themes: tuple[str, ...] = ()
    private: bool = False


class Ambiguous(Trouble):
    """A name that begins several candidates and is none of them."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        """Keep the candidates, so that whoever asks can name them."""
        text = translate("core", "“{name}” could be {candidates}. Write more of the name.")
        super().__init__(text.format(name=name, candidates=_either(candidates)))
        self.name = name
        self.candidates = candidates


def read(text: str) -> tuple[Mark, ...]:
    """Find the marks in a text, in order; nothing in code, in a link or behind a backslash is one."""
    shown = _without_links(_without_spans(_without_blocks(text)))
    marks: list[Mark] = []
    for found in _START.finditer(shown):
        inside_the_last = bool(marks) and found.start() < marks[-1].end
        if not inside_the_last and (mark := _mark_at(shown, found.start())):
            marks.append(mark)
    return tuple(marks)


def fold(name: str) -> str:
    """Return a name as names are compared: without case, accents and doubled spaces."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")
    return " ".join(bare.casefold().translate(letters.PLAIN).split())


def match(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that a name means: the whole name, or the only one that begins with it.

    Several that fit raise Ambiguous; none gives None.
    """
    known = tuple(dict.fromkeys(candidates))
    if name in known:
        return name
    wanted = fold(name)
    if not wanted:
        return None
    found = tuple(each for each in known if fold(each) == wanted)
    found = found or tuple(each for each in known if fold(each).startswith(wanted))
    if len(found) > 1:
        raise Ambiguous(name, found)
    return found[0] if found else None


def resolve(
    marks: Iterable[Mark],
    people: Mapping[str, str],
    strengths: Mapping[str, str],
    goals: Mapping[str, str],
    themes: Mapping[str, str],
) -> Resolved:
    """Say what marks mean, given the journal's names and their ids.

    An unknown person or theme is to be made. An unknown strength or goal, and any name that could be several, is
    never guessed: Trouble names the mark and the way to keep it as text. Of two effects of one strength the later
    one counts.
    """
    persons, threads = _Names(people), _Names(themes)
    effects: dict[str, str] = {}
    aims: dict[str, None] = {}
    private = False
    for mark in marks:
        if mark.sign == "!":
            private = True
        elif mark.sign == "@":
            persons.take(mark)
        elif mark.sign == "#":
            threads.take(mark)
        elif mark.sign == "^":
            aims[_known(mark, goals)] = None
        else:
            effects[_known(mark, strengths)] = mark.effect
    return Resolved(
        people=tuple(persons.ids),
        new_people=tuple(persons.new),
        strengths=tuple(effects.items()),
        goals=tuple(aims),
        themes=tuple(threads.ids),
        new_themes=tuple(threads.new),
        private=private,
    )


def without_signs(text: str, names: Iterable[str]) -> str:
    """A text as somebody else reads it: marks that name one of `names` are plain words, `!private` is gone."""
    known = tuple(names)
    for mark in reversed(read(text)):
        if mark.sign == "!" or _names_one(mark.name, known):
            text = text[: mark.start] + ("" if mark.sign == "!" else _spoken(mark, known)) + text[mark.end :]
    return text


def _names_one(name: str, known: tuple[str, ...]) -> bool:
    try:
        return match(name, known) is not None
    except Ambiguous:
        return True


def _spoken(mark: Mark, known: tuple[str, ...]) -> str:
    """The name as it was typed; of a person as many words of theirs: “Priya” for @priya and for @pri."""
    try:
        name = match(mark.name, known) if mark.sign == "@" else None
    except Ambiguous:
        name = None
    return " ".join(name.split()[: len(mark.name.split())]) if name else mark.name


def written(sign: str, name: str) -> str:
    """Return a mark as it is typed: in quotes unless the name is one word."""
    plain = sign + name
    return plain if [mark.name for mark in read(plain)] == [name] else f'{sign}"{name}"'


class _Names:
    """The names that one sign may mean; an unknown one is new, and may be meant again."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self.ids: dict[str, None] = {}
        self.new: dict[str, None] = {}

    def take(self, mark: Mark) -> None:
        name = _match(mark, self.known)
        if name is not None:
            self.ids[self.known[name]] = None
        else:
            self.new[_match(mark, self.new) or mark.name] = None


def _known(mark: Mark, names: Mapping[str, str]) -> str:
    name = _match(mark, names)
    if name is None:
        raise Trouble(_unknown(mark))
    return names[name]


def _match(mark: Mark, names: Iterable[str]) -> str | None:
    try:
        return match(mark.name, names)
    except Ambiguous as trouble:
        text = translate(
            "core", "“{mark}” could be {candidates}. Write more of the name, or {plain} to keep it as text."
        )
        typed = mark.sign + mark.name
        fitted = text.format(mark=typed, candidates=_either(trouble.candidates), plain="\\" + typed)
        raise Trouble(fitted) from trouble


def _unknown(mark: Mark) -> str:
    if mark.sign == "^":
        text = translate(
            "core", "No goal is called “{name}”. Add it first, or write {plain} to keep the mark {mark} as text."
        )
    else:
        text = translate(
            "core", "No strength is called “{name}”. Add it first, or write {plain} to keep the mark {mark} as text."
        )
    typed = written(mark.sign, mark.name)
    return text.format(name=mark.name, mark=typed, plain="\\" + typed)


def _either(names: tuple[str, ...]) -> str:
    *others, last = names[:5]
    return translate("core", "{names} or {last}").format(names=", ".join(others), last=last) if others else last


def _mark_at(text: str, start: int) -> Mark | None:
    sign = text[start]
    quoted = _QUOTED.match(text, start + 1)
    if quoted:
        name, end = " ".join(quoted["name"].split()), quoted.end()
        if sign == "!" or not name or not name[0].isalnum():
            return None
        return Mark(sign, name, start, end, EFFECTS.get(sign, ""))
    if not text[start + 1].isalpha():
        return None
    end = _word_end(text, start + 1)
    name = text[start + 1 : end]
    if sign == "!":
        return Mark(sign, "private", start, end) if name.casefold() == "private" else None
    return Mark(sign, name, start, end, EFFECTS.get(sign, ""))


def _word_end(text: str, start: int) -> int:
    """Return where a word ends: hyphens and apostrophes belong to it inside only, a possessive ’s does not."""
    end = start
    while end < len(text) and (_is_letter(text[end]) or (text[end] in "-'’" and _is_letter(text[end + 1 : end + 2]))):
        end += 1
    return end - 2 if end - start > 2 and text[end - 2] in "'’" and text[end - 1] in "sS" else end


def _is_letter(character: str) -> bool:
    # Combining marks are part of a word: Thai vowels and tones are no letters by themselves.
    return bool(character) and (character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M")


def _hide(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in ranges:
        parts += [text[done:start], _HIDDEN * (end - start)]
        done = end
    return "".join([*parts, text[done:]])


def _without_blocks(text: str) -> str:
    return _hide(text, _code_lines(text))


def _code_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of fenced and of indented code."""
    fence, indented, in_list, after_blank, at = "", False, False, True, 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if fence:
            closes = _FENCE_CLOSES.match(line)
            fence = "" if closes and closes["fence"].startswith(fence) else fence
            yield start, start + len(line)
            continue
        opens = _FENCE_OPENS.match(line)
        indented = bool(_INDENTED.match(line)) and not in_list and (after_blank or indented)
        if opens or (indented and line.strip()):
            fence = opens["fence"] if opens else ""
            yield start, start + len(line)
        elif line.strip() and not _INDENTED.match(line):
            in_list = bool(_LIST_ITEM.match(line)) or (in_list and line.startswith("  "))
        after_blank = not line.strip()


def _without_spans(text: str) -> str:
    """Hide code spans: a run of backticks up to the next run of the same length in the same paragraph."""
    ranges: list[tuple[int, int]] = []
    offset = 0
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        ranges += [(offset + start, offset + end) for start, end in _spans(paragraph)]
        offset += len(paragraph)
    return _hide(text, ranges)


def _spans(paragraph: str) -> Iterator[tuple[int, int]]:
    runs = list(re.finditer(r"`+", paragraph))
    last = {len(run[0]): number for number, run in enumerate(runs)}
    number = 0
    while number < len(runs):
        opens = runs[number]
        number += 1
        if last[len(opens[0])] < number or paragraph[: opens.start()].endswith("\\"):
            continue
        closing = next(each for each in range(number, len(runs)) if len(runs[each][0]) == len(opens[0]))
        number = closing + 1
        yield opens.start(), runs[closing].end()


def _without_links(text: str) -> str:
    return _hide(text, (match.span() for match in _LINK.finditer(text)))
