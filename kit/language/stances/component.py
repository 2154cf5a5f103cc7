"""The pipeline component that sets `doc._.stances`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kit.language.extensions import register
from kit.language.stances.answers import answered
from kit.language.stances.cues import from_cues
from kit.language.stances.judgements import from_judgements
from kit.language.stances.records import settled, stance

RULES = frozenset({"verb", "passive", "noun", "light_verb", "received", "phrase", "adjective", "agent_noun", "label",
                   "quoted_judgement", "quoted_act", "duty", "answer"})


def read(doc: Doc) -> Doc:
    """Set `doc._.stances`: every position that the text states or reports, in the order of the cues.

    Works on `doc._.mentions` and `doc._.quotes`; the journalist's own words are no stance.
    """
    found = settled([*from_cues(doc), *from_judgements(doc)])
    doc._.stances = tuple(stance(doc, finding) for finding in answered(doc, found))
    return doc


class StancesComponent:
    """Finds stances in a parsed Doc whose actors and quotes were read before."""

    def __call__(self, doc: Doc) -> Doc:
        return read(doc)


@Language.factory("kit_stances")
def make(nlp: Language, name: str) -> StancesComponent:
    register()
    return StancesComponent()
