"""Transfers between offices, capacity of officers, and reassignment of cases within an office."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T05:00:00:000000"
SQL = """
-- Moving a person to another office: asked for by the receiving office, or offered by the keeping one. `person` is empty where nobody of
-- this number is kept elsewhere, so that who asks learns nothing. `history_from`: from when the receiving office reads the history.
CREATE TABLE probation.transfer (
    id uuid PRIMARY KEY,
    state varchar(10) NOT NULL CHECK (state IN ('asked', 'offered', 'accepted', 'refused', 'withdrawn', 'expired')),
    iin varchar(12),
    person uuid,
    person_name varchar(320),
    case_number varchar(20),
    from_office varchar(20),
    from_officer uuid,
    from_officer_name varchar(200),
    to_office varchar(20) NOT NULL,
    to_officer uuid,
    to_officer_name varchar(200),
    wish text,
    reason text,
    document varchar(200),
    begun_at timestamptz NOT NULL,
    begun_by uuid NOT NULL,
    begun_by_name varchar(200) NOT NULL,
    offered_at timestamptz,
    offered_by uuid,
    offered_by_name varchar(200),
    due_at timestamptz NOT NULL,
    reminded_at timestamptz,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200),
    answer text,
    history_from timestamptz,
    CONSTRAINT transfer_to_another_office CHECK (from_office <> to_office),
    CONSTRAINT transfer_of_somebody CHECK (state IN ('asked', 'withdrawn', 'expired') OR person IS NOT NULL)
);
CREATE UNIQUE INDEX transfer_offered ON probation.transfer (person) WHERE state = 'offered';
CREATE UNIQUE INDEX transfer_asked ON probation.transfer (iin, to_office) WHERE state = 'asked';
CREATE INDEX transfer_person ON probation.transfer (person);
CREATE INDEX transfer_from ON probation.transfer (from_office, begun_at, id);
CREATE INDEX transfer_to ON probation.transfer (to_office, begun_at, id);
CREATE INDEX transfer_due ON probation.transfer (due_at) WHERE state IN ('asked', 'offered');
SELECT public.install_row_security('probation.transfer', '(from_office = ANY (:offices) OR to_office = ANY (:offices)
    OR from_office ^@ ANY (:regions) OR to_office ^@ ANY (:regions) OR begun_by = :actor OR from_officer = ANY (:officers)
    OR to_officer = ANY (:officers) OR EXISTS (SELECT FROM probation.registration r WHERE r.person = transfer.person))');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.transfer FROM probation;
GRANT UPDATE (state, person_name, case_number, from_office, from_officer, from_officer_name, to_officer, to_officer_name, reason, document,
    offered_at, offered_by, offered_by_name, due_at, reminded_at, decided_at, decided_by, decided_by_name, answer, history_from)
    ON probation.transfer TO probation;
CREATE TRIGGER decided_once BEFORE UPDATE ON probation.transfer
    FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();

-- How many cases an officer can carry, from a day on; rows are only added, the latest one that has begun counts.
CREATE TABLE probation.officer_capacity (
    id uuid PRIMARY KEY,
    officer uuid NOT NULL,
    office varchar(20) NOT NULL,
    cases integer NOT NULL CHECK (cases BETWEEN 0 AND 1000),
    valid_from date NOT NULL,
    why varchar(500) NOT NULL,
    set_at timestamptz NOT NULL,
    set_by uuid NOT NULL,
    set_by_name varchar(200) NOT NULL
);
CREATE INDEX officer_capacity_officer ON probation.officer_capacity (officer, valid_from);
SELECT public.install_row_security('probation.officer_capacity', '(officer = ANY (:officers) OR office = ANY (:offices)
    OR office ^@ ANY (:regions))');
SELECT public.install_append_only('probation.officer_capacity', 'probation');

-- One decision that gives cases of an officer to others of the office; the cases move in batches, and back again if it is undone.
CREATE TABLE probation.reassignment (
    id uuid PRIMARY KEY,
    office varchar(20) NOT NULL,
    officer uuid NOT NULL,
    officer_name varchar(200) NOT NULL,
    authority varchar(20) NOT NULL,
    reason text NOT NULL,
    decided_at timestamptz NOT NULL,
    decided_by uuid NOT NULL,
    decided_by_name varchar(200) NOT NULL,
    undone_at timestamptz,
    undone_by uuid,
    undone_by_name varchar(200)
);
CREATE INDEX reassignment_office ON probation.reassignment (office, decided_at, id);
CREATE TABLE probation.reassigned_case (
    reassignment uuid NOT NULL,
    person uuid NOT NULL,
    to_officer uuid NOT NULL,
    to_officer_name varchar(200) NOT NULL,
    moved_at timestamptz,
    returned_at timestamptz,
    outcome varchar(20),
    PRIMARY KEY (reassignment, person)
);
CREATE INDEX reassigned_case_waiting ON probation.reassigned_case (reassignment, person) WHERE moved_at IS NULL;
CREATE INDEX reassigned_case_person ON probation.reassigned_case (person);
SELECT public.install_row_security('probation.reassignment', '(office = ANY (:offices) OR office ^@ ANY (:regions))');
SELECT public.install_row_security('probation.reassigned_case', 'EXISTS (SELECT FROM probation.reassignment r WHERE r.id = reassignment)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.reassignment, probation.reassigned_case FROM probation;
GRANT UPDATE (undone_at, undone_by, undone_by_name) ON probation.reassignment TO probation;
GRANT UPDATE (moved_at, returned_at, outcome) ON probation.reassigned_case TO probation;
-- The office that a person's closed case was released to: it may register the person anew.
ALTER TABLE probation.registration ADD COLUMN released_to varchar(20) DEFAULT NULL;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
