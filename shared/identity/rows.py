"""What is read of identity's tables, as typed values."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.actors import Actor, Role
from shared.messages.base import Language


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A member of staff, or of a provider; `totp_secret` is encrypted."""

    id: UUID
    login: str
    name: str
    role: str
    office: str | None
    provider: UUID | None
    language: Language
    password_hash: str
    totp_secret: bytes | None
    demo: bool
    disabled_at: datetime | None

    @property
    def actor(self) -> Actor:
        """The account as the `by` of actions."""
        return Actor(self.id, self.name, Role(self.role), self.office, self.provider, self.language)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can be chosen from a list."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A sign-in that may be too old to count."""

    account: UUID
    pending: bool
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class KioskRow:
    """A device that may take check-ins, with what it says of itself."""

    id: UUID
    name: str
    office: str
    enrolled_at: datetime | None
    seen_at: datetime | None
    disabled_at: datetime | None
    camera: str | None
    software: str | None
    allowed_cameras: str | None


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A machine that posts telemetry, without its secret."""

    key_id: str
    name: str
    disabled_at: datetime | None
