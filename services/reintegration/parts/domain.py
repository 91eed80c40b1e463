"""Who takes part in a case, and until when. No database, no clock."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Part(StrEnum):
    """As what somebody takes part."""

    CAREER_CENTRE = "career_centre"
    AKIMAT = "akimat"
    INSTITUTION = "institution"


class Ended(StrEnum):
    """Why a part ended before its last day."""

    ENDED = "ended"
    HANDED_OVER = "handed_over"
    CONSENT_TAKEN_BACK = "consent_taken_back"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who takes part: an account, or every worker of an organisation. `until`: the last day, None where it has none.

    `stopped`: the person said no since it was given.
    """

    id: UUID
    person: UUID
    account: UUID | None
    organisation: UUID | None
    name: str
    part: str
    since: datetime
    until: date | None
    consent: UUID | None
    sealed: bytes
    given_by_name: str
    ended_at: datetime | None
    ended: str | None
    ended_by_name: str | None
    stopped: bool

    def runs(self, on: date) -> bool:
        """Whether it lasts on this day."""
        return self.ended_at is None and not self.stopped and (self.until is None or on <= self.until)
