"""The worker that runs the face engine, apart from the messages: a slow or crashing face never delays a letter.

Jobs carry a session's id alone; the frames are read and decrypted here, and leave only as a result.
"""

from typing import Any
from uuid import UUID

from services.biometrics import faces
from services.biometrics.actions import renewal
from services.biometrics.actions.handing_in import hand_in_without_camera, record_verification
from services.biometrics.actions.verifying import QUEUE, again, claim, unverified
from services.biometrics.domain.session import NotNow
from services.biometrics.engine import ENGINE_VERSION
from services.biometrics.gallery import LiveGallery
from services.biometrics.jobs import SYSTEM
from services.biometrics.searching import TEND_SECONDS, search_duplicates, search_what_was_lost, tend_gallery
from services.biometrics.settings import settings
from services.biometrics.tables import DB
from shared import clock
from shared.logs import log
from shared.messaging.queue import run_worker, worker_settings

JOB_SECONDS = 60
RENEWAL_SECONDS = 600
SEARCH_SECONDS = 30


async def verify_session(ctx: dict[str, Any], session_id: str) -> None:
    """Verify one capture. Trouble of any kind leaves the session to the sweep, which tries again and then hands it in."""
    capture = await claim(UUID(session_id), engine=ENGINE_VERSION, now=clock.now())
    if capture is None:
        return
    try:
        result = await faces.verify(ctx["pool"], capture)
    except Exception as error:  # noqa: BLE001  # whatever the engine does, the person's check-in must go on
        log.error("verification_failed", session=session_id, attempt=capture.attempt, error=type(error).__name__)
        return
    await record_verification(capture.session, capture.attempt, result, by=SYSTEM, now=clock.now())


async def retry_unverified(_ctx: dict[str, Any]) -> None:
    """What Redis or a crash lost is put on the queue again; after the last try it is handed in with `engine_error`."""
    for session, attempt, tries in await unverified(now=clock.now()):
        if tries < settings().verify_give_up_after:
            await again(session, attempt, tries, now=clock.now())
            continue
        try:
            await hand_in_without_camera(session, "engine_error", by=SYSTEM, now=clock.now())
        except NotNow:
            continue


async def ask_for_new_references(_ctx: dict[str, Any]) -> None:
    """References that have aged, or whose numbers this engine cannot compare."""
    await renewal.ask_for_new_references(engine=ENGINE_VERSION, by=SYSTEM, now=clock.now())


async def start(ctx: dict[str, Any]) -> None:
    await DB.start_connection_pool()
    ctx["pool"] = faces.new_pool()
    ctx["gallery"] = LiveGallery(ENGINE_VERSION)


async def stop(ctx: dict[str, Any]) -> None:
    ctx["pool"].close()
    await DB.close_connection_pool()


def main() -> None:
    """`python -m services.biometrics.faces_worker`."""
    worker = worker_settings(
        None,
        {},
        queue=QUEUE,
        jobs=(verify_session, search_duplicates),
        sweeps=(
            (retry_unverified, settings().verify_again_after_seconds / 4),
            (ask_for_new_references, RENEWAL_SECONDS),
            (search_what_was_lost, SEARCH_SECONDS),
            (tend_gallery, TEND_SECONDS),
        ),
        on_startup=start,
        on_shutdown=stop,
        job_timeout=JOB_SECONDS,
        max_jobs=4,
    )
    run_worker(worker)


if __name__ == "__main__":
    main()
