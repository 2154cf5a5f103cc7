"""Articles, files, actors and mentions in an analyst's words: frames for the tables of the first three notebooks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePath

import pandas as pd

from kit.article import RemovedLine

_OUTCOMES = {"loaded": "✓ loaded", "warned": "! loaded, with a remark", "skipped": "– skipped", "failed": "✗ failed"}
_DATE_FROM = {
    "given": "given with the text", "html": "from the page", "stamp": "from a line of the text",
    "filename": "from the file's name", "analyst": "set by hand", "none": "",
}  # fmt: skip
_CALL = re.compile(r"[;:] (?:how )?load\(…[^;]*")  # "…; load(…, columns={…}) takes others"
_AROUND = 70  # characters on each side of a mention


def report(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a file of a load: its name, what became of it, how many articles, and what to know."""
    shown = pd.DataFrame({
        "file": [PurePath(str(path).replace("\\", "/")).name or str(path) for path in frame["path"]],
        "outcome": [_OUTCOMES.get(outcome, outcome) for outcome in frame["outcome"]],
        "articles": frame["articles"].astype("object").to_list(),
        "remark": [plain_remark(message) for message in frame["message"].fillna("")],
    })  # fmt: skip
    return shown if shown["remark"].astype(bool).any() else shown.drop(columns="remark")


def plain_remark(remark: object) -> str:
    """A remark of a load without what it says to those who write Python."""
    return _CALL.sub("", str(remark or ""))


def report_in_words(frame: pd.DataFrame) -> str:
    """One sentence: how many files, and how many of them came in."""
    if frame.empty:
        return "No file was found."
    counts = frame["outcome"].value_counts()
    words = {
        "loaded": "loaded", "warned": "loaded with a remark", "skipped": "skipped", "failed": "failed",
    }  # fmt: skip
    parts = [f"{counts[key]} {word}" for key, word in words.items() if counts.get(key)]
    return f"{len(frame)} file{'' if len(frame) == 1 else 's'}: {', '.join(parts)}."


def articles(frame: pd.DataFrame, inside: Collection[str], removed: Mapping[str, int]) -> pd.DataFrame:
    """One row an article: whether it is in scope, title, date and where that comes from, outlet, words, remarks."""
    titles = {row.article_id: name_of(row) for row in frame.itertuples()}
    rows = []
    for row in frame.itertuples():
        date = "undated" if pd.isna(row.date) else f"{row.date:%d %b %Y}"
        how = _DATE_FROM.get(row.date_from, row.date_from)
        same = "" if pd.isna(row.duplicate_of) else f"like “{titles.get(row.duplicate_of, row.duplicate_of)}”"
        rows.append((
            "✓ in" if row.article_id in inside else "– out", titles[row.article_id], date, how,
            "" if pd.isna(row.source) else row.source, "" if pd.isna(row.author) else row.author,
            row.words, removed.get(row.article_id, 0), same,
        ))  # fmt: skip
    names = ["scope", "title", "date", "date is", "outlet", "author", "words", "lines left out", "duplicate"]
    shown = pd.DataFrame(rows, columns=names)
    bare = [name for name in ("outlet", "author", "date is", "duplicate") if not shown[name].astype(bool).any()]
    return shown.drop(columns=bare)


def name_of(row: object) -> str:
    """What an article is called in lists: its title, else its file's name, else its id."""
    title, path = getattr(row, "title", None), getattr(row, "path", None)
    if isinstance(title, str) and title:
        return title
    return PurePath(path).name if isinstance(path, str) and path else str(getattr(row, "article_id", ""))


def left_out(lines: Iterable[RemovedLine], taken: Collection[int] = ()) -> pd.DataFrame:
    """One row a line that reading left out: place in the file, what it was taken for, words; those `taken` are back."""
    rows = [("✓ back" if line.line in taken else "", line.line + 1, line.label, line.text) for line in lines]
    shown = pd.DataFrame(rows, columns=["", "line", "taken for", "words"])
    return shown if taken else shown.drop(columns="")


def actors(frame: pd.DataFrame) -> pd.DataFrame:
    """One row an actor: what there is to do, name, side, kind, role, how often named, where, other names.

    `as a place`: how often its name means only the ground. Columns in which nothing stands are left out.
    """
    shown = pd.DataFrame({
        "to do": [_todo(*cells) for cells in zip(frame["short"], frame["new"], strict=True)],
        "name": frame["name"].to_list(),
        "side": frame["side"].fillna("?").to_list(),
        "kind": [kind_name(kind) for kind in frame["kind"].fillna("")],
        "role": frame["role"].fillna("").to_list(),
        "mentions": frame["mentions"].astype("object").to_list(),
        "articles": frame["articles"].astype("object").to_list(),
        "as a place": [times or "" for times in frame["places"]],
        "also named": [
            ", ".join(alias for alias in names if alias != name)
            for names, name in zip(frame["aliases"], frame["name"], strict=True)
        ],
    })  # fmt: skip
    bare = [name for name in ("to do", "role", "as a place", "also named") if not shown[name].astype(bool).any()]
    return shown.drop(columns=bare)


def kind_name(kind: object) -> str:
    """What a kind of actor is called."""
    return "international body" if kind == "igo" else str(kind).replace("_", " ")


def _todo(short: str, new: bool) -> str:
    return " · ".join(filter(None, ["new" if new else "", f"! {short}" if short else ""]))


def forms(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a form: the words, as what they count, the rule that found them, how often, in how many articles."""
    return pd.DataFrame({
        "words": frame["text"].to_list(), "as": frame["how"].to_list(),
        "rule": [str(rule).replace("_", " ") for rule in frame["rule"]],
        "times": frame["count"].astype("object").to_list(), "articles": frame["articles"].astype("object").to_list(),
    })  # fmt: skip


def mentions(frame: pd.DataFrame, texts: Mapping[str, str], titles: Mapping[str, str]) -> pd.DataFrame:
    """One row a mention, with the words before and after it."""
    contexts = [_context(texts[row.article_id], int(row.start), int(row.end)) for row in frame.itertuples()]
    return pd.DataFrame({
        "words": frame["text"].to_list(), "as": frame["how"].to_list(), "in context": contexts,
        "article": [titles[article_id] for article_id in frame["article_id"]],
    })  # fmt: skip


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:  # begin and end with whole words
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}«{text[start:end]}»{after}".split())
