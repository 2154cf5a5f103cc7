"""The corpus room: many articles, annotated, as tables."""

from kit.corpus.annotate import annotate, hold
from kit.corpus.corpus import Corpus
from kit.corpus.scope import Scope

__all__ = ["Corpus", "Scope", "annotate", "hold"]
