"""Reading a directory in this process, as `oralu import-hsds` does."""

from pathlib import Path

from services.reintegration.directory.loading.sources import Source
from services.reintegration.hsds.checking.check import check
from services.reintegration.hsds.loading.ids import source_id
from services.reintegration.hsds.loading.load import Loaded, load
from services.reintegration.hsds.reading.read import read
from services.reintegration.hsds.reading.rows import Reading
from tests.builders.moments import NOW


async def take_in(path: Path, *, name: str = "another", need: str | None = None) -> tuple[Loaded, Reading]:
    """Read and load it."""
    found = read(path)
    by = check(found)
    source = Source(source_id(name), name, found.licence or None)
    loaded = await load(by, source, file_hash=found.hash, defects=len(found.defects), personal=found.personal, need=need, now=NOW)
    return loaded, found
