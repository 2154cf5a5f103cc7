"""A brief as one HTML page that needs nothing else, and as Markdown; words from articles stay words in both."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterable
from numbers import Integral

import pandas as pd

from kit.analysis import stances
from kit.analysis.briefing import Brief, Evidence, Section, Source
from kit.views.charts import stance_grid
from kit.views.event_charts import ladder
from kit.views.figure import image
from kit.views.html import HIDDEN, escape, link

_POSITION_COLUMNS = ("holder", "target", "against", "neither", "for", "articles")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!@^])|(?<=http)(:)|(?<=https)(:)|(?<=www)(\.)", re.IGNORECASE)
_STYLE = """
body { font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; color: #1b1b1b; background: #fff;
       max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin-bottom: .4rem; }
h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 2px solid #2b6ca3; padding-bottom: .2rem; }
.checked { font-weight: 600; border-left: 4px solid #b5382c; padding-left: .7rem; }
.quiet { color: #555; font-size: .9rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .8rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #ddd; }
th { background: #f3f5f7; } td.number { text-align: right; }
td.words { font-style: normal; } td:first-child { white-space: nowrap; }
blockquote { margin: .2rem 0 0; color: #444; font-size: .88rem; }
mark { background: #fff1b8; color: #000; padding: 0 .1em; }
img { max-width: 100%; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } tr, img, li { break-inside: avoid; }
               h2 { break-after: avoid; } thead { display: table-header-group; } }
"""
# The page may load nothing and run nothing, whatever an article says.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def html(brief: Brief) -> str:
    """The brief as a whole page: no script, no address to load from, made to be read, printed and mailed."""
    title = _say(brief.title)
    parts = [
        f"<h1>{title}</h1>",
        f'<p class="checked">{_say(brief.checked)}</p>',
        f'<p>{_say(brief.scope)}</p><p class="quiet">Made {_say(brief.made)}.</p>',
        "<h2>Key findings</h2>",
        '<p class="quiet">Counted from the tables, not concluded.</p>',
        _items(brief.findings),
        "<h2>Positions</h2>",
        _positions(brief.positions),
        "<h2>The ladder of events</h2>",
        _ladder(brief.ladder),
        *(_section(section) for section in brief.sections),
        "<h2>Sources</h2>",
        _sources(brief.sources),
        "<h2>Limits and method</h2>",
        _items(brief.limits),
        "<h2>Versions</h2>",
        _items(f"{name}: {version}" for name, version in brief.versions),
    ]
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n" + "\n".join(parts) + "\n</body></html>\n"
    )


def _items(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{_say(line)}</li>" for line in lines) + "</ul>"


def _positions(table: pd.DataFrame) -> str:
    if table.empty:
        return "<p>No stance was found in what was chosen.</p>"
    picture = image(stance_grid(table), stances.finding(table))
    return picture + _counts(table[list(_POSITION_COLUMNS)], "Stances by holder and target")


def _ladder(table: pd.DataFrame) -> str:
    if table.empty:
        return "<p>No event was found in what was chosen.</p>"
    shown = table.drop(columns=["signal"])
    numbers = shown.columns[2:]
    shown = shown[["label", "quad", *(name for name in numbers if shown[name].sum())]]
    parts = (f"{row.label} {sum(row[2:])}" for row in shown.itertuples(index=False))
    picture = image(ladder(table), "Distinct events by type: " + ", ".join(parts) + ".")
    return picture + _counts(shown, "Distinct events by type and status")


def _counts(table: pd.DataFrame, caption: str) -> str:
    heads = "".join(f'<th scope="col">{_say(str(column).replace("_", " "))}</th>' for column in table)
    cell = lambda value: (
        f'<td class="number">{value}</td>' if isinstance(value, Integral) else f"<td>{_say(value)}</td>"
    )
    rows = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in table.itertuples(index=False))
    caption = f'<caption class="quiet">{_say(caption)}</caption>'
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _section(section: Section) -> str:
    head = f"<h2>{_say(section.heading)}</h2><p>{_say(section.lead)}</p>"
    if not section.rows:
        return head
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("", "who", "what", "words", "where"))
    return f"{head}<table><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_evidence, section.rows))}</tbody></table>"


def _evidence(row: Evidence) -> str:
    sentence = f"<blockquote>{_marked(row.sentence, row.words)}</blockquote>" if row.sentence else ""
    words = "" if sentence and row.words in row.sentence else _say(row.words)
    checked = f"<br><b>{_say(row.checked)}</b>" if row.checked else ""
    where = f'{_say(row.place)}<br><span class="quiet">rule {_say(row.rule)}</span>{checked}'
    return (
        f'<tr id="{_say(row.mark)}"><td>{_say(row.mark)}</td><td>{_say(row.who)}</td><td>{_say(row.what)}</td>'
        f'<td class="words">{words}{sentence}</td><td>{where}</td></tr>'
    )


def _marked(sentence: str, words: str) -> str:
    before, found, after = sentence.partition(words) if words else (sentence, "", "")
    return _say(before) + (f"<mark>{_say(found)}</mark>" if found else "") + _say(after)


def _sources(sources: tuple[Source, ...]) -> str:
    rows = []
    for source in sources:
        where = f"<br>{link(source.url, source.url)}" if source.url else ""
        rows.append(
            f"<li><b>{_say(source.mark)}</b> {_say(source.title)}. {_say(source.outlet)}, {_say(source.day)}. "
            f'<span class="quiet">id {_say(source.article_id)}</span>{where}</li>'
        )
    return f"<ul>{''.join(rows)}</ul>"


def _say(text: object) -> str:
    return escape(_printable(str(text)))


def _printable(text: str) -> str:
    return "".join(
        " " if unicodedata.category(char) in ("Cc", "Cs") or char in "\u2028\u2029" else char for char in text
    )


def markdown(brief: Brief) -> str:
    """The brief as Markdown; every character that Markdown or HTML could read as its own is escaped."""
    lines = [
        f"# {_md(brief.title)}",
        "",
        f"**{_md(brief.checked)}**",
        "",
        _md(brief.scope),
        "",
        f"Made {_md(brief.made)}.",
    ]
    lines += ["", "## Key findings", "", "Counted from the tables, not concluded.", "", *_bullets(brief.findings)]
    lines += [
        "",
        "## Positions",
        "",
        *_md_table(brief.positions, _POSITION_COLUMNS, "No stance was found in what was chosen."),
    ]
    for section in brief.sections:
        lines += ["", f"## {_md(section.heading)}", "", _md(section.lead), ""]
        lines += [_md_evidence(row) for row in section.rows]
    lines += ["", "## Sources", ""]
    lines += [
        f"- **{source.mark}** {_md(source.title)}. {_md(source.outlet)}, {_md(source.day)}. id {_md(source.article_id)}"
        + (f" ({_md(source.url)})" if source.url else "")
        for source in brief.sources
    ]
    lines += ["", "## Limits and method", "", *_bullets(brief.limits), "", "## Versions", ""]
    lines += _bullets(f"{name}: {version}" for name, version in brief.versions)
    return "\n".join(lines) + "\n"


def _bullets(lines: Iterable[str]) -> list[str]:
    return [f"- {_md(line)}" for line in lines]


def _md_table(table: pd.DataFrame, columns: tuple[str, ...], empty: str) -> list[str]:
    if table.empty:
        return [empty]
    rows = ["| " + " | ".join(_md(cell) for cell in row) + " |" for row in table[list(columns)].itertuples(index=False)]
    return ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns), *rows]


def _md_evidence(row: Evidence) -> str:
    sentence = f" In: “{_md(row.sentence)}”" if row.sentence else ""
    checked = f"; {_md(row.checked)}" if row.checked else ""
    where = f"({_md(row.place)}; rule {_md(row.rule)}{checked})"
    return f"- **{row.mark}** {_md(row.who)}: {_md(row.what)}. Words: {_md(row.words)}.{sentence} {where}"


def _md(text: object) -> str:
    one_line = " ".join(HIDDEN.sub("\ufffd", _printable(str(text))).split())
    return _SPECIAL.sub(lambda match: "\\" + match.group(), one_line)


def preview(brief: Brief) -> str:
    """The page within a frame of its own, in which nothing runs, so that a notebook can show it as it will be."""
    return (
        '<iframe class="kit-preview" title="Preview of the brief" sandbox="" '
        f'srcdoc="{escape(html(brief))}" '
        'style="width:100%;height:640px;border:1px solid #bbb;border-radius:4px;background:#fff"></iframe>'
    )


def written(paths: Iterable[str], files: dict[str, str]) -> str:
    """Where a brief was written, and links that save a copy of each file (name → text) from the notebook."""
    kinds = {"html": "text/html", "md": "text/markdown"}
    links = " · ".join(
        f'<a download="{escape(name)}" href="data:{kinds[name.rpartition(".")[2]]};base64,'
        f'{base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")}">Save {escape(name)}</a>'
        for name, text in files.items()
    )
    return f"Written to {' and '.join(map(escape, paths))}. {links}"
