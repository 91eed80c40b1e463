"""Bracelets in stock as they are read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Stocked:
    """A bracelet and where it is. `version` is 0 where nothing was recorded of it yet."""

    id: str
    vendor: str
    vendor_name: str
    model: str
    state: str
    office: str
    sent_to: str | None
    since: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many of an office and a vendor are in a state."""

    office: str
    vendor: str
    state: str
    number: int


@dataclass(frozen=True, slots=True)
class Movement:
    """What happened to a bracelet."""

    event: str
    state: str
    office: str
    sent_to: str | None
    why: str
    by_id: UUID
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AtVendor:
    """A stay of a bracelet at its vendor; `ended_at` is None while it is there."""

    device_id: str
    vendor: str
    vendor_name: str
    handed_over_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which bracelets; empty filters leave none out."""

    state: str = ""
    office: str = ""
    vendor: str = ""
