"""What may be typed: the commands written out, and the nouns' own generated from their fields."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from careerjournal.cli import commands, looking_back, safety, summaries
from careerjournal.core.fields import Field
from careerjournal.core.nouns import KINDS, NOUNS, Noun

Given = Any  # argparse's Namespace; its names are the options below
_ALSO = {"--owner": ("--person",), "--body": ("--text",)}
_HIDDEN_DASH = "\x1f"
_SHIELDED = ("-", _HIDDEN_DASH)


def parse(arguments: list[str]) -> Given:
    """The command line as one namespace with `command`, `run` and the options; exits with 2 where it is wrong."""
    given = _parser(arguments).parse_args(arguments)
    for name, value in vars(given).items():
        setattr(given, name, _unshielded(value))
    for name in ("command", "journal", "passphrase_file", "json"):
        setattr(given, name, getattr(given, name, None))
    return given


def _unshielded(value: Any) -> Any:
    if isinstance(value, list):
        return [_unshielded(part) for part in value]
    return value.removeprefix(_HIDDEN_DASH) if isinstance(value, str) else value


class _Parser(argparse.ArgumentParser):
    """A parser that lets a text begin with a dash: as the value of an option, and free where it `takes_text`.

    What is one of our own options stays one. What looks like a long option that we do not have is a free text only
    where no other stands beside it: `add --privat "A text"` is a slip, and must not be kept.
    """

    takes_text = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As the standard library, with the texts shielded that it would take for options."""
        return super().parse_known_args(self._shielded(list(args or ())), namespace)

    def _shielded(self, arguments: list[str]) -> list[str]:
        shown = arguments[: arguments.index("--")] if "--" in arguments else arguments
        values, free = self._read(shown)
        alone = len(free) == 1 and shown is arguments
        texts = {place for place in free if self.takes_text and (alone or _is_text(shown[place]))}
        return [
            _HIDDEN_DASH + argument if place in values | texts and argument.startswith(_SHIELDED) else argument
            for place, argument in enumerate(arguments)
        ]

    def _read(self, arguments: list[str]) -> tuple[set[int], list[int]]:
        """The places of what are options' values, and of what stands free."""
        values, free, wants_value = set(), [], False
        for place, argument in enumerate(arguments):
            name, equals, _ = argument.partition("=")
            option = self._option_string_actions.get(name)
            if option:
                wants_value = not equals and option.nargs is None and not (option.type or option.choices)
            elif wants_value:
                values.add(place)
                wants_value = False
            else:
                free.append(place)
        return values, free


def _is_text(argument: str) -> bool:
    """Whether it can be no option of anybody: one dash, or a space in its name."""
    return not argument.startswith("--") or any(letter.isspace() for letter in argument.partition("=")[0])


def _parser(arguments: list[str]) -> argparse.ArgumentParser:
    """The parser for these arguments: every command and noun, and the verbs of the nouns that are named."""
    shared = _Parser(add_help=False, allow_abbrev=False)
    shared.add_argument(
        "--journal", metavar="FILE", default=argparse.SUPPRESS, help="the journal, unless it is the default one"
    )
    shared.add_argument(
        "--passphrase-file", metavar="FILE", default=argparse.SUPPRESS, help="a file whose first line is the passphrase"
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    parser = _Parser(
        prog="careerjournal", description="A private, offline journal of one career. Alone it opens the window.",
        parents=[shared], allow_abbrev=False,
    )  # fmt: skip
    found = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, help: str, run: Callable[[Given], None]) -> _Parser:  # noqa: A002 - argparse's word
        one = found.add_parser(name, help=help, parents=[shared], allow_abbrev=False)
        one.set_defaults(run=run)
        return one

    _written_out(add)
    for noun in NOUNS.values():
        one = add(noun.name, f"add, change, list and remove: {noun.name}", _nothing)
        if noun.name in arguments:  # to build the verbs of all takes longer than most commands
            _noun(one, noun, shared)
    return parser


def _nothing(_given: Given) -> None:
    """A noun alone is no command; argparse says so."""


