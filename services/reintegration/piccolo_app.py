"""This service's tables and migrations, for Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="reintegration",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(["services.reintegration.tables"]),
)
