"""CVs, applications and jobs of people, encrypted where they tell something about the person."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-09T02:00:00:000000"
SQL = """
CREATE TABLE reintegration.cv (
    person uuid PRIMARY KEY,
    sealed bytea NOT NULL,
    version integer NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by_name varchar(200) NOT NULL DEFAULT NULL
);
CREATE TABLE reintegration.cv_sent (
    id uuid PRIMARY KEY,
    application uuid NOT NULL,
    person uuid NOT NULL,
    organisation uuid NOT NULL,
    consent uuid NOT NULL,
    language varchar(2) NOT NULL DEFAULT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX cv_sent_application ON reintegration.cv_sent (application);
CREATE INDEX cv_sent_person ON reintegration.cv_sent (person);
CREATE TABLE reintegration.job_application (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    vacancy uuid NOT NULL,
    organisation uuid NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    interview_at timestamptz,
    consent uuid,
    shared_name varchar(200) DEFAULT NULL,
    shared_phone varchar(40) DEFAULT NULL,
    sent_at timestamptz,
    made_at timestamptz NOT NULL,
    version integer NOT NULL
);
CREATE INDEX job_application_person ON reintegration.job_application (person);
CREATE INDEX job_application_vacancy ON reintegration.job_application (vacancy);
CREATE INDEX job_application_organisation ON reintegration.job_application (organisation);
CREATE TABLE reintegration.job_application_event (
    id uuid PRIMARY KEY,
    application uuid NOT NULL,
    version integer NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    interview_at timestamptz,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX job_application_event_application ON reintegration.job_application_event (application);
CREATE TABLE reintegration.employment (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    application uuid,
    vacancy uuid,
    state varchar(20) NOT NULL DEFAULT NULL,
    started_on date NOT NULL,
    ended_on date,
    end_reason varchar(40) DEFAULT NULL,
    contract_seen boolean NOT NULL DEFAULT false,
    entered_on date NOT NULL,
    next_proof_on date,
    asked_step integer NOT NULL DEFAULT 0,
    sealed bytea NOT NULL,
    version integer NOT NULL
);
CREATE INDEX employment_person ON reintegration.employment (person);
CREATE TABLE reintegration.employment_event (
    id uuid PRIMARY KEY,
    employment uuid NOT NULL,
    version integer NOT NULL,
    act varchar(20) NOT NULL DEFAULT NULL,
    started_on date NOT NULL,
    ended_on date,
    end_reason varchar(40) DEFAULT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX employment_event_employment ON reintegration.employment_event (employment);
CREATE TABLE reintegration.employment_proof (
    id uuid PRIMARY KEY,
    employment uuid NOT NULL,
    step integer NOT NULL,
    version integer NOT NULL,
    seen varchar(20) NOT NULL DEFAULT NULL,
    seen_on date NOT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX employment_proof_employment ON reintegration.employment_proof (employment);
CREATE UNIQUE INDEX job_application_once ON reintegration.job_application (person, vacancy)
    WHERE state IN ('considered', 'applied', 'interview', 'offered', 'started');
CREATE INDEX job_application_sent ON reintegration.job_application (organisation, sent_at DESC, id DESC) WHERE sent_at IS NOT NULL;
CREATE INDEX job_application_interview ON reintegration.job_application (interview_at) WHERE state = 'interview';
CREATE INDEX employment_due ON reintegration.employment (next_proof_on, id) WHERE next_proof_on IS NOT NULL;
CREATE UNIQUE INDEX employment_proof_version ON reintegration.employment_proof (employment, step, version);
SELECT public.install_append_only(format('reintegration.%I', kept)::regclass, 'reintegration')
    FROM unnest(ARRAY['cv_sent', 'job_application_event', 'employment_event', 'employment_proof']) AS kept;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['cv', 'employment']) AS protected;
SELECT public.install_row_security('reintegration.job_application', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = job_application.person) OR (organisation = :provider AND sent_at IS NOT NULL)');
SELECT public.install_row_security('reintegration.cv_sent', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = cv_sent.person) OR organisation = :provider');
SELECT public.install_row_security('reintegration.job_application_event', 'EXISTS (SELECT FROM reintegration.job_application a
    JOIN reintegration."case" c ON c.person = a.person WHERE a.id = application)');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass,
    'EXISTS (SELECT FROM reintegration.employment e WHERE e.id = employment)')
    FROM unnest(ARRAY['employment_event', 'employment_proof']) AS protected;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
