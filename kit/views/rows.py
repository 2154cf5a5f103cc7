"""Rows of the tables in an analyst's words: the same facts, fewer columns, nothing to decode."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kit.analysis.briefing import Brief
from kit.analysis.findings import count
from kit.analysis.ladder import STATUSES, label
from kit.analysis.stances import NO_HOLDER, NO_TARGET
from kit.analysis.unnamed import short
from kit.analysis.voices import NOBODY

_MOVERS = 3  # events that are named for a day
_POSITION = {-1: "−\u00a0against", 0: "·\u00a0neither", 1: "+\u00a0for"}


def stances(frame: pd.DataFrame, titles: Mapping[str, str] | None = None) -> pd.DataFrame:
    """One row a stance: holder, toward, position, act, cue, topic, sentence; with `titles` of several articles (by id),
    the article, too.
    """
    shown = _texts(
        frame,
        holder=[", ".join(cell) or NO_HOLDER for cell in frame["holders"]],
        toward=[", ".join(cell) or NO_TARGET for cell in frame["targets"]],
        position=[_POSITION[int(cell)] for cell in frame["polarity"]],
        act=frame["act"],
        cue=frame["cue"],
        about=frame["topic"],
        sentence=frame["sentence"],
    )
    if titles and len(titles) > 1:
        shown["article"] = [titles[article_id] for article_id in frame["article_id"]]
    return shown


def quotes(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a quotation or a piece of one: speaker, side, words, kind, relayed by, cue.

    Where nobody is named, the speaker's cell says why, if the frame has a `reason`.
    """
    speakers = frame["speaker"].fillna(NOBODY)
    if "reason" in frame:
        rows = frame[["speaker", "reason", "cue"]].to_dict("records")
        speakers = [_nobody(row) if pd.notna(row["reason"]) else row["speaker"] for row in rows]
    return _texts(
        frame,
        speaker=speakers,
        side=frame["side"],
        words=frame["text"],
        kind=frame["kind"],
        via=frame["via"],
        cue=frame["cue"],
    ).rename(columns={"via": "relayed by"})


