"""What happened to a person of the synthetic country, as the services told each other: probation invents it, all services store it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from shared.actors import Actor
from shared.demo.country import Person
from shared.messages.base import Need

UNSEEN = frozenset({"not_attempted", "no_template"})
"""Results of a visit without a picture: there is no capture to describe."""


@dataclass(frozen=True, slots=True)
class Review:
    """What an officer said about a check-in."""

    id: UUID
    verdict: str
    note: str
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Concern:
    """Something in the answers that an officer should know about; `done_at` is None while it waits."""

    item: UUID
    kind: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Visit:
    """A check-in that was handed in at a kiosk."""

    session: UUID
    match: str
    liveness: str
    quality: str
    score: float | None
    reason: str | None
    movements: tuple[str, ...]
    answers: str
    needs: tuple[Need, ...]
    words: str
    concerns: tuple[Concern, ...]
    started_at: datetime
    submitted_at: datetime

    @property
    def seen(self) -> bool:
        """Whether the camera saw anything."""
        return self.match not in UNSEEN


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A check-in from being due to being settled. `missed_outcome`: what an officer found out before, or instead of, a visit."""

    id: UUID
    due_on: date
    opens_at: datetime
    closes_at: datetime
    created_at: datetime
    state: str
    visit: Visit | None
    doubt: str | None
    recorded_at: datetime | None
    receipt: str | None
    reviews: tuple[Review, ...]
    items: tuple[UUID, ...]

    @property
    def missed(self) -> bool:
        """Whether nobody came in time; somebody may have come later."""
        return self.state == "expired"

    @property
    def settled(self) -> Review | None:
        """The final review. When two officers see a different person, the first review is not final."""
        return settled(self.reviews)

    @property
    def accepted_at(self) -> datetime | None:
        """When it was settled, automatically or by an officer; None while it waits."""
        if self.settled is not None:
            return self.settled.at
        return self.recorded_at if self.state == "reviewed" else None


def settled(reviews: tuple[Review, ...]) -> Review | None:
    """The final one of a check-in's reviews."""
    if not reviews or (len(reviews) == 1 and reviews[0].verdict == "no_match"):
        return None
    return reviews[-1]


@dataclass(frozen=True, slots=True)
class Basis:
    """The legal basis for using the face."""

    kind: str
    reference: str
    given_on: date


BY_POLICE = frozenset({"parole", "administrative_supervision"})
"""Categories that the police supervise, of which the other services are told."""


@dataclass(frozen=True, slots=True)
class Registration:
    """A time on the register. `enrolled_at`: when reference pictures were taken (they are left out of the country)."""

    id: UUID
    form_token: UUID
    case_number: str
    card_code: str
    category: str
    settlement: str
    court: str
    decided_on: date
    in_force_on: date
    registered_on: date
    term_ends_on: date
    frequency: str
    first_check_in_on: date
    conditions: tuple[tuple[str, str], ...]
    basis: Basis | None
    enrolled_at: datetime | None
    opened_at: datetime
    closed_at: datetime | None
    closing_reason: str | None
    check_ins: tuple[CheckIn, ...]

    @property
    def authority(self) -> str:
        """Who supervises."""
        return "police" if self.category in BY_POLICE else "probation"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The person's face resembles that of another one; `decision` is None until an officer decides."""

    id: UUID
    other: UUID
    other_office: str
    at: datetime
    decision: str | None
    reason: str | None
    decided_by: Actor
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Life:
    """A person's registrations, in order. `breaches`: when officers passed a confirmed breach on."""

    person: Person
    registrations: tuple[Registration, ...]
    reference_wanted_at: datetime | None
    suspicion: Suspicion | None
    breaches: tuple[datetime, ...] = ()

    @property
    def current(self) -> Registration:
        """The latest registration, open or closed."""
        return self.registrations[-1]

    @property
    def check_ins(self) -> list[CheckIn]:
        """The check-ins of every registration."""
        return [one for registration in self.registrations for one in registration.check_ins]

    @property
    def to_biometrics(self) -> int:
        """How many messages probation sent to biometrics about this person."""
        sent = sum(1 + (one.closed_at is not None) + (one.authority == "police") for one in self.registrations)
        for one in self.check_ins:
            decided = one.settled is not None and one.settled.verdict not in MISSED
            sent += 1 + (one.visit is not None) + 2 * decided + (bool(one.reviews) and one.reviews[0].verdict == "no_match")
        return sent

    @property
    def from_biometrics(self) -> int:
        """How many biometrics sent to probation."""
        sent = sum((one.enrolled_at is not None) + (one.closed_at is not None) for one in self.registrations)
        sent += (self.suspicion is not None) + (self.reference_wanted_at is not None)
        return sent + sum(1 + one.visit.seen for one in self.check_ins if one.visit is not None)

    @property
    def to_reintegration(self) -> int:
        """How many probation sent to the desk."""
        sent = sum(1 + (one.closed_at is not None) + (one.authority == "police") for one in self.registrations) + len(self.breaches)
        return sent + sum(1 for one in self.check_ins if one.visit is not None and one.visit.needs)


MISSED = frozenset({"excused", "our_fault", "not_excused"})
"""Verdicts on a missed check-in, which are not sent to biometrics."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A message from the desk to probation: `kind` is referral_outcome, plan_milestone or residence_changed, `details` as in the
    timeline."""

    kind: str
    details: dict[str, str]
    at: datetime
