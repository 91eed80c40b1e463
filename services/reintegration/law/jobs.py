"""Changes of the law that all services read, as probation reports them."""

from services.reintegration.law.ruling import RULING
from shared.law_versions import Decided, receive
from shared.messages.law import LawChangedForReintegration


async def on_law_changed(message: LawChangedForReintegration) -> None:
    """The version rules here too, from its day on."""
    await receive(RULING, Decided(message.version, message.book, message.section, message.entry, message.decided_at))
