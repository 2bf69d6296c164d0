from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.core import prose
from careerjournal.core.prose import (
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)

NOTE = """# Cut-over weekend

We moved the last **fourteen services** on Saturday, as *rehearsed*, see `owner.txt` and [the note](notes.md).

Wins:
- one
  - inside **one**
- two

> “It felt calm,” said Ines.

| who | what |
|---|:-:|
| Ines | calm |
"""


def page(source: str) -> str:
    return prose.html(prose.parse(source))


def text(words: str) -> tuple[Text]:
    return (Text(words),)


def test_a_note_becomes_nodes() -> None:
    heading, opening, wins, listed, quote, table = prose.parse(NOTE)
    assert heading == Heading(1, text("Cut-over weekend"))
    assert opening == Paragraph(
        (
            Text("We moved the last "),
            Strong(text("fourteen services")),
            Text(" on Saturday, as "),
            Emphasis(text("rehearsed")),
            Text(", see "),
            Code("owner.txt"),
            Text(" and "),
            Link(text("the note"), "notes.md"),
            Text("."),
        )
    )
    assert wins == Paragraph(text("Wins:"))
    inner = List((Item((Paragraph((Text("inside "), Strong(text("one")))),)),))
    assert listed == List((Item((Paragraph(text("one")), inner)), Item((Paragraph(text("two")),))))
    assert quote == Quote((Paragraph(text("“It felt calm,” said Ines.")),))
    assert table == Table((text("who"), text("what")), ((text("Ines"), text("calm")),), ("", "center"))


@pytest.mark.parametrize(
    ("source", "block"),
    [
        ("#tag is a mark", Paragraph(text("#tag is a mark"))),
        ("### Three ###", Heading(3, text("Three"))),
        ("# C#", Heading(1, text("C#"))),
        ("Title\n=====", Heading(1, text("Title"))),
        ("Title\n---", Heading(2, text("Title"))),
        ("***", Rule()),
        ("```py\na  b\n\n<c>\n```", CodeBlock("a  b\n\n<c>", "py")),
        ("~~~\nnever closed", CodeBlock("never closed")),
        ("``` no language at all\ncode\n```", CodeBlock("no language at all\ncode")),
        ("\tindented", CodeBlock("indented")),
        ("1986. A good year", Paragraph(text("1986. A good year"))),
        ("3) three\n4) four", List((Item((Paragraph(text("three")),)), Item((Paragraph(text("four")),))), 3)),
        ("-5 % in a week", Paragraph(text("-5 % in a week"))),
        ("one\ntwo", Paragraph((Text("one"), Break(), Text("two")))),
        ("> > deep", Quote((Quote((Paragraph(text("deep")),)),))),
    ],
)
def test_single_blocks(source: str, block: prose.Block) -> None:
    assert prose.parse(source) == (block,)


def test_a_line_below_a_sentence_parts_and_makes_no_heading() -> None:
    assert prose.parse("A good day.\n---\nAnother") == (
        Paragraph(text("A good day.")),
        Rule(),
        Paragraph(text("Another")),
    )


def test_lines_that_a_machine_wrapped_flow_and_lines_that_were_meant_stay() -> None:
    wrapped = "This line was broken by an editor after some seventy letters,\nand it goes on."
    assert Break() not in prose.parse(wrapped)[0].children  # type: ignore[union-attr]
    assert Break() in prose.parse(wrapped.replace("\n", "  \n"))[0].children  # type: ignore[union-attr]
    assert page("Roses\nViolets") == "<p>Roses<br>Violets</p>"


def test_a_list_goes_on_over_blank_lines_and_holds_what_is_indented() -> None:
    (listed,) = prose.parse("- one\n\n  more of one\n\n- two\n\n  ```\n  code\n  ```\n")
    assert isinstance(listed, List)
    assert listed.loose
    assert [len(item.blocks) for item in listed.items] == [2, 2]
    assert listed.items[1].blocks[1] == CodeBlock("code")
    assert len(prose.parse("- one\n\nNo longer the list")) == 2


