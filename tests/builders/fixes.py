"""Position reports around home: `Fix` for the rules, JSON for the interfaces."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from services.probation.telemetry.positions.domain.fix import Fix
from tests.builders.devices import DEVICE
from tests.builders.moments import ALMATY
from tests.builders.zones import DEGREE, HOME, Json


def at(hour: int, minute: int = 0, day: int = 24) -> float:
    """A time in Almaty in November 2026, in seconds since 1970."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ALMATY).timestamp()


def fix(moment: float, north_m: float = 0.0, *, accuracy: float = 8.0, mechanism: str = "GPS", **more: Any) -> Fix:
    """One report north of home; never twice the very same place."""
    return Fix(moment, 0, mechanism, HOME[0] + north_m / DEGREE + (moment % 7) * 1e-6, HOME[1], accuracy, **more)


def minutes(start: float, count: int, north_m: float = 0.0, **more: Any) -> list[Fix]:
    """A report a minute."""
    return [fix(start + 60 * number, north_m, **more) for number in range(count)]


def position(moment: datetime, north_m: float = 0.0, **more: Any) -> Json:
    """A satellite position of DEVICE, as a vendor sends it."""
    return {
        "device_id": DEVICE,
        "fix_time": moment.isoformat(),
        "latitude": HOME[0] + north_m / DEGREE + (moment.minute % 7) * 1e-6,
        "longitude": HOME[1],
        "accuracy_m": 8,
        "mechanism": "GPS",
        "sequence": 1,
        **more,
    }


def track(since: datetime, count: int, north_m: float = 0.0) -> list[Json]:
    """A position a minute."""
    return [position(since + timedelta(minutes=minute), north_m) for minute in range(count)]


def leaving_home(since: datetime, *, at_home: int = 90, away: int = 29) -> list[Json]:
    """That many minutes at home, then that many at 900 m from it."""
    return track(since, at_home) + track(since + timedelta(minutes=at_home), away, 900)


FLAGS = st.sampled_from([(), (), (), ("strap_removed",), ("strap_closed",), ("jamming",), ("sos",), ("inherited",), ("charging",)])
REPORTS = st.lists(
    st.builds(
        Fix,
        at=st.integers(0, 600).map(lambda minute: at(20) + minute * 60.0),
        sequence=st.integers(0, 2),
        mechanism=st.sampled_from(["GPS", "GPS", "WIFI", "LBS", "RF"]),
        latitude=st.integers(-20, 20).map(lambda step: HOME[0] + step * 0.0004),
        longitude=st.just(HOME[1]),
        accuracy=st.sampled_from([5.0, 15.0, 40.0, 90.0, 600.0]),
        speed=st.sampled_from([-1.0, 0.5]),  # a number: what is none is refused before it is stored
        battery=st.sampled_from([-1.0, 10.0, 50.0]),
        flags=FLAGS,
    ),
    min_size=1,
    max_size=60,
)
"""Ten hours of any reports that a device may send, in any order."""