def _written_out(add: Callable[..., _Parser]) -> None:
    new = add("new", "begin an empty journal", commands.new)
    new.add_argument("file", nargs="?", metavar="FILE")
    demo = add("demo", "a journal with an invented career, to look round in", commands.demo)
    demo.add_argument("file", metavar="FILE")
    _add_command(add("add", "keep an entry", commands.add))
    _filters(add("list", "entries, newest first", commands.list_entries))
    search = add("search", "entries and everything else that says something", commands.search)
    search.takes_text = True
    search.add_argument("query", nargs="+", metavar="QUERY")
    _filters(search)
    show = add("show", "one record with all that hangs on it", commands.show)
    show.add_argument("id", metavar="ID")
    checklist = add("checklist", "what would help before a conversation", commands.checklist)
    checklist.add_argument("id", nargs="?", default="next", metavar="next|ID")
    _summary(add("summary", "a page to bring", summaries.summary))
    trends = add("trends", "quarter against quarter", commands.trends)
    span = trends.add_mutually_exclusive_group()
    span.add_argument("--quarters", type=_positive, default=8, metavar="N", help="how many (default: %(default)s)")
    span.add_argument("--first", metavar="2024-Q1", help="from this quarter, however many they are")
    trends.add_argument("--last", metavar="2026-Q1", help="up to this quarter (default: the present one)")
    review = add("review", "one quarter beside the last and a year ago", looking_back.review)
    review.add_argument("--quarter", metavar="2026-Q1")
    answers = add("answers", "what was said to one question, quarter by quarter", looking_back.answers)
    answers.add_argument("key", nargs="?", metavar="KEY")
    _exchange(add)
    _safety(add)
    trash = add("trash", "what was removed: list it, bring it back", commands.trash)
    trash.add_argument("verb", choices=("list", "restore"), nargs="?", default="list")
    trash.add_argument("id", nargs="?", metavar="ID")
    pictures = add("pictures", "every screen as a picture", commands.pictures)
    pictures.add_argument("folder", metavar="FOLDER")
    pictures.add_argument("--theme", choices=("light", "dark"), default="light")
    pictures.add_argument("--size", default="1320x840", metavar="WIDTHxHEIGHT")


def _add_command(parser: _Parser) -> None:
    parser.takes_text = True
    parser.add_argument("text", metavar="TEXT|-")
    parser.add_argument("--kind")
    parser.add_argument("--day")
    parser.add_argument("--time")
    parser.add_argument("--title")
    parser.add_argument("--impact")
    parser.add_argument("--energy")
    parser.add_argument("--private", action="store_true")
    for name, metavar in (("strength", "NAME[:EFFECT]"), ("goal", "G"), ("person", "P"), ("theme", "T")):
        parser.add_argument(f"--{name}", action="append", default=[], metavar=metavar)


def _filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quarter", metavar="2026-Q1")
    parser.add_argument("--from", dest="first", metavar="D")
    parser.add_argument("--to", dest="last", metavar="D")
    for name, metavar in (("kind", "K"), ("person", "P"), ("goal", "G"), ("strength", "S"), ("theme", "T")):
        parser.add_argument(f"--{name}", action="append", default=[], metavar=metavar)
    parser.add_argument("--planned", action="store_true", help="conversations still to come, too")
    parser.add_argument("--limit", type=_positive, metavar="N")
    parser.epilog = f"Kinds: {', '.join(KINDS)}."


def _summary(parser: argparse.ArgumentParser) -> None:
    from careerjournal.core.summary.kinds import KINDS

    parser.add_argument("document", nargs="?", default="sheet", choices=tuple(KINDS), metavar="|".join(KINDS))
    parser.add_argument("--conversation", default="next", metavar="next|ID")
    parser.add_argument("--quarter", metavar="2026-Q1")
    parser.add_argument("--person", metavar="NAME")
    parser.add_argument("--about", metavar="ID|2026|2026-H1", help="the record, the year or the half-year it is about")
    parser.add_argument("--from", dest="first", metavar="DAY")
    parser.add_argument("--to", dest="last", metavar="DAY")
    parser.add_argument("--paper", choices=("a4", "letter"))
    parser.add_argument("--large", action="store_true", help="in large type")
    parser.add_argument("--initials", action="store_true", help="with initials for the names of others")
    parser.add_argument("--include", action="append", default=[], metavar="ID")
    parser.add_argument("--leave-out", action="append", default=[], metavar="ID")
    parser.add_argument("-o", "--output", required=True, metavar="FILE.pdf|.html|.md|.txt")


