"""The worker's rounds over files about people."""

from services.reintegration.database import BY
from services.reintegration.person_files import keeping
from services.reintegration.settings import settings
from shared import clock
from shared.files.scanning import ScannerAway
from shared.logs import describe, log
from shared.values import JobContext

EVERY = 3600.0


async def scan_files(_: JobContext) -> None:
    """Sweep: the virus check, where there is one. While it does not answer, files wait."""
    scanner = settings().clamd
    if scanner is None:
        return
    try:
        await keeping.scan_next(scanner, by=BY, now=clock.now())
    except ScannerAway as error:
        log.warning("scanner_away", **describe(error))


async def destroy_files(_: JobContext) -> None:
    """Sweep: destroy what was replaced or removed some days ago."""
    await keeping.destroy_over(by=BY, now=clock.now())
