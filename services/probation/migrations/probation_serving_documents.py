"""Records of how documents were served; proposals and decisions about their erasure, which empties their content."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-22T08:00:00:000000"
SQL = """
CREATE TABLE probation.document_service (
    id uuid PRIMARY KEY,
    document uuid NOT NULL,
    number integer NOT NULL,
    how varchar(20) DEFAULT NULL NOT NULL,
    served_on date,
    proof uuid,
    tracking varchar(40) DEFAULT NULL,
    witnesses text[],
    second_by uuid,
    second_by_name varchar(200) DEFAULT NULL,
    words text,
    why text,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.document_erasure (
    id uuid PRIMARY KEY,
    document uuid NOT NULL,
    kind varchar(24) DEFAULT NULL NOT NULL,
    number varchar(40) DEFAULT NULL,
    office varchar(20) DEFAULT NULL NOT NULL,
    dated_on date NOT NULL,
    ended_on date NOT NULL,
    digests text[] NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    proposed_at timestamptz NOT NULL,
    answered_at timestamptz,
    answered_by uuid,
    answered_by_name varchar(200) DEFAULT NULL,
    act varchar(60) DEFAULT NULL,
    keep_until date,
    why text
);
ALTER TABLE probation.document ADD COLUMN erased_at timestamptz;
ALTER TABLE probation.document_version ALTER COLUMN content DROP NOT NULL;
ALTER TABLE probation.document_event ALTER COLUMN why DROP NOT NULL;
ALTER TABLE probation.document_file ALTER COLUMN content DROP NOT NULL, ALTER COLUMN wrapped_key DROP NOT NULL;
ALTER TABLE probation.document_signature ALTER COLUMN cms DROP NOT NULL, ALTER COLUMN said DROP NOT NULL;
INSERT INTO probation.document_service (id, document, number, how, served_on, proof, witnesses, words, why, by_id, by_name, at)
    SELECT gen_random_uuid(), d.id, 1, d.served_how, d.served_on, d.proof, '{}', coalesce(d.served_words, ''), '', e.by_id, e.by_name, e.at
    FROM probation.document d JOIN probation.document_event e ON e.document = d.id AND e.event = 'serve' WHERE d.served_how IS NOT NULL;
"""
RULES = """
CREATE UNIQUE INDEX document_service_number ON probation.document_service (document, number);
CREATE UNIQUE INDEX document_erasure_waiting ON probation.document_erasure (document) WHERE state = 'proposed';
CREATE INDEX document_erasure_answered ON probation.document_erasure ((coalesce(answered_at, proposed_at)) DESC, id DESC);
SELECT public.install_row_security('probation.document_service', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.document_service, probation.document_erasure FROM probation;
GRANT UPDATE (proof, tracking, witnesses, words, why) ON probation.document_service TO probation;
GRANT UPDATE (state, answered_at, answered_by, answered_by_name, act, keep_until, why) ON probation.document_erasure TO probation;
GRANT UPDATE (erased_at) ON probation.document TO probation;
GRANT UPDATE (content) ON probation.document_file TO probation;
GRANT UPDATE (content) ON probation.document_version TO probation;
GRANT UPDATE (why) ON probation.document_event TO probation;
GRANT UPDATE (cms) ON probation.document_signature TO probation;
CREATE TRIGGER answered_once BEFORE UPDATE ON probation.document_erasure
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE ON probation.document_service FOR EACH ROW WHEN (NEW.proof IS NOT NULL
    OR NEW.tracking IS NOT NULL OR NEW.witnesses IS NOT NULL OR NEW.words IS NOT NULL OR NEW.why IS NOT NULL)
    EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE ON probation.document_version
    FOR EACH ROW WHEN (NEW.content IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE ON probation.document_event
    FOR EACH ROW WHEN (NEW.why IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE OF content ON probation.document_file
    FOR EACH ROW WHEN (NEW.content IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE OF cms ON probation.document_signature
    FOR EACH ROW WHEN (NEW.cms IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
"""
KEPT = """
DROP TRIGGER append_only ON probation.document_version;
DROP TRIGGER append_only ON probation.document_event;
DROP TRIGGER append_only_whole ON probation.document_version;
DROP TRIGGER append_only_whole ON probation.document_event;
DROP TRIGGER decided_once ON probation.document;
"""
DECIDED_ONCE = """
CREATE TRIGGER decided_once BEFORE UPDATE OF number, decided_at, printed, layout, template_version ON probation.document
    FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL AND NOT (NEW.erased_at IS NOT NULL AND NEW.printed IS NULL
        AND (NEW.number, NEW.decided_at, NEW.layout, NEW.template_version)
            IS NOT DISTINCT FROM (OLD.number, OLD.decided_at, OLD.layout, OLD.template_version)))
    EXECUTE FUNCTION public.refuse_change();
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL + RULES + KEPT + DECIDED_ONCE)
