"""The forms for hours, permissions and visits, and what each changes in an order.

`CHANGED` is the name in the audit log; `FIRST` the field that shows errors of the whole form.
"""

from datetime import datetime, time
from typing import Annotated, Any, ClassVar, Literal
from uuid import uuid4

from pydantic import BaseModel, Field, StringConstraints, ValidationInfo, field_validator

from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.edits import Body
from services.probation.telemetry.orders.zone_forms import hours_belong_together
from shared.values import JsonObject
from shared.web.fields import Clock, Day
from shared.web.i18n import gettext_noop

Reason = Annotated[str, StringConstraints(min_length=3, max_length=500)]
Weekday = Annotated[int, Field(ge=0, le=6)]


class Form(BaseModel):
    """One part of an order."""

    CHANGED: ClassVar[str]
    FIRST: ClassVar[str]

    def change(self, before: Body | None, now: datetime, /) -> Body:
        """The order after the change; `now` in the person's time."""
        raise NotImplementedError

    def kept(self) -> dict[str, str]:
        """The details for the audit log: dates and numbers, no words."""
        return {}

    def why(self) -> str:
        """The reason, stored with the version."""
        return ""


class FirstNightForm(Form):
    """The night on which the person comes home."""

    CHANGED, FIRST = "first_night_set", "first_date"
    first_date: Day
    first_start: Clock
    first_end: Clock
    first_reason: Reason

    def change(self, before: Body | None, _now: datetime, /) -> Body:
        return edits.with_first_night(before, self.first_date, _clock(self.first_start), _clock(self.first_end))

    def kept(self) -> dict[str, str]:
        return {"date": self.first_date.isoformat()}

    def why(self) -> str:
        return self.first_reason


class NoFirstNightForm(Form):
    """No separate first night."""

    CHANGED, FIRST = "first_night_removed", "first_date"

    def change(self, before: Body | None, _now: datetime, /) -> Body:
        return edits.with_first_night(before, None)


class ExceptionForm(Form):
    """A night without curfew."""

    CHANGED, FIRST = "curfew_exception_made", "off_day"
    off_day: Day
    off_reason: Reason

    def change(self, before: Body | None, _now: datetime, /) -> Body:
        return edits.with_exception(before, self.off_day)

    def kept(self) -> dict[str, str]:
        return {"date": self.off_day.isoformat()}

    def why(self) -> str:
        return self.off_reason


class NoExceptionForm(Form):
    """That night with curfew after all."""

    CHANGED, FIRST = "curfew_exception_removed", "off_day"
    day: Day

    def change(self, before: Body | None, _now: datetime, /) -> Body:
        return edits.with_exception(before, self.day, free=False)

    def kept(self) -> dict[str, str]:
        return {"date": self.day.isoformat()}


class PermissionForm(Form):
    """A permission to be elsewhere for a time."""

    CHANGED, FIRST = "permission_given", "from_date"
    from_date: Day
    from_time: Clock
    until_date: Day
    until_time: Clock
    permission_zones: list[Annotated[str, StringConstraints(max_length=60)]] = []
    permission_reason: Reason

    @field_validator("until_time")
    @classmethod
    def _ends_after_it_begins(cls, value: time, info: ValidationInfo) -> time:
        days, begins = (info.data.get("from_date"), info.data.get("until_date")), info.data.get("from_time")
        if None not in (*days, begins) and (days[1], value) <= (days[0], begins):
            raise ValueError(gettext_noop("A permission ends after it begins"))
        return value

    def change(self, before: Body | None, _now: datetime, /) -> Body:
        permission: JsonObject = {"id": uuid4().hex[:12], **self.kept(), "reason": self.permission_reason}
        if self.permission_zones:
            permission["zones"] = self.permission_zones
        return edits.with_permission(before, permission)

    def kept(self) -> dict[str, str]:
        begin, end = datetime.combine(self.from_date, self.from_time), datetime.combine(self.until_date, self.until_time)
        return {"from": begin.isoformat(timespec="seconds"), "until": end.isoformat(timespec="seconds")}

    def why(self) -> str:
        return self.permission_reason


class EndPermissionForm(Form):
    """A permission that ends now."""

    CHANGED, FIRST = "permission_ended", "from_date"
    permission: Annotated[str, StringConstraints(max_length=40)]

    def change(self, before: Body | None, now: datetime, /) -> Body:
        return edits.without_permission(before, self.permission, now)

    def kept(self) -> dict[str, str]:
        return {"permission": self.permission}


