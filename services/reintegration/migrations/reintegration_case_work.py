"""How tasks of stages ended, who answered a hand-over, and notes of those who take part in a case."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-23T00:00:00:000000"
SQL = """
ALTER TABLE reintegration.stage_task ADD COLUMN outcome varchar(20) DEFAULT NULL, ADD COLUMN why varchar(40) DEFAULT NULL,
    ADD COLUMN through varchar(40) DEFAULT NULL;
ALTER TABLE reintegration.stage_event ADD COLUMN outcome varchar(20) DEFAULT NULL, ADD COLUMN why varchar(40) DEFAULT NULL,
    ADD COLUMN through varchar(40) DEFAULT NULL;
ALTER TABLE reintegration.handover ADD COLUMN answered_by uuid DEFAULT NULL;
GRANT UPDATE (answered_by) ON reintegration.handover TO reintegration;
CREATE TABLE reintegration.part_note (
    id uuid NOT NULL PRIMARY KEY,
    note uuid NOT NULL,
    version integer NOT NULL,
    person uuid NOT NULL,
    part uuid NOT NULL,
    role varchar(20) NOT NULL DEFAULT NULL,
    organisation varchar(200) NOT NULL DEFAULT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE UNIQUE INDEX part_note_version ON reintegration.part_note (note, version);
CREATE INDEX part_note_of_case ON reintegration.part_note (person, at DESC, id DESC);
CREATE INDEX part_note_of_part ON reintegration.part_note (part, at DESC, id DESC);
SELECT public.install_append_only('reintegration.part_note', 'reintegration');
SELECT public.install_row_security('reintegration.part_note', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = part_note.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
