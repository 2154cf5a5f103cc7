"""Content that is no clause: what a thing is called, what somebody is accused of, what is demanded or denied."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kit.language.grammar import children, is_passive
from kit.language.quotes.cues import CLOSERS
from kit.language.quotes.page import Page
from kit.lexicon import table, words

Stretch = tuple[int, int]  # tokens, end-exclusive

_TO_NAME = 16  # tokens between "called" and the name in marks
_SAID = {"NOUN", "PROPN", "VERB", "PRON"}
_COMPLETING = {"for", "as", "to", "of", "about", "with", "over", "against", "in"}
_RELATIVE = {"WDT", "WP", "WP$", "WRB"}
_DASHES = {"-", "–", "—", "--"}
_TIMES = {"DATE", "TIME"}
_OCCASIONS = {"during"}
_PLACES = {"during", "in", "on", "at", "after", "before"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_LABELS = frozenset({"as", "of", "for"})
_CHARGED = {"of", "for", "with"}  # "accused X of ...", "criticised X for ..."
_OWN_LABELS = {"blame": {"on"}, "attribute": {"to"}, "liken": {"to"}, "credit": {"with"}}
_NAMES = {"dobj", "oprd", "ccomp", "attr", "acomp", "xcomp"}


def named(page: Page, cue: Token) -> Stretch | None:
    """For example "called the plan a disaster": the thing and its name."""
    if cue.lemma_.lower() not in words("speech_names"):
        return None
    return _named_in_marks(page, cue) or _called(cue)


def labelled(page: Page, cue: Token) -> Stretch | None:
    """Who or what, and what of it: "described the dispute as an old issue", "accused the minister of lying"."""
    if cue.lemma_.lower() not in words("speech_labels"):
        return None
    found = _labelled(cue)
    if found:
        start, end = _to_the_marks(page, *found)
        return start, _with_examples(cue, end)
    return _named_in_marks(page, cue, _LABELS)


def mentioned(cue: Token) -> Stretch | None:
    """For example "denied the charge", "called for calm": the object that says what was said."""
    lemma = cue.lemma_.lower()
    wanted = _objects().get(lemma, frozenset())
    for prep in cue.children:
        if prep.i > cue.i and prep.dep_ in {"prep", "prt", "dative"} and prep.lower_ in wanted:
            below = children(prep, "pobj", "pcomp")
            if below:
                return _whole(cue, prep.i + 1, below[0])
    if "" in wanted:
        objects = [c for c in children(cue, "dobj") if c.ent_type_ not in _TIMES]
        if objects and lemma in words("speech_light") and _carries(objects[0]):
            return None
        if objects and objects[0].pos_ in _SAID and objects[0].i > cue.i and not _by_force(lemma, objects[0]):
            found = _whole(cue, objects[0].left_edge.i, objects[0])
            return found if found[1] - found[0] > 1 or lemma in words("speech_alone") else None
    return None


@cache
def phrases_of_nouns() -> dict[str, frozenset[str]]:
    """The prepositions with which each noun of speech takes what was said."""
    found: dict[str, set[str]] = {}
    for row in table("speech_noun_phrases"):
        found.setdefault(row["noun"], set()).add(row["preposition"])
    return {noun: frozenset(prepositions) for noun, prepositions in found.items()}


def in_phrase(noun: Token, wanted: frozenset[str]) -> Stretch | None:
    """What a noun of speech takes in a phrase or an infinitive: "comments about the raid", "a promise to leave"."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ == "prep" and child.lower_ in wanted and (below := children(child, "pobj", "pcomp")):
            return child.i + 1, _core_end(below[0], below[0].right_edge.i + 1)
        to = [t for t in children(child, "aux") if t.lower_ == "to"]
        if to and "to" in wanted and child.dep_ in {"acl", "relcl", "xcomp"}:
            return to[0].i, child.right_edge.i + 1
    return None


def undergone(cue: Token) -> Stretch | None:
    """For example "the plan was rejected by the council", "a curfew was announced": the subject of the passive."""
    lemma = cue.lemma_.lower()
    things = children(cue, "nsubjpass")
    if not things or "" not in _objects().get(lemma, ()) or lemma in words("speech_or_force"):
        return None
    if things[0].pos_ not in _SAID - {"PRON"} or children(cue, "ccomp", "xcomp", "oprd"):
        return None
    if not children(cue, "agent") and lemma not in words("speech_passives"):
        return None
    return things[0].left_edge.i, things[0].right_edge.i + 1


def _carries(noun: Token) -> bool:
    """Does the object name the act of speech itself: "expressed concern about the raid"?"""
    wanted = phrases_of_nouns().get(noun.lemma_.lower())
    return wanted is not None and in_phrase(noun, wanted) is not None


def _by_force(lemma: str, thing: Token) -> bool:
    """Is it more likely a deed than words: "attacked the base", unlike "attacked the senator's wife"?"""
    return lemma in words("speech_or_force") and thing.ent_type_ != "PERSON" and thing.pos_ != "PRON"


def _whole(cue: Token, start: int, head: Token) -> Stretch:
    """The object with the phrases that complete it, less what is only added to it: ", which ...", "during a visit"."""
    end = _core_end(head, head.right_edge.i + 1)
    for prep in children(cue, "prep"):
        if prep.i == end and prep.lower_ in _COMPLETING and not _is_time(prep):
            end = prep.right_edge.i + 1
    if end < len(cue.doc) and cue.doc[end].lower_ == "to" and cue.doc[end].dep_ == "aux":
        end = max(end, cue.doc[end].head.right_edge.i + 1)  # "proposed a levy to pay for the dam"
    return start, _with_examples(cue, end)


