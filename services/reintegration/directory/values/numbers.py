"""Cells that are numbers, days and times."""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation

from services.reintegration.directory.values.wrong import Read, Wrong

EARLIEST, LATEST = 1900, 2199
ISO_DAY = re.compile(r"(\d{4,6})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
OTHER_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4,6})")
CLOCK = re.compile(r"(\d{1,2})(?:[:.-]?(\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?")

NAMED = {"noon": time(12), "midday": time(12), "полдень": time(12), "midnight": time(0), "полночь": time(0)}


def number(given: str) -> Read:
    """A decimal number; a comma is a point."""
    try:
        read = float(given.strip().replace(",", "."))
    except ValueError:
        return Wrong("not_a_number")
    return read if abs(read) < 1e12 else Wrong("not_a_number")  # also refuses what is no number (nan)


def integer(given: str) -> Read:
    """A whole number, also written 12.0."""
    read = number(given)
    if isinstance(read, float) and read.is_integer() and abs(read) < 2**31:
        return int(read)
    return Wrong("not_a_whole_number")


def amount(given: str) -> Read:
    """An amount of money."""
    try:
        read = Decimal(re.sub(r"[\s$€₸£]", "", given).replace(",", "."))
    except InvalidOperation:
        return Wrong("not_a_number")
    return round(read, 2) if read.is_finite() and 0 <= read < 10**11 else Wrong("not_a_number")


def day(given: str) -> Read:
    """A date, ISO or 05.11.2026; a year that no calendar of ours holds is wrong."""
    found = ISO_DAY.fullmatch(given.strip())
    other = OTHER_DAY.fullmatch(given.strip())
    if found:
        year, month, number_of_day = map(int, found.groups())
    elif other:
        number_of_day, month, year = map(int, other.groups())
    else:
        return Wrong("not_a_date")
    if not EARLIEST <= year <= LATEST:
        return Wrong("impossible_year")
    try:
        return date(year, month, number_of_day)
    except ValueError:
        return Wrong("no_such_day")


def moment(given: str) -> Read:
    """A moment by ISO 8601; one without a zone is UTC, a date alone is its beginning."""
    try:
        read = datetime.fromisoformat(given.strip())
    except ValueError:
        whole = day(given)
        return datetime(whole.year, whole.month, whole.day, tzinfo=UTC) if isinstance(whole, date) else whole
    if not EARLIEST <= read.year <= LATEST:
        return Wrong("impossible_year")
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def clock(given: str) -> Read:
    """A time of the day: 9:00, 9-00, 0900, 09:00:00, 9 a.m., noon, 24:00 (the day's end)."""
    if (named := NAMED.get(given.strip().casefold())) is not None:
        return named
    found = CLOCK.fullmatch(given.strip())
    if found is None:
        return Wrong("not_a_time")
    hours, minutes, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half:
        if not 1 <= hours <= 12:
            return Wrong("not_a_time")
        hours = hours % 12 + (12 if half == "p" else 0)
    if (hours, minutes) == (24, 0):
        return time(0, 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else Wrong("not_a_time")
