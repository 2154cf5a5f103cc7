from spacy.language import Language
from spacy.tokens import Doc

from kit.language.extensions import register


class ActorsComponent:
    def use_roster(self, roster):
        self.roster = roster

    def __call__(self, doc: Doc) -> Doc:
        doc._.actors = ()
        return doc


@Language.factory("kit_actors")
def make(nlp: Language, name: str) -> ActorsComponent:
    register()
    return ActorsComponent()
