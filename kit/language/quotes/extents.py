"""How far the clauses go that a verb reports: where a parse cuts them short, or hangs what is said next into them."""

from __future__ import annotations

from spacy.tokens import Token

from kit.language.grammar import children
from kit.language.quotes.cues import CLOSERS, in_side_clause, is_finite
from kit.language.quotes.page import Page

_TURNS = {"and", "but", "while", "whereas", "though", "although"}
_AS_PAST = {"VBD": "VBN"}  # one form for both in most verbs
_IF = {"if", "unless"}
_SUBORDINATE = {"advcl", "pcomp", "csubj", "csubjpass"}
_JOINTS = {",", "and", "but", "or", "so"}  # what may stand between two clauses of one content


def clause_end(page: Page, cue: Token, clauses: list[Token]) -> int:
    """The token after the content of a verb whose clauses stand behind it."""
    end = _before_more(page, cue, clauses[0], _with_that(page, cue, _last_clause(page, cue, clauses)))
    done = _next_deed(page, cue, clauses[0], end)
    return _to_the_stop(page, cue, end) if done is None else done


def _next_deed(page: Page, cue: Token, top: Token, end: int) -> int | None:
    """Where what the speaker did next begins, behind closing marks: "said “the port is ours”, and left"."""
    for token in page.doc[top.i + 1 : end]:
        own = children(token, "nsubj", "nsubjpass", "aux", "auxpass")
        if token.dep_ != "conj" or own or token.tag_ not in {cue.tag_, _AS_PAST.get(cue.tag_)}:
            continue
        joint = token.i - 1
        if page.doc[joint].dep_ == "cc" and page.mark_at(token.idx) is None:
            last = joint - 1 - (page.doc[joint - 1].text == ",")
            if page.doc[last].text in CLOSERS:
                return last + 1
    return None


def condition(cue: Token, start: int) -> tuple[int, int] | None:
    """The condition in front of the speaker that belongs to what is said: "if elected, she said she would ..."."""
    for child in children(cue, "advcl"):
        opens = any(t.dep_ == "mark" and t.lower_ in _IF for t in child.children)
        if child.i < cue.i < start and child.tag_[:2] == "VB" and opens:
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _to_the_stop(page: Page, cue: Token, end: int) -> int:
    """To the end of the sentence, where what is left has no verb of speech of its own and either runs on without a
    comma or holds marks, which are somebody's words.
    """
    if page.mark_at(cue.idx) is not None or in_side_clause(cue) or _subordinate(cue) or end - 1 in page.kinds:
        return end
    rest = page.tokens(page.doc[end - 1].idx + 1, page.sentence_at(cue.idx).end)
    if not any(not t.is_punct for t in rest) or rest[0].text in {":", ";", "(", ")"}:
        return end
    marked = [page.mark_at(t.idx) is not None for t in rest]
    if any(t.i in page.kinds and not inside for t, inside in zip(rest, marked, strict=True)):
        return end
    runs_on = not rest[0].is_punct
    return rest[-1].i + 1 if runs_on or any(marked) else end


def _subordinate(cue: Token) -> bool:
    """Does the verb stand in a clause after which the sentence itself goes on: "while the board said so, ..."?"""
    while cue.dep_ == "conj" and cue.head != cue:
        cue = cue.head
    return cue.dep_ in _SUBORDINATE


def _last_clause(page: Page, cue: Token, clauses: list[Token]) -> int:
    """The end of the clauses below a verb that follow each other in its sentence: "said A, and B"."""
    end = clauses[0].right_edge.i + 1
    for clause in clauses[1:]:
        between = page.doc[end : clause.left_edge.i]
        if clause.left_edge.i - 1 in page.kinds:
            break  # "said A, with the paper reporting B"
        if clause.i >= end and clause.idx < page.sentence_at(cue.idx).end and all(t.text in _JOINTS for t in between):
            end = clause.right_edge.i + 1
    return end


def _with_that(page: Page, cue: Token, end: int) -> int:
    """The end of the content with what goes on: "said that A, that B and that C"."""
    stop = page.sentence_at(cue.idx).end
    while True:
        on = page.tokens(page.doc[end - 1].idx + 1, stop)[:3]
        that = next((t for t in on if t.lower_ == "that" and t.dep_ == "mark"), None)
        if that is None or any(t.text not in {",", ";"} and t.dep_ != "cc" for t in on[: on.index(that)]):
            return end
        end = max(that.head.right_edge.i + 1, that.i + 1)


def _before_more(page: Page, cue: Token, top: Token, end: int) -> int:
    """Where the content ends when the parse hangs what the speaker says next into it: "said that A, adding that B",
    "said it was opposed and warned of ...".
    """
    for token in page.doc[top.i + 1 : end]:
        if token.i not in page.kinds or page.kinds[token.i] != "speech" or page.mark_at(token.idx) is not None:
            continue
        if (turn := _turn(page, token)) is not None and turn > top.i:
            return turn
        before = page.doc[token.i - 1]
        if token.tag_ == "VBG" and token.dep_ in {"advcl", "conj"} and before.text in {",", "–", "—"}:
            return before.i
        own = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in token.children)
        same = token.tag_ == cue.tag_ or {token.tag_, cue.tag_} <= {"VBZ", "VBP"}
        if token.dep_ == "conj" and same and not own and joins(before):
            return before.i
    return end


def _turn(page: Page, verb: Token) -> int | None:
    """The comma after which somebody else speaks: "said A, but the mayor said B", "said A, while others urged B"."""
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if not own or not is_finite(verb):
        return None
    at = own[-1].left_edge.i - 1
    if at > 0 and page.doc[at].tag_ in {"WDT", "WP"} and page.doc[at - 1].text == ",":
        return at - 1  # "said it was full, which others said it was not"
    if at < 1 or page.doc[at].lower_ not in _TURNS or verb.dep_ not in {"conj", "advcl", "ccomp"}:
        return None
    return at - 1 if page.doc[at - 1].text == "," else at if page.doc[at].dep_ == "cc" else None


def joins(before: Token) -> bool:
    return before.dep_ == "cc" or (before.dep_ == "advmod" and before.i > 0 and before.nbor(-1).dep_ == "cc")


def past_day(cue: Token, start: int) -> int:
    """Where the content starts behind the day on which it was said, which parses hang below it: "said on Friday they
    had left". With a comma behind it the day belongs to the content.
    """
    first = cue.doc[start]
    if start != cue.i + 1 or first.dep_ not in {"prep", "npadvmod"}:
        return start
    days = children(first, "pobj") if first.dep_ == "prep" else [first]
    end = first.right_edge.i + 1
    if not days or days[0].ent_type_ != "DATE" or end >= len(cue.doc):
        return start
    return end if cue.doc[end].dep_ in {"nsubj", "nsubjpass", "det", "poss", "amod", "compound", "expl"} else start
