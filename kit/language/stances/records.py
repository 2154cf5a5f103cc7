"""From what was found in the parse to the record that goes into the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc, Span, Token

from kit.ids import digest
from kit.language import grammar
from kit.language.quotes import quote_around
from kit.language.records import Stance
from kit.language.stances.frames import Act
from kit.language.stances.who import Who

T = TypeVar("T")
_TOPIC_WORDS = 12
_TOPIC_STOPS = frozenset({"relcl", "advcl", "punct", "cc", "parataxis"})


@dataclass(frozen=True)
class Finding:
    """A stance before its record is made. `cue` runs from the first to the last word of it; `head` is its main word."""

    head: Token
    cue: Span
    act: Act
    holders: tuple[Who, ...]
    targets: tuple[Who, ...]
    topic: Token | None
    negated: bool
    rule: str


def stance(doc: Doc, article: str, found: Finding) -> Stance:
    """The table's row."""
    start, end = grammar.offsets(found.cue)
    holder_spans, target_spans = _spans(found.holders, found.cue.sent), _spans(found.targets, found.cue.sent)
    quote = quote_around(doc, start, end)
    return Stance(
        stance_id=digest(article, start, end, found.act.name, holder_spans, target_spans),
        start=start,
        end=end,
        cue=found.cue.text,
        act=found.act.name,
        polarity=found.act.polarity,
        holders=_unique(who.side for who in found.holders),
        targets=_unique(who.side for who in found.targets),
        holder_ids=_unique(who.actor_id for who in found.holders if who.actor_id),
        target_ids=_unique(who.actor_id for who in found.targets if who.actor_id),
        holder_spans=holder_spans,
        target_spans=target_spans,
        topic=topic_text(found.topic),
        negated=found.negated,
        quote_id=quote.quote_id if quote else None,
        sentence=grammar.sentence_text(found.head),
        rule=found.rule,
    )


def settled(findings: Iterable[Finding]) -> list[Finding]:
    """In the order of the text; of two that share cue words and holders, the one with targets, then the first found."""
    kept: list[Finding] = []
    for found in sorted(findings, key=lambda f: (not f.targets, f.cue.start)):
        if not any(found.cue.start < other.cue.end and other.cue.start < found.cue.end for other in kept):
            kept.append(found)
    return sorted(kept, key=lambda f: (f.cue.start, f.cue.end))


def topic_text(head: Token | None) -> str | None:
    """The few words around `head` that say what the stance is about, without a leading article."""
    if head is None:
        return None
    members, queue = [head], list(head.children)
    while queue:
        token = queue.pop()
        if token.dep_ not in _TOPIC_STOPS and token.dep_ not in {"conj", "mark", "appos"}:
            members.append(token)
            queue.extend(token.children)
    span = head.doc[min(t.i for t in members) : max(t.i for t in members) + 1]
    words = [t for t in span if not t.is_space]
    while len(words) > 1 and words[0].pos_ in {"DET", "PUNCT"}:
        words = words[1:]
    return " ".join("".join(t.text_with_ws for t in words[:_TOPIC_WORDS]).split()).strip(" ,.;:“”\"'") or None


def _spans(whos: tuple[Who, ...], sentence: Span) -> tuple[tuple[int, int], ...]:
    """Where the parties stand, each place once, those outside the sentence left out."""
    return _unique((who.start, who.end) for who in whos if sentence.start_char <= who.start < sentence.end_char)


def _unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
