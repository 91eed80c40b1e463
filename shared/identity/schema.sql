-- Identity's tables, as they are now: what the table classes of tables.py cannot express.
--
-- Databases are made by the migrations, never by this file. A test compares both: a change by a migration is made here in the same commit.

SELECT public.install_append_only('identity.audit', 'identity');

-- Alarms are listed by time.
CREATE INDEX alarm_by_time ON identity.alarm (last_at, id);

-- Accounts are listed by name.
CREATE INDEX account_by_name ON identity.account ((public.name_key(name) COLLATE "C"), id);
