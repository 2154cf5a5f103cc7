"""The brief room: from a corpus, a choice and what the analyst judges to a page that others act on, in four formats."""

from kit.brief.making import make
from kit.brief.writing import FORMATS, contents, write

__all__ = ["FORMATS", "contents", "make", "write"]
