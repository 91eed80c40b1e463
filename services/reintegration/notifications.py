"""The NOTIFY channels on which open desks and provider inboxes are told that something changed; names contain no personal data."""

from typing import Protocol
from uuid import UUID

from services.reintegration.database import DB
from shared.actors import Actor
from shared.web import live

ALL = "reintegration_desk"


class OnDesk(Protocol):
    """What belongs to the desk of an office and of its region."""

    @property
    def office(self) -> str: ...
    @property
    def region(self) -> str: ...


def desk_channel(by: Actor) -> str:
    """The desk of the reader's office; of all offices if the reader has none."""
    return _office(by.office) if by.office else ALL


def provider_channel(organisation: UUID) -> str:
    """One organisation's inbox."""
    return f"reintegration_provider_{organisation.hex}"


async def notify_desk(case: OnDesk) -> None:
    """Inside the transaction of what changed; heard on commit."""
    for channel in {ALL, _office(case.office), _office(case.region)}:
        await live.notify(DB, channel)


async def notify_region(region: str) -> None:
    """Something of nobody's case changed that every desk of a region sees; inside its transaction, heard on commit."""
    for channel in {ALL, _office(region)}:
        await live.notify(DB, channel)


async def notify_provider(organisation: UUID) -> None:
    """Inside the transaction of what changed; heard on commit."""
    await live.notify(DB, provider_channel(organisation))


def _office(office: str) -> str:
    safe = "".join(letter if letter.isalnum() else "_" for letter in office)
    return f"{ALL}_{safe}"[:63]
