"""The forms of transfers."""

from collections.abc import Callable, Collection, Mapping
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, StringConstraints

from services.probation.transfers import words
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.i18n import gettext
from shared.web.request import Fields

Reason = Annotated[str, StringConstraints(min_length=10, max_length=1000)]
Document = Annotated[str, StringConstraints(min_length=3, max_length=200)]


class OfferForm(CheckedForm):
    """To which office a case moves, why, and on what document."""

    office: str
    reason: Reason
    document: Document


class AgreeForm(BaseModel):
    """Why a case that was asked for moves, and on what document."""

    reason: Reason
    document: Document


class AcceptForm(CheckedForm):
    """Who gets the case."""

    officer: UUID


class AnswerForm(BaseModel):
    """Why a request or an offer is refused."""

    answer: Reason


def read_offer(given: Fields, offices: Collection[str]) -> OfferForm | FormErrors:
    """The form, or what is wrong with it; the office must be another one of the service."""

    def check(right: Right) -> Mapping[str, str]:
        office = right.get("office", str)
        return {} if office is None or office in offices else {"office": gettext("Choose an office")}

    return parse(OfferForm, given, words.field_names(), check=check)


def read_acceptance(given: Fields, officers: Collection[UUID]) -> AcceptForm | FormErrors:
    """The form, or what is wrong with it; the officer must work in the receiving office."""
    return parse(AcceptForm, given, words.field_names(), check=_officer(officers))


def _officer(officers: Collection[UUID]) -> Callable[[Right], Mapping[str, str]]:
    def check(right: Right) -> Mapping[str, str]:
        officer = right.get("officer", UUID)
        return {} if officer is None or officer in officers else {"officer": gettext("Choose an officer of your office")}

    return check
