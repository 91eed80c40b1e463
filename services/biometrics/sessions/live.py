"""The channel on which a waiting kiosk hears that its session moved on."""

from uuid import UUID

from services.biometrics.database import DB
from shared.web import live


def channel(session: UUID) -> str:
    """A NOTIFY channel of one session; the name holds nothing but a random id."""
    return f"biometrics_session_{session.hex}"


async def notify(session: UUID) -> None:
    """Inside the transaction of what changed; heard on commit."""
    await live.notify(DB, channel(session))
