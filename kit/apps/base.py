"""What every app is made of: the scope on top, controls, panes, a table, a reader, a pane that says why, an export.

An app computes nothing: `refresh` reads the controls, asks the analysis room, and fills the panes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd
from IPython.display import HTML, display

from kit.analysis import attribution
from kit.apps.shown import shows_now
from kit.apps.widgets import Reader, RowTable
from kit.export import to_csv
from kit.views import html, passages
from kit.views.why import says, why

if TYPE_CHECKING:
    from kit.corpus import Corpus

COUNT = {"all rows": False, "reviewed rows alone": True}
_WIDE = {"description_width": "72px"}


def choice(label: str, values: Sequence[str], every: str = "all") -> widgets.Dropdown:
    """A control that narrows rows to one of `values`; its value is "" for all, since None would show as empty."""
    return widgets.Dropdown(options=options(values, every), description=label, style=_WIDE)


def options(values: Sequence[str], every: str = "all") -> list[tuple[str, str]]:
    """What such a control offers."""
    return [(every, ""), *((html.visible(value), value) for value in values)]


def pick(label: str, options: Mapping[str, Any] | Sequence) -> widgets.Dropdown:
    """A control that takes one of several options, as wide as those of `choice`."""
    return widgets.Dropdown(options=options, description=label, style=_WIDE)


def words_box(label: str, placeholder: str) -> widgets.Text:
    """A control for words to look for; it acts on Enter, or when it is left."""
    return widgets.Text(description=label, placeholder=placeholder, continuous_update=False, style=_WIDE)


def button(label: str, hint: str = "", **more: Any) -> widgets.Button:
    """A button as wide as its words."""
    return widgets.Button(description=label, tooltip=hint or label, layout={"width": "auto"}, **more)


def row_of(*parts: widgets.Widget) -> widgets.HBox:
    """Controls side by side, in as many lines as they need."""
    return widgets.HBox(parts, layout=widgets.Layout(flex_flow="row wrap", grid_gap="2px 10px", align_items="center"))


def title_of(corpus: Corpus, article_id: str) -> str:
    """What an article is called: by its title, else its file, else its id."""
    article = corpus.article(article_id)
    return article.title or article.path or article.id


def guarded(handler: Callable) -> Callable:
    """A handler whose errors become one line in the app's error pane: JupyterLab itself would show them nowhere."""

    @functools.wraps(handler)
    def run(self: App, *args: Any, **kwargs: Any) -> Any:
        try:
            result = handler(self, *args, **kwargs)
        except Exception as error:
            self.errors.value = html.alarm(f"{type(error).__name__}: {error}")
            return None
        self.errors.value = ""
        return result

    return run


def output_folder() -> Path:
    """Where exports go: `output` beside the notebooks' folder."""
    here = Path.cwd()
    return (here.parent if here.name == "notebooks" else here) / "output"


