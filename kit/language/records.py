"""What the language room yields: one frozen record for each statement found in a text.

The fields are the columns of the kit's tables, in their order. Offsets are characters of the text, end-exclusive:
`text[start:end]` is the thing. Missing text is None; several values are a tuple, empty if there are none.
A *side* is an ISO 3166 alpha-3 code, an international body's acronym, or a plain group or party name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts in a text. `kind`: state, body, igo, person, armed_group, group.

    `side` is whom the actor acts for, `country` the state it speaks for, belongs to or comes from (alpha-3, or IGO).
    """

    actor_id: str
    name: str
    kind: str
    side: str | None = None
    country: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean one actor; words that mean several ("both nations") are several mentions of the same span.

    `how`: name, title, pronoun, metonym, demonym, group, place (a place name that means the place is no party).
    """

    start: int
    end: int
    text: str
    actor_id: str
    side: str | None
    how: str
    rule: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words attributed to a speaker. `kind`: direct (all inside marks), mixed (some), indirect (none).

    `speaker` is the resolved name, `speaker_start` and `speaker_end` the words in the text; both None where the text
    names nobody. `via` names who relayed it. Pieces of one quotation share `group`. `nested`: within another quotation.
    `speech`: an act of communication, not of belief or perception. `clause`: the content holds a finite clause.
    """

    quote_id: str
    start: int
    end: int
    text: str
    kind: str
    speaker: str | None
    speaker_id: str | None
    side: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    via: str | None
    group: str
    nested: bool
    speech: bool
    clause: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A holder's position toward targets, or toward a topic.

    `start` and `end` are the cue; `polarity` is -1, 0 or +1.
    """

    stance_id: str
    start: int
    end: int
    cue: str
    act: str
    polarity: int
    holders: tuple[str, ...]
    targets: tuple[str, ...]
    holder_ids: tuple[str, ...]
    target_ids: tuple[str, ...]
    holder_spans: tuple[Offsets, ...]
    target_spans: tuple[Offsets, ...]
    topic: str | None
    negated: bool
    quote_id: str | None
    sentence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Signal:
    """An event or speech act that raises or lowers tension. `start` and `end` are the trigger.

    `weight` runs from -10 to +10, `score` is weight x status factor x attribution factor. `attributed_to` is the
    actor_id of who says so, None for the narrator. `when_start` and `when_end` are days, None where the text and the
    day of publication do not tell. `event_id` is the signal's own id until a corpus joins the mentions of one event.
    Under the rules `again` and `opponent` the words of a party may stand in another sentence of the article.
    """

    signal_id: str
    start: int
    end: int
    trigger: str
    signal: str
    direction: str
    weight: float
    status: str
    score: float
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_ids: tuple[str, ...]
    target_ids: tuple[str, ...]
    source_texts: tuple[str, ...]
    target_texts: tuple[str, ...]
    source_spans: tuple[Offsets, ...]
    target_spans: tuple[Offsets, ...]
    attributed_to: str | None
    quote_id: str | None
    when_start: date | None
    when_end: date | None
    place: str | None
    event_id: str
    sentence: str
    rule: str
