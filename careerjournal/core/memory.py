"""What core keeps at hand between two questions, and lets go of where nothing of a journal may stay."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress

_SIZES = (*(1 << n for n in range(16, 9, -1)), 768, 528)  # bytes of a block; what is larger is given back
_MOST = 2000  # blocks of a size
_SMALL, _STEP, _OF_EACH = 512, 16, 1 << 19  # Python's own blocks, and how many bytes of each size are written over
_HEAD = sys.getsizeof(b"")


class _Heap(ctypes.Structure):
    """What mallinfo2 tells; `fordblks` is how many bytes the C library has free."""

    _fields_ = [(name, ctypes.c_size_t) for name in (*(f"other{n}" for n in range(8)), "fordblks", "other9")]


def forget() -> None:
    """Empty every cache of core, let go of what only itself holds on to, and write zeros over what that leaves free."""
    for name, module in list(sys.modules.items()):
        if name.startswith("careerjournal.core."):
            for value in list(vars(module).values()):
                if clear := getattr(value, "cache_clear", None):
                    clear()
    gc.collect()
    with suppress(AttributeError, OSError, TypeError):  # glibc's
        libc = ctypes.CDLL(None)
        libc.mallinfo2.restype = _Heap
        _write_over_free(libc)
        libc.malloc_trim(0)


def _write_over_free(libc: ctypes.CDLL) -> None:
    """Take up every free block, which makes it zeros, and let go of all again; nobody can say where texts were."""
    python = [bytes(size - _HEAD) for size in range(_HEAD + 1, _SMALL + 1, _STEP) for _ in range(_OF_EACH // size)]
    libc.calloc.restype, libc.calloc.argtypes = ctypes.c_void_p, (ctypes.c_size_t, ctypes.c_size_t)
    libc.free.argtypes = (ctypes.c_void_p,)
    free = libc.mallinfo2().fordblks
    blocks = [libc.calloc(1, size) for size in _SIZES for _ in range(min(_MOST, free // size))]
    for block in blocks:
        libc.free(block)
    del python
