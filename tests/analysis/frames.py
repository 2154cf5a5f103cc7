"""Small frames in the shape of the contract, so that every figure below can be counted by hand."""

from __future__ import annotations

from itertools import count
from types import SimpleNamespace

import pandas as pd

row = dict  # a row of a test frame, written as row(article_id="a1", …)

_TEXT = (
    "article_id",
    "title",
    "url",
    "duplicate_of",
    "duplicate_kind",
    "source",
    "text",
    "kind",
    "speaker",
    "speaker_id",
    "side",
    "cue",
    "via",
    "group",
    "rule",
    "review",
    "act",
    "topic",
    "quote_id",
    "stance_id",
    "signal_id",
    "sentence",
    "trigger",
    "signal",
    "direction",
    "status",
    "attributed_to",
    "place",
    "event_id",
    "actor_id",
    "how",
    "name",
    "role",
    "country",
)
_NUMBERS = (
    "start",
    "end",
    "speaker_start",
    "speaker_end",
    "cue_start",
    "cue_end",
    "polarity",
    "words",
    "mentions",
    "articles",
)
_FLAGS = ("nested", "speech", "clause", "negated")
_DAYS = ("date", "when_start", "when_end")

_DEFAULTS = {
    "articles": row(
        article_id="a1",
        title="Title",
        date=None,
        source="The Herald",
        url=None,
        duplicate_of=None,
        duplicate_kind=None,
        text="Text.",
        words=1,
    ),
    "quotes": row(
        quote_id=None,
        article_id="a1",
        start=0,
        end=None,
        text="",
        kind="direct",
        speaker=None,
        speaker_id=None,
        side=None,
        speaker_start=None,
        speaker_end=None,
        cue="said",
        cue_start=None,
        cue_end=None,
        via=None,
        group=None,
        nested=False,
        speech=True,
        clause=True,
        rule="cue_before",
        review=None,
    ),
    "stances": row(
        stance_id=None,
        article_id="a1",
        start=0,
        end=5,
        cue="cue",
        act="accuse",
        polarity=-1,
        holders=(),
        targets=(),
        holder_ids=(),
        target_ids=(),
        holder_spans=(),
        target_spans=(),
        topic=None,
        negated=False,
        quote_id=None,
        sentence="A sentence.",
        rule="verb",
        review=None,
    ),
    "signals": row(
        signal_id=None,
        article_id="a1",
        start=0,
        end=5,
        trigger="word",
        signal="attack",
        direction="escalatory",
        weight=-9.5,
        status="actual",
        score=-9.5,
        sources=(),
        targets=(),
        source_ids=(),
        target_ids=(),
        source_texts=(),
        target_texts=(),
        source_spans=(),
        target_spans=(),
        attributed_to=None,
        quote_id=None,
        when_start=None,
        when_end=None,
        place=None,
        event_id=None,
        sentence="A sentence.",
        rule="verb",
        review=None,
    ),
    "mentions": row(article_id="a1", start=0, end=3, text="Ann", actor_id="ann", side="AAA", how="name", rule="known"),
    "actors": row(
        actor_id="ann",
        name="Ann",
        kind="person",
        side="AAA",
        country="AAA",
        role=None,
        mentions=1,
        articles=1,
        aliases=(),
    ),
}
_PRECISION = ["table", "rule", "reviewed", "right", "precision", "low", "high"]
_ids = count(1)


def frame(table: str, *rows: dict) -> pd.DataFrame:
    """A frame of one of the contract's tables; what a row leaves out has a harmless default, ids are numbered."""
    defaults = _DEFAULTS[table]
    filled = []
    for given in rows:
        whole = defaults | given
        for key in ("quote_id", "stance_id", "signal_id", "group", "event_id"):
            if key in defaults and whole[key] is None and key == next(iter(defaults)):
                whole[key] = f"{key}{next(_ids)}"
        if table == "quotes":
            whole["group"] = whole["group"] or whole["quote_id"]
            whole["end"] = whole["end"] or whole["start"] + len(whole["text"])
        if table == "signals":
            whole["event_id"] = whole["event_id"] or whole["signal_id"]
        filled.append(whole)
    made = pd.DataFrame(filled, columns=list(defaults))
    kinds = dict.fromkeys(_TEXT, "string") | dict.fromkeys(_NUMBERS, "Int64") | dict.fromkeys(_FLAGS, "boolean")
    kinds |= dict.fromkeys(_DAYS, "datetime64[ns]") | {"weight": "float64", "score": "float64"}
    return made.astype({column: kind for column, kind in kinds.items() if column in made})


def corpus(**tables: list[dict]) -> SimpleNamespace:
    """What analysis reads of a corpus: its frames; a table that is not given is empty."""
    names = ("articles", "actors", "mentions", "quotes", "stances", "signals")
    frames = {name: frame(name, *tables.get(name, ())) for name in names}
    by_id = {row.article_id: row for row in frames["articles"].itertuples()}
    return SimpleNamespace(
        **frames,
        reviews=pd.DataFrame(columns=["table", "row_id", "article_id", "verdict", "changes", "when"]),
        precision=lambda drawn=None: pd.DataFrame(columns=_PRECISION),
        settings={"roster": "none"},
        workspace=None,
        scope_sentence="All articles are in scope.",
        model="en_small 1.0",
        text=lambda article_id: by_id[article_id].text,
        article=lambda article_id: SimpleNamespace(
            id=article_id, title=by_id[article_id].title, text=by_id[article_id].text, path=None, removed=()
        ),
    )
