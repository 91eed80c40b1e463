-- The names of reintegration's tables and columns become the standard terms of the field. The result is what schema.sql and the table classes declare.

-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE reintegration.refused RENAME TO dead_letter;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE reintegration.sequence RENAME TO outbox_sequence;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE reintegration.entry RENAME TO timeline_entry;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE reintegration.submission RENAME TO form_submission;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE reintegration.dead_letter RENAME CONSTRAINT refused_pkey TO dead_letter_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE reintegration.outbox_sequence RENAME CONSTRAINT sequence_pkey TO outbox_sequence_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE reintegration.timeline_entry RENAME CONSTRAINT entry_pkey TO timeline_entry_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE reintegration.form_submission RENAME CONSTRAINT submission_pkey TO form_submission_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX reintegration.entry_person RENAME TO timeline_entry_person;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX reintegration.entry_of_case RENAME TO timeline_entry_of_case;
