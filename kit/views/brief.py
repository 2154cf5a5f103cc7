"""A brief as one HTML page that needs nothing else; words from articles stay words in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from numbers import Number

from kit.analysis.briefing import Brief, Evidence, KeyJudgement
from kit.views.brief_parts import Part, Table, parts, printable
from kit.views.brief_pictures import pictured
from kit.views.figure import image
from kit.views.html import download, escape, link

_STYLE = """
body { font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; color: #1b1b1b; background: #fff;
       max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin-bottom: .4rem; }
h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 2px solid #2b6ca3; padding-bottom: .2rem; }
.checked { font-weight: 600; border-left: 4px solid #b5382c; padding-left: .7rem; }
.judgements { list-style: none; padding: 0; }
.judgements li { margin: .9rem 0; padding-left: .7rem; border-left: 4px solid #2b6ca3; }
.judgements p { margin: .1rem 0; }
.quiet { color: #555; font-size: .9rem; }
caption { text-align: left; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .8rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #ddd; }
th { background: #f3f5f7; } td.number { text-align: right; } td { overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; }
blockquote { margin: .2rem 0 0; color: #444; font-size: .88rem; }
mark { background: #fff1b8; color: #000; padding: 0 .1em; }
img { max-width: 100%; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } tr, img, li { break-inside: avoid; }
               h2 { break-after: avoid; } thead { display: table-header-group; } }
"""
# The page may load nothing and run nothing, whatever an article says.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_ADDRESS = re.compile(r"https?://\S+\Z")
_KINDS = {
    "html": "text/html",
    "md": "text/markdown",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def html(brief: Brief) -> str:
    """The brief as a whole page: no script, no address to load from, made to be read, printed and mailed."""
    title = _say(brief.title)
    body = [
        f'<p class="checked">{_say(brief.checked)}</p>',
        f"<h1>{title}</h1>",
        f'<p>{_say(brief.scope)}</p><p class="quiet">Made {_say(brief.made)}.</p>',
        *(_part(brief, part) for part in parts(brief)),
    ]
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def _part(brief: Brief, part: Part) -> str:
    made = [f"<h2>{_say(part.heading)}</h2>"]
    made += [f"<p>{_say(part.lead)}</p>"] if part.lead else []
    made += [image(*pictured(brief, part.picture))] if part.picture else []
    made += [_judgements(part.judgements)] if part.judgements else []
    made += [_items(part.items)] if part.items else []
    made += map(_table, part.tables)
    made += [_rows(part.evidence)] if part.evidence else []
    return "\n".join(made)


def _judgements(judgements: Iterable[KeyJudgement]) -> str:
    items = []
    for one in judgements:
        grounds = _say(one.grounds)
        for mark in one.evidence:
            grounds = re.sub(rf"\b{mark}\b(?!<)", f'<a href="#{mark}">{mark}</a>', grounds, count=1)
        told = "".join(f"<p>{_say(sentence)}</p>" for sentence in one.sentences)
        items.append(f'<li><p><b>{one.mark}</b> {_say(one.text)}</p>{told}<p class="quiet">{grounds}</p></li>')
    return f'<ul class="judgements">{"".join(items)}</ul>'


def _items(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{_linked(line)}</li>" for line in lines) + "</ul>"


def _linked(line: str) -> str:
    """The line, the address of a web page at its end as a link."""
    found = _ADDRESS.search(line)
    return _say(line[: found.start()]) + link(found[0], printable(found[0])) if found else _say(line)


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{_say(name)}</th>' for name in table.columns)
    cell = lambda value: f'<td class="number">{value}</td>' if isinstance(value, Number) else f"<td>{_say(value)}</td>"
    rows = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in table.rows)
    caption = f'<caption class="quiet">{_say(table.caption)}</caption>'
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _rows(evidence: Iterable[Evidence]) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("row", "who", "what", "words", "where"))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_evidence, evidence))}</tbody></table>"


def _evidence(row: Evidence) -> str:
    sentence = f"<blockquote>{_marked(row.sentence, row.words)}</blockquote>" if row.sentence else ""
    words = "" if sentence and row.words in row.sentence else _say(row.words)
    checked = f"<br><b>{_say(row.checked)}</b>" if row.checked else ""
    where = f'{_say(row.place)}<br><span class="quiet">rule {_say(row.rule)}</span>{checked}'
    return (
        f'<tr id="{_say(row.mark)}"><td>{_say(row.mark)}</td><td>{_say(row.who)}</td><td>{_say(row.what)}</td>'
        f"<td>{words}{sentence}</td><td>{where}</td></tr>"
    )


def _marked(sentence: str, words: str) -> str:
    before, found, after = sentence.partition(words) if words else (sentence, "", "")
    return _say(before) + (f"<mark>{_say(found)}</mark>" if found else "") + _say(after)


def _say(text: object) -> str:
    return escape(printable(text))


def preview(brief: Brief) -> str:
    """The page within a frame of its own, in which nothing runs, so that a notebook can show it as it will be."""
    return (
        '<iframe class="kit-preview" title="Preview of the brief" sandbox="" '
        f'srcdoc="{escape(html(brief))}" '
        'style="width:100%;height:640px;border:1px solid #bbb;border-radius:4px;background:#fff"></iframe>'
    )


def written(files: Mapping[str, bytes]) -> str:
    """Where a brief was written (path → content), and links that save a copy of each file from the notebook."""
    links = []
    for path, content in files.items():
        name = re.split(r"[\\/]", path)[-1]
        links.append(download(content, name, f"Save {name}", _KINDS[name.rpartition(".")[2]]))
    return f"Written to {', '.join(map(escape, files))}. {' · '.join(links)}"
