"""What the tables of a corpus rest on beside texts and model: rules, roster, scope, weights, what was set by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.corpus.prints import reading_code
from kit.ids import digest
from kit.lexicon.roster import Roster

if TYPE_CHECKING:
    from kit.corpus.corpus import Corpus


def settings_of(corpus: Corpus, roster: Roster) -> dict[str, Any]:
    """Name -> value, JSON-able: two corpora of the same texts and model with the same settings have the same tables,
    reviews apart.
    """
    articles = [corpus.article(article_id) for article_id in corpus.articles["article_id"]]
    return {
        "rules and word lists": f"digest {reading_code()}",
        "roster": f"rows: {len(roster.rows)}, digest {digest(*map(repr, roster.rows))}",
        "scope": corpus.scope.as_json(),
        "weights other than the kit's": corpus.weights,
        "days set by hand": {a.id: a.date.isoformat() for a in articles if a.date and a.date_from == "analyst"},
        "lines put back": {a.id: sorted(lines) for a in articles if (lines := corpus.taken_back(a.id))},
    }
