"""Where the person stays meanwhile: a zone that begins and ends with the permission."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.probation.notices.domain.periods import Period
from services.probation.telemetry.orders.domain.stays import Night, hours_within
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class Stay:
    """A round zone at the other place: always, or from `start` to `end` (local) of each night; `road_hours` there and back are free."""

    latitude: float
    longitude: float
    radius_m: int
    road_hours: int
    start: time | None = None
    end: time | None = None

    @property
    def night(self) -> Night | None:
        """The hours of a night; None where the zone holds always."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    def held(self, period: Period) -> tuple[datetime, datetime] | None:
        """From when until when the zone holds; None where the road takes the whole period, or it has no end."""
        road = timedelta(hours=self.road_hours)
        if period.ends_at is None or period.starts_at + road >= period.ends_at - road:
            return None
        return period.starts_at + road, period.ends_at - road

    def hours(self, period: Period, zone: ZoneInfo) -> list[JsonObject]:
        """Its hours in a monitoring order; empty where it never holds."""
        held = self.held(period)
        if held is None:
            return []
        begin, end = (moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0) for moment in held)
        return hours_within(begin, end, self.night)

    def stored(self) -> JsonObject:
        """As it is kept with the notice."""
        night = {"start": f"{self.start:%H:%M}", "end": f"{self.end:%H:%M}"} if self.night else {}
        place = {"latitude": self.latitude, "longitude": self.longitude, "radius_m": self.radius_m}
        return {**place, "road_hours": self.road_hours, **night}


def from_stored(raw: JsonObject) -> Stay | None:
    """The same again; None where there is none."""
    if not raw:
        return None
    night = [time.fromisoformat(raw[name]) if name in raw else None for name in ("start", "end")]
    return Stay(raw["latitude"], raw["longitude"], raw["radius_m"], raw["road_hours"], *night)
