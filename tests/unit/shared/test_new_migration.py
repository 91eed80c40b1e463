"""The generated file of a new migration can be used as it is."""

import sys
from datetime import UTC, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from shared.db.migration import SqlMigration
from shared.db.new_migration import main, write

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
NAME = "services.probation.migrations.probation_2026_12_01_check_in_by_office"


async def made(file: Path, monkeypatch: pytest.MonkeyPatch) -> SqlMigration:
    """The migration of a file, as if it stood in probation's folder."""
    found = spec_from_file_location(NAME, file)
    assert found is not None
    assert found.loader is not None
    module = module_from_spec(found)
    monkeypatch.setitem(sys.modules, NAME, module)
    found.loader.exec_module(module)
    migration = await module.forwards()
    assert isinstance(migration, SqlMigration)
    return migration


async def test_a_migration_has_its_number_its_room_and_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, "probation", "check_in_by_office", "Offices list their check-ins", index=False, now=NOW)
    assert file.name == "probation_2026_12_01_check_in_by_office.py"
    migration = await made(file, monkeypatch)
    assert (migration.migration_id, migration.app_name, migration.description) == (
        "2026-12-01T09:30:00:000000",
        "probation",
        "Offices list their check-ins.",
    )
    assert migration.sql.strip() == ""


async def test_an_index_is_built_outside_a_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, "probation", "check_in_by_office", "Offices list their check-ins", index=True, now=NOW)
    file.write_text(file.read_text().replace("ON probation.", "ON probation.check_in (registration)"))
    migration = await made(file, monkeypatch)
    assert not migration.wrap_in_transaction


@pytest.mark.parametrize("words", [[], ["nobody", "name", "why"], ["probation", "Not A Name", "why"], ["probation", "name"]])
def test_what_cannot_be_written_is_answered_with_the_usage(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["new_migration", *words])
    with pytest.raises(SystemExit, match="Why it is needed"):
        main()
