"""Whose voice fills the page: quotations joined from their pieces, and each speaker's share of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

import pandas as pd

from kit.analysis.unnamed import is_unnamed

NOBODY = "(no speaker named)"
NO_SIDE = "(speaker without a side)"
BY = ("speaker", "side")
MEASURES = ("words", "quotes")
RELAYED = ("apart", "counted", "left out")
_WORD = re.compile(r"\w[\w'’\-]*")


def quotations(quotes: pd.DataFrame) -> pd.DataFrame:
    """One row = one quotation, its pieces joined: the columns of the first piece, `pieces` and `words` (numbers).

    `text` has " … " where the article speaks between pieces; `kind` is mixed when the pieces differ. `words` counts
    the words of the pieces that are no nested quotation of their own, so that no word is counted for two speakers.
    Rows that come with `words` keep them, so that a selection of rows counts as the whole did; joined rows stay as
    they are.
    """
    if "pieces" in quotes:
        return quotes
    counted = quotes if "words" in quotes else quotes.assign(words=own_words(quotes))
    keys = ["article_id", "group"]
    first, last = ~counted.duplicated(keys), ~counted.duplicated(keys, keep="last")
    joined = counted[first].reset_index(drop=True)
    pieces: dict[tuple, list] = {}  # of the few that have several
    for row in counted.loc[~(first & last), [*keys, "text", "end", "kind", "words"]].itertuples(index=False):
        pieces.setdefault((row.article_id, row.group), []).append(row)
    cells: dict[str, list] = {name: joined[name].to_list() for name in ("text", "end", "kind", "words")}
    cells["pieces"] = [1] * len(joined)
    several = (~last[first]).to_numpy().nonzero()[0]
    for place, rows in zip(several, pieces.values(), strict=True):  # both in the order of their first pieces
        cells["text"][place] = " … ".join(str(row.text) for row in rows)
        cells["end"][place] = max(row.end for row in rows)
        cells["kind"][place] = _kind({row.kind for row in rows})
        cells["words"][place] = sum(row.words for row in rows)
        cells["pieces"][place] = len(rows)
    kinds = dict.fromkeys(cells, "Int64") | {"text": "string", "kind": "string"}
    return joined.assign(**{name: pd.Series(held, dtype=kinds[name]) for name, held in cells.items()})


def _kind(kinds: set[str]) -> str:
    return kinds.pop() if len(kinds) == 1 else "mixed"


def own_words(quotes: pd.DataFrame) -> pd.Series:
    """How many words of each row are its own: a word within a nested quotation belongs to the innermost one alone."""
    cells = list(zip(*(quotes[name].to_list() for name in ("article_id", "start", "end", "text")), strict=True))
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for article_id, start, end, _ in cells:
        spans[article_id].append((start, end))
    for held in spans.values():
        held.sort()
    counts = []
    for article_id, start, end, text in cells:
        near = spans[article_id]
        near = near[bisect_left(near, (start, 0)) : bisect_left(near, (end, 0))]  # those that begin within it
        inner = [(a - start, b - start) for a, b in near if b <= end and (a, b) != (start, end)]
        if inner:
            words = (match.start() for match in _WORD.finditer(str(text)))
            counts.append(sum(not any(a <= at < b for a, b in inner) for at in words))
        else:
            counts.append(len(_WORD.findall(str(text))))
    return pd.Series(counts, index=quotes.index, dtype="Int64")


def shares(quotes: pd.DataFrame, by: str = "speaker", measure: str = "words", relayed: str = "apart") -> pd.DataFrame:
    """One row = one voice: quotes and words of its own, share of each (0 to 1), relayed ones apart, articles.

    `by`: speaker (two people of one name are told apart by their side) or side. Pieces of one quotation count as one.
    `measure`: words or quotes, by which the rows are ordered. `relayed`: a quotation that somebody else passed on
    counts in `relayed` and `relayed_words` and in no share (apart), like any other (counted), or nowhere (left out).
    Quotations whose text names no speaker are the row `NOBODY`, the last one; they count in the whole of which the
    shares are taken. By side, speakers of no known side are the row `NO_SIDE`.

    Raises ValueError for another `by`, `measure` or `relayed`.
    """
    for name, value, known in (("by", by, BY), ("measure", measure, MEASURES), ("relayed", relayed, RELAYED)):
        if value not in known:
            raise ValueError(f"{name} = {value!r}; it must be one of {', '.join(known)}")
    frame = quotations(quotes)
    if relayed == "left out":
        frame = frame[frame["via"].isna()]
    nobody = frame["reason"].notna() if "reason" in frame else is_unnamed(frame)
    # Numbers are counted much faster than words: each voice and each side goes by its number.
    voice, voices = pd.factorize(frame[by].fillna(NO_SIDE if by == "side" else NOBODY).mask(nobody, NOBODY), sort=True)
    side, sides = pd.factorize(frame["side"].fillna("").mask(nobody, ""), sort=True)
    numbers = pd.DataFrame({
        "voice": voice, "side": side, "article": pd.factorize(frame["article_id"])[0],
        "first_hand": (frame["via"].isna() | (relayed == "counted")).to_numpy(bool), "words": frame["words"].array,
    })  # fmt: skip
    keys = ["voice", "side"]
    table = numbers.groupby(keys).agg(articles=("article", "nunique")).astype("Int64")
    for own, name in ((True, ""), (False, "relayed_")):
        rows = numbers[numbers["first_hand"] == own].groupby(keys)
        table[f"{name}quotes"] = rows.size()
        table[f"{name}words"] = rows["words"].sum()
    table = table.fillna(0).astype("Int64").reset_index().rename(columns={"relayed_quotes": "relayed"})
    table = table.assign(
        voice=pd.Series(voices, dtype="string").take(table["voice"]).array,
        side=pd.Series(sides, dtype="string").take(table["side"]).array,
    )
    return with_shares(table, measure)


def with_shares(table: pd.DataFrame, measure: str = "words") -> pd.DataFrame:
    """The counts of each voice as `shares` gives them, with each one's share of the whole, and in order."""
    table = table.assign(last=table["voice"].map({NO_SIDE: 1, NOBODY: 2}).fillna(0))
    for column in ("quotes", "words"):
        whole = int(table[column].sum())
        table[f"share_{column}"] = (table[column] / whole if whole else table[column] * 0.0).astype("float64")
    others = {"words": ["quotes", "relayed_words"], "quotes": ["words", "relayed"]}[measure]
    table = table.sort_values(
        ["last", measure, *others, "voice"], ascending=[True, False, False, False, True], ignore_index=True
    )
    return table[
        ["voice", "side", "quotes", "words", "share_quotes", "share_words", "relayed", "relayed_words", "articles"]
    ]


def finding(table: pd.DataFrame, measure: str = "words", most: int = 4) -> str:
    """The shares in one sentence, as the alternative text of their chart: shares of the words, or of the quotes."""
    own = table[table["quotes"] > 0]
    relayed = int(table["relayed"].sum())
    apart = f" {relayed} relayed by others {'is' if relayed == 1 else 'are'} not counted." if relayed else ""
    if own.empty:
        return "No quotation at first hand." + apart
    parts = [_share(row, measure) for row in own.head(most).itertuples()]
    more = f"; {len(own) - most} more voices" if len(own) > most else ""
    return "Share of voice: " + "; ".join(parts) + more + "." + apart


def _share(row: tuple, measure: str) -> str:
    if measure == "quotes":
        return f"{row.voice} {row.share_quotes:.0%} of the quotes, {row.words} quoted words"
    return f"{row.voice} {row.share_words:.0%} of the quoted words in {row.quotes} quotes"
