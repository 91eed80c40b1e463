"""What happens to a person's case and its term, the hooks of capabilities that are told it (shared.registry), and whose rows are whose."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from shared.actors import Actor
from shared.values import Details

if TYPE_CHECKING:
    from shared.registry import Capability


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """A person was put on the register. `has_basis`: their face may be used. `first`: no other registration of theirs is open."""

    person: UUID
    registration: UUID
    has_basis: bool
    by: Actor
    at: datetime
    first: bool = True


@dataclass(frozen=True, slots=True)
class CaseMoved:
    """A case moved to another office, or to another officer of the same one.

    `officer` and `registrations` are said by probation, which alone knows officers: the open registrations that moved.
    """

    person: UUID
    office: str
    region: str
    officer: UUID | None = None
    registrations: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseClosed:
    """A registration ended. `last`: no other one of the person is open; else what is the person's goes on, and only what belongs to this
    registration ends. `heir`: the open registration of the same authority that leads now.
    """

    person: UUID
    registration: UUID
    by: Actor
    at: datetime
    last: bool = True
    heir: UUID | None = None


@dataclass(frozen=True, slots=True)
class ActDone:
    """A capability did something in a person's case that may settle a task of another one. `act`: its code, `need`: about which need."""

    person: UUID
    act: str
    by: Actor
    at: datetime
    need: str | None = None


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """A person took back a consent to share data with `organisations` for a purpose; what runs under it stops."""

    person: UUID
    consent: UUID
    purpose: str
    organisations: tuple[UUID, ...]
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class ClosingWanted:
    """Somebody wants to end a registration for a reason; asked inside the transaction that would do it."""

    person: UUID
    registration: UUID
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseReopened:
    """A closing was undone: the person is on the register as before. `closed_at`: the moment of the closing. `mistake`: on the desk, the
    ending itself was wrong, so that whatever ended with it is to be looked at."""

    person: UUID
    registration: UUID
    closed_at: datetime
    by: Actor
    at: datetime
    mistake: bool = False


@dataclass(frozen=True, slots=True)
class TermChanged:
    """A term has another last day; None while it is suspended."""

    person: UUID
    registration: UUID
    ends_on: date | None
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class TermOver:
    """The last day of a term has passed, whether somebody took the person off the register or not. `ended_at`: the end of that day.
    `last`: no other registration of the person runs.
    """

    person: UUID
    registration: UUID
    ended_at: datetime
    by: Actor
    at: datetime
    last: bool = True


@dataclass(frozen=True, slots=True)
class DutyChanged:
    """A duty of a registration was set, amended, ended or restored; each is a version of it."""

    person: UUID
    registration: UUID
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class PassedOn:
    """An officer passed a record of what a bracelet told on for proceedings. `subject`: the record; `kind`: of the fact that it is."""

    person: UUID
    kind: str
    subject: UUID
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class MonitoringEnded:
    """A decision on electronic monitoring, or a request for one, came to its end: refused, withdrawn, revoked, ended or run out."""

    person: UUID
    decision: UUID
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonRows:
    """Rows that belong to a person by their column `person`, and go over to the surviving record when two records are merged.

    `title` names them on the page that asks. `made`: the column that says since when a row is there. `stays`: an SQL condition under which
    a row `t` stays where it is, because the surviving record ($1) has one in its place. `of_registration`: a row has a column
    `registration`, and belongs to whom that belongs to.
    """

    table: str
    title: Callable[[], str]
    made: str = "created_at"
    stays: str = "false"
    of_registration: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something in a case that an officer may look into as a possible breach: nothing is one before a human has decided it.

    `kind` and `subject`: what it is, and the row that it stands in; `address`: the page that shows it; `details`: what its words need.
    """

    kind: str
    subject: UUID
    at: datetime
    address: str
    details: Details = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactSource:
    """What one capability knows that may be a breach: its kinds with their words, and a person's facts since a moment, oldest first."""

    kinds: Mapping[str, Callable[[Details], str]]
    find: Callable[[UUID, datetime], Awaitable[Sequence[Fact]]]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a change came from: `subject` is the row that was changed, `address` the page that says why, `title` its link in words."""

    subject: UUID
    address: str
    title: str


Grounds = Callable[[Actor, Sequence[UUID]], Awaitable[Sequence[Ground]]]
"""Where these rows came from, as far as this reader may know it, in the words of the page's language."""
Breaches = Callable[[UUID, datetime], Awaitable[Sequence[Fact]]]
"""A person's breaches since a moment that a human confirmed."""


class CaseHooks:
    """The hooks of all capabilities, in their order."""

    capabilities: "tuple[Capability, ...]"

    async def case_opened(self, case: CaseOpened) -> None:
        """Call the hooks, inside the transaction that opened the case."""
        for hook in filter(None, (each.on_case_opened for each in self.capabilities)):
            await hook(case)

    async def case_moved(self, case: CaseMoved) -> None:
        """Call the hooks, inside the transaction that moved the case."""
        for hook in filter(None, (each.on_case_moved for each in self.capabilities)):
            await hook(case)

    async def closing_objections(self, wanted: ClosingWanted) -> list[str]:
        """Why the registration cannot end for that reason, in the words of the page's language; empty where nothing is against it."""
        asked = [await each.closing_objection(wanted) for each in self.capabilities if each.closing_objection is not None]
        return [words for words in asked if words]

    async def case_closed(self, case: CaseClosed) -> dict[str, int]:
        """Call the hooks, inside the transaction that closed the case. Returns how much ended with it, by the capabilities' counts."""
        counts: dict[str, int] = {}
        for each in self.capabilities:
            if each.on_case_closed is not None:
                counts |= await each.on_case_closed(case) or {}
        return counts

    async def case_reopened(self, case: CaseReopened) -> None:
        """Call the hooks, inside the transaction that undid the closing."""
        for hook in filter(None, (each.on_case_reopened for each in self.capabilities)):
            await hook(case)

    async def consent_withdrawn(self, withdrawn: ConsentWithdrawn) -> dict[str, int]:
        """Call the hooks, inside the transaction that took the consent back. Returns how much stopped with it, by their counts."""
        counts: dict[str, int] = {}
        for hook in filter(None, (each.on_consent_withdrawn for each in self.capabilities)):
            counts |= await hook(withdrawn) or {}
        return counts

    async def term_changed(self, term: TermChanged) -> None:
        """Call the hooks, inside the transaction that changed the term."""
        for hook in filter(None, (each.on_term_changed for each in self.capabilities)):
            await hook(term)

    async def term_over(self, term: TermOver) -> None:
        """Call the hooks, inside the transaction that noted the end of the term."""
        for hook in filter(None, (each.on_term_over for each in self.capabilities)):
            await hook(term)

    async def duty_changed(self, duty: DutyChanged) -> None:
        """Call the hooks, inside the transaction that wrote the version of the duty."""
        for hook in filter(None, (each.on_duty_changed for each in self.capabilities)):
            await hook(duty)

    async def monitoring_ended(self, ended: MonitoringEnded) -> None:
        """Call the hooks, inside the transaction that ended the decision."""
        for hook in filter(None, (each.on_monitoring_ended for each in self.capabilities)):
            await hook(ended)

    async def passed_on(self, passed: PassedOn) -> None:
        """Call the hooks, inside the transaction that passed the record on."""
        for hook in filter(None, (each.on_passed_on for each in self.capabilities)):
            await hook(passed)

    async def act_done(self, done: ActDone) -> None:
        """Call the hooks, inside the transaction in which the act was done, with the case's lock held."""
        for hook in filter(None, (each.on_act_done for each in self.capabilities)):
            await hook(done)
