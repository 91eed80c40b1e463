"""An entry as the fields of its form, and the fields as the entry."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import BaseModel

from services.reintegration.directory.opening.domain import DAYS
from services.reintegration.provider_directory.forms import typed_hours
from shared.values import JsonObject
from shared.web.i18n import LANGUAGES
from shared.web.request import Fields

TEXTS = {
    "organisation": ("description",),
    "service": ("name", "description", "eligibility_description", "application_process", "fees_description"),
    "location": ("name", "transportation"),
}
PLAIN = {
    "organisation": ("name", "alternate_name", "email", "website", "legal_status", "tax_id", "region"),
    "service": ("need", "minimum_age", "maximum_age", "status", "url", "email"),
    "location": ("kato", "latitude", "longitude"),
}


def fields_of(entity: str, entry: JsonObject) -> Fields:
    """What the form shows of an entry."""
    found: Fields = {name: str(entry[name]) for name in PLAIN[entity] if entry.get(name) is not None}
    for name in TEXTS[entity]:
        found |= {f"{name}_{language}": text for language, text in (entry.get(name) or {}).items()}
    found["phones"] = "\n".join(entry.get("phones", ()))
    if entity == "service":
        found |= {f"documents_{language}": _lines(entry, language) for language in LANGUAGES}
        found["areas"] = ", ".join(entry.get("areas", ()))
        found |= {"more_needs": list(entry.get("needs", ())), "languages": list(entry.get("languages", ()))}
        found["locations"] = list(entry.get("locations", ()))
    if entity == "location":
        found |= (entry.get("addresses") or [{}])[0]
        found["access"] = list(entry.get("access", ()))
    return found | _typed(entry)


def entry_of(entity: str, form: BaseModel, before: JsonObject, organisation: UUID | None) -> JsonObject:
    """The entry that the form makes of what it was; what the form does not show stays."""
    given = form.model_dump()
    after = before | {name: given[name] for name in PLAIN[entity]}
    for name in TEXTS[entity]:
        after[name] = _texts(before.get(name) or {}, given, name)
    after["phones"] = [line.strip() for line in (given["phones"] or "").splitlines() if line.strip()]
    if organisation is not None:
        after["organisation"] = str(organisation)
    if entity == "service":
        after |= _service(before, form)
    if entity == "location":
        address = {name: given[name] for name in ("address_1", "city", "postal_code") if given[name]}
        after["addresses"] = [address, *before.get("addresses", ())[1:]]
        after["access"] = sorted(given["access"] or ())
    if entity != "organisation" and shown_as_days(before):
        after["hours"] = typed_hours(form)
    after.setdefault("ended", False)
    if entity == "organisation":
        after["region"] = given["region"] or ""
    return {name: value for name, value in after.items() if value is not None and not (name in TEXTS[entity] and not value)}


def shown_as_days(entry: JsonObject) -> bool:
    """Whether the hours fit the form: at most one span a day, without dates."""
    hours = entry.get("hours", ())
    days = [day for each in hours for day in str(each["days"]).split(",")]
    return (
        len(days) == len(set(days))
        and all(day in DAYS for day in days)
        and all("valid_from" not in each and "valid_to" not in each for each in hours)
    )


def _service(before: JsonObject, form: BaseModel) -> JsonObject:
    given = form.model_dump()
    more = [need for need in given["more_needs"] or () if need != given["need"]]
    known = set(before.get("languages", ())) - set(LANGUAGES)
    return {
        "needs": [given["need"], *more],
        "languages": sorted({*(given["languages"] or ()), *known}),
        "areas": given["areas"].split(",") if given["areas"] else [],
        "documents": _documents(given),
        "locations": sorted(given["locations"] or ()),
    }


def _texts(before: Mapping[str, str], given: Fields, name: str) -> dict[str, str]:
    """The three languages as they were typed; others as they were."""
    others = {language: text for language, text in before.items() if language not in LANGUAGES}
    return others | {language: text for language in LANGUAGES if (text := given[f"{name}_{language}"])}


def _documents(given: Fields) -> list[dict[str, str]]:
    """A paper a line; the same line in another language is the same paper."""
    lines = {language: [line.strip() for line in (given[f"documents_{language}"] or "").splitlines()] for language in LANGUAGES}
    longest = max(map(len, lines.values()))
    papers = [
        {language: rows[number] for language, rows in lines.items() if number < len(rows) and rows[number]} for number in range(longest)
    ]
    return [paper for paper in papers if paper]


def _lines(entry: JsonObject, language: str) -> str:
    return "\n".join(paper.get(language, "") for paper in entry.get("documents", ())).rstrip("\n")


def _typed(entry: JsonObject) -> Fields:
    if not shown_as_days(entry):
        return {}
    spans = {day: each for each in entry.get("hours", ()) for day in str(each["days"]).split(",")}
    return {
        f"hours_{day.lower()}_{end}": each[name] for day, each in spans.items() for end, name in (("from", "opens_at"), ("to", "closes_at"))
    }
