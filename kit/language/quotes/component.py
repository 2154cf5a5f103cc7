from spacy.language import Language
from spacy.tokens import Doc

from kit.language.extensions import register


class QuotesComponent:
    def __call__(self, doc: Doc) -> Doc:
        doc._.quotes = ()
        return doc


@Language.factory("kit_quotes")
def make(nlp: Language, name: str) -> QuotesComponent:
    register()
    return QuotesComponent()
