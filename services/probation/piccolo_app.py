"""This service's tables and migrations, for Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

TABLES = [
    "services.probation.database",
    "services.probation.appointments.tables",
    "services.probation.attachments.tables",
    "services.probation.breaches.at_kiosk.tables",
    "services.probation.breaches.tables",
    "services.probation.cases.tables",
    "services.probation.check_ins.tables",
    "services.probation.closing.tables",
    "services.probation.community_work.session_tables",
    "services.probation.community_work.tables",
    "services.probation.conditions.tables",
    "services.probation.corrective_work.tables",
    "services.probation.documents.keeping.tables",
    "services.probation.documents.paper_tables",
    "services.probation.documents.serving.tables",
    "services.probation.documents.tables",
    "services.probation.duplicates.tables",
    "services.probation.equipment_visits.tables",
    "services.probation.field_visits.tables",
    "services.probation.history.tables",
    "services.probation.law_changes.tables",
    "services.probation.legal_basis.tables",
    "services.probation.notices.tables",
    "services.probation.opening_papers.tables",
    "services.probation.pre_trial_reports.tables",
    "services.probation.purposes.tables",
    "services.probation.risk.tables",
    "services.probation.queue.tables",
    "services.probation.telemetry.monitoring.tables",
    "services.probation.telemetry.stock.tables",
    "services.probation.support.tables",
    "services.probation.terms.tables",
    "services.probation.timeline.tables",
]
APP_CONFIG = AppConfig(
    app_name="probation",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(TABLES),
)
