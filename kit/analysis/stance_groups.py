"""How stances spread over pairs, acts, topics and days: three counts for each, and the stances themselves."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from kit.analysis.stances import COUNTS, counted, edges

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
# Words that say which, whose or where, but not what: topics that differ in them alone are one.
_OF_A_GROUP = ["stance_id", "article_id", "holders", "targets", "polarity"]
_LIGHT = frozenset(
    "a an the this that these those its his her their our your my any all some no of to in on for with and or at by "
    "from as not is are be was were".split()
)


def ranked(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one holder toward one target: against, neither, for, stances, articles, stance_ids. Most first."""
    pairs = edges(stances if "position" in stances else stances[_OF_A_GROUP])
    return _counted(pairs, ["holder", "target"])


def by_act(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one act (accuse, urge, …): against, neither, for, stances, articles, stance_ids. Most stances first."""
    return _counted(_with_position(stances), ["act"])


def by_topic(stances: pd.DataFrame) -> pd.DataFrame:
    """One row = one topic: its words, against, neither, for, stances, articles, stance_ids. Most stances first.

    Topics are one when they differ in small words and capitals alone; a stance without a topic is left out.
    """
    frame = _with_position(stances[stances["topic"].notna()])
    frame = frame.assign(key=[" ".join(content(topic)) or str(topic).casefold() for topic in frame["topic"]])
    table = _counted(frame, ["key"])
    words = frame.groupby("key")["topic"].first()
    table.insert(0, "topic", table["key"].map(words).astype("string"))
    return table.drop(columns="key")


def by_day(stances: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row = one day of publication: against, neither, for, stances, articles, stance_ids; in order of time.

    Stances of articles without a date are left out.
    """
    frame = _with_position(stances).assign(day=_days(stances, articles))
    return _counted(frame[frame["day"].notna()], ["day"]).sort_values("day", ignore_index=True)


def in_order(stances: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The stances with `day`, the day of publication of their article, in order of it; undated ones last, as told."""
    frame = stances.assign(day=_days(stances, articles))
    return frame.sort_values("day", kind="stable", na_position="last")


def content(topic: object) -> tuple[str, ...]:
    """The words of a topic that say what it is about, in small letters."""
    return _content("" if pd.isna(topic) else str(topic))


@lru_cache(100_000)
def _content(topic: str) -> tuple[str, ...]:
    return tuple(word for word in map(str.casefold, _WORD.findall(topic)) if word not in _LIGHT)


def _days(stances: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    days = dict(zip(articles["article_id"], articles["date"], strict=True))
    found = [days.get(article_id, pd.NaT) for article_id in stances["article_id"].to_list()]
    return pd.Series(pd.to_datetime(found), index=stances.index, dtype="datetime64[s]")


def _with_position(stances: pd.DataFrame) -> pd.DataFrame:
    words = {-1: "against", 0: "neither", 1: "for"}
    position = pd.Series([words[cell] for cell in stances["polarity"].to_list()], index=stances.index, dtype="string")
    return stances.assign(position=position)


def _counted(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    if frame.empty:  # groups of nothing have no types
        return frame[keys].assign(**dict.fromkeys((*COUNTS, "stances", "articles"), 0), stance_ids=None)
    table, group = counted(frame, keys)
    ids = frame["stance_id"].to_numpy(object)[np.argsort(group, kind="stable")]
    ends = table["stances"].cumsum().to_list()
    table["stance_ids"] = [tuple(ids[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    return table.sort_values(["stances", *keys], ascending=[False, *[True] * len(keys)], ignore_index=True)
