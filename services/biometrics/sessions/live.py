"""The channel on which a waiting kiosk is told that its session changed."""

from uuid import UUID

from services.biometrics.database import DB
from shared.db.notify import notify as notify_channel


def channel(session: UUID) -> str:
    """The NOTIFY channel of one session; its name contains only a random id."""
    return f"biometrics_session_{session.hex}"


async def notify(session: UUID) -> None:
    """Inside the transaction of the change; delivered on commit."""
    await notify_channel(DB, channel(session))
