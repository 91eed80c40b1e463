"""Clocks for real processes beside a test whose clock stands still."""

from datetime import UTC, datetime

from tests.builders.moments import NOW


def clock_at_now() -> dict[str, str]:
    """For the environment of a process whose clock shows NOW at its start and then runs."""
    return clock_at(NOW)


def clock_at(moment: datetime) -> dict[str, str]:
    """The same for another moment."""
    return {"ORALU_CLOCK_OFFSET_SECONDS": str((moment - datetime.now(UTC)).total_seconds())}
