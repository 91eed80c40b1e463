"""How each field is read: by what is published about it, and by what is known about some of them."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from services.reintegration.directory.values import numbers, texts
from services.reintegration.directory.values.wrong import Read, Wrong
from services.reintegration.hsds.checking.languages import country_code
from services.reintegration.hsds.spec import HsdsField, entities

Reader = Callable[[str], Read]
LINKED = ("organization", "program", "service", "service_at_location", "location", "phone", "contact", "address", "schedule")


def _age(given: str) -> Read:
    read = numbers.integer(given)
    return read if not isinstance(read, int) or 0 <= read <= 150 else Wrong("impossible_age")


def _founded(given: str) -> Read:
    read = numbers.integer(given[:4] if len(given) > 4 and given[4] == "-" else given)
    return read if not isinstance(read, int) or 1000 <= read <= numbers.LATEST else Wrong("impossible_year")


def _country(given: str) -> Read:
    return country_code(given) or Wrong("unknown_country")


def _currency(given: str) -> Read:
    code = given.strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else Wrong("unknown_currency")


def _short(most: int) -> Reader:
    return lambda given: texts.text(" ".join(given.split()), most)


def _extension(given: str) -> Read:
    read = numbers.integer(re.sub(r"(?i)^\s*(?:ext(?:ension)?\.?|x|доб\.?|вн\.?)\s*", "", given))
    return str(read) if isinstance(read, int) and read >= 0 else Wrong("not_a_whole_number")


def _count(given: str) -> Read:
    read = numbers.integer(given)
    return read if not isinstance(read, int) or read >= 0 else Wrong("not_a_whole_number")


def _in_a_range(least: float, most: float) -> Reader:
    def read(given: str) -> Read:
        found = numbers.number(given)
        return found if not isinstance(found, float) or least <= found <= most else Wrong("not_on_earth")

    return read


OWN: Mapping[tuple[str, str], Reader] = {
    ("organization", "year_incorporated"): _founded,
    ("service", "minimum_age"): _age,
    ("service", "maximum_age"): _age,
    ("service", "fees"): texts.text,
    ("location", "latitude"): numbers.number,
    ("location", "longitude"): numbers.number,
    ("address", "country"): _country,
    ("address", "postal_code"): _short(40),
    ("address", "address_1"): texts.text,
    ("cost_option", "currency"): _currency,
    ("cost_option", "amount"): numbers.amount,
    ("phone", "number"): _short(100),
    ("phone", "extension"): _extension,
    ("phone", "type"): _short(40),
    ("schedule", "byday"): texts.byday,
    ("schedule", "freq"): texts.one_of("DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
    ("schedule", "count"): _count,
    ("schedule", "interval"): _count,
    ("schedule", "timezone"): _in_a_range(-14, 14),
    ("service_area", "extent"): texts.text,
    ("service_area", "extent_type"): _short(40),
    ("attribute", "value"): texts.text,
    ("attribute", "link_entity"): texts.one_of(*(name.replace("_", " ") for name in LINKED)),
    ("language", "code"): _short(20),
    ("taxonomy", "description"): texts.text,
    ("taxonomy_term", "language"): _short(20),
    ("service_capacity", "available"): _count,
    ("service_capacity", "maximum"): _count,
}
BY_FORMAT: Mapping[str, Reader] = {
    "uri": texts.address, "email": texts.email, "date": numbers.day, "date-time": numbers.moment, "datetime": numbers.moment,
    "time": numbers.clock,
}  # fmt: skip


@cache
def reader(entity: str, name: str) -> Reader:
    """What reads this field of an entity."""
    if (own := OWN.get((entity, name))) is not None:
        return own
    field = entities()[entity].fields[name]
    return _of(field)


def _of(field: HsdsField) -> Reader:
    if field.allowed:
        return texts.one_of(*field.allowed)
    for kind in (field.format or "", field.kind):
        if kind in BY_FORMAT:
            return BY_FORMAT[kind]
    if field.kind == "number":
        return numbers.number
    return texts.text if field.by_language and field.name != "name" else texts.name
