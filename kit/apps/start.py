"""The app of notebook 00: is all in place, what is there to read, and how new articles come in."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from kit.apps.base import App, button, guarded, output_folder, row_of
from kit.apps.checks import Check, checks
from kit.apps.review_exchange import ReviewExchange
from kit.apps.widgets import DropZone, RowTable
from kit.apps.workspace_care import WorkspaceCare
from kit.reading import Articles, load, paste, save_paste, save_upload
from kit.reading.cutting import parts_of
from kit.reading.tasks import UNDATED, tasks
from kit.views import html, listing
from kit.workspace import Workspace

_WIDE = {"width": "auto", "max_width": "900px"}
_HOW = (
    'In the first cells of the next notebook, set ARTICLES = "../data/exercise/articles" and '
    'roster="../data/exercise/actors.csv", then Run All. Compare with data/exercise/ANSWERS.md.'
)
_LABEL = {"description_width": "72px"}
_LONG_NAME = 60  # characters
_MB = 10  # of one file: Jupyter sends no more at once


class StartApp(App):
    """Checks with remedies, the files in the articles' folder, and two ways in for new ones: paste and drop.

    Both ways write a file into the folder, so that every notebook finds the article at its next run.
    """

    table_name = "report"

    def __init__(
        self,
        articles: str | os.PathLike = "../data/articles",
        *,
        roster: str | os.PathLike = "../data/actors.csv",
        workspace: str | os.PathLike = "../data/workspace.sqlite",
    ) -> None:
        super().__init__(corpus=None)
        self.reader.on = ["removed"]
        self.folder, self._roster, self._workspace = Path(articles), Path(roster), Path(workspace)
        self.checks = RowTable(label="Checks").add_class("kit-checks")
        self.table.label = "Files in the folder for articles"
        self.text = widgets.Textarea(
            description="Text", placeholder="Paste a whole page here: menus, bylines and all", rows=8, layout=_WIDE,
            style=_LABEL,
        )  # fmt: skip
        self.title = widgets.Text(description="Title", placeholder="if the text does not have it", style=_LABEL)
        self.day = widgets.DatePicker(description="Published", style=_LABEL)
        self.save = button("Save as a file", disabled=True, button_style="primary")
        self.save_parts = button("Save as several files")
        self.which = widgets.Dropdown(
            description="Article", style=_LABEL, layout={"width": "auto", "max_width": "900px"}
        )
        self.drop = DropZone(self._on_file)
        self._arrived: list[str] = []
        self._refused: list[str] = []
        self.again = button("Look again", "Read the folder once more")
        self.learn = widgets.ToggleButton(
            description="Learn on the exercise (15 texts on invented states)", layout={"width": "auto"},
            tooltip="Show the exercise in place of your own articles", disabled=not exercise_of(self.folder).exists(),
        )  # fmt: skip
        self.how = widgets.HTML()
        self.saved = widgets.HTML()
        self.kept, self.exchange = WorkspaceCare(self._workspace), ReviewExchange(self._workspace)
        self._own = self.folder, self._roster
        self._loaded: Articles | None = None  # of it, only what is new or changed is read again
        self._read: Any = []  # what a pasted text would become
        self._compose()

    def _compose(self) -> None:
        for control in (self.text, self.title, self.day):
            control.observe(self._on_paste, "value")
        self.which.observe(self._on_which, "value")
        self.save.on_click(self._on_save)
        self.save_parts.on_click(self._on_save_parts)
        self.again.on_click(self._on_control)
        self.learn.observe(self._on_learn, "value")
        head = lambda text: widgets.HTML(html.heading(text))
        note = lambda text: widgets.HTML(html.paragraph(text, kind="kit-note"))
        self.ui = widgets.VBox([
            self.errors,
            head("Is all in place?"), self.status, self.checks,
            head("What is there to read?"), row_of(self.learn), self.how, self.scope, self.table,
            row_of(self.again, self.export, self.exported),
            head("New articles"),
            note(
                f"Drop as many files as you like, or paste an article. A file of more than {_MB} MB is to be copied "
                f"into the folder {self.folder.resolve()} by hand."
            ),
            self.drop, self.text, row_of(self.title, self.day, self.save, self.save_parts), self.saved,
            self.why, self.which, self.reader,
            head("What is kept"), self.kept.ui,
            head("Reviews, handed on and compared"), self.exchange.ui,
        ]).add_class("kit-app")  # fmt: skip
        self.update()

    def update(self) -> None:
        """Check, look into the folder, and show both."""
        self._on_control(None)
        self._on_paste(None)

    def refresh(self) -> None:
        """Check again and read the folder again."""
        found = list(checks(self.folder, output_folder(), self._roster, self._workspace))
        self.status.value = html.said(_verdict(found))
        rows = [("✓" if one.fine else "✗ mend this", one.name, one.found, one.remedy) for one in found]
        shown = pd.DataFrame(rows, columns=["", "what", "found", "what to do"])
        if all(one.fine for one in found):
            shown = shown.drop(columns="what to do")
        self.checks.show(shown, [one.name for one in found])
        self.kept.refresh()
        self._loaded = articles = self._load()
        report = articles.report
        nothing = f"No file lies in {self.folder.resolve()}. Paste an article below, or copy files there."
        self._frame = report
        self.scope.value = html.scope_line(f"{self.folder.resolve()} — {listing.report_in_words(report)}")
        shown = listing.report(report)
        remedies: dict[str, list[str]] = {}
        for task in tasks(report.to_dict("records"), articles):
            if task.remark != UNDATED:  # notebook 01 is the place for that
                remedies.setdefault(task.path, []).append(task.remedy)
        if remedies:
            shown["what to do"] = [" ".join(dict.fromkeys(remedies.get(str(path), ()))) for path in report["path"]]
        self.table.show(shown, [str(path) for path in report["path"]], nothing=nothing)

    def _load(self) -> Articles:
        """What is in the folder, tables with the columns that were chosen in notebook 01."""
        if not self.folder.exists():
            return load()
        settings = nullcontext()
        if self._workspace.exists():
            with suppress(OSError):  # the checks say what is wrong with it
                settings = Workspace(self._workspace)
        with settings as workspace:
            return load(self.folder, workspace=workspace, earlier=self._loaded, progress=False)

    @guarded
    def _on_learn(self, _change: object) -> None:
        """Turn to the exercise with its own list of actors, or back; new articles go to the own folder."""
        exercise = exercise_of(self._own[0])
        on = self.learn.value
        self.folder, self._roster = (exercise / "articles", exercise / "actors.csv") if on else self._own
        self.drop.disabled = self.text.disabled = on
        self.how.value = html.said(_HOW) if on else ""
        self.refresh()

    # ---- pasted text -----------------------------------------------------------------------------------------------

    @guarded
    def _on_paste(self, _change: object) -> None:
        self.save.disabled = not any(letter.isalpha() for letter in self.text.value)
        self._read = [] if self.save.disabled else paste(self.text.value, **self._fields())
        parts = 0 if self.save.disabled or len(self._read) != 1 else len(parts_of(self.text.value))
        self.save_parts.description = f"Save as {parts} files"
        self.save_parts.layout.display = "" if parts > 1 else "none"
        self.which.layout.display = "" if len(self._read) > 1 else "none"
        self.which.options = [(html.visible(f"{n + 1} · {a.title or 'no title'}"), n) for n, a in enumerate(self._read)]
        self._preview()

    @guarded
    def _on_which(self, _change: object) -> None:
        self._preview()

    def _preview(self) -> None:
        """Show what will be kept of the pasted text, what is left out in grey, and what is odd about it."""
        self.reader.layout.display = "none" if self.save.disabled else ""
        if self.save.disabled:
            self.why.value = ""
            return
        self.saved.value = ""
        message = str(self._read.report["message"].iloc[0] or "")
        if not self._read:
            self.why.value = html.paragraph(f"Nothing would be kept: {message}.")
            self.reader.show("", self.text.value)
            return
        article = self._read[self.which.value or 0]
        day = f"published {article.date}" if article.date else "no date found: set it above if you know it"
        left = f"{len(article.removed)} line{'' if len(article.removed) == 1 else 's'} left out (grey)"
        known = [
            f"by {article.author}" if article.author else "",
            f"in {article.source}" if article.source else "",
            day,
        ]
        said = f"What will be read: {len(article.text.split())} words, {left}; {', '.join(filter(None, known))}."
        if len(self._read) > 1:
            said = f"{len(self._read)} articles. {said}"
        remedies = [
            f"{task.remark}. {task.remedy}" for task in tasks(self._read.report.to_dict("records"), self._read)
            if task.action != "date" or article.date
        ]  # fmt: skip
        self.why.value = html.paragraph(said) + (html.bullets(dict.fromkeys(remedies)) if remedies else "")
        self.reader.show(article.title or "(no title found)", article.text, removed=article.removed)

    def _fields(self) -> dict[str, Any]:
        fields = {"title": self.title.value.strip(), "date": self.day.value}
        return {name: value for name, value in fields.items() if value}

    @guarded
    def _on_save(self, _button: object) -> None:
        title = self.title.value.strip()
        text = f"{title}\n\n{self.text.value}" if title and title not in self.text.value else self.text.value
        found = title or next((article.title for article in self._read if article.title), None)
        name = " ".join(filter(None, (_iso(self.day.value), (found or _first_line(self.text.value))[:_LONG_NAME])))
        path = save_paste(text, self._own[0], f"{name.replace('/', ' ')}.txt")
        self.text.value, self.title.value, self.day.value = "", "", None
        self.refresh()
        self.saved.value = html.said(f"Saved as {path.name}. Run All in the next notebook reads it.")

    @guarded
    def _on_save_parts(self, _button: object) -> None:
        day, parts = _iso(self.day.value), parts_of(self.text.value)
        made = [
            save_paste(part, self._own[0], f"{' '.join(filter(None, (day, _first_line(part)))).replace('/', ' ')}.txt")
            for part in parts
        ]
        self.text.value, self.title.value, self.day.value = "", "", None
        self.refresh()
        self.saved.value = html.said(f"Saved as {', '.join(path.name for path in made)}.")

    # ---- files that come in ----------------------------------------------------------------------------------------

    @guarded
    def _on_file(self, name: str, content: bytes | None, count: int, total: int) -> None:
        """Save one file; after the last one, read the folder and say what came in and what did not."""
        if count == 1:
            self._arrived, self._refused = [], []
        if content is None:
            self._refused.append(name)
        else:
            self._arrived.append(str(save_upload(name, content, self._own[0])))
        if count < total:
            self.saved.value = html.said(f"{count} of {total} files received: {name}")
            return
        self.refresh()
        said = ""
        if self._arrived:
            self.table.selected = self._arrived[-1]
            said = (
                f"Saved: {_some(Path(path).name for path in self._arrived)}. The table of files says how each was read."
            )
        self.saved.value = html.said(said)
        if self._refused:
            where = self._own[0].resolve()
            self.saved.value += html.alarm(
                f"Not taken, since larger than {_MB} MB or no file: {_some(self._refused)}. Copy it into {where} by "
                "hand, then press “Look again”."
            )

    def _show_passage(self) -> None:
        """A file in the table has no passage to show; its remark stands in its row."""


def exercise_of(articles: Path) -> Path:
    """The folder of the exercise, beside the one for articles."""
    return articles.parent / "exercise"


def _verdict(found: list[Check]) -> str:
    wrong = [one.name for one in found if not one.fine]
    return f"To be mended first: {', '.join(wrong)}." if wrong else "Yes: everything is in place."


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:_LONG_NAME]


def _some(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
