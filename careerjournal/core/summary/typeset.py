"""The typesetter: data and a template of `resources/summaries` become pages, as tagged PDF, PNG or SVG."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, cast

from careerjournal.core import clock, paths
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

if TYPE_CHECKING:
    import typst

Paper = Literal["a4", "letter"]
PAPERS: Mapping[str, str] = {"a4": "a4", "letter": "us-letter"}
Fonts = Literal["bundled", "system"]
Standard = Literal["ua-1"]
# Bundled fonts give the same bytes on every machine; the machine's own fonts may know more scripts; a page that still
# has a character without a glyph cannot claim UA-1, and is only tagged.
_CHAIN: tuple[tuple[Fonts, tuple[Standard, ...]], ...] = (("bundled", ("ua-1",)), ("system", ("ua-1",)), ("system", ()))
_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True)
class Document:
    """Typeset pages: the PDF, how many pages it has, and what it could promise."""

    pdf: bytes
    pages: int
    width: float  # of one page, in mm
    height: float
    room: float  # height free to write in, over all pages, in mm
    standard: str  # "ua-1", or "" where the file is tagged only
    fonts: Fonts
    missing: tuple[str, ...]  # characters that no font here has a glyph for
    template: str
    inputs: tuple[tuple[str, str], ...]

    def png(self, ppi: float) -> list[bytes]:
        """Each page as a picture, at `ppi` dots an inch."""
        return _pictures(self, "png", ppi)

    def svg(self) -> list[bytes]:
        """Each page as outlines, for a printer."""
        return _pictures(self, "svg", None)


def document(data: Mapping[str, object], template: str, paper: str) -> Document:
    """Typeset `data` with `resources/summaries/<template>.typ`; every text in it stays text.

    `pictures` in it, SVG by name, go in beside it: the engine hashes what it is given at every step.
    """
    if paper not in PAPERS:
        raise Trouble(translate("core", "“{paper}” is no paper. Choose a4 or letter.").format(paper=paper))
    told = {name: value for name, value in data.items() if name != "pictures"}
    inputs = {"data": json.dumps(told, ensure_ascii=False), "paper": PAPERS[paper]}
    inputs |= cast(Mapping[str, str], data.get("pictures", {}))
    missing: tuple[str, ...] = ()
    for fonts, standards in _CHAIN:
        made, missing_here = _compiled(template, inputs, fonts, standards)
        if made is not None:
            pages, width, height, room = _measured(template, fonts)
            lost, kept = () if standards else missing, tuple(inputs.items())
            return Document(made, pages, width, height, room, "".join(standards), fonts, lost, template, kept)
        missing = missing_here
    raise AssertionError("unreachable: without a standard no glyph is refused")


def pdf(data: Mapping[str, object], template: str, paper: str) -> bytes:
    return document(data, template, paper).pdf


def _compiled(
    template: str, inputs: dict[str, str], fonts: Fonts, standards: tuple[Standard, ...]
) -> tuple[bytes | None, tuple[str, ...]]:
    """The PDF, or None where these fonts cannot keep the standard, and the characters they have no glyph for."""
    import typst

    try:
        made = _compiler(template, fonts).compile(
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=list(standards),
            timestamp=int(clock.now().timestamp()),
        )
    except typst.TypstError as error:
        if not standards:
            raise
        return None, _characters(_NO_GLYPH.findall(error.diagnostic))
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # a fault inside the engine, which no Exception covers
            raise
        raise Trouble(
            translate("core", "This page cannot be typeset; something in its text is too much for the print engine.")
        ) from None
    return cast(bytes, made), ()


def _measured(template: str, fonts: Fonts) -> tuple[int, float, float, float]:
    """Pages, width and height of one, and the room to write of what was compiled last, in mm."""
    compiler = _compiler(template, fonts)
    paper = json.loads(compiler.query("<paper>", field="value", one=True))
    room = json.loads(compiler.query("<room>", field="value"))
    return int(paper["pages"]), float(paper["width"]), float(paper["height"]), float(sum(room))


def _pictures(made: Document, kind: Literal["png", "svg"], ppi: float | None) -> list[bytes]:
    compiler = _compiler(made.template, made.fonts)
    pages = compiler.compile(format=kind, ppi=ppi, sys_inputs=dict(made.inputs))
    return pages if isinstance(pages, list) else [cast(bytes, pages)]


@lru_cache(maxsize=8)
def _compiler(template: str, fonts: Fonts) -> typst.Compiler:
    """Kept, because reading the fonts is most of the first document's time."""
    import typst

    folder = paths.resources()
    return typst.Compiler(
        str(folder / "summaries" / f"{template}.typ"),
        root=str(folder / "summaries"),
        font_paths=[str(folder / "fonts")],
        ignore_system_fonts=fonts == "bundled",
    )


def _characters(quoted: list[str]) -> tuple[str, ...]:
    """The characters behind Rust's quoting, each once, in order."""
    text = "".join(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), piece) for piece in quoted)
    return tuple(dict.fromkeys(text))
