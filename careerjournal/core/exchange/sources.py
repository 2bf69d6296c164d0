"""Somebody's files: which of a folder are read, and the text of one, within bounds and whatever its encoding."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

LARGEST = 20_000_000
"""Bytes of a file that is still read: forty times the Bible in plain text is no note."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Unreadable(Exception):
    """Why one file was left out, as the rest of a sentence that begins with its name."""


@dataclass(frozen=True)
class Text:
    """What a file says, its line ends as they are there."""

    text: str
    guessed: bool = False
    """No encoding that the file names or proves: taken for Windows-1252."""


def load(path: Path) -> Text:
    """Read a text file of at most 20 MB; `Unreadable` says why not."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # opening a pipe would wait for ever
            raise Unreadable(translate("core", "is not a file that can be read"))
        if about.st_size > LARGEST:
            raise Unreadable(translate("core", "is larger than 20 MB"))
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(_why(error)) from None
    if len(raw) > LARGEST:  # it grew meanwhile, or its size is not known beforehand
        raise Unreadable(translate("core", "is larger than 20 MB"))
    return decode(raw)


def decode(raw: bytes) -> Text:
    """Bytes as text: by the mark at their beginning, else UTF-8, else Windows-1252."""
    mark, encoding = next((pair for pair in _MARKS if raw.startswith(pair[0])), (b"", "utf-8"))
    try:
        result = Text(raw[len(mark) :].decode(encoding))
    except UnicodeDecodeError:
        result = _guessed(raw, marked=bool(mark))
    if "\x00" in result.text or (result.guessed and _CONTROL.search(result.text)):
        raise Unreadable(translate("core", "is not a text file"))
    return result


def _guessed(raw: bytes, marked: bool) -> Text:
    try:
        if not marked:
            return Text(raw.decode("cp1252"), guessed=True)
    except UnicodeDecodeError:
        pass
    raise Unreadable(translate("core", "is damaged, or in an encoding that is not known here"))


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return translate("core", "is not there, or links to a file that is not there")
    if isinstance(error, PermissionError):
        return translate("core", "may not be read by you")
    return translate("core", "cannot be read ({why})").format(why=error.strerror or type(error).__name__)


@dataclass(frozen=True)
class Source:
    """A file to read, and how a report names it."""

    path: Path
    place: str


def files(root: Path, wanted: tuple[str, ...], left_out: Callable[[str, str], None]) -> Iterator[Source]:
    """The files below a folder whose name ends as `wanted` says, in order of their names; hidden ones are passed over.

    Links to folders are not followed, so no circle is walked. `left_out` hears the place and the reason of the others:
    of every folder that cannot be read, and with no reason ("") of every file of another sort.
    """

    def unreadable(error: OSError) -> None:
        left_out(_place(root, Path(error.filename or root)), _why(error))

    for folder, folders, names in os.walk(root, onerror=unreadable):
        for name in sorted(name for name in folders if not name.startswith(".")):
            if (Path(folder) / name).is_symlink():
                left_out(_place(root, Path(folder) / name), translate("core", "is a link to another folder"))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if name.startswith("."):
                continue
            if path.suffix.lower() in wanted:
                yield Source(path, _place(root, path))
            else:
                left_out(_place(root, path), "")


def existing(path: str | Path) -> Path:
    """The path as it is written from the root; `Trouble` when nothing is there."""
    given = Path(path).expanduser()
    try:
        there = given.exists()
    except (OSError, ValueError):
        there = False
    if not there:
        raise Trouble(
            translate("core", "There is no file or folder {path}. Nothing was imported.").format(path=shown(given))
        )
    return given.absolute()


def shown(path: str | Path) -> str:
    """A path as a person can read it, even one whose bytes are no text."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _place(root: Path, path: Path) -> str:
    try:
        return shown(path.relative_to(root))
    except ValueError:
        return shown(path)
