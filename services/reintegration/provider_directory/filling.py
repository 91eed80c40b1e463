"""An entry as the fields of its form."""

from datetime import date

from services.reintegration.provider_directory.hours import filled_hours
from services.reintegration.provider_directory.special_days import filled, rows_of
from shared.kato.fields import shown_place
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


def fields_of(entity: str, entry: JsonObject, today: date) -> Fields:
    """What the form shows of an entry."""
    found: Fields = {name: str(entry[name]) for name in PLAIN[entity] if entry.get(name) is not None}
    for name in TEXTS[entity]:
        found |= {f"{name}_{language}": text for language, text in (entry.get(name) or {}).items()}
    found["phones"] = "\n".join(entry.get("phones", ()))
    if entity == "service":
        found |= {f"documents_{language}": _lines(entry, language) for language in LANGUAGES}
        found["areas"] = "; ".join(shown_place(code) for code in entry.get("areas", ()))
        found |= {
            "more_needs": [need for need in entry.get("needs", ()) if need != entry.get("need")],
            "languages": list(entry.get("languages", ())),
        }
        found["locations"] = list(entry.get("locations", ()))
    if entity == "location":
        found |= (entry.get("addresses") or [{}])[0]
        found["kato"] = shown_place(entry.get("kato"))
        found |= {"access": list(entry.get("access", ())), "protected": ["yes"] if entry.get("protected") else []}
    return found | filled_hours(entry.get("hours", ())) | filled(rows_of(entry, today))


def _lines(entry: JsonObject, language: str) -> str:
    return "\n".join(paper.get(language, "") for paper in entry.get("documents", ())).rstrip("\n")
