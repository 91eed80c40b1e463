"""What somebody looks for, as conditions on the service `s` with its organisation `o` and its free places `k`."""

# ruff: noqa: S608 - statements are put together from constants of this module; values travel as arguments

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.reintegration.directory.opening.conditions import open_at
from services.reintegration.directory.opening.domain import DAYS, ONE_DAY, Moment
from services.reintegration.directory.places import Point

EARTH_KM = 12_742
"""The earth's diameter."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The criteria of a search; None: any. `region` is the person's own; figures from before `fresh_since` are old.

    `kato`: the service must take people of this place. `near` and `km`: it must be so near. `open_at`: open then. `access`: codes of what
    its place must have. `words`: what was typed.
    """

    need: str | None
    language: str | None
    region: str
    fresh_since: datetime
    kato: str | None = None
    near: Point | None = None
    km: int | None = None
    open_at: Moment | None = None
    access: tuple[str, ...] = ()
    words: str = ""


@dataclass(slots=True)
class Conditions:
    """Filters by name, as SQL, with the values of their parameters."""

    values: list[object] = field(default_factory=list)
    filters: dict[str, str] = field(default_factory=dict)

    def value(self, value: object) -> str:
        """The parameter that holds a value."""
        self.values.append(value)
        return f"${len(self.values)}"

    @property
    def all(self) -> str:
        """All of them."""
        return " AND ".join(self.filters.values()) or "true"

    def all_but(self, name: str) -> str:
        """All but one, which is not met."""
        return " AND ".join([*(sql for other, sql in self.filters.items() if other != name), f"NOT {self.filters[name]}"])


def conditions(wanted: Wanted, fresh: str, meant: Sequence[Sequence[str]], *, without_full: bool) -> Conditions:
    """The filters that were chosen; `fresh` says whether a service's figure of free places is full and fresh (`{since}`),
    `meant` which words each typed word may mean."""
    found = Conditions()
    if wanted.need:
        need = found.value(wanted.need)
        found.filters["need"] = f"(s.need = {need} OR coalesce(s.needs, '{{}}') @> ARRAY[{need}]::varchar[])"
    if wanted.language:
        found.filters["language"] = f"({found.value(wanted.language)} = ANY(s.languages))"
    if wanted.kato:
        found.filters["place"] = _takes(found.value(wanted.kato))
    if wanted.near and wanted.km:
        found.filters["distance"] = f"(coalesce({distance(found, wanted.near)}, 1e9) <= {found.value(wanted.km)}::float8)"
    if wanted.open_at:
        found.filters["open"] = _open(found, wanted.open_at)
    for code in wanted.access:
        found.filters[f"access_{code}"] = _has(found.value(code))
    if wanted.words.strip():
        each = [f"s.search_key LIKE ANY ({found.value([f'% {word} %' for word in words])}::text[])" for words in meant] or ["false"]
        found.filters["words"] = f"({' AND '.join(each)})"
    if without_full:
        found.filters["free"] = f"(NOT {fresh.format(since=found.value(wanted.fresh_since))})"
    return found


def distance(found: Conditions, near: Point) -> str:
    """Kilometres to the nearest place of the service along a great circle (haversine); NULL where no place has coordinates."""
    latitude, longitude = f"{found.value(near.latitude)}::float8", f"{found.value(near.longitude)}::float8"
    return f"""(SELECT min({EARTH_KM} * asin(sqrt(power(sin(radians(l.latitude - {latitude}) / 2), 2)
        + cos(radians({latitude})) * cos(radians(l.latitude)) * power(sin(radians(l.longitude - {longitude}) / 2), 2))))
        FROM reintegration.service_at_location j JOIN reintegration.location l ON l.id = j.location AND l.ended_at IS NULL
        WHERE j.service = s.id AND NOT l.protected AND l.latitude IS NOT NULL)"""


def _takes(kato: str) -> str:
    """An area that holds the place or lies in it; a service without areas takes people of its own region."""
    area = "FROM reintegration.service_area a WHERE a.service = s.id AND a.kato IS NOT NULL"
    return f"""(EXISTS (SELECT {area} AND ({kato}::text ^@ a.kato OR a.kato ^@ {kato}::text))
        OR NOT EXISTS (SELECT {area}) AND (left(o.region, 2) = left({kato}::text, 2) OR EXISTS (
            SELECT FROM reintegration.service_at_location j JOIN reintegration.location l ON l.id = j.location AND l.ended_at IS NULL
            WHERE j.service = s.id AND left(l.kato, 2) = left({kato}::text, 2))))"""


def _open(found: Conditions, at: Moment) -> str:
    before = at.day - ONE_DAY
    today = found.value(at.day), found.value(DAYS[at.day.weekday()]), found.value(at.off)
    yesterday = found.value(before), found.value(DAYS[before.weekday()]), found.value(at.off_before)
    return open_at(found.value(at.clock), today, yesterday)


def _has(code: str) -> str:
    return f"""EXISTS (SELECT FROM reintegration.service_at_location j JOIN reintegration.accessibility a ON a.location = j.location
        WHERE j.service = s.id AND a.code = {code})"""
