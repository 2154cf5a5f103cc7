"""Which words several articles carry: each wording once, with its outlets, and the ways to its copies."""

from __future__ import annotations

import re
from collections import defaultdict

import numpy as np
import pandas as pd

from kit.analysis.voices import quotations

_LETTERS = re.compile(r"\w+")
_LEAST_WORDS = 5  # shorter quotations agree by chance
_NUMBERS = ["wording", "carrier", "place"]  # of what is the same: letters; article; article and quotation


def candidates(quotes: pd.DataFrame, joined: pd.DataFrame | None = None) -> pd.DataFrame:
    """All that is or may be repeated in a part of it: every piece by itself, and the full quotations of several pieces
    (`pieces` tells), whose `letters` stand in several articles. Further columns number what is the same.

    Two wordings are the same when their letters are, marks and capitals aside; fewer than five words don't count.
    `joined` are the `quotations` of `quotes`, for who has them already.
    """
    joined = quotations(quotes) if joined is None else joined
    several = joined[joined["pieces"] > 1]
    single = quotes.assign(pieces=pd.Series(1, index=quotes.index, dtype="Int64"))
    both = pd.concat([single, several[[c for c in several if c in single]]], ignore_index=True)
    letters = [" ".join(_LETTERS.findall(str(text).casefold())) for text in both["text"].to_list()]
    both = both.assign(
        letters=pd.Series(letters, index=both.index, dtype="string"),
        wording=pd.factorize(pd.Series(letters, dtype="string"))[0],
        carrier=pd.factorize(both["article_id"])[0],
        place=both.groupby(["article_id", "group"], sort=False, dropna=False).ngroup(),
    )
    both = both[[key.count(" ") >= _LEAST_WORDS - 1 for key in letters]] if letters else both
    return _in_several(both).sort_values(
        ["article_id", "start", "pieces"], ascending=[True, True, False], ignore_index=True
    )


def carried(candidates: pd.DataFrame) -> pd.DataFrame:
    """Those of the candidates, or of a part of them, whose words stand in several articles there.

    A piece is left out where the full quotation that it belongs to is repeated as often.
    """
    found = _in_several(candidates)
    wording, place = found["wording"].to_numpy(), found["place"].to_numpy()
    full = np.isin(wording, wording[(found["pieces"] > 1).to_numpy(bool)])
    beside = ~full & np.isin(place, place[full])
    maybe = np.setdiff1d(wording[beside], wording[~full & ~beside])  # they stand where full quotations do, each time
    places: dict[int, set[int]] = defaultdict(set)
    longer: dict[int, list[int]] = defaultdict(list)  # where -> the full quotations that stand there
    asked = full | np.isin(wording, maybe)
    for key, at, is_full in zip(*(cells[asked].tolist() for cells in (wording, place, full)), strict=True):
        places[key].add(at)
        if is_full:
            longer[at].append(key)
    within = [
        key
        for key in maybe.tolist()
        if any(places[key] <= places[other] for other in longer[next(iter(places[key]))])
    ]
    return found[~np.isin(wording, within)]


def _in_several(candidates: pd.DataFrame) -> pd.DataFrame:
    return candidates[_articles_of(candidates) > 1]


def _articles_of(candidates: pd.DataFrame) -> np.ndarray:
    """In how many articles the wording of each row stands."""
    if candidates.empty:
        return np.zeros(0, dtype=int)
    wording, carrier = candidates["wording"].to_numpy(), candidates["carrier"].to_numpy()
    most = int(carrier.max()) + 1
    return np.bincount(np.unique(wording * most + carrier) // most)[wording]


def same_words(candidates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row = one wording that several articles carry: key, text, speakers, articles, outlets, quote_ids (tuples).

    The most widely carried come first.
    """
    found = carried(candidates)
    said: dict[int, dict[str, None]] = defaultdict(dict)
    ids: dict[int, list[str]] = defaultdict(list)
    for key, speaker, quote_id in zip(*(found[c].to_list() for c in ("wording", "speaker", "quote_id")), strict=True):
        ids[key].append(quote_id)
        if not pd.isna(speaker):
            said[key][speaker] = None
    firsts = _firsts(found, articles)
    return pd.DataFrame({
        "key": firsts["key"].to_list(), "text": firsts["text"].to_list(),
        "speakers": [tuple(said[key]) for key in firsts["wording"]], "articles": firsts["in_articles"].to_list(),
        "outlets": firsts["outlets"].to_list(), "quote_ids": [tuple(ids[key]) for key in firsts["wording"]],
    })  # fmt: skip


def listed(candidates: pd.DataFrame, articles: pd.DataFrame, opened: str = "") -> pd.DataFrame:
    """The rows of the candidates whose words stand in several articles: each wording once, by its first quotation.

    Further columns: `key`; `in_articles` (how many) and `outlets` (a tuple) of the wording; `copy`, False for the row
    of a wording. Below the wording whose key is `opened` follows one row for each quotation with these words, with its
    own article and outlet, `copy` True, and the key `WORDING/QUOTE_ID`.
    """
    found = carried(candidates)
    firsts = _firsts(found, articles)
    at = (firsts["key"] == opened).to_numpy(bool).nonzero()[0]
    if opened and len(at):
        place, wording = int(at[0]), firsts.iloc[at[0]]
        copies, outlet = found[found["wording"] == wording["wording"]], _outlets(articles)
        copies = copies.assign(
            in_articles=wording["in_articles"],
            outlets=[(outlet[key],) if key in outlet else () for key in copies["article_id"]],
            key=opened + "/" + copies["quote_id"],
            copy=True,
        )
        firsts = pd.concat([firsts.iloc[: place + 1], copies, firsts.iloc[place + 1 :]])
    return firsts.drop(columns=_NUMBERS).reset_index(drop=True)


def _firsts(found: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The first quotation of each wording, with what `listed` adds; the most widely carried come first."""
    outlet = _outlets(articles)
    outlets: dict[int, dict[str, None]] = defaultdict(dict)
    for key, carrier in zip(found["wording"].to_list(), found["article_id"].to_list(), strict=True):
        if carrier in outlet:
            outlets[key][outlet[carrier]] = None
    firsts = found.assign(in_articles=_articles_of(found)).drop_duplicates("wording")
    full = (firsts["pieces"] > 1).to_numpy(bool)  # a full quotation has the id of its first piece
    firsts = firsts.assign(
        outlets=[tuple(outlets[key]) for key in firsts["wording"]],
        key=firsts["quote_id"].mask(full, firsts["quote_id"] + "+").astype("string"),
        copy=False,
    )
    return firsts.iloc[np.argsort(-firsts["in_articles"].to_numpy(), kind="stable")]


def _outlets(articles: pd.DataFrame) -> dict[str, str]:
    known = articles[articles["source"].notna()]
    return dict(zip(known["article_id"], known["source"], strict=True))
