"""Local times: hours of weekdays and dates, a first night, permissions; as windows in epoch seconds."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from shared.values import JsonObject

Window = tuple[float, float]
ALWAYS: tuple[Window, ...] = ((-math.inf, math.inf),)


class BadOrder(ValueError):
    """An order that cannot be evaluated; the text says why."""


@dataclass(frozen=True)
class Hours:
    """From `start` to `end` local time (past midnight where `end` is not later) on the days that begin on `days` (0 is Monday).

    `dates` replaces the weekdays; `except_dates` are left out; `first` and `last` bound the whole.
    """

    days: frozenset[int]
    start: time
    end: time
    dates: frozenset[date] = frozenset()
    except_dates: frozenset[date] = frozenset()
    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether these hours begin on that day."""
        if day in self.except_dates or (self.first and day < self.first) or (self.last and day > self.last):
            return False
        return day in self.dates if self.dates else day.weekday() in self.days

    def window(self, day: date, time_zone: ZoneInfo) -> Window | None:
        """The hours of one day; None if the clock was put forward over all of them.

        A time that the clock skips counts as the moment after the gap, one that comes twice as its first.
        """
        ends = day if self.end > self.start else day + timedelta(days=1)
        window = _epoch(datetime.combine(day, self.start), time_zone), _epoch(datetime.combine(ends, self.end), time_zone)
        return window if window[0] < window[1] else None


@dataclass(frozen=True)
class Curfew:
    """The person must be in `zone` (None: in any inclusion zone) during `hours`."""

    hours: Hours
    zone: str | None


@dataclass(frozen=True)
class Permission:
    """From `since` to `until` (epoch seconds) the named zones are not required; without names all but the forbidden ones and `but`.

    `suspended`: the monitoring itself is, and the forbidden ones are not required either, but for the distance to a protected place.
    """

    since: float
    until: float
    zones: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    suspended: bool = False


@lru_cache(maxsize=4096)  # many people keep the same hours
def windows(hours: tuple[Hours, ...], since: float, until: float, time_zone: ZoneInfo) -> tuple[Window, ...]:
    """The windows that begin on the local days from two before `since` to two after `until`, in order and without overlap.

    Adjoining windows are not joined, so that each depends only on what is near it.
    """
    day = datetime.fromtimestamp(since, UTC).astimezone(time_zone).date() - timedelta(days=2)
    last = datetime.fromtimestamp(until, UTC).astimezone(time_zone).date() + timedelta(days=2)
    found = list[Window]()
    while day <= last:
        found += [window for each in hours if each.holds(day) and (window := each.window(day, time_zone))]
        day += timedelta(days=1)
    return _apart(found)


def _apart(found: Iterable[Window]) -> tuple[Window, ...]:
    out: list[Window] = []
    for start, end in sorted(found):
        begin = max(start, out[-1][1]) if out else start
        if begin < end:
            out.append((begin, end))
    return tuple(out)


def without(found: Iterable[Window], taken: Iterable[Window]) -> list[Window]:
    """What is left of each window outside the times taken."""
    left = list(found)
    for begin, end in taken:
        left = [piece for window in left for piece in ((window[0], min(window[1], begin)), (max(window[0], end), window[1]))]
        left = [piece for piece in left if piece[0] < piece[1]]
    return left


def parse_hours(raw: Any, what: str) -> Hours:
    """Hours from JSON: `start`, `end` (HH:MM), `days`, `dates`, `except`, `from`, `until`. Raises BadOrder."""
    if not isinstance(raw, dict):
        raise BadOrder(f"{what} is not an object with start and end")
    days = raw.get("days", list(range(7)))
    if not isinstance(days, list) or any(day not in range(7) or isinstance(day, bool) for day in days):
        raise BadOrder("days are numbers from 0 (Monday) to 6")
    return Hours(
        frozenset(int(day) for day in days),
        _time(raw, "start", what),
        _time(raw, "end", what),
        _dates(raw, "dates", what),
        _dates(raw, "except", what),
        _date(raw["from"], what) if raw.get("from") else None,
        _date(raw["until"], what) if raw.get("until") else None,
    )


def parse_curfew(raw: JsonObject) -> Curfew:
    """Hours, and the `zone` to be in. Raises BadOrder."""
    return Curfew(parse_hours(raw, "curfew"), _zone_id(raw))


def parse_first_night(raw: Any) -> Curfew:
    """The night on which a person comes home: `date`, `start`, `end`, `zone`. Raises BadOrder."""
    if not isinstance(raw, dict) or "date" not in raw:
        raise BadOrder("first_night has no date")
    hours = parse_hours({"start": raw.get("start"), "end": raw.get("end")}, "first_night")
    return Curfew(Hours(frozenset(), hours.start, hours.end, frozenset({_date(raw["date"], "first_night")})), _zone_id(raw))


def parse_permission(raw: Any, time_zone: ZoneInfo) -> Permission:
    """A permission from JSON: `from` and `until` (ISO 8601, local without an offset), `zones`, `but`. Raises BadOrder."""
    if not isinstance(raw, dict):
        raise BadOrder("a permission is not an object with from and until")
    since, until = (_local(raw.get(name), name, time_zone) for name in ("from", "until"))
    if until <= since:
        raise BadOrder("a permission ends before it begins")
    return Permission(since, until, _ids(raw, "zones"), _ids(raw, "but"), raw.get("cause") == "suspended")


def _ids(raw: JsonObject, name: str) -> frozenset[str]:
    zones = raw.get(name) or []
    if not isinstance(zones, list):
        raise BadOrder("a permission's zones are not a list of ids")
    return frozenset(str(each) for each in zones)


def _zone_id(raw: JsonObject) -> str | None:
    zone = raw.get("zone")
    if zone is not None and not isinstance(zone, str):
        raise BadOrder("a curfew's zone is not the id of a zone")
    return zone


def _local(value: Any, name: str, time_zone: ZoneInfo) -> float:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        raise BadOrder(f"a permission's `{name}` is not a date with a time") from None
    return moment.timestamp() if moment.tzinfo else _epoch(moment, time_zone)


def _epoch(local: datetime, time_zone: ZoneInfo) -> float:
    return local.replace(tzinfo=time_zone).timestamp()


def _time(raw: JsonObject, name: str, what: str) -> time:
    try:
        found = time.fromisoformat(str(raw.get(name)))
    except ValueError:
        raise BadOrder(f"{what}: `{name}` is not a time such as 22:00") from None
    if found.tzinfo is not None:
        raise BadOrder(f"{what}: `{name}` is a local time, without an offset")
    return found


def _date(value: Any, what: str) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadOrder(f"{what}: {str(value)[:40]!r} is not a date such as 2026-12-31") from None


def _dates(raw: JsonObject, name: str, what: str) -> frozenset[date]:
    values = raw.get(name) or []
    if not isinstance(values, list):
        raise BadOrder(f"{what}: `{name}` is not a list of dates")
    return frozenset(_date(value, what) for value in values)
