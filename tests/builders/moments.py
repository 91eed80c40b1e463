"""The time at which tests run, and a clock that stands still until a test moves it."""

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
        """Set the clock to `moment`."""
        self.moment = moment


def soon(seconds: float) -> datetime:
    """That many seconds after NOW."""
    return NOW + timedelta(seconds=seconds)
