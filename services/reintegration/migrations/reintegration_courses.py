"""Groups of courses with seats and sessions, who takes part, who came."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-09T03:00:00:000000"
SQL = """
CREATE TABLE reintegration.course_group (
    id uuid PRIMARY KEY,
    organisation uuid NOT NULL,
    offer uuid NOT NULL,
    title varchar(200) NOT NULL DEFAULT NULL,
    text_language varchar(2) NOT NULL DEFAULT NULL,
    language varchar(2) NOT NULL DEFAULT NULL,
    place varchar(300) NOT NULL DEFAULT NULL,
    seats integer NOT NULL,
    taken integer NOT NULL DEFAULT 0,
    begins_on date NOT NULL,
    ends_on date NOT NULL,
    apply_until date,
    conditions text,
    state varchar(20) NOT NULL DEFAULT NULL,
    why text,
    made_at timestamptz NOT NULL,
    version integer NOT NULL
);
CREATE INDEX course_group_organisation ON reintegration.course_group (organisation);
CREATE TABLE reintegration.course_session (
    id uuid PRIMARY KEY,
    course_group uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    minutes integer NOT NULL,
    topic varchar(200) NOT NULL DEFAULT NULL,
    held boolean,
    catch_up_for uuid,
    version integer NOT NULL
);
CREATE INDEX course_session_course_group ON reintegration.course_session (course_group);
CREATE TABLE reintegration.course_place (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    course_group uuid NOT NULL,
    organisation uuid NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    consent uuid,
    shared_name varchar(200) NOT NULL DEFAULT NULL,
    certificate_number varchar(100) DEFAULT NULL,
    certificate_on date,
    result varchar(20) DEFAULT NULL,
    made_at timestamptz NOT NULL,
    version integer NOT NULL
);
CREATE INDEX course_place_person ON reintegration.course_place (person);
CREATE INDEX course_place_course_group ON reintegration.course_place (course_group);
CREATE INDEX course_place_organisation ON reintegration.course_place (organisation);
CREATE TABLE reintegration.course_place_event (
    id uuid PRIMARY KEY,
    place uuid NOT NULL,
    version integer NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX course_place_event_place ON reintegration.course_place_event (place);
CREATE TABLE reintegration.course_attendance (
    id uuid PRIMARY KEY,
    session uuid NOT NULL,
    place uuid NOT NULL,
    mark varchar(20) NOT NULL DEFAULT NULL,
    version integer NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX course_attendance_session ON reintegration.course_attendance (session);
CREATE INDEX course_attendance_place ON reintegration.course_attendance (place);
CREATE INDEX course_group_listed ON reintegration.course_group (begins_on, id) WHERE state = 'open';
CREATE UNIQUE INDEX course_place_once ON reintegration.course_place (person, course_group)
    WHERE state IN ('asked', 'waiting', 'enrolled', 'completed');
CREATE UNIQUE INDEX course_attendance_version ON reintegration.course_attendance (session, place, version);
ALTER TABLE reintegration.course_group ADD CONSTRAINT course_group_seats CHECK (taken BETWEEN 0 AND seats);
SELECT public.install_append_only('reintegration.course_place_event', 'reintegration');
SELECT public.install_append_only('reintegration.course_attendance', 'reintegration');
SELECT public.install_row_security('reintegration.course_place', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = course_place.person) OR organisation = :provider');
SELECT public.install_row_security('reintegration.course_place_event', 'EXISTS (SELECT FROM reintegration.course_place p
    JOIN reintegration."case" c ON c.person = p.person WHERE p.id = place)');
SELECT public.install_row_security('reintegration.course_attendance', 'EXISTS (SELECT FROM reintegration.course_place p
    WHERE p.id = place)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
