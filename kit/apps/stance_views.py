"""What notebook 03 can show of the same stances: for each view a picture, a list, and the stances behind its rows."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from kit.analysis import stances as held
from kit.analysis.contradictions import contradictions
from kit.analysis.findings import count
from kit.analysis.relations import relations
from kit.analysis.stance_groups import by_act, by_day, by_topic, ranked
from kit.views import stance_lists
from kit.views.charts import stance_grid
from kit.views.stance_charts import course, leaning

PAIRS, ACTS, TOPICS, DAYS, RELATIONS, BOTH = "pairs", "acts", "topics", "days", "relations", "both"
VIEWS = {
    "who toward whom": PAIRS,
    "by act": ACTS,
    "by topic": TOPICS,
    "over time": DAYS,
    "agreement and conflict": RELATIONS,
    "for and against at once": BOTH,
}


@dataclass(frozen=True)
class View:
    """`table` has a column `stance_ids`; `shown` is the same in words; `said`: what to see, or why nothing is drawn."""

    table: pd.DataFrame
    shown: pd.DataFrame
    said: str
    nothing: str
    figure: Figure | None = None
    alt: str = ""


def view(
    name: str, stances: pd.DataFrame, pairs: pd.DataFrame, articles: pd.DataFrame, parties: Collection[str] = ()
) -> View:
    """The view of that name (one of `VIEWS`) on these stances, of which `pairs` are the edges to be shown; of relations
    only those that all `parties` are in.
    """
    if name == RELATIONS:
        return _relations(pairs, parties)
    if name in _OF_PAIRS:
        return _OF_PAIRS[name](pairs)
    return _MAKERS[name](stances, articles)


def _pairs(pairs: pd.DataFrame) -> View:
    table = ranked(pairs)
    shown = stance_lists.leaning(table, ["holder", "target"])
    figure = stance_grid(table) if len(table) else None
    return View(table, shown, "", "No pair.", figure, held.finding(table))


def _groups(stances: pd.DataFrame, table: pd.DataFrame, key: str) -> View:
    drawn = table[(table["against"] > 0) | (table["for"] > 0)]
    names = stance_lists.names(drawn, [key])
    left = len(table) - len(drawn)
    said = f"Not drawn: {count(left, key)} with stances that are neither for nor against." if left else ""
    figure = leaning(drawn, names) if len(drawn) else None
    shown = stance_lists.leaning(table, [key])
    return View(table, shown, said, f"No {key}.", figure, stance_lists.finding(drawn, [key]))


def _acts(stances: pd.DataFrame, _articles: pd.DataFrame) -> View:
    return _groups(stances, by_act(stances), "act")


def _topics(stances: pd.DataFrame, _articles: pd.DataFrame) -> View:
    return _groups(stances, by_topic(stances), "topic")


def _days(stances: pd.DataFrame, articles: pd.DataFrame) -> View:
    table = by_day(stances, articles)
    shown = stance_lists.leaning(table, ["day"])
    undated = len(stances) - int(table["stances"].sum())
    said = f"{count(undated, 'stance')} without a date left out: set dates in notebook 01." if undated else ""
    if table.empty:
        why = "No course can be shown: no article with these stances has a date. Set dates in notebook 01."
        return View(table, shown, why, "No dated stance.")
    if len(table) == 1:
        why = f"No course can be shown: all dated stances were published on {table['day'].iloc[0]:%d %b %Y}. "
        return View(table, shown, (why + said).strip(), "")
    return View(table, shown, said, "", course(table), stance_lists.finding(table, ["day"]))


def _relations(pairs: pd.DataFrame, parties: Collection[str]) -> View:
    table = relations(pairs)
    table = table[[set(parties) <= {row.a, row.b} for row in table.itertuples()]] if len(table) else table
    table = table.reset_index(drop=True)
    sums = pd.DataFrame(
        {
            "pair": [f"{row.a} – {row.b}" for row in table.itertuples()],
            "against": table["a_against"] + table["b_against"],
            "for": table["a_for"] + table["b_for"],
        }
    )
    figure = leaning(sums, list(sums["pair"])) if len(sums) else None
    nothing = "No party is for or against another party in these stances."
    mutual = int(table["mutual"].sum())
    said = f"{count(len(table), 'pair')}, {mutual or 'none'} of them mutual." if len(table) else nothing
    return View(table, stance_lists.relations(table), said, nothing, figure, stance_lists.finding(sums, ["pair"]))


def _both(pairs: pd.DataFrame) -> View:
    table = contradictions(pairs)
    nothing = "Nobody is both for and against the same party or the same topic in these stances."
    said = "Choose a row of the list to read both passages side by side." if len(table) else nothing
    return View(table, stance_lists.contradictions(table, pairs), said, nothing)


_OF_PAIRS: dict[str, Callable[[pd.DataFrame], View]] = {PAIRS: _pairs, BOTH: _both}
_MAKERS: dict[str, Callable[[pd.DataFrame, pd.DataFrame], View]] = {ACTS: _acts, TOPICS: _topics, DAYS: _days}
