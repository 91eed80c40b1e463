"""This service's tables and migrations, for Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

TABLES = [
    "services.reintegration.database",
    "services.reintegration.form_submissions.tables",
    "services.reintegration.capacity.tables",
    "services.reintegration.cases.tables",
    "services.reintegration.consents.tables",
    "services.reintegration.contacts.tables",
    "services.reintegration.conversations.tables",
    "services.reintegration.directory.tables",
    "services.reintegration.directory.change_tables",
    "services.reintegration.directory.detail_tables",
    "services.reintegration.directory.place_tables",
    "services.reintegration.directory.taxonomy_tables",
    "services.reintegration.needs.tables",
    "services.reintegration.papers.tables",
    "services.reintegration.plans.tables",
    "services.reintegration.referral_links.tables",
    "services.reintegration.referrals.tables",
    "services.reintegration.tasks.tables",
    "services.reintegration.timeline.tables",
]
APP_CONFIG = AppConfig(
    app_name="reintegration",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(TABLES),
)
