"""The questions of each pathway, version by version.

Those that come with the software are written into rows once, which rule from then on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from services.reintegration.database import DB
from services.reintegration.needs.domain.pathways import CODES, Pathway
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values
from shared.questions.forms import Form
from shared.questions.reading import read

FOLDER = Path(__file__).parent / "seeds"
LOCK = "SELECT pg_advisory_xact_lock(hashtext('reintegration.question_set'))"
INSERT = """INSERT INTO reintegration.question_set (id, pathway, version, valid_from, content, added_at)
    SELECT $1, $2::text, coalesce((SELECT max(version) FROM reintegration.question_set WHERE pathway = $2::text), 0) + 1, $3, $4, $5
    ON CONFLICT DO NOTHING"""
IN_FORCE = """SELECT DISTINCT ON (pathway) id, pathway, version, content, valid_from FROM reintegration.question_set WHERE valid_from <= $1
    ORDER BY pathway, valid_from DESC, version DESC"""


SHOWN = """SELECT id, pathway, version, content, valid_from FROM reintegration.question_set
    WHERE id = $1 AND pathway = $2 AND valid_from <= $3"""


@dataclass(frozen=True, slots=True)
class SetVersion:
    """One version of the questions of a pathway."""

    id: UUID
    pathway: str
    version: int
    content: str
    valid_from: date

    @property
    def says(self) -> Form:
        """The questions."""
        return form_of(self.content)


@lru_cache(maxsize=128)
def form_of(content: str) -> Form:
    """A stored set; only what can be read was ever stored. Raises ValueError otherwise."""
    found = read(content, CODES)
    if found.form is None:
        raise ValueError(found.faults)
    return found.form


@cache
def seeds() -> tuple[tuple[UUID, Form, str], ...]:
    """(id, questions, TOML) of each set that comes with the software. The id is made of the text, so that each text is written once."""
    texts = [(FOLDER / f"{code}.toml").read_text(encoding="utf-8") for code in CODES]
    return tuple((_id_of(text), form_of(text), text) for text in texts)


def _id_of(text: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"oralu:question_set:{text}")


async def seed(now: datetime) -> None:
    """Write the sets that are not rows yet."""
    known = set(await fetch_values(DB, "SELECT id FROM reintegration.question_set"))
    new = [each for each in seeds() if each[0] not in known]
    if not new:
        return
    async with transaction(DB):
        await DB.connection().execute(LOCK)
        for number, form, content in new:
            await DB.connection().execute(INSERT, number, form.code, form.valid_from, content, now)


async def add_version(content: str, form: Form, now: datetime) -> UUID:
    """Inside a transaction: a version more, which holds from its own day on; returns its id. The same text is written once."""
    number = _id_of(content)
    await DB.connection().execute(LOCK)
    await DB.connection().execute(INSERT, number, form.code, form.valid_from, content, now)
    return number


async def shown_before(pathway: Pathway, number: UUID, on: date) -> SetVersion | None:
    """A version that has begun to hold by a day; None where there is no such one. For answers to what stood on a page or a paper."""
    return await fetch_row(DB, SetVersion, SHOWN, number, pathway.value, on)


async def as_shown(given: Mapping[Pathway, UUID], on: date, now: datetime) -> dict[Pathway, SetVersion]:
    """The versions that a page showed, also where newer ones hold since; where the page named none, the one that holds."""
    current = await in_force(on, now)
    older = {path: number for path, number in given.items() if path in current and current[path].id != number}
    found = {path: await shown_before(path, number, on) for path, number in older.items()}
    return current | {path: version for path, version in found.items() if version is not None}


async def in_force(on: date, now: datetime) -> dict[Pathway, SetVersion]:
    """The version of each pathway's questions that holds on a day, in the order in which they are asked."""
    await seed(now)
    found = {row.pathway: row for row in await fetch_rows(DB, SetVersion, IN_FORCE, on)}
    return {pathway: found[pathway.value] for pathway in Pathway if pathway.value in found}
