"""The review of an app's rows, by keys alone if one likes: verdicts, corrections and additions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as widgets

from kit.analysis.elsewhere import correctable_elsewhere, same_elsewhere
from kit.analysis.findings import count
from kit.apps.base import button, guarded, row_of
from kit.apps.review_form import ReviewForm
from kit.apps.review_list import CHOSEN_ROW, ReviewList
from kit.apps.review_rows import LOST, PASSAGES, RANDOM
from kit.views import html
from kit.views.why import says

_NEEDED = {"stances": ("act", "an act"), "signals": ("signal", "a type")}


class ReviewPane(ReviewList):
    """Accept, reject, correct, add, undo: each is kept before the next row is shown."""

    def acts(self) -> dict[str, tuple[str, str, Callable[[], None]]]:
        """What can be done with a row: name -> its key, its words, the act."""
        return {
            "accept": ("a", "Accept", self.accept),
            "reject": ("r", "Reject", self.reject),
            "correct": ("c", "Correct", self.correct),
            "undo": ("u", "Undo", self.undo),
            **super().acts(),
            "add": ("m", "Add marked words", self.add),
        }

    def form_keys(self) -> dict[str, Callable[[], None]]:
        """Save, or leave the form."""
        return {"save": self.save, "leave": self.leave}

    def below(self) -> list[widgets.Widget]:
        """What a correction may be applied to, and the form."""
        self.elsewhere = row_of().add_class("kit-review-elsewhere")
        self.form = ReviewForm(self.corpus, self.table_name, self.save, self.leave)
        self.form.take_words.on_click(self._on_take_words)
        return [self.elsewhere, self.form.ui]

    def _show_row(self) -> None:
        self.form.close()
        super()._show_row()

    # ---- verdicts --------------------------------------------------------------------------------------------------

    @guarded
    def accept(self) -> None:
        """The row is right; of a passage: nothing is missing in it."""
        if self.rows.what == PASSAGES:
            self._passage_read()
        else:
            self._give("accepted")

    @guarded
    def reject(self) -> None:
        """There is no such row."""
        self._give("rejected")

    def _give(self, verdict: str, changes: dict[str, Any] | None = None) -> None:
        row = self.row()
        if row is None or self.rows.what in {PASSAGES, LOST}:
            self.say("Choose a row first.")
            return
        key, drawn = self.table.selected, self.rows.drawn(self.table.selected)
        self.corpus.review(
            self.table_name, key, verdict, changes=changes, note=self.note.value.strip() or None, drawn=drawn
        )
        self.note.value = ""
        self.elsewhere.children = ()
        skipped = "Counted as your own choice, not as drawn: rows before it were left out."
        was = row
        self.rows.note(key, verdict, drawn)
        self._go_on(
            f"{verdict.capitalize()} and saved: {says(self.table_name, row)}",
            skipped if self.rows.what == RANDOM and drawn != "random" else "",
        )
        for column in changes or ():
            if column in correctable_elsewhere(self.table_name):
                self._offer_elsewhere(was, column, changes[column])

    def _go_on(self, *said: str) -> None:
        """After a verdict: the rows as they are now, the next one chosen, and what was done."""
        key = self.table.selected
        after = self.rows.step(key, 1)
        self._show(after or key)
        self.say(*said, "" if after else "This was the last row of the list.")
        self.keys.focus(CHOSEN_ROW)

    def _passage_read(self) -> None:
        row = self.row()
        if row is None:
            self.say("Choose a passage first.")
            return
        self.corpus.mark_passage(self.table_name, row["article_id"], int(row["start"]), int(row["end"]))
        self.rows.reload()
        self._go_on("Read through and saved: nothing is missing in this passage.")

    @guarded
    def undo(self) -> None:
        """Take back the last verdict, whoever gave it; of passages, that this one or the one before was read."""
        if self.rows.what == PASSAGES:
            self._undo_passage()
            return
        before = self.corpus.reviews
        if not self.corpus.undo():
            self.say("There is no verdict to take back.")
            return
        last = before.iloc[-1]
        self.rows.reload()
        self._show(last["row_id"] if last["row_id"] in self.rows.ids else self.table.selected)
        self.elsewhere.children = ()
        place = "" if last["table"] == self.table_name else f" in the {last['table']}"
        self.say(f"Taken back: {last['verdict']}{place}. The file holds it no more.")
        self.keys.focus(CHOSEN_ROW)

    def _undo_passage(self) -> None:
        keys = [self.table.selected, self.rows.step(self.table.selected, -1)]
        key = next((one for one in keys if one and not self.rows.is_open(one)), "")
        if not key:
            self.say("Neither this passage nor the one before was read.")
            return
        row = self.rows.row(key)
        self.corpus.mark_passage(self.table_name, row["article_id"], int(row["start"]), int(row["end"]), read=False)
        self.rows.reload()
        self._show(key)
        self.say("Taken back: this passage counts as unread.")
        self.keys.focus(CHOSEN_ROW)

    # ---- correcting and adding -------------------------------------------------------------------------------------

    @guarded
    def correct(self) -> None:
        """Open the form with the chosen row's values."""
        row = self.row()
        if row is None or self.rows.what in {PASSAGES, LOST}:
            self.say("Choose a row first.")
            return
        self.form.open("Correct this row", row, self.corpus.text(row["article_id"]))
        self._to_form()

    @guarded
    def add(self) -> None:
        """Open the form for a new row, of the words that are marked in the reader."""
        article_id, marked = self.app.article_read, self.app.reader.marked
        if not article_id or len(marked) != 2:
            self.say("Mark the words in the article first: with the mouse, or with Shift and the arrow keys.")
            return
        self.form.open("Add a row of the marked words", {}, self.corpus.text(article_id), span=tuple(marked))
        self._to_form()

    def _to_form(self) -> None:
        self.keys.focus(".kit-review-form input, .kit-review-form select")

    @guarded
    def save(self) -> None:
        """Save what the form says."""
        if not self.form.is_open:
            return
        changes = self.form.changes()
        if self.form.is_new:
            self._save_new(changes)
        elif changes:
            self.form.close()
            self._give("corrected", changes)
        else:
            self.say("Nothing was changed. To accept the row as it is, leave the form and press a.")

    def _save_new(self, changes: dict[str, Any]) -> None:
        column, what = _NEEDED.get(self.table_name, ("", ""))
        if column and not changes.get(column):
            self.say(f"Choose {what} first.")
            return
        start, end = self.form.span
        key = self.corpus.add(self.table_name, self.app.article_read, start, end, **changes)
        self.form.close()
        self.rows.reload()
        self.rows.insert(key, self.table.selected)
        self.app.reader.marked = []
        self._show(self.table.selected if self.rows.what == PASSAGES else key)
        self.say(f"Added and saved: {says(self.table_name, self.rows.now(key))}")
        self.keys.focus(CHOSEN_ROW)

    @guarded
    def leave(self) -> None:
        """Close the form, and change nothing."""
        self.form.close()
        self.keys.focus(CHOSEN_ROW)

    @guarded
    def _on_take_words(self, _button: object) -> None:
        marked = self.app.reader.marked
        if len(marked) == 2:
            self.form.set_span(self.corpus.text(self.app.article_read), tuple(marked))
        else:
            self.say("Mark the words in the article first: with the mouse, or with Shift and the arrow keys.")

    def _offer_elsewhere(self, row: dict[str, Any], column: str, value: Any) -> None:
        """Offer the same correction for other rows with the same name, and say how many those are."""
        same = same_elsewhere(self.table_name, self.rows.rows, row, column)
        if same.empty:
            return
        ids, old = list(same[self.rows.key]), _named(row[column])
        where = count(same["article_id"].nunique(), "article")
        said = f"{old} stands as {column} in {count(len(ids), 'other unreviewed row')} of {where}."
        said += f" Set {_named(value)} there, too?"
        there = button(f"Correct {count(len(ids), 'row')}")
        there.on_click(lambda _: self._apply(ids, {column: value}))
        self.elsewhere.children = (*self.elsewhere.children, row_of(widgets.HTML(html.said(said)), there))

    @guarded
    def _apply(self, ids: Sequence[str], changes: dict[str, Any]) -> None:
        self.corpus.review_all(self.table_name, ids, "corrected", changes=changes)
        self.elsewhere.children = ()
        self.rows.reload()
        self._show(self.table.selected)
        self.say(f"Corrected and saved: {count(len(ids), 'row')}. Undo takes them back one by one.")
        self.keys.focus(CHOSEN_ROW)


def _named(value: Any) -> str:
    return "“" + (", ".join(value) if isinstance(value, (tuple, list)) else str(value or "nobody")) + "”"
