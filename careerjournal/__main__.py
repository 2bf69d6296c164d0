"""Makes `python -m careerjournal` the same as the command `careerjournal`."""

from __future__ import annotations

import sys

from careerjournal.cli import main

if __name__ == "__main__":
    sys.exit(main())
