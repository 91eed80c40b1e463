"""Cells that are texts, addresses and words of lists."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from services.reintegration.directory.values.weekdays import weekdays
from services.reintegration.directory.values.wrong import Read, Wrong

LONGEST_TEXT, LONGEST_NAME, LONGEST_ADDRESS = 20_000, 500, 1_000
LONGEST_DAYS = 200
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}")
BYDAY = re.compile(r"(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU))*")


def text(given: str, most: int = LONGEST_TEXT) -> Read:
    """A text without signs that cannot be shown."""
    cleaned = CONTROL.sub("", given).strip()
    return Wrong("too_long") if len(cleaned) > most else cleaned or None


def name(given: str) -> Read:
    """A text of one line that is not long."""
    return text(" ".join(given.split()), LONGEST_NAME)


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
    """Days of the week by RFC 5545: MO,WE or 1MO; or in words."""
    cleaned = re.sub(r"\s", "", given.upper()).replace(";", ",").strip(",")
    if len(cleaned) <= LONGEST_DAYS and BYDAY.fullmatch(cleaned):
        return cleaned
    return (weekdays(given) if len(given) <= LONGEST_DAYS else None) or Wrong("not_a_weekday")


def one_of(*allowed: str) -> Callable[[str], Read]:
    """A word of a list, whatever its case."""
    known = {word.casefold(): word for word in allowed}

    def read(given: str) -> Read:
        return known.get(" ".join(given.casefold().replace("_", " ").split()), Wrong("not_in_the_list"))

    return read
