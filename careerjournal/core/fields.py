"""A noun's fields, declared once: form, command line, JSON and archive all read the same declaration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

EFFECTS = ("energised", "used", "drained")
_MOST = 1_000_000
_YEARS = range(1000, 9000)  # as the clock's: outside them a quarter or a look back can leave what a date can say


@dataclass(frozen=True)
class Field:
    """One thing a noun keeps.

    `type` is text, prose, day, time, number, flag, choice, ref or effects. Labels and help are literals marked for
    translation in the context "fields". `column` is set where the table calls it differently, `least` is the smallest
    number that means something.
    """

    name: str
    type: str = "text"
    label: str = ""
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    required: bool = False
    many: bool = False
    help: str = ""
    column: str = ""
    least: int = 0

    @property
    def stored_as(self) -> str:
        return self.column or self.name

    @property
    def is_link(self) -> bool:
        """Kept in a table of its own, as rows between two records."""
        return self.many


def check(field: Field, value: object) -> object:
    """`value` as it is stored; Trouble says which field cannot hold it and why."""
    if value is None or value == "":
        return _empty(field)
    return _READERS.get(field.type, _text)(field, value)


def _empty(field: Field) -> object:
    if field.required:
        name = translate("fields", field.label or field.name)
        raise Trouble(translate("core", "{field} is needed.").format(field=name))
    return {"text": "", "prose": "", "time": "", "choice": "", "flag": False}.get(field.type)


def _text(field: Field, value: object) -> object:
    text = str(value)
    if "\0" in text:
        raise Trouble(
            translate("core", "{field} contains a NUL character, which no text can keep.").format(field=field.name)
        )
    if any("\ud800" <= letter <= "\udfff" for letter in text):  # how Python keeps bytes that are no UTF-8
        raise Trouble(translate("core", "{field} contains bytes that are no text in UTF-8.").format(field=field.name))
    if field.required and not text.strip():
        return _empty(field)
    return text if field.type == "prose" else " ".join(text.split("\n")).strip()


def _day(field: Field, value: object) -> object:
    day = value if isinstance(value, date) else parse_day(str(value))
    if day.year not in _YEARS:
        raise Trouble(translate("core", "“{day}” is too far away to keep.").format(day=day.isoformat()))
    return day


def parse_day(text: str) -> date:
    """Read `2026-01-20`; Trouble for anything else."""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Trouble(translate("core", "“{text}” is no day. Write it as 2026-01-20.").format(text=text)) from None


def _time(field: Field, value: object) -> object:
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", str(value), re.ASCII)
    if not found:
        raise Trouble(translate("core", "“{text}” is no time. Write it as 09:45.").format(text=value))
    return f"{int(found[1]):02}:{found[2]}"


def _number(field: Field, value: object) -> object:
    try:
        number = int(str(value))
    except ValueError:
        number = None
    fits = str(number) in field.choices if field.choices else number is not None and field.least <= number <= _MOST
    if not fits:
        wanted = ", ".join(field.choices) or translate("core", "a whole number")
        if field.least:
            wanted = translate("core", "a whole number from {least}").format(least=field.least)
        raise Trouble(
            translate("core", "{field}: “{text}” does not fit. It takes {wanted}.").format(
                field=field.name, text=value, wanted=wanted
            )
        )
    return number


def _flag(field: Field, value: object) -> object:
    return value.lower() in ("1", "true", "yes", "on") if isinstance(value, str) else bool(value)


def _choice(field: Field, value: object) -> object:
    if value not in field.choices:
        raise Trouble(
            translate("core", "{field}: “{text}” is not one of {choices}.").format(
                field=field.name, text=value, choices=", ".join(field.choices)
            )
        )
    return value


_READERS = {
    "text": _text,
    "prose": _text,
    "day": _day,
    "time": _time,
    "number": _number,
    "flag": _flag,
    "choice": _choice,
}
