"""On how many independent sources an event rests: who claims it, who denies it, who is silent.

What is counted are grounds, no verdict: how reliable a source is and how credible what it says, the analyst alone
judges (`grades`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from kit import lexicon
from kit.analysis.findings import count
from kit.analysis.origins import Origin, origins
from kit.analysis.outlets import outlet_of

CLAIM, ACCOUNT = "says so", "own account"
TELLS, DENIES, BOTH = "tells it", "denies it", "tells and denies it"
UNNAMED = "a speaker not named"
ONE_SPEAKER, ONE_QUOTE = "one speaker", "one quotation"
_DENIED = "denied"
_LETTERS = re.compile(r"\w+")
_LEAST_WORDS = 5

_Grounds = tuple[str, ...]
Grades = Mapping[str, tuple[str, str]]  # outlet -> (reliability, credibility), "" where none is set


@dataclass
class _Voice:
    """What one source says of the event, as it is gathered."""

    name: str
    kind: str
    side: str | None
    statuses: dict[str, None] = field(default_factory=dict)
    articles: dict[str, None] = field(default_factory=dict)
    signals: list[str] = field(default_factory=list)
    once: dict[str, None] = field(default_factory=dict)

    def says(self, row, grounds: Iterable[str]) -> None:
        """Take in one mention, and on which grounds it is no source of its own."""
        self.statuses[row.status] = self.articles[row.article_id] = None
        self.signals.append(row.signal_id)
        if len(self.articles) > 1:
            self.once |= dict.fromkeys(grounds)


def sources(
    event_id: str, signals: pd.DataFrame, articles: pd.DataFrame, quotes: pd.DataFrame, actors: pd.DataFrame
) -> pd.DataFrame:
    """One row = one independent source of the event: source (its name), kind, side, stand, statuses, articles (ids),
    outlets, signal_ids, once. Those who tell it come first, then those who deny it.

    `kind`: "says so", somebody whose word the articles report, counted once however many report it; or "own account",
    what articles tell in their own voice, where copies, the text of one agency and articles with the same sentences
    count once (`kit.analysis.origins`). `stand`: tells it, denies it, or both. `once`: why several articles are one
    source. Two who speak for one `side` are two rows: whether they are independent is for the analyst to judge.
    Quoted speakers without a name count once an article, the same words of theirs once in all.
    """
    told = signals[signals["event_id"] == event_id]
    inside = lambda frame: frame[frame["article_id"].isin(told["article_id"])]
    covering, signals, quotes = inside(articles), inside(signals), inside(quotes)
    texts, outlet = origins(covering), outlet_of(covering)
    known = actors.set_index("actor_id")
    spoken = quotes.set_index("quote_id")
    voices: dict[str, _Voice] = {}
    for row in told.itertuples(index=False):
        key, voice, grounds = _voice(row, signals, texts, known, spoken)
        voices.setdefault(key, voice).says(row, grounds)
    rows = [
        (
            voice.name,
            voice.kind,
            voice.side,
            _stand(voice.statuses),
            tuple(voice.statuses),
            tuple(voice.articles),
            tuple(dict.fromkeys(outlet[key] for key in voice.articles)),
            tuple(voice.signals),
            tuple(voice.once),
        )
        for voice in voices.values()
    ]
    rows.sort(key=lambda row: (row[3] == DENIES, row[1] == CLAIM))
    columns = ["source", "kind", "side", "stand", "statuses", "articles", "outlets", "signal_ids", "once"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[:4], "string"))


def silent(event_id: str, signals: pd.DataFrame, quotes: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """One row = one party to the event that is quoted in its articles, but not on it: side, speakers, quotes (a
    number), quote_ids. Silence is what these articles print; the party may have spoken elsewhere.
    """
    told = signals[signals["event_id"] == event_id]
    signals = signals[signals["article_id"].isin(told["article_id"])]
    parties = list(dict.fromkeys(side for cell in [*told["sources"], *told["targets"]] for side in cell))
    sides = dict(zip(actors["actor_id"], actors["side"], strict=True))
    heard = {sides.get(actor) for actor in told["attributed_to"].dropna()}
    heard |= {side for row in told.itertuples(index=False) for side in _deniers(row, signals)}
    inside = quotes[quotes["article_id"].isin(told["article_id"]) & quotes["side"].isin(parties)]
    on_it = set(told["quote_id"].dropna())
    spans = [(row.article_id, row.start, row.end) for row in told.itertuples(index=False)]
    for row in inside.itertuples(index=False):
        if any(row.article_id == key and row.start < end and start < row.end for key, start, end in spans):
            on_it.add(row.quote_id)
    heard |= set(inside.loc[inside["quote_id"].isin(on_it), "side"])
    rows = []
    for side in parties:
        said = inside[inside["side"] == side]
        if side not in heard and len(said):
            rows.append((side, tuple(said["speaker"].dropna().unique()), len(said), tuple(said["quote_id"])))
    made = pd.DataFrame(rows, columns=["side", "speakers", "quotes", "quote_ids"])
    return made.astype({"side": "string", "quotes": "Int64"})


def by_outlet(table: pd.DataFrame, grades: Grades | None = None) -> pd.DataFrame:
    """One row = one outlet of the rows of `sources`: outlet, own_account, passes_on, denies (the names of sources, a
    tuple each), once, and the analyst's `reliability` (A–F) and `credibility` (1–6), "" where none is set.
    """
    grades = grades or {}
    rows = []
    for outlet in dict.fromkeys(name for cell in table["outlets"] for name in cell):
        own = table[[outlet in cell for cell in table["outlets"]]]
        names = lambda chosen: tuple(chosen["source"])
        accounts, claims = own[own["kind"] == ACCOUNT], own[(own["kind"] == CLAIM) & (own["stand"] != DENIES)]
        once = tuple(dict.fromkeys(why for cell in own["once"] for why in cell))
        denied = own[(own["stand"] != TELLS) & (own["kind"] == CLAIM)]
        rows.append((outlet, names(accounts), names(claims), names(denied), once, *grades.get(outlet, ("", ""))))
    columns = ["outlet", "own_account", "passes_on", "denies", "once", "reliability", "credibility"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(("outlet", *columns[-2:]), "string"))


def scale(name: str) -> dict[str, str]:
    """The codes of the Admiralty scale with their terms; `name`: reliability (A–F) or credibility (1–6).

    Raises ValueError for another name.
    """
    found = {row["code"]: row["term"] for row in lexicon.table("admiralty") if row["scale"] == name}
    if not found:
        raise ValueError(f"name = {name!r}; it must be one of reliability, credibility")
    return found


def grade(reliability: str = "", credibility: str = "") -> tuple[str, str]:
    """The two as they are kept; "" is no grade. Raises ValueError for a code that is not on the scale."""
    for name, code in (("reliability", reliability), ("credibility", credibility)):
        if code and code not in scale(name):
            raise ValueError(f"{name} = {code!r}; it must be one of {', '.join(scale(name))}, or empty")
    return reliability, credibility


def finding(table: pd.DataFrame, quiet: pd.DataFrame) -> str:
    """The grounds in a few words: how many tell it and how many deny it, what was counted once, who is silent."""
    if table.empty:
        return "No article tells of it."
    tells, denies = table[table["stand"] != DENIES], table[table["stand"] != TELLS]
    kinds = Counter(tells["kind"])
    parts = [count(kinds[ACCOUNT], "own account")] if kinds[ACCOUNT] else []
    parts += [f"{kinds[CLAIM]} by word of somebody"] if kinds[CLAIM] else []
    how = f" ({', '.join(parts)})" if parts else ""
    said = [f"{count(len(tells), 'source tells', 'sources tell')} it{how}"]
    sides = tells["side"].dropna().nunique()
    if kinds[CLAIM] > 1 and sides == 1:
        said[0] += ", all speakers for one side"
    said.append(f"{count(len(denies), 'denies', 'deny')} it ({', '.join(denies['source'])})" if len(denies) else "")
    once = sum(len(row.articles) - 1 for row in table.itertuples(index=False) if row.once and row.kind == ACCOUNT)
    said.append(f"{count(once, 'article tells', 'articles tell')} only what another does" if once else "")
    said.append(f"quoted, but not on it: {', '.join(quiet['side'])}" if len(quiet) else "")
    return "; ".join(filter(None, said)) + "."


def _voice(row, signals: pd.DataFrame, texts: Mapping[str, Origin], known, spoken) -> tuple[str, _Voice, _Grounds]:
    """The key and the source whose word a mention is, and on which grounds several mentions of it are one."""
    if not pd.isna(row.attributed_to):
        return _actor(str(row.attributed_to), known)
    if deniers := _deniers(row, signals):
        states = known[(known["kind"] == "state") & (known["side"] == deniers[0])]
        name = str(states["name"].iloc[0]) if len(states) and len(deniers) == 1 else " and ".join(deniers)
        return f"side {' '.join(deniers)}", _Voice(name, CLAIM, deniers[0]), (ONE_SPEAKER,)
    if not pd.isna(row.quote_id) and row.quote_id in spoken.index:
        return _unnamed(spoken.loc[row.quote_id], str(row.quote_id))
    origin = texts[row.article_id]
    return f"text {origin.articles[0]}", _Voice(origin.name, ACCOUNT, None), origin.grounds


def _actor(actor_id: str, known: pd.DataFrame) -> tuple[str, _Voice, _Grounds]:
    if actor_id not in known.index:
        return actor_id, _Voice(actor_id, CLAIM, None), (ONE_SPEAKER,)
    actor = known.loc[actor_id]
    side = None if pd.isna(actor["side"]) else str(actor["side"])
    key = f"side {side}" if side and actor["kind"] == "state" else actor_id
    return key, _Voice(str(actor["name"]), CLAIM, side), (ONE_SPEAKER,)


def _unnamed(quote: pd.Series, quote_id: str) -> tuple[str, _Voice, _Grounds]:
    words = _LETTERS.findall(str(quote["text"]).casefold())
    key = " ".join(words) if len(words) >= _LEAST_WORDS else quote_id
    name = UNNAMED if pd.isna(quote["speaker"]) else str(quote["speaker"])
    side = None if pd.isna(quote["side"]) else str(quote["side"])
    return f"words {key}", _Voice(name, CLAIM, side), (ONE_QUOTE,)


def _deniers(row, signals: pd.DataFrame) -> tuple[str, ...]:
    """Who denies in a mention that names nobody for it: the doer of the refusal in its sentence."""
    if row.status != _DENIED or not pd.isna(row.attributed_to):
        return ()
    same = signals[(signals["article_id"] == row.article_id) & (signals["sentence"] == row.sentence)]
    refused = same.loc[same["signal"] == "refusal", "sources"]
    return tuple(dict.fromkeys(side for cell in refused for side in cell))


def _stand(statuses: Mapping[str, None]) -> str:
    if _DENIED not in statuses:
        return TELLS
    return DENIES if len(statuses) == 1 else BOTH
