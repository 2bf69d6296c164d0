"""Lines to send to somebody, as a text file or a Markdown one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from careerjournal.core import whole_file
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

ITEM = "– "
SUFFIXES = (".txt", ".md")


def save(lines: Sequence[str], path: str | Path) -> Path:
    """Write lines to a file, in the format its name ends with; where it is now."""
    target = Path(path).expanduser()
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        said = translate("core", "“{name}” ends in no format for a short text. Use .txt or .md.")
        raise Trouble(said.format(name=target.name))
    text = "\n".join(lines) if suffix == ".txt" else _markdown(lines)
    whole_file.write(target, f"{text}\n".encode())
    return target


def _markdown(lines: Sequence[str]) -> str:
    """Items as a list; any other line a paragraph of its own."""
    written: list[str] = []
    for line in lines:
        item = line.startswith(ITEM)
        if written and not (item and written[-1].startswith("- ")):
            written.append("")
        written.append(f"- {line.removeprefix(ITEM)}" if item else line)
    return "\n".join(written)
