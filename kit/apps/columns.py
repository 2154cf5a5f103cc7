"""Which column of a table holds what: the guess, changed and tried beside it."""

from __future__ import annotations

import ipywidgets as widgets

from kit.apps.base import button, row_of
from kit.reading import columns_of, load
from kit.views import html

_FIELDS = ("text", "title", "date", "source", "author", "url")
_LABEL = {"description_width": "56px"}
_SHOWN = 200  # characters of the first article's text


class ColumnsChoice:
    """`ui` is the box: a column's name for each field, what the first article becomes with them, and the line of code
    that makes it so.
    """

    def __init__(self) -> None:
        self.names = {
            name: widgets.Text(description=name.capitalize(), placeholder="no column", style=_LABEL,
                               layout={"width": "260px"})
            for name in _FIELDS
        }  # fmt: skip
        self.attempt = button("Try these columns")
        self.result = widgets.HTML().add_class("kit-columns")
        self.attempt.on_click(lambda _: self.show())
        self.ui = widgets.VBox([row_of(*self.names.values()), row_of(self.attempt), self.result])
        self.path = ""

    def open(self, path: str) -> None:
        """Show how the table in this file is read now."""
        self.path = path
        try:
            taken = columns_of(path)[0].named()
        except (ValueError, OSError):
            taken = {}
        for name, box in self.names.items():
            box.value = taken.get(name, "")
        self.show()

    @property
    def wishes(self) -> dict[str, str | None]:
        """Field to column, None for no column."""
        return {name: box.value.strip() or None for name, box in self.names.items()}

    def show(self) -> None:
        """Read the file with these columns, and show its first article or what is wrong."""
        try:
            taken = columns_of(self.path, self.wishes)[0].named()
            found = load(self.path, columns=self.wishes, progress=False)
        except (ValueError, OSError) as error:
            self.result.value = html.alarm(error)
            return
        named = {name: column for name, column in self.wishes.items() if column}
        if lacking := [c for name, c in named.items() if taken.get(name, "").casefold() != c.casefold()]:
            self.result.value = html.alarm(f"There is no column {', '.join(map(repr, lacking))}. Taken: {taken}")
            return
        if not found:
            self.result.value = html.alarm(found.report["message"][0])
            return
        first = found[0]
        parts = [
            f"{len(found)} article{'' if len(found) == 1 else 's'}; the first:",
            first.title or "no title",
            str(first.date or "no date"),
        ]
        parts += [part for part in (first.source, first.author) if part]
        self.result.value = (
            html.said(" · ".join(parts))
            + html.paragraph(first.text[:_SHOWN] + (" …" if len(first.text) > _SHOWN else ""))
            + html.paragraph(f"To keep it so, write in the cell that loads: kit.load(ARTICLES, columns={named!r})")
        )
