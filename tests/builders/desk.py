"""A case on the social worker's desk, and the verbs that tests repeat."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.reintegration.cases.opening import open_case
from services.reintegration.contacts.appointments import Plan as AppointmentPlan
from services.reintegration.contacts.appointments import make as make_appointment
from services.reintegration.plans.actions import start_plan
from services.reintegration.referrals.actions import refer
from services.reintegration.tasks.actions import open_task
from shared.actors import Actor, system
from shared.messages.base import Need
from shared.messages.probation import RegistrationClosedForReintegration, RegistrationOpenedForReintegration
from tests.builders.actors import SOCIAL
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.plans import steps
from tests.builders.referrals import HOUSING, NOTE

BY = system("reintegration")


@dataclass(frozen=True)
class Desk:
    """One person's case."""

    person: UUID
    registration: UUID

    async def task(self, need: Need = "housing") -> UUID:
        """The person asks for help."""
        task = await open_task(self.person, kind="support", need=need, words="I need a place", asked_at=NOW, by=BY, now=NOW)
        assert task is not None
        return task

    async def plan(self, *texts: str, task: UUID | None = None, token: UUID | None = None, by: Actor = SOCIAL) -> UUID:
        """A housing plan with these steps, due in two days."""
        return await start_plan(
            self.person, need="housing", goal="A home of my own", steps=steps(*texts), token=token or fresh(), task=task, by=by, now=NOW
        )

    async def referral(self, *, offer: UUID = HOUSING, consent: bool = True, token: UUID | None = None) -> UUID:
        """A referral for housing to the demo provider."""
        return await refer(self.person, offer=offer, note=NOTE, consent=consent, token=token or fresh(), by=SOCIAL, now=NOW)

    async def appointment(
        self, starts_at: datetime = NOW + timedelta(days=1), *, zone: str = "Asia/Almaty", remind: bool = False, by: Actor = SOCIAL
    ) -> UUID:
        """A talk at the desk; tomorrow unless another time is given."""
        plan = AppointmentPlan("office", "Papers", starts_at, 30, "Room 3", zone, remind)
        return await make_appointment(self.person, plan, token=fresh(), by=by, now=NOW)

    def closing(self, *, registration: UUID | None = None) -> RegistrationClosedForReintegration:
        """What probation sends when a registration ends: the case's own, or another one."""
        return RegistrationClosedForReintegration(person=self.person, registration=registration or self.registration, closed_at=NOW)


async def opened(name: str = "Demo Person", *, office: str = "75", region: str = "") -> Desk:
    """A case that registration opened; the office is the region's, too, unless a region is given."""
    desk = Desk(fresh(), fresh())
    message = RegistrationOpenedForReintegration(
        person=desk.person, registration=desk.registration, case_number="75-0001", name=name, phone="+77010000000", language="kk",
        region=region or office, office=office, birth_year=None,
    )  # fmt: skip
    await open_case(message, by=BY, now=NOW)
    return desk
