"""Migrations and demo data, in one process before the services start: `python -m infra.loading.prepare [--secrets] [--demo [PERSONS]]`.

With `--secrets` it writes the processes' files of secrets below the state folder, too.
"""

import asyncio
import sys

from infra.paths import DEMO_NOTES
from infra.secrets.files import FOLDER, write_files
from services.probation.database import DB
from services.probation.search.actions import add_missing_words, remove_words_of_nobody
from services.probation.settings import ProbationSettings
from services.reintegration.case_search import keeping as case_words
from services.reintegration.database import DB as REINTEGRATION
from shared.crypto import Keyring
from shared.db.acting import process_is_the_system
from shared.db.migrate import MigrationFailed, migrate
from shared.settings import settings


async def load_demo(persons: int = 0) -> list[str]:
    """Load the documented demo data and, for more than those few, the synthetic country of so many people; returns lines to print."""
    from infra.loading import demo

    lines = await demo.load_demo()
    if persons:
        country = await demo.load_country(settings(), persons)
        lines.append(f"{country.persons:,} people are on the register; all of them are invented, and nobody has their PINs")
    return lines


async def _find_everybody() -> None:
    """People and cases from before there was a search by words get theirs; words of nobody go."""
    await DB.start_connection_pool()
    await REINTEGRATION.start_connection_pool()
    try:
        await add_missing_words()
        await remove_words_of_nobody()
        await case_words.add_missing_words()
    finally:
        await REINTEGRATION.close_connection_pool()
        await DB.close_connection_pool()


async def prepare(*, demo: bool, persons: int = 0, secrets: bool = False) -> None:
    """Bring the database up to date; safe to repeat."""
    from infra.key_stores import wrap_by_purpose

    await migrate(settings())
    await wrap_by_purpose()
    await _find_everybody()
    if secrets:
        write_files(settings().state_dir / FOLDER, ProbationSettings(), Keyring.load(settings()))
    if demo:
        (settings().state_dir / DEMO_NOTES).write_text("\n".join(await load_demo(persons)))


if __name__ == "__main__":
    asked = sys.argv[1:]
    process_is_the_system()
    try:
        asyncio.run(
            prepare(
                demo="--demo" in asked,
                persons=next((int(each) for each in asked if each.isdecimal()), 0),
                secrets="--secrets" in asked,
            )
        )
    except MigrationFailed as failure:
        sys.exit(str(failure))
