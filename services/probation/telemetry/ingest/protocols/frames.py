"""The result of every decoder: one decoded frame, or an error. Bytes in, frames out; no sockets."""

from dataclasses import dataclass

from services.probation.telemetry.positions.domain.fix import ASSUMED_ACCURACY, Fix
from shared.values import JsonObject


class BadFrame(ValueError):
    """A frame that cannot be decoded; the text says why."""


@dataclass(frozen=True)
class Position:
    """`latitude` is None when the frame has no position of its own; battery in per cent; times in epoch seconds."""

    fix_time: float
    latitude: float | None = None
    longitude: float | None = None
    valid: bool = False
    speed_mps: float | None = None
    battery: float | None = None
    mechanism: str = "GPS"

    def described(self) -> JsonObject:
        """As `oralu decode` prints it."""
        names = ("latitude", "longitude", "valid", "speed_mps", "battery", "mechanism")
        return {"fix_time": self.fix_time, **{name: getattr(self, name) for name in names}}


@dataclass(frozen=True, slots=True)
class Attributes:
    """Other content of a frame. `values`: the fields of a message without a position; `as_long_as_told`: whether the stated length is
    right.

    `payload`: in hex, if it was not decoded.
    """

    battery: float | None = None
    charging: bool = False
    locked: bool = False
    stored: bool = False
    satellites: int | None = None
    values: tuple[str, ...] = ()
    as_long_as_told: bool = True
    payload: str = ""


NO_ATTRIBUTES = Attributes()


@dataclass(frozen=True)
class Frame:
    """`alarms` are all alarms in the frame; `reply` is sent when the frame is stored."""

    kind: str
    device: str | None = None
    fixes: tuple[Position, ...] = ()
    alarms: tuple[str, ...] = ()
    reply: bytes = b""
    raw: bytes = b""
    attributes: Attributes = NO_ATTRIBUTES

    def as_fixes(self, received_at: float, sequence: int = 0) -> list[Fix]:
        """The fixes for evaluation: an alarm without a time gets the time of receipt."""
        also = self.attributes
        flags = {FLAGS.get(alarm, alarm) for alarm in self.alarms}
        found = []
        for number, position in enumerate(self.fixes or ((Position(received_at),) if flags or also.battery else ())):
            unplaced = position.latitude is None or position.longitude is None or not position.valid
            own = flags | ({"charging"} if also.charging else set()) | ({"locked"} if also.locked else set())
            battery = position.battery if position.battery is not None else also.battery
            found.append(
                Fix(
                    at=position.fix_time,
                    sequence=sequence + number,
                    mechanism=position.mechanism,
                    latitude=float("nan") if unplaced or position.latitude is None else position.latitude,
                    longitude=float("nan") if unplaced or position.longitude is None else position.longitude,
                    accuracy=ASSUMED_ACCURACY[position.mechanism],
                    speed=position.speed_mps if position.speed_mps is not None else -1.0,
                    battery=battery if battery is not None else -1.0,
                    flags=tuple(sorted(own | ({"no_fix"} if unplaced else set()))),
                )
            )
        return found


FLAGS = {"tamper": "tamper", "strap_removed": "strap_removed"}


def place(latitude: float, longitude: float) -> tuple[float, float]:
    """A place on earth. Raises BadFrame."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BadFrame("the position is not on earth")
    return latitude, longitude
