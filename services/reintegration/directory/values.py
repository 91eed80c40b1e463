"""One cell as a value of its kind, or what is wrong with it: pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

EARLIEST, LATEST = 1900, 2199
LONGEST_TEXT, LONGEST_NAME, LONGEST_ADDRESS = 20_000, 500, 1_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}")
ISO_DAY = re.compile(r"(\d{4,6})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
OTHER_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4,6})")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?")
BYDAY = re.compile(r"(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU))*")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a cell, as a code of hsds.words. `kept`: a corrected value stands in its place."""

    problem: str
    value: object = None


Value = str | int | float | Decimal | date | time | datetime | None
Read = Value | Wrong


def text(given: str, most: int = LONGEST_TEXT) -> Read:
    """A text without signs that cannot be shown."""
    cleaned = CONTROL.sub("", given).strip()
    return Wrong("too_long") if len(cleaned) > most else cleaned or None


def name(given: str) -> Read:
    """A text of one line that is not long."""
    return text(" ".join(given.split()), LONGEST_NAME)


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
    """A time of the day: 9:00, 09:00:00, 9 AM, 24:00 (the day's end)."""
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


def address(given: str) -> Read:
    """A web address. One without its scheme gets one; others than http and https are left out."""
    cleaned = given.strip()
    if len(cleaned) > LONGEST_ADDRESS or re.search(r"\s|[<>\"{}|\\^`]", cleaned):
        return Wrong("not_an_address")
    bare = "://" not in cleaned and re.match(r"[\w-]+(\.[\w-]+)+([/?#:].*)?$", cleaned)
    whole = f"https://{cleaned}" if bare else cleaned
    try:
        parts = urlsplit(whole)
        ok = parts.scheme.casefold() in {"http", "https"} and "." in (parts.hostname or "") and (parts.port or 1) > 0
    except ValueError:
        ok = False
    if not ok or CONTROL.search(whole) or not whole.isascii():
        return Wrong("not_an_address")
    return Wrong("address_without_scheme", whole) if bare else whole


def email(given: str) -> Read:
    """An e-mail address."""
    cleaned = given.strip().removeprefix("mailto:")
    return cleaned if len(cleaned) <= 254 and EMAIL.fullmatch(cleaned) else Wrong("not_an_email")


def byday(given: str) -> Read:
    """Days of the week by RFC 5545: MO,WE or 1MO."""
    cleaned = re.sub(r"\s", "", given.upper()).replace(";", ",").strip(",")
    return cleaned if len(cleaned) <= 200 and BYDAY.fullmatch(cleaned) else Wrong("not_a_weekday")


def one_of(*allowed: str) -> Callable[[str], Read]:
    """A word of a list, whatever its case."""
    known = {word.casefold(): word for word in allowed}

    def read(given: str) -> Read:
        return known.get(" ".join(given.casefold().replace("_", " ").split()), Wrong("not_in_the_list"))

    return read
