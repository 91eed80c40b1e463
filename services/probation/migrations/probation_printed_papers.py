"""What stands on the papers of a work act is kept with it; the PDF of a paper that opens a case is stored as it was signed."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-23T08:00:00:000000"
SQL = """
ALTER TABLE probation.work_act
    ADD COLUMN printed jsonb,
    ADD COLUMN layout varchar(10) DEFAULT NULL;
CREATE TABLE probation.opening_paper_file (
    id uuid PRIMARY KEY,
    paper uuid NOT NULL,
    number integer NOT NULL,
    language varchar(2) DEFAULT NULL NOT NULL,
    sha256 varchar(64) DEFAULT NULL NOT NULL,
    size integer NOT NULL,
    content bytea NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX opening_paper_file_signed ON probation.opening_paper_file (paper, number, language);
SELECT public.install_row_security('probation.opening_paper_file', 'EXISTS (SELECT FROM probation.opening_paper o WHERE o.id = paper)');
SELECT public.install_append_only('probation.opening_paper_file', 'probation');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
