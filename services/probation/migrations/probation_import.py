"""Registers that are taken over from files, row by row."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T13:00:00:000000"
SQL = """
-- A file of registrations that an office takes over. `checked`: looked at, nobody is registered yet.
CREATE TABLE probation.register_import (
    id uuid PRIMARY KEY,
    office varchar(20) NOT NULL,
    authority varchar(20) NOT NULL,
    file_name varchar(200) NOT NULL,
    file_hash varchar(64) NOT NULL,
    rows integer NOT NULL,
    state varchar(10) NOT NULL CHECK (state IN ('checked', 'running', 'done', 'discarded', 'undone')),
    begun_at timestamptz NOT NULL,
    begun_by uuid NOT NULL,
    begun_by_name varchar(200) NOT NULL,
    confirmed_at timestamptz,
    finished_at timestamptz,
    undone_at timestamptz,
    undone_by uuid,
    undone_by_name varchar(200),
    undo_reason varchar(1000)
);
CREATE INDEX register_import_office ON probation.register_import (office, authority, begun_at, id);
SELECT public.install_row_security('probation.register_import', '(office = ANY (:offices) OR office ^@ ANY (:regions))');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.register_import FROM probation;
GRANT UPDATE (state, confirmed_at, finished_at, undone_at, undone_by, undone_by_name, undo_reason)
    ON probation.register_import TO probation;

-- A row of such a file. What it says is kept until it is registered, dropped or discarded; `hash` stays.
CREATE TABLE probation.import_row (
    import_id uuid NOT NULL,
    number integer NOT NULL,
    hash varchar(64) NOT NULL,
    result varchar(10) NOT NULL CHECK (result IN ('waiting', 'defect', 'held', 'made', 'refused', 'dropped', 'undone', 'left')),
    fields jsonb,
    problems jsonb,
    alike jsonb,
    officer uuid,
    officer_name varchar(200),
    person uuid,
    registration uuid,
    done_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200),
    reason varchar(1000),
    PRIMARY KEY (import_id, number)
);
CREATE INDEX import_row_waiting ON probation.import_row (import_id, number) WHERE result = 'waiting';
CREATE INDEX import_row_person ON probation.import_row (person) WHERE person IS NOT NULL;
SELECT public.install_row_security('probation.import_row', 'EXISTS (SELECT FROM probation.register_import i WHERE i.id = import_id)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.import_row FROM probation;
GRANT UPDATE (result, fields, problems, alike, person, registration, done_at, decided_by, decided_by_name, reason)
    ON probation.import_row TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
