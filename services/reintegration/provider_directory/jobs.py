"""Words of the search for entries that have none yet, as after an update."""

from services.reintegration.database import DB
from services.reintegration.directory.loading.computed import organisations_without_words, write_computed
from shared.db.engine import transaction
from shared.values import JobContext

AT_ONCE = 500
EVERY = 600.0


async def write_missing_words(_: JobContext) -> None:
    """Write what lists and searches need of entries that were there before it was kept. Safe to repeat."""
    async with transaction(DB):
        if organisations := await organisations_without_words(AT_ONCE):
            await write_computed(organisations)
