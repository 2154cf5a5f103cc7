"""The rows under review on the page: which they are, the chosen one in its article, what the verdicts show so far."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from kit.apps.base import button, guarded, pick, row_of
from kit.apps.review_rows import ALL, CHOICES, LISTED, LOST, PASSAGES, RANDOM, RULE, ReviewRows
from kit.apps.widgets import Keys, RowTable
from kit.views import checking, html

if TYPE_CHECKING:
    from kit.apps.charted import ChartedApp

_MOMENT = 0.6  # seconds
CHOSEN_ROW = ".kit-review-rows tbody tr[tabindex='0']"


class ReviewList:
    """`toggle` opens the review in place of the app's own table; `ui` is its box, the app's reader stands below it."""

    def __init__(self, app: ChartedApp) -> None:
        self.app, self.corpus, self.table_name = app, app.corpus, app.table_name
        self.rows: ReviewRows | None = None  # made when the review is opened first
        hint = "Check row by row: accept, reject, correct, add"
        self.toggle = widgets.ToggleButton(description="Review rows", tooltip=hint)
        self.toggle.layout = {"width": "auto", "align_self": "flex-start"}
        self.ui = widgets.VBox(layout={"display": "none"}).add_class("kit-review")
        self.errors = widgets.HTML().add_class("kit-errors")
        self.trust = widgets.HTML(layout={"display": "none"}).add_class("kit-review-trust")
        self.status = widgets.HTML().add_class("kit-review-status")
        self._due: asyncio.TimerHandle | None = None
        self._hidden: dict[widgets.Widget, str | None] = {}
        self.toggle.observe(self._on_toggle, "value")

    def _build(self) -> None:
        self.rows = ReviewRows(self.corpus, self.table_name)
        self.what = pick("Rows", CHOICES)
        self.what.layout.width = "380px"
        self.rule = widgets.Dropdown(description="Rule", style={"description_width": "72px"})
        self.seed = widgets.BoundedIntText(1, min=1, max=99999, description="Seed", layout={"width": "150px"})
        self.states = widgets.HTML().add_class("kit-review-states")
        self.table = RowTable(label="Rows to review").add_class("kit-review-rows")
        self.note = widgets.Text(placeholder="a note, kept with the verdict", description="Note")
        acts = self.acts()
        self.buttons = {name: button(f"{label} ({letter})") for name, (letter, label, _) in acts.items()}
        for name, (_, _, act) in acts.items():
            self.buttons[name].on_click(lambda _, act=act: act())
        by_key = {letter: act for letter, _, act in acts.values()} | self.form_keys()
        self.keys = Keys(lambda key: by_key[key](), letters=[letter for letter, _, _ in acts.values()])
        self.ui.children = [
            row_of(self.what, self.rule, self.seed), self.states, self.errors, self.table,
            row_of(*self.buttons.values(), self.note), self.status, *self.below(), self.keys,
        ]  # fmt: skip
        for control in (self.what, self.rule, self.seed):
            control.observe(self._on_what, "value")
        self.table.observe(self._on_selected, "selected")

    def acts(self) -> dict[str, tuple[str, str, Callable[[], None]]]:
        """What can be done with a row: name -> its key, its words, the act."""
        return {
            "previous": ("k", "Previous", self.previous),
            "next": ("j", "Next", self.next),
            "unreviewed": ("n", "Next unreviewed", self.next_unreviewed),
        }

    def form_keys(self) -> dict[str, Callable[[], None]]:
        """What "save" and "leave" mean in a form."""
        return {}

    def below(self) -> list[widgets.Widget]:
        """What stands below the buttons."""
        return []

    @property
    def is_open(self) -> bool:
        """Is the review on view?"""
        return bool(self.toggle.value)

    # ---- opening and showing ---------------------------------------------------------------------------------------

    @guarded
    def _on_toggle(self, change: dict[str, Any]) -> None:
        if not change["new"]:
            self._leave_review()
            return
        chosen = self.app.review_ids(only_chosen=True)
        if self.rows is None:
            self._build()
        self._offer_rules()
        keep = {self.app.scope, self.app.errors, self.app.why, self.app.reader, self.toggle, self.ui, self.trust}
        self._hidden = {child: child.layout.display for child in self.app.ui.children if child not in keep}
        for child in self._hidden:
            child.layout.display = "none"
        self.app.reader.layout.display = ""
        self.ui.layout.display = self.trust.layout.display = ""
        self.toggle.description = "Leave the review"
        self.keys.on = True
        self._draw(chosen[0] if chosen else "")
        self.keys.focus(CHOSEN_ROW)

    def _leave_review(self) -> None:
        self.ui.layout.display = self.trust.layout.display = "none"
        self.toggle.description = "Review rows"
        self.keys.on = False
        for child, display in self._hidden.items():
            child.layout.display = display
        self.app.after_review()

    def _offer_rules(self) -> None:
        rules = self.rows.rows["rule"].value_counts()
        options = tuple((f"{rule} ({n})", rule) for rule, n in rules.items() if rule != "analyst")
        if options != self.rule.options:
            held = self.rule.value
            self.rule.options = options
            self.rule.value = held if held in dict(options).values() else options[0][1] if options else None

    def _draw(self, chosen: str = "") -> None:
        """Make the list anew, and choose a row of it: the first one, if this one is not in it."""
        what = self.what.value
        self.rule.layout.display = "" if what == RULE else "none"
        self.seed.layout.display = "" if what in {RANDOM, RULE, PASSAGES} else "none"
        self.rows.reload()  # another notebook may have given verdicts
        listed = set(self.app.review_ids()) if what == LISTED else set()
        self.rows.draw(what, listed=listed, rule=self.rule.value or "", seed=self.seed.value)
        self.buttons["accept"].description = "Nothing is missing (a)" if what == PASSAGES else "Accept (a)"
        for name in ("reject", "correct"):
            self.buttons[name].disabled = what in {PASSAGES, LOST}
        self.buttons["accept"].disabled = what == LOST
        self._show(chosen if chosen in self.rows.ids else (self.rows.ids or [""])[0])

    def _show(self, chosen: str) -> None:
        """Show the list as it is now, with this row chosen."""
        self.table.unobserve(self._on_selected, "selected")  # this is in the middle of a change
        nothing = "No row of this kind. Choose others under “Rows”."
        with self.table.hold_sync():
            self.table.selected = chosen
            self.table.show(self.rows.shown, self.rows.ids, nothing=nothing)
        self.table.observe(self._on_selected, "selected")
        self._sum_up_soon()
        self._show_row()

    def _show_row(self) -> None:
        """Show the chosen row in its article, and why it is there."""
        row = self.row()
        if self.rows.what == PASSAGES and row is not None:
            self.app.why.value = html.paragraph(
                "Is anything of this kind missing in the passage? Mark the words and add it."
            )
            self.app.read(row["article_id"], [{"start": row["start"], "end": row["end"], "layer": "role", "label": ""}])
        elif row is not None:
            self.app.tell_of(row)

    def _sum_up_soon(self) -> None:
        """Count anew what was reviewed, once no key was pressed for a moment: of many articles that takes its time."""
        if self._due is not None:
            self._due.cancel()
        try:
            self._due = asyncio.get_running_loop().call_later(_MOMENT, self._sum_up)
        except RuntimeError:  # no page waits
            self._sum_up()

    def _sum_up(self) -> None:
        try:
            self._show_counts()
        except Exception as error:  # a timer has nobody to tell; and what was said of the last key stays
            self.errors.value = html.alarm(f"{type(error).__name__}: {error}")

    def _show_counts(self) -> None:
        lost = len(self.rows.gone())
        self.states.value = html.paragraph(checking.states(self.table_name, self.rows.rows, lost))
        random, every = self.corpus.precision("random"), self.corpus.precision()
        said = checking.trust(self.table_name, random, every, self.rows.rows)
        said += html.paragraph(checking.recalled(self.table_name, self.corpus.recall()))
        self.trust.value = html.heading("How far the rules can be trusted", 4) + said

    def row(self) -> dict[str, Any] | None:
        """The row that is chosen."""
        return self.rows.row(self.table.selected)

    def choose(self, row_id: str) -> bool:
        """Choose the row with this id; False when it is not in the list."""
        if row_id not in self.rows.ids:
            return False
        self.table.selected = row_id
        return True

    def say(self, *lines: str) -> None:
        """Say what was done; the first line is spoken."""
        self.status.value = html.summary([line for line in lines if line])

    # ---- handlers --------------------------------------------------------------------------------------------------

    @guarded
    def next(self) -> None:
        """Go to the next row."""
        self._go(self.rows.step(self.table.selected, 1), "This is the last row of the list.")

    @guarded
    def previous(self) -> None:
        """Go to the row before."""
        self._go(self.rows.step(self.table.selected, -1), "This is the first row of the list.")

    @guarded
    def next_unreviewed(self) -> None:
        """Go to the next row without a verdict."""
        self._go(self.rows.step(self.table.selected, 1, unreviewed=True), "No unreviewed row comes after this one.")

    def _go(self, key: str, end: str) -> None:
        if key:
            self.table.selected = key
        else:
            self.say(end)
        self.keys.focus(CHOSEN_ROW)

    @guarded
    def _on_selected(self, _change: object) -> None:
        self._show_row()

    @guarded
    def _on_what(self, _change: object) -> None:
        self._draw(self.table.selected if self.what.value == ALL else "")
