"""Rows of what is followed, compared and corroborated, in an analyst's words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kit.analysis.corroboration import scale
from kit.analysis.ladder import label


def course(frame: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """One row of what an actor said, did, and was said about: day, kind, other, what, words, changed, article."""
    return _texts(
        day=_days(frame["day"]),
        how=frame["kind"],
        other=[", ".join(cell) for cell in frame["other"]],
        what=frame["what"],
        words=frame["words"],
        changed=frame["turn"],
        article=[titles[article_id] for article_id in frame["article_id"]],
    )


def sources(table: pd.DataFrame, quiet: pd.DataFrame) -> pd.DataFrame:
    """One row an independent source of an event, and below them the parties that are quoted, but not on it."""
    shown = _texts(
        source=table["source"],
        side=table["side"],
        stand=[f"{stand} ({kind})" for stand, kind in zip(table["stand"], table["kind"], strict=True)],
        status=[", ".join(one.replace("_", " ") for one in cell) for cell in table["statuses"]],
        outlets=[", ".join(cell) for cell in table["outlets"]],
        once=[", ".join(cell) for cell in table["once"]],
    ).rename(columns={"once": "counted once, for"})
    silent = _texts(
        source=[", ".join(cell) for cell in quiet["speakers"]],
        side=quiet["side"],
        stand=["is quoted, but not on it"] * len(quiet),
    )
    return pd.concat([shown, silent], ignore_index=True).fillna("")


def graded(table: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet that tells of an event: on what it rests there, and the analyst's two grades in words."""
    word = lambda name, code: f"{code}: {scale(name)[code]}" if code else "not set"
    return _texts(
        outlet=table["outlet"],
        account=[", ".join(cell) for cell in table["own_account"]],
        passes=[", ".join(cell) for cell in table["passes_on"]],
        denies=[", ".join(cell) for cell in table["denies"]],
        reliability=[word("reliability", code) for code in table["reliability"]],
        credibility=[word("credibility", code) for code in table["credibility"]],
    ).rename(columns={"account": "its account is of", "passes": "passes on", "denies": "denied by"})


def outlets(table: pd.DataFrame, events: Mapping[str, str]) -> pd.DataFrame:
    """One row an outlet: whom it quotes and leaves out, its words, and what it alone tells; `events`: id -> words."""
    several = lambda cell: ", ".join(cell)
    told = lambda cell: "; ".join(events.get(event, event) for event in cell)
    return _texts(
        outlet=[f"{row.outlet} ({row.copies} copied)" if row.copies else row.outlet for row in table.itertuples()],
        quoted=map(several, table["quoted"]),
        left=map(several, table["left_out"]),
        act=map(several, table["triggers"]),
        doers=map(several, table["doers"]),
        others=map(several, table["others"]),
        only=map(told, table["only_here"]),
    ).rename(columns={"left": "quoted elsewhere only", "others": "toward whom", "only": "told here only"})


def wordings(table: pd.DataFrame) -> pd.DataFrame:
    """One row an actor as an outlet names it, of those whose names differ between outlets."""
    differing = table[table.groupby("actor_id")["own_words"].transform(lambda cells: any(map(len, cells))).astype(bool)]
    return _texts(
        actor=differing["name"],
        outlet=differing["outlet"],
        words=[", ".join(cell) for cell in differing["words"]],
        own=[", ".join(cell) for cell in differing["own_words"]],
    ).rename(columns={"own": "in this outlet only"})


def added(table: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """One row a thing that only the newest articles tell: kind, who, what, day, article."""
    return _texts(
        kind=table["kind"],
        who=table["who"],
        what=table["what"],
        day=_days(table["day"]),
        article=[titles[article_id] for article_id in table["article_id"]],
    )


def in_short(signals: pd.DataFrame) -> dict[str, str]:
    """event_id -> the event in a few words: who, what, whom."""
    found = {}
    for row in signals.itertuples(index=False):
        who = f"{', '.join(row.sources) or '(nobody named)'} {label(row.signal)}"
        found.setdefault(row.event_id, f"{who} → {', '.join(row.targets)}" if row.targets else who)
    return found


def _days(days: pd.Series) -> list[str]:
    return ["" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in days]


def _texts(**columns) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(list(cells), dtype="string") for name, cells in columns.items()}).fillna("")
