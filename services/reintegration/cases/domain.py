"""A case is open from registration to its end; nothing new starts in a closed one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.reintegration.errors import CaseClosed


class CaseStatus(StrEnum):
    """Whether the person is on the register."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A person on the desk: how to address and reach them, which desk has the case, and what limits who sees it."""

    person: UUID
    registration: UUID
    case_number: str
    name: str
    phone: str | None
    language: str
    region: str
    office: str
    status: str
    closed_at: datetime | None
    authority: str
    restricted: bool


def ensure_open(status: CaseStatus) -> None:
    """Raises CaseClosed."""
    if status is not CaseStatus.OPEN:
        raise CaseClosed
