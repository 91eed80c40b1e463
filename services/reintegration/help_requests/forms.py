"""The public form, and the forms of a decision."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.reintegration.help_requests.content import Content
from services.reintegration.help_requests.domain import DeclineReason, Way
from services.reintegration.intake.forms import OLDEST, YOUNGEST, Name
from services.reintegration.referral_links.domain import MAILBOX
from services.reintegration.sending.domain import number
from shared.messages.base import Need
from shared.web.forms import CheckedForm, Right
from shared.web.i18n import gettext


class Asked(CheckedForm):
    """Who asks for help, how they are reached, and that they agree."""

    family_name: Name
    given_name: Name
    patronymic: Name | None = None
    birth_year: Annotated[int, Field(ge=1900, le=2100)]
    phone: Annotated[str, StringConstraints(min_length=5, max_length=40)] | None = None
    reach: Annotated[str, StringConstraints(max_length=200)] | None = None
    email: Annotated[str, StringConstraints(max_length=254)] | None = None
    way: Way
    region: Annotated[str, StringConstraints(max_length=2)]
    needs: tuple[Need, ...] = ()
    words: Annotated[str, StringConstraints(max_length=2000)] | None = None
    consent: Literal["yes"]
    token: UUID

    def content(self) -> Content:
        """What is sealed."""
        return Content(
            self.family_name, self.given_name, self.patronymic or "", self.birth_year, self.phone or "", self.reach or "",
            tuple(dict.fromkeys(self.needs)), self.words or "",
            self.way, self.email or "",
        )  # fmt: skip


class Decline(CheckedForm):
    """Why it is declined; `version`: as it was when the page was opened."""

    reason: DeclineReason
    version: int


class ToldForm(CheckedForm):
    """How a worker told the answer that could not be sent."""

    how: Literal["phone", "in_person", "letter"]


class Join(CheckedForm):
    """To which case: one of those shown, or by its number."""

    person: UUID | None = None
    case_number: Annotated[str, StringConstraints(max_length=60)] | None = None


class Accept(CheckedForm):
    """`other_person`: the worker looked at those of the same name. `consent`: the person was told the text, and agreed."""

    consent: Literal["yes"]
    other_person: Literal["yes"] | None = None
    token: UUID


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "family_name": gettext("Family name"),
        "given_name": gettext("Given name"),
        "patronymic": gettext("Patronymic (if there is one)"),
        "birth_year": gettext("Year of birth"),
        "phone": gettext("Phone"),
        "reach": gettext("No phone? Where can we find you?"),
        "email": gettext("E-mail (if you have one)"),
        "region": gettext("Where do you live now?"),
        "needs": gettext("What do you need help with?"),
        "words": gettext("Tell us in your own words, if you like"),
        "way": gettext("May we send you a short message when there is an answer?"),
        "consent": gettext("Your consent"),
    }


def wrong(right: Right, today: date, regions: frozenset[str]) -> dict[str, str]:
    """A year of birth that is possible, a way to reach the person, something that is asked for."""
    found: dict[str, str] = {}
    year, region = right.get("birth_year", int), right.get("region", str)
    if year is not None and not today.year - OLDEST <= year <= today.year - YOUNGEST:
        found["birth_year"] = gettext(
            "Enter a year of birth between %(first)s and %(last)s", first=today.year - OLDEST, last=today.year - YOUNGEST
        )
    if region is not None and region not in regions:
        found["region"] = gettext("Choose or enter a valid value")
    if right.get("phone", str) is None and right.get("reach", str) is None:
        found["phone"] = gettext("Enter a phone, or write below where we can find you")
    if right.get("way", str) == "sms" and number(right.get("phone", str) or "") is None:
        found["phone"] = gettext("Enter a number of Kazakhstan, for example +7 701 234 56 78")
    if right.get("way", str) == "email" and not MAILBOX.fullmatch(right.get("email", str) or ""):
        found["email"] = gettext("Enter an e-mail address")
    if not right.get("needs", tuple) and right.get("words", str) is None:
        found["needs"] = gettext("Choose something, or tell us in your own words")
    return found
