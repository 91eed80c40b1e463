"""Who has a case and had it, hand-overs between workers, and how many cases a worker may have."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-04T03:00:00:000000"
SQL = """
CREATE TABLE reintegration.case_owner (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    account uuid NOT NULL,
    name varchar(200) NOT NULL DEFAULT NULL,
    office varchar(40) NOT NULL DEFAULT NULL,
    since timestamptz NOT NULL,
    how varchar(20) NOT NULL DEFAULT NULL,
    given_by uuid NOT NULL,
    given_by_name varchar(200) NOT NULL DEFAULT NULL,
    sealed bytea,
    until timestamptz,
    ended varchar(20) DEFAULT NULL,
    ended_by uuid,
    ended_by_name varchar(200) DEFAULT NULL
);
CREATE TABLE reintegration.handover (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    from_account uuid NOT NULL,
    from_name varchar(200) NOT NULL DEFAULT NULL,
    to_account uuid NOT NULL,
    to_name varchar(200) NOT NULL DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    sealed bytea NOT NULL,
    asked_at timestamptz NOT NULL,
    asked_by uuid NOT NULL,
    asked_by_name varchar(200) NOT NULL DEFAULT NULL,
    reason varchar(20) DEFAULT NULL,
    sealed_answer bytea,
    answered_at timestamptz,
    answered_by_name varchar(200) DEFAULT NULL
);
CREATE TABLE reintegration.worker_capacity (
    id uuid NOT NULL PRIMARY KEY,
    account uuid NOT NULL,
    office varchar(40) NOT NULL DEFAULT NULL,
    region varchar(40) NOT NULL DEFAULT NULL,
    cases integer NOT NULL,
    valid_from date NOT NULL,
    why text NOT NULL,
    set_at timestamptz NOT NULL,
    set_by uuid NOT NULL,
    set_by_name varchar(200) NOT NULL DEFAULT NULL
);
CREATE INDEX case_owner_person ON reintegration.case_owner (person);
CREATE INDEX handover_person ON reintegration.handover (person);
CREATE UNIQUE INDEX case_owner_one ON reintegration.case_owner (person) WHERE until IS NULL;
CREATE INDEX case_owner_of ON reintegration.case_owner (account, person) WHERE until IS NULL;
CREATE UNIQUE INDEX handover_one_asked ON reintegration.handover (person) WHERE state = 'asked';
CREATE INDEX handover_to ON reintegration.handover (to_account, asked_at, id) WHERE state = 'asked';
CREATE INDEX handover_from ON reintegration.handover (from_account, asked_at, id);
CREATE INDEX handover_waiting ON reintegration.handover (asked_at, id) WHERE state = 'asked';
CREATE INDEX worker_capacity_of ON reintegration.worker_capacity (account, valid_from DESC, set_at DESC);
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.case_owner, reintegration.handover FROM reintegration;
GRANT UPDATE (until, ended, ended_by, ended_by_name) ON reintegration.case_owner TO reintegration;
GRANT UPDATE (state, reason, sealed_answer, answered_at, answered_by_name) ON reintegration.handover TO reintegration;
SELECT public.install_append_only('reintegration.worker_capacity', 'reintegration');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['case_owner', 'handover']) AS protected;
SELECT public.install_row_security('reintegration.worker_capacity', '(office = ANY (:offices) OR region = ANY (:offices)
    OR office ^@ ANY (:regions))');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
