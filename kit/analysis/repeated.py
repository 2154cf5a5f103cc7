"""Which words several articles carry: each wording once, with its outlets, and the ways to its copies."""

from __future__ import annotations

import re

import pandas as pd

from kit.analysis.voices import quotations

_LETTERS = re.compile(r"\w+")
_LEAST_WORDS = 5  # shorter quotations agree by chance


def same_words(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row = one wording that several articles carry: text, speakers, articles, outlets, quote_ids (tuples).

    Two wordings are the same when their letters are, marks and capitals aside; fewer than five words don't count.
    """
    outlet = articles.set_index("article_id")["source"]
    rows = []
    for _, same in carried(quotes).groupby("letters", sort=False):
        carriers = same["article_id"].unique()
        outlets = tuple(outlet.reindex(carriers).dropna().unique())
        speakers = _different(same["speaker"])
        rows.append((same["text"].iloc[0], speakers, len(carriers), outlets, tuple(same["quote_id"])))
    return pd.DataFrame(rows, columns=["text", "speakers", "articles", "outlets", "quote_ids"])


def carried(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotations, their pieces joined, whose words stand in several articles; `letters` is what they share."""
    frame = quotations(quotes)
    letters = [" ".join(_LETTERS.findall(str(text).casefold())) for text in frame["text"]]
    frame = frame.assign(letters=pd.Series(letters, index=frame.index, dtype="string"))
    frame = frame[frame["letters"].str.count(" ") >= _LEAST_WORDS - 1]
    return frame[frame.groupby("letters")["article_id"].transform("nunique") > 1]


def _different(column: pd.Series) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.dropna()))


def _different(column: pd.Series) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.dropna()))


def listed(joined: pd.DataFrame, articles: pd.DataFrame, opened: str = "") -> pd.DataFrame:
    """The rows of `quotations` whose words stand in several articles: each wording once, by its first quotation.

    Further columns: `key`; `in_articles` (how many) and `outlets` (a tuple) of the wording; `copy`, False for the row
    of a wording. Below the wording whose key is `opened` follows one row for each quotation with these words, with its
    own article and outlet, `copy` True, and the key `WORDING/QUOTE_ID`.
    """
    by_id = joined.drop_duplicates("quote_id").set_index("quote_id", drop=False)
    outlet = articles.set_index("article_id")["source"]
    rows = []
    for wording in same_words(joined, articles).itertuples(index=False):
        first = wording.quote_ids[0]
        shared = {"in_articles": wording.articles, "outlets": wording.outlets}
        rows.append(by_id.loc[first].to_dict() | shared | {"key": first, "copy": False})
        for quote_id in wording.quote_ids if first == opened else ():
            row = by_id.loc[quote_id].to_dict()
            own = outlet.reindex([row["article_id"]]).dropna()
            rows.append(row | shared | {"outlets": tuple(own), "key": f"{first}/{quote_id}", "copy": True})
    columns = [*joined, "in_articles", "outlets", "key", "copy"]
    made = pd.DataFrame(rows, columns=columns)
    return made.astype(joined.dtypes.to_dict() | {"copy": "bool", "key": "string"})
