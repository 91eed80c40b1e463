"""The forms of community work."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from services.probation.community_work import words
from services.probation.community_work.domain.outcomes import OUTCOMES
from services.probation.community_work.domain.rules import Kind, limits
from services.probation.community_work.domain.schedule import Allocation, allocation_problem
from services.probation.community_work.rows import ShownOrder, Site, Work, digits
from services.probation.law import rules as law
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

Line = Annotated[str, StringConstraints(max_length=200)]
Document = Annotated[str, StringConstraints(min_length=3, max_length=300)]
Text = Annotated[str, StringConstraints(max_length=1000)]
Reason = Annotated[str, StringConstraints(min_length=3, max_length=1000)]
MOST_HOURS = 9999
"""Of what is typed; the law's own limits are its dated values."""


class RequirementForm(CheckedForm):
    """The sentence of hours."""

    version: int = 0
    hours: Annotated[int, Field(ge=1, le=MOST_HOURS)]
    free: str = ""
    exempt: str = ""
    available_until: Day | None = None
    document: Document
    why: Reason


class RequestForm(CheckedForm):
    """The akimat is asked for an order."""

    form_token: UUID | None = None
    requested_on: Day
    request: Document


class ArrivedForm(CheckedForm):
    """The order as it arrived; `why` where it is corrected."""

    version: int = 0
    number: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    ordered_on: Day
    received_on: Day
    site: UUID
    hours: Annotated[int, Field(ge=1, le=MOST_HOURS)]
    contact: Line = ""
    why: Text = ""


class SignedForm(CheckedForm):
    """The person signed."""

    version: int = 0
    acquainted_on: Day


class WhyForm(CheckedForm):
    """A reason alone."""

    version: int = 0
    why: Reason


class AllocationForm(CheckedForm):
    """Days and hours at a site."""

    form_token: UUID | None = None
    site: UUID
    starts: Clock
    hours: Annotated[int, Field(ge=1, le=12)]
    begins_on: Day
    ends_on: Day | None = None


class OutcomeForm(CheckedForm):
    """How a session ended."""

    version: int = 0
    outcome: str
    credited: Annotated[int, Field(ge=0, le=24)] = 0
    document: Annotated[str, StringConstraints(max_length=300)] = ""
    note: Text = ""
    why: Text = ""


class SiteForm(CheckedForm):
    """A work site."""

    form_token: UUID | None = None
    version: int = 0
    name: Annotated[str, StringConstraints(min_length=2, max_length=200)]
    organisation: Line = ""
    kind_of_work: Annotated[str, StringConstraints(min_length=2, max_length=300)]
    address: Annotated[str, StringConstraints(min_length=2, max_length=300)]
    contact: Line = ""
    phone: Annotated[str, StringConstraints(max_length=40)] = ""
    capacity: Annotated[int, Field(ge=1, le=500)]
    closes_on: Day | None = None


def read_requirement(fields: Fields, kind: Kind, today: date) -> RequirementForm | FormErrors:
    most = law.number("work.compulsory.hours_a_year" if kind == "compulsory" else "hours.community_work.crime.most", today)
    exempt = law.values("work.compulsory.exempt", today) if kind == "compulsory" else ()

    def check(right: Right) -> Mapping[str, str]:
        hours = right.get("hours", int)
        wrong = {"hours": words.problem("hours_too_many")} if hours is not None and hours > most else {}
        known = not fields.get("exempt") or fields.get("exempt") in exempt
        return wrong if known else {**wrong, "exempt": words.problem("choose")}

    return parse(RequirementForm, fields, words.field_names(), check=check)


def read_request(fields: Fields, today: date, registered_on: date) -> RequestForm | FormErrors:
    def check(right: Right) -> Mapping[str, str]:
        return _not_ahead(right, "requested_on", today) or _not_before(right, "requested_on", registered_on, "before_sentence")

    return parse(RequestForm, fields, words.field_names(), check=check)


