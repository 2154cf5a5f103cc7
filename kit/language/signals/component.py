"""The component `kit_signals`: events and speech acts that raise or lower tension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from kit.ids import digest
from kit.language.extensions import article_id, register, text_of, was_read
from kit.language.grammar import agents, children, sentence_text
from kit.language.kept import forget
from kit.language.parties import actor_of
from kit.language.quotes import quote_around
from kit.language.records import Quote, Signal
from kit.language.signals.appeals import settled
from kit.language.signals.sides import Side
from kit.language.signals.spoken import spoken
from kit.language.signals.story import Draft, status_of_trigger, told
from kit.language.signals.topic import is_of_games, is_of_power, is_short
from kit.language.signals.triggers import FRIENDLY, Trigger, triggers
from kit.language.signals.unnamed import doers, undergoers
from kit.language.signals.weights import scored, weighed
from kit.language.signals.where import days_of, place_of
from kit.language.signals.who import is_mutual, who
from kit.language.spotting import sentence_around
from kit.language.stances.component import StancesComponent
from kit.lexicon import words

# An event of these kinds is one even if nobody is named who did it or suffered it.
_SPEAKS_FOR_ITSELF = {"attack", "protest"}
# Deeds that one party says of another in its own words are alleged.
_CHARGED = {"attack", "coercion", "force_posture"}


class SignalsComponent:
    """Sets `doc._.signals`. The other layers are read first, with defaults, where no component did so before."""

    def __init__(self, nlp: Language) -> None:
        self._stances = StancesComponent(nlp)

    def __call__(self, doc: Doc) -> Doc:
        if not was_read(doc, "stances"):
            doc = self._stances(doc)
        doc._.signals = tuple(signals(doc))
        forget(doc)
        return doc


def signals(doc: Doc) -> Iterator[Signal]:
    """One record for each mention of an event, in the order of the text.

    Left out: events without any party, unless the trigger is plainly one of arms (films and football have attacks too),
    and in articles on other topics those that do not pass between two parties.
    """
    of_power = is_of_power(doc)
    if not of_power and is_of_games(doc):
        return
    article, text = article_id(doc), text_of(doc)
    seen: set[tuple[int, str]] = set()
    for draft in told(spoken(doc, _drafts(doc))):
        trigger = draft.trigger
        if not of_power and not _is_between_two(draft):
            continue
        start, end = trigger.first.idx, trigger.last.idx + len(trigger.last)
        if (start, draft.signal) in seen:
            continue
        seen.add((start, draft.signal))
        yield _record(doc, text, article, draft, (start, end))


def _drafts(doc: Doc) -> Iterator[Draft]:
    short = is_short(doc)
    for trigger in triggers(doc):
        signal, status = settled(trigger.token, trigger.signal), None
        if signal in FRIENDLY and _is_unwilling(trigger.token) and status_of_trigger(trigger) == "negated":
            signal, status, trigger = "refusal", "actual", replace(trigger, rule="will_not")
        sources, targets = who(trigger.token, trigger.light, signal)
        complete = _counts(trigger, signal, sources, targets) or (
            short and trigger.rule != "noun" and _is_of_named(sources, targets)
        )
        yield Draft(trigger, signal, status, tuple(sources), tuple(targets), complete)


def _is_between_two(draft: Draft) -> bool:
    """Does it pass from one known side to another, or together between two?"""
    sources, targets = _codes(draft.sources), _codes(draft.targets)
    return len({*sources, *targets}) > 1


def _counts(trigger: Trigger, signal: str, sources: list[Side], targets: list[Side]) -> bool:
    if any(_acts_in_public(side) for side in (*sources, *targets)):
        return True
    return signal in _SPEAKS_FOR_ITSELF and _is_armed(trigger.token)


def _is_of_named(sources: list[Side], targets: list[Side]) -> bool:
    """Does somebody named do it or suffer it, though no side is known? In a few sentences a verb makes that enough."""
    return any(side.parties for side in (*sources, *targets))


def _is_unwilling(verb: Token) -> bool:
    """What a party says it will not do, it refuses: "will not lift the ban"."""
    will = any(c.lower_ in {"will", "would", "'ll", "wo"} for c in children(verb, "aux"))
    return will and bool(children(verb, "neg"))


def _is_armed(token: Token) -> bool:
    """Is it plainly an act of arms, although nobody is named ("a deadly attack in the north", "which killed 26")?"""
    if token.lower_ in words("armed_words"):
        return True
    if token.pos_ == "NOUN":
        described = any(c.lower_ in words("armed_modifiers") for c in children(token, "amod", "compound"))
        placed = any(o.ent_type_ in {"GPE", "LOC"} for p in children(token, "prep") for o in children(p, "pobj"))
        return described or (placed and token.lemma_ == "attack")
    doers = [*children(token, "nsubj", "agent"), *([token.head] if token.dep_ in {"relcl", "acl"} else [])]
    return any(doer.lemma_ in words("armed_words") or doer.lemma_ == "attack" for doer in doers)


def _acts_in_public(side: Side) -> bool:
    """A known side, or those who fight, rule or protest; not a private person, a firm or a team."""
    return any(party.side for party in side.parties) or side.token.lower_ in words("conflict_nouns")


def _record(doc: Doc, text: str, article: str, draft: Draft, span: tuple[int, int]) -> Signal:
    trigger, signal = draft.trigger, draft.signal
    sources = draft.sources or doers(trigger.token, trigger.light)
    targets = draft.targets
    mutual = len(sources) > 1 and is_mutual(trigger.token, signal)  # several without a target: each other
    if not mutual and not any(side.parties for side in targets):
        targets += undergoers(trigger.token, trigger.light, {side.token for side in (*sources, *targets)})
    start, end = span
    status = draft.status
    quote = quote_around(doc, start, end)
    if status == "actual" and signal in _CHARGED and quote is not None and _is_charge(quote, _codes(sources)):
        status = "alleged"
    by = _attributed_to(trigger, status, quote)
    source_sides = _named(doc, sources)
    target_sides = tuple(side for side in _named(doc, targets) if side not in source_sides)
    weight, direction = weighed(signal, source_sides, target_sides, answers=trigger.token.lemma_.lower() == "deny")
    source_spans, target_spans = tuple(map(_words, sources)), tuple(map(_words, targets))
    days = days_of(trigger.token)
    identity = digest(article, start, end, signal)
    return Signal(
        signal_id=identity,
        start=start,
        end=end,
        trigger=text[start:end],
        signal=signal,
        direction=direction,
        weight=weight,
        status=status,
        score=scored(weight, status, attributed=by is not None),
        sources=source_sides,
        targets=target_sides,
        source_ids=_ids(sources),
        target_ids=_ids(targets),
        source_texts=tuple(text[a:b] for a, b in source_spans),
        target_texts=tuple(text[a:b] for a, b in target_spans),
        source_spans=source_spans,
        target_spans=target_spans,
        attributed_to=by,
        quote_id=quote.quote_id if quote else None,
        when_start=days[0] if days else None,
        when_end=days[1] if days else None,
        place=place_of(trigger.token),
        event_id=identity,
        sentence=sentence_text(trigger.token),
        rule=trigger.rule,
    )


def _is_charge(quote: Quote, sources: tuple[str, ...]) -> bool:
    """Does somebody of another side say so?"""
    return quote.kind == "direct" and quote.side is not None and bool(sources) and quote.side not in sources


def _words(side: Side) -> tuple[int, int]:
    """The characters of the party's words; for a pronoun, of its name in the same sentence, if it is there."""
    if side.token.pos_ == "PRON" and side.parties and side.parties[0].actor_id:
        sent = sentence_around(side.token)
        for mention in side.token.doc._.mentions:
            named = mention.actor_id == side.parties[0].actor_id and mention.how not in {"pronoun", "place"}
            if named and sent.start_char <= mention.start < sent.end_char:
                return mention.start, mention.end
    return side.span


