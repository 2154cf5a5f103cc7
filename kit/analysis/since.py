"""What the newest articles add to those before: new actors, first-time signals, turned stances, claims denied or
told otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

import pandas as pd

from kit.analysis.census import PLACE
from kit.analysis.findings import count
from kit.analysis.ladder import COUNTED, label
from kit.analysis.turns import turns

ACTOR, FIRST, TURNED, DENIED, OTHERWISE, GONE = (
    "new actor",
    "first time",
    "turned",
    "denied",
    "told otherwise",
    "told no more",
)
KINDS = (ACTOR, FIRST, TURNED, DENIED, OTHERWISE, GONE)
_COLUMNS = ["kind", "who", "what", "day", "article_id", "start", "end", "table", "row_id", "earlier_id"]
_VERSION = "updated_version"


def newest(
    articles: pd.DataFrame, *, seen: Collection[str] | None = None, after: date | str | None = None
) -> tuple[str, ...]:
    """The ids of the articles that are new: not among those `seen`, or published after a day; undated ones are new
    by `seen` alone. Without either, those of the last day there is.
    """
    ids = articles["article_id"]
    if seen is not None:
        return tuple(ids[~ids.isin(set(seen))])
    day = pd.Timestamp(after) if after is not None else articles["date"].max() - pd.Timedelta(days=1)
    return tuple(ids[articles["date"] > day]) if not pd.isna(day) else ()


def since(
    new: Collection[str],
    articles: pd.DataFrame,
    actors: pd.DataFrame,
    mentions: pd.DataFrame,
    stances: pd.DataFrame,
    signals: pd.DataFrame,
    turned: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row = one thing that only the `new` articles (ids) tell: kind, who, what, day (of publication), article_id,
    start, end, table, row_id, earlier_id (the row before it that it is compared with; missing if none).

    Kinds: "new actor", named in new articles only (its first mention; `row_id` is the actor's id). "first time", a type
    of signal that counts, of these doers toward these others, never told before. "turned", a stance against its
    holder's last one toward the same party. "denied", an event that was told before and that a new article denies.
    "told otherwise", one whose status is another now. "told no more", an event of an article of which a new article is
    a later version without it (the row stands in the earlier article).

    Nothing is new where nothing was there before. `turned`: what `turns` gives of these stances, if it is known. What
    it misses: a correction that stands in other words, and an event that was not recognised as the one told before.
    """
    new = set(new)
    if not set(articles["article_id"]) - new:
        return _frame([], articles)
    signals = signals.dropna(subset="signal")
    turned = turns(stances, articles) if turned is None else turned
    rows = [
        *_actors(new, actors, mentions),
        *_first(new, signals),
        *_turned(new, stances, turned),
        *_otherwise(new, signals),
        *_gone(new, articles, signals),
    ]
    return _frame(rows, articles)


def finding(table: pd.DataFrame, number: int) -> str:
    """What `number` new articles added, in one sentence."""
    counts = table["kind"].value_counts()
    parts = [count(int(counts[kind]), *_NAMES[kind]) for kind in KINDS if kind in counts]
    return f"{count(number, 'new article')}: {', '.join(parts) if parts else 'nothing that was not told before'}."


_NAMES = {
    ACTOR: ("new actor", "new actors"),
    FIRST: ("act of a kind not told before", "acts of a kind not told before"),
    TURNED: ("turned stance", "turned stances"),
    DENIED: ("denial of what was told", "denials of what was told"),
    OTHERWISE: ("event told otherwise", "events told otherwise"),
    GONE: ("event told no more", "events told no more"),
}


def _actors(new: set[str], actors: pd.DataFrame, mentions: pd.DataFrame) -> Iterator[tuple]:
    told = mentions[mentions["how"] != PLACE]
    fresh = told["article_id"].isin(new)
    only = told[fresh & ~told["actor_id"].isin(set(told.loc[~fresh, "actor_id"]))]
    first = only.drop_duplicates("actor_id").set_index("actor_id")
    for actor in actors.itertuples(index=False):
        if actor.actor_id in first.index:
            row = first.loc[actor.actor_id]
            side = "no side yet" if pd.isna(actor.side) else f"for {actor.side}"
            what = f"{actor.kind.replace('_', ' ')}, {side}"
            yield ACTOR, actor.name, what, row["article_id"], row["start"], row["end"], "mentions", actor.actor_id, None


