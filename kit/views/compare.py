"""Two texts side by side, what only one of them has marked."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from kit.views.html import escape

_WORD = re.compile(r"\S+")
_MOST = 4000  # words: a longer text is compared in its first part


def side_by_side(left: tuple[str, str], right: tuple[str, str]) -> str:
    """(title, text) twice as two columns of HTML; words that the other does not have are underlined on yellow."""
    (left_name, left_text), (right_name, right_text) = left, right
    words = [list(_WORD.finditer(text))[:_MOST] for text in (left_text, right_text)]
    same = [[_bare(word.group()) for word in held] for held in words]
    blocks = SequenceMatcher(None, *same, autojunk=False).get_opcodes()
    only = [
        [(held[at[0]].start(), held[at[1] - 1].end()) for kind, *ends in blocks
         for at in [(ends[2 * side], ends[2 * side + 1])] if kind != "equal" and at[1] > at[0]]
        for side, held in enumerate(words)
    ]  # fmt: skip
    columns = _column(left_name, left_text, only[0]), _column(right_name, right_text, only[1])
    return f'<div style="display:flex;gap:16px;align-items:stretch;max-width:1100px">{"".join(columns)}</div>'


def _bare(word: str) -> str:
    """The word without its case and quotation marks, as duplicates are told."""
    return re.sub(r"\W", "", word.casefold()) or word


def _column(name: str, text: str, marks: list[tuple[int, int]]) -> str:
    pieces, last = [], 0
    for start, end in marks:
        marked = (
            f'<mark style="background:#ffe9a8;color:#000;text-decoration:underline">{escape(text[start:end])}</mark>'
        )
        pieces += [escape(text[last:start]), marked]
        last = end
    pieces.append(escape(text[last:]))
    style = "flex:1 1 0;min-width:0;max-height:380px;overflow:auto;padding:6px 10px;"
    style += "border:1px solid var(--jp-border-color2)"
    body = f'<div style="white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.45">{"".join(pieces)}</div>'
    return (
        f'<div tabindex="0" role="region" aria-label="{escape(name)}" style="{style}"><b>{escape(name)}</b>{body}</div>'
    )
