"""Names of HSDS 1.1 and its drafts, and what they are called in 3.0."""

import re
from collections.abc import Callable, Mapping

Values = dict[str, object]
FILES = {
    "physical_address": "address", "postal_address": "address", "mail_address": "address",
    "accessibility_for_disabilities": "accessibility",    "regular_schedule": "schedule", "holiday_schedule": "schedule",
    "payment_accepted": "cost_option", "payments_accepted": "cost_option",
    "service_attribute": "attribute", "other_attribute": "attribute", "service_taxonomy": "attribute", "eligibility": "eligibility",
    "services_at_location": "service_at_location", "taxonomies": "taxonomy", "capacity": "service_capacity",
}  # fmt: skip
"""Names of files and lists, singular, that are not the entity's own name."""
FIELDS: Mapping[str, Mapping[str, str]] = {
    "organization": {"url": "website"},
    "service": {"fees": "fees_description"},
    "service_area": {"service_area": "name"},
    "language": {"language": "name"},
    "accessibility": {"accessibility": "description"},
    "cost_option": {"payment": "option"},
    "taxonomy_term": {"term": "name", "vocabulary": "taxonomy"},
    "attribute": {"taxonomy_detail": "value"},
}
"""Fields by their later names, where the row has not the later one already."""
DAYS = {str(number): day for number, day in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), 1)}
TRUE = {"true", "t", "yes", "y", "1", "да", "иә"}
RULE_DAY = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$")
KNOWN = {
    "schedule": {"weekday", "closed", "start_date", "end_date", "rrule"},
    "attribute": {"service_id", "taxonomy_id"},
    "taxonomy_term": {"parent_name"},
    "phone": {"language", "department"},
    "address": {"address_3", "address_4"},
}
"""Fields of 1.1 that are read here without being fields of 3.0."""


EXTENSION = re.compile(r"(?i)(?:\bext(?:ension)?\.?|\bx|\bдоб\.?|\bвн(?:утр)?\.?)\s*(\d{1,8})\s*$")
LIST = re.compile(r"[,;/|&]|\band\b|\bи\b")
OWN = {"address", "accessibility"}
"""Entities whose own name ends in what looks like a plural."""


def entity_of(stem: str) -> str:
    """The entity of a file or list by its name: `Services`, `service` and `services` are one."""
    name = stem.casefold().replace("-", "_").replace(" ", "_")
    if name in FILES:
        return FILES[name]
    if name in OWN:
        return name
    singular = name[:-3] + "y" if name.endswith("ies") else name.removesuffix("es") if name.endswith("sses") else name.removesuffix("s")
    return FILES.get(singular, singular)


def older_table(stem: str) -> str:
    """The name of a table in singular, as an older version keeps it: two of them may be one entity now."""
    name = stem.casefold().replace("-", "_").replace(" ", "_")
    singular = name[:-3] + "y" if name.endswith("ies") else name.removesuffix("es") if name.endswith("sses") else name.removesuffix("s")
    return name if name in OWN else singular


def renamed(entity: str, stem: str, values: Values) -> tuple[str, Values]:
    """The row of an older version by its 3.0 names, and its entity there."""
    if entity == "taxonomy" and ("parent_id" in values or "vocabulary" in values or "term" in values):
        entity = "taxonomy_term"  # in 1.1 the list of terms
    names = FIELDS.get(entity, {})
    found = {names.get(name, name) if names.get(name) not in values else name: value for name, value in values.items()}
    if (change := CHANGES.get(entity)) is not None:
        change(stem.casefold(), found)
    return entity, found


def _address(stem: str, values: Values) -> None:
    more = [str(values.pop(name)) for name in ("address_2", "address_3", "address_4") if values.get(name)]
    if more:
        values["address_2"] = ", ".join(more)
    if not values.get("address_type"):
        values["address_type"] = "postal" if stem.startswith(("postal", "mail")) else "physical"


def _schedule(stem: str, values: Values) -> None:
    weekday = str(values.pop("weekday", "") or "").strip()
    if weekday:
        values.setdefault("byday", ",".join(DAYS.get(day, day) for day in weekday.split(",")))
        values.setdefault("freq", "WEEKLY")
    for older, name in (("start_date", "valid_from"), ("end_date", "valid_to")):
        if older in values:
            values.setdefault(name, values.pop(older))
    _rule(values)
    if str(values.pop("closed", "") or "").strip().casefold() in TRUE and values.get("valid_from"):
        values.setdefault("valid_to", values["valid_from"])
        values["valid_to"] = values["valid_to"] or values["valid_from"]
        values |= {"count": "0", "opens_at": "", "closes_at": ""}
    elif stem.startswith("holiday") and values.get("valid_from") and not values.get("valid_to"):
        values["valid_to"] = values["valid_from"]


def _rule(values: Values) -> None:
    """A rule in one cell, as RFC 5545 writes it: FREQ=WEEKLY;BYDAY=MO,TU."""
    rule = str(values.pop("rrule", "") or "").removeprefix("RRULE:")
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name and value:
            values.setdefault(name.strip().casefold(), RULE_DAY.sub(r"\1-\2-\3", value.strip()))


def _attribute(stem: str, values: Values) -> None:
    if "service_id" in values:
        values.setdefault("link_id", values.pop("service_id"))
        values.setdefault("link_entity", "service")
    if "taxonomy_id" in values:
        values.setdefault("taxonomy_term_id", values.pop("taxonomy_id"))
    if stem.startswith("other") and "link_entity" not in values:
        values["link_entity"] = values.pop("link_type", "")


def _cost(_: str, values: Values) -> None:
    if not values.get("option") and values.get("amount_description"):
        values["option"] = values["amount_description"]


def _phone(_: str, values: Values) -> None:
    """An extension that stands behind its number."""
    if not values.get("extension") and (found := EXTENSION.search(str(values.get("number") or ""))):
        values |= {"number": str(values["number"])[: found.start()].rstrip(" ,;"), "extension": found[1]}


def several(entity: str, values: Values) -> list[Values]:
    """The row, or one for each language where a cell names several."""
    name = "code" if values.get("code") else "name"
    parts = [part.strip() for part in LIST.split(str(values.get(name) or "")) if part.strip()]
    if entity != "language" or len(parts) < 2:
        return [values]
    return [values | {name: part} | ({"id": f"{values['id']}:{number}"} if values.get("id") else {}) for number, part in enumerate(parts)]


CHANGES: Mapping[str, Callable[[str, Values], None]] = {
    "address": _address,
    "schedule": _schedule,
    "attribute": _attribute,
    "cost_option": _cost,
    "phone": _phone,
}
