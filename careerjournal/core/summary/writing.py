"""The sheet as HTML, Markdown and plain text: the same records in the same order as on the page, written by hand."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable
from functools import lru_cache

from careerjournal.core import paths
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import Item, Part, Run, Runs, Section, plain

_WIDTH = 76
_BLANK = "_" * 24  # Markdown draws a line of these as a rule


def html_page(fitted: Fitted) -> str:
    """One file that asks for nothing else and runs nothing."""
    summary = fitted.summary
    text = html.escape
    lead = f" <em>{text(summary.lead)}</em>" if summary.lead else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{text(summary.lang)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(summary.title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<header>\n"
        f"<h1>{text(summary.title)}</h1>\n<p><span>{text(summary.when)}{lead}</span> "
        f"<span>{text(summary.who)}</span></p>\n"
        "</header>\n" + "".join(map(_html_section, fitted.printed)) + "</body>\n</html>\n"
    )


@lru_cache(maxsize=1)
def _style() -> str:
    return (paths.resources() / "summaries" / "sheet.css").read_text("utf-8")


def _html_section(section: Section) -> str:
    body = _HTML.get(section.rule.style, _html_plain)(section)
    return f"<section>\n<h2>{html.escape(section.rule.title)}</h2>\n<div>{body}</div>\n</section>\n"


def _html_plain(section: Section) -> str:
    return "<ul>" + "".join(f"<li>{_html_item(item)}</li>" for item in section.shown) + "</ul>"


def _html_lead(section: Section) -> str:
    return "".join(f'<p class="lead">{_html_item(item)}</p>' for item in section.shown)


def _html_since(section: Section) -> str:
    columns = []
    for name, items in _sides(section):
        rows = "".join(
            f'<li><span class="box{" done" if item.done else ""}"></span>{_html_item(item)}</li>' for item in items
        )
        columns.append(f"<div><h3>{html.escape(name)}</h3>\n<ul>{rows}</ul></div>")
    return f'<div class="sides">{"".join(columns)}</div>'


def _html_options(section: Section) -> str:
    names = " ".join(f'<span><span class="box"></span>{html.escape(name)}</span>' for name in _boxes(section))
    boxes = f' <div class="boxes">{names}</div>'
    return "<ul>" + "".join(f"<li>{_html_item(item)}{boxes}</li>" for item in section.shown) + "</ul>"


def _html_asks(section: Section) -> str:
    return "<ol>" + "".join(f"<li>{_html_item(item)}</li>" for item in section.shown) + "</ol>"


def _html_line(section: Section) -> str:
    return (_html_plain(section) if section.shown else "") + '<div class="line"></div>'


def _html_table(section: Section) -> str:
    columns = section.rule.extra["columns"]
    head = " ".join(f'<th scope="col">{html.escape(name)}</th>' for name in columns)
    row = "<tr>" + "<td></td>" * len(columns) + "</tr>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{row * section.rule.extra['rows']}</tbody></table>"


def _html_item(item: Item) -> str:
    head = _html_runs(item.head)
    pieces = [f"<strong>{head}</strong>" if item.parts and head else head]
    pieces += [_html_part(part) for part in item.parts if not part.label]
    pieces += [f"<small>{html.escape(item.aside)}</small>"] if item.aside else []
    pieces += [_html_part(part) for part in item.parts if part.label]
    return " ".join(filter(None, pieces))


def _html_part(part: Part) -> str:
    label = f"<small>{html.escape(part.label)}</small> " if part.label else ""
    return label + _html_runs(part.text)


def _html_runs(runs: Runs) -> str:
    tags = {"strong": "strong", "emphasis": "em", "code": "code"}
    return "".join(
        f"<{tags[run.style]}>{html.escape(run.text)}</{tags[run.style]}>" if run.style else html.escape(run.text)
        for run in runs
    )


_HTML: dict[str, Callable[[Section], str]] = {
    "lead": _html_lead,
    "since": _html_since,
    "options": _html_options,
    "asks": _html_asks,
    "line": _html_line,
    "table": _html_table,
}


def markdown(fitted: Fitted) -> str:
    """Markdown that shows every character a person wrote as that character."""
    summary = fitted.summary
    under = " · ".join(escaped(text) for text in (summary.when, summary.lead, summary.who) if text)
    sections = (f"## {escaped(section.rule.title)}\n\n{_markdown_section(section)}" for section in fitted.printed)
    return "\n\n".join((f"# {escaped(summary.title)}", under, *sections)) + "\n"


def escaped(text: str) -> str:
    """`text` so that no Markdown reader finds markup, a link or a tag in it; only what could be one is marked."""
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")
    text = re.sub(r"([\\`*_\[\]])", r"\\\1", text)
    text = text.replace("~", r"\~") if text.count("~") > 1 else text
    text = re.sub(r"^([-+=#>])", r"\\\1", text)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", text)


def _markdown_section(section: Section) -> str:
    rule, items = section.rule, section.shown
    if rule.style == "since":
        return "\n\n".join(
            f"{escaped(name)}\n\n"
            + "\n".join(f"- [{'x' if item.done else ' '}] {_markdown_item(item)}" for item in found)
            for name, found in _sides(section)
        )
    if rule.style == "options":
        boxes = "  \n  " + " ".join(f"[ ] {escaped(name)}" for name in _boxes(section)) + f" {_BLANK}"
        return "\n".join(f"- {_markdown_item(item)}{boxes}" for item in items)
    if rule.style == "asks":
        return "\n".join(f"{n}. {_markdown_item(item)}" for n, item in enumerate(items, 1))
    if rule.style == "line":
        return "\n\n".join([*map(_markdown_item, items), _BLANK])
    if rule.style == "table":
        columns = [escaped(name) for name in rule.extra["columns"]]
        rows = [columns, ["---"] * len(columns), *[[" "] * len(columns)] * rule.extra["rows"]]
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)
    if rule.style == "lead":
        return "\n\n".join("> " + _markdown_item(item) for item in items)
    return "\n".join(f"- {_markdown_item(item)}" for item in items)


def _markdown_item(item: Item) -> str:
    head = _markdown_runs(item.head)
    if item.parts and head:
        head = f"**{escaped(plain(item.head).strip())}**"
    return "  \n  ".join(_lines(item, head, _markdown_runs, escaped))


def _markdown_runs(runs: Runs) -> str:
    return "".join(_markdown_run(run) for run in runs)


def _markdown_run(run: Run) -> str:
    mark = {"strong": "**", "emphasis": "*"}.get(run.style, "")
    inner = run.text.strip()
    if not mark or not inner:
        return escaped(run.text)
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return f"{before}{mark}{escaped(inner)}{mark}{after}"


def text(fitted: Fitted) -> str:
    """Plain text, at most 76 columns wide."""
    summary = fitted.summary
    under = " · ".join(line for line in (summary.when, summary.lead, summary.who) if line)
    top = [*_wrapped(summary.title), "=" * min(_WIDTH, len(summary.title)), *_wrapped(under)]
    for section in fitted.printed:
        top += ["", section.rule.title, "-" * len(section.rule.title), *_text_section(section)]
    return "\n".join(line.rstrip() for line in top) + "\n"


def _text_section(section: Section) -> list[str]:
    rule, items = section.rule, section.shown
    lines: list[str] = []
    if rule.style == "since":
        for name, found in _sides(section):
            lines.append(name)
            for item in found:
                lines += _text_item(item, "[x] " if item.done else "[ ] ")
    elif rule.style == "options":
        for item in items:
            lines += _text_item(item, "* ")
            lines += ["  " + "  ".join(f"[ ] {name}" for name in _boxes(section)) + f" {_BLANK}"]
    elif rule.style == "asks":
        for n, item in enumerate(items, 1):
            lines += [*_text_item(item, f"{n}. "), "", ""]
    elif rule.style == "line":
        lines += [*(line for item in items for line in _text_item(item)), "", "_" * _WIDTH]
    elif rule.style == "table":
        first, *others = rule.extra["columns"]
        lines += [f"{first:<40}" + "".join(f"{name:<18}" for name in others)]
        lines += ["", "_" * 38 + ("  " + "_" * 16) * len(others)] * rule.extra["rows"]
    else:
        for item in items:
            lines += _text_item(item, "" if rule.style == "lead" else "* ")
    return lines


def _text_item(item: Item, mark: str = "") -> list[str]:
    first, *others = _lines(item, plain(item.head), plain, str)
    return [*_wrapped(first, mark), *(line for other in others for line in _wrapped(other, " " * len(mark)))]


def _lines(item: Item, head: str, write: Callable[[Runs], str], label: Callable[[str], str]) -> list[str]:
    """Head, parts and small print on one line, each labelled part on its own, in the order of the page."""
    bare = [write(part.text) for part in item.parts if not part.label]
    first = " – ".join(filter(None, (head, *bare))) + (f" ({label(item.aside)})" if item.aside else "")
    return [first, *(f"{label(part.label)}: {write(part.text)}" for part in item.parts if part.label)]


def _wrapped(line: str, mark: str = "") -> list[str]:
    """`line` at most 76 columns wide; an endless word keeps its one line, so nothing is cut in two."""
    return textwrap.wrap(
        line,
        _WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _sides(section: Section) -> list[tuple[str, list[Item]]]:
    """What I promised and what they promised, each with its name, where there is any."""
    found = ((which, [item for item in section.shown if item.side == which]) for which in ("mine", "theirs"))
    return [(section.rule.extra[which], items) for which, items in found if items]


def _boxes(section: Section) -> list[str]:
    return list(section.rule.extra["boxes"])
