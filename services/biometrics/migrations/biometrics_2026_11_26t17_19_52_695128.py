from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Boolean
from piccolo.columns.indexes import IndexMethod

ID = "2026-11-26T17:19:52:695128"
VERSION = "1.38.0"
DESCRIPTION = (
    "the officer is told whether the hint on new reference pictures is calibrated"
)


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="biometrics", description=DESCRIPTION
    )

    manager.add_column(
        table_class_name="Enrolment",
        tablename="enrolment",
        column_name="likeness_calibrated",
        db_column_name="likeness_calibrated",
        column_class_name="Boolean",
        column_class=Boolean,
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
