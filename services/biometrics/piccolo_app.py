"""This service's tables and migrations, for Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

TABLES = [
    "services.biometrics.database",
    "services.biometrics.check_ins.tables",
    "services.biometrics.duties.tables",
    "services.biometrics.enrolment.tables",
    "services.biometrics.explanations.tables",
    "services.biometrics.images.tables",
    "services.biometrics.sessions.tables",
    "services.biometrics.subjects.tables",
    "services.biometrics.submission.tables",
    "services.biometrics.thresholds.tables",
]
APP_CONFIG = AppConfig(
    app_name="biometrics",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(TABLES),
)
