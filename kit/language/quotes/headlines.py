"""Headlines that name their speaker with a colon: "Minister: talks have failed", "Talks have failed: minister"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kit.language.quotes.cues import has_clause, is_finite
from kit.language.quotes.found import Found
from kit.language.quotes.page import Page
from kit.language.quotes.speakers import can_speak
from kit.lexicon import words

_LONGEST = 25  # tokens of a headline
_NAME = 5  # tokens of the name in it


def headlines(page: Page) -> Iterator[Found]:
    """What short lines with one colon attribute to the name on its other side."""
    for start, end in page.lines[:2]:
        tokens = page.tokens(start, end)
        colons = [n for n, t in enumerate(tokens) if t.text == ":"]
        if len(colons) != 1 or len(tokens) > _LONGEST:
            continue
        at = colons[0]
        for name, content in ((tokens[:at], tokens[at + 1 :]), (tokens[at + 1 :], tokens[:at])):
            named = [t for t in name if not t.is_punct]
            if not 0 < len(named) <= _NAME or any(is_finite(t) for t in named) or not _is_name(page, named):
                continue
            while content and content[-1].text == ".":
                content = content[:-1]
            if not content or not (has_clause(content) or page.marks_within(content[0].idx, content[-1].idx)):
                continue
            where = named[0].idx, named[-1].idx + len(named[-1])
            cue = tokens[at].idx, tokens[at].idx + 1
            stop = content[-1].idx + len(content[-1])
            yield Found(content[0].idx, stop, "colon", cue, where, named[-1].i)
            break


def _is_name(page: Page, named: list[Token]) -> bool:
    """A person, a body, a role; a name that the model does not know, when the text names it again."""
    last = named[-1]
    if {named[0].lower_, last.lower_} & (words("roles") | words("headline_names")):
        return True
    named_again = last.text[:1].isupper() and page.text.count(last.text) > 1
    if named_again and last.lower_ not in page.text:
        return True  # "Olsen: ...", which many models take for a noun
    if last.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or last.pos_ == "NOUN":
        return can_speak(last)
    return all(t.pos_ == "PROPN" for t in named) and named_again
