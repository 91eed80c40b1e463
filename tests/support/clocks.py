"""Clocks for real processes beside a test whose clock stands still."""

from datetime import UTC, datetime

from tests.builders.moments import NOW


def clock_at_now() -> dict[str, str]:
    """For the environment of a process whose clock shows NOW at its start and then runs."""
    return {"ORALU_CLOCK_OFFSET_SECONDS": str((NOW - datetime.now(UTC)).total_seconds())}
