"""What is typed about an entry, and the entry that it makes."""

from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints, create_model

from services.reintegration.directory.values.typed import Email, Kato, Katos, Web
from services.reintegration.provider_directory.hours import hour_fields, wrong_hours
from shared.messages.base import Need
from shared.values import JsonObject
from shared.web.i18n import LANGUAGES, gettext_noop

NO_NAME = gettext_noop("Enter the name in at least one language")


Line = Annotated[str, StringConstraints(max_length=500)] | None
Long = Annotated[str, StringConstraints(max_length=4000)] | None
Age = Annotated[int, Field(ge=0, le=150)] | None
Latitude = Annotated[float, Field(ge=-90, le=90)] | None
Longitude = Annotated[float, Field(ge=-180, le=180)] | None
Several = list[str] | None
COMMON: JsonObject = {
    "reason": (Annotated[str, StringConstraints(max_length=500)] | None, None), "seen": (str, ""), "token": (str | None, None),
}  # fmt: skip


def _texts(*names: str, kind: Any = Long) -> JsonObject:
    return {f"{name}_{language}": (kind, None) for name in names for language in LANGUAGES}


OrganisationForm = create_model(
    "OrganisationForm", **COMMON, **_texts("description"), name=(Annotated[str, StringConstraints(min_length=2, max_length=500)], ...),
    alternate_name=(Line, None), phones=(Long, None), email=(Email, None), website=(Web, None), legal_status=(Line, None),
    tax_id=(Line, None), region=(Line, None),
)  # fmt: skip
ServiceForm = create_model(
    "ServiceForm", **COMMON, **_texts("name", kind=Line), **hour_fields(),
    **_texts("description", "eligibility_description", "application_process", "fees_description", "documents"),
    need=(Need, ...), more_needs=(Several, None), languages=(Several, None), areas=(Katos, None), minimum_age=(Age, None),
    maximum_age=(Age, None), status=(str, "active"), url=(Web, None), email=(Email, None), phones=(Long, None), locations=(Several, None),
)  # fmt: skip
LocationForm = create_model(
    "LocationForm", **COMMON, **_texts("name", kind=Line), **_texts("transportation"), **hour_fields(),
    address_1=(Annotated[str, StringConstraints(min_length=3, max_length=500)], ...), city=(Line, None), postal_code=(Line, None),
    kato=(Kato, None), latitude=(Latitude, None), longitude=(Longitude, None), access=(Several, None), phones=(Long, None),
    protected=(Several, None),
)  # fmt: skip
FORMS: dict[str, type[BaseModel]] = {"organisation": OrganisationForm, "service": ServiceForm, "location": LocationForm}
LISTS = {"organisation": (), "service": ("more_needs", "languages", "locations"), "location": ("access", "protected")}
"""Fields of which several may be chosen."""


def wrong_together(entity: str, form: BaseModel) -> dict[str, str]:
    """Messages (msgids) about fields that do not fit each other."""
    given = form.model_dump()
    found: dict[str, str] = {}
    if entity == "service":
        if not any(given[f"name_{language}"] for language in LANGUAGES):
            found["name_kk"] = NO_NAME
        least, most = given["minimum_age"], given["maximum_age"]
        if least is not None and most is not None and least > most:
            found["maximum_age"] = gettext_noop("The oldest age cannot be below the youngest")
    if entity == "location" and (given["latitude"] is None) != (given["longitude"] is None):
        found["latitude"] = gettext_noop("Enter both coordinates, or none")
    return found if entity == "organisation" else found | wrong_hours(given)
