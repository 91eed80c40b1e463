"""Identity's tables and migrations, for Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from shared.identity.tables import TABLES

APP_CONFIG = AppConfig(
    app_name="identity",
    migrations_folder_path=str(Path(__file__).with_name("migrations")),
    table_classes=TABLES,
    migration_dependencies=[],
)
