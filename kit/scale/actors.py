"""Who is one actor over all parts: a shorter name is held against those that share a word with it, and no others."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from pyarrow import compute

from kit.corpus import frames
from kit.corpus.join import described, links, resolved, words_of
from kit.corpus.prints import joining_code
from kit.corpus.tables import actor_rows
from kit.ids import digest
from kit.language.records import Actor
from kit.scale.jobs import ACTORS, CENSUS, FULLER, Job
from kit.scale.schemas import rows_of, schema, to_arrow
from kit.scale.store import Store
from kit.scale.tasks import Failed, each

ALL = "all"
_FULLER = pa.schema([(name, pa.string()) for name in ("actor_id", "fuller_id", "name", "side")])
_SHARE = 1_000_000  # descriptions of actors that one task joins
_FIELDS = ["actor_id", "name", "kind", "side", "country", "role", "aliases"]


@dataclass(frozen=True)
class Share:
    """One of `of` shares of a work on the actors of these parts."""

    store: Store
    parts: tuple[str, ...]
    number: int
    of: int
    apart: frozenset[str] = frozenset()
    made_from: str = ""

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """All rows of the parts, one part at a time."""
        for part in self.parts:
            yield from self.store.read(table, part).to_pylist()

    def holds(self, word: str) -> bool:
        """Is the word in this share?"""
        return zlib.crc32(word.encode("utf-8", "surrogatepass")) % self.of == self.number


def join(client: Any, store: Store, parts: Sequence[str], apart: frozenset[str]) -> None:
    """Find out who is one actor, unless nothing changed: a table of whom each is joined to."""
    made_from = digest([store.notes(ACTORS, part).get("from") for part in parts], sorted(apart), joining_code())
    if store.is_made(FULLER, ALL, made_from):
        return
    joined: dict[str, Actor] = {}
    for _, found in each(client, joined_in, shares(store, ACTORS, parts, apart)):
        if isinstance(found, Failed):
            raise RuntimeError(f"actors can't be joined: {found.message}")
        joined |= found
    ends = resolved({key: fuller.actor_id for key, fuller in joined.items()})
    by_id = {fuller.actor_id: fuller for fuller in joined.values()}
    rows = (
        {"actor_id": key, "fuller_id": end, "name": by_id[end].name, "side": by_id[end].side}
        for key, end in sorted(ends.items())
    )
    with store.writing(FULLER, ALL, _FULLER, {"from": made_from}) as out:
        out.write(rows_of(rows, _FULLER))


def shares(store: Store, table: str, parts: Sequence[str], apart: frozenset[str], made_from: str = "") -> list[Share]:
    """As many shares as keep each small enough for one machine."""
    count = 1 + sum(store.rows(table, part) for part in parts) // _SHARE
    return [Share(store, tuple(parts), number, count, apart, made_from) for number in range(count)]


def joined_in(share: Share) -> dict[str, Actor]:
    """actor_id -> the next fuller actor, for those whose name is in the share."""
    asked = set()
    for row in share.rows(ACTORS):
        if any(map(share.holds, words_of(_actor(row)))):
            asked.add(row["actor_id"])
    told: Counter[Actor] = Counter()
    for row in share.rows(ACTORS):
        if row["actor_id"] in asked:
            told[_actor(row)] += row["told"]
    known = described(told.items())
    found = links(known.values(), share.apart)
    return {key: known[other] for key, other in found.items() if share.holds(known[key].name.casefold())}


def fuller(job: Job) -> dict[str, Actor]:
    """actor_id -> the actor it is joined to, for those of this part that are joined."""
    mine = job.store.read(ACTORS, job.name, ["actor_id"]).column("actor_id").unique()
    rows = job.store.read(FULLER, ALL, filters=compute.field("actor_id").isin(mine)).to_pylist()
    return {row["actor_id"]: Actor(row["fuller_id"], row["name"], "", row["side"]) for row in rows}


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(*(row[name] for name in _FIELDS[:-1]), tuple(row["aliases"]))


def table(client: Any, store: Store, parts: Sequence[str]) -> None:
    """Write the table of actors, counted over all parts, unless nothing changed."""
    made_from = digest([store.notes(CENSUS, part).get("from") for part in parts], joining_code())
    wanted = shares(store, CENSUS, parts, frozenset(), made_from)
    for _, found in each(client, counted, wanted):
        if isinstance(found, Failed):
            raise RuntimeError(f"actors can't be counted: {found.message}")
    for other in set(store.parts("actors")) - {_name(share) for share in wanted}:
        store.remove("actors", other)


def counted(share: Share) -> None:
    """Write one share of the table of actors: those whose id is in the share, the most mentioned first."""
    if share.store.is_made("actors", _name(share), share.made_from):
        return
    told: Counter[Actor] = Counter()
    mentions, articles, names = Counter(), Counter(), defaultdict(set)
    for row in share.rows(CENSUS):
        if not share.holds(row["actor_id"]):
            continue
        told[_actor(row)] += row["told"]
        if row["mentions"]:
            mentions[row["actor_id"]] += row["mentions"]
            articles[row["actor_id"]] += row["articles"]
            names[row["actor_id"]].update(row["names"])
    pairs = ((key, name) for key, some in names.items() for name in some)
    frame = frames.frame("actors", actor_rows(told, mentions, articles, pairs))
    with share.store.writing("actors", _name(share), schema("actors"), {"from": share.made_from}) as out:
        out.write(to_arrow("actors", frame))


def _name(share: Share) -> str:
    return f"{share.number:04}-of-{share.of:04}"
