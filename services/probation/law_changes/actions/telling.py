"""Telling the services that read a book of its changes, in the transaction of who decides."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.probation.database import MESSAGING
from shared.law_versions import ABOUT, Decided
from shared.messages.base import Message
from shared.messages.law import (
    LawChangeCancelledForBiometrics,
    LawChangeCancelledForReintegration,
    LawChangedForBiometrics,
    LawChangedForReintegration,
)
from shared.messaging.outbox import send

CHANGED: Mapping[str, tuple[type[Message], ...]] = {
    "shared": (LawChangedForReintegration, LawChangedForBiometrics),
    "reintegration": (LawChangedForReintegration,),
}
CANCELLED: Mapping[str, tuple[type[Message], ...]] = {
    "shared": (LawChangeCancelledForReintegration, LawChangeCancelledForBiometrics),
    "reintegration": (LawChangeCancelledForReintegration,),
}
"""By book, what its readers are told; nobody else reads probation's own book."""


async def tell_changed(one: Decided) -> None:
    """A version was accepted."""
    said = {"version": one.id, "book": one.book, "section": one.section, "entry": one.entry, "decided_at": one.decided_at}
    for message in CHANGED.get(one.book, ()):
        await send(MESSAGING, message.model_validate({"person": ABOUT, **said}))


async def tell_cancelled(book: str, version: UUID, now: datetime) -> None:
    """A version was taken back."""
    for message in CANCELLED.get(book, ()):
        await send(MESSAGING, message.model_validate({"person": ABOUT, "version": version, "cancelled_at": now}))
