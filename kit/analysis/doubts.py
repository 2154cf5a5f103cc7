"""Which actors an analyst should look at: without a side, or found by weak signs alone."""

from __future__ import annotations

import pandas as pd

from kit.analysis.census import PLACE
from kit.lexicon import table

_MEANT = frozenset({"title", "pronoun", "group"})  # how: words that mean an actor without naming it
_NO_SIDE = "no_side"


def doubts(actors: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """One row = one actor in doubt: actor_id, doubt, short (in a few words) and todo (what to do, in a sentence).

    In the order of `actors`. Places are in no doubt: a town needs no side.
    """
    told = mentions[mentions["how"] != PLACE].astype({"rule": object})
    by_name = told[~told["how"].isin(_MEANT)].groupby("actor_id")["rule"].agg(frozenset)
    by_any = told.groupby("actor_id")["rule"].agg(frozenset)
    rows = []
    for actor in actors.itertuples(index=False):
        rules = by_name.get(actor.actor_id) or by_any.get(actor.actor_id)
        found = rules and _doubt(rules, pd.isna(actor.side))
        if found:
            rows.append((actor.actor_id, found["doubt"], found["short"], found["todo"].replace("{name}", actor.name)))
    return pd.DataFrame(rows, columns=["actor_id", "doubt", "short", "todo"], dtype="string")


def _doubt(rules: frozenset[str], sideless: bool) -> dict[str, str] | None:
    for row in table("doubts"):
        fits = rules <= set(row["rules"].split("|")) or row["doubt"] == _NO_SIDE
        if fits and (sideless or not row["only_without_side"]):
            return row
    return None


def newcomers(actors: pd.DataFrame, seen: set[str]) -> set[str]:
    """The ids of the actors of whose names none was among those `seen`."""
    known = {name.casefold() for name in seen}
    return {
        row.actor_id
        for row in actors.itertuples(index=False)
        if not known & {name.casefold() for name in (row.name, *row.aliases)}
    }


def names_of(actors: pd.DataFrame) -> list[str]:
    """Every name that the actors go by, each once: what `newcomers` is asked about later."""
    return sorted({name for row in actors.itertuples(index=False) for name in (row.name, *row.aliases)})
