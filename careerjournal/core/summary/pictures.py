"""Pictures of a document's pages, one page at a time: a preview of sixty pages draws only those in sight."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from careerjournal.core import paths
from careerjournal.core.summary.typeset import Document

if TYPE_CHECKING:
    import typst


def picture(document: Document, number: int, ppi: float) -> bytes:
    """Page `number`, from 1, as PNG at `ppi` dots an inch: drawn from the very PDF that is printed and saved."""
    if document.pages == 1:
        return document.png(ppi)[0]  # the engine has it laid out already
    inputs = {
        "pdf": _numbers(document.pdf),
        "number": str(number),
        "width": str(document.width),
        "height": str(document.height),
    }
    return cast(bytes, _compiler().compile(format="png", ppi=ppi, sys_inputs=inputs))


@lru_cache(maxsize=2)
def _numbers(pdf: bytes) -> str:
    return str(list(pdf))


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """It needs no fonts of its own: the PDF has them."""
    import typst

    folder = paths.resources() / "summaries"
    return typst.Compiler(str(folder / "one-page.typ"), root=str(folder), ignore_system_fonts=True)
