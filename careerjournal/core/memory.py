"""What core keeps at hand between two questions, and lets go of where nothing of a journal may stay."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress


def forget() -> None:
    """Empty every cache of core, and let go of what only itself holds on to: parsed prose, folded words, pages."""
    for name, module in list(sys.modules.items()):
        if name.startswith("careerjournal.core."):
            for value in list(vars(module).values()):
                if clear := getattr(value, "cache_clear", None):
                    clear()
    gc.collect()
    with suppress(AttributeError, OSError, TypeError):  # glibc's; freed pages go back to the system, which blanks them
        ctypes.CDLL(None).malloc_trim(0)