def _first(new: set[str], signals: pd.DataFrame) -> Iterator[tuple]:
    counted = signals[signals["status"].isin(COUNTED)]
    fresh = counted["article_id"].isin(new)
    known = {_act(row) for row in counted.loc[~fresh, ["signal", "sources", "targets"]].itertuples(index=False)}
    for row in counted[fresh].itertuples(index=False):
        if (act := _act(row)) not in known and row.sources:
            known.add(act)
            yield _signal(FIRST, row, f"{label(row.signal)}, {row.status}")


def _turned(new: set[str], stances: pd.DataFrame, turned: pd.DataFrame) -> Iterator[tuple]:
    places = zip(*(stances[name].to_list() for name in ("article_id", "start", "end")), strict=True)
    place = dict(zip(stances["stance_id"].to_list(), places, strict=True))
    for turn in turned.itertuples(index=False):
        if place[turn.after_id][0] in new and place[turn.before_id][0] not in new:
            who, at = f"{turn.holder} → {turn.target}", place[turn.after_id]
            yield TURNED, who, turn.turn, *at, "stances", turn.after_id, turn.before_id


def _otherwise(new: set[str], signals: pd.DataFrame) -> Iterator[tuple]:
    fresh = signals["article_id"].isin(new)
    both = set(signals.loc[fresh, "event_id"]) & set(signals.loc[~fresh, "event_id"])
    mentions: dict[str, list] = defaultdict(list)
    for row in signals[signals["event_id"].isin(both)].itertuples(index=False):
        mentions[row.event_id].append(row)
    for told in mentions.values():
        before = [row for row in told if row.article_id not in new]
        after = [row for row in told if row.article_id in new]
        counted = [row for row in before if row.status in COUNTED]
        if not counted:
            continue
        earlier, known = counted[-1], {row.status for row in before}
        if denied := [row for row in after if row.status == "denied" and "denied" not in known]:
            yield _signal(DENIED, denied[0], f"{label(denied[0].signal)}, was {earlier.status}", earlier.signal_id)
        if other := [row for row in after if row.status in COUNTED and row.status not in known]:
            what = f"{label(other[0].signal)}, was {earlier.status}, now {other[0].status}"
            yield _signal(OTHERWISE, other[0], what, earlier.signal_id)


def _gone(new: set[str], articles: pd.DataFrame, signals: pd.DataFrame) -> Iterator[tuple]:
    """Events of an article that a later version of it tells no more."""
    versions = articles[(articles["duplicate_kind"] == _VERSION) & articles["article_id"].isin(new)]
    for version in versions.itertuples(index=False):
        if version.duplicate_of in new:
            continue
        now = set(signals.loc[signals["article_id"] == version.article_id, "event_id"])
        before = signals[(signals["article_id"] == version.duplicate_of) & signals["status"].isin(COUNTED)]
        for row in before[~before["event_id"].isin(now)].drop_duplicates("event_id").itertuples(index=False):
            yield _signal(GONE, row, f"{label(row.signal)}, not in the later version")


def _act(row) -> tuple:
    return row.signal, frozenset(row.sources), frozenset(row.targets)


def _signal(kind: str, row, what: str, earlier: str | None = None) -> tuple:
    who = f"{', '.join(row.sources) or '(nobody named)'} → {', '.join(row.targets) or '(nobody)'}"
    return kind, who, what, row.article_id, row.start, row.end, "signals", row.signal_id, earlier


def _frame(rows: list[tuple], articles: pd.DataFrame) -> pd.DataFrame:
    day = dict(zip(articles["article_id"], articles["date"], strict=True))
    full = [(kind, who, what, day.get(key, pd.NaT), key, *rest) for kind, who, what, key, *rest in rows]
    made = pd.DataFrame(full, columns=_COLUMNS)
    kinds = dict.fromkeys(_COLUMNS, "string") | {"day": "datetime64[s]", "start": "Int64", "end": "Int64"}
    return made.astype(kinds)
