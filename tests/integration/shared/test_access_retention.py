"""The record of looks: a partition a month, removed by the period of the law data, under the one role that may."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from services.probation.access_log.jobs import RETENTION, keep_access_records
from shared import clock
from shared.access.records import AccessRecord, Event, note
from shared.access.retention import IDENTITY, KEPT, kept_since
from shared.db.engine import transaction
from shared.law.internal import period
from shared.settings import OraluSettings, settings
from tests.builders.moments import NOW

PARTITIONS = """SELECT relname FROM pg_class WHERE relname ~ '^access_record_[0-9]' AND relkind = 'r' ORDER BY 1"""
MOMENTS = "SELECT at FROM identity.access_record ORDER BY at"


@pytest.fixture(autouse=True)
async def owner(engines: OraluSettings) -> AsyncIterator[asyncpg.Connection]:
    """The owner of the database looks on."""
    connection = await asyncpg.connect(settings().database_url)
    yield connection
    await connection.close()


async def looked(at: datetime) -> None:
    """Somebody looked at a page."""
    await note(AccessRecord(Event.PAGE, at, "probation", "/people", "192.0.2.1"))


async def at_work(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """The periodic task runs at that moment."""
    monkeypatch.setattr(clock, "now", lambda: now)
    await keep_access_records({})


async def test_months_are_made_in_advance_and_hold_their_looks(owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    await at_work(monkeypatch, NOW)
    names = [row["relname"] for row in await owner.fetch(PARTITIONS)]
    assert names == ["access_record_2026m11", "access_record_2026m12", "access_record_2027m01", "access_record_2027m02"]
    await looked(datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
    await looked(datetime(2027, 1, 1, tzinfo=UTC))
    for month, number in (("2026m12", 1), ("2027m01", 1), ("2027m02", 0)):
        assert await owner.fetchval(f"SELECT count(*) FROM identity.access_record_{month}") == number
    await at_work(monkeypatch, NOW)
    assert len(await owner.fetch(PARTITIONS)) == 4, "said again, nothing changes"


async def test_a_month_goes_when_all_of_it_is_older_than_the_period(owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = period(KEPT, NOW.date())
    assert NOW - kept_since(NOW) == kept == timedelta(days=1827)
    await at_work(monkeypatch, NOW)
    first, last = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 30, 23, tzinfo=UTC)
    for moment in (first, last, datetime(2026, 12, 1, tzinfo=UTC)):
        await looked(moment)
    await at_work(monkeypatch, last + kept)
    assert [row["at"] for row in await owner.fetch(MOMENTS)][:2] == [first, last]
    await at_work(monkeypatch, datetime(2026, 12, 1, tzinfo=UTC) + kept)
    assert [row["at"] for row in await owner.fetch(MOMENTS)] == [datetime(2026, 12, 1, tzinfo=UTC)]


async def test_looks_for_which_no_month_was_made_go_one_by_one(owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    await looked(NOW - timedelta(days=1))
    await looked(NOW)
    await at_work(monkeypatch, NOW + period(KEPT, NOW.date()))
    assert [row["at"] for row in await owner.fetch(MOMENTS)] == [NOW]
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await owner.execute("DELETE FROM identity.access_record")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT identity.drop_access_partitions('infinity')",
        "DELETE FROM identity.access_record",
        "DELETE FROM identity.access_record_default",
        "DELETE FROM identity.access_record_2026m11",
        "TRUNCATE identity.access_record_2026m11",
        "SELECT * FROM identity.access_record_2026m11",
        "DROP TABLE identity.access_record_2026m11",
    ],
)
async def test_no_service_removes_a_look(monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    await at_work(monkeypatch, NOW)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with transaction(IDENTITY):
            await IDENTITY.connection().execute(statement)


async def test_the_owner_changes_no_look_either(owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    await at_work(monkeypatch, NOW)
    await looked(NOW)
    for statement in ("DELETE FROM identity.access_record_2026m11", "UPDATE identity.access_record SET reason = 'x'"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await owner.execute(statement)


@pytest.mark.parametrize("statement", ["SELECT * FROM identity.access_record", "SELECT * FROM identity.account"])
async def test_the_role_of_retention_reads_nothing(statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with transaction(RETENTION):
            await RETENTION.connection().execute(statement)
