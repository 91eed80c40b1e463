"""What is told about a person in tasks, contacts, referrals, papers, withdrawals and the timeline is encrypted; a job encrypts older texts.

Rows that are kept as they were written may change in one way alone: their texts move into `sealed`, by one function.
"""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-22T00:00:00:000000"
SQL = """
ALTER TABLE reintegration.need_key ALTER COLUMN wrapped_key DROP NOT NULL, ADD COLUMN destroyed_at timestamptz;
ALTER TABLE reintegration.task ALTER COLUMN words DROP NOT NULL, ADD COLUMN sealed bytea;
ALTER TABLE reintegration.task_event ADD COLUMN sealed bytea;
ALTER TABLE reintegration.contact ALTER COLUMN words DROP NOT NULL, ADD COLUMN sealed bytea;
ALTER TABLE reintegration.appointment ALTER COLUMN purpose DROP NOT NULL, ADD COLUMN sealed bytea;
ALTER TABLE reintegration.appointment_event ADD COLUMN sealed bytea;
ALTER TABLE reintegration.referral ALTER COLUMN shared_note DROP NOT NULL, ADD COLUMN sealed bytea;
ALTER TABLE reintegration.referral_event ADD COLUMN sealed bytea;
ALTER TABLE reintegration.paper_version ADD COLUMN sealed bytea;
ALTER TABLE reintegration.consent_withdrawal ADD COLUMN sealed bytea;
ALTER TABLE reintegration.timeline_entry ADD COLUMN sealed bytea;

CREATE FUNCTION reintegration.refuse_all_but_sealing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            IF OLD.sealed IS NULL AND NEW.sealed IS NOT NULL AND to_jsonb(NEW) - 'sealed' = to_jsonb(OLD) - 'sealed'
                || (SELECT jsonb_object_agg(plain, NULL) FROM unnest(TG_ARGV) AS plain) THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'the table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END $$;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.task_event
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.contact
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words', 'with_words');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.appointment_event
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('result', 'why');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.referral_event
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('note');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.paper_version
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.consent_withdrawal
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.timeline_entry
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');

CREATE FUNCTION reintegration.seal_older(relation text, ids uuid[], contents bytea[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        emptied text := CASE relation
            WHEN 'task' THEN 'words = NULL'
            WHEN 'task_event' THEN 'words = NULL'
            WHEN 'contact' THEN 'words = NULL, with_words = NULL'
            WHEN 'appointment' THEN 'purpose = NULL, place = NULL, result = NULL'
            WHEN 'appointment_event' THEN 'result = NULL, why = NULL'
            WHEN 'referral' THEN 'shared_note = NULL'
            WHEN 'referral_event' THEN 'note = NULL'
            WHEN 'paper_version' THEN 'words = NULL'
            WHEN 'consent_withdrawal' THEN 'words = NULL'
            WHEN 'timeline_entry' THEN 'words = NULL'
        END;
        done bigint;
    BEGIN
        IF emptied IS NULL THEN
            RAISE EXCEPTION 'no texts of % are encrypted', relation;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('seal older texts'), hashtext(relation));
        EXECUTE format('UPDATE reintegration.%I t SET sealed = f.content, %s FROM unnest($1, $2) AS f (id, content)
            WHERE t.id = f.id AND t.sealed IS NULL', relation, emptied) USING ids, contents;
        GET DIAGNOSTICS done = ROW_COUNT;
        RETURN done;
    END $$;
REVOKE ALL ON FUNCTION reintegration.seal_older FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reintegration.seal_older TO reintegration;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
