"""What the database itself denies to the services: rows that are kept as they were written."""

import asyncpg
import pytest

from shared.settings import OraluSettings
from tests.builders.moments import NOW

KEPT = {
    "biometrics": {"audit", "law_cancellation", "law_version", "threshold_decision"},
    "identity": {"access_record", "audit"},
    "probation": {
        *(
            "audit",
            "alert_event",
            "check_in_review",
            "condition",
            "condition_version",
            "device_source",
            "evidence_key",
            "field_change",
            "law_cancellation",
            "law_version",
            "merged_row",
            "monitoring_order",
        ),
        *("officer_capacity", "position", "position_conflict", "report_source", "stated_purpose", "term_event", "timeline_entry"),
        *("breach_effect", "breach_event", "breach_attempt", "breach_explanation", "breach_measure"),
        *("work_requirement", "work_order_version", "work_outcome", "work_act", "corrective_entry"),
        *("appointment_event", "field_visit_version", "notice_event", "attachment_title", "check_in_schedule", "own_questions"),
        *("device_movement", "monitoring_event", "vendor_agreement"),
        *("risk_calculation", "opening_paper_event", "opening_paper_file", "pre_trial_report_event"),
    },
    "reintegration": {
        *("appointment_event", "attendance", "audit", "case_pair_event", "confirmation_token", "consent", "consent_withdrawal", "contact"),
        *("course_attendance", "course_place_event", "cv_sent", "directory_import", "employment_event", "employment_proof"),
        *("help_request_event", "job_application_event", "job_quota", "law_cancellation", "law_version", "mentor_log"),
        *(
            "mentorship_event",
            "need_event",
            "need_outcome",
            "paper_version",
            "participation_event",
            "plan_answer",
            "plan_event",
            "plan_note",
        ),
        *(
            "plan_version",
            "question_draft_event",
            "question_set",
            "referral_arrival",
            "referral_event",
            "referral_link_token",
            "referral_message",
        ),
        *("stage_event", "task_event", "term_need", "timeline_entry", "vacancy_event", "worker_capacity"),
        *("need_outcome", "part_note", "probation_message", "time_link_token"),
    },
}
"""Tables whose service may add rows and read them, and nothing else."""
ONCE = {
    "law_draft": {"effects", "effects_at", "state", "answered_at", "answered_by", "answered_by_name", "answer"},
    "opening_form": {"state", "answered_at", "answered_by", "answered_by_name", "answer"},
    "reassigned_case": {"moved_at", "returned_at", "outcome"},
    "reassignment": {"undone_at", "undone_by", "undone_by_name"},
    "transfer": {
        *("state", "person_name", "case_number", "from_office", "from_officer", "from_officer_name", "to_officer", "to_officer_name"),
        *("reason", "document", "offered_at", "offered_by", "offered_by_name", "due_at", "reminded_at", "decided_at", "decided_by"),
        *("decided_by_name", "answer", "history_from"),
    },
    "work_allocation": {"ends_on"},
    "work_session": {"cancelled_at", "cancelled_by_name", "cancelled_why"},
    "visit": {"person", "undone_at", "undone_by", "undone_by_name", "undone_why"},
    "planned_absence": {"person", "withdrawn_at", "withdrawn_by", "withdrawn_by_name", "withdrawn_why"},
    "person_merge": {
        *("state", "changed", "answer", "decided_at", "decided_by", "decided_by_name", "undo_reason", "undo_moves", "undo_at", "undo_by"),
        *("undo_by_name", "undone_at", "undone_by", "undone_by_name"),
    },
    "monitoring_decision": {
        *("person", "about", "state", "decided_at", "decided_by", "decided_by_name", "decision_words", "decision_document"),
        *("suspended_since", "suspended_until", "lift", "ended_at", "version"),
    },
    "equipment_report": {"person", "state", "heard_words", "finding_words", "found_at", "found_by", "found_by_name", "version"},
    "equipment_act": {"person"},
    "equipment_visit": {"person", "result", "fault", "act", "recorded_at"},
    "less_answer": {"person", "state", "decided_by", "decided_by_name", "decided_at", "decision_words", "version"},
    "breach_fact": {"removed_at", "removed_by", "removed_by_name", "removed_why"},
    "breach_appeal": {
        *("outcome", "decided_on", "outcome_words", "outcome_document", "kept", "outcome_by", "outcome_by_name", "outcome_at"),
    },
    "breach_kiosk_request": {"ended_at", "ended_because"},
    "breach_kiosk_answer": {"wrapped_key"},
    "breach_ruling": {
        "undone_at",
        "undone_why",
        "applied_at",
        "applied_by",
        "applied_by_name",
        "quashed_at",
        "quashed_on",
        "quashed_document",
    },
    "emergency_access": {"reviewed_at", "reviewed_by", "reviewed_by_name", "outcome", "findings"},
    "violation": {"state", "reason", "decided_at", "decided_by", "decided_by_name"},
    "attachment": {
        *("person", "subject_id", "wrapped_key", "content", "scan_state", "scan_finding", "scanned_at", "preview_state", "ended_at"),
        *("withdrawn_at", "withdrawn_by", "withdrawn_by_name", "withdrawn_why", "destroyed_at", "title"),
    },
    "attachment_preview": {"content"},
    "document_erasure": {"state", "answered_at", "answered_by", "answered_by_name", "act", "keep_until", "why"},
    "document_event": {"why"},
    "document_file": {"content", "wrapped_key"},
    "document_service": {"proof", "tracking", "witnesses", "words", "why"},
    "document_version": {"content"},
    "risk_fact": {"person"},
    "risk_event": {"person"},
    "risk_override": {"person", "state", "confirmed_for", "review_on", "ended_at", "version"},
    "risk_objection": {"person", "answer", "outcome", "answered_by", "answered_by_name", "answered_at"},
    "relapse_entry": {"person", "state", "entered_on", "review_on", "ends_on", "told_on", "told_how", "ended_at", "version"},
    "legal_basis_document": {"wrapped_key", "content", "ended_at", "destroyed_at"},
}
"""Tables of probation of which only these columns may change."""
TABLES = """SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = $1::text::regnamespace AND c.relkind IN ('r', 'p')
    AND NOT c.relispartition AND NOT has_any_column_privilege($1, c.oid, 'UPDATE') AND NOT has_table_privilege($1, c.oid, 'DELETE')
    AND NOT has_table_privilege($1, c.oid, 'TRUNCATE')"""
