"""Whose voice fills the page: quotations joined from their pieces, and each speaker's share of them."""

from __future__ import annotations

import re
from bisect import bisect_left

import pandas as pd

NOBODY = "(no speaker named)"
_WORD = re.compile(r"\w[\w'’\-]*")
_LETTERS = re.compile(r"\w+")
_LEAST_WORDS = 5  # shorter quotations agree by chance


def quotations(quotes: pd.DataFrame) -> pd.DataFrame:
    """One row = one quotation, its pieces joined: the columns of the first piece, `pieces` and `words` (numbers).

    `text` has " … " where the article speaks between pieces; `kind` is mixed when the pieces differ. `words` counts the
    words of the pieces that are no nested quotation of their own, so that no word is counted for two speakers.
    """
    counted = quotes.assign(words=own_words(quotes))
    keys = ["article_id", "group"]
    pieces: dict[tuple, list] = {}
    for row in counted.itertuples(index=False):
        pieces.setdefault((row.article_id, row.group), []).append(row)
    joined = counted.drop_duplicates(keys)
    several = list(pieces.values())  # in the order of their first pieces, as `joined` is
    return joined.assign(
        text=pd.Series(
            [" … ".join(str(row.text) for row in rows) for rows in several], index=joined.index, dtype="string"
        ),
        end=pd.Series([max(row.end for row in rows) for rows in several], index=joined.index, dtype="Int64"),
        kind=pd.Series([_kind({row.kind for row in rows}) for rows in several], index=joined.index, dtype="string"),
        words=pd.Series([sum(row.words for row in rows) for rows in several], index=joined.index, dtype="Int64"),
        pieces=pd.Series(map(len, several), index=joined.index, dtype="Int64"),
    ).reset_index(drop=True)


def _kind(kinds: set[str]) -> str:
    return kinds.pop() if len(kinds) == 1 else "mixed"


def own_words(quotes: pd.DataFrame) -> pd.Series:
    """How many words of each row are its own: a word within a nested quotation belongs to the innermost one alone."""
    counts = []
    spans = {
        article: sorted(zip(rows["start"], rows["end"], strict=True)) for article, rows in quotes.groupby("article_id")
    }
    for row in quotes.itertuples(index=False):
        near = spans[row.article_id]
        near = near[bisect_left(near, (row.start, 0)) : bisect_left(near, (row.end, 0))]  # those that begin within it
        inner = [(a - row.start, b - row.start) for a, b in near if b <= row.end and (a, b) != (row.start, row.end)]
        words = (match.start() for match in _WORD.finditer(str(row.text)))
        counts.append(sum(not any(a <= at < b for a, b in inner) for at in words))
    return pd.Series(counts, index=quotes.index, dtype="Int64")


def shares(quotes: pd.DataFrame, by: str = "speaker") -> pd.DataFrame:
    """One row = one voice: quotes and words of its own, share of each (0 to 1), relayed ones apart, articles.

    `by`: speaker (two people of one name are told apart by their side) or side. Pieces of one quotation count as one.
    A quotation that another one relayed counts in `relayed` and `relayed_words` and in no share. Quotations without a
    speaker are the last row, `NOBODY`; they count in the whole of which the shares are taken.

    Raises ValueError for another `by`.
    """
    if by not in ("speaker", "side"):
        raise ValueError(f"by = {by!r}; it must be one of speaker, side")
    frame = quotations(quotes)
    nameless = frame[by].isna()
    frame = frame.assign(
        voice=frame[by].fillna(NOBODY),
        of=frame["side"].fillna("") if by == "speaker" else frame[by].fillna(""),
        first_hand=frame["via"].isna(),
        last=nameless,
    )
    keys = ["voice", "of", "last"]
    table = frame.groupby(keys).agg(articles=("article_id", "nunique")).astype("Int64")
    for own, name in ((True, ""), (False, "relayed_")):
        rows = frame[frame["first_hand"] == own].groupby(keys)
        table[f"{name}quotes"] = rows.size()
        table[f"{name}words"] = rows["words"].sum()
    table = table.fillna(0).astype("Int64").reset_index()
    for column in ("quotes", "words"):
        whole = int(table[column].sum())
        table[f"share_{column}"] = (table[column] / whole if whole else table[column] * 0.0).astype("float64")
    table = table.rename(columns={"of": "side", "relayed_quotes": "relayed"})
    table = table.sort_values(
        ["last", "words", "relayed_words", "voice"], ascending=[True, False, False, True], ignore_index=True
    )
    return table[
        ["voice", "side", "quotes", "words", "share_quotes", "share_words", "relayed", "relayed_words", "articles"]
    ]


def same_words(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row = one wording that several articles carry: text, speakers, articles, outlets, quote_ids (tuples).

    Two wordings are the same when their letters are, marks and capitals aside; fewer than five words don't count.
    """
    frame = quotations(quotes)
    letters = [" ".join(_LETTERS.findall(str(text).casefold())) for text in frame["text"]]
    frame = frame.assign(letters=pd.Series(letters, index=frame.index, dtype="string"))
    frame = frame[frame["letters"].str.count(" ") >= _LEAST_WORDS - 1]
    outlet = articles.set_index("article_id")["source"]
    rows = []
    for _, same in frame.groupby("letters", sort=False):
        if same["article_id"].nunique() < 2:
            continue
        outlets = outlet.reindex(same["article_id"].unique()).dropna().unique()
        rows.append(
            (
                same["text"].iloc[0],
                _different(same["speaker"]),
                same["article_id"].nunique(),
                tuple(outlets),
                tuple(same["quote_id"]),
            )
        )
    return pd.DataFrame(rows, columns=["text", "speakers", "articles", "outlets", "quote_ids"])


def _different(column: pd.Series) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.dropna()))


def finding(table: pd.DataFrame, most: int = 4) -> str:
    """The shares in one sentence, as the alternative text of their chart."""
    own = table[table["quotes"] > 0]
    if own.empty:
        return "No quotation at first hand."
    parts = [
        f"{row.voice} {row.share_words:.0%} of the quoted words in {row.quotes} quotes"
        for row in own.head(most).itertuples()
    ]
    more = f"; {len(own) - most} more voices" if len(own) > most else ""
    relayed = int(table["relayed"].sum())
    apart = f" {relayed} relayed by others {'is' if relayed == 1 else 'are'} not counted." if relayed else ""
    return "Share of voice: " + "; ".join(parts) + more + "." + apart
