from spacy.language import Language
from spacy.tokens import Doc

from kit.language.extensions import register


class SignalsComponent:
    def __call__(self, doc: Doc) -> Doc:
        doc._.signals = ()
        return doc


@Language.factory("kit_signals")
def make(nlp: Language, name: str) -> SignalsComponent:
    register()
    return SignalsComponent()
