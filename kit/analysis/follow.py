"""Everything that one actor said, did, and was said about, in order of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat

import pandas as pd

from kit.analysis.findings import count
from kit.analysis.ladder import label
from kit.analysis.turns import turns
from kit.analysis.voices import quotations

SAID, HELD, TOWARD, DID, SUFFERED = "said", "holds", "is spoken of", "did", "was done to"
KINDS = (SAID, HELD, TOWARD, DID, SUFFERED)
_COLUMNS = [
    "day",
    "article_id",
    "start",
    "end",
    "kind",
    "other",
    "what",
    "words",
    "turn",
    "earlier_id",
    "table",
    "row_id",
]
_POSITION = {-1: "against", 0: "neither for nor against", 1: "for"}


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom to follow: an actor by its id, or a whole side, all who speak and act for it with it. By its `names` an
    actor is told in a quotation whose speaker an analyst corrected: the ids there are still those that the kit found.
    """

    side: str = ""
    actor_id: str = ""
    names: tuple[str, ...] = ()

    def is_among(self, sides: Iterable[str], ids: Iterable[str]) -> bool:
        """Is the actor one of these? An actor followed by id is looked for among `ids` alone."""
        return self.actor_id in ids if self.actor_id else self.side in sides


def follow(
    actor: Actor, quotes: pd.DataFrame, stances: pd.DataFrame, signals: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """One row = one quotation, stance or mention of an event with the actor in it: day, article_id, start, end, kind,
    other (whom it is toward, or who is toward the actor; a tuple), what, words, turn, earlier_id, table, row_id.

    `kind`: said, holds (a stance), is spoken of (a stance toward the actor), did, was done to. `day`: when an event
    happened, where the text says so, else the day of publication; undated rows come last, in the order of telling.
    `turn` marks a stance that is other than the last one toward the same party ("against → for"), and `earlier_id` is
    that stance; they are missing elsewhere (`kit.analysis.turns`). Copies of an article are left out.

    A person who is followed by id is found where the text means that person; what others of his side say is not his.
    """
    copies = set(articles.loc[articles["duplicate_of"].notna(), "article_id"])
    rows = [*_said(actor, quotes), *_stances(actor, stances), *_signals(actor, signals)]
    published = dict(zip(articles["article_id"], articles["date"], strict=True))
    place = {key: at for at, key in enumerate(articles["article_id"])}
    rows = [row for row in rows if row["article_id"] in place and row["article_id"] not in copies]
    for row in rows:
        row["day"] = row["day"] if not pd.isna(row["day"]) else published[row["article_id"]]
    rows.sort(key=lambda row: (_time(row["day"]), place[row["article_id"]], row["start"], row["table"]))
    _mark_turns(rows, actor, stances, articles)
    made = pd.DataFrame(rows, columns=_COLUMNS)
    text = ("article_id", "kind", "what", "words", "turn", "earlier_id", "table", "row_id")
    kinds = dict.fromkeys(text, "string") | {"day": "datetime64[s]", "start": "Int64", "end": "Int64"}
    return made.astype(kinds)


def _said(actor: Actor, quotes: pd.DataFrame) -> Iterable[dict]:
    own = quotes["side"] == actor.side
    if actor.actor_id:
        corrected = (quotes["review"] == "corrected").fillna(False).astype(bool)
        own = (quotes["speaker_id"] == actor.actor_id).mask(corrected, quotes["speaker"].isin(actor.names))
    mine = quotes[own.fillna(False).astype(bool)].assign(words=0)  # nothing here counts them, and counting takes long
    for row in quotations(mine).itertuples(index=False):
        who = "" if actor.actor_id or pd.isna(row.speaker) else f"{row.speaker}, "
        via = "" if pd.isna(row.via) else f", relayed by {row.via}"
        yield _row(row, SAID, (), f"{who}{row.kind}{via}", row.text, "quotes", row.quote_id)


def _stances(actor: Actor, stances: pd.DataFrame) -> Iterable[dict]:
    for row in _with(actor, stances, "holders", "targets", "holder_ids", "target_ids").itertuples(index=False):
        about = "" if pd.isna(row.topic) else f", about “{row.topic}”"
        what = f"{_POSITION[int(row.polarity)]} ({row.act}){about}"
        for mine, ids, kind, other in (
            (row.holders, row.holder_ids, HELD, row.targets),
            (row.targets, row.target_ids, TOWARD, row.holders),
        ):
            if actor.is_among(mine, ids):
                yield _row(row, kind, other, what, row.sentence, "stances", row.stance_id)


def _signals(actor: Actor, signals: pd.DataFrame) -> Iterable[dict]:
    for row in _with(actor, signals, "sources", "targets", "source_ids", "target_ids").itertuples(index=False):
        what = f"{label(row.signal)}, {row.status.replace('_', ' ')}"
        for mine, ids, kind, other in (
            (row.sources, row.source_ids, DID, row.targets),
            (row.targets, row.target_ids, SUFFERED, row.sources),
        ):
            if actor.is_among(mine, ids):
                yield _row(row, kind, other, what, row.sentence, "signals", row.signal_id, row.when_start)


def _with(actor: Actor, frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The rows that have the actor in one of the columns: those of sides, then those of ids."""
    mine, theirs, ids, other_ids = (frame[column] for column in columns)
    cells = zip(mine, theirs, ids, other_ids, strict=True)
    return frame[[actor.is_among((*one, *two), (*three, *four)) for one, two, three, four in cells]]


def _row(row, kind: str, other: tuple[str, ...], what: str, words: str, table: str, key: str, day=pd.NaT) -> dict:
    found = dict(zip(_COLUMNS, repeat(None)))
    found |= {"day": day, "article_id": row.article_id, "start": row.start, "end": row.end, "kind": kind}
    return found | {"other": tuple(other), "what": what, "words": words, "table": table, "row_id": key}


def _mark_turns(rows: list[dict], actor: Actor, stances: pd.DataFrame, articles: pd.DataFrame) -> None:
    """Mark the stances held that are a change of position, with the one before."""
    held = {row["row_id"] for row in rows if row["kind"] == HELD}
    found = turns(stances[stances["stance_id"].isin(held)], articles, None if actor.actor_id else (actor.side,))
    marks = {row.after_id: row for row in found.itertuples(index=False)}
    for row in rows:
        if row["kind"] == HELD and row["row_id"] in marks:
            mark = marks[row["row_id"]]
            row["turn"], row["earlier_id"] = f"{mark.turn} {mark.target}", mark.before_id


def finding(course: pd.DataFrame) -> str:
    """How much of each kind there is, from when to when, and how often the actor turned."""
    if course.empty:
        return "Nothing in these articles is said or done by, or toward, this actor."
    number = {kind: int((course["kind"] == kind).sum()) for kind in KINDS}
    parts = [f"{kind} {number[kind]}" for kind in KINDS if number[kind]]
    days = course["day"].dropna()
    when = f" from {days.min():%d %b %Y} to {days.max():%d %b %Y}" if len(days) else ", undated"
    changed = int(course["turn"].notna().sum())
    more = f" {changed} change{'' if changed == 1 else 's'} of position: read both passages." if changed else ""
    return f"{count(len(course), 'row')}{when}: {', '.join(parts)}.{more}"


def _time(day: object) -> tuple[bool, object]:
    return (True, 0) if day is None or pd.isna(day) else (False, pd.Timestamp(day))
