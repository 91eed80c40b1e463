"""Two records of one person: which was merged into which, by whom and why, and what went over."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-08T01:00:00:000000"
NEW_ROWS = """
-- A record that was merged into another one. Nobody's rows are rewritten by it: what may not change is read through this link.
CREATE TABLE probation.person_link (
    person uuid PRIMARY KEY,
    survivor uuid NOT NULL,
    linked_at timestamptz NOT NULL,
    CONSTRAINT person_link_of_two CHECK (person <> survivor)
);
CREATE INDEX person_link_survivor ON probation.person_link (survivor);
SELECT public.install_row_security('probation.person_link', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = person_link.survivor)');
REVOKE UPDATE, TRUNCATE ON probation.person_link FROM probation;

-- The names of a merged record, by which the search finds the surviving one.
CREATE TABLE probation.earlier_name (
    person uuid NOT NULL,
    record uuid NOT NULL,
    script varchar(8) NOT NULL CHECK (script IN ('official', 'kk', 'ru', 'latin')),
    family_name varchar(100) NOT NULL,
    given_name varchar(100) NOT NULL,
    patronymic varchar(100),
    PRIMARY KEY (record, script)
);
CREATE INDEX earlier_name_person ON probation.earlier_name (person);
SELECT public.install_row_security('probation.earlier_name', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = earlier_name.person)');
REVOKE UPDATE, TRUNCATE ON probation.earlier_name FROM probation;

-- A merge, from the proposal to its end. `seen`: the fields that differ, as the officer saw them; `taken`: those whose value comes from the
-- other record; `changed`: what the merge made of the surviving record's fields, for taking it apart again.
CREATE TABLE probation.person_merge (
    id uuid PRIMARY KEY,
    survivor uuid NOT NULL,
    retired uuid NOT NULL,
    retired_name varchar(320) NOT NULL,
    retired_case varchar(20) NOT NULL,
    office varchar(20) NOT NULL,
    state varchar(10) NOT NULL CHECK (state IN ('proposed', 'refused', 'withdrawn', 'merged', 'undoing', 'undone')),
    seen jsonb NOT NULL,
    taken jsonb NOT NULL,
    changed jsonb,
    reason text NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name varchar(200) NOT NULL,
    answer text,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200),
    undo_reason text,
    undo_moves jsonb,
    undo_at timestamptz,
    undo_by uuid,
    undo_by_name varchar(200),
    undone_at timestamptz,
    undone_by uuid,
    undone_by_name varchar(200),
    CONSTRAINT person_merge_of_two CHECK (survivor <> retired)
);
CREATE UNIQUE INDEX person_merge_retired_once ON probation.person_merge (retired) WHERE state IN ('proposed', 'merged', 'undoing');
CREATE UNIQUE INDEX person_merge_proposed_once ON probation.person_merge (survivor) WHERE state = 'proposed';
CREATE INDEX person_merge_survivor ON probation.person_merge (survivor);
SELECT public.install_row_security('probation.person_merge', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person IN (person_merge.survivor, retired))');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.person_merge FROM probation;
GRANT UPDATE (state, changed, answer, decided_at, decided_by, decided_by_name, undo_reason, undo_moves, undo_at, undo_by, undo_by_name,
    undone_at, undone_by, undone_by_name) ON probation.person_merge TO probation;

-- Every row that a merge led to the surviving record, as it was before: taking the merge apart gives exactly these back.
CREATE TABLE probation.merged_row (
    merge uuid NOT NULL,
    table_name varchar(60) NOT NULL,
    row_id uuid NOT NULL,
    before jsonb NOT NULL,
    PRIMARY KEY (merge, table_name, row_id)
);
SELECT public.install_row_security('probation.merged_row', 'EXISTS (SELECT FROM probation.person_merge m WHERE m.id = merge)');
SELECT public.install_append_only('probation.merged_row', 'probation');

-- Whose rows they are is all that a merge changes of these.
GRANT UPDATE (person) ON probation.person_entry, probation.visit, probation.planned_absence, probation.closing, probation.law_override,
    probation.notice, probation.notification TO probation;
"""
READ_THROUGH = """
DROP POLICY shown ON probation.timeline_entry;
DROP POLICY added ON probation.timeline_entry;
DROP POLICY changed ON probation.timeline_entry;
DROP POLICY removed ON probation.timeline_entry;
SELECT public.install_row_security('probation.timeline_entry', '(EXISTS (SELECT FROM probation.registration r
    WHERE r.person = timeline_entry.person) OR person IN (SELECT l.person FROM probation.person_link l))
    AND coalesce(authority = :authority, true)');
DROP POLICY shown ON probation.field_change;
DROP POLICY added ON probation.field_change;
DROP POLICY changed ON probation.field_change;
DROP POLICY removed ON probation.field_change;
SELECT public.install_row_security('probation.field_change', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = field_change.person) OR person IN (SELECT l.person FROM probation.person_link l)');
DROP POLICY shown ON probation.legal_basis_document;
DROP POLICY added ON probation.legal_basis_document;
DROP POLICY changed ON probation.legal_basis_document;
DROP POLICY removed ON probation.legal_basis_document;
SELECT public.install_row_security('probation.legal_basis_document', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = legal_basis_document.person) OR person IN (SELECT l.person FROM probation.person_link l)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, NEW_ROWS + READ_THROUGH)
