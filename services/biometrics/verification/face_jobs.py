"""What the face worker does for captures: it verifies each one, and repeats those whose job got lost."""

from uuid import UUID

from services.biometrics.engine.version import ENGINE_VERSION
from services.biometrics.sessions.domain import NotNow
from services.biometrics.settings import settings
from services.biometrics.submission.actions import hand_in_without_camera, record_verification
from services.biometrics.system_actor import BY
from services.biometrics.verification import comparison
from services.biometrics.verification.actions import again, claim, unverified
from shared import clock
from shared.logs import log
from shared.values import JobContext


async def verify_session(ctx: JobContext, session_id: str) -> None:
    """Verify one capture. After any failure the sweep tries the session again and finally hands it in."""
    capture = await claim(UUID(session_id), engine=ENGINE_VERSION, now=clock.now())
    if capture is None:
        return
    try:
        result = await comparison.verify(ctx["pool"], capture)
    except Exception as error:  # noqa: BLE001  # whatever the engine does, the person's check-in must go on
        log.error("verification_failed", session=session_id, attempt=capture.attempt, error=type(error).__name__)
        return
    await record_verification(capture.session, capture.attempt, result, by=BY, now=clock.now())


async def retry_unverified(_ctx: JobContext) -> None:
    """Put captures whose job was lost on the queue again; after the last try hand them in with `engine_error`."""
    for session, attempt, tries in await unverified(now=clock.now()):
        if tries < settings().verify_give_up_after:
            await again(session, attempt, tries, now=clock.now())
            continue
        try:
            await hand_in_without_camera(session, "engine_error", by=BY, now=clock.now())
        except NotNow:
            continue
