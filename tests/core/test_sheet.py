"""The sheet: its order and limits, what is let go first, and the same words in all four formats."""

from __future__ import annotations

import html as html_module
import io
import random
import re
from dataclasses import replace

import markdown as markdown_library
import pypdf
import pytest

from careerjournal.core.summary import as_html, as_markdown, as_text, fitting, layouts, typeset
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import (
    NO_ROOM,
    TOO_LONG,
    TOO_MANY,
    Item,
    Part,
    Run,
    Section,
    Summary,
    plain,
    run,
    words,
)

HOSTILE = (
    '#let x = 1; <script>alert(1)</script> ](javascript:alert) *a* _b_ `c` $x$ | y \\ "q" & @ref https://e.example/'
)
SENTENCE = "we moved the last services over in one calm weekend and told everybody what came next"


def item(uid: str, head: str = "", *parts: tuple[str, str], **more: object) -> Item:
    return Item(uid, run(head), tuple(Part(run(text), label) for label, text in parts), **more)  # type: ignore[arg-type]


def sections_of(order: str = "usual") -> tuple[Section, ...]:
    return layouts.read("sheet").sections(order)


def made(career: bool = False, /, **items: list[Item]) -> Summary:
    order, lead = ("career", layouts.read("sheet").spoken("lead")) if career else ("usual", "")
    sections = tuple(replace(section, items=tuple(items.get(section.key, ()))) for section in sections_of(order))
    return Summary("sheet", "1:1 with Priya Raman", "Tuesday 20 January 2026, 10:00", "Sam Okafor", sections, lead)


def several(prefix: str, count: int, *parts: tuple[str, str]) -> list[Item]:
    return [item(f"{prefix}{n}", f"{prefix.title()} number {n}", *parts) for n in range(1, count + 1)]


def full() -> Summary:
    """Every section filled to its limit, each item with as many words as it may have."""
    long = " ".join(SENTENCE.split() * 3)
    since = [
        item(f"since{n}", "Ask Ines whether the workshop budget of the spring is free for us all", side=side)
        for n, side in enumerate(("mine", "mine", "theirs", "theirs"))
    ]
    return made(
        wish=[item("wish", " ".join(long.split()[:25]))],
        since=since,
        wins=several("win", 3, ("", " ".join(long.split()[:32]))),
        goals=several("goal", 3, ("", " ".join(long.split()[:12])), ("Newest", " ".join(long.split()[:13]))),
        options=several(
            "option", 3, ("", " ".join(long.split()[:30])), ("Cost", SENTENCE), ("Smaller trial", "one week")
        ),
        hard=[item("hard", "The audit lands on us", ("", " ".join(long.split()[:40])))],
        asks=several("ask", 3),
        carried=several("carried", 2),
    )


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def counted(found: list[str]) -> list[str]:
    """Without the numbers of the asks, which Markdown and HTML leave to the reader's program."""
    return [word for word in found if not word.isdigit()]


def shown(fitted: Fitted) -> dict[str, list[str]]:
    return {section.key: [one.uid for one in section.shown] for section in fitted.summary.sections if section.shown}


def test_the_sections_stand_in_the_order_of_the_paper() -> None:
    usual = [section.key for section in sections_of()]
    assert usual == ["wish", "since", "wins", "goals", "feedback", "options", "hard", "asks", "carried", "raise",
                     "agreed"]  # fmt: skip
    career = [section.key for section in sections_of("career")]
    assert career[:3] == ["themes", "growth", "wish"]
    assert "standing" in career
    assert [(section.rule.most, section.rule.words) for section in sections_of()][:4] == [
        (1, 25), (4, 14), (3, 35), (3, 25),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("one two", 2), ("a – b", 2), ("x" * 240, 10), ("ขอบคุณมากสำหรับความช่วยเหลือ", 6), ("今天完成了迁移", 4)],
)
def test_words_are_counted_as_a_reader_takes_them(text: str, count: int) -> None:
    assert words(text) == count


