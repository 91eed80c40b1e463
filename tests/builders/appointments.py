"""Appointments as an action and as the forms take them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.appointments.actions import Ended
from services.probation.appointments.domain.kinds import Kind
from services.probation.appointments.planning import NewAppointment, plan
from services.probation.appointments.tables import Appointment, AppointmentEvent
from shared.actors import Actor
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

SOON = NOW + timedelta(hours=3)
"""Two in the afternoon in Almaty, today."""
NOTE = "Said that the work was not finished"
ENDED = {
    "attended_complied": Ended("attended_complied"),
    "attended_failed_to_comply": Ended("attended_failed_to_comply", NOTE),
    "sent_home_behaviour": Ended("sent_home_behaviour", NOTE),
    "sent_home_by_us": Ended("sent_home_by_us"),
    "acceptable_absence": Ended("acceptable_absence", reason="illness", document="Certificate 17 of 24.11.2026"),
    "unacceptable_absence": Ended("unacceptable_absence", NOTE),
    "did_not_come": Ended("did_not_come", follow_up_on=TODAY + timedelta(days=3)),
}
"""Each outcome with what it needs."""


def at_office(**changed: Any) -> NewAppointment:
    """Half an hour at the office."""
    given = {"purpose": "supervision", "purpose_words": None, "minutes": 30, "place": "Demo Street 2, room 5", "bring": "Receipts"}
    return NewAppointment(**{"kind": Kind.OFFICE, **given, "phone": "+7 727 000 00 00", **changed})


async def planned(
    person: UUID, at: datetime = SOON, *, registration: UUID | None = None, by: Actor = OFFICER, now: datetime = NOW, **changed: Any
) -> UUID:
    """One appointment."""
    (made,) = await plan(person, at_office(**changed), [at], token=fresh(), registration=registration, by=by, now=now)
    return made


async def stored(appointment: UUID) -> dict[str, Any]:
    """The appointment as it is stored."""
    row = await Appointment.select().where(Appointment.id == appointment).first()
    assert row is not None
    return row


async def acts(appointment: UUID) -> list[str]:
    """What happened to it, in order."""
    rows = (
        await AppointmentEvent.select(AppointmentEvent.act)
        .where(AppointmentEvent.appointment == appointment)
        .order_by(AppointmentEvent.version)
    )
    return [row["act"] for row in rows]


def plan_form(**changed: Any) -> dict[str, Any]:
    """The form of a plan without a mistake: tomorrow at ten."""
    return {
        "form_token": str(fresh()), "kind": "office", "purpose": "supervision", "day": str(TODAY + timedelta(days=1)), "at": "10:00",
        "minutes": "30", "place": "Demo Street 2", "bring": "Receipts", "phone": "+7 727 000 00 00", "series": "once",
    } | changed  # fmt: skip
