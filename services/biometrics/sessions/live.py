"""The channel on which a waiting kiosk hears that its session moved on."""

from uuid import UUID

from services.biometrics.database import DB
from shared.db.notify import notify as notify_channel


def channel(session: UUID) -> str:
    """A NOTIFY channel of one session; the name holds nothing but a random id."""
    return f"biometrics_session_{session.hex}"


async def notify(session: UUID) -> None:
    """Inside the transaction of what changed; heard on commit."""
    await notify_channel(DB, channel(session))
