"""Where one holder is both for and against the same party or the same thing: two passages to read side by side."""

from __future__ import annotations

from itertools import product

import pandas as pd

from kit.analysis.stance_groups import content
from kit.analysis.stances import NO_HOLDER, NO_TARGET, edges

TARGET, TOPIC = "party", "topic"
_COLUMNS = ["holder", "toward", "of", "for_id", "against_id", "stances", "stance_ids"]


def contradictions(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one holder that is for and against one party or one topic: holder, toward (the party, or the topic's
    words), of (party or topic), for_id and against_id (the two stances that stand nearest to each other), stances (how
    many are for or against it), stance_ids (all of them). Those with most stances first.

    Two topics are one when all content words of the shorter stand in the longer. A row is a question, not a verdict:
    the two may speak of different days, or two persons of one side may disagree.
    """
    frame = edges(stances)
    frame = frame.assign(place=range(len(frame)))
    frame = frame[(frame["polarity"] != 0) & (frame["holder"] != NO_HOLDER)]
    rows = [*_of_targets(frame[frame["target"] != NO_TARGET]), *_of_topics(frame[frame["topic"].notna()])]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    table = table.astype(dict.fromkeys(("holder", "toward", "of", "for_id", "against_id"), "string"))
    table = table.astype({"stances": "Int64"})
    return table.sort_values(["stances", "holder", "toward"], ascending=[False, True, True], ignore_index=True)


def _of_targets(frame: pd.DataFrame) -> list[tuple]:
    rows = []
    for (holder, target), held in frame.groupby(["holder", "target"], sort=False):
        favour, against = _sides(held)
        if favour and against:
            rows.append(_row(holder, target, TARGET, favour, against))
    return rows


def _of_topics(frame: pd.DataFrame) -> list[tuple]:
    """Topics toward which one holder stands both ways."""
    rows = []
    frame = frame.drop_duplicates(["holder", "stance_id"])
    for holder, held in frame.groupby("holder", sort=False):
        favour, against = _sides(held)
        found: dict[frozenset[str], tuple[dict, dict]] = {}
        for one, other in product(favour, against):
            mine, theirs = frozenset(content(one["topic"])), frozenset(content(other["topic"]))
            shorter = min(mine, theirs, key=len)
            if shorter and shorter <= mine and shorter <= theirs:
                first, second = found.setdefault(shorter, ({}, {}))
                first[one["stance_id"]], second[other["stance_id"]] = one, other
        for first, second in found.values():
            told = [*first.values(), *second.values()]
            words = min((str(stance["topic"]) for stance in told), key=len)
            rows.append(_row(holder, words, TOPIC, list(first.values()), list(second.values())))
    return rows


def _sides(held: pd.DataFrame) -> tuple[list[dict], list[dict]]:
    rows = held.to_dict("records")
    return [row for row in rows if row["polarity"] > 0], [row for row in rows if row["polarity"] < 0]


def _row(holder: str, toward: str, of: str, favour: list[dict], against: list[dict]) -> tuple:
    one, other = min(
        product(favour, against),
        key=lambda pair: (pair[0]["article_id"] != pair[1]["article_id"], abs(pair[0]["place"] - pair[1]["place"])),
    )
    told = sorted([*favour, *against], key=lambda row: row["place"])
    ids = tuple(dict.fromkeys(row["stance_id"] for row in told))
    return (holder, toward, of, one["stance_id"], other["stance_id"], len(ids), ids)
