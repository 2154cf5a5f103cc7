"""Is it rising or easing: distinct events by quad, with the articles that carry them.

A weighted sum (of `score`, in `kit.analysis.timeline`) is for those who ask for it: weights are ordinal, an opinion in
numbers. It sums events, never mentions, since a sum of mentions would measure media attention.
"""

from __future__ import annotations

import pandas as pd

from kit import lexicon
from kit.analysis.ladder import APART, COUNTED, QUADS, STATUSES, label, quad, rung

_ONE_TIME = 31  # days: what is told of a longer time ("in 2024") stands on no day
FEW = 5  # fewer events than this show no trend


def events(signals: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row = one distinct event: the columns of its strongest mention, and what all its mentions say together.

    Added: `quad`; `mentions` (number); `articles`, `outlets`, `signal_ids`, `statuses` (tuples); `day` (when it
    happened, else when it was first reported; NaT without either, and when the text knows no more than the year) and
    `reported` (True when the day is that of publication). The strongest mention is the one that counts most: actual
    before planned before alleged before the rest, the narrator before an attributed one, and one that names both sides
    before one that does not. Events stand in the order of telling, by their first mention. Rows that an analyst added
    without a type are left out.
    """
    signals = signals[signals["signal"].notna()]
    known = articles.set_index("article_id")
    order = {article_id: place for place, article_id in enumerate(known.index)}
    frame = signals.assign(
        _strength=[STATUSES.index(status) if status in STATUSES else len(STATUSES) for status in signals["status"]],
        _said=signals["attributed_to"].notna(),
        _blank=[
            (not doers) + (not others) for doers, others in zip(signals["sources"], signals["targets"], strict=True)
        ],
        _article=[order.get(article_id, len(order)) for article_id in signals["article_id"]],
        _outlet=known["source"].reindex(signals["article_id"]).to_numpy(),
        _published=known["date"].reindex(signals["article_id"]).to_numpy(),
    ).sort_values(["_article", "start"], kind="stable", ignore_index=True)
    told = frame.groupby("event_id", sort=False)  # by first mention
    ids = list(dict.fromkeys(frame["event_id"]))
    best = (
        frame.sort_values(["_strength", "_said", "_blank"], kind="stable")
        .drop_duplicates("event_id")
        .set_index("event_id", drop=False)
    )
    best = best.loc[ids].rename_axis(None)
    happened, ended, reported = (
        pd.to_datetime(told[column].min()).reindex(ids) for column in ("when_start", "when_end", "_published")
    )
    vague = (ended - happened).dt.days > _ONE_TIME
    best = best.assign(
        quad=pd.Series([quad(signal) for signal in best["signal"]], index=best.index, dtype="string"),
        mentions=told.size().reindex(ids).astype("Int64"),
        articles=_of_each(frame["event_id"], frame["article_id"], ids),
        outlets=_of_each(frame["event_id"], frame["_outlet"], ids),
        signal_ids=_of_each(frame["event_id"], frame["signal_id"], ids),
        statuses=_of_each(frame["event_id"], frame["status"], ids),
        day=happened.fillna(reported).mask(vague),
        reported=(happened.isna() & reported.notna()).astype("boolean"),
    )
    return best.drop(columns=["_strength", "_said", "_blank", "_article", "_outlet", "_published"]).reset_index(
        drop=True
    )


def _of_each(keys: pd.Series, values: pd.Series, ids: list[str]) -> list[tuple[str, ...]]:
    """The different values of each key, in order, missing ones left out."""
    found: dict[str, dict[str, None]] = {key: {} for key in ids}
    for key, value in zip(keys, values, strict=True):
        if not pd.isna(value):
            found[key][value] = None
    return [tuple(found[key]) for key in ids]


def current(frame: pd.DataFrame) -> pd.DataFrame:
    """Events that count: actual, planned and alleged ones."""
    return frame[frame["status"].isin(COUNTED)]


def apart(frame: pd.DataFrame) -> pd.DataFrame:
    """Events that never count: threatened, called for, hypothetical, denied, negated, historical."""
    return frame[frame["status"].isin(APART)]


def by_quad(frame: pd.DataFrame) -> pd.DataFrame:
    """One row = one quad: its events that count, their mentions, and how many articles and outlets carry them."""
    counted = current(frame)
    rows = []
    for name in QUADS:
        some = counted[counted["quad"] == name]
        wide = [len({value for cell in some[column] for value in cell}) for column in ("articles", "outlets")]
        rows.append((name, len(some), int(some["mentions"].sum()), *wide))
    numbers = ["events", "mentions", "articles", "outlets"]
    return pd.DataFrame(rows, columns=["quad", *numbers]).astype({"quad": "string"} | dict.fromkeys(numbers, "Int64"))


def by_type(frame: pd.DataFrame) -> pd.DataFrame:
    """One row = one signal type that occurs, from conciliatory to violent, with a column of counts for each status."""
    rungs = sorted(set(frame["signal"]), key=rung)
    rows = [
        {"signal": signal, "label": label(signal), "quad": quad(signal)}
        | {status: int(((frame["signal"] == signal) & (frame["status"] == status)).sum()) for status in STATUSES}
        for signal in rungs
    ]
    table = pd.DataFrame(rows, columns=["signal", "label", "quad", *STATUSES])
    return table.astype({"signal": "string", "label": "string", "quad": "string"} | dict.fromkeys(STATUSES, "Int64"))


def default_weights() -> dict[str, float]:
    """The weight of each signal type as the kit has it, from −10 (most violent) to +10 (most conciliatory)."""
    return {row["signal"]: float(row["weight"]) for row in lexicon.table("signal_weights")}


def factors() -> dict[str, float]:
    """What share of its weight an event keeps by its status, and, as "attributed", when a party says so."""
    return {row["name"]: float(row["factor"]) for row in lexicon.table("signal_factors")}


def caution(frame: pd.DataFrame) -> str:
    """What the numbers can't bear, in words: "" when nothing stands against a trend."""
    counted = current(frame)
    said = []
    if len(counted) < FEW:
        said.append(f"Only {len(counted)} event{'' if len(counted) == 1 else 's'}: too few for a trend. Read the rows.")
    undated = int(counted["day"].isna().sum())
    if undated and undated == len(counted):
        said.append("No event has a date, so they stand in the order of telling: this is no course over time.")
    elif undated:
        verbs = "has no exact date and is" if undated == 1 else "have no exact date and are"
        said.append(f"{undated} of the {len(counted)} events {verbs} on no day.")
    return " ".join(said)
