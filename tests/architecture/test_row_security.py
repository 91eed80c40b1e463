"""Who may look beyond the scope, who is the system, and which tables have no policies: listed here, each on purpose."""

import ast
import re
from importlib import import_module
from pathlib import Path

from infra.paths import ROOT
from shared.db.migrate import existing_apps

CODE = [file for tree in ("services", "shared", "infra") for file in sorted((ROOT / tree).rglob("*.py"))]
BEYOND = {
    "services/biometrics/calibration/pages.py": 1,
    "services/biometrics/kiosk/card_pages.py": 2,
    "services/biometrics/kiosk/duty_pages.py": 1,
    "services/biometrics/retention/pages.py": 1,
    "services/biometrics/verification/line.py": 2,
    "services/probation/breaches/actions/following.py": 2,
    "services/probation/breaches/actions/steps.py": 1,
    "services/probation/cases/actions.py": 1,
    "services/probation/cases/leading.py": 1,
    "services/probation/cases/telling.py": 1,
    "services/probation/cases/queries.py": 3,
    "services/probation/check_ins/scheduling.py": 1,
    "services/probation/appointments/queries.py": 1,
    "services/probation/decisions/actions.py": 1,
    "services/probation/documents/keeping/actions.py": 2,
    "services/probation/closing/undoing.py": 1,
    "services/probation/duplicates/actions.py": 2,
    "services/probation/duplicates/queries.py": 1,
    "services/probation/emergency/actions.py": 2,
    "services/probation/emergency/queries.py": 1,
    "services/probation/legal_basis/actions.py": 1,
    "services/probation/merging/actions.py": 3,
    "services/probation/merging/effects/joining.py": 1,
    "services/probation/merging/effects/parting.py": 1,
    "services/probation/merging/preview.py": 1,
    "services/probation/merging/queries.py": 1,
    "services/probation/pre_trial_reports/actions/linking.py": 1,
    "services/probation/pre_trial_reports/queries.py": 3,
    "services/probation/register/actions.py": 1,
    "services/probation/register_import/actions.py": 1,
    "services/probation/reminders/api.py": 1,
    "services/probation/reminders/queries.py": 1,
    "services/probation/restriction/actions.py": 1,
    "services/probation/telemetry/alert_quality/pages.py": 1,
    "services/probation/telemetry/ingest/http.py": 1,
    "services/probation/telemetry/quarantine/actions.py": 1,
    "services/probation/conditions/telling.py": 1,
    "services/probation/transfers/acceptance.py": 2,
    "services/probation/transfers/actions.py": 3,
    "services/probation/transfers/document_pages.py": 1,
    "services/probation/transfers/queries.py": 3,
    "services/reintegration/consents/withdrawal.py": 1,
    "services/reintegration/directory/changes/entering.py": 1,
    "services/reintegration/parts/actions.py": 1,
    "services/reintegration/parts/institution.py": 4,
    "services/reintegration/parts/notes.py": 4,
    "services/reintegration/parts/opening.py": 1,
    "services/reintegration/parts/queries.py": 1,
    "services/reintegration/help_requests/sending.py": 3,
    "services/reintegration/job_search/queries.py": 1,
    "services/reintegration/group_programmes/actions/locking.py": 2,
    "services/reintegration/group_programmes/actions/ending.py": 3,
    "services/reintegration/group_programmes/queries.py": 2,
    "services/reintegration/employer_answers/actions/answering.py": 1,
    "services/reintegration/employer_answers/actions/asking.py": 1,
    "services/reintegration/employer_answers/actions/times.py": 2,
    "services/reintegration/employer_answers/queries.py": 2,
    "services/reintegration/mentoring/actions.py": 1,
    "services/reintegration/mentoring/log.py": 2,
    "services/reintegration/mentoring/queries.py": 2,
    "services/reintegration/conversations/access.py": 1,
    "services/reintegration/conversations/arrivals.py": 1,
    "services/reintegration/conversations/messages.py": 1,
    "services/reintegration/conversations/proposals.py": 2,
    "services/reintegration/conversations/queries.py": 1,
    "services/reintegration/provider_portal/figures.py": 2,
    "services/reintegration/confirmation_requests/opening.py": 1,
    "services/reintegration/provider_portal/queries.py": 1,
    "services/reintegration/time_links/opening.py": 3,
    "services/reintegration/referral_links/opening.py": 4,
    "services/reintegration/referrals/actions.py": 1,
    "shared/access/owners.py": 1,
}
"""How often each file reads or writes beyond the reader's scope. A new place is a decision: its reason stands in the code."""
SYSTEM = {"infra/cli.py", "infra/loading/prepare.py", "services/probation/gateway.py", "shared/messaging/worker.py"}
"""Where a process declares itself the system; never a web process."""
OWN_CONNECTIONS = {
    "infra", "shared/access/records.py",
    "shared/db/engine.py", "shared/db/migrate.py", "shared/db/migration.py", "shared/messaging/relay.py", "shared/web/live.py",
    "services/probation/telemetry/evaluation_queue/partitions.py", "services/probation/telemetry/evidence/actions.py",
    "services/probation/telemetry/ingest/mqtt/accounts.py",
}  # fmt: skip
"""What connects by itself: as the owner, to listen, to hold a claim, or for public keys. No policy is told anything there."""
SHAPE = re.compile(r"\bpool\.(fetch\w*|execute\w*|acquire)\b|\basyncpg\.connect\b|\bget_new_connection\b")
WITHOUT_POLICIES = {
    # the same in every service: what was sent and received, and the log
    "audit", "outbox", "outbox_sequence", "inbox", "inbox_sequence", "dead_letter", "law_version", "law_cancellation",
    # probation: numbers, and purposes that a reader states
    "case_number", "stated_purpose",
    # work sites of an office, and who receives people there
    "work_site",
    # the law's data name nobody
    "law_draft",
    # where a bracelet is, never who wears it
    "device_stock",
    # numbers of calculations that failed, for an operator
    "risk_set_aside",
    # running numbers, and the texts of printed forms
    "document_counter", "document_template", "opening_form",
    # documents whose time is over: number, kind, digests, never whose they are
    "document_erasure",
    # the desk's directory, and forms that were sent
    "organisation", "service_offer", "capacity", "form_submission", "programme", "location", "service_at_location", "location_address",
    "opening_schedule", "accessibility", "provider_phone", "provider_contact", "service_area", "service_document", "cost_option",
    "service_language", "funding", "organisation_identifier", "taxonomy", "taxonomy_term", "attribute", "term_need", "directory_source",
    "directory_source_row", "directory_import", "confirmation_request", "confirmation_token",
    # vacancies, groups of courses, files of them and the quota of jobs name nobody who looks for work
    "vacancy", "vacancy_event", "job_quota", "course_group", "course_session", "listing_import",
    # drafts of the questions about needs name nobody who was asked
    "question_draft", "question_draft_event",
    # thresholds of biometrics
    "threshold_decision",
}  # fmt: skip


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _calls(file: Path, name: str) -> list[ast.Call]:
    tree = ast.parse(file.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name]


