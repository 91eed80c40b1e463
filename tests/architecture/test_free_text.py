"""Which columns of reintegration may hold text, and why each may lie there as it is. A new one is listed here, or its text is sealed."""

from piccolo.columns import JSON, JSONB, Text, Varchar
from piccolo.columns.base import Column

from services.reintegration.older_texts.jobs import EACH
from services.reintegration.piccolo_app import APP_CONFIG

LONGEST_CODE = 40
"""Shorter ones hold codes, languages, offices, phones."""
NAMES_NOBODY = (
    *("capacity", "directory", "vacancies"),
    "law",
)
"""Capabilities whose tables say nothing about a person with a case."""
STAYS: dict[str, set[str]] = {
    "who the person is: found, sorted and shown by it in lists, under row security": {
        *("case.name", "case.case_number"),
    },
    "what a provider was sent to reach the person: read without the key, under row security, until the consent is taken back": {
        *("referral.shared_name", "job_application.shared_name", "course_place.shared_name"),
    },
    "who wrote it, has it or decided it: staff, mentors and providers": {
        *("appointment.worker_name", "appointment_event.by_name", "assessment.begun_by_name", "assessment.finished_by_name"),
        *("assessment_part.saved_by_name", "attendance.by_name", "case_bringer.by_name", "case_bringer.contact"),
        *("case_member.ended_by_name", "case_member.given_by_name", "case_member.name", "case_need.changed_by_name"),
        *("case_owner.ended_by_name",),
        *("case_owner.given_by_name", "case_owner.name", "case_pair_event.by_name", "consent.recorded_by_name"),
        *("consent_notice.told_by_name", "consent_withdrawal.recorded_by_name", "contact.by_name", "course_attendance.by_name"),
        *("course_place_event.by_name", "cv.changed_by_name", "cv_sent.by_name", "employment_event.by_name", "employment_proof.by_name"),
        *("handover.answered_by_name", "handover.asked_by_name", "handover.from_name", "handover.to_name", "help_request.decided_by_name"),
        *("help_request_event.by_name", "job_application_event.by_name", "mentor_log.by_name", "mentorship.changed_by_name"),
        *("mentorship.mentor_name", "mentorship_event.by_name", "need_event.by_name", "paper_version.by_name"),
        *("participation.changed_by_name", "participation_event.by_name", "plan_answer.by_name", "plan_event.by_name", "plan_note.by_name"),
        *("plan_review.ended_by_name", "plan_review.set_by_name", "plan_version.by_name", "programme_group.leader_name"),
        *("programme_group.made_by_name", "referral.sent_by_name", "referral_arrival.by_name", "referral_event.by_name"),
        *("referral_event.said_by", "referral_link.made_by_name", "referral_link.recipient", "referral_link.revoked_by_name"),
        *("referral_message.by_name", "referral_proposal.by_name", "referral_proposal.ended_by_name", "stage_event.by_name"),
        *("help_request_answer.told_by_name", "interview_time.by_name", "interview_time.ended_by_name", "job_question.by_name"),
        *("job_question.answered_by_name", "listing_import.by_name", "listing_import.ended_by_name", "need_outcome.by_name"),
        *("part_note.by_name", "person_file.ended_by_name", "person_file.stored_by_name", "question_draft.changed_by_name"),
        *("question_draft_event.by_name", "task.asked_by_name", "time_link.made_by_name"),
        *("stage_task.ended_by_name", "task.taken_by_name", "task_event.by_name", "timeline_entry.by_name", "worker_capacity.set_by_name"),
    },
    "about an organisation, a group or a worker, whoever takes part": {
        *("case_bringer.organisation", "course_group.conditions", "course_group.place", "course_group.title", "course_group.why"),
        *("course_session.topic", "programme_group.place", "worker_capacity.why", "question_set.content"),
        *("confirmation_request.recipient", "course_group.own_number", "part_note.organisation", "question_draft.content"),
        *("question_draft.why", "question_draft_event.words"),
    },
    "how a paper is proved: its number, a witness, the letter by which an organisation was told": {
        *("consent.paper_number", "consent.witness", "consent_withdrawal.paper_number", "consent_notice.proof"),
        "course_place.certificate_number",
    },
    "codes, numbers and names of staff, never words (`write_entry`, `audit.record`)": {
        *("timeline_entry.details", "audit.details", "audit.action"),
    },
    "messages to probation, which carry codes; a new address, where the person consented, until it was confirmed and the row is purged": {
        *("outbox.body", "outbox.type", "outbox_sequence.key", "inbox.type", "inbox_sequence.key", "dead_letter.type"),
        "probation_message.type",
    },
    "the type of an error and where it arose; why an operator skipped a message": {
        *("dead_letter.error", "dead_letter.skip_reason"),
    },
    "hashes": {
        *("audit.hash", "audit.previous", "help_request.code_hash", "referral_link_token.token_hash"),
        *("confirmation_token.token_hash", "person_file.sha256", "time_link_token.token_hash"),
    },
    "the law and who changed it": {
        *("law_cancellation.decided_by_name", "law_cancellation.document", "law_cancellation.proposed_by_name", "law_cancellation.why"),
        *("law_version.decided_by_name", "law_version.document", "law_version.entry", "law_version.key", "law_version.proposed_by_name"),
        "law_version.why",
    },
}  # fmt: skip
"""Why a text may lie in plain words: the columns."""
EMPTIED = {f"{texts.table}.{name}" for texts in EACH for name in texts.names} | {"goal.text", "step.text"}
"""Texts that are encrypted in `sealed` today. The columns hold what was written before, until the periodic job has encrypted it."""


def holds_text(column: Column) -> bool:
    if isinstance(column, Varchar):
        return (column.length or LONGEST_CODE + 1) > LONGEST_CODE
    return isinstance(column, Text | JSON | JSONB)


def test_every_text_about_a_person_is_encrypted_or_has_a_reason() -> None:
    found = {
        f"{table._meta.tablename}.{column._meta.name}"
        for table in APP_CONFIG.table_classes
        if table.__module__.split(".")[2] not in NAMES_NOBODY
        for column in table._meta.columns
        if holds_text(column)
    }
    reasons = [column for columns in STAYS.values() for column in columns]
    assert len(reasons) == len(set(reasons)), "one reason a column"
    assert found == set(reasons) | EMPTIED
    assert not set(reasons) & EMPTIED


def test_every_table_whose_texts_are_encrypted_has_where_to_put_them() -> None:
    tables = {table._meta.tablename: table for table in APP_CONFIG.table_classes}
    for texts in EACH:
        columns = {column._meta.name: column for column in tables[texts.table]._meta.columns}
        assert columns["sealed"]._meta.null
        assert all(columns[name]._meta.null for name in texts.names), f"new rows of {texts.table} leave these empty"
    assert len({texts.table for texts in EACH}) == len(EACH)
