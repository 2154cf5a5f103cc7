"""Judgements in reported words: "called the plan reckless", or a quoted clause that blames or praises a party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.symbols import AUX, NOUN, VERB
from spacy.tokens import Doc, Span, Token

from kit.language import grammar
from kit.language.parties import actor_of
from kit.language.records import Quote
from kit.language.stances import frames
from kit.language.stances.findings import holders_among
from kit.language.stances.held import full_cue, is_alleged, kept_back
from kit.language.stances.records import Finding
from kit.language.stances.responsible import responsible
from kit.language.stances.slots import fill
from kit.language.stances.who import Who, apart, others, phrase
from kit.lexicon import words

_COMPLEMENTS = ("acomp", "attr", "dobj", "oprd", "xcomp", "prep", "advmod")
_INSIDE = ("amod", "compound", "pobj", "pcomp", "conj", "advmod")
_ENSURE = frozenset({"make", "ensure", "see"})
_VERBAL = frozenset({VERB, AUX})
_OPENING, _EITHER = frozenset({"“", "«", "‘"}), frozenset({'"', "''", "``"})
_MARKS = _OPENING | _EITHER | {"”", "»"}
_DISOWNING = frozenset({"deny", "reject", "refute", "dismiss", "condemn", "oppose"})
_FACING = frozenset({"face", "pay", "suffer", "bear", "meet", "endure"})
_ACTS = {"duty": "demand", "reckoning": "threaten"}
_LINKS = frozenset({"be", "become", "seem", "appear", "look", "remain", "sound", "pose", "have", "make", "show"})
_CONDITIONS = frozenset({"if", "unless", "whether", "when", "once", "until"})
_POS = {"ADJ": "adj", "NOUN": "noun", "PROPN": "noun", "VERB": "verb", "ADV": "adj"}


def from_judgements(doc: Doc) -> Iterator[Finding]:
    """Labels given to a party or its acts, and quoted clauses about one."""
    labels = frames.label_verbs()
    for token in frames.known(doc, frames.label_verbs):
        if token.pos_ == "VERB":
            yield from _label(token, labels[token.lemma_])
    for holders, told in _told(doc):
        for token in told:
            if token.pos in _VERBAL:
                yield from _clause(token, holders)
            elif token.pos == NOUN:
                yield from _blamed(token, holders)


def value_of(word: Token) -> int:
    """Praise (1), blame (-1) or neither (0) in the word itself, turned round by its own negation."""
    value = frames.values().get((word.lemma_.lower(), _POS.get(word.pos_, "")), 0)
    if value and any(c.dep_ == "neg" or c.lower_ in {"no", "never"} for c in word.children):
        return -value
    return value


def _worth(head: Token) -> tuple[int, Token | None]:
    """The judgement in a predicate, and the word that carries it: the head's own, else that of its modifiers."""
    for word in grammar.conjuncts(head):
        for part in (word, *grammar.children(word, "amod", "compound", "acomp", "attr", "oprd")):
            if value := value_of(part):
                return value, part
    return 0, None


def _label(verb: Token, places: frozenset[str]) -> Iterator[Finding]:
    if is_alleged(verb):
        return
    labels: list[Token] = []
    targets: list[Token] = []
    if "oprd" in places:
        for child in grammar.children(verb, "oprd", "xcomp", "ccomp", "acomp", "attr", "dobj"):
            labels += [child, *(t for t in grammar.children(child, "amod") if t.i > child.i)]  # "the plan “rash”"
            targets += [t for t in grammar.children(child, "nsubj") for t in grammar.conjuncts(t)]
    if "as" in places:
        for place in (verb, *grammar.children(verb, "dobj")):
            labels += [
                label
                for prep in grammar.children(place, "prep")
                if prep.lower_ == "as"
                for label in grammar.children(prep, "pobj", "amod", "pcomp", "acomp")
            ]
    targets = targets or grammar.patients(verb)
    for label in labels:
        value, word = _worth(label)
        heads = [t for t in targets if t != label]
        if value and heads and word not in heads:
            holders = holders_among(fill([verb], frames.SUBJECT))
            yield from _judged(verb, word, value, holders, heads, "label")
            return


def _judged(
    verb: Token, word: Token, value: int, holders: tuple[Who, ...], heads: list[Token], rule: str
) -> Iterator[Finding]:
    if not holders:
        return
    keeper = kept_back(verb) if rule == "label" else None
    if keeper is not None:
        return
    targets = others(tuple(dict.fromkeys(who for t in heads for who in responsible(t))), holders)
    act = frames.acts()[_ACTS.get(rule) or ("criticise" if value < 0 else "praise")]
    holders, targets = apart(verb.doc, holders, targets), apart(verb.doc, targets, holders)
    if targets or rule == "label":
        yield Finding(word, full_cue([word], None), act, holders, targets, heads[0], False, rule)


# ---- quotations ------------------------------------------------------------------------------------------------------
def _told(doc: Doc) -> Iterator[tuple[tuple[Who, ...], Iterable[Token]]]:
    """Who says or thinks which words: clauses under a verb of saying or thinking, and quotations beside them."""
    told: set[int] = set()
    for verb in frames.known(doc, frames.tellings):
        if verb.pos_ != "VERB" or any(child.lower_ == "to" for child in verb.children):  # "is to say": not said yet
            continue
        holders = holders_among(fill([verb], frames.SUBJECT))
        for clause in _clauses(verb) if holders else ():
            words = list(clause.subtree)
            told.update(token.i for token in words)
            yield holders, words
    for quote in doc._.quotes:
        span = grammar.span_between(doc, quote.start, quote.end)
        if span is not None and quote.kind != "indirect" and (quote.side or quote.speaker):
            said = span if quote.kind == "direct" else _marked(span)
            yield (_speaker(doc, quote),), [token for token in said if token.i not in told]


