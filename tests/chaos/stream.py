"""A stream of actions through the real services' outboxes, and their expected results."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import asyncpg
from piccolo.table import Table

from services.biometrics import database as biometrics
from services.probation import database as probation
from services.reintegration import database as reintegration
from shared import audit, clock
from shared.actors import system
from shared.crypto import hash_secret
from shared.db.engine import transaction
from shared.messages.base import Message
from shared.messages.biometrics import EnrolmentCompleted
from shared.messages.probation import BreachConfirmed, CheckInDue, RegistrationOpenedForBiometrics, RegistrationOpenedForReintegration
from shared.messages.reintegration import PlanMilestone, ReferralOutcome
from shared.messaging.outbox import Messaging, send

ALL_MESSAGING: tuple[Messaging, ...] = (probation.MESSAGING, reintegration.MESSAGING, biometrics.MESSAGING)
AUDITS: dict[str, type[Table]] = {"probation": probation.Audit, "reintegration": reintegration.Audit, "biometrics": biometrics.Audit}
Make = Callable[[UUID], Message]


def breach(person: UUID) -> Message:
    """Probation asks the desk to make contact."""
    return BreachConfirmed(person=person, confirmed_at=clock.now())


def due(person: UUID) -> Message:
    """Probation tells the kiosk of a check-in."""
    now = clock.now()
    return CheckInDue(person=person, check_in=uuid4(), opens_at=now, closes_at=now, questions=[])


def enrolled(person: UUID) -> Message:
    """Biometrics tells of an enrolment."""
    return EnrolmentCompleted(person=person, enrolment=uuid4(), frames=3, quality="good", taken_by=uuid4(), taken_at=clock.now())


def milestone(person: UUID) -> Message:
    """The desk tells of a plan's progress."""
    return PlanMilestone(person=person, plan=uuid4(), need="work", milestone="goal_met", reached_at=clock.now())


def outcome(person: UUID) -> Message:
    """The desk tells what became of a referral."""
    return ReferralOutcome(
        person=person, referral=uuid4(), need="housing", outcome="accepted", provider="Demo Provider", decided_at=clock.now()
    )


KINDS: tuple[Make, ...] = (breach, enrolled, milestone, due, outcome)
EFFECTS = {
    BreachConfirmed: "SELECT count(*) FROM reintegration.timeline_entry WHERE person = ANY($1) AND kind = 'contact_wanted'",
    CheckInDue: "SELECT count(*) FROM biometrics.check_in_due WHERE person = ANY($1)",
    EnrolmentCompleted: "SELECT count(*) FROM probation.timeline_entry WHERE person = ANY($1) AND kind = 'enrolment_completed'",
    PlanMilestone: "SELECT count(*) FROM probation.timeline_entry WHERE person = ANY($1) AND kind = 'plan_milestone'",
    ReferralOutcome: "SELECT count(*) FROM probation.timeline_entry WHERE person = ANY($1) AND kind = 'referral_outcome'",
    RegistrationOpenedForReintegration: "SELECT count(*) FROM reintegration.timeline_entry WHERE person = ANY($1) AND kind = 'case_opened'",
    RegistrationOpenedForBiometrics: "SELECT count(*) FROM biometrics.audit WHERE about = ANY($1) AND action = 'subject_opened'",
}


@dataclass
class Stream:
    """The messages sent so far, by id."""

    people: list[UUID]
    sent: dict[UUID, type[Message]] = field(default_factory=dict)
    pin_hash: str = field(default_factory=lambda: hash_secret("0000"))

    async def act(self, number: int) -> None:
        """The number-th action: a change with its audit record and its message. A person's first one opens the registration."""
        person = self.people[number % len(self.people)]
        turn = number // len(self.people)
        if turn == 0:
            await self._do(person, "registered", self._opening(person))
        else:
            await self._do(person, "acted", [KINDS[(turn + number) % len(KINDS)](person)])

    async def _do(self, person: UUID, action: str, messages: list[Message]) -> None:
        messaging = next(messaging for messaging in ALL_MESSAGING if messaging.service == messages[0].sender)
        async with transaction(messaging.db):
            await audit.record(
                AUDITS[messaging.service], by=system(messaging.service), action=action, about=person, details={}, at=clock.now()
            )
            ids = [await send(messaging, message) for message in messages]
        self.sent |= dict(zip(ids, map(type, messages), strict=True))

    def _opening(self, person: UUID) -> list[Message]:
        registration, case = uuid4(), f"C-{person.hex[:12]}"
        return [
            RegistrationOpenedForReintegration(
                person=person, registration=registration, case_number=case, name="Demo Person", phone=None, language="kk",
                region="75", office="75", birth_year=None,
            ),
            RegistrationOpenedForBiometrics(
                person=person, registration=registration, case_number=case, language="kk", officer=uuid4(), office="75",
                card_code=person.hex[:8].upper(), pin_hash=self.pin_hash, basis=None,
            ),
        ]  # fmt: skip


async def waiting(connection: asyncpg.Connection) -> int:
    """How many messages of all services are not acknowledged yet."""
    counts = [
        await connection.fetchval(messaging.sql("SELECT count(*) FROM {outbox} WHERE acknowledged_at IS NULL"))
        for messaging in ALL_MESSAGING
    ]
    return sum(counts)


async def applied(connection: asyncpg.Connection) -> int:
    """How many messages took effect so far, in all services."""
    counts = [await connection.fetchval(messaging.sql("SELECT count(*) FROM {inbox}")) for messaging in ALL_MESSAGING]
    return sum(counts)


async def check_exactly_once(connection: asyncpg.Connection, stream: Stream) -> None:
    """Every message has one inbox row, in its person's order, and every effect is there once."""
    received: Counter[UUID] = Counter()
    for messaging in ALL_MESSAGING:
        received.update(
            row["id"] for row in await connection.fetch(messaging.sql("SELECT id FROM {inbox} WHERE person = ANY($1)"), stream.people)
        )
        gaps = await connection.fetchval(
            messaging.sql(
                "SELECT count(*) FROM (SELECT max(sequence) AS last, count(*) AS n FROM {inbox} GROUP BY sender, person) AS s"
                " WHERE n <> last"
            )
        )
        assert gaps == 0, f"{messaging.service} has gaps in a person's order"
        assert await connection.fetchval(messaging.sql("SELECT count(*) FROM {dead_letter}")) == 0
    assert {message: received[message] for message in stream.sent} == dict.fromkeys(stream.sent, 1)
    expected = Counter(stream.sent.values())
    found = {kind: await connection.fetchval(EFFECTS[kind], stream.people) for kind in expected}
    assert found == dict(expected)
