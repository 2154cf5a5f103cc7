"""The app of notebook 03: who stands how toward whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kit.analysis import select
from kit.analysis.findings import count
from kit.analysis.stances import behind, edges, finding, matrix, two_sided
from kit.apps.base import choice, words_box
from kit.apps.charted import ChartedApp, pick
from kit.views import rows as in_words
from kit.views.charts import stance_grid

if TYPE_CHECKING:
    from kit.corpus import Corpus

_POSITIONS = {"all": "", "− against": -1, "· neither": 0, "+ for": 1}
_WORDS_IN = ("cue", "topic", "sentence")


class StancesApp(ChartedApp):
    """Holders by targets as a grid, and below it the stances behind the cells, each with its words."""

    table_name = "stances"

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        pairs = edges(corpus.stances)
        self.holder = choice("Holder", select.values(pairs, "holder"))
        self.target = choice("Toward", select.values(pairs, "target"))
        self.position = pick("Position", _POSITIONS)
        self.act = choice("Act", select.values(pairs, "act"))
        self.words = words_box("Words", "in cue, topic or sentence")
        self.compose_charted([self.holder, self.target, self.position, self.act, self.words])

    def rows(self) -> pd.DataFrame:
        """The stances that the controls leave, in order of telling."""
        found = behind(self.corpus.stances, self.holder.value or None, self.target.value or None)
        if self.act.value:
            found = found[found["act"] == self.act.value]
        if self.position.value != "":
            found = found[found["polarity"] == self.position.value]
        return select.with_words(found, _WORDS_IN, self.words.value)

    def refresh(self) -> None:
        """Show what the controls ask for: the grid, its table, and the rows."""
        found = self.rows()
        table = matrix(found)
        if self.holder.value:
            table = table[table["holder"] == self.holder.value]
        if self.target.value:
            table = table[table["target"] == self.target.value]
        self.say(self._summary(found))
        figure = stance_grid(table) if len(table) else None
        self.draw(figure, finding(table), table, "Stances by holder and target")
        self.show_rows(found, in_words.stances(found), nothing="No stance to show; the line on top says why.")

    def _summary(self, found: pd.DataFrame) -> str:
        if self.corpus.stances.empty:
            return "No stance was found: no words in these articles put one party for or against another."
        if found.empty:
            return "No stance meets this choice. Set a control back to “all”, or take words out of the search."
        said = f"{count(len(found), 'stance')} of {len(self.corpus.stances)}."
        both = [f"{row.holder} toward {row.target}" for row in two_sided(found).itertuples(index=False)]
        return f"{said} Both for and against: {'; '.join(both)}. Compare the passages." if both else said
