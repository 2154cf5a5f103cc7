"""What the steps of the quotes room hand to each other: content with its cue and speaker, before names are resolved."""

from __future__ import annotations

from dataclasses import dataclass

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """Content from `start` to `end`, the words that cue it, and where its speaker stands (None if nowhere).

    `speaker_head` is the index of the token that heads the speaker's phrase. `via_head`: of who relayed it.
    `leader` is the start of the quotation's first piece, for pieces that belong together.
    """

    start: int
    end: int
    rule: str
    cue: Offsets | None = None
    speaker: Offsets | None = None
    speaker_head: int | None = None
    speech: bool = True
    via_head: int | None = None
    leader: int | None = None
