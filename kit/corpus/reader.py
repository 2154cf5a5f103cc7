"""Who reads: a model, loaded when first needed, a roster, and the workspace that keeps what was parsed and read."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from kit.article import Article
from kit.corpus.packed import unpack
from kit.corpus.parses import BATCH, parse
from kit.corpus.prints import RosterIndex, parse_print, reading_code, reading_print
from kit.corpus.readings import Reading, annotated
from kit.corpus.work import Done, Text, by_client, in_processes, kept_doc, work
from kit.language import pipeline
from kit.language.models import model_meta, model_name
from kit.lexicon.roster import Roster
from kit.workspace import Workspace, WorkspaceError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

T = TypeVar("T")


class Reader:
    """Reads articles, and nothing twice: with a workspace no text is parsed and no parse is read that was before.

    Raises OSError when the model is not installed.
    """

    def __init__(self, model: str | None = None, roster: Roster | None = None, workspace: Workspace | None = None):
        self._model = model_name(model)
        self.meta = model_meta(self._model)
        self.workspace = workspace
        self._parses: dict[str, bytes] = {}  # those that no workspace keeps
        self._keeps = workspace is not None
        self._set_roster(roster or Roster())

    def _set_roster(self, roster: Roster) -> None:
        self._roster, self._index = roster, RosterIndex(roster.rows)

    @cached_property
    def nlp(self) -> Language:
        """The pipeline; the first time takes a second or more."""
        return pipeline(self._model, roster=self._roster)

    @property
    def roster(self) -> Roster:
        """The roster that it reads with."""
        return self._roster

    @property
    def own_names(self) -> frozenset[str]:
        """The names by which the rows of the roster go."""
        return frozenset(row.name for row in self._roster.rows)

    def use_roster(self, roster: Roster) -> None:
        """Read with this roster from now on."""
        self._set_roster(roster)
        if "nlp" in self.__dict__:
            self.nlp.get_pipe("kit_actors").use_roster(roster)

    # ---- prints ----------------------------------------------------------------------------------------------------

    def print_of(self, article: Article) -> str:
        """What a reading of the article depends on; it is read anew when this differs."""
        return reading_print(article, self._parse_print(article.text), self._index.about(article.text))

    def _parse_print(self, text: str) -> str:
        return parse_print(text, self.meta)

    # ---- reading ---------------------------------------------------------------------------------------------------

    def read(
        self,
        articles: Collection[Article],
        told: Callable[[int], Any] = lambda count: None,
        *,
        n_process: int = 1,
        client: Any = None,
        held: Mapping[str, str] = MappingProxyType({}),
    ) -> dict[str, tuple[str, Reading]]:
        """Article id -> the print of its reading, and the reading; without those whose print is `held` already. `told`
        is called with the number of articles that became ready, first of those that were known.
        """
        prints = {article.id: self.print_of(article) for article in articles}
        articles = [article for article in articles if held.get(article.id) != prints[article.id]]
        prints = {article.id: prints[article.id] for article in articles}
        readings = self._known(prints.values())
        told(sum(key in readings for key in prints.values()))
        lots = self._lots([article for article in articles if prints[article.id] not in readings], prints)
        for done in self._worked(lots, n_process, client):
            self._keep(done)
            readings |= {key: unpack(held) for key, held in done.readings.items()}
            told(len(done.readings))
        if self.workspace:
            parses = {self._parse_print(article.text) for article in articles}
            self.workspace.in_use(parses=parses, readings=prints.values())
        return {article.id: (prints[article.id], readings[prints[article.id]]) for article in articles}

    def _known(self, prints: Iterable[str]) -> dict[str, Reading]:
        found = {}
        for key, held in (self.workspace.readings(prints) if self.workspace else {}).items():
            try:
                found[key] = unpack(held)
            except ValueError:
                continue  # damaged: it is made again, and replaced
        return found

    def _lots(self, articles: list[Article], prints: dict[str, str]) -> Iterator[list[Text]]:
        """What is to be read, those with a parse first; then those without, short ones first: a lot of texts of one
        length takes the least memory, and the first lots are safe early.
        """
        texts: dict[str, list[Article]] = defaultdict(list)
        for article in articles:
            texts[self._parse_print(article.text)].append(article)
        known = self._parses.keys() & texts.keys()
        known |= self.workspace.parsed(texts) if self.workspace else set()
        several = lambda key: tuple((prints[article.id], article.id, article.date) for article in texts[key])
        for some in _parted([key for key in texts if key in known], BATCH):
            held = self._held(some)
            yield [Text(texts[key][0].text, key, held.get(key), several(key)) for key in some]
        for some in _parted(sorted(texts.keys() - known, key=lambda key: (len(texts[key][0].text), key)), BATCH):
            yield [Text(texts[key][0].text, key, None, several(key)) for key in some]

    def _held(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The parses that are kept."""
        here = {key: self._parses[key] for key in keys if key in self._parses}
        return here | (self.workspace.parses(key for key in keys if key not in here) if self.workspace else {})

    def _worked(self, lots: Iterator[list[Text]], n_process: int, client: Any) -> Iterator[Done]:
        if client is not None:
            yield from by_client(lots, client, self._model, self._roster)
            return
        if n_process > 1:
            lots = list(lots)
            if len(lots) > 1:
                yield from in_processes(lots, min(n_process, len(lots)), self._model, self._roster)
                return
        for lot in lots:
            yield work(lot, self.nlp)

    def _keep(self, done: Done) -> None:
        """Keep what was made: in the workspace, or in memory where there is none or it takes nothing."""
        if self._keeps:
            try:
                self.workspace.keep(done.parses, done.readings, reading_code())
                return
            except WorkspaceError as error:
                if not error.passing:
                    raise
                self._keeps = False
                warnings.warn(f"{error}. This run goes on, but the next has to do this work again", stacklevel=4)
        self._parses |= done.parses

    # ---- one Doc ---------------------------------------------------------------------------------------------------

    def doc(self, article: Article) -> Doc:
        """The article as a spaCy Doc, annotated."""
        key = self._parse_print(article.text)
        doc = kept_doc(self._held([key]).get(key), self.nlp)
        if doc is None:
            (doc,) = parse([article.text], self.nlp)
        return annotated(doc, self.nlp, article.id, article.date)


def _parted(items: list[T], size: int) -> Iterator[list[T]]:
    for at in range(0, len(items), size):
        yield items[at : at + size]
