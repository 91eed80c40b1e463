"""Forms of appointments: what is planned, another time, how it ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from services.probation.appointments import words
from services.probation.appointments.actions import LONGEST_FOLLOW_UP, Ended
from services.probation.appointments.domain import outcomes
from services.probation.appointments.domain.kinds import LENGTHS, WITHOUT_A_PLACE, Kind, Purpose
from services.probation.appointments.domain.lifecycle import WhoAsked
from services.probation.appointments.domain.series import MOST, Every, SeriesDay, series_days
from services.probation.appointments.planning import NewAppointment
from services.probation.cases.rows import Case
from services.probation.local_time import local_today
from shared.law import calendar
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

Line = Annotated[str, StringConstraints(max_length=200)]
Text = Annotated[str, StringConstraints(max_length=2000)]
Minutes = Annotated[int, Field(ge=min(LENGTHS), le=max(LENGTHS))]
Check = Callable[[Right], Mapping[str, str]]


class PlanForm(CheckedForm):
    """What, when and where; `series` says how often it is repeated, `most` and `until` when that ends."""

    form_token: UUID
    kind: Kind
    purpose: Purpose
    purpose_words: Line | None = None
    day: Day
    at: Clock
    minutes: Minutes
    place: Line | None = None
    bring: Line | None = None
    phone: Annotated[str, StringConstraints(max_length=40)] | None = None
    series: Literal["once", "week", "fortnight", "month"] = "once"
    most: Annotated[int, Field(ge=2, le=MOST)] | None = None
    until: Day | None = None
    leave_out: list[Day] = Field(default_factory=list)


class MoveForm(CheckedForm):
    """Another time and place, and who asked for it."""

    version: int
    asked_by: WhoAsked
    why: Text | None = None
    day: Day
    at: Clock
    minutes: Minutes
    place: Line | None = None
    bring: Line | None = None
    phone: Annotated[str, StringConstraints(max_length=40)] | None = None


class CancelForm(CheckedForm):
    """Who cancels, and why."""

    version: int
    asked_by: WhoAsked
    why: Text


class OutcomeForm(CheckedForm):
    """How it ended. `why` is the reason of a correction."""

    version: int
    outcome: Line
    note: Text = ""
    reason: Line | None = None
    document: Line | None = None
    follow_up_on: Day | None = None
    why: Text = ""


class VisitForm(OutcomeForm):
    """Somebody came without an appointment: when, what for, and how it ended."""

    version: int = 1
    form_token: UUID
    kind: Kind
    purpose: Purpose
    purpose_words: Line | None = None
    day: Day
    at: Clock


@dataclass(frozen=True, slots=True)
class Planned:
    """A form of a plan that is right: what, and its days with their moments."""

    token: UUID
    new: NewAppointment
    days: list[SeriesDay]
    at: time

    def moments(self, zone: ZoneInfo) -> list[datetime]:
        """When each of them starts."""
        return [moment_of(each.day, self.at, zone) for each in self.days]


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A time of a day where the person lives."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def read_plan(fields: Fields, case: Case, now: datetime) -> Planned | FormErrors:
    """The form of a plan with its days, or what is wrong with it."""
    form = parse(PlanForm, fields, words.field_names(), check=_plan_problems(case, now))
    if isinstance(form, FormErrors):
        return form
    days = [each for each in _days(form, case) if each.day not in form.leave_out]
    if not days:
        return FormErrors({"day": words.problem("no_day_left")}, words.field_names())
    return Planned(form.form_token, _new(form.kind, form, case), days, form.at)


def _days(form: PlanForm, case: Case) -> list[SeriesDay]:
    """A single appointment stays on its day, worked or not: the preview says so. A series keeps to working days."""
    if form.series == "once":
        return [SeriesDay(form.day, form.day)]
    every: Every = form.series
    until = min(form.until or case.term_ends_on, case.term_ends_on)
    return series_days(form.day, every, most=form.most or MOST, until=until, next_working_day=calendar.next_working_day)


def _new(kind: Kind, form: PlanForm | MoveForm, case: Case, purpose: Purpose = "other", purpose_words: str | None = None) -> NewAppointment:
    if isinstance(form, PlanForm):
        purpose, purpose_words = form.purpose, form.purpose_words if form.purpose == "other" else None
    place = form.place or (case.address if kind is Kind.HOME else None)
    return NewAppointment(kind, purpose, purpose_words, form.minutes, place, form.bring, form.phone)


def _plan_problems(case: Case, now: datetime) -> Check:
    def check(right: Right) -> Mapping[str, str]:
        wrong = _time_problems(right, case, now) | _place_problem(right, right.get("kind", Kind)) | _purpose_problem(right)
        day, until, repeated = right.get("day", date), right.get("until", date), right.get("series", str) in ("week", "fortnight", "month")
        if repeated and until is None and right.get("most", int) is None:
            wrong["most"] = words.problem("series_end")
        elif repeated and day is not None and until is not None and until < day:
            wrong["until"] = words.problem("until")
        return wrong

    return check


def _purpose_problem(right: Right) -> dict[str, str]:
    unnamed = right.get("purpose", str) == "other" and not right.get("purpose_words", str)
    return {"purpose_words": words.problem("purpose_words")} if unnamed else {}


def _time_problems(right: Right, case: Case, now: datetime) -> dict[str, str]:
    day, at = right.get("day", date), right.get("at", time)
    if day is None:
        return {}
    zone = ZoneInfo(case.time_zone)
    if day > case.term_ends_on:
        return {"day": words.problem("after_term")}
    if day < now.astimezone(zone).date():
        return {"day": words.problem("past")}
    return {"at": words.problem("past_time")} if at is not None and moment_of(day, at, zone) <= now else {}


def _place_problem(right: Right, kind: Kind | None) -> dict[str, str]:
    known = kind is None or kind in WITHOUT_A_PLACE or kind is Kind.HOME
    place = right.get("place", str)
    return {} if known or place else {"place": words.problem("place")}


@dataclass(frozen=True, slots=True)
class Moved:
    """Another time that is right."""

    version: int
    asked_by: WhoAsked
    why: str
    starts_at: datetime
    new: NewAppointment


def read_move(fields: Fields, case: Case, kind: Kind, purpose: tuple[Purpose, str | None], now: datetime) -> Moved | FormErrors:
    """The form that moves an appointment, or what is wrong with it."""

    def check(right: Right) -> Mapping[str, str]:
        return _time_problems(right, case, now) | _place_problem(right, kind)

    form = parse(MoveForm, fields, words.field_names(), check=check)
    if isinstance(form, FormErrors):
        return form
    starts_at = moment_of(form.day, form.at, ZoneInfo(case.time_zone))
    return Moved(form.version, form.asked_by, form.why or "", starts_at, _new(kind, form, case, *purpose))


def read_cancel(fields: Fields) -> CancelForm | FormErrors:
    """The form that cancels an appointment, or what is wrong with it."""
    return parse(CancelForm, fields, words.field_names())


def read_outcome(fields: Fields, now: datetime, *, correcting: bool) -> tuple[int, Ended, str] | FormErrors:
    """(the version that was seen, how it ended, why it is corrected), or what is wrong."""
    form = parse(OutcomeForm, fields, words.field_names(), check=lambda right: _outcome_problems(right, now, correcting=correcting))
    return form if isinstance(form, FormErrors) else (form.version, _ended(form), form.why)


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit without an appointment that is right."""

    token: UUID
    new: NewAppointment
    came_at: datetime
    ended: Ended


