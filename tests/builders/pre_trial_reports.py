"""Requests for pre-trial reports as an action takes them and as the form sends them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.opening_papers.domain.forms import FormCode
from services.probation.pre_trial_reports.actions.ending import serve, sign
from services.probation.pre_trial_reports.actions.opening import open_request
from services.probation.pre_trial_reports.actions.writing import finish
from services.probation.pre_trial_reports.domain.requests import NewRequest
from shared.actors import Actor
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.opening_papers import FULL
from tests.builders.people import IIN

ANSWERS = FULL[FormCode.REPORT]


def a_request(**changed: Any) -> NewRequest:
    """A court asks within ten days about somebody who is not on the register."""
    given: dict[str, Any] = {
        "asker": "court", "body": "Demo Court, judge", "number": "12-34", "requested_on": TODAY - timedelta(days=2),
        "due_on": TODAY + timedelta(days=10), "family_name": "Fictional", "given_name": "Person", "patronymic": None,
        "birth_date": None, "iin": IIN, "language": "kk", "token": fresh(),
    }  # fmt: skip
    return NewRequest(**{**given, **changed})


def request_form(**changed: Any) -> dict[str, Any]:
    """The form of a request without a mistake, with a token of its own."""
    return {
        "form_token": str(fresh()), "asker": "court", "body": "Demo Court, judge", "request_number": "12-34",
        "requested_on": str(TODAY - timedelta(days=2)), "due_on": str(TODAY + timedelta(days=10)), "family_name": "Fictional",
        "given_name": "Person", "iin": IIN, "language": "kk",
    } | changed  # fmt: skip


async def asked(*, by: Actor = OFFICER, now: datetime = NOW, **changed: Any) -> UUID:
    """A request with a draft; its version is 1."""
    return await open_request(a_request(**changed), by=by, now=now)


async def served(*, by: Actor = OFFICER, now: datetime = NOW, **changed: Any) -> UUID:
    """A report that was handed over; its version is 4."""
    number = await asked(by=by, now=now, **changed)
    await finish(number, ANSWERS, seen_version=1, by=by, now=now)
    await sign(number, TODAY, seen_version=2, by=by, now=now)
    await serve(number, TODAY, "The chancery, on paper", seen_version=3, by=by, now=now)
    return number
