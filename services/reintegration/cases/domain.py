"""A case is open from registration to its end; nothing new starts in a closed one."""

from enum import StrEnum

from services.reintegration.errors import CaseClosed


class CaseStatus(StrEnum):
    """Whether the person is on the register."""

    OPEN = "open"
    CLOSED = "closed"


def ensure_open(status: CaseStatus) -> None:
    """Raises CaseClosed."""
    if status is not CaseStatus.OPEN:
        raise CaseClosed
