"""Words that mean somebody named before: titles ("the prime minister"), groups ("both nations"), pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kit.language.actors.cast import Cast
from kit.language.actors.people import SideOf
from kit.language.grammar import children, conjuncts
from kit.language.records import Actor, Mention
from kit.lexicon import words

_HE = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
_IT = {"it", "its", "itself"}
_THEY = {"they", "them", "their", "theirs", "themselves"}
_REACH = 3  # sentences back in which a pronoun's antecedent is looked for
_COLLECTIVE = {"state", "body", "igo", "armed_group", "group"}
_SUBJECTS = {"nsubj", "nsubjpass", "agent"}


def cast_titles(doc: Doc, cast: Cast, side_of: SideOf) -> None:
    """Titles such as "the prime minister", "the UN Secretary-General": the last person named with them."""
    for noun in doc:
        if noun.lemma_.lower() not in words("roles") or noun.tag_ not in {"NN", "NNP"}:
            continue
        determiner = next((t for t in noun.lefts if t.dep_ == "det"), None)
        if determiner is None or determiner.lower_ != "the":
            continue
        modifiers = [t for t in noun.lefts if t.dep_ in {"amod", "compound", "nmod"}]
        phrase = doc[determiner.i : noun.i + 1]
        of_words = ["of", *(o.lower_ for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj"))]
        if len(of_words) == 2 and of_words[1] == "state":
            phrase = doc[determiner.i : noun.i + 3]
        if noun.i + 1 < len(doc) and doc[noun.i + 1].pos_ == "PROPN" and doc[noun.i + 1].text[0].isupper():
            continue  # a name follows: the title is that person's own
        side = next((s for t in modifiers if (s := side_of(t)[0])), None)
        wanted = {noun.lower_, *(t.lower_ for t in modifiers if side_of(t) == (None, None))}
        holder = _holder(cast, phrase.start_char, wanted, side, noun.lower_)
        if holder is not None and not cast.covers(phrase[-1:]):
            cast.mention(phrase, holder, "title", "title")


def _holder(cast: Cast, before: int, wanted: set[str], side: str | None, noun: str) -> Actor | None:
    for mention in sorted(cast.mentions, key=lambda m: -m.start):
        if mention.start >= before:
            continue
        actor = cast.get(mention.actor_id)
        role = set((actor.role or "").lower().replace("-", " - ").split())
        agrees = side is None or actor.side == side
        if actor.kind == "person" and noun in role and wanted <= role and agrees:
            return actor
    return None


def cast_groups(doc: Doc, cast: Cast) -> None:
    """Groups such as "both nations", "the nuclear-armed neighbours": every party in force, a mention each."""
    text = doc.text  # put together anew at every call
    for noun in doc:
        if noun.lower_ not in words("groups") or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        lefts = [t for t in noun.lefts if t.dep_ in {"det", "amod", "nummod", "predet", "compound", "cc", "advmod"}]
        said = {t.lower_ for t in lefts} | {_hyphenated(t) for t in lefts}
        bare = {t.lower_ for t in lefts} == {"the"} and noun.lower_ in {"neighbors", "neighbours", "rivals"}
        if not (said & words("quantifiers") or bare):
            continue
        members = _parties_in_force(text, cast, noun)
        if len(members) < 2:
            continue
        start = min([noun.i, *(t.left_edge.i for t in lefts)])
        for actor in members:
            cast.mention(doc[start : noun.i + 1], actor, "group", "group")


def _hyphenated(token: Token) -> str:
    return "".join(t.lower_ for t in token.subtree)


def _parties_in_force(text: str, cast: Cast, noun: Token) -> list[Actor]:
    """The two states meant: the last pair that stood together, else the two most mentioned but the clause's subject."""
    states = (m for m in cast.mentions if m.end <= noun.idx and cast.get(m.actor_id).kind == "state")
    before = [m for m in states if m.how not in {"group", "place"}]
    subjects = _subjects_before(cast, noun)
    for one, two in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
        between = text[one.end : two.start].strip().lower()
        if one.actor_id != two.actor_id and between in {"and", "-", "–", "or", ", and"}:
            return [cast.get(one.actor_id), cast.get(two.actor_id)]
    counted = Counter(m.actor_id for m in before if m.actor_id not in subjects)
    return [cast.get(key) for key, _ in counted.most_common(2)]


