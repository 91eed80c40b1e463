"""Changes of the law that this service reads too, as probation reports them."""

from services.biometrics.law.ruling import RULING
from shared.law_versions import Cancelled, Decided, receive, write_cancellation
from shared.messages.law import LawChangeCancelledForBiometrics, LawChangedForBiometrics


async def on_law_changed(message: LawChangedForBiometrics) -> None:
    """The version rules here too, from its day on."""
    await receive(RULING, Decided(message.version, message.book, message.section, message.entry, message.decided_at))


async def on_law_change_cancelled(message: LawChangeCancelledForBiometrics) -> None:
    """The version rules here no more, as if it had never been accepted."""
    await write_cancellation(RULING, Cancelled(message.version, message.cancelled_at))
