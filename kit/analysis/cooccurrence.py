"""Who appears with whom: actors or sides named in the same sentence, paragraph or article."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import combinations

import pandas as pd

_NEAR = 200  # characters: about a sentence and a half of news
_BREAKS = {
    "sentence": re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])|\n+"),
    "paragraph": re.compile(r"\n+"),
    "article": None,
}


def who_with_whom(
    mentions: pd.DataFrame,
    actors: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    within: str = "sentence",
    by: str = "side",
) -> pd.DataFrame:
    """One row = one pair that is named together: a, b (in alphabetical order), times, articles. The commonest first.

    `by`: side (code or group) or actor (name). `within`: sentence, paragraph or article, in which a pair counts once.
    Without `articles` there is no text to divide: then a mention counts with those in the same 200 characters. Place
    names that mean the place don't count. What it misses: a sentence's end is told from marks and capitals alone.

    Raises ValueError for another `by` or `within`.
    """
    if within not in _BREAKS:
        raise ValueError(f"within = {within!r}; it must be one of {', '.join(_BREAKS)}")
    if by not in ("side", "actor"):
        raise ValueError(f"by = {by!r}; it must be one of side, actor")
    named = mentions[mentions["how"] != "place"]
    names = dict(zip(actors["actor_id"], actors["name"], strict=True))
    texts = {} if articles is None else dict(zip(articles["article_id"], articles["text"], strict=True))
    counts: dict[tuple[str, str], list[str]] = {}
    who = named["side"] if by == "side" else named["actor_id"].map(names)
    where: dict[str, list[tuple[int, str]]] = {}
    for article_id, start, one, there in zip(
        named["article_id"].to_list(), named["start"].to_list(), who.to_list(), who.notna().to_list(), strict=True
    ):
        if there:
            where.setdefault(article_id, []).append((start, str(one)))
    for article_id, found in where.items():
        starts = _starts(texts.get(article_id), within)
        together: dict[int, set[str]] = {}
        for start, one in found:
            place = bisect_right(starts, start) if starts else start // _NEAR
            together.setdefault(place, set()).add(one)
        for people in together.values():
            for pair in combinations(sorted(people), 2):
                counts.setdefault(pair, []).append(article_id)
    rows = [(a, b, len(found), len(set(found))) for (a, b), found in counts.items()]
    table = pd.DataFrame(rows, columns=["a", "b", "times", "articles"])
    table = table.astype({"a": "string", "b": "string", "times": "Int64", "articles": "Int64"})
    return table.sort_values(["times", "a", "b"], ascending=[False, True, True], ignore_index=True)


def square(pairs: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """The pairs as a symmetric table of counts, the most connected first, at most `most` names; the diagonal is 0."""
    both = pd.concat([pairs, pairs.rename(columns={"a": "b", "b": "a"})])
    order = both.groupby("a")["times"].sum().sort_values(ascending=False, kind="stable").index[:most]
    table = both.pivot_table(index="a", columns="b", values="times", aggfunc="sum", fill_value=0)
    return table.reindex(index=order, columns=order, fill_value=0).astype("int64")


def _starts(text: str | None, within: str) -> list[int]:
    if (breaks := _BREAKS[within]) is None:
        return [0]
    return [] if text is None else [0, *(match.end() for match in breaks.finditer(text))]