@pytest.mark.parametrize("indent", [2, 3, 4])
@pytest.mark.parametrize("marker", ["-", "*", "+", "1."])
def test_two_spaces_nest(indent: int, marker: str) -> None:
    (listed,) = prose.parse(f"{marker} one\n{' ' * indent}- inside\n{marker} two")
    assert isinstance(listed, List)
    assert len(listed.items) == 2
    assert isinstance(listed.items[0].blocks[1], List)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("a `<b>*x*</b>` b", "a <code>&lt;b&gt;*x*&lt;/b&gt;</code> b"),
        ("``a ` b``", "<code>a ` b</code>"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("***both***", "<strong><em>both</em></strong>"),
        (r"\*plain\* \@Priya \^goal \#tag", "*plain* @Priya ^goal #tag"),
        ("R&D &amp; &copy; &nosuch; &#65;", "R&amp;D &amp; © &amp;nosuch; A"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<!-- hidden? -->", "&lt;!-- hidden? --&gt;"),
        ("[a](http://x.example 'by \"me\"')", '<a href="http://x.example" title="by &quot;me&quot;">a</a>'),
        ("[**a**](<x.md>)", '<a href="x.md"><strong>a</strong></a>'),
        ("<me@x.example>", '<a href="mailto:me@x.example">me@x.example</a>'),
        ("<https://x.example/a>", '<a href="https://x.example/a">https://x.example/a</a>'),
        ("See https://x.example/a_(b).", 'See <a href="https://x.example/a_(b)">https://x.example/a_(b)</a>.'),
        ("[see https://y.example](x.md)", '<a href="x.md">see https://y.example</a>'),
        ("[](x.md)", '<a href="x.md">x.md</a>'),
    ],
)
def test_inside_a_paragraph(source: str, written: str) -> None:
    assert page(source) == f"<p>{written}</p>"


@pytest.mark.parametrize(
    "source",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](data:text/html,hi)",
        "[x](file:///etc/passwd)",
        "[x](/etc/passwd)",
        "[x](//host/share)",
        "[x](\\\\host\\share)",
        "[x](C:/secret)",
        "[x](vbscript:a)",
        "<javascript:alert(1)>",
        "<file:///etc/passwd>",
        "![x](http://x.example/y.png)",
        "![x](file:///etc/passwd)",
        "![x](near.png)",
        '<img src="http://x.example/y.png">',
        '<a href="javascript:alert(1)">x</a>',
        "<iframe src=file:///etc/passwd></iframe>",
    ],
)
def test_what_is_not_safe_is_text(source: str) -> None:
    tags = re.findall(r"<\s*(\w+)", page(source))
    assert set(tags) <= {"p", "a"}
    for target in re.findall(r'href="([^"]*)"', page(source)):
        assert target.startswith(("http://x.example", "https://"))
    assert "<img" not in page(source)


def test_control_a_safe_link_is_one() -> None:
    assert 'href="https://x.example"' in page("[x](https://x.example)")


class _Tags(HTMLParser):
    """Collect every tag and attribute of a page, and whether each closes."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(f"{tag} {name}" for name, _ in attrs)}
        if tag not in ("br", "hr"):
            self.open.append(tag)
        for name, value in attrs:
            if name == "href":
                assert re.match(r"https?://|mailto:|tel:|[^:/\\]", value or "", re.IGNORECASE)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


ALLOWED = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "table", "tr", "th", "td", "a"),
    *(f"h{level}" for level in range(1, 7)),
    *("a href", "a title", "ol start", "th align", "td align"),
}
SIGNS = st.text("ab é*_`~[]()<>!&;:#-+=|\\/\"'1.@\n\t \u00a0\x02\x03", max_size=80)
STEMS = "** * _ ` `` ``` ~~~ [a]( ](x.md) [ ] ( ) <a@b.example> <b> &amp; &# ; \\ word --- === | |--- ! ![ # > <!--"
SPACED = ("\n", "\n\n", "- ", "  - ", "1. ", "    ", " ", "https://x.example/", '"t"', "\x02klzzwxh:0001\x03", "\x02")
PIECES = st.lists(st.sampled_from([*STEMS.split(), *SPACED]), max_size=24).map("".join)


@given(st.one_of(st.text(), SIGNS, PIECES))
def test_any_text_is_read_safely_and_loses_no_word(source: str) -> None:
    blocks = prose.parse(source)
    written, bare = prose.html(blocks), prose.plain(blocks)
    tags = _Tags(written)
    assert tags.seen <= ALLOWED
    assert not tags.open
    data = json.dumps(prose.data(blocks), ensure_ascii=False)
    for shown in (written, bare, data, prose.excerpt(source, 60), prose.first_line(source)):
        assert "\x02" not in shown
        assert "\x03" not in shown
        assert "wzxhzdk" not in shown
        assert "klzzwxh" not in shown or "klzzwxh" in source


def words(source: str) -> list[str]:
    return re.findall(r"[^\W_]+", source)


@given(st.one_of(SIGNS, PIECES, st.text()))
def test_no_word_is_lost(source: str) -> None:
    """Every word stands in the plain text; only an entity's name, a fence's language and a list's number may differ."""
    quiet = re.sub(r"&#?\w*;?", " ", source)
    quiet = re.sub(r"(`{3,}|~{3,})[ \t]*\S*", r"\1", quiet)
    shown = prose.plain(prose.parse(quiet))
    for word in words(re.sub(r"(?m)\d{1,3}[.)]", " ", quiet)):
        assert word in shown


