"""The form for a new case."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.cases.domain import Origin
from services.reintegration.cases.own import NewCase
from services.reintegration.intake.bringers import Bringer
from shared.messages.base import Language, Need
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext

OLDEST, YOUNGEST = 100, 14
"""Years of age that are taken for possible."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Organisation = Annotated[str, StringConstraints(min_length=2, max_length=300)]
Contact = Annotated[str, StringConstraints(max_length=200)]
ContactPhone = Annotated[str, StringConstraints(max_length=40)]


class Intake(CheckedForm):
    """Who comes, from where, what they ask for, and that they agree. `other_person`: the worker looked at those of the same name."""

    family_name: Name
    given_name: Name
    patronymic: Name | None = None
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    phone: Annotated[str, StringConstraints(max_length=40)] | None = None
    language: Language
    origin: Literal["walk_in", "institution", "akimat", "organisation"]
    release_on: Day | None = None
    organisation: Organisation | None = None
    contact: Contact | None = None
    contact_phone: ContactPhone | None = None
    needs: tuple[Need, ...] = ()
    words: Annotated[str, StringConstraints(max_length=2000)] | None = None
    consent: Literal["yes"]
    other_person: Literal["yes"] | None = None
    token: UUID

    def case(self) -> NewCase:
        """The case to open."""
        name = " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)
        return NewCase(name, self.birth_year, self.phone, self.language, Origin(self.origin), self.release_on, consent=True)

    def bringer(self) -> Bringer | None:
        """Who brought it; nobody where the person came by themselves."""
        if self.origin == "walk_in" or self.organisation is None:
            return None
        return Bringer(self.organisation, self.contact, self.contact_phone)


class Brought(CheckedForm):
    """Who brought a case, corrected; `version`: of the page."""

    organisation: Organisation
    contact: Contact | None = None
    contact_phone: ContactPhone | None = None
    version: int

    def bringer(self) -> Bringer:
        """As it is kept."""
        return Bringer(self.organisation, self.contact, self.contact_phone)


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "family_name": gettext("Family name"),
        "given_name": gettext("Given name"),
        "patronymic": gettext("Patronymic"),
        "birth_year": gettext("Year of birth"),
        "phone": gettext("Phone"),
        "language": gettext("Language"),
        "origin": gettext("Who brought the case?"),
        "release_on": gettext("Day of release"),
        "organisation": gettext("Which institution, akimat or organisation?"),
        "contact": gettext("Whom can we ask there?"),
        "contact_phone": gettext("Phone there"),
        "needs": gettext("What does the person ask for?"),
        "words": gettext("In the person's own words"),
        "consent": gettext("Consent"),
    }


def wrong(right: Right, today: date) -> dict[str, str]:
    """A year of birth that is possible, a day of release that an institution can know."""
    found: dict[str, str] = {}
    year, release = right.get("birth_year", int), right.get("release_on", date)
    if year is not None and not today.year - OLDEST <= year <= today.year - YOUNGEST:
        found["birth_year"] = gettext(
            "Enter a year of birth between %(first)s and %(last)s", first=today.year - OLDEST, last=today.year - YOUNGEST
        )
    if release is not None and not today.year - OLDEST <= release.year <= today.year + 40:
        found["release_on"] = gettext("This day is too far away")
    if right.get("origin", str) in {"institution", "akimat", "organisation"} and right.get("organisation", str) is None:
        found["organisation"] = gettext("Enter who brought the case")
    if right.get("origin", str) == "institution" and release is None:
        found["release_on"] = gettext("Enter the day on which the person is to be released")
    return found
