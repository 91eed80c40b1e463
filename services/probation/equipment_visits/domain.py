"""What such an appointment is for, how it went, and why nothing came of it. Pure.

That nothing came of it is never a breach by itself: the outcome of the appointment says whether an officer decides about it.
"""

from collections.abc import Mapping
from enum import StrEnum

from services.probation.appointments.domain.kinds import Purpose


class Kind(StrEnum):
    """What is to be done with the bracelet."""

    INSTALLATION = "installation"
    REMOVAL = "removal"
    INSPECTION = "inspection"


class Result(StrEnum):
    """How it went. `ABSENT`: the person was not there; `TECHNICAL`: not possible for a technical reason."""

    DONE = "done"
    ABSENT = "absent"
    REFUSED = "refused"
    TECHNICAL = "technical"


class Fault(StrEnum):
    """Why nothing came of it: for a valid reason, by our fault or the vendor's, or because of the person."""

    ACCEPTABLE = "acceptable"
    OURS = "ours"
    PERSON = "person"


PURPOSES: Mapping[Kind, Purpose] = {
    Kind.INSTALLATION: "bracelet_installation",
    Kind.REMOVAL: "bracelet_removal",
    Kind.INSPECTION: "bracelet_inspection",
}
ENDS_WITH_DECISION = frozenset({Kind.INSTALLATION, Kind.INSPECTION})
"""What is not to be done any more when the decision ends. A bracelet is taken off all the same."""
OUTCOMES: Mapping[tuple[Result, Fault | None], str] = {
    (Result.DONE, None): "attended_complied",
    (Result.TECHNICAL, Fault.OURS): "sent_home_by_us",
    (Result.REFUSED, Fault.PERSON): "attended_failed_to_comply",
    (Result.ABSENT, Fault.ACCEPTABLE): "acceptable_absence",
    (Result.ABSENT, Fault.OURS): "sent_home_by_us",
    (Result.ABSENT, Fault.PERSON): "did_not_come",
}
"""The outcome of the appointment, by how it went and why."""


def fault_of(result: Result, said: Fault | None) -> Fault | None:
    """Why nothing came of it: of an absence the officer says it, else it follows from how it went. None where it was done.

    Raises ValueError for an absence about which nothing was said.
    """
    if result is Result.ABSENT:
        if said is None:
            raise ValueError("why the person was not there has to be said")
        return said
    return {Result.DONE: None, Result.REFUSED: Fault.PERSON, Result.TECHNICAL: Fault.OURS}[result]
