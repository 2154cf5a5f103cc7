"""The app of notebook 04: who said what, and how we know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from kit.analysis import quoted, repeated, select, unnamed, voices
from kit.analysis.findings import count
from kit.apps.base import COUNT, button, choice, guarded, options, pick, words_box
from kit.apps.charted import ChartedApp
from kit.views import html
from kit.views import rows as in_words
from kit.views.charts import voice_bars

if TYPE_CHECKING:
    from kit.corpus import Corpus

_FULL, _PIECES, _SAME = "full", "pieces", "same"
_FORMS = {
    "full quotations (pieces joined)": _FULL,
    "pieces, each as it stands": _PIECES,
    "same words in several articles": _SAME,
}
# What the control for relayed quotations means: which rows it leaves, and how the shares take the relayed ones.
_RELAYED = {
    "apart in the shares": "",
    "counted like others": "counted",
    "left out": "own",
    "only relayed ones": "relayed",
}
_HANDS = {"": ("", "apart"), "counted": ("", "counted"), "own": ("own", "left out"), "relayed": ("relayed", "counted")}
_CAPTIONS = {
    "": "; relayed quotations count in no share",
    "counted": "; relayed quotations count like others",
    "own": "; relayed quotations are left out",
    "relayed": "; only relayed quotations",
}
_BY = {"speaker": "speaker", "side": "side"}
_MEASURES = {"words": "words", "quotes": "quotes"}


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What every choice starts from: pieces, full quotations, what is repeated, and what the controls offer of it.

    `texts`: by what is shown, what words are looked for in; filled when it is first asked.
    """

    pieces: pd.DataFrame
    whole: pd.DataFrame
    candidates: pd.DataFrame
    same: pd.DataFrame
    nameless: int
    options: dict[str, list[tuple[str, str]]]
    texts: dict[str, list[str]] = field(default_factory=dict)


def _prepared(quotes: pd.DataFrame, corpus: Corpus) -> _Prepared:
    pieces = quoted.prepared(quotes, corpus.text)
    whole = voices.quotations(pieces)
    candidates = repeated.candidates(pieces, whole)
    named, nameless = pieces[pieces["reason"].isna()], int(whole["reason"].notna().sum())
    cues = ((f"{html.visible(cue)} ({n})", cue) for cue, n in quoted.cues(pieces))
    offered = {
        "speaker": options([*select.values(named, "speaker"), *([voices.NOBODY] if nameless else [])]),
        "side": options(select.values(named, "side")),
        "kind": options(select.values(pieces, "kind")),
        "cue": [("all", ""), *cues],
    }
    return _Prepared(pieces, whole, candidates, repeated.same_words(candidates, corpus.articles), nameless, offered)


