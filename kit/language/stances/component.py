"""The pipeline component that sets `doc._.stances`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kit.language.extensions import article_id, register, was_read
from kit.language.quotes.component import QuotesComponent
from kit.language.stances.answers import answered
from kit.language.stances.carried import carried
from kit.language.stances.cues import from_cues
from kit.language.stances.judgements import from_judgements
from kit.language.stances.records import settled, stance

RULES = frozenset(
    {
        "verb",
        "passive",
        "noun",
        "light_verb",
        "received",
        "phrase",
        "adjective",
        "agent_noun",
        "label",
        "quoted_judgement",
        "quoted_adjective",
        "quoted_act",
        "duty",
        "reckoning",
        "answer",
        "allusion",
        "carried",
    }
)


def read(doc: Doc) -> Doc:
    """Set `doc._.stances`: every position that the text states or reports, in the order of the cues.

    Works on `doc._.mentions` and `doc._.quotes`; the journalist's own words are no stance.
    """
    found = settled([*from_cues(doc), *from_judgements(doc)])
    article = article_id(doc) if found else ""
    found = list(answered(doc, found))
    doc._.stances = tuple(stance(doc, article, finding) for finding in carried(doc, found))
    return doc


class StancesComponent:
    """Finds stances in a parsed Doc. Actors and quotes are read first, with defaults, where no layer did so before."""

    def __init__(self, nlp: Language) -> None:
        self._quotes = QuotesComponent(nlp)

    def __call__(self, doc: Doc) -> Doc:
        if not was_read(doc, "quotes"):
            doc = self._quotes(doc)
        return read(doc)


@Language.factory("kit_stances")
def make(nlp: Language, name: str) -> StancesComponent:
    register()
    return StancesComponent(nlp)