def unnamed(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a quotation whose speaker is not named: why, words, kind, relayed by, cue."""
    reasons = [short(row, row["reason"]) for row in frame.to_dict("records")]
    return _texts(
        frame, why=reasons, words=frame["text"], kind=frame["kind"], via=frame["via"], cue=frame["cue"]
    ).rename(columns={"why": "why no speaker", "via": "relayed by"})


def wordings(frame: pd.DataFrame, titles: Mapping[str, str]) -> pd.DataFrame:
    """One row a wording that several articles carry: speaker, words, articles, outlets; its copies by their titles."""
    rows = frame.to_dict("records")
    return _texts(
        frame,
        speaker=["" if row["copy"] else _nobody(row) if pd.notna(row["reason"]) else row["speaker"] for row in rows],
        words=[f"↳ in “{titles[row['article_id']]}”" if row["copy"] else row["text"] for row in rows],
        articles=["" if row["copy"] else str(row["in_articles"]) for row in rows],
        outlets=[", ".join(row["outlets"]) or "(outlet unknown)" for row in rows],
    )


def _nobody(row: Mapping[str, Any]) -> str:
    return f"{NOBODY} {short(row, row['reason'])}"


def shares(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a voice, its shares as percentages, columns that say nothing left out."""
    shown = frame.assign(
        **{name: [f"{share:.0%}" for share in frame[name]] for name in ("share_quotes", "share_words")}
    )
    if not frame["relayed"].any():
        shown = shown.drop(columns=["relayed", "relayed_words"])
    if ((frame["side"] == "") | (frame["voice"] == frame["side"])).all():
        shown = shown.drop(columns="side")
    return shown.rename(columns=lambda name: name.replace("_", " "))


def events(frame: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """One row a distinct event: who to whom, what, status, when, who says so, how often (where any is told twice).

    `names` gives the name of each actor_id. "(reported)": the text has no day of its own, so it is that of publication.
    "actual (also denied)": mentions of the event tell of it otherwise.
    """
    parts = zip(frame["signal"], frame["trigger"], strict=True)
    shown = _texts(
        frame,
        who=[_who(*parties) for parties in zip(frame["sources"], frame["targets"], strict=True)],
        what=[f"{label(signal)}: “{trigger}”" for signal, trigger in parts],
        sentence=frame["sentence"],
        status=[_status(*told) for told in zip(frame["status"], frame["statuses"], strict=True)],
        when=[_when(day, reported) for day, reported in zip(frame["day"], frame["reported"], strict=True)],
        says=["the article" if pd.isna(cell) else names.get(cell, cell) for cell in frame["attributed_to"]],
        told=[_told(n, len(a)) for n, a in zip(frame["mentions"], frame["articles"], strict=True)],
    ).rename(columns={"who": "who → whom", "says": "who says so"})
    if (frame["mentions"] == 1).all():
        shown = shown.drop(columns="told")
    if "since" in frame:
        shown.insert(0, "since", frame["since"])
    if "line" in frame:
        shown.insert(0, "line", frame["line"])
    return shown


def mentions(frame: pd.DataFrame, names: Mapping[str, str], articles: pd.DataFrame) -> pd.DataFrame:
    """One row a mention of an event: article, outlet, published, status, who says so, sentence."""
    known = articles.set_index("article_id").reindex(frame["article_id"])
    return _texts(
        frame,
        article=known["title"],
        outlet=known["source"],
        published=[_when(day, False) for day in known["date"]],
        words=frame["trigger"],
        status=frame["status"].str.replace("_", " "),
        says=["the article" if pd.isna(cell) else names.get(cell, cell) for cell in frame["attributed_to"]],
        sentence=frame["sentence"],
    ).rename(columns={"says": "who says so"})


def days(by_day: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """One row a day: how many events (and how many of them stand there by publication only), and those that moved it
    most, by weight.
    """
    told: dict[pd.Timestamp, list[str]] = {}
    number = events["day"].value_counts()
    heaviest = events.sort_values("weight", key=lambda weights: -weights.abs(), kind="stable")
    heaviest = heaviest[heaviest["day"].notna()].groupby("day").head(_MOVERS)
    for row in heaviest[["day", "sources", "targets", "signal", "trigger"]].itertuples(index=False):
        words = f"{_who(row.sources, row.targets)}: {label(row.signal)} “{row.trigger}”"
        told.setdefault(row.day, []).append(words)
    more = {day: f"; and {n - _MOVERS} more" for day, n in number.items() if n > _MOVERS}
    moved = {day: "; ".join(words) + more.get(day, "") for day, words in told.items()}
    counts = zip(by_day["events"], by_day["reported"], strict=True)
    return _texts(
        by_day,
        day=[f"{day:%d %b %Y}" for day in by_day["day"]],
        events=[f"{n} ({reported} reported)" if reported else str(n) for n, reported in counts],
        moved=[moved.get(day, "") for day in by_day["day"]],
    ).rename(columns={"moved": "what moved it"})


def ladder(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a signal type, the most violent first, with those statuses that occur."""
    occur = [name for name in STATUSES if frame[name].sum()]
    shown = frame.iloc[::-1][["label", "quad", *occur]]
    return shown.rename(columns=lambda name: name.replace("_", " ")).rename(columns={"label": "signal"})


def scores(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the weighted index, with the sign of each score."""
    shown = frame.assign(score=[f"{score:+.1f}" for score in frame["score"]])
    return shown.assign(day=[f"{day:%d %b %Y}" for day in frame["day"]]) if "day" in frame else shown


def evidence(brief: Brief) -> pd.DataFrame:
    """One row a piece of evidence, as the brief has it."""
    rows = [(e.mark, e.who, e.what, e.words, e.place) for section in brief.sections for e in section.shown(brief.cited)]
    return pd.DataFrame(rows, columns=["mark", "who", "what", "words", "where"], dtype="string")


def _texts(frame: pd.DataFrame, **columns) -> pd.DataFrame:
    return pd.DataFrame(
        {name: pd.Series(list(cells), index=frame.index, dtype="string") for name, cells in columns.items()}
    ).fillna("")


def _who(sources: tuple[str, ...], targets: tuple[str, ...]) -> str:
    doers = " + ".join(sources) or "(nobody named)"
    return f"{doers} → {' + '.join(targets)}" if targets else doers


def _status(status: str, statuses: tuple[str, ...]) -> str:
    others = [other.replace("_", " ") for other in statuses if other != status]
    return status.replace("_", " ") + (f" (also {', '.join(others)})" if others else "")


def _told(mentions: int, articles: int) -> str:
    return "once" if mentions == 1 else f"{mentions}× in {count(articles, 'article')}"


def _when(day: object, reported: bool) -> str:
    if pd.isna(day):
        return "undated"
    return f"{day:%d %b %Y}" + (" (reported)" if reported else "")
