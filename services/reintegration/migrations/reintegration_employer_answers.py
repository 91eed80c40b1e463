"""Times for interviews that employers and the desk agree, and questions to employers whether a job goes on."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-27T03:00:00:000000"
SQL = """
CREATE TABLE reintegration.interview_time (
    id uuid PRIMARY KEY,
    application uuid NOT NULL,
    person uuid NOT NULL,
    organisation uuid NOT NULL,
    side varchar(10) DEFAULT NULL NOT NULL,
    starts_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL,
    ended_by_name varchar(200) DEFAULT NULL,
    ended_at timestamptz
);
CREATE TABLE reintegration.job_question (
    id uuid PRIMARY KEY,
    employment uuid NOT NULL,
    application uuid NOT NULL,
    person uuid NOT NULL,
    organisation uuid NOT NULL,
    consent uuid NOT NULL,
    step integer NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL,
    answer varchar(10) DEFAULT NULL,
    answered_by_name varchar(200) DEFAULT NULL,
    answered_at timestamptz
);
CREATE INDEX interview_time_application ON reintegration.interview_time (application, starts_at);
CREATE INDEX job_question_person ON reintegration.job_question (person);
CREATE UNIQUE INDEX job_question_open ON reintegration.job_question (employment) WHERE answer IS NULL;
CREATE INDEX job_question_employment ON reintegration.job_question (employment, at);
CREATE INDEX job_question_waiting ON reintegration.job_question (organisation, at) WHERE answer IS NULL;
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.interview_time, reintegration.job_question FROM reintegration;
GRANT UPDATE (state, ended_by_name, ended_at) ON reintegration.interview_time TO reintegration;
GRANT UPDATE (answer, answered_by_name, answered_at) ON reintegration.job_question TO reintegration;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person) OR organisation = :provider', protected)) FROM unnest(ARRAY['interview_time', 'job_question']) AS protected;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
