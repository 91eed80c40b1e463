"""An entry as the fields of its form."""

from services.reintegration.directory.opening.domain import DAYS
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
        found |= {
            "more_needs": [need for need in entry.get("needs", ()) if need != entry.get("need")],
            "languages": list(entry.get("languages", ())),
        }
        found["locations"] = list(entry.get("locations", ()))
    if entity == "location":
        found |= (entry.get("addresses") or [{}])[0]
        found |= {"access": list(entry.get("access", ())), "protected": ["yes"] if entry.get("protected") else []}
    return found | _typed(entry)


def shown_as_days(entry: JsonObject) -> bool:
    """Whether the hours fit the form: at most one span a day, without dates."""
    hours = entry.get("hours", ())
    days = [day for each in hours for day in str(each["days"]).split(",")]
    return (
        len(days) == len(set(days))
        and all(day in DAYS for day in days)
        and all("valid_from" not in each and "valid_to" not in each for each in hours)
    )


def _lines(entry: JsonObject, language: str) -> str:
    return "\n".join(paper.get(language, "") for paper in entry.get("documents", ())).rstrip("\n")


def _typed(entry: JsonObject) -> Fields:
    if not shown_as_days(entry):
        return {}
    spans = {day: each for each in entry.get("hours", ()) for day in str(each["days"]).split(",")}
    return {
        f"hours_{day.lower()}_{end}": each[name] for day, each in spans.items() for end, name in (("from", "opens_at"), ("to", "closes_at"))
    }
