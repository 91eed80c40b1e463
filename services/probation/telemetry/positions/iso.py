"""Moments as text."""

from datetime import UTC, datetime


def iso(at: float) -> str:
    """UTC, to the millisecond."""
    return datetime.fromtimestamp(round(at, 3), UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
