"""Where one holder is both for and against the same party or the same thing: two passages to read side by side."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from kit.analysis.stance_groups import content
from kit.analysis.stances import NO_HOLDER, NO_TARGET, edges

TARGET, TOPIC = "party", "topic"
_TOLD_BY = ["stance_id", "article_id", "holder", "target", "topic", "polarity"]
_COLUMNS = ["holder", "toward", "of", "for_id", "against_id", "stances", "stance_ids"]


def contradictions(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one holder that is for and against one party or one topic: holder, toward (the party, or the topic's
    words), of (party or topic), for_id and against_id (the two stances that stand nearest to each other), stances (how
    many are for or against it), stance_ids (all of them). Those with most stances first.

    Two topics are one when all content words of the shorter stand in the longer. A row is a question, not a verdict:
    the two may speak of different days, or two persons of one side may disagree.
    """
    frame = edges(stances)
    frame = frame[_TOLD_BY].assign(place=range(len(frame)))
    frame = frame[(frame["polarity"] != 0) & (frame["holder"] != NO_HOLDER)]
    rows = [*_of_targets(frame[frame["target"] != NO_TARGET]), *_of_topics(frame[frame["topic"].notna()])]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    table = table.astype(dict.fromkeys(("holder", "toward", "of", "for_id", "against_id"), "string"))
    table = table.astype({"stances": "Int64"})
    return table.sort_values(["stances", "holder", "toward"], ascending=[False, True, True], ignore_index=True)


def _of_targets(frame: pd.DataFrame) -> list[tuple]:
    rows = []
    keys = ["holder", "target"]
    signs = frame.groupby(keys, sort=False)["polarity"]
    both = frame[((signs.transform("min") < 0) & (signs.transform("max") > 0)).to_numpy(bool)]
    for (holder, target), held in both.groupby(keys, sort=False):
        rows.append(_row(holder, target, TARGET, *_sides(held)))
    return rows


def _of_topics(frame: pd.DataFrame) -> list[tuple]:
    rows = []
    frame = frame.drop_duplicates(["holder", "stance_id"])
    for holder, held in frame.groupby("holder", sort=False):
        favour, against = map(_by_content, _sides(held))
        by_word: dict[str, set[frozenset[str]]] = {}
        for words in against:
            for word in words:
                by_word.setdefault(word, set()).add(words)
        found: dict[frozenset[str], tuple[dict, dict]] = {}
        for mine in favour:
            for theirs in {words for word in mine for words in by_word.get(word, ())}:
                shorter = min(mine, theirs, key=len)
                if shorter <= mine and shorter <= theirs:
                    first, second = found.setdefault(shorter, ({}, {}))
                    first |= {row["stance_id"]: row for row in favour[mine]}
                    second |= {row["stance_id"]: row for row in against[theirs]}
        for first, second in found.values():
            told = [*first.values(), *second.values()]
            rows.append(
                _row(
                    holder,
                    min((str(row["topic"]) for row in told), key=len),
                    TOPIC,
                    list(first.values()),
                    list(second.values()),
                )
            )
    return rows


def _by_content(rows: list[dict]) -> dict[frozenset[str], list[dict]]:
    found: dict[frozenset[str], list[dict]] = {}
    for row in rows:
        if words := frozenset(content(row["topic"])):
            found.setdefault(words, []).append(row)
    return found


def _sides(held: pd.DataFrame) -> tuple[list[dict], list[dict]]:
    rows = held.to_dict("records")
    return [row for row in rows if row["polarity"] > 0], [row for row in rows if row["polarity"] < 0]


def _row(holder: str, toward: str, of: str, favour: list[dict], against: list[dict]) -> tuple:
    told = sorted([*favour, *against], key=lambda row: row["place"])
    # In order of telling, the nearest two that differ stand next to each other, those of one article among them.
    beside = [(one, other) for one, other in pairwise(told) if one["polarity"] != other["polarity"]]
    pair = min(
        beside, key=lambda two: (two[0]["article_id"] != two[1]["article_id"], two[1]["place"] - two[0]["place"])
    )
    other, one = sorted(pair, key=lambda row: row["polarity"])
    ids = tuple(dict.fromkeys(row["stance_id"] for row in told))
    return (holder, toward, of, one["stance_id"], other["stance_id"], len(ids), ids)
