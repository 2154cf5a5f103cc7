"""Which model reads, and which components follow it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kit.language.models import model_name, not_installed

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENTS = ("kit_actors", "kit_quotes", "kit_stances", "kit_signals")


def pipeline(model: str | None = None, *, roster: str | os.PathLike | pd.DataFrame | None = None) -> Language:
    """The spaCy pipeline with the kit's four components; usable without the rest of the kit.

    `roster`: the analyst's own list of actors, as the path of a CSV or a frame; it wins over everything else.
    Set `doc._.published` (a date) before the components run, so that "on Tuesday" becomes a day.
    Raises OSError when the model is not installed.
    """
    import spacy  # not above: who only asks for what was kept needs no spaCy, and its import takes a second

    import kit.language.datelines  # noqa: F401  (makes its component known to spaCy)
    from kit.language.extensions import register

    name = model_name(model)
    try:
        nlp = spacy.load(name)
    except OSError:
        raise not_installed(name) from None
    register()
    nlp.add_pipe("kit_datelines", first=True)
    nlp.add_pipe(COMPONENTS[0])
    if roster is not None:
        from kit.lexicon.roster import read_roster

        nlp.get_pipe("kit_actors").use_roster(read_roster(roster))
    for component in COMPONENTS[1:]:
        nlp.add_pipe(component)
    return nlp


def base_pipes(nlp: Language) -> list[str]:
    """The model's own pipes: what costs time and depends on text and model alone."""
    return [name for name in nlp.pipe_names if name not in COMPONENTS]


def read_doc(nlp: Language, doc: Doc) -> Doc:
    """Run the kit's components, and nothing else, over a parsed Doc; what an earlier reading left is overwritten."""
    for name in COMPONENTS:
        if name in nlp.pipe_names:
            doc = nlp.get_pipe(name)(doc)
    return doc
