"""One command from its words to its exit status: whatever goes wrong on the way becomes one line."""

from __future__ import annotations

import sys
from pathlib import Path

from careerjournal import privacy
from careerjournal.cli import FAILED, output, parser, streams
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


def run(arguments: list[str]) -> int:
    """Run the command; its exit status."""
    streams.prepare()
    given = parser.parse(arguments)
    try:
        status = _run(given)
        streams.flush()
        return status
    except Trouble as trouble:
        return _failed(str(trouble))
    except BrokenPipeError:
        streams.let_go()  # whoever read our output has gone, and wants no complaint
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last resort: one line, and no word of the journal in it
        return _failed(_surprise(error))


def _run(given: parser.Given) -> int:
    if given.command is None:
        from careerjournal import app

        return app.main(output.named_journal(given))
    given.run(given)
    return 0


def _failed(sentence: str) -> int:
    print(f"careerjournal: {' '.join(sentence.split())}", file=sys.stderr)
    try:
        streams.flush()
    except OSError:
        streams.let_go()
    return FAILED


def _surprise(error: Exception) -> str:
    """What is told of an error that nobody foresaw: never its own text, which may quote the journal."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{Path(error.filename).parent}: " if isinstance(error.filename, str) else ""  # a name may be a title
        return translate("core", "That did not work ({reason}).").format(reason=where + error.strerror)
    return translate("core", "The program made a mistake ({kind} at {spot}). Please report it.").format(
        kind=type(error).__name__, spot=privacy.spot(error.__traceback__)
    )
