"""Changes to the roster, as an analyst makes them by hand: each takes the frame and gives a new one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kit.lexicon.roster import COLUMNS, KINDS

if TYPE_CHECKING:
    import pandas as pd


def roster_frame(path: str | os.PathLike) -> pd.DataFrame:
    """The roster's file as it is, all cells text, rows with faults included; no rows for a missing file."""
    import pandas as pd

    path = Path(path)
    if not path.exists():
        return pd.DataFrame(columns=list(COLUMNS), dtype="object")
    with path.open(encoding="utf-8-sig") as lines:
        first = next(lines, "")
    mark = ";" if first.count(";") > first.count(",") else ","
    frame = pd.read_csv(path, sep=mark, dtype="object", keep_default_na=False, encoding="utf-8-sig")
    return frame.reindex(columns=list(COLUMNS), fill_value="")


def with_actor(
    frame: pd.DataFrame,
    known_as: str,
    *,
    name: str | None = None,
    side: str | None = None,
    kind: str | None = None,
    role: str | None = None,
    aliases: tuple[str, ...] = (),
) -> pd.DataFrame:
    """The actor known as `known_as` gets this name, side, kind and role (None or "" leaves what the roster has, but
    the side "" is none), and these further names. Its old name stays as an alias. A new row is added if none of the
    roster's is about it.

    Raises ValueError for an unknown kind or a `|` in a name.
    """
    import pandas as pd

    for given in (name or "", *aliases):
        if "|" in given:
            raise ValueError(f"name = {given!r}: the sign | parts names in the roster; leave it out")
    if kind and kind not in KINDS:
        raise ValueError(f"kind = {kind!r}; it must be one of {', '.join(KINDS)}")
    frame = frame.reindex(columns=list(COLUMNS), fill_value="").astype("object").copy()
    at = _row_about(frame, known_as)
    if at is None:
        new = dict.fromkeys(COLUMNS, "") | {"name": known_as, "kind": kind or "person"}
        frame = pd.concat([frame, pd.DataFrame([new])], ignore_index=True)
        at = frame.index[-1]
    new_name = name or frame.at[at, "name"]
    others = [*_names(frame.at[at, "aliases"]), frame.at[at, "name"], known_as, *map(str.strip, aliases)]
    frame.at[at, "aliases"] = "|".join(dict.fromkeys(other for other in others if other and other != new_name))
    for column, value in (("name", name), ("side", side), ("kind", kind), ("role", role)):
        if value or (column == "side" and value == ""):
            frame.at[at, column] = value
    return frame


def merged(frame: pd.DataFrame, one: str, into: str, **fields: str | None) -> pd.DataFrame:
    """The actor known as `one` becomes a further name of the one known as `into` (`fields`: what is known of that).

    Raises ValueError when both are the same.
    """
    if one == into:
        raise ValueError(f"{one!r} can't be merged into itself; choose another actor")
    frame = frame.reindex(columns=list(COLUMNS), fill_value="").astype("object")
    aliases = [one]
    at = _row_about(frame, one)
    if at is not None and at != _row_about(frame, into):
        aliases += [frame.at[at, "name"], *_names(frame.at[at, "aliases"])]
        frame = frame.drop(index=at).reset_index(drop=True)
    return with_actor(frame, into, aliases=tuple(aliases), **fields)


def split(frame: pd.DataFrame, known_as: str, alias: str, *, kind: str = "person") -> pd.DataFrame:
    """`alias` is no further name of the actor known as `known_as`, but an actor of its own, of this kind and no side.

    A row of its own is what parts the two, also where the kit and not the roster took them for one.

    Raises ValueError for an empty name, for the actor's own name, for an unknown kind or a `|` in the name.
    """
    alias = alias.strip()
    if not alias:
        raise ValueError("choose which of its names is somebody else's")
    if alias.casefold() == known_as.casefold():
        raise ValueError(f"{alias!r} is the actor's own name; rename the actor instead")
    frame = frame.reindex(columns=list(COLUMNS), fill_value="").astype("object").copy()
    at = _row_about(frame, alias)
    if at is not None:
        if frame.at[at, "name"].casefold() == alias.casefold():
            raise ValueError(f"{alias!r} has a row of its own in the roster already")
        kept = [name for name in _names(frame.at[at, "aliases"]) if name.casefold() != alias.casefold()]
        frame.at[at, "aliases"] = "|".join(kept)
    return with_actor(frame, alias, kind=kind)


def _row_about(frame: pd.DataFrame, name: str) -> int | None:
    wanted = name.casefold()
    for at, row in frame.iterrows():
        if wanted in {known.casefold() for known in (row["name"], *_names(row["aliases"]))}:
            return at
    return None


def _names(cell: str) -> list[str]:
    return [name.strip() for name in str(cell).split("|") if name.strip()]
