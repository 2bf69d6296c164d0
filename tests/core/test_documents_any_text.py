"""Every document with texts that nobody planned for: hostile, overlong, endless, in other scripts."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from careerjournal.core import prose
from careerjournal.core.journal import Journal
from careerjournal.core.summary import documents
from careerjournal.core.summary.fitting import Fitted
from tests.core.documents_kit import (
    KEYS,
    ONE_PAGE,
    abouts,
    every_text,
    example,
    files,
    inside,
    on_paper,
    opened,
    squeezed,
    words_of,
)
from tests.core.test_documents_pages import read

TEXTS = {
    "accents": "Zoë Ångström, Łukasz Żółć: fine, waffle “naïve” — ½ €",
    "thai": "สวัสดีครับทุกคนในบริษัทของเรา น้ำใจ",
    "emoji": "Shipped 🎉 and calm 🌿",
    "endless": "x0123456789" * 20,
    "overlong": " ".join(f"word{n % 97}" for n in range(150)),
}
HOSTILE = (
    '#panic("typst") $x^2$ `#eval` \\u{202e} <script>alert(1)</script> <img src=x onerror=alert(1)> '
    "![x](file:///etc/passwd) [a](javascript:alert(1)) <https://example.org/beacon> @import url(http://example.org) "
    ']]> --> &lt; #image("/etc/passwd") #read("/etc/passwd") \u202eevil\u2066 \ufeffmark'
)


# Every text in some documents, every document with some texts; the hostile one in all.
PAIRS = [
    (name, key)
    for place, name in enumerate([*TEXTS, "hostile"])
    for number, key in enumerate(KEYS)
    if name == "hostile" or (number + place) % 5 == 0
]


@pytest.fixture(scope="module")
def strange(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Journal]]:
    """The example with a strange text added to every text in it."""
    name = str(request.param)
    text = TEXTS.get(name, HOSTILE)
    added = every_text(lambda kind, before: f"{before} {text}" if name != "overlong" or kind == "prose" else before)
    with example(tmp_path_factory.mktemp(name) / "example.journal", added) as found:
        yield name, found


@pytest.mark.parametrize(("strange", "key"), PAIRS, indirect=["strange"])
def test_any_text_is_whole_pages_and_stays_text(strange: tuple[str, Journal], key: str) -> None:
    name, journal = strange
    touched = watched(lambda: check(journal, key, name))
    assert not touched, "nothing that a text names is opened"


def check(journal: Journal, key: str, name: str) -> None:
    page = documents.fitted(journal, abouts(journal, key)[0], "a4" if len(name) % 2 else "letter")
    assert page.document.standard == "ua-1"
    assert page.document.pages == 1 if key in ONE_PAGE else page.document.pages >= 1
    inside(page)
    said = {suffix: squeezed(text) for suffix, text in files(page).items()}
    text, plain = on_paper(page), read(documents.FORMATS[".html"](page).decode())
    shown = [words for section in page.printed for item in section.shown for words in words_of(item)]
    shown = [words for words in shown if len(words) < 200 or not page_has_tables(page)]
    assert not [words for words in shown if squeezed(words) not in text and "ำ" not in words]  # PDFium reads it as two
    assert not [words for words in shown if squeezed(words) not in said[".txt"]]
    assert not [words for words in shown if squeezed(words) not in squeezed(plain.text)]
    harmless(page, plain.names)


def page_has_tables(page: Fitted) -> bool:
    """Whether a row may go on overleaf, under the heads of its table once more."""
    return any(section.rule.style == "numbers" for section in page.printed)


def harmless(page: Fitted, names: set[str]) -> None:
    """Nothing is markup, leads anywhere, or turns the text round."""
    assert not names & {"script", "img", "a", "iframe", "link", "object"}
    for suffix in (".html", ".md", ".txt"):
        text = documents.FORMATS[suffix](page).decode()
        assert not re.search("[\u202a-\u202e\u2066-\u2069\ufeff\x00]", text)
    markdown = read(prose.html(prose.parse(documents.FORMATS[".md"](page).decode())))
    assert not markdown.names & {"script", "img", "iframe", "link", "object"}
    assert all("example.org" in value for name, value in markdown.attributes if name == "href"), (
        "a bare address at most"
    )
    with opened(page.document.pdf) as pdf:
        assert not [one for sheet in pdf.pages for one in sheet.get("/Annots", []) if "/A" in one]
        assert not {"/JavaScript", "/EmbeddedFiles"} & set(pdf.Root.get("/Names", {}).keys())
        assert "/OpenAction" not in pdf.Root


_WATCHING: list[list[str]] = []


def _hook(event: str, given: tuple[Any, ...]) -> None:
    if _WATCHING and event in ("open", "socket.connect", "subprocess.Popen", "os.system", "urllib.Request"):
        _WATCHING[-1].append(f"{event} {given[0] if given else ''}")


sys.addaudithook(_hook)


def watched(act: Callable[[], None]) -> list[str]:
    """What was opened while something was done, of all that a hostile text names."""
    _WATCHING.append([])
    try:
        act()
    finally:
        seen = _WATCHING.pop()
    return [
        one for one in seen if "passwd" in one or "example.org" in one or one.startswith(("socket", "subproc", "os."))
    ]


def test_the_watch_sees_what_is_opened(tmp_path: Path) -> None:
    """The control."""
    (tmp_path / "passwd").write_text("root", encoding="utf-8")
    assert watched(lambda: print((tmp_path / "passwd").read_text(encoding="utf-8")))