def test_the_places_that_look_beyond_the_scope_are_known_and_say_why() -> None:
    found = {_name(file): calls for file in CODE if (calls := _calls(file, "beyond_scope"))}
    assert {name: len(calls) for name, calls in found.items()} == BEYOND
    for name, calls in found.items():
        for call in calls:
            reason = call.args[1]
            assert isinstance(reason, ast.Constant), f"{name}: the reason is a sentence in the code"
            assert isinstance(reason.value, str), f"{name}: the reason is a sentence in the code"
            assert len(reason.value.split()) > 3, f"{name}: {reason.value}"


def test_only_processes_that_serve_no_reader_are_the_system() -> None:
    assert {_name(file) for file in CODE if _calls(file, "process_is_the_system")} == SYSTEM


def test_every_statement_goes_through_the_engine() -> None:
    found = {_name(file) for file in CODE if SHAPE.search(file.read_text())}
    assert {name for name in found if not any(name.startswith(known) for known in OWN_CONNECTIONS)} == set()


def test_every_table_has_policies_or_is_named_here() -> None:
    protected = "\n".join(file.read_text() for file in (ROOT / "services").rglob("schema.sql"))
    classes = [each for app in existing_apps() for each in import_module(app).APP_CONFIG.table_classes]
    tables = {each._meta.tablename for each in classes if each._meta.schema != "identity"}
    named = {table for table in tables if re.search(rf"'(\w+\.)?\"?{table}\"?'", protected)}
    installed = {table for table in named if table not in WITHOUT_POLICIES}
    assert tables - installed - WITHOUT_POLICIES == set()
