"""Electronic monitoring: what an officer asks for, an installation, a report, and a bracelet in store."""

from typing import Any
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.devices import actions as devices
from services.probation.telemetry.monitoring.actions import NewRequest, ask, decide
from services.probation.telemetry.monitoring.domain.decisions import Request
from services.probation.telemetry.monitoring.domain.law import Ground
from services.probation.telemetry.monitoring.domain.reports import Kind
from services.probation.telemetry.monitoring.equipment import Attempt, Return
from services.probation.telemetry.monitoring.reports import NewReport
from shared.actors import Actor
from shared.db.engine import transaction
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.vendors import VENDOR, enter_vendor


def a_request(request: Request = Request.NEW, **changed: Any) -> NewRequest:
    """Monitoring from today to the end of the term, on the norm of the category."""
    given: dict[str, Any] = {
        "ground": Ground.CATEGORY, "starts_on": TODAY, "ends_on": None, "reason": "Was not at home at night", "document": "Report 7",
        "token": fresh(),
    }  # fmt: skip
    return NewRequest(request, **{**given, **changed})


async def in_force(person: UUID, *, by: Actor = OFFICER, **changed: Any) -> UUID:
    """A decision that the officer asked for and the senior officer approved."""
    number = await ask(person, a_request(**changed), by=by, now=NOW)
    await decide(number, True, "Needed", "Order 5", seen_version=1, by=SENIOR, now=NOW)
    return number


async def in_store(device: str, *, by: Actor = OFFICER) -> str:
    """A bracelet in the store of this officer's office."""
    await enter_vendor()
    async with transaction(DB):
        details = devices.DeviceDetails(VENDOR, "http", "request_signature", "Model 1")
        await devices.register(DB.connection(), device, details, by=by, now=NOW)
    return device


def an_attempt(device: str, **changed: Any) -> Attempt:
    """It was put on, and the rules were signed."""
    given: dict[str, Any] = {
        "outcome": "installed", "items": ["bracelet", "charger"], "acquainted": True, "condition": "New", "words": "Put on at the office",
        "without": "", "token": fresh(),
    }  # fmt: skip
    return Attempt(**{**given, "device": device, **changed})


def a_return(device: str, **changed: Any) -> Return:
    """It came back in order, with its charger."""
    given: dict[str, Any] = {
        "items": ["bracelet", "charger"], "faulty": False, "condition": "As given out", "words": "", "token": fresh(),
    }  # fmt: skip
    return Return(**{**given, "device": device, **changed})


def a_report(device: str, kind: Kind = Kind.DAMAGE, **changed: Any) -> NewReport:
    """The strap is cut, and the bracelet is off."""
    given: dict[str, Any] = {"found_on": TODAY, "circumstances": "The strap is cut", "taken_off": True, "token": fresh()}
    return NewReport(**{**given, "kind": kind, "device": device, **changed})
