-- The names of probation's tables and columns become the standard terms of the field. The result is what schema.sql and the table classes declare.

-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.refused RENAME TO dead_letter;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.sequence RENAME TO outbox_sequence;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.activation_news RENAME TO evaluation_queue;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.device_activation RENAME TO device_assignment;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.position_elsewhen RENAME TO position_default;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.position_refused RENAME TO rejected_report;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.unknown_device RENAME TO unregistered_device;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.suspicion RENAME TO duplicate_suspicion;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.basis_copy RENAME TO legal_basis_document;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.review RENAME TO check_in_review;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.registration RENAME COLUMN custodian TO supervising_authority;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.person RENAME COLUMN zone TO time_zone;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.queue_item RENAME COLUMN about TO subject_id;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.queue_item_about RENAME TO queue_item_subject_id;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.queue_item RENAME COLUMN not_for TO excluded_officer;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.incident RENAME COLUMN held_until TO quiet_until;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.dead_letter RENAME CONSTRAINT refused_pkey TO dead_letter_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.outbox_sequence RENAME CONSTRAINT sequence_pkey TO outbox_sequence_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.device_assignment RENAME CONSTRAINT device_activation_pkey TO device_assignment_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.position_default RENAME CONSTRAINT position_elsewhen_pkey TO position_default_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.rejected_report RENAME CONSTRAINT position_refused_pkey TO rejected_report_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.unregistered_device RENAME CONSTRAINT unknown_device_pkey TO unregistered_device_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.duplicate_suspicion RENAME CONSTRAINT suspicion_pkey TO duplicate_suspicion_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.legal_basis_document RENAME CONSTRAINT basis_copy_pkey TO legal_basis_document_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.check_in_review RENAME CONSTRAINT review_pkey TO check_in_review_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.device_assignment RENAME CONSTRAINT device_activation_check TO device_assignment_check;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.device_assignment RENAME CONSTRAINT device_activation_device_id_fkey TO device_assignment_device_id_fkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.activation_news_at RENAME TO evaluation_queue_at;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.activation_news_activation RENAME TO evaluation_queue_activation;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.device_activation_device RENAME TO device_assignment_device;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.device_activation_one_a_person RENAME TO device_assignment_one_a_person;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.device_activation_tick RENAME TO device_assignment_tick;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.suspicion_one_open RENAME TO duplicate_suspicion_one_open;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.suspicion_other RENAME TO duplicate_suspicion_other;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.suspicion_person RENAME TO duplicate_suspicion_person;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.basis_copy_person RENAME TO legal_basis_document_person;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.review_check_in RENAME TO check_in_review_check_in;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.position_elsewhen_fix_time_idx RENAME TO position_default_fix_time_idx;
-- because: nothing was released yet, so no older version runs at the same time
ALTER SEQUENCE probation.position_refused_id_seq RENAME TO rejected_report_id_seq;

CREATE OR REPLACE FUNCTION probation.drop_position_partitions(before timestamptz) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        part record; dropped integer := 0;
    BEGIN
        FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = 'probation.position'::regclass AND c.relname ~ '^position_[0-9]+w[0-9]+$'
              AND to_date(substr(c.relname, 10), 'IYYY"w"IW') + 7 <= (before AT TIME ZONE 'UTC')::date
        LOOP
            EXECUTE format('DROP TABLE probation.%I', part.relname);
            dropped := dropped + 1;
        END LOOP;
        DELETE FROM probation.position_default WHERE fix_time < before;
        RETURN dropped;
    END $$;