def _with_examples(cue: Token, end: int) -> int:
    """With ", including ...", wherever a parse hangs it."""
    doc = cue.doc
    comma = end - 1 if doc[end - 1].text == "," else end
    if comma + 1 < len(doc) and doc[comma].text == "," and doc[comma + 1].lower_ == "including":
        return doc[comma + 1].right_edge.i + 1
    return end


def _core_end(head: Token, end: int) -> int:
    """Where a phrase ends before a relative clause behind a comma, a dash, or words about time and occasion."""
    doc = head.doc
    for index in range(head.i + 1, end):
        token = doc[index]
        after = doc[index + 1] if index + 1 < end else None
        if token.text == "," and after is not None and after.tag_ in _RELATIVE:
            return index
        if token.text == "," and any(t.lemma_.lower() in words("speech_nouns") for t in doc[index + 1 : index + 4]):
            return index  # "... of helping the raiders, an allegation that Oslo denies"
        if token.text in _DASHES and doc[index - 1].whitespace_ and token.whitespace_:
            return index
        if token.right_edge.i == end - 1 and token.head.i <= head.i and _is_time(token):
            return token.left_edge.i
    return end


def _is_time(token: Token) -> bool:
    """Is it a phrase that says when or on what occasion: "on Monday", "during the debate", "last week"?"""
    if token.dep_ in {"npadvmod", "appos", "nmod"}:
        return token.ent_type_ in _TIMES
    if token.dep_ != "prep" or token.lower_ == "of":
        return False
    return token.lower_ in _OCCASIONS or any(o.ent_type_ in _TIMES for o in children(token, "pobj"))


@cache
def _objects() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("speech_objects"):
        found.setdefault(row["lemma"], set()).add(row["preposition"])
    return {lemma: frozenset(prepositions) for lemma, prepositions in found.items()}


def _called(cue: Token) -> tuple[int, int] | None:
    """For example "called the plan a disaster": the thing and its name."""
    parts = [c for c in cue.children if c.i > cue.i and c.dep_ in _NAMES and c.ent_type_ not in _TIMES]
    if any(t.dep_ == "aux" and t.lower_ == "to" for c in parts for t in c.children):
        return None  # "called on him to resign", "called the envoy to testify"
    if not parts or (not any(c.dep_ != "dobj" for c in parts) and len(parts) < 2):
        return None
    end = max(c.right_edge.i for c in parts) + 1
    by = next((t.i for t in cue.doc[cue.i + 2 : end] if t.lower_ == "by" and t.nbor(-1).text in CLOSERS), end)
    return min(c.left_edge.i for c in parts), by if is_passive(cue) else end


def _labelled(cue: Token) -> Stretch | None:
    """Who or what, and what of it: "described the dispute as an old issue", "accused the minister of lying"."""
    wanted = {"as", *_CHARGED, *_OWN_LABELS.get(cue.lemma_.lower(), ())}
    things = [c for c in children(cue, "dobj") if c.i > cue.i]
    label = _preps(cue, wanted)
    if things and not label:
        label = _preps(things[0], wanted)
    if not things:  # "referred to her as", "went after him as"
        things = [o for p in children(cue, "prep") if p.lower_ in {"to", "after"} for o in children(p, "pobj")]
        label = [c for c in label if c.lower_ == "as"]
    if not label:
        return None
    below = children(label[0], "pobj", "pcomp", "amod")
    if not things:
        return (below[0].left_edge.i, below[0].right_edge.i + 1) if below and is_passive(cue) else None
    end = max(things[0].right_edge.i, label[0].right_edge.i) + 1
    return things[0].left_edge.i, _core_end(below[0], end) if below and label[0].i > things[0].i else end


def _to_the_marks(page: Page, start: int, end: int) -> Stretch:
    """A label in marks is complete: "as “a danger” at a rally", "as “a cheat” Wednesday" end with the marks."""
    marks = page.marks_within(page.doc[start].idx, page.doc[end - 1].idx + 1)
    after = page.tokens(marks[-1].end, page.doc[end - 1].idx + 1) if marks else []
    if after and (after[0].ent_type_ in _TIMES or (after[0].dep_ == "prep" and after[0].lower_ in _PLACES)):
        end = after[0].i
    return start, end


def _preps(head: Token, wanted: set[str]) -> list[Token]:
    return [c for c in head.children if c.i > head.i and c.dep_ in {"prep", "dative"} and c.lower_ in wanted]


def _named_in_marks(page: Page, cue: Token, preposition: frozenset[str] = frozenset()) -> tuple[int, int] | None:
    """What follows the verb up to the end of the marks: "called the plan “a disaster”", "accused him of “lying”"."""
    sentence = page.sentence_at(cue.idx)
    mark = next((m for m in sentence.marks if m.start > cue.idx), None)
    if mark is None or is_passive(cue):
        return None
    between = page.tokens(cue.idx + len(cue), mark.start)
    if not between or len(between) > _TO_NAME or any(t.tag_ in _FINITE or t.text in {",", ":", ";"} for t in between):
        return None
    if preposition and not any(t.lower_ in preposition for t in between):
        return None
    last = page.tokens(mark.start, mark.end)[-1].i
    top = page.doc[last]
    while top.head.i > cue.i and top.head != top and top.dep_ not in {"conj"}:
        top = top.head
    tail = top.right_edge.i if cue.i < top.i <= last else last
    return between[0].i, max(last, tail) + 1
