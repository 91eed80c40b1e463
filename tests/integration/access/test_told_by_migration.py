"""The desk and biometrics are told by the migration of cases that were restricted, or the police's, before they could be told."""

from dataclasses import replace

import asyncpg

from services.probation.cases.domain.categories import Category
from services.probation.cases.domain.frequency import Frequency
from services.probation.database import DB
from services.probation.decisions.actions import register_decision
from services.probation.migrations.probation_changes_of_registrations import SQL as SUPERVISION
from services.probation.migrations.probation_leftovers import SQL
from services.probation.restriction.actions import set_restriction
from shared.db.rows import fetch_values
from shared.messages.base import message_class
from shared.messages.probation import SupervisionForBiometrics
from shared.settings import settings
from tests.builders.actors import POLICE, SENIOR
from tests.builders.moments import NOW, TODAY
from tests.builders.people import person
from tests.builders.registrations import OF_PAROLE, registered, registration

EVERY_OFFICER = SUPERVISION[SUPERVISION.index("WITH told AS") :]
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
            message = message_class(kind).model_validate_json(body)
            for same in (each for each in before[who] if each.startswith(kind)):
                assert message == message_class(kind).model_validate_json(same.split(" ", 2)[2]), "the same as the action says"
            assert await fetch_values(DB, LAST, f"{message.receiver}:{who}") == [int(number)], "with the next number"


async def test_biometrics_is_told_every_officer_of_a_person_with_several_registrations(engines: object) -> None:
    alone = (await registered(person(None))).person
    both = (await registered(person(None, family_name="Both"))).person
    await register_decision(
        both,
        replace(registration(TODAY, basis=None), category=Category.PAROLE, frequency=Frequency.MONTHLY, conditions=OF_PAROLE),
        by=POLICE,
        now=NOW,
    )
    told = "SELECT body::text FROM probation.outbox WHERE person = $1 AND type LIKE '%supervision%' ORDER BY sequence"
    (said,) = await fetch_values(DB, told, both)
    owner = await asyncpg.connect(settings().database_url)
    try:
        await owner.execute(EVERY_OFFICER)
    finally:
        await owner.close()
    assert await fetch_values(DB, told, alone) == []
    first, again = (SupervisionForBiometrics.model_validate_json(each) for each in await fetch_values(DB, told, both))
    assert first == again == SupervisionForBiometrics.model_validate_json(said)
    assert {each.authority for each in again.registrations} == {"probation", "police"}
