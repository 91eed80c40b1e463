"""This service's tables and migrations, for Piccolo."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

TABLES = [
    "services.reintegration.database",
    "services.reintegration.form_submissions.tables",
    "services.reintegration.capacity.tables",
    "services.reintegration.cases.tables",
    "services.reintegration.confirmation_requests.tables",
    "services.reintegration.consents.tables",
    "services.reintegration.contacts.tables",
    "services.reintegration.courses.tables",
    "services.reintegration.conversations.tables",
    "services.reintegration.directory.tables",
    "services.reintegration.directory.change_tables",
    "services.reintegration.directory.detail_tables",
    "services.reintegration.directory.place_tables",
    "services.reintegration.directory.taxonomy_tables",
    "services.reintegration.employer_answers.tables",
    "services.reintegration.help_requests.tables",
    "services.reintegration.intake.tables",
    "services.reintegration.job_search.tables",
    "services.reintegration.group_programmes.tables",
    "services.reintegration.listing_import.tables",
    "services.reintegration.mentoring.tables",
    "services.reintegration.need_followup.tables",
    "services.reintegration.needs.tables",
    "services.reintegration.owning.tables",
    "services.reintegration.papers.tables",
    "services.reintegration.parts.tables",
    "services.reintegration.person_files.tables",
    "services.reintegration.plans.agreement_tables",
    "services.reintegration.plans.tables",
    "services.reintegration.probation_messages.tables",
    "services.reintegration.question_sets.tables",
    "services.reintegration.referral_links.tables",
    "services.reintegration.referrals.tables",
    "services.reintegration.same_person.tables",
    "services.reintegration.sealing.tables",
    "services.reintegration.stages.tables",
    "services.reintegration.tasks.tables",
    "services.reintegration.time_links.tables",
    "services.reintegration.timeline.tables",
    "services.reintegration.vacancies.tables",
]
APP_CONFIG = AppConfig(
    app_name="reintegration",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(TABLES),
)