def _safety(add: Callable[..., _Parser]) -> None:
    backing = add("backup", "a verified copy of the journal", safety.backup)
    backing.add_argument("folder", nargs="?", metavar="FOLDER")
    backing.add_argument("--list", action="store_true", help="list the verified copies, and make none")
    restoring = add("restore", "put a backup in the journal's place", safety.restore)
    restoring.add_argument("backup", metavar="BACKUP")
    checking = add("check", "check the whole journal", safety.check)
    checking.add_argument(
        "--accept-older", action="store_true", help="go on with a file that lacks saves this computer has seen"
    )
    secret = add("passphrase", "set, change or remove the passphrase", safety.passphrase)
    secret.add_argument("verb", choices=("set", "change", "remove"))
    secret.add_argument("--new-passphrase-file", metavar="FILE", help="a file whose first line is the new passphrase")


def _exchange(add: Callable[..., _Parser]) -> None:
    importing = add("import", "bring in what was written elsewhere", commands.import_)
    importing.add_argument("path", nargs="?", metavar="PATH")
    importing.add_argument("--format", default="auto", metavar="auto|markdown")
    importing.add_argument("--whole", action="store_true", help="keep a year file as one entry")
    importing.add_argument("--dry-run", action="store_true", help="say what would come in, and bring in nothing")
    importing.add_argument(
        "--undo", nargs="?", const="", metavar="BATCH", help="take an import back: the last one, or this"
    )
    exporting = add("export", "write the journal out for other programs", commands.export)
    exporting.add_argument("path", metavar="PATH")
    exporting.add_argument("--format", default="markdown", metavar="markdown")


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() and len(text) < 10 else 0
    if not 1 <= number <= 100_000:
        raise argparse.ArgumentTypeError("it takes a whole number from 1 to 100000")
    return number


def _noun(parser: _Parser, noun: Noun, shared: _Parser) -> None:
    from careerjournal.cli import noun_commands

    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)

    def verb(name: str, run: Callable[[Given], None]) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, parents=[shared], allow_abbrev=False)
        one.set_defaults(run=run, noun=noun.name)
        return one

    making = {"add": noun_commands.add, **noun_commands.LIKE_ADD.get(noun.name, {})}
    for name, run in {**making, "edit": noun_commands.edit}.items():
        one = verb(name, run)
        if name == "edit":
            one.add_argument("id", metavar="ID")
        for field in noun.fields:
            _option(one, noun, field)
    verb("list", noun_commands.list_all)
    for name in ("show", "remove"):
        verb(name, getattr(noun_commands, name)).add_argument("id", metavar="ID")
    for name, special in noun_commands.VERBS.get(noun.name, {}).items():
        one = verb(name, special.run)
        one.add_argument("id", metavar="ID")
        for option in special.options:
            one.add_argument(f"--{option}", required=option in special.required)


def option_name(noun: Noun, field: Field) -> str:
    """How a field is called on the command line: a link by the one thing that it names, unless another field is so."""
    others = {other.name for other in noun.fields if not other.many}
    by_one = field.many and field.refers_to not in {"entry", *others}
    return (field.refers_to if by_one else field.name).replace("_", "-")


def _option(parser: argparse.ArgumentParser, noun: Noun, field: Field) -> None:
    names = [f"--{option_name(noun, field)}"]
    names += _ALSO.get(names[0], ())
    more: dict[str, Any] = {"dest": field.name, "help": field.label.replace("%", "%%")}
    if field.many:
        parser.add_argument(
            *names, action="append", metavar="NAME[:EFFECT]" if field.type == "effects" else "NAME", **more
        )
    elif field.type == "flag":
        parser.add_argument(*names, action=argparse.BooleanOptionalAction, **more)
    else:
        parser.add_argument(*names, metavar="|".join(field.choices) or field.type.upper(), **more)