class VisitForm(Form):
    """A place to attend, on some days from one hour to another."""

    CHANGED, FIRST = "visit_asked_for", "visit_name"
    visit_name: Annotated[str, StringConstraints(min_length=2, max_length=80)]
    visit_latitude: Annotated[float, Field(ge=-90, le=90)]
    visit_longitude: Annotated[float, Field(ge=-180, le=180)]
    visit_radius: Annotated[int, Field(ge=30, le=5000)]
    visit_days: list[Weekday]
    visit_start: Clock
    visit_end: Clock
    visit_minutes: Annotated[int, Field(ge=1, le=1440)] | None = None
    visit_first: Day | None = None
    visit_last: Day | None = None
    visit_reason: Reason

    @field_validator("visit_latitude", "visit_longitude", mode="before")
    @classmethod
    def _with_comma(cls, value: Any) -> Any:
        return value.replace(",", ".") if isinstance(value, str) else value

    @field_validator("visit_end")
    @classmethod
    def _hours_are_some(cls, value: time, info: ValidationInfo) -> time:
        hours_belong_together(value, info.data.get("visit_start"))
        return value

    def change(self, before: Body | None, _now: datetime, /) -> Body:
        hours: JsonObject = {"days": sorted(set(self.visit_days)), "start": _clock(self.visit_start), "end": _clock(self.visit_end)}
        hours |= {"from": self.visit_first.isoformat()} if self.visit_first else {}
        hours |= {"until": self.visit_last.isoformat()} if self.visit_last else {}
        properties: JsonObject = {"kind": "attendance", "name": self.visit_name, "radius_m": self.visit_radius, "when": [hours]}
        properties |= {"minutes": self.visit_minutes} if self.visit_minutes else {}
        geometry = {"type": "Point", "coordinates": [self.visit_longitude, self.visit_latitude]}
        return edits.with_visit(before, {"type": "Feature", "geometry": geometry, "properties": properties})

    def why(self) -> str:
        return self.visit_reason


class NoVisitForm(Form):
    """A visit that is no longer required, entered here or drawn on the map. Senior officers remove distances on another page."""

    CHANGED, FIRST = "zone_lifted", "visit_name"
    zone: Annotated[str, StringConstraints(max_length=60)]

    def change(self, before: Body | None, _now: datetime, /) -> Body:
        return edits.without_zone(before, self.zone, kind="attendance")

    def kept(self) -> dict[str, str]:
        return {"zone": self.zone}


class HoursForm(Form):
    """The hours of a zone that was drawn on the map."""

    CHANGED, FIRST = "zone_hours_set", "hours_zone"
    hours_zone: Annotated[str, StringConstraints(max_length=60)]
    hours_when: Literal["always", "curfew", "hours"]
    hours_days: Annotated[list[Weekday], Field(validate_default=True)] = []
    hours_start: Annotated[Clock | None, Field(validate_default=True)] = None
    hours_end: Annotated[Clock | None, Field(validate_default=True)] = None
    hours_reason: Reason

    @field_validator("hours_days", "hours_start", "hours_end")
    @classmethod
    def _needed_for_hours_of_its_own(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("hours_when") == "hours":
            hours_belong_together(value, info.data.get("hours_start") if info.field_name == "hours_end" else None)
        return value

    def change(self, before: Body | None, _now: datetime, /) -> Body:
        when: str | list[JsonObject] = self.hours_when
        if self.hours_when == "hours" and self.hours_start is not None and self.hours_end is not None:
            when = [{"days": sorted(set(self.hours_days)), "start": _clock(self.hours_start), "end": _clock(self.hours_end)}]
        return edits.with_hours(before, self.hours_zone, when)

    def kept(self) -> dict[str, str]:
        return {"zone": self.hours_zone}

    def why(self) -> str:
        return self.hours_reason


FORMS: dict[str, type[Form]] = {
    "first-night": FirstNightForm,
    "no-first-night": NoFirstNightForm,
    "exception": ExceptionForm,
    "no-exception": NoExceptionForm,
    "permission": PermissionForm,
    "end-permission": EndPermissionForm,
    "visit": VisitForm,
    "no-visit": NoVisitForm,
    "hours": HoursForm,
}


def _clock(moment: time) -> str:
    return f"{moment:%H:%M}"
