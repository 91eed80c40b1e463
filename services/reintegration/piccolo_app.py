"""This service's tables and migrations, for Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

TABLES = [
    "services.reintegration.database",
    "services.reintegration.form_submissions.tables",
    "services.reintegration.capacity.tables",
    "services.reintegration.cases.tables",
    "services.reintegration.directory.tables",
    "services.reintegration.needs.tables",
    "services.reintegration.plans.tables",
    "services.reintegration.referrals.tables",
    "services.reintegration.tasks.tables",
    "services.reintegration.timeline.tables",
]
APP_CONFIG = AppConfig(
    app_name="reintegration",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(TABLES),
)
