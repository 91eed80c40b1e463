-- What an assignment, a fix of an alert and the enclosure of a device are called is the same in every table.

-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.alert RENAME COLUMN evidence TO fix_count;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.alert RENAME COLUMN fixes TO fix_times;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.alert RENAME COLUMN activation TO assignment;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.evaluation_queue RENAME COLUMN activation TO assignment;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.evaluation_checkpoint RENAME COLUMN activation TO assignment;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.device_assignment RENAME COLUMN next_tick TO next_timer_at;
-- because: nothing was released yet, so no older version runs at the same time
ALTER TABLE probation.alert RENAME CONSTRAINT alert_activation_fkey TO alert_assignment_fkey;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.alert_activation RENAME TO alert_assignment;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.evaluation_queue_activation RENAME TO evaluation_queue_assignment;
-- because: nothing was released yet, so no older version runs at the same time
ALTER INDEX probation.device_assignment_tick RENAME TO device_assignment_next_timer_at;

-- because: nothing was released yet, so the tables hold only what a demonstration wrote
UPDATE probation.alert SET rule = 'enclosure' WHERE rule = 'case';
-- because: nothing was released yet, so the tables hold only what a demonstration wrote
UPDATE probation.alert SET reason = 'enclosure_open' WHERE reason = 'case_open';
-- because: nothing was released yet, so the tables hold only what a demonstration wrote
UPDATE probation.evaluation_checkpoint SET state = replace(replace(replace(replace(state::text,
    '"evidence":', '"fix_count":'), '"fixes":', '"fix_times":'), '"case_open"', '"enclosure_open"'), '"case"', '"enclosure"')::json;
