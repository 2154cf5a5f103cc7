"""The app of notebook 00: is all in place, what is there to read, and how new articles come in."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from kit.apps.base import App, button, guarded, output_folder, row_of
from kit.apps.checks import Check, checks
from kit.apps.widgets import RowTable
from kit.reading import load, paste, save_paste, save_upload
from kit.views import html, listing, passages

_WIDE = widgets.Layout(width="auto", max_width="900px")
_HOW = (
    'In the first cells of the next notebook, set ARTICLES = "../data/exercise/articles" and '
    'roster="../data/exercise/actors.csv", then Run All. Compare with data/exercise/ANSWERS.md.'
)
_LABEL = {"description_width": "72px"}


class StartApp(App):
    """Checks with remedies, the files in the articles' folder, and two ways in for new ones: paste and upload.

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
        self.upload = widgets.FileUpload(description="Upload files", multiple=True, accept=".txt,.html,.htm,.md")
        self.again = button("Look again", "Read the folder once more")
        self.learn = widgets.ToggleButton(
            description="Learn on the exercise (15 texts on invented states)", layout={"width": "auto"},
            tooltip="Show the exercise in place of your own articles", disabled=not exercise_of(self.folder).exists(),
        )  # fmt: skip
        self.how = widgets.HTML()
        self.saved = widgets.HTML()
        self._own = self.folder, self._roster
        self._compose()

    def _compose(self) -> None:
        for control in (self.text, self.title, self.day):
            control.observe(self._on_paste, "value")
        self.save.on_click(self._on_save)
        self.upload.observe(self._on_upload, "value")
        self.again.on_click(self._on_control)
        self.learn.observe(self._on_learn, "value")
        head = lambda text: widgets.HTML(html.heading(text))
        note = lambda text: widgets.HTML(html.paragraph(text, kind="kit-note"))
        self.ui = widgets.VBox([
            self.errors,
            head("Is all in place?"), self.status, self.checks,
            head("What is there to read?"), self.learn, self.how, self.scope, self.table,
            row_of(self.again, self.export, self.exported),
            head("New articles"),
            note("Paste one, or upload files (10 MB at most in all; copy larger ones into the folder yourself)."),
            self.upload, self.text, row_of(self.title, self.day, self.save), self.saved, self.why, self.reader,
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
        report = load(self.folder).report if self.folder.exists() else load().report
        nothing = f"No file lies in {self.folder.resolve()}. Paste an article below, or copy files there."
        self._frame = report
        self.scope.value = html.scope_line(f"{self.folder.resolve()} — {listing.report_in_words(report)}")
        self.table.show(listing.report(report), [str(path) for path in report["path"]], nothing=nothing)

    @guarded
    def _on_learn(self, _change: object) -> None:
        """Turn to the exercise with its own list of actors, or back; new articles go to the own folder."""
        exercise = exercise_of(self._own[0])
        on = self.learn.value
        self.folder, self._roster = (exercise / "articles", exercise / "actors.csv") if on else self._own
        self.upload.disabled = self.text.disabled = on
        self.how.value = html.said(_HOW) if on else ""
        self.refresh()

    # ---- pasted text -----------------------------------------------------------------------------------------------

    @guarded
    def _on_paste(self, _change: object) -> None:
        self.save.disabled = not any(letter.isalpha() for letter in self.text.value)
        if self.save.disabled:
            self.why.value = ""
            self.reader.layout.display = "none"
            return
        self.saved.value = ""
        read = paste(self.text.value, **self._fields())
        self.reader.layout.display = ""
        if not read:
            self.why.value = html.paragraph(f"Nothing would be kept: {read.report['message'].iloc[0]}.")
            self.reader.show("", self.text.value, [])
            return
        article = read[0]
        text, spans = passages.with_removed(article.text, [], article.removed)
        day = f"published {article.date}" if article.date else "no date found: set it above if you know it"
        left = f"{len(article.removed)} line{'' if len(article.removed) == 1 else 's'} left out (grey)"
        self.why.value = html.paragraph(f"What will be read: {len(article.text.split())} words, {left}; {day}.")
        self.reader.show(article.title or "(no title found)", text, spans)

    def _fields(self) -> dict[str, Any]:
        fields = {"title": self.title.value.strip(), "date": self.day.value}
        return {name: value for name, value in fields.items() if value}

    @guarded
    def _on_save(self, _button: object) -> None:
        title = self.title.value.strip()
        text = f"{title}\n\n{self.text.value}" if title and title not in self.text.value else self.text.value
        name = " ".join(filter(None, (_iso(self.day.value), title or _first_line(self.text.value))))
        path = save_paste(text, self._own[0], f"{name.replace('/', ' ')}.txt")
        self.text.value, self.title.value, self.day.value = "", "", None
        self.refresh()
        self.saved.value = html.said(f"Saved as {path.name}. Run All in the next notebook reads it.")

    @guarded
    def _on_upload(self, change: dict[str, Any]) -> None:
        if not change["new"]:
            return
        paths = [save_upload(file["name"], bytes(file["content"]), self._own[0]) for file in change["new"]]
        self.upload.value = ()
        self.refresh()
        self.table.selected = str(paths[-1])
        names = ", ".join(path.name for path in paths)
        self.saved.value = html.said(f"Saved: {names}. The table of files says how each was read.")

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
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:60]
