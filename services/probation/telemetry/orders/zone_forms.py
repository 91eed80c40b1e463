"""The form of a home zone with its curfew."""

from collections.abc import Callable
from datetime import time
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, field_validator, model_validator

from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.edits import Body, Feature
from shared.values import JsonObject


def gettext_noop(message: str) -> str:
    """Marks words that `shared.web.forms` translates later."""
    return message


class ZoneForm(BaseModel):
    """A round home zone with its curfew; without hours there is no curfew."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    radius_m: Annotated[int, Field(ge=30, le=5000)]
    curfew: Literal["yes", "no"] = "yes"
    start: time | None = None
    end: time | None = None
    days: list[Annotated[int, Field(ge=0, le=6)]] = []

    @field_validator("latitude", "longitude", mode="before")
    @classmethod
    def _with_comma(cls, value: Any) -> Any:
        return value.replace(",", ".") if isinstance(value, str) else value

    @model_validator(mode="after")
    def _hours_belong_together(self) -> "ZoneForm":
        if self.curfew == "yes" and (self.start is None or self.end is None or self.start == self.end or not self.days):
            raise ValueError(gettext_noop("A curfew needs a beginning, another time as its end, and at least one day"))
        return self

    def change(self, timezone: str) -> Callable[[Body | None], Body]:
        """Put the home zone and its hours into the existing order."""
        return lambda before: edits.with_home(before, self._home(), self._hours(), timezone)

    def order(self, timezone: str) -> Body:
        """An order with only this zone."""
        return edits.with_home(None, self._home(), self._hours(), timezone)

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


class ZonesForm(BaseModel):
    """Zones as GeoJSON, why they change, and which order was on the screen."""

    zones: Annotated[str, StringConstraints(max_length=1_000_000)]
    reason: Annotated[str, StringConstraints(min_length=3, max_length=2000)]
    seen: str = ""
