"""The fields of an entry's form, in their order: what each is called, how it is typed, and its hint."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from services.reintegration import words
from services.reintegration.directory.opening.domain import DAYS
from services.reintegration.directory.places import centres
from services.reintegration.directory.words import ACCESS, STATUSES, access, day, status
from services.reintegration.provider_directory import special_days
from services.reintegration.provider_directory.hours import SPANS, names
from shared.messages.base import NEEDS
from shared.web.i18n import LANGUAGES, gettext

Kind = Literal["line", "area", "texts", "long_texts", "place", "select", "checkboxes", "hours", "special", "number"]
Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field, or one text in three languages (`texts`)."""

    name: str
    kind: Kind
    label: str
    hint: str = ""
    options: Options = ()


def fields(entity: str, locations: Options) -> list[FormField]:
    """The fields of an entity; `locations` are the places of the organisation to choose from."""
    return {"organisation": _organisation, "service": lambda: _service(locations), "location": _location}[entity]()


def labels(entity: str) -> dict[str, str]:
    """What each field is called, for messages and for before and after."""
    found = {field.name: field.label for field in fields(entity, ())}
    return found | {
        "needs": gettext("Kind of help"),
        "addresses": gettext("Street and house"),
        "hours": gettext("Opening hours"),
        "special_days": gettext("Special days"),
        "rules": gettext("Hours by other rules"),
        "ended": gettext("No longer in the directory"),
        "merged_into": gettext("Merged into"),
        "organisation": gettext("Organisation"),
        "reason": gettext("Why is this changed?"),
    }


def labels_typed(entity: str) -> dict[str, str]:
    """The same by the names of what is typed: a text in three languages is three fields."""
    by_language = {
        f"{field.name}_{language}": f"{field.label} ({words.language(language)})"
        for field in fields(entity, ())
        if field.kind in {"texts", "long_texts"}
        for language in LANGUAGES
    }
    return labels(entity) | by_language | (_times() if entity != "organisation" else {})


def _times() -> dict[str, str]:
    """The fields of hours and special days."""
    rows = {f"special_{number}_{part}": f"{gettext('Special day %(number)s', number=number + 1)}, {label}"
            for number in range(special_days.MOST) for part, label in special_days.labels().items()}  # fmt: skip
    return rows | {name: f"{gettext('Opening hours')}, {day(code)}" for code in DAYS for span in SPANS for name in names(code, span)}


def _organisation() -> list[FormField]:
    return [
        FormField("name", "line", gettext("Name of the organisation")),
        FormField("alternate_name", "line", gettext("Also known as")),
        FormField("description", "long_texts", gettext("What it does")),
        FormField("region", "select", gettext("Region"), options=_regions()),
        FormField("phones", "area", gettext("Phones"), gettext("One a line. Numbers of the organisation, never somebody's own.")),
        FormField("email", "line", gettext("E-mail"), gettext("Of the organisation, such as info@example.kz")),
        FormField("website", "line", gettext("Website")),
        FormField("legal_status", "line", gettext("Legal form")),
        FormField("tax_id", "line", gettext("БИН")),
    ]


def _service(locations: Options) -> list[FormField]:
    needs = [(code, words.need(code)) for code in NEEDS]
    spoken = [(code, words.language(code)) for code in LANGUAGES]
    return [
        FormField("name", "texts", gettext("What the service is called")),
        FormField("need", "select", gettext("Kind of help"), options=needs),
        FormField("more_needs", "checkboxes", gettext("Further kinds of help"), options=needs),
        FormField("status", "select", gettext("State"), options=[(code, status(code)) for code in STATUSES]),
        FormField("description", "long_texts", gettext("What it offers")),
        FormField("eligibility_description", "long_texts", gettext("Who may come")),
        FormField("minimum_age", "number", gettext("Youngest age")),
        FormField("maximum_age", "number", gettext("Oldest age")),
        FormField("application_process", "long_texts", gettext("How to apply")),
        FormField("documents", "long_texts", gettext("Papers that are needed"), gettext("One a line")),
        FormField("fees_description", "long_texts", gettext("What it costs")),
        FormField("languages", "checkboxes", gettext("Languages"), options=spoken),
        FormField(
            "areas", "place", gettext("Whom it takes, by place"),
            gettext("Regions and districts by name or КАТО code, divided by semicolons. Without one: people of the organisation's region."),
        ),
        FormField("locations", "checkboxes", gettext("Where it is given"), options=locations),
        FormField(
            "hours", "hours", gettext("Opening hours"),
            gettext("24 hours, for example 09:00 and 18:00. Empty: closed. The second pair is for after a break."),
        ),
        FormField(
            "special_days", "special", gettext("Special days"),
            gettext("Closed, or other hours than in the week. They go before the weekly hours. On public holidays it is closed anyway."),
        ),
        FormField("phones", "area", gettext("Phones"), gettext("One a line. Numbers of the organisation, never somebody's own.")),
        FormField("email", "line", gettext("E-mail"), gettext("Of the organisation, such as info@example.kz")),
        FormField("url", "line", gettext("Website")),
    ]  # fmt: skip


def _location() -> list[FormField]:
    return [
        FormField("name", "texts", gettext("Name of the place")),
        FormField("address_1", "line", gettext("Street and house")),
        FormField("city", "line", gettext("City or village")),
        FormField("postal_code", "line", gettext("Postal code")),
        FormField(
            "kato", "place", gettext("Region or district"),
            gettext("Begin to type the name in any of the three languages, or enter the КАТО code."),
        ),
        FormField("latitude", "line", gettext("Latitude"), gettext("With a point, for example 43.238949. A click on the map sets both.")),
        FormField("longitude", "line", gettext("Longitude")),
        FormField(
            "protected", "checkboxes", gettext("Protected address"),
            gettext("For a crisis centre, say. Then the directory shows the address to the coordinator and the organisation alone."),
            [("yes", gettext("Tell nobody the address"))],
        ),
        FormField("transportation", "long_texts", gettext("How to get there")),
        FormField("access", "checkboxes", gettext("Accessibility"), options=[(code, access(code)) for code in ACCESS]),
        FormField(
            "hours", "hours", gettext("Opening hours"),
            gettext("24 hours, for example 09:00 and 18:00. Empty: closed. The second pair is for after a break."),
        ),
        FormField(
            "special_days", "special", gettext("Special days"),
            gettext("Closed, or other hours than in the week. They go before the weekly hours. On public holidays it is closed anyway."),
        ),
        FormField("phones", "area", gettext("Phones"), gettext("One a line. Numbers of the organisation, never somebody's own.")),
    ]  # fmt: skip


def _regions() -> Options:
    return sorted(((code, words.region(code)) for code in centres()), key=lambda option: option[1])
