"""Documents whose time is over: proposed by the software, erased or kept by an administrator, with a proof of what was erased."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
import pytest

from services.probation.closing.actions import close_registration
from services.probation.database import DB, Audit
from services.probation.documents.actions import record_service, withdraw_document
from services.probation.documents.domain.service import How
from services.probation.documents.jobs import propose_erasures
from services.probation.documents.keeping.actions import NotLater, StillNeeded, erase, keep_longer
from services.probation.documents.keeping.queries import Erasure, erasures
from services.probation.documents.papers import hash_of, rewrap_document_keys
from services.probation.documents.queries import any_document, events
from services.probation.documents.serving.records import records_of
from services.probation.documents.tables import DocumentVersion
from services.probation.errors import AlreadyDecided, ReasonNeeded
from shared.actors import Role
from shared.db.engine import transaction
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SYSTEM, actor
from tests.builders.breaches import opened_for
from tests.builders.documents import decided
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.people import person as somebody
from tests.builders.registrations import Register

OVER = NOW + timedelta(days=5 * 366)
"""More than sixty months later."""
ADMINISTRATOR = actor("administrator", Role.ADMINISTRATOR)
APPEAL = """INSERT INTO probation.breach_appeal (id, proceeding, addressed_to, lodged_on, words, document, due_at, by_id, by_name,
    recorded_at) VALUES ($1, $2, 'court', $3, 'I was ill', 'Appeal 1', $4, $1, 'Somebody', $4)"""


async def of_somebody_who_left(register: Register, *, appeal: bool = False) -> tuple[UUID, UUID]:
    """(person, a served document)."""
    person = (await register(by=OFFICER)).person
    document = await decided(person)
    how: How = "refused_to_sign"
    witnesses = ("First", "Second")
    await record_service(document, how=how, served_on=TODAY, proof=None, words="He tore it up", witnesses=witnesses, by=OFFICER, now=NOW)
    if appeal:
        proceeding = await opened_for(person, own="Left the district", now=NOW)
        async with transaction(DB) as begun:
            await begun.connection.execute(APPEAL, fresh(), proceeding, TODAY, NOW)
    await close_registration(person, reason="term_ended", by=OFFICER, now=NOW)
    return person, document


async def swept(fixed_clock: FixedClock, moment: datetime) -> list[Erasure]:
    """What waits after the round of that moment."""
    fixed_clock.move_to(moment)
    await propose_erasures({})
    return list(await erasures(waiting=True, size=10, after=None))


async def test_nothing_is_proposed_before_the_time_is_over_or_while_somebody_is_on_the_register(
    register: Register, fixed_clock: FixedClock
) -> None:
    still = (await register(somebody(None, family_name="Still"), by=OFFICER)).person
    await decided(still)
    person, document = await of_somebody_who_left(register)
    assert await swept(fixed_clock, NOW + timedelta(days=4 * 366)) == []
    found = await swept(fixed_clock, OVER)
    assert [each.document for each in found] == [document]
    row = await any_document(document)
    assert row is not None
    assert (found[0].number, found[0].kind, found[0].ended_on) == (row.number, "summons", TODAY)
    assert f"kk {await hash_of(document, 'kk')}" in found[0].digests
    assert len(await swept(fixed_clock, OVER)) == 1, "proposed once"
    assert person == row.person


async def test_an_erasure_leaves_number_kind_dates_and_digest(register: Register, fixed_clock: FixedClock) -> None:
    person, document = await of_somebody_who_left(register)
    (proposal,) = await swept(fixed_clock, OVER)
    digest = await hash_of(document, "kk")
    with pytest.raises(ReasonNeeded):
        await erase(proposal.id, act=" ", by=ADMINISTRATOR, now=OVER)
    await erase(proposal.id, act="12-2031", by=ADMINISTRATOR, now=OVER)
    row = await any_document(document)
    assert row is not None
    assert (row.number, row.kind, row.state, row.erased_at) == (proposal.number, "summons", "left", OVER)
    assert (row.content, row.served_words, row.addressee) == ({}, None, "")
    assert await hash_of(document, "kk") == digest
    (record,) = await records_of(document)
    assert (record.how, record.served_on, record.words, record.witnesses) == ("refused_to_sign", TODAY, None, [])
    assert {each.why for each in await events(document)} == {""}
    assert (await DocumentVersion.select(DocumentVersion.content).where(DocumentVersion.document == document)) == [{"content": None}]
    left = "SELECT count(*) FROM probation.document_file WHERE document = $1 AND (content IS NOT NULL OR wrapped_key IS NOT NULL)"
    async with transaction(DB) as begun:
        assert await begun.connection.fetchval(left, document) == 0
        assert await begun.connection.fetchval("SELECT printed FROM probation.document WHERE id = $1", document) is None
    (logged,) = await Audit.select().where(Audit.action == "document_erased", Audit.about == person)
    assert str(digest) in str(logged["details"])
    assert "12-2031" in str(logged["details"])
    assert await rewrap_document_keys(by=SYSTEM, now=OVER) == 0, "there is no key any more"


async def test_it_is_decided_once_and_then_nothing_changes_the_document(register: Register, fixed_clock: FixedClock) -> None:
    _, document = await of_somebody_who_left(register)
    (proposal,) = await swept(fixed_clock, OVER)
    both = (
        erase(proposal.id, act="12", by=ADMINISTRATOR, now=OVER),
        keep_longer(proposal.id, until=OVER.date() + timedelta(days=9), why="A complaint", by=ADMINISTRATOR, now=OVER),
    )
    answers = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in answers) == ["AlreadyDecided", "NoneType"]
    with pytest.raises(AlreadyDecided):
        await erase(proposal.id, act="12", by=ADMINISTRATOR, now=OVER)
    row = await any_document(document)
    assert row is not None
    if row.erased_at is not None:
        with pytest.raises(AlreadyDecided):
            await withdraw_document(document, reason="A mistake", by=SYSTEM, now=OVER)


async def test_what_is_kept_longer_is_proposed_again_after_that_day(register: Register, fixed_clock: FixedClock) -> None:
    _, document = await of_somebody_who_left(register)
    (proposal,) = await swept(fixed_clock, OVER)
    day = (OVER + timedelta(days=30)).date()
    with pytest.raises(NotLater):
        await keep_longer(proposal.id, until=OVER.date(), why="A complaint", by=ADMINISTRATOR, now=OVER)
    await keep_longer(proposal.id, until=day, why="A complaint", by=ADMINISTRATOR, now=OVER)
    assert await swept(fixed_clock, OVER + timedelta(days=20)) == []
    (again,) = await swept(fixed_clock, OVER + timedelta(days=31))
    assert (again.document, again.id == proposal.id) == (document, False)
    (answered,) = await erasures(waiting=False, size=10, after=None)
    assert (answered.state, answered.keep_until, answered.why) == ("kept", day, "A complaint")


async def test_an_appeal_that_nobody_answered_holds_the_documents(register: Register, fixed_clock: FixedClock) -> None:
    _, document = await of_somebody_who_left(register, appeal=True)
    assert await swept(fixed_clock, OVER) == []
    async with transaction(DB) as begun:
        await begun.connection.execute("UPDATE probation.breach_appeal SET outcome = 'left', outcome_at = $1", OVER)
    (proposal,) = await swept(fixed_clock, OVER)
    assert proposal.document == document
    async with transaction(DB) as begun:
        await begun.connection.execute("UPDATE probation.breach_appeal SET outcome = NULL")
    with pytest.raises(StillNeeded):
        await erase(proposal.id, act="12", by=ADMINISTRATOR, now=OVER)


async def test_who_is_on_the_register_again_keeps_everything(register: Register, fixed_clock: FixedClock) -> None:
    person, document = await of_somebody_who_left(register)
    (proposal,) = await swept(fixed_clock, OVER)
    async with transaction(DB) as begun:
        await begun.connection.execute("UPDATE probation.registration SET state = 'open', closed_at = NULL WHERE person = $1", person)
    with pytest.raises(StillNeeded):
        await erase(proposal.id, act="12", by=ADMINISTRATOR, now=OVER)
    row = await any_document(document)
    assert row is not None
    assert row.erased_at is None
    assert row.content


async def test_the_database_empties_an_erased_document_and_fills_none(
    register: Register, fixed_clock: FixedClock, database: OraluSettings
) -> None:
    _, document = await of_somebody_who_left(register)
    (proposal,) = await swept(fixed_clock, OVER)
    service = await asyncpg.connect(database.role_dsn("probation"))
    try:
        await service.execute("SET oralu.scope = 'system'")
        for change in ("document_version SET content = '{}'", "document_event SET why = 'Another'", "document_file SET content = 'x'"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await service.execute(f"UPDATE probation.{change} WHERE document = $1", document)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await service.execute("UPDATE probation.document SET printed = NULL WHERE id = $1", document)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await service.execute("UPDATE probation.document SET printed = NULL, number = 'x', erased_at = left_at WHERE id = $1", document)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await service.execute("DELETE FROM probation.document_erasure WHERE id = $1", proposal.id)
    finally:
        await service.close()
