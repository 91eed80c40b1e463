"""Pairs of cases of one person."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-05T03:00:00:000000"
SQL = """
-- Pairs of cases of one person, or of two: one row a pair, seen by whoever sees one of both; every decision is kept.
CREATE TABLE reintegration.case_pair (
    id uuid NOT NULL PRIMARY KEY,
    first uuid NOT NULL,
    second uuid NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    version integer NOT NULL
);
CREATE TABLE reintegration.case_pair_event (
    id uuid NOT NULL PRIMARY KEY,
    pair uuid NOT NULL,
    version integer NOT NULL,
    act varchar(20) NOT NULL DEFAULT NULL,
    why varchar(40) NOT NULL DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX case_pair_event_pair ON reintegration.case_pair_event (pair);
CREATE UNIQUE INDEX case_pair_once ON reintegration.case_pair (first, second);
CREATE INDEX case_pair_second ON reintegration.case_pair (second);
CREATE UNIQUE INDEX case_pair_event_number ON reintegration.case_pair_event (pair, version);
ALTER TABLE reintegration.case_pair ADD CONSTRAINT case_pair_of_two CHECK (first < second);
SELECT public.install_row_security('reintegration.case_pair', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person IN (first, second))');
SELECT public.install_row_security('reintegration.case_pair_event', 'EXISTS (SELECT FROM reintegration.case_pair p WHERE p.id = pair)');
SELECT public.install_append_only('reintegration.case_pair_event', 'reintegration');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
