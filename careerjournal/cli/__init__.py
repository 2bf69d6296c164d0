"""The command line: a second, equal client of the core, composed here; alone it opens the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

FAILED, WRONG_COMMAND_LINE = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 1 with one clear line on stderr, or 2 for a wrong command line.

    Without arguments it is the program itself, whose first statement closes what could leak; a test stays as it is.
    """
    try:
        if arguments is None:
            from careerjournal import privacy

            privacy.harden()
        from careerjournal.cli import running  # here, so that Ctrl-C while it loads ends as quietly as later

        return running.run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        sys.stderr.write("careerjournal: Stopped.\n")
        return FAILED
