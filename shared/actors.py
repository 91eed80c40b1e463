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


@dataclass(frozen=True)
class Actor:
    """Somebody who is signed in, or the system itself. `office` is a KATO prefix; `provider` an organisation's id.

    `covers`: whom they stand in for at this moment, for everything.
    """

    id: UUID
    name: str
    role: Role | Literal["system"]
    office: str | None = None
    provider: UUID | None = None
    language: Language = "kk"
    covers: tuple[UUID, ...] = ()


def system(service: str) -> Actor:
    """The actor of sweeps and message handlers."""
    return Actor(id=uuid5(NAMESPACE_URL, f"oralu:system:{service}"), name=service, role="system")
