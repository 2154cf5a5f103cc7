"""The app of notebook 04: who said what, and how we know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kit.analysis import select, voices
from kit.analysis.findings import count
from kit.apps.base import choice, words_box
from kit.apps.charted import ChartedApp, pick
from kit.views import rows as in_words
from kit.views.charts import voice_bars

if TYPE_CHECKING:
    from kit.corpus import Corpus

_WORDS_IN = ("text", "speaker", "via")
_HANDS = {"all": "", "at first hand": "own", "relayed by somebody else": "relayed"}
_MOST_REPEATED = 5
_FORMS = {"full quotations (pieces joined)": True, "pieces, each as it stands": False}
_BY = {"speaker": "speaker", "side": "side"}


class QuotesApp(ChartedApp):
    """Each voice's share of the quoted words, and below it the quotations, with who relayed them."""

    table_name = "quotes"

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        quotes = corpus.quotes
        nameless = [voices.NOBODY] if quotes["speaker"].isna().any() else []
        self.speaker = choice("Speaker", [*select.values(quotes, "speaker"), *nameless])
        self.side = choice("Side", select.values(quotes, "side"))
        self.kind = choice("Kind", select.values(quotes, "kind"))
        self.hand = pick("Heard", _HANDS)
        self.words = words_box("Words", "in the quotation or the names")
        self.form = pick("Show", _FORMS)
        self.by = pick("Shares by", _BY)
        self.compose_charted([self.speaker, self.side, self.kind, self.hand, self.words, self.form, self.by])

    def rows(self) -> pd.DataFrame:
        """The quotations (or their pieces) that the controls leave, in order of telling."""
        found = self._pieces()
        return voices.quotations(found) if self.form.value else found

    def _pieces(self) -> pd.DataFrame:
        found = self.corpus.quotes
        if self.speaker.value == voices.NOBODY:
            found = found[found["speaker"].isna()]
        elif self.speaker.value:
            found = found[found["speaker"] == self.speaker.value]
        if self.side.value:
            found = found[found["side"] == self.side.value]
        if self.kind.value:
            found = found[found["kind"] == self.kind.value]
        if self.hand.value:
            found = found[found["via"].notna() == (self.hand.value == "relayed")]
        return select.with_words(found, _WORDS_IN, self.words.value)

    def refresh(self) -> None:
        """Show what the controls ask for: the shares, their table, and the rows."""
        found = self.rows()
        shares = voices.shares(self._pieces(), by=self.by.value)
        self.say(self._summary(found), *self._elsewhere())
        figure = voice_bars(shares) if len(shares) else None
        self.draw(figure, voices.finding(shares), in_words.shares(shares), f"Share of voice by {self.by.value}")
        self.show_rows(found, in_words.quotes(found), nothing="No quotation to show; the line on top says why.")

    def _summary(self, found: pd.DataFrame) -> str:
        quotes = self.corpus.quotes
        if quotes.empty:
            return "No quotation was found: these articles hold no quotation marks and no words like “said”."
        if found.empty:
            return "No quotation meets this choice. Set a control back to “all”, or take words out of the search."
        noun = "quotation" if self.form.value else "piece"
        whole = len(voices.quotations(quotes)) if self.form.value else len(quotes)
        nameless = int(found["speaker"].isna().sum())
        unnamed = (
            f" {count(nameless, noun)} without a named speaker: the text names nobody near it." if nameless else ""
        )
        return f"{count(len(found), noun)} of {whole}.{unnamed}"

    def _elsewhere(self) -> list[str]:
        """The wordings that several articles carry, each once, with its outlets."""
        same = voices.same_words(self._pieces(), self.corpus.articles).head(_MOST_REPEATED)
        where = lambda row: f"{count(row.articles, 'article')} ({', '.join(row.outlets) or 'outlets unknown'})"
        return [f"The same words in {where(row)}: {row.text}" for row in same.itertuples(index=False)]
