"""One report of a bracelet, and reading reports from NDJSON or CSV."""

import csv
import gzip
import io
import math
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from shared.values import JsonObject

MECHANISMS = ("GPS", "WIFI", "LBS", "RF")
OTHER_NAMES = {"GNSS": "GPS", "WI-FI": "WIFI", "WLAN": "WIFI", "CELL": "LBS", "GSM": "LBS", "BEACON": "RF"}
UNPLACED = frozenset({"inherited", "invalid", "no_fix", "jamming"})
ASSUMED_ACCURACY = {"GPS": 15.0, "WIFI": 50.0, "LBS": 1000.0, "RF": 15.0}


class BadFix(ValueError):
    """A report that cannot be read; the text says why."""


class Fix(NamedTuple):
    """`at` in epoch seconds of the device's clock; `accuracy` the reported 68 % radius in metres; battery in per cent.

    `latitude` is None if the message had no position of its own. The order of fields is the canonical order of evidence.
    """

    at: float
    sequence: int = 0
    mechanism: str = "GPS"
    latitude: float = math.nan
    longitude: float = math.nan
    accuracy: float = 15.0
    speed: float = -1.0
    battery: float = -1.0
    flags: tuple[str, ...] = ()

    @property
    def placed(self) -> bool:
        """Whether this report has its own position that can be used."""
        return self.latitude == self.latitude and UNPLACED.isdisjoint(self.flags)  # NaN differs from itself


def canonical(fixes: Iterable[Fix]) -> list[Fix]:
    """The same list for the same set of reports, in whatever order and however often each arrived."""
    given = list(fixes)
    if len(given) < 2 or all(before.at < after.at for before, after in pairwise(given)):
        return given
    unique = {_key(fix): fix for fix in given}
    return [unique[key] for key in sorted(unique)]


def _key(fix: Fix) -> tuple[Any, ...]:
    # NaN cannot be sorted: a report without a position sorts by -999.
    latitude = fix.latitude if fix.latitude == fix.latitude else -999.0
    longitude = fix.longitude if fix.longitude == fix.longitude else -999.0
    return (fix.at, fix.sequence, fix.mechanism, latitude, longitude, fix.accuracy, fix.speed, fix.battery, fix.flags)


# Beyond any instrument, and well inside what the table's columns hold: one wild number must not take its batch with it.
MOST = {"latitude": 1e3, "longitude": 1e3, "accuracy_m": 1e7, "speed_mps": 1e4, "battery": 1e4, "sequence": 2.0**53 - 1}
LAST_SECOND = 1e11  # what is later than this was meant in milliseconds


def moment(value: Any) -> float:
    """Epoch seconds from epoch seconds, epoch milliseconds or ISO 8601 (without an offset: UTC). Raises BadFix."""
    if type(value) is float and -LAST_SECOND <= value <= LAST_SECOND:
        return value
    try:
        number = float(value)
    except (TypeError, ValueError):
        try:
            parsed = datetime.fromisoformat(str(value).strip())
        except ValueError as wrong:
            raise BadFix("fix_time is not a time") from wrong
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
    if not math.isfinite(number) or isinstance(value, bool):
        raise BadFix("fix_time is not a time")
    return number / 1000 if number > LAST_SECOND else number


def parse(row: JsonObject) -> Fix:
    """A report from one JSON object or CSV row. Raises BadFix."""
    mechanism = row.get("mechanism") or "GPS"
    if not isinstance(mechanism, str) or mechanism not in ASSUMED_ACCURACY:
        mechanism = OTHER_NAMES.get(str(mechanism).upper(), str(mechanism).upper())
        if mechanism not in ASSUMED_ACCURACY:
            raise BadFix("mechanism is none of GPS, WIFI, LBS, RF")
    latitude, longitude = _number(row, "latitude", math.nan), _number(row, "longitude", math.nan)
    if (latitude == latitude) != (longitude == longitude):
        raise BadFix("latitude and longitude belong together")
    if latitude == latitude and not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BadFix("latitude or longitude is out of range")
    accuracy = _number(row, "accuracy_m", ASSUMED_ACCURACY[mechanism])
    if accuracy < 0:
        raise BadFix("accuracy_m is negative")
    return Fix(
        *(moment(row.get("fix_time")), int(_number(row, "sequence", 0)), mechanism, latitude, longitude, accuracy),
        *(_number(row, "speed_mps", -1.0), _number(row, "battery", -1.0), _flags(row.get("flags"))),
    )


def read(path: Path) -> Iterator[tuple[str, Fix]]:
    """(device, report) of each line of an NDJSON or CSV file, also gzipped. Raises BadFix naming the line."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8-sig")
    rows: Iterable[Any] = csv.DictReader(io.StringIO(text))
    if text.lstrip()[:1] == "{":
        rows = (orjson.loads(line) for line in text.splitlines() if line.strip())
    number = 0
    try:
        for row in rows:
            number += 1
            yield str(row["device_id"]), parse(row)
    except (BadFix, KeyError, TypeError, AttributeError, orjson.JSONDecodeError, csv.Error) as wrong:
        raise BadFix(f"record {number or 1}: {wrong}") from wrong


def _number(row: JsonObject, name: str, otherwise: float) -> float:
    value, most = row.get(name), MOST[name]
    if (type(value) is float or type(value) is int) and -most <= value <= most:
        return float(value)
    if value is None or value == "":
        return otherwise
    try:
        number = float(value)
    except (TypeError, ValueError) as wrong:
        raise BadFix(f"{name} is not a number") from wrong
    if not math.isfinite(number) or isinstance(value, bool):
        raise BadFix(f"{name} is not a number")
    if abs(number) > most:
        raise BadFix(f"{name} is out of range")
    return number


def _flags(value: Any) -> tuple[str, ...]:
    if not value:
        return ()
    words = value.replace(";", " ").replace("|", " ").replace(",", " ").split() if isinstance(value, str) else value
    if (
        not isinstance(words, list | tuple)
        or not all(isinstance(word, str) and len(word) <= 40 and word.isprintable() for word in words)
        or len(words) > 32
    ):
        raise BadFix("flags is not a list of words")
    return tuple(sorted({word.strip().lower() for word in words}))
