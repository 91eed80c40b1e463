"""The worker's rounds over attachments."""

from services.probation.attachments import keeping
from services.probation.database import BY
from services.probation.settings import settings
from shared import clock
from shared.files.scanning import ScannerAway
from shared.logs import describe, log
from shared.values import JobContext

KEEP_SECONDS = 3600.0


async def scan_attachments(_: JobContext) -> None:
    """Sweep: the virus check, where there is one. While it does not answer, files wait."""
    scanner = settings().clamd
    if scanner is None:
        return
    try:
        await keeping.scan_next(scanner, by=BY, now=clock.now())
    except ScannerAway as error:
        log.warning("scanner_away", **describe(error))


async def preview_attachments(_: JobContext) -> None:
    """Sweep: pictures of the first pages."""
    await keeping.preview_next()


async def destroy_attachments(_: JobContext) -> None:
    """Sweep: destroy what is not needed any more."""
    await keeping.destroy_over(by=BY, now=clock.now())
