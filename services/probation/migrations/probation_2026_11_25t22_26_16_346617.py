from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import JSONB
from piccolo.columns.indexes import IndexMethod

ID = "2026-11-25T22:26:16:346617"
VERSION = "1.38.0"
DESCRIPTION = "How a capture went, for the officer"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="probation", description=DESCRIPTION
    )

    manager.add_column(
        table_class_name="CheckIn",
        tablename="check_in",
        column_name="capture",
        db_column_name="capture",
        column_class_name="JSONB",
        column_class=JSONB,
        params={
            "default": None,
            "null": True,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema="probation",
    )

    return manager
