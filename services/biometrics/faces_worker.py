"""The worker that runs the face engine, separate from the messages: a slow or crashing face job never delays a message.

Jobs carry only a session's id; the frames are read and decrypted here, and only results leave this process.
"""

from services.biometrics.database import DB
from services.biometrics.duplicates.face_jobs import REFRESH_GALLERY_EVERY, refresh_gallery, search_duplicates, search_what_was_lost
from services.biometrics.duplicates.gallery import LiveGallery
from services.biometrics.engine import client as engine_client
from services.biometrics.engine.queue import QUEUE
from services.biometrics.engine.version import ENGINE_VERSION
from services.biometrics.enrolment.face_jobs import ask_for_new_references
from services.biometrics.settings import settings
from services.biometrics.verification.face_jobs import retry_unverified, verify_session
from shared.messaging.worker import run_worker, worker_settings
from shared.values import JobContext

JOB_SECONDS = 60
RENEWAL_SECONDS = 600
SEARCH_SECONDS = 30


async def start(ctx: JobContext) -> None:
    await DB.start_connection_pool()
    ctx["pool"] = engine_client.new_pool()
    ctx["gallery"] = LiveGallery(ENGINE_VERSION)


async def stop(ctx: JobContext) -> None:
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
            (refresh_gallery, REFRESH_GALLERY_EVERY),
        ),
        on_startup=start,
        on_shutdown=stop,
        job_timeout=JOB_SECONDS,
        max_jobs=4,
    )
    run_worker(worker)


if __name__ == "__main__":
    main()
