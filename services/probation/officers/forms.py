"""The forms about the officers of an office."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from services.probation.officers import words
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.i18n import gettext
from shared.web.request import Fields

Reason = Annotated[str, StringConstraints(min_length=5, max_length=500)]


class CapacityForm(CheckedForm):
    """How many cases, from which day on, why."""

    cases: Annotated[int, Field(ge=0, le=1000)]
    valid_from: Day
    why: Reason


class ChangeForm(CheckedForm):
    """Who gets the case; `before` is who has it on the form."""

    before: UUID
    officer: UUID
    reason: Reason


class ReassignForm(CheckedForm):
    """Who takes the caseload over, and why; `token` makes the decision take effect once."""

    token: UUID
    officers: list[UUID]
    reason: Reason


def read_capacity(given: Fields, today: date) -> CapacityForm | FormErrors:
    """The form, or what is wrong with it. What was in force before today stays as it was."""

    def check(right: Right) -> Mapping[str, str]:
        day = right.get("valid_from", date)
        return {"valid_from": gettext("This day is over: choose today or later")} if day is not None and day < today else {}

    return parse(CapacityForm, given, words.field_names(), check=check)


def read_change(given: Fields, officers: Collection[UUID]) -> ChangeForm | FormErrors:
    """The form, or what is wrong with it; the officer must work in the office."""

    def check(right: Right) -> Mapping[str, str]:
        officer = right.get("officer", UUID)
        if officer is None or (officer in officers and officer != right.get("before", UUID)):
            return {}
        return {"officer": gettext("Choose another officer of your office")}

    return parse(ChangeForm, given, words.field_names(), check=check)


def read_reassignment(given: Fields, officers: Collection[UUID]) -> ReassignForm | FormErrors:
    """The form, or what is wrong with it; only officers of the office, without the one who gives the cases."""

    def check(right: Right) -> Mapping[str, str]:
        chosen = right.get("officers", list)
        return {"officers": gettext("Choose officers of your office")} if chosen is not None and not set(chosen) <= set(officers) else {}

    return parse(ReassignForm, given, words.field_names(), check=check)
