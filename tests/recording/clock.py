"""The recording's clock: it stands still until the scenario moves it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.recording import product

ZONE = ZoneInfo("Asia/Almaty")


class Clock:
    """Holds the product's clock at `now`."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, tzinfo=UTC)

    def set(self, day: str, hour: str) -> None:
        """To this local time. Raises ValueError for a step back."""
        moment = datetime.fromisoformat(f"{day}T{hour}:00").replace(tzinfo=ZONE).astimezone(UTC)
        if moment < self.now:
            raise ValueError(f"The clock goes back from {self.now} to {moment}")
        self._hold(moment)

    def forward(self, **step: float) -> None:
        """By `seconds=`, `minutes=`, `hours=`."""
        self._hold(self.now + timedelta(**step))

    def _hold(self, moment: datetime) -> None:
        self.now = moment
        product.hold_clock(moment)