def _marked(span: Span) -> list[Token]:
    """The words of a mixed quotation that stand in marks: the rest is told in the journalist's words."""
    found, inside = [], False
    for token in span:
        if token.text in _MARKS:
            inside = token.text in _OPENING or (token.text in _EITHER and not inside)
        elif inside:
            found.append(token)
    return found


def _clauses(verb: Token) -> list[Token]:
    """What is said, thought or to be made sure of: "agreed to make sure that ..."."""
    ensured = [made for made in grammar.children(verb, "xcomp") if made.lemma_ in _ENSURE]
    return [*grammar.children(verb, "ccomp"), *[c for made in ensured for c in made.subtree if c.dep_ == "ccomp"][:1]]


def _speaker(doc: Doc, quote: Quote) -> Who:
    """The speaker of a quotation, with the whole noun phrase where the words stand."""
    start, end = -1, -1
    if quote.speaker_start is not None:
        words = grammar.span_between(doc, quote.speaker_start, quote.speaker_end)
        start, end = phrase(words.root) if words is not None else (quote.speaker_start, quote.speaker_end)
    actor = actor_of(doc, quote.speaker_id)
    return Who(quote.side or quote.speaker, quote.speaker_id, start, end, actor.kind if actor is not None else None)


def _clause(verb: Token, holders: tuple[Who, ...]) -> Iterator[Finding]:
    if any(child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS for child in verb.children):
        return
    if verb.lemma_ in _DISOWNING:
        return  # "Oslo denied shelling the town" blames nobody
    if grammar.is_passive(verb):
        subjects = grammar.agents(verb)  # "was sold out by"
    else:
        subjects = [t for s in grammar.children(verb, "nsubj") for t in grammar.conjuncts(s)]
        if len(subjects) == 1 and subjects[0].lower_ == "it":
            subjects = _meant_by_it(verb) or subjects
    if not subjects:
        return
    if _is_duty(verb):
        yield from _judged(verb, verb, -1, holders, subjects, "duty")
        return
    if _is_reckoning(verb):
        yield from _judged(verb, verb, -1, holders, subjects, "reckoning")
        return
    value, word = _predicate(verb)
    if value:
        rule = "quoted_act" if word == verb else "quoted_judgement"
        yield from _judged(verb, word, value, holders, subjects, rule)


def _meant_by_it(verb: Token) -> list[Token]:
    """Who does what "it" stands for: "it was reckless of Oslo to", "it is an outrage that Oslo", "for Oslo to"."""
    places = [verb, *grammar.children(verb, "acomp", "attr")]
    doers = [
        t
        for place in places
        for clause in grammar.children(place, "ccomp", "xcomp", "advcl", "relcl", "acl")
        if any(c.lower_ in {"that", "for", "to"} for c in clause.children)
        for s in grammar.children(clause, "nsubj", "nsubjpass")
        for t in grammar.conjuncts(s)
    ]
    return doers or [t for place in places[1:] for _, t in grammar.prepositional(place, "of")]


def _blamed(noun: Token, holders: tuple[Who, ...]) -> Iterator[Finding]:
    """Blame in an adjective: "their reckless strike", "the illegitimate rule of Vale"."""
    bad = next((t for t in grammar.children(noun, "amod") if value_of(t) < 0), None)
    if bad is not None and (noun.lemma_.lower() in frames.named_before() or noun.lemma_.lower() in frames.claims()):
        yield from _judged(noun, bad, -1, holders, [noun], "quoted_adjective")


def _is_duty(verb: Token) -> bool:
    """Is somebody told what to do: must, has to, needs to?"""
    if any(child.dep_ == "aux" and child.lower_ in {"must", "should"} for child in verb.children):
        return True
    return (
        verb.lemma_ in {"need", "have"}
        and not grammar.children(verb, "dobj", "neg")
        and any(child.dep_ == "xcomp" and any(t.lower_ == "to" for t in child.children) for child in verb.children)
    )


def _is_reckoning(verb: Token) -> bool:
    """Is somebody told what they will have to face, pay or suffer?"""
    if verb.lemma_ not in _FACING or any(c.dep_ == "neg" for c in verb.children):
        return False
    return any(t.lemma_.lower() in words("stance_reckonings") for t in grammar.children(verb, "dobj"))


def _predicate(verb: Token) -> tuple[int, Token | None]:
    """Praise or blame in what a clause says of its subject: the verb's, else what weighs more in its complements."""
    sign = -1 if any(c.dep_ == "neg" for c in verb.children) else 1
    if verb.pos_ == "VERB" and (value := frames.values().get((verb.lemma_.lower(), "verb"), 0)):
        return sign * value, verb
    links = verb.lemma_ in _LINKS
    found: list[tuple[int, Token]] = []
    queue = grammar.children(verb, *(_COMPLEMENTS if links else ("dobj", "xcomp")))
    while queue:
        token = queue.pop(0)
        if value := value_of(token):
            found.append((value, token))
            continue  # "the destroyer of peace" is no peace
        queue += grammar.children(token, *_COMPLEMENTS, *_INSIDE)
    total = sum(value for value, _ in found)
    if not total:
        return 0, None
    total = 1 if total > 0 else -1
    if not links and (total > 0 or sign < 0):  # "gave a great speech" says little; "used forged papers" blames
        return 0, None
    return sign * total, next(word for value, word in found if value == total)
