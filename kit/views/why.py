"""Why a row is there: in words, with the rule that found it."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kit.lexicon import table
from kit.views.html import escape

_ROOM = {"mentions": "actors"}
_SAYS = {
    "mentions": "Actor: “{text}” means {side} ({how}).",
    "quotes": "Quote: {speaker}: {text}",
    "stances": "Stance: {holders} → {targets}: {act}, “{cue}”.",
    "signals": "Signal: {sources} → {targets}: {signal}, “{trigger}”, {status}.",
}


class _Blank(string.Formatter):
    """Fills in the columns that the row has; others stay empty."""

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        value = kwargs.get(str(key), "")
        if isinstance(value, (tuple, list)):
            return ", ".join(map(str, value))
        return "" if value is None or value is pd.NA or value != value else value


def meaning(table_name: str, row: Mapping[str, Any]) -> str:
    """The rule's meaning for this row, in one sentence; the rule's name when nobody explained it."""
    meanings = {r["rule"]: r["meaning"] for r in table(f"rules_{_ROOM.get(table_name, table_name)}")}
    rule = str(row.get("rule", ""))
    return _Blank().vformat(meanings[rule], (), row) if rule in meanings else f"Rule: {rule}"


def says(table_name: str, row: Mapping[str, Any]) -> str:
    """What a row of one of the four layers says, in one line: of a quote its speaker and words."""
    row = dict(row)
    for column in ("holders", "sources"):
        if not row.get(column):
            row[column] = "(nobody named)"
    if not row.get("targets"):
        row["targets"] = ""
    if pd.isna(row.get("speaker")):
        row["speaker"] = "(no speaker named)"
    return " ".join(_Blank().vformat(_SAYS[table_name], (), row).split()).replace(" → :", ":")


def why(table_name: str, row: Mapping[str, Any], title: str | None, more: Sequence[str] = ()) -> str:
    """The pane beside the table: the rule in words, `more` sentences, then article, characters and the rule's name."""
    where = f"{title or 'Article ' + str(row['article_id'])} · characters {row['start']}–{row['end']}"
    style = "margin:4px 0;padding:6px 10px;border-left:4px solid #b26a00;background:#fff6dd;color:#000;line-height:1.45"
    lines = "".join(f"<br>{escape(line)}" for line in more)
    return (
        f'<div style="{style}"><strong>Why this row?</strong> {escape(meaning(table_name, row))}{lines}'
        f'<br><span style="font-size:12px">{escape(where)} · rule <code style="color:#000;background:none">'
        f"{escape(row.get('rule', ''))}</code></span></div>"
    )
