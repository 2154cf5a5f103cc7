"""Where a holder's position toward a party turned: from against to for, or back, with the two passages."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from kit.analysis.stance_groups import in_order
from kit.analysis.stances import NO_HOLDER, NO_TARGET, edges

_TOLD_BY = ["stance_id", "article_id", "holders", "targets", "polarity"]
_COLUMNS = ["holder", "target", "turn", "before_id", "after_id", "before_day", "after_day"]


def turns(stances: pd.DataFrame, articles: pd.DataFrame, holders: Collection[str] | None = None) -> pd.DataFrame:
    """One row = one change of position of one holder (of `holders`, if given) toward one party: holder, target, turn
    ("against → for" or "for → against"), before_id and after_id (the stances on both sides of it), before_day and
    after_day (days of publication). In order of the days.

    Stances that are neither for nor against make no turn. Only articles with a date are compared, since without one
    nothing is before or after; two stances of one day make no turn either, nor does an article with its own copy. The
    later of two earlier stances is the one compared with. What it misses: a turn on one topic while another stays.
    """
    copies = set(articles.loc[articles["duplicate_of"].notna(), "article_id"])
    frame = in_order(edges(stances[_TOLD_BY]), articles)
    frame = frame[(frame["polarity"] != 0) & frame["day"].notna() & ~frame["article_id"].isin(copies)]
    frame = frame[(frame["holder"] != NO_HOLDER) & (frame["target"] != NO_TARGET)]
    if holders is not None:
        frame = frame[frame["holder"].isin(set(holders))]
    told: dict[tuple[str, str], dict[pd.Timestamp, list]] = {}  # holder and target -> day -> the stances of that day
    for row in frame[["holder", "target", "day", "polarity", "position", "stance_id"]].itertuples(index=False):
        told.setdefault((row.holder, row.target), {}).setdefault(row.day, []).append(row)
    rows = []
    for (holder, target), days in told.items():
        before = None
        for day in days.values():
            if len({row.polarity for row in day}) > 1:  # a day that says both shows no turn, only that it is not clear
                before = None
                continue
            after = day[0]
            if before is not None and before.polarity != after.polarity:
                turn = f"{before.position} → {after.position}"
                rows.append((holder, target, turn, before.stance_id, after.stance_id, before.day, after.day))
            before = day[-1]
    rows.sort(key=lambda row: (row[-1], row[-2]))
    made = pd.DataFrame(rows, columns=_COLUMNS)
    return made.astype(dict.fromkeys(_COLUMNS[:5], "string") | dict.fromkeys(_COLUMNS[5:], "datetime64[s]"))
