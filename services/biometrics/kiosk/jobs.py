"""Visits that nobody ends."""

from services.biometrics.capture import actions as capture
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions import receipts
from services.biometrics.submission import actions as submission
from services.biometrics.system_actor import BY
from shared import clock
from shared.values import JobContext


async def end_idle_sessions(_ctx: JobContext) -> None:
    """Sessions that nobody touches: handed in where there was a capture, otherwise expired."""
    now = clock.now()
    await capture.forget_unfinished_captures(now=now)
    await submission.hand_in_left_behind(by=BY, now=now)
    await sessions.expire_idle(by=BY, now=now)
    await receipts.forget_receipts_left_behind(now=now)
