"""Actors: the `by` of every action."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from shared.messages.base import Language


class Role(StrEnum):
    """The role of a person or a device."""

    OFFICER = "officer"
    SENIOR_OFFICER = "senior_officer"
    SOCIAL_WORKER = "social_worker"
    PROVIDER = "provider"
    KIOSK = "kiosk"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    MENTOR = "mentor"
    PROSECUTOR = "prosecutor"
    OMBUDSMAN = "ombudsman"
    DESK_MANAGER = "desk_manager"
    INSTITUTION_WORKER = "institution_worker"
    CAREER_WORKER = "career_worker"
    AKIMAT_COORDINATOR = "akimat_coordinator"


Authority = Literal["probation", "police"]
"""Who supervises: the probation service or the police."""


@dataclass(frozen=True)
class Actor:
    """Somebody who is signed in, or the system itself. `provider` is an organisation's id.

    `office`: the code of an office, which begins with its region's КАТО prefix. `whole_region`: they work for every office of that region.
    `authority`: for whom an officer works. `covers`: the officers for whom they stand in now. `leads`: they look after the
    accounts of their organisation.
    """

    id: UUID
    name: str
    role: Role | Literal["system"]
    office: str | None = None
    provider: UUID | None = None
    language: Language = "kk"
    authority: Authority = "probation"
    whole_region: bool = False
    covers: tuple[UUID, ...] = ()
    leads: bool = False


def system(service: str) -> Actor:
    """The actor of sweeps and message handlers."""
    return Actor(id=uuid5(NAMESPACE_URL, f"oralu:system:{service}"), name=service, role="system")