def read_arrived(fields: Fields, order: ShownOrder, today: date) -> ArrivedForm | FormErrors:
    def check(right: Right) -> Mapping[str, str]:
        wrong = {**_not_ahead(right, "ordered_on", today), **_not_ahead(right, "received_on", today)}
        ordered, received = right.get("ordered_on", date), right.get("received_on", date)
        if ordered and received and received < ordered:
            wrong.setdefault("received_on", words.problem("before_order"))
        wrong |= _not_before(right, "received_on", order.requested_on, "before_request") if "received_on" not in wrong else {}
        if order.received_on is not None and not right.get("why", str):
            wrong["why"] = words.problem("why")
        return wrong

    return parse(ArrivedForm, fields, words.field_names(), check=check)


def read_signed(fields: Fields, order: ShownOrder, today: date) -> SignedForm | FormErrors:
    def check(right: Right) -> Mapping[str, str]:
        return _not_ahead(right, "acquainted_on", today) or _not_before(
            right, "acquainted_on", order.received_on or today, "before_arrival"
        )

    return parse(SignedForm, fields, words.field_names(), check=check)


def read_why(fields: Fields) -> WhyForm | FormErrors:
    return parse(WhyForm, fields, words.field_names())


def read_allocation(fields: Fields, work: Work, sites: Sequence[Site], today: date) -> tuple[AllocationForm, Allocation] | FormErrors:
    """The form and the allocation that it makes, or what is wrong with them; `weekdays` are a list."""
    chosen = "".join(sorted({each for each in fields.get("weekdays", []) if each in set("0123456")}))
    kind, requirement = work.sentenced.kind or "community", work.requirement
    window = work.window(today)
    until = min(window.until, requirement.available_until or date.max)

    def check(right: Right) -> Mapping[str, str]:
        site = next((each for each in sites if each.id == right.get("site", UUID)), None)
        starts, hours, begins = right.get("starts", time), right.get("hours", int), right.get("begins_on", date)
        wrong = {} if chosen else {"weekdays": words.problem("weekdays")}
        if right.get("site", UUID) is not None and site is None:
            wrong["site"] = words.problem("choose")
        if wrong or site is None or starts is None or hours is None or begins is None:
            return wrong
        made = Allocation(
            UUID(int=0), site.id, digits(chosen), starts, hours, begins, right.get("ends_on", date), digits(site.open_days), site.closes_on
        )
        found = allocation_problem(
            made,
            registered_on=work.sentenced.registered_on,
            until=None if until == date.max else until,
            limits=limits(kind, free=requirement.free, on=today),
        )
        return {found[0]: words.problem(found[1])} if found else {}

    form = parse(AllocationForm, fields, words.field_names(), check=check)
    if isinstance(form, FormErrors):
        return form
    site = next(each for each in sites if each.id == form.site)
    return form, Allocation(
        UUID(int=0),
        form.site,
        digits(chosen),
        form.starts,
        form.hours,
        form.begins_on,
        form.ends_on,
        digits(site.open_days),
        site.closes_on,
    )


def read_outcome(fields: Fields, *, corrects: bool) -> OutcomeForm | FormErrors:
    def check(right: Right) -> Mapping[str, str]:
        known = right.get("outcome", str) in {each.code for each in OUTCOMES}
        wrong = {} if known or not fields.get("outcome") else {"outcome": words.problem("choose")}
        return wrong | ({"why": words.problem("why")} if corrects and not right.get("why", str) else {})

    return parse(OutcomeForm, fields, words.field_names(), check=check)


def read_site(fields: Fields) -> tuple[SiteForm, str] | FormErrors:
    """The form and its days of the week."""
    chosen = "".join(sorted({each for each in fields.get("open_days", []) if each in set("0123456")}))
    form = parse(SiteForm, fields, words.field_names(), check=lambda _: {} if chosen else {"open_days": words.problem("weekdays")})
    return form if isinstance(form, FormErrors) else (form, chosen)


def _not_ahead(right: Right, name: str, today: date) -> dict[str, str]:
    day = right.get(name, date)
    return {name: words.problem("ahead")} if day is not None and day > today else {}


def _not_before(right: Right, name: str, first: date, code: str) -> dict[str, str]:
    day = right.get(name, date)
    return {name: words.problem(code)} if day is not None and day < first else {}