def _subjects_before(cast: Cast, noun: Token) -> set[str]:
    first = noun.sent.start_char
    tokens = {t.idx for t in noun.sent if t.dep_ in _SUBJECTS}
    return {m.actor_id for m in cast.mentions if m.start >= first and m.end <= noun.idx and _has_head(m, tokens)}


def _has_head(mention: Mention, token_starts: Iterable[int]) -> bool:
    return any(mention.start <= start < mention.end for start in token_starts)


def cast_pronouns(doc: Doc, cast: Cast) -> None:
    """He, she, it, they and their forms, by nearness, kind and a preference for subjects.

    What it misses: "it" for things and clauses is left out by its verb only, and women and men are not told apart.
    """
    sentence_of = {token.idx: number for number, sent in enumerate(doc.sents) for token in sent}
    subject_starts = {t.idx for t in doc if t.dep_ in _SUBJECTS}
    for token in doc:
        word = token.lower_
        if word in _HE:
            kinds = {"person"}
        elif word in _IT and token.dep_ != "expl" and not _is_weather(token):
            kinds = _COLLECTIVE
        elif word in _THEY:
            if _plural(doc, cast, token, sentence_of, subject_starts):
                continue
            kinds = _COLLECTIVE - {"state", "igo"}
        else:
            continue
        found = _antecedent(doc, cast, token, kinds, sentence_of, subject_starts)
        if found is not None:
            cast.mention(doc[token.i : token.i + 1], found, "pronoun", "pronoun")


def _is_weather(token: Token) -> bool:
    head = token.head
    if head.lemma_ != "be" or token.dep_ != "nsubj":
        return False
    return any(c.dep_ in {"acomp", "attr", "ccomp"} for c in head.children)  # "it is clear that", "it was the first"


def _antecedent(
    doc: Doc, cast: Cast, token: Token, kinds: set[str], sentence_of: dict[int, int], subject_starts: set[int]
) -> Actor | None:
    here = sentence_of.get(token.idx, 0)
    best, best_score = None, -1e9
    for mention in cast.mentions:
        if mention.start >= token.idx or mention.how in {"place", "demonym", "group"}:
            continue
        actor = cast.get(mention.actor_id)
        distance = here - sentence_of.get(mention.start, 0)
        if actor.kind not in kinds or not 0 <= distance <= _REACH:
            continue
        subject = _has_head(mention, subject_starts)
        # the subject of this sentence, then that of the one before, then whoever stands nearest
        score = -3.0 * distance + 2.0 * subject + mention.start / max(token.idx, 1)
        if distance == 0 and token.dep_ in {"dobj", "pobj", "dative"} and subject and mention.how != "pronoun":
            score -= 3.0  # "India told it": not India
        if score > best_score:
            best, best_score = actor, score
    return best


def _plural(doc: Doc, cast: Cast, token: Token, sentence_of: dict[int, int], subject_starts: set[int]) -> bool:
    """They for several: the last group, or the last parties that stand together; True when it was resolved."""
    here = sentence_of.get(token.idx, 0)
    spans: dict[tuple[int, int], list[Mention]] = {}
    for mention in cast.mentions:
        if mention.end <= token.idx and mention.how == "group" and 0 <= here - sentence_of.get(mention.start, 0) <= 1:
            spans.setdefault((mention.start, mention.end), []).append(mention)
    members = list(spans[max(spans)]) if spans else _coordinated(doc, cast, token, sentence_of)
    for mention in members:
        cast.mention(doc[token.i : token.i + 1], cast.get(mention.actor_id), "pronoun", "pronoun_group")
    return bool(members)


def _coordinated(doc: Doc, cast: Cast, token: Token, sentence_of: dict[int, int]) -> list[Mention]:
    here = sentence_of.get(token.idx, 0)
    by_start = {m.start: m for m in cast.mentions if m.how not in {"place", "pronoun"}}
    for head in reversed(doc[: token.i]):
        if here - sentence_of.get(head.idx, 0) > 1:
            break
        if head.dep_ == "conj" or not head.conjuncts or head.pos_ not in {"PROPN", "NOUN"}:
            continue
        members = [by_start[t.idx] for t in conjuncts(head) if t.idx in by_start]
        if len({m.actor_id for m in members}) >= 2:
            return members
    return []

