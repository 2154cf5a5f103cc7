"""The app of notebook 01: what was loaded, can it be trusted, and which of it counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from kit.analysis import select
from kit.apps.base import App, button, guarded, output_folder, row_of
from kit.apps.files_read import FilesRead
from kit.apps.todo_list import TodoList, compared
from kit.apps.widgets import RowTable
from kit.corpus import Scope, hold
from kit.export import to_csv
from kit.reading import load, split_file
from kit.reading.tasks import Task, tasks
from kit.views import html, listing, passages

if TYPE_CHECKING:
    from kit.article import Article
    from kit.corpus import Corpus

_LABEL = {"description_width": "72px"}


class ArticlesApp(App):
    """What is to be done about the load, the articles with their scope, and each with what was found and left out."""

    table_name = "articles"

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus)
        self._whole = corpus.everything  # renewed when an article was read anew: a scope changes nothing in it
        scope, everything = corpus.scope, self._whole.articles
        self.todo = TodoList(self._on_task, corpus.workspace)
        self.files = FilesRead(corpus, self._on_table, self._on_columns)
        self.report, self.columns = self.files.table, self.files.columns
        self.split = button("Split the file", "Make a file of each part, and set the file aside")
        self.save_todo = button("Export this list", "Write the list to the folder output")
        self.count_once = button("Leave duplicates out of all counts")
        self.compared = widgets.HTML().add_class("kit-compare")
        self.table.label = "Articles"
        self.start = widgets.DatePicker(description="From", value=scope.start, style=_LABEL)
        self.end = widgets.DatePicker(description="To", value=scope.end, style=_LABEL)
        outlets = sorted({*select.values(everything, "source"), *scope.sources})
        self.outlets = widgets.SelectMultiple(
            description="Outlets", options=outlets, value=scope.sources, rows=min(4, max(2, len(outlets))), style=_LABEL
        )
        if not outlets:
            self.outlets.layout.display = "none"
        self.duplicates = widgets.Checkbox(description="Count duplicates", value=scope.duplicates, indent=False)
        self.foreign = widgets.Checkbox(description="Count other languages", value=scope.foreign, indent=False)
        self.leave_out = button("Leave this article out", disabled=True)
        self.day = widgets.DatePicker(description="Published", style=_LABEL)
        self.set_day = button("Set date", disabled=True)
        self.reader.on = ["quotes", "stances", "signals", "removed"]
        self.show_removed = button("Show them in the article", "In grey, each in its place")
        self.removed = RowTable(label="Lines left out of this article").add_class("kit-removed-lines")
        self.take_back = button("Take this line back", disabled=True)
        self.take_back_all = button("… in all articles of its outlet", disabled=True)
        self.removed_head = widgets.HTML()
        self._wire()

    def _wire(self) -> None:
        for control in (self.start, self.end, self.outlets, self.duplicates, self.foreign):
            control.observe(self._on_scope, "value")
        self.show_removed.on_click(self._on_show_removed)
        self.leave_out.on_click(self._on_leave_out)
        self.set_day.on_click(self._on_set_day)
        self.take_back.on_click(self._on_take_back)
        self.take_back_all.on_click(self._on_take_back_all)
        self.split.on_click(self._on_split)
        self.count_once.on_click(self._on_count_once)
        self.save_todo.on_click(self._on_save_todo)
        self.todo.tick.on_click(self._on_tick)
        self.todo.show_ticked.observe(self._on_control, "value")
        self.removed.observe(self._on_removed_row, "selected")
        head = lambda text: widgets.HTML(html.heading(text))
        self.ui = widgets.VBox([
            self.scope, self.errors,
            head("What is to be done"), self.counts, self.todo.ui, row_of(self.save_todo), self.status, self.compared,
            head("Which articles count"), row_of(self.start, self.end, self.outlets, self.duplicates, self.foreign),
            self.table, row_of(self.day, self.set_day, self.leave_out),
            head("The article, and what was found in it"), self.why, self.reader,
            self.removed_head, self.removed, row_of(self.take_back, self.take_back_all),
            head("How each file was read"), self.files.ui,
            row_of(self.export, self.exported),
        ]).add_class("kit-app")  # fmt: skip
        self.update()

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the report, all articles (those outside the scope too), and the chosen one."""
        self.scope.value = html.scope_line(self.corpus.scope_sentence)
        self.counts.value = html.paragraph(listing.report_in_words(self.corpus.report))
        self.files.show()
        frame = self._whole.articles
        self._show_todo(frame)
        removed = {key: len(self.corpus.article(key).removed) for key in frame["article_id"]}
        shown = listing.articles(frame, set(self.corpus.articles["article_id"]), removed)
        self.show_rows(frame, shown, nothing="No article was loaded: put files into data/articles, and Run All again.")

    def _show_todo(self, frame: pd.DataFrame) -> None:
        held = [self.corpus.article(key) for key in frame["article_id"]]
        found = [task for task in tasks(self.corpus.report.to_dict("records"), held) if not self._is_done(task)]
        self.todo.show(found, {article.id: article.title for article in held if article.title}, {
            "date": (self.day, self.set_day), "split": (self.split,), "compare": (self.count_once, self.leave_out),
            "lines": (self.show_removed,), "language": (self.foreign,), "text": (self.leave_out,),
            "read": (self.leave_out,), "columns": (self.columns.ui,),
        })  # fmt: skip

    def _is_done(self, task: Task) -> bool:
        scope = self.corpus.scope
        settled = (task.action == "compare" and not scope.duplicates) or (task.action == "language" and scope.foreign)
        return settled or task.article_id in scope.left_out

    def _keys(self, frame: pd.DataFrame) -> list[str]:
        return [str(key) for key in frame["article_id"]]

    def _article(self) -> Article | None:
        row = self.chosen()
        if row is None:
            row = self._frame.iloc[0].to_dict() if len(self._frame) else None
        return None if row is None else self.corpus.article(row["article_id"])

    def _show_passage(self) -> None:
        article = self._article()
        is_chosen = self.chosen() is not None
        for needs_row in (self.leave_out, self.set_day):
            needs_row.disabled = not is_chosen
        self._show_removed(article)
        if article is None:
            self.why.value = ""
            self.reader.show("", "")
            return
        self.day.value = article.date
        is_out = article.id in self.corpus.scope.left_out
        self.leave_out.description = "Bring this article back" if is_out else "Leave this article out"
        self.why.value = html.paragraph("Click a marked passage to see why it is marked.")
        self.read(article.id)

    def _whole_table(self, name: str) -> pd.DataFrame:
        return getattr(self._whole, name)

    def _show_removed(self, article: Article | None) -> None:
        lines = self.corpus.as_found(article.id).removed if article else ()
        taken = self.corpus.taken_back(article.id) if article else set()
        out = len(lines) - len(taken)
        count = f"{out} line{'' if out == 1 else 's'} left out of this article"
        count += f", {len(taken)} taken back" if taken else ""
        self.removed_head.value = html.heading(count if lines else "Lines left out of this article")
        self.removed.show(
            listing.left_out(lines, taken), [str(line.line) for line in lines],
            nothing="Nothing was left out of this article.",
        )  # fmt: skip
        self._show_line_buttons()

    def _show_line_buttons(self) -> None:
        article, line = self._article(), self.removed.selected
        is_back = bool(line) and article is not None and int(line) in self.corpus.taken_back(article.id)
        self.take_back.disabled = not line
        self.take_back.description = "Leave this line out again" if is_back else "Take this line back"
        outlet = article.source if article else None
        self.take_back_all.disabled = not line or is_back or not outlet
        self.take_back_all.description = f"Take it back in all articles of {html.visible(outlet or 'its outlet')}"

    # ---- handlers --------------------------------------------------------------------------------------------------

    @guarded
    def _on_mark(self, change: dict[str, Any]) -> None:
        name, _, key = change["new"].partition("/")
        if name == "removed" and key in self.removed.row_keys:
            self.removed.selected = key
        elif name in passages.LAYERS:
            self._tell(name, key)

    @guarded
    def _on_show_removed(self, _button: object) -> None:
        self.reader.on = [*(name for name in self.reader.on if name != "removed"), "removed"]

    @guarded
    def _on_removed_row(self, _change: object) -> None:
        self._show_line_buttons()

    @guarded
    def _on_scope(self, _change: object) -> None:
        self._set_scope(replace(
            self.corpus.scope, start=self.start.value, end=self.end.value, sources=self.outlets.value,
            duplicates=self.duplicates.value, foreign=self.foreign.value,
        ))  # fmt: skip

    @guarded
    def _on_leave_out(self, _button: object) -> None:
        key, left_out = self.table.selected, self.corpus.scope.left_out
        others = tuple(other for other in left_out if other != key)
        self._set_scope(replace(self.corpus.scope, left_out=others if key in left_out else (*left_out, key)))

    def _set_scope(self, scope: Scope) -> None:
        self.corpus.set_scope(scope)
        self.refresh()
        self.status.value = html.said(f"{self.corpus.scope_sentence} The other notebooks see it at their next run.")

    def _read_anew(self) -> None:
        self._whole = self.corpus.everything
        self.refresh()

    @guarded
    def _on_set_day(self, _button: object) -> None:
        article, day = self._article(), self.day.value
        self.corpus.set_date(article.id, day)
        self._read_anew()
        signals = self._whole.signals
        dated = int((signals["when_start"].notna() & (signals["article_id"] == article.id)).sum())
        said = f"{day:%d %b %Y}, and {dated} of its signals now have a day" if day else "taken back"
        self.status.value = html.said(f"The date of “{self._title(article.id)}” is {said}.")

    @guarded
    def _on_take_back(self, _button: object) -> None:
        article, line = self._article(), int(self.removed.selected)
        if line in self.corpus.taken_back(article.id):
            self.corpus.put_out(article.id, [line])
            said = "The line is left out again, and the article was read anew."
        else:
            self.corpus.take_back(article.id, [line])
            said = "The line is part of the article again, and the article was read anew."
        self._read_anew()
        self.status.value = html.said(said)

    @guarded
    def _on_take_back_all(self, _button: object) -> None:
        article = self._article()
        changed = self.corpus.take_back(article.id, [int(self.removed.selected)], outlet=True)
        self._read_anew()
        count = f"{len(changed)} article{'' if len(changed) == 1 else 's'}"
        self.status.value = html.said(f"The line is back in {count} of {article.source}, and will be in later ones.")

    # ---- the to-do list --------------------------------------------------------------------------------------------

    @guarded
    def _on_task(self, task: Task | None) -> None:
        self.compared.value, self.split.disabled = "", False
        if task is None:
            return
        if task.action == "columns":
            self.report.selected = ""
            self.columns.open(task.path)
        if task.article_id in self.table.row_keys:
            self.table.selected = task.article_id
        article = self.corpus.article(task.article_id) if task.article_id else None
        if task.action == "compare" and article is not None and article.duplicate_of:
            earlier = self.corpus.article(article.duplicate_of)
            self.compared.value = compared(article, self._title(article.id), earlier, self._title(earlier.id))

    def _on_table(self) -> None:
        self.todo.table.selected = ""  # the choice of columns is in one place at a time

    @guarded
    def _on_columns(self, said: str) -> None:
        self._read_anew()
        self.status.value = html.said(said)

    @guarded
    def _on_save_todo(self, _button: object) -> None:
        rows = [(task.path, task.remark, task.remedy) for task in self.todo.tasks.values()]
        done = to_csv(pd.DataFrame(rows, columns=["path", "remark", "what to do"]), "todo", output_folder())
        self.status.value = html.said(done)

    @guarded
    def _on_tick(self, _button: object) -> None:
        self.todo.tick_chosen()
        self.refresh()

    @guarded
    def _on_split(self, _button: object) -> None:
        path = self.todo.chosen.path
        made = split_file(path)
        parts = load(*made, workspace=self.corpus.workspace, progress=False)
        hold(self.corpus, self.corpus.loaded.with_parts(path, parts))
        self._read_anew()
        names = ", ".join(path.name for path in made)
        self.status.value = html.said(
            f"Now {len(made)} files: {names}. The other notebooks read them at their next run."
        )

    @guarded
    def _on_count_once(self, _button: object) -> None:
        self.duplicates.value = False
