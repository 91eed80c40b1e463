"""Names of HSDS 1.1 and its drafts, and what they are called in 3.0."""

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
DAYS = {"mo": "MO", "tu": "TU", "we": "WE", "th": "TH", "fr": "FR", "sa": "SA", "su": "SU"} | {
    str(number): day for number, day in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), 1)
}
KNOWN = {
    "schedule": {"weekday", "closed", "start_date", "end_date"},
    "attribute": {"service_id", "taxonomy_id"},
    "taxonomy_term": {"parent_name"},
    "phone": {"language", "department"},
    "address": {"address_3", "address_4"},
}
"""Fields of 1.1 that are read here without being fields of 3.0."""


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


def _schedule(_: str, values: Values) -> None:
    weekday = str(values.pop("weekday", "") or "").strip()
    if weekday:
        day = DAYS.get(weekday if weekday.isdigit() else weekday.casefold()[:2])
        values.setdefault("byday", day or weekday)
        values.setdefault("freq", "WEEKLY")
    for older, name in (("start_date", "valid_from"), ("end_date", "valid_to")):
        if older in values:
            values.setdefault(name, values.pop(older))
    values.pop("closed", None)


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


CHANGES: Mapping[str, Callable[[str, Values], None]] = {
    "address": _address,
    "schedule": _schedule,
    "attribute": _attribute,
    "cost_option": _cost,
}