class QuotesApp(ChartedApp):
    """Each voice's share of what is quoted, and below it the quotations, with who relayed them and who is not named."""

    table_name = "quotes"

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self._opened = ""  # the wording whose copies are listed
        self._of: pd.DataFrame | None = None  # the quotes that were prepared,
        self._kept: dict[bool, _Prepared] = {}  # all of them, and the reviewed ones
        self.speaker, self.side = choice("Speaker", []), choice("Side", [])
        self.kind, self.cue = choice("Kind", []), choice("Cue", [])
        self.counted = pick("Count", COUNT)
        self.hand = pick("Relayed", _RELAYED)
        self.words = words_box("Words", "in the quotation or the names")
        self.form = pick("Show", _FORMS)
        self.by = pick("Shares by", _BY)
        self.measure = pick("Shares in", _MEASURES)
        self.nobody = button("Without a speaker", "List the quotations whose speaker the text does not name")
        self.nobody.on_click(self._on_nobody)
        narrow = [self.words, self.speaker, self.side, self.kind, self.cue, self.hand]
        self.compose_charted([*narrow, self.form, self.by, self.measure, self.counted, self.nobody])

    def _prepare(self) -> None:
        """Take the quotes as reviews leave them, all or the reviewed ones, and offer what they hold."""
        quotes, alone = self.corpus.quotes, bool(self.counted.value)
        if self._of is not quotes:
            self._of, self._kept = quotes, {}
        if alone not in self._kept:
            self._kept[alone] = _prepared(select.reviewed(quotes) if alone else quotes, self.corpus)
        now = self._kept[alone]
        self._prepared, self._whole, self._candidates, self._same = now.pieces, now.whole, now.candidates, now.same
        self._nameless, self._texts = now.nameless, now.texts
        for name, offered in now.options.items():
            self.offer(getattr(self, name), offered)
        self.nobody.disabled = not self._nameless

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def rows(self) -> pd.DataFrame:
        """What the controls leave, in order of telling: quotations, pieces, or wordings that several articles carry."""
        return self._listed(self._found())

    def _listed(self, found: pd.DataFrame) -> pd.DataFrame:
        return repeated.listed(found, self.corpus.articles, self._opened) if self.form.value == _SAME else found

    def _found(self) -> pd.DataFrame:
        asked = quoted.Choice(
            self.speaker.value,
            self.side.value,
            self.kind.value,
            self.cue.value,
            _HANDS[self.hand.value][0],
            self.words.value,
        )
        form = self.form.value
        rows = {_SAME: self._candidates, _PIECES: self._prepared, _FULL: self._whole}[form]
        if asked.words and form not in self._texts:
            self._texts[form] = quoted.searched(rows)
        texts = self._texts.get(form)
        if form == _SAME:
            return repeated.carried(quoted.pieces(rows, asked, texts))
        if form == _PIECES:
            return quoted.pieces(rows, asked, texts)
        return quoted.whole(self._prepared, asked, rows, texts)

    def refresh(self) -> None:
        """Show what the controls ask for: the shares or the reasons, their table, and the rows."""
        self._prepare()
        found = self._found()
        self.nobody.description = "All speakers" if self._only_nobody() else f"Without a speaker ({self._nameless})"
        self.say(self._summary(found), self._elsewhere())
        if self._only_nobody():
            self.draw(None, "", unnamed.counts(found), "Why no speaker is named")
        else:
            once = found.drop_duplicates("quote_id") if self.form.value == _SAME else found
            self._draw_shares(once)  # a full quotation has the id of its first piece
        self._list(found)

    def _draw_shares(self, found: pd.DataFrame) -> None:
        by, measure = self.by.value, self.measure.value
        shares = voices.shares(found, by, measure, _HANDS[self.hand.value][1])
        figure = voice_bars(shares, measure) if len(shares) else None
        caption = f"Share of voice by {by}, ordered by {measure}{_CAPTIONS[self.hand.value]}"
        self.draw(figure, voices.finding(shares, measure), in_words.shares(shares), caption)

    def _list(self, found: pd.DataFrame) -> None:
        rows = self._listed(found)
        if self.form.value == _SAME:
            shown = lambda some: in_words.wordings(some, {key: self._title(key) for key in some["article_id"]})
            caption, nothing = "Choose a row to list its articles.", "No such words stand in several articles."
        else:
            shown = in_words.unnamed if self._only_nobody() else in_words.quotes
            caption, nothing = "", "No quotation to show; the line on top says why."
        self.show_rows(rows, shown, caption, nothing)

    def row_key(self, row_id: str) -> str:
        """The quotation that a piece belongs to."""
        if own := super().row_key(row_id):
            return own
        piece = self._prepared.loc[self._prepared["quote_id"] == row_id, ["article_id", "group"]].dropna()
        rows = self._frame.merge(piece) if len(piece) and "group" in self._frame else self._frame.iloc[:0]
        return "" if rows.empty else rows.iloc[0]["_key"]

    def review_ids(self, *, only_chosen: bool = False) -> list[str]:
        """All pieces of the quotations that are listed; of the chosen one its first."""
        found = super().review_ids(only_chosen=only_chosen)
        if only_chosen or "group" not in self._frame:
            return found
        groups = self._frame[["article_id", "group"]].dropna().drop_duplicates()
        return list(dict.fromkeys([*self.corpus.quotes.merge(groups)["quote_id"], *found]))

    def _only_nobody(self) -> bool:
        return self.speaker.value == voices.NOBODY

    def _keys(self, frame: pd.DataFrame) -> list[str]:
        return list(frame["key"]) if "key" in frame else super()._keys(frame)

    # ---- what is said ----------------------------------------------------------------------------------------------

    def _summary(self, found: pd.DataFrame) -> str:
        if self._prepared.empty and self.counted.value:
            return "No quotation was reviewed so far: press “Review rows”, or count all rows."
        if self._prepared.empty:
            return "No quotation was found: these articles hold no quotation marks and no words like “said”."
        if found.empty:
            return "No quotation meets this choice. Set a control back to “all”, or take words out of the search."
        noun, all_of = ("piece", self._prepared) if self.form.value == _PIECES else ("quotation", self._whole)
        relayed, nameless = int(found["via"].notna().sum()), int(found["reason"].notna().sum())
        said = f"{count(len(found), noun)} of {len(all_of)}: {relayed or 'none'} relayed by somebody else"
        without = f"{nameless or 'none'} without a named speaker"
        out = int(all_of["via"].notna().sum()) if self.hand.value == "own" else 0
        only = " Counted are reviewed rows alone." if self.counted.value else ""
        return f"{said}, {without}." + (f" {out} relayed left out." if out else "") + only

    def _elsewhere(self) -> str:
        if self._same.empty or self.form.value == _SAME or self._only_nobody():
            return ""
        stand = "wording stands" if len(self._same) == 1 else "wordings stand"
        return f"{len(self._same)} {stand} in several articles: choose “same words in several articles” under Show."

    def explain(self, table_name: str, row: dict[str, Any]) -> list[str]:
        """How the speaker was found, how sure that is, and which outlets carry the same words."""
        told = super().explain(table_name, row)
        for same in self._same.itertuples(index=False):
            if row["quote_id"] in same.quote_ids:
                outlets = ", ".join(same.outlets) or "outlets unknown"
                told.append(f"The same words stand in {count(same.articles, 'article')} ({outlets}).")
        return told

    # ---- handlers --------------------------------------------------------------------------------------------------

    @guarded
    def _on_nobody(self, _button: object) -> None:
        self.speaker.value = "" if self._only_nobody() else voices.NOBODY

    @guarded
    def _on_row(self, change: object) -> None:
        wording = self.table.selected.split("/")[0]
        if self.form.value == _SAME and wording and wording != self._opened:
            self._opened = wording
            self._list(self._found())  # with the copies of the chosen wording below it
        else:
            self._show_passage()
