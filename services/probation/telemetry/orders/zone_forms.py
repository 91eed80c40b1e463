"""The form of a home zone with its curfew."""

from collections.abc import Callable
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints, ValidationInfo, field_validator

from services.probation.telemetry.orders.domain import edits, grounds
from services.probation.telemetry.orders.domain.edits import Body, Feature
from shared.values import JsonObject
from shared.web.fields import Clock
from shared.web.forms import MISSING, CheckedForm
from shared.web.i18n import gettext_noop


def hours_belong_together(value: Any, start: Any) -> None:
    """Raises ValueError where one of the fields of some hours is missing, or the end is the beginning."""
    if value is None:
        raise ValueError(MISSING)
    if value == []:
        raise ValueError(gettext_noop("Choose at least one day"))
    if value == start:
        raise ValueError(gettext_noop("The hours need a beginning and another time as their end"))


class ZoneForm(BaseModel):
    """A round home zone with its curfew; without hours there is no curfew. `ground`: the duty of the court on which the hours rest."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    radius_m: Annotated[int, Field(ge=30, le=5000)]
    curfew: Literal["yes", "no"] = "yes"
    start: Annotated[Clock | None, Field(validate_default=True)] = None
    end: Annotated[Clock | None, Field(validate_default=True)] = None
    days: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(validate_default=True)] = []
    ground: UUID | None = None

    @field_validator("latitude", "longitude", mode="before")
    @classmethod
    def _with_comma(cls, value: Any) -> Any:
        return value.replace(",", ".") if isinstance(value, str) else value

    @field_validator("start", "end", "days")
    @classmethod
    def _needed_for_a_curfew(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("curfew") == "yes":
            hours_belong_together(value, info.data.get("start") if info.field_name == "end" else None)
        return value

    def change(self, timezone: str) -> Callable[[Body | None], Body]:
        """Put the home zone and its hours into the existing order."""

        def change(before: Body | None) -> Body:
            after = edits.with_home(before, self._home(), self._hours(), timezone)
            if self.ground is None or (grounds.hours_at_home(after) == grounds.hours_at_home(before or {}) and self._named(before)):
                return after
            return grounds.with_duty(after, grounds.CURFEW, str(self.ground))

        return change

    def order(self, timezone: str) -> Body:
        """An order with only this zone."""
        return edits.with_home(None, self._home(), self._hours(), timezone)

    def _named(self, before: Body | None) -> bool:
        return grounds.grounds(before).get(grounds.CURFEW, {}).get("condition") == str(self.ground)

    def _home(self) -> Feature:
        return {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [self.longitude, self.latitude]},
            "properties": {"id": edits.HOME, "kind": "inclusion", "when": "curfew", "radius_m": self.radius_m},
        }

    def _hours(self) -> JsonObject | None:
        if self.curfew == "no" or self.start is None:
            return None
        return {"days": sorted(set(self.days)), "start": f"{self.start:%H:%M}", "end": f"{self.end:%H:%M}", "zone": edits.HOME}


class ZonesForm(CheckedForm):
    """Zones as GeoJSON, why they change, and which order was on the screen."""

    zones: Annotated[str, StringConstraints(max_length=1_000_000)]
    reason: Annotated[str, StringConstraints(min_length=3, max_length=2000)]
    seen: str = ""
