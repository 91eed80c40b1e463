"""Mentors of people, and their log."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-10T02:00:00:000000"
SQL = """
CREATE TABLE reintegration.mentorship (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    mentor uuid NOT NULL,
    mentor_name varchar(200) DEFAULT NULL NOT NULL,
    office varchar(20) DEFAULT NULL NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    state varchar(20) DEFAULT NULL NOT NULL,
    reason varchar(20) DEFAULT NULL,
    changed_at timestamptz NOT NULL,
    changed_by_name varchar(200) DEFAULT NULL NOT NULL,
    version integer NOT NULL
);
CREATE TABLE reintegration.mentorship_event (
    id uuid PRIMARY KEY,
    mentorship uuid NOT NULL,
    version integer NOT NULL,
    act varchar(20) DEFAULT NULL NOT NULL,
    state varchar(20) DEFAULT NULL NOT NULL,
    reason varchar(20) DEFAULT NULL,
    agreed_form varchar(10) DEFAULT NULL,
    until_on date NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE reintegration.mentor_log (
    id uuid PRIMARY KEY,
    entry uuid NOT NULL,
    version integer NOT NULL,
    mentorship uuid NOT NULL,
    day date NOT NULL,
    kind varchar(20) DEFAULT NULL NOT NULL,
    minutes integer NOT NULL,
    next_on date,
    struck boolean DEFAULT false NOT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX mentorship_person ON reintegration.mentorship (person);
CREATE UNIQUE INDEX mentorship_one_running ON reintegration.mentorship (person)
    WHERE state IN ('proposed', 'person_agreed', 'mentor_agreed', 'active');
CREATE INDEX mentorship_of_mentor ON reintegration.mentorship (mentor, until_on);
CREATE UNIQUE INDEX mentorship_event_number ON reintegration.mentorship_event (mentorship, version);
CREATE UNIQUE INDEX mentor_log_number ON reintegration.mentor_log (entry, version);
CREATE INDEX mentor_log_of_mentorship ON reintegration.mentor_log (mentorship, day DESC);
CREATE INDEX mentor_log_by_day ON reintegration.mentor_log (day);
SELECT public.install_append_only('reintegration.mentorship_event', 'reintegration');
SELECT public.install_append_only('reintegration.mentor_log', 'reintegration');
SELECT public.install_row_security('reintegration.mentorship', 'mentor = :actor OR EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = mentorship.person)');
SELECT public.install_row_security('reintegration.mentorship_event', 'EXISTS (SELECT FROM reintegration.mentorship m
    WHERE m.id = mentorship)');
SELECT public.install_row_security('reintegration.mentor_log', 'EXISTS (SELECT FROM reintegration.mentorship m
    WHERE m.id = mentorship)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
