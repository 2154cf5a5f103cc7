"""The part of notebook 06 in which the analyst writes: key judgements, two words of a standard, evidence from rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from kit.analysis.briefing import Brief
from kit.analysis.judgements import STANDARD, Judgement, terms
from kit.apps.base import button, guarded, pick, row_of
from kit.brief import drafts
from kit.views import html

if TYPE_CHECKING:
    from kit.workspace import Workspace

_NEW = ""
_NOT_STATED = ("(not stated)", "")
_SHOWN = 60  # characters of a judgement in the list
_EMPTY = Judgement("")
_HOW = (
    f"Your own conclusions, on top of the brief. The words are those of {STANDARD}: a likelihood is of an event, a "
    "confidence is in your judgement. To pick evidence, choose a row in the table below."
)


class JudgementEditor:
    """Controls for one judgement at a time. What is entered is kept at once, in the workspace where there is one.

    `changed` is called after each change. `pick_evidence` and `for_which` stand beside the table of evidence.
    """

    def __init__(self, workspace: Workspace | None, errors: widgets.HTML, changed: Callable[[], None]) -> None:
        self.errors, self._workspace, self._changed = errors, workspace, changed
        self._unkept: dict[str, Judgement] = {}  # where there is no workspace
        self._gone: Judgement | None = None
        self._filling = False
        self._row: tuple[str, str] | None = None
        self.which = pick("Judgement", [("(a new one)", _NEW)])
        self.text = widgets.Textarea(
            description="Text",
            placeholder="What you judge to be so, or to come, in a sentence",
            continuous_update=False,
            rows=3,
            style={"description_width": "72px"},
            layout={"width": "min(100%, 640px)"},
        )
        self.likelihood = pick(
            "Likelihood", [_NOT_STATED, *((f"{word} ({range_})", word) for word, range_ in terms("likelihood").items())]
        )
        self.confidence = pick(
            "Confidence",
            [_NOT_STATED, *((f"{word}: {meaning}", word) for word, meaning in terms("confidence").items())],
        )
        self.confidence.style.description_width = "84px"
        self.picked = pick("Evidence", [("(none picked)", "")])
        self.take_out = button("Take it out", "Take this piece of evidence out of the judgement")
        self.drop = button("Delete this judgement")
        self.undo = button("Put it back", "Bring back the judgement that was deleted last")
        self.pick_evidence = button("Pick this row as evidence", "Add the chosen row to the judgement above")
        self.for_which, self.said = widgets.HTML(), widgets.HTML().add_class("kit-judged")
        self.ui = self._laid_out()

    def _laid_out(self) -> widgets.VBox:
        self.which.observe(self._on_which, "value")
        for control in (self.text, self.likelihood, self.confidence):
            control.observe(self._on_entry, "value")
        for control, handler in (
            (self.take_out, self._on_take_out), (self.drop, self._on_drop),
            (self.undo, self._on_undo), (self.pick_evidence, self._on_pick),
        ):  # fmt: skip
            control.on_click(handler)
        kept = "kept in the workspace" if self._workspace else "without a workspace, kept while this notebook is open"
        return widgets.VBox([
            widgets.HTML(html.heading("Key judgements") + html.paragraph(f"{_HOW} What you enter is {kept}.")),
            row_of(self.which, self.drop, self.undo), self.text,
            row_of(self.likelihood, self.confidence), row_of(self.picked, self.take_out), self.said,
        ])  # fmt: skip

    @property
    def all(self) -> dict[str, Judgement]:
        """The judgements by number, as they are kept now."""
        return drafts.numbered(self._workspace) if self._workspace else dict(self._unkept)

    @property
    def _now(self) -> Judgement:
        return self.all.get(self.which.value, _EMPTY)

    # ---- what is shown ---------------------------------------------------------------------------------------------

    def show(self, brief: Brief) -> None:
        """Offer the judgements as the brief numbers them, and fill the controls with the chosen one."""
        kept = self.all
        marks = {(row.table, row.row_id): row.mark for section in brief.sections for row in section.rows}
        self._filling = True
        try:
            held = self.which.value if self.which.value in kept else _NEW
            names = [(f"J{place}: {_short(one.text)}", number) for place, (number, one) in enumerate(kept.items(), 1)]
            self.which.options = [("(a new one)", _NEW), *names]
            self.which.value = held
            now = kept.get(held, _EMPTY)
            self.text.value, self.likelihood.value, self.confidence.value = now.text, now.likelihood, now.confidence
            picked = [(marks.get(key, "not in this brief"), key) for key in now.evidence]
            self.picked.options = picked or [("(none picked)", "")]
        finally:
            self._filling = False
        place = list(kept).index(held) if held else None
        self.said.value = html.said(brief.judgements[place].grounds) if place is not None else ""
        self.take_out.disabled, self.drop.disabled, self.undo.disabled = not picked, not held, self._gone is None
        self.offer(None if self._row is None else {"table": self._row[0], "row_id": self._row[1]})

    def offer(self, row: dict[str, Any] | None) -> None:
        """Offer the chosen row of the brief as evidence; None when none is chosen."""
        self._row = (row["table"], row["row_id"]) if row else None
        self.pick_evidence.disabled = self._row is None or self._row in self._now.evidence
        which = next((label for label, number in self.which.options if number == self.which.value), "")
        self.for_which.value = html.paragraph(f"for {which}" if self.which.value else "for a new judgement")

    # ---- what is entered -------------------------------------------------------------------------------------------

    def _keep(self, judgement: Judgement) -> None:
        """Keep the judgement under its number, a new one under the next."""
        number = self.which.value or None
        if self._workspace:
            number = drafts.keep(self._workspace, judgement, number)
        else:
            number = number or str(max(map(int, self._unkept), default=0) + 1)
            self._unkept[number] = judgement
        self._go_to(number)

    def _go_to(self, number: str) -> None:
        self._filling = True
        try:
            if number not in dict(self.which.options).values():
                self.which.options = [*self.which.options, (number, number)]
            self.which.value = number
        finally:
            self._filling = False
        self._changed()

    @guarded
    def _on_which(self, _change: object) -> None:
        if not self._filling:
            self._changed()

    @guarded
    def _on_entry(self, _change: object) -> None:
        if self._filling:
            return
        words = {"likelihood": self.likelihood.value, "confidence": self.confidence.value}
        self._keep(replace(self._now, text=self.text.value, **words))

    @guarded
    def _on_pick(self, _button: object) -> None:
        if self._row and self._row not in self._now.evidence:
            self._keep(replace(self._now, evidence=(*self._now.evidence, self._row)))

    @guarded
    def _on_take_out(self, _button: object) -> None:
        left = tuple(key for key in self._now.evidence if key != self.picked.value)
        self._keep(replace(self._now, evidence=left))

    @guarded
    def _on_drop(self, _button: object) -> None:
        if number := self.which.value:
            self._gone = self._now
            if self._workspace:
                drafts.drop(self._workspace, number)
            self._unkept.pop(number, None)
            self._go_to(_NEW)

    @guarded
    def _on_undo(self, _button: object) -> None:
        if self._gone is not None:
            back, self._gone = self._gone, None
            self._go_to(_NEW)
            self._keep(back)


def _short(text: str) -> str:
    line = html.visible(" ".join(text.split())) or "(no text yet)"
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