def read_visit(fields: Fields, case: Case, now: datetime) -> Visited | FormErrors:
    """The form of an unscheduled visit, or what is wrong with it."""
    zone = ZoneInfo(case.time_zone)

    def check(right: Right) -> Mapping[str, str]:
        wrong = _outcome_problems(right, now, correcting=False) | _purpose_problem(right)
        day, at, code = right.get("day", date), right.get("at", time), right.get("outcome", str)
        if code is not None and "outcome" not in wrong and not outcomes.outcome(code).attended:
            wrong["outcome"] = words.problem("visit_attended")
        if day is not None and day < case.registered_on:
            wrong["day"] = words.problem("before_registration")
        elif day is not None and day > now.astimezone(zone).date():
            wrong["day"] = words.problem("visit_ahead")
        elif day is not None and at is not None and moment_of(day, at, zone) > now:
            wrong["at"] = words.problem("visit_ahead")
        return wrong

    form = parse(VisitForm, fields, words.field_names(), check=check)
    if isinstance(form, FormErrors):
        return form
    purpose_words = form.purpose_words if form.purpose == "other" else None
    new = NewAppointment(form.kind, form.purpose, purpose_words, min(LENGTHS), None, None, None)
    return Visited(form.form_token, new, moment_of(form.day, form.at, zone), _ended(form))


def _ended(form: OutcomeForm) -> Ended:
    return Ended(form.outcome, form.note, form.reason, form.document, form.follow_up_on)


def _outcome_problems(right: Right, now: datetime, *, correcting: bool) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if correcting and not right.get("why", str):
        wrong["why"] = words.problem("why")
    code = right.get("outcome", str)
    if code is None:
        return wrong
    try:
        said = outcomes.outcome(code)
    except outcomes.UnknownOutcome:
        return wrong | {"outcome": words.problem("outcome")}
    if said.needs_note and not right.get("note", str):
        wrong["note"] = words.problem("note")
    if said.asks_for == "document":
        if not outcomes.is_absence_reason(right.get("reason", str)):
            wrong["reason"] = words.problem("reason")
        if not right.get("document", str):
            wrong["document"] = words.problem("document")
    if said.asks_for == "evidence":
        day, today = right.get("follow_up_on", date), local_today(now)
        if day is None or not today < day <= today + timedelta(days=LONGEST_FOLLOW_UP.days):
            wrong["follow_up_on"] = words.problem("follow_up_on")
    return wrong
