"""The states of an alert, and who may change them: one table of transitions.

raised -> acknowledged -> contacted -> explained | confirmed | withdrawn | technical; a confirmed one waits for the officer's decision:
passed on for proceedings (passed_on), or no step (set_aside). The software alone only makes changes in favour of the person.
"""

from collections.abc import Iterable
from enum import StrEnum

from services.probation.telemetry.alerts.domain.permissions import AlertPermission


class Status(StrEnum):
    """The status of an alert. `over`: a flat battery or a lost signal that ended before anybody had to look."""

    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    CONTACTED = "contacted"
    EXPLAINED = "explained"
    CONFIRMED = "confirmed"
    TECHNICAL = "technical"
    WITHDRAWN = "withdrawn"
    PASSED_ON = "passed_on"
    SET_ASIDE = "set_aside"
    OVER = "over"


class ContactFirst(Exception):
    """A breach is confirmed only after somebody tried to reach the person."""


class AlreadyDecided(Exception):
    """Somebody else, or late evidence, was faster."""


STAFF = frozenset(str(role) for role in AlertPermission.DECIDE.roles)
SYSTEM = frozenset({"system"})
OPEN = frozenset({Status.RAISED, Status.ACKNOWLEDGED, Status.CONTACTED})
FINDINGS = (Status.EXPLAINED, Status.CONFIRMED, Status.TECHNICAL, Status.WITHDRAWN)
FALSE = frozenset({Status.WITHDRAWN, Status.TECHNICAL})
TRANSITIONS: dict[tuple[Status, Status], frozenset[str]] = {
    (Status.RAISED, Status.ACKNOWLEDGED): STAFF,
    (Status.RAISED, Status.EXPLAINED): STAFF,
    (Status.RAISED, Status.TECHNICAL): STAFF,
    (Status.RAISED, Status.WITHDRAWN): STAFF | SYSTEM,
    (Status.RAISED, Status.OVER): SYSTEM,
    (Status.ACKNOWLEDGED, Status.CONTACTED): STAFF,
    (Status.ACKNOWLEDGED, Status.EXPLAINED): STAFF,
    (Status.ACKNOWLEDGED, Status.TECHNICAL): STAFF,
    (Status.ACKNOWLEDGED, Status.WITHDRAWN): STAFF | SYSTEM,
    (Status.CONTACTED, Status.CONTACTED): STAFF,
    (Status.CONTACTED, Status.EXPLAINED): STAFF,
    (Status.CONTACTED, Status.CONFIRMED): STAFF,
    (Status.CONTACTED, Status.TECHNICAL): STAFF,
    (Status.CONTACTED, Status.WITHDRAWN): STAFF | SYSTEM,
    (Status.CONFIRMED, Status.PASSED_ON): STAFF,
    (Status.CONFIRMED, Status.SET_ASIDE): STAFF,
    (Status.OVER, Status.RAISED): SYSTEM,
    (Status.OVER, Status.WITHDRAWN): SYSTEM,
}


def allowed(before: Status, after: Status, role: str) -> bool:
    """Whether somebody of `role` ("system" for the software) may take this step."""
    return role in TRANSITIONS.get((before, after), frozenset())


def check(before: Status, after: Status, role: str) -> None:
    """Raises ContactFirst if only the call is missing, AlreadyDecided for every other step that is not allowed."""
    if allowed(before, after, role):
        return
    if after is Status.CONFIRMED and before in OPEN and role in STAFF:
        raise ContactFirst
    raise AlreadyDecided


def incident_status(statuses: Iterable[Status]) -> Status | None:
    """The status of an incident: that of its least advanced open alert; None if none is open."""
    order = [Status.RAISED, Status.ACKNOWLEDGED, Status.CONTACTED]
    found = [status for status in statuses if status in OPEN]
    return min(found, key=order.index) if found else None
