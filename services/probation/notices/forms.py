"""The form of a notice or a request: the kind decides its fields; and the forms that change one afterwards."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, StringConstraints

from services.probation.cases.rows import Case
from services.probation.notices import words
from services.probation.notices.actions import NewNotice
from services.probation.notices.domain.kinds import CHANGES, Effect, Kind, usual_effect
from services.probation.notices.domain.periods import Period, local_period, problem
from services.probation.notices.domain.stays import Stay
from shared.web.fields import Clock, Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

Line = Annotated[str, StringConstraints(max_length=300)]
Document = Annotated[str, StringConstraints(min_length=3, max_length=400)]
Words = Annotated[str, StringConstraints(min_length=3, max_length=1000)]
Degrees = Annotated[float, BeforeValidator(lambda typed: typed.replace(",", ".") if isinstance(typed, str) else typed)]
AT_FIELD: Mapping[str, str] = {"before_registration": "from_on"}
"""The field beside which a problem of the period is shown; the others stand at the end."""


class NoticeForm(CheckedForm):
    """What the person told or asked for."""

    form_token: UUID | None = None
    kind: Kind
    from_on: Day
    from_at: Clock | None = None
    until_on: Day | None = None
    until_at: Clock | None = None
    region: str = ""
    place: Line = ""
    reason: Words
    document: Document
    effect: Effect | None = None
    lifts_order: str = ""
    stay: Literal["no", "always", "nights"] = "no"
    stay_latitude: Annotated[Degrees | None, Field(ge=-90, le=90)] = None
    stay_longitude: Annotated[Degrees | None, Field(ge=-180, le=180)] = None
    stay_radius: Annotated[int | None, Field(ge=30, le=20_000)] = None
    stay_road: Annotated[int | None, Field(ge=0, le=96)] = None
    stay_start: Clock | None = None
    stay_end: Clock | None = None

    def stays_at(self) -> Stay | None:
        """The zone at the other place; None where none is wanted."""
        place = (self.stay_latitude, self.stay_longitude, self.stay_radius)
        if self.stay == "no" or self.lifts_order != "yes" or self.kind in CHANGES or None in place:
            return None
        latitude, longitude, radius = place
        assert latitude is not None
        assert longitude is not None
        assert radius is not None
        nights = (self.stay_start, self.stay_end) if self.stay == "nights" else (None, None)
        return Stay(latitude, longitude, radius, self.stay_road or 0, *nights)

    def period(self, zone: ZoneInfo) -> Period:
        """From when until when, in the person's time."""
        return local_period(self.from_on, self.from_at, None if self.kind in CHANGES else self.until_on, self.until_at, zone)

    def notice(self, case: Case) -> NewNotice:
        """As the action takes it."""
        return NewNotice(
            self.kind, self.period(ZoneInfo(case.time_zone)), self.region, self.place, self.reason, self.document,
            self.effect or usual_effect(self.kind), self.lifts_order == "yes", self.form_token or uuid4(), case.registration,
            self.stays_at(),
        )  # fmt: skip


class DecisionForm(CheckedForm):
    """Permitted or refused, why, and the paper that says so."""

    version: int = 0
    answer: Literal["grant", "refuse"]
    words: Words
    document: Annotated[str, StringConstraints(max_length=400)] = ""


class ChangeForm(CheckedForm):
    """What happens to it, why, and for an extension until when."""

    version: int = 0
    event: Literal["extend", "end_early", "withdraw", "return", "take_over"]
    until_on: Day | None = None
    until_at: Clock | None = None
    why: Words


def read_notice(fields: Fields, case: Case, now: datetime) -> NoticeForm | FormErrors:
    """The form, or everything that is wrong with it."""
    zone = ZoneInfo(case.time_zone)

    def check(right: Right) -> Mapping[str, str]:
        kind = right.get("kind", Kind)
        needed = ["place"] if kind in CHANGES else ["until_on", "place"] + ["region"] * (kind is Kind.TRAVEL)
        wrong = {name: words.problem("missing") for name in needed if not str(fields.get(name, "")).strip()}
        if fields.get("region") and fields["region"] not in words.REGIONS:
            wrong["region"] = words.problem("missing")
        begin, end = right.get("from_on", date), None if kind in CHANGES else right.get("until_on", date)
        if begin is None or (end is None and kind not in CHANGES):
            return wrong
        period = local_period(begin, right.get("from_at", time), end, right.get("until_at", time), zone)
        return period_problem(period, case, now) | _stay_problem(fields, right, period) | wrong

    names = words.field_names() | {"place": words.place(str(fields.get("kind", "")))}
    return parse(NoticeForm, fields, names, check=check)


def _stay_problem(fields: Fields, right: Right, period: Period) -> dict[str, str]:
    """What is wrong between the fields of the zone at the other place; nothing where none is wanted."""
    if fields.get("stay", "no") in ("", "no") or right.get("kind", Kind) in CHANGES:
        return {}
    if fields.get("lifts_order") != "yes":
        return {"stay": words.problem("stay_alone")}
    needed = ["stay_latitude", "stay_longitude", "stay_radius", "stay_road"]
    needed += ["stay_start", "stay_end"] * (fields.get("stay") == "nights")
    wrong = {name: words.problem("missing") for name in needed if not str(fields.get(name, "")).strip()}
    start, end = right.get("stay_start", time), right.get("stay_end", time)
    if fields.get("stay") == "nights" and start is not None and start == end:
        wrong["stay_end"] = words.problem("stay_hours")
    road = right.get("stay_road", int)
    if road is not None and Stay(0, 0, 0, road).held(period) is None:
        wrong["stay_road"] = words.problem("stay_road")
    return wrong


def period_problem(period: Period, case: Case, now: datetime) -> dict[str, str]:
    """What is wrong with a period, beside its field."""
    last_day = None if case.term_suspended_since else case.term_ends_on
    code = problem(period, registered_on=case.registered_on, last_day=last_day, zone=ZoneInfo(case.time_zone), now=now)
    end = "until_on" if period.ends_at else "from_on"
    return {AT_FIELD.get(code, end): words.problem(code, case.term_ends_on)} if code else {}
