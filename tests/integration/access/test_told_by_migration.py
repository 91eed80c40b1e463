"""The desk and biometrics are told by the migration of cases that were restricted, or the police's, before they could be told."""

import asyncpg

from services.probation.cases.domain.categories import Category
from services.probation.database import DB
from services.probation.migrations.probation_leftovers import SQL
from services.probation.restriction.actions import set_restriction
from shared.db.rows import fetch_values
from shared.messages.base import message_class
from shared.settings import settings
from tests.builders.actors import POLICE, SENIOR
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import registered

TELLS = SQL[SQL.index("WITH told AS") :]
LAST = "SELECT last FROM probation.outbox_sequence WHERE key = $1"
TOLD = "SELECT type || ' ' || sequence || ' ' || body::text FROM probation.outbox WHERE person = $1 AND type LIKE '%registration_access%'"


async def test_each_of_them_gets_one_more_message_to_both(engines: object) -> None:
    usual, restricted = (await registered(person(None))).person, (await registered(person(None, family_name="Hidden"))).person
    paroled = (await registered(person(None, family_name="Paroled"), category=Category.PAROLE, by=POLICE)).person
    await set_restriction(restricted, True, "A relative works in the office", by=SENIOR, now=NOW)
    before = {each: set(await fetch_values(DB, TOLD, each)) for each in (usual, restricted, paroled)}
    owner = await asyncpg.connect(settings().database_url)
    try:
        await owner.execute(TELLS)
    finally:
        await owner.close()
    assert await fetch_values(DB, TOLD, usual) == []
    for who in (restricted, paroled):
        new = set(await fetch_values(DB, TOLD, who)) - before[who]
        assert len(new) == 2
        for line in new:
            kind, number, body = line.split(" ", 2)
            (same,) = [each for each in before[who] if each.startswith(kind)]
            message = message_class(kind).model_validate_json(body)
            assert message == message_class(kind).model_validate_json(same.split(" ", 2)[2]), "the same as the action says"
            assert await fetch_values(DB, LAST, f"{message.receiver}:{who}") == [int(number)], "with the next number"
