"""Which words several articles carry: each wording once, with its outlets, and the ways to its copies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

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
    if "letters" in candidates:  # they were asked about before
        letters = candidates["letters"].to_list()
    else:
        letters = [" ".join(_LETTERS.findall(str(text).casefold())) for text in candidates["text"].to_list()]
    places: dict[str, set[tuple[str, str]]] = defaultdict(set)
    most: dict[str, int] = defaultdict(int)
    cells = zip(letters, *(candidates[name].to_list() for name in ("article_id", "group", "pieces")), strict=True)
    for key, article_id, group, pieces in cells:
        if key.count(" ") >= _LEAST_WORDS - 1:
            places[key].add((article_id, group))
            most[key] = max(most[key], pieces)
    places = {key: held for key, held in places.items() if len({article_id for article_id, _ in held}) > 1}
    full: dict[tuple[str, str], list[str]] = defaultdict(list)  # where -> the full quotations that stand there
    for key in places:
        for place in places[key] if most[key] > 1 else ():
            full[place].append(key)
    within = {
        key
        for key, held in places.items()
        if most[key] == 1 and any(held <= places[other] for other in full.get(next(iter(held)), ()))
    }
    frame = candidates.assign(letters=pd.Series(letters, index=candidates.index, dtype="string"))
    return frame[[key in places and key not in within for key in letters]] if letters else frame


def same_words(candidates: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row = one wording that several articles carry: key, text, speakers, articles, outlets, quote_ids (tuples).

    The most widely carried come first.
    """
    outlet = _outlets(articles)
    columns = ["key", "text", "speakers", "articles", "outlets", "quote_ids"]
    return pd.DataFrame([_wording(same, outlet) for same in _by_wording(candidates)], columns=columns)


def _outlets(articles: pd.DataFrame) -> dict[str, str]:
    known = articles[articles["source"].notna()]
    return dict(zip(known["article_id"], known["source"], strict=True))


def listed(candidates: pd.DataFrame, articles: pd.DataFrame, opened: str = "") -> pd.DataFrame:
    """The rows of the candidates whose words stand in several articles: each wording once, by its first quotation.

    Further columns: `key`; `in_articles` (how many) and `outlets` (a tuple) of the wording; `copy`, False for the row
    of a wording. Below the wording whose key is `opened` follows one row for each quotation with these words, with its
    own article and outlet, `copy` True, and the key `WORDING/QUOTE_ID`.
    """
    outlet = _outlets(articles)
    rows = []
    for same in _by_wording(candidates):
        key, _, _, number, outlets, _ = _wording(same, outlet)
        rows.append(same[0] | {"in_articles": number, "outlets": outlets, "key": key, "copy": False})
        for copy in same if key == opened else ():
            own = (outlet[copy["article_id"]],) if copy["article_id"] in outlet else ()
            more = {"in_articles": number, "outlets": own, "key": f"{key}/{copy['quote_id']}", "copy": True}
            rows.append(copy | more)
    made = pd.DataFrame(rows, columns=[*candidates, "in_articles", "outlets", "key", "copy"])
    return made.astype(candidates.dtypes.to_dict() | {"copy": "bool", "key": "string"})


def _by_wording(candidates: pd.DataFrame) -> list[list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in carried(candidates).to_dict("records"):
        groups[row["letters"]].append(row)
    return sorted(groups.values(), key=lambda same: -len({row["article_id"] for row in same}))


def _wording(same: list[dict[str, Any]], outlet: Mapping[str, str]) -> tuple:
    first, carriers = same[0], dict.fromkeys(row["article_id"] for row in same)
    key = first["quote_id"] + ("+" if first["pieces"] > 1 else "")  # a full quotation has the id of its first piece
    outlets = tuple(dict.fromkeys(outlet[carrier] for carrier in carriers if carrier in outlet))
    speakers = tuple(dict.fromkeys(row["speaker"] for row in same if not pd.isna(row["speaker"])))
    return key, first["text"], speakers, len(carriers), outlets, tuple(row["quote_id"] for row in same)
