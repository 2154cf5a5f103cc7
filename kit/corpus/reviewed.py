"""What verdicts make of a table: rejected rows gone, corrected rows corrected, added rows in their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from kit.corpus import frames
from kit.corpus.retrace import Found, standing
from kit.corpus.verdicts import KEYS, WORDS, spans_moved
from kit.language.signals.weights import scored, weighed
from kit.lexicon import table as lexicon_table

_BLANK = {
    "quotes": {"kind": "indirect", "nested": False, "speech": True, "clause": True},
    "stances": {"polarity": 0, "negated": False},
    "signals": {"status": "actual", "direction": "none", "weight": 0.0, "score": 0.0},
}  # what an addition has where the analyst says nothing


def reviewed(
    name: str,
    table: pd.DataFrame,
    found: Iterable[Found],
    text_of: Callable[[str], str | None],
    weights: Mapping[str, float],
    *,
    rejected: bool = False,
) -> pd.DataFrame:
    """The table as the verdicts leave it: rejected rows gone, corrected rows with their new values, added rows in their
    places, and in `review` what was said of each. With `rejected`, rejected rows are there as the kit found them.
    """
    found = list(found)
    latest = standing(found)
    table = table.copy()
    marks = table["review"].tolist()
    gone: list[int] = []
    rows: list[tuple[int, dict[str, Any]]] = []
    for one in latest.values():
        if one.at is None:
            continue
        if one.changed:
            marks[one.at] = "changed"
        elif one.verdict.verdict == "accepted" or (rejected and one.verdict.verdict == "rejected"):
            marks[one.at] = one.verdict.verdict
        elif one.verdict.verdict == "rejected":
            gone.append(one.at)
        else:
            gone.append(one.at)
            row = table.iloc[one.at].to_dict()
            text = text_of(one.verdict.article_id) or ""
            changed = _changed(name, row, spans_moved(one.verdict, one.moved), text, weights)
            rows.append((one.at, changed | {"review": "corrected"}))
    table["review"] = pd.Series(marks, dtype=frames.TEXT, index=table.index)
    rows += [(len(table), row) for row in _additions(name, found, latest, text_of, weights, rejected)]
    if not gone and not rows:
        return table
    return _merged(name, table, gone, rows)


def _merged(name: str, table: pd.DataFrame, gone: list[int], rows: list[tuple[int, dict[str, Any]]]) -> pd.DataFrame:
    """The table without the rows that are gone and with these, each in its article at its start."""
    articles = {key: n for n, key in enumerate(dict.fromkeys(table["article_id"]))}
    kept = table.assign(_at=range(len(table))).drop(index=table.index[gone])
    new = frames.frame(name, [row for _, row in rows]).assign(_at=[at for at, _ in rows])
    both = pd.concat([kept, new], ignore_index=True) if len(kept) else new
    places = both["article_id"].map(lambda key: articles.setdefault(key, len(articles)))
    order = both.assign(_article=places).sort_values(["_article", "start", "_at"], kind="stable").index
    return both.loc[order].drop(columns="_at").reset_index(drop=True)


def _additions(
    name: str,
    found: Iterable[Found],
    latest: Mapping[str, Found],
    text_of: Callable[[str], str | None],
    weights: Mapping[str, float],
    rejected: bool,
) -> Iterator[dict[str, Any]]:
    for one in {one.row_id: one for one in found if one.verdict.verdict == "added" and one.row_id}.values():
        now = latest[one.row_id].verdict
        if now.verdict == "rejected" and not rejected:
            continue
        text = text_of(one.verdict.article_id) or ""
        row = _blank(name, one, text)
        row = _changed(name, row, spans_moved(one.verdict, one.moved), text, weights)
        if now.verdict == "corrected":
            row = _changed(name, row, spans_moved(now, one.moved), text, weights)
        yield row | {"review": now.verdict}


def _blank(name: str, added: Found, text: str) -> dict[str, Any]:
    verdict = added.verdict
    start, end = (verdict.judged[side] + added.moved for side in ("start", "end"))
    row = {column: () if kind == frames.SEVERAL else None for column, kind in frames.COLUMNS[name].items()}
    row |= {KEYS[name]: verdict.row_id, "article_id": verdict.article_id, "start": start, "end": end}
    row |= _BLANK[name] | {WORDS[name]: text[start:end], "rule": "analyst"}
    row |= {own: verdict.row_id for own in ("group", "event_id") if own in row}
    return row | ({"sentence": _sentence(text, start, end)} if "sentence" in row else {})


def _sentence(text: str, start: int, end: int) -> str:
    """The words around a span up to where a sentence or a line ends, as far as marks tell."""
    stops = ((text.rfind(stop, 0, start), len(stop)) for stop in ("\n", ". ", "? ", "! ", ".” "))
    first = max((at + size for at, size in stops if at >= 0), default=0)
    lasts = [at for at in (text.find(stop, end) for stop in ("\n", ". ", "? ", "! ")) if at >= 0]
    last = min(lasts, default=len(text))
    return text[max(0, min(first, start)) : last + 1].strip()


def _changed(
    name: str, row: Mapping[str, Any], changes: Mapping[str, Any], text: str, weights: Mapping[str, float]
) -> dict[str, Any]:
    """The row with these values, and with what follows from them: the words of a new span, the polarity of an act, the
    weight and score of a signal.
    """
    new = dict(row) | dict(changes)
    if WORDS[name] not in changes and {"start", "end"} & changes.keys():
        new[WORDS[name]] = text[new["start"] : new["end"]]
    if name == "quotes":
        for words, first, last in (("cue", "cue_start", "cue_end"), ("speaker", "speaker_start", "speaker_end")):
            if words not in changes and changes.get(first) is not None and (words == "cue" or pd.isna(row[words])):
                new[words] = text[new[first] : new[last]]
    if name == "stances" and "act" in changes and "polarity" not in changes:
        acts = {one["act"]: int(one["polarity"]) for one in lexicon_table("stance_acts")}
        new["polarity"] = acts.get(new["act"], new["polarity"])
    if name == "signals":
        new |= _counted(row, new, changes, weights)
    return new


def _counted(
    row: Mapping[str, Any], new: Mapping[str, Any], changes: Mapping[str, Any], weights: Mapping[str, float]
) -> dict[str, Any]:
    """Direction, weight and score of a signal whose type, status or sides were changed, where they were not given."""
    if not {"signal", "status", "sources", "targets", "weight"} & changes.keys() or pd.isna(new["signal"]):
        return {}
    answers = row["signal"] == "refusal" == new["signal"] and row["weight"] == -2
    weight, direction = weighed(new["signal"], new["sources"], new["targets"], answers=answers)
    weight = weights.get(new["signal"], weight) if weight else weight
    weight = changes.get("weight", weight)
    attributed = not pd.isna(new["attributed_to"])
    counted = {
        "weight": weight,
        "direction": direction,
        "score": scored(weight, new["status"], attributed=attributed),
    }
    return counted | {column: changes[column] for column in counted if column in changes}
