"""Groups with sessions, who takes part in them, and who came."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-10T01:00:00:000000"
SQL = """
CREATE TABLE reintegration.programme_group (
    id uuid PRIMARY KEY,
    office varchar(20) DEFAULT NULL NOT NULL,
    region varchar(20) DEFAULT NULL NOT NULL,
    place varchar(200) DEFAULT NULL NOT NULL,
    leader uuid NOT NULL,
    leader_name varchar(200) DEFAULT NULL NOT NULL,
    language varchar(2) DEFAULT NULL NOT NULL,
    seats integer NOT NULL,
    taken integer DEFAULT 0 NOT NULL,
    begins_on date NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    reason varchar(20) DEFAULT NULL,
    sealed bytea NOT NULL,
    made_by_name varchar(200) DEFAULT NULL NOT NULL,
    made_at timestamptz NOT NULL,
    version integer NOT NULL
);
CREATE TABLE reintegration.group_session (
    id uuid PRIMARY KEY,
    group_id uuid NOT NULL,
    number integer NOT NULL,
    starts_at timestamptz NOT NULL,
    minutes integer NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    why_not varchar(20) DEFAULT NULL,
    catches_up uuid,
    version integer NOT NULL
);
CREATE TABLE reintegration.participation (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    group_id uuid NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    reason varchar(20) DEFAULT NULL,
    changed_at timestamptz NOT NULL,
    changed_by_name varchar(200) DEFAULT NULL NOT NULL,
    version integer NOT NULL
);
CREATE TABLE reintegration.participation_event (
    id uuid PRIMARY KEY,
    participation uuid NOT NULL,
    version integer NOT NULL,
    act varchar(20) DEFAULT NULL NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    reason varchar(20) DEFAULT NULL,
    agreed_form varchar(10) DEFAULT NULL,
    told_on date,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE reintegration.attendance (
    id uuid PRIMARY KEY,
    session uuid NOT NULL,
    participation uuid NOT NULL,
    version integer NOT NULL,
    mark varchar(10) DEFAULT NULL NOT NULL,
    sealed bytea,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX programme_group_latest ON reintegration.programme_group (begins_on DESC, id DESC);
CREATE INDEX group_session_of_group ON reintegration.group_session (group_id, starts_at);
CREATE INDEX group_session_planned ON reintegration.group_session (starts_at, id) WHERE state = 'planned';
CREATE UNIQUE INDEX participation_once ON reintegration.participation (person, group_id);
CREATE INDEX participation_of_group ON reintegration.participation (group_id);
CREATE UNIQUE INDEX participation_event_number ON reintegration.participation_event (participation, version);
CREATE UNIQUE INDEX attendance_number ON reintegration.attendance (session, participation, version);
CREATE INDEX attendance_of_participation ON reintegration.attendance (participation);
ALTER TABLE reintegration.programme_group ADD CONSTRAINT programme_group_seats CHECK (taken BETWEEN 0 AND seats);
SELECT public.install_append_only('reintegration.participation_event', 'reintegration');
SELECT public.install_append_only('reintegration.attendance', 'reintegration');
SELECT public.install_row_security('reintegration.programme_group',
    '(office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions))');
SELECT public.install_row_security('reintegration.group_session', 'EXISTS (SELECT FROM reintegration.programme_group g
    WHERE g.id = group_id)');
SELECT public.install_row_security('reintegration.participation', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = participation.person)');
SELECT public.install_row_security('reintegration.participation_event', 'EXISTS (SELECT FROM reintegration.participation p
    WHERE p.id = participation)');
SELECT public.install_row_security('reintegration.attendance', 'EXISTS (SELECT FROM reintegration.participation p
    WHERE p.id = participation)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
