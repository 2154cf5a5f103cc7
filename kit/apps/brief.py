"""The app of notebook 06: what do I hand on?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

import ipywidgets as widgets
import pandas as pd

from kit.analysis import dyads, index, select
from kit.analysis.briefing import Brief, Choice, Evidence
from kit.apps.base import App, button, guarded, output_folder, row_of
from kit.apps.judgements import JudgementEditor
from kit.brief import make, write
from kit.views import html, passages
from kit.views import rows as in_words
from kit.views.brief import preview, written
from kit.views.why import why

if TYPE_CHECKING:
    from kit.corpus import Corpus

_LABEL = {"description_width": "72px"}
_HOW = "Nothing picked in a list means all of it. Ctrl (⌘) and a click, or the space key, picks several or lets one go."


class BriefApp(App):
    """Choose articles, actors and dyads; write key judgements; see the brief as it will be; write its four formats."""

    def __init__(self, corpus: Corpus, output: str | os.PathLike | None = None) -> None:
        super().__init__(corpus)
        self.reader.on = ["quotes", "stances", "signals"]
        self.output = Path(output) if output else output_folder()
        self.title = widgets.Text(value="Brief", description="Title", continuous_update=False, style=_LABEL)
        self.articles = _several("Articles", _titles(corpus))
        self.actors = _several("Actors", _sides(corpus))
        events = index.current(index.events(corpus.signals, corpus.articles))
        pairs = [(f"{row.a} – {row.b}", (row.a, row.b)) for row in dyads.pairs(events).itertuples(index=False)]
        self.dyads = _several("Dyads", pairs)
        self.write = button("Write all four formats", "A page, Markdown, a Word file and a workbook")
        self.written = widgets.HTML().add_class("kit-written")
        self.preview = widgets.HTML().add_class("kit-preview")
        self.judgements = JudgementEditor(corpus.workspace, self.errors, self.refresh)
        self.write.on_click(self.save)
        written = [widgets.HBox([self.write, self.written]), self.preview]
        self.compose(
            [self.title, self.articles, self.actors, self.dyads],
            [widgets.HTML(html.paragraph(_HOW)), self.status, self.judgements.ui, *written],
        )
        place = self.ui.children.index(self.table) + 1
        picking = row_of(self.judgements.pick_evidence, self.judgements.for_which)
        self.ui.children = (*self.ui.children[:place], picking, *self.ui.children[place:])

    def choice(self) -> Choice:
        """What the controls say; nothing picked in a list means all of it."""
        picked = {name: tuple(getattr(self, name).value) for name in ("articles", "actors", "dyads")}
        return Choice(title=self.title.value, **picked)

    def brief(self) -> Brief:
        """The brief of what is chosen, with the judgements as they are now."""
        return make(self.corpus, self.choice(), judgements=self.judgements.all.values())

    def refresh(self) -> None:
        """Show the brief as it would be written now."""
        brief = self.brief()
        rows = [evidence for section in brief.sections for evidence in section.shown(brief.cited)]
        ids = {source.mark: source.article_id for source in brief.sources}
        frame = pd.DataFrame(map(asdict, rows), columns=[field.name for field in fields(Evidence)])
        frame["article_id"] = frame["source"].map(ids)
        self.status.value = html.said(f"{brief.checked} {brief.scope}")
        self.written.value = ""
        self.preview.value = preview(brief)
        self.judgements.show(brief)
        nothing = "No evidence: nothing was found in what was chosen."
        self.show_rows(frame.set_index("mark", drop=False), in_words.evidence(brief), "Evidence in the brief", nothing)

    @guarded
    def save(self, _button: object = None) -> None:
        """Write the four files into the output folder, and offer them for download."""
        self.written.value = written({str(path): path.read_bytes() for path in write(self.brief(), self.output)})

    def _show_passage(self) -> None:
        """Show the row of the corpus that a piece of evidence comes from."""
        evidence = self.chosen()
        self.judgements.offer(evidence)
        if evidence is None:
            super()._show_passage()
            return
        table = getattr(self.corpus, evidence["table"])
        row = table[table[passages.KEYS[evidence["table"]]] == evidence["row_id"]].iloc[0].to_dict()
        self.why.value = why(
            evidence["table"], row, self._title(row["article_id"]), self.explain(evidence["table"], row)
        )
        self.read(row["article_id"], passages.chosen(row))


def _several(label: str, options: Sequence) -> widgets.SelectMultiple:
    return widgets.SelectMultiple(options=options, description=label, rows=5, style=_LABEL, layout={"width": "340px"})


def _titles(corpus: Corpus) -> list[tuple[str, str]]:
    rows = corpus.articles[["title", "source", "article_id"]].fillna("").itertuples(index=False)
    return [
        (f"{row.title or row.article_id}{f' · {row.source}' if row.source else ''}", row.article_id) for row in rows
    ]


def _sides(corpus: Corpus) -> list[str]:
    found = select.values(corpus.quotes, "side")
    for frame, columns in ((corpus.stances, ("holders", "targets")), (corpus.signals, ("sources", "targets"))):
        found += [side for column in columns for side in select.values(frame, column)]
    return list(dict.fromkeys(found))
