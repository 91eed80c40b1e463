"""A case of social support: who it is about, where it came from, and on what ground help is given.

A case opened by a registration does not end with it: help goes on for whoever agrees to it (infra/adr/0071-help-outlives-the-register.md).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, get_args
from uuid import UUID

from services.reintegration.errors import CaseClosed, ConsentAwaited, HelpRests


class CaseStatus(StrEnum):
    """Whether the desk works on the case."""

    OPEN = "open"
    CLOSED = "closed"


class Origin(StrEnum):
    """Who brought the case."""

    REGISTRATION = "registration"
    INSTITUTION = "institution"
    AKIMAT = "akimat"
    ORGANISATION = "organisation"
    WALK_IN = "walk_in"
    LINK = "link"


class Ground(StrEnum):
    """On what ground help is given: the register, the person's consent, or none yet since the registration ended."""

    REGISTER = "register"
    CONSENT = "consent"
    CONSENT_AWAITED = "consent_awaited"


ClosingReason = Literal[
    "goals_reached", "help_declined", "cannot_be_reached", "moved_away", "in_custody", "died", "entered_in_error", "other"
]
CLOSING_REASONS: tuple[ClosingReason, ...] = get_args(ClosingReason)
"""Why a worker closes a case that is not on the register."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A person on the desk: how to address and reach them, which desk has the case, and what limits who sees it.

    `registration`: the one that opened the case last; for a case that none opened, an id of its own. `consent_due_on`: by when the person
    is to be asked whether help goes on. `release_on`: the expected or the actual day of release. `rests`: why help rests while the
    register keeps the case open, one of the closing reasons.
    """

    person: UUID
    registration: UUID
    case_number: str
    name: str
    phone: str | None
    language: str
    region: str
    office: str
    status: str
    opened_at: datetime
    closed_at: datetime | None
    authority: str
    restricted: bool
    birth_year: int | None
    origin: str
    ground: str
    consent_due_on: date | None
    supervision_ended_at: datetime | None
    release_on: date | None
    closing_reason: str | None
    rests: str | None

    @property
    def supervised(self) -> bool:
        """Whether the person is on the register."""
        return self.ground == Ground.REGISTER and self.status == CaseStatus.OPEN

    @property
    def known_to_probation(self) -> bool:
        """Whether a registration opened it. Of everybody else probation is told nothing."""
        return self.origin == Origin.REGISTRATION


NEVER_WRITTEN_TO = ("died", "in_custody")
"""To whom no letter goes and of whom nobody is reminded: why the case was closed, or why help rests."""


def ensure_written_to(case: CaseRow) -> None:
    """The person may get a letter or an appointment. Raises HelpRests."""
    if (case.rests or case.closing_reason) in NEVER_WRITTEN_TO:
        raise HelpRests


def ensure_open(status: CaseStatus) -> None:
    """Raises CaseClosed."""
    if status is not CaseStatus.OPEN:
        raise CaseClosed


def ensure_may_begin(case: CaseRow) -> None:
    """Something new may be begun for the person: a plan, a referral. Raises CaseClosed, HelpRests, ConsentAwaited.

    What was begun before goes on while the desk asks the person.
    """
    ensure_open(CaseStatus(case.status))
    if case.rests is not None:
        raise HelpRests
    if case.ground == Ground.CONSENT_AWAITED:
        raise ConsentAwaited


def ground_after(ground: Ground, *, agreed_before: bool) -> Ground:
    """The ground of help when the registration ends. `agreed_before`: the person said during supervision that help shall go on."""
    if ground is not Ground.REGISTER:
        return ground
    return Ground.CONSENT if agreed_before else Ground.CONSENT_AWAITED
