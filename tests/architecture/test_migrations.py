"""Migrations of different rooms do not conflict with each other or with the running code."""

from collections import Counter
from collections.abc import Iterator
from types import ModuleType
from typing import cast

import pytest

from infra.doctor import _migrations
from infra.paths import ROOT
from shared.db.migrate import existing_apps, migrations
from shared.db.migration import SqlMigration
from tests.support.migration_rules import broken_rules


def later_migrations() -> Iterator[ModuleType]:
    """Every migration except the baselines, which begin with an empty database."""
    for app in existing_apps():
        yield from (cast("ModuleType", module) for module in migrations(app).values() if not hasattr(module, "BASELINE"))


def test_no_two_migrations_have_the_same_file_name() -> None:
    """Piccolo imports a migration by its bare file name: of two with the same name, the first would run twice."""
    names = Counter(file.name for tree in ("services", "shared") for file in (ROOT / tree).rglob("migrations/*.py"))
    assert [name for name, count in names.items() if count > 1 and name != "__init__.py"] == []


def test_no_two_migrations_of_a_room_have_the_same_number() -> None:
    """Of two with the same number, the second would count as applied."""
    for numbers in _migrations().values():
        assert numbers
        assert len(numbers) == len(set(numbers))


def test_the_doctor_counts_every_migration() -> None:
    assert {room: sorted(numbers) for room, numbers in _migrations().items()} == {
        app.split(".")[-2]: list(migrations(app)) for app in existing_apps()
    }


def test_a_room_has_one_baseline_and_it_is_the_first() -> None:
    for app in existing_apps():
        baselines = [number for number, module in migrations(app).items() if hasattr(module, "BASELINE")]
        assert baselines == list(migrations(app))[:1]


async def test_every_later_migration_follows_the_rule() -> None:
    broken: dict[str, list[str]] = {}
    for module in later_migrations():
        migration = await module.forwards()
        if not isinstance(migration, SqlMigration):
            broken[module.__name__] = ["it is not made by sql_migration or index_migration, which set the timeouts"]
        elif not migration.sql.strip():
            broken[module.__name__] = ["its SQL is empty"]
        elif found := broken_rules(migration.sql):
            broken[module.__name__] = found
    assert broken == {}


@pytest.mark.parametrize(
    "sql",
    [
        "SET LOCAL lock_timeout = 0",
        "CREATE INDEX a ON probation.person (phone)",
        "create unique index a on probation.person (phone)",
        "ALTER TABLE probation.person DROP COLUMN phone",
        "ALTER TABLE probation.person RENAME COLUMN phone TO telephone",
        "ALTER TABLE probation.person ALTER COLUMN phone TYPE text",
        "ALTER TABLE probation.person ALTER COLUMN phone SET NOT NULL",
        "ALTER TABLE probation.person ADD COLUMN seen integer NOT NULL",
        "ALTER TABLE probation.person ADD CONSTRAINT some CHECK (phone <> '')",
        "ALTER TABLE probation.person ADD UNIQUE (phone)",
        "ALTER TABLE probation.person ADD COLUMN passport text UNIQUE",
        "-- Everybody's phone is gone; because: nothing.\nUPDATE probation.person SET phone = NULL",
        "DROP TABLE probation.person",
        "CREATE TABLE probation.other (id int); CREATE INDEX a ON probation.person (phone)",
        "-- because: \nDROP TABLE probation.person",
        "-- because: it is small\nCREATE INDEX a ON probation.person (phone)",
    ],
)
def test_what_would_hold_up_others_is_found(sql: str) -> None:
    assert len(broken_rules(sql)) == 1


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS a ON probation.person (phone)",
        "CREATE TABLE probation.new (id int); CREATE INDEX a ON probation.new (id); ALTER TABLE probation.new ADD CHECK (id > 0)",
        "ALTER TABLE probation.person ADD COLUMN seen integer NOT NULL DEFAULT 0, ADD COLUMN note text",
        "ALTER TABLE probation.person ADD CONSTRAINT some CHECK (phone <> '') NOT VALID",
        "ALTER TABLE probation.person VALIDATE CONSTRAINT some",
        "ALTER TABLE probation.person ADD CONSTRAINT some UNIQUE USING INDEX a",
        "-- because: no code has read it since the deploy of 1 December\nALTER TABLE probation.person DROP COLUMN phone",
        "CREATE FUNCTION probation.forget() RETURNS void LANGUAGE plpgsql AS $$ BEGIN; DELETE FROM probation.person; END $$",
        "COMMENT ON TABLE probation.person IS 'DROP TABLE; UPDATE'",
    ],
)
def test_what_holds_up_nobody_is_let_through(sql: str) -> None:
    assert broken_rules(sql) == []
