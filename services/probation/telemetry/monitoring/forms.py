"""The forms of electronic monitoring."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, StringConstraints

from services.probation.cases.rows import Case
from services.probation.telemetry.monitoring import words
from services.probation.telemetry.monitoring.actions import NewRequest
from services.probation.telemetry.monitoring.domain.decisions import HAVE_TERM, Request
from services.probation.telemetry.monitoring.domain.law import Ground
from services.probation.telemetry.monitoring.domain.reports import Event as ReportEvent
from services.probation.telemetry.monitoring.domain.reports import Kind
from services.probation.telemetry.monitoring.equipment import INSTALLED, Attempt, Return
from services.probation.telemetry.monitoring.queries import ShownDecision
from services.probation.telemetry.monitoring.reports import NewReport
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

Line = Annotated[str, StringConstraints(max_length=400)]
Document = Annotated[str, StringConstraints(min_length=3, max_length=400)]
Words = Annotated[str, StringConstraints(min_length=3, max_length=1000)]
Several = Annotated[list[str], BeforeValidator(lambda typed: [typed] if isinstance(typed, str) else typed)]


class RequestForm(CheckedForm):
    """What is asked for."""

    form_token: UUID | None = None
    request: Request
    ground: Ground | None = None
    from_on: Day | None = None
    until_on: Day | None = None
    reason: Words
    document: Document

    def new(self, case: Case, today: date) -> NewRequest:
        """As the action takes it."""
        return NewRequest(
            self.request, self.ground or Ground.CATEGORY, self.from_on or today, self.until_on, self.reason, self.document,
            self.form_token or uuid4(), case.registration,
        )  # fmt: skip


class DecisionForm(CheckedForm):
    """Approved or refused, why, and the paper that says so."""

    version: int = 0
    answer: Literal["approve", "refuse"]
    words: Words
    decision_document: Line = ""


class ChangeForm(CheckedForm):
    """What happens to a decision, and why."""

    version: int = 0
    event: Literal["suspend", "resume", "withdraw", "person_refused"]
    since_on: Day | None = None
    since_at: Clock | None = None
    until_on: Day | None = None
    why: Words

    def since(self, zone: ZoneInfo, now: datetime) -> datetime:
        """When a suspension began: without a day now, of an earlier day without a time at its beginning."""
        if self.since_on is None:
            return now
        if self.since_at is None and self.since_on == now.astimezone(zone).date():
            return now
        return datetime.combine(self.since_on, self.since_at or time(), zone)


class InstallForm(CheckedForm):
    """An attempt to install."""

    form_token: UUID | None = None
    outcome: Literal["installed", "absent", "refused", "technical"]
    device: Annotated[str, StringConstraints(max_length=64)] = ""
    items: Several = Field(default_factory=list)
    acquainted: str = ""
    condition: Line = ""
    words: Words
    without: Line = ""

    def attempt(self) -> Attempt:
        """As the action takes it."""
        return Attempt(
            self.outcome, self.device, self.items, self.acquainted == "yes", self.condition, self.words, self.without,
            self.form_token or uuid4(),
        )  # fmt: skip


class ReturnForm(CheckedForm):
    """A bracelet that was handed back."""

    form_token: UUID | None = None
    device: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    items: Several = Field(default_factory=list)
    works: Literal["yes", "no"]
    condition: Document
    words: Line = ""

    def given(self) -> Return:
        """As the action takes it."""
        return Return(self.device, self.items, self.works == "no", self.condition, self.words, self.form_token or uuid4())


class ReportForm(CheckedForm):
    """Damage, loss or a fault."""

    form_token: UUID | None = None
    kind: Kind
    device: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    found_on: Day
    circumstances: Words
    taken_off: Literal["yes", "no"]

    def new(self) -> NewReport:
        """As the action takes it."""
        return NewReport(
            self.kind, self.device, self.found_on, self.circumstances, self.taken_off == "yes", self.form_token or uuid4()
        )  # fmt: skip


class ReportChangeForm(CheckedForm):
    """What the person said, or the finding."""

    version: int = 0
    event: ReportEvent
    words: Words


def read_request(fields: Fields, case: Case, today: date) -> RequestForm | FormErrors:
    """The form, or everything that is wrong with it."""

    def check(right: Right) -> Mapping[str, str]:
        request = right.get("request", Request)
        if request not in HAVE_TERM:
            return {}
        wrong: dict[str, str] = {}
        if not fields.get("ground"):
            wrong["ground"] = words.problem("missing")
        begin = today if request is Request.VARIATION else right.get("from_on", date)
        if not begin and not fields.get("from_on"):
            wrong["from_on"] = words.problem("missing")
        end = right.get("until_on", date)
        if end is not None and (end < (begin or today) or end < today):
            wrong["until_on"] = words.problem("ends_before")
        elif end is not None and end > case.term_ends_on:
            wrong["until_on"] = words.problem("after_term", case.term_ends_on)
        elif begin is not None and begin > case.term_ends_on:
            wrong["from_on"] = words.problem("after_term", case.term_ends_on)
        return wrong

    return parse(RequestForm, fields, words.field_names(), check=check)


def read_install(fields: Fields) -> InstallForm | FormErrors:
    """The form, or everything that is wrong with it: a bracelet that was put on needs its number and the signature."""

    def check(_: Right) -> Mapping[str, str]:
        if fields.get("outcome") != INSTALLED:
            return {}
        return {name: words.problem("missing") for name in ("device", "condition", "acquainted") if not str(fields.get(name, "")).strip()}

    return parse(InstallForm, fields, words.field_names(), check=check)


def read_change(fields: Fields, row: ShownDecision, now: datetime) -> ChangeForm | FormErrors:
    """The form, or everything that is wrong with it: a suspension begins within the decision and not later than now."""
    zone = ZoneInfo(row.time_zone)

    def check(right: Right) -> Mapping[str, str]:
        if fields.get("event") != "suspend":
            return {}
        wrong: dict[str, str] = {}
        today, began, end = now.astimezone(zone).date(), right.get("since_on", date), right.get("until_on", date)
        if began is not None and began < row.starts_on:
            wrong["since_on"] = words.problem("before_decision", row.starts_on)
        elif began is not None and datetime.combine(began, right.get("since_at", time) or time(), zone) > now:
            wrong["since_on"] = words.problem("future")
        if end is not None and end < today:
            wrong["until_on"] = words.problem("ends_before")
        return wrong

    return parse(ChangeForm, fields, words.field_names(), check=check)


def read_report(fields: Fields, today: date) -> ReportForm | FormErrors:
    """The form, or everything that is wrong with it."""

    def check(right: Right) -> Mapping[str, str]:
        day = right.get("found_on", date)
        return {"found_on": words.problem("future")} if day is not None and day > today else {}

    return parse(ReportForm, fields, words.field_names(), check=check)
