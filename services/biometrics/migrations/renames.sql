-- The names of biometrics's tables and columns become the standard terms of the field. The result is what schema.sql and the table classes declare.

-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE biometrics.refused RENAME TO dead_letter;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE biometrics.sequence RENAME TO outbox_sequence;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE biometrics.dead_letter RENAME CONSTRAINT refused_pkey TO dead_letter_pkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE biometrics.outbox_sequence RENAME CONSTRAINT sequence_pkey TO outbox_sequence_pkey;
