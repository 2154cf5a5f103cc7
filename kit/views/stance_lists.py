"""The lists of notebook 03 in an analyst's words: pairs, acts, topics, days, relations, contradictions."""

from __future__ import annotations

import pandas as pd

from kit.analysis.findings import count
from kit.analysis.relations import AGREEMENT, CONFLICT
from kit.analysis.stances import in_words

_TONES = {CONFLICT: "− conflict", AGREEMENT: "+ agreement"}
_NUMBERS = ["against", "neither", "for", "articles"]
_MOST_SAID = 6


def leaning(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """One row a group (a pair, an act, a topic, a day): its name or names, against, neither, for, articles."""
    shown = table[[*keys, *_NUMBERS]].astype(object)
    if "day" in shown:
        shown["day"] = [f"{day:%d %b %Y}" for day in table["day"]]
    return shown.rename(columns={"target": "toward"})


def relations(table: pd.DataFrame) -> pd.DataFrame:
    """One row a pair: the two, conflict or agreement, whether mutual, and what each holds toward the other."""
    rows = [
        (
            row.a,
            row.b,
            _TONES.get(row.tone, "± both"),
            "mutual" if row.mutual else "one-sided",
            _signs(row.a_against, row.a_for),
            _signs(row.b_against, row.b_for),
        )
        for row in table.itertuples(index=False)
    ]
    return pd.DataFrame(rows, columns=["one", "the other", "what", "who", "one → other", "other → one"])


def contradictions(table: pd.DataFrame, stances: pd.DataFrame) -> pd.DataFrame:
    """One row a contradiction: holder, toward, party or topic, the cue for and the cue against, how many stances."""
    cues = dict(zip(stances["stance_id"], stances["cue"], strict=True))
    return pd.DataFrame(
        {
            "holder": table["holder"].to_list(),
            "toward": table["toward"].to_list(),
            "kind": table["of"].to_list(),
            "+ for": [f"“{cues[key]}”" for key in table["for_id"]],
            "− against": [f"“{cues[key]}”" for key in table["against_id"]],
            "stances": table["stances"].astype(object).to_list(),
        }
    )


def names(table: pd.DataFrame, keys: list[str]) -> list[str]:
    """What each group is called under its bar."""
    if keys == ["day"]:
        return [f"{day:%d %b %Y}" for day in table["day"]]
    return [" → ".join(map(str, row)) for row in table[keys].itertuples(index=False, name=None)]


def finding(table: pd.DataFrame, keys: list[str]) -> str:
    """The groups in one sentence, as the alternative text of their chart."""
    parts, said = [], table.head(_MOST_SAID)
    for name, row in zip(names(said, keys), said.to_dict("records"), strict=True):
        counts = {"against": row["against"], "neither": row.get("neither", 0), "for_": row["for"]}
        parts.append(f"{name}: {in_words(counts, named=True)}")
    more = f"; and {len(table) - _MOST_SAID} more" if len(table) > _MOST_SAID else ""
    return f"Stances, {count(len(table), 'row')}. " + "; ".join(parts) + more + "."


def _signs(against: int, favour: int) -> str:
    return in_words({"against": against, "neither": 0, "for_": favour}) or "–"
