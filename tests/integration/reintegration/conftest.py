"""A desk with one open case and the demo providers."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from services.reintegration.actions.cases import open_case
from services.reintegration.actions.plans import NewStep, start_plan
from services.reintegration.actions.referrals import refer
from services.reintegration.actions.tasks import open_task
from services.reintegration.demo import demo_id, load_demo
from shared.identity.actors import Actor, Role, system
from shared.identity.demo import PROVIDER
from shared.identity.demo import demo_id as account_id
from shared.messages.base import Need
from shared.messages.probation import RegistrationOpenedForReintegration
from shared.settings import OraluSettings

NOW = datetime.now(UTC) - timedelta(minutes=5)
SOCIAL = Actor(account_id("social"), "Demo Social Worker", Role.SOCIAL_WORKER, "75", None, "en")
COLLEAGUE = Actor(uuid4(), "Demo Colleague", Role.SOCIAL_WORKER, "75", None, "en")
ELSEWHERE = Actor(uuid4(), "Demo Elsewhere", Role.SOCIAL_WORKER, "71", None, "en")
AUDITOR = Actor(uuid4(), "Demo Auditor", Role.AUDITOR, None, None, "en")
HOST = Actor(account_id("provider"), "Demo Provider", Role.PROVIDER, None, PROVIDER, "en")
STRANGER = Actor(uuid4(), "Demo Stranger", Role.PROVIDER, None, demo_id("night-shelter"), "en")
BY = system("reintegration")
HOUSING = demo_id("offer-housing")


@dataclass
class Desk:
    """One person's case and the verbs that tests repeat."""

    person: UUID
    registration: UUID

    async def task(self, need: Need = "housing") -> UUID:
        """The person asks for help."""
        task = await open_task(self.person, kind="support", need=need, words="I need a place", asked_at=NOW, by=BY, now=NOW)
        assert task is not None
        return task

    async def plan(self, *steps: str, task: UUID | None = None, token: UUID | None = None) -> UUID:
        """A housing plan with these steps, due in two days."""
        due = (NOW + timedelta(days=2)).date()
        new = [NewStep(text, due) for text in steps or ("Visit the centre",)]
        return await start_plan(
            self.person, need="housing", goal="A home of my own", steps=new, token=token or uuid4(), task=task, by=SOCIAL, now=NOW
        )

    async def referral(self, *, offer: UUID = HOUSING, token: UUID | None = None) -> UUID:
        """A referral for housing to the demo provider."""
        return await refer(
            self.person, offer=offer, note="Needs a bed from Monday", consent=True, token=token or uuid4(), by=SOCIAL, now=NOW
        )


@pytest.fixture
async def desk(engines: OraluSettings) -> Desk:
    """An open case in office 75, and the demo providers."""
    await load_demo(engines)
    return await opened("Demo Person")


async def opened(name: str, *, office: str = "75") -> Desk:
    """A case that registration opened."""
    desk = Desk(uuid4(), uuid4())
    message = RegistrationOpenedForReintegration(
        person=desk.person, registration=desk.registration, case_number="75-0001", name=name, phone="+77010000000", language="kk",
        region=office, office=office,
    )  # fmt: skip
    await open_case(message, by=BY, now=NOW)
    return desk