def _codes(sides: tuple[Side, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.side for side in sides for party in side.parties if party.side))


def _named(doc: Doc, sides: tuple[Side, ...]) -> tuple[str, ...]:
    """The sides, and the plain names of those who act for none."""
    parties = [party for side in sides for party in side.parties]
    actors = {party.actor_id: actor_of(doc, party.actor_id) for party in parties if not party.side and party.actor_id}
    names = (party.side or (actor.name if (actor := actors.get(party.actor_id)) else None) for party in parties)
    return tuple(dict.fromkeys(name for name in names if name))


def _ids(sides: tuple[Side, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.actor_id for side in sides for party in side.parties if party.actor_id))


def _attributed_to(trigger: Trigger, status: str, quote: Quote | None) -> str | None:
    """Who says so: the speaker of the quote around it, or the one who alleges it; None for the narrator."""
    if quote is not None and quote.speaker_id:
        return quote.speaker_id
    if status == "alleged":
        return _accuser(trigger.token)
    return None


def _accuser(token: Token) -> str | None:
    from kit.language.parties import parties_of

    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"} and children(above, "nsubj", "nsubjpass", "agent"):
            for agent in agents(above):
                for party in parties_of(agent):
                    return party.actor_id
            return None
    return None


@Language.factory("kit_signals")
def make(nlp: Language, name: str) -> SignalsComponent:
    """The component for `nlp.add_pipe("kit_signals")`."""
    register()
    return SignalsComponent(nlp)
