from spacy.language import Language
from spacy.tokens import Doc

from kit.language.extensions import register


class StancesComponent:
    def __call__(self, doc: Doc) -> Doc:
        doc._.stances = ()
        return doc


@Language.factory("kit_stances")
def make(nlp: Language, name: str) -> StancesComponent:
    register()
    return StancesComponent()