COLUMNS = """SELECT a.attname AS name FROM pg_attribute a WHERE a.attrelid = $1::text::regclass AND a.attnum > 0 AND NOT a.attisdropped
    AND has_column_privilege('probation', a.attrelid, a.attnum, 'UPDATE')"""


@pytest.mark.parametrize("service", KEPT)
async def test_these_tables_only_grow(service: str, database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    try:
        assert {row["name"] for row in await connection.fetch(TABLES, service)} == KEPT[service]
        for table in KEPT[service] - {"position"}:  # old positions go by partitions, which the service cannot do
            with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
                await connection.execute(f"TRUNCATE {service}.{table} CASCADE")
    finally:
        await connection.close()


@pytest.mark.parametrize("table", ONCE)
async def test_of_these_rows_only_the_outcome_is_written(table: str, database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    try:
        assert {row["name"] for row in await connection.fetch(COLUMNS, f"probation.{table}")} == ONCE[table]
        assert not await connection.fetchval("SELECT has_table_privilege('probation', $1, 'DELETE')", f"probation.{table}")
    finally:
        await connection.close()


async def test_of_a_cover_only_its_end_is_written(database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    columns = COLUMNS.replace("'probation'", "'identity'")
    try:
        assert {row["name"] for row in await connection.fetch(columns, "identity.cover")} == {"until", "ended_at", "ended_by"}
        assert not await connection.fetchval("SELECT has_table_privilege('identity', 'identity.cover', 'DELETE')")
        assert not await connection.fetchval("SELECT has_table_privilege('identity', 'identity.cover', 'TRUNCATE')")
    finally:
        await connection.close()
    service = await asyncpg.connect(database.role_dsn("identity"))
    try:
        for column in ("since = since", "covered = covering", "as_senior = true"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await service.execute(f"UPDATE identity.cover SET {column}")
    finally:
        await service.close()


async def test_a_violation_record_is_decided_once(database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    try:
        number = await connection.fetchval("SELECT gen_random_uuid()")
        await connection.execute("SET session_replication_role = replica")  # without an incident of its own
        await connection.execute(
            "INSERT INTO probation.violation (id, person, incident, alerts, facts, drafted_at, drafted_by, drafted_by_name, state)"
            " VALUES ($1, $1, $1, '{}', '{}', $2, $1, 'Officer', 'drafted')",
            *(number, NOW),
        )
    finally:
        await connection.close()
    service = await asyncpg.connect(database.role_dsn("probation"))
    decide = "UPDATE probation.violation SET state = 'passed_on', decided_at = $1, decided_by = id, decided_by_name = 'Officer'"
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await service.execute("UPDATE probation.violation SET facts = '{\"invented\": true}'")
        await service.execute("SET oralu.scope = 'system'")
        await service.execute(decide, NOW)
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="append-only"):
            await service.execute("UPDATE probation.violation SET state = 'set_aside'")
    finally:
        await service.close()
