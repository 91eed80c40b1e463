"""Changes of the law that all services read, as probation reports them."""

from services.reintegration.law.ruling import RULING
from shared.law_versions import receive
from shared.messages.probation import LawChangedForReintegration


async def on_law_changed(message: LawChangedForReintegration) -> None:
    """The version rules here too, from its day on."""
    await receive(RULING, message.version, message.model_dump())
