"""Pre-trial reports about people who are not on the register: the requests with their reports, what happened to them."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-19T08:00:00:000000"
SQL = """
CREATE TABLE probation.pre_trial_report (
    id uuid PRIMARY KEY,
    state varchar(12) DEFAULT NULL NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    office varchar(20) DEFAULT NULL NOT NULL,
    officer uuid NOT NULL,
    officer_name varchar(200) DEFAULT NULL NOT NULL,
    supervising_authority varchar(20) DEFAULT 'probation' NOT NULL,
    asker varchar(12) DEFAULT NULL NOT NULL,
    body varchar(200) DEFAULT NULL NOT NULL,
    request_number varchar(60) DEFAULT NULL NOT NULL,
    requested_on date NOT NULL,
    due_on date NOT NULL,
    family_name varchar(100) DEFAULT NULL NOT NULL,
    given_name varchar(100) DEFAULT NULL NOT NULL,
    patronymic varchar(100) DEFAULT NULL,
    birth_date date,
    iin varchar(12) DEFAULT NULL,
    language varchar(2) DEFAULT NULL NOT NULL,
    form_version uuid NOT NULL,
    sealed bytea,
    wrapped_key bytea,
    form_token uuid NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    created_by_name varchar(200) DEFAULT NULL NOT NULL,
    saved_at timestamptz NOT NULL,
    saved_by uuid NOT NULL,
    saved_by_name varchar(200) DEFAULT NULL NOT NULL,
    finished_by_name varchar(200) DEFAULT NULL,
    signed_on date,
    signed_by_name varchar(200) DEFAULT NULL,
    served_on date,
    served_to varchar(200) DEFAULT NULL,
    ended_at timestamptz,
    person uuid,
    registration uuid,
    erased_at timestamptz
);
CREATE TABLE probation.pre_trial_report_event (
    id uuid PRIMARY KEY,
    report uuid NOT NULL,
    number integer NOT NULL,
    event varchar(12) DEFAULT NULL NOT NULL,
    state varchar(12) DEFAULT NULL NOT NULL,
    form_version uuid NOT NULL,
    sealed bytea,
    day date,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE UNIQUE INDEX pre_trial_report_event_number ON probation.pre_trial_report_event (report, number);
CREATE INDEX pre_trial_report_officer ON probation.pre_trial_report (officer, due_on, id);
CREATE INDEX pre_trial_report_office ON probation.pre_trial_report (office, due_on, id);
CREATE INDEX pre_trial_report_iin ON probation.pre_trial_report (iin) WHERE iin IS NOT NULL;
CREATE INDEX pre_trial_report_person ON probation.pre_trial_report (person) WHERE person IS NOT NULL;
CREATE INDEX pre_trial_report_ended ON probation.pre_trial_report (ended_at) WHERE erased_at IS NULL AND person IS NULL;
SELECT public.install_row_security('probation.pre_trial_report', '((officer = ANY (:officers) OR office = ANY (:offices)
        OR office ^@ ANY (:regions)) AND coalesce(supervising_authority = :authority, true)
    OR EXISTS (SELECT FROM probation.registration r WHERE r.person = pre_trial_report.person))');
SELECT public.install_row_security('probation.pre_trial_report_event', 'EXISTS (SELECT FROM probation.pre_trial_report t
    WHERE t.id = report)');
REVOKE DELETE, TRUNCATE ON probation.pre_trial_report FROM probation;
SELECT public.install_append_only('probation.pre_trial_report_event', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
