"""A summary as HTML: one file that asks for nothing else and runs nothing, with the same records as on the page."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from careerjournal.core import paths, prose
from careerjournal.core.summary import layouts
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import Figure, Item, Part, Runs, Section
from careerjournal.core.summary.writing import boxes, groups, sides


def page(fitted: Fitted) -> str:
    """The whole file."""
    summary = fitted.shown
    text = html.escape
    large = ' class="large"' if summary.large else ""
    lead = f" <em>{text(summary.lead)}</em>" if summary.lead else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{text(summary.lang)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(summary.title)}</title>\n<style>\n{_style(layouts.read(summary.layout).template)}</style>\n</head>\n<body{large}>\n<header>\n"
        f"<h1>{text(summary.title)}</h1>\n<p><span>{text(summary.when)}{lead}</span> "
        f"<span>{text(summary.who)}</span></p>\n"
        "</header>\n" + "".join(map(_section, fitted.printed)) + "</body>\n</html>\n"
    )


@lru_cache
def _style(template: str) -> str:
    return (paths.resources() / "summaries" / f"{template}.css").read_text("utf-8")


def _section(section: Section) -> str:
    rule = section.rule
    body = _STYLES.get(rule.style, _plain)(section)
    about = f'<p class="about">{html.escape(rule.about)}</p>' if rule.about else ""
    return f'<section class="{rule.style}">\n<h2>{html.escape(rule.title)}</h2>\n<div>{about}{body}</div>\n</section>\n'


def _under_heads(section: Section, draw: Callable[[list[Item]], str]) -> str:
    told = ""
    for heads, items in groups(section.shown):
        told += "".join(f'<h{3 + depth} class="over">{html.escape(text)}</h{3 + depth}>' for depth, text in heads)
        told += draw(items)
    return told


def _plain(section: Section) -> str:
    return _under_heads(section, lambda items: "<ul>" + "".join(f"<li>{_item(item)}</li>" for item in items) + "</ul>")


def _lead(section: Section) -> str:
    return "".join(
        f'<div class="lead">{prose.html(item.blocks)}</div>' if item.blocks else f'<p class="lead">{_item(item)}</p>'
        for item in section.shown
    )


def _since(section: Section) -> str:
    columns = []
    for name, items in sides(section):
        rows = "".join(
            f'<li><span class="box{" done" if item.done else ""}"></span>{_item(item)}</li>' for item in items
        )
        columns.append(f"<div><h3>{html.escape(name)}</h3>\n<ul>{rows}</ul></div>")
    return f'<div class="sides">{"".join(columns)}</div>'


def _options(section: Section) -> str:
    names = " ".join(f'<span><span class="box"></span>{html.escape(name)}</span>' for name in boxes(section))
    drawn = f' <div class="boxes">{names}</div>'
    return "<ul>" + "".join(f"<li>{_item(item)}{drawn}</li>" for item in section.shown) + "</ul>"


def _asks(section: Section) -> str:
    return "<ol>" + "".join(f"<li>{_item(item)}</li>" for item in section.shown) + "</ol>"


def _line(section: Section) -> str:
    return (_plain(section) if section.shown else "") + '<div class="line"></div>'


def _prose(section: Section) -> str:
    return _under_heads(
        section, lambda items: "".join(f"<article>{_whole(item, 3 + len(item.over))}</article>" for item in items)
    )


def _whole(item: Item, level: int = 3) -> str:
    head = f"<h{level}>{_runs(item.head)}</h{level}>" if item.head else ""
    aside = f"<small>{html.escape(item.aside)}</small>" if item.aside else ""
    return head + aside + prose.html(item.blocks) + "".join(f"<p>{_part(part)}</p>" for part in item.parts)


def _quotes(section: Section) -> str:
    return _under_heads(section, lambda items: "".join(f"<article>{_quote(item)}</article>" for item in items))


def _quote(item: Item) -> str:
    said = f"<blockquote>{prose.html(item.blocks)}</blockquote><small>{html.escape(item.aside)}</small>"
    return said + "".join(f"<p>{_part(part)}</p>" for part in item.parts)


def _numbers(section: Section) -> str:
    parts = [
        (" · ".join(text for _, text in heads), [(_runs(item.head), *map(html.escape, item.cells)) for item in items])
        for heads, items in groups(section.shown)
    ]
    return _grid(section.rule.extra["columns"], parts)


def _grid(heads: Sequence[str], parts: Iterable[tuple[str, Iterable[Sequence[str]]]]) -> str:
    """A table; each part of its rows under its name, where it has one."""
    top = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in heads)
    told = ""
    for name, rows in parts:
        named = f'<tr><th scope="rowgroup" colspan="{len(heads)}">{html.escape(name)}</th></tr>' if name else ""
        body = "".join(
            f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others) + "</tr>"
            for first, *others in rows
        )
        told += f"<tbody>{named}{body}</tbody>"
    return f'<table class="numbers"><thead><tr>{top}</tr></thead>{told}</table>'


def _figures(section: Section) -> str:
    tables = section.rule.extra.get("tables", True)
    return "".join(_figure(item, item.figure, tables) for item in section.shown if item.figure)


def _figure(item: Item, figure: Figure, with_table: bool) -> str:
    drawing = figure.svg[figure.svg.index("<svg") :] if "<svg" in figure.svg else ""
    table = bool(figure.rows) and (with_table or figure.shortens or not drawing)
    words = html.escape(figure.words if table else figure.spoken)
    drawn = f'<div role="img" aria-label="{words}">{drawing}</div>' if drawing else ""
    under = f"<small>{html.escape(figure.under)}</small>" if figure.under else ""
    rows = [tuple(map(html.escape, row)) for row in figure.rows]
    caption = f"<figcaption>{_runs(item.head)}{under}</figcaption>"
    return f"<figure>{caption}{drawn}{_grid(figure.heads, [('', rows)]) if table else ''}</figure>"


def _table(section: Section) -> str:
    columns = section.rule.extra["columns"]
    head = " ".join(f'<th scope="col">{html.escape(name)}</th>' for name in columns)
    row = "<tr>" + "<td></td>" * len(columns) + "</tr>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{row * section.rule.extra['rows']}</tbody></table>"


def _item(item: Item) -> str:
    head = _runs(item.head)
    pieces = [f"<strong>{head}</strong>" if item.parts and head else head]
    pieces += [_part(part) for part in item.parts if not part.label]
    pieces += [f"<small>{html.escape(item.aside)}</small>"] if item.aside else []
    pieces += [f'<span class="part">{_part(part)}</span>' for part in item.parts if part.label]
    return " ".join(filter(None, pieces))


def _part(part: Part) -> str:
    label = f"<small>{html.escape(part.label)}</small> " if part.label else ""
    return label + _runs(part.text)


def _runs(runs: Runs) -> str:
    tags = {"strong": "strong", "emphasis": "em", "code": "code"}
    return "".join(
        f"<{tags[run.style]}>{html.escape(run.text)}</{tags[run.style]}>" if run.style else html.escape(run.text)
        for run in runs
    )


_STYLES: dict[str, Callable[[Section], str]] = {
    "lead": _lead,
    "prose": _prose,
    "days": _prose,
    "quotes": _quotes,
    "numbers": _numbers,
    "figures": _figures,
    "since": _since,
    "options": _options,
    "asks": _asks,
    "line": _line,
    "table": _table,
}
