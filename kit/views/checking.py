"""What is checked and how far the rules can be trusted, in words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kit.analysis.findings import count
from kit.analysis.ladder import label
from kit.analysis.review_queue import CHANGED, DOUBTFUL, MARGIN, UNREVIEWED, in_state, more_checks
from kit.views import html
from kit.views import rows as in_words

MARKS = {
    "accepted": "✓ accepted",
    "rejected": "✗ rejected",
    "corrected": "✎ corrected",
    "added": "+ added",
    "changed": "! changed since",
}
NAMES = {"quotes": ("quote", "quotes"), "stances": ("stance", "stances"), "signals": ("signal", "signals")}


def to_check(table: str, rows: pd.DataFrame, why: Mapping[str, str] | None = None) -> pd.DataFrame:
    """One row of the table a row, with what was said of it; with `why` (by id) also why it is in doubt."""
    words = {"quotes": in_words.quotes, "stances": in_words.stances, "signals": _signals}[table](rows)
    words = words.drop(columns="sentence", errors="ignore")  # the article stands below
    words = with_marks(rows, words)
    if why is not None:
        words.insert(1, "doubt", [why.get(key, "") for key in rows.iloc[:, 0]])
    return words


def with_marks(rows: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """The rows in words, before them what was said of each, "" where nothing was."""
    marks = [MARKS.get(mark, "") if pd.notna(mark) else "" for mark in rows["review"]]
    return pd.concat([pd.DataFrame({"checked": marks}, index=words.index), words], axis=1)


def _signals(rows: pd.DataFrame) -> pd.DataFrame:
    parties = zip(rows["sources"], rows["targets"], strict=True)
    return pd.DataFrame({
        "who → whom": [f"{', '.join(s) or '(nobody named)'}{' → ' + ', '.join(t) if t else ''}" for s, t in parties],
        "what": [f"{label(s)}: “{t}”" for s, t in zip(rows["signal"], rows["trigger"], strict=True)],
        "status": rows["status"].str.replace("_", " ").fillna("").tolist(),
    }, index=rows.index)  # fmt: skip


def gone(reviews: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """One row a verdict whose row the kit does not find today."""
    return pd.DataFrame({
        "checked": [MARKS.get(verdict, verdict) for verdict in reviews["verdict"]],
        "article": [titles.get(key, "not among these articles") for key in reviews["article_id"]],
        "changes": [", ".join(f"{name}: {value}" for name, value in changes.items()) for changes in reviews["changes"]],
        "note": reviews["note"].fillna("").tolist(),
        "when": [f"{when:%d %b %Y %H:%M}" for when in reviews["when"]],
    })  # fmt: skip


def states(table: str, rows: pd.DataFrame, lost: int) -> str:
    """How many rows are reviewed, unreviewed, in doubt, changed since, and no longer found."""
    number = {state: len(in_state(table, rows, state)) for state in (UNREVIEWED, DOUBTFUL, CHANGED)}
    reviewed = len(rows) - number[UNREVIEWED]
    return (
        f"{count(len(rows), NAMES[table][0])}: {reviewed} reviewed, {number[UNREVIEWED]} unreviewed, of these "
        f"{number[DOUBTFUL]} doubtful; {number[CHANGED]} changed since the review; {lost} reviewed but no longer found."
    )


def trust(table: str, random: pd.DataFrame, every: pd.DataFrame, rows: pd.DataFrame) -> str:
    """The share of right rows, with its interval and how many more checks would be of use: of those drawn at random,
    and of all verdicts, these by rule, too.
    """
    sizes = rows["rule"].value_counts().to_dict() | {"all": int((rows["rule"] != "analyst").sum())}
    whole = lambda found: found[(found["table"] == table) & (found["rule"] == "all")].iloc[0]
    said = html.paragraph(f"Drawn at random: {_told(table, whole(random), sizes['all'])}")
    if not whole(every)["reviewed"]:
        return said
    said += html.paragraph(
        f"All verdicts: {_share_in_words(table, whole(every))} Only a random draw speaks for the rows not reviewed."
    )
    cells = [
        ("all rules" if row.rule == "all" else row.rule, sizes.get(row.rule, 0), row.reviewed, row.right, _share(row))
        for row in every[every["table"] == table].itertuples()
        if row.reviewed
    ]
    columns = ["rule", "rows", "reviewed", "right", "share right (95 %)"]
    return said + html.scrolled(html.grid(columns, cells), "Precision by rule")


def _told(table: str, row: pd.Series, rows: int) -> str:
    right, reviewed = int(row["right"]), int(row["reviewed"])
    more = more_checks(right, reviewed, rows)
    margin = f"±{MARGIN * 100:.0f} points"
    if not reviewed:
        return f"no {NAMES[table][0]} was reviewed so far; {count(more, 'check')} would tell the share to {margin}."
    said = _share_in_words(table, row)
    if not more:
        return f"{said} More checks would not narrow it to less than {margin}."
    return f"{said} {count(more, 'more check')} would narrow it to {margin}."


def _share_in_words(table: str, row: pd.Series) -> str:
    share = f"{row['precision']:.0%} ({row['low']:.0%} to {row['high']:.0%})"
    return f"{row['right']} of {row['reviewed']} reviewed {NAMES[table][1]} are right: {share}."


def _share(row: object) -> str:
    return f"{row.precision:.0%} ({row.low:.0%} to {row.high:.0%})" if row.reviewed else ""


def recalled(table: str, recall: pd.DataFrame) -> str:
    """How much the kit finds, as far as whole passages were read."""
    row = recall[recall["table"] == table].iloc[0]
    if not row["passages"]:
        return "What is missed: no passage was read through so far; choose “whole passages” above."
    said = f"What is missed, from {count(int(row['passages']), 'passage')} read through: {row['found']} found"
    said += f", {row['missed']} missed"
    if row["found"] + row["missed"]:
        said += f"; the kit finds {row['recall']:.0%} ({row['low']:.0%} to {row['high']:.0%})"
    return f"{said}."
