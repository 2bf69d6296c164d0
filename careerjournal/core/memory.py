"""What core keeps at hand between two questions, and lets go of where nothing of a journal may stay."""

from __future__ import annotations

import gc
import sys


def forget() -> None:
    """Empty every cache of core, and let go of what only itself holds on to: parsed prose, folded words, pages."""
    for name, module in list(sys.modules.items()):
        if name.startswith("careerjournal.core."):
            for value in list(vars(module).values()):
                if clear := getattr(value, "cache_clear", None):
                    clear()
    gc.collect()
