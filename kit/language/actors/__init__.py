"""The component `kit_actors`: who is in a text, for which side, and by which words."""

from kit.language.actors.component import make, read, resolve_quoted_pronouns

__all__ = ["make", "read", "resolve_quoted_pronouns"]
