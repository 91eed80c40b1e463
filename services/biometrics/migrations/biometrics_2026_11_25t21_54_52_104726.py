from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import UUID
from piccolo.columns.indexes import IndexMethod

ID = "2026-11-25T21:54:52:104726"
VERSION = "1.38.0"
DESCRIPTION = "A second officer is asked about the images"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="biometrics", description=DESCRIPTION
    )

    manager.add_column(
        table_class_name="Session",
        tablename="session",
        column_name="second_opinion_not_by",
        db_column_name="second_opinion_not_by",
        column_class_name="UUID",
        column_class=UUID,
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
        schema="biometrics",
    )

    return manager
