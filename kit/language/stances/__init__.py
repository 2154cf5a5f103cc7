"""The component `kit_stances`: who stands how toward whom."""

from kit.language.stances.component import make, read

__all__ = ["make", "read"]
