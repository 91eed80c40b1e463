"""The moment at which the tests happen, and a clock that stands there until a test moves it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
"""A Tuesday, eleven in the morning in Almaty."""
TODAY = NOW.date()
ALMATY = ZoneInfo("Asia/Almaty")


@dataclass
class FixedClock:
    """Stands in for `shared.clock.now`."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        return self.moment

    def move_to(self, moment: datetime) -> None:
        """It is `moment` from here on."""
        self.moment = moment


def soon(seconds: float) -> datetime:
    """So many seconds after NOW."""
    return NOW + timedelta(seconds=seconds)
