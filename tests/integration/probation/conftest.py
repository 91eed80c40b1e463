"""People on the register, and forms filled in as an officer would."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.probation.actions.register import NewPerson, NewRegistration, Registered, register_person
from services.probation.domain.categories import Category
from services.probation.domain.registration import Dates
from services.probation.domain.schedule import Frequency
from services.probation.tables import CheckIn
from shared.identity.actors import Actor, Role
from shared.identity.demo import demo_id
from shared.messages.biometrics import IdentityVerified
from shared.messages.probation import BiometricBasis
from shared.settings import OraluSettings

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
TODAY = NOW.date()
OFFICER = Actor(demo_id("officer"), "Demo Officer", Role.OFFICER, "75")
SENIOR = Actor(demo_id("senior"), "Demo Senior Officer", Role.SENIOR_OFFICER, "75")
OTHER = Actor(uuid4(), "Demo Officer of another office", Role.OFFICER, "71")
BASIS = BiometricBasis(kind="consent", reference="Demo consent 1", given_on="2026-11-01", language="kk")

Register = Callable[..., Awaitable[Registered]]


def person(iin: str | None = "991231500006", family_name: str = "Fictional") -> NewPerson:
    return NewPerson(
        iin, family_name, "Person", None, date(2000, 1, 1), "+77010000001", "kk", "75", "urban", "Demo Street 1", "Asia/Almaty"
    )


def grounds(first: date = TODAY, token: UUID | None = None, basis: BiometricBasis | None = BASIS, days: int = 365) -> NewRegistration:
    dates = Dates(TODAY - timedelta(days=20), TODAY - timedelta(days=5), TODAY, TODAY + timedelta(days=days), first)
    conditions = (("notify_residence", ""), ("stay_home_at_hours", "22:00-06:00"))
    return NewRegistration(token or uuid4(), Category.SUSPENDED_SENTENCE, "Demo Court", dates, Frequency.TWICE_A_MONTH, conditions, basis)


@pytest.fixture
def register(engines: OraluSettings) -> Register:
    """Registers a fictional person whose check-in is open at NOW."""

    async def make(iin: str | None = "991231500006", *, by: Actor = OFFICER, **given: Any) -> Registered:
        return await register_person(person(iin), grounds(**given), by=by, now=NOW)

    return make


async def the_check_in(of: UUID) -> dict[str, Any]:
    """The person's first check-in."""
    row = await CheckIn.select().where(CheckIn.person == of).order_by(CheckIn.due_on).first()
    assert row is not None
    return row


def verified(of: UUID, check_in: UUID, **given: Any) -> IdentityVerified:
    """What the kiosk sends when nothing is in doubt, changed by `given`."""
    body: dict[str, Any] = {
        "person": of, "check_in": check_in, "session": uuid4(), "kiosk": uuid4(), "match": "match", "liveness": "live",
        "quality": "good", "score": 0.91, "threshold": 0.4, "calibrated": False, "engine": "test", "reason": None,
        "answers": {"mood": "well", "support": ["housing"], "words": " a room "}, "started_at": NOW, "submitted_at": NOW,
    }  # fmt: skip
    return IdentityVerified(**(body | given))
