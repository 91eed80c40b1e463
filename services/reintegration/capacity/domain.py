"""A provider's free places, and how reliable a figure is. Old figures are marked as stale."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Freshness = Literal["fresh", "stale", "unknown"]


@dataclass(frozen=True)
class Capacity:
    """HSDS `service_capacity`: how many places there are, how many are free, and when that was reported."""

    available: int | None
    maximum: int | None
    updated_at: datetime | None

    def __post_init__(self) -> None:
        if self.available is not None and (self.available < 0 or (self.maximum is not None and self.available > self.maximum)):
            raise ValueError("There cannot be more free places than places")


def freshness(capacity: Capacity, now: datetime, stale_after: timedelta) -> Freshness:
    """unknown without a figure or its date; stale once it is older than `stale_after`."""
    if capacity.available is None or capacity.updated_at is None:
        return "unknown"
    return "stale" if now - capacity.updated_at > stale_after else "fresh"


def full(capacity: Capacity, now: datetime, stale_after: timedelta) -> bool:
    """Only a fresh zero means full; a stale or unknown figure never keeps a provider out of the list."""
    return freshness(capacity, now, stale_after) == "fresh" and capacity.available == 0


def sort_key(capacity: Capacity, now: datetime, stale_after: timedelta) -> tuple[int, int]:
    """Sort key of search: fresh free places, then stale or unknown, then full ones."""
    if full(capacity, now, stale_after):
        return (2, 0)
    return (0 if freshness(capacity, now, stale_after) == "fresh" else 1, -(capacity.available or 0))