def test_an_overlong_item_asks_for_a_short_version_and_is_never_cut() -> None:
    long = item("long", "Platform move", ("", " ".join(["word"] * 40)))
    fitted = fitting.fit(made(wins=[long, *several("win", 3)]), "a4")
    assert [(left.uid, left.reason) for left in fitted.left_out] == [("long", TOO_LONG)]
    assert shown(fitted)["wins"] == ["win1", "win2", "win3"], "it takes nobody's place"
    mended = fitting.fit(made(wins=[replace(long, short="Moved without a rollback.")]), "a4")
    assert not mended.left_out
    assert "Platform move – Moved without a rollback." in as_text.page(mended)


def test_a_short_version_stands_for_the_title_where_the_title_is_long_itself() -> None:
    rule = sections_of()[2].rule
    long = item("long", " ".join(["title"] * 30), ("", "impact"), short="Short.")
    assert plain(long.on_paper(rule).head) == "Short."
    assert not long.on_paper(rule).parts


def test_a_section_holds_no_more_than_its_limit_and_mine_and_theirs_take_turns() -> None:
    since = [item(f"m{n}", "mine", side="mine") for n in range(4)] + [
        item(f"t{n}", "theirs", side="theirs") for n in range(2)
    ]
    fitted = fitting.fit(made(wins=several("win", 5), since=since), "a4")
    assert shown(fitted) == {"since": ["m0", "m1", "t0", "t1"], "wins": ["win1", "win2", "win3"]}
    assert {left.reason for left in fitted.left_out} == {TOO_MANY}


def test_what_is_not_ticked_is_neither_on_the_page_nor_left_out() -> None:
    fitted = fitting.fit(made(wins=[item("a", "Hidden win", included=False), item("b", "Shown win")]), "a4")
    assert not fitted.left_out
    assert "Hidden" not in as_text.page(fitted)
    assert "Shown" in as_text.page(fitted)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_one_page_keeps_its_room_and_lets_the_lightest_go(paper: str) -> None:
    whole = full()
    fitted = fitting.fit(whole, paper)
    assert fitted.document.pages == 1
    assert fitted.document.room >= 0.3 * fitted.document.height
    assert {left.reason for left in fitted.left_out} == {NO_ROOM}, "the control: it was more than one page holds"
    assert {"wish", "hard", "asks"} <= shown(fitted).keys()
    assert "win1" in shown(fitted)["wins"]
    everything = sum(section.included for section in whole.sections)
    assert sum(map(len, shown(fitted).values())) + len(fitted.left_out) == everything
    assert fitting.fit(whole, paper).left_out == fitted.left_out


def test_nothing_more_would_have_fitted() -> None:
    fitted = fitting.fit(full(), "a4")
    for left in fitted.left_out:
        back = tuple(
            replace(
                section, items=tuple(replace(one, left="") if one.uid == left.uid else one for one in section.items)
            )
            for section in fitted.summary.sections
        )
        bigger = replace(fitted.summary, sections=back)
        document = typeset.document(fitting.data(bigger), "sheet", "a4")
        assert document.pages > 1 or document.room < 0.3 * document.height


def test_an_empty_sheet_is_a_page_too() -> None:
    fitted = fitting.fit(made(), "a4")
    assert fitted.document.pages == 1
    assert [section.key for section in fitted.printed] == ["raise", "agreed"]


def test_all_four_formats_have_the_same_words_in_the_same_order() -> None:
    fitted = fitting.fit(full(), "letter")
    text = tokens(as_text.page(fitted))
    page = html_module.unescape(re.sub(r"<[^>]+>", " ", as_html.page(fitted).split("<body>")[1]))
    marked = re.sub(r"^ *- \[(x| )\]|\[ \]|^\d\. ", "", as_markdown.page(fitted), flags=re.MULTILINE)
    plain = re.sub(r"^\[x\]|^\d\. ", "", as_text.page(fitted), flags=re.MULTILINE)
    pdf = pypdf.PdfReader(io.BytesIO(fitted.document.pdf)).pages[0].extract_text()
    foot = tokens(fitted.summary.foot) + tokens("Page 1 of 1")
    assert tokens(page) == tokens(marked) == tokens(plain)
    assert counted(tokens(pdf)[: -len(foot)]) == counted(tokens(plain))
    assert tokens(pdf)[-len(foot) :] == foot
    assert len(text) > 150, "the control: there was something to compare"


