"""The entry that the fields of a form make."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import BaseModel

from services.reintegration.provider_directory.filling import PLAIN, TEXTS
from services.reintegration.provider_directory.hours import typed_hours
from shared.values import JsonObject
from shared.web.i18n import LANGUAGES
from shared.web.request import Fields


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
        after |= {"access": sorted(given["access"] or ()), "protected": "yes" in (given["protected"] or ())}
    if entity != "organisation":
        after["hours"] = typed_hours(given, before.get("hours", ()))
    after.setdefault("ended", False)
    if entity == "organisation":
        after["region"] = given["region"] or ""
    return {name: value for name, value in after.items() if value is not None and not (name in TEXTS[entity] and not value)}


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
    lines: dict[str, list[str]] = {
        language: [line.strip() for line in (given[f"documents_{language}"] or "").splitlines()] for language in LANGUAGES
    }
    longest = max(map(len, lines.values()))
    papers = [
        {language: rows[number] for language, rows in lines.items() if number < len(rows) and rows[number]} for number in range(longest)
    ]
    return [paper for paper in papers if paper]
