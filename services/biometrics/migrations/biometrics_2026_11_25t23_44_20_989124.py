from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Varchar
from piccolo.columns.indexes import IndexMethod

ID = "2026-11-25T23:44:20:989124"
VERSION = "1.38.0"
DESCRIPTION = "Which reference a capture was compared with"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="biometrics", description=DESCRIPTION
    )

    manager.add_column(
        table_class_name="Attempt",
        tablename="attempt",
        column_name="reference",
        db_column_name="reference",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 10,
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
