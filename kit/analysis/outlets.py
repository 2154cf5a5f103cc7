"""How outlets tell the same thing: whom they quote, whom they leave out, and which words they have for it.

What is compared is the coverage: some articles, of an event (`carrying`) or picked by the analyst. A copy tells what
its original tells, and counts as its own outlet's choice all the same: to print an agency's text is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import pandas as pd

from kit.analysis.census import PLACE
from kit.analysis.unnamed import is_unnamed

UNKNOWN = "(outlet unknown)"
_PRONOUN = "pronoun"


def carrying(signals: pd.DataFrame, event_id: str) -> tuple[str, ...]:
    """The ids of the articles that tell of the event, in order."""
    return tuple(dict.fromkeys(signals.loc[signals["event_id"] == event_id, "article_id"]))


def outlet_of(articles: pd.DataFrame) -> dict[str, str]:
    """article_id -> its outlet; articles of unknown outlet are each one of their own, told apart by number."""
    names: dict[str, str] = {}
    for key, source in zip(articles["article_id"], articles["source"], strict=True):
        if pd.isna(source):
            number = sum(name.startswith(UNKNOWN) for name in names.values())
            names[key] = f"{UNKNOWN} {number + 1}" if number else UNKNOWN
        else:
            names[key] = str(source)
    return names


def compare(
    coverage: Collection[str],
    articles: pd.DataFrame,
    quotes: pd.DataFrame,
    signals: pd.DataFrame,
    event_id: str | None = None,
) -> pd.DataFrame:
    """One row = one outlet of the coverage, in its order: outlet, articles (ids), copies (how many of them are copies).

    `quoted`: who is quoted, the most quoted first. `left_out`: who is quoted elsewhere in the coverage and not here.
    `triggers`: the words for the act; `doers` and `others`: those for who does it and toward whom; of the event, or,
    without `event_id`, of all events that several outlets tell. `only_here`: event_ids that no other outlet of the
    coverage has. `not_here`: those that only others have. All but outlet and copies are tuples. Speakers are compared
    by actor, else by name; quotations without a named speaker are left out.
    """
    names = outlet_of(articles[articles["article_id"].isin(set(coverage))])
    quotes, signals = (frame[frame["article_id"].isin(names)] for frame in (quotes, signals))
    copies = set(articles.loc[articles["duplicate_of"].notna(), "article_id"])
    outlets = list(dict.fromkeys(names.values()))
    spoken = _by_outlet(names, _named(quotes), "voice")
    told = _by_outlet(names, signals, "event_id")
    everybody, everything = _all(spoken.values()), _all(told.values())
    shared = {event for event in everything if sum(event in told[one] for one in outlets) > 1}
    act = signals[signals["event_id"].isin({event_id} if event_id else shared)]
    worded = {column: _words(names, act, column) for column in ("trigger", "source_texts", "target_texts")}
    said = _named(quotes).drop_duplicates("voice")
    name_of = dict(zip(said["voice"], said["speaker"], strict=True))
    rows = []
    for one in outlets:
        own = tuple(key for key, name in names.items() if name == one)
        rest = _all(told[other] for other in outlets if other != one)
        rows.append((
            one,
            own,
            sum(key in copies for key in own),
            tuple(name_of[voice] for voice in spoken[one]),
            tuple(name_of[voice] for voice in everybody if voice not in spoken[one]),
            *(worded[column][one] for column in worded),
            tuple(event for event in told[one] if event not in rest),
            tuple(event for event in rest if event not in told[one]),
        ))  # fmt: skip
    columns = ["outlet", "articles", "copies", "quoted", "left_out", "triggers", "doers", "others"]
    columns += ["only_here", "not_here"]
    return pd.DataFrame(rows, columns=columns).astype({"outlet": "string", "copies": "Int64"})


def wordings(
    coverage: Collection[str], articles: pd.DataFrame, mentions: pd.DataFrame, actors: pd.DataFrame
) -> pd.DataFrame:
    """One row = one actor as one outlet of the coverage names it: actor_id, name, outlet, words (a tuple, the most
    frequent first), own_words (those that no other outlet here has for this actor), mentions (a number).

    Only actors that several outlets name, those with most own words first. Pronouns and places are left out; capitals
    and "the" make no difference. A word for several actors ("both sides") counts for none.
    """
    names = outlet_of(articles[articles["article_id"].isin(set(coverage))])
    told = mentions[~mentions["how"].isin([PLACE, _PRONOUN]) & mentions["article_id"].isin(names)]
    told = told[~told.duplicated(["article_id", "start", "end"], keep=False)]
    counts: dict[str, dict[str, Counter[str]]] = {}
    for row in told.itertuples(index=False):
        of_actor = counts.setdefault(row.actor_id, {})
        of_actor.setdefault(names[row.article_id], Counter())[_bare(row.text)] += 1
    known = dict(zip(actors["actor_id"], actors["name"], strict=True))
    rows = []
    for actor_id, by_outlet in counts.items():
        if len(by_outlet) < 2:
            continue
        for outlet, found in by_outlet.items():
            others = {word.casefold() for name, words in by_outlet.items() if name != outlet for word in words}
            words = tuple(_spelled(found))
            own = tuple(word for word in words if word.casefold() not in others)
            rows.append((actor_id, known.get(actor_id, actor_id), outlet, words, own, found.total()))
    most = Counter()
    for actor_id, _, _, _, own, _ in rows:
        most[actor_id] += len(own)
    rows.sort(key=lambda row: (-most[row[0]], row[1].casefold(), row[0]))
    made = pd.DataFrame(rows, columns=["actor_id", "name", "outlet", "words", "own_words", "mentions"])
    return made.astype({"actor_id": "string", "name": "string", "outlet": "string", "mentions": "Int64"})


def finding(table: pd.DataFrame) -> str:
    """The rows of `compare` in one sentence."""
    if table.empty:
        return "No article tells of it."
    if len(table) == 1:
        return f"Only {table.iloc[0]['outlet']} tells of it: there is nothing to compare."
    differing = [row.outlet for row in table.itertuples(index=False) if row.left_out]
    left = f"{', '.join(differing)} leave{'s' if len(differing) == 1 else ''} out voices that others quote"
    return f"{len(table)} outlets tell of it. {left if differing else 'All quote the same voices'}."


def _named(quotes: pd.DataFrame) -> pd.DataFrame:
    named = quotes[~is_unnamed(quotes)]
    return named.assign(voice=named["speaker_id"].fillna(named["speaker"]))


def _by_outlet(names: dict[str, str], frame: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """outlet -> the different values of a column in its articles, the most frequent first, then in order."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in names.values()}
    for key, value in zip(frame["article_id"], frame[column], strict=True):
        if key in names and not pd.isna(value):
            counts[names[key]][value] += 1
    return {name: [value for value, _ in found.most_common()] for name, found in counts.items()}


