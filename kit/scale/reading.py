"""A part is read: the step that takes the time. What was read is kept, and no text with it."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, replace

import pyarrow as pa

from kit.article import Article
from kit.corpus import frames
from kit.corpus.packed import unpack
from kit.corpus.parses import BATCH
from kit.corpus.prints import joining_code
from kit.corpus.readings import Reading
from kit.corpus.work import Text, work_there
from kit.ids import digest
from kit.language.records import Actor
from kit.scale.index import content_of
from kit.scale.jobs import ACTORS, INDEX, READINGS, Job
from kit.scale.schemas import rows_of, schema, to_arrow
from kit.scale.source import rows

_LAYOUT = 1  # to be raised with each change of what is kept of a reading
_READINGS = pa.schema([("article_id", pa.string()), ("published", pa.date32()), ("reading", pa.binary())])
ACTOR_FIELDS = [
    *((name, pa.string()) for name in ("actor_id", "name", "kind", "side", "country", "role")),
    ("aliases", pa.list_(pa.string())),
    ("told", pa.int64()),  # articles that describe the actor so
]
_ACTORS = pa.schema(ACTOR_FIELDS)


def read(job: Job) -> bool:
    """Parse and read the part, if its texts, ids or days changed, or who reads; was it read?

    Raises RuntimeError when the file changes meanwhile.
    """
    notes = job.store.notes(INDEX, job.name)
    made_from = digest(notes["content"], sorted(job.renamed.items()), job.reads.print, _LAYOUT)
    if all(job.store.is_made(place, job.name, made_from) for place in (READINGS, ACTORS)):
        return False
    told: Counter[Actor] = Counter()
    content = hashlib.sha256()
    with job.store.writing(READINGS, job.name, _READINGS, {"from": made_from}) as out:
        for some in rows(job.part):
            for row in some:
                content.update(content_of(row.article) if row.article else b"")
            articles = [job.article(row) for row in some if row.article]
            held = _read(articles, job)
            for one in articles:
                told.update(unpack(held[one.id]).actors)
            found = ({"article_id": one.id, "published": one.date, "reading": held[one.id]} for one in articles)
            out.write(rows_of(found, _READINGS))
        if content.hexdigest() != notes["content"]:
            raise RuntimeError("the file changed while it was read; run this again")
    with job.store.writing(ACTORS, job.name, _ACTORS, {"from": made_from}) as out:
        ranked = sorted(told.items(), key=lambda one: repr(one[0]))  # by id, so that a share of the ids lies together
        out.write(rows_of((asdict(actor) | {"told": count} for actor, count in ranked), _ACTORS))
    return True


def _read(articles: list[Article], job: Job) -> dict[str, bytes]:
    """Article id -> its reading; a text is parsed once, and texts of one length together."""
    texts: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        texts[article.text].append(article)
    ranked = sorted(texts, key=lambda text: (len(text), text))
    held: dict[str, bytes] = {}
    for at in range(0, len(ranked), BATCH):
        several = lambda text: tuple((one.id, one.id, one.date) for one in texts[text])
        lot = [Text(text, text, None, several(text)) for text in ranked[at : at + BATCH]]
        held |= work_there(lot, job.reads.model, job.reads.roster, job.reads.version).readings
    return held


def readings(job: Job) -> Iterator[list[tuple[dict, Reading]]]:
    """What was read, a row group at a time: ({article_id, published}, reading) for each article."""
    with job.store.opened(READINGS, job.name) as file:
        for number in range(file.num_row_groups):
            yield [(row, unpack(row.pop("reading"))) for row in file.read_row_group(number).to_pylist()]


def articles(job: Job) -> bool:
    """Write the part's table of articles, if it changed; was it written?"""
    notes = job.store.notes(INDEX, job.name)
    others = sorted(job.renamed.items()), sorted(job.copies.items())
    made_from = digest(notes["content"], notes["fields"], *others, joining_code())
    if job.store.is_made("articles", job.name, made_from):
        return False
    with job.store.writing("articles", job.name, schema("articles"), {"from": made_from}) as out:
        for some in rows(job.part):
            found = [_flagged(job.article(row), job.copies.get(row.number)) for row in some if row.article]
            more = {"article_id": [one.id for one in found], "words": [len(one.text.split()) for one in found]}
            out.write(to_arrow("articles", frames.of_records("articles", found, **more)))
    return True


def _flagged(article: Article, earlier: str | None) -> Article:
    return replace(article, duplicate_of=earlier, duplicate_kind="duplicate") if earlier else article
