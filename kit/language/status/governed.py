"""What a word hands to the event that hangs on it: a refusal, a denial, a demand, a threat, a plan, a doubt."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kit.language.grammar import children
from kit.language.status.clauses import is_asked_for, is_infinitive, is_performed
from kit.language.status.own import own
from kit.language.status.words import governor, undone
from kit.lexicon import words

CLAUSAL = {"xcomp", "ccomp", "pcomp", "acl", "csubj"}
_REACHING = {"for", "of", "to", "against"}
_WISHES = {"want", "wish", "desire", "prefer", "seek", "need"}


def is_negative(head: Token) -> bool:
    """Does it undo what hangs on it, so that what it hangs on itself goes for the undoing ("not meant to stop it")?"""
    return governor(head).status == "negated"


def happens(verb: Token) -> bool:
    """Is it a verb whose subject is the event: "the talks will resume", "the raid took place"?"""
    return verb.lemma_ in words("event_verbs") or any(c.lower_ == "place" for c in children(verb, "dobj"))


def is_undone(head: Token) -> bool:
    """Is it a doubt that is none, a wish that is not had: the negation says something else of what hangs on it?"""
    if not undone(head):
        return False
    if "negated" in own(head) or (head.dep_ == "acomp" and "negated" in own(head.head)):
        return True
    return head.dep_ in {"xcomp", "acl"} and is_negative(head.head)  # "refused to rule out an attack"


def is_made(told: Token, head: Token) -> bool:
    """Is it a charge or a request that is turned down, and so was made ("denied the request")?"""
    if governor(head).status != "denied":
        return False
    return told.lemma_.lower() in words("speech_nouns") or governor(told).status in {"called_for", "alleged"}


def of_adjective(clause: Token, verb: Token) -> Iterator[str]:
    """Such as "too weak to attack", "not strong enough to attack", "hard to attack", "unlikely that it attacked"."""
    adjectives = children(verb, "acomp")
    if clause.dep_ != "advcl" or any(c.lower_ == "for" for c in children(clause, "mark")):
        for word in adjectives or ([verb] if verb.pos_ == "ADJ" and clause.dep_ == "advcl" else []):
            yield from governed(word, clause, clausal=True)
            if word.lower_ == "true" and "negated" in own(verb):
                yield "negated"  # "it is not true that it attacked"
    if not is_infinitive(clause):
        return
    measured = [verb, *adjectives]
    if any(c.lower_ == "too" and c.i < clause.i for word in measured for c in children(word, "advmod")):
        yield "negated"
    for word in measured:
        if word.lower_ == "enough" or any(c.lower_ == "enough" for c in children(word, "advmod")):
            yield from {"negated"} & (own(word) | own(word.head))


def of_predicate(subject: Token, verb: Token) -> Iterator[str]:
    """Such as "a raid is likely", "talks are a possibility"; not "the raid was possible", which was there."""
    if verb.pos_ != "AUX" and verb.lemma_ not in words("status_copulas"):
        return
    if verb.tag_ == "VBD" and any(c.lower_ in words("status_definite") for c in children(subject, "det")):
        return
    for said in children(verb, "acomp", "attr"):
        given = governor(said)
        # "The raid is likely to cost votes": what is likely is another event.
        of_another = any(not happens(clause) for clause in children(said, "xcomp"))
        if given.of_nouns and given.status not in {"historical", "threatened"} and not of_another:
            yield from (given.status, *({"negated"} & own(verb)))


def governed(head: Token, below: Token, *, clausal: bool) -> Iterator[str]:
    """The status that the head gives to what hangs on it by `below`: the event's word, or the preposition before it."""
    through = below.lower_ if below.dep_ == "prep" else ""
    given = governor(head, through)
    status = given.status
    if head.lemma_ == "report" and _is_hearsay(head, below):
        status = "alleged"
    if not status:
        return
    lemma = head.lemma_.lower()
    if through and below.i < head.i and head.pos_ == "VERB":
        return  # "on the ship carrying the troops, they were asked to leave"
    if through == "to" and head.pos_ == "ADJ" and not (clausal and lemma != "due"):
        return  # "due to the attack"
    if status == "called_for" and below.dep_ == "xcomp" and lemma in _WISHES and not children(head, "dobj"):
        if is_performed(below):
            return
        status = "hypothetical"  # what one wants to do oneself
    if status == "called_for" and below.dep_ == "ccomp" and not is_asked_for(below):
        return
    if lemma in {"call", "appeal"} and not clausal and not through:
        return  # "called the raid a crime" names it, "appealed the ruling" minds it, "called for a raid" asks for it
    if head.pos_ == "NOUN":
        if head.dep_ == "pobj" and head.head.lower_ == "in" and not children(head, "det", "poss"):
            return  # "in charge of the mission"
        if status == "alleged" and below.dep_ == "acl" and is_infinitive(below):
            return  # "charges to be paid"
    if not clausal and is_made(below, head):
        return
    if is_undone(head):
        status = undone(head).removesuffix("actual")
    if clausal or given.of_nouns or (through in _REACHING and not given.of_clauses):
        if status == "negated":
            status = _unless_undone(head)
        if status:
            yield status


def _is_hearsay(report: Token, below: Token) -> bool:
    """Such as "is reported to have fought", "reports that it fought"; not "the agency reported that it fought"."""
    return report.pos_ == "NOUN" if below.dep_ in {"acl", "ccomp"} else below.dep_ == "xcomp"


def _unless_undone(negative: Token) -> str:
    """What a negative word makes of what hangs on it, by what it itself is: negated, unless it did not come to it.

    Who "did not stop" or "failed to stop" the raid let it happen; who was asked to stop it, or might, has not yet.
    """
    around = set(own(negative))
    if "negated" in around:  # "will not hesitate to strike"
        return next((status for status in ("called_for", "hypothetical", "planned") if status in around), "")
    if negative.dep_ in CLAUSAL:
        above = negative.head.head if negative.dep_ == "pcomp" else negative.head
        if is_negative(above):
            return ""
        around.add(governor(above).status)
        if "negated" in own(above):
            around.add("hypothetical")
    return next((status for status in ("called_for", "hypothetical") if status in around), "negated")