class App:
    """One notebook's app. `ui` is the box to display; the controls are attributes, so that a test can set them."""

    table_name = ""  # which of the corpus's tables the rows come from; "" when they come from none

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        pane = lambda name: widgets.HTML().add_class(f"kit-{name}")
        self.scope, self.status, self.chart, self.counts = map(pane, ("scope", "status", "chart", "counts"))
        self.why, self.errors, self.exported = map(pane, ("why", "errors", "exported"))
        self.table = RowTable().add_class("kit-table")
        self.reader = Reader(on=[passages.LAYERS.get(self.table_name, "quotes")]).add_class("kit-reader")
        self.export = button("Export CSV", "Write the rows shown to the folder output")
        self.article_read = ""  # the id of the article in the reader
        self._frame = pd.DataFrame()
        self._places: dict[str, tuple[pd.DataFrame, dict[str, Any]]] = {}
        self.table.observe(self._on_row, "selected")
        self.reader.observe(self._on_mark, "clicked")
        self.export.on_click(self._on_export)

    # ---- putting it together ---------------------------------------------------------------------------------------

    def compose(self, controls: Sequence[widgets.Widget], panes: Sequence[widgets.Widget] = ()) -> None:
        """Lay the app out, let every control refresh it, and refresh it for the first time."""
        for control in controls:
            if control.has_trait("value") and not isinstance(control, widgets.HTML):
                control.observe(self._on_control, "value")
        bar = widgets.HBox(list(controls), layout=widgets.Layout(flex_flow="row wrap", grid_gap="2px 6px"))
        below = [self.table, self.why, self.reader, widgets.HBox([self.export, self.exported])]
        self.ui = widgets.VBox([self.scope, bar, self.errors, *panes, *below]).add_class("kit-app")
        self.update()

    def update(self) -> None:
        """Say the scope and refresh; errors go to the error pane."""
        self.scope.value = html.scope_line(self.corpus.scope_sentence)
        self._on_control(None)

    def refresh(self) -> None:
        """Read the controls and fill the panes."""
        raise NotImplementedError

    def show(self) -> None:
        """Display the app below the notebook's cell, in place of what the cell showed before."""
        shows_now(self)
        pd.options.display.html.use_mathjax = False  # "$5m to $10m" is no formula
        display(HTML(html.KEY_GUARD))
        display(self.ui)

    # ---- rows ------------------------------------------------------------------------------------------------------

    def show_rows(
        self,
        frame: pd.DataFrame,
        shown: pd.DataFrame | Callable[[pd.DataFrame], pd.DataFrame],
        caption: str = "",
        nothing: str = "",
    ) -> None:
        """Show rows of the app's table: `frame` as it is in the corpus, `shown` as it reads, row by row the same, or
        what puts some rows of `frame` so.

        Without a row chosen, the reader shows the first row's article.
        """
        keys = self._keys(frame)
        self._frame = frame.assign(_key=pd.Series(keys, index=frame.index, dtype=object))
        words = (lambda numbers: shown(frame.iloc[numbers])) if callable(shown) else shown
        self.table.show(words, keys, caption, nothing)
        self._show_passage()

    def _keys(self, frame: pd.DataFrame) -> list[str]:
        column = passages.KEYS.get(self.table_name, "")
        keys = frame[column] if column and column in frame else frame.index
        return keys.to_list() if keys.dtype == "string" else [str(key) for key in keys]

    def chosen(self) -> dict[str, Any] | None:
        """The row that is chosen in the table, as a dict; None if none is."""
        rows = self._frame[self._frame["_key"] == self.table.selected] if len(self._frame) else self._frame
        return None if rows.empty else rows.iloc[0].to_dict()

    def explain(self, table_name: str, row: dict[str, Any]) -> list[str]:
        """What is to be said of a row beyond what its rule means: of a quotation, how its speaker was found."""
        return attribution.told(row, self.corpus.text(row["article_id"])) if table_name == "quotes" else []

    def _show_passage(self) -> None:
        row = self.chosen()
        if row is None:
            self.why.value = html.paragraph("Choose a row to see its words in the article, and why it is there.")
            if len(self._frame) and "article_id" in self._frame:
                self.read(self._frame.iloc[0]["article_id"])
            else:
                self.reader.show("", "")
            return
        self.tell_of(row)

    def tell_of(self, row: Mapping[str, Any]) -> None:
        """Show a row of the app's table in its article, and why it is there."""
        self.why.value = why(self.table_name, row, self._title(row["article_id"]), self.explain(self.table_name, row))
        self.read(row["article_id"], passages.chosen(row))

    def read(self, article_id: str, chosen: Sequence[dict[str, Any]] = (), reader: Reader | None = None) -> None:
        """Show an article with all that was found in it, and the passages of what is chosen."""
        article = self.corpus.article(article_id)
        if reader is None:
            self.article_read = article_id
        spans = [span for table in passages.LAYERS for span in passages.layer(table, self._rows_in(article_id, table))]
        (reader or self.reader).show(
            self._title(article_id), article.text, spans, chosen=chosen, removed=article.removed
        )

    def _whole_table(self, name: str) -> pd.DataFrame:
        """The table that the reader's marks of one kind are rows of."""
        return getattr(self.corpus, name)

    def _rows_in(self, article_id: str, name: str) -> pd.DataFrame:
        """The rows of one article, without going through the table each time."""
        frame = self._whole_table(name)
        if name not in self._places or self._places[name][0] is not frame:
            self._places[name] = frame, frame.groupby("article_id", sort=False).indices
        return frame.iloc[self._places[name][1].get(article_id, [])]

    def row_key(self, row_id: str) -> str:
        """The key in the app's table of the row with this id; "" when it is not among the rows shown."""
        return row_id if row_id in self.table.row_keys else ""

    def offer(self, control: widgets.Dropdown, options: Sequence[tuple[str, Any]]) -> None:
        """Give a control these options; it keeps its value if that is among them, and refreshes nothing."""
        options, held = tuple(options), control.value
        if options == control.options:
            return
        control.unobserve(self._on_control, "value")
        control.options = options
        control.value = held if held in [value for _, value in options] else options[0][1]
        control.observe(self._on_control, "value")

    def _title(self, article_id: str) -> str:
        return title_of(self.corpus, article_id)

    # ---- handlers --------------------------------------------------------------------------------------------------

    @guarded
    def _on_control(self, _change: object) -> None:
        self.refresh()

    @guarded
    def _on_row(self, _change: object) -> None:
        self._show_passage()

    @guarded
    def _on_mark(self, change: dict[str, Any]) -> None:
        """Choose the row of the words that were clicked; what is no row of the app's table is told of all the same."""
        name, _, key = change["new"].partition("/")
        if name not in passages.LAYERS:
            return
        own = self.row_key(key) if name == self.table_name else ""
        if own and own != self.table.selected:
            self.table.selected = own
        elif own:
            self._show_passage()
        else:
            self._tell(name, key)

    def _tell(self, name: str, key: str) -> None:
        """Say why there is this row of any layer."""
        frame = self._whole_table(name)
        rows = frame[frame[passages.KEYS[name]] == key] if passages.KEYS[name] else frame.loc[[int(key)]]
        row = rows.iloc[0].to_dict()
        self.why.value = why(name, row, self._title(row["article_id"]), [says(name, row), *self.explain(name, row)])

    @guarded
    def _on_export(self, _button: object) -> None:
        frame = self._frame.drop(columns="_key", errors="ignore")
        done = to_csv(frame, self.table_name or type(self).__name__, output_folder())
        content = done.path.read_bytes()
        self.exported.value = html.said(done) + html.download(content, done.path.name, "Download it")
