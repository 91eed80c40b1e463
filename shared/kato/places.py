"""Codes of КАТО and their names (places.toml): what somebody typed, as a code, or what they may have meant."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from shared.spelling.fold import fold

FILE = Path(__file__).with_name("places.toml")
REGION, DISTRICT, WHOLE = 2, 4, 9
"""Digits of a region's code, of a district's, and of the longest."""
CODE = re.compile(r"\s*(\d{2,9})\b")
WORDS = re.compile(r"[^\W\d_]+")
KIND_WORDS = ("район", "ауданы", "district", "облысы", "область", "region", "г", "город", "қаласы", "city")
MOST_SUGGESTED = 4
ALIKE = 0.6
"""How alike two folded names must be to be suggested (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A region (two digits) or what lies in it (four). Names by language."""

    kato: str
    names: Mapping[str, str]

    @property
    def region(self) -> str:
        """The code of its region."""
        return self.kato[:REGION]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What was typed names no place, or several. `suggested`: what may have been meant."""

    suggested: Sequence[Place]


@cache
def places() -> Mapping[str, Place]:
    """Every known place by its code, each region before what lies in it."""
    rows = tomllib.loads(FILE.read_text())["place"]
    return {row["kato"]: Place(row["kato"], {code: name for code, name in row.items() if code != "kato"}) for row in rows}


def place_of(code: str | None) -> Place | None:
    """The district of a code, else its region; None for a code of neither."""
    text = code or ""
    known = places()
    return known.get(text[:DISTRICT]) or known.get(text[:REGION])


def name_of(code: str, language: str) -> str:
    """`Ақкөл ауданы, Ақмола облысы` for a code; the code itself where it is not known."""
    found = place_of(code)
    if found is None:
        return code
    region = places()[found.region]
    own = found.names[language]
    return own if found is region else f"{own}, {region.names[language]}"


def read(typed: str) -> str | Unknown:
    """The code that was typed, with or without its name, or that of the only place of this name.

    A code is known when its district is, or when it is a region's: 75, 7511, 751110000, 750000000.
    """
    if found := CODE.match(typed):
        code = found[1]
        return code if _known(code) else Unknown(_near_code(code))
    for bare in (False, True):  # the whole name first: Алматы is the city, and not what is called after it
        wanted = _key(typed, bare=bare)
        exact = [place for place, *keys in _keys() if wanted and wanted in keys[bare]]
        if len(exact) == 1:
            return exact[0].kato
        if exact:
            return Unknown(exact[:MOST_SUGGESTED])
    return Unknown(_alike(_key(typed, bare=True))[:MOST_SUGGESTED])


def _known(code: str) -> bool:
    district = code[REGION:DISTRICT]
    return code[:REGION] in places() and (district in {"", "00"} or code[:DISTRICT] in places()) and len(code) != REGION + 1


def _near_code(code: str) -> list[Place]:
    """What lies in its region under the nearest codes, and the region."""
    region = places().get(code[:REGION])
    inside = [place for place in places().values() if place.region == code[:REGION] and place is not region]
    near = sorted(inside, key=lambda place: (abs(int(place.kato) - int(code[:DISTRICT].ljust(DISTRICT, "0"))), place.kato))
    return [*([region] if region else []), *near][:MOST_SUGGESTED]


@cache
def _keys() -> Sequence[tuple[Place, frozenset[str], frozenset[str]]]:
    """Each place with its names as they are compared: whole, and without the words for its kind."""
    return [(place, _names(place, bare=False), _names(place, bare=True)) for place in places().values()]


def _names(place: Place, *, bare: bool) -> frozenset[str]:
    return frozenset(_key(name, bare=bare) for name in place.names.values()) - {""}


def _key(name: str, *, bare: bool) -> str:
    words = WORDS.findall(name.casefold())
    return " ".join(fold(word) for word in words if not (bare and word in KIND_WORDS))


def _alike(wanted: str) -> list[Place]:
    if not wanted:
        return []
    rated = [(max(SequenceMatcher(None, wanted, key).ratio() for key in bare), place) for place, _, bare in _keys()]
    return [place for ratio, place in sorted(rated, key=lambda each: (-each[0], each[1].kato)) if ratio >= ALIKE]
