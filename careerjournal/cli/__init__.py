"""The command line: a second, equal client of the core, composed here; alone it opens the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from careerjournal.cli import parser
from careerjournal.core.trouble import Trouble

FAILED, WRONG_COMMAND_LINE = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 1 with one clear line on stderr, or 2 for a wrong command line."""
    given = parser.parse(list(sys.argv[1:] if arguments is None else arguments))
    try:
        return _run(given)
    except Trouble as trouble:
        print(f"careerjournal: {' '.join(str(trouble).split())}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone, and wants no complaint
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _run(given: parser.Given) -> int:
    if given.command is None:
        from careerjournal import app

        return app.main(Path(given.journal) if given.journal else None)
    given.run(given)
    return 0