def test_control_a_reader_that_drops_a_reference_would_be_noticed() -> None:
    assert "x.example" in prose.plain(prose.parse("[a]: http://x.example"))


@given(st.one_of(st.text(), PIECES), st.integers(1, 200))
def test_an_excerpt_is_one_short_line(source: str, length: int) -> None:
    excerpt = prose.excerpt(source, length)
    assert len(excerpt) <= length
    assert "\n" not in excerpt
    assert len(prose.first_line(source).splitlines()) <= 1


def test_excerpts_and_first_lines_are_without_signs() -> None:
    assert prose.excerpt(NOTE, 400) == (
        "Cut-over weekend We moved the last fourteen services on Saturday, as rehearsed, see owner.txt and the note. "
        "Wins: one inside one two “It felt calm,” said Ines. who what Ines calm"
    )
    assert prose.excerpt(NOTE, 40) == "Cut-over weekend We moved the last…"
    assert prose.excerpt("word " * 10_000, 12) == "word word…"
    assert prose.excerpt("x" * 100, 10) == "x" * 9 + "…"
    assert prose.first_line("\n\n---\n> **Calm**, said Ines\nmore") == "Calm, said Ines"
    assert prose.first_line(" \n") == ""
    assert prose.first_line("# 2024\n\n## Talks\n- One") == "Talks"
    assert prose.excerpt("# 2024\n\n- One", 60) == "One"
    assert prose.first_line("# 2024") == "2024", "the control: nothing else is written"
    assert prose.first_line("[A talk about\nlinks](https://example.org) in May") == "A talk about links in May"
    assert prose.first_line("A [ alone\nmore") == "A [ alone", "the control"
    assert prose.first_line("[A talk](https://example.org){target=_blank} in May") == "A talk in May"
    assert prose.first_line("A set {1, 2} and f(x){y}") == "A set {1, 2} and f(x){y}", "the control"
    assert prose.first_line("-5 % in a_b_c 2 * 3 * 4 @Priya") == "-5 % in a_b_c 2 * 3 * 4 @Priya"


def test_plain_text_keeps_the_shape() -> None:
    assert prose.plain(prose.parse("1. one\n   - two\n2. [three](x.md)\n\n> said\n> twice")) == (
        "1. one\n   - two\n2. three (x.md)\n\n> said\n> twice"
    )


def test_data_is_plain_json() -> None:
    data = prose.data(prose.parse(NOTE + "\n---\n\n```py\nx\n```\n"))
    assert json.loads(json.dumps(data)) == data
    kinds = [block["k"] for block in data]
    assert kinds == ["heading", "paragraph", "paragraph", "list", "quote", "table", "rule", "code-block"]
    assert data[3]["items"][1] == [{"k": "paragraph", "c": [{"k": "text", "v": "two"}]}]


MANY = 19_000
HOSTILE = {
    "open brackets": "[" * 400_000,
    "open links": "[a](" * 4_000,
    "as many links as are read": "[a](" * 499,
    "nested quotes": ">" * MANY + " x",
    "stars": "*a " * (MANY // 3),
    "mixed emphasis": "*a _b " * (MANY // 6),
    "three stars": "***a " * (MANY // 5),
    "nested list": "".join("  " * depth + "- x\n" for depth in range(400)),
    "ticks": "".join("`" * (number + 1) + "a" for number in range(190)),
    "table": "|" * MANY + "\n" + "|-" * MANY + "|\n",
    "wide heading": "# a" + " " * MANY + "b",
    "wide fence": "```" + " " * MANY + "b",
    "wide item": "- a" + " " * MANY + "b" + " " * MANY,
    "parentheses": "[a](" + "(" * MANY,
    "title": '[a](b "' + "\"('" * MANY,
    "one large block": "**word** " * 60_000,
    "many items": "- a\n" * 20_000,
    "many empty quotes": ">\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_at_once(name: str) -> None:
    began = time.process_time()
    blocks = prose.parse(HOSTILE[name])
    prose.html(blocks), prose.plain(blocks), prose.data(blocks), prose.excerpt(HOSTILE[name], 200)
    prose.first_line(HOSTILE[name])
    assert time.process_time() - began < 3


def test_plain_words_and_excerpts_never_load_the_grammar() -> None:
    code = (
        "import sys; from careerjournal.core import prose\n"
        "prose.excerpt('# A **bold** [link](x.md)', 60); prose.parse('Plain words.\\n\\n- in a list')\n"
        "print('markdown' in sys.modules); prose.parse('**bold**'); print('markdown' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True"]
