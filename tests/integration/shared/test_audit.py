"""The audit log shows every change."""

import asyncio
from contextlib import suppress
from uuid import uuid4

import asyncpg
import pytest

from shared.actors import system
from shared.audit import FIRST, record, record_at_once, verify
from shared.db.engine import engine, transaction
from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.support.messaging import SENDER, ProbationAudit

pytestmark = pytest.mark.usefixtures("post")
BY = system("probation")


async def write(number: int = 1) -> str:
    """Append one record in a transaction of its own."""
    async with transaction(SENDER):
        return await record_at_once(
            ProbationAudit,
            by=BY,
            action="tested",
            about=uuid4(),
            details={"number": number, "word": "Қазақша", "none": None},
            at=NOW,
        )


async def test_an_empty_log_is_whole() -> None:
    report = await verify(ProbationAudit)
    assert (report.records, report.head, report.broken_at) == (0, FIRST, None)


async def test_records_written_at_once_form_one_chain() -> None:
    hashes = await asyncio.gather(*(write(number) for number in range(20)))
    report = await verify(ProbationAudit)
    assert (report.records, report.broken_at) == (20, None)
    assert report.head in hashes


async def test_a_record_goes_with_its_transaction() -> None:
    await write()
    with suppress(ValueError):
        async with transaction(SENDER):
            await record(ProbationAudit, by=BY, action="undone", about=None, details={}, at=NOW)
            raise ValueError
    await write()
    report = await verify(ProbationAudit)
    assert (report.records, report.broken_at) == (2, None)


@pytest.mark.parametrize(
    "statement", ["UPDATE probation.test_audit SET action = 'x'", "DELETE FROM probation.test_audit", "TRUNCATE probation.test_audit"]
)
async def test_nobody_changes_a_record_not_even_the_owner(statement: str, post: OraluSettings) -> None:
    await write()
    for role in ("probation", "owner"):
        connection = await asyncpg.connect(post.role_dsn(role))
        try:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)
        finally:
            await connection.close()


@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("UPDATE probation.test_audit SET details = '{}' WHERE sequence = 2", 2),
        ("UPDATE probation.test_audit SET by_id = gen_random_uuid() WHERE sequence = 3", 3),
        ("UPDATE probation.test_audit SET at = at + interval '1 microsecond' WHERE sequence = 1", 1),
        ("DELETE FROM probation.test_audit WHERE sequence = 2", 2),
        ("UPDATE probation.test_audit SET sequence = sequence + 10 WHERE sequence = 4", 4),
        ("UPDATE probation.test_audit SET hash = previous WHERE sequence = 2", 2),
    ],
)
async def test_tampering_is_detected(tampering: str, broken_at: int) -> None:
    for number in range(4):
        await write(number)
    owner = engine("owner")
    await owner.run_ddl("ALTER TABLE probation.test_audit DISABLE TRIGGER ALL")
    await owner.run_ddl(tampering)
    report = await verify(ProbationAudit)
    assert report.broken_at == broken_at
