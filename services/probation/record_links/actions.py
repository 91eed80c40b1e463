"""Writing the links, and the names by which the search finds a person through them. Inside the caller's transaction."""

from datetime import datetime
from uuid import UUID

from services.probation.database import DB

LINK = "INSERT INTO probation.person_link (person, survivor, linked_at) VALUES ($1, $2, $3)"
UNLINK = "DELETE FROM probation.person_link WHERE person = $1"
KEEP_NAMES = """INSERT INTO probation.earlier_name (person, record, script, family_name, given_name, patronymic)
    SELECT $2::uuid, p.id, 'official', p.family_name, p.given_name, p.patronymic FROM probation.person p WHERE p.id = $1
    UNION ALL SELECT $2::uuid, n.person, n.script, n.family_name, n.given_name, n.patronymic
        FROM probation.person_name n WHERE n.person = $1"""
FORGET_NAMES = "DELETE FROM probation.earlier_name WHERE record = $1"


async def link(person: UUID, survivor: UUID, *, now: datetime) -> None:
    """From now on `person` leads to `survivor`, who is found by its names too."""
    await DB.connection().execute(LINK, person, survivor, now)
    await DB.connection().execute(KEEP_NAMES, person, survivor)


async def unlink(person: UUID) -> None:
    """It is a record of its own again."""
    await DB.connection().execute(UNLINK, person)
    await DB.connection().execute(FORGET_NAMES, person)
