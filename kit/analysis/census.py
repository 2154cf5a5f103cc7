"""Who is in the texts: how often each actor is named, by which words, and how that adds up by side and by kind."""

from __future__ import annotations

import pandas as pd

NO_SIDE = "(no side yet)"
PLACE = "place"  # `how` of a mention in which the name of a place means the ground


def counted(actors: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row = one actor, with its columns; `mentions` and `articles` count it as somebody, `places` apart where its
    name means only the ground. The most named first.
    """
    told = mentions[mentions["how"] != PLACE]
    ground = mentions[mentions["how"] == PLACE]
    number = lambda found: actors["actor_id"].map(found).fillna(0).astype("Int64")
    table = actors.assign(
        mentions=number(told.groupby("actor_id").size()),
        places=number(ground.groupby("actor_id").size()),
        articles=number(told.groupby("actor_id")["article_id"].nunique()),
    )
    return table.sort_values(["mentions", "places", "name"], ascending=[False, False, True], ignore_index=True)


def census(actors: pd.DataFrame, mentions: pd.DataFrame, by: str = "side") -> pd.DataFrame:
    """One row = one side (or kind) with its actors, their mentions, the articles, and `places`: mentions of the ground
    alone, which count nowhere else. The most named first, those without a side last.

    Raises ValueError for another `by` than side or kind.
    """
    if by not in ("side", "kind"):
        raise ValueError(f"by = {by!r}; it must be one of side, kind")
    group = dict(zip(actors["actor_id"], actors[by].fillna(NO_SIDE), strict=True))
    rows = pd.DataFrame({
        "group": [group.get(actor_id, NO_SIDE) for actor_id in mentions["actor_id"].to_list()],
        "how": mentions["how"].to_list(),
        "actor_id": pd.factorize(mentions["actor_id"])[0],  # numbers are counted much faster than words
        "article_id": pd.factorize(mentions["article_id"])[0],
    })  # fmt: skip
    told, ground = rows[rows["how"] != PLACE], rows[rows["how"] == PLACE]
    table = pd.DataFrame({
        "actors": told.groupby("group")["actor_id"].nunique(),
        "mentions": told.groupby("group").size(),
        "articles": told.groupby("group")["article_id"].nunique(),
        "places": ground.groupby("group").size(),
    })  # fmt: skip
    table = table.fillna(0).astype("Int64").rename_axis(by).reset_index().astype({by: "string"})
    table["last"] = table[by] == NO_SIDE
    table = table.sort_values(["last", "mentions", by], ascending=[True, False, True], ignore_index=True)
    return table.drop(columns="last")


def forms(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row = one form of words by which an actor is found by one rule: text, how, rule, count, articles, `first`,
    the index of its first mention. The commonest first, places last.
    """
    rows = mentions.assign(first=mentions.index)
    groups = rows.groupby(["text", "how", "rule"], sort=False)
    table = groups.agg(count=("start", "size"), articles=("article_id", "nunique"), first=("first", "min"))
    table = table.reset_index().astype({"count": "Int64", "articles": "Int64"})
    table["ground"] = table["how"] == PLACE
    table = table.sort_values(["ground", "count", "text"], ascending=[True, False, True], ignore_index=True)
    return table.drop(columns="ground")


def finding(table: pd.DataFrame, by: str = "side") -> str:
    """The rows of `census` in one sentence, as the alternative text of their chart."""
    if table.empty:
        return "No actor is named."
    parts = [f"{row[by]} {row['mentions']}" for row in table.head(6).to_dict("records")]
    more = f" and {len(table) - 6} more" if len(table) > 6 else ""
    return f"Mentions by {by}: {', '.join(parts)}{more}."
