"""Sentences counted from the tables: every number in them is a number of rows, and nothing is concluded from it."""

from __future__ import annotations

import pandas as pd

from kit.analysis import dyads, index, stances, voices
from kit.analysis.ladder import APART, QUADS, label

_MOST = 3


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 event", "3 events"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def kinds(events: pd.DataFrame) -> list[str]:
    """How many events count, of which kind, and how many stand apart and why."""
    counted, aside = index.current(events), index.apart(events)
    if events.empty:
        return ["No event was found."]
    sentences = []
    if len(counted):
        quads = counted["quad"].value_counts()
        parts = ", ".join(f"{quads[name]} {name}" for name in QUADS if name in quads)
        verb = "counts" if len(counted) == 1 else "count"
        sentences.append(f"{count(len(counted), 'distinct event')} {verb}: {parts}.")
    if len(aside):
        statuses = aside["status"].value_counts()
        parts = ", ".join(f"{statuses[status]} {status.replace('_', ' ')}" for status in APART if status in statuses)
        verbs = "stands apart and counts" if len(aside) == 1 else "stand apart and count"
        sentences.append(f"{count(len(aside), 'event')} {verbs} nowhere: {parts}.")
    return sentences


def between(events: pd.DataFrame, a: str, b: str) -> list[str]:
    """How many events count between two, what happens on each of their lines, and what the numbers can't bear."""
    lined = index.current(dyads.lines(events, a, b))
    own = dyads.own(lined)
    sentences = [f"Between {a} and {b}, {count(len(own), 'event counts', 'events count')}."]
    for line in (f"{a} → {b}", f"{b} → {a}", dyads.BOTH, dyads.OUTSIDE, dyads.UNNAMED):
        types = lined.loc[lined["line"] == line, "signal"].value_counts()
        if len(types):
            sentences.append(
                f"{line}: " + ", ".join(f"{label(signal)} ({number})" for signal, number in types.items()) + "."
            )
    return [*sentences, *filter(None, [index.caution(own)])]


def positions(table: pd.DataFrame) -> list[str]:
    """The pairs of whom most stances are told, and those who are told for and against at once."""
    parties = table[~table["target"].isin([stances.NO_TARGET]) & ~table["holder"].isin([stances.NO_HOLDER])]
    if parties.empty:
        return ["No stance of one party toward another was found."]
    counts = lambda row: {"against": row.against, "neither": row.neither, "for_": row.for_}
    rows = list(parties.rename(columns={"for": "for_"}).itertuples(index=False))
    told = "; ".join(
        f"{row.holder} toward {row.target} ({stances.in_words(counts(row), named=True)})" for row in rows[:_MOST]
    )
    sentences = [f"Most stances are told of {told}."]
    both = [f"{row.holder} toward {row.target}" for row in rows if row.for_ and row.against]
    if both:
        sentences.append(f"Both for and against are told of {'; '.join(both)}: compare the passages.")
    return sentences


def speakers(quotes: pd.DataFrame) -> list[str]:
    """Who has the largest shares of the quoted words, and how many quotations are relayed or name nobody."""
    shares = voices.shares(quotes)
    named = shares[(shares["voice"] != voices.NOBODY) & (shares["quotes"] > 0)]
    if named.empty:
        return ["No quotation with a named speaker was found."]
    parts = [
        f"{row.voice}{f' ({row.side})' if row.side else ''} {row.share_words:.0%}"
        for row in named.head(_MOST).itertuples(index=False)
    ]
    sentence = "Of the words quoted at first hand most are by " + ", ".join(parts) + "."
    relayed = int(shares["relayed"].sum())
    nameless = shares.loc[shares["voice"] == voices.NOBODY, ["quotes", "relayed"]].to_numpy().sum()
    if relayed:
        sentence += f" {count(relayed, 'quotation')} reached the article through somebody else."
    if nameless:
        sentence += f" {count(int(nameless), 'quotation')} name{'s' if nameless == 1 else ''} no speaker."
    return [sentence]
