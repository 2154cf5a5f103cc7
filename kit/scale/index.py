"""The index: which articles there are. Ids and copies hold over all parts, found by sixteen bytes an article."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from kit.article import Article, distinct
from kit.corpus.prints import joining_code
from kit.ids import digest
from kit.scale.jobs import INDEX, Job
from kit.scale.schemas import rows_of
from kit.scale.source import rows
from kit.scale.store import Store

_SCHEMA = pa.schema(
    [("row", pa.int64()), ("article_id", pa.string()), ("id_key", pa.uint64()), ("words_key", pa.uint64())]
)
_TOLD = 5  # bad rows that a report names


def index(job: Job) -> bool:
    """Write the part's index, if its file changed; was it written? Raises ValueError for a file that can't be read."""
    made_from = digest(job.part.stamp, joining_code())
    if job.store.is_made(INDEX, job.name, made_from):
        return False
    content, fields, problems, count = hashlib.sha256(), hashlib.sha256(), [], 0
    with job.store.writing(INDEX, job.name, _SCHEMA, {"from": made_from}) as out:
        for some in rows(job.part):
            found = []
            for row in some:
                if row.problem:
                    problems.append(f"row {row.number}: {row.problem}")
                if row.article:
                    content.update(content_of(row.article))
                    fields.update(repr((row.article.title, row.article.source, row.article.url)).encode())
                    found.append(_indexed(row.number, row.article))
            out.write(rows_of(found, _SCHEMA))
            count += len(found)
        out.notes |= {"articles": count, "content": content.hexdigest(), "fields": fields.hexdigest()}
        out.notes |= {"problems": problems[:_TOLD], "wrong": len(problems)}
    return True


def content_of(article: Article) -> bytes:
    """A digest of what reading depends on."""
    return digest(article.id, article.text, article.date and article.date.isoformat()).encode()


def _indexed(number: int, article: Article) -> dict[str, object]:
    key = lambda *parts: int(digest(*parts), 16)
    words_key = key(*article.text.split())
    return {"row": number, "article_id": article.id, "id_key": key(article.id), "words_key": words_key}


def renamed(store: Store, parts: Sequence[str]) -> dict[str, dict[int, str]]:
    """part -> row -> the id with a suffix, for articles with an id that an earlier one has, as `distinct` does it."""
    keys = _keys(store, parts, "id_key")
    known, counts = np.unique(keys, return_counts=True)
    asked = known[counts > 1]
    while True:
        found = list(_rows(store, parts, "id_key", asked))
        names = [one.id for one in distinct(Article("", id=given) for _, _, given, _ in found)]
        new = {name for name, (_, _, given, _) in zip(names, found, strict=True) if name != given}
        new_keys = np.array([int(digest(name), 16) for name in new], dtype=np.uint64)
        more = np.setdiff1d(np.intersect1d(new_keys, known), asked)  # a suffixed id that an article has of its own
        if not len(more):
            break
        asked = np.union1d(asked, more)
    others: dict[str, dict[int, str]] = defaultdict(dict)
    for name, (part, row, given, _) in zip(names, found, strict=True):
        if name != given:
            others[part][row] = name
    return others


def copies(store: Store, parts: Sequence[str], names: dict[str, dict[int, str]]) -> dict[str, dict[int, str]]:
    """part -> row -> the id of the first article with the same words; `names` are the ids that were renamed."""
    keys = _keys(store, parts, "words_key")
    known, counts = np.unique(keys, return_counts=True)
    first: dict[int, str] = {}
    others: dict[str, dict[int, str]] = defaultdict(dict)
    for part, row, given, key in _rows(store, parts, "words_key", known[counts > 1]):
        article_id = names.get(part, {}).get(row, given)
        if (earlier := first.setdefault(key, article_id)) != article_id:
            others[part][row] = earlier
    return others


def _keys(store: Store, parts: Sequence[str], column: str) -> np.ndarray:
    columns = [store.read(INDEX, part, [column]).column(column).to_numpy() for part in parts]
    return np.concatenate(columns) if columns else np.array([], dtype=np.uint64)


def _rows(store: Store, parts: Sequence[str], column: str, keys: np.ndarray) -> Iterator[tuple[str, int, str, int]]:
    """(part, row, id, key) of the articles with one of these keys, in their order."""
    if not len(keys):
        return
    for part in parts:
        table = store.read(INDEX, part, ["row", "article_id", column])
        some = table.filter(pa.array(np.isin(table.column(column).to_numpy(), keys)))
        for cells in zip(*(some.column(name).to_pylist() for name in ("row", "article_id", column)), strict=True):
            yield part, *cells
