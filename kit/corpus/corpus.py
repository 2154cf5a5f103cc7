"""A corpus: annotated articles as tables, and the few things an analyst may set on them."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.article import Article
from kit.corpus import frames, readings
from kit.corpus.by_hand import ByHand
from kit.corpus.reader import Reader
from kit.corpus.reviewable import Reviewable
from kit.corpus.scope import Scope, is_foreign
from kit.corpus.settings import settings_of
from kit.corpus.tables import actors_table
from kit.corpus.whole import Whole
from kit.language.signals import rescored
from kit.lexicon import words
from kit.lexicon.roster import read_roster

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TABLES = ("articles", "actors", "mentions", "quotes", "stances", "signals")


class Corpus(Reviewable):
    """The tables of the articles in scope: `articles`, `actors`, `mentions`, `quotes`, `stances`, `signals`, `report`.

    Rows stand by article, then by start. `everything` is the same corpus without a scope. Corpora that differ in their
    scope alone share all else: a date set on one is set on all.

    What was read is held, parses are not where a workspace keeps them; `doc` builds one when it is asked for.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        reader: Reader,
        *,
        found: Mapping[str, Article] | None = None,
        loaded: Iterable[Article] | None = None,
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._hand = ByHand(dict(found or self._articles), reader.workspace)  # as they came
        self._reader = reader
        self._siblings = weakref.WeakSet([self])
        self._shared: dict[str, Any] = {}  # held once for all siblings, until something is read anew
        self._readings: dict[str, readings.Reading] = {}
        self._prints: dict[str, str] = {}  # what each of the readings rests on
        self.loaded = loaded if hasattr(type(loaded), "report") else None  # what a load gave; its report takes time
        self.workspace = workspace = reader.workspace
        self.scope = Scope()
        self._weights: dict[str, float] = dict(workspace.get("weights", {})) if workspace else {}
        self._begin_reviews(lambda key: self._articles[key].text if key in self._articles else None)

    # ---- tables ----------------------------------------------------------------------------------------------------

    @cached_property
    def report(self) -> pd.DataFrame:
        """One row a file that was loaded: how it was read; none where the articles came from no load."""
        return frames.report_of(self.loaded)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row an article in scope."""
        articles = self._in_scope()
        words = [len(article.text.split()) for article in articles]
        return frames.of_records("articles", articles, article_id=[a.id for a in articles], words=words)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """One row an actor of the articles in scope, the most mentioned first."""
        read = self._whole.readings
        return frames.frame("actors", actors_table((a.id, read[a.id]) for a in self._in_scope()))

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row for each actor that some words mean."""
        return self._cut(self._own_table("mentions"))

    def _own_table(self, name: str) -> pd.DataFrame:
        """The kit's own table of all articles, before any review; the same object until something is read anew."""
        if name != "signals" or not self._weights:
            return self._whole.table(name)
        if "weighed" not in self._shared:
            read = self._whole.readings
            new = [rescored(signal, self._weights) for key in self._articles for signal in read[key].signals]
            weight, score = [float(signal.weight) for signal in new], [float(signal.score) for signal in new]
            self._shared["weighed"] = self._whole.table(name).assign(weight=weight, score=score)
        return self._shared["weighed"]

    def _cut(self, whole: pd.DataFrame) -> pd.DataFrame:
        """The rows of the articles in scope: a change of scope makes no row anew."""
        inside = {article.id for article in self._in_scope()}
        if len(inside) == len(self._articles):
            return whole.copy()
        return whole[whole["article_id"].isin(inside)].reset_index(drop=True)

    @property
    def _whole(self) -> Whole:
        if "whole" not in self._shared:
            self._shared["whole"] = Whole(self._articles, self._readings, self._reader.own_names)
        return self._shared["whole"]

    def _in_scope(self) -> list[Article]:
        return [article for article in self._articles.values() if self.scope.holds(article)]

    def _forget(self, *names: str) -> None:
        """Make these tables anew when they are next asked for, in all corpora of these articles."""
        for corpus in self._siblings:
            for name in names:
                corpus.__dict__.pop(name, None)
                corpus._cuts.pop(name, None)

    # ---- single articles -------------------------------------------------------------------------------------------

    def article(self, article_id: str) -> Article:
        """The article with this id. Raises ValueError for an unknown one."""
        if article_id not in self._articles:
            known = list(self._articles)
            some = ", ".join(known[:5]) + (f" and {len(known) - 5} more" if len(known) > 5 else "")
            raise ValueError(f"article_id = {article_id!r} is unknown; known are: {some or 'none'}")
        return self._articles[article_id]

    def as_found(self, article_id: str) -> Article:
        """The article as reading gave it, before anything was set by hand."""
        self.article(article_id)
        return self._hand.found[article_id]

    def text(self, article_id: str) -> str:
        """The text that the offsets of this article's rows count in."""
        return self.article(article_id).text

    def doc(self, article_id: str) -> Doc:
        """The article as a spaCy Doc, annotated."""
        return self._reader.doc(self.article(article_id))

    # ---- reading again ---------------------------------------------------------------------------------------------

    def read_all(self, told: Callable[[int], object] = lambda count: None, **by: Any) -> None:
        """Read every article that was not read, or not as it is now; `told` is called with the number of those that
        became ready. `by`: `n_process` or `client`, who does it, as for `annotate`.
        """
        self._read(self._articles.values(), told, **by)

    def adopt(self, read: Mapping[str, readings.Reading], whole: Whole) -> None:
        """Hold what was read elsewhere of these articles, and how that is joined; nothing is read."""
        self._readings |= read
        self._prints |= {key: self._reader.print_of(self._articles[key]) for key in read}
        self._shared["whole"] = whole

    def reread(self, roster: str | os.PathLike | pd.DataFrame) -> None:
        """Take a changed roster into account: nothing is parsed again, and only articles are read again that have words
        of a changed row.
        """
        self._reader.use_roster(read_roster(roster))
        self.read_all()

    def _read(
        self, articles: Collection[Article], told: Callable[[int], object] = lambda count: None, **by: Any
    ) -> None:
        found = self._reader.read(articles, told, **by, held=self._prints)
        self._prints |= {key: print_of for key, (print_of, _) in found.items()}
        self._readings |= {key: reading for key, (_, reading) in found.items()}
        self._shared.clear()
        self._forget(*_TABLES)

    def set_date(self, article_id: str, day: date | str | None) -> None:
        """Set an article's day of publication by hand; what "on Tuesday" means is found anew. None goes back to the day
        that reading found, if any.

        Raises ValueError for an unknown article or a text that is no ISO day.
        """
        self.put([self._hand.dated(self.article(article_id), day)])

    def take_back(self, article_id: str, lines: Iterable[int], *, outlet: bool = False) -> tuple[str, ...]:
        """Put removed lines (by their `line`) back into an article's text, and annotate it anew; remembered for its
        file. With `outlet`, the same words come back in all articles of its source, those of later loads too. Gives
        the ids of the articles that changed.

        Raises ValueError for an unknown article or a line that was not removed, and with `outlet` for an article
        without a source.
        """
        article, lines = self.article(article_id), set(lines)
        article.with_lines(lines)  # raises for what was not removed
        wanted = {article_id: lines}
        if outlet:
            if not article.source:
                raise ValueError("the outlet of this article is not known, so its lines can't be told in others")
            words = {line.text for line in article.removed if line.line in lines}
            self._hand.keep_words(article.source, words)
            for other in self._articles.values():
                if other.source == article.source and (same := {o.line for o in other.removed if o.text in words}):
                    wanted[other.id] = same
        for key, numbers in wanted.items():
            self._set_lines(key, self.taken_back(key) | numbers)
        return tuple(wanted)

    def put_out(self, article_id: str, lines: Iterable[int]) -> None:
        """Take lines that were put back out again. Raises ValueError for an unknown article, or a line not put back."""
        taken, lines = self.taken_back(article_id), set(lines)
        if unknown := lines - taken:
            raise ValueError(f"line {min(unknown)} was not put back; put back are: {sorted(taken) or 'none'}")
        words = {line.text for line in self._hand.found[article_id].removed if line.line in lines}
        self._hand.drop_words(self.article(article_id).source, words)
        self._set_lines(article_id, taken - lines)

    def taken_back(self, article_id: str) -> set[int]:
        """The lines of an article that reading removed and that were put back."""
        return self._hand.taken_back(self.article(article_id))

    def _set_lines(self, article_id: str, lines: set[int]) -> None:
        self.put([self._hand.with_lines(self.article(article_id), lines)])

    def put(self, articles: Collection[Article]) -> None:
        """Take the articles in the place of those with their ids, and read them."""
        self._articles |= {article.id: article for article in articles}
        self._read(articles)

    # ---- scope and weights -----------------------------------------------------------------------------------------

    def within(self, scope: Scope) -> Corpus:
        """The same corpus, its tables held to `scope`; nothing is parsed or read again."""
        other = object.__new__(type(self))
        other.__dict__ |= {k: v for k, v in self.__dict__.items() if k not in _TABLES} | {"_cuts": {}}
        other.scope = scope
        self._siblings.add(other)
        return other

    def set_scope(self, scope: Scope) -> None:
        """Hold this corpus's tables to `scope`, and save it for all notebooks."""
        if self.workspace:
            self.workspace.set("scope", scope.as_json())
        self.scope = scope
        self._cuts.clear()
        for name in _TABLES:
            self.__dict__.pop(name, None)

    @property
    def everything(self) -> Corpus:
        """The corpus without a scope."""
        return self.within(Scope(foreign=True))

    @property
    def scope_sentence(self) -> str:
        """How many articles are in scope, by which choice, and how many lie outside."""
        foreign = sum(map(is_foreign, self._articles.values()))
        return self.scope.describe(len(self._articles), len(self._in_scope()), foreign)

    @property
    def model(self) -> str:
        """Name and version of the language model that parsed the texts."""
        meta = self._reader.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    @property
    def settings(self) -> dict[str, Any]:
        """What the tables rest on beside texts and model, by name (`kit.corpus.settings`)."""
        return settings_of(self, self._reader.roster)

    @property
    def weights(self) -> dict[str, float]:
        """The weights that differ from the scheme's: signal -> number from -10 to 10."""
        return dict(self._weights)

    def set_weights(self, weights: Mapping[str, float]) -> None:
        """Weigh signals otherwise than the scheme does; an empty mapping goes back to it. Saved for all notebooks.

        Raises ValueError for a type of signal that there is not, and for a weight outside -10 to 10.
        """
        if unknown := set(weights) - words("signal_weights"):
            raise ValueError(
                f"{min(unknown)!r} is no type of signal; there are: {', '.join(sorted(words('signal_weights')))}"
            )
        for signal, weight in weights.items():
            if not -10 <= float(weight) <= 10:
                raise ValueError(f"the weight of {signal} is {weight}; it must lie between -10 and 10")
        chosen = {signal: float(weight) for signal, weight in weights.items()}
        if self.workspace:
            self.workspace.set("weights", chosen)
        self._weights.clear()
        self._weights.update(chosen)
        self._shared.pop("weighed", None)
