"""The two pictures of a brief, with what they say in words."""

from __future__ import annotations

from matplotlib.figure import Figure

from kit.analysis import stances
from kit.analysis.briefing import Brief
from kit.views.brief_parts import POSITIONS, types
from kit.views.charts import stance_grid
from kit.views.event_charts import ladder


def pictured(brief: Brief, picture: str) -> tuple[Figure, str]:
    """The figure that a part names, and its alternative text."""
    if picture == POSITIONS:
        return stance_grid(brief.positions), stances.finding(brief.positions)
    counts = (f"{row[0]} {sum(row[2:])}" for row in types(brief.ladder).itertuples(index=False, name=None))
    return ladder(brief.ladder), f"Distinct events by type: {', '.join(counts)}."