def test_a_hostile_note_stays_text_in_every_format() -> None:
    fitted = fitting.fit(made(wish=[item("w", HOSTILE)], asks=[item("a", "1. # " + HOSTILE)]), "a4")
    assert HOSTILE in " ".join(as_text.page(fitted).split())
    page = as_html.page(fitted)
    assert HOSTILE in html_module.unescape(page)
    assert "<script" not in page
    rendered = markdown_library.markdown(as_markdown.page(fitted), extensions=["tables"])
    assert "<script" not in rendered
    assert "<a " not in rendered
    assert HOSTILE in " ".join(html_module.unescape(re.sub(r"<[^>]+>", "", rendered)).split())
    assert "<em>" in markdown_library.markdown("*a* <script>"), "the control: unescaped it would be markup"
    pdf = pypdf.PdfReader(io.BytesIO(fitted.document.pdf)).pages[0]
    assert HOSTILE.replace(" ", "") in pdf.extract_text().replace("\n", "").replace(" ", "")
    assert "/Annots" not in pdf


def test_html_asks_for_nothing_outside_itself() -> None:
    page = as_html.page(fitting.fit(full(), "a4"))
    assert not re.search(r"(?:src|href|url)\s*[=(]|@import|https?:", page)
    assert "default-src 'none'" in page
    assert "color-scheme: light" in page


def test_styles_of_the_text_survive() -> None:
    styled = Item("a", (Run("Pages fell from "), Run("nine to three", "strong"), Run(" in "), Run("week_2", "code")))
    fitted = fitting.fit(made(wins=[styled]), "a4")
    assert "<strong>nine to three</strong> in <code>week_2</code>" in as_html.page(fitted)
    assert "**nine to three** in week\\_2" in as_markdown.page(fitted)
    assert "Pages fell from nine to three in week_2" in as_text.page(fitted)


def test_a_career_sheet_promises_nothing_and_leads_with_themes() -> None:
    content = {"themes": [item("t", "Teaching")], "wish": [item("w", "A first project")]}
    text = as_text.page(fitting.fit(made(True, **content), "a4"))
    assert "Looking ahead, no promises expected" in text
    assert text.index("Teaching") < text.index("A first project")


def test_control_characters_do_not_reach_the_paper() -> None:
    assert plain(run("a\x00b\u2028c\r\n  d")) == "a b c d"
    assert run(" \n") == ()


ODD = (
    "a", "b c", "\u0301", "\u202e", "\u200d", "אב", "عرب", "ไทย", "🎉", "👨‍👩‍👧", "<b>", "#x",
    "$", "\\", '"', "\u00ad", "\ufeff", "*_", "[a](", "`", "  ", "x" * 40, "\t", "\u0000", "–",
    "\u00a0", "https://e.example/" + "y" * 60, "a" * 300, "1. ", "\u2066",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_whatever_was_written_becomes_one_page(seed: int) -> None:
    chance = random.Random(seed)

    def odd(most: int) -> str:
        return "".join(chance.choice(ODD) for _ in range(chance.randint(1, most)))

    keys = ("wish", "since", "wins", "goals", "options", "hard", "asks", "carried", "raise")
    content = {
        key: [
            item(f"{key}{n}", odd(6), ("", odd(8)), ("Cost", odd(4)), side="mine") for n in range(chance.randint(0, 4))
        ]
        for key in keys
    }
    fitted = fitting.fit(made(False, **content), chance.choice(["a4", "letter"]))
    assert fitted.document.pages == 1
    assert fitted.spare >= 0
    for write in (as_html.page, as_markdown.page, as_text.page):
        assert write(fitted).encode()


def test_the_last_count_changes_how_long_it_takes_and_nothing_else() -> None:
    cold = fitting.fit(full(), "a4")
    assert cold.let_go > 0
    for about in (0, 2, cold.let_go, 99):
        assert fitting.fit(full(), "a4", about).left_out == cold.left_out


def test_signs_that_turn_text_round_do_not_reach_the_paper() -> None:
    assert plain(run("safe\u202etxt\u2066.exe")) == "safetxt.exe"


def test_a_section_without_items_is_not_printed() -> None:
    rule = sections_of()[2].rule
    assert not Section(rule).printed
    assert Section(rule, (item("a", "A win"),)).printed
