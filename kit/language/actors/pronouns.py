"""What he, she, it, they and their forms mean: the nearest actor that fits, subjects first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kit.language.actors.cast import Cast
from kit.language.actors.gender import gendered_words
from kit.language.grammar import SUBJECTS, children, conjuncts
from kit.language.records import Actor, Mention
from kit.language.spotting import sentence_starts, with_value
from kit.lexicon import words
from kit.lexicon.world import first_names

_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_PRONOUNS = {"PRP", "PRP$"}
_COLLECTIVE = frozenset({"state", "body", "igo", "armed_group", "group"})
_SUBJECTS = SUBJECTS | {"agent"}
_OBJECTS = {"dobj", "pobj", "dative"}
_NO_ANTECEDENT = {"place", "demonym", "group"}
_ENDED = {"over", "up", "about", "here", "there"}  # "it was over"
_WEATHER = {"rain", "snow", "hail", "drizzle", "thunder"}
_UNLIKELY = 6.0  # a first name is given to the other gender somewhere else (Ola): it speaks against, and no more
_SAID = 9.0  # what the sentence says of him or her outweighs where the name stood
_REACH = 3  # sentences back in which an antecedent is looked for


def cast_pronouns(doc: Doc, cast: Cast) -> None:
    """Put the pronouns of the text into the cast.

    What it misses: pronouns before the name that they mean, "it" for things that a verb does not give away, and whether
    a person is a man or a woman where no title, form of address or earlier pronoun says so.
    """
    _Reader(doc, cast).read()


class _Reader:
    """Walks through a text with everybody mentioned so far in view."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self._doc, self._cast = doc, cast
        self._gender = gendered_words()
        self._gender_of: dict[str, str] = {}
        self._sentences = [doc[i].idx for i in sentence_starts(doc)]
        self._subjects = [token.idx for token in with_value(doc, "DEP", _SUBJECTS)]
        self._seen: list[Mention] = []

    def read(self) -> None:
        coming = iter(self._cast.mentions)
        ahead = next(coming, None)
        for token in with_value(self._doc, "TAG", _PRONOUNS):
            while ahead is not None and ahead.start < token.idx:
                self._see(ahead)
                ahead = next(coming, None)
            for actor, rule in self._meant(token):
                self._cast.mention(self._doc[token.i : token.i + 1], actor, "pronoun", rule)
                self._seen.append(
                    Mention(token.idx, token.idx + len(token), token.text, actor.actor_id, actor.side, "pronoun", rule)
                )

    def _sentence(self, start: int) -> int:
        """The number of the sentence in which this character lies."""
        return bisect_right(self._sentences, start) - 1

    def _see(self, mention: Mention) -> None:
        self._seen.append(mention)
        actor = self._cast.get(mention.actor_id)
        if actor.kind == "person":
            for word in (self._word_before(mention.start), *(actor.role or "").lower().split()[-1:]):
                if gender := self._gender.get(word.rstrip(".")):
                    self._gender_of.setdefault(actor.actor_id, gender)

    def _word_before(self, start: int) -> str:
        token = self._doc.char_span(start, start + 1, alignment_mode="expand")[0]
        return self._doc[token.i - 1].lower_ if token.i else ""

    def _meant(self, token: Token) -> Iterator[tuple[Actor, str]]:
        word = token.lower_
        if word in _THEY and (teller := self._teller(token)) is not None:
            yield teller, "pronoun_teller"
            return
        if word in _THEY and (members := self._together(token)):
            yield from ((self._cast.get(member), "pronoun_group") for member in members)
            return
        if word in _THEY:
            kinds = _COLLECTIVE - {"state", "igo"}
        elif word in _IT and not _is_thing(token):
            kinds = _COLLECTIVE
        elif word in self._gender:
            kinds = frozenset({"person"})
        else:
            return
        actor = self._nearest(token, kinds, self._gender.get(word))
        if actor is not None:
            if word in self._gender:
                self._gender_of.setdefault(actor.actor_id, self._gender[word])
            yield actor, "pronoun"

    def _back(self, token: Token, reach: int) -> Iterator[tuple[Mention, int]]:
        """(mention, sentences back), the nearest first."""
        here = self._sentence(token.idx)
        for mention in reversed(self._seen):
            distance = here - self._sentence(mention.start)
            if distance > reach:
                return
            yield mention, distance

    def _nearest(self, token: Token, kinds: frozenset[str], gender: str | None) -> Actor | None:
        """The subject of this sentence, then that of the one before, then whoever stands nearest."""
        others = self._subjects_beside(token)
        state = self._state_said(token) if gender else None
        best, best_score = None, float("-inf")
        for mention, distance in self._back(token, _REACH):
            actor = self._cast.get(mention.actor_id)
            if mention.how in _NO_ANTECEDENT or actor.kind not in kinds or mention.actor_id in others:
                continue
            if actor.name in words("outlets") and not self._is_subject(mention):
                continue  # "told Reuters that it"
            if gender and self._gender_of.get(actor.actor_id, gender) != gender:
                continue
            score = -3.0 * distance + 2.0 * self._is_subject(mention) + mention.start / max(token.idx, 1)
            if gender and _first_name_gender(actor.name, gender) != gender:
                score -= _UNLIKELY
            if state:
                score += _SAID if actor.side == state else 0.0
            if score > best_score:
                best, best_score = actor, score
        return best

    def _state_said(self, token: Token) -> str | None:
        """Of which state the sentence says that he or she is an office holder: "he was the last Norwegian premier"."""
        if token.dep_ != "nsubj" or token.head.lemma_ != "be":
            return None
        offices = (noun for noun in children(token.head, "attr") if noun.lemma_.lower() in words("roles"))
        whose = {t.idx for noun in offices for t in children(noun, "amod", "compound", "nmod", "poss")}
        return next((m.side for m in self._cast.mentions if m.start in whose and m.side), None) if whose else None

    def _is_subject(self, mention: Mention) -> bool:
        at = bisect_left(self._subjects, mention.start)
        return at < len(self._subjects) and self._subjects[at] < mention.end

    def _subjects_beside(self, token: Token) -> set[str]:
        """Who is the subject of the verb that the pronoun is an object of: "Norway told it" is not of Norway itself."""
        if token.dep_ not in _OBJECTS or token.lower_.endswith(("self", "selves")):
            return set()
        verb = token.head.head if token.dep_ == "pobj" else token.head
        starts = {t.idx for t in children(verb, "nsubj", "nsubjpass")}
        return {m.actor_id for m, _ in self._back(token, 0) if any(m.start <= start < m.end for start in starts)}

    def _teller(self, token: Token) -> Actor | None:
        """The speakers in the plural of whose report "they" is the subject: "the Guards said they had fired"."""
        clause = token.head
        if token.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "ccomp":
            return None
        plural = [t for t in children(clause.head, "nsubj") if t.tag_ in {"NNS", "NNPS"} and t.i < token.i]
        said = {t.idx for noun in plural for t in (noun, *children(noun, "amod", "compound", "poss"))}
        for mention, _ in self._back(token, 0):
            actor = self._cast.get(mention.actor_id)
            if actor.kind in _COLLECTIVE and any(mention.start <= start < mention.end for start in said):
                return None if mention.how == "group" else actor  # "both nations said they": they are several
        return None

    def _together(self, token: Token) -> list[str]:
        """They for several: the last group, else the last parties that stand side by side."""
        groups: dict[tuple[int, int], list[str]] = {}
        by_start: dict[int, str] = {}
        for mention, _ in self._back(token, 1):
            if mention.how == "group":
                groups.setdefault((mention.start, mention.end), []).append(mention.actor_id)
            elif mention.how not in {"place", "pronoun"}:
                by_start.setdefault(mention.start, mention.actor_id)
        if groups:
            return groups[max(groups)][::-1]
        here = self._sentence(token.idx)
        for head in reversed(self._doc[: token.i]):
            if here - self._sentence(head.idx) > 1:
                break
            if head.dep_ == "conj" or not head.conjuncts or head.pos_ not in {"PROPN", "NOUN"}:
                continue
            members = [by_start[t.idx] for t in conjuncts(head) if t.idx in by_start]
            if len(set(members)) >= 2:
                return members
        return []


def _first_name_gender(name: str, default: str) -> str:
    first, *rest = name.split(" ", 1)
    return first_names().get(first, default) if rest else default


def _is_thing(it: Token) -> bool:
    """Is "it" no party: weather, "it is clear that", or the object of a verb that takes things?"""
    head = it.head.head if it.head.dep_ == "aux" else it.head
    if it.dep_ == "expl" or (it.dep_ == "nsubj" and head.lemma_ in _WEATHER):
        return True
    if it.dep_ == "nsubj" and head.lemma_ == "be":
        if any(c.lemma_.lower() in words("signal_willing") for c in children(head, "acomp")):
            return False  # "it is ready to talk"
        return any(c.dep_ in {"acomp", "attr", "ccomp"} or c.lower_ in _ENDED for c in head.children)
    if it.dep_ == "pobj":
        return head.lower_ != "against"
    return it.dep_ in _OBJECTS and head.lemma_.lower() not in words("party_objects")
