"""Which words several articles carry: each wording once, with its outlets, and the ways to its copies."""

from __future__ import annotations

import re

import pandas as pd

from kit.analysis.voices import quotations

_LETTERS = re.compile(r"\w+")
_LEAST_WORDS = 5  # shorter quotations agree by chance


def candidates(quotes: pd.DataFrame) -> pd.DataFrame:
    """All that may be repeated: every piece by itself, and the full quotations of several pieces; `pieces` tells."""
    joined = quotations(quotes)
    several = joined[joined["pieces"] > 1]
    single = quotes.assign(pieces=pd.Series(1, index=quotes.index, dtype="Int64"))
    both = pd.concat([single, several[[c for c in several if c in single]]], ignore_index=True)
    return both.sort_values(["article_id", "start", "pieces"], ascending=[True, True, False], ignore_index=True)


def carried(candidates: pd.DataFrame) -> pd.DataFrame:
    """Those of the candidates whose words stand in several articles; `letters` is what they share.

    Two wordings are the same when their letters are, marks and capitals aside; fewer than five words don't count. A
    piece is left out where the full quotation that it belongs to is repeated as often.
    """
    letters = [" ".join(_LETTERS.findall(str(text).casefold())) for text in candidates["text"]]
    frame = candidates.assign(letters=pd.Series(letters, index=candidates.index, dtype="string"))
    frame = frame[frame["letters"].str.count(" ") >= _LEAST_WORDS - 1]
    frame = frame[frame.groupby("letters")["article_id"].transform("nunique") > 1]
    places = {key: set(zip(rows["article_id"], rows["group"], strict=True)) for key, rows in frame.groupby("letters")}
    full = [places[key] for key in frame.loc[frame["pieces"] > 1, "letters"].unique()]
    parts = frame.groupby("letters")["pieces"].max()
    within = [key for key in parts.index[parts == 1] if any(places[key] <= of_full for of_full in full)]
    return frame[~frame["letters"].isin(within)]


def same_words(candidates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row = one wording that several articles carry: key, text, speakers, articles, outlets, quote_ids (tuples).

    The most widely carried come first.
    """
    outlet = articles.set_index("article_id")["source"]
    columns = ["key", "text", "speakers", "articles", "outlets", "quote_ids"]
    return pd.DataFrame([_wording(same, outlet) for same in _by_wording(candidates)], columns=columns)


def listed(candidates: pd.DataFrame, articles: pd.DataFrame, opened: str = "") -> pd.DataFrame:
    """The rows of the candidates whose words stand in several articles: each wording once, by its first quotation.

    Further columns: `key`; `in_articles` (how many) and `outlets` (a tuple) of the wording; `copy`, False for the row
    of a wording. Below the wording whose key is `opened` follows one row for each quotation with these words, with its
    own article and outlet, `copy` True, and the key `WORDING/QUOTE_ID`.
    """
    outlet = articles.set_index("article_id")["source"]
    rows = []
    for same in _by_wording(candidates):
        key, _, _, number, outlets, _ = _wording(same, outlet)
        copies = same.to_dict("records")
        rows.append(copies[0] | {"in_articles": number, "outlets": outlets, "key": key, "copy": False})
        for copy in copies if key == opened else ():
            own = tuple(outlet.reindex([copy["article_id"]]).dropna())
            more = {"in_articles": number, "outlets": own, "key": f"{key}/{copy['quote_id']}", "copy": True}
            rows.append(copy | more)
    made = pd.DataFrame(rows, columns=[*candidates, "in_articles", "outlets", "key", "copy"])
    return made.astype(candidates.dtypes.to_dict() | {"copy": "bool", "key": "string"})


def _by_wording(candidates: pd.DataFrame) -> list[pd.DataFrame]:
    groups = [same for _, same in carried(candidates).groupby("letters", sort=False)]
    return sorted(groups, key=lambda same: -same["article_id"].nunique())


def _wording(same: pd.DataFrame, outlet: pd.Series) -> tuple:
    first, carriers = same.iloc[0], same["article_id"].unique()
    key = first["quote_id"] + ("+" if first["pieces"] > 1 else "")  # a full quotation has the id of its first piece
    outlets = tuple(outlet.reindex(carriers).dropna().unique())
    speakers = tuple(same["speaker"].dropna().unique())
    return key, first["text"], speakers, len(carriers), outlets, tuple(same["quote_id"])
