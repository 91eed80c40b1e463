"""How long an emergency access lasts, and what a review finds. No database, no clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args
from uuid import UUID

from shared.law.internal import number, period

LASTS, MOST_A_DAY = "emergency.lasts", "emergency.most_a_day"
"""How long an access lasts, and how many one account has in 24 hours: rules of shared/law/access.toml."""
Outcome = Literal["justified", "not_justified", "to_be_examined"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


def lasts(on: date) -> timedelta:
    """How long an access lasts that is opened on this day."""
    return period(LASTS, on)


def most_a_day(on: date) -> int:
    """How many accesses one account may open in 24 hours."""
    return number(MOST_A_DAY, on)


@dataclass(frozen=True, slots=True)
class Access:
    """One emergency access. `office` is that of the case, `account_office` that of who opened it; `reason` in their own words."""

    id: UUID
    person: UUID
    case_number: str
    office: str
    account: UUID
    account_name: str
    account_office: str | None
    reason: str
    opened_at: datetime
    valid_until: datetime
    reviewed_at: datetime | None
    reviewed_by_name: str | None
    outcome: str | None
    findings: str | None

    def shows_record(self, reader: UUID, now: datetime) -> bool:
        """Whether this reader sees the record by it at this moment."""
        return reader == self.account and self.opened_at <= now < self.valid_until

    def may_review(self, reader: UUID, offices: frozenset[str]) -> bool:
        """Whether a senior officer of these offices may review it: of either office, never one's own access, once."""
        return self.reviewed_at is None and reader != self.account and bool(offices & {self.office, self.account_office})