def _words(names: dict[str, str], signals: pd.DataFrame, column: str) -> dict[str, tuple[str, ...]]:
    """outlet -> the words that stand in a column of its signals, the commonest first."""
    cells = signals[["article_id", column]].explode(column)
    bare = cells.assign(words=cells[column].map(_bare, na_action="ignore"))
    counts: dict[str, Counter[str]] = {name: Counter() for name in names.values()}
    for key, value in zip(bare["article_id"], bare["words"], strict=True):
        if key in names and not pd.isna(value):
            counts[names[key]][value.casefold() if column == "trigger" else value] += 1
    return {name: tuple(_spelled(found)) for name, found in counts.items()}


def _all(several: Iterable[Iterable[str]]) -> dict[str, None]:
    return dict.fromkeys(value for one in several for value in one)


def _bare(words: str) -> str:
    """Without "the" and doubled spaces."""
    text = " ".join(str(words).split())
    head, _, rest = text.partition(" ")
    return rest if rest and head.casefold() in ("the", "a", "an") else text


def _spelled(found: Counter[str]) -> dict[str, int]:
    """Words with how often they stand there; those that differ in capitals alone are one, by the commonest spelling."""
    spelling: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for word, number in found.most_common():
        counts[spelling.setdefault(word.casefold(), word)] += number
    return dict(counts.most_common())
