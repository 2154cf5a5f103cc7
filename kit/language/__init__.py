"""The language room: a spaCy pipeline that finds actors, quotes, stances and signals in a text."""

from kit.language.pipeline import base_pipes, pipeline, read_doc

__all__ = ["base_pipes", "pipeline", "read_doc"]
