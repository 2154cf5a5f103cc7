"""The only place where HTML is put together; whatever comes from an article, a file name or a table is escaped here."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from html import escape as _escape
from urllib.parse import urlsplit

# Marks that turn the direction of writing around could hide what a text says; they are shown as a broken character.
HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# JupyterLab takes letters and arrow keys from a focused control as commands for the notebook (x cuts the cell), unless
# the focused element itself carries this attribute.
KEY_GUARD = """<script>
if (!window.kitKeyGuard) {
    window.kitKeyGuard = true;
    document.addEventListener("focusin", event => {
        if (event.target.closest(".jp-OutputArea .jupyter-widgets"))
            event.target.setAttribute("data-lm-suppress-shortcuts", "true");
    });
}
</script>"""


def visible(text: object) -> str:
    """The text with hidden turns of direction made visible: for controls, which take no markup anyway."""
    return HIDDEN.sub("\ufffd", str(text))


def escape(text: object) -> str:
    """The text as it is to be shown: no markup of its own, no hidden turns of direction."""
    return _escape(visible(text), quote=True)


def paragraph(text: object, *, kind: str = "") -> str:
    """A paragraph of plain text."""
    named = f' class="{escape(kind)}"' if kind else ""
    return f'<p{named} style="margin:4px 0;line-height:1.45">{escape(text)}</p>'


def heading(text: object, level: int = 3) -> str:
    """A heading."""
    return f'<h{level} style="margin:14px 0 0;line-height:1.4">{escape(text)}</h{level}>'


def said(text: object) -> str:
    """A line that a screen reader speaks when it changes."""
    return (
        f'<p role="status" aria-live="polite" style="margin:4px 0;line-height:1.45">{escape(text)}</p>' if text else ""
    )


def scope_line(text: object) -> str:
    """The line above an app: which articles it shows."""
    return f'<p style="margin:2px 0 4px;line-height:1.45;color:var(--jp-ui-font-color2)">{escape(text)}</p>'


def alarm(text: object) -> str:
    """A line about something that went wrong."""
    style = "margin:4px 0;padding:6px 10px;border-left:4px solid #b00020;background:#fde7ea;color:#000"
    return f'<p role="alert" style="{style}">{escape(text)}</p>'


def bullets(lines: Iterable[object]) -> str:
    """A list of plain lines."""
    return "<ul style='margin:4px 0'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def summary(lines: Sequence[object]) -> str:
    """Some lines above a picture: the first is spoken by a screen reader when it changes, the others are a list."""
    first, *rest = [line for line in lines if line] or [""]
    return f'<div style="line-height:1.4;max-width:62em">{said(first)}{bullets(rest) if rest else ""}</div>'


def grid(columns: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """A small table of plain cells."""
    cell = 'style="padding:3px 10px;text-align:left;vertical-align:top;overflow-wrap:break-word;max-width:30em"'
    head = "".join(f'<th scope="col" {cell}>{escape(column)}</th>' for column in columns)
    body = "".join("<tr>" + "".join(f"<td {cell}>{escape(c)}</td>" for c in row) + "</tr>" for row in rows)
    title = f'<caption style="text-align:left">{escape(caption)}</caption>' if caption else ""
    return f'<table style="border-collapse:collapse">{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def scrolled(content: str, name: str) -> str:
    """A box of made HTML that scrolls when it is high; the keyboard reaches it by its name."""
    if not content:
        return ""
    style = "max-height:340px;overflow:auto;font-size:12px;line-height:1.3;margin-bottom:10px"
    return f'<div tabindex="0" role="region" aria-label="{escape(name)}" style="{style}">{content}</div>'


def link(address: str, text: object) -> str:
    """A link to a web page; an address of any other kind is shown as text."""
    if urlsplit(address).scheme not in {"http", "https"}:
        return escape(text)
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'


def download(content: bytes, name: str, text: str, kind: str = "text/csv") -> str:
    """A link that hands over a file which lies in the link itself."""
    data = base64.b64encode(content).decode("ascii")
    return f'<a download="{escape(name)}" href="data:{kind};base64,{data}">{escape(text)}</a>'
