"""Appointments about bracelets, and how they went."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.appointments.actions import Ended
from services.probation.appointments.domain.kinds import Kind as AppointmentKind
from services.probation.appointments.planning import NewAppointment
from services.probation.equipment_visits.actions import NewVisit, Recorded
from services.probation.equipment_visits.domain import PURPOSES, Fault, Kind, Result
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.monitoring import an_attempt
from tests.builders.vendors import VENDOR

IN_TWO_HOURS = NOW + timedelta(hours=2)


def a_visit(kind: Kind = Kind.INSTALLATION, *, decision: UUID | None = None, starts_at: datetime = IN_TWO_HOURS) -> NewVisit:
    """At the office, with somebody of the vendor."""
    met = NewAppointment(AppointmentKind.OFFICE, PURPOSES[kind], None, 60, "Demo Street 3, room 4", None, None)
    return NewVisit(kind, decision, VENDOR, met, starts_at, fresh())


def went(result: Result, *, device: str = "", fault: Fault | None = None, **ended: Any) -> Recorded:
    """How the installation went."""
    done = result is Result.DONE
    attempt = an_attempt(device if done else "", outcome="installed" if done else str(result))
    return Recorded(result, fault, Ended("", "At the office", **ended), attempt)
